"""Figures of targets, and what changed between two of them, as a person writes them in Vietnamese.

1. A figure: `từ 9,5 % trở lên`, `2.100 tỷ đồng`, `5-7 %`, `hạng 3 hoặc cao hơn`.
2. A change: `tăng 300 tỷ đồng (+6 %)`, `giảm 0,5 điểm %`; of a change that a target sets (giảm nghèo 3 %), that its
   extent is higher or lower. All of this is said of the figure; whether it is good is not said.
3. Another comparator is said with both figures in words; of a range both ends are.
"""

from decimal import Decimal

from analysis.targets.change import TargetChange
from analysis.targets.quantities import nature
from ingest.model import Target

_PLACE_WORDS = ("hạng", "thứ hạng", "thứ bậc", "vị trí")
_COMPARED = {
    ">=": "từ {} trở lên", ">": "trên {}", "<=": "không quá {}", "<": "dưới {}", "~": "khoảng {}",
}  # fmt: skip
_EXTENTS = {"increase": "mức tăng", "decrease": "mức giảm"}


def number_text(value: Decimal) -> str:
    """Return a number as Vietnamese is written, exactly: `2.100`, `9,5`."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def figure_text(target: Target) -> str:
    """Return the figure of a target in words: `từ 9,5 % trở lên`, `trên 6.000 tỷ đồng`, `5-7 %`."""
    value = number_text(target.value)
    if target.upper is not None:
        value = f"{value}-{number_text(target.upper)}"
    if target.unit_norm == "rank":
        # `nhóm 3 nước`: the unit says among whom, and a place is the better the smaller it is.
        among = f" ({target.unit})" if target.unit and target.unit.casefold() not in _PLACE_WORDS else ""
        return f"hạng {value}{' hoặc cao hơn' if target.comparator == '<=' else ''}{among}"
    unit = " ".join((target.unit or "").split())
    return _COMPARED.get(target.comparator, "{}").format(f"{value} {unit}" if unit else value)


def change_text(change: TargetChange, one: Target, other: Target) -> str:
    """Return what changed from one figure to another: `tăng 300 tỷ đồng (+6 %)`; of what is not comparable, why.

    Args:
        change: As `analysis.targets.change` found it.
        one: The first target.
        other: The second.
    """
    if change.kind == "not_comparable":
        return f"không so được: {change.reason}"
    said = _moved(change, _EXTENTS.get(nature(other)), "bậc" if other.unit_norm == "rank" else change.unit)
    if change.comparator and change.movement == "same":
        return f"con số giữ nguyên, nhưng «{figure_text(one)}» thành «{figure_text(other)}»"
    if change.comparator:
        return f"{said}; «{figure_text(one)}» thành «{figure_text(other)}»"
    return said


def _moved(change: TargetChange, extent: str | None, unit: str | None) -> str:
    low, high = change.low or Decimal(0), change.high or Decimal(0)
    up, down = (f"{extent} cao hơn", f"{extent} thấp hơn") if extent else ("tăng", "giảm")
    measure = " ".join((f"điểm {unit or '%'}" if change.share else unit or "").split())

    def by(difference: Decimal) -> str:
        if not difference:
            return "giữ nguyên"
        return f"{up if difference > 0 else down} {number_text(abs(difference).normalize())} {measure}".rstrip()

    if low != high:
        return f"đầu dưới {by(low)}, đầu trên {by(high)}"
    relative = f" ({change.percent:+f} %)".replace(".", ",") if change.percent and not change.share else ""
    return by(low) + relative
