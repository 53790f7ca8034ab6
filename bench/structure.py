"""Are the headings of a document those that a person sees?

1. `bench/truth/structure/*.json` (bench/truth/README.md says how it was made): headings in order with kind and depth.
   The sections found, of the kinds that are listed, are aligned with them by kind and first words. `found`: share of
   the truth that is there; `wrong`: sections that are none, `missed`: headings that are not found, both counted;
   `depth`: share of the found ones that stand as deep as they should; `decoys`: what must not be a heading and is.
   Files marked `fresh` are summed up apart, and their faults never shown.
2. The statutes of `traffic-law/`: every Điều that comes with them is found once, none is invented.
3. For all of these, and a sample of `bulk/`: passages that cross a leaf, and documents whose passages put together do
   not give their clean text. Both must be 0.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from typing import Any

from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, reading
from errors import UnreadableFile
from ingest.model import Document, Section
from ingest.parse import parse_raw
from ingest.read import read_bytes, read_file
from vietnamese.forms import clean

_BULK = 60
_WORDS = 40
Key = tuple[str, str]


def run(options: Options) -> Results:
    """Compare the trees of all documents of the truth."""
    results: Results = []
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    whole: list[Document] = []
    for path in sorted((TRUTH / "structure").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        try:
            document = parse_raw(
                reading(options.folder.parent / "corpus", truth["file"], fresh=options.fresh), path.stem
            )
        except (UnreadableFile, OSError) as error:
            options.say(f"{truth['file']}: {error}")
            continue
        whole.append(document)
        counts, faults = compare(document, truth)
        sums["fresh" if truth["fresh"] else "development"].update(counts)
        if not truth["fresh"]:
            results += _results(path.stem, counts)
            for fault in faults if options.show else ():
                options.say(f"{path.stem}: {fault}")
    for name, counts in sorted(sums.items()):
        results += _results(name, counts)
    statutes, counts = _statutes(options)
    whole += [*statutes, *_bulk(options)]
    results += [
        Result("traffic-law", "articles", metric, counts[metric], counts["all"]) for metric in ("missed", "invented")
    ]
    results.append(Result("all", "passages", "cross_a_leaf", sum(map(crossing, whole)), len(whole)))
    results.append(Result("all", "passages", "do_not_give_the_text", sum(map(incomplete, whole)), len(whole)))
    return results


def compare(document: Document, truth: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Count what is found, wrong and missed; return the counts and the faults in words."""
    text = document.raw
    until = _until(text, truth["until"])
    depths = _depths(document.sections, set(truth["levels"]))
    sections = [s for s in document.sections if _kind(s) in truth["levels"] and s.start < until]
    found = [_key_of(_kind(s), _line(text, s)) for s in sections]
    headings = truth["headings"]
    wanted = [_key_of(h["kind"], h["text"]) for h in headings]
    counts: Counter[str] = Counter()
    faults = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, found, wanted, autojunk=False).get_opcodes():
        if tag == "equal":
            for section, heading in zip(sections[i1:i2], headings[j1:j2], strict=True):
                counts["all"] += not heading.get("optional")
                counts["found"] += not heading.get("optional")
                right = depths[section.ordinal] in (heading["depth"], heading.get("depth_alt"))
                counts["matched"] += 1
                counts["depth"] += right
                if not right:
                    faults.append(f"depth {depths[section.ordinal]}, not {heading['depth']}: {heading['text']}")
            continue
        for section in sections[i1:i2]:
            counts["wrong"] += 1
            faults.append(f"wrong {section.kind}: {' › '.join(section.address)} = {_line(text, section)[:60]}")
        for heading in headings[j1:j2]:
            if not heading.get("optional"):
                counts["all"] += 1
                counts["missed"] += 1
                faults.append(f"missed {heading['kind']}: {heading['text']}")
    starts = [_key_of("", _line(text, s)) for s in document.sections if _kind(s) in truth["levels"]]
    for decoy in truth.get("decoys", []):
        key = _key_of("", decoy["text"] if isinstance(decoy, dict) else decoy)
        if key in starts and key not in {("", words) for _, words in wanted}:
            counts["decoys"] += 1
            faults.append(f"decoy: {key[1]}")
    return counts, faults


def _kind(section: Section) -> str:
    """The kind as the truth names it: A., B. above I. are letters there."""
    return "letter" if re.fullmatch("[A-H]", section.label) else section.kind


def _until(text: str, start: str | None) -> int:
    if start is None:
        return len(text)
    wanted = _words(start)
    return next((m.start() for m in re.finditer(r"[^\n\f]+", text) if _words(m[0]).startswith(wanted)), len(text))


def _depths(sections: tuple[Section, ...], levels: set[str]) -> dict[int, int]:
    depths: dict[int, int] = {}
    for section in sections:
        above = (
            depths[section.parent] + (_kind(sections[section.parent]) in levels) if section.parent is not None else 0
        )
        depths[section.ordinal] = above
    return depths


def _line(text: str, section: Section) -> str:
    end = re.compile(r"[\n\f]|$").search(text, section.start)
    return text[section.start : end.start() if end else len(text)]


def _key_of(kind: str, text: str) -> Key:
    return kind, _words(text)


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", clean(text).text).casefold()[:_WORDS]


def _results(name: str, counts: Counter[str]) -> Iterator[Result]:
    yield Result(name, "headings", "found", counts["found"] / max(counts["all"], 1), counts["all"])
    for metric in ("missed", "wrong", "decoys"):
        yield Result(name, "headings", metric, counts[metric], counts["all"])
    yield Result(name, "headings", "depth", counts["depth"] / max(counts["matched"], 1), counts["matched"])


def _statutes(options: Options) -> tuple[list[Document], Counter[str]]:
    documents = []
    counts: Counter[str] = Counter()
    for parsed in sorted((options.folder / "traffic-law" / "parsed").glob("*.json")):
        nodes = json.loads(parsed.read_text("utf-8"))["nodes"]
        text = options.folder / "traffic-law" / "corpus" / f"{parsed.stem}.txt"
        document = parse_raw(read_file(text), text.name)
        documents.append(document)
        wanted = Counter(f"Điều {article['number']}" for article in nodes["articles"])
        found = Counter(section.label for section in document.sections if section.kind == "article")
        counts.update(all=wanted.total(), missed=(wanted - found).total(), invented=(found - wanted).total())
    return documents, counts


def _bulk(options: Options) -> Iterator[Document]:
    archive = options.folder.parent / "corpus" / "bulk" / "vbpl.jsonl.gz"
    if not archive.exists():
        return
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 12):
            record = json.loads(line)
            try:
                yield parse_raw(read_bytes(record["text"].encode(), record["file"]), record["file"])
            except UnreadableFile as error:
                options.say(str(error))


def crossing(document: Document) -> int:
    """Return how many passages hold text of two leaves."""
    sections = document.sections
    starts = sorted(section.start for section in sections)
    count = 0
    place = 0
    for passage in document.passages:
        while place < len(starts) and starts[place] <= passage.start:
            place += 1
        inside = place < len(starts) and starts[place] < passage.end
        own = sections[passage.section] if passage.section is not None else None
        outside = own is not None and not own.start <= passage.start < passage.end <= own.end
        count += inside or outside
    return count


def incomplete(document: Document) -> bool:
    """Return whether the passages, put together, do not give the clean text of the document."""
    together = "".join("".join(passage.text.split()) for passage in document.passages)
    return together != "".join(clean(document.raw).text.split())
