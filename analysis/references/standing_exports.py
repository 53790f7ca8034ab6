"""Chains and validity -> tables for spreadsheets: a row a step, a target or a sentence of evidence, with its link."""

from collections.abc import Iterable

from analysis.references.chain_model import CarriedIn, Chain, ChainStep
from analysis.references.exports import label
from analysis.references.validity_model import Evidence, Validity
from analysis.references.validity_words import name
from analysis.tables import Link, Table, Value, opening
from analysis.targets.wording import change_text, figure_text
from ingest.model import Target

_KINDS = {
    "attached": "ban hành kèm theo", "carries_out": "thực hiện", "details": "quy định chi tiết, hướng dẫn",
    "mandate": "căn cứ", "mentioned": "nhắc việc thực hiện",
}  # fmt: skip
_TIERS = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã"}
_CARRIED = {
    "same": "giữ nguyên", "higher": "cao hơn", "lower": "thấp hơn", "other": "số khác", "words": "chỉ bằng lời",
    "none": "chưa có",
}  # fmt: skip
_STATUSES = {
    "in_force": "đang có hiệu lực", "not_yet": "chưa có hiệu lực", "amended": "có hiệu lực, đã sửa đổi một phần",
    "replaced": "đã bị thay thế", "repealed": "đã bị bãi bỏ hoặc hết hiệu lực", "expired": "đã hết thời hạn",
    "unknown": "chưa rõ",
}  # fmt: skip
_SAYS = {
    "from": "có hiệu lực từ", "until": "có hiệu lực đến", "change": "văn bản sau", "report": "văn bản khác cho biết",
    "prolonged": "kéo dài thời hạn", "suspended": "tạm ngưng",
}  # fmt: skip
_CHAIN = (
    "Hướng", "Bậc", "Văn bản", "Cấp", "Có trong kho", "Quan hệ", "Với văn bản", "Cấp của văn bản đó",
    "Văn bản đó có trong kho", "Theo văn bản", "Nguyên văn", "Địa chỉ", "Trang", "Chắc chắn", "Điều chưa chắc",
    "Mở đoạn",
)  # fmt: skip
_TARGETS = (
    "Chỉ tiêu", "Mức", "Thời gian", "Địa chỉ", "Tình trạng", "Văn bản thực hiện tiếp", "Chỉ tiêu ở đó", "Mức ở đó",
    "Thời gian ở đó", "Thay đổi", "Nguyên văn", "Địa chỉ ở đó", "Cần lưu ý", "Mở đoạn",
)  # fmt: skip
_VALIDITY = (
    "Văn bản", "Điều khoản", "Vào ngày", "Tình trạng", "Vì sao", "Chứng cứ", "Quan hệ", "Ngày", "Tại", "Theo văn bản",
    "Nguyên văn", "Địa chỉ", "Trang", "Chắc chắn", "Điều chưa chắc", "Mở đoạn",
)  # fmt: skip


def chain_table(chain: Chain, app: str | None = None) -> Table:
    """Return the steps of a chain as a table."""
    ways = (("lên", chain.up), ("xuống", chain.down))
    return Table("Chuỗi thực hiện", _CHAIN, [_step_row(way, step, app) for way, steps in ways for step in steps])


def carried_table(chain: Chain, app: str | None = None) -> Table:
    """Return the targets of a document as a table: a row a document that carries one on, or one that says none does."""
    rows: list[tuple[Value, ...]] = []
    for one in chain.targets or ():
        target = one.row.target
        head = (target.indicator, figure_text(target), target.period, one.row.place.address)
        rows += [(*head, *_carried(one.row.target, other, app)) for other in one.documents]
        if not one.documents:
            rows.append((*head, _CARRIED["none"], *[None] * (len(_TARGETS) - len(head) - 1)))
    return Table("Chỉ tiêu", _TARGETS, rows)


def validity_table(found: Validity, app: str | None = None) -> Table:
    """Return the evidence of a document's validity as a table; one row without any if there is none."""
    head = (name(found.document), found.address, found.at, _STATUSES[found.status], found.reason)
    rows = [(*head, *_evidence_row(one, app)) for one in _all(found)]
    return Table("Hiệu lực", _VALIDITY, rows or [(*head, *[None] * (len(_VALIDITY) - len(head)))])


def _all(found: Validity) -> Iterable[Evidence]:
    return (*found.own, *found.changes, *found.reports)


def _step_row(way: str, step: ChainStep, app: str | None) -> tuple[Value, ...]:
    below, above = step.below, step.above
    return (
        way, step.depth, label(below.node), _TIERS.get(below.level.tier or ""), below.node.document is not None,
        _KINDS[step.kind], label(above.node), _TIERS.get(above.level.tier or ""), above.node.document is not None,
        name(step.by), step.quote, step.place.address, step.place.page, step.certain, step.doubt,
        Link("mở", opening(step.by.slug, (step.start, step.end), app)),
    )  # fmt: skip


def _carried(target: Target, other: CarriedIn, app: str | None) -> tuple[Value, ...]:
    row = other.row
    span = (other.start, other.end) if other.start is not None and other.end is not None else None
    return (
        _CARRIED[other.status], name(other.document), row.target.indicator if row else None,
        figure_text(row.target) if row else None, row.target.period if row else None,
        change_text(other.change, target, row.target) if other.change and row else None,
        other.quote, other.place.address if other.place else None, "; ".join(other.cautions) or None,
        Link("mở", opening(other.document.slug, span, app)),
    )  # fmt: skip


def _evidence_row(one: Evidence, app: str | None) -> tuple[Value, ...]:
    return (
        _SAYS[one.says], one.relation, one.day, "; ".join(" › ".join(place) for place in one.places) or None,
        name(one.by), one.quote, one.place.address, one.place.page, one.certain, one.doubt,
        Link("mở", opening(one.by.slug, (one.start, one.end), app)),
    )  # fmt: skip
