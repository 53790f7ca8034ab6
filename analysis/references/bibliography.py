"""Documents -> the two forms that reference managers read: CSL-JSON and RIS.

1. An act of the state that sets rules is `legislation` (RIS `STAT`), anything else a `document` (`GOVDOC`).
2. The issuer is the author, for that is where managers look, and in CSL also the `authority`.
3. A law is called by its name in small letters where that name is known, for its head prints it in capitals.
4. What is unknown is left out; a made-up document and one that the library lacks say so in a note.
"""

import datetime
import json
from collections.abc import Iterable

from analysis.references.model import Node
from analysis.tables import opening
from index.naming import law_names
from vietnamese.forms import key

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
_RULES = frozenset({*_LAWS, "Nghị định", "Thông tư", "Thông tư liên tịch", "Lệnh"})
Item = dict[str, object]


def csl(nodes: Iterable[Node], app: str | None = None) -> bytes:
    """Return documents as CSL-JSON.

    Args:
        nodes: Of the library, or missing.
        app: Where the app is; None for where it opens by itself. A document of the library has the address that
            opens it.
    """
    return (json.dumps([csl_item(node, app) for node in nodes], ensure_ascii=False, indent=2) + "\n").encode()


def ris(nodes: Iterable[Node], app: str | None = None) -> bytes:
    """Return documents as RIS, one record after the other; the arguments are those of `csl`."""
    return "".join(_record(node, app) for node in nodes).encode()


def csl_item(node: Node, app: str | None = None) -> Item:
    """Return one document as an item of CSL-JSON."""
    item: Item = {
        "id": node.id,
        "type": "legislation" if node.type in _RULES else "document",
        "title": title(node),
        "genre": node.type,
        "number": node.number,
        "author": [{"literal": node.issuer}] if node.issuer else None,
        "authority": node.issuer,
        "issued": _issued(node),
        "publisher-place": node.document.place if node.document else None,
        "language": "vi",
        "note": _note(node),
        "URL": opening(node.id, app=app) if node.document else None,
    }
    return {name: value for name, value in item.items() if value is not None}


def title(node: Node) -> str:
    """Return what a document is called: its own title, a law's name, or its type and number."""
    name = " ".join((node.name or "").split())
    if node.type in _LAWS and name:
        known = law_names().get(key(name), name)
        return known if key(known).startswith(key(node.type or "")) else f"{node.type} {known}"
    return name or " số ".join(filter(None, (node.type, node.number))) or (node.document.file if node.document else "?")


def _issued(node: Node) -> Item | None:
    date: datetime.date | None = node.date
    if date:
        return {"date-parts": [[date.year, date.month, date.day]]}
    return {"date-parts": [[node.year]]} if node.year else None


def _note(node: Node) -> str | None:
    if node.document is None:
        return "Văn bản chỉ được dẫn đến, chưa có trong kho"
    return "VĂN BẢN MẪU, không có thật" if node.document.sample else None


def _record(node: Node, app: str | None) -> str:
    day = f"{node.date:%Y/%m/%d}/" if node.date else None
    lines = (
        ("TY", "STAT" if node.type in _RULES else "GOVDOC"),
        ("ID", node.id),
        ("TI", title(node)),
        ("AU", node.issuer),
        ("PY", str(node.year) if node.year else None),
        ("DA", day),
        ("M1", node.number),
        ("M3", node.type),
        ("CY", node.document.place if node.document else None),
        ("LA", "vi"),
        ("N1", _note(node)),
        ("UR", opening(node.id, app=app) if node.document else None),
    )
    # A record ends with ER; what a file says must not begin a line of its own.
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return "\r\n".join([*written, "ER  - ", "", ""])
