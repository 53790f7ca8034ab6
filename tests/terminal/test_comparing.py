"""The commands `compare` and `timeline` on the sample documents."""

import json
import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from terminal.targets.charted import drawn
from tests.analysis.targets.plans import target

ROOT = Path(__file__).resolve().parents[2]
FIRST, REAL, SECOND = (
    "mau.23-nq-tu.kon-tum.2023-12-05",
    "26-nq-tu.kon-tum.2024-10-22",
    "mau.30-nq-tu.kon-tum.2024-12-10",
)
RAW = {REAL: "26-NQ-TU.txt", FIRST: "mau-23-NQ-TU.txt", SECOND: "mau-30-NQ-TU.txt"}


class TestCompare:
    def test_what_changed_what_stayed_and_what_one_alone_sets(self, ask):
        done = ask("compare", FIRST, SECOND)
        assert (done.code, done.err) == (0, "")
        assert "Thay đổi: 21 · Như nhau: 1 · Chỉ một văn bản nêu: 18" in done.out
        for said in ("tăng 300 tỷ đồng (+6,0 %)", "tăng 3 điểm %", "mức giảm thấp hơn 0,5 điểm %", "không nêu"):
            assert said in done.out
        assert "“thu ngân sách nhà nước trên địa bàn từ 5.300 tỷ đồng trở lên”" in done.out
        assert "[MẪU] 30-NQ/TU › II › 1 › 1.1 › gạch 1" in done.out

    def test_a_part_of_the_year_is_not_the_year(self, ask):
        shown = ask("compare", REAL, SECOND).out
        assert "không so được: khác loại thời gian: «3 tháng cuối năm 2024» và «năm 2025»" in shown
        assert "không so được: một bên là mức tăng thêm, bên kia là mức phải đạt" in shown

    def test_three_go_by_their_dates(self, ask):
        shape = ask("compare", SECOND, REAL, FIRST, "--json").json
        assert [document["slug"] for document in shape["documents"]] == [FIRST, REAL, SECOND]
        line = next(line for line in shape["lines"] if line["indicator"].startswith("Thu ngân sách"))
        assert [cell["figure"] for cell in line["cells"]] == [
            "từ 5.000 tỷ đồng trở lên", "từ 4.500 tỷ đồng trở lên", "từ 5.300 tỷ đồng trở lên",
        ]  # fmt: skip
        assert [(step["from"], step["to"], step["change"]["low"]) for step in line["steps"]] == [
            (0, 1, "-500"), (1, 2, "800"),
        ]  # fmt: skip

    def test_json(self, ask, follows_docs):
        done = ask("compare", FIRST, SECOND, "--json")
        assert (done.code, follows_docs("compare", done.json)) == (0, [])
        cells = [cell for line in done.json["lines"] for cell in line["cells"] if cell["target"]]
        assert len(cells) == 62
        for cell in cells:
            raw = (ROOT / "data" / RAW[cell["document"]]).read_text("utf-8")
            assert raw[cell["target"]["start"] : cell["target"]["end"]] == cell["target"]["quote"]

    @pytest.mark.parametrize(
        ("names", "code", "said"),
        [
            ([FIRST], 2, "ít nhất hai văn bản"),
            ([REAL, "26-NQ/TU"], 2, "«26-NQ/TU» được nêu hai lần"),
            ([REAL, "99-NQ/TU"], 3, "Không có văn bản «99-NQ/TU»"),
        ],
    )
    def test_what_cannot_be_compared(self, ask, names, code, said):
        done = ask("compare", *names)
        assert (done.code, done.out) == (code, "")
        assert said in done.err

    def test_one_without_targets(self, run, own_library, change):
        change(f"DELETE FROM targets WHERE document = (SELECT id FROM documents WHERE slug = '{REAL}')")
        done = run("compare", REAL, SECOND, library=own_library)
        assert done.code == 0
        assert "⚠ 26-NQ/TU: không thấy chỉ tiêu nào bằng số trong phần đã đọc" in done.out
        change("DELETE FROM targets")
        done = run("compare", REAL, SECOND, library=own_library)
        assert done.code == 3
        assert done.out.endswith("Không văn bản nào có chỉ tiêu bằng số trong phần đã đọc.\n")

    @pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
    def test_files(self, ask, tmp_path, ending):
        file = tmp_path / f"so-sanh{ending}"
        done = ask("compare", FIRST, SECOND, "--out", file)
        assert (done.code, done.out) == (0, "")
        assert done.err == f"Đã ghi 40 chỉ tiêu của 2 văn bản ra {file}.\n"
        if ending == ".json":
            assert json.loads(file.read_bytes())["counts"]["changed"] == 21
        elif ending == ".csv":
            assert file.read_bytes().startswith(b"\xef\xbb\xbf")
            assert file.read_text("utf-8-sig").count("\n") == 41
        else:
            (sheet,) = openpyxl.load_workbook(file).worksheets
            headings = [cell.value for cell in sheet[1]]
            row = next(row for row in sheet.iter_rows(min_row=2) if str(row[0].value).startswith("Thu ngân sách"))
            assert row[headings.index("[MẪU] 30-NQ/TU: chênh lệch")].value == 300
            link = row[headings.index("[MẪU] 30-NQ/TU: mở")].hyperlink.target
            assert re.fullmatch(rf"http://127\.0\.0\.1:8501/\?doc={re.escape(SECOND)}&at=\d+-\d+", link)


class TestTimeline:
    def test_a_table_with_a_chart(self, ask):
        done = ask("timeline", "thu", "ngan", "sach")
        assert (done.code, done.err) == (0, "")
        places = [
            done.out.index(said) for said in ("tỉnh Kon Tum\n", "năm 2024", "cả năm 2024", "năm 2025", "theo tháng")
        ]
        assert places == sorted(places)
        assert "●──" in done.out
        assert "tăng 800 tỷ đồng (+17,8 %)" in done.out

    def test_json(self, ask, follows_docs):
        done = ask("timeline", "tỷ lệ hộ nghèo", "--json")
        assert (done.code, follows_docs("timeline", done.json)) == (0, [])
        (series,) = done.json["series"]
        assert [(point["year"], point["low"], point["open"], point["sample"]) for point in series["points"]] == [
            (2024, "3", "up", True), (2024, "3", None, False), (2025, "2.5", None, True),
        ]  # fmt: skip
        assert [one["name"] for one in done.json["candidates"]] == ["Tỷ lệ hộ nghèo các huyện nghèo"]

    def test_words_that_fit_several_choose_none(self, ask):
        done = ask("timeline", "trồng mới")
        assert done.code == 3
        assert done.out.startswith("«trồng mới» có thể là những chỉ tiêu sau. Hãy chọn một:\n")
        name = re.search(r"^  nghiquyet timeline (\S+)$", done.out, re.MULTILINE)
        assert name is not None
        assert ask("timeline", name[1]).code == 0

    @pytest.mark.parametrize(("words", "code"), [("lạm phát", 3), (" ", 2)])
    def test_words_that_fit_none(self, ask, words, code):
        done = ask("timeline", words)
        assert (done.code, done.out) == (code, "")

    def test_filters(self, ask):
        shape = ask("timeline", "tỷ lệ hộ nghèo", "--document", REAL, "--json").json
        assert [point["target"]["document"] for series in shape["series"] for point in series["points"]] == [REAL]

    def test_a_file(self, ask, tmp_path):
        file = tmp_path / "t.csv"
        done = ask("timeline", "tỷ lệ hộ nghèo", "--out", file)
        assert done.err == f"Đã ghi 3 mốc ra {file}.\n"
        assert "Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%" in file.read_text("utf-8-sig")


class Shown:
    """As much of a point as a chart needs."""

    def __init__(self, low, high, comparator):
        self.low, self.high = Decimal(low), Decimal(high)
        self.open = {">=": "up", ">": "up", "<=": "down", "<": "down"}.get(comparator)
        self.row = type("Row", (), {"target": target(comparator=comparator)})


@pytest.mark.parametrize(
    ("low", "high", "comparator", "line"),
    [
        (0, 0, "=", "   ●"),
        (10, 10, "=", "             ●"),
        (5, 5, "~", "        ◌"),
        # open ends are drawn to the edge
        (5, 5, ">=", "        ●───────▶"),
        (5, 5, ">", "        ○───────▶"),
        (10, 10, ">=", "             ●──▶"),
        (5, 5, "<=", "◀───────●"),
        (0, 0, "<", "◀──○"),
        (0, 10, "range", "   ●━━━━━━━━━●"),
    ],
)
def test_points_on_an_axis(low, high, comparator, line):
    assert drawn(Shown(low, high, comparator), Decimal(0), Decimal(10), width=11) == line


def test_a_single_point_stands_in_the_middle():
    assert drawn(Shown(7, 7, "="), Decimal(7), Decimal(7), width=11) == "        ●"
