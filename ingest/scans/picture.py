"""A picture of a page (PNG, JPEG, TIFF of many pages, BMP, WEBP, GIF) -> its pages, each read by OCR.

1. Open; what Pillow does not know, or what would unpack to more than 300 million pixels, is refused. Pillow looks at
   the size before it unpacks anything.
2. Page by page (the frames of a TIFF; of an animation only the first picture): unpack, put upright as the camera says
   (EXIF), grey. A page that is cut off is read as far as it goes, and says so.
3. Read it by OCR if that is wanted and there; else it waits.
"""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from errors import UnreadableFile
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.scans.ocr import WAITS, available, recognise
from ingest.scans.page_image import DPI, as_grey

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
# A sheet of A0 at 400 dpi has 248 million.
_MOST_PIXELS = 300_000_000
# Scanners write 72 or 96 where they do not know; a page of text has at least 100.
_LIKELY_DPI = (100, 1200)
_CUT_OFF = "ảnh bị cắt cụt: phần cuối trang không đọc được"


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a picture; see `ingest.reading`.

    Raises:
        UnreadableFile: It is no picture, damaged from its start, too large, or has too many pages.
    """
    missing = available() if options.ocr else ""
    pages: list[PageText] = []
    with _opened(data, name) as image:
        frames = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
        if frames > options.limits.pages:
            raise UnreadableFile(f"«{name}» có {frames} trang, quá {options.limits.pages} trang cho một văn bản.")
        for number in range(frames):
            page = _page(image, number, options, missing)
            pages.append(page)
            options.on_page(len(pages), frames)
    if frames == 1 and not pages[0].text and pages[0].trouble and pages[0].trouble.startswith("ảnh hỏng"):
        raise UnreadableFile(f"«{name}»: {pages[0].trouble}. Hãy lấy lại bản gốc.")
    return Reading(tuple(pages), "pages", (missing,) if missing else ())


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Image.Image]:
    try:
        # A size between one and two times Pillow's own limit is a warning there; ours is checked below.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            Image.init()  # Pillow knows TIFF and WEBP only then
            image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise UnreadableFile(f"«{name}» mở ra quá lớn cho một trang văn bản ({error}).") from error
    except UnidentifiedImageError as error:
        raise UnreadableFile(f"«{name}» hỏng hoặc không phải là ảnh (PNG, JPEG, TIFF, BMP, WEBP, GIF).") from error
    except (OSError, ValueError, SyntaxError, MemoryError) as error:
        raise UnreadableFile(f"«{name}» hỏng, không mở được như ảnh ({error}). Hãy lấy lại bản gốc.") from error
    with image:
        yield image


def _page(image: Image.Image, number: int, options: ReadingOptions, missing: str | None) -> PageText:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.seek(number)
            if image.width * image.height > _MOST_PIXELS:
                return PageText("", "none", trouble=f"ảnh {image.width} × {image.height} điểm: quá lớn cho một trang")
            if missing is not None:
                return PageText("", "none", trouble=WAITS)
            dpi = _dpi(image)
            upright, whole = _upright(image)
            size = upright.size
            grey = as_grey(upright)
    except Exception as error:
        # Pillow's decoders raise what they like (SyntaxError, struct.error, EOFError, …); all mean a damaged picture.
        return PageText("", "none", trouble=f"ảnh hỏng ({error})")
    page = recognise(grey, seconds=options.limits.seconds, dpi=max(70, round(dpi * grey.width / size[0])))
    if whole:
        return page
    return replace(page, trouble="; ".join(filter(None, (_CUT_OFF, page.trouble))))


def _upright(image: Image.Image) -> tuple[Image.Image, bool]:
    """The picture unpacked and upright, and whether it is whole."""
    try:
        image.load()
        whole = True
    except OSError:
        # What is cut off: with this switch Pillow gives what there is. Nobody else may meet it switched on.
        whole = False
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
    return ImageOps.exif_transpose(image) or image, whole


def _dpi(image: Image.Image) -> int:
    given = float(image.info.get("dpi", (0.0, 0.0))[0])
    if _LIKELY_DPI[0] <= given <= _LIKELY_DPI[1]:
        return round(given)
    # A page of A4: 8.27 inches wide, or high if it lies on its side.
    return min(max(round(min(image.width, image.height) / 8.27), 70), DPI)
