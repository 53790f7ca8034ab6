"""Bytes of a PDF -> its pages, each read in the way that reads it best.

1. Open with pypdf and with PDFium; one that fails leaves the file to the other. An encrypted file is tried with the
   empty password: many offices only forbid printing.
2. A page on which nothing stands in columns or in a table is read by pypdf. Its text is kept if the page gate
   (`quality`) finds it good and not one word torn; each word gets its place from PDFium's characters.
3. Any other page is read by the places of its characters (`pdf_words`, `pdf_layout`, `pdf_tables`); this mends torn
   words and keeps columns and cells apart. If both are bad, the better one is tried as legacy fonts, and kept with its
   trouble.
4. With all pages read, running heads, page numbers and stamps are found and taken out (`margins`), and tables that a
   page break cuts are put together.
5. A page without text that holds a picture waits for OCR; so does one whose only text is a stamp or a running head.
"""

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader

from errors import UnreadableFile
from ingest.pdf.align import place_words
from ingest.pdf.layout import read_lines, text_line
from ingest.pdf.margins import Line, find_margins
from ingest.pdf.page_lines import TextLine, assemble, join_hyphens, rewrite
from ingest.pdf.rulings import find_cells, find_rulings, things_on
from ingest.pdf.table_breaks import join_tables
from ingest.pdf.tables import make_grids
from ingest.pdf.words import PDFIUM, Box, Characters, Piece, lines_of, read_characters
from ingest.quality import Quality, measure
from ingest.reading import PageText, Reading, ReadingOptions
from vietnamese.legacy import decode_text

log = logging.getLogger(__name__)

# A page of prose has 1,500 characters and more, a stamp or a head of the Gazette 50 to 300.
_FEW_ON_A_PICTURE = 250
_COVERS = 0.5  # of the page's area
_DRAWN = 20  # lines and curves that may be text without letters
_MOST_ON_A_PAGE = 100_000  # characters; a page of figures in small print has 10,000
_MANY_OBJECTS = 20_000  # pypdf takes minutes where a map or a plan is drawn; PDFium takes seconds
# pypdf may leave out this much (stamps, hidden text), and be this much worse in rank, before PDFium's reading is taken.
_WHOLE = 0.98
_AS_GOOD = 0.02

WAITS = "cần nhận dạng chữ (OCR)"
_UNREADABLE = "không đọc được trang này: tệp hỏng ở đây, hãy lấy lại bản gốc"
_TORN = "chữ bị tách rời, câu chữ và số liệu có thể sai; hãy đối chiếu với bản gốc"
_GARBLED = "phông chữ thiếu bảng mã, chữ đọc ra không đúng; hãy đối chiếu với bản gốc"
_CUT = f"trang có hơn {_MOST_ON_A_PAGE // 1000}.000 ký tự: chỉ đọc phần đầu"
_RECOGNISED = "chữ do máy khác nhận dạng từ ảnh chụp, có thể sai; hãy đối chiếu với ảnh trang"


@dataclass(slots=True)
class _Draft:
    """A page read, before its margins are known."""

    lines: list[TextLine]
    extractor: str = "pypdf"
    trouble: str | None = None
    failed: bool = False
    covered: float = 0.0
    """Share of the page under pictures."""
    drawn: int = 0
    waits: bool = False
    """Whether it is a picture that nobody has read yet."""
    margins: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What PDFium sees on a page."""

    characters: Characters
    tables: list[list[Box]]
    covered: float
    drawn: int
    objects: int


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a PDF.

    Args:
        data: The whole file.
        name: The file's name, for messages.
        options: Limits, and who is told after each page.

    Raises:
        UnreadableFile: Encrypted, damaged, without pages, or beyond the limits.
    """
    with _quiet(), _opened(data, name) as (reader, document, count):
        _check(count, name, options)
        drafts, characters = [], 0
        for index in range(count):
            draft = _read_page(reader, document, index)
            characters += sum(len(line.text) for line in draft.lines)
            if characters > options.limits.characters:
                most = f"{options.limits.characters:,}".replace(",", ".")
                raise UnreadableFile(f"«{name}» có hơn {most} ký tự (đến trang {index + 1}): quá cỡ cho một văn bản.")
            drafts.append(draft)
            options.on_page(index + 1, count)
    failed = [number for number, draft in enumerate(drafts, 1) if draft.failed]
    if len(failed) == count:
        raise UnreadableFile(f"«{name}» hỏng: không đọc được trang nào trong {count} trang. Hãy lấy lại bản gốc.")
    notes = (f"Không đọc được trang {', '.join(map(str, failed))}; các trang này bỏ trống.",) if failed else ()
    _take_margins(drafts)
    for draft, lines in zip(drafts, join_tables([draft.lines for draft in drafts]), strict=True):
        draft.lines = lines
    return Reading(tuple(_page_text(draft) for draft in drafts), "pages", notes)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[tuple[PdfReader | None, pdfium.PdfDocument | None, int]]:
    # pypdf raises its own errors for what it foresaw and any other for what it did not; all mean a broken file.
    reader, reason = None, ""
    try:
        reader = PdfReader(io.BytesIO(data))
        unlocked = not reader.is_encrypted or bool(reader.decrypt(""))
        pages = len(reader.pages) if unlocked else 0
    except Exception as error:
        reader, unlocked, pages, reason = None, True, 0, str(error)
    if not unlocked:
        raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.")
    document = None
    with PDFIUM:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
                raise UnreadableFile(f"«{name}» bị khóa bằng mật khẩu. Hãy gỡ mật khẩu rồi đưa lại.") from error
            reason = reason or str(error)
    if reader is None and document is None:
        raise UnreadableFile(f"«{name}» hỏng, không mở được như PDF ({reason}). Hãy lấy lại bản gốc.")
    if reader is not None and document is not None and len(document) != pages:
        # They disagree on a damaged file, or on one that lies: the one that has more pages is followed alone.
        with PDFIUM:
            there = _loadable(document)
            if there < pages:
                document.close()
        reader, document, pages = (reader, None, pages) if there < pages else (None, document, there)
    elif document is not None:
        pages = len(document)
    try:
        yield reader, document, pages
    finally:
        if document is not None:
            with PDFIUM:
                document.close()


def _loadable(document: pdfium.PdfDocument) -> int:
    """How many pages, from the first on, are there: PDFium believes the file's own count."""
    for index in range(len(document)):
        try:
            document[index].close()
        except pdfium.PdfiumError:
            return index
    return len(document)


def _check(count: int, name: str, options: ReadingOptions) -> None:
    if count == 0:
        raise UnreadableFile(f"«{name}» không có trang nào.")
    if count > options.limits.pages:
        raise UnreadableFile(f"«{name}» có {count} trang, quá giới hạn {options.limits.pages} trang của một văn bản.")


def _read_page(reader: PdfReader | None, document: pdfium.PdfDocument | None, index: int) -> _Draft:
    seen = _see(document, index) if document else None
    if seen is not None and not seen.characters.sheet.has_area:
        seen = None
    empty = seen is not None and not (seen.characters.aside or any(piece.text for piece in seen.characters.pieces))
    if seen and empty and (seen.covered or seen.drawn):
        return _Draft([], covered=seen.covered, drawn=seen.drawn)
    if seen is None or empty:
        # Of a page with nothing on it PDFium does not say whether it is blank or spoilt; pypdf does.
        plain = _plain(reader, index)
        lines = [TextLine(line.strip()) for line in plain.split("\n")] if plain is not None else []
        return _decoded(_Draft(lines, failed=plain is None))
    heavy = seen.objects > _MANY_OBJECTS or seen.characters.cut
    draft = _best(seen, lambda: None if heavy else _plain(reader, index))
    draft.covered, draft.drawn = seen.covered, seen.drawn
    if seen.characters.cut:
        draft.trouble = _CUT
    if seen.characters.invisible and seen.covered >= _COVERS:
        draft.trouble = draft.trouble or _RECOGNISED
    return draft


def _see(document: pdfium.PdfDocument, index: int) -> _Seen | None:
    """What PDFium sees on a page; None if it cannot."""
    with PDFIUM:
        try:
            with closing(document[index]) as page:
                characters = read_characters(page, _MOST_ON_A_PAGE)
                objects = raw.FPDFPage_CountObjects(page.raw)
                covered, drawn = _pictures(page) if objects <= _MANY_OBJECTS else (0.0, objects)
                rulings = (
                    find_rulings(page, characters.sheet) if 4 <= drawn <= _MANY_OBJECTS and characters.pieces else []
                )
                return _Seen(characters, find_cells(rulings), covered, drawn, objects)
        except (pdfium.PdfiumError, ValueError) as error:
            log.debug("page %d: %s", index + 1, error)
            return None


def _pictures(page: pdfium.PdfPage) -> tuple[float, int]:
    """Share of the page under its pictures (at most 1), and how many lines and curves are drawn on it."""
    left, bottom, right, top = page.get_bbox()
    area, drawn = 0.0, 0
    for thing in things_on(page):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            box = thing.get_bounds()
            wide = min(right, box[2]) - max(left, box[0])
            high = min(top, box[3]) - max(bottom, box[1])
            area += max(0.0, wide) * max(0.0, high)
        elif thing.type != raw.FPDF_PAGEOBJ_TEXT:
            drawn += 1
    return min(1.0, area / max(1.0, (right - left) * (top - bottom))), drawn


def _best(seen: _Seen, plain: Callable[[], str | None]) -> _Draft:
    characters = seen.characters
    lines, special = _laid_out(seen)
    placed = _Draft(lines, "pdfium")
    quality = measure(_text(placed))
    if special and quality.good:
        return placed
    text = plain()
    if text is not None:
        given = measure(text)
        whole = given.characters >= quality.characters * _WHOLE
        if whole and not special and given.good and given.torn == 0 and given.rank >= quality.rank - _AS_GOOD:
            return _Draft(place_words(text, characters))
        if not quality.good and given.rank > quality.rank + _AS_GOOD:
            placed = _Draft(place_words(text, characters))
    if not quality.good and (decoded := _in_unicode(seen)):
        return decoded
    return _decoded(placed)


def _in_unicode(seen: _Seen) -> _Draft | None:
    """The page laid out with its words decoded from a legacy font: columns are known by what they say."""
    lines = lines_of(seen.characters.pieces)
    decoded, encoding = decode_text("\n".join(" ".join(word.text for word in line) for line in lines))
    texts = [line.split(" ") for line in decoded.split("\n")]
    if encoding is None or [len(line) for line in texts] != [len(line) for line in lines]:
        return None
    pieces: list[Piece] = []
    for line, words in zip(lines, texts, strict=True):
        for word, text in zip(line, words, strict=True):
            pieces += (Piece(text, *word.box), Piece("", word.right, word.top, word.right, word.bottom))
    laid_out, _ = _laid_out(replace(seen, characters=replace(seen.characters, pieces=pieces)))
    draft = _Draft(laid_out, f"pdfium + {encoding}")
    quality = measure(_text(draft))
    return draft if quality.good else None


def _plain(reader: PdfReader | None, index: int) -> str | None:
    """The text of a page by pypdf; None if it fails."""
    try:
        return reader.pages[index].extract_text() if reader else None
    except Exception as error:
        log.debug("page %d: %s", index + 1, error)
        return None


def _laid_out(seen: _Seen) -> tuple[list[TextLine], bool]:
    """The lines of a page by their places, and whether any of it stands in columns or tables."""
    characters = seen.characters
    aside = list(characters.aside)
    grids, outside = make_grids(seen.tables, characters.pieces, aside)
    bands: list[list[Piece]] = [[] for _ in range(len(grids) + 1)]
    for piece in outside:
        middle = (piece.top + piece.bottom) / 2
        bands[sum(middle > (grid.box[1] + grid.box[3]) / 2 for grid in grids)].append(piece)
    lines: list[TextLine] = []
    special = bool(grids)
    for number, band in enumerate(bands):
        read, columns = read_lines(band, characters.sheet)
        special |= columns
        lines += read
        if number < len(grids):
            lines += grids[number].lines(number, characters.sheet)
    return [*lines, *(text_line([piece], characters.sheet) for piece in aside)], special


def _text(draft: _Draft) -> str:
    return "\n".join(line.text for line in draft.lines)


def _decoded(draft: _Draft) -> _Draft:
    """Try a page that was read badly as legacy fonts; what stays bad gets its trouble."""
    text = _text(draft)
    quality = measure(text)
    if quality.good:
        return draft
    decoded, encoding = decode_text(text)
    if encoding and measure(decoded).rank > quality.rank:
        draft.lines = rewrite(draft.lines, decoded)
        draft.extractor += f" + {encoding}"
        quality = measure(decoded)
    draft.trouble = None if quality.good else _trouble(quality)
    return draft


def _trouble(quality: Quality) -> str:
    return _GARBLED if quality.broken > quality.single + quality.torn else _TORN


def _take_margins(drafts: list[_Draft]) -> None:
    """Take the margins of all pages out of their lines, and see which pages have nothing else."""
    pages = [[Line(line.text, line.table is not None) for line in draft.lines] for draft in drafts]
    for draft, margins in zip(drafts, find_margins(pages), strict=True):
        draft.margins = [" ".join(draft.lines[place].text.split()) for place in sorted(margins)]
        draft.lines = [line for place, line in enumerate(draft.lines) if place not in margins]
        left = sum(len(part) for line in draft.lines for part in line.text.split())
        outlined = left == 0 and draft.drawn >= _DRAWN
        draft.waits = outlined or (left < _FEW_ON_A_PICTURE and draft.covered >= _COVERS)


def _page_text(draft: _Draft) -> PageText:
    if draft.failed:
        return PageText("", draft.extractor, trouble=_UNREADABLE)
    if draft.waits:
        stamps = [*draft.margins, *(line.text for line in draft.lines if line.text.strip())]
        return PageText("", "none", margins=tuple(stamps), trouble=WAITS)
    made = assemble(_trimmed(join_hyphens(draft.lines)))
    return PageText(
        made.text,
        draft.extractor,
        margins=tuple(draft.margins),
        trouble=draft.trouble,
        tables=made.tables,
        words=made.words,
    )


def _trimmed(lines: list[TextLine]) -> list[TextLine]:
    """Without empty lines at the ends, and with one of several in a row."""
    kept: list[TextLine] = []
    for line in lines:
        if line.text.strip() or (kept and kept[-1].text.strip()):
            kept.append(line if line.text.strip() else replace(line, text="", words=()))
    if kept and not kept[-1].text.strip():
        kept.pop()
    return kept


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
