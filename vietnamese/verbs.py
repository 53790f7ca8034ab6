"""The verbs of a question, told by underthesea's tagger; it is loaded when first asked (0.05 s beyond the segmenter).

1. The segmenter is warmed up first; the tagger's own first call is made under a lock as well, for the same reason.
2. The first line of at most `_LONGEST` characters is tagged.
"""

import re
import threading

from vietnamese.words import model_copy, warm_up

_LONGEST = 1000
_LINE = re.compile(rf"[^\n\f]{{1,{_LONGEST}}}")
_VERBAL = ("V", "R")
_lock = threading.Lock()
_warm = threading.Event()


def verbs(text: str) -> frozenset[str]:
    """Return the verbs and adverbs of a question.

    Args:
        text: CLEAN text.

    Returns:
        Words in small letters, blanks between syllables.
    """
    line = _LINE.match(text)
    if line is None or line[0].isspace():
        return frozenset()
    warm_up()
    if not _warm.is_set():
        with _lock:
            _tagged("Việt Nam")
            _warm.set()
    return frozenset(word.lower() for word, tag in _tagged(model_copy(line[0])) if tag in _VERBAL)


def _tagged(line: str) -> list[tuple[str, str]]:
    from underthesea import pos_tag

    tagged: list[tuple[str, str]] = pos_tag(line)
    return tagged
