"""Two documents -> their passages side by side: same, reworded, moved, new, dropped.

1. Passages are aligned one to one (align.py); what was merged or split is joined to that (grouping.py).
2. `moved` is what is out of turn: not in the longest row of matches that keeps the order of both texts, or below a
   section that became another one. A label that only counts on (Điều 6, now Điều 7) is `renumbered`.
3. Of the rest `same` has the same words but for its label; any other is `reworded`, and its words are told apart.
4. Rows stand in the order of the new text; what was dropped, after what stood before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from analysis.texts.align import Vectors, align, increasing
from analysis.texts.grouping import Match, grouped
from analysis.texts.model import Pair, PairKind, Piece, TextComparison
from analysis.texts.units import Counted, Unit, likeness, units_of
from analysis.texts.words import Reading, differences
from index.model import FoundPassage
from index.view import DocumentView
from vietnamese.forms import has_accents


def compare_texts(
    old: DocumentView, new: DocumentView, vectors: Vectors | None = None, *, exact: bool = False
) -> TextComparison:
    """Lay two documents side by side, passage by passage.

    Args:
        old: What is compared with.
        new: What it became, or what is compared with it.
        vectors: Meanings of passages by id; None does without.
        exact: Whether case, tone placement and kinds of dashes and quotes count as changes.
    """
    reading: Reading = "exact" if exact else _reading(old, new)
    left, right = units_of(old.passages, reading), units_of(new.passages, reading)
    matches = grouped(left, right, align(left, right, vectors))
    moved = _moved(left, right, matches)
    pairs = [_pair(left, right, match, match in moved, reading) for match in _ordered(left, right, matches, moved)]
    return TextComparison(old.document, new.document, tuple(pairs), tuple(_notes(old, new, pairs, reading)))


def _reading(old: DocumentView, new: DocumentView) -> Reading:
    """Where one side has lost its accents both are read without."""
    lost = has_accents(old.raw) != has_accents(new.raw)
    return "fold" if lost and old.passages and new.passages else "key"


def _moved(old: Sequence[Unit], new: Sequence[Unit], matches: Sequence[Match]) -> set[Match]:
    both = sorted(match for match in matches if match[0] and match[1])
    turn = increasing([(left[0], right[0]) for left, right in both])
    went: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    came: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for left, right in both:
        above, below = old[left[0]].parent, new[right[0]].parent
        went[above][below] += 1
        came[below][above] += 1
    moved = set()
    for left, right in both:
        above, below = old[left[0]].parent, new[right[0]].parent
        # The section that most of its neighbours went to, or that most of those beside it came from.
        at_home = went[above][below] == max(went[above].values()) or came[below][above] == max(came[below].values())
        if (left[0], right[0]) not in turn or not at_home:
            moved.add((left, right))
    return moved


def _ordered(old: Sequence[Unit], new: Sequence[Unit], matches: Sequence[Match], moved: set[Match]) -> Iterator[Match]:
    dropped = [match for match in matches if not match[1]]
    after: dict[int, list[Match]] = defaultdict(list)
    # What was dropped follows the last passage before it that kept its turn.
    steady = {left[0]: (left, right) for left, right in matches if left and right and (left, right) not in moved}
    last = -1
    waiting = {match[0][0]: match for match in dropped}
    for i in range(len(old)):
        if i in steady:
            last = steady[i][1][0]
        elif i in waiting:
            after[last].append(waiting[i])
    yield from after[-1]
    for match in sorted((match for match in matches if match[1]), key=lambda match: match[1]):
        yield match
        if match[0] and match not in moved:
            yield from after[match[1][0]]


def _pair(old: Sequence[Unit], new: Sequence[Unit], match: Match, moved: bool, reading: Reading) -> Pair:
    left, right = [old[i] for i in match[0]], [new[j] for j in match[1]]
    same = bool(left and right) and _letters(left) == _letters(right)
    if same and len(left) == len(right) == 1:
        pieces = _kept(left[0].passage, right[0].passage)
    else:
        pieces = differences(_parts(left), _parts(right), reading)
    kind: PairKind
    if not left or not right:
        kind, alike = ("dropped" if left else "new"), 0.0
    else:
        kind = "moved" if moved else "same" if same else "reworded"
        alike = 1.0 if same else likeness(_counted(left), _counted(right))
    renumbered = bool(left and right) and not moved and left[0].label != right[0].label
    return Pair(kind, _passages(left), _passages(right), pieces, alike, renumbered)


def _parts(units: Sequence[Unit]) -> list[tuple[int, str]]:
    return [(unit.passage.start, unit.passage.quote) for unit in units]


def _passages(units: Sequence[Unit]) -> tuple[FoundPassage, ...]:
    return tuple(unit.passage for unit in units)


def _letters(units: Sequence[Unit]) -> str:
    return "".join(unit.letters for unit in units)


def _kept(old: FoundPassage, new: FoundPassage) -> tuple[Piece, ...]:
    return (Piece("kept", (old.start, old.end), (new.start, new.end), old.quote, new.quote),)


def _counted(units: Sequence[Unit]) -> Counted:
    return sum((unit.counted for unit in units), Counter())


def _notes(old: DocumentView, new: DocumentView, pairs: Sequence[Pair], reading: Reading) -> Iterator[str]:
    if old.document.id == new.document.id:
        yield "Hai bên là cùng một văn bản."
    for view in (old, new):
        document = view.document
        if not view.passages:
            waiting = f": {document.waiting_pages} trang chờ OCR" if document.waiting_pages else ""
            yield f"{document.number or document.file} không có chữ nào đọc được{waiting}; không kết luận được gì."
        elif document.waiting_pages or document.doubtful_pages:
            unread = document.waiting_pages + document.doubtful_pages
            yield f"{document.number or document.file} có {unread} trang chưa đọc được hoặc không tin được."
        if document.ocr_pages:
            yield f"{document.number or document.file} có trang đọc bằng OCR: khác một chữ có thể chỉ là đọc sai."
    if reading == "fold":
        yield "Một bên không có dấu: hai bên được so không dấu, nên chữ chỉ khác dấu không được kể là khác."
    if old.passages and new.passages and not any(pair.old and pair.new for pair in pairs):
        yield "Hai văn bản không có đoạn nào giống nhau."
    if old.document.system and new.document.system and old.document.system != new.document.system:
        yield "Một bên là văn bản của Đảng, bên kia của Nhà nước: cách đánh số khác nhau."
