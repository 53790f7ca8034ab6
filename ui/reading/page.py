"""The page Văn bản with a document: opened at a passage, with all that stands around it.

1. The document and its neighbours are looked up once (opened.py); of a long one the part is shown that holds what the
   address asks for: a part by its number, the match that is looked at, the opened passage, the printed page.
2. The bar; the head, its validity and relations.
3. The text with its marks, and who cites the opened passage; beside it, where there is room, the page as it is printed.
4. What was opened is brought into view.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from library import Citation, FoundPassage, Library, Section, Target, citation_of, figure_text
from library.places import parts_named
from ui.language import Words
from ui.markup import Span, label, name, text
from ui.reading import bar, contents, finding, printed, scrolling, style
from ui.reading.body import Shown, body
from ui.reading.citing import citing
from ui.reading.head import head
from ui.reading.links import layer_of
from ui.reading.opened import Opened, opened
from ui.reading.parts import part_of
from ui.reading.relations import relations
from ui.reading.state import Reading, go, read
from ui.reading.weaving import Layer, Mark, layer
from ui.route import Route
from ui.states import note

_TEXT = Words(
    {
        "title": "{name} — Nghị quyết",
        "opening": "Đang mở văn bản…",
        "no_place": "Không còn đoạn này",
        "no_place_body": "Văn bản trong kho không có vị trí mà liên kết chỉ tới. Có thể tệp đã được thay bản khác.",
        "no_name": "Không thấy «{place}» trong văn bản này",
        "no_name_body": "Có thể tệp chỉ có một phần, hoặc điều khoản mang tên khác. Hãy xem mục lục bên cạnh.",
        "part": "Phần {part}/{parts}",
        "part_before": "Phần trước",
        "part_after": "Phần sau",
        "target": "Chỉ tiêu: {indicator} — {figure}",
    },
    {
        "title": "{name} — Nghị quyết",
        "opening": "Opening the document…",
        "no_place": "This passage is gone",
        "no_place_body": "The document has no such place. Its file may have been replaced by another one.",
        "no_name": "«{place}» is not in this document",
        "no_name_body": "The file may hold only a part, or the provision has another name. See the contents beside it.",
        "part": "Part {part}/{parts}",
        "part_before": "Part before",
        "part_after": "Part after",
        "target": "Target: {indicator} — {figure}",
    },
)


@dataclass(frozen=True, slots=True)
class _Place:
    """What was opened."""

    span: Span | None = None
    marked: Span | None = None
    section: Section | None = None
    passage: FoundPassage | None = None


def show(library: Library, here: Route) -> None:
    """Show the document that the address names.

    Raises:
        NotInLibrary: There is none.
        BadQuestion: Several have this number.
    """
    assert here.document is not None
    with st.spinner(_TEXT["opening"]):
        document = opened(library, here.document)
    st.set_page_config(page_title=_TEXT["title"].format(name=name(document.view.document)))
    reading = read(here, st.query_params.to_dict())
    style.apply()
    view, place = document.view, _place(document, reading)
    matches = finding.matches(view.raw, reading.find)
    current = matches[min(reading.match, len(matches)) - 1] if matches and reading.match else None
    shown = _part(document, reading, place, current)
    has_print = library.has_page_images(view.document)
    if not (has_print and 1 <= (reading.route.page or 0) <= view.document.pages):
        reading = replace(reading, route=replace(reading.route, page=None))
    _bar(document, reading, place, matches, shown, has_print=has_print)
    contents.show(document, reading, shown)
    st.html(head(view) + relations(document))
    if (here.span or reading.place) and place.span is None:
        named = reading.place
        note(
            _TEXT["no_name"].format(place=named) if named else _TEXT["no_place"],
            _TEXT["no_name_body" if named else "no_place_body"],
        )
    marks = (layer_of(document, reading, shown), _targets(document, document.parts[shown]), _found(matches, current))
    inside = Shown(
        document.parts[shown], reading, place.span, place.marked, marks, has_print,
        {ordinal: len(found) for ordinal, found in document.meant.items()},
        citing(document, place.section, unfolded=reading.who) if place.section else "",
        bar.back(),
    )  # fmt: skip
    written = f'<div class="nq-doc" lang="vi">{body(view, inside)}</div>'
    if reading.route.page:
        with st.container(key="reader-beside"):
            left, right = st.columns(2, gap="medium")
            with left:
                _text(document, reading, shown, written)
            with right:
                printed.show(library, view, reading, printed.places_of(view, place.span))
    else:
        _text(document, reading, shown, written)
    scrolling.to(current or place.span, reading.route.page)


def _text(document: Opened, reading: Reading, shown: int, written: str) -> None:
    _turn(document, reading, shown, "above")
    st.html(written)
    _turn(document, reading, shown, "below")


def _turn(document: Opened, reading: Reading, shown: int, where: str) -> None:
    """The way to the part before and after."""
    count = len(document.parts)
    if count == 1:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key=f"reader-turn-{where}"
    ):
        for name, part in (("part_before", shown), ("part_after", shown + 2)):
            if name == "part_after":
                said = _TEXT["part"].format(part=shown + 1, parts=count)
                st.html(f'<p class="nq-line">{text(said)}</p>', width="content")
            target = replace(reading.opening(span=None), part=part)
            there = 1 <= part <= count
            st.button(
                _TEXT[name], key=f"reader-{name}-{where}", disabled=not there, on_click=go, args=(target,),
                help=label(_heading(document, part - 1)) if there else None,
            )  # fmt: skip


def _heading(document: Opened, part: int) -> str:
    """The first heading of a part."""
    start, end = document.parts[part]
    return next((one.heading for one in document.view.sections if one.heading and start <= one.start < end), "…")


def _bar(
    document: Opened, reading: Reading, place: _Place, matches: tuple[Span, ...], shown: int, *, has_print: bool
) -> None:
    with st.container(key="reader-bar", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="reader-ways"):
            bar.move()
            bar.step(document, reading, place.span[0] if place.span else document.parts[shown][0] - 1)
            bar.taking(document, reading, _citation(place))
            if has_print:
                pages = [place.passage.page] if place.passage else []
                pages += [one.page for one in document.view.passages if one.start >= document.parts[shown][0]][:1]
                printed.toggle(reading, next(filter(None, pages), 1))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="reader-finds"):
            bar.finding(document, reading, matches)
            if place.span:
                address = _citation(place)
                st.html(f'<p class="nq-where">{text(address.address if address else "")}</p>', width="stretch")


def _citation(place: _Place) -> Citation | None:
    if place.passage is None:
        return None
    cited = citation_of(place.passage)
    named = place.section if place.marked is None else None
    return replace(cited, address=" › ".join(named.address)) if named else cited


def _place(document: Opened, reading: Reading) -> _Place:
    view, span = document.view, reading.route.span
    marked: Span | None = None
    section: Section | None = None
    if reading.place:
        section = document.places.find(parts_named(reading.place))
        span = (section.start, section.end) if section else None
    elif span and span[1] <= len(view.raw):
        marked = span
        around = document.places.around(span[0])
        section = around[-1] if around else None
    else:
        span = None
    if span is None:
        return _Place()
    inside = (one for one in view.passages if one.start < span[1] and span[0] < one.end)
    return _Place(span, marked, section, next(inside, None))


def _part(document: Opened, reading: Reading, place: _Place, current: Span | None) -> int:
    if reading.part:
        return min(reading.part, len(document.parts)) - 1
    page = next((one.start for one in document.view.pages if one.number == reading.route.page), 0)
    start = current[0] if current else place.span[0] if place.span else page
    return part_of(document.parts, start)


def _targets(document: Opened, part: Span) -> Layer:
    return layer(
        Mark(one.value_start, one.value_end, f'<span id="t{one.ordinal}" class="nq-target" title="{said}">', "</span>")
        for one in contents.targets_of(document)
        if part[0] <= one.value_start < part[1]
        for said in [text(" ".join(" · ".join(filter(None, (_said(one), one.period, one.reason))).split()))]
    )


def _said(target: Target) -> str:
    return _TEXT["target"].format(indicator=target.indicator, figure=figure_text(target))


def _found(matches: Sequence[Span], current: Span | None) -> Layer:
    return tuple(Mark(*one, f'<mark class="found{" now" if one == current else ""}">', "</mark>") for one in matches)
