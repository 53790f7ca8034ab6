"""What a document's head or tail tells: who signed, who issued it, when.

1. The passages found are heads or signatures (respond.py asks for no others).
2. Quoted are the lines that answer, not the whole block.
"""

from answer.choosing import chosen_of
from answer.draft import Case, Claim, Draft
from answer.judge import Judged
from answer.question import Question
from ingest.form.header import MANNER, SAMPLE_MARK
from ingest.form.lines import split_lines
from vietnamese.dates import dates

Span = tuple[int, int]


def find(case: Case) -> Draft | None:
    """Answer with the lines of the head or of the signature."""
    if not case.judged:
        return None
    chosen = chosen_of(case, more=0)
    return Draft([_claim(item, case.question) for item in chosen], chosen[0])


def _claim(item: Judged, question: Question) -> Claim:
    passage = item.clause.passage
    place, answer = quoted(item, question)
    return Claim(passage, *place, spans=(answer,))


def quoted(item: Judged, question: Question) -> tuple[Span, Span]:
    """Return what is quoted of a head or tail, and the words of it that answer."""
    passage = item.clause.passage
    text, document = passage.text, passage.document
    whole = (0, len(text))
    match question.kind:
        case "signer":
            place = signature(text, document.signer)
            name = text.rfind(document.signer) if document.signer else -1
            return place, (name, name + len(document.signer)) if document.signer and name >= 0 else place
        case "issued":
            day = next((mention for mention in dates(text) if mention.date == document.date), None)
            return (_line(text, day.start), (day.start, day.end)) if day else (whole, whole)
        case _:
            first = next((line for line in split_lines(text) if SAMPLE_MARK not in line.bare), None)
            place = (first.start, first.end) if first else whole
            return place, place


def signature(text: str, signer: str | None) -> tuple[int, int]:
    """Return the place from the manner of signing (T/M, TM., KT.) or the line above the name down to the name."""
    name = text.rfind(signer) if signer else -1
    if name < 0 or signer is None:
        return 0, len(text)
    manners = [match.start() for match in MANNER.finditer(text, 0, name)]
    lines = [line.start for line in split_lines(text[:name])]
    return (manners[0] if manners else lines[-1] if lines else name), name + len(signer)


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)
