"""The texts of a library's documents side by side."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from analysis.texts.applying import amendments
from analysis.texts.compare import compare_texts
from analysis.texts.model import Amendment, TextComparison
from index.changes import changes_of
from index.links import Linker
from index.model import Change, FoundDocument
from index.view import view_of
from library.comparing import Comparing


class Texts(Comparing):
    """Lays the texts of documents side by side."""

    def compare_texts(self, old: str, new: str, *, exact: bool = False) -> TextComparison:
        """Return two documents passage by passage: what is the same, reworded, moved, new, dropped.

        Args:
            old: Slug, number or file of the one that is compared with.
            new: Of the other.
            exact: Whether case, tone placement and kinds of dashes and quotes count as changes.

        Raises:
            NotInLibrary, BadQuestion: As their names say.
        """
        return compare_texts(self.show(old), self.show(new), self._vectors, exact=exact)

    def amendments(self, name: str) -> tuple[Amendment, ...]:
        """Return what an act changes in others, each provision before and after as far as the library has it.

        It is a preview made of the texts as issued, not a consolidated text, and no law.

        Raises:
            NotInLibrary, BadQuestion: As their names say.
        """
        view, catalog = self.show(name), self._store.catalog
        linked = Linker(self.documents()).links(view.document, view.references)
        return amendments(view, linked, lambda document: view_of(document, catalog), self._changes)

    def _changes(self, document: FoundDocument) -> Sequence[Change]:
        mentions = self._store.mentions_of(document.number) if document.number else []
        return changes_of(document, mentions, self._store.raw)

    def _vectors(self, passages: Sequence[int]) -> npt.NDArray[np.float32] | None:
        """The meanings of passages; None where one has none, as a heading has."""
        found = [vector for passage in passages if (vector := self._store.vector(passage)) is not None]
        return np.stack(found) if found and len(found) == len(passages) else None


def comparison_docx(found: TextComparison, *, whole: bool) -> bytes:
    """Return two texts side by side as a Word file of two columns; `whole` prints what is the same too."""
    from analysis.texts.reports import comparison

    return comparison(found, whole=whole)


def amendments_docx(about: FoundDocument, found: Sequence[Amendment]) -> bytes:
    """Return what an act changes as a Word file, each provision before and after."""
    from analysis.texts import reports

    return reports.amendments(about, found)
