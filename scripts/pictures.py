"""Screenshots as small files that change only when the page does."""

import io

import numpy as np
from PIL import Image, ImageChops

COLOURS, EXACT = 64, 16
SHADES = 24
"""Of 255; a difference up to here is none."""


def few_colours(shot: bytes) -> bytes:
    """Return a PNG with a palette that looks like a PNG without one.

    The commonest colours are kept exactly, and of the others each counts once: a green dot is not lost among greys.
    """
    pixels = np.asarray(Image.open(io.BytesIO(shot)).convert("RGB"), np.int32)
    packed, where, counts = np.unique(pixels @ [1 << 16, 1 << 8, 1], return_inverse=True, return_counts=True)
    each = np.stack([packed // (1 << 16), packed // (1 << 8) % 256, packed % 256], 1).astype(np.int32)
    rest = Image.fromarray(each[None].astype(np.uint8)).quantize(COLOURS - EXACT, Image.Quantize.MAXCOVERAGE)
    common = each[np.argsort(-counts, kind="stable")[:EXACT]]
    palette = np.concatenate([common, np.reshape(rest.getpalette() or [], (-1, 3))])[:COLOURS]
    nearest = np.square(each[:, None] - palette).sum(2).argmin(1).astype(np.uint8)
    painted = Image.fromarray(nearest[where].reshape(pixels.shape[:2]))
    painted.putpalette(palette.astype(np.uint8).tobytes())
    small = io.BytesIO()
    painted.save(small, "PNG", optimize=True)
    return small.getvalue()


def alike(one: bytes, other: bytes) -> bool:
    """Return whether nobody would tell two PNGs apart: the browser draws an edge now a shade lighter, now darker."""
    if not one or not other:
        return False
    first, second = (Image.open(io.BytesIO(shot)).convert("RGB") for shot in (one, other))
    if first.size != second.size:
        return False
    return int(np.asarray(ImageChops.difference(first, second)).max()) <= SHADES
