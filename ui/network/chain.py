"""The view Chuỗi thực hiện: what a document carries out, and what carries it out.

1. The documents of the chain in columns, a column a step, from those above on the left to those below on the right; in
   a column by the level of who issued them: Trung ương, tỉnh, huyện, xã. What the library lacks is dashed.
2. On demand, who carries each target on.
3. Below, each step with the words that say so: who does what to whom, by whose words; what is not certain says why.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from library import Chain, ChainStep, FoundDocument, Library, Member, Node
from ui import states
from ui.language import Words
from ui.markup import number, text
from ui.network import evidence, exports, targets
from ui.network.evidence import known_as
from ui.network.state import DEPTHS, View, change

_TEXT = Words(
    {
        "choose": "Chuỗi thực hiện của văn bản nào?",
        "choose_body": "Chọn văn bản ở ô trên.",
        "depth": "Số bậc lên và xuống",
        "targets": "Đối chiếu từng chỉ tiêu",
        "targets_help": "Chỉ tiêu nào được văn bản bên dưới thực hiện tiếp, chỉ tiêu nào chưa. Lần đầu mất vài giây.",
        "central": "Trung ương", "province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã",
        "unknown": "không rõ cấp",
        "party": "Đảng", "state": "Nhà nước",
        "above": "Trên {step} bậc", "middle": "Văn bản này", "below": "Dưới {step} bậc",
        "lacks": "chưa có trong kho",
        "up": "Thực hiện văn bản cấp trên hoặc văn bản trước",
        "down": "Được thực hiện bởi",
        "attached": "ban hành kèm theo", "carries_out": "thực hiện", "details": "quy định chi tiết hoặc hướng dẫn",
        "mandate": "căn cứ", "mentioned": "nhắc việc thực hiện",
        "reported": "theo {by}",
        "none": "Chưa thấy chuỗi thực hiện",
        "none_body": "Phần mở đầu không nói thực hiện văn bản nào, và kho không có văn bản nào nói thực hiện nó.",
        "basis": "Căn cứ pháp lý, không phải để thực hiện",
        "cycle": "Vòng lặp, đã cắt: {way}",
        "deeper": "Chuỗi còn tiếp: tăng số bậc để xem thêm.",
    },
    {
        "choose": "The chain of which document?",
        "choose_body": "Choose it in the box above.",
        "depth": "Steps up and down",
        "targets": "Compare each target",
        "targets_help": "Which targets documents below carry on, and which none does. The first time may take seconds.",
        "central": "Central", "province": "Province", "district": "District", "commune": "Commune",
        "unknown": "level unknown",
        "party": "Party", "state": "State",
        "above": "{step} above", "middle": "This document", "below": "{step} below",
        "lacks": "not in the library",
        "up": "Carries out higher or earlier documents",
        "down": "Carried out by",
        "attached": "is issued with", "carries_out": "carries out", "details": "details or guides",
        "mandate": "rests on", "mentioned": "speaks of carrying out",
        "reported": "according to {by}",
        "none": "No chain was found",
        "none_body": "Its preamble does not say what it carries out, and no document says that it carries it out.",
        "basis": "Legal bases, not carried out",
        "cycle": "A cycle, cut here: {way}",
        "deeper": "The chain goes on: take more steps to see it.",
    },
)  # fmt: skip
_TIERS = ("central", "province", "district", "commune", None)


def show(library: Library, view: View, documents: Sequence[FoundDocument]) -> None:
    """Show the view."""
    if view.centre is None:
        states.note(_TEXT["choose"], _TEXT["choose_body"])
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["network-steps"] = view.depth
        st.segmented_control(
            _TEXT["depth"], DEPTHS, key="network-steps", required=True, on_change=_changed, args=(view,)
        )
        st.session_state["network-targets"] = view.targets
        st.toggle(_TEXT["targets"], key="network-targets", help=_TEXT["targets_help"], on_change=_changed, args=(view,))
        found = library.chain(view.centre, view.depth, targets=view.targets)
        exports.chain(found)
    if not found.up and not found.down:
        states.note(_TEXT["none"], _TEXT["none_body"])
    else:
        st.html(_columns(found, view))
    if found.targets is not None:
        targets.show(found)
    for way, steps in (("up", found.up), ("down", found.down)):
        if steps:
            heading = f"{_TEXT[way]} ({number(len(steps))})"
            st.html(f'<h2 class="nq-part">{text(heading)}</h2>{"".join(map(_step, steps))}')
    notes = [_TEXT["cycle"].format(way=" → ".join(one)) for one in found.cycles]
    notes += [_TEXT["deeper"]] if found.deeper else []
    if notes:
        st.html("".join(map(evidence.warning, notes)))
    if found.basis:
        names = list(dict.fromkeys(" ".join(one.quote.split()) for one in found.basis))
        with st.expander(f"{_TEXT['basis']} ({number(len(names))})"):
            st.html("".join(map(evidence.mentioned, found.basis)))


def _changed(view: View) -> None:
    change(view, depth=st.session_state["network-steps"], targets=st.session_state["network-targets"])


def _columns(found: Chain, view: View) -> str:
    columns: dict[int, dict[str, Member]] = {0: {found.document.slug: Member(Node.of(found.document), found.level)}}
    seen = {found.document.slug}
    for sign, steps in ((-1, found.up), (1, found.down)):
        for step in sorted(steps, key=lambda one: one.depth):
            member = step.above if sign < 0 else step.below
            if member.node.id not in seen:
                columns.setdefault(sign * step.depth, {})[member.node.id] = member
                seen.add(member.node.id)
    shown = []
    for place in sorted(columns):
        members = sorted(columns[place].values(), key=_order)
        heading = _TEXT["middle"] if not place else _TEXT["above" if place < 0 else "below"].format(step=abs(place))
        cards = "".join(_member(one, view, found.document.slug) for one in members)
        shown.append(f'<section class="nq-tier"><h3>{text(heading)}</h3>{cards}</section>')
    return f'<div class="nq-tiers">{"".join(shown)}</div>'


def _order(member: Member) -> tuple[int, str]:
    return _TIERS.index(member.level.tier), str(member.node.date or member.node.year)


def _member(member: Member, view: View, middle: str) -> str:
    node = member.node
    kind = "" if node.document else " lacks"
    kind += " middle" if node.id == middle else ""
    called = text(evidence.called(node))
    if node.document:
        link = text(replace(view, centre=node.id, node=None).link())
        called = f'<a href="{link}">{called}</a>'
    said = (
        _TEXT[member.level.tier or "unknown"],
        _TEXT[member.level.side] if member.level.side else "",
        str(node.year or ""),
        "" if node.document else _TEXT["lacks"],
    )
    return f'<div class="nq-member{kind}"><p>{called}</p><p>{text(" · ".join(filter(None, said)))}</p></div>'


def _step(step: ChainStep) -> str:
    words = f"{_called(step.below)} {text(_TEXT[step.kind])} {_called(step.above)}"
    by = (
        f' <span class="nq-line">({text(_TEXT["reported"].format(by=known_as(step.by)))})</span>'
        if step.reported
        else ""
    )
    quoted = evidence.said(step.quote, step.by, (step.start, step.end), step.place, step.doubt)
    sure = "" if step.certain else "⚠ "
    return f'<div class="nq-step d{min(step.depth, 3)}"><p>{sure}{words}{by}</p>{quoted}</div>'


def _called(member: Member) -> str:
    lacks = "" if member.node.document else f" ({_TEXT['lacks']})"
    return f"<b>{text(evidence.called(member.node))}</b>{text(lacks)}"
