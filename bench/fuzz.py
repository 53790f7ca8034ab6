"""Does any damage to a file bring the program down?

1. Files of `../corpus` beside the evaluation folder, small ones favoured and those for LibreOffice rarer, are damaged
   (`bench.mutations`), 5,000 times in all; number N is made from the seed N, the same each time.
2. They are parsed by the worker processes that `ingest` uses, with 20 seconds a file and no OCR.
3. What became of each: a document, a refusal with its reason (both are well), a fault (a traceback of ours), a document
   that is not whole, or a worker that was too late, died or sent what is none of ours. All but the first two
   are findings: each is kept in the cache folder, and said with its number.
4. Beside them: the slowest file, the peak memory of a worker, files a second.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.corpora import FOLDERS, corpus_files
from bench.libraries import cache
from bench.mutations import mutate
from bench.options import Options, Results
from bench.report import Result
from ingest.model import Document
from ingest.reading import Limits, ReadingOptions
from ingest.workers.pool import Parsed, Source, parse_files
from vietnamese.forms import clean

_COUNT = 5_000
_BATCH = 100
_SECONDS = 20
_SMALL = 400_000
_LARGE_SHARE = 0.02
# LibreOffice opens these, two seconds each and one at a time: most of the time would go to damaging its readers, not
# ours.
_OFFICE = frozenset({".doc", ".rtf", ".ppt"})
_OFFICE_SHARE = 0.05


def run(options: Options) -> Results:
    """Damage files of the corpora and parse them."""
    files = [file for name in FOLDERS if options.wants(name) for file in corpus_files(options.folder, name)]
    if not files:
        options.say("fuzz: no corpora beside the evaluation folder, left out")
        return []
    count, kept = options.limit or _COUNT, cache() / "fuzz"
    reading = ReadingOptions(Limits(seconds=_SECONDS), ocr=False)
    outcomes: Counter[str] = Counter()
    slowest, spent, started = (0.0, ""), 0.0, time.perf_counter()
    for first in range(0, count, _BATCH):
        with tempfile.TemporaryDirectory() as folder:
            made = [_make(files, number, Path(folder)) for number in range(first, min(first + _BATCH, count))]
            started = time.perf_counter()
            sources = [Source(file, file) for file, _ in made]
            for (file, how), parsed in zip(made, parse_files(sources, reading), strict=True):
                outcome, about = judge(parsed)
                outcomes[outcome] += 1
                slowest = max(slowest, (parsed.seconds, f"{file.name} ({how})"))
                if outcome not in ("document", "refused"):
                    kept.mkdir(parents=True, exist_ok=True)
                    (kept / file.name).write_bytes(file.read_bytes())
                    options.say(f"{outcome}: {file.name} ({how}): {about}")
            spent += time.perf_counter() - started
        options.say(f"{first + len(made)} of {count}: {dict(outcomes)}")
    options.say(f"slowest: {slowest[0]:.1f} s, {slowest[1]}; findings are kept in the cache, under bench/fuzz")
    values = {name: float(outcomes[name]) for name in OUTCOMES}
    values |= {"slowest_seconds": slowest[0], "files_per_second": count / spent, "peak_mb": _peak_megabytes()}
    return [Result("corpora", "damaged", metric, value, count) for metric, value in values.items()]


OUTCOMES = ("document", "refused", "fault", "not whole", "late", "died", "foreign")


def judge(parsed: Parsed) -> tuple[str, str]:
    """Return what became of a file, one of `OUTCOMES`, and more about it."""
    if parsed.fault:
        return "fault", parsed.fault[-1_500:]
    if parsed.lost:
        return parsed.lost, parsed.reason or ""
    if parsed.document is None:
        return ("refused", parsed.reason) if parsed.reason else ("not whole", "refused without a reason")
    flaws = list(find_flaws(parsed.document))
    return ("not whole", "; ".join(flaws[:3])) if flaws else ("document", "")


def find_flaws(document: Document) -> Iterator[str]:
    """Yield what is wrong with a document that should be whole: spans, order, quotes, pages, places."""
    raw, end = document.raw, 0
    for number, page in enumerate(document.pages, 1):
        if page.number != number or page.start != end or not page.start <= page.end <= len(raw):
            yield f"page {number} is {page.number} {page.start}:{page.end} after {end}"
        end = page.end + 1
    if not document.pages or document.pages[-1].end != len(raw):
        yield f"the pages end before the text: {end} of {len(raw)}"
    if not document.passages and not any(page.waits_for_ocr for page in document.pages):
        yield "nothing to search, and nothing waits for OCR"
    end = 0
    for ordinal, passage in enumerate(document.passages):
        if passage.ordinal != ordinal or not end <= passage.start < passage.end <= len(raw):
            yield f"passage {ordinal} is {passage.ordinal} {passage.start}:{passage.end} after {end}"
        elif clean(raw[passage.start : passage.end]).text != passage.text:
            yield f"passage {ordinal} is not the text at its place"
        if (passage.page is None) != (document.paging == "none"):
            yield f"passage {ordinal} is on page {passage.page} where there are {document.paging}"
        end = passage.end
        if any(not (0 <= p.left <= p.right <= 1 and 0 <= p.top <= p.bottom <= 1) for p in passage.places):
            yield f"passage {ordinal} is beside its page"
    for section in document.sections:
        if not 0 <= section.start <= section.heading_end <= section.end <= len(raw):
            yield f"section {section.ordinal} is {section.start}:{section.heading_end}:{section.end}"
    for table in document.tables:
        if not 0 <= table.start <= table.end <= len(raw):
            yield f"a table is {table.start}:{table.end}"
        if any(not table.start <= cell.start <= cell.end <= table.end for cell in table.cells):
            yield f"a cell is beside its table {table.start}:{table.end}"


def _make(files: Sequence[Path], number: int, folder: Path) -> tuple[Path, str]:
    chance = random.Random(number)
    office = chance.random() < _OFFICE_SHARE
    files = [file for file in files if (file.suffix.lower() in _OFFICE) == office] or files
    small = [file for file in files if file.stat().st_size < _SMALL]
    chosen = chance.choice(files if chance.random() < _LARGE_SHARE or not small else small)
    data, how = mutate(chosen.read_bytes(), chance.choice(small or files).read_bytes(), chance)
    made = folder / f"{number:05} {chosen.name}"
    made.write_bytes(data)
    return made, how


def _peak_megabytes() -> float:
    """Peak memory of any worker so far: those that ended are counted when they are waited for."""
    if sys.platform == "win32":
        return 0.0
    import resource

    from ingest.workers.pool import end_workers

    end_workers()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
