"""The passages that a search found, as a terminal shows them.

1. Each hit: its address, the stretch that shows why it was found, what it is cited by, and its scores.
2. What replaced or amended it stands right under its address, with the day and the document that says so.
3. Other versions of the same words (a scan of the act, a consolidated text) are named under it.
4. Below: how the best passages are spread, as the options that narrow the search by them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.questions.evidence import changed, coverage_line, reading, snippet_text
from terminal.text import decimal, indented, ocr_mark, safe_name, sample_mark, seconds_text

if TYPE_CHECKING:
    from library import Coverage, Facet, FacetCount, Found, FoundPassage, Hit, Query

_WHY = {"dense": "nghĩa", "terms": "từ", "folded": "không dấu"}
_FACETS: dict["Facet", str] = {
    "issuer": "--issuer", "type": "--type", "year": "--year", "place": "nơi ban hành", "system": "--system",
}  # fmt: skip
_FACET_VALUES = 5


def results(found: "Found", coverage: "Coverage", seconds: float, *, spread: bool = False) -> RenderableType:
    """Return the passages found.

    Args:
        found: What the search gave.
        coverage: What was searched.
        seconds: How long it took.
        spread: Whether to show the facets.
    """
    parts: list[RenderableType] = [*reading(found.query)]
    if not found.hits:
        parts.append(Text("Không tìm thấy đoạn nào.", "yellow"))
    if found.emptied_by:
        parts.append(Text(safe_name(f"Không văn bản nào hợp với bộ lọc: {'; '.join(found.emptied_by)}."), "yellow"))
    for rank, hit in enumerate(found.hits, 1):
        parts += [*_hit(rank, hit, found.query), Text()]
    if spread and found.among:
        parts += [*_spread(found.facets, found.among), Text()]
    parts.append(Text(f"{coverage_line(coverage)} · {seconds_text(seconds)}", "dim"))
    return Group(*parts)


def _hit(rank: int, hit: "Hit", query: "Query") -> Iterator[RenderableType]:
    passage = hit.passage
    head = Text(f"{rank}. ").append_text(sample_mark(passage.document.sample))
    yield head.append(safe_name(passage.address), "bold cyan")
    yield from (indented(said) for said in changed(hit.changes))
    yield indented(snippet_text(passage.quote, query))
    yield indented(_document(passage))
    if hit.variants:
        yield indented(Text(f"cũng ở: {'; '.join(map(_variant, hit.variants))}", "dim"))
    why = "; ".join(f"{_WHY[name]} {decimal(value, 2)}" for name, value in hit.why.items() if name in _WHY)
    yield indented(Text(f"điểm {decimal(hit.score, 2)} ({why})", "dim"))


def _document(passage: "FoundPassage") -> Text:
    """What a passage is cited by, less its place, which stands above it."""
    from library import cite_document

    page = f" · trang {passage.page}" if passage.page else ""
    line = Text(f"— {safe_name(cite_document(passage.document))}{page} · {safe_name(passage.document.file)}", "cyan")
    return line.append_text(ocr_mark(passage.ocr, " · "))


def _variant(passage: "FoundPassage") -> str:
    page = f" trang {passage.page}" if passage.page else ""
    return safe_name(f"{passage.document.number or passage.document.slug} ({passage.document.file}{page})")


def _spread(facets: Mapping["Facet", Sequence["FacetCount"]], among: int) -> Iterator[RenderableType]:
    yield Text(f"Trong {among} đoạn hợp nhất:", "bold")
    for facet, option in _FACETS.items():
        counts = facets[facet]
        known = [f"{safe_name(count.value or 'không rõ')} {count.passages}" for count in counts[:_FACET_VALUES]]
        more = f" · và {len(counts) - _FACET_VALUES} giá trị khác" if len(counts) > _FACET_VALUES else ""
        yield indented(Text(f"{option}: {' · '.join(known)}{more}", "dim"))
