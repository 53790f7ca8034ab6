import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.form.lines import CAPITAL, quoted_lines, split_lines, without_contents, without_running_heads


def _bare(text: str) -> list[str]:
    return [line.bare for line in split_lines(text)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("  I. MỘT  \n\n\tHai\t\n", ["I. MỘT", "Hai"]),
        # marks that copies from the web carry
        ("# Nghị quyết", ["Nghị quyết"]),
        ("**4-** Ban Tuyên giáo", ["4- Ban Tuyên giáo"]),
        ("1\\. Nâng cao", ["1. Nâng cao"]),
        ("\\- Các tỉnh uỷ,", ["- Các tỉnh uỷ,"]),
        ("|   *Nơi nhận:*", ["Nơi nhận:"]),
        ("> trích", ["trích"]),
        # a lone star is the Party's rule, not a mark
        ("*", ["*"]),
        ("   \n \f \n", []),
        ("", []),
    ],
)
def test_bare(text: str, bare: list[str]) -> None:
    assert _bare(text) == bare


def test_gap_is_a_blank_line_or_a_new_page() -> None:
    assert [line.gap for line in split_lines("một\nhai\n\nba\n \nbốn\fnăm")] == [False, False, True, True, True]


def test_rules() -> None:
    assert [line.is_rule for line in split_lines("*\n-----\n____\n- một\n1")] == [True, True, True, False, False]


@given(st.text(st.sampled_from("aĐ1.*_\\-#>| \t\n\f“"), max_size=60))
def test_every_place_of_the_bare_line_leads_to_its_character(text: str) -> None:
    for line in split_lines(text):
        assert line.start <= line.offset(len(line.bare)) <= line.end
        assert "".join(text[line.offset(place)] for place in range(len(line.bare) - 1)) == line.bare[:-1]


def test_capitals_are_capitals_only() -> None:
    letters = CAPITAL.replace("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert letters.isupper()
    assert len(set(letters)) == len(letters) == 26 + 67


class TestRunningHeads:
    def kept(self, text: str) -> list[str]:
        return [line.bare for line in without_running_heads(text, split_lines(text))]

    def test_a_head_on_every_page(self):
        bodies = ["Điều 1. Một", "Điều 2. Hai", "Điều 3. Ba", "Điều 4. Bốn"]
        pages = [f"CÔNG BÁO/Số 286/Ngày 27-05-2026 {number}\n{body}" for number, body in enumerate(bodies, 9)]
        assert self.kept("\f".join(pages)) == bodies

    def test_left_and_right_pages_differ(self):
        bodies = ["một", "hai", "ba", "bốn", "năm", "sáu"]
        heads = ["9 CÔNG BÁO/Số 5", "CHÍNH PHỦ 10"] * 3
        assert self.kept("\f".join(f"{head}\n{body}" for head, body in zip(heads, bodies, strict=True))) == bodies

    def test_page_numbers_at_the_foot(self):
        assert self.kept("một\n1\fhai\n- 2 -\fba\n3\fbốn\n4") == ["một", "hai", "- 2 -", "ba", "bốn"]

    @pytest.mark.parametrize(
        "text",
        [
            # one page, or two: nothing is known to repeat
            "Một\nMột\nMột",
            "Đầu 1\nMột\fĐầu 2\nHai",
            # repeated, but within the pages
            "a1\nChung\nb1\fa2 khác\nChung\nb2 khác\fđầu\nChung\ncuối",
            "",
            "\f\f\f",
        ],
    )
    def test_what_stays(self, text: str) -> None:
        assert self.kept(text) == _bare(text)


class TestQuotedLines:
    def quoted(self, text: str) -> list[str]:
        lines = split_lines(text)
        return [line.bare for line, inside in zip(lines, quoted_lines(lines), strict=True) if inside]

    def test_an_amendment(self):
        text = "1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Một “từ” khác.\nĐiều 6. Tên\nHết.”.\nĐiều 2. Hiệu lực"
        assert self.quoted(text) == ["1. Một “từ” khác.", "Điều 6. Tên", "Hết.”."]

    def test_opened_after_a_colon(self):
        assert self.quoted("2. Bổ sung khoản 3: “3. Một\nĐiều 4. Hai.”\nĐiều 3. Ba") == ["Điều 4. Hai.”"]

    def test_closed_with_a_straight_quote(self):
        assert self.quoted('“d) Một;\nđ) Hai.".\nĐiều 2. Ba') == ['đ) Hai.".']

    def test_straight_quotes_only(self):
        assert self.quoted('"Điều 10. Một\nHai".\nĐiều 11. Ba') == ['Hai".']

    def test_a_wrapped_quotation_within_does_not_close(self):
        text = "“Điều 5. Một\nlà “từ rất\ndài” tiếp.\nĐiều 6. Hai.”\nĐiều 2. Ba"
        assert self.quoted(text) == ["là “từ rất", "dài” tiếp.", "Điều 6. Hai.”"]

    def test_a_forgotten_closing_mark_does_not_swallow_the_rest(self):
        text = "“Điều 5. Một\nHai.\nĐiều 2. Ba\n“Điều 7. Bốn\nNăm.”\nĐiều 3. Sáu"
        assert self.quoted(text) == ["Năm.”"]

    @pytest.mark.parametrize(
        "text",
        [
            "Phong trào “Dân vận khéo” gắn với\nĐiều 2. Hai",
            # within a sentence it is a citation that runs over the line end
            "gọi là “một\nhai” và\nĐiều 2. Ba",
            "“Bốn tại chỗ” là phương châm\nĐiều 2. Hai",
            "“Điều 5. Không bao giờ đóng\nĐiều 2. Hai\nĐiều 3. Ba",
            "",
        ],
    )
    def test_nothing_quoted(self, text: str) -> None:
        assert self.quoted(text) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # dots, tabs and blanks before the page, an entry over two lines
        ("MỤC LỤC\nĐiều 1. Phạm vi .......... 3\nĐiều 2. Đối tượng áp dụng và\nnguyên tắc\t4\nĐiều 3. Hết   5\n"
         "NGHỊ ĐỊNH\nĐiều 1. Phạm vi", ["NGHỊ ĐỊNH", "Điều 1. Phạm vi"]),
        # too few entries, or none: words
        ("MỤC LỤC\nĐiều 1. Phạm vi .... 3\nNGHỊ ĐỊNH", ["MỤC LỤC", "Điều 1. Phạm vi .... 3", "NGHỊ ĐỊNH"]),
        ("MỤC LỤC\nMột.\nHai.", ["MỤC LỤC", "Một.", "Hai."]),
        ("Điều 1. Phạm vi 3\nĐiều 2. Hết 4\nĐiều 3. Ba 5", ["Điều 1. Phạm vi 3", "Điều 2. Hết 4", "Điều 3. Ba 5"]),
    ],
)  # fmt: skip
def test_a_table_of_contents(text: str, kept: list[str]) -> None:
    assert [line.bare for line in without_contents(split_lines(text))] == kept
