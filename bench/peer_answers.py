"""What do other search libraries answer, on the same questions, passages and model?

1. A peer returns passages; without a language model its answer is the best sentence of its best passage, by its own
   score: the sentences of that passage are taken in by a second index of the same peer, which is asked the same
   question (peer_process.py). It has no threshold and so refuses nothing.
2. Passages are those of our library, as our embedder reads them; sentences are cut by us, so that the peer's sentence
   is cited at its place and graded like an answer of ours (grading.py): right, cited, precision and recall of refusing.
3. Seed and own-dev (or `--sets`), over the documents that their questions name. `--share`: only the smallest of these,
   and the questions that they answer; unanswerable ones stay, for nothing that is left out answers them either.
4. Seconds are those of a whole answer; a peer embeds the sentences of the passage anew for every question.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace

from answer.citing import citation_of
from answer.judging.evidence import Places
from bench import peer_process
from bench.answers import held_against, mistakes, opened, raw_texts, summary
from bench.grading import Grade
from bench.libraries import QuickStore
from bench.metrics import percentile
from bench.options import Options, Results
from bench.peers import System
from bench.report import Result
from bench.sets import ANSWERS
from bench.sets.seed import HandMadeSet
from index.model import FoundPassage, Query
from library import Answer, Coverage, Library, Refusal, Sentence
from vietnamese.sentences import sentences

_SETS = ("seed", "own-dev")
_OURS = "nghiquyet"
_METRICS = ("correct", "correct_citation", "wrong", "precision", "recall")
_WARM_UP = 3

Cut = tuple[FoundPassage, list[tuple[int, int]]]
"""A passage and the places of its sentences."""


def run(options: Options) -> Results:
    """Measure ours and every peer that the Python of `peers_python` has."""
    results: Results = []
    for name in options.sets or _SETS:
        try:
            of_set = part_of(ANSWERS[name](options.folder), options.share)
        except FileNotFoundError:
            options.say(f"{name}: not in the evaluation folder, left out")
            continue
        with opened(of_set, options) as library, ExitStack() as open_until_done:
            results += _measure(of_set, library, options, open_until_done)
    return results


def part_of(of_set: HandMadeSet, share: float) -> HandMadeSet:
    """Return the smallest of the files that questions name, at least `share` of their bytes, and what they answer."""
    named = {file for question in of_set.questions for file in question.files}
    files = sorted((f for f in of_set.files if not named or f.name in named), key=lambda file: len(file.data))
    left, kept = share * sum(len(file.data) for file in files), []
    for file in files:
        if left > 0:
            kept.append(file)
            left -= len(file.data)
    names = {file.name for file in kept}
    questions = tuple(q for q in of_set.questions if names.issuperset(q.files))
    return replace(of_set, files=tuple(kept), questions=questions, library=f"{of_set.name}-peers")


def _measure(of_set: HandMadeSet, library: Library, options: Options, open_until_done: ExitStack) -> Iterator[Result]:
    embedder = library.embedder()
    store = QuickStore(library.folder, embedder.dimension)
    open_until_done.callback(store.catalog.close)
    rows = store.catalog.embedded_passages()
    cuts = [(store.passages[identity], sentences(store.passages[identity].text)) for identity, _ in rows]
    given = {
        "model": str(embedder.folder.path),
        "query": embedder.folder.query_prompt,
        "passage": embedder.folder.passage_prompt,
        "texts": [text for _, text in rows],
        "sentences": [[passage.text[start:end] for start, end in places] for passage, places in cuts],
    }
    texts, coverage = raw_texts(library), library.coverage()
    asked = of_set.questions[: options.limit]
    options.say(f"{of_set.name}: {len(rows)} passages of {len(of_set.files)} files, {len(asked)} questions")
    for question in asked[-_WARM_UP:]:
        library.ask(question.text)
    replies = [library.ask(question.text) for question in asked]
    yield from _results(of_set.name, _OURS, _graded(of_set, replies, texts), [reply.seconds for reply in replies])
    for name in peer_process.ANSWERING:
        with System(name, options.peers_python) as peer:
            if trouble := peer.take_in(given):
                options.say(f"{name}: left out: {trouble}")
                continue
            options.say(f"{name}: {peer.spent['seconds']:.1f} s to take them in")
            for question in asked[-_WARM_UP:]:
                peer.answer(question.text)
            peer.seconds.clear()
            given_back = [_as_reply(q.text, cuts, peer.answer(q.text), coverage) for q in asked]
            yield from _results(of_set.name, name, _graded(of_set, given_back, texts), peer.seconds)


def _graded(of_set: HandMadeSet, replies: Sequence[Answer | Refusal], texts: Mapping[str, str]) -> list[Grade]:
    return [held_against(q, reply, texts) for q, reply in zip(of_set.questions, replies, strict=False)]


def _results(of_set: str, system: str, grades: Sequence[Grade], seconds: Sequence[float]) -> Iterator[Result]:
    for metric, value, count in [*summary(grades), *mistakes(grades)]:
        if metric in _METRICS:
            yield Result(of_set, system, metric, value, count)
    for share in (50, 95):
        yield Result(of_set, system, f"p{share}_ms", 1000 * percentile(seconds, share / 100), len(seconds))


def _as_reply(
    question: str, cuts: Sequence[Cut], place: tuple[int, int] | None, coverage: Coverage
) -> Answer | Refusal:
    """What a peer found, in the shape of a reply of ours."""
    query = Query(question, question)
    if place is None:
        return Refusal(query, "no_topic", "", (), coverage, 1.0, 0.0)
    passage, spans = cuts[place[0]]
    start, end = Places().raw_span(passage, *spans[place[1]])
    citation = citation_of(passage, start, end)
    sentence = Sentence(citation.quote, 0, start, end)
    return Answer(query, citation.quote, (sentence,), (), (citation,), coverage, 1.0, 0.0)
