"""Yes or no: only where the sentence settles it, else the sentence alone is the answer.

1. The question becomes a statement: `đúng hay sai`, `có phải`, `có … không` and the law it names are taken out.
2. Statement and evidence (a clause with what it inherits) are laid side by side as rows of content words, in order.
   `không`, `chưa`, `cấm` are no words of the row: they turn the next one round.
3. Yes: the evidence has every word of the statement, none turned round and none put in between, and words that bind or
   limit (phải, chỉ, mọi, trừ) stand in both or in neither.
4. No: the evidence has all the words, but exactly one of them is turned round in one of the two: “không phải lập
   thành văn bản” against “phải lập thành văn bản”; or all but a figure, which it gives another value of.
5. Anything else (a body or a word exchanged, an exception) is left to who reads the sentence.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from answer.draft import Case, Claim, Draft
from answer.facts.nearby import nearby
from answer.judging.judge import Judged
from answer.texts import quoting
from index.terms import syllables
from vietnamese.forms import has_accents, key
from vietnamese.numbers import Quantity, quantities

Verdict = Literal["yes", "no"]

_ASKING = re.compile(
    r"[,.]?\s*(?:là\s+)?(?:đúng\s+hay\s+(?:là\s+)?sai|đúng\s+hay\s+không|có\s+đúng\s+không|đúng\s+không"
    r"|phải\s+không|hay\s+không)\s*[?.]*"
    r"|^(?:có\s+phải|có\s+đúng)(?:\s+là)?\b|\s+không\s*[?.]*$|\s+chưa\s*[?.]*$|[?“”\"]",
    re.IGNORECASE,
)
_ACCORDING = re.compile(
    r"^theo\s+(?:quy\s+định\s+của\s+)?(?:bộ\s+luật|luật|pháp\s+luật|nghị\s+quyết|nghị\s+định|hiến\s+pháp)[^,]{0,80},"
    r"|(?:,\s*)?theo\s+(?:quy\s+định\s+của\s+)?(?:bộ\s+luật|luật|pháp\s+luật|hiến\s+pháp)[^,.;]{0,60}$",
    re.IGNORECASE,
)
# They join or are said of anything.
_STOP = frozenset(
    key(word)
    for word in re.findall(
        r"\w+",
        """và hoặc của các những là thì mà để với trong tại ở khi được phải cần bị do theo có cho về việc đã sẽ đó này
        một như thể nếu cũng nhất thiết hay vào ra từ đến người""",
    )
)
_NEGATIVE = frozenset({"không", "chưa", "cấm"})
_LIMITS = frozenset(
    key(word) for word in re.findall(r"\w+", "phải chỉ mọi tất luôn duy toàn bắt buộc tự kể trừ ngoài bất riêng")
)
# Shorter statements are met by chance.
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    turned: bool


def find(case: Case) -> Draft | None:
    """Answer with the sentences that fit, and yes or no where one settles it."""
    if not case.judged:
        return None
    if has_accents(case.question.reading):
        statement = statement_of(case.question.reading)
        for item in nearby(case):
            verdict = _verdict(statement, item)
            if verdict:
                return Draft([Claim(item.clause.passage, *item.clause.sentence)], item, verdict=verdict)
    return quoting.find(case)


def statement_of(question: str) -> str:
    """Return what a question wants confirmed, without the words of asking."""
    text = _ASKING.sub(" ", " ".join(question.split())).strip(" ,.;")
    return _ACCORDING.sub(" ", text).strip(" ,.;")


def _verdict(statement: str, item: Judged) -> Verdict | None:
    clause = item.clause
    sentence = clause.passage.text[slice(*clause.sentence)]
    return next(
        filter(None, (verdict_of(statement, text) for text in (f"{clause.head} {clause.text}", sentence))), None
    )


def verdict_of(statement: str, evidence: str) -> Verdict | None:
    """Return whether an evidence confirms a statement, contradicts it, or leaves it open (None).

    Args:
        statement: As `statement_of` gives it.
        evidence: A sentence, or a clause with what it inherits.
    """
    figures, given = quantities(statement), quantities(evidence)
    said, stands = _row(statement, figures), _row(evidence, given)
    if len(said) < _FEWEST:
        return None
    blocks = SequenceMatcher(
        None, [word.text for word in said], [word.text for word in stands], autojunk=False
    ).get_matching_blocks()
    pairs = [(said[b.a + i], stands[b.b + i]) for b in blocks for i in range(b.size)]
    if len(pairs) < len(said):
        return None
    turned = sum(one.turned != other.turned for one, other in pairs)
    limits = (set(syllables(statement)) ^ set(syllables(evidence))) & _LIMITS
    within = stands[blocks[0].b : max(b.b + b.size for b in blocks)]
    if turned:
        return "no" if turned == 1 else None
    # Words put in between make it another thing: “ly hôn giả tạo” is no “ly hôn”.
    if (
        limits
        or len(within) > len(pairs)
        or sum(word.turned for word in within) != sum(other.turned for _, other in pairs)
    ):
        return None
    return _by_figures(figures, given)


def _by_figures(figures: list[Quantity], given: list[Quantity]) -> Verdict | None:
    """The words agree; so must each figure with one of its measure."""
    for figure in figures:
        alike = [other for other in given if other.base == figure.base]
        if any(_agree(figure, other) for other in alike):
            continue
        return "no" if len(alike) == 1 and len(figures) == 1 else None
    return "yes"


def _agree(figure: Quantity, other: Quantity) -> bool:
    same = figure.amount == other.amount and figure.high == other.high
    return same and figure.comparator in ("=", other.comparator)


def _row(text: str, figures: list[Quantity]) -> list[_Word]:
    for figure in reversed(figures):
        text = f"{text[: figure.qualified_start]} {text[figure.qualified_end :]}"
    row, turned = [], False
    for word in syllables(text):
        if word in _NEGATIVE:
            turned = not turned
        elif word not in _STOP:
            row.append(_Word(word, turned))
            turned = False
    return row
