"""The sets of answers: from files of the evaluation's shape to questions with gold places."""

import json
import os
from pathlib import Path

import pytest

from bench.sets import ANSWERS, spans, traffic_answers
from bench.sets.own import SEALED
from bench.sets.traffic_answers import keys

EVAL = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval")

STATUTE = """NGHỊ ĐỊNH
Điều 5. Nguyên tắc
1. Dừng xe theo Điều 6.
Điều 6. Xử phạt người điều khiển xe
1. Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với hành vi sau đây:
a) Không chấp hành hiệu lệnh của đèn;
b) Chuyển hướng không giảm tốc độ.
2. Dừng xe thì bị nhắc nhở.
"""


def node(content, article, clause=None, name=None):
    own = {"letter": name} if clause else {"number": name}
    return {"content": content, "parent_article": article, "parent_clause": clause, **own}


NODES = {
    "document": {"doc_identity": "1/2024/NĐ-CP"},
    "articles": [
        {"number": "5", "title": "Nguyên tắc", "content": ""},
        {"number": "6", "title": "Xử phạt người điều khiển xe", "content": ""},
    ],
    "clauses": [
        node("Dừng xe theo Điều 6.", "5", name="1"),
        node("Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với hành vi sau đây:", "6", name="1"),
        node("Dừng xe thì bị nhắc nhở.", "6", name="2"),
    ],
    "points": [
        node("Không chấp hành hiệu lệnh của đèn;", "6", "1", "a"),
        node("Chuyển hướng không giảm tốc độ.", "6", "1", "b"),
    ],
}


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")


# gold, the reference's answer -> texts at the gold places, what must be held, whether all of it
TRAFFIC = [
    # the fine stands in the opening of the clause; the question's own figure would tell nothing
    (["article::6::clause::1::point::b"], "Phạt 400 nghìn đồng? Phạt 400.000 đồng đến 600.000 đồng.",
     ["Chuyển hướng không giảm tốc độ."], ["400.000 đồng đến 600.000 đồng"], True),
    # no figure in common: what the reference repeats
    (["article::6::clause::2"], "Dừng xe thì bị nhắc nhở.", ["Dừng xe thì bị nhắc nhở."], ["Dừng xe thì bị nhắc nhở."],
     True),
    # a clause with what is under it; several golds
    (["article::6::clause::1", "article::5"], "Xem Điều 5 và Điều 6.",
     ["Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với hành vi sau đây:", "Không chấp hành hiệu lệnh của đèn;",
      "Chuyển hướng không giảm tốc độ.", "Dừng xe theo Điều 6."],
     ["Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với hành vi sau đây:", "Dừng xe theo Điều 6."], False),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "reference", "texts", "answers", "every"), TRAFFIC)
def test_traffic_law(tmp_path, gold, reference, texts, answers, every):
    row = {"id": "1", "question": "Phạt\nthế nào?", "answer": reference, "gold": [f"1/2024/NĐ-CP::{g}" for g in gold]}
    write(tmp_path / "traffic-law" / "questions.jsonl", [row])
    write(tmp_path / "traffic-law" / "parsed" / "x.json", [{"nodes": NODES}])
    (tmp_path / "traffic-law" / "corpus").mkdir()
    (tmp_path / "traffic-law" / "corpus" / "x.txt").write_bytes(STATUTE.replace("\n", "\r\n").encode())
    of_set = traffic_answers.load(tmp_path)
    [question], [file] = of_set.questions, of_set.files
    raw = file.data.decode()
    assert [raw[start:end] for _, start, end in question.places] == texts
    assert (question.text, list(question.answers), question.all_needed) == ("Phạt thế nào?", answers, every)


def test_figures_of_the_question_are_no_keys():
    row = {"question": "Xe chạy quá 10 km/h bị phạt bao nhiêu?", "answer": "Quá 10 km/h: phạt 800.000 đồng."}
    assert keys(row, "Chạy quá 10 km/h.", "Phạt tiền 800.000 đồng với:") == ["800.000 đồng"]


def test_contexts_become_documents_and_halves_part_the_questions(tmp_path):
    rows = [{"context": f"Đoạn {number // 2}.", "question": f"{number}?", "answer": "Đoạn"} for number in range(4)]
    write(tmp_path / "vilqa" / "questions.jsonl", rows)
    fitting, measuring = (spans.load_vilqa(tmp_path, half) for half in ("fitting", "measuring"))
    assert [[q.text for q in part.questions] for part in (fitting, measuring)] == [["0?", "2?"], ["1?", "3?"]]
    assert [file.data.decode() for file in measuring.files] == ["Đoạn 0.", "Đoạn 1."]
    assert measuring.files == fitting.files
    for question, file in zip(measuring.questions, measuring.files, strict=True):
        assert question.places == ((file.name, 0, len("Đoạn 0.")),)


def test_an_unanswerable_question_has_a_document_and_no_gold(tmp_path):
    row = {"question": "?", "contexts": ["Một."], "answers": [], "answerable": False}
    write(tmp_path / "viquad2" / "questions.jsonl", [row, row])
    [question] = spans.load_viquad2(tmp_path).questions
    assert (question.answerable, question.places, len(question.files)) == (False, (), 1)


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in SEALED])
def test_real_sets_know_their_gold(name):
    """Every answerable question has a gold place or a passage, and places lie in files of the set."""
    try:
        of_set = ANSWERS[name](EVAL)
    except FileNotFoundError:
        pytest.skip(f"no {name} in {EVAL}")
    texts = {file.name: file.data.decode("utf-8-sig") for file in of_set.files if file.name.endswith(".txt")}
    for question in of_set.questions:
        if question.answerable:
            assert question.answers
            assert question.places or question.passage, question.id
        for file, start, end in question.places:
            assert 0 <= start < end <= len(texts[file]), question.id
        assert {file.name for file in of_set.files}.issuperset(question.files), question.id
