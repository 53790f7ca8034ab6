"""Are two texts laid side by side as a reader would, and are amendments applied as the act says?

1. `bench/truth/compare/texts-*.json` (bench/truth/README.md says how they were made). Each line of the truth gives
   pairs, one of each side; what is new or dropped is a pair with nothing. Precision: of the pairs that are given, those
   of the truth, with its kind; recall: of the pairs of the truth, those that are given, with its kind. `pairs_…` asks
   for the pair alone. What is optional counts neither way. Files marked `fresh` are counted together; their faults are
   never shown.
2. `amendments-*.json`: an instruction is met where provision, action and line are the truth's. Precision and recall of
   these; of those that are met: whether it can be applied (`applies`), and whether the new text begins as it should
   (`after`). `wrongly_applied`: share of what was applied that the truth does not have, or says cannot be.
3. `speed`: a law grown to so many articles from laws of `bulk/`, against itself with every fifth article changed, one
   dropped and one moved. Seconds, and the memory that it takes at its peak; meanings are not compared.
"""

import gzip
import json
import re
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any

from analysis.texts.align import Vectors
from analysis.texts.applying import amendments
from analysis.texts.compare import compare_texts
from analysis.texts.model import Amendment, Pair
from bench.libraries import cache
from bench.options import Options, Results
from bench.report import Result
from bench.truth_files import TRUTH, reading
from bench.viewed import viewed
from index.embedded import embedded_text
from index.embedder import Embedder, open_embedder
from index.links import Linker
from index.view import DocumentView
from ingest.parse import parse_raw
from ingest.read import read_bytes
from settings import load_settings

_BULK = "bulk/vbpl.jsonl.gz"
_ARTICLES = (150, 300, 600)
_AFTER = 80

Edge = tuple[str | None, str | None]


@dataclass(slots=True)
class _Count:
    given: int = 0
    right: int = 0
    right_pair: int = 0
    wanted: int = 0
    met: int = 0
    met_pair: int = 0
    applied: int = 0
    wrongly_applied: int = 0
    after: int = 0
    after_right: int = 0
    applies_right: int = 0

    def add(self, other: "_Count") -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def run(options: Options) -> Results:
    """Compare alignments and amendments with the truth, then measure time and memory."""
    corpus = options.folder.parent / "corpus"
    results: Results = []
    for set_, judge in (("texts", _judge_texts), ("amendments", _judge_amendments)):
        if not options.wants(set_):
            continue
        sums = {"development": _Count(), "fresh": _Count()}
        for path in sorted((TRUTH / "compare").glob(f"{set_}-*.json")):
            truth = json.loads(path.read_text("utf-8"))
            group = "fresh" if truth["fresh"] else "development"
            count = judge(truth, corpus, options)
            sums[group].add(count)
            if group == "development":
                results += _results(set_, path.stem.removeprefix(f"{set_}-"), count)
        for group, count in sums.items():
            results += _results(set_, group, count)
    if options.wants("speed") and (corpus / _BULK).exists():
        results += list(_speed(corpus / _BULK))
    return results


def _results(set_: str, setting: str, count: _Count) -> Results:
    shares = {
        "precision": (count.right, count.given),
        "recall": (count.met, count.wanted),
    }
    if set_ == "texts":
        shares |= {
            "pairs_precision": (count.right_pair, count.given),
            "pairs_recall": (count.met_pair, count.wanted),
        }
    else:
        shares |= {
            "applies": (count.applies_right, count.met),
            "after": (count.after_right, count.after),
            "wrongly_applied": (count.wrongly_applied, count.applied),
        }
    return [Result(set_, setting, name, part / max(1, whole), whole) for name, (part, whole) in shares.items()]


# --- texts


def _view(side: dict[str, Any], corpus: Path, number: int) -> DocumentView:
    raw = reading(corpus, side["file"].removeprefix("corpus/"))
    text = raw.raw
    for edit in side.get("edits") or ():
        text = text.replace(edit["old"], edit["new"], 1)
    raw = read_bytes(text.encode(), raw.name) if side.get("edits") else raw
    return viewed(parse_raw(raw, f"side {number}"), number)


def _judge_texts(truth: dict[str, Any], corpus: Path, options: Options) -> _Count:
    old, new = (_view(truth[side], corpus, number) for number, side in enumerate(("a", "b"), 1))
    found = compare_texts(old, new, _vectors(old, new))
    scope = truth.get("scope")
    say = options.say if options.show and not truth["fresh"] else lambda _: None
    return _compare(found.pairs, truth["lines"], scope, say)


@once
def _embedder() -> Embedder:
    settings = load_settings(cache())
    return open_embedder(settings.model, settings.engine)


def _vectors(*views: DocumentView) -> Vectors:
    """The meanings of passages, computed when they are asked for, of the texts that a library would embed."""
    texts = {
        passage.id: embedded_text(
            " › ".join(filter(None, (view.document.type, view.document.number, view.document.title, *passage.path))),
            passage.text,
        )
        for view in views
        for passage in view.passages
    }
    return lambda ids: _embedder().encode_passages([texts[identity] for identity in ids]) if ids else None


def _compare(pairs: Sequence[Pair], lines: Sequence[dict[str, Any]], scope: str | None, say: Any) -> _Count:
    wanted: dict[Edge, frozenset[str]] = {}
    optional: set[Edge] = set()
    for line in lines:
        kinds = frozenset({line["kind"], *line.get("kind_also", ())})
        for edge in _edges(line["a"], line["b"]):
            wanted[edge] = kinds
            if line.get("optional"):
                optional |= {edge, (edge[0], None), (None, edge[1])}
    loose = ({one for one, _ in optional if one}, {other for _, other in optional if other})
    count = _Count(wanted=sum(edge not in optional for edge in wanted))
    given: dict[Edge, str] = {}
    for pair in pairs:
        sides = ([_place(p.address) for p in side if p.kind != "heading"] for side in (pair.old, pair.new))
        old, new = ([place for place in side if _within(place, scope)] for side in sides)
        if bool(old) != bool(pair.old) or bool(new) != bool(pair.new):
            # One side is a heading only, which the truth does not list, or lies outside.
            old, new = (old, []) if not new else ([], new) if not old else (old, new)
        for edge in _edges(old, new):
            given[edge] = pair.kind if edge[0] and edge[1] else ("dropped" if edge[0] else "new")
    for edge, kind in given.items():
        if edge[0] in loose[0] or edge[1] in loose[1]:
            continue
        count.given += 1
        count.right_pair += edge in wanted
        count.right += kind in wanted.get(edge, ())
        if kind not in wanted.get(edge, ()):
            say(f"  wrong: {kind} {edge}; truth: {sorted(wanted.get(edge, ())) or 'no such pair'}")
    for edge, kinds in wanted.items():
        if edge not in optional:
            count.met_pair += edge in given
            count.met += given.get(edge) in kinds
            if edge not in given:
                say(f"  missed: {sorted(kinds)} {edge}")
    return count


def _edges(old: Sequence[str], new: Sequence[str]) -> list[Edge]:
    if old and new:
        return [(one, other) for one in old for other in new]
    return [*((one, None) for one in old), *((None, other) for other in new)]


def _place(address: str) -> str:
    return address.partition(" › ")[2] or address


def _within(place: str, scope: str | None) -> bool:
    return scope is None or f"{place} › ".startswith(f"{scope} › ")


# --- amendments


def _judge_amendments(truth: dict[str, Any], corpus: Path, options: Options) -> _Count:
    act = _view(truth["amender"], corpus, 1)
    sources = [_view(source, corpus, number) for number, source in enumerate(truth["sources"], 2)]
    documents = [act.document, *(source.document for source in sources)]
    views = {source.document.id: source for source in sources}
    linked = Linker(documents).links(act.document, act.references)
    found = amendments(act, linked, lambda document: views[document.id], lambda _: ())
    say = options.say if options.show and not truth["fresh"] else lambda _: None
    return _compare_amendments(act.raw, found, truth["instructions"], say)


def _compare_amendments(raw: str, found: Sequence[Amendment], entries: Sequence[dict[str, Any]], say: Any) -> _Count:
    count = _Count(wanted=sum(entry.get("part") != "annex" for entry in entries))
    met: set[int] = set()
    for one in found:
        told = one.instruction
        here = [
            (place, entry) for place, entry in enumerate(entries) if told.quote[0] - 3 <= entry["start"] < told.quote[1]
        ]
        if any(entry.get("part") == "annex" for _, entry in here) and _of_annex(told.place):
            continue
        right = [(place, entry) for place, entry in here if place not in met and _meets(one, entry, raw)]
        applied = one.outcome == "applied"
        count.given += 1
        count.applied += applied
        if not right:
            count.wrongly_applied += applied
            say(f"  wrong: {told.action} {told.part} {' › '.join(told.place)} {one.outcome} «{one.quote[:80]}»")
            continue
        place, entry = right[0]
        met.add(place)
        count.right += 1
        can = {entry["applies"], *entry.get("applies_also", ())}
        count.applies_right += applied in can
        count.wrongly_applied += applied and True not in can
        if applied not in can:
            say(f"  {one.outcome} ({one.reason}), truth {entry['applies']}: {entry['provision']} «{one.quote[:80]}»")
        if entry.get("after"):
            text = " ".join(raw[slice(*told.text)].split()) if told.text else ""
            begins = text.startswith(" ".join(entry["after"].split()))
            count.after += 1
            count.after_right += begins
            if not begins:
                say(f"  after: «{text[:_AFTER]}» instead of «{entry['after']}»")
    for place, entry in enumerate(entries):
        if place not in met and entry.get("part") != "annex":
            say(f"  missed: {entry['action']} {entry['provision']} «{entry['quote'][:80]}»")
    count.met = sum(entries[place].get("part") != "annex" for place in met)
    return count


def _of_annex(place: Sequence[str]) -> bool:
    return not place or place[0].lower().startswith(("phụ lục", "mẫu"))


def _meets(one: Amendment, entry: dict[str, Any], raw: str) -> bool:
    told = one.instruction
    provision = " › ".join(told.place)
    if one.instruction.action == "words" and not told.place:
        provision = entry["provision"] or ""
    if (provision, told.action) != (entry["provision"] or "", entry["action"]):
        return False
    if (told.part == "heading") != (entry.get("part") == "heading"):
        return False
    gone = told.words[0]
    return gone is None or "words" not in entry or raw[slice(*gone)].strip() == entry["words"]["old"].strip()


# --- speed


def _speed(bulk: Path) -> Iterator[Result]:
    articles = _articles(bulk)
    for wanted in _ARTICLES:
        law = [articles[place % len(articles)] for place in range(wanted)]
        changed = [*law]
        for place in range(0, wanted, 5):
            words = changed[place].split(" ")
            words[1::9] = ["khác"] * len(words[1::9])
            changed[place] = " ".join(words)
        del changed[7]
        changed.append(changed.pop(11))
        old, new = (_law(texts, number) for number, texts in enumerate((law, changed), 1))
        started = time.process_time()
        found = compare_texts(old, new)
        seconds = time.process_time() - started
        tracemalloc.start()
        compare_texts(old, new)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        setting = f"{wanted} articles"
        yield Result("speed", setting, "seconds", seconds, len(found.pairs))
        yield Result("speed", setting, "peak_mb", peak / 2**20, len(found.pairs))


def _articles(bulk: Path) -> list[str]:
    """The articles of the longest laws, without their numbers."""
    with gzip.open(bulk, "rt", encoding="utf-8") as lines:
        laws = [record["text"] for record in map(json.loads, lines) if record["loai"] == "LUẬT"]
    laws.sort(key=len, reverse=True)
    found = [text for law in laws for text in re.split(r"\n(?=Điều \d+\. )", law)[1:-1]]
    return [re.sub(r"^Điều \d+\. ", "", text) for text in found]


def _law(articles: Sequence[str], number: int) -> DocumentView:
    text = "QUỐC HỘI\n\nLUẬT\nVÍ DỤ\n\n" + "\n".join(f"Điều {n}. {text}" for n, text in enumerate(articles, 1))
    return viewed(parse_raw(read_bytes(text.encode(), f"law {number}"), f"law {number}"), number)
