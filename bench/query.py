"""How fast is a question answered?

1. Two real libraries, the seed document alone and the 17 laws of ALQAC, and three grown from ALQAC to 1,000, 10,000 and
   100,000 passages (grown.py; `--sets 1m` for a million: 10 GB of disk); a clean process for each (probe.py).
2. Warm: other questions of the set for nothing, so that no cache knows what comes; then `Library.ask`,
   `Library.search` and the encoding of the question alone, 200 times each, over the questions in turn; the median and
   the 95th percentile. The stages of an answer are told by its trace, in a run of their own, after the first.
3. Opening: `open_seconds` until `Library.open` returns, `ready_seconds` until the first answer, with the model loaded.
4. Cold: `nghiquyet ask` as a command, from its start to its end, several times; the median and the slowest.
"""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.grown import grow
from bench.libraries import Built, build, default_settings
from bench.metrics import percentile
from bench.options import Options, Results
from bench.probe import probe
from bench.report import ROOT, Result
from bench.sets import alqac
from bench.sets.model import SourceFile
from bench.sets.seed import load_seed
from index.embedder import Embedder, open_embedder

_TIMED = 200
_SIZES = {"1k": 1_000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}


def run(options: Options) -> Results:
    """Measure a small and a larger library."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    results: Results = []
    if options.wants("seed"):
        try:
            seed = load_seed(options.folder)
            results += _measure("seed", seed.files, [q.text for q in seed.questions], embedder, options)
        except FileNotFoundError:
            options.say("seed: not in the evaluation folder, left out")
    if options.wants("alqac"):
        try:
            laws = alqac.load(options.folder)
            results += _measure("alqac", laws.files, [q.text for q in laws.questions], embedder, options)
        except FileNotFoundError:
            options.say("alqac: not in the evaluation folder, left out")
    return results + _grown(embedder, options)


def _grown(embedder: Embedder, options: Options) -> Results:
    """Measure libraries of round sizes, and what they take on disk."""
    wanted = [(name, size) for name, size in _SIZES.items() if name in (options.sets or ("1k", "10k", "100k"))]
    results: Results = []
    if not wanted:
        return results
    try:
        laws = alqac.load(options.folder)
    except FileNotFoundError:
        options.say("alqac: not in the evaluation folder, no library to grow from")
        return results
    base = build("alqac", laws.files, embedder, fresh=options.fresh, say=options.say)
    questions = [question.text for question in laws.questions]
    for name, size in wanted:
        options.say(f"{name}: a library of {size:,} passages, grown from alqac")
        grown = grow(base, size)
        results += _warm(name, grown.folder, questions, options)
        results.append(Result(name, "index", "index_seconds", grown.index_seconds, 1))
        results += [Result(name, "disk", f"{part}_mb", value, 1) for part, value in grown.megabytes.items()]
    return results


def _measure(
    name: str, files: tuple[SourceFile, ...], questions: Sequence[str], embedder: Embedder, options: Options
) -> Results:
    built = build(name, files, embedder, fresh=options.fresh, say=options.say)
    return _warm(name, built.folder, questions, options) + _cold(name, built, questions[0], options)


def _warm(name: str, folder: Path, questions: Sequence[str], options: Options) -> Results:
    wanted = min(options.limit or _TIMED, _TIMED)
    apart = max(1, len(questions) // wanted)
    chosen = list(itertools.islice(itertools.cycle(questions[::apart]), wanted))
    others = questions[apart // 2 :: apart]  # the same ones in a set that is too small
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / "questions.json"
        file.write_text(json.dumps({"warm": others, "timed": chosen}), "utf-8")
        said = probe("query", str(folder), str(file))
    times = {what: said[what] for what in ("ask", "search", "encode")}
    times |= {f"ask: {stage}": seconds for stage, seconds in said["stages"].items()}
    results = [
        Result(name, what, f"p{share:.0f}_ms", 1000 * percentile(seconds, share / 100), len(seconds))
        for what, seconds in times.items()
        for share in (50, 95)
    ]
    return results + [
        Result(name, "open", metric, said[metric], 1)
        for metric in ("passages", "open_seconds", "ready_seconds", "peak_mb")
    ]


def _cold(name: str, built: Built, question: str, options: Options) -> Results:
    """Time the command from start to end; a file that nothing has read for a while is not part of it."""
    if not (ROOT / "cli.py").exists():
        options.say("cold: there is no command line yet, left out")
        return []
    command = [sys.executable, "-m", "cli", "ask", question]
    environment = {**os.environ, "NGHIQUYET_LIBRARY": str(built.folder)}
    seconds = []
    for _ in range(options.rounds):
        started = time.perf_counter()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        seconds.append(time.perf_counter() - started)
        if done.returncode not in (0, 3):
            options.say(f"cold: nghiquyet ask failed: {done.stderr.strip()[-500:]}")
            return []
    values = {"cold_seconds": median(seconds), "cold_seconds_worst": max(seconds)}
    return [Result(name, "cold", metric, value, len(seconds)) for metric, value in values.items()]
