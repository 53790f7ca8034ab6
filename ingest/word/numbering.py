"""Automatic numbers of a Word document (numbering.xml) -> the text that Word shows before a paragraph.

1. A paragraph names a list (numId) and a level; the list names an abstract one, which has the levels. An abstract list
   may only name a style (numStyleLink), whose list then holds the levels.
2. Lists with the same abstract list count on together; a list with a start of its own (startOverride) begins anew
   when it is first used.
3. A paragraph advances the counter of its level and sets back those below, as lvlRestart says.
4. The text of a level (`%1.%2.`) takes the counters of the levels that it names, each in its own format, or all as
   digits if the level is “legal” (isLgl). What follows is a blank (a tab in Word) or nothing.
5. Bullets are written as the dash or plus of Vietnamese documents: their own character is one of a picture font.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
# Beyond these Word itself gives up; a file may name any number.
_MAX_ROMAN = 3_999
_MAX_LETTER = 780


@dataclass(frozen=True, slots=True)
class Level:
    """How a level counts and what it shows."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    blank: bool = True
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str | None = None


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    style_link: str | None = None
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    """Starts of its own, each taken away when it is used."""


class Numbering:
    """The lists of a document with their counters; ask for numbers in the order of the paragraphs."""

    def __init__(self, root: "etree._Element | None", style_lists: dict[str, str]) -> None:
        """Read the lists.

        Args:
            root: numbering.xml, if the document has one.
            style_lists: Of each style that has a list, its numId.
        """
        self._abstracts: dict[str, _Abstract] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        for element in root.iterfind(f"{W}abstractNum"):
            self._abstracts[element.get(f"{W}abstractNumId", "")] = _Abstract(
                dict(_levels(element)), value(element, "numStyleLink")
            )
        for element in root.iterfind(f"{W}num"):
            one = _List(value(element, "abstractNumId") or "")
            for override in element.iterfind(f"{W}lvlOverride"):
                level = _integer(override.get(f"{W}ilvl")) or 0
                one.levels.update(_levels(override))
                start = _integer(value(override, "startOverride"))
                if start is not None:
                    one.starts[level] = start
            self._lists[element.get(f"{W}numId", "")] = one
        for one in self._lists.values():
            # A link that leads to a link is followed once for each list there is, so a ring of them ends.
            for _ in range(len(self._lists)):
                abstract = self._abstracts.get(one.abstract)
                linked = self._lists.get(style_lists.get(abstract.style_link or "", "")) if abstract else None
                if linked is None or linked is one:
                    break
                one.abstract = linked.abstract

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """Return the level of a list that belongs to a style."""
        return next((number for number, level in self._all(list_id).items() if level.style == style), None)

    def advance(self, list_id: str, number: int) -> tuple[str, str | None] | None:
        """Count one more paragraph.

        Args:
            list_id: numId of its list.
            number: Its level, from 0.

        Returns:
            What Word shows before it, with the blank that follows, and its font; None without such a level.
        """
        levels = self._all(list_id)
        if number not in levels:
            return None
        level = levels[number]
        one = self._lists[list_id]
        counters = self._abstracts[one.abstract].counters
        before = counters[number]
        start = one.starts.pop(number, None)
        counters[number] = start if start is not None else level.start if before is None else before + 1
        for below in range(number + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or number < restart:
                counters[below] = None
        if level.format == "bullet":
            return ("+ " if level.text.strip() == "+" else "- ") if level.text.strip() else "", None
        text = _PLACE.sub(lambda found: _shown(levels, counters, int(found[1]) - 1, level.legal), level.text)
        return text + (" " if level.blank and text.strip() else ""), level.font

    def _all(self, list_id: str) -> dict[int, Level]:
        one = self._lists.get(list_id)
        abstract = self._abstracts.get(one.abstract) if one else None
        return {**abstract.levels, **one.levels} if one and abstract else {}


def _levels(element: "etree._Element") -> Iterator[tuple[int, Level]]:
    for item in element.iterfind(f"{W}lvl"):
        number = _integer(item.get(f"{W}ilvl"))
        if number is None or not 0 <= number < _LEVELS:
            continue
        fonts = item.find(f"{W}rPr/{W}rFonts")
        # A custom format (001, 002) stands in mc:AlternateContent; its fallback is a format that all know.
        formats = [found.get(f"{W}val", "") for found in item.iter(f"{W}numFmt")]
        level = Level(
            format=next((one for one in formats if one != "custom"), "decimal"),
            text=value(item, "lvlText") or "",
            blank=value(item, "suff") != "nothing",
            restart=_integer(value(item, "lvlRestart")),
            legal=item.find(f"{W}isLgl") is not None and value(item, "isLgl") not in ("0", "false"),
            style=value(item, "pStyle"),
            font=fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") if fonts is not None else None,
        )
        start = _integer(value(item, "start"))
        yield number, level if start is None else replace(level, start=start)


def _shown(levels: dict[int, Level], counters: list[int | None], number: int, legal: bool) -> str:
    level = levels.get(number, Level())
    count = counters[number]
    return format_number(level.start if count is None else count, "decimal" if legal else level.format)


def format_number(number: int, form: str) -> str:
    """Write a number in a format of Word (`upperRoman`, `lowerLetter`, …); as digits if the format is not known."""
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _MAX_ROMAN:
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (number // size)
            number %= size
        return roman.upper() if form == "upperRoman" else roman
    if form in ("upperLetter", "lowerLetter") and 0 < number <= _MAX_LETTER:
        # After z comes aa, then bb: Word repeats the letter.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    if form in ("none", "bullet"):
        return ""
    return {"numberInDash": f"- {number} -", "decimalEnclosedParen": f"({number})"}.get(form, str(number))


def value(element: "etree._Element", child: str) -> str | None:
    """Return `w:val` of a child element."""
    found = element.find(f"{W}{child}")
    return found.get(f"{W}val") if found is not None else None


def _integer(text: str | None) -> int | None:
    try:
        return int(text) if text is not None and len(text) < _LEVELS else None
    except ValueError:
        return None
