"""Running heads and feet, page numbers, stamps: found where they are, and nothing that is content."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.margins import Line, find_margins, is_stamp

BODY = [
    "Điều {0}. Trách nhiệm của cơ quan số {0}",
    "Cơ quan thứ {0} chịu trách nhiệm thi hành quyết định này.",
    "Nội dung {0}.",
]


def margins(*pages: list[str]) -> list[list[str]]:
    """The margins of pages of lines; a line that begins with `|` is a row of a table."""
    lines = [[Line(line, line.startswith("|")) for line in page] for page in pages]
    return [
        [page[place].text for place in sorted(found)] for page, found in zip(lines, find_margins(lines), strict=True)
    ]


def body(number: int) -> list[str]:
    return [line.format(chr(64 + number) * 3) for line in BODY]


class TestHeads:
    def test_the_gazette_with_other_heads_left_and_right(self):
        pages = [
            [f"CÔNG BÁO/Số 286/Ngày 27-05-2026 {n}" if n % 2 else f"{n} CÔNG BÁO/Số 286/Ngày 27-05-2026", "", *body(n)]
            for n in range(91, 95)
        ]
        assert margins(*pages) == [[page[0]] for page in pages]

    def test_the_gazette_on_one_page(self):
        assert margins(["36", "36", "36 CÔNG BÁO/Số 699 + 700/Ngày 09-6-2024", *body(1)])[0][-1].startswith(
            "36 CÔNG BÁO"
        )

    def test_a_head_above_a_page_number(self):
        pages = [["Quy chế chi tiêu nội bộ", str(n), *body(n)] for n in range(1, 7)]
        found = margins(*pages)
        assert found[0] == []  # the first may be the title; its number lies beneath it
        assert found[1:] == [["Quy chế chi tiêu nội bộ", str(n)] for n in range(2, 7)]

    @pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "Trang {}/9", "– {} –"])
    def test_page_numbers_at_the_foot(self, form):
        pages = [[*body(n), form.format(n)] for n in range(1, 6)]
        assert margins(*pages) == [[form.format(n)] for n in range(1, 6)]

    def test_roman_page_numbers(self):
        pages = [[*body(n), number] for n, number in enumerate(["i", "ii", "iii", "iv"], 1)]
        assert margins(*pages) == [["i"], ["ii"], ["iii"], ["iv"]]

    def test_numbers_from_the_second_page_on(self):
        """As offices print: none on page 1."""
        assert margins(body(1), ["2", *body(2)], ["3", *body(3)]) == [[], ["2"], ["3"]]


class TestContentStays:
    @pytest.mark.parametrize(
        "lines",
        [
            pytest.param(["1.", "2.", "3.", "4."], id="numbers of a list"),
            pytest.param(["I.", "II.", "III.", "IV."], id="numbers of sections"),
            pytest.param(["9,5", "10,5", "11,5", "12,5"], id="figures"),
            pytest.param(["2021", "2023", "2027", "2035"], id="years that do not grow as pages do"),
            pytest.param(["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."], id="articles"),
            pytest.param(["1. Mục tiêu", "2. Nhiệm vụ", "3. Giải pháp", "4. Tổ chức"], id="headings"),
        ],
    )
    def test_first_lines(self, lines):
        assert margins(*[[line, *body(n)] for n, line in enumerate(lines, 1)]) == [[], [], [], []]

    def test_a_table_head_without_lines_stays_once(self):
        head = "STT Tên nhiệm vụ Đơn vị chủ trì"
        assert margins(*[[head, *body(n)] for n in range(1, 5)]) == [[], [head], [head], [head]]

    def test_heads_that_differ_in_their_years(self):
        heads = ["Chỉ tiêu năm 2021", "Chỉ tiêu năm 2021", "Chỉ tiêu năm 2023", "Chỉ tiêu năm 2023"]
        assert margins(*[[head, *body(n)] for n, head in enumerate(heads, 1)]) == [[], [], [], []]

    def test_rows_of_a_table(self):
        assert margins(*[["| STT | Tên", *body(n), f"| {n}"] for n in range(1, 6)]) == [[]] * 5

    def test_one_number_alone_on_one_page(self):
        assert margins([*body(1), "2"], [*body(2)], [*body(3)]) == [[], [], []]

    def test_no_lines(self):
        assert margins([], ["", " "], []) == [[], [], []]


STAMP = [
    "Người ký: Cổng Thông tin điện tử Chính phủ",
    "Email: thongtin@chinhphu.vn",
    "Thời gian ký: 29/6/2026 10:00:00",
]


class TestStamps:
    def test_above_the_text(self):
        assert margins([*STAMP, *body(1)]) == [STAMP]

    def test_ky_boi(self):
        stamp = ["Ký bởi: ỦY BAN NHÂN DÂN TỈNH", "Ngày ký: 01-07-2026 08:30:12 +07:00"]
        assert margins([*body(1), *stamp]) == [stamp]

    def test_signature_not_verified(self):
        assert margins(["Signature Not Verified", *body(1)]) == [["Signature Not Verified"]]

    def test_a_form_with_a_line_for_who_signs(self):
        assert margins([*body(1), "Người ký: ..........", "Chức vụ: .........."]) == [[]]

    def test_is_stamp(self):
        assert is_stamp("Ký bởi: Bộ Công Thương")
        assert not is_stamp("Nghị quyết này đã được ký ban hành.")


@given(st.lists(st.lists(st.text("ab1 2-iv.\n|", max_size=6), max_size=6), max_size=6))
def test_only_places_on_the_page(pages: list[list[str]]) -> None:
    found = find_margins([[Line(line) for line in page] for page in pages])
    assert [max(places, default=-1) < len(page) for places, page in zip(found, pages, strict=True)] == [True] * len(
        pages
    )
