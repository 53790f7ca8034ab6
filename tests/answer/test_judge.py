"""How clauses are judged: the right item, and no figure of another thing, time, document or unit."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from answer.figures import figure
from answer.judging.confidence import ANSWER_FROM, forbidden, sureness
from answer.judging.evidence import clauses_of
from answer.judging.judge import Judge, Judged
from answer.question import read_question
from index.model import FoundPassage
from tests.answer.cases import case_of
from tests.answer.conftest import DOCUMENT, passage

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


def _judged(reading: str, passages: Sequence[FoundPassage] = EVERY) -> tuple[Judged, float]:
    """The best clause and how sure it is, in a library of these passages and ninety of other things."""
    case = case_of(reading, *passages)
    return case.judged[0], sureness(case, case.judged[0])


def _figure(reading: str) -> str | None:
    """The figure that would be answered with, None for a refusal."""
    draft = figure.find(case_of(reading, *EVERY))
    if draft is None or (draft.sure or 0.0) < ANSWER_FROM or draft.claims[0].figure is None:
        return None
    return draft.claims[0].figure.text


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


@pytest.mark.parametrize(("reading", "said"), RIGHT)
def test_the_figure_asked_for(reading, said):
    assert _figure(reading) == said


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
    for year, said in ((2025, "5%"), (2030, "3%")):
        best, sure = _judged(f"tỷ lệ hộ nghèo năm {year} còn bao nhiêu?", [lowers])
        assert (best.figure.text, sure > ANSWER_FROM) == (said, True)


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
    assert forbidden(case_of(reading, found), first) or instead is None


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


def test_marks_that_were_typed_count():
    cane = passage("Trồng mới 479 ha mía.")
    exact, _ = _judged("cây mía", [cane])
    folded, _ = _judged("cây mìa", [cane])
    untyped, _ = _judged("cay mia", [cane])
    assert exact.coverage > untyped.coverage > folded.coverage


def test_nothing_of_the_question_is_there():
    best, sure = _judged("cách nấu phở bò Hà Nội")
    assert best.coverage < 0.2
    assert sure < ANSWER_FROM
