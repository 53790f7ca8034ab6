"""Questions whose answer is a stretch of one context: ViLQA (articles of statutes), ViQuAD and its second edition.

1. ViLQA and ViQuAD 2: every distinct context is a document of its own. ViQuAD: the articles of `squad.py`, whose
   library the bench of retrieval has too.
2. Gold is the context: a right answer quotes the answer from it.
3. ViQuAD 2 asks questions that the context does not answer. Another context of the set may; the bench asks every
   question both of the whole library and of the right document alone, where the set's own truth holds.
4. Every second question is kept from measuring (`fitting`): confidence is fitted on those.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from bench.sets import squad
from bench.sets.model import SourceFile
from bench.sets.seed import HandMade, HandMadeSet

Half = Literal["fitting", "measuring"]


@dataclass(frozen=True, slots=True)
class _Row:
    question: str
    context: str
    answers: tuple[str, ...]
    answerable: bool


def load_vilqa(folder: Path, half: Half = "measuring") -> HandMadeSet:
    """Read ViLQA.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    rows = _rows(folder / "vilqa")
    return _make("vilqa", half, [_Row(r["question"], r["context"], (r["answer"],), True) for r in rows])


def load_viquad2(folder: Path, half: Half = "measuring") -> HandMadeSet:
    """Read the sample of ViQuAD 2.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    rows = _rows(folder / "viquad2")
    given = [_Row(r["question"], r["contexts"][0], tuple(r["answers"]), r["answerable"]) for r in rows]
    return _make("viquad2", half, given)


def load_viquad(folder: Path) -> HandMadeSet:
    """Read ViQuAD.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    files = squad.load_viquad(folder).files
    texts = {file.name: file.data.decode() for file in files}
    questions = []
    for row in _rows(folder / "viquad"):
        name = squad.file_name(row["title"])
        start = texts[name].index(row["context"])
        place = (name, start, start + len(row["context"]))
        questions.append(_question(row["id"], row["question"], tuple(row["answers"]), row["answerable"], place))
    return HandMadeSet("viquad", files, tuple(questions))


def _rows(folder: Path) -> list[dict[str, Any]]:
    with (folder / "questions.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _make(name: str, half: Half, rows: Iterable[_Row]) -> HandMadeSet:
    listed = list(rows)
    files = {row.context: f"{hashlib.sha256(row.context.encode()).hexdigest()[:12]}.txt" for row in listed}
    kept = listed[::2] if half == "fitting" else listed[1::2]
    questions = tuple(
        _question(
            f"{name}-{number}", row.question, row.answers, row.answerable, (files[row.context], 0, len(row.context))
        )
        for number, row in enumerate(kept)
    )
    sources = tuple(SourceFile(file, context.encode()) for context, file in files.items())
    return HandMadeSet(name, sources, questions, f"{name}-contexts")


def _question(
    identity: str, text: str, answers: tuple[str, ...], answerable: bool, place: tuple[str, int, int]
) -> HandMade:
    return HandMade(
        id=identity,
        text=text,
        language="vi",
        answerable=answerable,
        answers=answers,
        all_needed=False,
        kind="",
        passage="",
        place=None,
        files=(place[0],),
        places=(place,) if answerable else (),
    )
