"""The view Còn thiếu: documents that are cited, but that the library lacks.

1. A table, the most wanted first: how many documents cite each, how often, what for. A box narrows it as one types.
2. The one that is chosen stands below with who cites it, in which sentences, and the way to upload it.
3. Files hold all of what the box leaves.
"""

from collections.abc import Sequence

import streamlit as st

from library import FoundDocument, Library, Mention, Wanted, fold, reference_exports
from ui import navigation, states
from ui.citations import fold as folded
from ui.language import Words
from ui.markup import name, number, text
from ui.network import evidence, exports
from ui.network.beside import KEEPING
from ui.network.parts import missing
from ui.network.state import View, change
from ui.network.wording import certainty, relation
from ui.route import Route

_TEXT = Words(
    {
        "find": "Lọc theo số, tên, cơ quan, văn bản dẫn",
        "sure": "Bỏ văn bản chưa chắc",
        "counted": "{shown} trên {all} văn bản được dẫn mà kho chưa có · chọn một dòng để xem câu dẫn",
        "none": "Không còn thiếu văn bản nào",
        "none_body": "Mọi văn bản được dẫn đều có trong kho.",
        "unfit": "Không có văn bản nào khớp",
        "unfit_body": "Thử ít chữ hơn, hoặc chỉ số của văn bản.",
        "name": "Văn bản", "title": "Tên", "date": "Ngày", "issuer": "Cơ quan", "documents": "Văn bản dẫn",
        "mentions": "Lần dẫn", "relations": "Dẫn để", "certainty": "Mức chắc chắn",
        "upload": "Đưa văn bản này vào kho",
        "cites": "{documents} văn bản dẫn, {mentions} lần: {relations}",
        "near": "Kho có văn bản cùng số hoặc tên nhưng khác ngày, năm hoặc nơi: ",
        "doubtful": "Chưa chắc: {certainty}",
        "more": "Xem thêm {count} văn bản dẫn",
    },
    {
        "find": "Narrow by number, name, issuer, citing document",
        "sure": "Without doubtful ones",
        "counted": "{shown} of {all} documents that are cited but missing · choose a row to see the sentences",
        "none": "Nothing is missing",
        "none_body": "Every document that is cited is in the library.",
        "unfit": "No document fits",
        "unfit_body": "Try fewer words, or the number alone.",
        "name": "Document", "title": "Name", "date": "Date", "issuer": "Issuer", "documents": "Citing documents",
        "mentions": "Mentions", "relations": "Cited as", "certainty": "Certainty",
        "upload": "Upload this document",
        "cites": "{documents} documents cite it, {mentions} times: {relations}",
        "near": "The library has documents of the same number or name, but of another day, year or place: ",
        "doubtful": "Doubtful: {certainty}",
        "more": "{count} more citing documents",
    },
)  # fmt: skip
_CITING = 8
# On a telephone the first column must leave room for the count beside it.
_WIDTHS = {"name": 210}
_TABLE = "network-wanted"


def show(library: Library, view: View, documents: Sequence[FoundDocument]) -> None:
    """Show the view."""
    every = missing(library)
    if not every:
        states.note(_TEXT["none"], _TEXT["none_body"])
        return
    if st.session_state.get("network-find-asked") != view.find or "network-find" not in st.session_state:
        st.session_state["network-find-asked"] = st.session_state["network-find"] = view.find
    st.session_state["network-sure"] = view.sure
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(_TEXT["find"], key="network-find", autocomplete="off", on_change=_narrowed, args=(view,))
        st.toggle(_TEXT["sure"], key="network-sure", on_change=_narrowed, args=(view,))
        kept = _fitting(every, view)
        exports.wanted(tuple(kept))
    if not kept:
        states.note(_TEXT["unfit"], _TEXT["unfit_body"])
        return
    counted = _TEXT["counted"].format(shown=number(len(kept)), all=number(len(every)))
    st.html(f'<p class="nq-line">{text(counted)}</p>')
    _table(view, kept)
    chosen = next((item for item in every if item.node.id == view.node), None)
    if chosen is not None:
        _detail(chosen)


def _narrowed(view: View) -> None:
    change(view, find=st.session_state["network-find"].strip(), sure=st.session_state["network-sure"], node=None)


def _fitting(every: Sequence[Wanted], view: View) -> list[Wanted]:
    words = fold(view.find).split()

    def head(item: Wanted) -> str:
        node, by = item.node, {one.by.slug: one.by for one in item.mentions}
        parts = [reference_exports.label(node), node.number, node.type, node.name, node.issuer, str(node.year or "")]
        return fold(" ".join(filter(None, (*parts, *map(name, by.values())))))

    sure = [item for item in every if not view.sure or (item.node.certain and not item.node.one_of_several)]
    return [item for item in sure if all(word in head(item) for word in words)] if words else sure


def _table(view: View, kept: Sequence[Wanted]) -> None:
    text_columns = ("name", "title", "issuer", "relations", "certainty")
    st.dataframe(
        {
            "name": [reference_exports.label(item.node) for item in kept],
            "documents": [item.documents for item in kept],
            "mentions": [len(item.mentions) for item in kept],
            "relations": [_relations(item) for item in kept],
            "title": [(item.node.name or "") if item.node.number else "" for item in kept],
            "date": [item.node.date for item in kept],
            "issuer": [item.node.issuer or "" for item in kept],
            "certainty": [certainty(item.node) for item in kept],
        },
        hide_index=True,
        on_select=lambda: _row(view, kept),
        selection_mode="single-row",
        key=_TABLE,
        placeholder="",
        height="content" if len(kept) <= 10 else 400,
        column_config={
            "date": st.column_config.DateColumn(_TEXT["date"], format="DD/MM/YYYY", width=100),
            **{key: st.column_config.TextColumn(_TEXT[key], width=_WIDTHS.get(key)) for key in text_columns},
            **{
                key: st.column_config.NumberColumn(_TEXT[key], width=110, format="localized")
                for key in ("documents", "mentions")
            },
        },
    )


def _row(view: View, kept: Sequence[Wanted]) -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    change(view, node=kept[rows[0]].node.id if rows and rows[0] < len(kept) else None)


def _detail(item: Wanted) -> None:
    node = item.node
    counted = _TEXT["cites"].format(
        documents=number(item.documents), mentions=number(len(item.mentions)), relations=_relations(item)
    )
    parts = [evidence.named(node), f'<p class="nq-line">{text(counted)}</p>']
    if not node.certain or node.one_of_several:
        parts.append(evidence.warning(_TEXT["doubtful"].format(certainty=certainty(node))))
    if item.near:
        links = "; ".join(
            f'<a href="{text(Route(document=one.slug).link())}">{text(name(one))}</a>' for one in item.near
        )
        parts.append(f'<p class="nq-warn">⚠ {text(_TEXT["near"])}{links}</p>')
    st.html(f'<header class="nq-source nq-node">{"".join(parts)}</header>')
    navigation.anchor(_TEXT["upload"], navigation.link(KEEPING, {}), icon="upload")
    citing: dict[str, list[Mention]] = {}
    for one in item.mentions:
        citing.setdefault(one.by.slug, []).append(one)
    entries = [
        f'<div class="nq-cites">{evidence.titled(said[0].by)}{evidence.sentences(said)}</div>'
        for said in citing.values()
    ]
    rest = folded(_TEXT["more"].format(count=number(len(entries) - _CITING)), "".join(entries[_CITING:]))
    st.html("".join(entries[:_CITING]) + rest)


def _relations(item: Wanted) -> str:
    return ", ".join(f"{relation(one)} {count}" for one, count in item.relations)
