"""How clauses are judged: the right item, and no figure of another thing, time, document or unit."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answer.confidence import ANSWER_FROM, confidence
from answer.evidence import clauses_of
from answer.judge import Judge, Judged
from answer.question import read_question
from index.model import FoundPassage
from index.terms import syllables
from tests.answer.conftest import DOCUMENT, passage
from vietnamese.forms import has_accents

CROPS = passage("- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha.")
GRDP = passage(
    "- Tốc độ tăng trưởng GRDP của tỉnh tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên); thu ngân sách nhà nước trên địa "
    "bàn 2.100 tỷ đồng (cả năm từ 4.500 tỷ đồng trở lên).",
    "1. Chỉ tiêu chủ yếu 3 tháng cuối năm 2024",
)
POOR = passage("- Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3% (riêng các huyện nghèo giảm 6%).")
WORK = passage("- Tỷ lệ lao động qua đào tạo đạt 58,5%; giải quyết việc làm cho 212 lao động trở lên.")
PARTY = passage("Kết nạp thêm 287 đảng viên; trên 81% quần chúng được tập hợp vào các tổ chức chính trị-xã hội.")
VILLAGES = passage("- Có thêm 05 xã đạt chuẩn nông thôn mới.")
TRAFFIC = passage("Tai nạn giao thông tăng cả 3 tiêu chí so với cùng kỳ.")
WAGE = passage("1. Mức lương tối thiểu vùng I là 4.960.000 đồng/tháng.")
PERMIT = passage("2. Thời hạn giải quyết hồ sơ cấp giấy phép là 15 ngày làm việc.")
LICENCE = passage("4. Thời hạn của giấy phép lái xe hạng B là 10 năm.")
EVERY = [CROPS, GRDP, POOR, WORK, PARTY, VILLAGES, TRAFFIC, WAGE, PERMIT, LICENCE]


def _judged(reading: str, passages: Sequence[FoundPassage] = EVERY, *, cosine: float = 0.86) -> tuple[Judged, float]:
    """The best clause and how sure it is, in a library of these passages and ninety of other things."""
    question = read_question(reading)
    held = [set(syllables(found.text)) for found in passages]
    judge = Judge(question, lambda term: sum(term in of for of in held), 100, has_accents(reading))
    marks = [judge.judge(clause, 1.0, cosine) for found in passages for clause in clauses_of(found)]
    best = max(marks, key=lambda mark: mark.rank)
    return best, confidence(best, question)


def _figure(reading: str, **others: float) -> str | None:
    """The figure that would be answered with, None for a refusal."""
    best, sure = _judged(reading, **others)
    return best.figure.text if best.figure is not None and sure >= ANSWER_FROM else None


RIGHT = [
    # the item of the list, and the list's head is no item
    ("diện tích trồng mới sâm Ngọc Linh là bao nhiêu?", "476 ha"),
    ("diện tích trồng mới sâm Ngọc Linh là bao nhiêu ha?", "476 ha"),
    ("trồng mới bao nhiêu ha mía?", "479 ha"),
    ("diện tích cây cà phê xứ lạnh là bao nhiêu?", "180 ha"),
    # bracket or not, by what is asked
    ("GRDP của tỉnh tăng bao nhiêu?", "9,5%"),
    ("GRDP cả năm tăng bao nhiêu?", "8,2%"),
    ("GRDP 3 tháng cuối năm 2024 tăng bao nhiêu?", "9,5%"),
    ("thu ngân sách nhà nước là bao nhiêu tỷ đồng?", "2.100 tỷ đồng"),
    ("thu ngân sách nhà nước cả năm là bao nhiêu tỷ đồng?", "4.500 tỷ đồng"),
    ("tỷ lệ hộ nghèo giảm bao nhiêu phần trăm?", "3%"),
    ("các huyện nghèo giảm tỷ lệ hộ nghèo bao nhiêu?", "6%"),
    # the unit decides between two clauses of one sentence
    ("tỷ lệ lao động qua đào tạo đạt bao nhiêu phần trăm?", "58,5%"),
    ("giải quyết việc làm cho bao nhiêu lao động?", "212 lao động"),
    ("kết nạp bao nhiêu đảng viên?", "287 đảng viên"),
    # money by the month is money, days of work are days, a span of years is how long
    ("mức lương tối thiểu vùng I là bao nhiêu?", "4.960.000 đồng/tháng"),
    ("thời hạn giải quyết hồ sơ là bao nhiêu ngày?", "15 ngày làm việc"),
    ("giấy phép lái xe hạng B có thời hạn bao lâu?", "10 năm"),
]


@pytest.mark.parametrize(("reading", "figure"), RIGHT)
def test_the_figure_asked_for(reading, figure):
    assert _figure(reading) == figure


REFUSED = [
    # what the list does not name, be it a word of one syllable or two
    "diện tích trồng mới cây hồ tiêu là bao nhiêu ha?",
    "diện tích trồng mới cây cao su là bao nhiêu?",
    "diện tích trồng mới chè là bao nhiêu ha?",
    "diện tích trồng mới cây lúa là bao nhiêu?",
    "diện tích cây sắn là bao nhiêu ha?",
    "tổng diện tích trồng mới các loại cây là bao nhiêu?",
    # one word more makes it another thing
    "tỷ lệ hộ cận nghèo giảm bao nhiêu?",
    "bao nhiêu xã đạt chuẩn nông thôn mới nâng cao?",
    "kết nạp bao nhiêu đoàn viên?",
    "giấy phép lái xe hạng C có thời hạn bao nhiêu năm?",
    "mức lương tối thiểu vùng II là bao nhiêu?",
    # the opposite
    "chi ngân sách nhà nước là bao nhiêu tỷ đồng?",
    "tai nạn giao thông giảm bao nhiêu?",
    # another year, another period
    "diện tích trồng mới sâm Ngọc Linh năm 2025 là bao nhiêu?",
    "GRDP quý I năm 2024 tăng bao nhiêu?",
    "GRDP 9 tháng năm 2024 tăng bao nhiêu?",
    # a unit that does not fit
    "trồng mới bao nhiêu tấn sâm Ngọc Linh?",
    "kết nạp đảng viên đạt bao nhiêu phần trăm kế hoạch năm?",
    "thời hạn giải quyết hồ sơ cấp giấy phép là bao nhiêu tiền?",
]


@pytest.mark.parametrize("reading", REFUSED)
def test_a_figure_of_something_else_is_refused(reading):
    assert _figure(reading) is None


def test_a_figure_that_is_all_of_its_item_is_the_one_of_the_head():
    best, _ = _judged("diện tích trồng sâm bao nhiêu ha?", [passage("Diện tích trồng sâm: 476 ha.")])
    assert best.figure is not None
    assert best.figure.text == "476 ha"


def test_of_two_figures_the_one_whose_year_is_asked():
    lowers = passage("Tỷ lệ hộ nghèo còn 5% vào năm 2025, 3% vào năm 2030.", document=replace(DOCUMENT, title="về"))
    for year, figure in ((2025, "5%"), (2030, "3%")):
        best, sure = _judged(f"tỷ lệ hộ nghèo năm {year} còn bao nhiêu?", [lowers])
        assert (best.figure.text, sure > ANSWER_FROM) == (figure, True)


CONTRADICTED = [
    ("chỉ tiêu trồng mía năm 2030 là bao nhiêu?", CROPS, "năm 2024"),
    ("GRDP quý I năm 2024 tăng bao nhiêu?", GRDP, "3 tháng cuối"),
    ("chỉ tiêu trồng mía năm 2024 là bao nhiêu?", CROPS, None),
    ("GRDP cuối năm 2024 tăng bao nhiêu?", GRDP, None),
]


@pytest.mark.parametrize(("reading", "found", "instead"), CONTRADICTED)
def test_the_time_that_is_spoken_of_instead(reading, found, instead):
    question = read_question(reading)
    judge = Judge(question, lambda _: 1, 100, True)
    first = judge.judge(clauses_of(found)[0], 1.0, 0.9)
    assert first.contradicts == instead
    assert (confidence(first, question) < ANSWER_FROM) or instead is None


SIGNATURE = passage("T/M TỈNH ỦY\nBÍ THƯ\nDương Văn Trang", kind="signature")
OTHER = passage(
    "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính", kind="signature",
    document=replace(DOCUMENT, number="99/2025/NĐ-CP", title="Về việc thử nghiệm", issuer="Chính phủ"),
)  # fmt: skip

SIGNERS = [
    ("ai ký nghị quyết 26-NQ/TU?", SIGNATURE, True),
    ("ai ký nghị quyết 26-nq/tu?", SIGNATURE, True),
    ("ai ký nghị quyết 26-NQ/TU?", OTHER, False),
    ("ai ký?", SIGNATURE, True),
    ("ai ký nghị định về việc thử nghiệm?", OTHER, True),
    # any document has a signature: its head must say what the question is about
    ("ai ký nghị định về việc thử nghiệm?", SIGNATURE, False),
    ("ai ký nghị quyết về phát triển du lịch?", SIGNATURE, False),
    ("ai ký nghị quyết 26-NQ/TU?", CROPS, False),
]


@pytest.mark.parametrize(("reading", "found", "answers"), SIGNERS)
def test_who_signed(reading, found, answers):
    _, sure = _judged(reading, [found])
    assert (sure >= ANSWER_FROM) is answers


def test_a_clause_that_only_its_passage_relates_is_less_sure():
    near, far = passage("Trồng mới sâm Ngọc Linh 476 ha."), passage("Trồng mới sâm Ngọc Linh.\nĐạt 476 ha.")
    assert _judged("trồng mới bao nhiêu ha sâm Ngọc Linh?", [near])[1] > _judged(
        "trồng mới bao nhiêu ha sâm Ngọc Linh?", [far]
    )[1]  # fmt: skip


@pytest.mark.parametrize("reading", ["trồng mới bao nhiêu ha mía?", "bảo vệ thương hiệu sâm", "chuyện khác hẳn"])
def test_meaning_that_is_nearer_is_surer(reading):
    sure = [_judged(reading, cosine=cosine)[1] for cosine in (0.7, 0.8, 0.9)]
    assert sure == sorted(sure)
    assert sure[0] < sure[2] or sure[0] == 0.15
    assert all(0 <= value <= 1 for value in sure)


def test_marks_that_were_typed_count():
    cane = passage("Trồng mới 479 ha mía.")
    exact, _ = _judged("cây mía", [cane])
    folded, _ = _judged("cây mìa", [cane])
    untyped, _ = _judged("cay mia", [cane])
    assert exact.coverage > untyped.coverage > folded.coverage


def test_nothing_of_the_question_is_there():
    best, sure = _judged("cách nấu phở bò Hà Nội", cosine=0.8)
    assert best.coverage < 0.2
    assert sure < 0.1
