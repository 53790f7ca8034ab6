"""The targets of a document, and what the documents below make of them.

1. How many are carried on how, in one line; those that none carries on come first, for they are what one looks for.
2. A row a target and a document that carries it on: its own figure, what has changed. Cautions stand below the table.
"""

import streamlit as st

from library import Carried, CarriedIn, Chain, change_text, figure_text
from ui.language import Words
from ui.markup import number, text
from ui.network import evidence
from ui.network.evidence import known_as

_TEXT = Words(
    {
        "title": "Chỉ tiêu: thực hiện tiếp ở đâu",
        "counted": "{count} chỉ tiêu: {said}",
        "no_targets": "Văn bản này không có chỉ tiêu bằng số.",
        "none": "chưa thấy văn bản nào thực hiện tiếp",
        "words": "chỉ nêu bằng lời, không có số",
        "same": "giữ nguyên mức",
        "higher": "đặt mức cao hơn",
        "lower": "đặt mức thấp hơn",
        "other": "có số, không so trực tiếp được",
        "target": "Chỉ tiêu", "figure": "Mức", "period": "Thời gian", "status": "Tình trạng", "below": "Ở văn bản",
        "own": "Mức ở đó", "own_period": "Thời gian ở đó", "change": "Thay đổi", "address": "Địa chỉ",
    },
    {
        "title": "Targets: carried on where",
        "counted": "{count} targets: {said}",
        "no_targets": "This document has no targets with figures.",
        "none": "no document carries it on",
        "words": "named in words, without a figure",
        "same": "the same figure",
        "higher": "a higher figure",
        "lower": "a lower figure",
        "other": "a figure that cannot be compared",
        "target": "Target", "figure": "Figure", "period": "Period", "status": "State", "below": "In document",
        "own": "Figure there", "own_period": "Period there", "change": "Change", "address": "Address",
    },
)  # fmt: skip
_STATUSES = ("none", "words", "same", "higher", "lower", "other")


def show(found: Chain) -> None:
    """Show the targets of a chain."""
    st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
    every = sorted(found.targets or (), key=lambda one: _STATUSES.index(one.status))
    if not every:
        st.html(f'<p class="nq-line">{text(_TEXT["no_targets"])}</p>')
        return
    counts = {status: sum(one.status == status for one in every) for status in _STATUSES}
    said = ", ".join(f"{number(counts[status])} {_TEXT[status]}" for status in _STATUSES if counts[status])
    st.html(f'<p class="nq-line">{text(_TEXT["counted"].format(count=number(len(every)), said=said))}</p>')
    rows = [(one, other) for one in every for other in one.documents or (None,)]
    columns = ("target", "figure", "period", "status", "below", "own", "own_period", "change", "address")
    cells = [_row(one, other) for one, other in rows]
    st.dataframe(
        {key: [row[place] for row in cells] for place, key in enumerate(columns)},
        hide_index=True,
        key="network-carried",
        height="content" if len(rows) <= 12 else 460,
        column_config={
            key: st.column_config.TextColumn(_TEXT[key], width="large" if key == "target" else None) for key in columns
        },
    )
    cautions = dict.fromkeys(caution for one in every for other in one.documents for caution in other.cautions)
    if cautions:
        st.html("".join(map(evidence.warning, cautions)))


def _row(one: Carried, other: CarriedIn | None) -> tuple[str, ...]:
    target = one.row.target
    head = (target.indicator, figure_text(target), target.period or "", _TEXT[other.status if other else "none"])
    if other is None:
        return (*head, "", "", "", "", one.row.place.address)
    at = other.place.address if other.place else ""
    if other.row is None or other.change is None:
        return (*head, known_as(other.document), "", "", " ".join((other.quote or "").split()), at)
    own = other.row.target
    changed = change_text(other.change, target, own)
    return (*head, known_as(other.document), figure_text(own), own.period or "", changed, at)
