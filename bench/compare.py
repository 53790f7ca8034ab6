"""Are the targets of two documents laid side by side as a careful reader does it?

1. Truth: `bench/truth/compare/targets-*.json` (bench/truth/README.md): every target of both documents in one line,
   alone or with the one of the other document that measures the same. A document may be another one with edits.
2. Our targets are told by place: the truth's quote, without regard to blanks, with a figure of the same digits in it.
3. Two of ours in one line are right if the truth has these two in one line. `precision` is right over all that we put
   in one line, `recall` right over all that the truth does; `recall_of_parsed` leaves out those that the parser missed.
   What the truth lets be otherwise (`optional`, `kind_also`) counts neither way.
4. `kind`: of the right ones, how many are changed, same, or not comparable as in the truth.
   `values`: of those that changed in both, how many have each figure right that the truth gives: the difference
   (of shares in points), and the percentage. `wrong` counts the others.
5. Development and fresh files apart; `--show` tells of development files only.
"""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from analysis.targets.comparison import TargetComparison, TargetLine, compare
from analysis.targets.indicators import indicators
from analysis.targets.known import Known
from analysis.targets.ledger import rows_of
from analysis.targets.model import TargetRow
from bench.libraries import default_settings
from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, document
from bench.viewed import viewed
from errors import UnreadableFile
from index.embedder import open_embedder


def run(options: Options) -> Results:
    """Compare the pairs of the truth."""
    results: Results = []
    sums: dict[str, Counter[str]] = {}
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    for path in sorted((TRUTH / "compare").glob("targets-*.json")):
        truth = json.loads(path.read_text("utf-8"))
        name = "fresh" if truth["fresh"] else "development"
        if not options.wants(name):
            continue
        try:
            documents = [document(options.folder.parent, **truth[side]) for side in "ab"]
        except (UnreadableFile, OSError) as error:
            options.say(f"{path.stem}: {error}")
            continue
        views = [viewed(one, number) for number, one in enumerate(documents)]
        rows = [[row for row in rows_of(view) if row.target.certainty != "rejected"] for view in views]
        known = indicators([row for side in rows for row in side], embedder.encode_passages)
        laid = compare([view.document for view in views], rows, Known(known))
        counts, faults = judged(truth, [documents[0].raw, documents[1].raw], rows, laid)
        sums.setdefault(name, Counter()).update(counts)
        if name == "development":
            results += _results(path.stem, counts)
            for fault in faults if options.show else ():
                options.say(f"{path.stem}: {fault}")
    for name, counts in sums.items():
        results += _results(name, counts)
    return results


def judged(
    truth: dict[str, Any], raws: Sequence[str], rows: Sequence[Sequence[TargetRow]], laid: TargetComparison
) -> tuple[Counter[str], list[str]]:
    """Count what is right in a comparison; return the counts and the faults in words.

    Args:
        truth: What the file says.
        raws: RAW text of both documents.
        rows: Their targets as parsed.
        laid: The comparison.
    """
    places = [_Places(raw, found) for raw, found in zip(raws, rows, strict=True)]
    lines = [
        (line, tuple(places[number].row(line[side]) for number, side in enumerate("ab"))) for line in truth["lines"]
    ]
    wanted = {keys: line for line, keys in lines if all(keys) and not line.get("optional")}
    free = {key for line, keys in lines if _may_be_otherwise(line) for key in keys if key}
    together = sum(bool(line["a"] and line["b"]) and not line.get("optional") for line, _ in lines)
    counts = Counter(truth=together, parsed=len(wanted))
    faults = [
        f"not parsed: {line[side]['quote']}"
        for line, keys in lines
        for side, key in zip("ab", keys, strict=True)
        if line[side] and not key
    ]
    found = {}
    for line in laid.lines:
        if all(line.cells):
            found[_keys(line)] = line
    for keys, line in found.items():
        if keys in wanted:
            counts.update(found=1, right=1)
            _judge_values(wanted[keys], line, counts, faults)
        elif not free & set(keys):
            counts["found"] += 1
            faults.append(f"wrong pair: {' | '.join(cell.row.quote for cell in line.cells if cell)}")
    for keys in wanted.keys() - found.keys():
        if _may_be_otherwise(wanted[keys]):
            counts.update({"truth": -1, "parsed": -1})
        else:
            faults.append(f"missed: {wanted[keys]['a']['quote']} | {wanted[keys]['b']['quote']}")
    return counts, faults


def _may_be_otherwise(line: dict[str, Any]) -> bool:
    """Whether the truth lets what stands alone be in a line with another, or what stands together alone."""
    also = set(line.get("kind_also", ()))
    together = bool(line["a"] and line["b"])
    return bool(line.get("optional")) or bool(
        also & ({"only_a", "only_b"} if together else {"changed", "not_comparable"})
    )


def _judge_values(truth: dict[str, Any], line: TargetLine, counts: Counter[str], faults: list[str]) -> None:
    said = f"{truth['a']['quote']} | {truth['b']['quote']}"
    kind_right = line.kind in (truth["kind"], *truth.get("kind_also", ()))
    counts["kind"] += kind_right
    if not kind_right:
        faults.append(f"{line.kind} for {truth['kind']}: {said}")
    if truth["kind"] != "changed" or line.kind != "changed":
        return
    change = line.steps[0].change
    ours = {
        "absolute": None if change.share else change.low,
        "points": change.low if change.share else None,
        "percent": change.percent,
    }
    right = all(truth[name] is None or ours[name] == Decimal(truth[name]) for name in ours)
    counts.update(changed=1, values=right, wrong=not right)
    if not right:
        faults.append(f"values {ours}, not { ({name: truth[name] for name in ours}) }: {said}")


def _keys(line: TargetLine) -> tuple[str | None, ...]:
    return tuple(cell.row.key if cell else None for cell in line.cells)


class _Places:
    """Which target of a document a quote of the truth means."""

    def __init__(self, raw: str, rows: Sequence[TargetRow]) -> None:
        kept = [place for place, character in enumerate(raw) if not character.isspace()]
        self._squeezed = unicodedata.normalize("NFC", "".join(raw[place] for place in kept))
        self._rows = [(_squeezed(raw[: row.target.value_start]), row) for row in rows]

    def row(self, one: dict[str, Any] | None) -> str | None:
        """The key of the target, None if it was not parsed."""
        if one is None:
            return None
        quote, value = _squeezed(one["quote"]), _squeezed(one["value_text"])
        start = self._squeezed.find(quote)
        while start >= 0:
            for before, row in self._rows:
                inside = start <= len(before) < start + len(quote)
                if inside and self._squeezed.startswith(value, len(before)):
                    return row.key
            start = self._squeezed.find(quote, start + 1)
        return None


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _results(name: str, counts: Counter[str]) -> list[Result]:
    measures = [
        ("precision", "right", "found"), ("recall", "right", "truth"), ("recall_of_parsed", "right", "parsed"),
        ("kind", "kind", "right"), ("values", "values", "changed"),
    ]  # fmt: skip
    shares = [Result(name, "targets", metric, counts[part] / counts[whole], counts[whole])
              for metric, part, whole in measures if counts[whole]]  # fmt: skip
    return [*shares, Result(name, "targets", "wrong", counts["wrong"], counts["changed"])]
