"""The forms of a text: CLEAN to parse and embed, KEY and FOLD to match. RAW itself is never touched.

`clean` makes CLEAN from RAW and remembers which raw characters each clean one stands for:

1. If the text is NFC and holds no odd character, it is its own clean form.
2. Else find the odd spots with one expression: a line end of two characters, invisible characters, and (only where
   the text is not NFC) a letter with what may combine with it. Everything between them maps one to one.
3. Write the clean form of each spot: line ends become a newline, invisible and control characters vanish, letters
   are composed. Each becomes a piece with its own clean and raw length; a piece of equal lengths maps one to one.
4. Exchange single characters, which moves no offset: odd blanks for a space, other line breaks for a newline, and
   eth (Ð, ð, as some old fonts write it) for Đ, đ where the word is Vietnamese, and Latin letters for Cyrillic ones
   among them (`06/2026/TT-BTС`, as the Gazette printed it): they look the same.

A form feed stays: it parts the pages of a PDF. Decode legacy fonts before: there U+00AD is the letter ư.

`key` makes KEY: lower case, tones where the old style puts them, `y` for `i` where both are written (tỷ lệ, tỉ lệ),
one kind of dash and quote, `kinh tế - xã hội` as `kinh tế-xã hội`, single spaces. `fold` is KEY without diacritics.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.tone import canon_syllable

# Zero-width and directional marks, soft hyphen, and U+FFFE, which PDFium writes for a hyphen at a line end.
_DROPPED = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_EXCHANGED = dict.fromkeys("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " ")
_EXCHANGED |= {"\u202f": " ", "\u205f": " ", "\u3000": " "}
_EXCHANGED |= {"\r": "\n", "\x0b": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
_ETH = {"Ð": "Đ", "ð": "đ", "\u0189": "Đ", "\u0256": "đ"}

# Cyrillic letters that look like Latin ones.
_CYRILLIC = "АВЕКМНОРСТУХІаеорсухі"
_LATIN = str.maketrans(_CYRILLIC, "ABEKMHOPCTYXIaeopcyxi")

_DROPPED_RUN = re.compile(f"[{_DROPPED}]+")
_EXCHANGE = re.compile(f"[{''.join(_EXCHANGED)}]")
_ETH_LETTER = re.compile(f"[{''.join(_ETH)}]")
_ODD = re.compile(f"[{_DROPPED}{''.join(_EXCHANGED)}{''.join(_ETH)}{_CYRILLIC}]")
_CYRILLIC_LETTER = re.compile(f"[{_CYRILLIC}]")
# Words and what hyphens and slashes join to them.
_COMPOUND = re.compile(r"[^\W_]+(?:[-/.][^\W_]+)*")

# Characters that NFC leaves alone and that never combine with the one before them. A spot that is to be composed
# runs from the last of these before it to the first of these after it.
_SAFE = (
    "\x20-\x7e\n\t\x0b\x0c\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2002-\u200a\u2010-\u2029\u202f-\u205f\u20a0-\u20bf"
)
_SPOT_IN_NFC = re.compile(f"\r\n|[{_DROPPED}]+")
_SPOT = re.compile(f"\r\n|[{_SAFE}]?[^\r{_SAFE}]+")


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean text with the way back to the raw one.

    Piece `i` covers `text[clean_starts[i]:clean_starts[i + 1]]` and the raw characters from `raw_starts[i]` on;
    both lists end with the lengths of the texts. Memory goes with the number of odd spots, not of characters.
    """

    text: str
    raw_length: int
    clean_starts: "array[int]"
    raw_starts: "array[int]"

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Find the raw characters that a clean span stands for.

        Args:
            start: first clean offset.
            end: clean offset after the last character.

        Returns:
            Start and end in the raw text: all combining marks of the last character are inside, dropped characters
            are inside only between two characters of the span.

        Raises:
            ValueError: if the span is not in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} is not within the clean text of {len(self.text)} characters")
        first = self._raw(start)[0]
        return (first, first) if start == end else (first, self._raw(end - 1)[1])

    def clean_offset(self, raw_offset: int) -> int:
        """Find where a raw offset lies in the clean text.

        Args:
            raw_offset: an offset into the raw text.

        Returns:
            The clean offset: inside a composed letter its start, on a dropped character the next one.

        Raises:
            ValueError: if the offset is not in the raw text.
        """
        if not 0 <= raw_offset <= self.raw_length:
            raise ValueError(f"offset {raw_offset} is not within the raw text of {self.raw_length} characters")
        if raw_offset == self.raw_length:
            return len(self.text)
        piece = bisect_right(self.raw_starts, raw_offset) - 1
        clean_start, clean_end = self.clean_starts[piece], self.clean_starts[piece + 1]
        raw_start, raw_end = self.raw_starts[piece], self.raw_starts[piece + 1]
        return clean_start + (raw_offset - raw_start if clean_end - clean_start == raw_end - raw_start else 0)

    def _raw(self, offset: int) -> tuple[int, int]:
        """Raw start and end of one clean character; at the end of the text, of nothing."""
        if offset == len(self.text):
            return self.raw_length, self.raw_length
        # Dropped pieces are empty here, so the last piece that starts at or before the offset holds the character.
        piece = bisect_right(self.clean_starts, offset) - 1
        clean_start, clean_end = self.clean_starts[piece], self.clean_starts[piece + 1]
        raw_start, raw_end = self.raw_starts[piece], self.raw_starts[piece + 1]
        if clean_end - clean_start == raw_end - raw_start:
            place = raw_start + offset - clean_start
            return place, place + 1
        return raw_start, raw_end


def clean(raw: str) -> Clean:
    """Make the clean form of a text.

    Args:
        raw: text as the file has it, legacy fonts decoded.

    Returns:
        Its clean form: NFC, odd blanks and invisible characters gone, with an offset map.
    """
    composed = unicodedata.is_normalized("NFC", raw)
    if composed and not _ODD.search(raw):
        return Clean(raw, len(raw), array("I", (0, len(raw))), array("I", (0, len(raw))))
    if composed and _DROPPED_RUN.search(raw):
        # What is dropped may have kept a letter and its mark apart.
        composed = unicodedata.is_normalized("NFC", _DROPPED_RUN.sub("", raw))
    written: list[str] = []
    clean_starts, raw_starts = array("I"), array("I")
    length = done = 0
    for spot in (_SPOT_IN_NFC if composed else _SPOT).finditer(raw):
        start = spot.start()
        for text, size in ((raw[done:start], start - done), *_written(spot[0])):
            if size:
                clean_starts.append(length)
                raw_starts.append(done)
                written.append(text)
                length += len(text)
                done += size
    clean_starts.extend((length, length + len(raw) - done))
    raw_starts.extend((done, len(raw)))
    written.append(raw[done:])
    text = _EXCHANGE.sub(lambda found: _EXCHANGED[found[0]], "".join(written))
    if _ETH_LETTER.search(text):
        text = _ETH_LETTER.sub(_without_eth, text)
    if _CYRILLIC_LETTER.search(text):
        text = _COMPOUND.sub(_without_cyrillic, text)
    return Clean(text, len(raw), clean_starts, raw_starts)


def _written(spot: str) -> Iterator[tuple[str, int]]:
    """Write an odd spot: pieces of clean text, each with the number of raw characters that it stands for."""
    if spot == "\r\n":
        yield "\n", 2
        return
    piece, marks, size, dropped = "", "", 0, 0
    for character in spot:
        if _DROPPED_RUN.match(character):
            dropped += 1
        elif size and unicodedata.combining(character):
            # Composed with the rest at the end: a page of marks must not cost its square.
            marks += character
            size, dropped = size + dropped + 1, 0
        else:
            piece, marks = unicodedata.normalize("NFC", piece + marks), ""
            alone = unicodedata.normalize("NFC", character)
            together = unicodedata.normalize("NFC", piece + character)
            if together == piece + alone:
                yield piece, size
                yield "", dropped
                piece, size, dropped = alone, 1, 0
            else:
                piece, size, dropped = together, size + dropped + 1, 0
    yield unicodedata.normalize("NFC", piece + marks), size
    yield "", dropped


_ASCII_VOWELS = frozenset("aeiouyAEIOUY")
_REACH = 40  # No Vietnamese word is longer; a bound keeps a run of letters without end from costing its square.


def _without_eth(found: re.Match[str]) -> str:
    """Write đ for eth in a Vietnamese word: before a vowel at its start (Ðảng), or among capital consonants (HÐND)."""
    text, place = found.string, found.start()
    start = place
    while start > 0 and place - start < _REACH and text[start - 1].isalpha():
        start -= 1
    end = place + 1
    while end < len(text) and end - place < _REACH and text[end].isalpha():
        end += 1
    bases = [unicodedata.normalize("NFD", letter)[0] for letter in text[start:place] + text[place + 1 : end]]
    starts_syllable = start == place and bool(bases) and bases[0] in _ASCII_VOWELS
    code = text[start:end].isupper() and not _ASCII_VOWELS.intersection(bases)
    return _ETH[found[0]] if (starts_syllable or code) and all(base.isascii() for base in bases) else found[0]


def _without_cyrillic(found: re.Match[str]) -> str:
    """Write Latin letters for Cyrillic ones, in a word that has Latin letters and no truly Cyrillic one (Ж, д)."""
    latin = found[0].translate(_LATIN)
    has_latin = any(letter.isalpha() and letter not in _CYRILLIC for letter in found[0])
    return latin if has_latin and not re.search("[\u0400-\u04ff]", latin) else found[0]


_MARKS = dict.fromkeys(range(0x300, 0x370))
_BASES = {
    code: base
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if (base := unicodedata.normalize("NFD", chr(code)).translate(_MARKS)) != chr(code)
}
_UNFOLDED = str.maketrans("đĐ", "dD") | _BASES | _MARKS

_SIMPLE = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′ʼ", "'"))
_NOT_PLAIN = re.compile("[‐‑‒–—―−“”„‟«»″‘’‚‛′ʼ]")
_JOINT = re.compile(r"(?<=[^\W\d_])[^\S\n]*-[^\S\n]*(?=[^\W\d_])")
# A letter with one mark too many is no syllable: moving its first mark would leave the second on another letter.
_WORD = re.compile(r"[^\W\d_]++(?![\u0300-\u036f])")
_I_OR_Y = re.compile("(?:[hklmst]|qu)i")


def key(text: str) -> str:
    """Make the form for matching with diacritics.

    Args:
        text: any text, clean or raw.

    Returns:
        KEY: equal for writings that differ in case, tone placement, i/y, dashes, quotes and blanks only.
    """
    text = unicodedata.normalize("NFC", text)
    if _NOT_PLAIN.search(text):
        text = text.translate(_SIMPLE)
    text = _WORD.sub(_word_key, _JOINT.sub("-", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """Make the form for matching without diacritics: KEY with every mark gone and d for đ.

    Args:
        text: any text, clean or raw.

    Returns:
        FOLD: `chỉ tiêu` and `chi tieu` give the same.
    """
    folded = key(text)
    return folded if folded.isascii() else folded.translate(_UNFOLDED)


def _word_key(found: re.Match[str]) -> str:
    return syllable_key(found[0])


@lru_cache(maxsize=262144)
def syllable_key(syllable: str) -> str:
    """Make the KEY of one syllable or word of letters, in NFC: the cached step that `key` does for each."""
    lowered = unicodedata.normalize("NFC", syllable.casefold())
    placed = canon_syllable(lowered, "old")
    if _I_OR_Y.fullmatch(placed.translate(_UNFOLDED)):
        return placed[:-1] + placed[-1].translate(_Y_FOR_I)
    return placed


_Y_FOR_I = str.maketrans("iìíĩỉị", "yỳýỹỷỵ")
_ACCENTED = re.compile(
    "[" + "".join(chr(code) for code in _BASES if _BASES[code] in set("aeiouyAEIOUY") and code > 0x1E9F)
    + "ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]|[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ][\u0300-\u0303\u0306\u0309\u031b\u0323]"
)  # fmt: skip


def has_accents(text: str) -> bool:
    """Say whether a text has any letter of Vietnamese that is not plain ASCII."""
    return bool(_ACCENTED.search(text))
