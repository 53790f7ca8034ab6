"""Sentences: their subject, their order, the list that one introduces, the item that is meant."""

from dataclasses import replace

import pytest

from answer.model import Answer, Refusal
from answer.texts.reasons import gives_cause
from answer.texts.subjects import heading_words, subject_of
from tests.answer.conftest import Ask, Asked, passage

SUBJECTS = [
    ("- Trồng mới 476 ha.", ("II. CHỈ TIÊU", "1.1. Về kinh tế:"), "Về kinh tế"),
    ("a) Bấm còi liên tục;", ("1. Phạt tiền đối với các hành vi:",), "Phạt tiền đối với các hành vi"),
    ("2. Tăng cường kiểm tra.", ("**III- NHIỆM VỤ, GIẢI PHÁP**",), "NHIỆM VỤ, GIẢI PHÁP"),
    ("Trong đó, vốn tư nhân là chủ yếu.", ("Điều 5. Nguồn lực",), "Nguồn lực"),
    ("Các đơn vị này phải báo cáo.", ("Điều 6. Trường công lập",), "Trường công lập"),
    # what has a subject of its own, or is said already
    ("2. Vi bằng là văn bản.", ("Điều 2. Giải thích từ ngữ",), None),
    ("- Về kinh tế: tăng trưởng khá.", ("1.1. Về kinh tế:",), None),
    ("- Trồng mới 476 ha.", (), None),
    ("Thu ngân sách đạt khá.", ("I. TÌNH HÌNH",), None),
]


@pytest.mark.parametrize(("text", "path", "subject"), SUBJECTS)
def test_the_subject_from_the_heading_above(text, path, subject):
    found = passage(text, *path)
    assert subject_of(found, 0, len(text)) == subject
    assert subject is None or subject in path[-1]


def test_a_head_or_signature_has_no_subject():
    assert subject_of(replace(passage("- Như trên;", "II. VIỆC"), kind="signature"), 0, 10) is None


@pytest.mark.parametrize(
    ("heading", "words"),
    [("Điều 5. Vốn", "Vốn"), ("1.1. Về kinh tế:", "Về kinh tế"), ("I- MỤC TIÊU", "MỤC TIÊU"), ("Vốn", "Vốn"), ("", "")],
)
def test_a_heading_without_its_number(heading, words):
    assert heading_words(heading) == words


CAUSES = [
    ("Sức ép rất lớn do tác động từ các yếu tố bên ngoài.", True),
    ("Chậm giải ngân vì thiếu mặt bằng.", True),
    ("Nguyên nhân chủ yếu là thiếu vốn.", True),
    ("Ban hành nhằm thu hút đầu tư.", True),
    ("Nghị quyết do Chính phủ ban hành.", False),
    ("Vì vậy, phải khẩn trương.", False),
    ("Đơn vị báo cáo hằng năm.", False),
    ("", False),
]


@pytest.mark.parametrize(("sentence", "expected"), CAUSES)
def test_what_gives_a_cause(sentence, expected):
    assert gives_cause(sentence) is expected


RESOLUTION = """TỈNH ỦY KON TUM
*
Số 26-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 22 tháng 10 năm 2024

NGHỊ QUYẾT
về phát triển dược liệu

I. TÌNH HÌNH
1. Kết quả
Diện tích dược liệu tăng nhanh.
2. Hạn chế và nguyên nhân
Việc trồng dược liệu còn chậm do thiếu cây giống. Giao thông đi lại khó khăn.
II. QUAN ĐIỂM, MỤC TIÊU
1. Quan điểm
- Phát triển dược liệu gắn với bảo vệ rừng.
- Lấy người dân làm chủ thể.
2. Mục tiêu
Đến năm 2030, tỉnh là vùng dược liệu trọng điểm.
III. NHIỆM VỤ
1. Người trồng dược liệu phải bảo đảm các yêu cầu sau:
- Có giấy chứng nhận giống;
- Không phá rừng.
2. Tập trung các việc: Rà soát quy hoạch các vùng nguyên liệu trên địa bàn toàn tỉnh; xây dựng thương hiệu cho sản \
phẩm chế biến sâu tại các huyện; đào tạo nhân viên kỹ thuật cho hợp tác xã và tổ hợp tác; vay vốn ưu đãi cho hộ gia \
đình người dân tộc thiểu số; mở chợ đầu mối tại thành phố; kiểm nghiệm chất lượng tại phòng thí nghiệm của trường.
3. Chế biến
Tỉnh có vùng nguyên liệu lớn. Việc chế biến gồm: làm sạch nguyên liệu tại vườn ngay sau thu hái của các hộ nông dân \
trên địa bàn; sấy dược liệu bằng năng lượng mặt trời tại hợp tác xã; chiết xuất tinh dầu ở nhà máy trung tâm huyện; \
đóng gói theo tiêu chuẩn xuất khẩu sang các nước; bảo quản trong kho lạnh công suất lớn của doanh nghiệp nhà nước.

T/M TỈNH ỦY
BÍ THƯ
Dương Văn Trang
"""


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    return library(resolution=RESOLUTION)


def _texts(answer: Answer | Refusal) -> list[str]:
    assert isinstance(answer, Answer)
    return [sentence.text for sentence in answer.sentences]


def test_the_reason_is_the_sentence_with_the_cause(kho):
    assert _texts(kho("Vì sao việc trồng dược liệu còn chậm?")) == [
        "Việc trồng dược liệu còn chậm do thiếu cây giống."
    ]  # fmt: skip


def test_what_gives_no_cause_is_no_reason(kho):
    assert isinstance(kho("Vì sao diện tích dược liệu tăng nhanh?"), Refusal)


def test_a_line_that_introduces_brings_its_list(kho):
    texts = _texts(kho("người trồng dược liệu bảo đảm yêu cầu"))
    assert texts[0].endswith("các yêu cầu sau:")
    assert texts[1:] == ["- Có giấy chứng nhận giống;", "- Không phá rừng."]


def test_the_overview_of_a_document_is_its_headings_with_what_stands_below(kho):
    texts = _texts(kho("Tóm tắt Nghị quyết 26-NQ/TU"))
    assert [text[:60] for text in texts] == [
        "I. TÌNH HÌNH", "1. Kết quả", "Diện tích dược liệu tăng nhanh.", "2. Hạn chế và nguyên nhân",
        "Việc trồng dược liệu còn chậm do thiếu cây giống.", "II. QUAN ĐIỂM, MỤC TIÊU", "1. Quan điểm",
        "- Phát triển dược liệu gắn với bảo vệ rừng.", "2. Mục tiêu",
        "Đến năm 2030, tỉnh là vùng dược liệu trọng điểm.", "III. NHIỆM VỤ",
        "1. Người trồng dược liệu phải bảo đảm các yêu cầu sau:", "2. Tập trung các việc:",
        "Rà soát quy hoạch các vùng nguyên liệu trên địa bàn toàn tỉn", "3. Chế biến", "Tỉnh có vùng nguyên liệu lớn.",
    ]  # fmt: skip


def test_the_overview_of_a_section_is_that_section(kho):
    texts = _texts(kho("Tóm tắt quan điểm, mục tiêu của Nghị quyết 26-NQ/TU"))
    assert texts[0] == "II. QUAN ĐIỂM, MỤC TIÊU"
    assert texts[-1] == "Đến năm 2030, tỉnh là vùng dược liệu trọng điểm."
    assert "I. TÌNH HÌNH" not in texts


def test_of_a_long_sentence_the_item_meant_with_its_heading(kho):
    answer = kho("đào tạo nhân viên kỹ thuật cho hợp tác xã như thế nào?")
    assert _texts(answer) == ["đào tạo nhân viên kỹ thuật cho hợp tác xã và tổ hợp tác"]
    assert [sentence.subject for sentence in answer.sentences] == ["Tập trung các việc"]


def test_of_a_long_list_its_head_and_the_item_meant(kho):
    texts = _texts(kho("sấy dược liệu bằng năng lượng mặt trời ra sao?"))
    assert texts == ["Việc chế biến gồm:", "sấy dược liệu bằng năng lượng mặt trời tại hợp tác xã"]
