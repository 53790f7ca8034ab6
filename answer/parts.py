"""Two questions in one: “Vi bằng là gì và ai được lập?”.

1. A question is cut after a `?`, and before `và`, `còn`, `;` or a comma, where both sides ask: “quyền và nghĩa vụ gì”
   asks once.
2. A later part that says too little of what it is about (“ai ký?”) takes over what the first is about: its words up to
   its question word. One that says enough but names no document stays with the document that the first names.
3. Told stories before the question are no parts: what does not ask goes with the part that follows it.
"""

import re
from itertools import pairwise

from answer.question.asking import ASKS
from ingest.form.number import find_numbers

_MOST = 3
_CUT = re.compile(r"\?\s|[;,]\s|(?<=\s)(?:và|còn|đồng thời|and)\s", re.IGNORECASE)
# What belongs to the asking, or to every question.
_LINKING = frozenset(
    re.findall(
        r"\w+",
        """là do được bị có phải thì gồm bao như thế vào từ của những các hiểu cơ quan khi ngày năm cần trong đó mỗi xử
        phạt nếu và lâu một lần mức hết""",
    )
)
_WORD = re.compile(r"[^\W_]+")
# With fewer words beside its question words a part does not say what it is about.
_OWN_WORDS = 3


def parts_of(reading: str) -> tuple[str, ...]:
    """Return the questions that a question is made of, in order.

    Args:
        reading: The question as it was understood.

    Returns:
        The reading alone if it asks once, or more than `_MOST` times: then nobody can tell what it is.
    """
    pieces = _pieces(reading)
    if not 1 < len(pieces) <= _MOST:
        return (reading,)
    about = _about(pieces[0])
    number = next((found.text for found in find_numbers(pieces[0])), "")
    return (pieces[0], *(_whole(piece, about, number) for piece in pieces[1:]))


def _whole(piece: str, about: str, number: str) -> str:
    if about and not _says_enough(piece):
        return f"{about} {piece}"
    return f"{piece} ({number})" if number and not find_numbers(piece) else piece


def _pieces(reading: str) -> list[str]:
    cuts = [(0, 0), *(cut.span() for cut in _CUT.finditer(reading)), (len(reading), len(reading))]
    between = [(before[1], after[0]) for before, after in pairwise(cuts)]
    asks = [bool(ASKS.search(reading, *place)) for place in between]
    pieces, start, asked = [], 0, False
    for number, (place, asking) in enumerate(zip(between, asks, strict=True)):
        if asked and asking:
            pieces.append(reading[start : between[number - 1][1]])
            start, asked = place[0], False
        asked |= asking
    return [piece.strip(" ?,;") for piece in (*pieces, reading[start:])]


def _about(piece: str) -> str:
    asked = ASKS.search(piece)
    words = [*_WORD.finditer(piece, 0, asked.start())] if asked else []
    while words and words[-1][0].lower() in _LINKING:
        words.pop()
    # Of a story only its last sentence.
    return piece[piece.rfind(". ", 0, words[-1].end()) + 1 : words[-1].end()].strip() if words else ""


def _says_enough(piece: str) -> bool:
    own = [word for word in _WORD.findall(ASKS.sub(" ", piece)) if word.lower() not in _LINKING]
    return len(own) >= _OWN_WORDS
