from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errors import UnreadableFile
from ingest.form.rows import Rows, table_rows
from ingest.model import Cell, Document, Table
from ingest.parse import parse_raw
from ingest.read import RawFile

Spec = str | tuple[str, int, int]
"""A cell: its text, or text with the rows and columns that it spans."""


def build(*parts: list[list[Spec]] | str, first: int = 0) -> tuple[str, list[Table]]:
    """A text of prose (str) and tables (rows of cells), as the readers give it."""
    text, tables = "", []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        start = len(text)
        cells, taken = [], set()
        for number, row in enumerate(part, first):
            texts: dict[int, str] = {}
            column = 0
            for spec in row:
                written, rows, columns = spec if isinstance(spec, tuple) else (spec, 1, 1)
                while (number, column) in taken:
                    column += 1
                taken |= {(number + r, column + c) for r in range(rows) for c in range(columns)}
                texts[column] = written
                at = len(text) + sum(len(texts.get(c, "")) + 3 for c in range(column))
                cells.append(Cell(at, at + len(written), number, column, rows, columns))
                column += columns
            line = " | ".join(texts.get(c, "") for c in range(max(texts) + 1)).rstrip(" |")
            end = len(text) + len(line)
            cells = [replace(c, start=min(c.start, end), end=min(c.end, end)) for c in cells]
            text += line + "\n"
        tables.append(Table(start, len(text) - 1, tuple(cells)))
    return text, tables


def rows_of(*parts: list[list[Spec]] | str) -> list[Rows]:
    return table_rows(*build(*parts))


def contexts(table: Rows) -> list[tuple[str, ...]]:
    return [row.context for row in table.rows if not row.head]


TARGETS: list[list[Spec]] = [
    ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2025"],
    ["I", ("Về kinh tế", 1, 3)],
    ["1", "Tăng trưởng", "%", "9,5"],
    ["2", "Thu ngân sách", "tỷ đồng", "5.300"],
    ["2.1", "Thu nội địa", "tỷ đồng", "4.200"],
    ["", "- Thu từ đất", "tỷ đồng", "500"],
    ["3", "Xuất khẩu", "triệu USD", "350"],
    ["II", ("Về xã hội", 1, 3)],
    ["1", "Hộ nghèo", "%", "3"],
]
HEADS = "TT | Chỉ tiêu | Đơn vị | Năm 2025"


def test_a_table_of_targets() -> None:
    (table,) = rows_of("PHỤ LỤC\n", TARGETS)
    assert [row.label for row in table.rows] == ["đầu bảng", *(f"dòng {number}" for number in range(1, 9))]
    assert contexts(table) == [
        ("TT | Chỉ tiêu",),
        ("I Về kinh tế", HEADS),
        ("I Về kinh tế", HEADS),
        ("I Về kinh tế", "2 Thu ngân sách", HEADS),
        ("I Về kinh tế", "2 Thu ngân sách", "2.1 Thu nội địa", HEADS),
        ("I Về kinh tế", HEADS),
        ("TT | Chỉ tiêu",),
        ("II Về xã hội", HEADS),
    ]


def test_merged_heads_are_put_together_by_column() -> None:
    (table,) = rows_of(
        [
            [("TT", 2, 1), ("Loại", 2, 1), ("Cấp công trình", 1, 2)],
            ["I", "II"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "Trường học", "≥700", "<700"],
        ]
    )
    assert [row.label for row in table.rows] == ["đầu bảng", "dòng 1"]
    assert contexts(table) == [("TT | Loại | Cấp công trình: I | Cấp công trình: II",)]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("Đơn vị tính: tỷ đồng\n", ("Đơn vị tính: tỷ đồng",)),
        ("(ĐVT: %)\n", ("ĐVT: %",)),
        ("Bảng 1.1. Phân cấp công trình\n", ("Bảng 1.1. Phân cấp công trình",)),
        ("Biểu số 2\n(Đơn vị: triệu đồng)\n", ("Biểu số 2", "Đơn vị: triệu đồng")),
        # prose that only names a unit or a table far above
        ("Giao đơn vị thực hiện.\n", ()),
        ("Bảng 1\nMột.\nHai.\n", ()),
    ],
)
def test_caption_and_unit_above(before: str, said: tuple[str, ...]) -> None:
    (table,) = rows_of("X\n" + before, [["Năm", "Thu"], ["2024", "9,5"]])
    assert contexts(table) == [(*said, "Năm | Thu")]


def test_a_unit_in_a_row_of_its_own_stands_above_the_head() -> None:
    (table,) = rows_of([[("Đơn vị tính: ha", 1, 3)], ["TT", "Cây", "Diện tích"], ["1", "Sâm", "476"]])
    assert contexts(table) == [("Đơn vị tính: ha", "TT | Cây | Diện tích")]
    assert table.rows[0].label == "đầu bảng"


def test_a_cell_that_reaches_down_is_said_of_each_row() -> None:
    (table,) = rows_of(
        [["Xã", "Cây", "Diện tích"], [("Ngọc Linh", 2, 1), "Sâm", "10"], ["Quế", "20"], ["Đăk Rve", "Sâm", "30"]]
    )
    assert contexts(table) == [
        ("Xã | Cây | Diện tích",), ("Ngọc Linh", "Xã | Cây | Diện tích"), ("Xã | Cây | Diện tích",)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["1", "Sâm", "476"], ["2", "Quế", "20"]],
        [["Phụ lục I.1", "Về quốc phòng"], ["Phụ lục I.2", "Về nội vụ"]],
        [["Một đoạn dài " * 20, "Hai"], ["Ba", "Bốn"]],
        [["Chỉ một dòng", "và hết"]],
    ],
)
def test_tables_without_a_head(rows: list[list[Spec]]) -> None:
    (table,) = rows_of(rows)
    assert [row.label for row in table.rows] == [f"dòng {n}" for n in range(1, len(rows) + 1)]
    assert contexts(table) == [()] * len(rows)


def test_a_table_over_pages_is_one() -> None:
    text, tables = build(TARGETS[:4], "\f", TARGETS[4:7], "Hết bảng.\n", [["Năm", "Thu"], ["2024", "1"]])
    first, second = table_rows(text, tables)
    assert [row.label for row in first.rows][-1] == "dòng 6"
    assert contexts(first)[-2] == ("I Về kinh tế", "2 Thu ngân sách", "2.1 Thu nội địa", HEADS)
    assert contexts(second) == [("Năm | Thu",)]


def test_a_table_with_its_own_head_below_another_is_another() -> None:
    assert len(rows_of(TARGETS[:4], "\n", [["Năm", "Thu", "Chi", "Dư"], ["2024", "3", "2", "1"]])) == 2


def test_lines_of_a_form_that_are_still_empty_go_with_the_head() -> None:
    (table,) = rows_of([["STT", "Tên", "Ghi chú"], ["1"], ["2"]])
    assert [(row.label, row.head) for row in table.rows] == [("đầu bảng", False)]


def test_a_table_without_cells_or_text_is_none() -> None:
    assert table_rows("a | b", [Table(0, 5, ())]) == []
    assert table_rows("     ", [Table(0, 5, (Cell(0, 0, 0, 0),))]) == []


def parsed(*parts: list[list[Spec]] | str) -> Document:
    text, tables = build(*parts)
    return parse_raw(RawFile("x.docx", "0", text, (), tables=tuple(tables)), "/x.docx")


def test_passages_of_rows() -> None:
    document = parsed(
        "TỈNH ỦY KON TUM\nSố 26-NQ/TU\nNGHỊ QUYẾT\nvề chỉ tiêu\nI. MỘT\nCâu đầu.\nĐơn vị tính: tỷ đồng\n",
        TARGETS[:4],
        "Câu cuối.\nII. HAI\nHết.",
    )
    found = {p.address: p for p in document.passages}
    row = found["26-NQ/TU › I › bảng 1 › dòng 3"]
    assert row.text == "2 | Thu ngân sách | tỷ đồng | 5.300"
    assert row.context.split(" › ")[1:] == ["I. MỘT", "Đơn vị tính: tỷ đồng", "I Về kinh tế", HEADS]
    assert found["26-NQ/TU › I › bảng 1 › đầu bảng"].kind == "heading"
    assert {"26-NQ/TU › I › đoạn 1", "26-NQ/TU › I › đoạn 2"} <= set(found)
    assert "".join(p.text for p in document.passages).replace(" ", "").replace("\n", "") == "".join(
        document.raw.split()
    )


def test_a_long_row_is_cut() -> None:
    document = parsed("I. MỘT\n", [["TT", "Việc"], ["1", "Câu dài về công việc ấy. " * 80], ["2", "Ngắn"]])
    labels = [p.address.split(" › ", 2)[2] for p in document.passages if "dòng" in p.address]
    assert labels == ["bảng 1 › dòng 1 › đoạn 1", "bảng 1 › dòng 1 › đoạn 2", "bảng 1 › dòng 1 › đoạn 3",
                      "bảng 1 › dòng 2"]  # fmt: skip


def test_rows_numbered_like_headings_are_none() -> None:
    document = parsed("I. MỘT\nCâu.\n", [["1.", "Một"], ["Điều 5.", "Hai"], ["II.", "Ba"]], "II. HAI\nCâu.")
    assert [section.label for section in document.sections] == ["I", "II"]


_CELLS = st.sampled_from(
    ["", "1", "I", "TT", "Chỉ tiêu", "9,5", "1.1", "- Trong đó", "a)", "Đơn vị tính: %", "Câu dài. " * 90]
)
_GRIDS = st.lists(st.lists(_CELLS, min_size=1, max_size=4).filter(any), min_size=1, max_size=6)
_PROSE = st.sampled_from(["I. MỘT\n", "II. HAI\n", "Câu văn.\n", "\f", "Bảng 1. Thu\n", "Điều 1. Tên\n", "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PROSE | _GRIDS, min_size=1, max_size=8))
def test_passages_give_the_text_whatever_the_tables(parts: list[Any]) -> None:
    try:
        document = parsed(*parts)
    except UnreadableFile:
        return
    together = "".join("".join(passage.text.split()) for passage in document.passages)
    assert together == "".join(document.raw.split())
    searched = [passage.address for passage in document.passages if passage.kind != "heading"]
    assert len(set(searched)) == len(searched)
    for passage in document.passages:
        assert [s for s in document.sections if passage.start < s.start < passage.end] == []
