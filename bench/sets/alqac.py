"""ALQAC: laws given article by article -> one text a law, read by the same code as any other file.

1. Every law gets the head of a law: the State's two lines, the type (LUẬT, BỘ LUẬT, HIẾN PHÁP), the title in capitals.
2. Its articles follow as `Điều <n>. <text>`; most begin with their title, those of the Constitution with their content.
3. A passage counts for the article that stands in its address. Gold is (law, article).
"""

import json
from pathlib import Path

from bench.sets.model import Asked, RetrievalSet, SourceFile, law_node
from index.model import FoundPassage

_HEAD = "QUỐC HỘI\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
_TYPES = ("Bộ luật", "Luật", "Hiến pháp")


def load(folder: Path) -> RetrievalSet:
    """Read the set.

    Raises:
        FileNotFoundError: It is not in the folder.
    """
    laws: dict[str, list[str]] = {}
    with (folder / "alqac" / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            laws.setdefault(article["law"], []).append(f"Điều {article['article']}. {article['text'].strip()}")
    with (folder / "alqac" / "questions.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return RetrievalSet(
        name="alqac",
        library="alqac",
        files=tuple(SourceFile(f"{law}.txt", _text(law, articles).encode()) for law, articles in laws.items()),
        questions=tuple(
            Asked(row["id"], row["question"], frozenset(_name(law, article) for law, article in row["gold"]))
            for row in rows
        ),
        counts_for=_counts_for,
        whole=True,
    )


def _text(law: str, articles: list[str]) -> str:
    kind = next((kind for kind in _TYPES if law.startswith(kind)), None)
    title = law.removeprefix(kind or "").strip()
    head = "\n".join(part.upper() for part in (kind or "Luật", title) if part)
    return f"{_HEAD}{head}\n\n" + "\n\n".join(articles) + "\n"


def _name(law: str, article: str) -> str:
    return f"{law} › Điều {article}"


def _counts_for(passage: FoundPassage) -> frozenset[str]:
    law = passage.document.file.removesuffix(".txt")
    return frozenset(f"{law} › {node}" for node in law_node(passage, ["Điều"]))
