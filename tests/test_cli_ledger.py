"""The commands `targets` over the whole library, and `indicators`."""

import csv
import io
import json

import pytest

from analysis.targets.ledger import ledger, rows_of
from library import Library, TargetFilters

REAL = "26-nq-tu.kon-tum.2024-10-22"
NAMES = ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo các huyện nghèo")


def values(shape):
    return [target["value"] for target in shape["targets"]]


class TestLedger:
    def test_the_whole_library_in_one_pass(self, sample_library):
        with Library.open(sample_library) as library:
            rows = ledger(library._store.catalog)
            each = [row for document in library.documents() for row in rows_of(library.show(document.slug))]
            assert list(rows) == each
            assert library.targets() == tuple(row for row in rows if row.target.certainty != "rejected")
            assert library.targets() == library.targets(TargetFilters())
            for row in rows:
                assert row.quote == library.show(row.document.slug).raw[row.target.start : row.target.end]

    def test_the_document_stands_beside(self, ask):
        done = ask("targets", "--words", "ho ngheo")
        assert (done.code, done.err) == (0, "")
        assert "6 chỉ tiêu của 3 văn bản\n" in done.out
        assert done.out.count("[VĂN BẢN MẪU] 30-NQ/TU") == 2

    def test_json(self, ask, follows_docs):
        done = ask("targets", "--unit", "%", "--for", "2025", "--sort", "value", "--group", "period", "--json")
        assert (done.code, follows_docs("targets", done.json)) == (0, [])
        found = values(done.json)
        assert found == [f"{value:g}" for value in sorted(map(float, found), reverse=True)]
        assert done.json["document"] is None
        assert sorted(key for group in done.json["groups"] for key in group["targets"]) == sorted(
            target["key"] for target in done.json["targets"]
        )

    @pytest.mark.parametrize(
        ("options", "found"),
        [
            (["--scope", "huyen ngheo"], ["5", "6", "5"]),
            (["--indicator", "ty-le-ho-ngheo.percent.change"], ["2.5", "3", "3"]),
            (["--direction", "decrease", "-d", REAL], ["3", "6", "5"]),
            (["--words", "sâm", "--issuer", "kon tum", "--year", "2024"], ["550", "476"]),
            (["--words", "không có từ này"], []),
            (["--ocr"], []),
            (["--certainty", "rejected", "--type", "luật"], []),
        ],
    )
    def test_filters(self, ask, options, found):
        done = ask("targets", *options, "--json")
        assert (done.code, values(done.json)) == (0, found)

    def test_they_hold_for_one_document_too(self, ask):
        done = ask("targets", REAL, "--words", "nghèo", "--json")
        assert (values(done.json), done.json["document"]["slug"]) == (["3", "6"], REAL)

    @pytest.mark.parametrize(
        ("options", "code", "said"),
        [
            (["--sort", "x"], 2, "«x» không phải là một trong: document"),
            (["--for", "20"], 2, "«20» không phải là số từ 1900 đến 2200"),
            (["--out", "a.doc"], 2, "phải có đuôi .csv, .xlsx, .json"),
            (["--out", "/nowhere/a.csv"], 2, "không có thư mục"),
            (["--indicator", "x"], 3, "Không có chỉ tiêu chung «x»"),
            (["99-NQ/TU"], 3, "Không có văn bản «99-NQ/TU» trong kho"),
        ],
    )
    def test_wrong_use(self, ask, options, code, said):
        done = ask("targets", *options)
        assert (done.code, done.out) == (code, "")
        assert said in done.err

    def test_files(self, ask, tmp_path):
        for ending in ("csv", "xlsx", "json"):
            done = ask("targets", "--words", "sâm", "--out", tmp_path / f"a.{ending}")
            assert (done.code, done.out) == (0, "")
            assert done.err == f"Đã ghi 3 chỉ tiêu ra {tmp_path / f'a.{ending}'}.\n"
        rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
        assert [row["Giá trị"] for row in rows] == ["550", "476", "500"]
        assert {row["Văn bản mẫu"] for row in rows} == {"có", "không"}
        assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))["targets"]) == 3
        again = ask("targets", "--out", tmp_path / "a.csv")
        assert (again.code, "không bị ghi đè" in again.err) == (2, True)


class TestIndicators:
    def test_a_list(self, ask):
        done = ask("indicators")
        assert (done.code, done.err) == (0, "")
        place = done.out.index("\nTỷ lệ giải ngân · % kế hoạch\n")
        assert done.out[place:].splitlines()[2:5] == [
            "  ty-le-giai-ngan.percent",
            "    Tỷ lệ giải ngân 2 lần: [MẪU] 30-NQ/TU; 26-NQ/TU",
            "    Tỷ lệ giải ngân kế hoạch vốn đầu tư công 1 lần: [MẪU] 23-NQ/TU",
        ]
        assert "chỉ tiêu chỉ nêu một lần: xem bằng --all" in done.out

    def test_json(self, ask, follows_docs):
        done = ask("indicators", "giai ngan", "--json")
        assert (done.code, follows_docs("indicators", done.json)) == (0, [])
        assert [one["id"] for one in done.json["indicators"]] == ["ty-le-giai-ngan.percent"]

    def test_every_target_is_in_one(self, ask):
        found = ask("indicators", "--all", "--json").json["indicators"]
        held = [key for one in found for name in one["names"] for key in name["targets"]]
        assert sorted(held) == sorted(target["key"] for target in ask("targets", "--json").json["targets"])
        assert len({one["id"] for one in found}) == len(found)

    def test_corrections_are_kept_and_taken_back(self, run, own_library, follows_docs):
        def ids(*arguments):
            done = run("indicators", *arguments, "--json", library=own_library)
            assert (done.code, follows_docs("indicators", done.json)) == (0, [])
            return [one["id"] for one in done.json["indicators"] if set(NAMES) & {n["name"] for n in one["names"]}]

        file = own_library / "indicators.tsv"
        file.write_text("# của tôi\n", "utf-8")
        before = ids()
        assert len(before) == 2
        assert len(ids("--same", "ty le ho ngheo", NAMES[1])) == 1
        assert file.read_text("utf-8") == f"# của tôi\nsame\t{NAMES[0]}\t{NAMES[1]}\n"
        # by names: it holds for documents that are read again
        assert run("reread", library=own_library).code == 0
        assert len(ids()) == 1
        assert ids("--undo") == before
        assert file.read_text("utf-8") == "# của tôi\n"
        ids("--different", "Tỷ lệ giải ngân", "Tỷ lệ giải ngân kế hoạch vốn đầu tư công")
        assert "ty-le-giai-ngan-ke-hoach-von-dau-tu-cong.percent" in run("indicators", "--all").out

    @pytest.mark.parametrize(
        ("options", "code", "said"),
        [
            (["--same", NAMES[0], "Diện tích rừng trồng mới"], 2, "khác đơn vị đo (% và ha)"),
            (["--same", NAMES[0], "ti le ho ngheo"], 2, "hai tên là một"),
            (["--same", NAMES[0], "Tỷ lệ độ che phủ rừng"], 2, "một bên là mức, một bên là mức thay đổi"),
            (["--same", NAMES[0], "giải ngân"], 2, "khớp nhiều tên: «Tỷ lệ giải ngân»"),
            (["--same", NAMES[0], "lạm phát"], 3, "Không chỉ tiêu nào tên «lạm phát»"),
            (["--same", *NAMES, "--undo"], 2, "Mỗi lần chỉ dùng một trong"),
            (["--undo"], 2, "chưa có điều chỉnh nào"),
        ],
    )
    def test_what_cannot_be(self, run, own_library, options, code, said):
        done = run("indicators", *options, library=own_library)
        assert (done.code, done.out) == (code, "")
        assert said in done.err

    def test_a_contradiction_says_with_what(self, run, own_library):
        run("indicators", "--same", *NAMES, library=own_library)
        done = run("indicators", "--different", *NAMES)
        assert (done.code, "trái với điều đã ghi là một: «Tỷ lệ hộ nghèo» = «" in done.err) == (2, True)

    @pytest.mark.parametrize(
        ("content", "said"),
        [(b"same\tA\n", "dòng 1 phải có ba phần"), (b"same\tA\t\xff", "không phải là văn bản UTF-8")],
    )
    def test_a_wrong_file_is_named_and_kept(self, run, own_library, content, said):
        file = own_library / "indicators.tsv"
        file.write_bytes(content)
        for options in ([], ["--undo"], ["--same", *NAMES]):
            done = run("indicators", *options, library=own_library)
            assert (done.code, said in done.err) == (6, True)
        assert file.read_bytes() == content
        done = run("doctor")
        assert (done.code, "FAIL điều chỉnh chỉ tiêu: " in done.out, said in done.out) == (6, True, True)
        # what needs no indicators goes on
        assert run("targets", REAL, library=own_library).code == 0

    def test_files(self, ask, tmp_path):
        done = ask("indicators", "--out", tmp_path / "a.csv")
        assert (done.code, "chỉ tiêu chung ra" in done.err) == (0, True)
        rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
        assert {row["Số lần nêu"] for row in rows if row["Tên được dùng"] == "Tỷ lệ hộ nghèo"} == {"3"}
