"""What the graph shows, in words: a document, what it does to others, and what others do to it.

1. Its head, whether the library has it, and what can be done: open it, put it in the middle, upload it.
2. What changed it, and since when.
3. Who does what with it, and with whom it does what, in groups by relation; each other document once, with where and
   in which sentences. A long group is cut, and says how to see all of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from library import Change, Library, Mention, Node, References, Relation, wording
from ui import navigation
from ui.citations import fold
from ui.language import Words
from ui.markup import number, text
from ui.network import evidence
from ui.network.parts import missing
from ui.network.state import RELATIONS, View, change, go
from ui.network.wording import certainty
from ui.route import Route

KEEPING = "kho"
"""The place of the page where documents are added."""

_TEXT = Words(
    {
        "open": "Mở văn bản",
        "middle": "Đặt vào giữa",
        "upload": "Đưa văn bản này vào kho",
        "back": "Thôi xem",
        "changes": "Văn bản sau đã làm",
        "see": "xem chỗ quy định",
        "nothing": "Không thấy chỗ nào văn bản này dẫn văn bản khác hay được văn bản khác dẫn.",
        "times": "{count} lần",
        "at": "tại {places}",
        "and_more": "và {count} chỗ khác",
        "rest": "Xem thêm {count} văn bản",
        "doubtful_node": "Chưa chắc: {certainty}",
        "unknown": "{count} chỗ dẫn chưa rõ là văn bản nào",
        "list": "Danh sách bằng chữ",
        "listed": "{shown} trên {all} văn bản đang vẽ, được dẫn nhiều trước, tính trong phần đang xem. "
        "Chọn một văn bản để xem câu dẫn.",
        "cited": "được {count} văn bản dẫn",
        "out:căn cứ": "Căn cứ vào", "out:thực hiện": "Thực hiện", "out:sửa đổi": "Sửa đổi", "out:bổ sung": "Bổ sung",
        "out:thay thế": "Thay thế", "out:bãi bỏ": "Bãi bỏ", "out:hết hiệu lực": "Làm hết hiệu lực",
        "out:kèm theo": "Có kèm theo", "out:sơ kết": "Sơ kết", "out:tổng kết": "Tổng kết", "out:dẫn chiếu": "Dẫn chiếu",
        "in:căn cứ": "Là căn cứ của", "in:thực hiện": "Được thực hiện bởi", "in:sửa đổi": "Được sửa đổi bởi",
        "in:bổ sung": "Được bổ sung bởi", "in:thay thế": "Được thay thế bởi", "in:bãi bỏ": "Bị bãi bỏ bởi",
        "in:hết hiệu lực": "Hết hiệu lực theo", "in:kèm theo": "Có phần kèm theo được nêu ở",
        "in:sơ kết": "Được sơ kết bởi", "in:tổng kết": "Được tổng kết bởi", "in:dẫn chiếu": "Được dẫn chiếu ở",
    },
    {
        "open": "Open document",
        "middle": "Put in the middle",
        "upload": "Upload this document",
        "back": "Close",
        "changes": "What later documents did",
        "see": "see where it says so",
        "nothing": "It was not found to cite another document, or to be cited by one.",
        "times": "{count} times",
        "at": "at {places}",
        "and_more": "and {count} more places",
        "rest": "{count} more documents",
        "doubtful_node": "Doubtful: {certainty}",
        "unknown": "{count} mentions of documents that cannot be told",
        "list": "The same in words",
        "listed": "{shown} of {all} documents drawn, the most cited first, counted in this part. "
        "Choose one to see the sentences.",
        "cited": "cited by {count} documents",
        "out:căn cứ": "Rests on", "out:thực hiện": "Carries out", "out:sửa đổi": "Amends", "out:bổ sung": "Adds to",
        "out:thay thế": "Replaces", "out:bãi bỏ": "Repeals", "out:hết hiệu lực": "Ends the force of",
        "out:kèm theo": "Has attached", "out:sơ kết": "Interim review of", "out:tổng kết": "Final review of",
        "out:dẫn chiếu": "Cites",
        "in:căn cứ": "Is the basis of", "in:thực hiện": "Carried out by", "in:sửa đổi": "Amended by",
        "in:bổ sung": "Added to by", "in:thay thế": "Replaced by", "in:bãi bỏ": "Repealed by",
        "in:hết hiệu lực": "Not in force any more according to", "in:kèm theo": "Has an attachment named in",
        "in:sơ kết": "Reviewed (interim) by", "in:tổng kết": "Reviewed (final) by", "in:dẫn chiếu": "Cited in",
    },
)  # fmt: skip
_GROUP = 8
_PLACES = 6
_NAMED = 12


def show(library: Library, view: View, node: Node) -> None:
    """Show a document of the network in words."""
    warn = ""
    if node.document is None and (not node.certain or node.one_of_several):
        warn = evidence.warning(_TEXT["doubtful_node"].format(certainty=certainty(node)))
    st.html(f'<header class="nq-source nq-node">{evidence.named(node)}{warn}</header>')
    _actions(view, node)
    if node.document is not None:
        about = _references(library.state(), node.document.slug, library)
        _changes(about.changes)
        incoming = [one for one in about.cited_by if _wanted(view, one)]
        outgoing = [one for one in about.cites if _wanted(view, one)]
    else:
        found = next((one.mentions for one in missing(library) if one.node.id == node.id), ())
        incoming, outgoing = [one for one in found if _wanted(view, one)], []
    nodes = library.graph().nodes
    own = library.graph().act(node.id) if node.document else node.id
    groups = _groups(view, incoming, "in", lambda one: [nodes[one.edge.act]])
    groups += _groups(view, outgoing, "out", lambda one: [nodes[to] for to in one.edge.targets if to != own])
    unknown = [one for one in outgoing if one.edge.link.status == "unknown" and not one.edge.targets]
    said = fold(_TEXT["unknown"].format(count=number(len(unknown))), "".join(map(evidence.mentioned, unknown)))
    st.html("".join(groups) + said or f'<p class="nq-line">{text(_TEXT["nothing"])}</p>')


def listed(view: View, nodes: Sequence[Node], cited: dict[str, int], total: int) -> None:
    """Show the documents that are drawn, each with the way to it."""
    st.html(f'<h2 class="nq-part">{text(_TEXT["list"])}</h2>')
    nodes = sorted(nodes, key=lambda one: -cited.get(one.id, 0))
    shown = nodes[:_NAMED]
    st.html(f'<p class="nq-line">{text(_TEXT["listed"].format(shown=number(len(nodes)), all=number(total)))}</p>')
    items = [_list_item(view, node, cited) for node in nodes]
    rest = fold(_TEXT["rest"].format(count=number(len(items) - len(shown))), _ul(items[len(shown) :]))
    st.html(_ul(items[: len(shown)]) + (rest if len(items) > len(shown) else ""))


def _ul(items: Sequence[str]) -> str:
    return f'<ul class="nq-nodes">{"".join(items)}</ul>'


def _list_item(view: View, node: Node, cited: dict[str, int]) -> str:
    link = text(replace(view, node=node.id).link())
    count = _TEXT["cited"].format(count=number(cited.get(node.id, 0)))
    lacks = "" if node.document else ' class="lacks"'
    said = " · ".join(filter(None, (evidence.about(node), count)))
    return f'<li{lacks}><a href="{link}">{text(evidence.called(node))}</a> <span>{text(said)}</span></li>'


def _actions(view: View, node: Node) -> None:
    with st.container(horizontal=True, key="network-actions"):
        if node.document is not None:
            slug = node.document.slug
            navigation.anchor(_TEXT["open"], Route(document=slug).link(), more=evidence.called(node))
            if view.centre != slug:
                target = replace(view, centre=slug, node=None)
                st.button(_TEXT["middle"], key="network-middle", on_click=go, args=(target,))
        else:
            navigation.anchor(_TEXT["upload"], navigation.link(KEEPING, {}))
        if view.node:
            st.button(
                _TEXT["back"], key="network-back", type="tertiary", on_click=change, args=(view,), kwargs={"node": None}
            )


def _changes(changes: Sequence[Change]) -> None:
    if not changes:
        return
    lines = []
    for one in changes:
        link = text(Route(document=one.by.slug, span=(one.start, one.end)).link())
        at = evidence.places(one.pinpoints)
        where = f" — {'; '.join(at[:_PLACES])}" if at else ""
        see = f'<a href="{link}" title="{text(one.quote)}">{text(_TEXT["see"])}</a>'
        lines.append(f'<p class="nq-warn">⚠ {text(wording.changed(one) + where)} {see}</p>')
    lines = list(dict.fromkeys(lines))
    rest = fold(_TEXT["and_more"].format(count=len(lines) - _GROUP), "".join(lines[_GROUP:]))
    st.html(f'<h2 class="nq-part">{text(_TEXT["changes"])}</h2>{"".join(lines[:_GROUP])}{rest}')


def _wanted(view: View, mention: Mention) -> bool:
    how = mention.edge.reference.certainty
    if view.relations and mention.edge.reference.relation not in view.relations:
        return False
    return how == "certain" and len(mention.edge.targets) == 1 if view.sure else how != "rejected"


@st.cache_resource(max_entries=32, show_spinner=False)
def _references(state: str, slug: str, _library: Library) -> References:
    """Frozen, so that sessions may share it; `state` only tells states of the library apart."""
    return _library.references(slug)


def _groups(
    view: View, mentions: Sequence[Mention], way: str, others: Callable[[Mention], Sequence[Node]]
) -> list[str]:
    made: dict[Relation, dict[str, tuple[Node, list[Mention]]]] = {}
    for one in mentions:
        for node in filter(view.selection.holds, others(one)):
            group = made.setdefault(one.edge.reference.relation, {})
            group.setdefault(node.id, (node, []))[1].append(one)
    parts = []
    for relation in RELATIONS:
        if relation in made:
            entries = [_entry(view, node, found) for node, found in made[relation].values()]
            heading = f"{_TEXT[f'{way}:{relation}']} ({number(len(entries))})"
            rest = fold(_TEXT["rest"].format(count=number(len(entries) - _GROUP)), "".join(entries[_GROUP:]))
            parts.append(f'<h2 class="nq-part">{text(heading)}</h2>{"".join(entries[:_GROUP])}{rest}')
    return parts


def _entry(view: View, node: Node, mentions: Sequence[Mention]) -> str:
    at = evidence.places(pinpoint for one in mentions for pinpoint in one.edge.reference.pinpoints)
    more = f" {_TEXT['and_more'].format(count=len(at) - _PLACES)}" if len(at) > _PLACES else ""
    where = _TEXT["at"].format(places="; ".join(at[:_PLACES]) + more) if at else ""
    said = " · ".join(
        filter(
            None, (evidence.about(node), _TEXT["times"].format(count=len(mentions)) if len(mentions) > 1 else "", where)
        )
    )
    link = text(replace(view, node=node.id).link())
    lacks = "" if node.document else " lacks"
    head = f'<a href="{link}">{text(evidence.called(node))}</a> <span>{text(said)}</span>'
    return f'<div class="nq-cites{lacks}"><p>{head}</p>{fold(_quoted(mentions), evidence.sentences(mentions))}</div>'


def _quoted(mentions: Sequence[Mention]) -> str:
    words = " ".join(mentions[0].sentence.split())
    return words if len(words) <= 90 else f"{words[:90].rpartition(' ')[0]} …"
