"""English questions about policy documents: whether one is, and its words -> the Vietnamese terms of the documents.

1. A question is English if it has English words that cannot be Vietnamese syllables (`what`, `rate`), and more of them
   than Vietnamese ones; names in it, and words that both languages write (`to`, `an`, `the`), count for neither.
2. It is cut into words. A document number is a term of its own and the type before it none; years and dates are none.
3. What asks for a document or a body (`which ministry`, `who signed`) is left out: it is of the answer, not the topic.
4. The longest phrase of the glossary wins: `state budget revenue` before `budget`. It is looked up as typed, then in
   the singular, then by its stem; British and American spelling are one.
5. Vietnamese words and capitalised syllables running (`sâm Ngọc Linh`, `Mang Den`) are terms as they are.
6. A word that the glossary lacks stands for itself: left out, it would let another thing of the same kind answer.
   Grammar is no term, nor is what is said of any figure (`target`, `number`) where there is a topic.

The glossary is ours (english_subjects.py, english_everyday.py). It helps words to meet where the embedder's sense of
two languages is too coarse; it is no translator.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, takewhile

from vietnamese.english_everyday import EVERYDAY, GRAMMAR, SLIGHT
from vietnamese.english_stems import as_spelt, singular, stem
from vietnamese.english_subjects import SUBJECTS
from vietnamese.forms import has_accents
from vietnamese.tokens import Token, tokens

Group = tuple[str, ...]
"""Vietnamese terms, any of which an English word may stand for."""

_TYPE = (
    r"(?:joint )?(?:resolution|decree|decision|directive|circular|conclusion|law|regulation|document|code|ordinance)"
)
_BODY = r"(?:ministr(?:y|ies)|agenc(?:y|ies)|bod(?:y|ies)|authorit(?:y|ies)|departments?|committees?|offices?|units?)"
_DONE = r"(?:signed|issued|promulgated|adopted|passed|enacted)"
_ASKING = re.compile(
    rf"\b(?:which|what) (?:other )?(?:{_TYPE}s?|{_BODY}|organi[sz]ations?|institutions?|person|officials?)\b"
    r"|\bhow (?:many|much|old|long|far|big|large|high|tall|soon|often)\b"
    r"|\b(?:which|what) (?:date|day|year|month|time)\b"
    rf"|\bwho (?:has |have )?{_DONE}\b|\b{_DONE} by whom\b|\b(?:first |was |were |it )?{_DONE}(?=\s*(?:\?|$))"
    # The numeral of a document says which one, and so does the type before a whole number.
    rf"|\b{_TYPE} (?:no\.? ?|number )?(?:\d[\w.]{{0,7}}(?:/\d{{4}})?(?![\w/.-]*\w)|(?=\d))",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\b(?P<which>first|last|final) (?P<count>\w+) months\b", re.IGNORECASE)
_QUARTER = re.compile(r"\bq(?:uarter )?(?P<number>[1-4])\b", re.IGNORECASE)
_QUARTERS = ("I", "II", "III", "IV")
_PART_OF_YEAR = re.compile(r"\b(?P<which>end|beginning|start) of (?=(?:19|20)\d\d\b)", re.IGNORECASE)
_MAY = re.compile(r"\bMay(?= \d)|(?<=\d )May\b")
_GROUPED = re.compile(r"[.,](?=\d{3}(?:[.,]\d{3})*$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
# By its letters it may be a syllable of Vietnamese: `ban`, `the`, `nghieng`.
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:ieu|oa[iyo]|oeo|ua[iy]|uo[iu]|uy[aeu]|yeu|a[iouya]|e[oue]|i[aeu]|o[aeio]|u[aeiouy]|ye|[aeiouy])"
    r"(?:ch|nh|ng|[cmnpt])?",
    re.IGNORECASE,
)

# `what` and `is` say more than `budget`, which may be a loanword.
_SURE = 2
# Those of the glossary (GDP, FDI) stand in Vietnamese too.
_ABBREVIATION = re.compile(r"[A-Z]{2,4}")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower())


def _entries() -> Iterator[tuple[list[str], Group]]:
    for entry in f"{SUBJECTS};{EVERYDAY}".replace("\n", ";").split(";"):
        names, _, terms = entry.partition(":")
        for name in filter(str.strip, names.split(",")):
            yield _words(name), tuple(term.strip() for term in terms.split("|"))


def _tables() -> list[tuple[Callable[[str], str], dict[tuple[str, ...], Group]]]:
    # Of two entries with one stem the shorter name has it: `plans` and `planned` are of `plan`, not of `planning`.
    entries = sorted(_entries(), key=lambda entry: sum(map(len, entry[0])))
    tables: list[tuple[Callable[[str], str], dict[tuple[str, ...], Group]]] = []
    for form in (as_spelt, singular, stem):
        table: dict[tuple[str, ...], Group] = {}
        for name, terms in entries:
            table.setdefault(tuple(map(form, name)), terms)
        tables.append((form, table))
    return tables


_GRAMMAR = frozenset(GRAMMAR.split())
_SLIGHT = frozenset(map(stem, SLIGHT.split()))
_TABLES = _tables()
_LONGEST = max(len(name) for _, table in _TABLES for name in table)
# Of a phrase only what can be no Vietnamese syllable is known alone: not the `minh` of Ho Chi Minh City.
_KNOWN = frozenset(
    name for words, _ in _entries() for name in map(stem, words) if len(words) == 1 or not _SYLLABLE.fullmatch(name)
)


def is_english(question: str) -> bool:
    """Return whether a question is in English; names in it may be Vietnamese, with accents or without.

    Args:
        question: CLEAN text. Vietnamese typed without accents is not English, nor is a question of names alone.
    """
    english = vietnamese = 0
    shouted = question.isupper()
    for token in tokens(question):
        if token.kind != "word":
            continue
        is_name = token.start > 0 and token.text[0].isupper() and not shouted
        if has_accents(token.text):
            vietnamese += not is_name
        elif _SYLLABLE.fullmatch(token.text):
            vietnamese += not is_name and not _is_known(token.text.lower())
        elif as_spelt(token.text.lower()) in _GRAMMAR:
            english += _SURE
        elif len(token.text) > 1 and not _ABBREVIATION.fullmatch(token.text):
            english += _is_known(token.text.lower())
    return english > vietnamese


def translate(question: str) -> list[Group]:
    """Return, for each content word or phrase of an English question, the Vietnamese terms that it may stand for.

    Args:
        question: In English; names in it may be written with accents or without.

    Returns:
        Groups in the order of the question, none twice; what only asks, joins or dates is left out.
    """
    periods, rest = _periods(question)
    cut = [token for token in tokens(_ASKING.sub(_blank, rest)) if token.kind in ("word", "number", "docnumber")]
    words = [as_spelt(token.text.lower().replace("’", "'")) for token in cut]
    groups, slight = list(periods), []
    position = 0
    while position < len(cut):
        found, length = _longest(words, position)
        names = _names(cut, position, rest)
        if names > max(1, length) or (names and has_accents(cut[position].text)):
            groups += _written(rest[cut[position].start : cut[position + names - 1].end])
            length = names
        elif length == 1 and stem(words[position]) in _SLIGHT:
            slight.append(found)
        elif found:
            groups.append(found)
        elif not length:
            length = _joined(cut, position)
            groups += _as_it_is(cut[position : position + length], words[position])
        position += length
    return list(dict.fromkeys(groups or [group for group in slight if group]))


def _periods(question: str) -> tuple[list[Group], str]:
    """Months and quarters as the documents say them, and the question with blanks for them."""
    found = []
    for match in _MONTHS.finditer(question):
        count = match["count"].lower()
        number = count if count.isdigit() else next(iter(_longest([count], 0)[0]), "")
        found.append((match, f"{number} tháng {'đầu' if match['which'].lower() == 'first' else 'cuối'}"))
    found += [(match, f"quý {_QUARTERS[int(match['number']) - 1]}") for match in _QUARTER.finditer(question)]
    found += [
        (match, "cuối năm" if match["which"].lower() == "end" else "đầu năm")
        for match in _PART_OF_YEAR.finditer(question)
    ]
    found += [(match, "tháng 5") for match in _MAY.finditer(question)]
    rest = question
    for match, _ in found:
        rest = rest[: match.start()] + _blank(match) + rest[match.end() :]
    return [(said,) for match, said in sorted(found, key=lambda one: one[0].start())], rest


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@lru_cache(maxsize=16384)
def _is_known(word: str) -> bool:
    return as_spelt(word) in _GRAMMAR or stem(word) in _KNOWN or stem(word) in _SLIGHT


def _longest(words: Sequence[str], position: int) -> tuple[Group, int]:
    """The terms of the longest phrase that starts there, and its length; none and 0 for an unknown word."""
    for length in range(min(_LONGEST, len(words) - position), 0, -1):
        phrase = words[position : position + length]
        if length == 1 and phrase[0] in _GRAMMAR:
            return (), 1
        for form, table in _TABLES:
            terms = table.get(tuple(map(form, phrase)))
            if terms:
                return terms, length
    return (), int(stem(words[position]) in _SLIGHT)


def _names(cut: Sequence[Token], position: int, text: str) -> int:
    """How many words from there on are Vietnamese, or the syllables of a name; 0 if none is one for sure."""
    first = cut[position]
    before = cut[position - 1].text if position else first.text
    if as_spelt(first.text.lower()) in _GRAMMAR and not before[0].islower():
        return 0
    run = list(takewhile(lambda at: _may_be_name(cut, position, at, text), range(position, len(cut))))
    sure = any(has_accents(cut[at].text) or not _is_known(cut[at].text.lower()) for at in run)
    return len(run) if sure else 0


def _may_be_name(cut: Sequence[Token], position: int, at: int, text: str) -> bool:
    word = cut[at].text
    if at > position and text[cut[at - 1].end : cut[at].start].strip(" "):
        return False
    if has_accents(word):
        return cut[at].kind == "word"
    return bool(_SYLLABLE.fullmatch(word)) and (word[0].isupper() or not _is_known(word.lower()))


def _written(run: str) -> list[Group]:
    """The terms of a run of Vietnamese words: what is in small letters (`sâm`), and the name (`Ngọc Linh`)."""
    words = (list(part) for _, part in groupby(run.split(), key=lambda word: word[0].isupper()))
    return [(" ".join(part) if has_accents(run) else " ".join(part).lower(),) for part in words]


def _joined(cut: Sequence[Token], position: int) -> int:
    """How many tokens follow one another without a blank: two of `5G`."""
    rest = range(position + 1, len(cut))
    return 1 + sum(1 for _ in takewhile(lambda at: cut[at].start == cut[at - 1].end, rest))


def _as_it_is(cut: Sequence[Token], word: str) -> list[Group]:
    first, *others = cut
    if first.kind == "docnumber":
        return [(first.text,)]
    if first.kind != "number":
        return [(word,)]
    number = _GROUPED.sub("", first.text)
    glued = [one.text.lower() for one in others if one.text.lower() not in _ORDINAL]
    return [] if _YEAR.fullmatch(number) and not glued else [(" ".join((number, *glued)),)]
