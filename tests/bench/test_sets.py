import json
from types import SimpleNamespace

import pytest

from bench.sets import RETRIEVAL, load
from bench.sets.model import law_node
from bench.sets.seed import HandMade, gold_places, load_other, load_seed
from ingest.parse import parse_raw
from ingest.read import read_bytes

LAW = [
    {"law": "Luật Du lịch", "article": "1", "text": "Phạm vi điều chỉnh\n\nLuật này quy định về tài nguyên du lịch."},
    {
        "law": "Luật Du lịch",
        "article": "2",
        "text": "Đối tượng\n\n1. Tổ chức du lịch.\n\n2. Khách du lịch:\n\na) Trong nước;",
    },
    {"law": "Hiến pháp", "article": "1", "text": "1. Nước ta độc lập.\n\n2. Nhà nước pháp quyền."},
]
QUESTIONS = [
    {"id": "1", "question": "Khách du lịch là ai?", "gold": [["Luật Du lịch", "2"], ["Hiến pháp", "1"]]},
]
DECREE = """CHÍNH PHỦ
Số: 168/2024/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 26 tháng 12 năm 2024

NGHỊ ĐỊNH
Quy định xử phạt vi phạm hành chính về giao thông

Chương I
QUY ĐỊNH CHUNG
Điều 6. Xử phạt người điều khiển xe
1. Phạt tiền từ 400.000 đồng đối với một trong các hành vi sau đây:
a) Không chấp hành hiệu lệnh;
b) Chuyển hướng không giảm tốc độ.
2. Phạt tiền từ 600.000 đồng đối với hành vi dừng xe.
"""


def write(folder, name, rows):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(json.dumps(row) for row in rows), "utf-8")


def names_of(of_set):
    """Address -> the gold names that the passage there counts for, by the real parser."""
    found = {}
    for file in of_set.files:
        document = parse_raw(read_bytes(file.data, file.name), file.name)
        about = SimpleNamespace(file=document.file, number=document.header.number)
        for p in document.passages:
            if p.kind not in ("heading", "header"):
                found[p.text] = of_set.counts_for(
                    SimpleNamespace(address=p.address, document=about, start=p.start, end=p.end)
                )
    return found


def test_a_law_is_put_together_so_that_its_articles_are_found(tmp_path):
    write(tmp_path, "alqac/articles.jsonl", LAW)
    write(tmp_path, "alqac/questions.jsonl", QUESTIONS)
    [of_set], missing = load(tmp_path, ["alqac"])
    assert missing == []
    assert of_set.questions[0].gold == {"Luật Du lịch › Điều 2", "Hiến pháp › Điều 1"}
    names = names_of(of_set)
    assert names["Luật này quy định về tài nguyên du lịch."] == {"Luật Du lịch › Điều 1"}
    assert names["a) Trong nước;"] == {"Luật Du lịch › Điều 2"}
    assert names["2. Nhà nước pháp quyền."] == {"Hiến pháp › Điều 1"}


@pytest.mark.parametrize(
    ("name", "gold", "of_point", "of_clause"),
    [
        ("traffic-law", {"168/2024/NĐ-CP › Điều 6"}, {"168/2024/NĐ-CP › Điều 6"}, {"168/2024/NĐ-CP › Điều 6"}),
        # a point proves its clause and article too; the words that open a clause do not prove its point
        (
            "traffic-law-clause",
            {"168/2024/NĐ-CP › Điều 6 › Khoản 1 › điểm b"},
            {
                "168/2024/NĐ-CP › Điều 6",
                "168/2024/NĐ-CP › Điều 6 › Khoản 1",
                "168/2024/NĐ-CP › Điều 6 › Khoản 1 › điểm b",
            },
            {"168/2024/NĐ-CP › Điều 6", "168/2024/NĐ-CP › Điều 6 › Khoản 1"},
        ),
    ],
)
def test_traffic_law_to_article_and_to_point(tmp_path, name, gold, of_point, of_clause):
    row = {"id": "1", "question": "Chuyển hướng?", "gold": ["168/2024/NĐ-CP::article::6::clause::1::point::b"]}
    write(tmp_path, "traffic-law/questions.jsonl", [row])
    (tmp_path / "traffic-law" / "corpus").mkdir()
    (tmp_path / "traffic-law" / "corpus" / "168.txt").write_text(DECREE, "utf-8")
    [of_set], _ = load(tmp_path, [name])
    assert of_set.questions[0].gold == gold
    names = names_of(of_set)
    assert names["b) Chuyển hướng không giảm tốc độ."] == of_point
    opening = next(text for text in names if text.startswith("1. Phạt tiền"))
    assert names[opening] == of_clause


# address -> nodes at all levels
NODES = [
    ("30/2020/NĐ-CP › Chương I › Điều 5 › Khoản 2 › điểm a › đoạn 1", ["Điều 5", "Khoản 2", "điểm a"]),
    ("26-NQ/TU › II › 1 › gạch 3", []),
    ("30/2020/NĐ-CP › tiêu đề", []),
    # an annex has articles of its own
    ("30/2020/NĐ-CP › Phụ lục I › Điều 5", []),
]


@pytest.mark.parametrize(("address", "parts"), NODES)
def test_law_node(address, parts):
    expected = tuple(" › ".join(parts[: n + 1]) for n in range(len(parts)))
    assert law_node(SimpleNamespace(address=address), ["Điều", "Khoản", "điểm"]) == expected


def test_paragraphs_of_a_title_are_one_file(tmp_path):
    rows = [
        {"id": "1", "title": "A/B", "context": "Một đoạn về sông.", "question": "Sông?", "answerable": True},
        {"id": "2", "title": "A/B", "context": "Hai đoạn về núi.", "question": "Núi?", "answerable": True},
        {"id": "3", "title": "A/B", "context": "Hai đoạn về núi.", "question": "Biển?", "answerable": False},
    ]
    write(tmp_path, "viquad/questions.jsonl", rows)
    [of_set], _ = load(tmp_path, ["viquad"])
    assert [(f.name, f.data.decode()) for f in of_set.files] == [("A-B.txt", "Một đoạn về sông.\n\nHai đoạn về núi.")]
    assert [q.id for q in of_set.questions] == ["1", "2"]
    first, second = (set(q.gold) for q in of_set.questions)
    about = SimpleNamespace(file="A-B.txt")
    assert of_set.counts_for(SimpleNamespace(document=about, start=0, end=17)) == first
    assert of_set.counts_for(SimpleNamespace(document=about, start=19, end=35)) == second
    assert of_set.counts_for(SimpleNamespace(document=about, start=0, end=35)) == first | second


def test_xquad_asks_in_english(tmp_path):
    for language, question in (("vi", "Ai?"), ("en", "Who?")):
        paragraph = {"context": f"context {language}", "qas": [{"id": "7", "question": question}]}
        data = {"data": [{"title": "T", "paragraphs": [paragraph]}]}
        write(tmp_path, f"xquad/xquad.{language}.json", [data])
    [of_set], _ = load(tmp_path, ["xquad-en-vi"])
    assert (of_set.questions[0].text, of_set.files[0].data) == ("Who?", b"context vi")
    assert of_set.settings == ("accented", "capitals")


def test_sets_that_are_not_there_are_named(tmp_path):
    assert load(tmp_path) == ([], list(RETRIEVAL))


def hand_made(passage="", place=None, **more):
    return HandMade("Q", "?", "vi", True, ("a",), False, "", passage, place, **more)


# the question's places, place and passages; texts -> where gold is
PLACES = [
    (hand_made("hai", (4, 7)), {"x": "một hai ba"}, [("x", 4, 7)]),
    # several documents: the place is of the one that holds the passage there
    (hand_made("hai", (4, 7)), {"x": "một hai ba", "y": "mười hai ba"}, [("x", 4, 7)]),
    # no place, or one that leads elsewhere: the passage is looked for, in the files that are named
    (hand_made("hai"), {"x": "một hai ba", "y": "ba"}, [("x", 4, 7)]),
    (hand_made("hai"), {"x": "một hai ba", "y": "ba hai"}, [("x", 4, 7), ("y", 3, 6)]),
    (hand_made("hai", files=("y",)), {"x": "một hai ba", "y": "ba hai"}, [("y", 3, 6)]),
    (hand_made("hai", (0, 3)), {"x": "một hai ba"}, [("x", 4, 7)]),
    # line breaks of a PDF need not agree
    (hand_made("hai  ba"), {"x": "một hai\nba"}, [("x", 4, 10)]),
    # several passages: each after the one before it, for the same words stand in other lists too
    (hand_made(passages=("hai", "b) bốn")), {"x": "b) bốn một hai b) bốn"}, [("x", 11, 14), ("x", 15, 21)]),
    (hand_made(passages=("hai", "mười")), {"x": "một hai"}, [("x", 4, 7)]),
    (hand_made("hai", (4, 7), places=(("z", 1, 2),)), {"x": "một hai ba"}, [("z", 1, 2)]),
    (hand_made(), {"x": "một hai ba"}, []),
]


@pytest.mark.parametrize(("question", "texts", "expected"), PLACES)
def test_gold_places(question, texts, expected):
    assert list(gold_places(question, texts)) == expected


def test_seed_and_other_questions(tmp_path):
    rows = [{"id": "U1", "question": "Gì?", "answerable": False, "gold_answers": [], "answers_mode": None}]
    write(tmp_path, "eval/seed/questions.json", [rows])
    write(tmp_path, "eval/seed/targets.json", [{"meta": {"file": "corpus/a.txt"}}])
    write(tmp_path, "corpus/a.txt", ["văn bản"])
    seed = load_seed(tmp_path / "eval")
    assert ([f.name for f in seed.files], seed.questions[0].answerable) == (["a.txt"], False)
    other = load_other(tmp_path / "eval" / "seed" / "questions.json", tmp_path / "corpus")
    assert (other.name, other.files, other.questions) == ("seed", seed.files, seed.questions)
