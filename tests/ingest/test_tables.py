"""Blocks of paragraphs and tables -> text with the places of its tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import Grid, GridCell, Paragraph, Piece, is_frame, lay_out, lay_out_parts


def line(text: str) -> Paragraph:
    return Paragraph([Piece(text)])


def grid(rows: list[list[str]], ruled: bool = True) -> Grid:
    return Grid([GridCell([line(text)], r, c) for r, row in enumerate(rows) for c, text in enumerate(row)], ruled)


def test_of_several_empty_lines_one_stays() -> None:
    blocks = [line(""), line("a"), line(""), line(" "), line("b\n\n\n\nc\r\nd\x0ce"), line("")]
    assert lay_out(blocks).text == "a\n\nb\n\nc\nd\ne"


def test_parts_are_laid_out_each_by_itself() -> None:
    first, second = lay_out_parts([grid([["a", "b"], ["c", "d"]])], [line("e")])
    assert (first.text, second.text) == ("a | b\nc | d", "e")
    assert len(first.tables) == 1
    assert not second.tables


def test_what_is_not_known_in_one_part_is_learnt_from_another() -> None:
    """A word alone is no evidence of TCVN3; beside a whole document of it, it is."""
    body = [Paragraph([Piece("Uû ban nh©n d©n tØnh; thùc hiÖn nhiÖm vô ph¸t triÓn kinh tÕ", "Times")])] * 5
    _, margin = lay_out_parts(body, [Paragraph([Piece("tØnh", "Times")])])
    assert margin.text == "tỉnh"


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", True),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", True),
        ("Nơi nhận:\n- Như trên", True),
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("T/M TỈNH ỦY", True),
        ("(Ký, ghi rõ họ tên)", True),
        ("Quan hệ với Đảng Cộng sản Việt Nam", False),
        ("TMĐT, thương mại điện tử", False),
        ("Nơi nhận hồ sơ", False),
        ("Qua kiểm tra", False),
    ],
)
def test_what_only_heads_and_tails_have(text: str, frame: bool) -> None:
    assert is_frame(text) is frame


def test_a_long_table_is_one_even_with_the_motto_in_it() -> None:
    rows = [["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "x"], *([str(number), "y"] for number in range(20))]
    assert len(lay_out([grid(rows)]).tables) == 1


WORDS = st.text(st.sampled_from("ab |\nệ\t"), max_size=5)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=5))
def test_every_cell_is_where_it_says(rows: list[list[str]]) -> None:
    laid = lay_out([line("trước"), grid(rows), line("sau")])
    cells = [cell for table in laid.tables for cell in table.cells]
    said = {(cell.row, cell.column): laid.text[cell.start : cell.end] for cell in cells}
    for row, texts in enumerate(rows):
        if any(text.split() for text in texts):
            assert [said[row, column] for column in range(len(texts))] == [" ".join(text.split()) for text in texts]
    for table in laid.tables:
        assert laid.text[table.start : table.end].count("\n") == len({cell.row for cell in table.cells}) - 1
