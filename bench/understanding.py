"""How fast is a text understood, on one core: header, tree, passages, references and targets together?

1. The texts of `bulk/` (statutes as a portal copies them, 20 million characters), each through the whole of
   `ingest.parse.parse_raw`; reading and unpacking are not timed. `--limit` takes a seeded sample of about so many
   characters.
2. In a clean process, one text after the other, so that memory is that of understanding alone. One text goes before
   the clock starts: imports and compiled expressions are no part of it.
3. `characters_per_second`: of all texts by the process's own time, which a busy machine does not change much;
   `slowest`: of the slowest text of 10,000 characters and more. `peak_mb` after half of the texts and after all: what
   is flat does not grow. Shares of the time by stage; `tree` is lines, outline and all that is not named.
"""

import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench import probe
from bench.options import Options, Results
from bench.report import ROOT, Result
from errors import UnreadableFile

_STAGES = {
    "find_frame": "header",
    "cut_passages": "passages",
    "find_references": "references",
    "find_targets": "targets",
}
_LONG = 10_000


def run(options: Options) -> Results:
    """Measure over `bulk/` beside the evaluation folder."""
    archive = options.folder.parent / "corpus" / "bulk" / "vbpl.jsonl.gz"
    if not archive.exists():
        options.say(f"{archive.name} is not there: left out")
        return []
    command = [sys.executable, "-m", "bench.understanding", str(archive), str(options.limit or 0)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    count = said.pop("texts")
    return [Result("bulk", stage, metric, value, count) for stage in said for metric, value in said[stage].items()]


def understand(archive: Path, limit: int) -> dict[str, Any]:
    """Understand the texts of an archive in this process.

    Args:
        archive: Lines of JSON, gzipped, each with `file` and `text`.
        limit: About so many characters, of texts chosen by a seed; 0 for all.

    Returns:
        Number of texts; by stage its figures.
    """
    import ingest.parse as room
    from ingest.read import read_bytes

    spent = dict.fromkeys(_STAGES.values(), 0.0)

    def watch(name: str, stage: str) -> Any:
        function = getattr(room, name)

        def timed(*arguments: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                spent[stage] += time.process_time() - started

        return patch.object(room, name, timed)

    chosen = _chosen(archive, limit)
    whole, characters, slowest, half = 0.0, 0, float("inf"), 0.0
    for position, record in enumerate(_records(archive, chosen)):
        try:
            text = read_bytes(record["text"].encode(), record["file"])
        except UnreadableFile:
            continue
        if not characters:
            _parse(room, text, record["file"])
        with ExitStack() as stack:
            for name, stage in _STAGES.items():
                stack.enter_context(watch(name, stage))
            started = time.process_time()
            _parse(room, text, record["file"])
            seconds = time.process_time() - started
        whole += seconds
        characters += len(text.raw)
        if len(text.raw) >= _LONG:
            slowest = min(slowest, len(text.raw) / seconds)
        if position == len(chosen) // 2:
            half = probe._peak_mb()
    figures = {"characters_per_second": characters / whole, "characters": characters, "seconds": whole}
    if slowest < float("inf"):
        figures["slowest"] = slowest
    shares = {stage: {"share": seconds / whole} for stage, seconds in spent.items()}
    shares["tree"] = {"share": 1 - sum(spent.values()) / whole}
    memory = {"half": {"peak_mb": half}, "end": {"peak_mb": probe._peak_mb()}}
    return {"texts": len(chosen), "all": figures, **shares, **memory}


def _parse(room: Any, text: Any, name: str) -> None:
    try:
        room.parse_raw(text, name)
    except UnreadableFile:
        return


def _chosen(archive: Path, limit: int) -> set[int]:
    lengths = [len(record["text"]) for record in _records(archive)]
    order = random.Random(0).sample(range(len(lengths)), len(lengths))
    chosen: set[int] = set()
    taken = 0
    for place in order:
        if limit and taken >= limit:
            break
        chosen.add(place)
        taken += lengths[place]
    return chosen


def _records(archive: Path, chosen: set[int] | None = None) -> Iterator[dict[str, str]]:
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            if chosen is None or place in chosen:
                yield json.loads(line)


if __name__ == "__main__":
    print(json.dumps(understand(Path(sys.argv[1]), int(sys.argv[2]))))
