"""A catalogue of short documents in the form of real ones, read by the parser and without vectors."""

from functools import cache
from pathlib import Path

from index import schema
from index.catalog import Catalog
from index.model import FoundDocument
from ingest.model import Document
from ingest.parse import parse_raw
from ingest.read import read_bytes

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"


def paper(issuer: str, number: str, day: str | None, kind: str, title: str, body: str, *, place: str = "Hà Nội") -> str:
    """Return a document; `day` is written `01/7/2025`, None for a document that bears no date."""
    party = "-" in number.split("/")[0]
    dated = f"{place}, ngày {' tháng '.join(day.split('/')[:2])} năm {day.split('/')[2]}\n" if day else ""
    top = "*\n" + PARTY if party else STATE
    head = f"{issuer}\n{top}Số: {number}\n{dated}\n"
    signed = "T/M " if party else "TM. "
    return f"{head}{kind.upper()}\n{title}\n\n{body}\n\n{signed}{issuer}\nNguyễn Văn Mẫu\n"


def catalog(folder: Path, *papers: str) -> Catalog:
    """Return a catalogue that holds these documents."""
    schema.create(folder / "catalog.sqlite")
    made = Catalog(folder / "catalog.sqlite")
    for number, text in enumerate(papers):
        add(made, text, f"van-ban-{number}.txt")
    return made


def add(made: Catalog, text: str, name: str) -> None:
    """Take one more document in."""
    read = _parsed(text, name)
    nothing = [None] * len(read.passages)
    made.write(read, name, nothing, nothing)


@cache
def _parsed(text: str, name: str) -> Document:
    return parse_raw(read_bytes(text.encode(), name), name)


def named(made: Catalog, number: str) -> FoundDocument:
    """Return the document of a number."""
    (found,) = (one for one in made.documents() if one.number == number)
    return found
