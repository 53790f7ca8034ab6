"""A sheet as a PDF, in the same typography as the Word file.

1. The face is our own cut of Tinos, embedded, so that every Vietnamese letter is there and can be copied out again. A
   character that it lacks is shown as \ufffd, and the last line of the sheet says so.
2. The file is laid out twice: the first time counts the pages for `trang 1/3`.
3. What belongs together starts a new page where there is no room for it; keeping whole quotes together would leave
   pages half empty.
4. The bytes depend on the sheet alone: reportlab's clock is off (`invariant`), the date inside is the sheet's.
"""

import io
import threading
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, KeepTogether, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Flowing

from answer.sheet import typography as look
from answer.sheet.blocks import Block, Fields, Heading, Paragraph, Run, Sheet, Signatures, Style

_FACE = "nghiquyet"
_FACES = {_FACE: "Regular", f"{_FACE}-bold": "Bold", f"{_FACE}-italic": "Italic"}
_LACKING = "\ufffd"
_LACKING_NOTE = f"Dấu {_LACKING} thay cho ký tự mà phông chữ của tệp PDF không có; xem bản DOCX hoặc TXT."
# reportlab keeps the faces of all files in one place; two sheets at once must not mix them.
_ONE_AT_A_TIME = threading.Lock()
# A heading, the lines that say where a quote stands, and two lines of it; or a heading and two lines.
_ROOM_FOR_SOURCE, _ROOM_FOR_HEADING = 60 * mm, 40 * mm
# The table of what was searched and the places to sign: nobody signs an empty page.
_ROOM_FOR_END = 110 * mm


def pdf_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as a PDF."""
    with _ONE_AT_A_TIME:
        known = _known()
        _, pages = _laid_out(sheet, known, 0)
        return _laid_out(sheet, known, pages)[0]


@cache
def _known() -> frozenset[int]:
    """Register the faces; return the characters that all of them have."""
    folder = Path(__file__).with_name("fonts")
    faces = [TTFont(name, str(folder / f"Tinos-{cut}.ttf")) for name, cut in _FACES.items()]
    for face in faces:
        pdfmetrics.registerFont(face)
    regular, bold, italic = _FACES
    pdfmetrics.registerFontFamily(_FACE, normal=regular, bold=bold, italic=italic, boldItalic=bold)
    return frozenset.intersection(*(frozenset(face.face.charToGlyph) for face in faces))


def _laid_out(sheet: Sheet, known: frozenset[int], pages: int) -> tuple[bytes, int]:
    """Lay the sheet out and return it with how many pages it has."""
    story: list[Any] = [_plain(sheet.title, look.TITLE, bold=True), _plain(sheet.subtitle, look.SUBTITLE, italic=True)]
    together = False
    for position, block in enumerate(sheet.blocks):
        if not together:
            story += _room(sheet.blocks[position : position + 2])
        together = isinstance(block, Heading) or (isinstance(block, Paragraph) and block.keep)
        story += _flowing(block, known)
    if any(ord(letter) not in known for run in _texts(sheet) for letter in run):
        story.append(Flowing(_LACKING_NOTE, _style("note")))
    file = io.BytesIO()
    template = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=look.LEFT * mm, rightMargin=look.RIGHT * mm, topMargin=look.TOP * mm,
        bottomMargin=look.BOTTOM * mm,
        title=sheet.title, subject=sheet.subtitle, author="nghiquyet", creator="nghiquyet", lang="vi-VN", invariant=1,
    )  # fmt: skip
    zone = sheet.made.strftime("%z") or "+0000"
    made = f"D:{sheet.made:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"

    def foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setDateFormatter(lambda *_: made)
        canvas.setFont(_FACE, look.FOOT)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"{sheet.footer} · trang {document.page}/{pages}")

    template.build(story, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue(), template.page


def _texts(sheet: Sheet) -> list[str]:
    runs: list[Run] = []
    for block in sheet.blocks:
        if isinstance(block, Paragraph):
            runs += block.runs
        elif isinstance(block, Fields):
            runs += (value for _, value in block.rows)
    return [run.text for run in runs]


def _style(style: Style) -> ParagraphStyle:
    form = look.FORMS[style]
    return ParagraphStyle(
        style,
        fontName=f"{_FACE}-bold" if style == "warning" else _FACE,
        fontSize=form.size,
        leading=form.size * 1.25,
        leftIndent=form.indent * mm,
        spaceBefore=form.before,
        spaceAfter=form.after,
        allowWidows=0,
        allowOrphans=0,
        alignment=TA_JUSTIFY if form.justified else TA_LEFT,
        textColor=colors.HexColor(look.RED) if style == "warning" else colors.black,
    )


def _plain(text: str, size: float, *, bold: bool = False, italic: bool = False) -> Flowing:
    face = f"{_FACE}-bold" if bold else f"{_FACE}-italic" if italic else _FACE
    style = ParagraphStyle(f"line {face} {size}", fontName=face, fontSize=size, leading=size * 1.3, alignment=TA_CENTER)
    return Flowing(escape(text), style)


def _markup(runs: tuple[Run, ...], known: frozenset[int]) -> str:
    written = []
    for run in runs:
        text = escape("".join(letter if ord(letter) in known else _LACKING for letter in run.text))
        text = f"<b>{text}</b>" if run.bold else text
        written.append(f"<i>{text}</i>" if run.italic else text)
    return "".join(written)


def _room(blocks: tuple[Block, ...]) -> list[Any]:
    """A break before what must not be parted, if the page has no room for its first lines."""
    if any(isinstance(block, Paragraph) and block.style == "source" for block in blocks):
        return [CondPageBreak(_ROOM_FOR_SOURCE)]
    if any(isinstance(block, Fields) and block.keep for block in blocks):
        return [CondPageBreak(_ROOM_FOR_END)]
    return [CondPageBreak(_ROOM_FOR_HEADING)] if isinstance(blocks[0], Heading) else []


def _flowing(block: Block, known: frozenset[int]) -> list[Any]:
    if isinstance(block, Heading):
        style = ParagraphStyle(
            "heading",
            fontName=f"{_FACE}-bold",
            fontSize=look.HEADING.size,
            leading=look.HEADING.size * 1.25,
            spaceBefore=look.HEADING.before,
            spaceAfter=look.HEADING.after,
        )
        return [Flowing(escape(block.text.upper()), style)]
    if isinstance(block, Paragraph):
        return [Flowing(_markup(block.runs, known), _style(block.style))]
    if isinstance(block, Fields):
        return [_table(block, known), Spacer(0, 6)]
    return [_signatures(block)]


def _table(block: Fields, known: frozenset[int]) -> Table:
    style = _style("note")
    rows = [
        [Flowing(_markup((Run(name, bold=True),), known), style), Flowing(_markup((value,), known), style)]
        for name, value in block.rows
    ]
    # splitInRow: a title may be longer than a page.
    return Table(
        rows, colWidths=[look.LABEL * mm, (look.WIDTH - look.LABEL) * mm], splitInRow=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "look.TOP")],
    )  # fmt: skip


def _signatures(block: Signatures) -> KeepTogether:
    cells = [
        [_plain(name.upper(), look.BODY, bold=True), _plain(look.SIGN_HERE, look.SUBTITLE, italic=True)]
        for name in block.names
    ]
    width = look.WIDTH * mm / len(cells)
    return KeepTogether([Spacer(0, 14), Table([cells], colWidths=[width] * len(cells)), Spacer(0, look.SIGNING_ROOM)])
