"""Stamps on the first page -> secrecy (độ mật) and urgency (độ khẩn).

A mark is alone on its line, or follows `Độ mật:` or `Độ khẩn:`; a stamp may bring a frame or stray signs with it. In a
sentence the same words are words. It may stand among the lines of the head or outside of the text.
"""

import re
from collections.abc import Iterable, Sequence

from ingest.form.lines import Line
from vietnamese.forms import key

SECRECY = ("Tuyệt mật", "Tối mật", "Mật")
URGENCY = ("Hỏa tốc", "Thượng khẩn", "Khẩn")
_LED = re.compile(r"^(?:Độ (?:mật|khẩn)|ĐỘ (?:MẬT|KHẨN))\s*:\s*")
_LONGEST = 40


def find_marks(lines: Sequence[Line], margins: Iterable[str] = ()) -> tuple[str | None, str | None]:
    """Return secrecy and urgency.

    Args:
        lines: Those of the head.
        margins: What stands outside of the text of the first page.
    """
    marks = [_plain(bare) for bare in (*(line.bare for line in lines), *margins) if len(bare) < _LONGEST]
    return _first(SECRECY, marks), _first(URGENCY, marks)


def _plain(bare: str) -> str:
    led = _LED.match(bare)
    words = re.sub(r"[\W\d_]+", " ", bare[led.end() :] if led else bare).strip()
    # In small letters it is a word of a sentence that was broken.
    return key(words) if led or words.isupper() else ""


def _first(names: tuple[str, ...], marks: list[str]) -> str | None:
    known = {key(name): name for name in names}
    timed = key("Hỏa tốc hẹn giờ")
    return next((known.get(mark, "Hỏa tốc" if mark == timed else None) for mark in marks
                 if mark in known or (mark == timed and "Hỏa tốc" in names)), None)  # fmt: skip
