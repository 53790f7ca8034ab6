"""The targets of a library's documents: the ledger, canonical indicators and what a person corrected of them."""

import threading
from collections.abc import Mapping
from pathlib import Path

from analysis.targets.choosing import TargetFilters, TargetOrder, chosen, ordered
from analysis.targets.corrections import Correction, CorrectionKind, Corrections
from analysis.targets.indicators import indicators, may_be_one, measures_named
from analysis.targets.ledger import ledger
from analysis.targets.model import Indicator, TargetRow
from errors import BadQuestion, NotInLibrary, WrongCorrection
from index.health import Check
from index.model import Filters, FoundDocument
from index.store import LocalStore
from library import corrected
from library.inside import Inside
from library.name_vectors import NameVectors
from settings import Settings
from vietnamese.forms import fold, key

_VECTORS = "names.npz"
_NAMED = 5


class Targets(Inside):
    """Lays the targets of documents side by side."""

    def __init__(self, folder: Path, settings: Settings, store: LocalStore) -> None:
        super().__init__(folder, settings, store)
        self._ledger: tuple[str, tuple[TargetRow, ...]] | None = None
        self._indicators: tuple[str, tuple[Indicator, ...]] | None = None
        self._gathering = threading.Lock()
        fingerprint = str(store.catalog.get("fingerprint") or "")
        self._name_vectors = NameVectors(folder / _VECTORS, fingerprint, self.embedder)

    def state(self) -> str:
        """Return what a cache compares: what a person corrects of the indicators makes another one, too."""
        return f"{super().state()} {corrected.stamp(self.folder)}"

    def targets(
        self, filters: TargetFilters | None = None, among: Filters | None = None, order: TargetOrder = "document"
    ) -> tuple[TargetRow, ...]:
        """Return rows of the ledger: every target of the library with its quote and its address.

        Args:
            filters: What the targets must be like; None gives all but the rejected ones.
            among: What the documents must be like.
            order: What to go by; `document` is the newest document first, each in the order of its text.

        Raises:
            NotInLibrary: There is no such canonical indicator.
        """
        rows = self._rows()
        allowed = self._store.catalog.matching_documents(among) if among is not None else None
        if allowed is not None:
            kept = set(allowed)
            rows = tuple(row for row in rows if row.document.id in kept)
        filters = filters or TargetFilters()
        known = self.indicators() if filters.indicator is not None else ()
        if filters.indicator is not None and filters.indicator not in {one.id for one in known}:
            raise NotInLibrary(f"Không có chỉ tiêu chung «{filters.indicator}». Xem các mã bằng: nghiquyet indicators.")
        found = chosen(rows, filters, known)
        return ordered(found, order, self.indicator_of() if order == "indicator" else None)

    def not_read(self, among: Filters | None = None) -> list[FoundDocument]:
        """Return the documents with pages that nobody has read, or that cannot be trusted: they may set more targets.

        Args:
            among: What the documents must be like.
        """
        allowed = self._store.catalog.matching_documents(among) if among is not None else None
        kept = None if allowed is None else set(allowed)
        return [
            document
            for document in self.documents()
            if (document.waiting_pages or document.doubtful_pages) and (kept is None or document.id in kept)
        ]

    def indicators(self) -> tuple[Indicator, ...]:
        """Return the canonical indicators of the ledger, the one of most rows first.

        Raises:
            LibraryUnusable: The file of corrections is wrong; the message names the line.
        """
        # A lock of its own: who only wants rows, or asks a question, does not wait for the seconds that this takes.
        with self._gathering:
            state = self.state()
            if self._indicators is None or self._indicators[0] != state:
                found = indicators(self._rows(), self._name_vectors, self.indicator_corrections())
                self._indicators = (state, found)
            return self._indicators[1]

    def indicator_of(self) -> Mapping[str, Indicator]:
        """Return the canonical indicator of each row of the ledger, by the row's key."""
        return {row: one for one in self.indicators() for row in one.rows}

    def indicator_corrections(self) -> Corrections:
        """Return what a person corrected of the indicators.

        Raises:
            LibraryUnusable: The file of corrections is wrong; the message names the line.
        """
        return corrected.load(self.folder)

    def correct_indicators(self, kind: CorrectionKind, one: str, other: str) -> Correction:
        """Keep that two names mean the same indicator, or do not; it holds for documents read later too.

        Args:
            kind: `same` or `different`.
            one: A name that a target gives, or the id of an indicator.
            other: Likewise.

        Raises:
            NotInLibrary: No target has such a name.
            BadQuestion: Several have it.
            WrongCorrection: It contradicts what is kept, or their units or natures forbid it.
            RecordNotSaved, LibraryUnusable: The file cannot be written, or is wrong.
        """
        line = Correction(kind, self._indicator_name(one), self._indicator_name(other))
        if kind == "same":
            first, second = (measures_named(self._rows(), name) for name in (line.one, line.other))
            if not any(may_be_one(a, b) for a in first for b in second):
                units = [self._units(name) for name in (line.one, line.other)]
                apart = f"khác đơn vị đo ({units[0]} và {units[1]})"
                natures = "một bên là mức, một bên là mức thay đổi"
                alike = {one.family for one in first} & {one.family for one in second}
                raise WrongCorrection(f"Không thể là một chỉ tiêu: {natures if alike else apart}.")
        corrected.add(self.folder, line)
        return line

    def undo_indicator_correction(self) -> Correction:
        """Take the last correction back and return it.

        Raises:
            WrongCorrection: There is none.
            RecordNotSaved, LibraryUnusable: The file cannot be written, or is wrong.
        """
        return corrected.undo(self.folder)

    def doctor(self) -> list[Check]:
        """Return how the library is, a line for each thing that was looked at."""
        return [*super().doctor(), corrected.check(self.folder)]

    def _rows(self) -> tuple[TargetRow, ...]:
        with self._lock:
            state = self.state()
            if self._ledger is None or self._ledger[0] != state:
                self._ledger = (state, ledger(self._store.catalog))
            return self._ledger[1]

    def _units(self, name: str) -> str:
        """The units that targets of a name have, as written."""
        rows = (row.target for row in self.targets() if key(row.target.indicator) == key(name))
        return ", ".join(dict.fromkeys(" ".join((target.unit or "không có đơn vị").split()) for target in rows))

    def _indicator_name(self, said: str) -> str:
        """The name of a target that a person means: by its words with or without accents, by an id, or by a part."""
        names = {key(row.target.indicator): row.target.indicator for row in self.targets()}
        by_id = {one.id: one.name for one in self.indicators()}
        if said in by_id or key(said) in names:
            return by_id.get(said) or names[key(said)]
        folded = fold(said)
        same = [name for known, name in names.items() if fold(known) == folded]
        found = same or [name for known, name in names.items() if folded and folded in fold(known)]
        if len(found) == 1:
            return found[0]
        if found:
            some = "; ".join(f"«{name}»" for name in found[:_NAMED])
            more = f" và {len(found) - _NAMED} tên khác" if len(found) > _NAMED else ""
            raise BadQuestion(f"«{said}» khớp nhiều tên: {some}{more}. Hãy ghi đủ tên.")
        raise NotInLibrary(f"Không chỉ tiêu nào tên «{said}». Xem các tên bằng: nghiquyet indicators.")
