"""A sheet as a Word file, in the typography of Vietnamese offices: A4, a Times-like face of 13 points, page numbers.

1. The document starts from python-docx's own template; its styles are given our face, also for the scripts that Word
   chooses by itself, and its theme's faces are taken off. Widths stand in the grid too, where LibreOffice looks.
2. The bytes depend on the sheet alone: the times inside are its own, and the zip is packed anew with one fixed date.
"""

import datetime
import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from answer.sheet import typography as look
from answer.sheet.blocks import Block, Fields, Heading, Paragraph, Run, Sheet, Signatures

_FACE = "Times New Roman"
_PACKED = (1980, 1, 1, 0, 0, 0)


def docx_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as a Word file."""
    document = docx.Document()
    _set_up(document, sheet)
    _line(document, sheet.title, look.TITLE, bold=True)
    _line(document, sheet.subtitle, look.SUBTITLE, italic=True)
    for block in sheet.blocks:
        _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return _repacked(file)


def _set_up(document: Any, sheet: Sheet) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(look.TOP), Mm(look.BOTTOM)
    section.left_margin, section.right_margin = Mm(look.LEFT), Mm(look.RIGHT)
    _face(document.styles["Normal"], look.BODY)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    _face(document.styles["Footer"], look.FOOT)
    heading = document.styles["Heading 1"]
    _face(heading, look.HEADING.size, bold=True)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = (
        Pt(look.HEADING.before),
        Pt(look.HEADING.after),
    )
    for style, wanted in look.FORMS.items():
        own = document.styles.add_style(f"Phiếu {style}", WD_STYLE_TYPE.PARAGRAPH)
        own.base_style = document.styles["Normal"]
        _face(own, wanted.size)
        form = own.paragraph_format
        form.left_indent, form.space_before, form.space_after = Mm(wanted.indent), Pt(wanted.before), Pt(wanted.after)
        form.widow_control = True
        if wanted.justified:
            form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if style == "warning":
            own.font.color.rgb, own.font.bold = RGBColor.from_string(f"{look.RED:06X}"), True
    about = document.core_properties
    about.author = about.last_modified_by = "nghiquyet"
    about.title, about.comments, about.language = sheet.title, sheet.subtitle, "vi-VN"
    about.created = about.modified = sheet.made.astimezone(datetime.UTC).replace(tzinfo=None)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in ((f"{sheet.footer} · trang ", None), (None, "PAGE"), ("/", None), (None, "NUMPAGES")):
        run = foot.add_run(text or "")
        if field:
            _field(run, field)


def _face(style: Any, size: float, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FACE)
        fonts.attrib.pop(qn(f"w:{script}Theme" if script != "cs" else "w:cstheme"), None)


def _field(run: Any, name: str) -> None:
    """A field that Word computes: the page's number, the number of pages."""
    for kind in ("begin", "instr", "separate", "shown", "end"):
        if kind in ("instr", "shown"):
            element = OxmlElement("w:instrText" if kind == "instr" else "w:t")
            element.text = name if kind == "instr" else "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _line(document: Any, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic


def _add(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_paragraph(block.text.upper(), style="Heading 1")
    elif isinstance(block, Paragraph):
        paragraph = document.add_paragraph(style=f"Phiếu {block.style}")
        paragraph.paragraph_format.keep_with_next = block.keep
        _write(paragraph, block.runs)
    elif isinstance(block, Fields):
        _table(document, block)
    else:
        _signatures(document, block)


def _write(paragraph: Any, runs: tuple[Run, ...]) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        # None lets the style decide: a warning is bold as a whole.
        written.bold, written.italic = run.bold or None, run.italic or None


def _table(document: Any, block: Fields) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    widths = Mm(look.LABEL), Mm(look.WIDTH - look.LABEL)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for name, value in block.rows:
        cells = table.add_row().cells
        for cell, width, run in zip(cells, widths, (Run(name, bold=True), value), strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Phiếu note"]
            paragraph.paragraph_format.keep_with_next = block.keep
            _write(paragraph, (run,))
    document.add_paragraph(style="Phiếu note").paragraph_format.keep_with_next = block.keep


def _signatures(document: Any, block: Signatures) -> None:
    table = document.add_table(rows=1, cols=len(block.names))
    for cell, name in zip(table.rows[0].cells, block.names, strict=True):
        for number, run in enumerate((Run(name.upper(), bold=True), Run(look.SIGN_HERE, italic=True))):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, (run,))
        cell.paragraphs[-1].paragraph_format.space_after = Pt(look.SIGNING_ROOM)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))


def _repacked(file: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return packed.getvalue()
