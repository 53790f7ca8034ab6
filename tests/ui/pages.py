"""Reading a page of the app without a browser."""

import re
from collections.abc import Callable, Sequence
from html import unescape
from types import ModuleType
from urllib.parse import parse_qsl, urlsplit

from streamlit.testing.v1 import AppTest

GINSENG = "chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?"
REAL = "26-nq-tu.kon-tum.2024-10-22"
MADE_UP = "mau.30-nq-tu.kon-tum.2024-12-10"
# Where only the way in matters: a text of few passages.
SHORT = """TỈNH ỦY KON TUM
*
Số {number}-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 22 tháng 10 năm 2024

NGHỊ QUYẾT
về trồng rừng
-----

I. CHỈ TIÊU
- Diện tích trồng mới rừng sản xuất đạt 476 ha.
"""
Open = Callable[..., AppTest]


def html(app: AppTest) -> str:
    """Return the HTML of a page, without the style sheet."""
    assert not app.exception, app.exception[0].stack_trace
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.lstrip().startswith(("<style>", "<script>")))


def shown(app: AppTest) -> str:
    """Return the text of a page."""
    return re.sub(r"<[^>]+>", "", html(app))


def address(app: AppTest) -> dict[str, str]:
    """Return the query parameters, the first value of each: what was set is a list, what the app set a string."""
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def leads(app: AppTest, said: str) -> dict[str, str]:
    """Return where the first link with these words leads: `to`, and its query parameters."""
    anchors = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', html(app))
    way = next(unescape(href) for href, inner in anchors if re.sub(r"<span.*?</span>|<[^>]+>", "", inner) == said)
    return {"to": urlsplit(way).path.removeprefix("./"), **dict(parse_qsl(urlsplit(way).query))}


def to_copy(app: AppTest) -> list[str]:
    """Return the texts that a page offers to be copied."""
    return [
        unescape(said) for said in re.findall(r'<div class="nq-copy"><code[^>]*>(.*?)</code>', html(app), re.DOTALL)
    ]


def labels(app: AppTest) -> list[str]:
    """Return what stands on the buttons."""
    return [button.label for button in app.button]


def words_left(said: Sequence[str], *modules: ModuleType) -> list[str]:
    """Return the Vietnamese words of modules that an English page says; short ones stand in documents, too."""
    found = "\n".join(said)
    tables = (module._TEXT._in["vi"].values() for module in modules)
    own = (piece.strip() for table in tables for words in table for piece in re.split(r"{\w+}", words))
    return [piece for piece in own if len(piece) > 8 and not piece.isascii() and piece in found]
