"""A sheet -> the bytes of a file. What makes Word files and PDFs is imported when one is wanted."""

from typing import Literal

from answer.sheet.blocks import Sheet

Format = Literal["docx", "pdf", "txt"]


def render(sheet: Sheet, format: Format) -> bytes:  # noqa: A002  as Library.sheet names it
    """Return a sheet as a file; the same sheet gives the same bytes.

    Args:
        sheet: What to write.
        format: `docx`, `pdf` or `txt`.
    """
    if format == "docx":
        from answer.sheet.docx import docx_bytes

        return docx_bytes(sheet)
    if format == "pdf":
        from answer.sheet.pdf import pdf_bytes

        return pdf_bytes(sheet)
    from answer.sheet.text import text_bytes

    return text_bytes(sheet)
