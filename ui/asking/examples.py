"""Questions to try, made of what the library knows of its documents: most have their answers there.

1. Of each document: the aims that its ledger is certain of, one a section (`… là bao nhiêu?`); the articles whose
   headings name a list (`Điều kiện … gồm những gì?`); who signed it.
2. Of each kind the documents take turns, so that no document has all examples. Figures come first, then a list, then a
   signer; what is missing of one kind is made up by the others.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from library import DocumentView, Target
from ui.markup import name

EXAMPLES = 4
DOCUMENTS_READ = 12
_FIGURES, _LISTS = 2, 1
# Words of an indicator: fewer say too little, more are a sentence.
_FEWEST, _MOST = 4, 14
_LONGEST = 110
_LABEL = re.compile(r"^điều\s+\d+\w*\s*[.:]\s*", re.IGNORECASE)
_LIST = re.compile(r"(?:điều kiện|hồ sơ|quyền|nhiệm vụ)\s", re.IGNORECASE)


def questions(views: Sequence[DocumentView], count: int = EXAMPLES) -> list[str]:
    """Return questions that these documents answer.

    Args:
        views: Documents, the best first.
        count: How many at most.
    """
    figures = _in_turns([list(_figures(view)) for view in views])
    lists = _in_turns([list(_lists(view)) for view in views])
    signers = [f"Ai ký {name(view.document)}?" for view in views if view.document.signer and view.document.number]
    mixed = [*figures[:_FIGURES], *lists[:_LISTS], *signers[:1]]
    rest = [*figures[_FIGURES:], *lists[_LISTS:], *signers[1:]]
    chosen = set(list(dict.fromkeys([*mixed, *rest]))[:count])
    return [asked for asked in dict.fromkeys([*figures, *lists, *signers]) if asked in chosen]


def _figures(view: DocumentView) -> Iterator[str]:
    sections: set[int | None] = set()
    for target in view.targets:
        if target.certainty != "certain" or target.table is not None or target.section in sections:
            continue
        asked = f"{_aim(target)} là bao nhiêu?"
        if _FEWEST <= len(target.indicator.split()) <= _MOST and len(asked) <= _LONGEST:
            sections.add(target.section)
            yield asked


def _aim(target: Target) -> str:
    period = target.period or ""
    if period.lower() in target.indicator.lower():
        period = ""
    return " ".join(filter(None, (target.indicator, period[:1].lower() + period[1:])))


def _lists(view: DocumentView) -> Iterator[str]:
    for section in view.sections:
        heading = " ".join(_LABEL.sub("", section.heading).split()).strip(" .:")
        asked = f"{heading} gồm những gì?"
        if section.kind == "article" and _LIST.match(heading) and "…" not in heading and len(asked) <= _LONGEST:
            yield asked


def _in_turns(asked: Sequence[Sequence[str]]) -> list[str]:
    return [one for one in chain.from_iterable(zip_longest(*asked)) if one]
