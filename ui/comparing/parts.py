"""What every tab has: documents as the heads of columns, kinds to choose from, parts of what is long."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from library import FoundDocument
from ui.citations import sample_badge
from ui.comparing import state
from ui.comparing.state import Comparison
from ui.language import Words
from ui.markup import label, name, number, source, text
from ui.route import Route

_TEXT = Words(
    {
        "all": "Tất cả",
        "kinds": "Chỉ xem",
        "part": "Phần {part}/{parts}",
        "next": "Phần sau",
        "before": "Phần trước",
        "page": "trang {page}",
        "open": "Mở tại đây: {address}",
    },
    {
        "all": "All",
        "kinds": "Show only",
        "part": "Part {part} of {parts}",
        "next": "Next part",
        "before": "Part before",
        "page": "page {page}",
        "open": "Open here: {address}",
    },
)


def heads(documents: Sequence[FoundDocument]) -> str:
    """Return documents as the heads of columns."""
    return f'<div class="nq-heads">{"".join(_head(one) for one in documents)}</div>'


def grid(documents: Sequence[FoundDocument], inside: str) -> None:
    """Show rows under the heads of their columns."""
    st.html(f'<div class="nq-pairs c{len(documents)}">{heads(documents)}{inside}</div>')


def cautions(said: Sequence[str]) -> None:
    """Show what is to be known before a comparison is believed."""
    if said:
        st.html("".join(f'<p class="nq-warn">⚠ {text(one)}</p>' for one in said))


def kinds(counts: Mapping[str, int], names: Mapping[str, str], shown: Comparison) -> str | None:
    """Draw the kinds that there are with their counts, and return the chosen one; None for all."""
    present = [kind for kind in names if counts.get(kind)]
    chosen = shown.kind if shown.kind in present else None
    st.session_state["comparing-kind"] = chosen or ""

    def said(kind: str) -> str:
        if not kind:
            return f"{_TEXT['all']} {number(sum(counts.values()))}"
        return f"{label(names[kind])} {number(counts[kind])}"

    st.pills(
        _TEXT["kinds"],
        ("", *present),
        format_func=said,
        key="comparing-kind",
        label_visibility="collapsed",
        on_change=_kind,
        args=(shown,),
    )
    return chosen


def parted(count: int, step: int, shown: Comparison) -> tuple[int, int]:
    """Return which part of a long list is shown: its begin and end."""
    parts = max(1, -(-count // step))
    part = min(shown.part, parts)
    return (part - 1) * step, min(count, part * step)


def turn(count: int, step: int, shown: Comparison) -> None:
    """Draw the way to the other parts, if there are any."""
    parts = max(1, -(-count // step))
    if parts == 1:
        return
    part = min(shown.part, parts)
    with st.container(horizontal=True, vertical_alignment="center", key="comparing-parts"):
        for word, to in (("before", part - 1), ("next", part + 1)):
            st.button(
                _TEXT[word],
                key=f"comparing-{word}",
                disabled=not 1 <= to <= parts,
                on_click=state.go,
                args=(replace(shown, part=to),),
            )
        said = _TEXT["part"].format(part=number(part), parts=number(parts))
        st.html(f'<p class="nq-line">{text(said)}</p>', width="content")


def place(document: FoundDocument, address: str, page: int | None, span: tuple[int, int]) -> str:
    """Return where something stands as a link that opens it there."""
    within = address.partition(" › ")[2] or address
    link = text(Route(document=document.slug, span=span).link())
    title = text(_TEXT["open"].format(address=address))
    on = f' · <span class="nq-keep">{text(_TEXT["page"].format(page=page))}</span>' if page else ""
    return f'<a href="{link}" title="{title}">{text(within)}</a>{on}'


def _head(document: FoundDocument) -> str:
    link = text(Route(document=document.slug).link())
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    badge = sample_badge() if document.sample else ""
    named = f'<p><a href="{link}"><b>{text(name(document))}</b></a></p>'
    return f'<div>{badge}{named}<p class="nq-line">{text(source(document))}</p>{title}</div>'


def _kind(shown: Comparison) -> None:
    state.go(shown.only(st.session_state["comparing-kind"] or None))
