"""What several tests share: a library of the sample documents, the commands, and what docs/json.md promises."""

import datetime
import functools
import gc
import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cli
from index import embedder
from library import Library, changing, opened

ROOT = Path(__file__).resolve().parents[1]

SAMPLES = sorted((ROOT / "data").glob("*.txt"))

Follows = Callable[[str, object], list[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first: workers take whole files in this order, and none is left alone with one."""

    def haste(item: pytest.Item) -> int:
        return 0 if item.get_closest_marker("browser") else 1 if item.get_closest_marker("slow") else 2

    first: dict[Path, int] = {}
    for item in items:
        first[item.path] = min(haste(item), first.get(item.path, 2))
    items.sort(key=lambda item: first[item.path])


def pytest_collection_finish() -> None:
    """What stays to the end is not swept again and again: a sweep of it all took as long as what some tests measure."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _one_embedder() -> Iterator[None]:
    """Each library of the tests opens the model; loading it anew every time would take most of their time."""
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(embedder.open_embedder)
        for module in (opened, changing):
            patch.setattr(module, "open_embedder", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_columns() -> Iterator[None]:
    """pytest-xdist sets COLUMNS, and a command would believe it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library that holds data/. Tests that change something take a copy of it."""
    folder = tmp_path_factory.mktemp("sample") / "library"
    with Library.open(folder, must_exist=False) as library:
        results = list(library.ingest(SAMPLES))
    assert {result.status for result in results} == {"added"}
    return folder


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What stdout holds, which must be one JSON document and nothing else."""
        return json.loads(self.out)


@pytest.fixture
def own_library(sample_library: Path, tmp_path: Path) -> Path:
    """A copy of the sample library, to change."""
    return Path(shutil.copytree(sample_library, tmp_path / "library"))


@pytest.fixture
def change(own_library: Path) -> Callable[[str], None]:
    """A function that changes the catalogue of `own_library` behind the program's back."""

    def execute(statement: str) -> None:
        connection = sqlite3.connect(own_library / "catalog.sqlite")
        connection.execute(statement)
        connection.commit()
        connection.close()

    return execute


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """A function that runs a command as the console script does, without a new process and nobody at the keyboard."""
    monkeypatch.delenv("NGHIQUYET_LIBRARY", raising=False)

    def call(*arguments: object, library: Path | None = None) -> Done:
        if library is not None:
            monkeypatch.setenv("NGHIQUYET_LIBRARY", str(library))
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        return Done(int(ended.value.code or 0), *capfd.readouterr())

    return call


@pytest.fixture
def ask(run: Callable[..., Done], sample_library: Path) -> Callable[..., Done]:
    """Like `run`, on the sample library."""
    return lambda *arguments: run(*arguments, library=sample_library)


@pytest.fixture(scope="session")
def follows_docs() -> Follows:
    """A function that compares a value with the table of that name in docs/json.md and returns what differs."""
    tables = json_tables((ROOT / "docs" / "json.md").read_text("utf-8"))
    return lambda name, value: list(_differences(tables, f"*{name}*", value, name))


def json_tables(markdown: str) -> dict[str, dict[str, str]]:
    """Return for each heading of docs/json.md the types of the fields in its table; `…` stands for another table."""
    tables: dict[str, dict[str, str]] = {}
    for section in re.split(r"^### ", markdown, flags=re.MULTILINE)[1:]:
        name, _, body = section.partition("\n")
        rows = re.findall(r"^\| (`\w+`|…) \| ([^|]+) \| ([^|]+) \|$", body, re.MULTILINE)
        tables[name] = {field.strip("`"): kind for field, kind, _ in rows}
    for fields in tables.values():
        if "…" in fields:
            fields |= tables[fields.pop("…").strip("*")]
    return tables


def _differences(tables: dict[str, dict[str, str]], kind: str, value: object, place: str) -> Iterator[str]:
    if kind.endswith(" or null"):
        if value is None:
            return
        kind = kind.removesuffix(" or null")
    if kind.startswith("list of "):
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
            return
        for number, item in enumerate(value):
            yield from _differences(tables, kind.removeprefix("list of "), item, f"{place}[{number}]")
    elif kind.startswith("*"):
        fields = tables[kind.strip("*")]
        if not isinstance(value, dict) or set(value) != set(fields):
            yield f"{place}: has {sorted(value) if isinstance(value, dict) else value!r}, documented {sorted(fields)}"
            return
        for field, item in value.items():
            yield from _differences(tables, fields[field], item, f"{place}.{field}")
    elif not _is_a(kind, value):
        yield f"{place}: {value!r} is no {kind}"


def _is_a(kind: str, value: object) -> bool:
    match kind:
        case "string":
            return isinstance(value, str)
        case "date":
            return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return type(value) is int
        case "number":
            return type(value) in (int, float)
    raise AssertionError(f"docs/json.md names an unknown type: {kind}")
