"""Hand-made questions over a few documents: with an answer, with none, in English, without accents.

1. By default seed/questions.json, over the one document that seed/targets.json names (`meta.file`, beside the folder).
2. Any other file of that shape, with the folder of its documents: `--questions FILE --corpus DIR`.
3. Where a question gives no gold places, its gold passages are looked for in the text of its documents, each after the
   one before it: “a) …” may stand in many lists. Blanks and line breaks need not agree.
"""

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench.report import ROOT
from bench.sets.model import SourceFile
from ingest.files.collect import collect
from ingest.reading import Limits
from vietnamese.forms import clean

Place = tuple[str, int, int]
"""File, start and end in its raw text."""


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
    passages: tuple[str, ...] = ()
    """All gold passages, where there are several."""
    files: tuple[str, ...] = ()
    """The documents that hold them; empty where any may."""
    places: tuple[Place, ...] = ()
    """Where they stand, if the set knows."""
    reason: str = ""
    """Of an unanswerable question: why, as `Refusal.reason` names it."""


@dataclass(frozen=True, slots=True)
class HandMadeSet:
    """Questions and the documents that they are asked of."""

    name: str
    files: tuple[SourceFile, ...]
    questions: tuple[HandMade, ...]
    library: str = ""
    """Sets over the same files share a library of this name; empty for the set's own."""
    ocr: bool = True


def load_seed(folder: Path) -> HandMadeSet:
    """Read the seed questions.

    Raises:
        FileNotFoundError: They are not in the folder, or their document is not beside it.
    """
    questions = folder / "seed" / "questions.json"
    meta = json.loads((folder / "seed" / "targets.json").read_text("utf-8"))["meta"]
    return HandMadeSet("seed", (_source(folder.parent / meta["file"]),), read_questions(questions))


def load_seed_with_samples(folder: Path) -> HandMadeSet:
    """Read the seed questions, with the made-up examples of `data/` beside their document.

    Raises:
        FileNotFoundError: As `load_seed`.
    """
    seed = load_seed(folder)
    have = {file.data for file in seed.files}
    samples = (_source(path) for path in sorted((ROOT / "data").iterdir()))
    files = (*seed.files, *(file for file in samples if file.data not in have))
    return replace(seed, name="seed+samples", files=files)


def load_other(questions: Path, corpus: Path) -> HandMadeSet:
    """Read other questions of this shape, over all files of a folder that can be read.

    Raises:
        FileNotFoundError: The file is not there.
    """
    name = questions.stem if questions.stem != "questions" else questions.resolve().parent.name
    with tempfile.TemporaryDirectory() as unpacked:
        sources, _ = collect([corpus], Path(unpacked), Limits())
        files = tuple(SourceFile(source.path.name, source.file.read_bytes()) for source in sources)
    return HandMadeSet(name, files, read_questions(questions))


def gold_places(question: HandMade, texts: Mapping[str, str]) -> tuple[Place, ...]:
    """Return where the gold passages stand, in every document that holds them.

    Args:
        question: With places, passages, or neither.
        texts: File -> RAW text of each document.
    """
    if question.places:
        return question.places
    if question.place is not None:
        # Offsets are into one document: the one that holds the passage there, or the only one.
        held = [
            (name, *question.place)
            for name, raw in texts.items()
            if not question.passage or _same(raw[slice(*question.place)], question.passage)
        ]
        if held:
            return tuple(held)
    wanted = question.passages or ((question.passage,) if question.passage else ())
    return tuple(place for name in question.files or texts for place in _found(name, texts.get(name, ""), wanted))


def _found(name: str, raw: str, passages: tuple[str, ...]) -> list[Place]:
    places: list[Place] = []
    for passage in passages:
        loose = re.compile(r"\s+".join(map(re.escape, passage.split())))
        match = loose.search(raw, places[-1][2] if places else 0) or loose.search(raw)
        if match:
            places.append((name, *match.span()))
    return places


def _same(text: str, other: str) -> bool:
    return clean(text).text.split() == clean(other).text.split()


def _source(path: Path) -> SourceFile:
    return SourceFile(path.name, path.read_bytes())


def read_questions(path: Path) -> tuple[HandMade, ...]:
    """Read a file of hand-made questions.

    Raises:
        FileNotFoundError: It is not there.
    """
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
            passages=tuple(row.get("gold_passages") or ()),
            files=tuple(row.get("gold_files") or filter(None, (row.get("gold_file"),))),
            reason=row.get("reason") or "",
        )
        for row in rows
    )
