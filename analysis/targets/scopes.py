"""The place or group that a target speaks of: the whole of its document's own place, or a part of it.

1. No scope, the country, or the place whose body issued the document is the whole. So two provinces' targets of one
   indicator are set side by side.
2. Two groups are one if they share most of their words; the whole and a group are two, unless the name of the
   indicator says the group already.
"""

import re
from functools import lru_cache

from analysis.targets.model import TargetRow
from analysis.targets.names import words
from vietnamese.forms import key

_COUNTRY = words("việt nam, nước, quốc gia")
_PLAIN = words(
    "tỉnh, thành phố, huyện, xã, phường, thị trấn, trên địa bàn, toàn, cả, các vùng, khu vực, tại, những, trong nhóm"
)
_SHARED = 0.7
_CENTRAL = re.compile(r"trung ương|chính phủ|bộ chính trị|ban bí thư|quốc hội|thủ tướng|^bộ ")


def same_scope(one: TargetRow, other: TargetRow) -> bool:
    """Return whether two targets speak of the same place or group, each within its own document."""
    first, second = group(one), group(other)
    if not first or not second:
        named = words((other if first else one).target.indicator)
        return (first or second) <= named
    return 2 * len(first & second) / (len(first) + len(second)) >= _SHARED


def group(row: TargetRow) -> frozenset[str]:
    """Return the words of the group or place that a target is limited to; empty if it is the whole."""
    said = _words(row.target.scope or "")
    return frozenset() if said - _PLAIN <= _COUNTRY or said - _PLAIN <= own_place(row) else said


def own_place(row: TargetRow) -> frozenset[str]:
    """Return the words of the place that a document is issued for; empty for bodies of the whole country."""
    return _place(row.document.issuer or "", row.document.place or "")


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return words(text)


@lru_cache(maxsize=4096)
def _place(issuer: str, place: str) -> frozenset[str]:
    if not issuer:
        return words(place)
    return frozenset() if _CENTRAL.search(key(issuer)) else words(issuer) | words(place)
