"""How much two targets have in common in what they measure, 0 to 1.

1. Never the same: other families of units, a level and a change. A growth, a rise and a fall are all changes.
2. A share per year, of the population or of a plan is a percent whose whole the name may or may not tell; shares of GDP
   or of a budget are families of their own.
3. The same: names of equal content words and one head noun (`analysis.targets.names`). Where there are many words, the
   head may be another: `chất thải rắn được thu gom, xử lý`, `thu gom, xử lý chất thải rắn`.
4. Between: the share of words in common (Dice); but 0 if they differ in what sets things or groups apart: a figure, a
   negation, a word of those that documents contrast (nông thôn, thành thị; xuất khẩu, nhập khẩu).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.targets.names import Name, normal_name, one_writing
from analysis.targets.quantities import family, nature
from ingest.model import Target
from vietnamese.forms import key

_OTHER_HEAD, _MANY, _JUST_A_UNIT = 0.95, 8, 2
"""Of two names with the same words but another head noun, unless they have so many words; and how many
words a unit has at most."""
_WHOLES = ("percent_per_year", "percent_of_population", "percent_of_plan", "percent_of_estimate")
_CHANGES = ("increase", "decrease", "growth")
_NAMED_CHANGE = re.compile(r"(?:mức|tỷ lệ|tốc độ)\s+giảm(?!\w)")
# `Tỷ trọng kinh tế số trong GRDP`: the name tells of what a percent is a share.
_SHARE_OF = re.compile(
    r"\s*(?:trong|trên|so với|/|chiếm tỷ trọng)\s*(?:(?:tổng )?(?P<product>grdp|gdp)"
    r"|tổng (?:chi )?(?:cân đối )?(?:chi )?ngân sách(?: địa phương| tỉnh)?)$"
)
_REGION = re.compile(r"đông nam á|asean|châu á")
_WORLD = re.compile(r"(?<!\w)(?:(?:trên )?thế giới|toàn cầu)(?!\w)", re.IGNORECASE)
_PER_10000 = re.compile(r"\s*(?:trên|/)\s*vạn dân$")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a target measures, in normal form."""

    family: str | None
    """Family of its unit, see `analysis.targets.quantities`."""
    change: bool
    """Whether it is a change and not a level."""
    name: Name


def measured(target: Target) -> Measured:
    """Return what a target measures."""
    # A year's income is one, however its unit puts it; of what product something is a share, its place says.
    unit = (family(target) or "").removesuffix("/year").replace("percent_of_grdp", "percent_of_gdp") or None
    said = target.indicator
    if (unit or "").endswith("/person") and "đầu người" in key(said):
        unit = (unit or "").removesuffix("/person")
    if target.unit_norm == "index" and len((target.unit or "").split()) > _JUST_A_UNIT:
        # `Chỉ số HDI đạt 0,7` and `đạt 0,7 chỉ số HDI`: where the unit is a name, it is what is measured.
        said = target.unit or said
    elif unit == "percent" and (share := _SHARE_OF.search(one_writing(key(said)))):
        unit = "percent_of_gdp" if share["product"] else "percent_of_budget"
        said = share.string[: share.start()]
    elif unit == "person" and (share := _PER_10000.search(one_writing(key(said)))):
        unit, said = "person_per_10000", share.string[: share.start()]
    elif unit == "rank":
        # A rank in the region is not one in the world; where nothing is said, the world is meant.
        said = _WORLD.sub(" ", f"{said} {target.scope}" if _REGION.search(key(target.scope or "")) else said)
    change = nature(target) in _CHANGES or bool(_NAMED_CHANGE.match(key(target.indicator)))
    return Measured("percent" if unit in _WHOLES else unit, change, normal_name(said))


def likeness(one: Target, other: Target) -> float:
    """Return how much two targets have in common; 0 if they can never be one indicator, 1 if they say the same."""
    return likeness_of(measured(one), measured(other))


def likeness_of(one: Measured, other: Measured) -> float:
    """Return how much two measures have in common; see `likeness`."""
    if one.family != other.family or one.change != other.change:
        return 0.0
    if one.name.qualifiers != other.name.qualifiers:
        return 0.0
    if one.name.words == other.name.words:
        return 1.0 if one.name.head == other.name.head or len(one.name.words) >= _MANY else _OTHER_HEAD
    common = len(one.name.words & other.name.words)
    return 2 * common / (len(one.name.words) + len(other.name.words))


def matrix(ones: Sequence[Target], others: Sequence[Target]) -> npt.NDArray[np.float64]:
    """Return the likeness of each of some targets to each of others, [ones, others]."""
    rows, columns = [measured(one) for one in ones], [measured(other) for other in others]
    found = [[likeness_of(row, column) for column in columns] for row in rows]
    return np.array(found, dtype=np.float64).reshape(len(rows), len(columns))
