"""Text in the fonts of the 1990s -> Unicode: TCVN3 (ABC, `.VnTime`) and VNI (`VNI-Times`).

Such fonts draw Vietnamese letters at the places of Western ones, so a file holds `Céng hßa` (TCVN3) or `Coäng hoøa`
(VNI) where a person sees `Cộng hòa`. A font's name is evidence and no proof, and one document mixes both with Unicode:

1. A block (a paragraph, a cell) is cut where the kind of its fonts changes; symbol fonts are left alone.
2. Each stretch is read three ways: as it is, as TCVN3, as VNI. Of its words that are not plain ASCII those are counted
   that are Vietnamese syllables then. A word with a letter that no legacy font has (ư, ạ) is Unicode already.
3. What stands near in the same font, and the whole document in it, say what that font holds; its name counts as one
   word more.
4. Each stretch takes the way that most of its words agree with, where the shares of step 3 count as one word and a
   half: short ones (`Sè:`) follow what is round them, long ones decide for themselves. Nothing is decoded without a
   name or enough words (so `El niño español`, `où`, `Maß` stay).
5. TCVN3 maps letter to letter. VNI writes a letter and its mark (`a` `ù`), which may stand in two runs.
6. Fonts whose names end in H draw capitals only. Where fonts are not known, capitals are restored in a word whose
   plain letters are capitals (`CéNG`), and in a stretch without one small letter.

Decode before anything is cleaned: U+00AD is the letter ư here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from vietnamese.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE
from vietnamese.syllables import is_syllable

Encoding = Literal["tcvn3", "vni"]
_Kind = Literal["tcvn3", "vni", "symbol", "unknown"]
_WAYS: tuple[Literal["unicode"], Encoding, Encoding] = ("unicode", "tcvn3", "vni")

# What the font holds, in words, if all of it agrees: it decides about one word, and not about two that disagree.
_NEAR, _WHOLE = 1.0, 0.5
# So many stretches before and after are near: a row of a table, a few paragraphs.
_REACH = 8
# Without a name that says so, text is legacy from so many words on, most of them syllables. French, German and Spanish
# reach one such word in ten (`où`: ó).
_ENOUGH_WORDS = 3
_ENOUGH_SHARE = 0.6
# Of all words, the plain ones too, so many are syllables in Vietnamese; in Swedish (`på`: pồ) and German few.
_ENOUGH_OF_ALL = 0.5

# No syllable is longer, in VNI, with a soft hyphen and what stands glued to it.
_LONGEST = 24
# What a PDF makes of U+00AD (a minus; at a line's end PDFium's mark of a hyphen), U+00B7 and U+00B5. They are decoded
# only where a syllable comes of it: a minus is mostly a minus.
_ALIASES = {"\u2212": "\u00ad", "\ufffe": "\u00ad", "\u2219": "\u00b7", "\u03bc": "\u00b5"}
_ALIAS = re.compile(f"[{''.join(_ALIASES)}]")

_WORD = re.compile(f"[A-Za-z\u00a1-\u024f\u0300-\u036f\u1e00-\u1eff{''.join(_ALIASES)}]+")
_QUOTES = "«»"
_SIGN = re.compile("[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LEGACY = re.compile("[\u00a1-\u00ff]")
_UNICODE = re.compile("[\u0100-\u0151\u0154-\u024f\u0300-\u036f\u1e00-\u1eff]")
_FOREIGN = re.compile("[fjwzFJWZ]")
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_CAPITAL = re.compile("[A-Z]")
_SMALL = re.compile("[a-z]")

_SYMBOL_FONT = re.compile("symbol|dingbats|wingdings|webdings|mt extra|marlett", re.IGNORECASE)
_VNI_FONT = re.compile("vni(?![a-z])", re.IGNORECASE)
# `.VnTime`, `VnArialH(Ds)`, `VNSTCVN3`; `VNI-Times` is asked for before.
_TCVN3_FONT = re.compile(r"\.[Vv][Nn]|V[Nn][A-Z]|.*TCVN|ABC[ -]")
_CAPITALS_FONT = re.compile(r"\.?[Vv][Nn].*H(?:Bold|Italic)*\b")
# A PDF names the part of a font that it holds `BADEPR+.VnTimeH,Bold`.
_SUBSET = re.compile("[A-Z]{6}\\+")


class Run(NamedTuple):
    """A stretch of text in one font; None if the font is not known."""

    text: str
    font: str | None = None


class Decoded(NamedTuple):
    """The texts of the runs, in the shape that they were given, and the encodings that were found."""

    blocks: list[list[str]]
    encodings: frozenset[Encoding]


class _Stretch(NamedTuple):
    """Consecutive runs of a block whose fonts are of one kind, and the counts of its words read in each way."""

    texts: list[str]
    fonts: list[str | None]
    kind: _Kind
    counts: Counter[str]


def decode_blocks(blocks: Sequence[Sequence[Run]]) -> Decoded:
    """Decode a document, block by block (a paragraph or a cell), by the names of its fonts and by its content.

    Args:
        blocks: The runs of each block in order. Characters as a program on Windows gives them (cp1252, or the private
            ones of a symbol font), nothing cleaned before.

    Returns:
        The same blocks and runs, decoded; a run of Unicode text is given back as it is.
    """
    if not any(_LEGACY.search(run.text) or _PRIVATE.search(run.text) for block in blocks for run in block):
        return Decoded([[run.text for run in block] for block in blocks], frozenset())
    document = [list(_stretches(block)) for block in blocks]
    encodings = iter(_encodings([stretch for block in document for stretch in block]))
    found: set[Encoding] = set()
    written = []
    for block in document:
        texts: list[str] = []
        for stretch in block:
            encoding = next(encodings)
            if encoding and _LEGACY.search("".join(stretch.texts)):
                found.add(encoding)
            texts += _decode(stretch, encoding) if encoding else stretch.texts
        written.append(texts)
    return Decoded(written, frozenset(found))


def decode_text(text: str) -> tuple[str, Encoding | None]:
    """Decode a text whose fonts are not known (a page of a PDF, a text file), line by line, by its content alone.

    Args:
        text: One page or more; nothing cleaned before.

    Returns:
        The text decoded and the encoding that most of its decoded lines had; the text as it is and None if none had.
    """
    lines = text.splitlines(keepends=True)
    decoded = decode_blocks([[Run(line)] for line in lines])
    if not decoded.encodings:
        return text, None
    written = ["".join(block) for block in decoded.blocks]
    if len(decoded.encodings) == 1:
        (encoding,) = decoded.encodings
    else:
        changed = [line for line, now in zip(lines, written, strict=True) if line != now]
        counts = _count(changed)
        encoding = "vni" if counts["vni"] > counts["tcvn3"] else "tcvn3"
    return "".join(written), encoding


def _stretches(block: Sequence[Run]) -> Iterable[_Stretch]:
    for kind, runs in groupby(block, lambda run: _kind(run.font)):
        together = list(runs)
        texts = [run.text for run in together]
        if kind in ("tcvn3", "vni"):
            texts = [_PRIVATE.sub(lambda found: chr(ord(found[0]) & 0xFF), text) for text in texts]
        counts = Counter[str]() if kind == "symbol" else _count(["".join(texts)])
        yield _Stretch(texts, [run.font for run in together], kind, counts)


@lru_cache(maxsize=1024)
def _kind(font: str | None) -> _Kind:
    if not font:
        return "unknown"
    font = _SUBSET.sub("", font, count=1)
    if _SYMBOL_FONT.search(font):
        return "symbol"
    if _VNI_FONT.match(font):
        return "vni"
    return "tcvn3" if _TCVN3_FONT.match(font) else "unknown"


def _font(stretch: _Stretch) -> str:
    """A name for what is counted together: known kinds by kind, the others by font."""
    return stretch.kind if stretch.kind != "unknown" else f"unknown {stretch.fonts[0]}"


def _count(texts: Iterable[str]) -> Counter[str]:
    """Count words: `ascii` ones with the `syllables` among them; the other `words`, with the syllables in each way."""
    counts: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.findall(text):
            counts.update(_ways(word[: _LONGEST + 1]))
    return counts


@lru_cache(maxsize=65536)
def _ways(word: str) -> tuple[str, ...]:
    # A lone letter proves nothing (`·` is a bullet, and ã in TCVN3), nor does what may be in quotes.
    if word.isascii():
        return ("ascii", "syllables") if is_syllable(word) else ("ascii",)
    if (
        len(word) > _LONGEST
        or word[0] in _QUOTES
        or word[-1] in _QUOTES
        or not (_CAPITAL.search(word) or _SMALL.search(word))
    ):
        return ()
    if _UNICODE.search(word):
        return ("words", "unicode")
    ways = ["words"]
    if _are_syllables(word):
        ways.append("unicode")
    if _are_syllables("".join(_from_tcvn3(word))):
        # A sign within a word (`®ång`) stands there in no other way.
        ways += ["tcvn3", "tcvn3"] if _SIGN.search(word) else ["tcvn3"]
    if _are_syllables("".join(_from_vni(word))):
        ways.append("vni")
    return tuple(ways)


def _are_syllables(text: str) -> bool:
    """Whether it is letters throughout, and a syllable."""
    return bool(_LETTERS.fullmatch(text)) and is_syllable(text)


def _encodings(stretches: Sequence[_Stretch]) -> list[Encoding | None]:
    """Decide for each stretch, with those before and after it in the same font."""
    encodings: list[Encoding | None] = [None] * len(stretches)
    by_font: defaultdict[str, list[int]] = defaultdict(list)
    for place, stretch in enumerate(stretches):
        if stretch.kind != "symbol":
            by_font[_font(stretch)].append(place)
    for places in by_font.values():
        counts = [stretches[place].counts for place in places]
        whole = sum(counts, Counter[str]())
        near = sum(counts[:_REACH], Counter[str]())
        for index, place in enumerate(places):
            if index + _REACH < len(counts):
                near += counts[index + _REACH]
            if index > _REACH:
                near -= counts[index - _REACH - 1]
            encodings[place] = _encoding(stretches[place], near, whole)
    return encodings


def _encoding(stretch: _Stretch, near: Counter[str], whole: Counter[str]) -> Encoding | None:
    named = stretch.kind if stretch.kind in ("tcvn3", "vni") else "unicode"
    best = max(
        _WAYS,
        key=lambda way: (
            stretch.counts[way] + _NEAR * _share(near, way, named) + _WHOLE * _share(whole, way, named),
            way == named,
        ),
    )
    if best == "unicode":
        return None
    return best if best == named or any(_enough(counts, best) for counts in (stretch.counts, near, whole)) else None


def _share(counts: Counter[str], way: str, named: str) -> float:
    return (counts[way] + (way == named)) / (counts["words"] + 1)


def _enough(counts: Counter[str], way: str) -> bool:
    return (
        counts[way] >= _ENOUGH_WORDS
        and counts[way] >= _ENOUGH_SHARE * counts["words"]
        and counts[way] + counts["syllables"] >= _ENOUGH_OF_ALL * (counts["words"] + counts["ascii"])
    )


def _decode(stretch: _Stretch, encoding: Encoding) -> list[str]:
    text = "".join(stretch.texts)
    characters = list(text)
    for found in _WORD.finditer(text):
        word = found[0]
        if not word.isascii() and not _UNICODE.search(word):
            written = _from_tcvn3(word) if encoding == "tcvn3" else _from_vni(word)
            if not _is_foreign(word, written, encoding):
                characters[found.start() : found.end()] = written
    known = any(font is not None for font in stretch.fonts)
    texts, start = [], 0
    for raw, font in zip(stretch.texts, stretch.fonts, strict=True):
        decoded = "".join(characters[start : start + len(raw)])
        if font and encoding == "tcvn3" and _CAPITALS_FONT.match(_SUBSET.sub("", font, count=1)):
            decoded = decoded.upper()
        texts.append(decoded)
        start += len(raw)
    return texts if known else _with_capitals(texts)


def _is_foreign(word: str, written: list[str], encoding: Encoding) -> bool:
    """Whether a word is like `François`: it has a letter that Vietnamese lacks, and is no syllable decoded."""
    if not _FOREIGN.search(word) or not word.isalpha() or (encoding == "vni" and word.isupper()):  # BCÑTW
        return False
    return not _are_syllables("".join(written))


def _from_tcvn3(word: str) -> list[str]:
    if word in ("·", *_ALIASES):
        return [word]  # a bullet, a minus
    if len(word) > _LONGEST:
        return [TCVN3.get(character, character) for character in word]
    if _ALIAS.search(word):
        written = [TCVN3.get(_ALIASES.get(character, character), character) for character in word]
        if _are_syllables("".join(written)):
            return written
    written = [TCVN3.get(character, character) for character in word]
    if "\u00ad" in word and not _are_syllables("".join(written)):
        # Word's own soft hyphen comes out as the same character (`t\u00ad\u00ad`).
        for place in (place for place, character in enumerate(word) if character == "\u00ad"):
            without = [*written[:place], "", *written[place + 1 :]]
            if _are_syllables("".join(without)):
                return without
    return written


def _from_vni(word: str) -> list[str]:
    """The letters of a word: a mark goes into its letter and leaves an empty place."""
    written: list[str] = []
    before = ""
    for character in word:
        pair = VNI_PAIRS.get(before + character) if before else None
        if pair:
            written[-1] = pair
            written.append("")
            before = ""
        else:
            written.append(VNI_SINGLE.get(character, character))
            before = character
    return written


def _with_capitals(texts: list[str]) -> list[str]:
    together = "".join(texts)
    if len(_CAPITAL.findall(together)) > 1 and not _SMALL.search(together):
        return [text.upper() for text in texts]
    return [_LETTERS.sub(_capitals, text) for text in texts]


def _capitals(found: re.Match[str]) -> str:
    word = found[0]
    return word.upper() if len(_CAPITAL.findall(word)) > 1 and not _SMALL.search(word) else word
