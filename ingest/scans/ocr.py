"""Pictures of pages -> text, through the tesseract program with its Vietnamese data.

1. A page of a PDF becomes a grey image of 300 dpi (`page_image`) and is set straight (`deskew`).
2. Tesseract (`tesseract`) returns words with boxes and confidence, of as many pages at once as there are cores;
   figures are read a second time (`ocr_figures`).
3. A page that comes out badly may lie on its side: tesseract's orientation data says how, and it is read again.
4. `ocr_layout` puts the words in reading order; their boxes are led back to the page as it is.
5. A page that fails or takes too long says so and the rest goes on. Whatever ends the work (Ctrl-C, an error) ends the
   programs that run; if this process is killed, they end with the page they read.

A figure read by OCR may be wrong and look right: those that remain doubtful are named in the page's `doubtful`, and
none is corrected by guess.
"""

import re
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress

import pypdfium2 as pdfium
from PIL import Image

from errors import UnreadableFile
from ingest.reading import PageText, ReadingOptions, Word
from ingest.scans.deskew import Turn, skew, turned
from ingest.scans.figures import WHITELIST, doubtful, look_again
from ingest.scans.layout import SeenLine, in_reading_order, seen_lines
from ingest.scans.page_image import DPI, PDFIUM, PageImage, as_grey, render
from ingest.scans.tesseract import LANGUAGE, Failed, Limit, Programs, available
from ingest.workers.limits import cores

__all__ = ["EXTRACTOR", "WAITS", "available", "recognise", "recognise_pdf_pages"]

WAITS = "cần nhận dạng chữ (OCR)"
"""The trouble of a page that nobody has read yet."""

EXTRACTOR = "tesseract"
# Good scans have 0.9 and more, a page on its side 0.2 to 0.4.
_BAD = 0.6
# Below this nothing of it is text: other scripts, drawings, a hand. Kept, it would be found and quoted.
_NO_TEXT = 0.35
_NOTHING = "nhận dạng chữ (OCR) không thấy chữ nào: trang trắng hoặc chỉ có hình"
_TURNED = re.compile(r"Rotate: (90|180|270)")


def recognise(image: Image.Image, *, seconds: int, dpi: int = DPI) -> PageText:
    """Read the picture of one page.

    Args:
        image: Of any mode; askew or on its side too.
        seconds: All the time that it may take.
        dpi: Pixels an inch, if known.

    Returns:
        The text in reading order, with confidence and words; without text and with `trouble` if it could not be read.
    """
    return _recognise(PageImage(as_grey(image), dpi), seconds, Programs())


def recognise_pdf_pages(data: bytes, numbers: Sequence[int], name: str, options: ReadingOptions) -> dict[int, PageText]:
    """Read pages of a PDF as pictures.

    Args:
        data: The whole file.
        numbers: Which pages, from 1.
        name: The file's name, for messages.
        options: Limits (`seconds` a page), and who is told after each page.

    Returns:
        Page number -> text; a page that could not be read has its `trouble`.

    Raises:
        UnreadableFile: PDFium cannot open the file.
    """
    if not numbers:
        return {}
    missing = available()
    if missing:
        return dict.fromkeys(numbers, PageText("", "none", trouble=f"{WAITS}: {missing}"))
    try:
        with PDFIUM:
            document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"«{name}» hỏng, không mở được để nhận dạng chữ ({error}).") from error
    programs = Programs()
    read: dict[int, PageText] = {}
    pool = ThreadPoolExecutor(cores(), thread_name_prefix="ocr")
    try:
        work: dict[Future[PageText], int] = {
            pool.submit(_read_page, document, number, options.limits.seconds, programs): number for number in numbers
        }
        for done in as_completed(work):
            read[work[done]] = done.result()
            options.on_page(len(read), len(work))
    finally:
        programs.stop()
        pool.shutdown(cancel_futures=True)
        with PDFIUM:
            document.close()
    return {number: read[number] for number in numbers}


def _read_page(document: pdfium.PdfDocument, number: int, seconds: int, programs: Programs) -> PageText:
    try:
        image = render(document, number)
    except (pdfium.PdfiumError, ValueError, IndexError, MemoryError) as error:
        return PageText("", "none", trouble=f"không vẽ được trang {number} để nhận dạng chữ ({error})")
    return _recognise(image, seconds, programs)


def _recognise(image: PageImage, seconds: int, programs: Programs) -> PageText:
    limit = Limit(seconds)
    try:
        page = _attempt(image, skew(image.grey), limit, programs)
        if page.confidence is None or page.confidence < _BAD:
            degrees = _lies(image, limit, programs)
            if degrees:
                with suppress(Failed):  # the first attempt stands
                    page = max(page, _attempt(image, degrees, limit, programs), key=_worth)
    except Failed as failure:
        return PageText("", "none", trouble=str(failure))
    return page


def _attempt(image: PageImage, degrees: float, limit: Limit, programs: Programs) -> PageText:
    """Read a page turned by so many degrees."""
    straight, turn = turned(image.grey, degrees)
    if degrees % 90 == 0 and degrees:
        askew = skew(straight)
        if askew:
            straight, turn = turned(image.grey, degrees + askew)
    options = ["stdin", "stdout", "--dpi", str(image.dpi)]

    def second(sheet: Image.Image) -> list[SeenLine]:
        only = ["-l", "eng", "--psm", "6", "-c", f"tessedit_char_whitelist={WHITELIST}", "tsv"]
        try:
            return seen_lines(programs.run([*options, *only], sheet, limit))
        except Failed:
            return []  # without English data, or out of time: the first reading stands

    first = seen_lines(programs.run([*options, "-l", LANGUAGE, "tsv"], straight, limit))
    lines, stamps = in_reading_order(look_again(straight, first, second), *straight.size)
    return _page(lines, stamps, turn)


def _lies(image: PageImage, limit: Limit, programs: Programs) -> int:
    """By how many degrees counter-clockwise a page that lies on its side or head must be turned; 0 if not known."""
    arguments = ["stdin", "stdout", "-l", "osd", "--psm", "0", "--dpi", str(image.dpi)]
    try:
        found = _TURNED.search(programs.run(arguments, image.grey, limit))
    except Failed:
        return 0  # too few characters, or its data is not installed
    return -int(found[1]) % 360 if found else 0


def _page(lines: Sequence[SeenLine], aside: Sequence[SeenLine], turn: Turn) -> PageText:
    """Lines in reading order, and what is no text -> the page."""
    parts: list[str] = []
    words: list[Word] = []
    length = 0
    for line in lines:
        for position, word in enumerate(line):
            blank = (" " if position else "\n") if parts else ""
            start = length + len(blank)
            length = start + len(word.text)
            parts += [blank, word.text]
            words.append(Word(start, length, *turn.back(word.left, word.top, word.right, word.bottom)))
    margins = tuple(" ".join(word.text for word in line) for line in aside)
    if not words:
        return PageText("", EXTRACTOR, margins=margins, trouble=_NOTHING)
    seen = [word for line in (*lines, *aside) for word in line]
    confidence = round(sum(word.confidence * len(word.text) for word in seen) / sum(len(word.text) for word in seen), 4)
    if confidence < _NO_TEXT:
        unread = f"nhận dạng chữ (OCR) không đọc được (chắc {100 * confidence:.0f} %): chữ tay, hình hoặc tiếng khác"
        return PageText("", EXTRACTOR, confidence, margins=margins, trouble=unread)
    # A figure left out of a line of text is named too; handwriting and stamps are not.
    left_out = [word for line in aside for word in line if not any(character.isalpha() for character in word.text)]
    doubted = [word for word in (*(word for line in lines for word in line), *left_out) if doubtful(word)]
    low = f"nhận dạng chữ (OCR) chỉ chắc {100 * confidence:.0f} %: hãy đối chiếu với trang gốc"
    return PageText(
        "".join(parts),
        EXTRACTOR,
        confidence,
        margins=margins,
        trouble=low if confidence < _BAD else None,
        doubtful=tuple(f"«{word.text}»" + (f" hay «{word.other}»" if word.other else "") for word in doubted),
        words=tuple(words),
    )


def _worth(page: PageText) -> float:
    return (page.confidence or 0.0) * len(page.text)
