"""At the side of the reader: the tree of contents, or the targets of the document.

1. Headings of the first levels, as links into the text. What is in another part of a long document opens that part.
2. So many levels as stand in a list that can be looked through; the part that is shown has more.
3. Targets in the order of the text, each with its figure and period; a doubtful one says why.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from library import Section, Target, figure_text
from ui.language import Words
from ui.markup import number, text
from ui.reading.links import place_link
from ui.reading.opened import Opened
from ui.reading.parts import depth, part_of
from ui.reading.state import Reading, go

_TEXT = Words(
    {
        "side": "Bên cạnh",
        "contents": "Mục lục",
        "targets": "Chỉ tiêu ({count})",
        "doubtful": "chưa chắc: {reason}",
        "none": "Văn bản không có đề mục.",
    },
    {
        "side": "Beside the text",
        "contents": "Contents",
        "targets": "Targets ({count})",
        "doubtful": "not certain: {reason}",
        "none": "The document has no headings.",
    },
)
_LEVELS = 4
_MOST = 250
_KEY = "reader-side"


def show(opened: Opened, reading: Reading, shown: int) -> None:
    """Show it in the sidebar.

    Args:
        opened: The document.
        reading: What of it is shown.
        shown: Its part that is on the page.
    """
    targets = targets_of(opened)
    with st.sidebar:
        if targets:
            labels = {False: _TEXT["contents"], True: _TEXT["targets"].format(count=number(len(targets)))}
            st.session_state[_KEY] = reading.targets
            st.segmented_control(
                _TEXT["side"], [False, True], format_func=labels.__getitem__, key=_KEY, on_change=_chosen,
                args=(reading,), label_visibility="collapsed", width="stretch",
            )  # fmt: skip
        else:
            st.html(f'<h2 class="nq-part">{text(_TEXT["contents"])}</h2>')
        listed = _targets(opened, reading, targets, shown) if reading.targets and targets else ""
        st.html(listed or contents(opened, reading, shown) or f'<p class="nq-line">{text(_TEXT["none"])}</p>')


def targets_of(opened: Opened) -> list[Target]:
    """Return the targets of a document, without those that were rejected, in the order of its text."""
    kept = [one for one in opened.view.targets if one.certainty != "rejected"]
    return sorted(kept, key=lambda one: one.value_start)


def contents(opened: Opened, reading: Reading, shown: int) -> str:
    """Return the tree of contents as HTML; empty if there are no headings."""
    sections = opened.view.sections
    headed = [(one, depth(one, sections)) for one in sections if one.heading]
    levels = next((level for level in range(_LEVELS, 1, -1) if sum(d <= level for _, d in headed) <= _MOST), 1)
    items = [
        f'<li class="d{level}"><a href="{text(address)}">{text(one.heading)}</a></li>'
        for one, level in headed
        if level <= (_LEVELS if part_of(opened.parts, one.start) == shown else levels)
        for address in [place_link(opened, reading, one, shown)]
    ]
    return _list(_TEXT["contents"], items)


def steps(opened: Opened) -> Sequence[Section]:
    """Return what one goes through a document by: its articles, else the headings of the first two levels."""
    sections = opened.view.sections
    articles = [one for one in sections if one.kind == "article"]
    return articles or [one for one in sections if one.heading and depth(one, sections) <= 2]


def _targets(opened: Opened, reading: Reading, targets: Sequence[Target], shown: int) -> str:
    items = []
    for target in targets:
        inside = part_of(opened.parts, target.value_start) == shown
        link = "" if inside else reading.opening(span=(target.value_start, target.value_end)).link()
        address = link or f"#t{target.ordinal}"
        doubt = _TEXT["doubtful"].format(reason=target.reason) if target.reason else ""
        more = " · ".join(filter(None, (target.period, doubt)))
        items.append(
            f'<li><a href="{text(address)}">{text(target.indicator)}: '
            f"<b>{text(figure_text(target))}</b></a>{f'<small>{text(more)}</small>' if more else ''}</li>"
        )
    return _list(_TEXT["targets"].format(count=number(len(targets))), items)


def _list(name: str, items: Sequence[str]) -> str:
    return f'<nav class="nq-toc" aria-label="{text(name)}"><ul>{"".join(items)}</ul></nav>' if items else ""


def _chosen(reading: Reading) -> None:
    go(replace(reading, targets=bool(st.session_state[_KEY])))
