import pytest

from answer.model import Answer, Coverage, Refusal
from bench.answers import held_against
from bench.peer_answers import _as_reply, part_of
from bench.sets.model import SourceFile
from bench.sets.seed import HandMade, HandMadeSet
from index.model import FoundDocument, FoundPassage

RAW = "Mục 1. Cây trồng. Mía 479 ha."
DOCUMENT = FoundDocument(
    id=1, slug="s", number="26-NQ/TU", type="Nghị quyết", title=None, issuer=None, place=None, date=None, signer=None,
    role=None, system="party", sample=False, file="a.txt", sha256="0" * 64, passages=1,
)  # fmt: skip
COVERAGE = Coverage(1, 1, (), None, None)


def hand_made(number, *files, answers=("479 ha",)):
    return HandMade(f"Q{number}", "?", "vi", bool(answers), answers, False, "", "Mía 479 ha.", None, files=files)


FILES = tuple(SourceFile(name, b"x" * size) for name, size in (("a.txt", 10), ("b.txt", 20), ("c.txt", 5)))
QUESTIONS = (hand_made(1, "a.txt"), hand_made(2, "a.txt", "b.txt"), hand_made(3, answers=()))


# share -> files, questions: only files that questions name, the smallest first; unanswerable ones stay
@pytest.mark.parametrize(
    ("share", "files", "questions"), [(0.1, ["a.txt"], ["Q1", "Q3"]), (1.0, ["a.txt", "b.txt"], ["Q1", "Q2", "Q3"])]
)
def test_part_of_a_set(share, files, questions):
    part = part_of(HandMadeSet("own-dev", FILES, QUESTIONS, "own"), share)
    assert [file.name for file in part.files] == files
    assert [question.id for question in part.questions] == questions
    assert part.library != "own"


def test_seed_names_no_files_and_keeps_its_one():
    part = part_of(HandMadeSet("seed", FILES[:1], (hand_made(1),)), 1.0)
    assert (len(part.files), len(part.questions)) == (1, 1)


def test_what_a_peer_found_is_graded_like_an_answer():
    passage = FoundPassage(1, DOCUMENT, "body", "26-NQ/TU › 1", (), RAW, None, 0, len(RAW), RAW)
    spans = [(0, 17), (18, len(RAW))]
    found, other = (_as_reply("?", [(passage, spans)], (0, n), COVERAGE) for n in (1, 0))
    assert isinstance(found, Answer)
    graded = held_against(hand_made(1), found, {"a.txt": RAW})
    assert (graded.right, graded.cited, graded.quotes) == (True, True, (True,))
    assert not held_against(hand_made(1), other, {"a.txt": RAW}).right
    assert isinstance(_as_reply("?", [], None, COVERAGE), Refusal)
