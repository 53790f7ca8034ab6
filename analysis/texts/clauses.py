"""The words of an instruction -> its clauses, the places that each names, the quoted words that go and come.

1. Quoted words, and what is history (`đã được sửa đổi bởi …`), are blotted out: what is left keeps its places.
2. A clause begins at a verb of change. One that has none takes the verb of the line above it.
3. Places (`ingest.citations.pinpoints`) that a `;` parts from the article that follows lie in it: `khoản 1; khoản 3
   Điều 5`. What stands behind `sau` is no place to change.
4. A place is changed as a whole, its heading or its opening words alone, or `some` of it: where words stand before it
   that are none of the usual ones (`số thứ tự 5 Phụ lục II`, `quy định về … tại`), or an exception behind (`trừ`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.texts.model import Beside, Part, Span
from ingest.citations.pinpoints import CHAIN, places

VERB = re.compile(
    r"(?<!\w)(?:(?P<replace>sửa\s+đổi(?:\s*,\s*bổ\s+sung)?(?:\s*,\s*thay\s+thế)?|đính\s+chính)|(?P<insert>bổ\s+sung)"
    r"|(?P<exchange>thay\s+thế|thay|đổi)|(?P<repeal>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|bỏ))(?!\w)",
    re.IGNORECASE,
)
# Sửa đổi Điều 5 (đã được sửa đổi, bổ sung bởi khoản 2 Điều 1 Thông tư số …) như sau:
_HISTORY = re.compile(
    r"(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ)(?:(?!như\s+sau|;|\n)[^“”\"]){0,600}", re.IGNORECASE
)
QUOTED = re.compile(r"“([^“”\n]{1,2000})”|\"([^\"\n]{1,2000})\"")
_BY = re.compile(r"\s(?:bằng|thành)\s", re.IGNORECASE)
_PHRASE = re.compile(r"(?:từ|chữ|câu|dấu|ngữ)\s*(?:là|sau)?\s*:?\s*$", re.IGNORECASE)
_BESIDE = re.compile(r"(?:vào\s+)?(?P<side>sau|trước)\s+(?:các\s+)?(?:cụm\s+từ|từ|chữ|đoạn|số)\s*$", re.IGNORECASE)
_ANCHOR = re.compile(r"(?<!\w)(?:vào\s+)?(?:ngay\s+)?(?:phía\s+)?(?:sau|trước)\s+(?:các\s+)?$", re.IGNORECASE)
_HEADING = re.compile(r"(?<!\w)(?:tên|tiêu\s+đề)(?:\s+(?:gọi|của))*\s+$", re.IGNORECASE)
_LEAD = re.compile(r"(?:đoạn\s+(?:mở\s+)?đầu|câu\s+dẫn|phần\s+mở\s+đầu|mũ)(?:\s+(?:của|tại))*\s+$", re.IGNORECASE)
_BEFORE_HEADING = re.compile(r",(?=\s+(?:tên|tiêu\s+đề)\s)", re.IGNORECASE)
_EXCEPT = re.compile(r"(?<!\w)trừ(?!\w)", re.IGNORECASE)
_USUAL = re.compile(
    r"(?:[\s.:()¤§“”\"-]|(?<!\w)(?:và|hoặc|các|những|toàn\s+bộ|quy\s+định|tại|ở|trong|nội\s+dung|của|vào|thuộc|một\s+số"
    r"|cụm\s+từ|từ|chữ|sau|trước|bằng|thành|như|đây|tên|gọi|tiêu\s+đề|đoạn|câu|dẫn|mở|đầu|phần|mũ|khoản|điểm|điều)(?!\w))*",
    re.IGNORECASE,
)
_UNITS = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|phần|chương|phụ\s+lục|bảng|biểu|mẫu|danh\s+mục)(?!\w)", re.IGNORECASE
)
_LISTED = re.compile(r"[\s,;]*(?:(?:và|hoặc|các)\s+)*")
_LAST_SIGN = re.compile(r"[,;](?=[^,;]*$)")
_RANKS = ("phụ lục", "mẫu", "phần", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm", "tiết", "đoạn")
_BEFORE = 30

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that is done: its verb, and where it stands in the words of the instruction."""

    verb: str
    """`replace`, `insert`, `exchange` or `repeal`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A place that a clause changes."""

    at: int
    place: Place
    part: Part


@dataclass(frozen=True, slots=True)
class Exchange:
    """Quoted words that go, and what comes in their place; or that stay, and what is put beside them."""

    start: int
    end: int
    goes: tuple[Span, ...]
    comes: Span | None
    beside: Beside | None = None


def masked(words: str) -> str:
    """Return the words with what is quoted, and what is history, blotted out."""
    words = QUOTED.sub(lambda match: "¤" * len(match[0]), words)
    # A heading is a place of its own, not what the places before it lie in: khoản 4 Điều 4, tên Chương II.
    words = _BEFORE_HEADING.sub(";", words)
    return _HISTORY.sub(lambda match: "§" * len(match[0]), words)


def clauses(bare: str, inherited: str | None) -> list[Clause]:
    """Return the clauses of an instruction, at least one.

    Args:
        bare: Its masked words.
        inherited: The verb of the line above it.
    """
    verbs = [(match.start(), match.lastgroup or "replace") for match in VERB.finditer(bare)]
    if not verbs or (inherited and verbs[0][0] > 0 and bare[: verbs[0][0]].strip("¤§ ,;")):
        verbs = [(0, inherited or "replace"), *verbs]
    ends = [*(start for start, _ in verbs[1:]), len(bare)]
    return [Clause(verb, start, end) for (start, verb), end in zip(verbs, ends, strict=True)]


def exchanges_words(words: str, bare: str, clause: Clause) -> bool:
    """Whether a clause is about quoted words, and not about a rule that it only describes by quoting."""
    first = QUOTED.search(words, clause.start, clause.end)
    if first is None:
        return False
    if clause.verb in ("exchange", "insert") or first.start() - clause.start < 2:
        return True
    return _PHRASE.search(bare, max(clause.start, first.start() - _BEFORE), first.start()) is not None


def exchanges(words: str, bare: str, clause: Clause) -> Iterator[Exchange]:
    """Return what goes and comes in each part of a clause; nothing goes where that could not be read."""
    for start, end in _segments(words, bare, clause):
        quoted = [(m.start(), m.span(1) if m[1] is not None else m.span(2)) for m in QUOTED.finditer(words, start, end)]
        by = _BY.search(bare, start, end)
        goes: list[Span] = []
        comes: Span | None = None
        beside: Beside | None = None
        if clause.verb == "repeal":
            goes = [span for _, span in quoted]
        elif clause.verb == "insert":
            sides = [_BESIDE.search(bare, max(start, at - _BEFORE), at) for at, _ in quoted]
            goes = [span for (_, span), side in zip(quoted, sides, strict=True) if side]
            comes = next((span for (_, span), side in zip(quoted, sides, strict=True) if not side), None)
            goes = goes if comes else []
            first = next((side["side"].lower() for side in sides if side), None)
            beside = "behind" if first == "sau" else "before" if first else None
        elif by is not None:
            goes = [span for at, span in quoted if at < by.start()]
            comes = next((span for at, span in quoted if at > by.start()), None)
            goes = goes if comes else []
        yield Exchange(start, end, tuple(goes), comes, beside)


def _segments(words: str, bare: str, clause: Clause) -> Iterator[Span]:
    """The parts of a clause, parted by `;`, that each have quoted words; one without goes with the part before."""
    begun = clause.start
    for match in re.finditer(";", bare[clause.start : clause.end]):
        cut = clause.start + match.end()
        following = bare.find(";", cut, clause.end)
        if QUOTED.search(words, cut, following if following >= 0 else clause.end):
            yield begun, cut
            begun = cut
    yield begun, clause.end


def named(bare: str, clause: Clause, mention_end: Callable[[int], int], *, of_words: bool) -> list[Named]:
    """Return the places that a clause changes.

    Args:
        bare: Masked words of the instruction.
        clause: One of its clauses, or a part of one.
        mention_end: Where the mention of an act ends that a place stands in; the place itself if it stands in none.
        of_words: Whether the clause is about quoted words; else a place behind such is only described by them.
    """
    found: list[Named] = []
    lasts: list[int] = []
    verb = VERB.match(bare, clause.start)
    last = verb.end() if verb else clause.start
    excepted = _EXCEPT.search(bare, clause.start, clause.end)
    for chain in CHAIN.finditer(bare, clause.start, clause.end):
        before = bare[max(clause.start, chain.start() - _BEFORE) : chain.start()]
        between = bare[min(last, chain.start()) : chain.start()]
        starts, last = last, max(chain.end(), mention_end(chain.start()))
        if _ANCHOR.search(before):
            continue
        sign = _LAST_SIGN.search(between)
        usual = _USUAL.fullmatch(between, sign.end() if sign else 0) and (of_words or "¤" not in between)
        part: Part = "heading" if _HEADING.search(before) else "lead" if _LEAD.search(before) else "whole"
        part = part if usual and not excepted else "some"
        listed = bool(found) and _LISTED.fullmatch(between) is not None and starts <= chain.start()
        for place in places(chain[0]):
            found.append(Named(chain.start(), place, part))
            lasts.append(chain.start() if listed else -1)
    return _right_bound(found, lasts)


def _right_bound(found: list[Named], listed: Sequence[int]) -> list[Named]:
    """Complete places by the article of the list item that follows them: khoản 1; khoản 3 Điều 5."""
    complete = [*found]
    for place in range(len(found) - 2, -1, -1):
        following = complete[place + 1]
        goes_on = listed[place + 1] >= 0 or following.at == found[place].at
        if goes_on and rank(complete[place].place[0]) > _ARTICLE >= rank(following.place[0]):
            complete[place] = replace(complete[place], place=within(complete[place].place, following.place))
    return complete


def anchor(bare: str, clause: Clause) -> Place:
    """Return what something is put behind; empty where a clause does not say."""
    for chain in CHAIN.finditer(bare, clause.start, clause.end):
        if _ANCHOR.search(bare, max(clause.start, chain.start() - _BEFORE), chain.start()):
            return places(chain[0])[-1]
    return ()


def everywhere(bare: str, exchange: Exchange, acts: Sequence[Span]) -> bool:
    """Whether words for which no place is named are meant wherever they stand: no place is hinted at, nothing excepted.

    Args:
        bare: Masked words of the instruction.
        exchange: Of this instruction.
        acts: Where acts are mentioned in it.
    """
    rest = bare[exchange.start : exchange.end]
    for start, end in reversed(acts):
        low, high = max(0, start - exchange.start), max(0, end - exchange.start)
        rest = rest[:low] + " " + rest[high:]
    verb = VERB.match(rest)
    rest = rest[verb.end() :] if verb else rest
    return _USUAL.fullmatch(rest.replace(",", " ").replace(";", " ")) is not None and not _UNITS.search(rest)


def within(place: Place, outer: Place) -> Place:
    """Return a place completed by the one above: only by units that are greater than its own first."""
    if not place:
        return outer
    return (*(label for label in outer if rank(label) < rank(place[0])), *place)


def rank(label: str) -> int:
    """Return how far in a unit stands, 0 for an annex; units that no act has stand innermost."""
    unit = label.rpartition(" ")[0].lower() or label.lower()
    return _RANKS.index(unit) if unit in _RANKS else len(_RANKS)


_ARTICLE = rank("Điều 1")
