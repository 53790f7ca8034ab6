"""The text of a document as HTML, passage by passage in the order of the file.

1. Nothing is left out: what stands between two passages is shown too. Of a long document a part is shown.
2. Every passage has its raw offset as an anchor and a link that opens the document there; sections have theirs. After
   the opened one stands, for the keyboard, the way back.
3. Marked are, from the outermost: the cited words, references as links, figures of targets, what was looked for.
4. Lines of a paragraph that only the width of a printed page broke are joined.
5. A page that wants a second look says why where it begins; rows of a table stand in columns; a section that other
   documents cite says how often.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from library import DocumentView, FoundPassage, Page, Section, Table, citation_of, quoted
from ui.language import Words
from ui.markup import Span, closed_up, quiet, text
from ui.quality import ocr_badge, page_badge
from ui.reading.state import Reading
from ui.reading.tables import Grid, pieces
from ui.reading.weaving import Layer, Mark, layer, woven

_TEXT = Words(
    {
        "page": "Trang {page}",
        "printed": "xem trang gốc",
        "link": "Liên kết tới {address}",
        "cited": "{count} chỗ dẫn",
        "cited_more": "{count} chỗ ở văn bản khác dẫn {place}: bấm để xem",
    },
    {
        "page": "Page {page}",
        "printed": "as printed",
        "link": "Link to {address}",
        "cited": "cited {count}×",
        "cited_more": "{count} places in other documents cite {place}: click to see them",
    },
)


_BREAK = re.compile(r"\n")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a text, and how."""

    span: Span
    reading: Reading
    opened: Span | None = None
    """The passage that was opened; its border is coloured."""
    marked: Span | None = None
    """The words of it that are marked."""
    layers: Sequence[Layer] = ()
    """Other marks, the outermost first."""
    printed: bool = False
    """Whether its pages can be shown as they are printed."""
    cited: Mapping[int, int] = field(default_factory=dict)
    """By ordinal of a section: how often other documents mean it."""
    aside: str = ""
    """HTML that stands below the beginning of the opened passage."""
    back: str = ""
    """HTML of the way back, seen when the keyboard comes to it."""


def body(view: DocumentView, shown: Shown) -> str:
    """Return the text of a document, or a part of it, as HTML."""
    start, end = shown.span
    position, page, parts = start, None, []
    pages = {item.number: item for item in view.pages}
    weave = _Weaver(view, shown)
    sections: dict[int, list[Section]] = {}
    passages = [one for one in sorted(view.passages, key=lambda item: item.start) if start <= one.start < end]
    starts = iter(passages)
    following = next(starts, None)
    for section in view.sections:
        while following is not None and following.start < section.start:
            following = next(starts, None)
        if following is not None and start <= section.start < end:
            sections.setdefault(following.start, []).append(section)
    for passage in passages:
        parts.append(weave.between(position, passage.start))
        if passage.page and passage.page != page and len(view.pages) > 1:
            page = passage.page
            parts.append(_page_head(pages[page], shown))
        parts.append(weave.passage(passage, sections.get(passage.start, [])))
        position = max(position, passage.end)
    parts.append(weave.between(position, end))
    return "".join(parts)


class _Weaver:
    """Passages of one text to HTML."""

    def __init__(self, view: DocumentView, shown: Shown) -> None:
        self._view, self._shown = view, shown
        self._aside_shown = False
        self._grids: dict[int, Grid] = {}
        cited = [Mark(*shown.marked, "<mark>", "</mark>")] if shown.marked else []
        self._layers = (layer(cited), *shown.layers)

    def passage(self, passage: FoundPassage, sections: Sequence[Section]) -> str:
        opened = self._shown.opened
        classes: list[str] = [passage.kind]
        if opened and passage.start < opened[1] and opened[0] < passage.end:
            classes.append("cited")
        if self._view.raw[passage.start : passage.end].lstrip().startswith("+"):
            classes.append("deep")
        anchors = "".join(f'<span id="s{one.ordinal}" class="nq-anchor"></span>' for one in sections)
        badge = ocr_badge(passage.ocr) if "cited" in classes else ""
        counted = "".join(map(self._counted, sections))
        page = passage.page if self._shown.reading.route.page else None
        link = self._shown.reading.opening(span=(passage.start, passage.end), page=page).link()
        said = text(_TEXT["link"].format(address=passage.address))
        # Hundreds of these would stand in the way of the keyboard; the contents and the button to copy do for it.
        here = f'<a class="nq-here" href="{text(link)}" tabindex="-1" title="{said}" aria-label="{said}">#</a>'
        inside = anchors + self._inside(passage.start, passage.end, _wrapped(passage)) + badge + counted + here
        aside = ""
        if "cited" in classes and not self._aside_shown:
            self._aside_shown, aside = True, self._shown.back + self._shown.aside
        return f'<div id="v{passage.start}" class="nq-p {" ".join(classes)}">{inside}</div>{aside}'

    def between(self, start: int, end: int) -> str:
        """What belongs to no passage."""
        raw = self._view.raw[start:end]
        return f'<div class="nq-p">{self._inside(start, end)}</div>' if raw.strip() else ""

    def _inside(self, start: int, end: int, wrapped: Collection[int] = ()) -> str:
        def shown(first: int, last: int) -> str:
            written = woven(self._view.raw, first, last, self._layers)
            if wrapped:
                breaks = [one.start() for one in _BREAK.finditer(self._view.raw, first, last)]
                joints = [" " if place in wrapped else "\n" for place in breaks]
                written = "".join(chain.from_iterable(zip(written.split("\n"), [*joints, ""], strict=True)))
            return quiet(closed_up(written))

        return "".join(
            self._grid(table).rows(span, shown) if table else shown(*span)
            for span, table in pieces(self._view.tables, start, end)
        )

    def _grid(self, table: Table) -> Grid:
        if table.start not in self._grids:
            self._grids[table.start] = Grid(table)
        return self._grids[table.start]

    def _counted(self, section: Section) -> str:
        count = self._shown.cited.get(section.ordinal, 0)
        if not count:
            return ""
        span = (section.start, max(section.heading_end, section.start + 1))
        opening = self._shown.reading.opening(span=span)
        link = Reading(opening.route, who=True, targets=opening.targets).link()
        said = text(_TEXT["cited_more"].format(count=count, place=" › ".join(section.address[1:])))
        what = text(_TEXT["cited"].format(count=count))
        return f' <a class="nq-cites" href="{text(link)}" title="{said}">{what}</a>'


def _wrapped(passage: FoundPassage) -> Collection[int]:
    """The line breaks within paragraphs of a passage, raw offsets: letters are counted, since blanks may differ."""
    if passage.kind != "body" or "\n" not in passage.quote.strip():
        return ()
    paragraphs = ["".join(run.text for run in runs) for runs in quoted(citation_of(passage), ())]
    ends, letters = {0}, -1  # the quotation mark before the first
    for paragraph in paragraphs:
        letters += len(_BLANK.sub("", paragraph))
        ends.add(letters)
    lines = passage.quote.split("\n")
    found, letters, place = [], 0, passage.start
    for line in lines[:-1]:
        letters, place = letters + len(_BLANK.sub("", line)), place + len(line) + 1
        if letters not in ends:
            found.append(place - 1)
    return frozenset(found)


def _page_head(page: Page, shown: Shown) -> str:
    said = text(page.name or _TEXT["page"].format(page=page.number))
    link = ""
    if shown.printed:
        target = text(shown.reading.opening(page=page.number, span=None).link())
        link = f'<a href="{target}">{text(_TEXT["printed"])}</a>'
    return f'<span id="p{page.number}" class="nq-page">{said} {page_badge(page)}{link}</span>'
