"""Everyday words of questions -> the words of documents: `bằng lái` is a giấy phép lái xe, `nới rộng` is mở rộng.

1. A question is cut into words. From left to right the longest entry of synonyms.tsv wins that begins and ends where
   words do, with no punctuation in it: the `trường` of trường hợp is no school.
2. Words in round brackets must stand there, but are not said otherwise: `trần (bao nhiêu)` is not the Trần of a name.
   An entry without words of documents only keeps a shorter one off: xe máy chuyên dùng is no xe máy.
3. Words are compared in their KEY form. Entries of three syllables and more are also met without accents, but for two
   with the same letters; shorter ones may be other words (`đóng tiền`, đồng tiền).
4. Each word of an entry gets what documents say for the whole: of `uống rượu lái xe` any word is met by nồng độ cồn,
   and by itself, for some documents speak as people do. So it needs no phrase that it stands in itself.

Entries lead one way, to the words of documents, but for those with `=`, which mean the same both ways. Only what means
the same where a fact is looked up has one: neither a broader kind (điện gió, năng lượng tái tạo) nor a neighbour.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

from vietnamese.forms import fold, key
from vietnamese.words import Word, segment

Syllables = tuple[str, ...]


class _Entry(NamedTuple):
    first: int
    end: int
    """Which of its syllables are said otherwise; the others stand in brackets."""
    official: tuple[str, ...]


_NAME = re.compile(r"(?:\((?P<before>[^()]*)\))?(?P<said>[^()]+)(?:\((?P<after>[^()]*)\))?")
_SURE_BARE = 3
_PARTED = ("",)
"""In place of a word where punctuation parts two."""


def official(text: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a question that documents say otherwise, each with what documents say.

    Args:
        text: CLEAN text of the question.

    Returns:
        Words cut as `segment` does, with phrases any of which may stand for the word, all in KEY form. A word of two
        entries has the phrases of both.
    """
    words = list(_syllables(text, segment(text)))
    found: dict[str, tuple[str, ...]] = {}
    position = 0
    while position < len(words):
        entry, count = _longest(words, position)
        end = 0
        for word in words[position : position + count]:
            start, end = end, end + len(word)
            if entry and entry.first <= start and end <= entry.end:
                name = " ".join(word)
                others = (phrase for phrase in entry.official if f" {name} " not in f" {phrase} ")
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *others)))
        position += count
    return {name: phrases for name, phrases in found.items() if phrases}


def _syllables(text: str, words: Sequence[Word]) -> Iterator[Syllables]:
    end = words[0].start if words else 0
    for word in words:
        if text[end : word.start].strip(" -"):
            yield _PARTED
        yield tuple(key(word.text).split())
        end = word.end


def _longest(words: Sequence[Syllables], position: int) -> tuple[_Entry | None, int]:
    """The longest entry that begins with a word, and how many words it takes; where there is none, None and 1."""
    best: tuple[_Entry | None, int] = (None, 1)
    said: Syllables = ()
    for count, word in enumerate(words[position : position + _LONGEST], start=1):
        said += word
        if entry := _TABLE.get(said):
            best = (entry, count)
    return best


def _groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every name with the phrases that documents have for it, in KEY form."""
    for line in files(__package__).joinpath("synonyms.tsv").read_text("utf-8").splitlines():
        names, _, phrases = line.partition("\t")
        if line.startswith("#"):
            continue
        if "=" in names:
            equal = tuple(key(name) for name in names.split("="))
            yield from ((name, tuple(other for other in equal if other != name)) for name in equal)
        else:
            said = tuple(filter(None, map(key, phrases.split("|"))))
            yield from ((key(name), said) for name in names.split(","))


def _table() -> dict[Syllables, _Entry]:
    table: dict[Syllables, _Entry] = {}
    bare: dict[Syllables, set[_Entry]] = defaultdict(set)
    for name, phrases in _groups():
        parts = _NAME.fullmatch(name)
        if parts is None:
            raise ValueError(f"synonyms.tsv: {name!r} is no name")
        before, said, after = (tuple((part or "").split()) for part in parts.group("before", "said", "after"))
        whole = before + said + after
        table[whole] = _Entry(len(before), len(before) + len(said), phrases)
        if len(whole) >= _SURE_BARE:
            bare[tuple(map(fold, whole))].add(table[whole])
    return {letters: entries.pop() for letters, entries in bare.items() if len(entries) == 1} | table


_TABLE = _table()
_LONGEST = max(map(len, _TABLE))
