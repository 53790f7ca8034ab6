"""Is the answer right, cited, complete, and refused where there is none?

1. Every set (sets/) is asked of one library of all its documents; every reply goes the way that users go,
   `Library.ask`, and is graded (grading.py) against the files themselves. `--questions FILE --corpus DIR` measures
   others instead, over all files of DIR.
2. Settings. `accented`: as the set has it. Hand-made questions in accented Vietnamese also `unaccented` and in
   `capitals`. Sets whose truth is of one context also with the filter on its document, `document`: what is measured
   there is the answer alone, without the search, and a question that only another context answers has none.
3. A set of more than `SAMPLE` questions is asked evenly spread ones; `--limit` says how many instead.
4. `own` is own-dev and own-fresh together. With `--show`: every question with its confidence, but none of the sealed
   sets, which nobody may see who works on the answers (nor measure in parts: they have no limit); and of own sets the
   shares by kind of question.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from bench.grading import Grade, grade
from bench.libraries import build, default_settings
from bench.metrics import contains, mean
from bench.options import Options, Results
from bench.questions import SETTINGS
from bench.report import Result
from bench.sets import ANSWERS, reading
from bench.sets.own import SEALED
from bench.sets.seed import HandMade, HandMadeSet, gold_places, load_other
from index.embedder import open_embedder
from index.model import Filters
from library import Answer, Library, Refusal

SAMPLE = 200
_OWN = ("own-dev", "own-fresh")
_CONTEXTS = ("vilqa", "viquad", "viquad2")
_RETYPED = ("unaccented", "capitals")
_AS_ONE_DOCUMENT = "document"
_FAITHFULNESS = ("figures_supported", "quotes_exact")


@dataclass(frozen=True, slots=True)
class Graded:
    """A set in one setting."""

    name: str
    setting: str
    grades: tuple[Grade, ...]


def run(options: Options) -> Results:
    """Measure answers, refusals and faithfulness."""
    results: Results = []
    for measured in measure(options):
        numbers = [*summary(measured.grades), *mistakes(measured.grades)]
        results += [Result(measured.name, measured.setting, *each) for each in numbers]
        if options.show:
            _show(measured, options)
    return results


def run_faithfulness(options: Options) -> Results:
    """Measure, and keep what concerns quotes and figures."""
    return [result for result in run(options) if result.metric in _FAITHFULNESS]


def measure(options: Options, settings: Sequence[str] | None = None) -> Iterator[Graded]:
    """Ask every set in its settings; own-dev and own-fresh also as one.

    Args:
        options: Which sets, and how much of them.
        settings: Only these.
    """
    own: dict[str, list[Graded]] = {}
    for of_set in sets_of(options):
        with opened(of_set, options) as library:
            texts = raw_texts(library)
            for setting in settings_of(of_set):
                if settings is not None and setting not in settings:
                    continue
                size = options.limit if options.limit and of_set.name not in SEALED else SAMPLE
                grades = tuple(ask_all(library, of_set, texts, setting, size))
                measured = Graded(of_set.name, setting, grades)
                if of_set.name in _OWN:
                    own.setdefault(setting, []).append(measured)
                yield measured
    for setting, parts in own.items():
        if len(parts) == len(_OWN):
            yield Graded("own", setting, tuple(g for part in parts for g in part.grades))


def sets_of(options: Options) -> Iterator[HandMadeSet]:
    """Yield the sets that are asked for; one that is not there is named and left out."""
    if options.questions is not None and options.corpus is not None:
        yield load_other(options.questions, options.corpus)
        return
    for name, load in ANSWERS.items():
        if options.wants(name) or (name in _OWN and "own" in options.sets):
            try:
                yield load(options.folder)
            except FileNotFoundError:
                options.say(f"{name}: not in the evaluation folder, left out")


def settings_of(of_set: HandMadeSet) -> tuple[str, ...]:
    """Return the settings that a set is asked in."""
    if of_set.name in _CONTEXTS:
        return ("accented", _AS_ONE_DOCUMENT)
    return ("accented",) if of_set.name == "traffic-law" else ("accented", *_RETYPED)


def opened(of_set: HandMadeSet, options: Options) -> Library:
    """Open the library of a set, built now if there is none."""
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    built = build(
        of_set.library or of_set.name, of_set.files, embedder, fresh=options.fresh, ocr=of_set.ocr, say=options.say
    )
    for reason in built.failed:
        options.say(f"{of_set.name}: not taken in: {reason}")
    return Library.open(built.folder)


def raw_texts(library: Library) -> dict[str, str]:
    """Return file -> raw text: of a text file as it is, without its mark; of others what `ingest` made of them."""
    sources = library.folder / "sources"
    return {
        document.file: _text(sources / document.file) or library.show(document.slug).raw
        for document in library.documents()
    }


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig") if path.suffix == ".txt" else ""
    except UnicodeDecodeError:
        return ""


def sample(questions: Sequence[HandMade], size: int) -> Sequence[HandMade]:
    """Return at most so many questions, evenly spread."""
    if len(questions) <= size:
        return questions
    return [questions[number * len(questions) // size] for number in range(size)]


def ask_all(
    library: Library, of_set: HandMadeSet, texts: Mapping[str, str], setting: str, size: int
) -> Iterator[Grade]:
    """Ask the questions of a set, typed or filtered as `setting` says, and grade the replies."""
    slugs = {document.file: document.slug for document in library.documents()}
    for question in sample(of_set.questions, size):
        if setting in _RETYPED and question.language != "vi":
            continue
        typed = SETTINGS[setting](question.text, question.id) if setting in SETTINGS else question.text
        within = Filters(documents=(slugs[question.files[0]],)) if setting == _AS_ONE_DOCUMENT else None
        yield held_against(question, library.ask(typed, within), texts)


def held_against(question: HandMade, reply: Answer | Refusal, texts: Mapping[str, str]) -> Grade:
    """Grade a reply; it is cited if it cites any of the gold places."""
    places = gold_places(question, texts)
    grades = (grade(question, reply, {file: (start, end)}, texts) for file, start, end in places)
    return next((found for found in grades if found.cited), None) or grade(question, reply, {}, texts)


def summary(grades: Sequence[Grade]) -> list[tuple[str, float, int]]:
    """Return metric, value and how many it is of; a metric that nothing applies to is left out."""
    answerable = [g for g in grades if g.question.answerable]
    refused = [g for g in grades if not g.answered]
    unanswerable = [g for g in grades if not g.question.answerable]
    rightly = [g for g in refused if not g.question.answerable]
    shares: list[tuple[str, Sequence[float]]] = [
        ("correct", [g.right for g in answerable]),
        ("correct_citation", [g.cited for g in answerable]),
        ("correct_or_possible", [g.right or (g.possible is not None and g.possible[1]) for g in answerable]),
        ("figure_correct", [g.figure_right for g in answerable if g.figure_right is not None]),
        ("complete", [_complete(g) for g in answerable if g.question.all_needed]),
        ("EM", [g.exact for g in answerable]),
        ("F1", [g.f1 for g in answerable]),
        ("precision", [g in rightly for g in refused] if unanswerable else []),
        ("recall", [not g.answered for g in unanswerable]),
        ("figures_supported", [g.supported for g in grades if g.supported is not None]),
        ("quotes_exact", [exact for g in grades for exact in g.quotes]),
    ]
    return [(metric, mean(values), len(values)) for metric, values in shares if values]


def mistakes(grades: Sequence[Grade]) -> list[tuple[str, float, int]]:
    """Return the worst that can be done: answers and figures that are not right, and what is wrong among possible."""
    # What an answer said begins with its figure in brackets (grading.py).
    shown = [g for g in grades if g.answered and g.said.startswith("[")]
    found = [("wrong", mean(g.answered and not g.right for g in grades), len(grades))]
    found += [("figure_wrong", mean(not g.figure_right for g in shown), len(shown))] if shown else []
    possible = [not g.possible[1] for g in grades if g.possible is not None]
    return found + ([("possible_wrong", mean(possible), len(possible))] if possible else [])


def _complete(graded: Grade) -> float:
    return mean(graded.answered and contains(graded.said, answer) for answer in graded.question.answers)


def _show(measured: Graded, options: Options) -> None:
    title = f"{measured.name}, {measured.setting}"
    if measured.name in ("own", _OWN[0], reading.NAME):
        options.console.print(_by_kind(title, measured.grades))
    if measured.name in ("own", *SEALED):
        return
    table = Table("id", "", "confidence", "question", "reply", title=title)
    for g in measured.grades:
        mark = ("right" if g.cited else "uncited" if g.right else "WRONG") if g.answered else "refused"
        if g.possible is not None:
            mark = "possible" if g.possible[1] else "possible, wrong"
        wrong = g.answered != g.question.answerable and "!"
        table.add_row(g.question.id, f"{mark}{wrong or ''}", f"{g.confidence:.2f}", g.question.text, g.said[:160])
    options.console.print(table)


def _by_kind(title: str, grades: Iterable[Grade]) -> Table:
    table = Table("kind", "answerable", "right", "cited", "wrong", "refused", "unanswerable", "refused", title=title)
    kinds: dict[str, list[Grade]] = {}
    for g in grades:
        kinds.setdefault(g.question.kind, []).append(g)
    for kind, own in sorted(kinds.items()):
        has, lacks = ([g for g in own if g.question.answerable is answerable] for answerable in (True, False))
        wrong = sum(g.answered and not g.right for g in has)
        counts = (
            len(has), sum(g.right for g in has), sum(g.cited for g in has), wrong, sum(not g.answered for g in has),
            len(lacks), sum(not g.answered for g in lacks),
        )  # fmt: skip
        table.add_row(kind, *map(str, counts))
    return table
