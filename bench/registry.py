"""Name of a bench -> what runs it: a function from Options to results. Modules are imported when asked for."""

from collections.abc import Callable
from importlib import import_module

from bench.options import Options, Results

_BENCHES: dict[str, tuple[str, str]] = {
    "retrieval": ("bench.retrieval", "run"),
    "fusion": ("bench.fusion", "run"),
    "answers": ("bench.answers", "run"),
    "refusal": ("bench.refusal", "run"),
    "calibration": ("bench.refusal", "run_calibration"),
    "faithfulness": ("bench.answers", "run_faithfulness"),
    "ingest": ("bench.ingest", "run"),
    "query": ("bench.query", "run"),
    "app": ("bench.app", "run"),
    "corpora": ("bench.corpora", "run"),
    "peers": ("bench.peers", "run"),
    "peer-answers": ("bench.peer_answers", "run"),
    "parse": ("bench.parse", "run"),
    "pages": ("bench.pages", "run"),
    "legacy": ("bench.legacy", "run"),
    "ocr": ("bench.ocr", "run"),
    "fuzz": ("bench.fuzz", "run"),
    "headers": ("bench.headers", "run"),
    "structure": ("bench.structure", "run"),
    "references": ("bench.references", "run"),
    "links": ("bench.links", "run"),
    "validity": ("bench.validity", "run"),
    "targets": ("bench.targets", "run"),
    "indicators": ("bench.indicators", "run"),
    "compare": ("bench.compare", "run"),
    "compare-texts": ("bench.compare_texts", "run"),
    "understanding": ("bench.understanding", "run"),
    "cases": ("bench.cases", "run"),
    "calibrate": ("bench.calibrate", "run"),
    "train-reader": ("bench.train_reader", "run"),
}
NAMES = tuple(_BENCHES)
EVERYTHING = (
    "retrieval",
    "answers",
    "refusal",
    "calibration",
    "ingest",
    "query",
    "app",
    "corpora",
    "pages",
    "legacy",
    "ocr",
    "parse",
    "fuzz",
    "headers",
    "structure",
    "references",
    "links",
    "validity",
    "targets",
    "indicators",
    "compare",
    "compare-texts",
    "understanding",
    "cases",
)
"""What `python -m bench` without a name runs: the others are parts of these, and `peers` wants what others made."""


def bench(name: str) -> Callable[[Options], Results]:
    """Return the bench of this name.

    Raises:
        KeyError: There is none.
    """
    module, function = _BENCHES[name]
    found: Callable[[Options], Results] = getattr(import_module(module), function)
    return found
