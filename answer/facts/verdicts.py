"""Yes or no: only where the sentence settles it, else the sentence alone is the answer.

1. The question becomes a statement: `đúng hay sai`, `có phải`, `có … không` and the law it names are taken out; so are
   period and place, which the judge has held against the clause.
2. Statement and evidence (a clause with what it inherits) are laid side by side as rows of content words, in order.
   `không`, `chưa`, `cấm` are no words of the row: they turn the next one round.
3. Yes: the evidence has every word of the statement, none turned round and none put in between, and words that bind or
   limit (phải, chỉ, mọi, trừ) stand in both or in neither.
4. No: the evidence has all the words, but exactly one of them is turned round in one of the two: “không phải lập
   thành văn bản” against “phải lập thành văn bản”; or all but a figure, which it gives another value of; or all but
   one, in whose place it has the opposite (tăng, giảm).
5. Anything else (a body or a word exchanged, an exception) is left to who reads the sentence. Of sentences that fit
   nearly as well the one is quoted that says what must, may or may not be, as the question asks; one that allows a
   thing once (`chỉ … một lần`) goes before all others where the question asks for once more or for two.
6. What stands below a heading that forbids (Các hành vi bị nghiêm cấm) is shown with it.
"""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from answer.draft import Case, Claim, Draft
from answer.facts.nearby import nearby, sure_of
from answer.figures.premises import contradicted
from answer.judging.confidence import forbidden
from answer.judging.judge import Judged
from answer.question import Question
from answer.texts import quoting
from answer.texts.quoting import claim_of
from answer.texts.subjects import heading_words
from index.named_documents import letters
from index.terms import syllables
from vietnamese.forms import has_accents, key
from vietnamese.numbers import Quantity, quantities
from vietnamese.periods import periods

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
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (("tăng", "giảm"), ("cao", "thấp"), ("nhiều", "ít"), ("trước", "sau"), ("mở", "đóng"), ("dài", "ngắn"))
)
# It is said of a part, or under a condition.
_PARTLY = re.compile(r"(?<!\w)(?:một số|một vài|có nơi|có lúc|nhiều nơi|riêng|trừ|nếu|khi|ở|tại)(?!\w)", re.IGNORECASE)
# They ask, and no clause need have them.
_SAID = frozenset(("không", "đúng", "sai", "liệu", "thể", "nhất thiết", "cần", "phép", "rồi"))
_FORBIDS = re.compile(r"(?<!\w)(?:nghiêm cấm|bị cấm|cấm|không được)(?!\w)", re.IGNORECASE)
# A heading that its points go on from.
_LEADS = re.compile(r"(?<!\w)(?:sau đây|như sau|sau|cấm|không được)\W*$|(?<!\w)(?:không được|cấm)(?!\w)", re.IGNORECASE)
_MODAL = re.compile(
    r"(?<!\w)(?:không (?:được|phải|cần)|chỉ|phải|cấm|nghiêm cấm|được phép|có thể|có quyền|có trách nhiệm|bắt buộc"
    r"|được)(?!\w)",
    re.IGNORECASE,
)
_ASKS_MODAL = re.compile(r"(?<!\w)(?:co (?:duoc|the|phai|can|quien|bat buoc)|duoc phep|nhat thiet|bat buoc)(?!\w)")
_ONCE = re.compile(r"(?<!\w)chỉ\s[^.;]{0,100}?(?<!\w)(?:một|01|1)\s(?!số\s|phần\s)", re.IGNORECASE)
_MORE = re.compile(
    r"(?<!\w)(?:lan nua|them (?:mot |hai )?lan|nhieu lan|lan thu (?:hai|ba|tu|\d)|(?:hai|ba|bon|nhieu|[2-9]|0[2-9])"
    r" [^\W\d]+)(?!\w)"
)
_LOOKED_AT = 60
_MARGIN = 0.2
_TOLD = 0.4
_SURE_ONCE = 0.75


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    turned: bool


def find(case: Case) -> Draft | None:
    """Answer with the sentences that fit, and yes or no where one settles it."""
    if not case.judged:
        return None
    stated = _of_figure(case)
    if stated is not None:
        return stated
    if has_accents(case.question.reading):
        statement = _without_times_and_places(statement_of(case.question.reading), case.question)
        for item in nearby(case):
            verdict = _verdict(statement, item)
            if verdict:
                return Draft([_claim(item)], item, sure=sure_of(case, item, _SAID), verdict=verdict)
    once = _once(case)
    if once:
        return Draft([_claim(once)], once, sure=max(_SURE_ONCE, sure_of(case, once, _SAID)))
    binding = _binding(case)
    return Draft([_claim(binding)], binding, sure=sure_of(case, binding, _SAID)) if binding else quoting.find(case)


def _of_figure(case: Case) -> Draft | None:
    """“… 500 ha phải không?”: whether the ledger has the indicator with this figure, or with another."""
    claim = contradicted(case)
    if claim is None:
        return None
    item = next((one for one in case.judged if one.clause.passage.id == claim.passage.id), case.judged[0])
    return Draft([claim], item, sure=sure_of(case, item, _SAID), verdict="no")


def _claim(item: Judged) -> Claim:
    claim = claim_of(item)
    forbids = next((one for one in reversed(claim.passage.path) if _FORBIDS.search(one)), None)
    return replace(claim, subject=heading_words(forbids)) if forbids else claim


def _once(case: Case) -> Judged | None:
    """The clause that allows a thing once, where the question asks for more, and that says hardly anything else."""
    more = _MORE.search(letters(case.question.reading))
    if not more:
        return None
    for item in case.judged[:_LOOKED_AT]:
        text = item.clause.text
        # “xe hai bánh” is no second one, where the clause says so too.
        counts = _ONCE.search(text) and more[0] not in letters(text)
        if counts and item.by.weights.told(text) >= _TOLD and not forbidden(case, item):
            return item
    return None


def _binding(case: Case) -> Judged | None:
    """The clause that says what must or may be, if the best one does not and it fits nearly as well."""
    first = case.judged[0]
    asks = _ASKS_MODAL.search(letters(case.question.reading))
    if not asks or first.contradicts or _binds(first):
        return None
    return next((item for item in nearby(case, _MARGIN) if _MODAL.search(item.clause.text)), None)


def _binds(item: Judged) -> bool:
    clause = item.clause
    above = next((one for one in clause.passage.path[-1:] if _LEADS.search(one)), "")
    return bool(_MODAL.search(" . ".join((clause.text, clause.head, above))))


def _without_times_and_places(statement: str, question: Question) -> str:
    for found in reversed(periods(statement)):
        statement = f"{statement[: found.start]} {statement[found.end :]}"
    for name in (name for names in question.places for name in names):
        statement = re.sub(rf"(?:(?<!\w)(?:ở|tại|của) )?{re.escape(name)}(?!\w)", " ", statement)
    return " ".join(statement.split())


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
        return "no" if _is_opposite(said, stands) and not _PARTLY.search(evidence) else None
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


def _is_opposite(said: list[_Word], stands: list[_Word]) -> bool:
    """Whether all words of a statement stand together, but for one, in whose place stands its opposite."""
    words, given = [word.text for word in said], [word.text for word in stands]
    for at in range(len(given) - len(words) + 1):
        there = stands[at : at + len(words)]
        others = [(one.text, other.text) for one, other in zip(said, there, strict=True) if one.text != other.text]
        alike = all(one.turned == other.turned for one, other in zip(said, there, strict=True))
        if len(others) == 1 and alike and frozenset(others[0]) in _OPPOSITES:
            return True
    return False


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
