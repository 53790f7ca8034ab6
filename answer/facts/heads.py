"""What a document's head or tail tells: who signed, who issued it, when.

1. Only heads and signatures are searched (`search`). A document named by its number is looked up; one that is
   described (“nghị quyết về phát triển du lịch”) is found by its head, which has the title, and then its signature.
2. Of several documents the one whose head meets most of the question; others only if they meet as much.
3. A document that is described by its type (“ai ký quyết định về …”) is one of that type, or there is no answer.
   Nor does a programme answer (“… thực hiện Nghị quyết số 57-NQ/TW về đột phá …”) where all that is asked for is in the
   title of what it carries out.
4. A question that does not say which document (“ai ký?”) is answered for each of a few documents, else not.
5. Quoted are the lines that answer, not the whole block.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from answer.draft import Case, Claim, Draft
from answer.judging.choosing import chosen_of
from answer.judging.judge import Judged
from answer.model import Kind
from answer.question import KIND_OF_PASSAGE, Question
from index.links import plain
from index.model import FoundDocument, FoundPassage, Hit, Query
from ingest.form.header import MANNER
from ingest.form.lines import split_lines
from vietnamese.dates import dates
from vietnamese.forms import fold

Span = tuple[int, int]
_DOCUMENTS = 5
# So many can each be told of where the question names none.
_FEW = 3
# The document is the one that was named, and what its head or tail says of itself was found in it.
_SURE = 0.9
# Only what is always issued under its own name: a plan or a rule may be issued by a decision. What is carried out,
# changed or referred to is another document.
_TYPE = re.compile(
    r"(?P<other>(?:thực hiện|triển khai|hướng dẫn|thi hành|theo|sửa đổi|bổ sung|thay thế|bãi bỏ|kèm theo) )?"
    r"\b(?P<type>nghị quyết|nghị định|quyết định|chỉ thị|thông tư)\b",
    re.IGNORECASE,
)
# In FOLD, with the number or day of what is carried out: its own name follows.
_CARRIES_OUT = re.compile(
    r"\b(?:thuc hien|trien khai|thi hanh) (?:nghi quyet|ket luan|chi thi|quyet dinh|luat)\b[^,;\d]* \d"
)
# Coverage within which two heads meet a question as well.
_AS_WELL = 0.05


def search(query: Query, question: Question, find: Callable[[Query], Sequence[Hit]]) -> Sequence[Hit]:
    """Find the heads or signatures that a question is about.

    Args:
        query: As understood.
        question: Of a kind that is told by a head or a signature.
        find: Searches; gives passages, best first.
    """
    kind = KIND_OF_PASSAGE[question.kind]
    filters = replace(query.filters, kinds=(kind,))
    # A document named by its number is looked up; where the library lacks it, the others show what there is.
    for number in question.numbers:
        named = find(replace(query, filters=replace(filters, number=number)))
        if named:
            return named
    if kind == "header" or question.numbers or filters.documents:
        return find(replace(query, filters=filters))
    heads = find(replace(query, filters=replace(filters, kinds=("header",))))
    slugs = tuple(dict.fromkeys(hit.passage.document.slug for hit in heads))[:_DOCUMENTS]
    return find(replace(query, filters=replace(filters, documents=slugs))) if slugs else []


def find(case: Case) -> Draft | None:
    """Answer with the lines of the head or of the signature."""
    if not case.judged or (_names_no_document(case) and len(case.sources.documents.documents()) > _FEW):
        return None
    documents = {item.clause.passage.document.slug: item.clause.passage.document for item in case.judged}
    meant = {slug for slug, document in documents.items() if _is_meant(document, case)}
    judged = tuple(item for item in case.judged if item.clause.passage.document.slug in meant)
    # What meets less of the question than a document that is not meant is not meant either.
    as_well = case.judged[0].coverage - _AS_WELL
    if not judged or judged[0].coverage < as_well:
        return None
    case, first = replace(case, judged=judged), judged[0]
    told = [(item, claim) for item in chosen_of(case, more=0) if (claim := _claim(item, case.question))]
    told = [(item, claim) for item, claim in told if item.coverage >= as_well]
    if not told or told[0][0] is not first:
        return None
    return Draft([claim for _, claim in told], first, sure=_SURE if _is_named(first, case) else None)


def _is_meant(document: FoundDocument, case: Case) -> bool:
    """Whether a document may be the one that a question describes; one that gives a number describes none."""
    return bool(case.question.numbers) or (_is_of_type(document, case) and _speaks_for_itself(document, case))


def _is_of_type(document: FoundDocument, case: Case) -> bool:
    """Whether it is of the type by which the question describes it, if it does."""
    named = _TYPE.search(case.query.reading)
    if named is None or named["other"]:
        return True
    return (document.type or "").lower().startswith(named["type"].lower())


def _speaks_for_itself(document: FoundDocument, case: Case) -> bool:
    """Whether its title meets the question with words of its own, and not only of what it carries out."""
    title = fold(document.title or "")
    carried = _CARRIES_OUT.search(title)
    if carried is None or not case.question.terms:
        return True
    own = f" {plain(title[: carried.start()])} "
    return any(f" {fold(' '.join(written))} " in own for term in case.question.terms for written in term)


def _is_named(item: Judged, case: Case) -> bool:
    """Whether the document is the only one that the question names, and of a year that it names, if it does."""
    document, years = item.clause.passage.document, case.question.years
    return case.query.filters.documents == (document.slug,) and (
        not years or (document.date is not None and document.date.year in years)
    )


def _names_no_document(case: Case) -> bool:
    filters = case.query.filters
    scoped = filters.documents or filters.number or filters.issuer or filters.type or filters.year
    return not (scoped or case.question.terms or case.question.numbers)


def _claim(item: Judged, question: Question) -> Claim | None:
    places = quoted(item.clause.passage, question.kind)
    return Claim(item.clause.passage, *places[0], spans=(places[1],)) if places else None


def quoted(passage: FoundPassage, kind: Kind) -> tuple[Span, Span] | None:
    """Return what is quoted of a head or tail, and the words of it that answer; None if it does not tell."""
    text, document = passage.text, passage.document
    match kind:
        case "signer":
            name = text.rfind(document.signer) if document.signer else -1
            if name < 0 or not document.signer:
                return None
            return signature(text, document.signer), (name, name + len(document.signer))
        case "issued":
            day = next((mention for mention in dates(text) if mention.date == document.date), None)
            return (_line(text, day.start), (day.start, day.end)) if day else None
        case _:
            named = _named(text, document.issuer or "")
            return (named, named) if named else None


def signature(text: str, signer: str | None) -> tuple[int, int]:
    """Return the place from the manner of signing (T/M, TM., KT.) or the line above the name down to the name."""
    name = text.rfind(signer) if signer else -1
    if name < 0 or signer is None:
        return 0, len(text)
    manners = [match.start() for match in MANNER.finditer(text, 0, name)]
    lines = [line.start for line in split_lines(text[:name])]
    return (manners[0] if manners else lines[-1] if lines else name), name + len(signer)


def _named(text: str, issuer: str) -> Span | None:
    """The place of an issuer in a head, where its name may run over lines; the first line of a head may be another."""
    # Letter by letter, so that places stay; tone marks may stand on another vowel in the issuer's name.
    letters = "".join(bare if len(bare := fold(letter)) == 1 else letter for letter in text)
    between = r"[^\w]+"
    words = between.join(re.findall(r"\w+", fold(issuer)))
    found = re.search(rf"\b{words}\b", letters) if words else None
    return found.span() if found else None


def _line(text: str, place: int) -> tuple[int, int]:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, end if end >= 0 else len(text)
