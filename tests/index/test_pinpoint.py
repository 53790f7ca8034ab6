import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Pinpoint
from index.pinpoint import matches, read_pinpoint


@pytest.mark.parametrize(
    ("question", "words", "parts"),
    [
        ("điều 5 khoản 2 điểm a nghị định 30", "điều 5 khoản 2 điểm a", ("Điều 5", "Khoản 2", "điểm a")),
        ("khoản 2 Điều 5 nói gì", "khoản 2 Điều 5", ("Điều 5", "Khoản 2")),
        ("Điểm đ khoản 1 Điều 12a Luật Xây dựng", "Điểm đ khoản 1 Điều 12a", ("Điều 12a", "Khoản 1", "điểm đ")),
        ("mục II nghị quyết 26", "mục II", ("Mục II",)),
        ("muc ii nghi quyet 26", "muc ii", ("Mục II",)),
        ("phần III mục 2", "phần III mục 2", ("Phần III", "Mục 2")),
        ("mục II.1 giao việc gì", "mục II.1", ("Mục II", "1")),
        ("dieu 5 khoan 2 quy dinh gi", "dieu 5 khoan 2", ("Điều 5", "Khoản 2")),
        ("DIEU 5 noi gi", "DIEU 5", ("Điều 5",)),
        ("điều 95 luật xây dựng khoản 4", "điều 95 luật xây dựng khoản 4", ("Điều 95", "Khoản 4")),
        ("khoản 2 Điều 5 và khoản 3 Điều 7", "khoản 2 Điều 5 và khoản 3 Điều 7", ("Điều 5", "Khoản 2")),
        ("điều 5 và điều 7 luật", "điều 5 và điều 7", ("Điều 5",)),
        ("nêu tại mục II phần 1", "mục II phần 1", ("Phần 1", "Mục II")),
        ("đ5 k2 luật hóa chất", "đ5 k2", ("Điều 5", "Khoản 2")),
        ("K.2, Đ.5 luật hóa chất", "K.2, Đ.5", ("Điều 5", "Khoản 2")),
        ("chương iv có mấy điều", "chương iv", ("Chương IV",)),
        ("phụ lục I kèm theo", "phụ lục I", ("Phụ lục I",)),
        ("theo các điều 3, 4 và 5 thì sao", "điều 3, 4 và 5", ("Điều 3",)),
    ],
)
def test_reads(question: str, words: str, parts: tuple[str, ...]) -> None:
    found = read_pinpoint(question)
    assert found is not None
    start, end, pinpoint = found
    assert (question[start:end], pinpoint.parts) == (words, parts)


@pytest.mark.parametrize(
    "question",
    [
        "điều kiện 5 năm", "chỉ tiêu trồng sâm là bao nhiêu", "giảm 3 điểm phần trăm", "mục tiêu năm 2030",
        "tài khoản 138", "hạng mục 2 của dự án", "thời điểm 5 giờ",
        "phan dau dat 5%", "điểm 3 triệu đồng", "", "phần lớn", "khoản nào quy định",
        "theo quy định tại Điều này",
        "tăng trưởng giai đoạn 1996-2009", "đoạn 2 nói gì",
    ],
)  # fmt: skip
def test_reads_no_place(question: str) -> None:
    assert read_pinpoint(question) is None


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        # state documents
        (("Điều 43", "Khoản 3"), "135/2025/QH15 › Chương III › Điều 43 › Khoản 3 › điểm a"),
        (("Điều 43", "Khoản 3", "điểm a"), "135/2025/QH15 › Chương III › Điều 43 › Khoản 3 › điểm a"),
        (("Chương 2", "Mục 1"), "135/2025/QH15 › Chương II › Mục 1 › Điều 22"),
        (("Phụ lục 2",), "03/NQ-CP › Phụ lục II › bảng 1 › dòng 120"),
        # Party documents call their places nothing
        (("Mục II",), "26-NQ/TU › II › 2 › 2.1 › gạch 2"),
        (("Mục 2",), "26-NQ/TU › II › 2 › 2.1 › gạch 2"),
        (("Mục II", "Khoản 2", "điểm 2.1"), "26-NQ/TU › II › 2 › 2.1 › gạch 2"),
        (("Mục II", "1"), "26-NQ/TU › II › 1 › 1.1 › gạch 3"),
        (("Điều 10", "Khoản 6"), "294-QĐ/TW › 10 › 10.6 › 10.6.2 › b)"),
        (("Điều 10", "điểm b"), "294-QĐ/TW › 10 › 10.6 › 10.6.2 › b)"),
        (("Phần B", "Mục III"), "20-NQ/TW › B › III › 2 › 2.6"),
        (("Mục II", "điểm k"), "03/NQ-CP › II › 2 › k)"),
        (("Khoản 1", "điểm đ"), "30/2020/NĐ-CP › Điều 5 › Khoản 1 › điểm đ"),
        # typed without accents
        (("Khoản 1", "điểm d"), "30/2020/NĐ-CP › Điều 5 › Khoản 1 › điểm đ"),
    ],
)
def test_is_at_the_place(parts: tuple[str, ...], address: str) -> None:
    assert matches(Pinpoint(parts), address)


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (("Điều 4",), "135/2025/QH15 › Chương III › Điều 43 › Khoản 3 › điểm a"),
        (("Điều 43", "Khoản 2"), "135/2025/QH15 › Chương III › Điều 43 › Khoản 3 › điểm a"),
        (("Khoản 43",), "135/2025/QH15 › Chương III › Điều 43"),
        (("Mục II",), "26-NQ/TU › III"),
        (("Mục II", "điểm 2.1"), "26-NQ/TU › III › 2 › 2.1"),
        (("Điều 2",), "26-NQ/TU › II › 2"),
        (("Điều 5",), "294-QĐ/TW › 10 › 10.5"),
        (("Khoản 3",), "26-NQ/TU › II › 1 › gạch 3"),
        (("Khoản 1", "điểm đ"), "30/2020/NĐ-CP › Điều 5 › Khoản 1 › điểm d"),
        # the number of the document is no place
        (("Mục 26",), "26-NQ/TU"),
    ],
)
def test_is_elsewhere(parts: tuple[str, ...], address: str) -> None:
    assert not matches(Pinpoint(parts), address)


@given(st.text(st.sampled_from("điều khoản mục điểm 0123456789ivxIVX.,ađ›"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = read_pinpoint(text)
    if found is not None:
        start, end, pinpoint = found
        assert 0 <= start < end <= len(text)
        assert matches(pinpoint, " › ".join(("x", *pinpoint.parts)))
