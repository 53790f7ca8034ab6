"""How well are the pages of real PDFs read, and how fast?

1. Every PDF of gazette/, party/ and province/ beside the evaluation folder, read without OCR.
2. `syllables`: the mean over pages of the share of words that are Vietnamese syllables, for pages that have enough
   words; `syllables_095`: the share of those pages at 0.95 and above. Pages below are listed with how they were read:
   most are tables of foreign names, and their text is right.
3. `trouble`: the share of pages whose text says that it cannot be trusted; `waiting`: of pages that wait for OCR.
4. `placed`: the share of words that have their place on the page (a row that a page break cut gives up some).
5. `pages_a_second`: on one core, places, columns and tables and all; pages that wait for OCR left out of the count,
   not of the time.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from bench.options import Options, Results
from bench.report import Result
from errors import UnreadableFile
from ingest.pdf.reader import read
from ingest.quality import measure
from ingest.reading import PageText, ReadingOptions

_FOLDERS = ("gazette", "party", "province")
_GOOD = 0.95


def run(options: Options) -> Results:
    """Measure each folder that is there."""
    results: Results = []
    for folder in filter(options.wants, _FOLDERS):
        files = sorted((options.folder.parent / "corpus" / folder).glob("*.pdf"))[: options.limit]
        if files:
            results += _measure(folder, files, options)
        else:
            options.say(f"{folder}: no PDF beside the evaluation folder, left out")
    return results


def _measure(folder: str, files: Sequence[Path], options: Options) -> Results:
    pages: list[PageText] = []
    seconds, refused = 0.0, 0
    for file in files:
        data = file.read_bytes()
        started = time.perf_counter()
        try:
            found = read(data, file.name, ReadingOptions(ocr=False)).pages
        except UnreadableFile as error:
            options.say(str(error))
            refused += 1
            continue
        seconds += time.perf_counter() - started
        pages += found
        for number, page in enumerate(found, 1):
            share = measure(page.text).syllables
            if share is not None and share < _GOOD:
                options.say(f"{file.name} {number}: {share:.3f} {page.extractor} {page.trouble or ''}".rstrip())
    read_pages = [page for page in pages if page.extractor != "none"]
    shares = [share for page in read_pages if (share := measure(page.text).syllables) is not None]
    words = sum(len(page.text.replace(" | ", " ").split()) for page in read_pages)
    values = {
        "syllables": (sum(shares) / max(1, len(shares)), len(shares)),
        "syllables_095": (sum(share >= _GOOD for share in shares) / max(1, len(shares)), len(shares)),
        "trouble": (sum(page.trouble is not None for page in read_pages) / max(1, len(pages)), len(pages)),
        "waiting": (1 - len(read_pages) / max(1, len(pages)), len(pages)),
        "placed": (sum(len(page.words) for page in read_pages) / max(1, words), words),
        "pages_a_second": (len(read_pages) / max(seconds, 1e-9), len(read_pages)),
        "refused": (refused / len(files), len(files)),
    }
    return [Result(folder, "pdf", metric, value, n) for metric, (value, n) in values.items()]
