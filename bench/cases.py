"""Do questions as people type them find what they should? Expectations as data, by family of cases.

1. `bench/cases_data/corpus.txt` names the files of the corpus that make the library; `*.jsonl` hold a case a line:

       {"family": "numbers", "question": "476ha sâm", "expect": {"contains": "476 ha", "document": "26-NQ/TU"}}

   `expect` may name the `document` (its number, or a list of which any will do), what the RAW quote `contains`
   (without regard to capitals, blanks and how its letters are composed), what the `address` ends with or holds as a
   whole part, and `within` how many hits it must stand (1 unless told). `reading` is what the question must be read
   as, `all_contain` what every hit must hold (a phrase in quotes), `not_first` what the first hit must not hold,
   `refused` that `ask` gives no answer, `says` what the quoted sentences of its answer hold, all of them, `never` what
   no reply may hold, be it an answer, a refusal or what that shows as possible. `same` stands in what people thought
   of replies (`feedback.jsonl` of a library): asked again with the filters of then, a good reply must be the same one,
   a bad one another.
2. Each case is searched (or asked) as a person would; a family's result is the share of its cases that are met, and the
   mean reciprocal rank of those that name a passage.
3. What was met in the last run of this bench is kept beside the libraries: cases gained and lost since are told one by
   one, so that a change of weights that moves no mean is still seen for what it moves.
4. `--questions FILE` measures the cases of one file instead, on the library in whose folder it lies or the one that
   `--corpus` names: nothing is logged there. Of each reply that was rated bad it shows what was said then and now; if
   that is right now is for a person to say.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bench.libraries import build, cache, default_settings
from bench.options import Options, Results
from bench.report import Result
from bench.sets.model import SourceFile
from index.embedder import open_embedder
from library import Answer, Hit, Library, Rating, Refusal, Said, said

DATA = Path(__file__).parent / "cases_data"
_HITS = 10
_PASSAGE = {"document", "contains", "address"}
_REPLY = {"refused", "says", "never"}


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is expected of it."""

    family: str
    question: str
    expect: Mapping[str, Any]
    rating: Rating | None = None
    """What was said, and what a person thought of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    case: Case
    met: bool
    rank: int | None
    """Of the first hit that is what was expected, from 1; None if none is, or no passage is named."""
    why: str
    """What was there instead; empty if met."""


def run(options: Options) -> Results:
    """Measure every family, and tell what was gained and lost since the last run."""
    if options.questions is not None:
        return _run_file(options.questions, options)
    corpus = options.folder.parent / "corpus"
    files = _files(corpus)
    if not files:
        options.say(f"cases: the files of corpus.txt are not in {corpus}, left out")
        return []
    cases = list(load(DATA))[: options.limit]
    settings = default_settings()
    embedder = open_embedder(settings.model, settings.engine)
    built = build("cases", files, embedder, fresh=options.fresh, say=options.say)
    outcomes = _outcomes(cases, built.folder, options)
    _say_what_changed(outcomes, options)
    return list(results(outcomes))


def _run_file(file: Path, options: Options) -> Results:
    """Measure the cases of one file."""
    cases = list(load_file(file))[: options.limit]
    return list(results(_outcomes(cases, options.corpus or file.parent, options)))


def _outcomes(cases: Sequence[Case], folder: Path, options: Options) -> list[Outcome]:
    with Library.open(folder) as library:
        # These are no questions of a person.
        library.settings = library.settings.model_copy(update={"log_days": 0})
        outcomes = [_outcome(case, library) for case in cases if options.wants(case.family)]
    for outcome in outcomes:
        rated_bad = outcome.case.rating is not None and not outcome.case.rating.good
        if rated_bad or (options.show and not outcome.met):
            options.say(f"{outcome.case.family}: {outcome.case.question} → {outcome.why}")
    return outcomes


def load(folder: Path) -> Iterator[Case]:
    """Yield the cases of all files of a folder.

    Raises:
        ValueError: A line is no case; names the file and the line.
    """
    for file in sorted(folder.glob("*.jsonl")):
        yield from load_file(file)


def load_file(file: Path) -> Iterator[Case]:
    """Yield the cases of a file, a line each.

    Raises:
        ValueError: A line is no case; names the file and the line.
    """
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            read = json.loads(line)
            rating = TypeAdapter(Rating).validate_python(read) if "same" in read["expect"] else None
            yield Case(read["family"], read["question"], read["expect"], rating)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file.name}, line {number}: {error!r}") from error


def judge(case: Case, reading: str, hits: Sequence[Hit]) -> Outcome:
    """Compare what was found with what was expected."""
    expect = case.expect
    faults = []
    if "reading" in expect and reading != expect["reading"]:
        faults.append(f"read as «{reading}»")
    if "all_contain" in expect:
        faults += [f"{hit.passage.address} lacks it" for hit in hits if not _holds(hit, expect["all_contain"])][:1]
        faults += [] if hits else ["nothing found"]
    if hits and "not_first" in expect and _holds(hits[0], expect["not_first"]):
        faults.append(f"first: {hits[0].passage.address}")
    rank = None
    if expect.keys() & _PASSAGE:
        rank = next((place for place, hit in enumerate(hits, 1) if _is(hit, expect)), None)
        if rank is None or rank > expect.get("within", 1):
            first = f"{hits[0].passage.address}: {_collapsed(hits[0].passage.quote)[:60]}" if hits else "nothing"
            faults.append(f"at {rank}; first: {first}")
    return Outcome(case, not faults, rank, "; ".join(faults))


def compare(case: Case, rating: Rating, now: Said) -> Outcome:
    """Hold what is said now against what was said and what a person thought of it."""
    same = now.is_same(rating.said)
    why = f"still {_told(now)}" if same else f"then {_told(rating.said)}; now {_told(now)}"
    remark = f"; remark: {_collapsed(rating.remark)}" if rating.remark else ""
    return Outcome(case, same == case.expect["same"], None, why + remark)


def _told(said: Said) -> str:
    if said.reason:
        return f"refused ({said.reason})" + (f", possible: {_told(said.possible)}" if said.possible else "")
    told = " ".join(part for part in (said.verdict, said.headline or " ".join(said.sentences)) if part)
    return f"«{_collapsed(told)[:200]}» ({', '.join(said.cited[:2])})"


def _outcome(case: Case, library: Library) -> Outcome:
    if case.rating is not None:
        rating = case.rating
        return compare(case, rating, said(library.ask(case.question, rating.filters, literal=rating.literal)))
    if case.expect.keys() & _REPLY:
        return _replied(case, library.ask(case.question))
    found = library.search(case.question, limit=_HITS)
    return judge(case, found.query.reading, found.hits)


def _replied(case: Case, reply: Answer | Refusal) -> Outcome:
    expect, refused = case.expect, isinstance(reply, Refusal)
    quoted = "" if isinstance(reply, Refusal) else _quoted(reply)
    if isinstance(reply, Refusal):
        told = _collapsed(f"{reply.message} {_quoted(reply.possible) if reply.possible else ''}")
    else:
        told = _collapsed(f"{reply.headline or ''} {quoted}")
    faults = [f"lacks “{words}”" for words in expect.get("says", ()) if words not in _collapsed(quoted)]
    faults += [f"holds “{words}”" for words in expect.get("never", ()) if words in told]
    if not faults and (not expect.get("refused") or refused):
        return Outcome(case, True, None, "")
    faults += ["answered"] if expect.get("refused") and not refused else []
    return Outcome(case, False, None, f"{'; '.join(faults)}: {told[:80]}")


def _quoted(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


def _is(hit: Hit, expect: Mapping[str, Any]) -> bool:
    documents = expect.get("document", ())
    documents = [documents] if isinstance(documents, str) else documents
    numbers = {passage.document.number for passage in (hit.passage, *hit.variants)}
    if documents and not numbers & set(documents):
        return False
    if "address" in expect and f" › {expect['address']} › " not in f" › {hit.passage.address} › ":
        return False
    return "contains" not in expect or _holds(hit, expect["contains"])


def _holds(hit: Hit, words: str) -> bool:
    return _collapsed(words).lower() in _collapsed(hit.passage.quote).lower()


def _collapsed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def results(outcomes: Sequence[Outcome]) -> Iterator[Result]:
    """Yield the share that is met, and the mean reciprocal rank of what names a passage: of each family and of all."""
    families: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        families.setdefault(outcome.case.family, []).append(outcome)
    for family, own in [*families.items(), ("all", list(outcomes))]:
        ranked = [outcome for outcome in own if outcome.case.expect.keys() & _PASSAGE]
        if own:
            yield Result("cases", family, "met", sum(outcome.met for outcome in own) / len(own), len(own))
        if ranked:
            reciprocal = sum(1 / outcome.rank for outcome in ranked if outcome.rank) / len(ranked)
            yield Result("passages", family, "MRR@10", reciprocal, len(ranked))


def _say_what_changed(outcomes: Sequence[Outcome], options: Options) -> None:
    kept = cache() / "cases-last.json"
    now = {_name(outcome): outcome.met for outcome in outcomes}
    before = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    gained = [name for name, met in now.items() if met and before.get(name) is False]
    lost = [outcome for outcome in outcomes if not outcome.met and before.get(_name(outcome))]
    options.say(f"since the last run: {len(gained)} gained, {len(lost)} lost")
    for name in gained:
        options.say(f"  + {name}")
    for outcome in lost:
        options.say(f"  - {_name(outcome)} → {outcome.why}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(before | now, ensure_ascii=False), "utf-8")


def _name(outcome: Outcome) -> str:
    return f"{outcome.case.family}: {outcome.case.question}"


def _files(corpus: Path) -> tuple[SourceFile, ...]:
    names = [line for line in (DATA / "corpus.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
    paths = [corpus / name for name in names]
    return tuple(SourceFile(path.name, path.read_bytes()) for path in paths if path.exists())
