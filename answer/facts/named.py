"""Which document: one that does something to another, one that it carries out or rests on, one that tells of it.

1. The question may name a document and a relation (thay thế, sửa đổi, căn cứ, thực hiện). Which of the two acts is
   told by the order of the words: “văn bản nào thay thế X” asks for what mentions X so, “X thay thế văn bản nào” and
   “văn bản nào bị X thay thế” for what X mentions. The references that were read from the documents answer, each in
   its sentence.
2. “theo quyết định nào”: the reference in the sentence that fits best.
3. Else the document is the one whose content answers: the lines of its head with its number, and the sentence; several
   newest first.
"""

import datetime
import re
from collections.abc import Iterable

from answer.draft import Case, Claim, Draft
from answer.judging.choosing import chosen_of
from answer.texts import quoting
from answer.texts.quoting import claim_of
from index.model import FoundDocument, FoundPassage
from index.named_documents import letters
from ingest.form.lines import split_lines
from ingest.form.number import find_numbers
from ingest.model import Reference, Relation
from vietnamese.forms import clean, fold
from vietnamese.sentences import sentences

# By their letters, y as i.
_RELATIONS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    (r"thai the|het hieu luc|bai bo|hui bo|replaced?|repeal(?:ed)?", ("thay thế", "bãi bỏ", "hết hiệu lực")),
    (r"sua doi|sua|bo sung|dinh chinh|keo dai|amend(?:ed|s)?", ("sửa đổi", "bổ sung")),
    (r"can cu|dua tren|based on", ("căn cứ",)),
    (r"thuc hien|trien khai|cu the hoa|thi hanh|carry out|implement", ("thực hiện",)),
    (r"so ket", ("sơ kết",)),
    (r"tong ket", ("tổng kết",)),
)
_VERBS = "|".join(verbs for verbs, _ in _RELATIONS)
_WHICH = (
    r"(?:van ban|tai lieu|bo luat|luat|nghi quiet|nghi dinh|thong tu|quiet dinh|chi thi|ket luan|huong dan|ke hoach)"
)
# “văn bản nào thay thế X”: the wanted document acts.
_ACTS = re.compile(
    rf"{_WHICH}(?: \w+){{0,3}} (?:nao|gi|may)(?: (?:da|se|co))? (?:{_VERBS})(?!\w)|^which \w+ (?:\w+ )?(?:{_VERBS})"
)
_ACTED_ON = re.compile(rf"(?:bi|duoc) (?:{_VERBS}) (?:boi|bang|theo|tai|o|trong) {_WHICH}")
_ENDED = re.compile(rf"{_WHICH}(?: \w+){{0,3}} (?:nao|gi|may) (?:bi |duoc )?(?:het hieu luc|bi thai the|bi bai bo)")
_ACCORDING = re.compile(rf"(?:theo|can cu(?: vao)?|tai|bang) {_WHICH}(?: \w+){{0,2}} (?:nao|gi|may)(?!\w)")
_MOST = 12
# References are read with a precision of 0.95 and their relation with 0.91 on documents that were not looked at.
_SURE = 0.85


def find(case: Case) -> Draft | None:
    """Answer with the references that were asked for, or with the head of the document that tells of it."""
    asked = letters(case.question.reading)
    relations = next((names for verbs, names in _RELATIONS if re.search(rf"(?<!\w)(?:{verbs})(?!\w)", asked)), ())
    if relations and (draft := _by_relation(case, asked, relations)):
        return draft
    if not case.judged:
        return None
    if _ACCORDING.search(asked):
        return _in_sentence(case) or quoting.find(case)
    return _by_content(case)


def _by_relation(case: Case, asked: str, relations: tuple[Relation, ...]) -> Draft | None:
    documents = case.sources.documents
    acts = bool((_ACTS.search(asked) and not _ENDED.search(asked)) or _ACTED_ON.search(asked))
    claims: list[Claim] = []
    for document in _named(case):
        if acts:
            mentions: Iterable[tuple[FoundDocument, Reference]] = documents.mentions_of(document.number or "")
        else:
            mentions = [(document, reference) for reference in documents.references(document.slug)]
        fitting = [
            (by, one) for by, one in mentions
            if one.relation in relations and one.certainty == "certain" and by.sample == document.sample
            and one.kind != "internal" and acts != (by.id == document.id)
            and (acts or fold(one.number or "") != fold(document.number or ""))
        ]  # fmt: skip
        if acts:
            fitting.sort(key=lambda pair: pair[0].date or datetime.date.min, reverse=True)
        seen: set[str] = set()
        for by, one in fitting:
            name = by.slug if acts else fold(one.number or one.name or "")
            claim = None if name in seen else _quoted(case, by, one, answers=not acts)
            head = _head(case, by) if claim and acts else None
            seen.add(name)
            claims += [one for one in (head, claim) if one]
    return Draft(claims[:_MOST], None, sure=_SURE) if claims else None


def _named(case: Case) -> list[FoundDocument]:
    """The documents that the question itself names, whatever was added to the search."""
    numbers = {fold(number) for number in case.question.numbers}
    slugs = {one.read for one in case.query.understood if one.kind == "document" and one.filter}
    every = case.sources.documents.documents()
    known = [document for document in every if not document.sample and fold(document.number or "") in numbers]
    if known:
        return known
    return [document for document in every if document.number in slugs or document.slug in slugs][:1]


def _quoted(case: Case, by: FoundDocument, reference: Reference, *, answers: bool) -> Claim | None:
    """The sentence of a reference, with the reference as the words that answer if it is what was asked for."""
    for passage in case.sources.documents.passages_of(by.slug):
        if passage.kind == "heading" or not passage.start <= reference.start < passage.end:
            continue
        cleaned = clean(passage.quote)
        start = cleaned.clean_offset(reference.start - passage.start)
        end = cleaned.clean_offset(min(reference.end, passage.end) - passage.start)
        place = next((span for span in sentences(passage.text) if span[0] <= start < span[1]), (start, end))
        place = (place[0], max(place[1], end))
        return Claim(passage, *place, spans=((start, end),) if answers else ())
    return None


def _in_sentence(case: Case) -> Draft | None:
    best = case.judged[0]
    passage, (start, end) = best.clause.passage, best.clause.sentence
    asked = {fold(number) for number in case.question.numbers}
    cited = [number for number in find_numbers(passage.text[start:end]) if fold(number.text) not in asked]
    if not cited:
        return None
    spans = tuple((start + number.start, start + number.end) for number in cited)
    return Draft([Claim(passage, start, end, spans=spans)], best)


def _by_content(case: Case) -> Draft:
    chosen = chosen_of(case, more=0)
    newest = sorted(chosen, key=lambda item: item.clause.passage.document.date or datetime.date.min, reverse=True)
    claims: list[Claim] = []
    for item in newest:
        head = _head(case, item.clause.passage.document)
        claims += [head, claim_of(item)] if head else [claim_of(item)]
    return Draft(claims, chosen[0])


def _head(case: Case, document: FoundDocument) -> Claim | None:
    """The lines of a head from the number to the title, or the line of the number where no title was read."""
    for passage in case.sources.documents.passages_of(document.slug):
        if passage.kind != "header" or not document.number:
            continue
        place = _number_in(passage, document.number)
        if place:
            line = next(line for line in split_lines(passage.text) if line.start <= place[0] <= line.end)
            return Claim(passage, line.start, line.end, spans=(place,))
    return None


def _number_in(passage: FoundPassage, number: str) -> tuple[int, int] | None:
    pattern = r"\s*".join(re.escape(character) for character in number)
    found = re.search(pattern, passage.text, re.IGNORECASE)
    return found.span() if found else None
