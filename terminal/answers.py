"""An answer, a refusal or the passages found, as a terminal shows them.

1. The reading comes first, but only where it differs from what was typed.
2. An answer: the figure with the words that qualify it, the sentence that it stands in, and the citation to paste.
3. A quote is shown as it stands in the file; a long passage found by `search` is cut around the matched words.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from terminal.text import date_text, decimal, indented, ocr_mark, safe, safe_name, sample_mark, seconds_text

if TYPE_CHECKING:
    from library import Answer, Coverage, Figure, FoundDocument, Hit, Query, Refusal

# A passage may be a page long; three or four lines show what was matched.
SNIPPET = 320

_WORD = re.compile(r"[\w\u0300-\u036f]+")
# Words of asking, which stand everywhere: marking them would hide what was matched.
_QUESTION_WORDS = frozenset(
    (
        "ai", "bao", "bằng", "các", "có", "của", "gì", "hay", "hỏi", "khi", "không", "là", "mấy", "nào", "nhiêu",
        "những", "như", "ở", "sao", "thế", "thì", "và", "về",
    )
)  # fmt: skip
_WHY = {"dense": "nghĩa", "terms": "từ", "folded": "không dấu"}


def answer(given: "Answer", documents: Mapping[str, "FoundDocument"]) -> RenderableType:
    """Return an answer: its figures, the sentences that they stand in, and where these stand.

    Args:
        given: What the library said.
        documents: By slug; a citation does not carry its document's type and system.
    """
    return Group(*_reading(given.query), *_quotes(given, documents), _below(given))


def refusal(given: "Refusal", documents: Mapping[str, "FoundDocument"]) -> RenderableType:
    """Return why there is no answer, and the passages that came nearest. Arguments as for `answer`."""
    return Group(*_reading(given.query), *_nearest(given, documents), _below(given))


def hits(query: "Query", found: Sequence["Hit"], coverage: "Coverage", seconds: float) -> RenderableType:
    """Return the passages found, best first, with why each was found."""
    parts: list[RenderableType] = [*_reading(query)]
    if not found:
        parts.append(Text("Không tìm thấy đoạn nào.", "yellow"))
    words = _matchable(query)
    for rank, hit in enumerate(found, 1):
        passage = hit.passage
        head = Text(f"{rank}. ").append_text(sample_mark(passage.document.sample))
        why = "; ".join(f"{_WHY[name]} {decimal(value, 2)}" for name, value in hit.why.items())
        parts += [
            head.append(safe_name(passage.address), "bold cyan"),
            indented(snippet(passage.quote, words)),
            indented(_cited(passage.document, None, passage.page, passage.ocr)),
            indented(Text(f"điểm {decimal(hit.score, 2)} ({why})", "dim")),
            Text(),
        ]
    parts.append(Text(f"{_coverage(coverage)} · {seconds_text(seconds)}", "dim"))
    return Group(*parts)


def snippet(quote: str, words: frozenset[str]) -> Text:
    """Return the stretch of a quote with most matched words, these marked."""
    shown = safe(quote)
    marks = [(m.start(), m.end()) for m in _WORD.finditer(quote) if _key(m.group()) in words]
    start, end = 0, len(shown)
    if len(shown) > SNIPPET:
        places = [mark[0] for mark in marks] or [0]
        best = max(places, key=lambda place: sum(place <= other < place + SNIPPET * 3 // 4 for other in places))
        start = max(0, min(best - SNIPPET // 4, len(shown) - SNIPPET))
        start = shown.rfind(" ", 0, start) + 1
        cut = shown.find(" ", start + SNIPPET)
        end = cut if cut >= 0 else len(shown)
    text = Text("… " if start else "")
    offset = len(text) - start
    text.append(shown[start:end] + (" …" if end < len(shown) else ""))
    for first, last in marks:
        if start <= first and last <= end:
            text.stylize("bold yellow", first + offset, last + offset)
    return text


def _matchable(query: "Query") -> frozenset[str]:
    text = " ".join((query.reading, *query.expansions))
    return frozenset(_key(word) for word in _WORD.findall(text)) - _QUESTION_WORDS


def _key(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _reading(query: "Query") -> Iterator[RenderableType]:
    if " ".join(unicodedata.normalize("NFC", query.typed).split()) != query.reading:
        yield Text().append("đã hiểu là: ", "dim").append(safe_name(query.reading), "italic")
    if query.expansions:
        yield Text().append("viết đầy đủ: ", "dim").append(safe_name("; ".join(query.expansions)), "italic")


def _below(given: "Answer | Refusal") -> Text:
    sure = f"độ chắc {given.confidence:.0%}"
    return Text(f"{_coverage(given.coverage)} · {sure} · {seconds_text(given.seconds)}", "dim")


def _quotes(given: "Answer", documents: Mapping[str, "FoundDocument"]) -> Iterator[RenderableType]:
    figures: dict[int, list[Figure]] = {}
    for figure in given.figures:
        figures.setdefault(figure.citation, []).append(figure)
    for number, citation in enumerate(given.citations):
        own = figures.get(number, [])
        if citation.sample:
            yield sample_mark(True).append("số liệu và nội dung dưới đây không có thật", "bold red")
        for figure in own:
            yield Panel.fit(
                _qualified(figure).append_text(ocr_mark(figure.ocr, "  ")), padding=(0, 2), border_style="green"
            )
        if citation.ocr is not None:
            yield indented(Text("đọc bằng nhận dạng chữ từ ảnh trang: hãy đối chiếu với bản gốc", "yellow"))
        for sentence in given.sentences:
            if sentence.citation == number:
                quote = Text(safe(sentence.text))
                for figure in own:
                    quote.stylize("bold green", figure.start - sentence.start, figure.end - sentence.start)
                yield indented(Text("“").append_text(quote).append("”"))
        yield indented(_cited(documents[citation.document], citation.address, citation.page, citation.ocr))
        yield Text()


def _qualified(figure: "Figure") -> Text:
    """The figure with the words that qualify it: a bare number may say something else than its sentence."""
    text = Text(safe_name(figure.qualified))
    place = text.plain.find(safe_name(figure.text))
    if place < 0:
        return Text().append(safe_name(figure.text), "bold green").append(f"  ({text.plain})")
    text.stylize("bold green", place, place + len(figure.text))
    return text


def _nearest(given: "Refusal", documents: Mapping[str, "FoundDocument"]) -> Iterator[RenderableType]:
    yield Text().append("Không trả lời được. ", "bold yellow").append(safe_name(given.message))
    yield Text()
    if given.nearest:
        yield Text("Đoạn gần nhất:", "bold")
    for citation in given.nearest:
        yield indented(sample_mark(citation.sample).append_text(snippet(citation.quote, frozenset())))
        yield indented(_cited(documents[citation.document], citation.address, citation.page, citation.ocr))
        yield Text()


def _cited(found: "FoundDocument", address: str | None, page: int | None, ocr: float | None) -> Text:
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


def _coverage(coverage: "Coverage") -> str:
    parts = [f"{coverage.documents} văn bản", f"{coverage.passages} đoạn"]
    dates = [f"{date:%d/%m/%Y}" for date in (coverage.since, coverage.until) if date]
    if dates:
        parts.append("–".join(dict.fromkeys(dates)))
    return "đã tìm trong " + ", ".join(parts)
