"""What the page shows, as files: all of it, whatever is drawn."""

from collections.abc import Callable, Sequence

import shapes
import shapes.chains
import shapes.network
import shapes.validity
from library import Chain, Subnet, Validity, Wanted, bibliography, reference_exports, standing_exports, tables
from ui import downloads

_KEY = "network"


def network(part: Subnet) -> None:
    """Offer a part of the network."""
    app = downloads.app()
    made = {
        "graphml": lambda: reference_exports.graphml(part, app),
        "csv": lambda: tables.as_csv(reference_exports.mentions_table(part, app)),
        "xlsx": lambda: tables.as_xlsx(
            reference_exports.mentions_table(part, app), reference_exports.documents_table(part, app)
        ),
        "json": lambda: shapes.as_file(shapes.network.network(part)),
    }
    downloads.offer("mang-luoi", made, key=_KEY)


def wanted(items: tuple[Wanted, ...]) -> None:
    """Offer what is wanted."""
    app = downloads.app()
    nodes = [item.node for item in items]
    made = {
        "csv": lambda: tables.as_csv(reference_exports.wanted_table(items)),
        "xlsx": lambda: tables.as_xlsx(
            reference_exports.wanted_table(items), reference_exports.wanted_mentions_table(items, app)
        ),
        "json": lambda: shapes.as_file(shapes.network.wanted(items, len(items))),
        "ris": lambda: bibliography.ris(nodes, app),
        "csl": lambda: bibliography.csl(nodes, app),
    }
    downloads.offer("con-thieu", made, key=_KEY)


def chain(found: Chain) -> None:
    """Offer a chain, with its targets if it has been asked for them."""
    app = downloads.app()
    every = [standing_exports.chain_table(found, app)]
    if found.targets is not None:
        every.append(standing_exports.carried_table(found, app))
    _tables("chuoi-thuc-hien", every, lambda: shapes.chains.chain(found))


def validity(found: Validity) -> None:
    """Offer the evidence of a document's validity."""
    table = standing_exports.validity_table(found, downloads.app())
    _tables("hieu-luc", [table], lambda: shapes.validity.validity(found))


def _tables(file: str, every: Sequence[tables.Table], shape: Callable[[], shapes.Shape]) -> None:
    made = {
        "csv": lambda: tables.as_csv(every[-1]),  # it holds one table: the last says the most
        "xlsx": lambda: tables.as_xlsx(*every),
        "json": lambda: shapes.as_file(shape()),
    }
    downloads.offer(file, made, key=_KEY)
