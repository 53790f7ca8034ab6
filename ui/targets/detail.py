"""A chosen target: its figure, what it is of, its quote with the figure marked, the headings above, the way to it."""

import streamlit as st

from library import Citation, Library, TargetRow, citation_of, figure_text
from ui.citations import Quote, card
from ui.language import Words
from ui.markup import date, text
from ui.quality import ocr_badge
from ui.targets.ledger import look

_TEXT = Words(
    {
        "level": "mức phải đạt",
        "increase": "tăng thêm",
        "decrease": "giảm bớt",
        "deadline": "hạn {day}",
        "inherited": "{period} (ghi ở đề mục hoặc câu trước)",
        "ambiguous": "Chưa chắc là chỉ tiêu",
        "look": "Hãy xem lại: {why}",
    },
    {
        "level": "level to reach",
        "increase": "increase by",
        "decrease": "decrease by",
        "deadline": "by {day}",
        "inherited": "{period} (said in a heading or the sentence before)",
        "ambiguous": "Not certainly a target",
        "look": "To be checked: {why}",
    },
)


def show(library: Library, row: TargetRow) -> None:
    """Show a target."""
    target = row.target
    period = " ".join((target.period or "").split())
    facts = [
        _TEXT[target.direction],
        _TEXT["inherited"].format(period=period) if period and target.inherited_period else period,
        _TEXT["deadline"].format(day=date(target.deadline, row.document.system))
        if target.deadline and str(target.deadline.year) not in period
        else "",
        target.scope or "",
    ]
    why = look(row)
    doubt = f'<p class="nq-warn">{text(_TEXT["look"].format(why=why))}</p>' if why else ""
    st.html(
        f'<section class="nq-target"><p class="nq-of">{text(target.indicator)}</p>'
        f'<p class="nq-headline">{text(figure_text(target))}{ocr_badge(row.place.ocr)}</p>'
        f'<p class="nq-line">{text(" · ".join(filter(None, facts)))}</p>{doubt}</section>'
    )
    why = _TEXT["ambiguous"] if target.certainty == "ambiguous" else ""
    quote = Quote(cited(library, row), ((target.value_start, target.value_end),))
    card("targets-row", [quote], row.document, why=why)


def cited(library: Library, row: TargetRow) -> Citation:
    """Return the citation of a target: what says it, or where that reaches over passages, the one with its figure."""
    target = row.target
    passages = library.show(row.document.slug).passages
    passage = next(one for one in passages if one.start <= target.value_start < one.end)
    inside = passage.start <= target.start and target.end <= passage.end
    return citation_of(passage, target.start, target.end) if inside else citation_of(passage)
