"""Is the header right? Field by field, against what a person read from the document.

1. `bench/truth/headers.jsonl` (bench/truth/README.md says how it was made), by folder of the corpora, and over all:
   once over files with text of their own (`digital`), once over those whose first pages are read by OCR (`scans`):
   there number and day are mostly written by hand. Files marked `fresh` are counted apart (`… fresh`), and their
   faults are never shown.
2. The statutes of `traffic-law/`, against what comes with them.
3. A field is right if it equals the truth, or another reading that counts as right; an empty field is right where
   the document gives nothing. Numbers are compared without blanks, names and titles without regard to case, tone
   placement, blanks and the last full stop. `signer` may be any of several.
4. `wrong`: a value that is not the document's, the share that must be smallest; what is missing is not wrong.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, reading
from errors import UnreadableFile
from ingest.model import Header
from ingest.parse import parse_raw
from ingest.read import read_file
from vietnamese.forms import key

FIELDS = ("number", "type", "date", "issuer", "place", "title", "signer", "role", "superior", "secrecy", "urgency")
_STATUTE_FIELDS = ("number", "type", "date", "issuer", "signer")

Outcomes = dict[str, dict[str, list[str]]]
"""Group -> field -> one of right, missing, wrong for each document."""


def run(options: Options) -> Results:
    """Compare every header of the truth with what is read."""
    outcomes: Outcomes = defaultdict(lambda: defaultdict(list))
    for truth in _truths():
        folder = truth["file"].partition("/")[0] + (" fresh" if truth["fresh"] else "")
        if options.wants(folder):
            header, made = _header(options, truth["file"])
            for group in (folder, f"{made} fresh" if truth["fresh"] else made):
                for field in FIELDS:
                    outcome = judge(field, header, truth) if header else "missing"
                    outcomes[group][field].append(outcome)
                    if options.show and outcome != "right" and not truth["fresh"] and group == folder:
                        found = found_value(field, header) if header else None
                        options.say(f"{truth['file']} {field}: {found!r}, not {truth[field]!r}")
    if options.wants("traffic-law"):
        _statutes(options, outcomes)
    return list(_results(outcomes))


def _truths() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (TRUTH / "headers.jsonl").read_text("utf-8").splitlines()]


def _header(options: Options, file: str) -> tuple[Header | None, str]:
    try:
        read = reading(options.folder.parent / "corpus", file, fresh=options.fresh)
        made = "scans" if any(page.confidence is not None for page in read.pages[:2]) else "digital"
        return parse_raw(read, file).header, made
    except (UnreadableFile, OSError) as error:
        options.say(f"{file}: {error}")
        return None, "digital"


def found_value(field: str, header: Header) -> str | None:
    """Return a field of a header in the words of the truth."""
    if field == "date":
        return header.date.isoformat() if header.date else None
    if field == "role":
        return ", ".join(filter(None, (header.manner, header.role))) or None
    value: str | None = getattr(header, field)
    return value


def judge(field: str, header: Header, truth: dict[str, Any]) -> str:
    """Return `right`, `missing` or `wrong` for one field of one document."""
    found = _normal(field, found_value(field, header))
    accepted = [truth[field], *truth.get("accept", {}).get(field, [])]
    if found in {_normal(field, value) for value in accepted}:
        return "right"
    return "missing" if found is None else "wrong"


def _normal(field: str, value: str | None) -> str | None:
    if value is None:
        return None
    if field == "number":
        return re.sub(r"\s+", "", value)
    return re.sub(r"\W+", " ", key(value)).strip()


def _statutes(options: Options, outcomes: Outcomes) -> None:
    for parsed in sorted((options.folder / "traffic-law" / "parsed").glob("*.json")):
        truth = statute_truth(json.loads(parsed.read_text("utf-8"))["nodes"])
        text = options.folder / "traffic-law" / "corpus" / f"{parsed.stem}.txt"
        header = parse_raw(read_file(text), str(text)).header
        for field in _STATUTE_FIELDS:
            outcome = judge(field, header, truth)
            outcomes["traffic-law"][field].append(outcome)
            if options.show and outcome != "right":
                options.say(f"{parsed.stem} {field}: {found_value(field, header)!r}, not {truth[field]!r}")


def statute_truth(nodes: dict[str, Any]) -> dict[str, Any]:
    """Return what comes with a statute of traffic-law in the form of our truth."""
    about = nodes["document"]
    return {
        "number": about["doc_identity"],
        "date": datetime.fromisoformat(about["issue_date"]).date().isoformat(),
        "type": nodes["document_type"][0]["name"],
        "issuer": nodes["organizations"][0]["name"],
        "signer": nodes["signers"][0]["name"],
    }


def _results(outcomes: Outcomes) -> Iterator[Result]:
    for group, fields in sorted(outcomes.items()):
        for field, found in fields.items():
            yield Result(group, field, "right", found.count("right") / len(found), len(found))
            yield Result(group, field, "missing", found.count("missing") / len(found), len(found))
            yield Result(group, field, "wrong", found.count("wrong") / len(found), len(found))
