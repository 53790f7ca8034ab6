"""What a text holds, for looking the words of a question up: whole, in pairs, and without accents."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from answer.question import Phrase
from index.terms import syllables
from vietnamese.forms import fold, key

PARTLY = 0.25
"""Worth of a word of several syllables of which only some are met."""

# What is said of any figure tells nothing of what is measured. Without accents only what can hardly mean another word.
_FILLERS = frozenset(
    key(match[0])
    for match in re.finditer(
        r"\w+",
        """tổng đạt chiếm tăng giảm còn lên xuống thêm bớt phấn đấu mục tiêu chỉ kế hoạch toàn cả tính chung khoảng
        gần hơn phải định đề ra hiện nay dự kiến ước mỗi năm tháng quý đầu cuối số lượng tỷ lệ riêng trong đó
        trung bình quân được tối thiểu đã ít nhất dưới qua so hai ba bốn sáu bảy tám chín mười bao lâu thể đặt kèm
        theo tong dat chiem tang giam con len xuong them phan dau muc tieu ke hoach khoang nam thang cuoi luong
        ty le rieng lau""",
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a text holds, for looking terms up."""

    single: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    folded: frozenset[str]
    folded_pairs: frozenset[tuple[str, str]]

    def has(self, phrase: Phrase, folded_worth: float) -> float:
        """Return 1 if the phrase is there, `folded_worth` if only without its accents, else 0."""
        if _holds(phrase, self.single, self.pairs):
            return 1.0
        if _holds(folded(phrase), self.folded, self.folded_pairs):
            return folded_worth
        if len(phrase) == 1:
            return 0.0
        return PARTLY * len(self.single.intersection(phrase)) / len(set(phrase))


@lru_cache(maxsize=20_000)
def folded(phrase: Phrase) -> Phrase:
    """Return a phrase without its accents."""
    return tuple(map(fold, phrase))


def _holds(phrase: Phrase, single: frozenset[str], pairs: frozenset[tuple[str, str]]) -> bool:
    return phrase[0] in single if len(phrase) == 1 else all(pair in pairs for pair in pairwise(phrase))


@lru_cache(maxsize=4_000)
def words_of(text: str) -> Words:
    """Return what a text holds."""
    found = syllables(text)
    bare = [_fold(item) for item in found]
    return Words(frozenset(found), frozenset(pairwise(found)), frozenset(bare), frozenset(pairwise(bare)))


# A language has few syllables: each is folded once.
_fold = lru_cache(maxsize=50_000)(fold)


def without_fillers(phrase: Phrase) -> Phrase:
    """Return a phrase without what is said of any figure: `thu` of `tổng thu`, nothing of `đạt`."""
    return tuple(syllable for syllable in phrase if syllable not in _FILLERS)
