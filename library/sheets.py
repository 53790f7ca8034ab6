"""Evidence sheets of a library, and what tells one state of a library from another."""

import datetime
import hashlib
from importlib.metadata import PackageNotFoundError, version

from answer.model import Answer, Refusal
from answer.sheet.content import build_sheet
from answer.sheet.render import Format, render
from library.changing import Changing


class Sheets(Changing):
    """Writes an answer down, for a file that can be printed and signed."""

    def sheet(self, reply: Answer | Refusal, format: Format, made: datetime.datetime | None = None) -> bytes:  # noqa: A002
        """Return an answer or refusal as an evidence sheet; the same reply and time give the same bytes.

        Args:
            reply: What `ask` gave.
            format: `docx`, `pdf` or `txt`.
            made: When it is made, with its time zone; None for now.
        """
        # A document may be removed while its answer is on the way.
        documents = {found.slug: found for found in (*self.documents(removed=True), *self.documents())}
        sheet = build_sheet(
            reply,
            documents,
            fingerprint=self.fingerprint(),
            program=f"nghiquyet {_version()}",
            made=made or datetime.datetime.now().astimezone(),
        )
        return render(sheet, format)

    def fingerprint(self) -> str:
        """Return twelve hexadecimal digits that name this state of the library: `3f9a-12cd-77e0`.

        It is the SHA-256 of the program's version and of the checksums of all visible files in their order: two
        libraries have the same one if they hold the same files, read by the same version, wherever they lie.
        """
        sums = sorted(document.sha256 for document in self.documents())
        digest = hashlib.sha256("\n".join([_version(), *sums]).encode()).hexdigest()
        return "-".join(digest[start : start + 4] for start in range(0, 12, 4))


def _version() -> str:
    try:
        return version("nghiquyet")
    except PackageNotFoundError:
        return "chưa cài đặt"
