"""Hand-made questions over a few documents: with an answer, with none, in English, without accents.

1. By default seed/questions.json, over the one document that seed/targets.json names (`meta.file`, beside the folder).
2. Any other file of that shape, with the folder of its documents: `--questions FILE --corpus DIR`.
3. Where a question gives no gold place, its gold passage is looked for in the text of the documents.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.sets.model import SourceFile
from ingest.files.collect import collect
from ingest.reading import Limits
from vietnamese.forms import clean


@dataclass(frozen=True, slots=True)
class HandMade:
    """A question with what answers it."""

    id: str
    text: str
    language: str
    answerable: bool
    answers: tuple[str, ...]
    all_needed: bool
    """Whether every one of `answers` must be in a right answer, or any."""
    kind: str
    passage: str
    """The gold passage, as it stands in the document; empty if unknown."""
    place: tuple[int, int] | None
    """Its offsets in the raw text, in code points."""


@dataclass(frozen=True, slots=True)
class HandMadeSet:
    """Questions and the documents that they are asked of."""

    name: str
    files: tuple[SourceFile, ...]
    questions: tuple[HandMade, ...]


def load_seed(folder: Path) -> HandMadeSet:
    """Read the seed questions.

    Raises:
        FileNotFoundError: They are not in the folder, or their document is not beside it.
    """
    questions = folder / "seed" / "questions.json"
    meta = json.loads((folder / "seed" / "targets.json").read_text("utf-8"))["meta"]
    return HandMadeSet("seed", (_source(folder.parent / meta["file"]),), _questions(questions))


def load_other(questions: Path, corpus: Path) -> HandMadeSet:
    """Read other questions of this shape, over all files of a folder that can be read.

    Raises:
        FileNotFoundError: The file is not there.
    """
    name = questions.stem if questions.stem != "questions" else questions.resolve().parent.name
    with tempfile.TemporaryDirectory() as unpacked:
        sources, _ = collect([corpus], Path(unpacked), Limits())
        files = tuple(SourceFile(source.path.name, source.file.read_bytes()) for source in sources)
    return HandMadeSet(name, files, _questions(questions))


def gold_places(question: HandMade, texts: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Return where the gold passage stands: file -> raw span, for every document that holds it.

    Args:
        question: With a place, a passage, or neither.
        texts: File -> RAW text of each document.
    """
    if question.place is not None:
        # Offsets are into one document: the one that holds the passage there, or the only one.
        held = {
            name: question.place
            for name, raw in texts.items()
            if not question.passage or _same(raw[slice(*question.place)], question.passage)
        }
        if held:
            return held
    if not question.passage:
        return {}
    found = {name: raw.find(question.passage) for name, raw in texts.items()}
    return {name: (at, at + len(question.passage)) for name, at in found.items() if at >= 0}


def _same(text: str, other: str) -> bool:
    return " ".join(clean(text).text.split()) == " ".join(clean(other).text.split())


def _source(path: Path) -> SourceFile:
    return SourceFile(path.name, path.read_bytes())


def _questions(path: Path) -> tuple[HandMade, ...]:
    rows = json.loads(path.read_text("utf-8"))
    return tuple(
        HandMade(
            id=row["id"],
            text=row["question"],
            language=row.get("lang", "vi"),
            answerable=row["answerable"],
            answers=tuple(row.get("gold_answers") or ()),
            all_needed=row.get("answers_mode") == "all",
            kind=row.get("kind") or "",
            passage=row.get("gold_passage") or "",
            place=(row["gold_start"], row["gold_end"]) if row.get("gold_start") is not None else None,
        )
        for row in rows
    )
