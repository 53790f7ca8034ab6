"""What a target's figure measures: the family of its unit, its amount in that family, and whether it is a change.

1. A family holds units that turn into each other exactly: tỷ đồng and triệu đồng (VND); ha, m² and km² (area); tấn, tạ
   and kg (mass). Its name is the unit's normal name without scale, or that of its dimension; what stands after a slash
   (`/ha/năm`) stays. A unit that no table knows is a family of its own, by its words; an index has none.
2. Shares of different wholes are different families: percent, percent_of_gdp, percent_of_plan. So are money of two
   countries, and counts of different things.
3. The amount is exact: a Decimal of the family's base unit.
4. Nature: a level, a rise or a fall. The name of a rate of growth (`Tốc độ tăng trưởng GRDP`) says already that it is
   a change, and what is done within a period (`kết nạp`, `trồng mới`) is counted from nothing: `kết nạp thêm 287` and
   `kết nạp 287` are the same quantity.
"""

import re
from decimal import Decimal
from typing import Literal

from ingest.model import Target
from vietnamese.forms import key

Nature = Literal["level", "increase", "decrease", "growth", "done"]

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SCALE = re.compile(rf"_?(?P<scale>{'|'.join(_SCALES)})$")
_DIMENSIONS: dict[str, tuple[str, Decimal]] = {
    "m2": ("area", Decimal(1)), "ha": ("area", Decimal(10_000)), "km2": ("area", Decimal(1_000_000)),
    "g": ("mass", Decimal("0.001")), "kg": ("mass", Decimal(1)), "quintal": ("mass", Decimal(100)),
    "tonne": ("mass", Decimal(1000)),
    "mm": ("length", Decimal("0.001")), "cm": ("length", Decimal("0.01")), "m": ("length", Decimal(1)),
    "km": ("length", Decimal(1000)),
    "litre": ("volume", Decimal("0.001")), "ml": ("volume", Decimal("0.000001")), "m3": ("volume", Decimal(1)),
    "kW": ("power", Decimal(1)), "MW": ("power", Decimal(1000)), "GW": ("power", Decimal(1_000_000)),
    "kWh": ("energy", Decimal(1)), "TWh": ("energy", Decimal(1_000_000_000)),
    "Mbps": ("bandwidth", Decimal(1)), "Gbps": ("bandwidth", Decimal(1000)), "Tbps": ("bandwidth", Decimal(1_000_000)),
    "percent": ("percent", Decimal(1)), "percent_change": ("percent", Decimal(1)),
    "percentage_point": ("percent", Decimal(1)), "per_mille": ("percent", Decimal("0.1")),
}  # fmt: skip
_GROWTH = re.compile(r"(?:tốc độ|mức|tỷ lệ|nhịp độ)\s+(?:tăng|phát triển)(?!\w)|tăng trưởng(?!\w)")
_FALL = re.compile(r"(?:tốc độ|mức|tỷ lệ|nhịp độ)\s+giảm(?!\w)")
_DONE = re.compile(
    r"(?<!\w)(?:kết nạp|trồng mới|trồng|cải tạo|thu hút|giải quyết việc làm|tạo việc làm|bồi dưỡng|xây mới|xây dựng mới"
    r"|xóa|xoá|thành lập|khởi công|tuyển dụng|tuyển|cấp mới)(?!\w)"
)


def family(target: Target) -> str | None:
    """Return the family of a target's unit; None for an index."""
    return _measured(target)[0]


def amounts(target: Target) -> tuple[Decimal, Decimal]:
    """Return the figure in the base unit of its family: the lower and the upper end, the same for a single value."""
    factor = _measured(target)[1]
    return target.value * factor, (target.value if target.upper is None else target.upper) * factor


def factor(target: Target) -> Decimal:
    """Return how many base units of its family one unit of a target is: 1000000000 for tỷ đồng."""
    return _measured(target)[1]


def is_share(target: Target) -> bool:
    """Return whether a figure is a share, so that its difference is counted in points."""
    return (family(target) or "").startswith("percent")


def nature(target: Target) -> Nature:
    """Return what kind of quantity it is."""
    name = key(target.indicator)
    if _FALL.match(name):
        return "decrease"
    if target.direction != "decrease":
        if _GROWTH.match(name):
            return "growth"
        if not is_share(target) and _DONE.search(name):
            return "done"
    return target.direction


def _measured(target: Target) -> tuple[str | None, Decimal]:
    if target.unit_norm == "index":
        return None, Decimal(1)
    if target.unit_norm is None:
        return (None if target.unit is None else f"({key(target.unit)})"), Decimal(1)
    head, slash, per = target.unit_norm.partition("/")
    scale = _SCALE.search(head)
    base = head[: scale.start()] if scale else head
    name, size = _DIMENSIONS.get(base, (base, Decimal(1)))
    return f"{name}{slash}{per}" or None, size.scaleb(_SCALES[scale["scale"]]) if scale else size
