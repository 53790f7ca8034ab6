"""What a text itself says that its short forms mean.

1. A short form that it defines ("sau đây gọi là Nghị quyết 57") stands for its full citation.
2. A law by name is the one that the text gives a number to under that name: if it gives several, the one of a legal
   basis. A year tells them apart. In the law itself its name may mean the one before: it is left open.
3. A numeral alone is the one number of that type that begins so.
"""

import re
from dataclasses import replace

from ingest.citations.parts import Citation
from ingest.model import Header, Reference

_CALLED = re.compile(
    r"[\s,]{0,3}(?:(?:về|[“\"])[^()\n]{0,300}?)?\(\s?(?:sau đây|dưới đây)?\s?(?:được\s)?(?:gọi|viết)\s"
    r"(?:chung\s|tắt\s|gọn\s)*(?:là|:)\s?[“\"]?(?P<alias>[^)”\"]{3,80})[”\"]?\s?\)"
)
_CHAIN = re.compile(
    r"[\s,(]*(?:(?P<amended>(?:đã\s)?được\s+sửa\s+đổi(?:,\s+bổ\s+sung)?(?:\s+một\s+số\s+điều)?\s+(?:bởi|theo|tại))|và)?"
    r"\s+(?:các\s+)?"
)
_BASIS = re.compile(r"[Cc]ăn cứ\s[^;\n]{0,24}$")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")


class Known:
    """The short forms of a text and what they stand for."""

    def __init__(self, text: str, found: list[Citation], header: Header) -> None:
        self._laws: dict[str, dict[str, bool]] = {}
        self._numbers: dict[tuple[str | None, str], set[str]] = {}
        self._called: dict[str, Citation] = {}
        own = header.type in ("Luật", "Bộ luật", "Pháp lệnh") and header.title
        self._own_name = f"{header.type} {header.title}".casefold() if own else None
        for position, one in enumerate(found):
            if one.certainty == "rejected":
                continue
            if one.kind == "law" and one.name and one.number:
                numbers = self._laws.setdefault(one.name.casefold(), {})
                basis = _BASIS.search(text, max(0, one.start - 32), one.start) is not None
                numbers[one.number] = numbers.get(one.number, False) or basis
            elif one.kind == "document" and one.number and one.certainty == "certain":
                numeral = re.split(r"[-/]", one.number)[0]
                self._numbers.setdefault((one.type, numeral), set()).add(one.number)
            called = _CALLED.match(text, one.end) if text.find("đây", one.end, one.end + 330) > 0 else None
            if called and one.number:
                self._called[" ".join(called["alias"].split()).casefold()] = _amended(text, found, position)

    def resolve(self, reference: Reference) -> Reference:
        """Say what a short form means, if the text does."""
        if reference.kind == "law":
            return replace(reference, resolves_to=reference.number or self._law(reference))
        if reference.kind == "document" and reference.number and reference.number.isalnum():
            for short in (f"{reference.type} {reference.number}", f"{reference.type} số {reference.number}"):
                meant = self._called.get(short.casefold())
                if meant:
                    return replace(reference, resolves_to=meant.number, certainty="certain", reason=None)
            numbers = self._numbers.get((reference.type, reference.number), set())
            if len(numbers) == 1:
                return replace(reference, resolves_to=next(iter(numbers)))
        elif reference.kind == "document" and reference.certainty == "certain":
            return replace(reference, resolves_to=reference.number)
        return reference

    def _law(self, reference: Reference) -> str | None:
        name = (reference.name or "").casefold()
        called = self._called.get(name)
        if called:
            return called.number
        if name == self._own_name:
            return None
        numbers = self._laws.get(name, {})
        if reference.year:
            numbers = {one: basis for one, basis in numbers.items() if _is_of(one, reference.year)}
        candidates = [one for one, basis in numbers.items() if basis] or list(numbers)
        return candidates[0] if len(candidates) == 1 else None


def _amended(text: str, found: list[Citation], last: int) -> Citation:
    """What a short form after "Luật A số 1 được sửa đổi, bổ sung bởi Luật số 2 và Luật số 3" stands for: Luật A."""
    first = last
    while first and (link := _CHAIN.fullmatch(text, found[first - 1].end, found[first].start)):
        first -= 1
        if link["amended"]:
            return found[first]
    return found[last]


def _is_of(number: str, year: int) -> bool:
    written = _YEAR.search(number)
    return written is not None and int(written[1]) == year
