"""Rows of the ledger, and indicators -> tables for a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence

from analysis.tables import APP, Link, Table, Value, opening
from analysis.targets.model import Indicator, TargetRow
from analysis.targets.quantities import amounts, family

_COMPARED = {">=": "từ … trở lên", ">": "trên", "<=": "không quá", "<": "dưới", "~": "khoảng", "range": "từ … đến"}
_DIRECTIONS = {"level": "mức", "increase": "tăng", "decrease": "giảm"}
_CERTAINTIES = {"certain": "chắc", "ambiguous": "chưa chắc", "rejected": "không phải chỉ tiêu"}
_HEADINGS = (
    "Chỉ tiêu", "Chỉ tiêu chung", "Hướng", "So sánh", "Giá trị", "Giá trị trên", "Đơn vị", "Giá trị quy đổi",
    "Đơn vị quy đổi", "Thời gian", "Thời gian ghi ở chỗ khác", "Hạn", "Nơi hoặc nhóm", "Văn bản", "Loại văn bản",
    "Cơ quan ban hành", "Ngày ban hành", "Văn bản mẫu", "Đề mục", "Địa chỉ", "Trang", "Trích nguyên văn", "Mở",
    "Độ chắc chắn", "Vì sao", "Máy đọc ảnh (OCR)", "Cần xem lại", "Mã chỉ tiêu chung", "Tên văn bản trong kho",
)  # fmt: skip
_INDICATOR_HEADINGS = (
    "Chỉ tiêu chung", "Tên được dùng", "Nhóm đơn vị", "Mức hay thay đổi", "Số lần nêu", "Số văn bản", "Văn bản",
    "Đã điều chỉnh", "Mã chỉ tiêu chung",
)  # fmt: skip


def targets_table(rows: Iterable[TargetRow], indicator_of: Mapping[str, Indicator], app: str = APP) -> Table:
    """Return rows of the ledger as a table.

    Args:
        rows: Of a ledger.
        indicator_of: The canonical indicator of each row's key.
        app: Where the app opens, for the links back.
    """
    return Table("Chỉ tiêu", _HEADINGS, [_row(row, indicator_of.get(row.key), app) for row in rows])


def indicators_table(found: Iterable[Indicator], rows: Mapping[str, TargetRow]) -> Table:
    """Return indicators as a table, a line for each name.

    Args:
        found: The indicators.
        rows: The rows of the ledger by their keys.
    """
    return Table("Chỉ tiêu chung", _INDICATOR_HEADINGS, [line for one in found for line in _names(one, rows)])


def _row(row: TargetRow, indicator: Indicator | None, app: str) -> Sequence[Value]:
    document, target, place = row.document, row.target, row.place
    amount = amounts(target)[0] if target.unit_norm else None
    return (
        target.indicator, indicator.name if indicator else None, _DIRECTIONS[target.direction],
        _COMPARED.get(target.comparator), target.value, target.upper, target.unit, amount, family(target),
        " ".join((target.period or "").split()) or None, target.inherited_period, target.deadline, target.scope,
        document.number, document.type, document.issuer, document.date, document.sample, " › ".join(row.path) or None,
        place.address, place.page, " ".join(row.quote.split()),
        Link("Mở", opening(document.slug, (target.start, target.end), app)), _CERTAINTIES[target.certainty],
        target.reason, place.ocr, place.caution, indicator.id if indicator else None, document.slug,
    )  # fmt: skip


def _names(one: Indicator, rows: Mapping[str, TargetRow]) -> Iterable[Sequence[Value]]:
    for name in one.names:
        own = [rows[row] for row in one.rows if rows[row].target.indicator == name]
        documents = dict.fromkeys(row.document.number or row.document.slug for row in own)
        yield (
            one.name, name, one.unit, "thay đổi" if one.change else "mức", len(own),
            len({row.document.slug for row in own}), "; ".join(documents), one.corrected, one.id,
        )  # fmt: skip
