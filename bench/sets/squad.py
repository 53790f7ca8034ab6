"""ViQuAD and XQuAD as retrieval: find the paragraph that a question was asked of.

1. The paragraphs of one title make one text file of that name, a blank line between them.
2. Gold is the paragraph; a passage counts for every paragraph that its span touches.
3. XQuAD is parallel: the English question is asked over the Vietnamese paragraphs. It has no accents to lose.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from bench.sets.model import Asked, RetrievalSet, SourceFile
from index.model import FoundPassage


def load_viquad(folder: Path) -> RetrievalSet:
    """Read ViQuAD.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    with (folder / "viquad" / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    answerable = [row for row in rows if row.get("answerable", True)]
    asked = [(row["id"], row["question"], row["title"], row["context"]) for row in answerable]
    return _make("viquad", asked, ((row["title"], row["context"]) for row in rows))


def load_xquad(folder: Path) -> RetrievalSet:
    """Read XQuAD with English questions and Vietnamese paragraphs.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    files = (folder / "xquad" / f"xquad.{language}.json" for language in ("vi", "en"))
    vietnamese, english = (json.loads(file.read_text("utf-8"))["data"] for file in files)
    questions = {qa["id"]: qa["question"] for article in english for p in article["paragraphs"] for qa in p["qas"]}
    asked = [
        (qa["id"], questions[qa["id"]], article["title"], paragraph["context"])
        for article in vietnamese
        for paragraph in article["paragraphs"]
        for qa in paragraph["qas"]
        if qa["id"] in questions
    ]
    contexts = ((a["title"], p["context"]) for a in vietnamese for p in a["paragraphs"])
    return _make("xquad-en-vi", asked, contexts, settings=("accented", "capitals"))


def file_name(title: str) -> str:
    """Return the file that holds the paragraphs of a title."""
    return f"{title.replace('/', '-')}.txt"


def _make(
    name: str,
    asked: Iterable[tuple[str, str, str, str]],
    contexts: Iterable[tuple[str, str]],
    settings: tuple[str, ...] = ("accented", "unaccented", "half", "capitals", "abbreviated"),
) -> RetrievalSet:
    texts: dict[str, str] = {}
    spans: dict[str, dict[tuple[int, int], str]] = {}
    names: dict[tuple[str, str], str] = {}
    for title, context in contexts:
        file = file_name(title)
        if (file, context) in names:
            continue
        before = f"{texts[file]}\n\n" if file in texts else ""
        texts[file] = before + context
        names[file, context] = f"{file} {len(spans.get(file, {})) + 1}"
        spans.setdefault(file, {})[len(before), len(texts[file])] = names[file, context]

    def counts_for(passage: FoundPassage) -> frozenset[str]:
        places = spans[passage.document.file]
        return frozenset(named for (start, end), named in places.items() if passage.start < end and start < passage.end)

    return RetrievalSet(
        name=name,
        library=name,
        files=tuple(SourceFile(file, text.encode()) for file, text in texts.items()),
        questions=tuple(
            Asked(identity, question, frozenset({names[file_name(title), context]}))
            for identity, question, title, context in asked
        ),
        counts_for=counts_for,
        whole=True,
        settings=settings,
    )
