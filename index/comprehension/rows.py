"""Question and passage -> the tokens that are read together, and back to places in the passage's text.

1. A row is `<s> question </s> </s> what stands above </s> words of the passage`, at most `LONGEST` tokens: what stands
   above is the end of the document's name and the headings, which says of what the passage speaks.
2. A passage that does not fit makes several rows, each overlapping the one before.
3. Padding is left out: rows are batched by length (index/batches.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from index.model import FoundPassage

LONGEST = 256
_QUESTION, _ABOVE, _OVERLAP = 64, 48, 32
_ABOVE_CHARACTERS = 160
_START, _END = 0, 2


@dataclass(frozen=True, slots=True)
class Row:
    """What is read at once. `passage` is its place in the list that was given."""

    passage: int
    ids: tuple[int, ...]
    question: int
    """How many tokens belong to the question, `<s>` and `</s>` included."""
    first: int
    """Where the words of the passage begin."""
    offsets: tuple[tuple[int, int], ...]
    """Of each word of the passage: its place in the text."""


def rows_of(tokenizer: Tokenizer, question: str, passages: Sequence[FoundPassage]) -> Iterator[Row]:
    """Yield the rows of passages in order.

    Args:
        tokenizer: Of the model; adds nothing and cuts nothing here.
        question: As understood.
        passages: Any number.
    """
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:_QUESTION]
    for place, passage in enumerate(passages):
        above = tokenizer.encode(above_of(passage), add_special_tokens=False).ids[-_ABOVE:]
        text = tokenizer.encode(passage.text, add_special_tokens=False)
        front = [_START, *asked, _END, _END, *above, _END]
        room = LONGEST - len(front)
        for start in range(0, max(1, len(text.ids) - _OVERLAP), room - _OVERLAP):
            ids, offsets = text.ids[start : start + room], text.offsets[start : start + room]
            yield Row(place, (*front, *ids), len(asked) + 3, len(front), tuple(offsets))


def above_of(passage: FoundPassage) -> str:
    """Return what stands above a passage, its end if it is long."""
    document = passage.document
    named = " ".join(filter(None, (document.type, document.number, document.title)))
    return " › ".join((named, *passage.path))[-_ABOVE_CHARACTERS:]
