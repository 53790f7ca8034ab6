import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import FoundDocument
from index.named_documents import DocumentNames, letters

ISSUERS = {"26-NQ/TU": "Tỉnh ủy Kon Tum", "57-NQ/TW": "Bộ Chính trị", "30/2020/NĐ-CP": "Chính phủ",
           "07/CT-TTg": "Thủ tướng Chính phủ", "36/2025/TT-BNNMT": "Bộ Nông nghiệp và Môi trường"}  # fmt: skip


def document(number: str, kind: str, title: str, date: str, *, sample: bool = False) -> FoundDocument:
    return FoundDocument(
        id=0, slug=f"{'mau.' if sample else ''}{number}", number=number, type=kind, title=title,
        issuer=ISSUERS.get(number), place=None, date=datetime.date.fromisoformat(date), signer=None, role=None,
        system="state", sample=sample, file="a.txt", sha256="", passages=1,
    )  # fmt: skip


NAMES = DocumentNames(
    [
        document("26-NQ/TU", "Nghị quyết", "lãnh đạo thực hiện nhiệm vụ 3 tháng cuối năm 2024", "2024-10-22"),
        document("23-NQ/TU", "Nghị quyết", "bản mẫu", "2023-12-05", sample=True),
        document("57-NQ/TW", "Nghị quyết", "về đột phá phát triển khoa học", "2024-12-22"),
        document("20-NQ/TW", "Nghị quyết", "về khoa học và công nghệ", "2012-11-01"),
        document("20/NQ-CP", "Nghị quyết", "về chuyển đổi số", "2023-02-02"),
        document("66.18/2026/NQ-CP", "Nghị quyết", "cắt giảm thủ tục", "2026-05-02"),
        document("30/2020/NĐ-CP", "Nghị định", "về công tác văn thư", "2020-03-05"),
        document("32/2024/NĐ-CP", "Nghị định", "về quản lý cụm công nghiệp", "2024-03-15"),
        document("07/CT-TTg", "Chỉ thị", "chấn chỉnh quản lý khu kinh tế", "2012-03-02"),
        document("294-QĐ/TW", "Quy định", "thi hành Điều lệ Đảng", "2025-05-26"),
        document("30-QĐ/TW", "Quy định", "kiểm tra, giám sát", "2016-07-26"),
        document("36-HD/VPTW", "Hướng dẫn", "thể thức văn bản của Đảng", "2018-04-03"),
        document("36/2025/TT-BNNMT", "Thông tư", "khai thác tận thu", "2025-07-02"),
        document("5/KH-UBND", "Kế hoạch", "phát triển kinh tế - xã hội năm 2025", "2025-01-02"),
        document("135/2025/QH15", "Luật", "XÂY DỰNG", "2025-12-10"),
        document("31/2024/QH15", "Luật", "Đất đai", "2024-01-18"),
        document("45/2013/QH13", "Luật", "Đất đai", "2013-11-29"),
        document("61/2020/QH14", "Luật", "Luật Đầu tư", "2020-06-17"),
        document("147/2025/QH15", "Luật", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐỊA CHẤT VÀ KHOÁNG SẢN", "2025-12-11"),
    ]
)


@pytest.mark.parametrize(
    ("question", "words", "numbers"),
    [
        # whole numbers
        ("26-NQ/TU giao chỉ tiêu gì", "26-NQ/TU", ["26-NQ/TU"]),
        ("Nghị quyết số 26-nq/tu nói gì", "Nghị quyết số 26-nq/tu", ["26-NQ/TU"]),
        ("26 nq tu kon tum giao gi", "26 nq tu", ["26-NQ/TU"]),
        ("nghị định 30/2020/NĐ-CP", "nghị định 30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
        ("30 2020 nd cp ve phong chu", "30 2020 nd cp", ["30/2020/NĐ-CP"]),
        ("nghị quyết 66.18/2026/NQ-CP", "nghị quyết 66.18/2026/NQ-CP", ["66.18/2026/NQ-CP"]),
        # a type and a numeral
        ("nghị quyết 26 giao gì", "nghị quyết 26", ["26-NQ/TU"]),
        ("what does Resolution 26 say", "Resolution 26", ["26-NQ/TU"]),
        ("hiệu lực thi hành thông tư 36", "thông tư 36", ["36/2025/TT-BNNMT"]),
        ("nq 26 ai ky", "nq 26", ["26-NQ/TU"]),
        ("nghi dinh 30 quy dinh phong chu gi", "nghi dinh 30", ["30/2020/NĐ-CP"]),
        ("nghị định 30/2020 về văn thư", "nghị định 30/2020", ["30/2020/NĐ-CP"]),
        ("nđ 32/2024 cụm công nghiệp", "nđ 32/2024", ["32/2024/NĐ-CP"]),
        ("nghị định số 32 năm 2024", "nghị định số 32 năm 2024", ["32/2024/NĐ-CP"]),
        ("chỉ thị 7 của Thủ tướng", "chỉ thị 7", ["07/CT-TTg"]),
        ("thông tư 36 khai thác tận thu", "thông tư 36", ["36/2025/TT-BNNMT"]),
        ("hướng dẫn 36 về thể thức", "hướng dẫn 36", ["36-HD/VPTW"]),
        ("quy định 294", "quy định 294", ["294-QĐ/TW"]),
        ("quy định 30 ngày 26/7/2016 nói gì", "quy định 30", ["30-QĐ/TW"]),
        ("hướng dẫn 36 khổ giấy", "hướng dẫn 36", ["36-HD/VPTW"]),
        ("nghị quyết 66.18 cắt giảm gì", "nghị quyết 66.18", ["66.18/2026/NQ-CP"]),
        ("nghị quyết 66.18/2026", "nghị quyết 66.18/2026", ["66.18/2026/NQ-CP"]),
        # several that may be meant
        ("nghị quyết 20 nói gì", "nghị quyết 20", ["20-NQ/TW", "20/NQ-CP"]),
        # laws
        ("Luật Xây dựng có mấy chương", "Luật Xây dựng", ["135/2025/QH15"]),
        ("luat xay dung co may chuong", "luat xay dung", ["135/2025/QH15"]),
        ("luật đất đai 2024 quy định gì", "luật đất đai 2024", ["31/2024/QH15"]),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2013", ["45/2013/QH13"]),
        ("Luật Đầu tư 2020", "Luật Đầu tư 2020", ["61/2020/QH14"]),
        (
            "luật sửa đổi bổ sung một số điều của luật địa chất và khoáng sản",
            "luật sửa đổi bổ sung một số điều của luật địa chất và khoáng sản",
            ["147/2025/QH15"],
        ),
        ("quy định thi hành Điều lệ Đảng nói gì về kỷ luật", "quy định thi hành Điều lệ Đảng", ["294-QĐ/TW"]),
        # named, but not here
        ("nghị quyết 66 nói gì", "nghị quyết 66", []),
        ("Luật Đầu tư công quy định gì", "Luật Đầu tư công", []),
        ("luật đất đai 2003 quy định gì", "luật đất đai 2003", []),
        ("nghị định 15/2021/NĐ-CP", "nghị định 15/2021/NĐ-CP", []),
        ("nghị quyết 99 của Quốc hội", "nghị quyết 99", []),
        ("nghị định 30/2019", "nghị định 30/2019", []),
    ],
)
def test_names(question: str, words: str, numbers: list[str]) -> None:
    (named,) = NAMES.named(question)
    assert question[named.start : named.end] == words
    assert [document.number for document in named.documents] == numbers
    assert named.holds
    assert not named.only_samples


@pytest.mark.parametrize(
    "question",
    [
        "chỉ tiêu trồng sâm", "kế hoạch 5 năm", "chương trình 135", "quyết định 3 nội dung", "nghị quyết năm 2024",
        "mục tiêu năm 2030", "luật lệ là gì", "tt 36% kế hoạch", "quyết định 57 tỷ đồng", "476 ha sâm", "nq", "",
        "kế hoạch phát triển kinh tế - xã hội năm 2025",
        "trong thời hạn quy định 30 ngày", "hướng dẫn 36 người", "kết luận 12 vụ việc", "quyết định 20 hộ",
        # two acts of that title
        "Luật Đất đai quy định gì",
    ],
)  # fmt: skip
def test_names_none(question: str) -> None:
    assert NAMES.named(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "nghị định nào hướng dẫn Luật Xây dựng", "văn bản nào sửa đổi nghị định 30/2020/NĐ-CP",
        "ai phải thực hiện Nghị quyết 57-NQ/TW", "Luật Xây dựng được sửa đổi khi nào",
        "các tỉnh triển khai thực hiện Nghị quyết số 57-NQ/TW ra sao", "nghị định 30/2020 hết hiệu lực khi nào",
    ],
)  # fmt: skip
def test_what_was_done_to_a_document_stands_elsewhere(question: str) -> None:
    (named,) = NAMES.named(question)
    assert named.documents
    assert not named.holds


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("nghị quyết 57 của Bộ Chính trị", True), ("nghị quyết 57 của Trung ương", True),
        ("nghị quyết 57 của Quốc hội", False), ("nghị quyết 26 của Trung ương", False),
        ("nghị quyết 26 của tỉnh ta", True), ("nghị định 30 của Chính phủ", True),
        ("thông tư 36 của Bộ Tài chính", False), ("chỉ thị 7 của UBND tỉnh", False),
        ("nghị định 30 thay thế nghị định nào", True),
    ],
)  # fmt: skip
def test_a_number_of_another_body_is_another_document(question: str, holds: bool) -> None:
    (named,) = NAMES.named(question)
    assert named.documents
    assert named.holds is holds


def test_a_made_up_example_is_not_meant() -> None:
    (named,) = NAMES.named("nghị quyết 23-NQ/TU giao bao nhiêu")
    assert (named.documents, named.only_samples) == ((), True)


def test_a_number_that_only_the_file_bears() -> None:
    unread = replace(document("1/QĐ", "Quyết định", "chấp thuận", "2026-01-01"), number=None, file="QD-2463-2026.pdf")
    (named,) = DocumentNames([unread]).named("quyết định 2463 nói gì")
    assert named.documents == (unread,)


def test_two_documents() -> None:
    found = NAMES.named("so sánh nghị quyết 26 với Nghị quyết 57-NQ/TW")
    assert [one.documents[0].number for one in found] == ["26-NQ/TU", "57-NQ/TW"]


@given(st.text(max_size=100) | st.text(st.sampled_from("nghị quyếtđnhlua 0123456789-/.QTUNCP"), max_size=100))
def test_any_text_is_read(text: str) -> None:
    assert len(letters(text)) == len(text)
    for one in NAMES.named(text):
        assert 0 <= one.start < one.end <= len(text)
