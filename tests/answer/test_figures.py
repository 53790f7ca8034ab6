"""Figure questions over small libraries: which value, what else is said of it, and what is refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer.model import Answer, Refusal
from tests.answer.conftest import Ask, Asked
from tests.index.conftest import decree, resolution
from vietnamese.forms import fold

DATA = Path(__file__).resolve().parents[2] / "data"

TABLE = """CHÍNH PHỦ
-------
Số: 03/NQ-CP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 09 tháng 01 năm 2025

NGHỊ QUYẾT
Chương trình hành động về đột phá phát triển khoa học, công nghệ

I. MỤC TIÊU CỤ THỂ ĐẾN NĂM 2030
1. Quy mô kinh tế số đạt tối thiểu 30% GDP.
2. Tỉ lệ giao dịch không dùng tiền mặt đạt 80%.
3. Số lượng công bố khoa học quốc tế tăng trung bình 10%/năm; số lượng đơn đăng ký sáng chế tăng 16 - 18%/năm.

II. TẦM NHÌN ĐẾN NĂM 2045
Quy mô kinh tế số đạt tối thiểu 50% GDP.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính
"""


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    """The resolution of Kon Tum, one of the Government, a decree."""
    return library(
        **{"26-NQ-TU": (DATA / "26-NQ-TU.txt").read_text("utf-8"), "03-NQ-CP": TABLE},
        decree=decree(
            "99/2025/NĐ-CP",
            "Thời hạn giải quyết hồ sơ kết nạp là 15 ngày làm việc.",
            "Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với người không đăng ký.",
        ),
    )


VALUES = [
    ("tỷ lệ hộ nghèo giảm bao nhiêu?", "giảm 3% — tỷ lệ hộ nghèo, đến cuối năm 2024"),
    ("diện tích trồng mới sâm Ngọc Linh 3 tháng cuối năm 2024?",
     "476 ha — diện tích trồng mới sâm Ngọc Linh, 3 tháng cuối năm 2024"),
    ("dien tich trong moi sam ngoc linh la bao nhieu",
     "476 ha — diện tích trồng mới sâm Ngọc Linh, 3 tháng cuối năm 2024"),
    ("tổng thu ngân sách nhà nước cả năm là bao nhiêu?",
     "từ 4.500 tỷ đồng trở lên — thu ngân sách nhà nước trên địa bàn, cả năm 2024"),
    ("bao nhiêu phần trăm quần chúng được tập hợp vào các tổ chức chính trị - xã hội?",
     "trên 81% — quần chúng được tập hợp vào các tổ chức chính trị-xã hội, 3 tháng cuối năm 2024"),
    ("quy mô kinh tế số đến năm 2045 là bao nhiêu?", "tối thiểu 50% GDP — quy mô kinh tế số, đến năm 2045"),
    ("số lượng đơn đăng ký sáng chế tăng bao nhiêu?",
     "tăng 16 - 18%/năm — số lượng đơn đăng ký sáng chế, đến năm 2030"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "headline"), VALUES)
def test_the_value_in_a_line(kho, question, headline):
    reply = kho(question)
    assert isinstance(reply, Answer)
    assert reply.headline == headline
    assert reply.figures[0].asked
    assert reply.figures[0].indicator is not None
    span = reply.spans[0]
    assert headline.partition(" —")[0].startswith(span.text)


OTHERS = [
    # two periods
    ("thu ngân sách nhà nước là bao nhiêu?", ["2100"], ["4500"], "nhiều thời kỳ: 3 tháng cuối năm 2024; cả năm 2024"),
    ("quy mô kinh tế số là bao nhiêu?", ["30"], ["50"], "nhiều thời kỳ"),
    # a part of the whole
    ("tỷ lệ hộ nghèo giảm bao nhiêu?", ["3"], ["6"], "một phần: tỷ lệ hộ nghèo các huyện nghèo"),
    ("tổng vốn đầu tư phát triển là bao nhiêu?", ["10000"], ["6000"], "một phần: vốn đầu tư khu vực tư nhân"),
    # the period is named, so no other is said
    ("thu ngân sách nhà nước cả năm 2024 là bao nhiêu?", ["4500"], [], None),
    ("quy mô kinh tế số đến năm 2030 là bao nhiêu?", ["30"], [], None),
    # several at once
    ("bao nhiêu ha cà phê và bao nhiêu ha mía?", ["180", "479"], [], None),
    ("trồng mới bao nhiêu ha mía, bao nhiêu ha sâm Ngọc Linh và bao nhiêu ha hồ tiêu?", ["479", "476"], [], "hồ tiêu"),
    ("lao động qua đào tạo đạt bao nhiêu và giải quyết việc làm cho bao nhiêu lao động?", ["58.5", "212"], [], None),
    ("tỷ lệ hộ nghèo giảm bao nhiêu, riêng các huyện nghèo giảm bao nhiêu?", ["3", "6"], [], None),
    ("thu ngân sách 3 tháng cuối năm và cả năm là bao nhiêu tỷ đồng?", ["2100", "4500"], [], None),
]  # fmt: skip


@pytest.mark.parametrize(("question", "asked", "others", "note"), OTHERS)
def test_what_else_is_said_of_it(kho, question, asked, others, note):
    reply = kho(question)
    assert isinstance(reply, Answer)
    assert sorted(f.value for f in reply.figures if f.asked) == sorted(asked)
    assert [f.value for f in reply.figures if not f.asked] == others
    assert any(note in said for said in reply.notes) if note else not any("nhiều" in said for said in reply.notes)


REFUSED = [
    # another head noun, without accents too
    "tỷ lệ hộ cận nghèo giảm bao nhiêu?",
    "ty le ho can ngheo la bao nhieu",
    "tỷ lệ lao động nữ qua đào tạo là bao nhiêu?",
    "quy mô kinh tế xanh đến năm 2030 là bao nhiêu?",
    "tỷ lệ giao dịch dùng tiền mặt là bao nhiêu?",
    "kết nạp bao nhiêu đoàn viên?",
    # a change is no level, a share no count, a time no amount
    "bao nhiêu phần trăm dân số có BHYT?",
    "số hộ nghèo là bao nhiêu?",
    "số hồ sơ kết nạp là bao nhiêu?",
    # another place or time
    "tỷ lệ hộ nghèo của tỉnh Gia Lai giảm bao nhiêu?",
    "quy mô kinh tế số năm 2035 là bao nhiêu?",
    # what a rule sets is no aim
    "chỉ tiêu phạt tiền người không đăng ký là bao nhiêu?",
    # an aim is no result
    "kết quả thực hiện: đã kết nạp được bao nhiêu đảng viên?",
]


@pytest.mark.parametrize("question", REFUSED)
def test_a_figure_of_another_thing_is_refused(kho, question):
    reply = kho(question)
    assert isinstance(reply, Refusal) or not reply.figures


@pytest.mark.parametrize("bare", [False, True])
def test_a_figure_outside_the_ledger(kho, bare):
    question = "phạt bao nhiêu tiền người không đăng ký?"
    reply = kho(fold(question) if bare else question)
    assert isinstance(reply, Answer)
    assert (reply.figures[0].value, reply.figures[0].indicator, reply.headline) == ("400000..600000", None, None)


def test_documents_that_differ_stand_side_by_side_newest_first(library):
    goals = "MỤC TIÊU: Đến năm 2030 có {} xã đạt chuẩn nông thôn mới."
    both = library(
        old=resolution("05-NQ/TU", goals.format(40), date="02 tháng 3 năm 2024", place="Gia Lai"),
        new=resolution("09-NQ/TU", goals.format(60), date="02 tháng 3 năm 2025", place="Gia Lai"),
    )
    reply = both("đến năm 2030 có bao nhiêu xã đạt chuẩn nông thôn mới?")
    assert isinstance(reply, Answer)
    assert [Decimal(f.value) for f in reply.figures] == [60, 40]
    assert [cited.number for cited in reply.citations] == ["09-NQ/TU", "05-NQ/TU"]
    assert reply.notes == ("Các văn bản nêu khác nhau về chỉ tiêu này, mới nhất trước: 09-NQ/TU; 05-NQ/TU.",)
