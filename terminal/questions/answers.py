"""An answer or a refusal, as a terminal shows it.

1. The reading comes first, but only where it differs from what was typed.
2. An answer in its shortest form, framed: yes or no, its line, or its figures with the words that qualify them. Other
   values of the same indicator follow, each with its period and document.
3. The quotes, each once, with the words that answer marked, numbered as in JSON but from 1. What follows each other in
   one document is named by its place, and the document once below; long lists and quotes are folded.
4. What one should know, what was withheld, how sure that is, and what was searched.
5. A refusal: its reason, the nearest passages with why they were not enough, and what was searched in full. What may
   be the answer comes first, the doubt before it: quoted, never framed, its words underlined and not in green.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from terminal.questions.evidence import (
    MARKED,
    REASONS,
    changed,
    cited,
    coverage_line,
    place_within,
    quote_text,
    reading,
    snippet_text,
)
from terminal.text import indented, ocr_mark, safe_name, sample_mark, seconds_text

if TYPE_CHECKING:
    from library import Answer, Change, Citation, Figure, Refusal, Sentence

_QUOTES, _LETTERS = 10, 900
"""Shown at most, unless all are asked for; one more is no reason to fold."""
_DOUBTED = "underline"
_FALSE = "số liệu và nội dung dưới đây không có thật"


def answer(given: "Answer", *, whole: bool = False) -> RenderableType:
    """Return an answer: what it says, the quotes that prove it, and where these stand.

    Args:
        given: What the library said.
        whole: Whether long lists and quotes are shown to their end.
    """
    return Group(
        *reading(given.query),
        *_said(given),
        *_others(given),
        *_quotes(given, whole=whole),
        *_below(given),
        Text(f"{coverage_line(given.coverage)} · {seconds_text(given.seconds)}", "dim"),
    )


def refusal(given: "Refusal", *, whole: bool = False) -> RenderableType:
    """Return why there is no answer, what may be it, the passages that came nearest, and what was searched.

    Args:
        given: What the library said.
        whole: Whether long lists and quotes are shown to their end.
    """
    return Group(*reading(given.query), *_refused(given, whole=whole), *_nearest(given), *_searched(given))


def _said(given: "Answer") -> Iterator[RenderableType]:
    asked = [figure for figure in given.figures if figure.asked]
    lines = []
    if given.verdict:
        lines.append(Text("Có." if given.verdict == "yes" else "Không.", MARKED))
    if given.headline:
        lines.append(Text(safe_name(given.headline), MARKED).append_text(ocr_mark(given.citations[0].ocr, "  ")))
    elif len(asked) == 1:
        lines.append(_figure(asked[0], given))
    if given.citations[0].sample:
        yield sample_mark(True).append(_FALSE, "bold red")
    if lines:
        yield Panel.fit(Text("\n").join(lines), padding=(0, 2), border_style="green")
        if given.citations[0].changes:
            yield Text("⚠ Văn bản này đã được thay thế hoặc sửa đổi: xem dưới câu trích.", "yellow")
    elif given.kind == "yes_no":
        yield Text("Không nói thẳng có hay không; văn bản viết:", "bold")
    if len(asked) > 1:
        yield from (indented(_figure(figure, given)) for figure in asked)
        yield Text()


def _figure(figure: "Figure", given: "Answer", style: str = MARKED) -> Text:
    """The figure with the words that qualify it: a bare number may say something else than its sentence."""
    from library import wording

    words, number = safe_name(figure.qualified), safe_name(figure.text)
    text = Text().append(words if number in words else f"{number} ({words})", style)
    text.append_text(ocr_mark(figure.ocr, "  ")).append(safe_name(wording.figure(figure)))
    return text.append(f" [{figure.citation + 1}]", "cyan") if len(given.citations) > 1 else text


def _others(given: "Answer") -> Iterator[RenderableType]:
    """Other values of the indicator, by document, the newest first, and by period."""

    def order(figure: "Figure") -> tuple[int, str, str]:
        source = given.citations[figure.citation]
        return (-source.date.toordinal() if source.date else 0, source.document, figure.period or "")

    others = sorted((figure for figure in given.figures if not figure.asked), key=order)
    if not others:
        return
    yield Text("Giá trị khác của cùng chỉ tiêu:", "bold")
    for figure in others:
        source = given.citations[figure.citation]
        line = Text("• ").append_text(_figure(figure, given, "bold"))
        yield indented(line.append(f" {safe_name(source.number or source.file)}", "dim"))
    yield Text()


def _quotes(given: "Answer", *, whole: bool, style: str = MARKED) -> Iterator[RenderableType]:
    """The quotes, those of one document that follow each other together; the words that answer in this style."""
    same: dict[tuple[str, int, int], list[Sentence]] = {}
    for sentence in given.sentences:
        document = given.citations[sentence.citation].document
        same.setdefault((document, sentence.start, sentence.end), []).append(sentence)
    every = list(same.values())
    shown = every if whole or len(every) <= _QUOTES + 1 else every[:_QUOTES]
    for _, group in groupby(shown, key=lambda quotes: given.citations[quotes[0].citation].document):
        yield from _of_document(list(group), given, most=None if whole else _LETTERS, style=style)
        yield Text()
    if len(shown) < len(every):
        yield Text(f"Còn {len(every) - len(shown)} đoạn nữa trả lời câu hỏi: xem đủ bằng --all", "bold yellow")
        yield Text()


def _of_document(
    group: "list[list[Sentence]]", given: "Answer", *, most: int | None, style: str
) -> Iterator[RenderableType]:
    before: str = ""
    changes: tuple[Change, ...] = ()
    for quotes in group:
        source, first = given.citations[quotes[0].citation], quotes[0]
        if source.ocr is not None:
            yield indented(Text("đọc bằng nhận dạng chữ từ ảnh trang: hãy đối chiếu với bản gốc", "yellow"))
        line = sample_mark(source.sample)
        if first.subject and " ".join(first.subject.split()) not in before:
            line.append(f"[{safe_name(first.subject)}] ", "italic")
        before = " ".join(f"{first.subject or ''} {first.text}".split())
        numbers = " ".join(f"[{sentence.citation + 1}]" for sentence in quotes)
        cut = replace(source, quote=first.text, start=first.start, end=first.end)
        line.append_text(quote_text(cut, _marks([sentence.citation for sentence in quotes], given), most, style))
        if len(group) > 1:
            page = f", trang {source.page}" if source.page else ""
            line.append(f" {numbers} {safe_name(place_within(source))}{page}", "cyan").append_text(ocr_mark(source.ocr))
        yield indented(line)
        if source.changes != changes:
            yield from (indented(said, 4) for said in changed(source.changes))
            changes = source.changes
    yield indented(_named(source, numbers, alone=len(group) == 1, given=given))


def _named(source: "Citation", numbers: str, *, alone: bool, given: "Answer") -> Text:
    from library import cite_document

    if alone:
        return cited(source, f"{numbers} " if len(given.citations) > 1 else "")
    return Text(f"— {safe_name(cite_document(source))}", "cyan").append(f"\n  {safe_name(source.file)}", "dim cyan")


def _marks(numbers: Sequence[int], given: "Answer") -> Iterator[tuple[int, int]]:
    yield from ((span.start, span.end) for span in given.spans if span.citation in numbers)
    yield from ((figure.start, figure.end) for figure in given.figures if figure.citation in numbers)


def _below(given: "Answer") -> Iterator[RenderableType]:
    from library import wording

    yield from _known(given)
    yield Text(wording.sure(given), "dim")


def _known(given: "Answer") -> Iterator[RenderableType]:
    """Notes, and what was withheld."""
    for note in given.notes:
        yield Text().append("Lưu ý: ", "bold").append(safe_name(note))
    if given.withheld:
        yield Text("Đã bỏ, vì không kiểm được:", "bold")
    for item in given.withheld:
        yield indented(Text(safe_name(item.text), "dim strike"))
        yield indented(Text(f"vì {safe_name(item.why)}", "yellow"), 4)
    if given.notes or given.withheld:
        yield Text()


def _refused(given: "Refusal", *, whole: bool) -> Iterator[RenderableType]:
    from library import wording

    if given.possible is None:
        yield Text(f"Không trả lời được: {REASONS[given.reason]}.", "bold yellow")
    else:
        yield Text(f"{wording.doubted(given.possible)}. Có thể là:", "bold yellow")
        yield from _quotes(given.possible, whole=whole, style=_DOUBTED)
        yield from _known(given.possible)
    yield Text(safe_name(given.message))
    yield Text()


def _nearest(given: "Refusal") -> Iterator[RenderableType]:
    if given.others:
        yield Text("Đoạn gần nhất:" if given.possible is None else "Đoạn gần nhất khác:", "bold")
    for near in given.others:
        source = near.citation
        yield indented(sample_mark(source.sample).append_text(snippet_text(source.quote, given.query)))
        yield indented(Text(f"chưa đủ vì: {safe_name(near.why)}", "yellow"))
        yield from (indented(said) for said in changed(source.changes))
        yield indented(cited(source, ""))
        yield Text()


def _searched(given: "Refusal") -> Iterator[RenderableType]:
    from library import wording

    limits = "; ".join(wording.filtered(given.query))
    for name, value in (*wording.searched(given.coverage), *((("Giới hạn ở", limits),) if limits else ())):
        yield Text(f"{name}: {safe_name(value)}", "dim")
    yield Text(f"{wording.sure(given)} {seconds_text(given.seconds)}", "dim")
