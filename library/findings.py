"""What a search found, as files for people who go on with it elsewhere: a table, a Word file of quotes.

1. A row a hit, in the order in which they are given. What an office cites it by, the words themselves, the address that
   opens it in the app, and what is to be known of it: OCR, made up, changed since, other files with the same words.
2. The Word file: each quote as it stands, with its citation below, numbered.
"""

import io
from collections.abc import Sequence

import docx
from docx.shared import Pt, RGBColor

from analysis.tables import Link, Table, Value, opening
from answer.citing import citation_of
from answer.sheet import wording
from answer.sheet.blocks import printable
from answer.sheet.citation_style import cite
from answer.sheet.quotes import quoted
from index.model import Hit

_HEADINGS = {
    "number": "Số ký hiệu", "type": "Loại", "title": "Trích yếu", "issuer": "Cơ quan ban hành", "date": "Ngày",
    "address": "Địa chỉ", "page": "Trang", "quote": "Nguyên văn", "citation": "Trích dẫn", "link": "Mở trong ứng dụng",
    "ocr": "Tin cậy OCR", "sample": "Văn bản mẫu", "changes": "Đã bị sửa đổi, thay thế", "variants": "Cũng có trong",
    "file": "Tệp",
}  # fmt: skip
_GREY = RGBColor(0x59, 0x59, 0x59)


def found_table(hits: Sequence[Hit], app: str | None = None) -> Table:
    """Return hits as a table, in their order.

    Args:
        hits: What was found.
        app: Where the app is that its links open.
    """
    rows = [
        [Link(hit.passage.address, str(row[name])) if name == "link" else row[name] for name in _HEADINGS]
        for hit, row in ((hit, _row(hit, app)) for hit in hits)
    ]
    return Table("Đoạn tìm được", tuple(_HEADINGS.values()), rows)


def found_docx(question: str, hits: Sequence[Hit]) -> bytes:
    """Return hits as a Word file: each quote with its citation."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    document.core_properties.author = "nghiquyet"
    document.core_properties.title = printable(question)[:200]
    document.add_paragraph().add_run(f"TRA CỨU: {printable(question)}").bold = True
    for place, hit in enumerate(hits, 1):
        citation = citation_of(hit.passage)
        for line, runs in enumerate(quoted(citation, ())):
            said = "".join(run.text for run in runs)
            document.add_paragraph(f"{place}. {said}" if line == 0 else said)
        for known in (cite(citation), *_known(hit)):
            run = document.add_paragraph().add_run(f"({printable(known)})")
            run.italic, run.font.size, run.font.color.rgb = True, Pt(11), _GREY
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _known(hit: Hit) -> list[str]:
    ocr = [f"đọc bằng nhận dạng chữ, tin cậy {hit.passage.ocr:.0%}: cần đối chiếu"] if hit.passage.ocr else []
    return [*ocr, *map(wording.changed, hit.changes)]


def _row(hit: Hit, app: str | None) -> dict[str, Value]:
    passage, document = hit.passage, hit.passage.document
    return {
        "number": document.number,
        "type": document.type,
        "title": document.title,
        "issuer": document.issuer,
        "date": document.date,
        "address": passage.address,
        "page": passage.page,
        "quote": passage.quote,
        "citation": cite(citation_of(passage)),
        "link": opening(document.slug, (passage.start, passage.end), app),
        "ocr": round(passage.ocr, 4) if passage.ocr is not None else None,
        "sample": document.sample,
        "changes": "; ".join(map(wording.changed, hit.changes)) or None,
        "variants": "; ".join(f"{one.document.file} › {one.address}" for one in hit.variants) or None,
        "file": document.file,
    }
