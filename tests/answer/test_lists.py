"""Complete lists: which list is meant, all of its items in order, and none where the question does not tell which."""

import re
import time

import pytest

from answer.model import Answer, Refusal
from answer.texts import enumerations, lists
from answer.texts.enumerations import lists_in
from answer.texts.lists import denies, is_of
from index.terms import syllables
from tests.answer.cases import case_of
from tests.answer.conftest import Ask, Asked, passage

DECREE = """CHÍNH PHỦ
Số: 32/2024/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 15 tháng 3 năm 2024

NGHỊ ĐỊNH
Về quản lý, phát triển cụm công nghiệp

Căn cứ Luật Tổ chức Chính phủ;
Điều 7. Nguyên tắc phát triển cụm công nghiệp
1. Phù hợp với quy hoạch tỉnh.
2. Bảo vệ môi trường.
3. Sử dụng đất tiết kiệm.
Điều 8. Điều kiện thành lập, mở rộng cụm công nghiệp
1. Thành lập cụm công nghiệp phải đáp ứng các điều kiện sau:
a) Có trong Danh mục các cụm công nghiệp trên địa bàn cấp tỉnh;
b) Có doanh nghiệp có năng lực đầu tư xây dựng hạ tầng kỹ thuật;
c) Tỷ lệ lấp đầy trung bình của các cụm công nghiệp đạt trên 50%.
2. Mở rộng cụm công nghiệp phải đáp ứng các điều kiện sau:
a) Tổng diện tích sau khi mở rộng không vượt quá 75 ha;
b) Đạt tỷ lệ lấp đầy ít nhất 60%.
Điều 9. Hồ sơ thành lập cụm công nghiệp
1. Hồ sơ thành lập cụm công nghiệp gồm: Văn bản đề nghị; báo cáo đầu tư; quyết định phê duyệt quy hoạch.
2. Thời hạn giải quyết hồ sơ là 20 ngày.
Điều 10. Trách nhiệm của các bộ
1. Trách nhiệm của Bộ Công Thương về khuyến công:
- Kiểm tra việc khuyến công;
- Hướng dẫn khuyến công.
2. Trách nhiệm của Bộ Tài chính về khuyến công:
- Cấp vốn khuyến công;
- Quyết toán vốn khuyến công.
3. Trách nhiệm của Bộ Xây dựng về khuyến công:
- Thẩm định nhà xưởng;
- Nghiệm thu nhà xưởng.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính
"""

CONDITIONS = "2. Mở rộng cụm công nghiệp phải đáp ứng các điều kiện sau:"


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    return library(decree=DECREE)


LISTS = [
    ("Mở rộng cụm công nghiệp phải đáp ứng những điều kiện nào?", CONDITIONS, "a)", "b)"),
    ("mo rong cum cong nghiep phai dap ung nhung dieu kien nao?", CONDITIONS, "a)", "b)"),
    (
        "Thành lập cụm công nghiệp phải đáp ứng các điều kiện gì?",
        "1. Thành lập cụm công nghiệp phải đáp ứng các điều kiện sau:", "a)", "b)", "c)",
    ),
    (
        "Phát triển cụm công nghiệp theo những nguyên tắc nào?",
        "Điều 7. Nguyên tắc phát triển cụm công nghiệp", "1.", "2.", "3.",
    ),
    (
        "Hồ sơ thành lập cụm công nghiệp gồm những gì?",
        "1. Hồ sơ thành lập cụm công nghiệp gồm:", "Văn bản đề nghị", "báo cáo đầu tư",
        "quyết định phê duyệt quy hoạch",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "head", "items"), [(q, head, items) for q, head, *items in LISTS])
def test_the_list_meant_complete_and_in_order(kho, question, head, items):
    answer = kho(question)
    assert isinstance(answer, Answer)
    first, *rest = [sentence.text for sentence in answer.sentences]
    assert first == head
    assert len(rest) == len(items)
    assert all(text.startswith(item) for text, item in zip(rest, items, strict=True))


def test_each_item_has_its_own_address(kho):
    answer = kho("Mở rộng cụm công nghiệp phải đáp ứng những điều kiện nào?")
    ends = [citation.address.split(" › ")[-1] for citation in answer.citations]
    assert ends == ["Khoản 2", "điểm a", "điểm b"]


def test_what_only_others_are_said_to_be_is_no_list(kho):
    assert isinstance(kho("Mở rộng cụm công nghiệp phải qua những trường hợp nào?"), Refusal)


def test_several_lists_that_say_the_same_are_not_sure(kho):
    assert isinstance(kho("Bộ có những trách nhiệm gì về khuyến công?"), Refusal)


ITEMS = [
    ("Những hạn chế nào của việc mở rộng cụm công nghiệp?", False),
    ("Những điều kiện nào khi mở rộng cụm công nghiệp?", True),
    ("Mở rộng cụm công nghiệp phải có những gì?", True),
]


@pytest.mark.parametrize(("question", "named"), ITEMS)
def test_a_list_of_what_the_question_does_not_ask_for_is_only_possible(question: str, named: bool) -> None:
    text = f"{CONDITIONS}\na) Có quỹ đất;\nb) Đạt tỷ lệ lấp đầy ít nhất 60%."
    draft = lists.find(case_of(question, passage(text)))
    assert draft is not None
    assert (draft.sure is None or draft.sure > 0.6) is named


def test_a_heading_speaks_of_what_its_document_is_of(library):
    law = (
        "QUỐC HỘI\nLuật số: {number}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Hà Nội, ngày 14 tháng 6 năm 2025\n\nLUẬT\n{title}\n\nCăn cứ Hiến pháp;\n"
        "Điều 1. Phạm vi điều chỉnh\nLuật này quy định về quản lý.\nĐiều 3. Các hành vi bị nghiêm cấm\n{items}\n\n"
        "CHỦ TỊCH QUỐC HỘI\nTrần Thanh Mẫn\n"
    )
    asked = library(
        a=law.format(number="69/2025/QH15", title="HÓA CHẤT", items="1. Chiếm đoạt chất độc.\n2. Giấu nguồn gốc."),
        b=law.format(number="45/2019/QH14", title="LAO ĐỘNG", items="1. Phân biệt đối xử.\n2. Ngược đãi."),
    )
    for question, number in (("hóa chất", "69/2025/QH15"), ("lao động", "45/2019/QH14")):
        reply = asked(f"Những hành vi bị nghiêm cấm trong hoạt động {question}")
        said = reply if isinstance(reply, Answer) else reply.possible
        assert [cited.number for cited in said.citations] == [number] * 3
        assert said.sentences[0].text == "Điều 3. Các hành vi bị nghiêm cấm"


HEADS = [
    ("Thành lập cụm công nghiệp phải đáp ứng các điều kiện sau:", "điều kiện", False, True),
    ("Điều 72. Quyền và trách nhiệm của người điều khiển", "quyền và trách nhiệm", True, True),
    ("1. Người điều khiển phương tiện có quyền sau đây:", "quyền và trách nhiệm", False, False),
    ("Chấp hành báo hiệu theo thứ tự ưu tiên từ trên xuống dưới như sau:", "thứ tự", False, True),
    ("4. Chất độc có một trong các tiêu chí theo nguyên tắc phân loại sau:", "nguyên tắc", False, False),
    ("Điều 78. Trình tự xác định thẩm quyền và áp dụng biện pháp", "biện pháp", True, False),
    ("", "biện pháp", False, False),
]


@pytest.mark.parametrize(("head", "things", "heading", "expected"), HEADS)
def test_what_the_items_of_a_list_are(head, things, heading, expected):
    groups = [tuple(syllables(thing)) for thing in things.split(" và ")]
    assert is_of(head, groups, heading=heading) is expected


DENIES = [
    ("Không xem xét, kết nạp lại những người vì lý do:", True),
    ("6. Không được vượt xe trong trường hợp sau đây:", True),
    ("Điều 3. Các hành vi bị nghiêm cấm", True),
    ("Có những điều kiện nào không?", False),
    ("chỉ được chở một người, trừ những trường hợp sau:", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "expected"), DENIES)
def test_what_denies(text, expected):
    assert denies(text) is expected


INSIDE = [
    (
        "Còn một số bất cập: Chất lượng quy hoạch chưa tốt; đầu tư còn dàn trải; đời sống chưa bảo đảm.",
        "Còn một số bất cập:",
        ["Chất lượng quy hoạch chưa tốt", "đầu tư còn dàn trải", "đời sống chưa bảo đảm"],
    ),
    ("Hồ sơ gồm:\n- Đơn đề nghị;\n- Bản sao giấy phép.", "Hồ sơ gồm:", ["- Đơn đề nghị;", "- Bản sao giấy phép."]),
    # the items run over lines of their own
    (
        "Không kết nạp lại những người vì lý do: Tự bỏ sinh hoạt;\nlàm đơn xin ra khỏi Đảng; bị kết án.\nViệc khác.",
        "Không kết nạp lại những người vì lý do:",
        ["Tự bỏ sinh hoạt", "làm đơn xin ra khỏi Đảng", "bị kết án."],
    ),
]


@pytest.mark.parametrize(("text", "head", "items"), INSIDE)
def test_lists_inside_a_passage(text, head, items):
    (found,) = lists_in([passage(text)])
    assert found.head[0].text[slice(*found.head[1])] == head
    assert [part.text[slice(*place)] for ((part, place),) in found.items] == items


@pytest.mark.parametrize("text", ["", "Điều 5.", "Thời hạn: 15 ngày.", "Trồng sâm; trồng mía.", "Như sau:"])
def test_no_list(text):
    assert not list(lists_in([passage(text)]))


def test_a_long_item_gives_its_first_sentence_and_says_so():
    long = "Mở rộng hợp tác quốc tế. " * 40
    (found,) = lists_in([passage(f"Giải pháp gồm:\n- Trồng sâm;\n- {long}\n- Xây hồ.")])
    claims, shortened = enumerations.claims_of(found)
    assert shortened
    assert [claim.passage.text[claim.start : claim.end] for claim in claims] == [
        "Giải pháp gồm:", "- Trồng sâm;", "- Mở rộng hợp tác quốc tế.", "- Xây hồ.",
    ]  # fmt: skip


@pytest.mark.parametrize("near_miss", ["các điều kiện ", "những a, b ", "gồm ", "điều kiện và ", "1. ", ": ", "a; "])
def test_linear(near_miss):
    patterns = [
        value for module in (lists, enumerations) for value in vars(module).values() if isinstance(value, re.Pattern)
    ]
    assert len(patterns) >= 4
    text = near_miss * (20_000 // len(near_miss))
    started = time.process_time()
    for pattern in patterns:
        list(pattern.finditer(text))
    assert time.process_time() - started < 8
