"""A store with a stand-in for the embedder: vectors from words, the same on every machine, in no time."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.intake import FileResult, Progress, take_in
from index.store import LocalStore, open_store
from ingest.reading import ReadingOptions
from ingest.workers.pool import Source
from vietnamese.forms import fold

ROOT = Path(__file__).resolve().parents[2]
DIMENSION = 32
OPTIONS = ReadingOptions(ocr=False)


class StandIn:
    """An embedder whose vector is the sum of the vectors of its words, accents left out."""

    def __init__(self, dimension: int = DIMENSION, fingerprint: str = "1") -> None:
        self.name = f"stand-in {dimension}"
        self.dimension = dimension
        self.fingerprint = fingerprint
        self.calls: list[int] = []

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        """Return unit vectors [texts, dimension]."""
        self.calls.append(len(texts))
        if progress:
            progress(len(texts))
        return np.stack([self.encode_query(text) for text in texts])

    def encode_query(self, text: str) -> npt.NDArray[np.float32]:
        """Return the unit vector of a text."""
        total = np.full(self.dimension, 1e-3, dtype=np.float32)
        for word in fold(text).split():
            seed = int.from_bytes(hashlib.blake2b(f"{self.fingerprint}{word}".encode(), digest_size=4).digest())
            total += np.random.default_rng(seed).standard_normal(self.dimension, dtype=np.float32)
        return total / np.linalg.norm(total)


_opened: list[LocalStore] = []


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    while _opened:
        _opened.pop().catalog.close()


def open_standin(folder: Path, embedder: StandIn | None = None) -> LocalStore:
    """Open the store in a folder, making it if need be."""
    model = embedder or StandIn()
    store = open_store(folder, lambda: (model.name, model.dimension, model.fingerprint), must_exist=False)
    _opened.append(store)
    return store


def resolution(number: str, *items: str, date: str = "22 tháng 10 năm 2024", place: str = "Kon Tum") -> str:
    """A resolution of the Party's form with one heading and these items under it."""
    lines = "\n".join(f"- {item}" for item in items)
    return (
        f"TỈNH ỦY {place.upper()}\n*\nSố {number}\nĐẢNG CỘNG SẢN VIỆT NAM\n{place}, ngày {date}\nNGHỊ QUYẾT\n"
        f"về nhiệm vụ của {place}\n-----\nI. CHỈ TIÊU\n{lines}\nT/M TỈNH ỦY\nBÍ THƯ\nDương Văn Trang\n"
    )


def decree(number: str, *clauses: str, date: str = "01 tháng 7 năm 2025") -> str:
    """A decree of the Government with one article and these clauses."""
    lines = "\n".join(f"{position}. {clause}" for position, clause in enumerate(clauses, 1))
    return (
        f"CHÍNH PHỦ\nSố: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày {date}\nNGHỊ ĐỊNH\n"
        f"Về việc thử nghiệm\nCăn cứ Luật;\nĐiều 1. Phạm vi\n{lines}\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính\n"
    )


def write_corpus(folder: Path) -> list[Path]:
    """Write four documents of two systems, three bodies and three years."""
    texts = {
        "26.txt": resolution("26-NQ/TU", "Trồng mới Sâm Ngọc Linh 476 ha.", "Thu ngân sách 2.100 tỷ đồng."),
        "30.txt": resolution("30-NQ/TU", "Sâm 500 ha.", "Trồng 4.760 ha rừng.", date="10 tháng 12 năm 2023"),
        "05.txt": resolution("05-NQ/TU", "Cà phê 180 ha.", date="02 tháng 3 năm 2024", place="Gia Lai"),
        "99.txt": decree("99/2025/NĐ-CP", "Nghị định này quy định về sâm.", "Không áp dụng với cà phê."),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]


def take_all(
    store: LocalStore,
    files: Sequence[Path],
    embedder: StandIn,
    batch: int = 512,
    on_progress: Callable[[Progress], None] = lambda _: None,
    options: ReadingOptions = OPTIONS,
    **others: bool,
) -> list[FileResult]:
    """Take files into a store as the library does."""
    with store.writer():
        return list(take_in(sources(files), store, lambda: embedder, batch, options, on_progress, **others))


def sources(files: Sequence[Path]) -> list[Source]:
    """Files that are known by the path where they lie."""
    return [Source(file, file) for file in files]


Take = Callable[..., list[FileResult]]


@pytest.fixture
def embedder() -> StandIn:
    return StandIn()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kho"


@pytest.fixture
def store(folder: Path, embedder: StandIn) -> LocalStore:
    """An empty store, to change."""
    return open_standin(folder, embedder)


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds `write_corpus`; nobody changes it."""
    place = tmp_path_factory.mktemp("filled")
    take_all(open_standin(place / "kho"), write_corpus(place / "tài liệu"), StandIn())
    return place / "kho"


@pytest.fixture
def filled(filled_folder: Path) -> LocalStore:
    """The store that holds `write_corpus`, to look at."""
    return open_standin(filled_folder)


@pytest.fixture
def own(filled_folder: Path, folder: Path) -> LocalStore:
    """A copy of the store that holds `write_corpus`, to change."""
    shutil.copytree(filled_folder, folder)
    return open_standin(folder)


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a text as a file and returns its path."""

    def call(name: str, text: str | bytes) -> Path:
        file = tmp_path / "tài liệu" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return call


@pytest.fixture
def take(store: LocalStore, embedder: StandIn) -> Take:
    """A function that takes files into `store`."""
    return lambda *files, batch=512, **others: take_all(store, files, embedder, batch, **others)


@pytest.fixture
def child(folder: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """A function that runs a script in another process; `store`, `embedder` and the helpers above are there."""
    children: list[subprocess.Popen[str]] = []
    start = (
        "import os, signal, sys, time\nfrom pathlib import Path\n"
        "from tests.index.conftest import OPTIONS, StandIn, open_standin, sources, take_all\n"
        "embedder = StandIn()\nstore = open_standin(Path(sys.argv[1]), embedder)\n"
    )

    def call(script: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", start + script, str(folder), *map(str, arguments)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        children.append(process)
        return process

    yield call
    for process in children:
        process.kill()
        process.communicate()
