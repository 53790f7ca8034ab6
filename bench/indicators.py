"""Are the targets that measure the same one indicator, and only these?

1. Truth: pairs of targets judged by reading, `bench/truth/indicators/*.json` (bench/truth/README.md). All targets of
   all files that a truth file names are clustered together, as the targets of a library are.
2. A side of a pair is told by its clause and its figure. One that the parser does not find counts as in no indicator,
   so that a pair of the same indicator with it is missed.
3. `precision`: of the pairs that are one indicator for us, how many are so in the truth. `recall`: of those of the
   truth, how many are for us; `recall_of_parsed`: of those with both sides found.
4. Development and fresh files apart; `--show` tells what was missed or wrong in development files only.
5. `growth`: seconds and megabytes of the ledger and the clusters over a made-up library of so many targets, whose names
   are those of the truth with other nouns, so that as many are near each other.
"""

import json
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis.targets.indicators import Embed, indicators
from analysis.targets.ledger import rows_of
from analysis.targets.model import TargetRow
from bench.libraries import default_settings
from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, document
from bench.viewed import viewed
from errors import UnreadableFile
from index.embedder import open_embedder

_SIZES = (1_000, 10_000)
_NOUNS = (
    "cà phê", "cao su", "lúa", "rừng", "đường", "cầu", "nước", "điện", "y tế", "giáo dục", "văn hóa", "du lịch",
    "thủy lợi", "chợ", "cá", "chè", "sâm", "mía", "đất", "mạng",
)  # fmt: skip


def run(options: Options) -> Results:
    """Measure against the truth, then growth."""
    settings = default_settings()
    embed = open_embedder(settings.model, settings.engine).encode_passages
    results: Results = []
    rows: list[TargetRow] = []
    sums: dict[str, Counter[str]] = {}
    for path in sorted((TRUTH / "indicators").glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        name = "fresh" if truth["fresh"] else "development"
        if not options.wants(name):
            continue
        made: dict[str, Any] = truth.get("documents", {})
        files = sorted({pair[side]["file"] for pair in truth["pairs"] for side in "ab"})
        try:
            by_file = {
                file: _rows(options.folder.parent, made.get(file, {"file": file}), file, number)
                for number, file in enumerate(files, 1)
            }
        except (UnreadableFile, OSError) as error:
            options.say(f"{path.stem}: {error}")
            continue
        count = judged(truth["pairs"], by_file, embed, options if options.show and not truth["fresh"] else None)
        results += _results(name, path.stem, count)
        sums.setdefault(name, Counter()).update(count)
        rows += [] if truth["fresh"] else [row for found in by_file.values() for row in found]
    for name, count in sums.items():
        results += _results(name, "all", count)
    if rows and options.wants("growth"):
        for size in _SIZES:
            results += _growth(rows, size, embed)
    return results


def judged(
    pairs: Sequence[dict[str, Any]], by_file: dict[str, list[TargetRow]], embed: Embed, shown: Options | None = None
) -> Counter[str]:
    """Count the pairs that are one indicator.

    Args:
        pairs: Of a truth file.
        by_file: The rows of each file that they name.
        embed: Gives the vectors of names.
        shown: Where to tell what is missed or wrong; None to keep silent.

    Returns:
        `pairs`, `same` in the truth, `ours`, `right` in both, and `parsed`: the same ones with both sides found.
    """
    found = indicators([row for rows in by_file.values() for row in rows], embed)
    of = {name: one.id for one in found for name in one.rows}
    count: Counter[str] = Counter()
    for pair in pairs:
        sides = [_side(pair[side], by_file[pair[side]["file"]]) for side in "ab"]
        parsed = sides[0] is not None and sides[1] is not None
        ours = sides[0] is not None and sides[1] is not None and of[sides[0].key] == of[sides[1].key]
        count["pairs"] += 1
        count["same"] += pair["same"]
        count["parsed"] += pair["same"] and parsed
        count["ours"] += ours
        count["right"] += ours and pair["same"]
        if shown and ours != pair["same"]:
            fault = "wrong" if ours else "missed" if parsed else "not parsed"
            names = " | ".join(f"{pair[side]['indicator']} ({pair[side]['value_text']})" for side in "ab")
            shown.say(f"{fault}: {names}: {pair['why']}")
    return count


def _side(one: dict[str, Any], rows: Sequence[TargetRow]) -> TargetRow | None:
    """The row of a side: in its clause, of its figure, and of several the one of its name."""
    quote, value = _squeezed(one["quote"]), _squeezed(one["value_text"])
    fitting = [
        row
        for row in rows
        if row.target.certainty != "rejected"
        and (quote in (said := _squeezed(row.quote)) or said in quote)
        and value in said
        and _squeezed(_figure(row)) in (value, f"{value}%")
    ]
    named = [row for row in fitting if _squeezed(row.target.indicator) == _squeezed(one["indicator"])]
    return next(iter(named or fitting), None)


def _figure(row: TargetRow) -> str:
    target = row.target
    return row.quote[target.value_start - target.start : target.value_end - target.start]


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


def _rows(folder: Path, about: dict[str, Any], name: str, number: int) -> list[TargetRow]:
    return list(rows_of(viewed(document(folder, about["file"], about.get("edits", ()), name), number)))


def _results(name: str, setting: str, count: Counter[str]) -> Results:
    found = [Result(name, setting, "pairs", count["pairs"], count["pairs"])]
    for metric, part, whole in (
        ("precision", "right", "ours"), ("recall", "right", "same"), ("recall_of_parsed", "right", "parsed")
    ):  # fmt: skip
        if count[whole]:
            found.append(Result(name, setting, metric, count[part] / count[whole], count[whole]))
    return found


def _growth(rows: Sequence[TargetRow], size: int, embed: Embed) -> Results:
    made: list[TargetRow] = []
    for number in range(size):
        row = rows[number % len(rows)]
        turn = number // len(rows)
        more = "" if turn == 0 else f" {_NOUNS[turn % len(_NOUNS)]} {_NOUNS[turn // len(_NOUNS) % len(_NOUNS)]}"
        target = replace(row.target, ordinal=number, indicator=row.target.indicator + more)
        made.append(replace(row, target=target))
    started = time.perf_counter()
    found = indicators(made, embed)
    seconds = time.perf_counter() - started
    tracemalloc.start()
    indicators(made, embed)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    setting = f"{size} targets"
    return [
        Result("growth", setting, "indicators", len(found), size),
        Result("growth", setting, "seconds", seconds, size),
        Result("growth", setting, "megabytes", most / 1e6, size),
    ]
