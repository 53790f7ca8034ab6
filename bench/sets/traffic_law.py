"""NLP-LegalQA: traffic statutes as published, questions answered by articles, clauses and points.

1. Files are taken as they stand; the number comes from the header that `ingest` reads.
2. `traffic-law`: gold is the article; a passage counts for its article.
3. `traffic-law-clause`: gold is the node named, to the clause or point. A passage counts for every node that it lies
   in, so any passage inside a clause proves the clause; a point is proved by a passage of that point alone, not by the
   words that open its clause, nor by its siblings. Every passage is a place of its own in the ranking.
"""

import json
from pathlib import Path

from bench.sets.model import Asked, RetrievalSet, SourceFile, law_node
from index.model import FoundPassage

_LEVELS = {"article": "Điều", "clause": "Khoản", "point": "điểm"}


def load_articles(folder: Path) -> RetrievalSet:
    """Read the set with articles as gold.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    return _load(folder, "traffic-law", 1)


def load_clauses(folder: Path) -> RetrievalSet:
    """Read the set with clauses and points as gold.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    return _load(folder, "traffic-law-clause", len(_LEVELS))


def _load(folder: Path, name: str, depth: int) -> RetrievalSet:
    with (folder / "traffic-law" / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = list(_LEVELS.values())[:depth]

    statutes = sorted((folder / "traffic-law" / "corpus").glob("*.txt"))

    def counts_for(passage: FoundPassage) -> frozenset[str]:
        number = passage.document.number
        return frozenset(f"{number} › {node}" for node in law_node(passage, labels))

    return RetrievalSet(
        name=name,
        library="traffic-law",
        files=tuple(SourceFile(path.name, path.read_bytes()) for path in statutes),
        questions=tuple(
            Asked(row["id"], row["question"], frozenset(_node(gold, depth) for gold in row["gold"])) for row in rows
        ),
        counts_for=counts_for,
        whole=depth == 1,
    )


def _node(gold: str, depth: int) -> str:
    """`168/2024/NĐ-CP::article::6::clause::3::point::đ` -> `168/2024/NĐ-CP › Điều 6 › Khoản 3 › điểm đ`."""
    number, *path = gold.split("::")
    levels = list(zip(path[::2], path[1::2], strict=True))[:depth]
    return " › ".join([number, *(f"{_LEVELS[level]} {label}" for level, label in levels)])
