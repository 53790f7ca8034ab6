"""A library in a ZIP and back: whole, consistent, and nothing that is damaged, foreign or hostile gets in."""

import contextlib
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from errors import BadQuestion, LibraryBusy, RecordNotSaved, UnreadableFile
from library import Library
from library.backup import inspect_backup, kept_backups, new_backup_file, save_backup
from library.recovering import restore_backup

REAL = "26-nq-tu.kon-tum.2024-10-22"


@pytest.fixture
def library(tmp_path: Path, sample_library: Path) -> Path:
    """The folder of a library of its own, with everything that a person may have put there."""
    folder = tmp_path / "library"
    shutil.copytree(sample_library, folder)
    (folder / "settings.json").write_text('{"hits": 7, "llm_url": "http://127.0.0.1:1/", "llm_key": "bi-mat"}')
    (folder / "abbreviations.txt").write_text("XYZ = xa yên zên", "utf-8")
    (folder / "questions.jsonl").write_text("{}\n")
    return folder


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, sample_library: Path) -> Path:
    file = tmp_path_factory.mktemp("saved") / "kho.zip"
    with Library.open(sample_library) as library:
        save_backup(library, file)
    return file


def rewritten(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A copy of a backup in which files are others."""
    with zipfile.ZipFile(source) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target


class TestSave:
    def test_and_back_into_an_empty_folder(self, library, tmp_path):
        with Library.open(library) as opened:
            removed = opened.documents()[0].slug
            opened.remove(removed)
            before = [opened.show(document.slug).raw for document in opened.documents()]
            held = save_backup(opened, tmp_path / "kho.zip")
        assert (held.documents, held.originals) == (2, 3)
        with Library.open(tmp_path / "new", must_exist=False) as opened:
            assert restore_backup(opened, tmp_path / "kho.zip") is None
            assert opened.settings.hits == 7
            assert [opened.show(document.slug).raw for document in opened.documents()] == before
            assert {check.status for check in opened.doctor()} <= {"OK", "WARN"}
            assert "FAIL" not in {check.status for check in opened.doctor()}
            assert opened.restore(removed).slug == removed
            assert opened.search("trồng sâm").hits
        assert (tmp_path / "new" / "abbreviations.txt").read_text("utf-8") == "XYZ = xa yên zên"

    def test_secrets_and_the_log_stay(self, library, tmp_path):
        with Library.open(library) as opened:
            save_backup(opened, tmp_path / "kho.zip")
        with zipfile.ZipFile(tmp_path / "kho.zip") as archive:
            names = set(archive.namelist())
            assert json.loads(archive.read("settings.json")) == {"hits": 7, "llm_url": "http://127.0.0.1:1/"}
        assert {name for name in names if not name.startswith("originals/")} == {
            "backup.json", "catalog.sqlite", "settings.json", "abbreviations.txt",
        }  # fmt: skip

    def test_it_is_consistent_while_somebody_writes(self, library, tmp_path):
        with contextlib.closing(sqlite3.connect(library / "catalog.sqlite", isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("DELETE FROM passages")
            with Library.open(library) as opened:
                held = save_backup(opened, tmp_path / "kho.zip")
            writer.execute("ROLLBACK")
        assert (held.documents, held.passages) == (3, 99)

    def test_a_file_that_is_there_is_kept(self, library, tmp_path):
        (tmp_path / "kho.zip").write_text("mine")
        with Library.open(library) as opened, pytest.raises(RecordNotSaved, match="không bị ghi đè"):
            save_backup(opened, tmp_path / "kho.zip")
        assert (tmp_path / "kho.zip").read_text() == "mine"
        assert {file.name for file in tmp_path.iterdir()} == {"kho.zip", "library"}

    def test_what_a_killed_program_left_goes(self, library):
        left = [library / "backups" / "copying-x", library / "restoring-x"]
        for folder in left:
            folder.mkdir(parents=True)
            os.utime(folder, (0, 0))
        with Library.open(library) as opened:
            file = new_backup_file(library)
            save_backup(opened, file)
            restore_backup(opened, file, replace=True)
        assert [folder for folder in left if folder.exists()] == []


class TestRestore:
    def test_a_library_with_documents_is_replaced_only_if_asked_and_saved_before(self, library, saved):
        with Library.open(library) as opened:
            with pytest.raises(BadQuestion, match="đã có văn bản"):
                restore_backup(opened, saved)
            opened.remove(REAL)
            with pytest.raises(BadQuestion, match="đã có văn bản"):
                restore_backup(opened, saved)
            before = restore_backup(opened, saved, replace=True)
            assert before is not None
            assert len(opened.documents()) == 3
            assert opened.settings.hits == 10
            assert not (library / "abbreviations.txt").exists()
            assert [(item.file, item.documents) for item in kept_backups(library)] == [(before, 2)]
            restore_backup(opened, before, replace=True)
            assert len(opened.documents()) == 2
            assert (library / "abbreviations.txt").exists()
        assert not list(library.glob("restoring-*"))

    def test_another_writer_is_not_disturbed(self, library, saved):
        with Library.open(library) as opened, Library.open(library) as other, other._store.writer():
            with pytest.raises(LibraryBusy):
                restore_backup(opened, saved, replace=True)
            assert len(opened.documents()) == 3

    def hostile(self, files: dict[str, bytes], name: str) -> None:
        """Add a file, and to the list as well."""
        contents = json.loads(files["backup.json"])
        contents["files"][name] = {"size": 1, "sha256": "0" * 64}
        files["backup.json"] = json.dumps(contents).encode()
        files[name] = b"x"

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (lambda self, files: files.pop("backup.json"), "không phải bản sao lưu của nghiquyet"),
            (lambda self, files: files.update({"backup.json": b"{}"}), "danh mục backup.json sai"),
            (lambda self, files: files.pop("catalog.sqlite"), "khác danh mục"),
            (lambda self, files: files.update({"thêm.txt": b"x"}), "khác danh mục"),
            (lambda self, files: self.hostile(files, "../ra-ngoai.txt"), "khác danh mục"),
            (lambda self, files: self.hostile(files, "originals/../../x.pdf"), "khác danh mục"),
            (lambda self, files: self.hostile(files, "writer.lock"), "khác danh mục"),
            (lambda self, files: self.hostile(files, f"originals/{'0' * 64}.pdf"), "không còn như lúc sao lưu"),
            (lambda self, files: files.update({"catalog.sqlite": b"x"}), "không còn như lúc sao lưu"),
            # More than the list says: a bomb is left at the first byte too many.
            (lambda self, files: files.update({"catalog.sqlite": b"0" * 50_000_000}), "không còn như lúc sao lưu"),
        ],
    )
    def test_what_is_damaged_or_foreign_changes_nothing(self, change, why, library, saved, tmp_path):
        wrong = rewritten(saved, tmp_path / "wrong.zip", lambda files: change(self, files))
        with Library.open(library) as opened:
            with pytest.raises(UnreadableFile, match=why):
                restore_backup(opened, wrong, replace=True)
            assert len(opened.documents()) == 3
        assert (library / "abbreviations.txt").exists()
        assert {file.name for file in tmp_path.iterdir()} == {"library", "wrong.zip"}

    def test_a_catalogue_that_is_none(self, library, saved, tmp_path):
        def change(files: dict[str, bytes]) -> None:
            contents = json.loads(files["backup.json"])
            files["catalog.sqlite"] = b"no database at all" * 100
            import hashlib

            digest = hashlib.sha256(files["catalog.sqlite"]).hexdigest()
            contents["files"]["catalog.sqlite"] = {"size": len(files["catalog.sqlite"]), "sha256": digest}
            files["backup.json"] = json.dumps(contents).encode()

        wrong = rewritten(saved, tmp_path / "wrong.zip", change)
        with Library.open(library) as opened, pytest.raises(UnreadableFile, match="không mở được"):
            restore_backup(opened, wrong, replace=True)

    @pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 torn"])
    def test_no_zip(self, content, tmp_path):
        (tmp_path / "x.zip").write_bytes(content)
        with pytest.raises(UnreadableFile, match="không phải ZIP"):
            inspect_backup(tmp_path / "x.zip")
        with pytest.raises(UnreadableFile, match="No such file"):
            inspect_backup(tmp_path / "none.zip")


class TestCommands:
    def test_backup_and_recover(self, run, sample_library, tmp_path, follows_docs):
        done = run("backup", tmp_path / "kho.zip", "--json", library=sample_library)
        assert (done.code, follows_docs("backup", done.json)) == (0, [])
        assert run("backup", tmp_path / "kho.zip", library=sample_library).code == 2
        done = run("recover", tmp_path / "kho.zip", "--json", library=tmp_path / "new")
        assert (done.code, follows_docs("recover", done.json), done.json["before"]) == (0, [], None)
        done = run("recover", tmp_path / "kho.zip", library=tmp_path / "new")
        assert (done.code, "--yes" in done.err) == (2, True)
        done = run("recover", tmp_path / "kho.zip", "--yes", library=tmp_path / "new")
        assert (done.code, "Kho trước đó được giữ ở" in done.out) == (0, True)
        (tmp_path / "torn.zip").write_bytes((tmp_path / "kho.zip").read_bytes()[:5_000])
        assert run("recover", tmp_path / "torn.zip", "--yes", library=tmp_path / "new").code == 4
