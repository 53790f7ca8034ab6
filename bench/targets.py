"""Are the targets of documents found, and read right?

1. Truth: every numeric target of the files in `bench/truth/targets`, and of the seed (`seed/targets.json`).
2. A target is found if the span of its value overlaps one of the truth; it is right if comparator, value and unit are
   right too. `recall` is right over all of the truth, `precision` right over all that was found, the `optional` ones
   and what lies after `until` left out. `found` is recall by the place alone. What was considered and rejected does not
   count as found; `refused` is how much of the truth was.
3. A unit is right by its normal name; that of a counted thing is any English word, so the word as written counts too.
   Of those found: how often comparator, value, unit, direction, period (the same words but for `đến`, `cả`), deadline,
   scope, and indicator are right. An indicator is right from a token F1 of 0.6 on, in the KEY form.
4. Development and fresh files apart; `--show` tells what was missed or wrong in development files only.
5. `bulk`: characters a second over statutes, and how many targets are found there in a million characters.

Quotes of PDFs are found without regard to blanks, since these depend on the reader.
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.options import Options, Results
from bench.report import ROOT, Result
from bench.truth_files import reading
from ingest.model import Document, Header, Page, Section, Table, Target
from ingest.parse import parse_file, parse_raw
from ingest.read import RawFile
from ingest.reading import ReadingOptions
from ingest.targets.targets import find_targets
from vietnamese.forms import clean as clean_text
from vietnamese.forms import key

_FIELDS = ("comparator", "value", "unit", "direction", "period", "deadline", "scope", "indicator")
_ENOUGH = 0.6
_NAMED_UNITS = ("percent", "rank", "index", "VND", "USD")
_BULK = 200  # documents: 5 million characters


@dataclass(frozen=True, slots=True)
class Understood:
    """A document with all places in its CLEAN text."""

    text: str
    sections: list[Section]
    tables: list[Table]
    header: Header


def run(options: Options) -> Results:
    """Measure against the truth, then speed."""
    results: Results = []
    files = [*sorted((ROOT / "bench" / "truth" / "targets").glob("*.json")), options.folder / "seed" / "targets.json"]
    counts: dict[str, Counter[str]] = {"development": Counter(), "fresh": Counter()}
    for file in files:
        truth = json.loads(file.read_text("utf-8")) if file.exists() else None
        try:
            document = _document(options.folder.parent, truth["meta"]["file"]) if truth else None
        except OSError:
            document = None
        if truth is None or document is None:
            options.say(f"{file.name}: its document is not beside the evaluation folder, left out")
            continue
        name = "fresh" if truth.get("fresh") or truth["meta"].get("fresh") else "development"
        if options.wants(name):
            shown = options if options.show and name == "development" else None
            one = compare(truth, document, shown)
            counts[name] += one
            if name == "development":
                results += _results(document.file, one)
    for name, count in counts.items():
        if count["truth"]:
            results += _results(name, count)
    if options.wants("bulk"):
        results += _bulk(options)
    return results


def understood(document: Document) -> Understood:
    """Move a document's sections and tables to places in its CLEAN text."""
    clean = clean_text(document.raw)
    to = clean.clean_offset
    sections = [
        replace(one, start=to(one.start), heading_end=to(one.heading_end), end=to(one.end)) for one in document.sections
    ]
    tables = [
        replace(
            table,
            start=to(table.start),
            end=to(table.end),
            cells=tuple(replace(cell, start=to(cell.start), end=to(cell.end)) for cell in table.cells),
        )
        for table in document.tables
    ]
    return Understood(clean.text, sections, tables, document.header)


def _results(name: str, count: Counter[str]) -> Iterator[Result]:
    if count["truth"]:
        yield Result(name, "targets", "recall", count["right"] / count["truth"], count["truth"])
    if count["found"]:
        yield Result(name, "targets", "precision", count["right"] / count["found"], count["found"])
    if count["truth"]:
        yield Result(name, "targets", "found", count["matched"] / count["truth"], count["truth"])
        yield Result(name, "targets", "refused", count["refused"] / count["truth"], count["truth"])
    for field in _FIELDS:
        if count["matched"]:
            yield Result(name, "targets", field, count[field] / count["matched"], count["matched"])


def _document(folder: Path, file: str) -> Document:
    """The document of a truth file: below `folder`, or a record of an archive (`ARCHIVE#RECORD`)."""
    if "#" in file:
        return parse_raw(reading(folder, file), file)
    return parse_file(folder / file, ReadingOptions(ocr=False))


def compare(truth: dict[str, Any], document: Document, shown: Options | None) -> Counter[str]:
    """Count what is right in one file.

    Args:
        truth: what the file's truth says.
        document: As parsed.
        shown: where to tell what is missed or wrong; None to keep silent.

    Returns:
        `truth`, `found`, `matched`, `right`, `refused`, and how many of those matched have each field right.
    """
    parts = understood(document)
    clean = clean_text(document.raw)
    places = _Places(parts.text)
    until = clean.clean_offset(truth["meta"]["until"]) if truth["meta"].get("until") else len(parts.text)
    everything = find_targets(parts.text, parts.sections, parts.tables, parts.header)
    found = [target for target in everything if target.certainty != "rejected" and target.start < until]
    refused = [target for target in everything if target.certainty == "rejected"]
    count = Counter(truth=len(truth["targets"]))
    left = list(found)
    for expected in truth["targets"]:
        start, end = places.value(expected, clean.clean_offset)
        target = next((one for one in left if one.value_start < end and start < one.value_end), None)
        if target is None:
            count["refused"] += any(one.value_start < end and start < one.value_end for one in refused)
            if shown:
                shown.say(f"{document.file}: missed {expected['quote']}")
            continue
        left.remove(target)
        right = {field: agrees(field, target, expected) for field in _FIELDS}
        count["matched"] += 1
        count["right"] += right["comparator"] and right["value"] and right["unit"]
        count.update(field for field in _FIELDS if right[field])
        for field in _FIELDS if shown else ():
            if not right[field] and shown:
                said = target.unit_norm, target.unit if field == "unit" else getattr(target, field)
                shown.say(f"{document.file} {expected['id']} {field}: {said} for {expected.get(field)}")
    optional = [places.span(one, clean.clean_offset) for one in truth.get("optional", [])]
    wrong = [one for one in left if not any(one.value_start < end and start < one.value_end for start, end in optional)]
    for one in wrong if shown else ():
        if shown:
            shown.say(f"{document.file}: wrong {' '.join(parts.text[one.start : one.end].split())}")
    count["found"] = count["matched"] + len(wrong)
    return count


class _Places:
    """Where the truth's quotes stand in the CLEAN text."""

    def __init__(self, text: str) -> None:
        self.kept = [place for place, character in enumerate(text) if not character.isspace()]
        self.squeezed = "".join(text[place] for place in self.kept)

    def span(self, one: dict[str, Any], to_clean: Any) -> tuple[int, int]:
        """The span of a quote; an empty one if it is not there."""
        if one.get("start") is not None:
            return to_clean(one["start"]), to_clean(one["end"])
        quote = "".join(clean_text(one["quote"]).text.split())
        place = -1
        for _ in range(one.get("nth", 1)):
            place = self.squeezed.find(quote, place + 1)
            if place < 0:
                return 0, 0
        return self.kept[place], self.kept[place + len(quote) - 1] + 1

    def value(self, one: dict[str, Any], to_clean: Any) -> tuple[int, int]:
        """The span of a target's value."""
        if one.get("value_start") is not None:
            return to_clean(one["value_start"]), to_clean(one["value_end"])
        start, end = self.span(one, to_clean)
        if start == end:
            return 0, 0
        offset = len("".join(one["quote"][: one["value_offset_in_quote"]].split()))
        size = len("".join(one["value_text"].split()))
        first = self.kept.index(start) + offset
        return self.kept[first], self.kept[first + size - 1] + 1


def agrees(field: str, target: Target, expected: dict[str, Any]) -> bool:
    """Return whether a field of a target is what the truth says, or one of the other readings that it allows."""
    allowed = [expected.get(field), *expected.get(f"{field}_also", [])]
    match field:
        case "value":
            upper = expected.get("value2")
            high = None if upper is None else Decimal(str(upper))
            return target.value == Decimal(str(expected["value"])) and target.upper == high
        case "unit":
            norms = [_unit(one) for one in (expected.get("unit_norm"), *expected.get("unit_norm_also", []))]
            if target.unit_norm and _unit(target.unit_norm) in norms:
                return True
            counted = not target.unit_norm or not target.unit_norm.startswith(_NAMED_UNITS)
            return counted and any(_same(target.unit, one) for one in allowed)
        case "period":
            return any(_time(target.period) == _time(one) for one in allowed)
        case "deadline":
            # `2025 (early)` is no day.
            days = [one if re.fullmatch(r"\d{4}-\d\d-\d\d", one or "") else None for one in allowed]
            return (target.deadline.isoformat() if target.deadline else None) in days
        case "scope":
            return any(_same(target.scope, one) for one in allowed)
        case "indicator":
            return _f1(target.indicator, expected["indicator"]) >= _ENOUGH
        case _:
            return getattr(target, field) in allowed


def _unit(norm: str | None) -> str | None:
    """The normal name of a unit; a change in percent is told by the direction."""
    return "percent" if norm == "percent_change" else norm.replace("_per_", "/") if norm else None


def _same(said: str | None, expected: str | None) -> bool:
    """Whether one is the other, or the beginning or end of it, in the KEY form."""
    if not said or not expected:
        return not said and not expected
    short, long = sorted((key(said), key(expected)), key=len)
    return long.startswith(short) or long.endswith(short)


def _time(period: str | None) -> tuple[str, ...]:
    words = key(period or "").replace("hàng năm", "hằng năm").replace(" - ", "-").split()
    return tuple(word for word in words if word not in ("đến", "cả", "vào", "trong"))


def _f1(said: str, expected: str) -> float:
    ours, theirs = Counter(key(said).split()), Counter(key(expected).split())
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def _bulk(options: Options) -> Results:
    file = options.folder.parent / "corpus" / "bulk" / "vbpl.jsonl.gz"
    if not file.exists():
        options.say("bulk: not beside the evaluation folder, left out")
        return []
    seconds, characters, found, documents = 0.0, 0, Counter[str](), 0
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for documents, line in enumerate(lines, 1):
            record = json.loads(line)
            raw = record["text"]
            page = Page(1, 0, len(raw), "text")
            parts = understood(parse_raw(RawFile(record["file"], "", raw, (page,)), record["file"]))
            started = time.perf_counter()
            targets = find_targets(parts.text, parts.sections, parts.tables, parts.header)
            seconds += time.perf_counter() - started
            characters += len(raw)
            found.update(target.certainty for target in targets)
            for target in targets if options.show else ():
                if target.certainty != "rejected":
                    options.say(f"{record['so']}: {' '.join(parts.text[target.start : target.end].split())}")
            if documents >= (options.limit or _BULK):
                break
    kept = found["certain"] + found["ambiguous"]
    return [
        Result("bulk", "statutes", "characters_per_second", characters / seconds, documents),
        Result("bulk", "statutes", "found_per_million", kept / characters * 1e6, characters),
    ]
