"""The file `indicators.tsv` of a library: what a person corrected of its indicators.

It is a person's file too: remarks in it stay. It is written under the lock of the library's records, into a file beside
it that then takes its place.
"""

from collections.abc import Callable
from pathlib import Path

from analysis.targets.corrections import Correction, Corrections, is_correction, line_of, read_corrections
from errors import LibraryUnusable, WrongCorrection
from index.health import Check
from library.records import rewrite, writing

FILE = "indicators.tsv"
_LARGEST = 5_000_000


def stamp(folder: Path) -> tuple[int, int] | None:
    """Return what tells one state of the file from another; None if there is no file."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def load(folder: Path) -> Corrections:
    """Return the corrections of a library.

    Raises:
        LibraryUnusable: The file cannot be read, or a line of it is wrong; the message names the line.
    """
    file = folder / FILE
    try:
        if file.stat().st_size > _LARGEST:
            raise ValueError(f"lớn hơn {_LARGEST // 1_000_000} MB")
        return read_corrections(file.read_text("utf-8"))
    except FileNotFoundError:
        return Corrections()
    except UnicodeDecodeError as error:
        raise LibraryUnusable(f"«{file}» không phải là văn bản UTF-8. Hãy lưu lại bằng UTF-8.") from error
    except ValueError as error:
        raise LibraryUnusable(
            f"Bảng điều chỉnh chỉ tiêu «{file}» sai: {error}. Hãy sửa dòng đó, hoặc bỏ tệp."
        ) from error
    except OSError as error:
        raise LibraryUnusable(f"Không đọc được «{file}»: {error.strerror or error}.") from error


def check(folder: Path) -> Check:
    """Look whether the file can be read."""
    try:
        count = len(load(folder).lines)
    except LibraryUnusable as error:
        return Check("điều chỉnh chỉ tiêu", "FAIL", str(error), f"Sửa {folder / FILE}.")
    return Check("điều chỉnh chỉ tiêu", "OK", f"{count} của người dùng" if count else "chưa có")


def add(folder: Path, line: Correction) -> None:
    """Keep one more correction.

    Raises:
        WrongCorrection: It says nothing new, or the contrary of what is kept; the message says why.
        LibraryUnusable: The file that is there is wrong.
        RecordNotSaved: It cannot be written.
    """

    def edit(text: str) -> str:
        read_corrections(text).added(line)
        return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{line_of(line)}\n"

    _change(folder, edit)


def undo(folder: Path) -> Correction:
    """Take the last correction out of the file and return it; remarks stay.

    Raises:
        WrongCorrection: There is none.
        LibraryUnusable: The file that is there is wrong.
        RecordNotSaved: It cannot be written.
    """
    last: list[Correction] = []

    def edit(text: str) -> str:
        last.append(read_corrections(text).last)
        lines = text.splitlines(keepends=True)
        place = max(number for number, line in enumerate(lines) if is_correction(line))
        return "".join(lines[:place] + lines[place + 1 :])

    _change(folder, edit)
    return last[0]


def _change(folder: Path, edit: Callable[[str], str]) -> None:
    file = folder / FILE
    with writing(file):
        load(folder)
        text = file.read_text("utf-8") if file.exists() else ""
        try:
            changed = edit(text)
        except ValueError as error:
            raise WrongCorrection(f"Không ghi điều chỉnh: {error}.") from error
        rewrite(file, changed.encode())
