"""What the canonical indicators know of two targets: that they are of one, or that a person said they are not."""

from collections.abc import Sequence

from analysis.targets.corrections import Corrections
from analysis.targets.model import Indicator, TargetRow
from vietnamese.forms import key


class Known:
    """Asked for two targets: True if they are of one indicator, False if a person parted them, else None."""

    def __init__(self, indicators: Sequence[Indicator], corrections: Corrections | None = None) -> None:
        self._of = {row: indicator.id for indicator in indicators for row in indicator.rows}
        pairs = corrections.pairs("different") if corrections else ()
        self._parted = {frozenset((key(one), key(other))) for one, other in pairs}

    def __call__(self, one: TargetRow, other: TargetRow) -> bool | None:
        """Return what is known; None if nothing is."""
        if self._of.get(one.key) is not None and self._of.get(one.key) == self._of.get(other.key):
            return True
        return False if frozenset((key(one.target.indicator), key(other.target.indicator))) in self._parted else None
