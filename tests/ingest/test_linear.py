"""Reading takes time in proportion to the text, whatever the text is.

Each text is read at one length and at four times that length. Linear reading takes 4 times as long, reading by the
square 16 times; between them lies the bound, and the best of three runs is counted, so that a busy machine does not
matter. The near misses are what the expressions of header, outline, lines and number almost match.
"""

import importlib
import re
import time

import pytest

from errors import UnreadableFile
from ingest.form.number import find_numbers
from ingest.parse import parse_raw
from ingest.read import RawFile

HEAD = "TỈNH ỦY KON TUM\nSố 26-NQ/TU\nKon Tum, ngày 22 tháng 10 năm 2024\nNGHỊ QUYẾT\nvề việc\nCăn cứ Luật;\n"
LENGTH = 6_000
BOUND = 9.0
# Below this a run says more about the clock than about the expression.
TOO_SHORT = 0.1


def _read(text: str) -> None:
    try:
        parse_raw(RawFile("x.txt", "0", text, ()), "/x.txt")
    except UnreadableFile:
        return


def _best(text: str, runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        started = time.process_time()
        _read(text)
        times.append(time.process_time() - started)
    return min(times)


def _is_linear(unit: str, build: str) -> bool:
    """Whether `unit` repeated in place of `…` in `build` is read in linear time."""
    short, long = (build.replace("…", unit * (length // len(unit))) for length in (LENGTH, 4 * LENGTH))
    time_of_long = _best(long, runs=1)
    if time_of_long < TOO_SHORT:
        return True
    return min(time_of_long, _best(long)) < BOUND * max(_best(short), TOO_SHORT / 10)


UNITS = [
    # blanks and signs
    " ", "\t", "\xa0", ".", "(", "“", "\"", ":", "; ", "-", "- ", "/", "_", "*", "**", "#", "|", "| ", "\\-", "…", "\n",
    "\f", "\r\n", "0", "9,",
    # letters, composed and not
    "a", "A", "A ", "Ạ", "à ", "e\u0301", "\u0301", "\xad",
    # near misses of numbers and heads
    "Số ", "Số: ", "26-NQ", "26-NQ/", "26 - ", "26-\n", "26/2024/", "1/2024/NQ-", "1719/QĐ-T", "ngày ", ", ngày ",
    "ngày 1 tháng ", "Nguyễn ", "Hà Nội - ", "CỘNG HÒA XÃ HỘI ", "Độc lập - Tự do ", "thông qua ngày ", "(Đã ký",
    "(Kèm theo ", "MỤC LỤC\n", "XÁC THỰC ", "của a ", "Số: 1/2026/NQ-CP\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
    "T/M ", "KT. BỘ TRƯỞNG ", "NGHỊ QUYẾT ", "VĂN BẢN HỢP NHẤT ",
    # near misses of headings
    "Điều ", "Điều 1", "Điều 1. ", "1.", "1. ", "1.1", "1.1. ", "I", "IV. ", "A. ", "a) ", "Phụ lục ", "PHỤ LỤC I ",
    "Phần thứ ", "Chương ", "Mục 1 ", "“Điều 1. “", "theo ", "- Căn cứ ", "Nơi nhận ", "c ủa ",
]  # fmt: skip


@pytest.mark.parametrize(
    "build",
    [
        # in a heading line, on lines of its own, before the head, in the tail
        HEAD + "Điều 1. Tên …x.\n1. Khoản.\n",
        HEAD + "I. MỘT\n…x\nII. HAI\n",
        "…\n" + HEAD,
        HEAD + "Điều 1. Tên\nNội dung.\nNơi nhận:\n…x\nT/M TỈNH ỦY\nBÍ THƯ\n…\nNguyễn Văn A",
    ],
    ids=["heading", "body", "head", "tail"],
)
def test_near_misses(build: str) -> None:
    assert [unit for unit in UNITS if not _is_linear(unit, build)] == []


_UNDERSTANDING = (
    "corrections", "doubts", "enumerators", "head", "header", "issuers", "lines", "marks", "number", "outline",
    "passages", "rows", "signature",
)  # fmt: skip
_NEAR_MISSES = [
    " ", "\n", "-", "|", " | ", ".", "0", "1. ", "a.", "A. ", "I", "Số ", "26-NQ/", "26 - ", "1/2/", "ngày ", "của a ",
    "Nguyễn ", "PHỤ LỤC I ", "(Kèm theo ", "Thay mặt A ", "khóa XV, ", "Đơn vị tính: ", "\f", "“",
]  # fmt: skip


def _expressions() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for name in _UNDERSTANDING:
        for label, value in vars(importlib.import_module(f"ingest.form.{name}")).items():
            listed = [value] if isinstance(value, re.Pattern) else [p for _, p in value] if label == "PATTERNS" else []
            found |= {f"{name}.{label} {pattern.pattern[:60]}": pattern for pattern in listed}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(_expressions()))
def test_every_expression_on_a_hundred_thousand_characters(name: str) -> None:
    """Those that are only ever tried on a short window are here tried at every place of a long text."""
    pattern = _expressions()[name]
    for unit in _NEAR_MISSES:
        text = unit * (100_000 // len(unit))
        started = time.process_time()
        pattern.search(text)
        pattern.match(text)
        assert time.process_time() - started < 1.5, unit


@pytest.mark.parametrize("unit", ["26-", "26/", "1/2024/", "NQ-", "A-", "a", "26 - NQ / ", "1719/QĐ-TTg "])
def test_numbers(unit: str) -> None:
    assert _is_linear(unit, "…")
    assert len(find_numbers(unit * 1000)) in (0, 1000)


@pytest.mark.parametrize(
    "text",
    [
        # one line of 5 MB, one without sentences, one without blanks
        "Câu này nói về phát triển kinh tế - xã hội. " * 100_000,
        "chữ " * 200_000,
        "x" * 1_000_000,
        # brackets in brackets
        "(" * 50_000 + ")" * 50_000,
        "“" * 50_000 + "”" * 50_000,
        # many short lines, many sections, a deep and an endless list
        "a\n" * 100_000,
        "\n".join(f"{number}. Mục" for number in range(1, 10_000)),
        "\n".join(f"Điều {number}. Tên\n1. Một.\na) hai;\n- Ba" for number in range(1, 2_000)),
        "- Gạch\n+ Cộng\n" * 4_000,
        "“Điều 5. Mở\nTrong.\n" * 10_000,
        "Một trang\f" * 10_000,
    ],
    ids=[
        "sentences",
        "words",
        "one word",
        "brackets",
        "quotes",
        "lines",
        "list",
        "articles",
        "dashes",
        "unclosed",
        "pages",
    ],
)
def test_large_texts(text: str) -> None:
    """A bound and no ratio: some are large enough to take seconds, none may take minutes."""
    assert _best(text, runs=1) < 30
