"""How good, fast and large are other search libraries, on the same passages and in the same run?

1. Ours takes the set's files into a new library. The peers get the passages of that library, as our embedder reads
   them, and the same model from the same folder. Each system runs in a clean process of its own (peer_process.py), the
   peers in the Python that `peers_python` names; one that it lacks is left out, with the command that installs it.
2. They take in one after another. Seconds from texts in memory to the first search: embedding, word indexes and, with
   ours, writing the library; parsing, and loading the model, are not counted. CPU seconds too, since a busy machine
   draws out the seconds (ours with loading the model).
3. After a warm-up every question goes to each system in turn, accented and unaccented: a busy machine is busy for all.
   Each is asked for `_PASSAGES` passages, timed, and these are ranked as articles (retrieval.py).
4. `share`: only so much of the set, the smallest files of it, and the questions that they answer.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from bench import peer_process
from bench.libraries import QuickStore, default_settings
from bench.metrics import RETRIEVAL, mean, percentile
from bench.options import Options, Results
from bench.questions import SETTINGS
from bench.report import Result
from bench.retrieval import places
from bench.sets import load
from bench.sets.model import RetrievalSet
from index.embedder import Embedder, open_embedder
from index.model import FoundPassage, Hit

_OURS = "nghiquyet"
_SETTINGS = ("accented", "unaccented")
_METRICS = ("R@1", "R@10", "MRR@10")
_PASSAGES = 100  # an article has several, and ten articles are looked at
_WARM_UP = 5
_ENVIRONMENT = {
    # Nothing is fetched from a hub, and nobody is told of it.
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "true",
    # torch's threads spin while they wait: on a busy machine a question then takes ten times as long (measured).
    "OMP_WAIT_POLICY": "PASSIVE",
}


class System:
    """A system in its own process, and what it has shown so far."""

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        self.spent: dict[str, Any] = {}
        self.passages: Mapping[int, FoundPassage] = {}
        """What it means by the numbers that it finds."""
        self.scores: dict[str, list[dict[str, float]]] = {setting: [] for setting in _SETTINGS}
        self.seconds: list[float] = []
        self.cpu_seconds: list[float] = []
        self.peak_mb = 0.0
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (closed by __exit__)
        self._process = subprocess.Popen(
            [python, "-P", peer_process.__file__, name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **_ENVIRONMENT},
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._errors.close()

    def take_in(self, given: Mapping[str, object]) -> str:
        """Give it what to search; return why it cannot, or nothing."""
        try:
            self.spent = self._tell(given)
        except RuntimeError as error:
            return str(error)
        return str(self.spent.get("missing", ""))

    def find(self, question: str) -> list[Hit]:
        """Return what it finds, and remember what that took."""
        reply = self._ask({"question": question, "limit": _PASSAGES})
        return [Hit(self.passages[number], 0.0, {}) for number in reply["found"]]

    def answer(self, question: str) -> tuple[int, int] | None:
        """Return its best passage and the best sentence in it, None if it finds nothing; remember what that took."""
        found: list[int] = self._ask({"question": question, "limit": 1, "answer": True})["found"]
        return (found[0], found[1]) if found else None

    def _ask(self, message: Mapping[str, object]) -> dict[str, Any]:
        reply = self._tell(message)
        self.seconds.append(reply["seconds"])
        self.cpu_seconds.append(reply["cpu_seconds"])
        self.peak_mb = reply["peak_mb"]
        return reply

    def _tell(self, message: Mapping[str, object]) -> dict[str, Any]:
        pipes = self._process.stdin, self._process.stdout
        assert pipes[0]
        assert pipes[1]
        with suppress(BrokenPipeError):  # it has ended: its last words say why
            pipes[0].write(json.dumps(message) + "\n")
            pipes[0].flush()
        line = pipes[1].readline()
        if not line:
            self._errors.seek(0)
            raise RuntimeError(f"{self.name}: {self._errors.read().strip()[-1000:]}")
        reply: dict[str, Any] = json.loads(line)
        return reply


def run(options: Options) -> Results:
    """Measure ALQAC, or the sets that are asked for."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    sets, missing = load(options.folder, options.sets or ("alqac",))
    for name in missing:
        options.say(f"{name}: not in the evaluation folder, left out")
    results: Results = []
    for of_set in sets:
        with ExitStack() as open_until_done:
            folder = Path(open_until_done.enter_context(tempfile.TemporaryDirectory()))
            part = part_of(of_set, options.share)
            systems = _start(part, folder, embedder, options, open_until_done)
            _ask(part, systems, options)
            results += results_of(of_set.name, systems)
    return results


def part_of(of_set: RetrievalSet, share: float) -> RetrievalSet:
    """Return the smallest files of a set, at least `share` of its bytes, and the questions that they alone answer.

    A gold name belongs to a file if it begins with the file's name, as in ALQAC.
    """
    left = share * sum(len(file.data) for file in of_set.files)
    kept: set[str] = set()
    for file in sorted(of_set.files, key=lambda file: len(file.data)):
        if left > 0:
            kept.add(file.name)
            left -= len(file.data)
    others = tuple(f"{Path(file.name).stem} › " for file in of_set.files if file.name not in kept)
    return replace(
        of_set,
        files=tuple(file for file in of_set.files if file.name in kept),
        questions=tuple(q for q in of_set.questions if not any(name.startswith(others) for name in q.gold)),
    )


def _start(
    of_set: RetrievalSet, folder: Path, embedder: Embedder, options: Options, open_until_done: ExitStack
) -> list[System]:
    """Let each system take in the passages; ours comes first and gives them to the others."""
    sources = folder / "sources"
    sources.mkdir()
    for file in of_set.files:
        (sources / file.name).write_bytes(file.data)
    ours = open_until_done.enter_context(System(_OURS, sys.executable))
    if trouble := ours.take_in({"library": str(folder / "library"), "sources": str(sources)}):
        raise RuntimeError(trouble)
    store = QuickStore(folder / "library", embedder.dimension)
    open_until_done.callback(store.catalog.close)
    rows = store.catalog.embedded_passages()
    ours.passages = store.passages
    options.say(f"{_OURS}: {ours.spent['seconds']:.1f} s, {len(rows)} passages of {len(of_set.files)} files")
    model = embedder.folder
    given = {"model": str(model.path), "query": model.query_prompt, "passage": model.passage_prompt}
    systems = [ours]
    for name, (_, packages) in peer_process.PEERS.items():
        peer = open_until_done.enter_context(System(name, options.peers_python))
        if trouble := peer.take_in({**given, "texts": [text for _, text in rows]}):
            install = f"uv pip install --python {options.peers_python} {' '.join(packages)}"
            options.say(f"{name}: left out: {trouble}. If it is not installed: {install}")
            continue
        peer.passages = {place: store.passages[identity] for place, (identity, _) in enumerate(rows)}
        versions = ", ".join(f"{package} {number}" for package, number in peer.spent["versions"].items())
        options.say(f"{name}: {peer.spent['seconds']:.1f} s, {versions}")
        systems.append(peer)
    return systems


def _ask(of_set: RetrievalSet, systems: Sequence[System], options: Options) -> None:
    questions = of_set.questions[: options.limit]
    for system in systems:
        for asked in questions[-_WARM_UP:]:
            system.find(asked.text)
        system.seconds.clear()
        system.cpu_seconds.clear()
    for setting in _SETTINGS:
        for asked in questions:
            typed = SETTINGS[setting](asked.text, asked.id)
            for system in systems:
                ranking = places(system.find(typed), of_set)
                system.scores[setting].append({name: RETRIEVAL[name](ranking, asked.gold) for name in _METRICS})
        options.say(f"{of_set.name}, {setting}: done")


def results_of(of_set: str, systems: Sequence[System]) -> Iterable[Result]:
    """Yield the quality of all systems in each setting, then what each of them costs."""
    for setting in _SETTINGS:
        for system in systems:
            rows = system.scores[setting]
            for name in _METRICS:
                yield Result(of_set, f"{setting}: {system.name}", name, mean(row[name] for row in rows), len(rows))
    for system in systems:
        values = {
            "ingest_seconds": system.spent["seconds"],
            "ingest_cpu_seconds": system.spent["cpu_seconds"],
            "p50_ms": 1000 * percentile(system.seconds, 0.5),
            "p95_ms": 1000 * percentile(system.seconds, 0.95),
            "query_cpu_ms": 1000 * mean(system.cpu_seconds),
            "peak_mb": system.peak_mb,
        }
        for name, value in values.items():
            yield Result(of_set, system.name, name, value, len(system.seconds))
