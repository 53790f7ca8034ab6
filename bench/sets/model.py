"""What a retrieval set is: files for a library, questions, and what a passage of that library counts for."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from index.model import FoundPassage


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that goes into the library."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the names of what answers it."""

    id: str
    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A set of questions over a library."""

    name: str
    library: str
    """Sets over the same files share a library of this name."""
    files: tuple[SourceFile, ...]
    questions: tuple[Asked, ...]
    counts_for: Callable[[FoundPassage], frozenset[str]]
    """The names that a passage counts for; empty for one that answers nothing (a header)."""
    whole: bool
    """Whether passages with the same names are one place in the ranking (articles), or each its own (clauses)."""
    settings: tuple[str, ...] = ("accented", "unaccented", "half", "capitals", "abbreviated")


def law_node(passage: FoundPassage, levels: Collection[str]) -> tuple[str, ...]:
    """Return the names of the article, clause and point that a passage lies in, outermost first, from its address.

    Args:
        passage: With an address such as `30/2020/NĐ-CP › Chương I › Điều 5 › Khoản 2 › điểm a › đoạn 1`.
        levels: First words of the labels that count: `Điều`, `Khoản`, `điểm`.

    Returns:
        `("Điều 5", "Điều 5 › Khoản 2", …)`; empty outside of articles and in annexes.
    """
    parts = passage.address.split(" › ")[1:]
    if any(part.startswith("Phụ lục") for part in parts):
        return ()
    first = next((place for place, part in enumerate(parts) if part.startswith("Điều ")), len(parts))
    nodes = [part for part in parts[first:] if part.split(" ")[0] in levels]
    return tuple(" › ".join(nodes[: depth + 1]) for depth in range(len(nodes)))
