"""Words of several syllables (`nông thôn`, `giải ngân`), found by underthesea, with their places in the text.

1. underthesea's first call is not safe across threads (it publishes its model before loading it), so `warm_up` makes
   it under a lock; later calls may run in any thread.
2. Text is segmented line by line: a word never crosses a line end. Very long lines are cut at a blank.
3. underthesea sees a copy of equal length that suits its model: tones in the new style, on which it was trained
   (`Tỉnh uỷ` is kept, `Tỉnh ủy` falls apart), lines of capitals in small letters, and a blank for a dash between
   letters (`kinh tế-xã hội` would give `tế-xã`).
4. Its words are looked up in the copy from left to right, which gives their offsets. A line where that fails gives
   its plain tokens instead.
"""

import re
import sys
import threading
from typing import NamedTuple

from vietnamese.tokens import tokens
from vietnamese.tone import canon_syllable


class Word(NamedTuple):
    """A word as it stands at `start:end` of the text. A named tuple for speed, like `Token`."""

    text: str
    start: int
    end: int


# underthesea takes the square of the length of some lines (`1-1-1-…`), so no line goes in longer than this.
_LONGEST = 1000
_LINE = re.compile(rf"[^\n\f]{{1,{_LONGEST}}}(?!\S)|[^\n\f]{{1,{_LONGEST}}}")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_INNER_DASH = re.compile(r"(?<=[^\W\d_])[-–](?=[^\W\d_])")
_lock = threading.Lock()
_warm = threading.Event()


def warm_up() -> None:
    """Load underthesea (about half a second). Called by `segment` itself if nobody did before; safe in any thread."""
    if _warm.is_set():
        return
    with _lock:
        if not _warm.is_set():
            _word_tokenize("Việt Nam")
            _warm.set()


def segment(text: str) -> list[Word]:
    """Segment a text into words.

    Args:
        text: CLEAN text.

    Returns:
        Words from left to right, punctuation left out; syllables that form no longer word stand alone.
    """
    warm_up()
    found: list[Word] = []
    for match in _LINE.finditer(text):
        line = match[0]
        if line.isspace():
            continue
        copy = model_copy(line)
        places = _places(copy, _word_tokenize(copy))
        if places is None:
            places = [(token.start, token.end) for token in tokens(line)]
        offset = match.start()
        found.extend(Word(line[start:end], offset + start, offset + end) for start, end in places)
    return found


def _word_tokenize(line: str) -> list[str]:
    # Imported here: loading it costs 0.4 s and 95 MB, which most commands never need. Its translator, an optional part
    # that nobody calls, would bring torch and transformers along: 2 s more.
    sys.modules.setdefault("underthesea.pipeline.translate", None)  # type: ignore[arg-type]
    from underthesea import word_tokenize

    words: list[str] = word_tokenize(line, use_token_normalize=False)
    return words


def model_copy(line: str) -> str:
    """Return a line as the model knows Vietnamese, with as many characters."""
    if line.isupper() and len(line.lower()) == len(line):
        line = line.lower()
    line = _SYLLABLE.sub(lambda found: canon_syllable(found[0], "new"), line)
    return _INNER_DASH.sub(" ", line)


def _places(line: str, words: list[str]) -> list[tuple[int, int]] | None:
    """Spans of the words in the line, or None if one of their syllables is not where it should be."""
    places, position = [], 0
    for word in words:
        first = -1
        for part in word.split():
            start = line.find(part, position)
            if start < 0 or line[position:start].strip():
                return None
            first = start if first < 0 else first
            position = start + len(part)
        if first >= 0 and any(character.isalnum() for character in word):
            places.append((first, position))
    return None if line[position:].strip() else places
