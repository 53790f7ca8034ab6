"""Questions that a library answers, made of what it knows of its documents: to begin with, and to go on from an answer.

1. To begin with, of each document: the aims that its ledger is certain of, one a section (`… là bao nhiêu?`); the
   articles whose headings name a list (`Điều kiện … gồm những gì?`); who signed it. Of each kind the documents take
   turns; figures come first, then a list, then a signer, and what is missing of one kind is made up by the others.
2. From an answer on: the same indicator where the answer does not show it yet, the aims that stand nearest to what it
   quotes, and what else is asked of a document: its main content, since when it is in force, who signed it.
3. What is made may still not be answered as it is meant: each is asked first, and only those that stand are given.
   So many are tried at most.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from answer.model import Answer
from errors import BadQuestion
from index.model import Filters, FoundDocument
from index.view import DocumentView
from ingest.model import Target
from library.asking import Library
from vietnamese.forms import fold

EXAMPLES, FOLLOWING = 4, 2
DOCUMENTS_READ = 12
_TRIED = 6
_TRIED_NEXT = 3
_FIGURES, _LISTS = 2, 1
# Words of an indicator: fewer say too little, more are a sentence.
_FEWEST, _MOST = 4, 14
_LONGEST = 110
_LABEL = re.compile(r"^điều\s+\d+\w*\s*[.:]\s*", re.IGNORECASE)
_LIST = re.compile(r"(?:điều kiện|hồ sơ|quyền|nhiệm vụ)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and what its answer must quote."""

    question: str
    document: str
    """Slug."""
    figure: tuple[int, int] | None = None
    """Raw place of the figure that is to be the answer."""


Answered = Callable[[Suggestion], bool]


def answered(library: Library, suggestion: Suggestion, filters: Filters | None = None) -> bool:
    """Return whether a library answers a question as it is meant; the question is not logged."""
    try:
        reply = library.ask(suggestion.question, filters, log=False)
    except BadQuestion:
        return False
    if not isinstance(reply, Answer) or reply.citations[0].document != suggestion.document:
        return False
    if suggestion.figure is None:
        return True
    start, end = suggestion.figure
    return any(
        figure.asked
        and reply.citations[figure.citation].document == suggestion.document
        and figure.start < end
        and start < figure.end
        for figure in reply.figures
    )


def examples(views: Sequence[DocumentView], stands: Answered, count: int = EXAMPLES) -> list[str]:
    """Return questions to begin with.

    Args:
        views: Documents, the best first.
        stands: Whether a question is answered as it is meant.
        count: How many at most.
    """
    kinds = [
        _standing(_in_turns([list(made(view)) for view in views]), stands) for made in (_figures, _lists, _signers)
    ]
    mixed = [list(islice(kind, most)) for kind, most in zip(kinds, (_FIGURES, _LISTS, 1), strict=True)]
    for first, rest in zip(mixed, kinds, strict=True):
        first += islice(rest, max(0, count - sum(map(len, mixed))))
    return list(dict.fromkeys(chain.from_iterable(mixed)))[:count]


def following(library: Library, answer: Answer, filters: Filters, stands: Answered) -> Iterator[str]:
    """Yield questions that go on from an answer, as soon as each is known to be answered.

    Args:
        library: What answers them.
        answer: What to go on from.
        filters: What limits the questions.
        stands: Whether a question is answered as it is meant.
    """
    cited = answer.citations[0]
    document = library.find(cited.document)
    shown = {(answer.citations[one.citation].document, one.start) for one in answer.figures}
    named = {fold(one.indicator) for one in answer.figures if one.indicator}
    same: list[Suggestion] = []
    near: list[tuple[int, Suggestion]] = []
    for row in library.targets(among=filters):
        target, of = row.target, row.document
        if (of.slug, target.value_start) in shown or of.sample != cited.sample:
            continue
        made = _figure(target, of, " theo " + _named(of) if of.number else "")
        if made and fold(target.indicator) in named:
            same.append(made)
        elif made and of.slug == cited.document:
            near.append((abs(target.start - cited.start), made))
    nearest = [made for _, made in sorted(near, key=lambda one: one[0])]
    about = list(_about(document, answer))
    asked = fold(answer.query.reading)
    every = (one for one in _in_turns([same, nearest, about]) if fold(one.question) != asked)
    yield from islice(_standing(every, stands, _TRIED_NEXT), FOLLOWING)


def _standing(made: Iterable[Suggestion], stands: Answered, tried: int = _TRIED) -> Iterator[str]:
    return (one.question for one in islice(made, tried) if stands(one))


def _figures(view: DocumentView) -> Iterator[Suggestion]:
    sections: set[int | None] = set()
    for target in view.targets:
        made = _figure(target, view.document)
        if made and target.section not in sections:
            sections.add(target.section)
            yield made


def _figure(target: Target, document: FoundDocument, by: str = "") -> Suggestion | None:
    asked = f"{_aim(target)}{by} là bao nhiêu?"
    sure = target.certainty == "certain" and target.table is None
    fits = _FEWEST <= len(target.indicator.split()) <= _MOST and len(asked) <= _LONGEST + len(by)
    return Suggestion(asked, document.slug, (target.value_start, target.value_end)) if sure and fits else None


def _aim(target: Target) -> str:
    period = target.period or ""
    if period.lower() in target.indicator.lower():
        period = ""
    return " ".join(filter(None, (target.indicator, period[:1].lower() + period[1:])))


def _lists(view: DocumentView) -> Iterator[Suggestion]:
    for section in view.sections:
        heading = " ".join(_LABEL.sub("", section.heading).split()).strip(" .:")
        asked = f"{heading} gồm những gì?"
        if section.kind == "article" and _LIST.match(heading) and "…" not in heading and len(asked) <= _LONGEST:
            yield Suggestion(asked, view.document.slug)


def _signers(view: DocumentView) -> Iterator[Suggestion]:
    if view.document.signer and view.document.number:
        yield Suggestion(f"Ai ký {_named(view.document)}?", view.document.slug)


def _about(document: FoundDocument, answer: Answer) -> Iterator[Suggestion]:
    if not document.number:
        return
    named = _named(document)
    if answer.kind != "overview":
        yield Suggestion(f"Nội dung chính của {named} là gì?", document.slug)
    if answer.kind != "date" and document.system == "state":
        yield Suggestion(f"{named} có hiệu lực từ ngày nào?", document.slug)
    if answer.kind != "signer" and document.signer:
        yield Suggestion(f"Ai ký {named}?", document.slug)


def _named(document: FoundDocument) -> str:
    return " ".join(filter(None, (document.type, f"số {document.number}")))


def _in_turns(made: Sequence[Sequence[Suggestion]]) -> list[Suggestion]:
    return [one for one in chain.from_iterable(zip_longest(*made)) if one]
