"""The questions that the reader learns from, and is asked: every answer stands where it is said to."""

import pytest

from bench.sets import reading

DOCUMENTS = {path.stem: path.read_text("utf-8") for path in (reading.FOLDER / "documents").glob("*.txt")}


@pytest.mark.parametrize("part", [*reading.parts("made"), *reading.parts("asked")])
def test_every_answer_stands_in_its_passage(part: str) -> None:
    for one in reading.asked(part):
        passage = " ".join(DOCUMENTS[one.record][one.start : one.end].split())
        assert " ".join(one.answer.split()) in passage, one
        assert bool(one.answer) == (one.kind in ("plain", "formal")), one


def test_what_is_asked_is_not_learnt_from() -> None:
    learnt, held = (
        {one.record for name in names for one in reading.asked(name)}
        for names in (reading.to_learn(), [*reading.parts("held"), *reading.parts("asked")])
    )
    assert learnt
    assert held
    assert not learnt & held


def test_the_made_up_set_needs_no_corpus(tmp_path) -> None:
    made = reading.load_made(tmp_path)
    assert {question.answerable for question in made.questions} == {True, False}
    assert all(question.places for question in made.questions if question.answerable)
    assert len(made.files) == len(DOCUMENTS)
