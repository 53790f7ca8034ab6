"""A comparison of texts, an amended act, or a topic as a Word file: a table with a column for each side.

1. A landscape page, the names of both documents above, what is to be known first, then a row for each pair of passages.
2. What went is red and struck out, what came is blue and underlined: it can be told on paper without colours too.
3. Rows that are the same are counted, not printed, unless all of it is wanted.
4. Characters that XML cannot hold become the sign for an unknown one; nothing in a text is read as markup.
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from analysis.texts.model import Amendment, PairKind, Piece, TextComparison
from index.model import FoundDocument, FoundPassage

_KINDS: dict[PairKind, str] = {
    "same": "Giữ nguyên", "reworded": "Sửa lời", "moved": "Chuyển chỗ", "new": "Thêm mới", "dropped": "Bỏ",
}  # fmt: skip
_PREVIEW = "Bản xem trước, ghép từ các văn bản trong kho; không phải văn bản hợp nhất và không có giá trị pháp lý."
_LEGEND = "Chữ đỏ gạch ngang: bỏ đi. Chữ xanh gạch chân: thêm vào."
_RED, _BLUE = RGBColor(0xC0, 0x00, 0x00), RGBColor(0x00, 0x3C, 0xB4)
_FACE = "Times New Roman"
_SIDE_BY_SIDE = 4
"""So many documents fit beside each other on a page; more stand one below the other."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def comparison(found: TextComparison, *, whole: bool) -> bytes:
    """Return two texts side by side as a Word file; `whole` prints what is the same too."""
    document = _document("SO SÁNH LỜI VĂN")
    for name, about in (("Cũ", found.old), ("Mới", found.new)):
        _paragraph(document, f"{name}: {_name(about)}")
    for note in found.notes:
        _paragraph(document, f"Lưu ý: {note}", colour=_RED)
    _paragraph(document, " · ".join(f"{name}: {found.count(kind)} đoạn" for kind, name in _KINDS.items()), bold=True)
    _paragraph(document, _LEGEND)
    table = _table(document, (_name(found.old), _name(found.new)))
    same = 0
    for pair in found.pairs:
        if pair.kind == "same" and not whole:
            same += 1
            continue
        same = _skipped(table, same)
        said = _KINDS[pair.kind] + (", đánh số lại" if pair.renumbered else "")
        left, right = _row(table)
        _side(left, _where(pair.old), pair.pieces, "removed", said if pair.old else "")
        _side(right, _where(pair.new), pair.pieces, "added", said if pair.new else "")
    _skipped(table, same)
    return _bytes(document)


def amendments(about: FoundDocument, found: Sequence[Amendment]) -> bytes:
    """Return what an act changes as a Word file: each provision before and after."""
    document = _document("NỘI DUNG SỬA ĐỔI")
    _paragraph(document, _name(about))
    _paragraph(document, _PREVIEW, colour=_RED)
    _paragraph(document, _LEGEND)
    table = _table(document, ("Trước", "Sau"))
    for one in found:
        left, right = _row(table)
        source = one.source.number or one.source.file if one.source else one.named or "?"
        place = " › ".join(one.instruction.place) or "cả văn bản"
        _side(left, one.before_address or f"{source} › {place}", one.pieces, "removed", "")
        _side(right, f"{one.address}: {' '.join(one.quote.split())}", one.pieces, "added", "")
        if one.outcome == "applied" and one.instruction.action in ("insert", "repeal"):
            put_in = one.instruction.action == "insert"
            _write((left if put_in else right).add_paragraph(), "(chưa có)" if put_in else "(bãi bỏ)", italic=True)
        if one.outcome != "applied" and one.text is not None:
            _write(right.add_paragraph(), one.text, colour=_BLUE)
        for said in (*([one.reason] if one.reason else []), *one.doubts):
            _write(right.add_paragraph(), f"Lưu ý: {said}", colour=_RED)
    return _bytes(document)


def topic(question: str, columns: Sequence[tuple[FoundDocument, str | None, Sequence[FoundPassage]]]) -> bytes:
    """Return what documents say of a topic as a Word file.

    Args:
        question: The topic.
        columns: Of each document what is to be said of it, and its passages.
    """
    document = _document(f"CHỦ ĐỀ: {question}")
    beside = 0 < len(columns) <= _SIDE_BY_SIDE
    table = _table(document, [_name(about) for about, *_ in columns] if beside else ("Văn bản", "Nội dung"))
    cells = _row(table) if beside else ()
    for place, (about, said, passages) in enumerate(columns):
        cell = cells[place] if beside else _named_row(table, about)
        if said is not None:
            _write(cell.paragraphs[0], said, italic=True)
        for passage in passages:
            _write(cell.add_paragraph(), _where([passage]), bold=True)
            _write(cell.add_paragraph(), passage.quote)
    return _bytes(document)


def _named_row(table: Any, about: FoundDocument) -> Any:
    left, right = _row(table)
    _write(left.paragraphs[0], _name(about), bold=True)
    return right


def _document(title: str) -> Any:
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FACE, Pt(11)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FACE)
    normal.paragraph_format.space_after = Pt(2)
    _paragraph(document, title, bold=True)
    document.core_properties.author, document.core_properties.title = "nghiquyet", title
    return document


def _table(document: Any, heads: Sequence[str]) -> Any:
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _write(cell.paragraphs[0], head, bold=True)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    return table


def _row(table: Any) -> Any:
    return table.add_row().cells


def _skipped(table: Any, count: int) -> int:
    if count:
        left, right = _row(table)
        _write(left.merge(right).paragraphs[0], f"… {count} đoạn giữ nguyên")
    return 0


def _side(cell: Any, place: str, pieces: Iterable[Piece], own: str, said: str) -> None:
    """One side of a row: where it stands, then the words that it has."""
    head = cell.paragraphs[0]
    _write(head, place, bold=True)
    if said:
        _write(head, f"  [{said}]", italic=True)
    paragraph = cell.add_paragraph()
    for piece in pieces:
        if piece.kind == "kept":
            _write(paragraph, piece.before if own == "removed" else piece.after)
        elif piece.kind == own:
            removed = own == "removed"
            run = _write(paragraph, piece.before if removed else piece.after, colour=_RED if removed else _BLUE)
            run.font.strike, run.font.underline = removed or None, not removed or None


def _paragraph(document: Any, text: str, *, bold: bool = False, colour: RGBColor | None = None) -> None:
    _write(document.add_paragraph(), text, bold=bold, colour=colour)


def _write(
    paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, colour: RGBColor | None = None
) -> Any:
    run = paragraph.add_run(_UNWRITABLE.sub("\ufffd", text.replace("\f", "\n").replace("\r\n", "\n")))
    run.bold, run.italic = bold or None, italic or None
    if colour is not None:
        run.font.color.rgb = colour
    return run


def _where(passages: Sequence[FoundPassage]) -> str:
    pages = f" (trang {passages[0].page})" if passages and passages[0].page else ""
    return "; ".join(passage.address for passage in passages) + pages if passages else "—"


def _name(about: FoundDocument) -> str:
    name = " ".join(part for part in (about.type, about.number) if part) or about.file
    return f"{'[VĂN BẢN MẪU] ' if about.sample else ''}{name}"


def _bytes(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
