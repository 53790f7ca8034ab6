"""A page of a PDF, or a picture as it came -> a grey image that tesseract can read.

1. 300 dpi, as tesseract was trained; a page so large that this makes more than 40 million pixels (A2 makes 35) is made
   smaller: a plan of A0 is read worse, but does not take a gigabyte.
2. Transparent is white, palettes and CMYK become RGB, then grey.
3. PDFium is not thread-safe: one lock for all of it.
"""

import math
import threading
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

DPI = 300
_MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 20_000  # tesseract refuses more than 32,767
PDFIUM = threading.Lock()
"""Held by whoever calls PDFium."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page in grey, and how many of its pixels make an inch."""

    grey: Image.Image
    dpi: int


def scale_for(width: float, height: float, wanted: float = DPI / 72) -> float:
    """Return the scale, at most `wanted`, at which a page of `width` × `height` (points, pixels) keeps the limits."""
    by_area = math.sqrt(_MOST_PIXELS / (width * height))
    return min(wanted, by_area, _LONGEST_SIDE / max(width, height))


def render(document: pdfium.PdfDocument, number: int) -> PageImage:
    """Return page `number` (from 1) of an open PDF, as it is to be seen: rotated as the file says.

    Raises:
        pdfium.PdfiumError: The page is damaged.
        ValueError: It has no size.
    """
    with PDFIUM:
        page = document[number - 1]
        try:
            width, height = page.get_size()
            if not (width > 0 and height > 0):
                raise ValueError(f"{width} × {height}")
            scale = scale_for(width, height)
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            # The bitmap's memory is PDFium's: what is kept is a copy.
            grey = bitmap.to_pil().convert("L").copy()
            bitmap.close()
        finally:
            page.close()
    return PageImage(grey, round(72 * scale))


def as_grey(image: Image.Image) -> Image.Image:
    """Return an image of any mode in grey, on white where it is transparent, and not beyond the limits of size."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.new("RGBA", over.size, "white")
        image.alpha_composite(over)
    if image.mode.startswith(("I", "F")):
        image = _eight_bits(image)
    grey = image if image.mode == "L" else image.convert("RGB").convert("L")
    scale = scale_for(*grey.size, wanted=1.0)
    if scale < 1:
        grey = grey.resize((max(1, int(grey.width * scale)), max(1, int(grey.height * scale))), Image.Resampling.BOX)
    return grey


def _eight_bits(image: Image.Image) -> Image.Image:
    """Pillow cuts 16 bits off at 255 (all white) where they are to be divided."""
    values = np.asarray(image, dtype=np.float64)
    lowest, highest = float(values.min()), float(values.max())
    return Image.fromarray(((values - lowest) * (255 / ((highest - lowest) or 1.0))).astype(np.uint8))
