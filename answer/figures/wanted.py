"""Whether a figure is of the sort that a question wants, whatever it is a figure of.

1. A change (giảm 3%, tăng thêm 1,03%) is no level, and a level no change; a rate of growth is both.
2. A share, a size or a length of time does not say how many; a count and an amount may. Money (vốn, thu ngân sách) and
   areas have their units.
3. An aim (chỉ tiêu, phấn đấu) is no result (đã đạt, kết quả), and a result no aim.
4. What is not X (không dùng tiền mặt) is no X, nor the other way round.
5. A figure that the question gives (doanh nghiệp có doanh thu 20 triệu USD) is not the one that it asks for.
6. Only possible is a figure on which something else depends (đảng bộ có trên 100 đảng viên được quyết định …), unless
   the question asks on what (có bao nhiêu … thì). Hardly possible is one of what is no unit (bao nhiêu việc làm) where
   that thing is said nowhere around.

All are read without accents, for many questions are typed so.
"""

import re
from collections.abc import Sequence

from answer.judging.words import PARTLY, words_of
from answer.question import DURATIONS, Question, Term
from answer.question.units import ASKED_UNIT
from index.terms import syllables
from ingest.model import Target
from vietnamese.forms import fold
from vietnamese.numbers import Quantity, parse_number

_ASKED = r"(?:bao nhieu|may)"
_CHANGES = re.compile(
    r"\b(?:tang|giam|them|bot|cat|rut ngan|nang|mo rong|thu hut|increased?|decreased?|reduced?|grow|growth|cut)\b"
)
# giảm bao nhiêu, tăng thêm mấy phần trăm; giảm còn bao nhiêu asks for a level.
_ASKS_CHANGE = re.compile(
    rf"\b(?:tang|giam)(?!(?: \w+)? (?:con|len|xuong|den|toi)\b)(?: (?!truong\b)[a-z]+){{0,3}} {_ASKED}\b"
)
_SAID_CHANGE = re.compile(
    r"\b(?:tang|giam)(?: them)?(?: (?:binh quan|trung binh|hang nam|moi nam))?(?: tu| it nhat| tren| khoang)?\s*$"
)
_GROWTH = re.compile(r"\b(?:toc do|tang truong|muc tang|ty le tang|ty le giam|ti le giam|cat giam)\b")
_RATE = re.compile(r"^(?:chi tieu )?(?:toc do|muc) tang(?: truong)?\b|^tang truong\b")
_SHARE = re.compile(r"%|\b(?:phan tram|ty le|ti le|ty trong|ti trong|co cau|share|rate|percent|ratio|proportion)")
_COUNTED = re.compile(r"(?:^|[,;] ?)(?:tong )?so (?:luong )?[a-z]|^co bao nhieu [a-z]")
# What is measured has its units.
_MEASURED = (
    (
        re.compile(
            r"^(?:tong )?(?:so )?(?:von|kinh phi|doanh thu|kim ngach|(?:thu|chi) ngan sach|tong muc dau tu)\b"
            rf"|\b(?:von|kinh phi|doanh thu)(?: [a-z]+){{0,2}} {_ASKED}\b"
        ),
        ("VND", "USD", "EUR"),
    ),
    (re.compile(r"^(?:tong )?dien tich\b"), ("ha", "m2", "km2")),
)
_SIZES = frozenset((*DURATIONS, "ha", "m2", "km2", "m3", "m", "km", "kg", "tonne"))
_AIM = re.compile(r"\b(?:chi tieu|phan dau|muc tieu|ke hoach (?:dat|de) ra|target|goal)\b")
_RESULT = re.compile(
    r"\b(?:da dat|dat duoc|thuc hien duoc|den nay|hien nay|ket qua (?:dat|thuc hien)|uoc dat|thuc te dat"
    r"|da (?:thu|chi|trong|ket nap|giai ngan))\b"
)
_PAST = re.compile(
    r"\b(?:da (?:dat|co|tang|giam|hoan thanh|thuc hien|trong|ket nap|giai quyet|thu hut)"
    r"|uoc (?:dat|thuc hien)|thuc hien duoc|dat duoc"
    r"|so voi cung ky|hien nay|hien co)\b"
)
_OUTCOMES = re.compile(r"\b(?:ket qua|tinh hinh|danh gia|thuc trang|uu diem|han che)\b")
_AMOUNT = re.compile(r"\b(\d[\d.,]*)(?= (?:trieu|ty|nghin|phan tram|dong|usd)\b)")
_DEPENDED_ON, _UNSAID = 0.6, 0.4
# Before a figure and after it.
_IF = re.compile(r"\b(?:neu|truong hop|khi|doi voi|voi dieu kien)\b")
_PARTS = re.compile(r"[,:]")
_HAVING = re.compile(r"\b(?:co|dat|du)(?: du| it nhat| toi thieu)?\s*$")
_THEN = re.compile(r"^[^;.]{0,160}?\b(?:thi|phai|duoc|co the|bau|lap|thanh lap)\b")
_ASKS_IF = re.compile(
    rf"\b(?:thi|dieu kien|truong hop|khi nao|quy mo|nguong|tieu chi|tieu chuan|tro (?:len|xuong)|toi thieu|toi da"
    rf"|it nhat|nhieu nhat|vuot qua)\b|\b(?:co|tu|du|dat|tren|duoi)(?: it nhat| toi thieu)? {_ASKED}\b"
    r"|\b(?:at least|at most|minimum|maximum|condition|threshold|qualify|required)\b"
)
# As it is written, for khống chế and chứa are no không and chưa; không quá 50% denies nothing.
_NOT = re.compile(
    r"\b(?:không|chưa|khong|chua)(?: (?:được|phải|có|sự|duoc|phai|co|su))?"
    r" (?!(?:quá|vượt|dưới|trên|thấp|cao|ít|nhiều|lớn|nhỏ|hơn|bao)\b)([^\W\d_]+)"
)
_HOW_MANY = re.compile(r"\bbao (?:nhieu|lau)\b")


class Wanted:
    """What sort of figure a question wants."""

    def __init__(self, question: Question) -> None:
        """Read it."""
        words = [" ".join(term[0]) for term in question.terms] if question.english else []
        said = " ".join([question.reading, *words])
        text = self._text = _folded(said)
        self.aim = bool(_AIM.search(text))
        self._result = bool(_RESULT.search(text)) and not self.aim
        self._changes = bool(_CHANGES.search(text) or _GROWTH.search(text))
        self._asks_change = bool(_ASKS_CHANGE.search(text))
        self._bases = (
            next((bases for words, bases in _MEASURED if words.search(text)), ()) if not question.units else ()
        )
        self._share = bool(_SHARE.search(text))
        self._counted = bool(_COUNTED.search(text)) and not _SHARE.search(text)
        self._growth = bool(_RATE.search(text)) and not self._asks_change
        self._given = question.figures
        # Without accents the units of money and shares are no units: 20 trieu USD.
        self._typed = {parse_number(number) for number in _AMOUNT.findall(text)} - {None}
        self._nots, self._topic = _denied(said), _HOW_MANY.sub(" ", text)
        self._asks_if = bool(_ASKS_IF.search(text))
        self._counted_thing = _thing_counted(question)

    def most(self, before: str, after: str, around: Sequence[str], figure: Quantity) -> float:
        """Return how sure it may be at most that a figure is wanted, which is allowed.

        Args:
            before: Its clause up to the figure.
            after: The rest of its sentence.
            around: Where the thing that is counted may be said.
            figure: As it stands in the passage.
        """
        if self._counted_thing and not any(
            words_of(text).has(phrase, 1.0) > PARTLY for text in around for phrase in self._counted_thing
        ):
            return _UNSAID
        if self._asks_if or not _THEN.search(_folded(after)):
            return 1.0
        before = _folded(before)
        depends = _IF.search(_PARTS.split(before)[-1]) or (figure.comparator != "=" and _HAVING.search(before))
        return _DEPENDED_ON if depends else 1.0

    def allows(self, said: str, before: str, path: str, figure: Quantity, target: Target | None) -> bool:
        """Return whether a figure may be what is wanted.

        Args:
            said: What it is said of: its clause, its head, its indicator.
            before: Its clause up to the figure.
            path: The headings above.
            figure: As it stands in the passage.
            target: Its row in the ledger, if it has one.
        """
        nots = _denied(said)
        said, before = _folded(said), _folded(before)
        percent = (figure.base or "").startswith("percent")
        change = bool(_SAID_CHANGE.search(before))
        if percent and change and not self._changes:
            return False
        change = change or (target is not None and target.direction != "level")
        if self._asks_change and not change and not _CHANGES.search(said):
            return False
        if self._counted and (figure.base in _SIZES or (percent and not self._changes)):
            return False
        set_as_aim = target is not None and target.certainty != "rejected"
        if self.aim and not set_as_aim and (_PAST.search(before) or _OUTCOMES.search(_folded(path))):
            return False
        if self._result and set_as_aim:
            return False
        if self._growth and not percent:
            return False
        if (
            self._bases
            and not (percent and (target or self._share))
            and not (figure.base or "").startswith(self._bases)
        ):
            return False
        if any(figure.value == given.value and given.base in (None, figure.base) for given in self._given):
            return False
        if parse_number(figure.text.split()[0]) in self._typed:
            return False
        return not (_holds(self._topic, nots - self._nots) or _holds(said, self._nots - nots))


def _thing_counted(question: Question) -> Term:
    """The term that stands where a unit would (bao nhiêu việc làm); empty if a unit does, or nothing."""
    for asked in ASKED_UNIT.finditer(question.reading) if not question.units else ():
        said = tuple(syllables(question.reading[asked.end() :]))
        named = (term for term in question.terms if term[0] == said[: len(term[0])])
        if (term := next(named, None)) is not None:
            return term
    return ()


def _denied(text: str) -> set[str]:
    """The words that are denied, without accents."""
    return {fold(word) for word in _NOT.findall(" ".join(text.lower().split()))}


def _holds(text: str, words: set[str]) -> bool:
    return any(f" {word} " in f" {text} " for word in words)


def _folded(text: str) -> str:
    return " ".join(fold(text).lower().split())
