"""The view Mạng lưới: who cites whom, drawn, and in words beside it.

1. Tools above: how many steps, what to leave out, how many to draw, a document to find, files.
2. The graph, with a legend in words. A click on a document looks at it; to find one brings it into view.
3. Beside it the document looked at, or the one in the middle, or the list of all that are drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from st_link_analysis import Event, st_link_analysis

from library import FoundDocument, Library, Subnet
from ui import states
from ui.language import Words
from ui.markup import number, text
from ui.network import beside, evidence, exports, frame
from ui.network.drawing import KINDS, elements, rules, short
from ui.network.parts import Drawn, cut, whole
from ui.network.placing import Places, places, scale_of
from ui.network.state import DEPTHS, LIMITS, RELATIONS, View, change, go
from ui.network.wording import relation

_TEXT = Words(
    {
        "depth": "Số bước",
        "filter": "Lọc",
        "filtered": "Lọc · đang bật",
        "relations": "Quan hệ",
        "type": "Loại văn bản",
        "issuer": "Cơ quan ban hành",
        "since": "Từ năm",
        "until": "Đến năm",
        "present": "Chỉ văn bản có trong kho",
        "sure": "Bỏ chỗ dẫn chưa chắc",
        "labels": "Ghi quan hệ trên mũi tên của văn bản đang xem",
        "reset": "Bỏ bộ lọc",
        "all": "Tất cả",
        "find": "Tìm trong mạng lưới",
        "find_hint": "Tìm một văn bản trong mạng lưới",
        "limit": "Vẽ nhiều nhất",
        "counted": "{nodes} văn bản ({present} có trong kho), {mentions} lần dẫn",
        "cut": "· đang vẽ {shown} văn bản được dẫn nhiều nhất",
        "cut_whole": "· đang vẽ {shown} văn bản gắn với nhiều văn bản khác nhất",
        "draw_more": "; tăng «Vẽ nhiều nhất» để vẽ thêm",
        "narrow": "; lọc hoặc chọn văn bản ở giữa để xem phần còn lại",
        "law": "luật, pháp lệnh",
        "rule": "nghị định, thông tư",
        "policy": "nghị quyết, chỉ thị, kết luận",
        "plan": "quyết định, kế hoạch, chương trình, đề án",
        "other": "loại khác",
        "hollow": "nét đứt, rỗng: chưa có trong kho",
        "dashed": "mũi tên đứt: chỗ dẫn chưa chắc",
        "size": "hình to: được nhiều văn bản dẫn",
        "keys": "Hình chỉ dùng được bằng chuột hoặc chạm; danh sách bằng chữ và ô tìm nói đủ như hình.",
        "none": "Không có văn bản nào như vậy",
        "none_body": "Bộ lọc đang bỏ hết các văn bản. Hãy bỏ bớt bộ lọc.",
    },
    {
        "depth": "Steps",
        "filter": "Filter",
        "filtered": "Filter · on",
        "relations": "Relation",
        "type": "Type",
        "issuer": "Issuer",
        "since": "From year",
        "until": "To year",
        "present": "Only documents of the library",
        "sure": "Without doubtful mentions",
        "labels": "Relations on the arrows of the document looked at",
        "reset": "Take filters off",
        "all": "All",
        "find": "Find in the network",
        "find_hint": "Find a document in the network",
        "limit": "Draw at most",
        "counted": "{nodes} documents ({present} in the library), {mentions} mentions",
        "cut": "· drawing the {shown} most cited",
        "cut_whole": "· drawing the {shown} that are tied to the most others",
        "draw_more": "; raise “Draw at most” for more",
        "narrow": "; filter, or choose a document in the middle, to see the rest",
        "law": "laws, ordinances",
        "rule": "decrees, circulars",
        "policy": "resolutions, directives, conclusions",
        "plan": "decisions, plans, programmes",
        "other": "other types",
        "hollow": "hollow, dashed: not in the library",
        "dashed": "dashed arrow: doubtful mention",
        "size": "large: cited by many documents",
        "keys": "The drawing takes a mouse or a finger only; the list in words and the search say all that it shows.",
        "none": "No such document",
        "none_body": "The filters leave nothing. Take some of them off.",
    },
)
_HEIGHT, _PADDING = 580, 44
_KEY = "network-graph"
_FOUND = "network-found"
_YEARS = (1945, 2100)
# Where a document that is searched for is put, in pixels from the corner: on a telephone it must be in sight, too.
_IN_SIGHT = (300, 280)


def show(library: Library, view: View, documents: Sequence[FoundDocument]) -> None:
    """Show the view."""
    part, nodes = whole(library, view), library.graph().nodes
    view = replace(view, node=view.node if view.node in nodes else None)
    types = {node.type for node in nodes.values()} | {view.type}
    issuers = {one.issuer for one in documents} | {view.issuer}
    _tools(view, {"type": sorted(filter(None, types)), "issuer": sorted(filter(None, issuers))}, part)
    if not part.nodes:
        states.note(_TEXT["none"], _TEXT["none_body"])
        return
    drawn = cut(part, view.limit, view.node)
    _counted(view, part, drawn)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _draw(view, part, drawn)
        _legend()
    with right:
        looked_at = nodes.get(view.node or part.center or "")
        if looked_at is not None:
            beside.show(library, view, looked_at)
        if not view.node:
            beside.listed(view, drawn.nodes, drawn.cited, len(part.nodes))


def _tools(view: View, facets: Mapping[str, Sequence[str]], part: Subnet) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="network-tools"):
        if view.centre:
            st.session_state["network-depth"] = view.depth
            st.segmented_control(
                _TEXT["depth"], DEPTHS, key="network-depth", required=True, on_change=_chosen, args=(view, "depth")
            )
        st.session_state["network-limit"] = view.limit
        st.segmented_control(
            _TEXT["limit"], LIMITS, key="network-limit", required=True, on_change=_chosen, args=(view, "limit")
        )
        known = {node.id: node for node in part.nodes}
        st.session_state["network-node"] = view.node if view.node in known else None
        st.selectbox(
            _TEXT["find"],
            sorted(known, key=lambda one: (known[one].document is None, evidence.choice(known[one]))),
            index=None,
            format_func=lambda one: evidence.choice(known[one]),
            key="network-node",
            placeholder=_TEXT["find_hint"],
            on_change=_find,
            args=(view,),
        )
        with st.popover(_TEXT["filtered" if view.filtered else "filter"], icon=":material/filter_list:"):
            _filters(view, facets)
        exports.network(part)


def _filters(view: View, facets: Mapping[str, Sequence[str]]) -> None:
    st.session_state["network-relations"] = list(view.relations)
    st.pills(
        _TEXT["relations"], RELATIONS, selection_mode="multi", format_func=relation, key="network-relations",
        on_change=_chosen, args=(view, "relations"),
    )  # fmt: skip
    for field, options in facets.items():
        st.session_state[f"network-{field}"] = getattr(view, field)
        st.selectbox(
            _TEXT[field], options, index=None, key=f"network-{field}", placeholder=_TEXT["all"], on_change=_chosen,
            args=(view, field),
        )  # fmt: skip
    for column, field in zip(st.columns(2), ("since", "until"), strict=True):
        st.session_state[f"network-{field}"] = getattr(view, field)
        column.number_input(
            _TEXT[field], *_YEARS, None, step=1, format="%d", key=f"network-{field}", placeholder=_TEXT["all"],
            on_change=_chosen, args=(view, field),
        )  # fmt: skip
    for field in ("present", "sure", "labels"):
        st.session_state[f"network-{field}"] = getattr(view, field)
        st.toggle(_TEXT[field], key=f"network-{field}", on_change=_chosen, args=(view, field))
    st.button(_TEXT["reset"], key="network-reset", disabled=not view.filtered, on_click=go, args=(view.unfiltered(),))


def _chosen(view: View, field: str) -> None:
    value: Any = st.session_state[f"network-{field}"]
    change(view, **{field: tuple(value) if isinstance(value, list) else value})


def _find(view: View) -> None:
    found = st.session_state["network-node"]
    st.session_state[_FOUND] = found
    change(view, node=found)


def _counted(view: View, part: Subnet, drawn: Drawn) -> None:
    said = _TEXT["counted"].format(
        nodes=number(len(part.nodes)),
        present=number(sum(node.document is not None for node in part.nodes)),
        mentions=number(len(part.mentions)),
    )
    if len(drawn.nodes) < len(part.nodes):
        cut_to = _TEXT["cut" if part.center else "cut_whole"].format(shown=number(len(drawn.nodes)))
        said = f"{said} {cut_to}{_TEXT['draw_more' if view.limit < LIMITS[-1] else 'narrow']}"
    st.html(f'<p class="nq-line">{text(said)}</p>')


def _draw(view: View, part: Subnet, drawn: Drawn) -> None:
    tied = " ".join([*(node.id for node in drawn.nodes), *(f"{one.source}>{one.target}" for one in drawn.arrows)])
    at = _places(tied, part.center, drawn)
    # `of`: the component runs a layout only if it is another one; other documents are fitted into the frame anew.
    layout = {"name": "preset", "fit": True, "padding": _PADDING, "animate": False, "of": hash(tied)}
    found, scale = st.session_state.get(_FOUND), scale_of(at)
    if found in at and found == view.node:
        scale = 1.0
        layout |= {"fit": False, "zoom": 1, "pan": {"x": _IN_SIGHT[0] - at[found][0], "y": _IN_SIGHT[1] - at[found][1]}}
    with st.container(key="network-drawing"):
        st_link_analysis(
            elements(drawn, at),
            layout,
            rules(drawn, at, part.center, view.node, scale=scale, labels=view.labels),
            height=_HEIGHT,
            key=_KEY,
            on_change=partial(_looked_at, view, [node.id for node in drawn.nodes]),
            events=[Event("look", "tap", "node")],
        )
        frame.dress()


def _looked_at(view: View, ids: Sequence[str]) -> None:
    event = st.session_state.get(_KEY) or {}
    place = str(event.get("data", {}).get("target_id", ""))[1:]
    if place.isdigit() and int(place) < len(ids):
        change(view, node=ids[int(place)])


@st.cache_data(max_entries=16, show_spinner=False)
def _places(drawn: str, centre: str | None, _drawn: Drawn) -> Places:
    """`drawn` names what is tied to what: that alone says where it stands."""
    return places(_drawn, centre, {node.id: short(node) for node in _drawn.nodes})


def _legend() -> None:
    kinds = [f'<li><i class="{kind}">{sign}</i>{text(_TEXT[kind])}</li>' for kind, (_, _, sign) in KINDS.items()]
    kinds.append(f'<li><i class="hollow"></i>{text(_TEXT["hollow"])}</li>')
    kinds.append(f'<li><i class="dashed"></i>{text(_TEXT["dashed"])}</li>')
    kinds.append(f"<li>{text(_TEXT['size'])}</li>")
    st.html(f'<ul class="nq-legend">{"".join(kinds)}</ul><p class="nq-line">{text(_TEXT["keys"])}</p>')
