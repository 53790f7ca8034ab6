"""Values of one and the same indicator: of other times, groups and documents, and of a part of the whole.

1. A value is a sibling of another if both are rows of ledgers, measure in the same unit, and their indicators have
   nearly the same words. What only adds words to the other's indicator in the same sentence, or stands in the bracket
   right after it (riêng …, trong đó …), is a part of it.
2. The newest document comes first, what was replaced last; within a document the order of its text.
3. In words, without a figure, what they differ by: period, group, document.
"""

import datetime
import re
from collections.abc import Sequence

from answer.draft import Case
from answer.figures.values import Value
from answer.judging.words import words_of
from index.changes import changes_of
from index.model import FoundDocument
from ingest.targets.names import lower
from vietnamese.forms import fold, key

_ALIKE = 0.75
_MOST = 6
_DIGIT = re.compile(r"\d")


def siblings_of(value: Value, among: Sequence[Value], case: Case) -> list[Value]:
    """Return the values of the same indicator, that one among them, in the order in which they are to be said.

    Args:
        value: Which answers best.
        among: What else could answer, at other places.
        case: Whose documents tell what was replaced.
    """
    if value.target is None:
        return [value]
    same = [other for other in among if other is value or _same(value, other)]
    documents = {other.passage.document.slug: other.passage.document for other in same}
    gone = {slug for slug, document in documents.items() if len(documents) > 1 and _is_replaced(document, case)}

    def order(other: Value) -> tuple[object, ...]:
        document = other.passage.document
        newest = -(document.date or datetime.date.min).toordinal()
        return document.slug in gone, newest, document.slug, other.target.ordinal if other.target else 0

    return sorted(same, key=order)[:_MOST]


def parts_of(value: Value, among: Sequence[Value]) -> list[Value]:
    """Return the values of a part of what a value measures, in the order of the text."""
    return sorted((other for other in among if _is_part(value, other)), key=lambda other: other.quantity.start)


def notes_of(values: Sequence[Value], parts: Sequence[Value]) -> tuple[str, ...]:
    """Say by what several values of an indicator differ, and of what part others are; nothing where they are one.

    Args:
        values: Of one indicator.
        parts: Values of a part of what the first one measures.
    """
    notes = []
    if contested := _contested(values):
        notes.append(f"Các văn bản nêu khác nhau về chỉ tiêu này, mới nhất trước: {'; '.join(contested)}.")
    targets = [value.target for value in values if value.target]
    periods = {key(target.period): lower(target.period) for target in targets if target.period}
    scopes = {key(target.scope): target.scope for target in targets if target.scope}
    for what, named in (("thời kỳ", periods), ("phạm vi", scopes)):
        if len(named) > 1:
            notes.append(f"Cùng chỉ tiêu này có nhiều {what}: {'; '.join(named.values())}.")
    of_parts = [part.target.indicator for part in parts if part.target and not _DIGIT.search(part.target.indicator)]
    if of_parts:
        notes.append(f"Văn bản còn nêu riêng một phần: {'; '.join(map(lower, dict.fromkeys(of_parts)))}.")
    return tuple(notes)


def _contested(values: Sequence[Value]) -> list[str]:
    """The documents that give different figures for one time and group, in the order of the values."""
    said: dict[tuple[object, str], dict[str, set[object]]] = {}
    for value in values:
        document, target = value.passage.document, value.target
        if target is not None:
            of = target.deadline or key(target.period or ""), key(target.scope or "")
            name = document.number or document.title or document.file
            figure = (target.amount or target.value, target.upper)
            said.setdefault(of, {}).setdefault(name, set()).add(figure)
    for by_document in said.values():
        figures = list(by_document.values())
        if any(figure != figures[0] for figure in figures):
            return list(by_document)
    return []


def _same(one: Value, other: Value) -> bool:
    if one.target is None or other.target is None or not _alike_units(one, other):
        return False
    mine, others = _words(one.target.indicator), _words(other.target.indicator)
    return bool(mine | others) and len(mine & others) / len(mine | others) >= _ALIKE


def _is_part(whole: Value, other: Value) -> bool:
    if (
        whole.target is None
        or other.target is None
        or whole.passage.id != other.passage.id
        or other.place == whole.place
    ):
        return False
    if other.clause.sentence != whole.clause.sentence or not _alike_units(whole, other):
        return False
    if _words(whole.target.indicator) < _words(other.target.indicator):
        return True
    between = whole.passage.text[whole.quantity.end : max(whole.quantity.end, other.quantity.start)]
    return between.count("(") > between.count(")") and not any(mark in between for mark in ");")


def _alike_units(one: Value, other: Value) -> bool:
    first, second = (value.quantity.base or "" for value in (one, other))
    return first == second or (first.startswith("percent") and second.startswith("percent"))


def _words(indicator: str) -> set[str]:
    return {fold(word) for word in words_of(indicator).single}


def _is_replaced(document: FoundDocument, case: Case) -> bool:
    if not document.number:
        return False
    documents = case.sources.documents
    changes = changes_of(document, documents.mentions_of(document.number), documents.raw)
    return any(change.whole and change.relation in ("thay thế", "bãi bỏ", "hết hiệu lực") for change in changes)
