"""A page askew -> the same page straight, and the way back for places on it.

1. The page is reduced to about 100 dpi and ink parted from paper; ink that hardly any page has (a photograph) or none
   gives no angle.
2. The page is sheared (not turned: that is cheaper and the same for small angles) by angles of -6° to 6°, first each
   half degree, then each tenth around the best. Straight lines of text give a profile with sharp steps: the best angle
   is the one whose differences from row to row have the largest sum of squares.
3. Below a third of a degree nothing is done: tesseract bears it, and turning blurs.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

_REDUCED = 1000  # pixels of the longer side
_STEPEST = 6.0
_LEAST = 0.3
# Ink is between 0.05 % (a line or two) and 40 % of a page of text.
_INK = (0.0005, 0.4)


@dataclass(frozen=True, slots=True)
class Turn:
    """What was done to an image: turned by `degrees` counter-clockwise about its centre, and enlarged to hold all."""

    degrees: float
    before: tuple[int, int]
    after: tuple[int, int]

    def back(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Return a box of the turned image, in pixels, as shares of the image before."""
        sine, cosine = math.sin(math.radians(self.degrees)), math.cos(math.radians(self.degrees))
        middle_x, middle_y = self.after[0] / 2, self.after[1] / 2
        width, height = self.before
        corners = [(x - middle_x, y - middle_y) for x in (left, right) for y in (top, bottom)]
        xs = [(cosine * x - sine * y + width / 2) / width for x, y in corners]
        ys = [(sine * x + cosine * y + height / 2) / height for x, y in corners]
        return _share(min(xs)), _share(min(ys)), _share(max(xs)), _share(max(ys))


def skew(image: Image.Image) -> float:
    """Return by how many degrees counter-clockwise a page must be turned to stand straight; 0 if it does, or if no
    lines of text are seen.

    Args:
        image: A page in grey (mode L).
    """
    ink = _ink(image)
    if ink is None:
        return 0.0
    coarse = max(np.arange(-_STEPEST, _STEPEST + 0.1, 0.5), key=lambda angle: _sharpness(ink, float(angle)))
    fine = max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda angle: _sharpness(ink, float(angle)))
    # The steepest angle looked at is no maximum but the end of the search: a drawing, not a page of text.
    if not _LEAST <= abs(fine) < _STEPEST or _sharpness(ink, float(fine)) < 1.1 * _sharpness(ink, 0.0):
        return 0.0
    return round(float(fine), 2)


def turned(image: Image.Image, degrees: float) -> tuple[Image.Image, Turn]:
    """Return a grey image turned counter-clockwise on white paper, and the way back."""
    if degrees % 90 == 0:
        after = image if degrees % 360 == 0 else image.rotate(degrees, expand=True)
    else:
        after = image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return after, Turn(degrees, image.size, after.size)


def _ink(image: Image.Image) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int] | None:
    """Columns and rows of the dark pixels of the reduced page, and its height."""
    reduced = image.copy()
    reduced.thumbnail((_REDUCED, _REDUCED), Image.Resampling.BOX)
    grey = np.asarray(reduced)
    dark = grey < (int(np.median(grey)) + int(grey.min())) // 2
    if not _INK[0] <= dark.mean() <= _INK[1]:
        return None
    rows, columns = np.nonzero(dark)
    return columns - grey.shape[1] // 2, rows, grey.shape[0]


def _sharpness(ink: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], int], degrees: float) -> float:
    columns, rows, height = ink
    # Turning counter-clockwise lifts what is right of the centre.
    lifted = np.rint(rows - math.tan(math.radians(degrees)) * columns).astype(np.int64)
    profile = np.bincount(np.clip(lifted + height, 0, 3 * height), minlength=3 * height + 1)
    return float(np.square(np.diff(profile)).sum())


def _share(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 5)
