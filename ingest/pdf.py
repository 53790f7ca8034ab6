"""Bytes of a PDF -> raw text of its pages, through pypdf.

1. Open; an encrypted file is tried with the empty password (many offices only forbid printing).
2. Extract each page by itself: a page that fails is kept as an empty one and named in the log.
3. Some writers set each accented letter apart, and plain extraction tears the words (`c ủa`, `Quy ết` or a letter a
   line). Such a page is read a second time by place on the page (pypdf's layout mode), which tears none but puts
   columns side by side; the better text of the two is kept, if nothing is missing in it.
4. A file whose pages hold almost no text is a scan or pictures: it is refused with what to do.

The raw text of the document is that of its pages joined by form feeds.
"""

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PageObject, PdfReader

from errors import UnreadableFile

log = logging.getLogger(__name__)

# A page of prose has 1,500 characters and more; a signature stamp on a scan 100 to 300 in all, and a running head over
# the pictures of pages (as the Gazette prints what it got on paper) 50 a page.
_MIN_CHARACTERS_A_PAGE = 40
_MIN_CHARACTERS_ON_ONE = 200


# An onset alone before a vowel is no Vietnamese word: `c ủa`, `Th ương`. Good pages have
# none, torn ones 5 to 30 in 100 words.
_TORN = re.compile(
    r"(?<![^\W\d_])(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdđghklmnpqrstvx])\s+"
    r"(?=[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])",
    re.IGNORECASE,
)
_MAX_TORN_SHARE = 0.01


def page_texts(data: bytes, name: str) -> list[tuple[str, str]]:
    """Return for each page its text and the way it was read: `pypdf` or `pypdf layout`.

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
    lengths = [len(text.strip()) for text, _ in texts]
    characters = sum(lengths)
    bare = len(texts) > 1 and max(lengths) < _MIN_CHARACTERS_ON_ONE
    if bare or characters < _MIN_CHARACTERS_A_PAGE * len(texts):
        raise UnreadableFile(
            f"«{name}» có {len(texts)} trang nhưng hầu như không có chữ ({characters} ký tự): "
            "đây là bản chụp, cần nhận dạng chữ (OCR) trước khi đưa vào."
        )
    return texts


def _extract(data: bytes, name: str) -> list[tuple[str, str]]:
    # pypdf raises its own errors for what it foresaw and any other for what it did not; all mean a broken file.
    try:
        reader = PdfReader(io.BytesIO(data))
        unlocked = not reader.is_encrypted or bool(reader.decrypt(""))
        pages = len(reader.pages) if unlocked else 0
    except Exception as error:
        raise UnreadableFile(f"«{name}» hỏng, không mở được như PDF ({error}). Hãy lấy lại bản gốc.") from error
    if not unlocked:
        raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
    texts, failed = [], []
    for index in range(pages):
        try:
            texts.append(_page_text(reader.pages[index]))
        except Exception as error:
            log.debug("«%s» trang %d: %s", name, index + 1, error)
            failed.append(index + 1)
            texts.append(("", "pypdf"))
    if failed and len(failed) == pages:
        raise UnreadableFile(f"«{name}» hỏng: không đọc được trang nào trong {pages} trang. Hãy lấy lại bản gốc.")
    if failed:
        log.warning("«%s»: không đọc được trang %s; các trang này bỏ trống.", name, ", ".join(map(str, failed)))
    return texts


def _page_text(page: PageObject) -> tuple[str, str]:
    plain = page.extract_text()
    torn = len(_TORN.findall(plain))
    if torn <= _MAX_TORN_SHARE * len(plain.split()):
        return plain, "pypdf"
    lines = page.extract_text(extraction_mode="layout").split("\n")
    laid = "\n".join(" ".join(line.split()) for line in lines)
    # Layout mode leaves turned text out.
    whole = len("".join(laid.split())) >= len("".join(plain.split()))
    return (laid, "pypdf layout") if whole and len(_TORN.findall(laid)) < torn / 2 else (plain, "pypdf")


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
