import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.sentences import asides, clauses, listing, sentences


def _texts(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "II. CHỈ TIÊU CHỦ YẾU", "1. Các cơ quan tham mưu", "1.1. Về kinh tế", "Điều 5. Phạm vi điều chỉnh",
        "PGS.TS. Nguyễn Văn A đến dự.", "TP. Kon Tum đạt chuẩn.", "ThS. Trần B. phát biểu.", "Hỗ trợ 500 tr.đ cho xã.",
        "V. I. Lê-nin viết.", "Đạt 2.100 tỷ đồng, tăng 9,5% so với cùng kỳ.", "T/M TỈNH ỦY",
        "1.5. Các chỉ tiêu khác: Chi tiết tại Phụ lục kèm theo.", "ngày 14-10-2024 tại Hội trường Tỉnh ủy.",
        "thiết lập quan hệ với một số nước... trong khu vực.",
    ],
)  # fmt: skip
def test_stays_one(text: str) -> None:
    assert _texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # closing quotes stay with their sentence
        ("“Tốt.” Rồi đi.", ["“Tốt.”", "Rồi đi."]),
        ("- Có thêm 05 xã đạt chuẩn. Phấn đấu đạt.", ["- Có thêm 05 xã đạt chuẩn.", "Phấn đấu đạt."]),
        # headings and items are units of their own
        (
            "1.1. Về kinh tế\n- Tốc độ tăng trưởng\n- Thu ngân sách",
            ["1.1. Về kinh tế", "- Tốc độ tăng trưởng", "- Thu ngân sách"],
        ),
        # capitals end where small letters begin
        ("QUYẾT NGHỊ\nTán thành những nội dung", ["QUYẾT NGHỊ", "Tán thành những nội dung"]),
        # one word of capitals is a name at the end of a wrapped line
        (
            "Tỷ trọng kinh tế số trong tổng sản phẩm đạt khoảng\n28% GRDP.",
            [
                "Tỷ trọng kinh tế số trong tổng sản phẩm đạt khoảng 28% GRDP.",
            ],
        ),
        # a heading well shorter than the paragraph below it
        (
            "Về kinh tế\nTốc độ tăng trưởng GRDP của tỉnh đạt khá.",
            ["Về kinh tế", "Tốc độ tăng trưởng GRDP của tỉnh đạt khá."],
        ),
        # lines wrapped in mid-sentence are joined, over a page break too
        (
            "Tăng cường quản lý, bảo vệ thương hiệu\nSâm Ngọc Linh và các dược liệu khác của\x0ctỉnh. Tiếp tục",
            ["Tăng cường quản lý, bảo vệ thương hiệu Sâm Ngọc Linh và các dược liệu khác của tỉnh.", "Tiếp tục"],
        ),
        ("quốc phòng, an ninh, \n\nxây dựng Đảng", ["quốc phòng, an ninh, xây dựng Đảng"]),
        # a line that ended with a stop ends a unit
        ("Nơi nhận:\nCác huyện ủy;\nLưu Văn phòng.", ["Nơi nhận:", "Các huyện ủy;", "Lưu Văn phòng."]),
        ("Có đạt không? Có!", ["Có đạt không?", "Có!"]),
        ("  \n\n", []),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


TARGETS = (
    "- Tốc độ tăng trưởng GRDP tăng từ 9,5% trở lên (cả năm; từ 8,2% trở lên); thu ngân sách 2.100 tỷ đồng;"
    " có 100 thôn (làng) đạt chuẩn."
)


def test_clauses_part_outside_brackets_only() -> None:
    assert [TARGETS[start:end] for start, end in clauses(TARGETS, 0, len(TARGETS))] == [
        "- Tốc độ tăng trưởng GRDP tăng từ 9,5% trở lên (cả năm; từ 8,2% trở lên)",
        "thu ngân sách 2.100 tỷ đồng",
        "có 100 thôn (làng) đạt chuẩn.",
    ]


def test_asides_are_more_than_a_word() -> None:
    assert [TARGETS[start:end] for start, end in asides(TARGETS, 0, len(TARGETS))] == ["cả năm; từ 8,2% trở lên"]


def test_an_open_bracket_hides_nothing() -> None:
    text = "a (b; c; d"
    assert len(clauses(text, 0, len(text))) == 3


def test_a_list_has_head_and_items() -> None:
    text = "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha."
    found = listing(text, 0, len(text))
    assert found is not None
    assert text[slice(*found.head)] == "Diện tích trồng mới các loại cây"
    assert [text[start:end] for start, end in found.items] == [
        "Cây cà phê xứ lạnh 180 ha", "cây mía 479 ha", "Sâm Ngọc Linh 476 ha",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "head", "items"),
    [
        ("1.3. Về quốc phòng, an ninh: Có từ 75% xã; giảm 5%.", "Về quốc phòng, an ninh", 2),
        ("1.5. Các chỉ tiêu khác: Chi tiết tại Phụ lục", "Các chỉ tiêu khác", 1),
        ("cụ thể như sau:", "cụ thể như sau", 0),
    ],
)
def test_run_in_headings(text: str, head: str, items: int) -> None:
    found = listing(text, 0, len(text))
    assert found is not None
    assert (text[slice(*found.head)], len(found.items)) == (head, items)


@pytest.mark.parametrize(
    "text", ["Không có đầu mục; chỉ có hai vế.", "họp lúc 10:30 tại", "đạt chuẩn (trong đó: 5 xã)"]
)
def test_no_list(text: str) -> None:
    assert listing(text, 0, len(text)) is None


@given(st.text(st.sampled_from("aÁbĐ. ;:\n\x0c-1(”)?…I"), max_size=80))
def test_nothing_but_blanks_is_left_out(text: str) -> None:
    end = 0
    for start, stop in sentences(text):
        assert not text[end:start].strip()
        assert text[start:stop].strip() == text[start:stop] != ""
        end = stop
    assert not text[end:].strip()
