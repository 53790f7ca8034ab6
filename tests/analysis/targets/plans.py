"""Plans of a province as the library shows them, without a library, and targets by themselves."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from analysis.targets.comparison import TargetComparison, compare
from analysis.targets.ledger import rows_of
from analysis.targets.model import TargetRow
from analysis.targets.resemblance import Same
from bench.viewed import viewed
from ingest.model import Target
from ingest.parse import parse_raw
from ingest.read import read_bytes

_PLAN = """TỈNH ỦY {place}
*
Số {number}-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
{name}, ngày 05 tháng 12 năm {year}

NGHỊ QUYẾT
lãnh đạo thực hiện nhiệm vụ kinh tế - xã hội năm {next}

QUYẾT NGHỊ
I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ
Kinh tế tiếp tục phát triển.
II. CHỈ TIÊU CHỦ YẾU NĂM {next}
{lines}
III. TỔ CHỨC THỰC HIỆN
Các cấp ủy tổ chức thực hiện Nghị quyết này.
"""

TARGET = Target(
    ordinal=0, indicator="Tỷ lệ hộ nghèo", comparator="=", value=Decimal(3), upper=None, unit="%", unit_norm="percent",
    amount=Decimal(3), direction="level", period="năm 2025", inherited_period=False, deadline=None, scope=None,
    section=None, start=0, end=1, value_start=0, value_end=1,
)  # fmt: skip


def target(value: str = "3", **changes: object) -> Target:
    """Return a target with this value, and what else is given; `5-7` is a range."""
    low, _, high = value.partition("-")
    upper = Decimal(high) if high else None
    comparator = changes.pop("comparator", "range" if high else "=")
    return replace(TARGET, value=Decimal(low), upper=upper, comparator=comparator, **changes)  # type: ignore[arg-type]


def plan(*lines: str, number: int = 1, year: int = 2023, name: str = "Kon Tum") -> list[TargetRow]:
    """Return the targets of a resolution for the next year, a line each."""
    text = _PLAN.format(
        place=name.upper(),
        name=name,
        number=number,
        year=year,
        next=year + 1,
        lines="\n".join(f"- {x}." for x in lines),
    )
    document = parse_raw(read_bytes(text.encode(), f"{number}.txt"), f"{number}.txt")
    rows = rows_of(viewed(document, number))
    return [row for row in rows if row.target.certainty != "rejected"]


def laid(*sides: Sequence[TargetRow], same: Same = lambda one, other: None) -> TargetComparison:
    """Return documents compared; each has at least one target."""
    return compare([rows[0].document for rows in sides], sides, same)


def pairs(found: TargetComparison) -> list[tuple[str, ...]]:
    """Return the lines in short: the kind, and the value that each document sets."""
    return [
        (line.kind, *(f"{cell.row.target.value:f}" if cell else "—" for cell in line.cells)) for line in found.lines
    ]
