"""A header corrected by hand: what a person read on the page takes the place of what was read by the machine.

1. Each change is checked in the form of its field: a number must be a document number, a date a day of the calendar, a
   mark one of the known ones, a text a single line. Nothing is changed if any of them is wrong.
2. An empty value says that the document does not give the field.
3. A new number decides the system, and the type if there was none. What was doubted of a changed field is settled.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from errors import WrongCorrection
from ingest.form.marks import SECRECY, URGENCY
from ingest.form.number import DocumentNumber, printed_number
from ingest.model import Header
from vietnamese.dates import dates
from vietnamese.forms import clean, key

_LONGEST = 2_000
_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def corrected(header: Header, changes: Mapping[str, str]) -> Header:
    """Return the header with these fields changed.

    Args:
        header: As read.
        changes: Field of `Header` to its value as a person types it: `22/10/2024`, `26-NQ/TU`; empty for none.

    Raises:
        WrongCorrection: A field that there is none of, or a value that cannot be one.
    """
    values: dict[str, Any] = {}
    for field, written in changes.items():
        if field not in _CHECKS:
            raise WrongCorrection(f"Không có mục «{field}». Các mục sửa được: {', '.join(_CHECKS)}.")
        line = " ".join(clean(written).text.split())
        if len(line) > _LONGEST:
            raise WrongCorrection(f"{field}: dài hơn {_LONGEST} ký tự, hãy ghi ngắn hơn.")
        values[field] = _CHECKS[field](line) if line else None
    number = values.get("number")
    if number is not None:
        values["number"] = number.text
        values["system"] = number.system
        if "type" not in values and header.type is None:
            values["type"] = number.type
    doubts = tuple(doubt for doubt in header.doubts if doubt.field not in values)
    return replace(header, **values, doubts=doubts)


def _number(line: str) -> DocumentNumber:
    printed = printed_number(line)
    if printed is None or printed.number is None or line[printed.number.end :].strip():
        raise WrongCorrection(f"«{line}» không phải số ký hiệu văn bản; ví dụ: 26-NQ/TU, 30/2020/NĐ-CP, 31/2024/QH15.")
    return printed.number


def _date(line: str) -> datetime.date:
    try:
        if _ISO.fullmatch(line):
            return datetime.date(*map(int, line.split("-")))
    except ValueError as error:
        raise WrongCorrection(f"«{line}» không phải một ngày có thật.") from error
    mentions = dates(line)
    if len(mentions) != 1 or line[: mentions[0].start].strip() or line[mentions[0].end :].strip():
        raise WrongCorrection(f"«{line}» không phải một ngày; hãy ghi như 22/10/2024 hoặc 2024-10-22.")
    return mentions[0].date


def _one_of(names: tuple[str, ...]) -> Callable[[str], str]:
    def check(line: str) -> str:
        found = next((name for name in names if key(name) == key(line)), None)
        if found is None:
            raise WrongCorrection(f"«{line}» không có trong các mức: {', '.join(names)}.")
        return found

    return check


def _type(line: str) -> str:
    if not re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){0,5}", line):
        raise WrongCorrection(f"«{line}» không phải tên loại văn bản; ví dụ: Nghị quyết, Quyết định, Công văn.")
    return line[:1].upper() + line[1:].lower()


def _text(line: str) -> str:
    if not re.search(r"[^\W_]", line):
        raise WrongCorrection(f"«{line}» không có chữ nào.")
    return line


_CHECKS: dict[str, Callable[[str], Any]] = {
    "number": _number,
    "type": _type,
    "date": _date,
    "place": _text,
    "issuer": _text,
    "superior": _text,
    "title": _text,
    "meeting": _text,
    "secrecy": _one_of(SECRECY),
    "urgency": _one_of(URGENCY),
    "signer": _text,
    "manner": _text,
    "role": _text,
}
