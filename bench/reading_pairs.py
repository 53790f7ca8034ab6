"""What the reader is learnt from: pairs of a question and a passage, with the words that answer, if any do.

1. The passages of all documents that the parts to learn from speak of are embedded, by the code that ingest uses.
2. Each plain or formal question makes a pair with its passage, and one with another passage: among those that the
   embedder finds nearest to the question, the further the rarer, one that holds not the same words.
3. Each near miss makes a pair with its passage: nothing there answers it.
4. Easy pairs, which come first: a fifth of the questions with their passage, and with one drawn at random. With the
   hard ones alone the model learns to find words in the right passage but not whether a passage is right.
"""

import math
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from bench.libraries import build, open_built
from bench.options import Options
from bench.sets import reading
from index.comprehension.rows import Row, rows_of
from index.embedder import Embedder, Vectors
from index.model import FoundPassage

_EASY = 0.2
_FURTHEST = 300


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of tokens; `words` are the places in it of the first and of the last word that answer, None if none do."""

    row: Row
    words: tuple[int, int] | None

    @property
    def target(self) -> tuple[int, int]:
        """Where the heads should point: the first token stands for nothing."""
        return self.words or (0, 0)


def pairs(options: Options, embedder: Embedder, tokenizer: Tokenizer) -> tuple[list[Pair], list[Pair]]:
    """Return the easy pairs and the others, in random order.

    Args:
        options: The evaluation folder, which parts (all if none is named), and where to tell how far it is.
        embedder: For the passages that are near a question.
        tokenizer: Of the model that reads.
    """
    draw = random.Random(5)
    questions, passages, vectors = _learnt_from(options, embedder)
    at = {(passage.document.file, passage.start): place for place, passage in enumerate(passages)}
    easy: list[Pair] = []
    every: list[Pair] = []
    for one in questions:
        place = at.get((f"{one.record}.txt", one.start))
        if place is None:
            continue
        passage = passages[place]
        right = _pair(tokenizer, one.question, passage, one.answer)
        if one.kind == "near":
            every.append(right)
        if one.kind == "near" or right.words is None:
            continue
        nearest = np.argsort(-(vectors @ embedder.encode_query(one.question)))[: _FURTHEST + 100]
        others = [n for n in nearest if n != place and one.answer.lower() not in passages[n].text.lower()]
        other = others[min(len(others) - 1, int(math.exp(draw.uniform(0, math.log(_FURTHEST)))))]
        every += [right, _pair(tokenizer, one.question, passages[other], "")]
        if draw.random() < _EASY:
            easy += [right, _pair(tokenizer, one.question, draw.choice(passages), "")]
    draw.shuffle(every)
    return easy, every


def _learnt_from(options: Options, embedder: Embedder) -> tuple[list[reading.Asked], list[FoundPassage], Vectors]:
    """The questions, the passages of all their documents, and the vectors of these [passages, dimension]."""
    questions = [one for name in reading.to_learn() if options.wants(name) for one in reading.asked(name)]
    files = reading.records(options.folder, {one.record for one in questions})
    opened = open_built(build("reading", files, embedder, say=options.say).folder, embedder)
    passages = [one for one in opened.store.passages.values() if one.kind in ("body", "preamble")]
    vectors = np.stack([vector for one in passages if (vector := opened.store.vector(one.id)) is not None])
    return questions, passages, vectors


def _pair(tokenizer: Tokenizer, question: str, passage: FoundPassage, answer: str) -> Pair:
    """The row that holds the answer, or the first one."""
    rows: Sequence[Row] = list(rows_of(tokenizer, question, [passage]))
    found = re.search(r"\s+".join(map(re.escape, answer.split())), passage.text) if answer else None
    if found is None:
        return Pair(rows[0], None)
    begin, end = found.span()
    for row in rows:
        held = [place for place, (start, stop) in enumerate(row.offsets) if start < end and begin < stop]
        if held and row.offsets[held[0]][0] <= begin and row.offsets[held[-1]][1] >= end:
            return Pair(row, (row.first + held[0], row.first + held[-1]))
    return Pair(rows[0], None)
