"""One fact from tasks, tables, prohibitions and pairs: who, when, whether, which of two; and near misses."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer.facts.bodies import names
from answer.facts.days import _own_effect as own_effect
from answer.facts.days import asks_effect
from answer.facts.labelled import _LINE, columns
from answer.facts.verdicts import _FORBIDS, _ONCE, verdict_of
from answer.model import Answer, Refusal
from tests.answer.conftest import Ask, Asked, passage
from tests.index.conftest import decree

HEAD = "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành"
ROWS = [
    ("10. | Xây dựng Luật Bảo hiểm y tế sửa đổi. | Bộ Y tế | Bộ Tài chính, Bộ Tư pháp | Quý I/2029", "Bộ Y tế"),
    ("| Tập huấn nghiệp vụ. | Các bộ, UBND các tỉnh |  | Thường xuyên", "Các bộ, UBND các tỉnh"),
    ("3 | Cập nhật bản đồ rủi ro. | Bộ NN&MT | Các bộ | Hằng năm", "Bộ NN&MT"),
    # merged cells: what stands in which column is not known
    ("- | Công trình giao thông. | Bộ Xây dựng", None),
]


@pytest.mark.parametrize(("row", "lead"), ROWS)
def test_cells_by_their_columns(row, lead):
    there = passage(row, "Phụ lục", HEAD)
    told = {name: there.text[slice(*place)] for name, place in columns(there)}
    assert told.get("Cơ quan chủ trì") == lead


def test_a_sentence_under_a_heading_has_no_columns():
    assert columns(passage("Bộ Y tế chủ trì.", "II. Nhiệm vụ")) == []


CELLS = st.lists(st.text("abc đ ươ.,;()", max_size=12), min_size=2, max_size=8)


@given(CELLS)
def test_every_cell_stands_where_it_is_said_to(cells):
    head = " | ".join(f"Cột {at}" for at in range(len(cells)))
    there = passage(" | ".join(cells), head)
    told = [there.text[slice(*place)] for _, place in columns(there)]
    assert told == [cell.strip() for cell in there.text.split("|")]


NO_BODIES = [
    "Trường hợp cơ sở đặt tại địa phương thì phối hợp",
    "Ban hành quy chế và tổ chức thực hiện",
    "Bộ phận một cửa tiếp nhận hồ sơ",
    "Hội nghị quyết định các nội dung",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_only_begins_like_a_body(text):
    assert names(text) == []


def test_a_name_ends_before_how_something_is_done():
    text = "Ban Tuyên giáo Tỉnh ủy thường xuyên chỉ đạo, Sở Y tế chủ động bố trí vốn"
    assert [text[slice(*place)] for place in names(text)] == ["Ban Tuyên giáo Tỉnh ủy", "Sở Y tế"]


OPPOSITES = [
    ("tai nạn giao thông giảm", "Tai nạn giao thông tăng cả 3 tiêu chí so với cùng kỳ năm trước.", "no"),
    ("tai nạn giao thông tăng", "Tai nạn giao thông tăng.", "yes"),
    ("tỷ lệ hộ nghèo giảm", "Tỷ lệ hộ nghèo tăng ở một số xã.", None),
    ("tỷ lệ hộ nghèo không giảm", "Tỷ lệ hộ nghèo giảm nhanh.", "no"),
    # the opposite of something else, and turned round besides
    ("tai nạn lao động giảm", "Tai nạn giao thông tăng.", None),
    ("tai nạn giao thông giảm", "Tai nạn giao thông không tăng.", None),
]


@pytest.mark.parametrize(("statement", "evidence", "verdict"), OPPOSITES)
def test_an_opposite_is_a_no(statement, evidence, verdict):
    assert verdict_of(statement, evidence) == verdict


WORDS = st.lists(st.sampled_from(["doanh nghiệp", "lập hồ sơ", "gửi báo cáo", "không", "tăng", "giảm", "phải"]))


@given(WORDS)
def test_what_is_said_is_never_contradicted_by_itself(words):
    text = " ".join(words)
    assert verdict_of(text, text) != "no"


EFFECTS = [
    ("nghị định này có hiệu lực từ ngày nào?", True),
    ("luat xay dung co hieu luc khi nao", True),
    ("luật này hết hiệu lực khi nào?", False),
    ("giấy phép có hiệu lực khi nào?", False),
]


@pytest.mark.parametrize(("question", "asked"), EFFECTS)
def test_whether_it_is_asked_when_a_document_takes_effect(question, asked):
    assert asks_effect(question) == asked


PLAN = """CHÍNH PHỦ
Số: 175/NQ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 30 tháng 10 năm 2026
NGHỊ QUYẾT
Về kế hoạch phát triển hạ tầng số
I. NHIỆM VỤ
1. Về cơ sở pháp lý
a) Tham mưu Thủ tướng Chính phủ phê duyệt Quy hoạch hạ tầng thông tin và truyền thông quốc gia
- Đơn vị chủ trì: Bộ Khoa học và Công nghệ.
- Thời gian hoàn thành: Quý IV năm 2027.
b) Xây dựng danh mục cơ sở dữ liệu dùng chung của các cơ quan nhà nước
- Đơn vị chủ trì: Bộ Công an.
- Thời gian hoàn thành: Trong năm 2028.
II. TỔ CHỨC THỰC HIỆN
1. Bộ Tài chính trình Thủ tướng Chính phủ phê duyệt đề án bố trí vốn cho trung tâm dữ liệu dự phòng.
2. Kinh phí vận hành trung tâm dữ liệu dự phòng được công khai hằng năm.
3. Báo cáo giám sát cung ứng hạ tầng gửi trước ngày 01 tháng 6 (kỳ nửa năm), trước ngày 01 tháng 12 (kỳ cả năm).
4. Bộ Xây dựng chủ trì, phối hợp với Bộ Công Thương giám sát cung ứng hạ tầng điện.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính
"""
LABOUR = """QUỐC HỘI
Luật số: 45/2026/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 20 tháng 11 năm 2026
LUẬT
VIỆC LÀM THỬ
Điều 25. Thời gian thử việc
1. Không quá 180 ngày đối với công việc của người quản lý doanh nghiệp.
2. Không quá 60 ngày đối với công việc của kỹ thuật viên bậc cao.
Điều 26. Kết thúc thử việc
1. Người lao động chỉ được thử việc một lần đối với một công việc.
2. Người lao động được trả lương trong thời gian thử việc.
Điều 127. Các hành vi bị nghiêm cấm khi xử lý kỷ luật
1. Phạt tiền, cắt lương thay việc xử lý kỷ luật người thử việc.
Điều 220. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2027, trừ trường hợp quy định tại khoản 2 Điều này.
2. Khoản 1 Điều 25 của Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2028.
CHỦ TỊCH QUỐC HỘI
Trần Thanh Mẫn
"""


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    """A plan with tasks, a law with a prohibition and a transition, a decree in force on its signing."""
    signed = decree(
        "88/2026/NĐ-CP",
        "Nghị định này quy định về kho lạnh bảo quản nông sản.",
        "Nghị định này có hiệu lực kể từ ngày ký ban hành.",
        date="03 tháng 4 năm 2026",
    )
    return library(plan=PLAN, labour=LABOUR, signed=signed)


FACTS = [
    ("đơn vị nào chủ trì tham mưu phê duyệt Quy hoạch hạ tầng thông tin và truyền thông quốc gia?",
     "Bộ Khoa học và Công nghệ"),
    ("Cơ quan nào phê duyệt đề án bố trí vốn cho trung tâm dữ liệu dự phòng?", "Thủ tướng Chính phủ"),
    ("Quy hoạch hạ tầng thông tin và truyền thông quốc gia phải hoàn thành khi nào?", "Quý IV năm 2027"),
    ("Báo cáo giám sát cung ứng hạ tầng kỳ cả năm gửi trước ngày nào?", "trước ngày 01 tháng 12"),
    ("Cơ quan nào chủ trì giám sát cung ứng hạ tầng điện?", "Bộ Xây dựng"),
    ("Cơ quan nào phối hợp giám sát cung ứng hạ tầng điện?", "Bộ Công Thương"),
    ("Luật số 45/2026/QH15 có hiệu lực khi nào?", "từ ngày 01 tháng 7 năm 2027"),
    ("Nghị định 88/2026/NĐ-CP có hiệu lực từ ngày nào?", "kể từ ngày ký ban hành"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "span"), FACTS)
def test_the_words_that_answer(kho, question, span):
    answer = kho(question)
    assert isinstance(answer, Answer)
    assert answer.spans[0].text == span


def test_in_force_on_signing_is_told_with_the_day_of_signing(kho):
    answer = kho("Nghị định 88/2026/NĐ-CP có hiệu lực từ ngày nào?")
    assert [span.text for span in answer.spans][1] == "ngày 03 tháng 4 năm 2026"


NEAR_MISSES = [
    # an agency that no clause names, and a sentence that speaks of the same matter
    "Cơ quan nào công khai kinh phí vận hành trung tâm dữ liệu dự phòng?",
    "Luật số 45/2026/QH15 hết hiệu lực khi nào?",
    "Theo Nghị quyết 175/NQ-CP, cơ quan nào chủ trì xây dựng danh mục phế liệu công nghiệp?",
    "So sánh thời gian thử việc của người quản lý doanh nghiệp và của lái xe đường dài",
    "Kinh phí vận hành trung tâm dữ liệu năm 2027 và năm 2035, năm nào cao hơn?",
]


@pytest.mark.parametrize("question", NEAR_MISSES)
def test_a_near_miss_is_refused(kho, question):
    assert isinstance(kho(question), Refusal)


def test_a_deadline_is_that_of_the_one_who_acts(library):
    told = library(
        a=decree(
            "31/2026/NĐ-CP",
            "Ban quản lý khu công nghiệp báo cáo việc ủy quyền quản lý lao động gửi Bộ Nội vụ, Ủy ban nhân dân cấp "
            "tỉnh trước ngày 15 tháng 01 hằng năm.",
            "Ủy ban nhân dân cấp tỉnh báo cáo việc ủy quyền quản lý lao động gửi Bộ Nội vụ trước ngày 30 tháng 01 "
            "hằng năm.",
        )
    )
    for who, day in (("UBND cấp tỉnh", "30"), ("Ban quản lý khu công nghiệp", "15")):
        reply = told(f"{who} phải gửi báo cáo việc ủy quyền quản lý lao động cho Bộ Nội vụ trước ngày nào?")
        assert isinstance(reply, Answer)
        assert reply.spans[0].text.startswith(f"trước ngày {day} tháng 01")


def test_many_of_a_kind_are_not_the_one_that_is_asked_for(library):
    told = library(
        a="THỦ TƯỚNG CHÍNH PHỦ\nSố: 07/CT-TTg\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 02 tháng 3 năm 2026\n\nCHỈ THỊ\nVề phát triển khu công nghiệp\n\n"
        "1. Bộ Tài chính:\n- Rà soát chính sách thuế.\n- Bố trí vốn.\n2. Bộ Xây dựng:\n"
        "- Chủ trì, phối hợp với các Bộ, ngành liên quan đánh giá tình hình thực hiện chính sách nhà ở cho công nhân.\n"
        "- Hướng dẫn quy hoạch.\n\nTHỦ TƯỚNG\nPhạm Minh Chính\n"
    )
    reply = told("Bộ nào đánh giá chính sách nhà ở cho công nhân?")
    assert isinstance(reply, Answer)
    assert (reply.sentences[0].subject, reply.spans) == ("Bộ Xây dựng", ())


def test_what_is_forbidden_is_shown_under_its_heading(kho):
    answer = kho("Có được phạt tiền, cắt lương thay việc xử lý kỷ luật người thử việc không?")
    assert isinstance(answer, Answer)
    assert answer.sentences[0].subject == "Các hành vi bị nghiêm cấm khi xử lý kỷ luật"


def test_once_goes_before_other_sentences_where_more_is_asked(kho):
    answer = kho("Người lao động có được thử việc nhiều lần đối với một công việc không?")
    assert isinstance(answer, Answer)
    assert "chỉ được thử việc một lần" in answer.text


COMPARED = [
    ("Thời gian thử việc của người quản lý doanh nghiệp và của kỹ thuật viên bậc cao khác nhau thế nào?",
     ["180 ngày", "60 ngày"]),
    ("Luật số 45/2026/QH15 và Nghị định 88/2026/NĐ-CP, văn bản nào có hiệu lực sớm hơn?",
     ["01 tháng 7 năm 2027", "kể từ ngày ký"]),
    ("Luật số 45/2026/QH15 và Nghị định 88/2026/NĐ-CP, văn bản nào có hiệu lực trước?",
     ["01 tháng 7 năm 2027", "kể từ ngày ký"]),
]  # fmt: skip


@pytest.mark.parametrize(("question", "sides"), COMPARED)
def test_each_side_of_a_comparison(kho, question, sides):
    answer = kho(question)
    assert isinstance(answer, Answer)
    said = " ".join(sentence.text for sentence in answer.sentences)
    assert all(side in said for side in sides)


PARTY = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval").parent / "corpus/party"
REAL = [
    ("Số người làm nghiên cứu khoa học trên một vạn dân: Nghị quyết 20-NQ/TW năm 2012 và Nghị quyết 57-NQ/TW năm 2024 "
     "đặt mức nào cao hơn?", ["12 người", "11 người"]),
    ("Mục tiêu quy mô kinh tế số năm 2045 so với năm 2030 chênh nhau thế nào?", ["tối thiểu 50%", "tối thiểu 30%"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def real(library: Ask) -> Asked:
    """Three real resolutions."""
    files = [PARTY / name for name in ("57-NQ-TW.txt", "20-NQ-TW-2012.txt", "26-NQ-TU.txt")]
    if not all(file.exists() for file in files):
        pytest.skip(f"no {PARTY}")
    return library(**{file.stem: file.read_text("utf-8") for file in files})


@pytest.mark.parametrize(("question", "figures"), REAL)
def test_figures_of_two_resolutions_or_years_side_by_side(real, question, figures):
    answer = real(question)
    assert isinstance(answer, Answer)
    told = [span.text for span in answer.spans]
    assert len(told) == len(figures)
    assert all(text.startswith(figure) for text, figure in zip(told, figures, strict=True))


LINE = "- Đơn vị chủ trì: Bộ Công an"
LONG = ["chỉ một ", "Bộ nơi ", "\n", "(", "| ", "này có hiệu lực ", "- Đơn vị: a\n", "Luật ", "không ", "1. "]


@pytest.mark.parametrize("part", LONG)
def test_linear_on_near_misses(part):
    """Four times the text costs about four times the time and not sixteen times."""
    spent = []
    for length in (4_000, 16_000):
        text = f"{LINE}\n{part * (length // len(part))}"
        there = passage(text, "A | B")
        started = time.process_time()
        names(text)
        columns(there)
        own_effect(there)
        _LINE.match(text)
        _ONCE.search(text)
        _FORBIDS.search(text)
        spent.append(time.process_time() - started)
    assert spent[1] < 10 * spent[0] + 0.2
