"""Small libraries to ask, on a stand-in for the embedder, and clauses made by hand to judge."""

import datetime
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from answer.model import Answer, Coverage, Refusal
from answer.respond import PASSAGES_READ, respond
from answer.sources import Sources
from index.model import Filters, FoundDocument, FoundPassage, Hit
from index.reader import QuestionReader
from index.search import search
from index.store import LocalStore
from ingest.model import Reference, Section, Target
from tests.index.conftest import StandIn, open_standin, take_all
from vietnamese.forms import clean


class Narrow(StandIn):
    """A stand-in whose cosines lie as close together as those of a model for sentences do: from 0.8 up."""

    _COMMON = 2.0

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a text."""
        own = super().encode_query(text)
        together = np.concatenate([[self._COMMON], own]).astype(np.float32)[: self.dimension]
        return together / np.linalg.norm(together)


class Asked:
    """A library that can be asked, as `Library.ask` does it."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.embedder = Narrow()
        self.store: LocalStore = open_standin(folder / "kho", self.embedder)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        if texts:
            results = take_all(self.store, [folder / name for name in texts], self.embedder)
            assert {result.status for result in results} == {"added"}
        self._reader = QuestionReader(self.store.catalog, folder)
        self.raw = {name: (folder / name).read_text("utf-8") for name in texts}

    def __call__(self, question: str, filters: Filters | None = None) -> Answer | Refusal:
        query = self._reader.read(question, filters)
        documents, passages = self.store.count()
        return respond(
            query,
            Sources(
                lambda wanted: search(wanted, self.store, self.embedder, PASSAGES_READ),
                lambda: self.embedder,
                lambda term: self.store.document_frequency("own", term),
                self.store.catalog,
                lambda part: self._reader.read(part, filters),
                passages,
            ),
            Coverage(documents, passages, (), None, None),
            emptied_by=self.store.emptied_by(query.filters),
            started=time.perf_counter(),
        )


Ask = Callable[..., Asked]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """A function that makes a library of texts by the names of their files."""
    made: list[Asked] = []

    def call(**texts: str) -> Asked:
        folder = tmp_path_factory.mktemp("hỏi")
        made.append(Asked(folder, {f"{name}.txt": text for name, text in texts.items()}))
        return made[-1]

    yield call
    for asked in made:
        asked.store.catalog.close()


DOCUMENT = FoundDocument(
    id=1, slug="26-nq-tu.kon-tum.2024-10-22", number="26-NQ/TU", type="Nghị quyết",
    title="về nhiệm vụ 3 tháng cuối năm 2024", issuer="Tỉnh ủy Kon Tum", place="Kon Tum",
    date=datetime.date(2024, 10, 22), signer="Dương Văn Trang", role="Bí thư", system="party", sample=False,
    file="26.txt", sha256="0" * 64, passages=1,
)  # fmt: skip


def passage(
    quote: str, *path: str, document: FoundDocument = DOCUMENT, kind: str = "body", ocr: float | None = None
) -> FoundPassage:
    """A passage whose raw text is `quote`, under these headings."""
    return FoundPassage(
        id=hash(quote), document=document, kind=kind, address="26-NQ/TU › II", path=path, text=clean(quote).text,
        page=None, start=100, end=100 + len(quote), quote=quote, ocr=ocr,
    )  # fmt: skip


class NoDocuments:
    """Documents of which nothing is known but the passages found: give it what the search finds."""

    def __init__(self) -> None:
        self.found: list[Hit] = []

    def seen(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """Remember what was found, and hand it on."""
        self.found.extend(hits)
        return hits

    def documents(self) -> list[FoundDocument]:
        return []

    def raw(self, slug: str) -> str:
        text = ""
        for found in (hit.passage for hit in self.found if hit.passage.document.slug == slug):
            text = text[: found.start].ljust(found.start) + found.quote + text[found.end :]
        return text

    def passages_of(self, slug: str) -> list[FoundPassage]:
        return []

    def passages_near(self, passage: FoundPassage, reach: int) -> list[FoundPassage]:
        return []

    def sections(self, slug: str) -> list[Section]:
        return []

    def targets(self, slug: str) -> tuple[Target, ...]:
        return ()

    def references(self, slug: str) -> tuple[Reference, ...]:
        return ()

    def mentions_of(self, number: str) -> list[tuple[FoundDocument, Reference]]:
        return []
