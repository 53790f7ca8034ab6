"""What can go wrong, as one small tree of exceptions.

Every message is written for the person at the screen, in Vietnamese: what happened, to which file
and page, and what to do. `exit_code` is what `nghiquyet` returns to the shell (docs/json.md lists them).
"""

import errno

EXIT_OK = 0
EXIT_UNEXPECTED = 1
EXIT_USAGE = 2
EXIT_NOTHING_FOUND = 3
EXIT_SOME_FILES_FAILED = 4
EXIT_LIBRARY_BUSY = 5
EXIT_LIBRARY_UNUSABLE = 6


class NghiquyetError(Exception):
    """The root of all errors that this program raises on purpose."""

    exit_code = EXIT_UNEXPECTED


class UnreadableFile(NghiquyetError):
    """A file that cannot be taken in: empty, damaged, encrypted, of a kind that is not read, over a limit, no
    rights.
    """

    exit_code = EXIT_SOME_FILES_FAILED


class LibraryBusy(NghiquyetError):
    """Another process is writing to the library."""

    exit_code = EXIT_LIBRARY_BUSY


class LibraryUnusable(NghiquyetError):
    """The library cannot be opened: made with another model or a newer version, damaged, no rights."""

    exit_code = EXIT_LIBRARY_UNUSABLE


class NotInLibrary(NghiquyetError):
    """A document or passage was asked for by a name that the library does not know."""

    exit_code = EXIT_NOTHING_FOUND


class ModelUnavailable(NghiquyetError):
    """The embedding model cannot be loaded from a package, a cache or a local folder."""

    exit_code = EXIT_LIBRARY_UNUSABLE


class OcrUnavailable(NghiquyetError):
    """The OCR program, or its Vietnamese, is not installed."""

    exit_code = EXIT_LIBRARY_UNUSABLE


class SheetNotSaved(NghiquyetError):
    """An evidence sheet that cannot be written where it was asked for."""


class RecordNotSaved(NghiquyetError):
    """Feedback or a log of questions that cannot be written, or not be read."""


class WrongCorrection(NghiquyetError):
    """A correction of a header that cannot be right, with what to write instead."""

    exit_code = EXIT_USAGE


class BadQuestion(NghiquyetError):
    """A question or filter that cannot be used: empty, or contradicting itself."""

    exit_code = EXIT_USAGE


def is_full(error: Exception) -> bool:
    """Return whether there was no room on the disk, as the system or SQLite tells it."""
    return getattr(error, "errno", None) == errno.ENOSPC or "disk is full" in str(error)


def because(error: Exception) -> str:
    """Return why the system refused something, in Vietnamese where it is what people meet."""
    if is_full(error):
        return "ổ đĩa đã hết chỗ; hãy dọn bớt rồi làm lại"
    if isinstance(error, PermissionError):
        return "không có quyền ghi"
    return str(getattr(error, "strerror", None) or error)
