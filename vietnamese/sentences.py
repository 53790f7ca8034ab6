"""Sentences of official texts, lines first; their clauses, asides and lists.

1. Lines are joined into blocks. A line end closes a block if the line ends with `. ; : ! ?`; if the next line begins
   one (`-`, `1.`, `a)`, `II.`, `Điều 5.`, a table bar); if one of the two is all capitals and the other is not; or if
   the next begins with a capital and this one stops well short of the others (a heading). A blank line closes it
   unless the next line goes on in small letters. So a line wrapped in mid-sentence, as in a PDF, is joined.
2. In a block a sentence ends after `. ! ? …` and the quotes or brackets that close there, where a blank and then a
   capital, a digit or an opening quote follow; not after an enumerator at its start (`II.`, `1.1.`, `Điều 5.`), not
   after an abbreviation (`TP.`, `PGS.`, `ThS.`), not after an initial (`Trần B.`, `V. I. Lê-nin`).
3. Clauses part at `;` outside brackets. An aside is what stands in brackets, if it is more than one word.
4. A list sentence has a head before `:` and items after it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]

_STARTS_BLOCK = re.compile(
    r"\s*(?:[-+*•–—|]\s|-{3,}|(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[a-zđ])[.)]\s|(?:\d{1,2}|[IVX]{1,6}|[A-Z])-\s"
    r"|(?:Điều|Khoản|Chương|Mục|Phần|Tiểu mục|Phụ lục)\s+(?:\d+[a-zđ]?|[IVXLC]+)(?:[.:\s]|$)|\d{1,2}(?:\.\d{1,2})+\s)",
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ENDS_BLOCK = re.compile(r"[.;:!?…][\"”’»)\]]*\s*$")
_LINE = re.compile(r"[^\n\f]+")
_SHORT = 0.7  # A line of a wrapped paragraph is nearly as long as its neighbours; a heading above one is not.

# Possessive: a dotted line to write on must not cost its square.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=\s+[\"“‘«(\[]?[\w\-–•])")
_ENUMERATOR = re.compile(
    r"\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđA-ZĐ]|(?:Điều|Khoản|Chương|Mục|Tiểu mục|Phần|Phụ lục)\s+\w+)[.)]\W*"
)
_LABEL_LENGTH = 40
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SHORTENED = {
    "tp", "tx", "tt", "ts", "ths", "pgs", "gs", "bs", "cn", "ks", "cv", "ncs", "nxb", "st", "mr", "mrs", "dr", "ls",
    "đ", "q", "p", "h", "x", "tr", "đc", "vd",
}  # fmt: skip


def sentences(text: str) -> list[Span]:
    """Split a text into sentences, headings and list items.

    Args:
        text: CLEAN text, any number of lines.

    Returns:
        Spans from left to right without the blanks around them; what lies between them is blank.
    """
    return [span for start, end in _blocks(text) for span in _split(text, start, end)]


def _blocks(text: str) -> Iterator[Span]:
    """Spans of lines that belong together."""
    start = end = width = 0
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        line_start, line_end = _strip(text, *match.span())
        length = line_end - line_start
        if end and not _joined(text, (start, end), (line_start, line_end), max(width, length)):
            yield start, end
            end = 0
        start = start if end else line_start
        width = max(width, length) if end else length
        end = line_end
    if end:
        yield start, end


def _joined(text: str, block: Span, line: Span, width: int) -> bool:
    """Say whether a line goes on with the block before it."""
    last = text[max(block[0], text.rfind("\n", 0, block[1]) + 1) : block[1]].strip()
    following = text[slice(*line)]
    if _ENDS_BLOCK.search(last) or _STARTS_BLOCK.match(following) or _capitals(last) != _capitals(following):
        return False
    first = next((character for character in following if character.isalnum()), "")
    small = first.islower()
    if "\f" in text[block[1] : line[0]] or text.count("\n", block[1], line[0]) > 1:
        return small
    return small or first.isdigit() or last.endswith((",", "-", "–")) or len(last) >= _SHORT * width


def _capitals(line: str) -> bool:
    """Whether a line is written in capitals; one word of them is a name (`28% GRDP.`)."""
    return line.isupper() and len(_LETTERS.findall(line)) > 1


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of one block."""
    for match in _END.finditer(text, start, end):
        if _is_end(text, start, match):
            yield _strip(text, start, match.end())
            start = match.end()
    if text[start:end].strip():
        yield _strip(text, start, end)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 8].lstrip('"“‘«([ \t\n\f')
    if following[:1].islower():
        return False
    if match[0] != ".":
        return True
    if match.end() - start < _LABEL_LENGTH and _ENUMERATOR.fullmatch(text, start, match.end()):
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
    # One capital is an initial; in `phương án A.` that joins two sentences, which costs less than cutting a name.
    return word is None or not (word[0].lower() in _SHORTENED or (len(word[0]) == 1 and word[0].isupper()))


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _brackets(text: str, start: int, end: int) -> list[Span]:
    """Spans of outermost round brackets with both ends inside, the brackets included."""
    found, depth, opened = [], 0, 0
    for place in range(start, end):
        if text[place] == "(":
            opened = opened if depth else place
            depth += 1
        elif text[place] == ")" and depth:
            depth -= 1
            if not depth:
                found.append((opened, place + 1))
    return found


def clauses(text: str, start: int, end: int) -> list[Span]:
    """Split a sentence at `;` outside brackets.

    Args:
        text: CLEAN text.
        start: where the sentence starts.
        end: where it ends.

    Returns:
        Spans of the clauses, their brackets inside, without the `;` and the blanks around.
    """
    masked = _masked(text, start, end)
    found, first = [], start
    for place in [place for place, character in enumerate(masked, start) if character == ";"] + [end]:
        span = _strip(text, first, place)
        if span[0] < span[1]:
            found.append(span)
        first = place + 1
    return found


def asides(text: str, start: int, end: int) -> list[Span]:
    """Find the clauses in brackets: `(cả năm từ 8,2% trở lên)` is one, `thôn (làng)` has none.

    Args:
        text: CLEAN text.
        start: where the sentence or clause starts.
        end: where it ends.

    Returns:
        Spans of what the outermost brackets hold, without the brackets, of two words or more.
    """
    inside = (_strip(text, left + 1, right - 1) for left, right in _brackets(text, start, end))
    return [span for span in inside if len(text[slice(*span)].split()) > 1]


class Listing(NamedTuple):
    """A list sentence: the span of its head without bullet and colon, and of its items."""

    head: Span
    items: list[Span]


_BULLET = re.compile(r"\s*(?:[-+*•–—]\s*|(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[a-zđ])[.)]\s+)")
_COLON = re.compile(r":(?=\s|$)")


def listing(text: str, start: int, end: int) -> Listing | None:
    """Read a sentence as a list: `Diện tích trồng mới: Cây mía 479 ha; Sâm Ngọc Linh 476 ha.`

    Args:
        text: CLEAN text.
        start: where the sentence starts.
        end: where it ends.

    Returns:
        Head and items, the sentence's full stop left out; no items if they stand in lines below; one item if the
        head is a heading run in with its content. None if no colon stands outside the brackets.
    """
    colon = _COLON.search(_masked(text, start, end))
    if colon is None:
        return None
    bullet = _BULLET.match(text, start, end)
    head = _strip(text, bullet.end() if bullet else start, start + colon.start())
    while end > start and text[end - 1] in ".; \t\n":
        end -= 1
    return Listing(head, clauses(text, start + colon.end(), end)) if head[0] < head[1] else None


def _masked(text: str, start: int, end: int) -> str:
    """The sentence with its brackets blanked, of equal length."""
    parts, done = [], start
    for left, right in _brackets(text, start, end):
        parts += [text[done:left], " " * (right - left)]
        done = right
    return "".join((*parts, text[done:end]))
