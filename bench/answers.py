"""Is the answer right, cited, and refused where there is none?

1. The seed questions are asked of a library with their one document (`seed`) and of one with the made-up examples of
   `data/` beside it (`seed+samples`). `--questions FILE --corpus DIR` measures others instead, over all files of DIR.
2. Every reply goes the way that users go, `Library.ask`, and is graded (grading.py) against the files themselves.
3. Questions in accented Vietnamese are also asked without accents and in capitals; those rows hold these alone.
4. With `--show`: every question with its confidence, and what other thresholds of confidence would answer.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from rich.table import Table

from bench.grading import Grade, grade
from bench.libraries import build, default_settings
from bench.metrics import mean
from bench.options import Options, Results
from bench.questions import SETTINGS
from bench.report import ROOT, Result
from bench.sets.model import SourceFile
from bench.sets.seed import HandMadeSet, gold_places, load_other, load_seed
from index.embedder import open_embedder
from ingest.read import read_file
from library import Library

_THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9)
_RETYPED = ("unaccented", "capitals")
_REFUSAL = ("precision", "recall")
_FAITHFULNESS = ("figures_supported", "quotes_exact")


def run(options: Options) -> Results:
    """Measure answers, refusals and faithfulness."""
    results: Results = []
    for name, of_set, files in _sets(options):
        results += _measure(name, of_set, files, options)
    return results


def run_refusal(options: Options) -> Results:
    """Measure, and keep what concerns refusing."""
    return [result for result in run(options) if result.metric in _REFUSAL]


def run_faithfulness(options: Options) -> Results:
    """Measure, and keep what concerns quotes and figures."""
    return [result for result in run(options) if result.metric in _FAITHFULNESS]


def _sets(options: Options) -> Iterable[tuple[str, HandMadeSet, tuple[SourceFile, ...]]]:
    if options.questions is not None and options.corpus is not None:
        other = load_other(options.questions, options.corpus)
        yield other.name, other, other.files
        return
    try:
        seed = load_seed(options.folder)
    except FileNotFoundError:
        options.say("seed: not in the evaluation folder, left out")
        return
    if options.wants("seed"):
        yield "seed", seed, seed.files
    if options.wants("seed+samples"):
        samples = (SourceFile(path.name, path.read_bytes()) for path in sorted((ROOT / "data").iterdir()))
        have = {file.data for file in seed.files}
        yield "seed+samples", seed, (*seed.files, *(file for file in samples if file.data not in have))


def _measure(name: str, of_set: HandMadeSet, files: tuple[SourceFile, ...], options: Options) -> Results:
    settings = default_settings()
    built = build(name, files, open_embedder(settings.model, settings.engine), fresh=options.fresh, say=options.say)
    for reason in built.failed:
        options.say(f"{name}: not taken in: {reason}")
    texts = {path.name: _raw(path) for path in (built.folder / "sources").iterdir()}
    results: Results = []
    with Library.open(built.folder) as library:
        for setting in ("accented", *_RETYPED):
            grades = ask_all(library, of_set, texts, setting, options.limit)
            results += [Result(name, setting, *numbers) for numbers in summary(grades)]
            if options.show:
                _show_questions(f"{name}, {setting}", grades, options)
        if options.show:
            with patch("answer.respond.ANSWER_FROM", 0.0):
                _show_thresholds(name, ask_all(library, of_set, texts, "accented", options.limit), options)
    return results


def ask_all(
    library: Library, of_set: HandMadeSet, texts: dict[str, str], setting: str, limit: int | None = None
) -> list[Grade]:
    """Ask every question of a set, typed as `setting` says, and grade the replies."""
    asked = [q for q in of_set.questions[:limit] if setting == "accented" or q.language == "vi"]
    return [
        grade(question, library.ask(SETTINGS[setting](question.text, question.id)), gold_places(question, texts), texts)
        for question in asked
    ]


def summary(grades: Sequence[Grade]) -> list[tuple[str, float, int]]:
    """Return metric, value and how many it is of; a metric that nothing applies to is left out."""
    answerable = [g for g in grades if g.question.answerable]
    refused = [g for g in grades if not g.answered]
    unanswerable = [g for g in grades if not g.question.answerable]
    rightly = [g for g in refused if not g.question.answerable]
    answered = [g for g in grades if g.answered]
    quotes = [exact for g in grades for exact in g.quotes]
    shares: list[tuple[str, Sequence[float]]] = [
        ("correct", [g.right for g in answerable]),
        ("correct_citation", [g.cited for g in answerable]),
        ("figure_correct", [g.figure_right for g in answerable if g.figure_right is not None]),
        ("EM", [g.exact for g in answerable]),
        ("F1", [g.f1 for g in answerable]),
        ("precision", [g in rightly for g in refused]),
        ("recall", [g in rightly for g in unanswerable]),
        ("figures_supported", [bool(g.supported) for g in answered]),
        ("quotes_exact", quotes),
    ]
    return [(metric, mean(values), len(values)) for metric, values in shares if values]


def _raw(path: Path) -> str:
    """The text of a file, by the shortest way: UTF-8 without its mark; only what is none goes through `ingest`."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return read_file(path).raw


def _show_questions(title: str, grades: Sequence[Grade], options: Options) -> None:
    table = Table("id", "", "confidence", "question", "reply", title=title)
    for g in grades:
        mark = ("right" if g.cited else "uncited" if g.right else "WRONG") if g.answered else "refused"
        wrong = g.answered != g.question.answerable and "!"
        table.add_row(g.question.id, f"{mark}{wrong or ''}", f"{g.confidence:.2f}", g.question.text, g.said[:160])
    options.console.print(table)


def _show_thresholds(name: str, grades: Sequence[Grade], options: Options) -> None:
    columns = ("answer from", "answered", "right", "wrong", "refused rightly", "refused wrongly")
    table = Table(*columns, title=f"{name}, thresholds")
    for threshold in _THRESHOLDS:
        answered = [g for g in grades if g.answered and g.confidence >= threshold]
        silent = [g for g in grades if not g.answered or g.confidence < threshold]
        counts = (
            len(answered), sum(g.right for g in answered), sum(not g.right for g in answered),
            sum(not g.question.answerable for g in silent), sum(g.question.answerable for g in silent),
        )  # fmt: skip
        table.add_row(f"{threshold:.2f}", *(str(count) for count in counts))
    options.console.print(table)
