"""A page of a kept file -> a PNG for the screen, drawn by a process of its own.

    python -m ingest.scans.page_png FILE PAGE MEGABYTES    # the PNG on stdout; exit code 1: it cannot be drawn

1. Only a PDF and a picture have pages as printed; the first bytes tell.
2. Files come from anywhere: a process of its own may break, loop or eat memory, and is ended. It also keeps
   PDFium, which is not thread-safe, out of a server with many threads.
3. 120 dots an inch: enough to compare a figure, small enough to send. A page of any size keeps the bounds of pixels.
4. Colours stay: a red stamp tells an original.
"""

import contextlib
import io
import os
import subprocess
import sys
import warnings
from pathlib import Path

from ingest.files.kinds import kind_of
from ingest.reading import Limits
from ingest.workers.limits import limit_memory

_DPI = 120
_SECONDS = 20
_LONGEST_SIDE = 2_400
_MOST_PIXELS = 300_000_000
_HEAD = 4096


def has_pages(file: Path) -> bool:
    """Return whether a file is a PDF or a picture."""
    return _kind(file) in ("pdf", "picture")


def page_png(file: Path, page: int, limits: Limits) -> bytes | None:
    """Return page `page` (from 1) of a PDF or a picture as a PNG; None if it cannot be drawn within the limits."""
    if not has_pages(file):
        return None
    home = str(Path(__file__).resolve().parents[2])
    command = [sys.executable, "-P", "-m", "ingest.scans.page_png", str(file), str(page), str(limits.memory_megabytes)]
    environment = os.environ | {"PYTHONPATH": home, "OMP_NUM_THREADS": "1"}
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)
        return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None
    return None


def _kind(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return kind_of(stream.read(_HEAD))
    except OSError:
        return ""


def _draw(file: Path, page: int) -> bytes:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2  # Pillow refuses twice as many
    image = _from_pdf(file, page) if _kind(file) == "pdf" else _from_picture(file, page)
    image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    written = io.BytesIO()
    image.convert("RGB").quantize(64).save(written, "PNG")
    return written.getvalue()


def _from_pdf(file: Path, page: int):  # type: ignore[no-untyped-def]
    import pypdfium2 as pdfium

    with contextlib.closing(pdfium.PdfDocument(file)) as document:
        shown = document[page - 1]
        scale = min(_DPI / 72, _LONGEST_SIDE / max(shown.get_size()))
        return shown.render(scale=scale, may_draw_forms=False).to_pil().copy()


def _from_picture(file: Path, page: int):  # type: ignore[no-untyped-def]
    from PIL import Image, ImageFile, ImageOps

    from ingest.scans.picture import FORMATS

    ImageFile.LOAD_TRUNCATED_IMAGES = True  # what there is of a torn one; nobody else is in this process
    image = Image.open(file, formats=FORMATS)
    image.seek(page - 1)
    return ImageOps.exif_transpose(image)


def main() -> None:
    """Draw the page that the command line names."""
    file, page, megabytes = sys.argv[1:]
    limit_memory(int(megabytes))
    warnings.simplefilter("ignore")
    sys.stdout.buffer.write(_draw(Path(file), int(page)))


if __name__ == "__main__":
    main()
