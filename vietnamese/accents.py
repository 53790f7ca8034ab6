"""Accents put back where they were not typed: `chi tieu trong moi` becomes `chỉ tiêu trồng mới`.

1. `train` counts syllables and pairs of neighbours, in KEY form, over the texts of the library and over everyday
   question phrases (below). No word list is shipped: the library's own language is the best dictionary for it.
2. `restore` first asks whether there is something to restore. Without any accent, the words must look Vietnamese: most
   have the shape of a syllable and at least half are known ones without accents; else the text is English or the
   like and stays. With some accents, the share of dropped ones is estimated from what each bare syllable usually is;
   below a quarter the text was typed with accents and stays.
3. The candidates of a bare syllable are the known forms that fold to it. A syllable typed with an accent, a number,
   an abbreviation in capitals and an unknown syllable stay as they are.
4. Viterbi finds the most probable line: 0.75 of the pair's probability, 0.24 of the syllable's, the rest for what was
   never seen; times the estimated chance that the accent was dropped (or was not there to drop).

Real ambiguities remain (`trong`, `trồng`), so search the folded words too, never only the restored ones.
"""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from math import log

from vietnamese.forms import fold, has_accents, syllable_key
from vietnamese.tone import split_syllable

QUESTION_PHRASES = """
là bao nhiêu. là gì. như thế nào. ra sao. thế nào là. ai ký. do ai ký. ai ban hành. cơ quan nào ban hành. khi
nào. ngày nào. ngày bao nhiêu. vào năm nào. năm nào. từ ngày nào. đến khi nào. bao giờ. ở đâu. tại đâu. vì sao.
tại sao. bao nhiêu phần trăm. bao nhiêu xã. bao nhiêu người. bao nhiêu hộ. bao nhiêu tiền. bao nhiêu tỷ đồng.
bao nhiêu ha. có bao nhiêu. đạt bao nhiêu. tăng bao nhiêu. giảm bao nhiêu. chỉ tiêu là bao nhiêu. chỉ tiêu nào.
mục tiêu là gì. chỉ tiêu về. nhiệm vụ gì. những nhiệm vụ nào. giải pháp nào. các giải pháp chủ yếu. phải làm gì.
cần làm gì. ai chịu trách nhiệm. đơn vị nào. cơ quan nào. ai chủ trì. có hiệu lực từ ngày nào. hết hiệu lực khi
nào. còn hiệu lực không. được không. có được không. có phải không. có đúng không. bị xử lý như thế nào. mức phạt
là bao nhiêu. trong bao lâu. thời hạn là bao lâu. theo quy định nào. căn cứ vào đâu. nghị quyết số mấy. văn bản
nào. điều mấy. khoản mấy. quý mấy. so với năm trước. so với cùng kỳ. tính đến cuối năm. từ năm đến năm. tỷ lệ là
bao nhiêu. tốc độ tăng trưởng. thu nhập bình quân đầu người. đúng hay sai. đúng hay không. phấn đấu đạt bao
nhiêu. kế hoạch năm nay. nội dung chính. tóm tắt nội dung. cho tôi biết. hãy cho biết. xin hỏi. nêu rõ. liệt kê.
so sánh.
"""
"""How people ask: phrases that documents themselves seldom hold."""

_PAIR, _SINGLE, _UNSEEN = 0.75, 0.24, 0.01
_KNOWN_SHARE = 0.5  # Questions of one's own library: above 0.8. English ones, by chance syllables: below 0.3.
_SHAPED_SHARE = 0.75
_TYPED_WITH_ACCENTS = 0.25  # Below this share of dropped accents the bare syllables are taken as meant.
_FORMAT = 1

_NUMBER, _BREAK = "#", "|"
_PIECE = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d[\d.,]*)|(?P<stop>[.,;:!?()\"\n…/])")

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
        singles: Counter[str] = Counter()
        pairs: dict[str, Counter[str]] = {}
        for text in chain(QUESTION_PHRASES.splitlines(), texts):
            before = _BREAK
            singles[_BREAK] += 1
            for syllable in _syllables(text):
                singles[syllable] += 1
                pairs.setdefault(before, Counter())[syllable] += 1
                before = syllable
        return cls(dict(singles), {left: dict(right) for left, right in pairs.items()})

    def restore(self, text: str) -> str:
        """Put accents where they were left out.

        Args:
            text: a question in NFC.

        Returns:
            The question with accents, all else as typed; the same text if there is nothing to restore.
        """
        pieces = list(_PIECE.finditer(text))
        capitals = text.isupper()
        bare = [match for match in pieces if self._is_open(match, capitals)]
        dropped = self._dropped_share(text, pieces, bare)
        if not dropped:
            return text
        best = self._best(pieces, {match.start() for match in bare}, log(dropped), log(max(1e-6, 1 - dropped)))
        written, done = [], 0
        for match, form in zip(pieces, best, strict=True):
            if form is not None and form != syllable_key(match[0]):
                written += [text[done : match.start()], _cased(form, match[0])]
                done = match.end()
        return "".join((*written, text[done:]))

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
        """A syllable typed bare, of which forms are known. In a line not all capitals, capitals are an abbreviation."""
        if match.lastgroup != "word" or not match[0].isascii():
            return False
        abbreviation = match[0].isupper() and len(match[0]) > 1 and not capitals
        return not abbreviation and fold(match[0]) in self._candidates

    def _dropped_share(self, text: str, pieces: list[re.Match[str]], bare: list[re.Match[str]]) -> float:
        """Estimate which share of the accents was left out; 0 means that there is nothing to restore."""
        if not bare:
            return 0.0
        words = [match[0] for match in pieces if match.lastgroup == "word"]
        if not has_accents(text):
            words = [word for word in words if not word.isupper()] if not text.isupper() else words
            shaped = sum(split_syllable(word.lower()) is not None for word in words)
            vietnamese = len(bare) >= _KNOWN_SHARE * len(words) and shaped >= _SHAPED_SHARE * len(words)
            return 1.0 if vietnamese else 0.0
        accented = sum(has_accents(word) for word in words)
        dropped = len(bare) - sum(self._plain_share(fold(match[0])) for match in bare)
        share = dropped / (dropped + accented) if dropped + accented else 0.0
        return share if share >= _TYPED_WITH_ACCENTS else 0.0

    def _plain_share(self, bare: str) -> float:
        """How often a syllable that looks like this bare is written without accents indeed."""
        forms = self._candidates[bare]
        return self.singles.get(bare, 0) / sum(self.singles[form] for form in forms)

    def _best(self, pieces: list[re.Match[str]], opened: set[int], dropped: float, kept: float) -> list[str | None]:
        """Viterbi: the most probable form of each piece; None where it is not a word."""
        scores: dict[str, float] = {_BREAK: 0.0}
        steps: list[dict[str, str]] = []
        for match in pieces:
            symbol = _symbol(match)
            forms = self._candidates[fold(match[0])] if match.start() in opened else (symbol,)
            step: dict[str, str] = {}
            now: dict[str, float] = {}
            for form in forms:
                # Accents that are there were kept; a bare form costs nothing, as it has no accent to drop.
                cost = 0.0 if form.isascii() else (dropped if match.start() in opened else kept)
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


def _symbol(match: re.Match[str]) -> str:
    if match.lastgroup == "word":
        return syllable_key(match[0])
    return _NUMBER if match.lastgroup == "number" else _BREAK


def _syllables(text: str) -> Iterable[str]:
    """The syllables of a text in KEY form; numbers and stops are each one symbol."""
    return map(_symbol, _PIECE.finditer(text))


def _cased(form: str, typed: str) -> str:
    """Give a restored form the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return form.upper()
    return form.capitalize() if typed[0].isupper() else form
