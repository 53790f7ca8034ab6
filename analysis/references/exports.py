"""The network and the wanted list -> files for other programs: GraphML, and tables for spreadsheets.

1. GraphML has a node a document and an edge a mention, or several where several documents fit; attributes that are
   unknown are left out. It is written by networkx.
2. Tables have a row a mention with its words, its address and the link that opens it, and a row a document.
"""

import io
import re
from collections.abc import Mapping

from analysis.references.bibliography import title
from analysis.references.model import Mention, Node, Subnet, Wanted
from analysis.tables import Link, Table, Value, opening

# What XML cannot hold.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CERTAINTIES = {"certain": "chắc chắn", "ambiguous": "chưa chắc", "rejected": "bị loại"}
_STATUSES = {
    "one": "có trong kho",
    "several": "nhiều văn bản trong kho cùng số hoặc tên",
    "none": "chưa có trong kho",
    "unknown": "chưa có tên để tìm trong kho",
    "self": "chính văn bản này",
}
_CITING = (
    "Văn bản dẫn", "Cơ quan ban hành", "Ngày ban hành", "Quan hệ", "Văn bản được dẫn", "Tại", "Nguyên văn", "Câu",
    "Địa chỉ", "Trang", "Đọc bằng OCR", "Mức chắc chắn", "Trong kho", "Khớp cả ngày hoặc năm", "Mở đoạn",
)  # fmt: skip
_DOCUMENTS = ("Mã", "Số ký hiệu", "Loại", "Tên", "Cơ quan ban hành", "Ngày ban hành", "Năm", "Có trong kho", "Mở")
_WANTED = (
    "Số ký hiệu", "Loại", "Tên", "Ngày", "Năm", "Cơ quan", "Số văn bản dẫn", "Số lần dẫn", "Quan hệ", "Văn bản dẫn",
    "Mức chắc chắn", "Cùng số hoặc tên trong kho",
)  # fmt: skip


def graphml(part: Subnet, app: str | None = None) -> bytes:
    """Return a part of the network as GraphML."""
    import networkx as nx

    graph = nx.MultiDiGraph()
    for node in part.nodes:
        attributes = {
            "label": label(node), "number": node.number, "type": node.type, "title": node.name, "issuer": node.issuer,
            "date": node.date.isoformat() if node.date else None, "year": node.year,
            "in_library": node.document is not None, "sample": bool(node.document and node.document.sample),
            "url": opening(node.id, app=app) if node.document else None,
        }  # fmt: skip
        graph.add_node(node.id, **_known(attributes))
    for mention in part.mentions:
        reference = mention.edge.reference
        said: dict[str, str | float | None] = {
            "relation": reference.relation, "pinpoints": _places(mention), "certainty": reference.certainty,
            "status": mention.edge.link.status, "confirmed": mention.edge.link.confirmed, "quote": mention.quote,
            "sentence": mention.sentence, "address": mention.place.address, "page": mention.place.page,
            "ocr": mention.place.ocr, "url": _opening(mention, app),
        }  # fmt: skip
        for target in mention.edge.targets:
            if target in graph:
                graph.add_edge(mention.edge.act, target, **_known(said))
    written = io.BytesIO()
    nx.write_graphml(graph, written, encoding="utf-8")
    return written.getvalue()


def mentions_table(part: Subnet, app: str | None = None) -> Table:
    """Return the mentions of a part of the network as a table."""
    nodes = {node.id: node for node in part.nodes}
    rows = [
        _mention_row(mention, label(nodes[target]), app)
        for mention in part.mentions
        for target in mention.edge.targets
        if target in nodes
    ]
    return Table("Dẫn chiếu", _CITING, rows)


def documents_table(part: Subnet, app: str | None = None) -> Table:
    """Return the documents of a part of the network as a table."""
    rows: list[tuple[Value, ...]] = [
        (node.id, node.number, node.type, title(node), node.issuer, node.date, node.year, node.document is not None,
         Link("mở", opening(node.id, app=app)) if node.document else None)
        for node in part.nodes
    ]  # fmt: skip
    return Table("Văn bản", _DOCUMENTS, rows)


def wanted_table(items: tuple[Wanted, ...]) -> Table:
    """Return what is wanted, a row a document."""
    rows: list[tuple[Value, ...]] = [
        (
            item.node.number, item.node.type, item.node.name, item.node.date, item.node.year, item.node.issuer,
            item.documents, len(item.mentions), "; ".join(f"{name} {count}" for name, count in item.relations),
            "; ".join(dict.fromkeys(mention.by.number or mention.by.file for mention in item.mentions)),
            certainty(item.node), "; ".join(found.slug for found in item.near),
        )
        for item in items
    ]  # fmt: skip
    return Table("Văn bản còn thiếu", _WANTED, rows)


def wanted_mentions_table(items: tuple[Wanted, ...], app: str | None = None) -> Table:
    """Return where it is cited what is wanted, a row a mention."""
    rows = [_mention_row(mention, label(item.node), app) for item in items for mention in item.mentions]
    return Table("Câu dẫn", _CITING, rows)


def label(node: Node) -> str:
    """Return a short name of a document: `Nghị quyết 26-NQ/TU`, `Luật Đất đai (2024)`."""
    if node.number:
        return " ".join(filter(None, (node.type, node.number)))
    return title(node) + (f" ({node.year})" if node.year and str(node.year) not in title(node) else "")


def certainty(node: Node) -> str:
    """Say how sure it is that a missing document is this one."""
    if node.one_of_several:
        return "chưa rõ là văn bản của ngày hay năm nào"
    return _CERTAINTIES["certain" if node.certain else "ambiguous"]


def _mention_row(mention: Mention, cited: str, app: str | None) -> tuple[Value, ...]:
    by, edge = mention.by, mention.edge
    return (
        " ".join(filter(None, (by.type, by.number))) or by.file, by.issuer, by.date, edge.reference.relation, cited,
        _places(mention), mention.quote, mention.sentence, mention.place.address, mention.place.page,
        mention.place.ocr is not None, _CERTAINTIES[edge.reference.certainty], _STATUSES[edge.link.status],
        edge.link.confirmed if edge.link.status == "one" else None, Link("mở đoạn", _opening(mention, app)),
    )  # fmt: skip


def _places(mention: Mention) -> str:
    return "; ".join(" › ".join(place) for place in mention.edge.reference.pinpoints)


def _opening(mention: Mention, app: str | None) -> str:
    return opening(mention.edge.source, (mention.edge.reference.start, mention.edge.reference.end), app)


def _known(attributes: Mapping[str, str | float | None]) -> dict[str, str | float]:
    return {
        name: _UNFIT.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None and value != ""
    }
