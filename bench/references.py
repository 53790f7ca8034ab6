"""Is every mention of another document found, and nothing else?

1. `bench/truth/references/*.json` (bench/truth/README.md says how they were made). Documents marked `fresh` are counted
   apart, together; their faults are never shown.
2. A reference that was found (and not rejected) is right if half of its span, or half of that of one of the truth, lies
   in the other and kind, number and name are equal. A second one for the same entry is wrong; one that is `optional` in
   the truth is neither. Precision: right of found. Recall: found of the certain ones of the truth.
3. Of those that are right: pinpoint, date, issuer, relation, and what a law or a place means (`resolves_to`) where the
   truth says it.
4. `speed`: characters a second over `bulk/`, on one core, from clean text; header and cleaning are not counted.
"""

import gzip
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, reading
from ingest.citations.pinpoints import CHAIN, UNIT, places
from ingest.citations.references import find_references
from ingest.model import Header, Reference
from ingest.parse import parse_raw
from vietnamese.forms import clean, key

_FIELDS = ("pinpoint", "date", "issuer", "relation", "resolves_to")
_BULK = "bulk/vbpl.jsonl.gz"

Span = tuple[int, int]


@dataclass(slots=True)
class _Count:
    found: int = 0
    right: int = 0
    certain: int = 0
    met: int = 0
    fields: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in _FIELDS})

    def add(self, other: "_Count") -> None:
        self.found += other.found
        self.right += other.right
        self.certain += other.certain
        self.met += other.met
        for name in _FIELDS:
            self.fields[name] += other.fields[name]


def run(options: Options) -> Results:
    """Compare what is found with the truth, then measure the speed."""
    corpus = options.folder.parent / "corpus"
    sums = {"development": _Count(), "fresh": _Count()}
    results: Results = []
    for path in sorted((TRUTH / "references").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        group = "fresh" if truth["fresh"] else "development"
        if not options.wants(path.stem) and not options.wants(group):
            continue
        try:
            count = _judge(truth, corpus, options, path.stem)
        except OSError as error:
            options.say(f"{path.stem}: {error}")
            continue
        sums[group].add(count)
        if group == "development":
            results += _results(path.stem, count)
    for group, count in sums.items():
        results += _results(group, count)
    if options.wants("speed") and (corpus / _BULK).exists():
        results += _speed(corpus / _BULK, options)
    return results


def _results(setting: str, count: _Count) -> list[Result]:
    rows = [
        Result("references", setting, "precision", count.right / max(1, count.found), count.found),
        Result("references", setting, "recall", count.met / max(1, count.certain), count.certain),
    ]
    rows += [
        Result("references", setting, name, sum(values) / max(1, len(values)), len(values))
        for name, values in count.fields.items()
    ]
    return rows


def _judge(truth: dict[str, Any], corpus: Path, options: Options, name: str) -> _Count:
    meta = truth["meta"]
    file = f"{_BULK}#{meta['file']}" if "corpus" in meta else meta["file"].removeprefix("corpus/")
    raw = reading(corpus, file)
    document = parse_raw(raw, name)
    text = clean(raw.raw)
    references = [
        (text.raw_span(one.start, one.end), one)
        for one in find_references(text.text, document.header)
        if one.certainty != "rejected"
    ]
    expected, optional = (_placed(truth[part], raw.raw) for part in ("references", "optional"))
    until = meta.get("until")
    if until:
        references = [(span, one) for span, one in references if span[0] < until]
    say = options.say if options.show and not truth["fresh"] else lambda _: None
    return _compare(references, expected, [span for span, _ in optional], raw.raw, say)


def _placed(entries: Sequence[dict[str, Any]], raw: str) -> list[tuple[Span, dict[str, Any]]]:
    """Return entries with their places; those without offsets are looked up in the text without its blanks."""
    if all("start" in entry for entry in entries):
        return [((entry["start"], entry["end"]), entry) for entry in entries]
    at = [place for place, character in enumerate(raw) if not character.isspace()]
    bare = "".join(raw[place] for place in at)
    placed = []
    for entry in entries:
        quote = "".join(entry["quote"].split())
        hits = [hit.start() for hit in re.finditer(f"(?={re.escape(quote)})", bare)]
        # Counted from 1; a quotation that is not in our reading lies nowhere and is missed.
        nth = entry.get("nth", 1)
        here = hits[min(nth, len(hits)) - 1] if hits else None
        placed.append(((at[here], at[here + len(quote) - 1] + 1) if here is not None else (-2, -1), entry))
    return placed


def _compare(
    references: list[tuple[Span, Reference]],
    expected: list[tuple[Span, dict[str, Any]]],
    optional: list[Span],
    raw: str,
    say: Any,
) -> _Count:
    count = _Count()
    met: set[int] = set()
    for span, one in references:
        near = [(place, entry) for place, (at, entry) in enumerate(expected) if _shared(span, at) > 0.5]
        right = [(place, entry) for place, entry in near if place not in met and _same(one, entry)]
        if right:
            place, entry = right[0]
            met.add(place)
            count.found += 1
            count.right += 1
            for name, good in _fields(one, entry):
                count.fields[name].append(good)
                if not good:
                    say(f"  {name}: «{raw[slice(*span)]}» {_value(one, name)} instead of {entry.get(name)}")
        elif near or not any(_shared(span, at) > 0.5 for at in optional):
            count.found += 1
            say(f"  wrong: «{raw[slice(*span)]}» at {span[0]} {one.kind} {one.number} {one.name}")
    for place, (at, entry) in enumerate(expected):
        if entry["status"] == "certain":
            count.certain += 1
            count.met += place in met
            if place not in met:
                say(f"  missed: {entry['id']} «{entry['quote']}» at {at[0]} {entry['kind']} {entry['number']}")
    return count


def _shared(one: Span, other: Span) -> float:
    """Return the share of the shorter of two spans that lies in the other."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / min(one[1] - one[0], other[1] - other[0]) + 1e-9


def _same(one: Reference, entry: dict[str, Any]) -> bool:
    """Whether kind, number and name are equal; the name of a programme is a span, which has been compared."""
    kinds = {entry["kind"], *entry.get("kind_also", ())}
    numbers = {entry["number"], *entry.get("number_also", ())}
    names = {key(name) if name else None for name in (entry["name"], *entry.get("name_also", ()))}
    named = one.kind in ("programme", "congress") or (key(one.name) if one.name else None) in names
    return (
        one.kind in kinds and (one.number in numbers or one.kind == "programme") and (named or one.kind == "document")
    )


def _value(one: Reference, name: str) -> Any:
    return one.pinpoints if name == "pinpoint" else getattr(one, name)


def _fields(one: Reference, entry: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    written = entry["pinpoint"]
    start = re.search(UNIT, written) if written else None
    chain = CHAIN.match(written, start.start()) if start else None
    wanted = places(chain[0]) if chain else (((written,),) if written else ())
    yield "pinpoint", one.pinpoints == wanted
    days = {entry["date"], *entry.get("date_also", ())}
    yield "date", (one.date.isoformat() if one.date else None) in days
    issuers = {key(issuer) if issuer else None for issuer in (entry["issuer"], *entry.get("issuer_also", ()))}
    yield "issuer", (key(one.issuer) if one.issuer else None) in issuers
    yield "relation", one.relation in {entry["relation"], *entry.get("relation_also", ())}
    if entry.get("resolves_to"):
        yield "resolves_to", one.resolves_to == entry["resolves_to"]


def _speed(bulk: Path, options: Options) -> list[Result]:
    with gzip.open(bulk, "rt", encoding="utf-8") as lines:
        texts = [clean(json.loads(line)["text"]).text for line in lines]
    texts = texts[: options.limit]
    characters = sum(map(len, texts))
    started = time.process_time()
    found = sum(len(find_references(text, Header())) for text in texts)
    seconds = time.process_time() - started
    return [
        Result("speed", "bulk", "characters_per_second", characters / seconds, characters),
        Result("speed", "bulk", "references", found, len(texts)),
    ]
