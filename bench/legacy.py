"""How well are documents in the fonts of the 1990s read? The three numbers of METRIC.md, by format.

1. Each file of the legacy corpus goes in as any file does (`ingest.read`); what comes out is compared with its
   transcript (`bench.diacritics`). Files of the public domain and synthetic ones are never mixed.
2. The counts of the files of a format are summed, so long files weigh more; a file that cannot be read counts as an
   empty text, and as a failure.
3. Two numbers beside those of METRIC.md tell what its strictness hides. `diacritic_any_case`: the transcripts keep the
   small letters that stand in the bytes of .VnTimeH, where a person sees capitals, and so do we. `words_any_order`:
   they have text boxes at the end, as the file stores them, where we give them beside their paragraph.
"""

from collections import defaultdict
from pathlib import Path

from bench.diacritics import characters, diacritics, marked_words, share, syllables
from bench.options import Options, Results
from bench.report import Result
from errors import NghiquyetError
from ingest.read import read_bytes

_PARTS = (("public-domain", "ground-truth"), ("synthetic", "ground-truth-synthetic"))
_ALL = "all"

Counts = dict[str, tuple[int, int]]
"""Metric -> right, and how many there are."""


def run(options: Options) -> Results:
    """Measure the legacy corpus, which lies in `corpus/legacy` beside the evaluation folder."""
    folder = options.folder.parent / "corpus" / "legacy"
    results: Results = []
    for part, truths in _PARTS:
        if not options.wants(part):
            continue
        if not (folder / part).is_dir():
            options.say(f"{part}: not beside the evaluation folder, left out")
            continue
        results += _measure(part, folder / part, folder / truths, options)
    return results


def _measure(part: str, folder: Path, truths: Path, options: Options) -> Results:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and (truths / f"{path.stem}.txt").is_file())
    by_format: defaultdict[str, list[Counts]] = defaultdict(list)
    results: Results = []
    for path in files[: options.limit]:
        truth = (truths / f"{path.stem}.txt").read_text("utf-8")
        failed = 0
        try:
            text = read_bytes(path.read_bytes(), path.name).raw
        except NghiquyetError as error:
            options.say(f"{path.name}: {error}")
            text, failed = "", 1
        counts = compare(text, truth)
        counts["failures"] = failed, 1
        for each in (path.suffix, _ALL):
            by_format[each].append(counts)
        results += [Result(f"{part}, files", path.name, metric, share(*of), of[1]) for metric, of in counts.items()]
        options.say(f"{path.name}: {', '.join(f'{metric} {share(*of):.4f}' for metric, of in counts.items())}")
    for name, found in sorted(by_format.items()):
        summed = {
            metric: [sum(counts) for counts in zip(*(one[metric] for one in found), strict=True)] for metric in found[0]
        }
        results += [Result(part, name, metric, share(right, whole), whole) for metric, (right, whole) in summed.items()]
    return results


def compare(text: str, truth: str) -> Counts:
    """Return the counts of every metric for one file."""
    return {
        "char": characters(text, truth),
        "diacritic": diacritics(text, truth),
        "syllable": syllables(text, truth),
        "diacritic_any_case": diacritics(text.lower(), truth.lower()),
        "words_any_order": marked_words(text, truth),
    }
