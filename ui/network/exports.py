"""What the page shows, as files: all of it, whatever is drawn, made when it is asked for."""

import datetime
import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from urllib.parse import urlsplit

import streamlit as st

from library import Chain, Subnet, Validity, Wanted, bibliography, reference_exports, standing_exports, tables
from ui.language import Words

_TEXT = Words(
    {
        "download": "Tải về",
        "graphml": "Mạng lưới, GraphML (.graphml)",
        "csv": "Bảng CSV (.csv)",
        "xlsx": "Bảng Excel (.xlsx)",
        "json": "Bảng và câu dẫn, JSON (.json)",
        "ris": "Cho phần mềm thư mục, RIS (.ris)",
        "csl": "Cho phần mềm thư mục, CSL-JSON (.csl.json)",
    },
    {
        "download": "Download",
        "graphml": "Network, GraphML (.graphml)",
        "csv": "CSV table (.csv)",
        "xlsx": "Excel table (.xlsx)",
        "json": "Table and sentences, JSON (.json)",
        "ris": "For reference managers, RIS (.ris)",
        "csl": "For reference managers, CSL-JSON (.csl.json)",
    },
)
_FORMS = {
    "graphml": ("graphml", "application/graphml+xml"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": ("json", "application/json"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl": ("csl.json", "application/vnd.citationstyles.csl+json"),
}
_Made = dict[str, Callable[[], bytes]]


def network(part: Subnet) -> None:
    """Offer a part of the network."""
    app = _app()
    made: _Made = {
        "graphml": lambda: reference_exports.graphml(part, app),
        "csv": lambda: tables.as_csv(reference_exports.mentions_table(part, app)),
        "xlsx": lambda: tables.as_xlsx(
            reference_exports.mentions_table(part, app), reference_exports.documents_table(part, app)
        ),
    }
    _offer("mang-luoi", made)


def wanted(items: tuple[Wanted, ...]) -> None:
    """Offer what is wanted."""
    app = _app()
    nodes = [item.node for item in items]

    def both() -> tuple[tables.Table, tables.Table]:
        return reference_exports.wanted_table(items), reference_exports.wanted_mentions_table(items, app)

    made: _Made = {
        "csv": lambda: tables.as_csv(reference_exports.wanted_table(items)),
        "xlsx": lambda: tables.as_xlsx(*both()),
        "json": lambda: _json(*both()),
        "ris": lambda: bibliography.ris(nodes, app),
        "csl": lambda: bibliography.csl(nodes, app),
    }
    _offer("con-thieu", made)


def chain(found: Chain) -> None:
    """Offer a chain, with its targets if it has been asked for them."""
    app = _app()
    every = [standing_exports.chain_table(found, app)]
    if found.targets is not None:
        every.append(standing_exports.carried_table(found, app))
    _tables("chuoi-thuc-hien", every)


def validity(found: Validity) -> None:
    """Offer the evidence of a document's validity."""
    _tables("hieu-luc", [standing_exports.validity_table(found, _app())])


def _tables(file: str, every: Sequence[tables.Table]) -> None:
    # A CSV file holds one table: the last says the most.
    made: _Made = {"csv": lambda: tables.as_csv(every[-1]), "xlsx": lambda: tables.as_xlsx(*every)}
    _offer(file, made)


def _offer(file: str, made: _Made) -> None:
    with st.popover(_TEXT["download"], icon=":material/download:"):
        for form, make in made.items():
            ending, mime = _FORMS[form]
            key = f"network-export-{file}-{form}"
            st.download_button(_TEXT[form], make, f"{file}.{ending}", mime, key=key, on_click="ignore", width="stretch")


def _app() -> str | None:
    """Where this app is, for the links in files; None where no browser says so."""
    url = urlsplit(st.context.url or "")
    return f"{url.scheme}://{url.netloc}{url.path.rpartition('/')[0]}/" if url.netloc else None


def _json(*every: tables.Table) -> bytes:
    found = {table.name: [dict(zip(table.headings, map(_plain, row), strict=True)) for row in table.rows]
             for table in every}  # fmt: skip
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _plain(value: tables.Value) -> object:
    if isinstance(value, tables.Link):
        return value.address
    if isinstance(value, datetime.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
