"""What answers and search results share: how the question was read, quotes, snippets, citations, what was searched.

1. A citation is written as offices write it, for pasting, with the address that this program finds it by below.
2. What changed a document since stands under its citation, once for quotes that follow each other.
3. A quote's lines are joined where a page's width broke them; the words that answer are marked in it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from terminal.text import cut, ocr_mark, safe, safe_name

if TYPE_CHECKING:
    from library import Change, Citation, Coverage, Query

MARKED = "bold green"
REASONS = {
    "empty_library": "kho chưa có văn bản nào",
    "filtered_out": "bộ lọc không để lại văn bản nào",
    "no_topic": "kho không nói về việc này",
    "no_fact": "không thấy điều được hỏi",
    "other_time": "chỉ có cho thời gian khác",
    "other_place": "chỉ có cho nơi hoặc cơ quan khác",
    "elsewhere": "nằm ở phụ lục hoặc văn bản mà kho không có",
    "false_figure": "câu hỏi dựa trên số liệu mà văn bản không nêu",
    "only_samples": "chỉ văn bản mẫu nói về việc này",
}
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
        yield Text().append("đã hiểu là: ", "dim").append(cut(query.reading), "italic")
    for one in query.understood:
        if one.kind not in _LETTERS:
            line = Text().append(f"{_SAID[one.kind]}: ", "dim").append(f"{cut(one.typed)} → ")
            yield line.append(cut(one.read), "italic").append(" (chỉ tìm ở đó)" if one.filter else "", "yellow")
    if query.understood:
        kinds = " ".join(f"--without {kind}" for kind in dict.fromkeys(one.kind for one in query.understood))
        yield Text(f"để bỏ: {kinds}; tìm đúng chữ đã gõ: --literal", "dim")


def snippet_text(quote: str, query: "Query | None") -> Text:
    """Return the stretch of a quote that shows why it was found, the matched words marked, without empty lines."""
    from library import snippet

    found, shown = snippet(quote, query), safe(quote)
    text = Text("… " if found.start else "")
    offset = len(text) - found.start
    text.append(shown[found.start : found.end] + (" …" if found.end < len(shown) else ""))
    for mark in found.marks:
        text.stylize("bold yellow" if mark.exact else "yellow", mark.start + offset, mark.end + offset)
    return Text("\n").join(line for line in text.split("\n") if line.plain.strip())


def quote_text(cited: "Citation", marks: Iterable[tuple[int, int]], most: int | None, style: str = MARKED) -> Text:
    """Return a quote in quotation marks.

    Args:
        cited: Whose quote it is.
        marks: Raw places of the words that answer.
        most: Letters shown at most, but never fewer than up to the last mark; None shows all.
        style: Of the marked words.
    """
    from library import quoted

    paragraphs = [
        Text().join(Text(safe(run.text), style if run.bold else "") for run in runs) for runs in quoted(cited, marks)
    ]
    text = Text("\n").join(paragraphs)
    if most is None or len(text) <= most:
        return text
    end = text.plain.find(" ", max([most, *(span.end for span in text.spans)]))
    return text if end < 0 else text[:end].append(" …” (còn nữa: --all)", "dim")


def cited(citation: "Citation", label: str) -> Text:
    """Return a citation to paste after its label, then where this program finds it; a warning if OCR read it."""
    from library import cite

    where = [citation.address, f"trang {citation.page}" if citation.page else None, citation.file]
    line = Text(f"— {label}{safe_name(cite(citation))}\n", "cyan")
    line.append("  " + safe_name(" · ".join(part for part in where if part)), "dim cyan")
    return line.append_text(ocr_mark(citation.ocr, " · "))


def place_within(citation: "Citation") -> str:
    """Return the place of a citation without its document, as offices write it; its address where that says nothing."""
    from library import cite, cite_document

    place = cite(citation).removesuffix(cite_document(citation)).removesuffix(" kèm theo ").strip(" ,")
    return place or citation.address


def changed(changes: "Iterable[Change]") -> Iterator[Text]:
    """Say what later documents did."""
    from library import wording

    for change in changes:
        yield Text(f"⚠ {safe_name(wording.changed(change))}", "yellow")


def coverage_line(coverage: "Coverage") -> str:
    """Say what was searched."""
    parts = [f"{coverage.documents} văn bản", f"{coverage.passages} đoạn"]
    dates = [f"{date:%d/%m/%Y}" for date in (coverage.since, coverage.until) if date]
    if dates:
        parts.append("–".join(dict.fromkeys(dates)))
    return "đã tìm trong " + ", ".join(parts)
