import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.files import collect as collect_module
from ingest.files.archive import Refused
from ingest.reading import Limits


def collect(names: Sequence[Path], folder: Path = Path("nowhere")) -> tuple[list[Path], list[Refused]]:
    """The files that are read where they lie; archives have tests of their own."""
    sources, refused = collect_module.collect(names, folder, Limits())
    assert all(source.file == source.path for source in sources)
    return [source.file for source in sources], refused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.PDF",
        "c.exe",
        ".ẩn.txt",
        "con/d.txt",
        "con/cháu/e.pdf",
        ".git/f.txt",
        "~$b.docx",
        "README.md",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path


def test_a_folder_with_all_below_it(folder):
    files, refused = collect([folder])
    assert [file.relative_to(folder).as_posix() for file in files] == ["a.PDF", "b.txt", "con/d.txt", "con/cháu/e.pdf"]
    assert refused == []


def test_a_file_named_is_taken_whatever_it_is_called(folder):
    assert collect([folder / "c.exe", folder / ".ẩn.txt", folder / "README.md"]) == (
        [folder / "c.exe", folder / ".ẩn.txt", folder / "README.md"],
        [],
    )


def test_each_file_once(folder):
    files, _ = collect([folder / "b.txt", folder, folder / "con", folder / "b.txt"])
    assert len(files) == len(set(files)) == 4


def test_what_leads_nowhere_is_named_and_the_rest_goes_on(folder):
    (folder / "trống").mkdir()
    files, refused = collect([folder / "không có", folder / "b.txt", folder / "trống", Path("x" * 5_000)])
    assert files == [folder / "b.txt"]
    assert [item.path for item in refused] == [folder / "không có", folder / "trống", Path("x" * 5_000)]
    assert all(item.reason for item in refused)


def test_links(folder):
    (folder / "vòng").symlink_to(folder)
    (folder / "đứt.txt").symlink_to(folder / "mất")
    files, refused = collect([folder])
    assert folder / "đứt.txt" in files, "it is refused when it is read, with its reason"
    assert len(files) == 5
    assert refused == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_without_rights(folder):
    (folder / "con").chmod(0)
    try:
        files, refused = collect([folder, folder / "con" / "d.txt"])
        assert [file.name for file in files] == ["a.PDF", "b.txt"]
        assert [item.path for item in refused] == [folder / "con", folder / "con" / "d.txt"]
    finally:
        (folder / "con").chmod(0o755)


def test_nothing():
    assert collect([]) == ([], [])
