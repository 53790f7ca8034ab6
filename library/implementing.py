"""What carries out what, and what is in force, as far as a library can tell."""

import datetime
from dataclasses import replace
from functools import cache

from analysis.references.chain import chain, documents_below
from analysis.references.chain_model import Chain
from analysis.references.chain_targets import carried
from analysis.references.validity import provision, validity
from analysis.references.validity_evidence import told
from analysis.references.validity_model import Told, Validity
from analysis.targets.known import Known
from analysis.targets.model import TargetRow
from index.model import FoundDocument
from index.view import DocumentView, view_of
from library.network import Network


class Implementing(Network):
    """Follows a document to those above and below it, and through time."""

    def chain(self, name: str, depth: int = 3, *, targets: bool = False) -> Chain:
        """Return what a document carries out, and what carries it out, each step with the words that say so.

        Args:
            name: As `find` takes it.
            depth: How many steps up and down, at least 1.
            targets: Whether to say which documents below carry each of its targets on.

        Raises:
            NotInLibrary: No such document.
            BadQuestion: Several documents have this number.
            LibraryUnusable: The file of corrections of indicators is wrong.
        """
        catalog = self._store.catalog
        found = chain(self.find(name), self.graph(), catalog, depth)
        if not targets:
            return found
        rows: dict[int, list[TargetRow]] = {}
        for row in self.targets():
            rows.setdefault(row.document.id, []).append(row)
        return replace(
            found,
            targets=carried(
                found.document,
                documents_below(found),
                lambda one: rows.get(one.id, []),
                lambda one: catalog.passages_of(one.slug),
                Known(self.indicators(), self.indicator_corrections()),
            ),
        )

    def validity(self, name: str, at: datetime.date | None = None, address: str | None = None) -> Validity:
        """Return whether a document, or a provision of it, is in force on a day, with the evidence.

        Args:
            name: As `find` takes it.
            at: The day; None for today.
            address: Of a provision: `Điều 5 › Khoản 2`; None for the whole document.

        Raises:
            NotInLibrary: No such document, or no such place in it.
            BadQuestion: Several documents have this number.
        """
        document, catalog, graph = self.find(name), self._store.catalog, self.graph()
        known = catalog.documents()
        today = datetime.date.today()

        @cache
        def open_(one: FoundDocument) -> DocumentView:
            return view_of(one, catalog)

        @cache
        def tell_of(one: FoundDocument) -> Told:
            return told(one, graph.cited_by(one.slug), open_, known)

        newest = max((one.date for one in known if one.date), default=None)
        place = provision(address, open_(document)) if address else ()
        return validity(document, at or today, today, tell_of, place, newest)
