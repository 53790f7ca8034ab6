"""What a model wrote -> its sentences, each with the numbers that it cites.

1. Thinking before the answer (`<think> … </think>`) is passed over; one that never ends leaves nothing.
2. The JSON is the first list or object in the text that has sentences, in a code fence or not.
3. A text of several sentences is cut into them. What is odd in one sentence (no text, no number, a number in words) is
   left for the check to drop; only a reply without any sentence is unusable.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from vietnamese.forms import clean
from vietnamese.sentences import sentences

MOST_SENTENCES = 40
_MOST_STARTS = 20
_THOUGHT_END = "</think>"
_STARTS = re.compile(r"[\[{]")
_INLINE = re.compile(r"\s?\[\d{1,3}(?:, ?\d{1,3})*\]")


class Claimed(NamedTuple):
    """A sentence of the model, and the numbers that it says it rests on: from 1, unchecked."""

    text: str
    evidence: tuple[int, ...]


def sentences_of(said: str) -> tuple[Claimed, ...] | None:
    """Return the sentences of a model's message; None if it holds no JSON with sentences."""
    before, thought, after = said.rpartition(_THOUGHT_END)
    text = after if thought else before + after
    if text.lstrip().startswith("<think>"):
        return None
    decoder = json.JSONDecoder()
    for start in islice(_STARTS.finditer(text), _MOST_STARTS):
        try:
            found, _ = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            continue
        items = found.get("sentences") if isinstance(found, dict) else found
        if isinstance(items, list) and (not items or any(isinstance(item, dict) for item in items)):
            return tuple(islice(_claims(items), MOST_SENTENCES))
    return None


def _claims(items: list[Any]) -> Iterator[Claimed]:
    for item in items:
        text, numbers = (item.get("text"), item.get("evidence")) if isinstance(item, dict) else (item, ())
        if not isinstance(text, str) or not text.strip():
            continue
        numbers = numbers if isinstance(numbers, list) else [numbers]
        cited = tuple(dict.fromkeys(number for number in numbers if type(number) is int))
        whole = _INLINE.sub("", " ".join(clean(text).text.split()))
        yield from (Claimed(whole[start:end], cited) for start, end in sentences(whole))
