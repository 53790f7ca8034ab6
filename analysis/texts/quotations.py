"""Own text of a section of an amending act -> heads, and the quotation of new text behind each.

1. New text opens with a quotation mark at the beginning of a line, or behind `như sau:` or another colon.
2. It closes with the mark that ends a line when as many have closed as opened; straight marks, which look alike, with
   the first that ends a line. A mark that is never closed: before the line that announces the next new text, with the
   last mark that ends a line there if there is one.
3. Quoted words in the middle of a line are no new text, and stay in the head.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.texts.model import Span

_OPENS = re.compile(r"(?P<told>như\s+sau\s*:?\s*)[“\"]|(?::[ \t]*\n?|\A|\n)[ \t]*[“\"]")
_MARK = re.compile(r"[“”\"]")
_TOLD = re.compile(r"như\s+sau\s*:?\s*$")
_REACH = 40
_ENDS_LINE = re.compile(r"[ \t]*[.;,]{0,2}[ \t]*(?:\[\d{1,3}\][ \t]*)?(?=\n|\f|\Z)")


def quotations(text: str, start: int, sections: Sequence[int], end: int) -> tuple[list[Span], list[Span]]:
    """Return the heads of a section, and the new text that stands behind each.

    Args:
        text: CLEAN text of the act.
        start: Where the section begins.
        sections: Where the sections of the act begin, in order: at the next one its own text ends.
        end: Where the article ends: a quotation may run over lines that look like sections of the act.

    Returns:
        Heads in order, and quotations without their marks; at most one head more than quotations.
    """
    heads: list[Span] = []
    texts: list[Span] = []
    place = searched = start
    own_end = _next(sections, start + 1, end)
    while opening := _OPENS.search(text, searched, own_end):
        mark = opening.end() - 1
        closing = _closing(text, mark, end, told=opening["told"] is not None)
        if closing is None:
            searched = opening.end()
            continue
        heads.append((place, mark))
        texts.append((mark + 1, closing))
        ended = _ENDS_LINE.match(text, closing + 1, end)
        place = searched = ended.end() if ended else min(closing + 1, end)
        own_end = _next(sections, place, end)
    if text[place:own_end].strip(" \t\n.;,"):
        heads.append((place, own_end))
    return heads, texts


def _next(sections: Sequence[int], place: int, end: int) -> int:
    following = bisect_left(sections, place)
    return min(end, sections[following]) if following < len(sections) else end


def _closing(text: str, opening: int, end: int, *, told: bool) -> int | None:
    """Where the quotation that opens here closes; None if it is a phrase within a line."""
    depth, last = 1, None
    for mark in _MARK.finditer(text, opening + 1, end):
        ends_line = _ENDS_LINE.match(text, mark.end(), end) is not None
        if text[opening] == '"':
            if mark[0] != '"':
                continue
            if ends_line:
                return mark.start()
            if not told:
                return None
        elif mark[0] == "“":
            if told and _TOLD.search(text, mark.start() - _REACH, mark.start()):
                line = text.rfind("\n", opening, text.rfind("như", opening, mark.start()))
                return last if last is not None else max(opening + 1, line)
            depth += 1
        else:
            depth -= 1
            last = mark.start() if ends_line else last
            if depth <= 0 and (ends_line or told or mark[0] == "”"):
                # A quotation that nobody announced, and that ends within its line, is a phrase.
                return mark.start() if ends_line or told else None
    return last if last is not None else end
