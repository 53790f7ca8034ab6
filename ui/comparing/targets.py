"""Targets side by side: a row an indicator, a column a document, what changed between them in words.

1. What changed comes first: rose, fell, changed otherwise; then the same, what cannot be compared and why, what only
   one document sets. Each kind can be shown alone. Of more than two documents a line has the kind of its last step.
2. A cell has the figure, its time and place, where it stands as a link, and its quote with the figure marked.
3. A change is said of the figure, with its sign: the difference, the percentage of the first figure, or points.
4. What makes a line doubtful stands below its name.
"""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from library import (
    FoundDocument,
    Library,
    TargetCell,
    TargetComparison,
    TargetLine,
    TargetRow,
    change_text,
    comparison_table,
    figure_text,
    tables,
)
from shapes import as_file
from shapes.compared import comparison
from ui import downloads, states
from ui.comparing import parts
from ui.comparing.state import Comparison
from ui.language import Words
from ui.markup import closed_up, marked, number, quiet, text
from ui.quality import ocr_badge
from ui.targets.ledger import document as called

_TEXT = Words(
    {
        "comparing": "Đang so các chỉ tiêu…",
        "none": "Không văn bản nào có chỉ tiêu bằng số",
        "none_body": "Trong phần đã đọc của các văn bản này không thấy con số nào được đặt làm mục tiêu. "
        "Ở trên còn có Toàn văn, Sửa đổi (một văn bản sửa văn bản kia) và Chủ đề.",
        "rose": "Tăng", "fell": "Giảm", "other": "Thay đổi khác", "same": "Như nhau",
        "not_comparable": "Không so được", "only": "Chỉ {name}",
        "nothing": "không nêu",
        "whole": "Tệp có cả {count} chỉ tiêu, mọi loại thay đổi.",
        "since": "{later} so với {earlier}",
        "file": "so-sanh-chi-tieu",
    },
    {
        "comparing": "Comparing the targets…",
        "none": "None of the documents sets a target in figures",
        "none_body": "In what has been read of them no figure is set as an aim. Above there are also Full text, "
        "Amendments (one changes the other) and A matter.",
        "rose": "Rose", "fell": "Fell", "other": "Changed otherwise", "same": "The same",
        "not_comparable": "Not comparable", "only": "Only {name}",
        "nothing": "not set",
        "whole": "Files hold all {count} targets, of every kind of change.",
        "since": "{later} against {earlier}",
        "file": "targets-compared",
    },
)  # fmt: skip
_STEP = 30
# Before a figure, which is in the words of documents whatever the language of the page.
_DIRECTIONS = {"increase": "tăng ", "decrease": "giảm "}
_SIGNS = {"rose": "▲", "fell": "▼", "other": "◆", "same": "=", "not_comparable": "≠"}


def show(library: Library, shown: Comparison) -> None:
    """Show the targets of documents side by side."""
    with st.spinner(_TEXT["comparing"]):
        found = library.compare(shown.documents)
    parts.cautions(found.notes)
    if not found.lines:
        states.note(_TEXT["none"], _TEXT["none_body"])
        return
    ordered = _ordered(found)
    counts = Counter(kind for kind, _ in ordered)
    names = {kind: _TEXT[kind] for kind in _SIGNS}
    names |= {f"only-{n}": _TEXT["only"].format(name=called(one)) for n, one in enumerate(found.documents, 1)}
    with st.container(horizontal=True, vertical_alignment="center", key="comparing-tools"):
        chosen = parts.kinds(counts, names, shown)
        app = downloads.app()
        downloads.offer(
            _TEXT["file"],
            {
                "xlsx": lambda: tables.as_xlsx(comparison_table(found, app)),
                "csv": lambda: tables.as_csv(comparison_table(found, app)),
                "json": lambda: as_file(comparison(found, library.indicator_of())),
            },
            key="comparing",
            note=_TEXT["whole"].format(count=number(len(found.lines))),
        )
    kept = [(kind, line) for kind, line in ordered if chosen in (None, kind)]
    begin, end = parts.parted(len(kept), _STEP, shown)
    rows, before = [], None
    for kind, line in kept[begin:end]:
        if kind != before:
            rows.append(f'<h2 class="nq-part">{text(names[kind])} · {counts[kind]}</h2>')
        rows.append(_line(line, kind, found.documents))
        before = kind
    parts.grid(found.documents, "".join(rows))
    parts.turn(len(kept), _STEP, shown)


def kind_of(line: TargetLine) -> str:
    """Return what became of an indicator: `rose`, `fell`, `other`, `same`, `not_comparable`, `only-1`, `only-2`, …"""
    if line.kind == "only":
        return f"only-{next(place for place, cell in enumerate(line.cells, 1) if cell)}"
    if line.kind != "changed":
        return line.kind
    last = [step.change for step in line.steps if step.change.kind == "changed"][-1]
    return last.movement if last.movement in ("rose", "fell") else "other"


def _ordered(found: TargetComparison) -> list[tuple[str, TargetLine]]:
    order = [*_SIGNS, *(f"only-{place}" for place in range(1, len(found.documents) + 1))]
    return sorted(((kind_of(line), line) for line in found.lines), key=lambda item: order.index(item[0]))


def _line(line: TargetLine, kind: str, documents: Sequence[FoundDocument]) -> str:
    names = dict.fromkeys(cell.row.target.indicator for cell in line.cells if cell)
    name = "".join(f'<p class="nq-of">{"≈ " if place else ""}{text(one)}</p>' for place, one in enumerate(names))
    steps = "".join(_steps(line, documents))
    doubts = "".join(f'<p class="nq-warn">⚠ {text(one)}</p>' for one in line.cautions)
    columns = "".join(_cell(cell, document) for cell, document in zip(line.cells, documents, strict=True))
    return f'<section class="nq-line-of"><div class="nq-wide">{name}{steps}{doubts}</div>{columns}</section>'


def _steps(line: TargetLine, documents: Sequence[FoundDocument]) -> list[str]:
    said = []
    for step in line.steps:
        one, other = line.cells[step.start], line.cells[step.end]
        if one is None or other is None:
            continue
        change = step.change
        kind = change.kind if change.kind != "changed" else change.movement if change.movement != "same" else "other"
        since = ""
        if len(documents) > 2:
            names = {"later": called(documents[step.end]), "earlier": called(documents[step.start])}
            since = f"<small>{text(_TEXT['since'].format(**names))}: </small>"
        words = text(change_text(change, one.row.target, other.row.target))
        sign = _SIGNS[kind or "other"]
        said.append(f'<p class="nq-step">{since}<span class="nq-sign" aria-hidden="true">{sign}</span> {words}</p>')
    return said


def _cell(cell: TargetCell | None, document: FoundDocument) -> str:
    head = f'<div class="nq-cell nq-side" data-of="{text(called(document))}">'
    if cell is None:
        return f'{head}<p class="nq-none">{text(_TEXT["nothing"])}</p></div>'
    target = cell.row.target
    direction = _DIRECTIONS.get(target.direction, "")
    facts = [" ".join((target.period or "").split())]
    if target.scope and target.scope.casefold() not in target.indicator.casefold():
        facts.append(target.scope)
    places = "".join(
        f'<p class="nq-at">{_place(row)} {ocr_badge(row.place.ocr)}</p>' for row in (cell.row, *cell.again)
    )
    return (
        f'{head}<p class="nq-value">{text(direction + figure_text(target))}</p>'
        f'<p class="nq-line">{text(" · ".join(filter(None, facts)))}</p>'
        f'<blockquote class="nq-quote">{_quote(cell.row)}</blockquote>{places}</div>'
    )


def _quote(row: TargetRow) -> str:
    span = (row.target.value_start, row.target.value_end)
    return quiet(closed_up(marked(row.quote, [span], offset=row.target.start)))


def _place(row: TargetRow) -> str:
    return parts.place(row.document, row.place.address, row.place.page, (row.target.start, row.target.end))
