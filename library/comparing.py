"""Targets of documents side by side, and one indicator over time."""

import datetime
from collections.abc import Sequence

from analysis.targets.comparison import TargetComparison, compare
from analysis.targets.finding import meant
from analysis.targets.known import Known
from analysis.targets.model import Indicator
from analysis.targets.timeline import Candidate, Timeline, series_of, unit_of
from errors import BadQuestion, NotInLibrary
from index.changes import ENDING, changes_of
from index.model import Change, Filters, FoundDocument
from library.targets import Targets


class Comparing(Targets):
    """Compares the targets of documents."""

    def compare(self, names: Sequence[str]) -> TargetComparison:
        """Return the targets of documents aligned by indicator, group and kind of period, with what changed.

        Args:
            names: Two or more documents as `find` takes them. Two are compared in this order, more by their dates.

        Raises:
            BadQuestion: Fewer than two, one of them twice, or a number that several documents bear.
            NotInLibrary: There is no such document.
            LibraryUnusable: The file of corrections of indicators is wrong.
        """
        documents = self._different(names)
        if len(documents) > 2:
            documents.sort(key=lambda document: (document.date or datetime.date.max, document.slug))
        rows = self.targets()
        known = Known(self.indicators(), self.indicator_corrections())
        return compare(documents, [[row for row in rows if row.document.id == one.id] for one in documents], known)

    def timeline(self, words: str, among: Filters | None = None) -> Timeline:
        """Return one indicator through all documents that set it.

        Args:
            words: Words of its name, or its id. If they fit several indicators, none is chosen.
            among: What the documents must be like.

        Raises:
            BadQuestion: There are no words.
            NotInLibrary: No target of the library is named like that.
            LibraryUnusable: The file of corrections of indicators is wrong.
        """
        if not words.strip():
            raise BadQuestion('Hãy nêu tên chỉ tiêu, ví dụ: nghiquyet timeline "tỷ lệ hộ nghèo".')
        found = {row.key: row for row in self.targets(among=among)}
        chosen, others = meant(words, [one for one in self.indicators() if any(row in found for row in one.rows)])
        if chosen is None and not others:
            raise NotInLibrary(f"Không có chỉ tiêu nào giống «{words}». Xem các tên bằng: nghiquyet indicators.")

        def candidate(indicator: Indicator) -> Candidate:
            return Candidate(indicator, len({found[row].document.id for row in indicator.rows if row in found}))

        rows = [found[row] for row in chosen.rows if row in found] if chosen else []
        documents = {row.document.slug: row.document for row in rows}
        ended = {slug: self._ended(document) for slug, document in documents.items()}
        unit = unit_of(rows).target.unit if rows else None
        return Timeline(words, chosen, unit, series_of(rows, ended), tuple(map(candidate, others)))

    def _different(self, names: Sequence[str]) -> list[FoundDocument]:
        documents = [self.find(name) for name in names]
        slugs = [document.slug for document in documents]
        twice = next((name for place, name in enumerate(names) if slugs[place] in slugs[:place]), None)
        if twice is not None:
            raise BadQuestion(f"«{twice}» được nêu hai lần. Hãy nêu những văn bản khác nhau để so.")
        if len(documents) < 2:
            raise BadQuestion("Cần ít nhất hai văn bản để so. Xem danh sách bằng: nghiquyet list.")
        return documents

    def _ended(self, document: FoundDocument) -> tuple[Change, ...]:
        """What replaced or repealed the whole of a document, as far as the library can tell."""
        mentions = self._store.mentions_of(document.number) if document.number else []
        changes = changes_of(document, mentions, self._store.catalog.raw)
        return tuple(change for change in changes if change.whole and change.relation in ENDING)
