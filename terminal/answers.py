"""An answer or a refusal, as a terminal shows it.

1. The reading comes first, but only where it differs from what was typed.
2. An answer: the figure with the words that qualify it, the sentence that it stands in, and the citation to paste.
3. A quote is shown as it stands in the file.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from terminal.evidence import cited_line, coverage_line, reading, snippet_text
from terminal.text import indented, ocr_mark, safe, safe_name, sample_mark, seconds_text

if TYPE_CHECKING:
    from library import Answer, Figure, FoundDocument, Refusal


def answer(given: "Answer", documents: Mapping[str, "FoundDocument"]) -> RenderableType:
    """Return an answer: its figures, the sentences that they stand in, and where these stand.

    Args:
        given: What the library said.
        documents: By slug; a citation does not carry its document's type and system.
    """
    return Group(*reading(given.query), *_quotes(given, documents), _below(given))


def refusal(given: "Refusal", documents: Mapping[str, "FoundDocument"]) -> RenderableType:
    """Return why there is no answer, and the passages that came nearest. Arguments as for `answer`."""
    return Group(*reading(given.query), *_nearest(given, documents), _below(given))


def _below(given: "Answer | Refusal") -> Text:
    sure = f"độ chắc {given.confidence:.0%}"
    return Text(f"{coverage_line(given.coverage)} · {sure} · {seconds_text(given.seconds)}", "dim")


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
        yield indented(cited_line(documents[citation.document], citation.address, citation.page, citation.ocr))
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
    for near in given.nearest:
        citation = near.citation
        yield indented(sample_mark(citation.sample).append_text(snippet_text(citation.quote, None)))
        yield indented(Text(safe_name(near.why), "dim"))
        yield indented(cited_line(documents[citation.document], citation.address, citation.page, citation.ocr))
        yield Text()
