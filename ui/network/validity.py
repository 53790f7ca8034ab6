"""The view Hiệu lực: what is in force on a day, as far as the library can tell.

1. The day. The document in the middle: its status and why, then what it says itself, what later ones did, what others
   report, each with its words and place; what contradicts itself and what would make it surer.
2. The documents of the library around it in a table, with their status on that day; a row puts one in the middle.
3. What nothing tells is said to be unknown, and how far the library sees is said, too.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

import streamlit as st

from library import Evidence, FoundDocument, Library, Validity
from ui import states
from ui.citations import fold
from ui.language import Words
from ui.markup import date, number, text
from ui.network import evidence, exports
from ui.network.evidence import known_as
from ui.network.parts import whole
from ui.network.state import View, change, go
from ui.network.wording import relation

_TEXT = Words(
    {
        "choose": "Hiệu lực của văn bản nào?",
        "choose_body": "Chọn văn bản ở ô trên. Hiệu lực của các văn bản quanh nó cũng được xét.",
        "on": "Vào ngày",
        "in_force": "Đang có hiệu lực, theo những gì kho biết",
        "amended": "Có hiệu lực, đã bị sửa đổi một phần, theo những gì kho biết",
        "not_yet": "Chưa có hiệu lực",
        "replaced": "Đã bị thay thế",
        "repealed": "Đã bị bãi bỏ hoặc hết hiệu lực",
        "expired": "Đã hết thời hạn hiệu lực",
        "unknown": "Chưa rõ",
        "since": "Tình trạng này có từ ngày {day}.",
        "until": "Ngày có hiệu lực cuối cùng được biết: {day}.",
        "own": "Văn bản tự nói",
        "changes": "Văn bản sau đã làm",
        "reports": "Văn bản khác cho biết",
        "succession": "Nối tiếp: {names}",
        "needed": "Để chắc hơn, cần",
        "known": "Chỉ xét những văn bản có trong kho{newest}; văn bản ngoài kho có thể đã thay đổi.",
        "newest": ", mới nhất ngày {day}",
        "from": "từ ngày {day}",
        "reports_of": "{by} nói về {named}",
        "later": "sau ngày được hỏi",
        "assumed": "ngày này chỉ là ngày ban hành, câu không nói từ khi nào",
        "more": "Xem thêm {count} chỗ",
        "around": "Các văn bản của kho quanh văn bản này",
        "around_more": "Xét {count} văn bản được dẫn nhiều nhất trên {all}.",
        "document": "Văn bản", "title": "Trích yếu", "status": "Tình trạng", "day": "Có từ ngày", "reason": "Vì sao",
    },
    {
        "choose": "The validity of which document?",
        "choose_body": "Choose it in the box above. Those around it are looked at, too.",
        "on": "On",
        "in_force": "In force, as far as the library knows",
        "amended": "In force, amended in part, as far as the library knows",
        "not_yet": "Not in force yet",
        "replaced": "Replaced",
        "repealed": "Repealed or without force",
        "expired": "Expired",
        "unknown": "Unknown",
        "since": "It is so since {day}.",
        "until": "The last day of force that is known: {day}.",
        "own": "Its own words",
        "changes": "What later documents did",
        "reports": "What other documents report",
        "succession": "Succession: {names}",
        "needed": "To be surer, one needs",
        "known": "Only documents of the library were looked at{newest}; others may have changed it.",
        "newest": ", the newest of {day}",
        "from": "from {day}",
        "reports_of": "{by} tells of {named}",
        "later": "after the day asked for",
        "assumed": "this day is only the date of the act, which does not say from when",
        "more": "{count} more places",
        "around": "Documents of the library around it",
        "around_more": "The {count} most cited of {all} were looked at.",
        "document": "Document", "title": "Title", "status": "State", "day": "State since", "reason": "Why",
    },
)  # fmt: skip
_SHOWN = 5
_AROUND = 25
_TABLE = "network-around"


def show(library: Library, view: View, documents: Sequence[FoundDocument]) -> None:
    """Show the view."""
    if view.centre is None:
        states.note(_TEXT["choose"], _TEXT["choose_body"])
        return
    st.session_state["network-on"] = view.on or datetime.date.today()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            _TEXT["on"], min_value="1945-01-01", max_value="2100-12-31", format="DD/MM/YYYY", key="network-on",
            on_change=_day, args=(view,), width=200,
        )  # fmt: skip
        found = _validity(library.state(), view.centre, view.on or datetime.date.today(), library)
        exports.validity(found)
    _document(found)
    _neighbours(library, view)


def _day(view: View) -> None:
    day = st.session_state["network-on"]
    change(view, on=day if day != datetime.date.today() else None)


def _document(found: Validity) -> None:
    system = found.document.system
    parts = [
        f'<header class="nq-source nq-node">{evidence.titled(found.document)}</header>',
        f'<p class="nq-status {found.status}">{text(_TEXT[found.status])}</p>',
        f"<p>{text(found.reason[:1].upper() + found.reason[1:])}.</p>",
    ]
    if found.since:
        parts.append(f"<p>{text(_TEXT['since'].format(day=date(found.since, system)))}</p>")
    if found.until and found.until >= found.at:
        parts.append(f"<p>{text(_TEXT['until'].format(day=date(found.until, system)))}</p>")
    parts += [evidence.warning(one) for one in (*found.conflicts, *found.cautions)]
    for heading, group in (("own", found.own), ("changes", found.changes), ("reports", found.reports)):
        parts.append(_group(heading, group, found))
    if len(found.succession) > 1:
        names = [
            known_as(found.succession[0].document),
            *(known_as(one.by) for one in found.succession),
        ]
        parts.append(f"<p>{text(_TEXT['succession'].format(names=' → '.join(names)))}</p>")
    if found.needed:
        items = "".join(f"<li>{text(one)}</li>" for one in found.needed)
        parts.append(f'<h2 class="nq-part">{text(_TEXT["needed"])}</h2><ul class="nq-dropped">{items}</ul>')
    newest = _TEXT["newest"].format(day=date(found.newest, None)) if found.newest else ""
    parts.append(f'<p class="nq-line">{text(_TEXT["known"].format(newest=newest))}</p>')
    st.html(f'<div class="nq-validity">{"".join(parts)}</div>')


def _group(heading: str, group: Sequence[Evidence], found: Validity) -> str:
    if not group:
        return ""
    quotes: dict[tuple[str, int, int], list[Evidence]] = {}
    for one in group:
        quotes.setdefault((one.by.slug, one.start, one.end), []).append(one)
    items = [_evidence(same, found) for same in quotes.values()]
    rest = fold(_TEXT["more"].format(count=number(len(items) - _SHOWN)), "".join(items[_SHOWN:]))
    return f'<h2 class="nq-part">{text(_TEXT[heading])}</h2>{"".join(items[:_SHOWN])}{rest}'


def _evidence(same: Sequence[Evidence], found: Validity) -> str:
    """One sentence may tell several things: it is quoted once."""
    heads = dict.fromkeys(_head(one, found) for one in same)
    head = "".join(f'<p class="nq-line">{text(said)}</p>' for said in heads if said)
    one = same[0]
    lead = f'<p class="nq-under">{text(" ".join(one.lead.split()))}</p>' if one.lead else ""
    doubts = dict.fromkeys(other.doubt or (_TEXT["assumed"] if other.assumed else None) for other in same)
    doubt = "; ".join(filter(None, doubts)) or None
    return f"{head}{lead}{evidence.said(one.quote, one.by, (one.start, one.end), one.place, doubt)}"


def _head(one: Evidence, found: Validity) -> str:
    own = one.by.slug == found.document.slug
    day = _TEXT["from"].format(day=date(one.day, one.by.system)) if one.day and one.relation else ""
    later = _TEXT["later"] if one.relation and one.day and one.day > found.at else ""
    at = "; ".join(evidence.places(one.places)[:8])
    by = "" if own else known_as(one.by)
    if one.named:
        by = _TEXT["reports_of"].format(by=by, named=" ".join(one.named.split()))
    return " · ".join(filter(None, (by, relation(one.relation) if one.relation else "", day, later, at, one.exception)))


def _neighbours(library: Library, view: View) -> None:
    part = whole(library, replace(View(), centre=view.centre, present=True))
    every = [node.document for node in part.nodes if node.document and node.document.slug != part.center]
    if not every:
        return
    every = _most_cited(every, (target for one in part.mentions for target in one.edge.targets))
    day, state = view.on or datetime.date.today(), library.state()
    found = [_validity(state, one.slug, day, library) for one in every[:_AROUND]]
    st.html(f'<h2 class="nq-part">{text(_TEXT["around"])} ({number(len(every))})</h2>')
    if len(every) > len(found):
        said = _TEXT["around_more"].format(count=number(len(found)), all=number(len(every)))
        st.html(f'<p class="nq-line">{text(said)}</p>')
    chosen = st.dataframe(
        {
            "document": [known_as(one.document) for one in found],
            "status": [_TEXT[one.status] for one in found],
            "day": [one.since for one in found],
            "title": [one.document.title or "" for one in found],
            "reason": [one.reason for one in found],
        },
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=_TABLE,
        placeholder="",
        height="content" if len(found) <= 12 else 460,
        column_config={
            "day": st.column_config.DateColumn(_TEXT["day"], format="DD/MM/YYYY", width=140),
            **{key: st.column_config.TextColumn(_TEXT[key]) for key in ("document", "status", "title", "reason")},
        },
    )
    for row in chosen["selection"]["rows"]:
        go(replace(view, centre=found[row].document.slug))
        st.rerun()


def _most_cited(documents: Sequence[FoundDocument], targets: Iterable[str]) -> list[FoundDocument]:
    counts: dict[str, int] = {}
    for target in targets:
        counts[target] = counts.get(target, 0) + 1
    return sorted(documents, key=lambda one: -counts.get(one.slug, 0))


@st.cache_resource(max_entries=256, show_spinner=False)
def _validity(state: str, slug: str, day: datetime.date, _library: Library) -> Validity:
    """Frozen, so that sessions may share it; `state` only tells states of the library apart."""
    return _library.validity(slug, day)
