"""Figures that a point has from the line above it: “3. Phạt tiền từ 800.000 đồng … sau đây: / b) Sử dụng còi liên tục”.

1. Of the clauses that fit best and hold no figure, those are looked at whose nearest heading is a line that introduces
   points, with a figure of the unit asked for.
2. That line is found in the text before the point. Line and point together are one clause, judged anew; its figure is
   that of the line.
3. Where such an answer is given, the line is quoted, and the point after it.
"""

from collections.abc import Iterator
from itertools import islice

from answer.draft import Case
from answer.judging.evidence import Clause
from answer.judging.judge import Judged
from index.model import FoundPassage
from vietnamese.forms import key
from vietnamese.numbers import quantities
from vietnamese.sentences import sentences

_LOOKED_AT = 24
_REACH = 6_000
_ALIKE = 60


def of_leads(case: Case) -> Iterator[tuple[Judged, Judged]]:
    """Yield the lines with a figure, each as judged together with a point below it, and that point.

    Args:
        case: Of a question for a figure.
    """
    lines: dict[tuple[int, str], FoundPassage | None] = {}
    pointed = (item for item in case.judged if item.figure is None and not item.contradicts and _led(item))
    for item in islice(pointed, _LOOKED_AT):
        passage = item.clause.passage
        name = passage.document.id, passage.path[-1]
        if name not in lines:
            lines[name] = _line_above(passage, case)
        line = lines[name]
        if line is not None:
            judged = item.by.judge(_together(line, item), item.search_score, item.cosine)
            if judged.figure is not None and not judged.contradicts:
                yield judged, item


def _led(item: Judged) -> bool:
    path = item.clause.passage.path
    return bool(path) and path[-1].rstrip().endswith(":") and bool(quantities(path[-1]))


def _line_above(passage: FoundPassage, case: Case) -> FoundPassage | None:
    wanted = key(" ".join(passage.path[-1].split()))[:_ALIKE]
    before = case.sources.documents.passages_near(passage, _REACH)
    above = [one for one in before if one.start < passage.start and key(" ".join(one.text.split())).startswith(wanted)]
    return above[-1] if above else None


def _together(line: FoundPassage, point: Judged) -> Clause:
    every = tuple(quantities(line.text))
    spans = sentences(line.text)
    place = spans[-1] if spans else (0, len(line.text))
    text = f"{line.text} {point.clause.head} {point.clause.text}"
    own = tuple(quantity for quantity in every if place[0] <= quantity.start < place[1])
    return Clause(line, *place, place, text, "", own, nested=False)
