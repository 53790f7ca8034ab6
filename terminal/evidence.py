"""What answers and search results share: how the question was read, a snippet, a citation, what was searched."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from terminal.text import date_text, ocr_mark, safe, safe_name

if TYPE_CHECKING:
    from library import Coverage, FoundDocument, Query


_LETTERS = ("capitals", "telex", "tone", "accents")
"""Readings that the question as it was read shows all at once."""
_SAID = {
    "phrase": "cụm từ", "pinpoint": "vị trí", "document": "văn bản", "issuer": "cơ quan", "type": "loại",
    "year": "thời gian", "number": "viết cách khác", "abbreviation": "chữ viết tắt", "place": "địa danh",
    "english": "tiếng Việt",
}  # fmt: skip


def reading(query: "Query") -> Iterator[RenderableType]:
    """Say how a question was read, where that is not what was typed, and how each reading is taken off."""
    if " ".join(unicodedata.normalize("NFC", query.typed).split()) != query.reading:
        yield Text().append("đã hiểu là: ", "dim").append(safe_name(query.reading), "italic")
    for one in query.understood:
        if one.kind not in _LETTERS:
            line = Text().append(f"{_SAID[one.kind]}: ", "dim").append(f"{safe_name(one.typed)} → ")
            yield line.append(safe_name(one.read), "italic").append(" (chỉ tìm ở đó)" if one.filter else "", "yellow")
    if query.understood:
        kinds = " ".join(f"--without {kind}" for kind in dict.fromkeys(one.kind for one in query.understood))
        yield Text(f"để bỏ: {kinds}; tìm đúng chữ đã gõ: --literal", "dim")


def snippet_text(quote: str, query: "Query | None") -> Text:
    """Return the stretch of a quote that shows why it was found, the matched words marked."""
    from library import snippet

    found, shown = snippet(quote, query), safe(quote)
    text = Text("… " if found.start else "")
    offset = len(text) - found.start
    text.append(shown[found.start : found.end] + (" …" if found.end < len(shown) else ""))
    for mark in found.marks:
        text.stylize("bold yellow" if mark.exact else "yellow", mark.start + offset, mark.end + offset)
    return text


def cited_line(found: "FoundDocument", address: str | None, page: int | None, ocr: float | None) -> Text:
    """What a person pastes into a report: type, number, date, issuer; address, page, file; a warning if OCR read it."""
    name = (
        f"{found.type} số {found.number}" if found.type and found.number else found.number or found.title or found.slug
    )
    of = f" của {found.issuer}" if found.issuer else ""
    when = f" ngày {date_text(found.date, found.system)}" if found.date else ""
    parts = [f"{name}{when}{of}", address, f"trang {page}" if page else None, found.file]
    return (
        Text().append("— " + safe_name(" · ".join(part for part in parts if part)), "cyan").append(ocr_mark(ocr, " · "))
    )


def coverage_line(coverage: "Coverage") -> str:
    """Say what was searched."""
    parts = [f"{coverage.documents} văn bản", f"{coverage.passages} đoạn"]
    dates = [f"{date:%d/%m/%Y}" for date in (coverage.since, coverage.until) if date]
    if dates:
        parts.append("–".join(dict.fromkeys(dates)))
    return "đã tìm trong " + ", ".join(parts)
