"""Bytes of a PDF -> raw text of its pages, through pypdf.

1. Open; an encrypted file is tried with the empty password (many offices only forbid printing).
2. Extract each page by itself: a page that fails is kept as an empty one and named in the log.
3. A file whose pages hold almost no text is a scan or pictures: it is refused with what to do.

The raw text of the document is that of its pages joined by form feeds.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError

from errors import UnreadableFile

log = logging.getLogger(__name__)

# A page of prose has 1,500 characters and more; a signature stamp on a scan about 100 to 300 in all.
_MIN_CHARACTERS_A_PAGE = 40


def page_texts(data: bytes, name: str) -> list[str]:
    """Return the text of each page, as pypdf gives it.

    Args:
        data: The whole file.
        name: The file's name, for messages.

    Raises:
        UnreadableFile: Encrypted, damaged, or without a text layer.
    """
    with _quiet():
        texts = _extract(data, name)
    if not texts:
        raise UnreadableFile(f"«{name}» không có trang nào.")
    characters = sum(len(text.strip()) for text in texts)
    if characters < _MIN_CHARACTERS_A_PAGE * len(texts):
        raise UnreadableFile(
            f"«{name}» có {len(texts)} trang nhưng hầu như không có chữ ({characters} ký tự): "
            "đây là bản chụp, cần nhận dạng chữ (OCR) trước khi đưa vào."
        )
    return texts


def _extract(data: bytes, name: str) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
        pages = len(reader.pages)
    except UnreadableFile:
        raise
    # pypdf raises its own errors for what it foresaw and plain ones for what it did not; both mean a broken file.
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError) as error:
        raise UnreadableFile(f"«{name}» hỏng, không mở được như PDF ({error}). Hãy lấy lại bản gốc.") from error
    texts = []
    for index in range(pages):
        try:
            texts.append(reader.pages[index].extract_text())
        except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, RecursionError, IndexError) as error:
            log.warning("«%s» trang %d: không đọc được (%s); trang này bỏ trống.", name, index + 1, error)
            texts.append("")
    return texts


@contextmanager
def _quiet() -> Iterator[None]:
    # pypdf logs every oddity of a file; what matters to the person is in our own messages.
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
