"""A document of data/ as the PDF that an office would have made of it, for pages that show a document as printed.

1. The banner of a made-up example stands on every page, number and place beside the issuer, the title in the middle.
2. Below the line of dashes each line is a paragraph; from the signature on, lines stand to the right.
3. The same text gives the same bytes: nothing in it tells when it was made.
"""

import re
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

FONTS = Path(__file__).resolve().parents[1] / "answer" / "sheet" / "fonts"
SIGNED = "T/M "
HEADING = re.compile(r"(?:[IVX]+|\d+(?:\.\d+)?)\. ")


def typeset(text: str, target: Path) -> None:
    """Write a resolution in the form of the Party as a PDF.

    Args:
        text: As the files in data/ have it: banner, header, a line of dashes, body, signature.
        target: The file to write.
    """
    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"Tinos-{face}", FONTS / f"Tinos-{face}.ttf"))
    pdfmetrics.registerFontFamily("Tinos-Regular", normal="Tinos-Regular", bold="Tinos-Bold")
    header, _, body = text.partition("\n-----\n")
    banner, issuer, _, number, party, place, *title = (line.strip() for line in header.splitlines() if line.strip())

    def dress(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Tinos-Bold", 10)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, banner)

    def number_page(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Tinos-Regular", 11)
        canvas.drawCentredString(A4[0] / 2, 1.2 * cm, str(document.page))

    document = BaseDocTemplate(
        str(target), pagesize=A4, leftMargin=3 * cm, rightMargin=2 * cm, topMargin=2 * cm, bottomMargin=2 * cm,
        title=" ".join(title), author=issuer, invariant=1,
    )  # fmt: skip
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=dress, onPageEnd=number_page))
    middle = _style(TA_CENTER)
    rows = [[f"<b>{escape(issuer)}</b>", f"<b>{escape(party)}</b>"], ["*", ""], [escape(number), escape(place)]]
    head = Table([[Paragraph(cell, middle) for cell in row] for row in rows])
    story: list[Flowable] = [head, Spacer(1, 0.5 * cm)]
    story += [Paragraph(f"<b>{escape(line)}</b>", middle) for line in title]
    story.append(Spacer(1, 0.4 * cm))
    signed = False
    for line in filter(None, map(str.strip, body.splitlines())):
        signed = signed or line.startswith(SIGNED)
        said = f"<b>{escape(line)}</b>" if signed or (HEADING.match(line) and len(line) < 90) else escape(line)
        story.append(Paragraph(said, _style(TA_RIGHT if signed else TA_JUSTIFY)))
    document.build(story)


def _style(alignment: int) -> ParagraphStyle:
    indent = 1 * cm if alignment == TA_JUSTIFY else 0
    return ParagraphStyle(
        "line", fontName="Tinos-Regular", fontSize=12.5, leading=17, spaceAfter=5, alignment=alignment,
        firstLineIndent=indent,
    )  # fmt: skip
