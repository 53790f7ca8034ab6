"""Questions to begin with and to go on with: how they are made, and that the library answers each."""

import datetime
from decimal import Decimal
from itertools import pairwise

import pytest

from library import Answer, DocumentView, Filters, FoundDocument, Library, Refusal, Section, Target
from library.suggesting import FOLLOWING, Suggestion, answered, examples, following

GINSENG = "chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?"
MADE_UP = "mau.30-nq-tu.kon-tum.2024-12-10"


def view(*targets: Target, headings: tuple[str, ...] = (), **fields: object) -> DocumentView:
    known = {
        "id": 1, "slug": "s", "number": "26-NQ/TU", "type": "Nghị quyết", "title": None, "issuer": "Tỉnh ủy Kon Tum",
        "place": None, "date": datetime.date(2024, 10, 22), "signer": None, "role": None, "system": "party",
        "sample": False, "file": "a.txt", "sha256": "", "passages": 1,
    }  # fmt: skip
    sections = tuple(Section(n, None, "article", "", said, (), 0, 1, 2) for n, said in enumerate(headings))
    return DocumentView(FoundDocument(**(known | fields)), (), "", (), (), (), sections, (), targets=targets)


def target(indicator: str, section: int, **more: object) -> Target:
    known = {
        "ordinal": 1, "comparator": "=", "value": Decimal(1), "upper": None, "unit": None, "unit_norm": None,
        "amount": None, "direction": "level", "period": None, "inherited_period": False, "deadline": None,
        "scope": None, "start": 0, "end": 1, "value_start": 0, "value_end": 1,
    }  # fmt: skip
    return Target(indicator=indicator, section=section, **(known | more))


def always(_: Suggestion) -> bool:
    return True


class TestExamples:
    @pytest.mark.parametrize(
        ("indicator", "more", "asked"),
        [
            ("Diện tích trồng mới cây mía", {}, "Diện tích trồng mới cây mía là bao nhiêu?"),
            (
                "Quy mô kinh tế số",
                {"period": "Đến năm 2030"},
                "Quy mô kinh tế số đến năm 2030 là bao nhiêu?",
            ),
            ("Tỷ lệ nghèo cuối năm 2024", {"period": "cuối năm 2024"}, "Tỷ lệ nghèo cuối năm 2024 là bao nhiêu?"),
            # says too little, or too much; doubtful; a cell of a table
            ("Số xã", {}, None),
            ("từ " * 15, {}, None),
            ("Diện tích trồng mới cây mía", {"certainty": "ambiguous"}, None),
            ("Diện tích trồng mới cây mía", {"table": (0, 1, 2)}, None),
        ],
    )
    def test_an_aim_gives_a_question(self, indicator, more, asked):
        assert examples([view(target(indicator, 1, **more))], always) == [asked] * (asked is not None)

    @pytest.mark.parametrize(
        ("heading", "asked"),
        [
            ("Điều 8. Điều kiện khởi công\ncông trình:", "Điều kiện khởi công công trình gồm những gì?"),
            ("Điều 9. Phạm vi điều chỉnh", None),
            ("Điều 10. Điều kiện để được cấp giấy phép và …", None),
        ],
    )
    def test_an_article_that_lists_gives_a_question(self, heading, asked):
        assert examples([view(headings=(heading,))], always) == [asked] * (asked is not None)

    def test_documents_take_turns_and_kinds_mix(self):
        one = view(*(target(f"Chỉ tiêu trồng cây số {n}", n) for n in range(5)), signer="A")
        two = view(target("Chỉ tiêu nuôi cá tra", 1), headings=("Điều 1. Hồ sơ xin phép",), number="2-QĐ")
        assert examples([one, two], always) == [
            "Chỉ tiêu trồng cây số 0 là bao nhiêu?",
            "Chỉ tiêu nuôi cá tra là bao nhiêu?",
            "Hồ sơ xin phép gồm những gì?",
            "Ai ký Nghị quyết số 26-NQ/TU?",
        ]
        assert len(examples([one], always)) == 4
        assert examples([], always) == []

    def test_what_is_not_answered_is_left_out_and_tried_once(self):
        one = view(*(target(f"Chỉ tiêu trồng cây số {n}", n) for n in range(9)), signer="A")
        tried: list[str] = []

        def odd(made: Suggestion) -> bool:
            tried.append(made.question)
            return made.question.endswith(("1 là bao nhiêu?", "5 là bao nhiêu?"))

        assert examples([one], odd) == [f"Chỉ tiêu trồng cây số {n} là bao nhiêu?" for n in (1, 5)]
        assert len(tried) == len(set(tried)) == 7  # six aims, and the signer

    def test_each_is_answered_from_its_document(self, sample_library):
        with Library.open(sample_library) as library:
            real = library.show("26-NQ/TU")
            asked = examples([real], lambda one: answered(library, one))
            assert len(asked) == 4
            for question in asked:
                reply = library.ask(question)
                assert isinstance(reply, Answer), question
                assert reply.citations[0].document == real.document.slug, question


class TestFollowing:
    @pytest.mark.parametrize(
        ("question", "filters"),
        [
            (GINSENG, Filters()),
            ("Ai ký Nghị quyết số 26-NQ/TU?", Filters()),
            (GINSENG, Filters(documents=(MADE_UP,))),
        ],
    )
    def test_each_is_another_question_that_the_library_answers(self, sample_library, question, filters):
        with Library.open(sample_library) as library:
            first = library.ask(question, filters)
            assert isinstance(first, Answer)
            asked = list(following(library, first, filters, lambda one: answered(library, one, filters)))
            assert len(set(asked)) == FOLLOWING
            replies = [library.ask(one, filters) for one in asked]
        assert all(isinstance(reply, Answer) for reply in replies)
        said = [(reply.kind, reply.spans, reply.sentences) for reply in (first, *replies) if isinstance(reply, Answer)]
        assert all(one != other for one, other in pairwise(said))

    def test_what_stands_in_the_answer_is_not_asked_again(self, sample_library):
        with Library.open(sample_library) as library:
            first = library.ask("tốc độ tăng trưởng GRDP là bao nhiêu?")
            assert isinstance(first, Answer)
            assert len(first.figures) == 2
            made: list[Suggestion] = []
            assert list(following(library, first, Filters(), lambda one: made.append(one) or False)) == []
        shown = {(figure.start, figure.end) for figure in first.figures}
        assert made
        assert shown.isdisjoint(one.figure for one in made)


class TestAnswered:
    def test_an_answer_must_be_the_one_that_is_meant(self, sample_library):
        with Library.open(sample_library) as library:
            reply = library.ask(GINSENG)
            assert isinstance(reply, Answer)
            figure, slug = reply.figures[0], reply.citations[0].document
            place = (figure.start, figure.end)
            assert answered(library, Suggestion(GINSENG, slug, place))
            assert not answered(library, Suggestion(GINSENG, slug, (0, 5)))
            assert not answered(library, Suggestion(GINSENG, MADE_UP, place))
            assert not answered(library, Suggestion("???", slug))
            assert isinstance(library.ask("giá vàng hôm nay là bao nhiêu?"), Refusal)
            assert not answered(library, Suggestion("giá vàng hôm nay là bao nhiêu?", slug))

    def test_it_is_not_logged(self, sample_library, monkeypatch):
        logged: list[object] = []
        monkeypatch.setattr(Library, "_log", lambda _, reply: logged.append(reply))
        with Library.open(sample_library) as library:
            answered(library, Suggestion(GINSENG, "s"))
            assert logged == []
            library.ask(GINSENG)
            assert len(logged) == 1
