"""Cases made by hand: a question, the passages found for it, and what is known of their documents."""

from answer.draft import Case
from answer.judging.evidence import clauses_of
from answer.judging.judge import Judge
from answer.question import read_question
from answer.sources import Sources
from index.model import FoundDocument, FoundPassage, Hit, Query
from index.terms import syllables
from ingest.model import Reference, Section
from tests.answer.conftest import DOCUMENT, Narrow, NoDocuments
from vietnamese.forms import has_accents


class Held(NoDocuments):
    """Documents of which this much is known."""

    def __init__(
        self,
        known: tuple[FoundDocument, ...] = (DOCUMENT,),
        sections: tuple[Section, ...] = (),
        references: tuple[Reference, ...] = (),
        mentions: tuple[FoundDocument, ...] = (),
    ) -> None:
        super().__init__()
        self._known, self._sections, self._references, self._mentions = known, sections, references, mentions

    def documents(self) -> list[FoundDocument]:
        return list(self._known)

    def sections(self, slug: str) -> list[Section]:
        return list(self._sections)

    def references(self, slug: str) -> tuple[Reference, ...]:
        return self._references

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        return [(document, Reference(1, "document", 0, 1)) for document in self._mentions]


def case_of(reading: str, *passages: FoundPassage, documents: NoDocuments | None = None) -> Case:
    """A case of a question over some passages, which the search found in the order in which they fit."""
    question = read_question(reading)
    held = [set(syllables(found.text)) for found in passages]
    judge = Judge(question, lambda term: sum(term in of for of in held), 100, has_accents(reading))
    judged = [judge.judge(clause, 1.0, 0.9) for found in passages for clause in clauses_of(found)]
    judged.sort(key=lambda item: -item.rank)
    sources = Sources(
        lambda query: (), Narrow, lambda term: 1, documents or Held(), lambda part: Query(part, part), 100
    )
    fitting = dict.fromkeys(item.clause.passage.id for item in judged)
    ordered = sorted(passages, key=lambda found: list(fitting).index(found.id))
    hits = tuple(Hit(found, 8.0 - place, {}) for place, found in enumerate(ordered))
    return Case(Query(reading, reading), question, hits, tuple(judged), sources)
