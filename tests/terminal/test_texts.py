"""`compare --texts`, `amendments` and `topic` on a library that holds an act, its amendment and the samples."""

import io
import shutil
from pathlib import Path

import docx
import pytest

from library import Library
from tests.analysis.texts.sides import HEAD

OF = "Sửa đổi, bổ sung một số điều của Nghị định số 10/2024/NĐ-CP ngày 01 tháng 7 năm 2024 của Chính phủ"
ACT = HEAD.format(number="10/2024/NĐ-CP", day=1, year=2024, title="QUY ĐỊNH VỀ CÂY CAO SU") + (
    "Điều 1. Hỗ trợ\n1. Mức hỗ trợ trồng cao su là 30 triệu đồng một héc ta.\n2. Ủy ban nhân dân cấp huyện chi trả.\n"
)
AMENDING = HEAD.format(number="20/2025/NĐ-CP", day=2, year=2025, title=OF.upper()) + (
    f"Điều 1. {OF}\n1. Sửa đổi khoản 2 Điều 1 như sau:\n“2. Ủy ban nhân dân cấp xã chi trả.”\n"
    "2. Bãi bỏ khoản 7 Điều 1.\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày ký.\n"
)
NEWER = ACT.replace("10/2024/NĐ-CP", "11/2024/NĐ-CP").replace("30 triệu", "50 triệu")


@pytest.fixture(scope="module")
def folder(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three decrees and the samples."""
    folder = tmp_path_factory.mktemp("texts")
    place = Path(shutil.copytree(sample_library, folder / "library"))
    files = {"act.txt": ACT, "amending.txt": AMENDING, "newer.txt": NEWER}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    with Library.open(place) as library:
        list(library.ingest([folder / name for name in files]))
    return place


class TestCompareTexts:
    def test_what_changed_is_marked(self, run, folder):
        done = run("compare", "10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", library=folder)
        assert (done.code, done.err) == (0, "")
        assert "là [-30-] {+50+} triệu đồng" in done.out
        assert "sửa lời  11/2024/NĐ-CP › Điều 1 › Khoản 1" in done.out
        assert "đoạn giữ nguyên" in done.out
        assert "cấp huyện chi trả" not in done.out

    def test_all(self, run, folder):
        done = run("compare", "10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", "--all", library=folder)
        assert "cấp huyện chi trả" in done.out

    def test_json_is_the_documented_shape(self, run, folder, follows_docs):
        done = run("compare", "10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", "--json", library=folder)
        assert follows_docs("text comparison", done.json) == []
        assert done.json["left_out"] == done.json["same"]
        whole = run("compare", "10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", "--all", "--json", library=folder)
        assert len(whole.json["pairs"]) == done.json["left_out"] + len(done.json["pairs"])
        assert follows_docs("text comparison", whole.json) == []

    def test_a_word_file(self, run, folder, tmp_path):
        file = tmp_path / "so.docx"
        done = run("compare", "10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", "--out", file, library=folder)
        assert (done.code, done.out) == (0, "")
        assert "50" in docx.Document(io.BytesIO(file.read_bytes())).tables[0].rows[3].cells[1].text

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("10/2024/NĐ-CP", "--texts"), "đúng hai văn bản"),
            (("10/2024/NĐ-CP", "11/2024/NĐ-CP", "26-NQ/TU", "--texts"), "đúng hai văn bản"),
            (("10/2024/NĐ-CP", "11/2024/NĐ-CP", "--texts", "--out", "so.xlsx"), ".docx"),
            (("10/2024/NĐ-CP", "11/2024/NĐ-CP", "--out", "so.docx"), "--texts"),
        ],
    )
    def test_wrong_use(self, run, folder, arguments, said, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = run("compare", *arguments, library=folder)
        assert done.code == 2
        assert said in done.err

    def test_a_document_with_itself(self, run, folder):
        done = run("compare", "10/2024/NĐ-CP", "10/2024/NĐ-CP", "--texts", library=folder)
        assert "cùng một văn bản" in done.out
        assert "0 sửa lời" in done.out


class TestAmendments:
    def test_before_and_after(self, run, folder):
        done = run("amendments", "20/2025/NĐ-CP", library=folder)
        assert (done.code, done.err) == (0, "")
        assert "2 chỗ được sửa, 1 chỗ xem được trước và sau" in done.out
        assert "không có giá trị pháp lý" in done.out
        assert "cấp [-huyện-] {+xã+} chi trả." in done.out
        assert "không có khoản 7 Điều 1" in done.out

    def test_json_is_the_documented_shape(self, run, folder, follows_docs):
        done = run("amendments", "20/2025/NĐ-CP", "--json", library=folder)
        assert follows_docs("amendments", done.json) == []
        assert [one["outcome"] for one in done.json["amendments"]] == ["applied", "no provision"]

    def test_an_act_that_amends_nothing(self, run, folder):
        done = run("amendments", "10/2024/NĐ-CP", library=folder)
        assert done.code == 3
        assert "Không thấy chỉ dẫn sửa đổi" in done.out

    def test_files(self, run, folder, tmp_path):
        for name in ("sửa.docx", "sửa.json"):
            assert run("amendments", "20/2025/NĐ-CP", "--out", tmp_path / name, library=folder).code == 0
            assert (tmp_path / name).stat().st_size > 100


class TestTopic:
    def test_each_document_says_its_own(self, run, folder, follows_docs):
        names = ("-d", "10/2024/NĐ-CP", "-d", "11/2024/NĐ-CP", "-d", "20/2025/NĐ-CP")
        done = run("topic", "mức hỗ trợ trồng cao su", *names, "--json", library=folder)
        assert (done.code, follows_docs("topic", done.json)) == (0, [])
        assert [column["says"] for column in done.json["columns"]][:2] == ["says", "says"]
        assert done.json["columns"][2]["says"] != "says"
        assert "30 triệu" in done.json["columns"][0]["passages"][0]["quote"]
        assert "50 triệu" in done.json["columns"][1]["passages"][0]["quote"]

    def test_all_that_speak_of_it_newest_first(self, run, folder):
        done = run("topic", "muc ho tro trong cao su", "--json", library=folder)
        numbers = [column["document"]["number"] for column in done.json["columns"]]
        assert numbers == ["11/2024/NĐ-CP", "10/2024/NĐ-CP"]
        assert done.json["others"] > 0

    def test_of_too_many_the_best_are_taken_not_the_newest(self, run, folder):
        done = run("topic", "mức hỗ trợ trồng cao su 30 triệu đồng", "--columns", "1", "--json", library=folder)
        assert [column["document"]["number"] for column in done.json["columns"]] == ["10/2024/NĐ-CP"]

    def test_who_says_nothing_is_named(self, run, folder):
        done = run("topic", "sâm Ngọc Linh", "-d", "10/2024/NĐ-CP", "-d", "26-NQ/TU", library=folder)
        assert done.code == 0
        assert "không thấy nói đến" in done.out
        assert "Sâm Ngọc Linh" in done.out

    def test_nobody_speaks_of_it(self, run, folder):
        done = run("topic", "tàu vũ trụ", "-d", "10/2024/NĐ-CP", library=folder)
        assert done.code == 3

    def test_an_unknown_document(self, run, folder):
        assert run("topic", "cao su", "-d", "99/2024/NĐ-CP", library=folder).code == 3

    def test_files(self, run, folder, tmp_path):
        file = tmp_path / "chủ đề.docx"
        run("topic", "mức hỗ trợ", "-d", "10/2024/NĐ-CP", "--out", file, library=folder)
        assert "30 triệu" in docx.Document(io.BytesIO(file.read_bytes())).tables[0].rows[1].cells[0].text
