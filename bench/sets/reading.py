"""Questions about passages of the bulk corpus and of documents made up for it, for the model that reads.

1. `bench/truth/reading/*.tsv`, a line a question: the record of bulk or the made-up document (`documents/`), the place
   of its passage in the RAW text, the kind, the question, and the words of the passage that answer, word for word.
2. Kinds: `plain`, in everyday words; `formal`, in those of the document; `near`, which looks as if the passage answered
   it and is not answered by it (another passage may); `none`, which nothing in the document answers.
3. The parts named `part-…` (bulk) and `made-…` are learnt from; those named `held-…` (bulk) and `asked-…`, of other
   documents, are asked, without the `near` ones. `held` is asked of their documents and of those of the first
   parts, `made` of all that were made up.
"""

import csv
import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.report import ROOT
from bench.sets.model import SourceFile
from bench.sets.seed import HandMade, HandMadeSet

NAME, MADE = "held", "made"
FOLDER = ROOT / "bench" / "truth" / "reading"
_DOCUMENTS = FOLDER / "documents"
_FIRST_PARTS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one passage."""

    record: str
    start: int
    end: int
    """Of the passage, in the record's text."""
    kind: Literal["plain", "formal", "near", "none"]
    question: str
    answer: str
    """Words of the passage; empty for `near` and `none`."""


def asked(name: str) -> list[Asked]:
    """Return the questions of one part, by its name without the ending."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Asked(row["record"], int(row["start"]), int(row["end"]), row["kind"], row["question"], row["answer"])  # type: ignore[arg-type]
            for row in rows
        ]


def parts(beginning: str) -> list[str]:
    """Return the names of the parts that begin so, in order: `part`, `made`, `held`, `asked`."""
    return sorted(path.stem for path in FOLDER.glob(f"{beginning}-*.tsv"))


def to_learn() -> list[str]:
    """Return the names of the parts that are learnt from, in order."""
    return [*parts("part"), *parts("made")]


def records(folder: Path, wanted: set[str]) -> tuple[SourceFile, ...]:
    """Return records of the bulk corpus, and made-up documents, as files.

    Args:
        folder: The evaluation folder; the corpora lie beside it.
        wanted: Their names.

    Raises:
        FileNotFoundError: The corpus is not there.
    """
    texts = {path.stem: path.read_text("utf-8") for path in _DOCUMENTS.glob("*.txt")}
    if not wanted <= texts.keys():
        texts |= _bulk(folder)
    return tuple(SourceFile(f"{name}.txt", texts[name].encode()) for name in sorted(wanted))


def _bulk(folder: Path) -> dict[str, str]:
    with gzip.open(folder.parent / "corpus" / "bulk" / "vbpl.jsonl.gz", "rt", encoding="utf-8") as lines:
        every = [json.loads(line) for line in lines]
    return {Path(record["file"]).stem: record["text"] for record in every}


def load(folder: Path) -> HandMadeSet:
    """Read the questions that nothing is learnt from, with their documents and others.

    Raises:
        FileNotFoundError: The corpus is not there.
    """
    others = {one.record for name in parts("part")[:_FIRST_PARTS] for one in asked(name)}
    return _set(NAME, folder, parts("held"), others)


def load_made(folder: Path) -> HandMadeSet:
    """Read the questions about made-up documents that nothing is learnt from, with all these documents."""
    return _set(MADE, folder, parts("asked"), {path.stem for path in _DOCUMENTS.glob("*.txt")})


def _set(name: str, folder: Path, names: list[str], others: set[str]) -> HandMadeSet:
    held = [(part, one) for part in names for one in asked(part)]
    questions = tuple(
        HandMade(
            id=f"{part}-{number}",
            text=one.question,
            language="vi",
            answerable=one.kind != "none",
            answers=(one.answer,) if one.answer else (),
            all_needed=False,
            kind=one.kind,
            passage="",
            place=None,
            files=(f"{one.record}.txt",),
            places=((f"{one.record}.txt", one.start, one.end),) if one.answer else (),
        )
        for number, (part, one) in enumerate(held, 1)
        if one.kind != "near"
    )
    return HandMadeSet(name, records(folder, {one.record for _, one in held} | others), questions)
