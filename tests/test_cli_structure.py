"""The commands that show and correct what was understood of a document: targets, references, header, reread."""

import json
import re
from pathlib import Path

import pytest

from ingest.model import Header
from library import FileResult, Library
from terminal import text
from terminal.documents import correcting

ROOT = Path(__file__).resolve().parents[1]
REAL, CITED = "26-nq-tu.kon-tum.2024-10-22", "mau.23-nq-tu.kon-tum.2023-12-05"
RAW = (ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8")


def row(shown, *words):
    """Whether a line of a table holds these cells in this order."""
    return re.search(r"^ *" + r" {2,}".join(map(re.escape, words)), shown, re.MULTILINE) is not None


class TestTargets:
    @pytest.mark.parametrize(
        "cells",
        [
            # at least; the period is that of the whole document
            (
                "Tốc độ tăng trưởng GRDP của tỉnh · tỉnh Kon Tum", "tăng", "từ 9,5 % trở lên", "3 tháng cuối năm 2024*",
                "26-NQ/TU › II › 1 › 1.1 › gạch 1",
            ),
            # the bracket after it speaks of the whole year
            ("Thu ngân sách nhà nước trên địa bàn · tỉnh Kon Tum", "mức", "từ 4.500 tỷ đồng trở lên", "cả năm 2024"),
            ("Vốn đầu tư khu vực tư nhân · tỉnh Kon Tum", "mức", "trên 6.000 tỷ đồng"),
            # thousands of thousands
            ("Số lượt khách du lịch đến tỉnh · tỉnh Kon Tum", "mức", "2.100.000 lượt khách", "cả năm 2024"),
            # a change, not a level; the file writes 1.03%
            ("Tỷ lệ dân số tham gia bảo hiểm y tế · tỉnh Kon Tum", "tăng", "1,03 %"),
            ("Tỷ lệ hộ nghèo các huyện nghèo", "giảm", "6 %", "đến cuối năm 2024*", "26-NQ/TU › II › 1 › 1.2 › gạch 2"),
            # its indicator names the place already
            ("Số tiêu chí nông thôn mới của xã Ngọc Linh, huyện Đăk Glei", "mức", "13 tiêu chí", "vào đầu năm 2025"),
        ],
    )  # fmt: skip
    def test_a_row_for_each(self, ask, cells):
        assert row(ask("targets", "26-NQ/TU").out, *cells)

    def test_how_many_and_what_the_star_means(self, ask):
        done = ask("targets", REAL)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Nghị quyết 26-NQ/TU: lãnh đạo thực hiện nhiệm vụ")
        assert done.out.endswith("27 chỉ tiêu\n* thời gian ghi ở đề mục hoặc câu trước, không ở chính câu đó\n")

    def test_json(self, ask, follows_docs):
        done = ask("targets", REAL, "--json")
        assert (done.code, follows_docs("targets", done.json)) == (0, [])
        assert len(done.json["targets"]) == 27
        for target in done.json["targets"]:
            assert RAW[target["start"] : target["end"]] == target["quote"]
        assert [RAW[target["value_start"] : target["value_end"]] for target in done.json["targets"]][:4] == [
            "9,5", "8,2", "2.100", "4.500",
        ]  # fmt: skip
        assert [target["value"] for target in done.json["targets"]][:4] == ["9.5", "8.2", "2100", "4500"]

    def test_a_made_up_document_says_so(self, ask):
        assert ask("targets", CITED).out.startswith(text.SAMPLE_MARK)

    def test_none(self, run, own_library, change):
        change("DELETE FROM targets")
        done = run("targets", REAL, library=own_library)
        assert (done.code, done.out.splitlines()[1:]) == (0, ["Không thấy chỉ tiêu nào bằng số trong phần đã đọc."])

    def test_none_is_no_proof_where_pages_wait(self, run, own_library, change):
        change("DELETE FROM targets")
        change("UPDATE documents SET page_count = 5, waiting_pages = 2, doubtful_pages = 1")
        change("""UPDATE documents SET notes = '["bỏ 3 chỗ đã xóa"]'""")
        assert run("targets", REAL, library=own_library).out.splitlines()[1:] == [
            "⚠ bỏ 3 chỗ đã xóa",
            f"⚠ 2/5 trang chờ nhận dạng chữ, chưa dò: nghiquyet ocr {REAL}",
            "⚠ 1/5 trang chưa tin được: hãy đối chiếu với bản gốc",
            "Không thấy chỉ tiêu nào bằng số trong phần đã đọc.",
        ]

    def test_what_was_rejected_comes_only_when_asked_for(self, run, own_library, change):
        change(
            "UPDATE targets SET data = json_set(data, '$.certainty', 'rejected', '$.reason', 'đã đạt năm trước')"
            " WHERE ordinal < 2"
        )
        done = run("targets", REAL, library=own_library)
        assert "Không kể 2 số liệu không phải chỉ tiêu: xem bằng --all\n" in done.out
        assert "GRDP" not in done.out
        shape = run("targets", REAL, "--json").json
        assert (len(shape["targets"]), shape["left_out"]) == (25, 2)
        done = run("targets", REAL, "--all")
        assert "✗ Tốc độ tăng trưởng GRDP của tỉnh" in done.out
        assert "đã đạt năm trước" in done.out
        assert "25 chỉ tiêu\n" in done.out

    def test_ocr_says_so(self, run, own_library, change):
        page = {"number": 1, "start": 0, "end": len(RAW), "extractor": "tesseract", "confidence": 0.876}
        pages = json.dumps([page | {"doubtful": ["«9,5» hay «9.5»"]}], ensure_ascii=False)
        change(f"UPDATE documents SET paging = 'pages', pages = '{pages}'")
        done = run("targets", REAL, library=own_library)
        assert done.out.count("trang 1 OCR 87 %") == 27
        assert done.out.count("⚠ OCR đọc không chắc: «9,5» hay «9.5»") == 1
        first, second, *_ = run("targets", REAL, "--json").json["targets"]
        assert (first["ocr"], first["page"], first["caution"]) == (0.876, 1, "OCR đọc không chắc: «9,5» hay «9.5»")
        assert (second["ocr"], second["caution"]) == (0.876, None)


class TestReferences:
    def test_groups_with_name_place_and_what_the_library_has(self, ask):
        done = ask("references", REAL)
        assert (done.code, done.err) == (0, "")
        lines = [line.rstrip() for line in done.out.splitlines()]
        place = lines.index("Thực hiện (3)")
        assert lines[place + 1 : place + 4] == [
            "  Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành Đảng bộ tỉnh khóa XVI",
            f"    → {text.SAMPLE_MARK} {CITED}",
            "    26-NQ/TU › I › đoạn 1",
        ]
        place = lines.index("Sơ kết (2)")
        assert lines[place + 1 : place + 5 : 3] == ["  Chỉ thị số 26-CT/TW", "  Hướng dẫn số 04-HD/TW"]
        assert lines[place + 2] == "    → chưa có trong kho"

    def test_what_is_doubtful_says_why(self, ask):
        out = ask("references", REAL).out
        assert re.search(
            r"⚠ Chương trình mục tiêu Quốc gia\n +Không nói tên chương trình\.\n +→ chưa có trong kho", out
        )

    def test_places_in_the_document_itself_come_only_when_asked_for(self, ask):
        done = ask("references", REAL)
        assert "Nghị quyết này" not in done.out
        assert "Không kể 3 chỗ nhắc đến chính văn bản này hoặc bị loại: xem bằng --all" in done.out
        assert "Nghị quyết này · 2 lần" in ask("references", REAL, "--all").out

    @pytest.mark.parametrize("options", [[], ["--all"]])
    def test_json(self, ask, follows_docs, options):
        done = ask("references", REAL, "--json", *options)
        assert (done.code, follows_docs("references", done.json)) == (0, [])
        found = done.json["references"]
        assert all(RAW[one["start"] : one["end"]] == one["quote"] for one in found)
        assert [one["number"] for one in found if one["number"]] == ["23-NQ/TU", "26-CT/TW", "04-HD/TW"]
        assert len(found) + done.json["left_out"] == 11
        assert found[0]["library"] == {"status": "one", "documents": [CITED], "confirmed": True, "copies": []}

    def test_two_of_one_number_are_not_chosen_between(self, run, own_library, change):
        days = f"CASE slug WHEN '{CITED}' THEN '2018-01-02' ELSE '2019-01-02' END"
        change(f"UPDATE documents SET number = '26-CT/TW', date = {days} WHERE slug != '{REAL}'")
        assert (
            f"→ nhiều văn bản cùng số hoặc tên: mau.30-nq-tu.kon-tum.2024-12-10, {CITED}\n"
            in run("references", REAL, library=own_library).out
        )

    def test_none(self, run, own_library, change):
        change("DELETE FROM mentions")
        done = run("references", REAL, library=own_library)
        assert (done.code, done.out.splitlines()[1:]) == (0, ["Không thấy văn bản nào được dẫn trong phần đã đọc."])


class TestHeader:
    def test_it_is_shown(self, ask, follows_docs):
        done = ask("header", REAL)
        assert (done.code, done.err) == (0, "")
        assert "Số ký hiệu     26-NQ/TU\n" in done.out
        assert "Người ký       T/M Tỉnh ủy, Bí thư, Dương Văn Trang\n" in done.out
        done = ask("header", REAL, "--json")
        assert (follows_docs("header", done.json), done.json["result"]) == ([], None)

    def test_doubts_are_shown(self, run, own_library, change):
        change("""UPDATE documents SET doubts = '[["date", "không thấy ngày ban hành"]]'""")
        for command in ("header", "show"):
            assert "⚠ không thấy ngày ban hành\n" in run(command, REAL, library=own_library).out
        assert run("header", REAL, "--json").json["document"]["doubts"] == [
            {"field": "date", "reason": "không thấy ngày ban hành"}
        ]

    def test_a_correction_holds_until_it_is_reset(self, run, own_library, follows_docs):
        given = ("--number", "27-nq/tu", "--date", "23/10/2024", "--urgency", "hỏa tốc", "--manner", "")
        done = run("header", "26-NQ/TU", *given, library=own_library)
        new = "27-nq-tu.kon-tum.2024-10-23"
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"Đã sửa. Bỏ chỗ sửa: nghiquyet header {new} --reset\nTên trong kho: {new}\n")
        assert run("reread", new).code == 0
        found = run("header", new, "--json").json["document"]
        assert (found["number"], found["date"], found["urgency"]) == ("27-NQ/TU", "2024-10-23", "Hỏa tốc")
        assert (found["manner"], found["role"]) == (None, "Bí thư")
        done = run("header", new, "--reset", "--json")
        assert (done.code, follows_docs("header", done.json)) == (0, [])
        assert (done.json["result"]["status"], done.json["document"]["slug"]) == ("replaced", REAL)
        assert done.json["document"]["manner"] == "T/M Tỉnh ủy"

    @pytest.mark.parametrize(
        ("given", "kind", "said"),
        [
            (["--number", "hai mươi sáu"], "WrongCorrection", "«hai mươi sáu» không phải số ký hiệu văn bản"),
            (["--date", "30/02/2024"], "WrongCorrection", "«30/02/2024» không phải một ngày"),
            (["--secrecy", "Kín"], "WrongCorrection", "«Kín» không có trong các mức: Tuyệt mật, Tối mật, Mật"),
            (["--title", "…"], "WrongCorrection", "không có chữ nào"),
            (["--reset", "--place", "x"], "BadQuestion", "không cùng một lúc"),
        ],
    )
    def test_a_wrong_value_changes_nothing(self, run, own_library, given, kind, said):
        before = run("header", REAL, "--json", library=own_library).json
        done = run("header", REAL, *given)
        assert (done.code, done.out) == (2, "")
        assert said in done.err
        assert run("header", REAL, *given, "--json").json["error"]["type"] == kind
        assert run("header", REAL, "--json").json == before

    @pytest.mark.parametrize("as_json", [[], ["--json"]])
    def test_the_file_is_gone(self, run, own_library, monkeypatch, as_json):
        result = FileResult(Path("a.txt"), "failed", REAL, 0, "Bản gốc không còn trong kho.", 0.0)
        monkeypatch.setattr(Library, "correct", lambda *_: result)
        done = run("header", REAL, "--place", "Kon Tum", *as_json, library=own_library)
        assert done.code == 4
        assert "Bản gốc không còn trong kho." in done.out
        assert "Đã sửa" not in done.out

    def test_every_field_can_be_corrected(self):
        others = {"system", "recipients", "sample", "doubts"}
        assert set(correcting.FIELDS) == set(Header.__dataclass_fields__) - others

    def test_an_unknown_document(self, ask):
        for command in ("header", "targets", "references", "reread"):
            assert ask(command, "99-NQ/TU").code == 3


class TestReread:
    def test_all_or_those_that_are_named(self, run, own_library, follows_docs):
        done = run("reread", "26-NQ/TU", library=own_library)
        assert (done.code, done.out.startswith("thay bản cũ ")) == (0, True)
        assert f"→ {REAL} · 39 đoạn" in done.out
        done = run("reread", "--json")
        assert (done.code, follows_docs("reread", done.json), done.json["replaced"]) == (0, [], 3)

    def test_an_empty_library(self, run, tmp_path):
        Library.open(tmp_path / "new", must_exist=False).close()
        assert run("reread", library=tmp_path / "new") == (0, "Kho trống: không có gì để đọc lại.\n", "")
