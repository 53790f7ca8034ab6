"""What became of each passage: same, reworded, moved, new, dropped, merged, split, renumbered."""

import dataclasses
import random
import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.texts.compare import compare_texts
from index.model import FoundPassage
from index.view import DocumentView
from tests.analysis.texts.sides import decree, view
from vietnamese.forms import fold

CLAUSES = (
    "Bộ trưởng Bộ Nông nghiệp và Môi trường hướng dẫn việc trồng mới cây cao su trên đất dốc.",
    "Ủy ban nhân dân cấp tỉnh phê duyệt quy hoạch vùng trồng theo quy định của pháp luật về đất đai.",
    "Kinh phí thực hiện lấy từ ngân sách nhà nước và nguồn đóng góp của các doanh nghiệp.",
    "Chủ vườn cây được hỗ trợ giống trong ba năm đầu, mức hỗ trợ không quá 30 triệu đồng một héc ta.",
    "Hằng năm, cơ quan thống kê công bố diện tích và sản lượng mủ của từng địa phương.",
    "Nghiêm cấm chặt phá vườn cây đang khai thác để chuyển sang mục đích khác.",
)


def articles(*texts: str, first: int = 1) -> str:
    """Articles of one clause each."""
    return "\n".join(f"Điều {number}. Việc thứ {text[:9]}\n1. {text}" for number, text in enumerate(texts, first))


def addresses(passages: Sequence[FoundPassage]) -> list[str]:
    return [passage.address.partition(" › ")[2] for passage in passages]


def told(old: DocumentView, new: DocumentView, **options) -> list[tuple[str, list[str], list[str]]]:
    """Kind and addresses of the pairs that are not the same, without headings and the document's number."""
    return [
        (pair.kind, addresses(pair.old), addresses(pair.new))
        for pair in compare_texts(old, new, **options).pairs
        if pair.kind != "same" and not all(p.kind in ("heading", "header") for p in (*pair.old, *pair.new))
    ]


OLD = decree(articles(*CLAUSES), 1)


def test_itself():
    found = compare_texts(OLD, OLD)
    assert {pair.kind for pair in found.pairs} == {"same"}
    assert found.notes == ("Hai bên là cùng một văn bản.",)


@pytest.mark.parametrize(
    ("clauses", "pairs"),
    [
        # a figure
        (
            [clause.replace("30 triệu", "50 triệu") for clause in CLAUSES],
            [("reworded", ["Điều 4 › Khoản 1"], ["Điều 4 › Khoản 1"])],
        ),
        # one put in: those below count on, and are the same
        (
            [*CLAUSES[:2], "Trường học tổ chức cho học sinh tham quan bảo tàng.", *CLAUSES[2:]],
            [("new", [], ["Điều 3 › Khoản 1"])],
        ),
        ([*CLAUSES[:2], *CLAUSES[3:]], [("dropped", ["Điều 3 › Khoản 1"], [])]),
        # out of turn
        ([*CLAUSES[1:], CLAUSES[0]], [("moved", ["Điều 1 › Khoản 1"], ["Điều 6 › Khoản 1"])]),
        # out of turn and reworded
        (
            [*CLAUSES[1:], CLAUSES[0].replace("trồng mới", "tái canh")],
            [("moved", ["Điều 1 › Khoản 1"], ["Điều 6 › Khoản 1"])],
        ),
        # only capitals and the place of a tone
        ([clause.replace("Ủy ban", "Uỷ Ban") for clause in CLAUSES], []),
    ],
)  # fmt: skip
def test_kinds(clauses, pairs):
    assert told(OLD, decree(articles(*clauses), 2)) == pairs


def test_a_label_that_counts_on_is_said():
    found = compare_texts(OLD, decree(articles("Việc đầu tiên là đo đạc lại toàn bộ ranh giới.", *CLAUSES), 2))
    shifted = [pair for pair in found.pairs if pair.kind == "same" and pair.old[0].kind == "heading"]
    assert [pair.renumbered for pair in shifted] == [True] * len(CLAUSES)


def test_a_clause_that_went_to_another_article_is_moved():
    old = "Điều 1. Trồng\n1. {}\n2. {}\n3. {}\nĐiều 2. Thu\n1. {}\n2. {}\n3. {}".format(*CLAUSES)
    new = "Điều 1. Trồng\n1. {}\n2. {}\nĐiều 2. Thu\n1. {}\n2. {}\n3. {}\n4. {}".format(*CLAUSES)
    assert told(decree(old, 1), decree(new, 2)) == [("moved", ["Điều 1 › Khoản 3"], ["Điều 2 › Khoản 1"])]


def test_merged_and_split():
    old = "Điều 1. Việc\n1. {}\n2. {}\n3. {}".format(*CLAUSES)
    new = "Điều 1. Việc\n1. {} {}\n2. {}".format(*CLAUSES)
    one, other = decree(old, 1), decree(new, 2)
    merged = (["Điều 1 › Khoản 1", "Điều 1 › Khoản 2"], ["Điều 1 › Khoản 1"])
    groups = [pair for pair in compare_texts(one, other).pairs if len(pair.old) > 1]
    assert [(pair.kind, addresses(pair.old), addresses(pair.new)) for pair in groups] == [("same", *merged)]
    groups = [pair for pair in compare_texts(other, one).pairs if len(pair.new) > 1]
    assert [(addresses(pair.new), addresses(pair.old)) for pair in groups] == [merged]


def test_a_long_clause_cut_elsewhere_is_one_group():
    """A sentence put in at the front moves the cuts of all that follows."""
    long = " ".join(f"Tiếp đó là việc thứ {n}: {CLAUSES[n % 6]}" for n in range(30))
    new = f"{CLAUSES[5]} {long}"
    found = compare_texts(decree(f"Điều 1. Việc\n1. {long}", 1), decree(f"Điều 1. Việc\n1. {new}", 2))
    removed = [piece.before for pair in found.pairs for piece in pair.pieces if piece.kind == "removed"]
    added = [piece.after for pair in found.pairs for piece in pair.pieces if piece.kind == "added"]
    assert "".join(removed[1:]).strip() == ""  # the first is the day in the head
    assert CLAUSES[5] in "".join(added)


def test_meaning_tells_two_that_look_alike_apart():
    """Two clauses of nearly the same words that changed places; the vectors know gạo from thuốc lá."""
    old = "Điều 1. Hạn ngạch\n1. Lượng nhập khẩu gạo mỗi năm là 70 tấn.\n2. Lượng nhập khẩu thuốc lá mỗi năm là 30 tấn."
    new = "Điều 1. Hạn ngạch\n1. Lượng nhập khẩu thuốc lá mỗi năm là 50 tấn.\n2. Lượng nhập khẩu gạo mỗi năm là 90 tấn."
    one, other = decree(old, 1), decree(new, 2)
    pairs = {(tuple(a), tuple(b)) for _, a, b in told(one, other)}
    assert (("Điều 1 › Khoản 1",), ("Điều 1 › Khoản 2",)) in pairs


def paragraphs(lines: Sequence[str], number: int) -> DocumentView:
    """A document of so many passages."""
    passages, start = [], 0
    for place, line in enumerate(lines):
        own = f"X › đoạn {place + 1}"
        passages.append(FoundPassage(place, OLD.document, "body", own, (), line, None, start, start + len(line), line))
        start += len(line) + 1
    return dataclasses.replace(
        OLD, document=dataclasses.replace(OLD.document, id=number), raw="\n".join(lines), passages=tuple(passages)
    )


_WORDS = st.lists(st.sampled_from(CLAUSES[0].split()), min_size=1, max_size=6).map(" ".join)


@given(st.lists(_WORDS, max_size=12), st.lists(_WORDS, max_size=12))
def test_each_passage_stands_once_and_the_new_text_in_order(old, new):
    one, other = paragraphs(old, 1), paragraphs(new, 2)
    pairs = compare_texts(one, other).pairs
    assert sorted(p.id for pair in pairs for p in pair.old) == list(range(len(old)))
    assert [p.id for pair in pairs for p in pair.new] == list(range(len(new)))
    for pair in pairs:
        assert "".join(piece.before for piece in pair.pieces) == "".join(p.quote for p in pair.old)
        assert "".join(piece.after for piece in pair.pieces) == "".join(p.quote for p in pair.new)


class TestOddSides:
    def test_all_accents_lost_on_one_side(self):
        bare = view(fold(OLD.raw).replace(" dieu ", "\nĐiều "), 2)
        found = compare_texts(OLD, view(fold(OLD.raw), 2))
        assert any("không dấu" in note for note in found.notes)
        assert bare.passages

    def test_all_accents_lost_on_both(self):
        lines = [fold(line) for line in OLD.raw.split("\n")]
        one, other = view("\n".join(lines), 1), view("\n".join(lines).replace("30 trieu", "50 trieu"), 2)
        found = compare_texts(one, other)
        changed = [piece.after.strip() for pair in found.pairs for piece in pair.pieces if piece.kind == "added"]
        assert changed == ["50"]
        assert not any("không dấu" in note for note in found.notes)

    def test_another_language(self):
        english = view("The committee met on Tuesday.\n\nIt approved the budget for the next year.", 2)
        found = compare_texts(OLD, english)
        assert not any(pair.old and pair.new for pair in found.pairs)
        assert "Hai văn bản không có đoạn nào giống nhau." in found.notes
        assert found.count("dropped") + found.count("new") == len(found.pairs)

    def test_another_system(self):
        party = view("ĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 26-NQ/TU\n\nNGHỊ QUYẾT\nvề cây cao su\n\nI. Mục tiêu\n- Trồng.", 2)
        assert any("của Đảng" in note for note in compare_texts(OLD, party).notes)

    def test_nothing_on_one_side(self):
        empty = dataclasses.replace(
            OLD,
            document=dataclasses.replace(OLD.document, id=2, waiting_pages=3, number=None),
            passages=(),
            raw="",
        )
        found = compare_texts(OLD, empty)
        assert {pair.kind for pair in found.pairs} == {"dropped"}
        assert any("3 trang chờ OCR" in note for note in found.notes)
        assert not any("không có dấu" in note for note in found.notes)
        assert {pair.kind for pair in compare_texts(empty, OLD).pairs} == {"new"}
        assert compare_texts(empty, empty).pairs == ()

    def test_ten_thousand_short_paragraphs(self):
        rng = random.Random(5)
        words = re.findall(r"\w+", " ".join(CLAUSES))
        lines = [f"Việc {' '.join(rng.choices(words, k=rng.randint(2, 8)))}." for _ in range(10_000)]
        one, other = paragraphs(lines, 1), paragraphs([line for line in lines if rng.random() > 0.1], 2)
        started = time.perf_counter()
        found = compare_texts(one, other)
        assert time.perf_counter() - started < 15
        assert found.count("new") < 20
