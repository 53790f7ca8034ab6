"""NLP-LegalQA with answers: what is right is read off the gold place of the statute, not off the reference's wording.

1. Gold places: the text of the article, clause or point named, with all that is under it, looked for in the statute
   after the openings of what it stands in (`parsed/` of the set, not our own reading, says what these texts are).
2. A right answer cites one of them and holds the key figures: those with a unit that the reference and the gold text
   (with the opening of its clause, where the fine stands) have in common by value, and not the question; as the
   statute writes them.
3. Where they share none: the sentences of the gold text that the reference repeats word for word; where it repeats
   none, the first one.
4. Several gold places may be alternatives or parts: one key is enough then. Of one gold place all keys are needed, and
   `complete` is the share that is there.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bench.metrics import contains
from bench.sets.model import SourceFile
from bench.sets.seed import HandMade, HandMadeSet, Place
from vietnamese.forms import clean
from vietnamese.numbers import quantities
from vietnamese.sentences import sentences

_SHORT = 4  # words: a sentence of fewer says little by itself


@dataclass(frozen=True, slots=True)
class _Gold:
    places: tuple[Place, ...]
    text: str
    """Of the node and what is under it, a line each."""
    openings: str
    """Of the article and clause above it."""


def load(folder: Path) -> HandMadeSet:
    """Read the set.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    home = folder / "traffic-law"
    with (home / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    statutes = [
        _Statute(path, home / "corpus" / f"{path.stem}.txt") for path in sorted((home / "parsed").glob("*.json"))
    ]
    numbered = {statute.number: statute for statute in statutes}
    files = tuple(SourceFile(statute.file.name, statute.file.read_bytes()) for statute in statutes)
    return HandMadeSet("traffic-law", files, tuple(_question(row, numbered) for row in rows))


def _question(row: dict[str, Any], statutes: dict[str, "_Statute"]) -> HandMade:
    golds = [statutes[number].gold(dict(zip(path[::2], path[1::2], strict=True))) for number, *path in _paths(row)]
    return HandMade(
        id=row["id"],
        text=" ".join(row["question"].split()),
        language="vi",
        answerable=True,
        answers=tuple(dict.fromkeys(key for gold in golds for key in keys(row, gold.text, gold.openings))),
        all_needed=len(golds) == 1,
        kind="",
        passage="",
        place=None,
        places=tuple(place for gold in golds for place in gold.places),
    )


def _paths(row: dict[str, Any]) -> list[list[str]]:
    return [gold.split("::") for gold in row["gold"]]


def keys(row: Mapping[str, str], text: str, openings: str) -> list[str]:
    """Return what a right answer must hold.

    Args:
        row: The `question`, whose own figures tell nothing, and the `answer` that the set gives.
        text: Of the gold place.
        openings: Of what it stands in.
    """
    reference, asked = row["answer"], row["question"]
    told = {(q.base, q.amount, q.high) for q in quantities(clean(reference).text) if q.unit}
    there = clean(f"{openings}\n{text}").text
    figures = [q.text for q in quantities(there) if (q.base, q.amount, q.high) in told and not contains(asked, q.text)]
    if figures:
        return figures
    plain = clean(text).text
    every = [plain[start:end].strip() for start, end in sentences(plain)]
    every = [sentence for sentence in every if len(sentence.split()) >= _SHORT] or [plain]
    return [sentence for sentence in every if contains(reference, sentence)] or every[:1]


class _Statute:
    def __init__(self, parsed: Path, file: Path) -> None:
        self.file = file
        self._nodes = json.loads(parsed.read_text("utf-8"))["nodes"]
        self.number: str = self._nodes["document"]["doc_identity"]

    @cached_property
    def _raw(self) -> str:
        return self.file.read_bytes().decode("utf-8-sig")

    def gold(self, path: Mapping[str, str]) -> _Gold:
        """Return where a node stands, and what it says."""
        article = next(node for node in self._nodes["articles"] if node["number"] == path["article"])
        clauses = [c for c in self._nodes["clauses"] if c["parent_article"] == path["article"]]
        clauses = [c for c in clauses if c["number"] == path.get("clause", c["number"])]
        title, above = article["title"] or "", [clause["content"] for clause in clauses] if "point" in path else []
        if "point" in path:
            texts = [p["content"] for p in self._points(clauses[0]) if p["letter"] == path["point"]]
        else:
            texts = [] if "clause" in path else [article["content"]]
            texts += [node["content"] for clause in clauses for node in (clause, *self._points(clause))]
        start = self._end(f"Điều {path['article']}. {title}", 0)
        for text in above:
            start = self._end(text, start)
        places: list[Place] = []
        for text in filter(str.strip, texts):
            place = self._span(text, start)
            if place:
                places.append((self.file.name, *place))
                start = place[1]
        return _Gold(tuple(places), "\n".join(texts), "\n".join([title, *above]))

    def _points(self, clause: Mapping[str, str]) -> list[dict[str, str]]:
        above = clause["parent_article"], clause["number"]
        return [p for p in self._nodes["points"] if (p["parent_article"], p["parent_clause"]) == above]

    def _end(self, text: str, start: int) -> int:
        """The end of `text` after `start`; `start` where it does not stand."""
        place = self._span(text, start)
        return place[1] if place else start

    def _span(self, text: str, start: int) -> tuple[int, int] | None:
        found = re.compile(r"\s+".join(map(re.escape, text.split()))).search(self._raw, start)
        return found.span() if found else None
