"""Texts as the library shows them, without a library."""

from bench.viewed import viewed
from index.view import DocumentView
from ingest.parse import parse_raw
from ingest.read import read_bytes

HEAD = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}
Hà Nội, ngày {day:02} tháng 7 năm {year}

NGHỊ ĐỊNH
{title}

"""


def view(text: str, number: int = 1, name: str = "văn bản") -> DocumentView:
    """Return a text as a library shows it."""
    return viewed(parse_raw(read_bytes(text.encode(), f"{name} {number}"), f"{name} {number}"), number)


def decree(
    body: str, number: int = 1, *, sign: str = "10/2024/NĐ-CP", title: str = "QUY ĐỊNH VỀ CÂY CAO SU", year: int = 2024
) -> DocumentView:
    """Return a decree with this body."""
    return view(HEAD.format(number=sign, day=number, year=year, title=title) + body, number)
