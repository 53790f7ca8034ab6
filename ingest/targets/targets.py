"""Targets (chỉ tiêu): what a document sets as to be reached, with figure, unit, time, place and span.

1. A text without a digit near a cue or a heading of goals is left alone: nothing of it is read twice.
2. Markdown signs are blanked in place, so that no offset moves.
3. Prose: the stretches of `target_sections` go through `target_clauses`; what lies in tables is left out.
4. Tables: `target_tables`.
5. All are put in the order of their values; a place named in the head (`Tỉnh ủy Kon Tum`) is the scope of those that
   name none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.model import Header, Section, Table, Target
from ingest.targets.clauses import Found, read_stretch
from ingest.targets.cues import CUES, PLEDGE, Setting
from ingest.targets.sections import Stretch, stretches
from ingest.targets.tables import prose_cells, table_targets

_STATUTES = frozenset({
    "Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch",
    "Văn bản hợp nhất", "Quy định", "Quy chế", "Điều lệ",
})  # fmt: skip
_DIRECTIVES = frozenset({"Nghị quyết", "Chỉ thị", "Kế hoạch", "Chương trình", "Kết luận", "Công điện", "Thông báo"})
_NORMATIVE = re.compile(r"\d+(?:\.\d+)?/(?:19|20)\d\d/")
_ESCAPE = re.compile(r"\\([^\w\s])")
_STARS = re.compile(r"\*\*|__")
_DIGIT = re.compile(r"\d")
_OWNER = re.compile(
    r"(?:Tỉnh\s+[uủ][ỷyủ]|(?:Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng)\s+nhân\s+dân\s+tỉnh)\s+(?P<name>\S.*)", re.IGNORECASE
)


def find_targets(text: str, sections: Sequence[Section], tables: Sequence[Table], header: Header) -> list[Target]:
    """Find the targets of a document.

    Args:
        text: CLEAN text.
        sections: its tree, in CLEAN places.
        tables: its tables, in CLEAN places.
        header: who issued what, when.

    Returns:
        Targets in the order of their places (spans in CLEAN places), those that were considered and rejected with
        their reason.
    """
    text = _STARS.sub("  ", _ESCAPE.sub(r"\1 ", text))
    place = _place(header)
    cut = list(stretches(text, sections))
    setting = _setting(header, cut)
    found = [
        _target(one, stretch, place)
        for stretch in _outside(cut, tables)
        if _worth(text, stretch, setting)
        for one in read_stretch(text, stretch, setting)
    ]
    found += table_targets(text, tables, cut, setting)
    for cell in prose_cells(text, tables, cut, setting):
        found += [_target(one, cell, place) for one in read_stretch(text, cell, setting)]
    found.sort(key=lambda target: (target.value_start, target.value_end))
    return [replace(target, ordinal=ordinal) for ordinal, target in enumerate(found)]


def _setting(header: Header, cut: Sequence[Stretch]) -> Setting:
    """What the head says: statutes set rules; so does a resolution with its year in its number (`18/2026/NQ-CP`).

    Of those only sections of goals are read; a decision that sets goals approves a plan, whose tasks have aims too.
    """
    statute = header.type in _STATUTES
    rules = bool(_NORMATIVE.match(header.number or "")) or "quốc hội" in (header.issuer or "").lower()
    orders = not statute and not rules
    directive = orders and header.type in _DIRECTIVES
    plan = directive or (orders and any(stretch.mood == "goals" for stretch in cut))
    return Setting(header.date.year if header.date else None, statute, directive, plan)


def _outside(cut: Sequence[Stretch], tables: Sequence[Table]) -> Iterator[Stretch]:
    """The stretches without their tables."""
    spans = sorted((table.start, table.end) for table in tables)
    first = 0
    for stretch in cut:
        start = stretch.start
        while first < len(spans) and spans[first][1] <= start:
            first += 1
        place = first
        while place < len(spans) and spans[place][0] < stretch.end:
            left, right = spans[place]
            if left > start:
                yield stretch._replace(start=start, end=left)
            start = max(start, right)
            place += 1
        if start < stretch.end:
            yield stretch._replace(start=start)


def _worth(text: str, stretch: Stretch, setting: Setting) -> bool:
    """Whether a stretch can hold a target; nearly all of a statute is passed over here."""
    if not _DIGIT.search(text, stretch.start, stretch.end):
        return False
    if setting.statute or (stretch.mood == "results" and not setting.directive):
        return bool(PLEDGE.search(text, stretch.start, stretch.end))
    return stretch.mood == "goals" or setting.plan or bool(CUES.search(text, stretch.start, stretch.end))


def _place(header: Header) -> str | None:
    owner = _OWNER.match(header.issuer or "")
    return f"tỉnh {' '.join(owner['name'].split())}" if owner else None


def _target(found: Found, stretch: Stretch, place: str | None) -> Target:
    figure, period = found.figure, found.period
    text = period.text if period else None
    return Target(
        ordinal=0,
        indicator=found.indicator,
        comparator=figure.comparator,
        value=figure.value,
        upper=figure.high,
        unit=figure.unit,
        unit_norm=figure.norm,
        amount=figure.amount,
        direction=found.direction,
        period=text.lower() if text and text.isupper() else text,
        inherited_period=bool(period) and found.inherited_period,
        deadline=period.deadline if period else None,
        scope=found.scope or place,
        section=stretch.section,
        start=found.start,
        end=found.end,
        value_start=figure.value_start,
        value_end=figure.value_end,
        certainty=found.certainty,
        reason=found.reason,
    )
