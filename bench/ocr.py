"""How well are pictures of pages read?

1. Real scans (`scanned/`, and the PDFs of `province/` whose pages are pictures): there is no true text to compare
   with, for no act of the corpus is there both as a file of text and as a scan. Confidence, share of valid syllables,
   share of pages that name doubtful figures, seconds a page.
2. Made scans, told apart as `made`: pages of the Gazette that were born digital, drawn at 200 dpi, turned by up to
   1.5°, blurred, with noise. The true text is their own text layer; a page whose layer is torn (`ingest.quality`) is
   left out. Prose: character error rate with and without accents. Prose and tables: figures, wherever on the page.
3. Pages are drawn with a seed, evenly over the files; so is the noise. One page at a time: seconds are of one core.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from bench.characters import errors, figures
from bench.options import Options, Results
from bench.report import Result
from ingest.quality import measure
from ingest.reading import PageText, ReadingOptions
from ingest.scans.ocr import available, recognise, recognise_pdf_pages
from ingest.scans.page_image import PDFIUM

_SEED = 20240422
_PAGES = 24  # of each kind, where no limit is given: about 3 minutes
_SECONDS = 120
_MADE_DPI = 200
_SOUND = 0.97  # share of valid syllables of a layer that can be the truth
_LEAST = 800  # characters
_RULED = 12  # paths drawn on a page of prose: head and footnote rules


@dataclass(frozen=True, slots=True)
class Made:
    """A made scan: its picture, the true text, and whether it is a table."""

    picture: Image.Image
    true: str
    table: bool


def run(options: Options) -> Results:
    """Measure real and made scans."""
    missing = available()
    if missing:
        options.say(f"ocr: {missing}")
        return []
    corpus = options.folder.parent / "corpus"
    results: Results = []
    for folder in ("scanned", "province"):
        if options.wants(folder):
            results += _real(folder, corpus / folder, options)
    if options.wants("made"):
        results += _made(corpus / "gazette", options)
    return results


def _real(name: str, folder: Path, options: Options) -> Results:
    chosen = _spread([(file, number) for file in sorted(folder.glob("*.pdf")) for number in _pictures(file)], options)
    pages: list[PageText] = []
    seconds = []
    for file, number in chosen:
        started = time.perf_counter()
        pages.append(recognise_pdf_pages(file.read_bytes(), [number], file.name, ReadingOptions())[number])
        seconds.append(time.perf_counter() - started)
        if options.show:
            options.say(f"{file.name} {number}: {pages[-1].confidence} {pages[-1].trouble or ''}")
    if not pages:
        options.say(f"{name}: no scans there, left out")
        return []
    confidence = [page.confidence or 0.0 for page in pages]
    syllables = [share for page in pages if (share := measure(page.text).syllables) is not None]
    values = {
        "confidence": sum(confidence) / len(pages),
        "confidence_worst": min(confidence),
        "syllables": sum(syllables) / max(1, len(syllables)),
        "without_text": sum(not page.text for page in pages) / len(pages),
        "named_doubtful": sum(bool(page.doubtful) for page in pages) / len(pages),
        "seconds": median(seconds),
    }
    return [Result(name, "real", metric, value, len(pages)) for metric, value in values.items()]


def _made(folder: Path, options: Options) -> Results:
    wrong: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    wanted: dict[bool, list[int]] = {False: [0, 0, 0], True: [0, 0, 0]}
    seconds = []
    for made in _made_scans(folder, options):
        started = time.perf_counter()
        read = recognise(made.picture, seconds=_SECONDS, dpi=_MADE_DPI).text
        seconds.append(time.perf_counter() - started)
        found = figures(made.true, read)
        wanted[made.table] = [
            a + b for a, b in zip(wanted[made.table], (found.true, found.read, found.right), strict=True)
        ]
        if not made.table:
            wrong[False].append(errors(made.true, read))
            wrong[True].append(errors(made.true, read, folded=True))
    if not seconds:
        options.say("made: no Gazette there, left out")
        return []
    results = []
    for folded, metric in ((False, "cer"), (True, "cer_folded")):
        if wrong[folded]:
            share = sum(errors for errors, _ in wrong[folded]) / sum(length for _, length in wrong[folded])
            results.append(Result("made", "prose", metric, share, len(wrong[folded])))
    for table, setting in ((False, "prose"), (True, "tables")):
        true, read_count, right = wanted[table]
        if true and read_count:
            results.append(Result("made", setting, "figures_recall", right / true, true))
            results.append(Result("made", setting, "figures_precision", right / read_count, read_count))
    return [*results, Result("made", "all", "seconds", median(seconds), len(seconds))]


def _made_scans(folder: Path, options: Options) -> Iterator[Made]:
    files = sorted(folder.glob("*.pdf"))
    dice = random.Random(_SEED)
    dice.shuffle(files)
    left = options.limit or _PAGES
    for file in files:
        if left == 0:
            return
        made = _made_scan(file, dice)
        if made is not None:
            left -= 1
            yield made


def _made_scan(file: Path, dice: random.Random) -> Made | None:
    with PDFIUM, pdfium.PdfDocument(file) as document:
        page = document[dice.randrange(len(document))]
        # U+FFFE: PDFium's hyphen at the end of a line.
        true = page.get_textpage().get_text_range().replace("\ufffe", "-")
        paths = sum(1 for part in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH], max_depth=2))
        picture = page.render(scale=_MADE_DPI / 72, grayscale=True).to_pil().convert("L").copy()
    sound = measure(true).syllables
    if len(true) < _LEAST or sound is None or sound < _SOUND:
        return None
    return Made(_worn(picture, dice), true, paths > _RULED)


def _worn(picture: Image.Image, dice: random.Random) -> Image.Image:
    askew = picture.rotate(dice.uniform(-1.5, 1.5), Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(askew.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float64)
    noise = np.random.default_rng(dice.randrange(2**32)).normal(0, 12, grey.shape)
    return Image.fromarray(np.clip(grey * 0.94 + 10 + noise, 0, 255).astype(np.uint8))


def _pictures(file: Path) -> list[int]:
    """Numbers of the pages without a text layer."""
    with PDFIUM, pdfium.PdfDocument(file) as document:
        return [
            number for number, page in enumerate(document, 1) if len(page.get_textpage().get_text_range().strip()) < 40
        ]


def _spread(pages: Sequence[tuple[Path, int]], options: Options) -> list[tuple[Path, int]]:
    wanted = min(options.limit or _PAGES, len(pages))
    return sorted(random.Random(_SEED).sample(list(pages), wanted))
