import sys
from pathlib import Path

import pytest

from bench import peer_process
from bench.peers import System, part_of, results_of
from bench.sets.model import Asked, RetrievalSet, SourceFile

ROOT = Path(__file__).resolve().parents[2]

# Systems that need no library: one counts shared words, one is not installed, one breaks.
SYSTEMS = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from bench import peer_process

def index(texts):
    print("some library talks")
    def search(question, limit):
        shared = [len(set(question.split()) & set(text.split())) for text in texts]
        return sorted(range(len(texts)), key=lambda place: -shared[place])[:limit]
    return search

def absent(given):
    import a_library_that_nobody_has

peer_process.PEERS.update(
    words=(lambda given: index, ("numpy",)), absent=(absent, ()), broken=(lambda given: given["no such key"], ())
)
peer_process.main(sys.argv[1])
"""


@pytest.fixture
def system(tmp_path, monkeypatch):
    script = tmp_path / "systems.py"
    script.write_text(SYSTEMS, "utf-8")
    monkeypatch.setattr(peer_process, "__file__", str(script))
    return lambda name: System(name, sys.executable)


def test_a_system_takes_in_texts_and_finds_them(system):
    texts = ["khách du lịch", "nhà ở", "nhà trường"]
    with system("words") as words:
        assert words.take_in({"texts": texts}) == ""
        assert list(words.spent["versions"]) == ["numpy"]
        words.passages = dict(enumerate(texts))
        assert [hit.passage for hit in words.find("nhà trường ở đâu")] == ["nhà ở", "nhà trường", "khách du lịch"]
        assert len(words.find("du lịch")) == 3
        assert len(words.seconds) == len(words.cpu_seconds) == 2
        assert words.peak_mb > 1


def test_its_answer_is_the_best_sentence_of_the_best_text(system):
    given = {
        "texts": ["khách du lịch", "nhà ở. nhà trường"],
        "sentences": [["khách du lịch"], ["nhà ở.", "nhà trường"]],
    }
    with system("words") as words:
        assert words.take_in(given) == ""
        assert words.answer("nhà trường ở đâu") == (1, 1)
        assert words.answer("du lịch") == (0, 0)
        assert len(words.seconds) == 2


def test_the_peers_that_answer_are_peers():
    assert set(peer_process.ANSWERING) <= set(peer_process.PEERS)


@pytest.mark.parametrize(("name", "why"), [("absent", "a_library_that_nobody_has"), ("broken", "no such key")])
def test_a_system_that_cannot_says_why(system, name, why):
    with system(name) as peer:
        assert why in peer.take_in({"texts": []})


def of_set(*laws):
    files = tuple(SourceFile(f"{law}.txt", law.encode() * size) for law, size in laws)
    questions = tuple(Asked(law, "?", frozenset({f"{law} › Điều 1"})) for law, _ in laws)
    both = Asked("both", "?", frozenset(f"{law} › Điều 2" for law, _ in laws))
    return RetrievalSet("laws", "laws", files, (*questions, both), lambda _: frozenset(), whole=True)


# share -> files and questions kept: the smallest files, and no question that needs one that is left out
@pytest.mark.parametrize(
    ("share", "files", "questions"),
    [(0.1, ["b.txt"], ["b"]), (0.2, ["b.txt", "c.txt"], ["b", "c"]), (1.0, ["a.txt", "b.txt", "c.txt"], None)],
)
def test_part_of_a_set(share, files, questions):
    part = part_of(of_set(("a", 70), ("b", 10), ("c", 20)), share)
    assert [file.name for file in part.files] == files
    assert [asked.id for asked in part.questions] == (questions or ["a", "b", "c", "both"])


def test_results(system):
    with system("words") as words:
        words.spent = {"seconds": 2.0, "cpu_seconds": 3.0}
        words.seconds, words.cpu_seconds = [0.001, 0.002, 0.010], [0.004, 0.004, 0.004]
        row = {"R@1": 0.0, "R@10": 1.0, "MRR@10": 0.5}
        words.scores = {"accented": [row], "unaccented": [row, dict.fromkeys(row, 0.0)]}
        found = {(result.setting, result.metric): round(result.value, 6) for result in results_of("laws", [words])}
    assert found["accented: words", "R@10"] == 1.0
    assert found["unaccented: words", "MRR@10"] == 0.25
    assert found["words", "ingest_seconds"] == 2.0
    assert (found["words", "p50_ms"], found["words", "p95_ms"], found["words", "query_cpu_ms"]) == (2.0, 10.0, 4.0)
