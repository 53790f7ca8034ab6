"""Accents put back where they were not typed: `chi tieu trong moi` becomes `chỉ tiêu trồng mới`.

1. `train` counts syllables and pairs of neighbours, in KEY form, over the texts of the library and over everyday
   question phrases (below). No word list is shipped: the library's own language is the best dictionary for it.
2. `restore` first asks whether there is something to restore. Without any accent, the words must look Vietnamese: most
   have the shape of a syllable and at least half are known ones without accents; else the text is English or the
   like and stays. With some accents, the share of dropped ones is estimated from what each bare syllable usually is;
   below a quarter the text was typed with accents, and only what the library never writes so lacks one (`vi pham`),
   if what it would be is often met beside its neighbour.
3. The candidates of a syllable typed without a tone are the known forms that keep its marks: `dang` may be đảng, `đang`
   too, `tiêng` may be tiếng. A syllable with a tone, a number, an abbreviation in capitals and an unknown one stay.
4. Viterbi finds the most probable line: 0.75 of the pair's probability, 0.24 of the syllable's, the rest for what was
   never seen; times the estimated chance that the accent was dropped (or was not there to drop).

Real ambiguities remain (`trong`, `trồng`), so search the folded words too, never only the restored ones.
"""

import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from vietnamese.abbreviations import STANDARD
from vietnamese.forms import fold, has_accents, syllable_key
from vietnamese.tone import split_syllable

QUESTION_PHRASES = """
là bao nhiêu. là gì. như thế nào. ra sao. thế nào là. ai ký. do ai ký. ai ban hành. cơ quan nào ban hành. khi nào.
ngày nào. ngày bao nhiêu. vào năm nào. năm nào. từ ngày nào. đến khi nào. bao giờ. ở đâu. tại đâu. vì sao. tại sao.
bao nhiêu phần trăm. bao nhiêu xã. bao nhiêu người. bao nhiêu hộ. bao nhiêu tiền. bao nhiêu tỷ đồng. bao nhiêu ha. có
bao nhiêu. đạt bao nhiêu. tăng bao nhiêu. giảm bao nhiêu. chỉ tiêu là bao nhiêu. chỉ tiêu nào. mục tiêu là gì. chỉ
tiêu về. nhiệm vụ gì. những nhiệm vụ nào. giải pháp nào. các giải pháp chủ yếu. phải làm gì. cần làm gì. ai chịu trách
nhiệm. đơn vị nào. cơ quan nào. ai chủ trì. có hiệu lực từ ngày nào. hết hiệu lực khi nào. còn hiệu lực không. được
không. có được không. có phải không. có đúng không. bị xử lý như thế nào. mức phạt là bao nhiêu. trong bao lâu. thời
hạn là bao lâu. hạn chót là khi nào. trong mấy ngày. mấy ngày làm việc. mấy tháng. mấy năm. mấy giờ. mấy tiếng.
mấy lần. mấy người. mấy đảng viên. mấy xã. mấy đơn vị. mấy nhóm. mấy loại. mấy điểm. mấy cân. mấy phần. mấy phần trăm.
mấy đồng. mấy triệu đồng. mấy tỷ đồng. là mấy. được mấy. có mấy. cấp mấy. ít nhất mấy. nhiều nhất mấy. cao nhất mấy. tối
đa mấy. tối thiểu mấy. đến mấy. từ mấy. trên mấy. dưới mấy. hơn mấy. thêm mấy. tăng mấy. giảm mấy. thì cần ít nhất.
theo quy định nào. căn cứ vào đâu. nghị quyết số mấy. văn bản nào. điều mấy. khoản mấy. quý mấy. so
với năm trước. so với cùng kỳ. tính đến cuối năm. từ năm đến năm. tỷ lệ là bao nhiêu. tốc độ tăng trưởng. thu nhập
bình quân đầu người. đúng hay sai. đúng hay không. phấn đấu đạt bao nhiêu. nói gì. nói về gì. quy định gì. quy định
thế nào. giao gì. giao bao nhiêu. giao chỉ tiêu gì. gồm những gì. kế hoạch năm nay. nội dung chính. tóm tắt nội dung.
cho tôi biết. tôi muốn hỏi về. cần gì. có gì. cần những gì. phải có gì. cho tôi hỏi. tôi cần biết. tôi muốn biết. tìm
giúp tôi. hãy cho biết. xin hỏi. nêu rõ. liệt kê. so sánh.
"""
"""How people ask: phrases that documents themselves seldom hold."""

_PAIR, _SINGLE, _UNSEEN = 0.75, 0.24, 0.01
_KNOWN_SHARE = 0.5  # Questions of one's own library: above 0.8. English ones, by chance syllables: below 0.3.
_SHAPED_SHARE = 0.75
_TYPED_WITH_ACCENTS = 0.25  # Below this share of dropped accents the bare syllables are taken as meant.
_PHRASES_ONCE_IN = 50_000  # Syllables. Documents seldom ask, and questions always do.
_MORE_THAN_ONE = 1.5
_ENOUGH_SEEN = 100
_ENOUGH_BESIDE = 10
_OFTEN_BESIDE = 0.1
_SELDOM = 0.02
_TONED = 0.65  # Of the words that carry any mark, those that carry a tone.
_FORMAT = 1

_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WITHOUT_TONE = {
    letter: unicodedata.normalize("NFC", _TONE.sub("", unicodedata.normalize("NFD", letter)))
    for letter in map(chr, (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))
}

_WORD = re.compile(r"[^\W\d_]+")
# ki-lô-gam: no part of it is a word of its own.
_FOREIGN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){2,}")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)

_NUMBER, _BREAK = "#", "|"
_PIECE = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d[\d.,]*(?:[/-][\w/-]+)?)|(?P<stop>[.,;:!?()\"\n…/])")
_TOKEN = re.compile(re.sub(r"\?P<\w+>", "?:", _PIECE.pattern))

Pairs = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class AccentModel:
    """Counts of syllables and of pairs of neighbours, in KEY form."""

    singles: dict[str, int]
    pairs: Pairs
    _candidates: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _total: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        candidates: dict[str, list[str]] = {}
        for syllable in self.singles:
            if syllable not in (_NUMBER, _BREAK):
                candidates.setdefault(fold(syllable), []).append(syllable)
        object.__setattr__(self, "_candidates", {bare: tuple(forms) for bare, forms in candidates.items()})
        object.__setattr__(self, "_total", max(1, sum(self.singles.values())))

    @classmethod
    def train(cls, texts: Iterable[str]) -> "AccentModel":
        """Count the syllables of texts.

        Args:
            texts: CLEAN texts with their accents, documents or passages.

        Returns:
            A model of them and of the everyday question phrases.
        """
        learnt = cls({}, {}).and_also(texts)
        weight = 1 + learnt._total // _PHRASES_ONCE_IN
        return learnt.and_also([" ".join(QUESTION_PHRASES.split())] * weight)

    def and_also(self, texts: Iterable[str]) -> "AccentModel":
        """Count more texts.

        Args:
            texts: CLEAN texts with their accents.

        Returns:
            A model of what this one knows and of them.
        """
        singles = Counter(self.singles)
        counts: Counter[tuple[str, str]] = Counter()
        symbols = _Symbols()
        for text in texts:
            line = [_BREAK, *map(symbols.__getitem__, _TOKEN.findall(text))]
            singles.update(line)
            counts.update(pairwise(line))
        pairs = {left: dict(rights) for left, rights in self.pairs.items()}
        for (left, right), count in counts.items():
            rights = pairs.setdefault(left, {})
            rights[right] = rights.get(right, 0) + count
        return AccentModel(dict(singles), pairs)

    def restore(self, text: str) -> str:
        """Put accents where they were left out.

        Args:
            text: a question in NFC.

        Returns:
            The question with accents, all else as typed; the same text if there is nothing to restore.
        """
        pieces = list(_PIECE.finditer(text))
        capitals = text.isupper()
        foreign = [match.span() for match in _FOREIGN.finditer(text)]
        opened = [
            match
            for match in pieces
            if self._is_open(match, capitals) and not any(a <= match.start() < b for a, b in foreign)
        ]
        dropped = self._dropped_share(text, pieces, opened)
        with_accents = dropped < _TYPED_WITH_ACCENTS
        if with_accents:
            opened = [match for match in opened if has_accents(text) and self._is_never_bare(match[0])]
        if not opened:
            return text
        starts = {match.start() for match in opened}
        best = self._best(pieces, starts, max(0.05, dropped), _tones_dropped(text))
        written, done = [], 0
        for place, (match, form) in enumerate(zip(pieces, best, strict=True)):
            doubted = with_accents and not self._belongs(best, place)
            if form is not None and form != syllable_key(match[0]) and not doubted:
                written += [text[done : match.start()], _cased(form, match[0])]
                done = match.end()
        return "".join((*written, text[done:]))

    def holds(self, word: str) -> bool:
        """Return whether a word stands in the texts, as it is written."""
        return syllable_key(word) in self.singles

    def knows(self, phrase: str) -> bool:
        """Return whether the texts hold each word of a phrase, and each pair of neighbours in it."""
        words = list(_syllables(phrase))
        known = all(word in self.singles for word in words)
        return known and all(right in self.pairs.get(left, ()) for left, right in pairwise(words))

    def to_bytes(self) -> bytes:
        """Pack the model: about 8 kB after one resolution, 100 kB after 17 laws (2 million characters)."""
        names = list(self.singles)
        ids = {name: number for number, name in enumerate(names)}
        pairs = [
            [ids[left], *(n for right, c in rights.items() for n in (ids[right], c))]
            for left, rights in self.pairs.items()
        ]
        packed = json.dumps(
            [_FORMAT, names, list(self.singles.values()), pairs], ensure_ascii=False, separators=(",", ":")
        )
        return zlib.compress(packed.encode(), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> "AccentModel":
        """Unpack a model.

        Args:
            data: what `to_bytes` gave.

        Returns:
            The same model.

        Raises:
            ValueError: if the bytes are no model of this version.
        """
        try:
            version, names, counts, rows = json.loads(zlib.decompress(data))
        except (zlib.error, TypeError) as error:
            raise ValueError("these bytes are not an accent model") from error
        if version != _FORMAT:
            raise ValueError(
                f"accent model of format {version}, but this program reads format {_FORMAT}: train it again"
            )
        pairs = {names[row[0]]: {names[row[i]]: row[i + 1] for i in range(1, len(row), 2)} for row in rows}
        return cls(dict(zip(names, counts, strict=True)), pairs)

    def _is_open(self, match: re.Match[str], capitals: bool) -> bool:
        """A syllable typed without a tone, of which forms are known. In a line not all capitals, capitals are an
        abbreviation.
        """
        if match.lastgroup != "word" or _TONE.search(unicodedata.normalize("NFD", match[0])):
            return False
        abbreviation = match[0].isupper() and len(match[0]) > 1 and not capitals
        return not abbreviation and bool(self._forms(match[0]))

    def _forms(self, typed: str) -> tuple[str, ...]:
        """The known forms of a syllable that keep every mark which was typed."""
        forms = self._candidates.get(fold(typed), ())
        if typed.isascii():
            return forms
        marked = syllable_key(typed)
        return tuple(
            form
            for form in forms
            if all(a.isascii() or a == _WITHOUT_TONE.get(b, b) for a, b in zip(marked, form, strict=True))
        )

    def _dropped_share(self, text: str, pieces: list[re.Match[str]], bare: list[re.Match[str]]) -> float:
        """Estimate which share of the accents was left out; 0 means that there is nothing to restore."""
        if not bare:
            return 0.0
        words = [match[0] for match in pieces if match.lastgroup == "word"]
        if not has_accents(text):
            # Abbreviations are no words of either language: UBND, ccn.
            words = [word for word in words if _VOWEL.search(word) and not STANDARD.holds(word)]
            words = [word for word in words if text.isupper() or not word.isupper()]
            shaped = sum(split_syllable(word.lower()) is not None for word in words)
            vietnamese = len(bare) >= _KNOWN_SHARE * len(words) and shaped >= _SHAPED_SHARE * len(words)
            return 1.0 if vietnamese else 0.0
        accented = sum(has_accents(word) for word in words)
        dropped = len(bare) - sum(self._plain_share(match[0]) for match in bare)
        # One word alone may be one that the library has not met.
        return dropped / (dropped + accented) if dropped >= _MORE_THAN_ONE else 0.0

    def _plain_share(self, typed: str) -> float:
        """How often a syllable that looks like this without more accents is written so indeed."""
        return self.singles.get(syllable_key(typed), 0) / sum(self.singles[form] for form in self._forms(typed))

    def _is_never_bare(self, typed: str) -> bool:
        """Whether a syllable would have been met without more accents by now, if it were written so."""
        seen = sum(self.singles[form] for form in self._forms(typed))
        return seen >= _ENOUGH_SEEN and syllable_key(typed) not in self.singles

    def _belongs(self, forms: list[str | None], place: int) -> bool:
        """Whether a form is what often stands beside one of its neighbours: `phạm` after vi."""
        left, form, right = (forms[n] if 0 <= n < len(forms) else None for n in (place - 1, place, place + 1))
        if form is None:
            return False
        after, before = self.pairs.get(left or "", {}).get(form, 0), self.pairs.get(form, {}).get(right or "", 0)
        share = max(after / self.singles.get(left or "", 1), before / self.singles.get(right or "", 1))
        return max(after, before) >= _ENOUGH_BESIDE and share >= _OFTEN_BESIDE

    def _best(
        self, pieces: list[re.Match[str]], opened: set[int], dropped: float, tones_dropped: float
    ) -> list[str | None]:
        """Viterbi: the most probable form of each piece; None where it is not a word."""
        scores: dict[str, float] = {_BREAK: 0.0}
        steps: list[dict[str, str]] = []
        for match in pieces:
            symbol = _symbol(match)
            forms = self._forms(match[0]) if match.start() in opened else (symbol,)
            step: dict[str, str] = {}
            now: dict[str, float] = {}
            for form in forms:
                # What was typed as it is written costs nothing; else an accent, or a tone, was dropped.
                cost = 0.0 if form == symbol else log(dropped if symbol.isascii() else tones_dropped)
                before = max(scores, key=lambda left: scores[left] + self._log(left, form))
                now[form] = scores[before] + self._log(before, form) + cost
                step[form] = before
            steps.append(step)
            scores = now
        form = max(scores, key=lambda last: scores[last])
        best: list[str | None] = []
        for match, step in zip(reversed(pieces), reversed(steps), strict=True):
            best.append(form if match.lastgroup == "word" else None)
            form = step[form]
        return best[::-1]

    def _log(self, left: str, right: str) -> float:
        single = self.singles.get(right, 0)
        pair = self.pairs.get(left, {}).get(right, 0) / self.singles[left] if left in self.singles else 0.0
        return log(_PAIR * pair + (_SINGLE * single + _UNSEEN) / self._total)


def _tones_dropped(text: str) -> float:
    """Estimate which share of the tones was left out of words whose other marks were typed."""
    words = [unicodedata.normalize("NFD", word) for word in _WORD.findall(text) if has_accents(word)]
    toned = sum(_TONE.search(word) is not None for word in words)
    return max(_SELDOM, 1 - toned / (_TONED * len(words))) if words else _SELDOM


def _symbol(match: re.Match[str]) -> str:
    if match.lastgroup == "word":
        return syllable_key(match[0])
    return _NUMBER if match.lastgroup == "number" else _BREAK


class _Symbols(dict[str, str]):
    """What each token of a text is counted as, worked out once for each."""

    def __missing__(self, token: str) -> str:
        match = _PIECE.match(token)
        assert match is not None
        self[token] = _symbol(match)
        return self[token]


def _syllables(text: str) -> Iterable[str]:
    """The syllables of a text in KEY form; numbers and stops are each one symbol."""
    return map(_symbol, _PIECE.finditer(text))


def _cased(form: str, typed: str) -> str:
    """Give a restored form the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    return form.capitalize() if typed[0].isupper() else form
