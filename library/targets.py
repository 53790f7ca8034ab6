"""The targets of a library's documents: the ledger, indicators, comparisons, timelines."""

from library.inside import Inside


class Targets(Inside):
    """Lays the targets of documents side by side."""
