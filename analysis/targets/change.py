"""Two figures of one indicator -> what changed from the first to the second, exactly, or why that cannot be said.

1. Not comparable: units of different families, a level against a change, a rise against a fall, times of different
   kinds (`times.clash`), a floor against a ceiling. The reason is said in words.
2. The difference is exact, in the unit of the first figure, whatever unit the second is given in. Of shares it is in
   points; a percentage is that of the first figure, rounded to one decimal, of single figures only.
3. A range is compared by both of its ends, a single figure being a range of one. `rose` means that neither end fell and
   one rose; whether that is good is nobody's business here.
4. Another comparator (`đạt 95 %` → `từ 95 % trở lên`) is a change too, though no figure moved.
5. What makes a comparison doubtful, though it can be made, is said beside it (`cautions`).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from analysis.targets.likeness import measured
from analysis.targets.quantities import Nature, amounts, factor, family, is_share, nature
from analysis.targets.times import Term, clash, term
from ingest.model import Target
from vietnamese.forms import key

ChangeKind = Literal["changed", "same", "not_comparable"]
Movement = Literal["rose", "fell", "same"]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """What became of a figure. Of what is not comparable there is only a reason."""

    kind: ChangeKind
    movement: Movement | None = None
    """Of the figure, not of what it stands for; None if its ends moved apart or towards each other."""
    low: Decimal | None = None
    """Difference of the lower ends, in `unit`."""
    high: Decimal | None = None
    """Of the upper ends; the same as `low` unless a range is meant."""
    unit: str | None = None
    """As the first figure writes it."""
    share: bool = False
    """Whether `low` and `high` are points of a share."""
    percent: Decimal | None = None
    """Relative to the first figure, one decimal; None for ranges, ranks, and from nothing."""
    comparator: bool = False
    """Whether the comparators differ."""
    reason: str | None = None
    """Why it is not comparable, in Vietnamese."""
    cautions: tuple[str, ...] = ()
    """What makes the comparison doubtful, in Vietnamese."""


def change(one: Target, other: Target) -> TargetChange:
    """Return what changed from one target to another that measures the same."""
    if reason := why_not(one, other):
        return TargetChange("not_comparable", reason=reason)
    size = factor(one)
    first, second = amounts(one), amounts(other)
    low, high = ((after - before) / size for before, after in zip(first, second, strict=True))
    compared = one.comparator != other.comparator
    single = one.upper is None and other.upper is None
    relative = single and first[0] > 0 and other.unit_norm != "rank"
    return TargetChange(
        kind="changed" if low or high or compared else "same",
        movement=_movement(low, high),
        low=low,
        high=high,
        unit=one.unit,
        share=is_share(other),
        percent=_tenths((second[0] - first[0]) / first[0] * 100) if relative else None,
        comparator=compared,
        cautions=_cautions(one, other),
    )


def why_not(one: Target, other: Target) -> str | None:
    """Return why two targets of one name cannot be set against each other, in words; None if they can."""
    first, second = _meaning(one), _meaning(other)
    if first.measured != second.measured and not _of_one_whole(one, other):
        return f"khác đơn vị: «{one.unit or 'không đơn vị'}» và «{other.unit or 'không đơn vị'}»"
    # A growth rate is by how much something grows: `tốc độ tăng … 10 %`, `… tăng 10 %`.
    grown = is_share(one) and is_share(other) and {first.nature, second.nature} == {"growth", "increase"}
    if first.nature != second.nature and not grown:
        return f"một bên là {_NATURES[first.nature]}, bên kia là {_NATURES[second.nature]}"
    if clash(first.term, second.term, steady=first.steady and second.steady):
        return f"khác loại thời gian: «{one.period}» và «{other.period}»"
    if {one.comparator, other.comparator} in _OPPOSITE:
        return "một bên là mức ít nhất, bên kia là mức nhiều nhất"
    return None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What decides whether a target can be compared with another."""

    measured: str | None
    """Family of its unit as `likeness.measured` has it."""
    nature: Nature
    term: Term
    steady: bool
    """Whether it is a level that does not grow with the time that it is counted over."""


@lru_cache(maxsize=65_536)
def _meaning(target: Target) -> _Meaning:
    named, kind = family(target), nature(target)
    steady = kind == "level" and (is_share(target) or named in (None, "rank") or "_per_" in named)
    return _Meaning(measured(target).family, kind, term(target), steady)


def _of_one_whole(one: Target, other: Target) -> bool:
    """Whether the name of a share says of what (`giải ngân kế hoạch vốn … 95 %`) that another names in its unit."""
    first, second = family(one), family(other)
    plain, of = (one, second) if first == "percent" else (other, first)
    return "percent" in (first, second) and any(word in key(plain.indicator) for word in _WHOLES.get(of or "", ()))


def _cautions(one: Target, other: Target) -> tuple[str, ...]:
    said = []
    kinds = {term(one).kind, term(other).kind}
    if "unknown" in kinds:
        said.append("có bên không ghi thời gian")
    elif kinds == {"year", "deadline"} and not _meaning(other).steady and not _end_of_year(one, other):
        said.append("một bên tính trong năm, bên kia tính đến năm: có thể là số cộng dồn")
    if is_share(other) and nature(other) != "level" and _points(one) != _points(other):
        said.append("«%» của mức tăng, giảm không nói là phần trăm hay điểm phần trăm")
    if {family(one), family(other)} == _PRODUCTS:
        said.append("GDP là của cả nước, GRDP là của địa phương")
    if {family(one), family(other)} == {"percent", "percent_per_year"}:
        said.append("một bên là bình quân mỗi năm")
    return tuple(said)


_NATURES = {
    "level": "mức phải đạt", "increase": "mức tăng thêm", "decrease": "mức giảm bớt", "growth": "tốc độ tăng",
    "done": "số làm được trong kỳ",
}  # fmt: skip
_PRODUCTS = {"percent_of_gdp", "percent_of_grdp"}
_OPPOSITE = [{low, high} for low in (">=", ">") for high in ("<=", "<")]
_WHOLES = {
    "percent_of_plan": ("kế hoạch", "chỉ tiêu"), "percent_of_estimate": ("dự toán",), "percent_of_gdp": ("gdp",),
    "percent_of_population": ("dân số", "người dân"), "percent_of_budget": ("ngân sách",),
}  # fmt: skip


def _end_of_year(one: Target, other: Target) -> bool:
    """Whether the one that is set by a day is set by the end of its own year: `đến cuối năm 2024`."""
    by = one if term(one).kind == "deadline" else other
    return bool({"cuối", "hết"} & set(key(by.period or "").split()))


def _points(target: Target) -> bool:
    return target.unit_norm == "percentage_point"


def _movement(low: Decimal, high: Decimal) -> Movement | None:
    if low == high == 0:
        return "same"
    if low >= 0 and high >= 0:
        return "rose"
    return "fell" if low <= 0 and high <= 0 else None


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
