"""Pieces of the figure finder: questions cut, sorts of figure, rows of the ledger, false premises, time."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.draft import Case
from answer.figures.figure import find
from answer.figures.ledger import row_in
from answer.figures.premises import contradicted
from answer.figures.several import asks_several_times, figures_asked
from answer.figures.wanted import Wanted
from answer.judging.evidence import clauses_of
from answer.judging.judge import Judge
from answer.question import read_question
from answer.sources import Sources
from index.model import Hit, Query
from index.terms import syllables
from ingest.model import Target
from tests.answer.cases import case_of
from tests.answer.conftest import NoDocuments, passage
from vietnamese.numbers import quantities

PARTS = [
    ("trồng bao nhiêu ha mía?", [("trồng bao nhiêu ha mía?",)]),
    ("trồng mới bao nhiêu ha cà phê và bao nhiêu ha mía?",
     [("trồng mới bao nhiêu ha cà phê",), ("trồng mới bao nhiêu ha mía?", "bao nhiêu ha mía?")]),
    ("trong bao nhieu ha ca phe va bao nhieu ha mia",
     [("trong bao nhieu ha ca phe",), ("trong bao nhieu ha mia", "bao nhieu ha mia")]),
    ("tỷ lệ hộ nghèo giảm bao nhiêu, riêng các huyện nghèo giảm mấy phần trăm?",
     [("tỷ lệ hộ nghèo giảm bao nhiêu",),
      ("riêng các huyện nghèo giảm mấy phần trăm?", "tỷ lệ hộ nghèo riêng các huyện nghèo giảm mấy phần trăm?")]),
    ("tổng vốn là bao nhiêu, trong đó vốn tư nhân bao nhiêu?",
     [("tổng vốn là bao nhiêu",), ("vốn tư nhân bao nhiêu?", "tổng vốn vốn tư nhân bao nhiêu?")]),
    ("lãi và phí bao nhiêu?", [("lãi và phí bao nhiêu?",)]),
    # how much alone is of nothing
    ("khiếu nại kết quả thầu nộp phí bao nhiêu, ít nhất và nhiều nhất là mấy đồng?",
     [("khiếu nại kết quả thầu nộp phí bao nhiêu",),
      ("khiếu nại kết quả thầu nộp phí ít nhất và nhiều nhất là mấy đồng?",)]),
]  # fmt: skip


@pytest.mark.parametrize(("reading", "parts"), PARTS)
def test_a_question_is_cut_between_its_question_words(reading, parts):
    assert figures_asked(reading) == parts


@given(st.text(alphabet="aà ,;?", max_size=40), st.integers(0, 8))
def test_every_part_asks(words, count):
    reading = f"{words} bao nhiêu " * count
    parts = figures_asked(reading)
    assert 1 <= len(parts) <= max(1, count)
    assert all(part for readings in parts for part in readings) or not reading.strip()


TIMES = [
    ("thu ngân sách 3 tháng cuối năm và cả năm", True),
    ("kinh tế số năm 2030 và 2045", True),
    ("mức chi từng năm", True),
    ("thu ngân sách cả năm", False),
]


@pytest.mark.parametrize(("reading", "several"), TIMES)
def test_several_times(reading, several):
    assert asks_several_times(reading) is several


SORTS = [
    # a change is no level, nor the other way round
    ("bao nhiêu phần trăm dân số có bảo hiểm y tế?", "dân số có bảo hiểm y tế tăng thêm 1,03%", False),
    ("dân số có bảo hiểm y tế tăng thêm bao nhiêu phần trăm?", "dân số có bảo hiểm y tế tăng thêm 1,03%", True),
    ("dan so co bao hiem y te tang bao nhieu phan tram", "dân số có bảo hiểm y tế đạt 95%", False),
    ("tỷ lệ hộ nghèo giảm còn bao nhiêu?", "tỷ lệ hộ nghèo còn 3%", True),
    ("tốc độ tăng trưởng là bao nhiêu?", "tốc độ tăng trưởng tăng 8%", True),
    ("tốc độ tăng trưởng doanh thu là bao nhiêu?", "doanh thu đạt 55 tỷ USD", False),
    # a count
    ("số hộ nghèo là bao nhiêu?", "hộ nghèo chiếm 3%", False),
    ("số hộ nghèo là bao nhiêu?", "hộ nghèo còn 300 hộ", True),
    ("số lao động có việc làm là bao nhiêu?", "lao động có việc làm trong 07 ngày", False),
    # aims and results
    ("chỉ tiêu kết nạp đảng viên là bao nhiêu?", "đã kết nạp 300 đảng viên", False),
    ("chỉ tiêu kết nạp đảng viên là bao nhiêu?", "kết nạp 300 đảng viên", True),
    ("số hộ nghèo là bao nhiêu?", "hộ nghèo có nhà tối thiểu 30m2", False),
    # what is measured has its units
    ("dự án có tổng vốn bao nhiêu?", "dự án có quy mô 482,6 ha", False),
    ("vốn đầu tư nước ngoài là bao nhiêu?", "01 bộ hồ sơ về vốn đầu tư nước ngoài", False),
    ("vốn đầu tư nước ngoài là bao nhiêu?", "doanh nghiệp 100% vốn đầu tư nước ngoài", False),
    ("vốn đầu tư nước ngoài là bao nhiêu?", "vốn đầu tư nước ngoài 500 tỷ đồng", True),
    ("diện tích trồng sâm là bao nhiêu?", "trồng sâm 30 ngày", False),
    ("diện tích trồng sâm là bao nhiêu?", "trồng sâm 476 ha", True),
    # negation, given figures
    ("tỷ lệ giao dịch dùng tiền mặt?", "giao dịch không dùng tiền mặt 80%", False),
    ("tỷ lệ giao dịch không dùng tiền mặt?", "giao dịch dùng tiền mặt 20%", False),
    ("tỷ lệ giao dịch không dùng tiền mặt?", "giao dịch không dùng tiền mặt 80%", True),
    # khống chế and chứa deny nothing, nor does không quá; bao gồm is not asked for by bao nhiêu
    ("thời gian làm việc bị khống chế ở mức nào?", "làm việc tối thiểu 25% theo chế độ làm việc", True),
    ("bể chứa bao nhiêu nước?", "bể chứa 50 m3 nước", True),
    ("tỷ lệ lao động qua đào tạo?", "lao động qua đào tạo không quá 58,5%", True),
    ("xả nước thải từ bao nhiêu m3 thì phải xin phép?", "nước thải (không bao gồm nước mưa) từ 150 m3 trở lên", True),
    ("bao nhiêu doanh nghiệp có doanh thu 20 triệu USD?", "doanh nghiệp có doanh thu 20 triệu USD", False),
    ("bao nhieu doanh nghiep co doanh thu 20 trieu USD", "doanh nghiệp có doanh thu 20 triệu USD", False),
]


@pytest.mark.parametrize(("reading", "clause", "allowed"), SORTS)
def test_the_sort_of_figure_wanted(reading, clause, allowed):
    figure = quantities(clause)[0]
    wanted = Wanted(read_question(reading))
    assert wanted.allows(clause, clause[: figure.qualified_start], "", figure, None) is allowed


GIVEN = [
    # what the question states is not what it asks for
    ("Cam kết dùng nhà thầu trong nước từ 25% tổng mức đầu tư thì được hưởng mức ưu đãi bao nhiêu phần trăm?",
     "Nhà đầu tư có cam kết sử dụng nhà thầu trong nước chiếm tỷ lệ từ 25% tổng mức đầu tư được hưởng mức ưu đãi 3%.",
     "3%"),
    ("Nhà thầu trong nước được hưởng mức ưu đãi bao nhiêu phần trăm?",
     "Nhà thầu trong nước được hưởng mức ưu đãi 3%.", "3%"),
    # an amount in words is no item of its own
    ("Tổng vốn đầu tư là bao nhiêu?",
     "Dự án có: a) Tổng vốn đầu tư: 5.171.344 đồng (Bằng chữ: Năm triệu đồng).", "5.171.344 đồng"),
    ("Tổng vốn đầu tư dự án là bao nhiêu?", "Dự án có vốn 100 (một trăm) tỷ đồng.", "100 (một trăm) tỷ đồng"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "sentence", "figure"), GIVEN)
def test_which_figure_of_a_clause(question: str, sentence: str, figure: str) -> None:
    first = next(item for item in case_of(question, passage(sentence)).judged if item.figure)
    assert first.figure is not None
    assert first.figure.text == figure


def test_a_number_in_words_is_quoted() -> None:
    rule = "Giải tán tổ chức đảng phải được ít nhất hai phần ba số thành viên cấp ủy cấp trên trực tiếp đề nghị."
    draft = find(case_of("Giải tán tổ chức đảng cần ít nhất mấy phần số thành viên cấp ủy đề nghị?", passage(rule)))
    assert draft is not None
    assert draft.claims[0].figure is None
    assert draft.claims[0].passage.text[slice(draft.claims[0].start, draft.claims[0].end)] == rule


def _target(raw: str, figure: str, base: int, **others: object) -> Target:
    start = base + raw.index(figure)
    known = {
        "ordinal": 0, "indicator": "Tỷ lệ hộ nghèo", "comparator": "=", "value": Decimal(3), "upper": None, "unit": "%",
        "unit_norm": "percent", "amount": Decimal(3), "direction": "decrease", "period": "đến cuối năm 2024",
        "inherited_period": False, "deadline": None, "scope": None, "section": None, "start": base,
        "end": base + len(raw), "value_start": start, "value_end": start + len(figure),
    }  # fmt: skip
    return Target(**(known | others))  # type: ignore[arg-type]


CELL = {"table": (0, 1, 3), "unit": "Tuyến cáp", "unit_norm": "cable", "value": Decimal(9), "amount": Decimal(9)}
ROWS = [
    ("Hộ nghèo giảm 3% (huyện nghèo 6%).", "3", {}, ("3%", "3%", "percent")),
    ("sáng chế tăng 16 \\- 18%/năm", "16 \\- 18", {"value": Decimal(16), "upper": Decimal(18), "comparator": "range"},
     ("16 \\- 18%", "16 \\- 18%/năm", "percent")),
    ("| 23.2 | Số tuyến cáp mới | Tuyến cáp | 09 |", "09", CELL, ("09", "09", "cable")),
    ("| 11.1 | Số tuyến cáp mới | Tuyến cáp | ≥ 09 |", "09", CELL | {"comparator": ">="}, ("09", "≥ 09", "cable")),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "value", "others", "read"), ROWS)
def test_a_row_has_the_figure_of_the_text(raw, value, others, read):
    found = passage(raw)
    row = row_in(found, _target(raw, value, found.start, **others), 1.0, 0.9)
    assert row is not None
    figure = row.quantity
    qualified = found.text[figure.qualified_start : figure.qualified_end]
    text, whole, base = read
    assert (qualified, (figure.base or "").split("/")[0]) == (whole, base)
    assert figure.text.startswith(text)
    assert found.text[figure.start : figure.end] == figure.text


POOR = "Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3%."


class _Ledger(NoDocuments):
    def targets(self, slug: str) -> tuple[Target, ...]:
        return (_target(POOR, "3", 100),)


def _case(reading: str) -> Case:
    found, question = passage(POOR), read_question(reading)
    held = set(syllables(POOR))
    judge = Judge(question, lambda term: int(term in held), 100, True)
    judged = tuple(judge.judge(clause, 1.0, 0.9) for clause in clauses_of(found))
    sources = Sources(
        lambda _: [],
        lambda: pytest.fail("no embedder"),
        lambda term: int(term in held),
        _Ledger(),
        lambda part: Query(part, part),
        100,
    )
    return Case(Query(reading, reading), question, (Hit(found, 1.0, {}),), judged, sources)


PREMISES = [
    ("Vì sao tỷ lệ hộ nghèo chỉ giảm 5%?", "3%"),
    ("Ai chịu trách nhiệm để tỷ lệ hộ nghèo năm 2024 giảm 4%?", "3%"),
    ("Vì sao tỷ lệ hộ nghèo giảm 3%?", None),
    ("Vì sao tỷ lệ thất nghiệp giảm 5%?", None),
    ("Vì sao tỷ lệ hộ nghèo giảm 500 hộ?", None),
    ("Vì sao tỷ lệ hộ nghèo năm 2030 giảm 5%?", None),
    ("Vì sao hộ nghèo giảm?", None),
    ("Tỷ lệ hộ nghèo giảm 5% phải không?", "3%"),
]


@pytest.mark.parametrize(("reading", "instead"), PREMISES)
def test_a_question_that_rests_on_a_false_figure(reading, instead):
    claim = contradicted(_case(reading))
    assert (claim.figure.text if claim and claim.figure else None) == instead


@pytest.mark.parametrize("word", ["bao nhiêu ", "giảm ", "không ", ", và ", "là ", "số ", "20 tỷ ", " " * 9])
def test_linear_on_near_misses(word):
    def spent(times: int) -> float:
        started = time.process_time()
        figures_asked(word * times)
        asks_several_times(word * times)
        wanted = Wanted(_QUESTION)
        wanted.allows(word * times, word * times, word * times, _FIGURE, None)
        return time.process_time() - started

    # The best of three: the interpreter may sweep all that the tests have made meanwhile.
    assert min(spent(20_000) for _ in range(3)) < 40 * spent(2_000) + 0.05


_QUESTION, _FIGURE = read_question("tỷ lệ hộ nghèo là bao nhiêu?"), quantities("đạt 3%")[0]
