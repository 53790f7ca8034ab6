"""The canonical indicators: which names were put together, where each stands, and what a person says against that.

1. A table, those that most documents set first; words narrow it. Choosing one puts it into the address.
2. Of the chosen one: its names as documents write them, each with its documents; corrections; its line over time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from library import Indicator, Library, TargetRow, word_test
from ui import states
from ui.language import Words
from ui.markup import number, text
from ui.targets import correcting, exports, line, state
from ui.targets.filters import title, units
from ui.targets.ledger import chosen_in, document, selected
from ui.targets.state import Ledger

_TEXT = Words(
    {
        "lede": "Văn bản gọi một chỉ tiêu bằng nhiều tên. Đây là những tên được hiểu là một; chọn một dòng để xem.",
        "words": "Lọc theo từ",
        "singles": "Cả chỉ tiêu chỉ nêu một lần",
        "count": "{count} chỉ tiêu chung",
        "none": "Không chỉ tiêu chung nào khớp",
        "none_body": "Dùng ít từ hơn, hoặc xem cả những chỉ tiêu chỉ nêu một lần.",
        "name": "Chỉ tiêu chung",
        "names": "Số tên",
        "unit": "Đơn vị",
        "times": "Số lần nêu",
        "documents": "Số văn bản",
        "corrected": "Đã điều chỉnh",
        "called": "Các tên được hiểu là chỉ tiêu này",
        "where": "{count} lần: {documents}",
        "more": "và {count} văn bản khác",
        "alt": "Bảng chỉ tiêu chung",
    },
    {
        "lede": "Documents call one indicator by many names. These are taken for one; choose a row to see more.",
        "words": "Narrow by words",
        "singles": "Also those set only once",
        "count": "{count} canonical indicators",
        "none": "No canonical indicator fits",
        "none_body": "Use fewer words, or show those set only once, too.",
        "name": "Canonical indicator",
        "names": "Names",
        "unit": "Unit",
        "times": "Times set",
        "documents": "Documents",
        "corrected": "Corrected",
        "called": "Names taken for this indicator",
        "where": "{count} times: {documents}",
        "more": "and {count} others",
        "alt": "Table of canonical indicators",
    },
)
_DOCUMENTS = 4
_TALL = 7
_HEIGHT, _LOW = 400, 300


def show(library: Library, rows: Sequence[TargetRow], shown: Ledger) -> None:
    """Show the indicators.

    Args:
        library: The library.
        rows: All rows of the ledger.
        shown: What the address asks for.
    """
    by_key = {row.key: row for row in rows}
    known = library.indicators()
    st.html(f'<p class="nq-line">{text(_TEXT["lede"])}</p>')
    with st.container(horizontal=True, vertical_alignment="bottom", key="targets-indicators-tools"):
        words = st.text_input(_TEXT["words"], key="targets-indicator-words", autocomplete="off", max_chars=200)
        singles = st.checkbox(_TEXT["singles"], key="targets-singles")
        meant = word_test(words)
        chosen = next((one for one in known if one.id == shown.filters.indicator), None)
        fitting = [one for one in known if any(map(meant, one.names))]
        kept = [one for one in fitting if singles or words or len(one.rows) > 1]
        left_out = len(fitting) - len(kept)
        if chosen is not None and chosen not in kept:
            kept.insert(0, chosen)
        kept.sort(key=lambda one: (-_documents(one), -len(one.rows)))
        if kept:
            exports.indicators(library, kept, by_key, left_out)
    st.html(f'<p class="nq-line" role="status">{text(_TEXT["count"].format(count=number(len(kept))))}</p>')
    if kept:
        _table(kept, by_key, chosen, shown)
    else:
        states.note(_TEXT["none"], _TEXT["none_body"])
    correcting.outcome(library)
    if chosen is not None:
        _names(chosen, by_key)
        correcting.show(chosen, known, by_key, library)
        line.show(library, chosen.id, narrowed=None)
    elif shown.filters.indicator:
        line.show(library, shown.filters.indicator, narrowed=None)
    correcting.history(library)


def _table(kept: Sequence[Indicator], by_key: Mapping[str, TargetRow], chosen: Indicator | None, shown: Ledger) -> None:
    key = f"targets-indicators-{hash(tuple(one.id for one in kept))}"

    def unit(one: Indicator) -> str:
        return next(iter(units([by_key[row] for row in one.rows]).values()), "")

    at = next((place for place, one in enumerate(kept) if one is chosen), None)
    st.dataframe(
        {
            "name": [title(one) for one in kept],
            "unit": [unit(one) for one in kept],
            "names": [len(one.names) for one in kept],
            "times": [len(one.rows) for one in kept],
            "documents": [_documents(one) for one in kept],
            "corrected": [one.corrected for one in kept],
        },
        hide_index=True,
        height="content" if len(kept) <= _TALL else _HEIGHT if at is None else _LOW,
        on_select=lambda: _chosen(key, kept, shown),
        selection_mode="single-cell",
        selection_default=selected(at, "name"),
        key=key,
        alt=_TEXT["alt"],
        column_order=["name", "unit", "names", "times", "documents"]
        + (["corrected"] if any(one.corrected for one in kept) else []),
        column_config={
            "name": st.column_config.TextColumn(_TEXT["name"], width=480),
            "unit": st.column_config.TextColumn(_TEXT["unit"]),
            **{one: st.column_config.NumberColumn(_TEXT[one], format="%d") for one in ("names", "times", "documents")},
            "corrected": st.column_config.CheckboxColumn(_TEXT["corrected"]),
        },
    )


def _names(chosen: Indicator, by_key: Mapping[str, TargetRow]) -> None:
    items = []
    for name in chosen.names:
        own = [by_key[row] for row in chosen.rows if by_key[row].target.indicator == name]
        documents = list(dict.fromkeys(document(row.document) for row in own))
        said = documents[:_DOCUMENTS]
        if len(documents) > _DOCUMENTS:
            said.append(_TEXT["more"].format(count=number(len(documents) - _DOCUMENTS)))
        where = _TEXT["where"].format(count=number(len(own)), documents="; ".join(said))
        items.append(f'<li class="nq-name">{text(name)} <span>{text(where)}</span></li>')
    st.html(
        f'<section class="nq-target"><p class="nq-of">{text(title(chosen))}</p>'
        f'<h2 class="nq-part">{text(_TEXT["called"])}</h2><ul class="nq-dropped">{"".join(items)}</ul></section>'
    )


def _documents(one: Indicator) -> int:
    return len({row.rpartition("#")[0] for row in one.rows})


def _chosen(key: str, kept: Sequence[Indicator], shown: Ledger) -> None:
    place = chosen_in(key)
    identity = None if place is None else kept[place].id
    state.go(replace(shown, filters=replace(shown.filters, indicator=identity)))
