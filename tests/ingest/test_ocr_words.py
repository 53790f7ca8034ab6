"""What becomes of the words that tesseract saw: their order, and figures that it may have misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ingest.scans.figures import doubtful, look_again
from ingest.scans.layout import Seen, in_reading_order, seen_lines
from tests.ingest.scanned import BODY, HEAD, TAIL, tsv

ORDERED = [
    "CHÍNH PHỦ", "Số: 99/2025/NĐ-CP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Hà Nội, ngày 01 tháng 7 năm 2025", "NGHỊ ĐỊNH", "Về việc thử nghiệm mẫu vật trong phòng kín",
    *(text for _, _, text in BODY),
    "Nơi nhận:", "- Ban Bí thư Trung ương Đảng;", "- Văn phòng Quốc hội;", "- Lưu: VT, CN.",
    "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Nguyễn Văn Mẫu",
]  # fmt: skip


def ordered(given_tsv: str) -> list[str]:
    lines, _ = in_reading_order(seen_lines(given_tsv), 2480, 3508)
    return [" ".join(word.text for word in line) for line in lines]


class TestReadingOrder:
    def test_head_and_tail_are_read_by_columns(self):
        assert ordered(tsv((*HEAD, *BODY, *TAIL))) == ORDERED

    def test_head_without_a_type(self):
        """A letter has no type's heading: its head ends below number and date, and `V/v` follows."""
        letter = (*HEAD[:5], (250, 480, "V/v xử lý kiến nghị"), (900, 620, "Kính gửi: Bộ Công Thương"), *BODY)
        lines = ordered(tsv(letter))
        assert lines.index("Số: 99/2025/NĐ-CP") < lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        assert lines.index("Hà Nội, ngày 01 tháng 7 năm 2025") < lines.index("Kính gửi: Bộ Công Thương")

    def test_party_head(self):
        lines = ordered(
            tsv(
                (
                    (300, 250, "TỈNH ỦY MẪU"), (1300, 250, "ĐẢNG CỘNG SẢN VIỆT NAM"),
                    (300, 400, "Số 26-NQ/TU"), (1250, 400, "Mẫu, ngày 22 tháng 10 năm 2024"),
                    (1080, 620, "NGHỊ QUYẾT"), *BODY,
                )
            )
        )  # fmt: skip
        assert lines[:5] == [
            "TỈNH ỦY MẪU", "Số 26-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Mẫu, ngày 22 tháng 10 năm 2024", "NGHỊ QUYẾT",
        ]  # fmt: skip

    def test_stamp_beside_the_title_is_no_text(self):
        stamp = ((150, 620, "CỔNG THÔNG TIN"), (150, 690, "ĐẾN Ngày"))
        lines, stamps = in_reading_order(seen_lines(tsv((*HEAD, *stamp, *BODY))), 2480, 3508)
        # tesseract's words come from left to right
        assert [" ".join(word.text for word in line) for line in stamps] == ["CỔNG THÔNG TIN", "ĐẾN Ngày"]
        assert "NGHỊ ĐỊNH" in [" ".join(word.text for word in line) for line in lines]

    def test_rows_of_a_table_stay_lines(self):
        rows = tuple(
            (left, 1000 + 60 * row, text)
            for row, texts in enumerate((("STT", "Chỉ tiêu", "2024"), ("1", "GRDP", "9,5%"), ("2", "Thu", "2.100")))
            for left, text in zip((300, 700, 1500), texts, strict=True)
        )
        assert ordered(tsv(rows)) == ["STT Chỉ tiêu 2024", "1 GRDP 9,5%", "2 Thu 2.100"]

    def test_words_that_cannot_be_read_are_no_text(self):
        """A dotted line to be filled in, read as figures."""
        given_tsv = (
            tsv(BODY) + tsv(((300, 1100, "Tài khoản:"),)) + "\n" + tsv(((800, 1100, "22121101"),), confidence=12)
        )
        lines, aside = in_reading_order(seen_lines(given_tsv), 2480, 3508)
        assert "22121101" not in [word.text for line in lines for word in line]
        assert [word.text for line in aside for word in line] == ["22121101"]

    def test_what_a_stamp_left_beside_a_heading_is_no_text(self):
        """As on a real scan: the words of the stamp at 0 to 8, those of the heading at 96."""
        stamp = tsv(((200, 1000, "gicrocnge (HI04PHỦ"),), confidence=4)
        lines, aside = in_reading_order(seen_lines(stamp + "\n" + tsv(((1080, 1000, "NGHỊ ĐỊNH"),))), 2480, 3508)
        assert [word.text for line in lines for word in line] == ["NGHỊ", "ĐỊNH"]
        assert [word.text for line in aside for word in line] == ["gicrocnge", "(HI04PHỦ"]

    def test_an_unsure_word_in_a_sentence_stays(self):
        sentence = tsv(((300, 1000, "Cơ quan"),)) + "\n" + tsv(((490, 1000, "không"),), confidence=10)
        lines, aside = in_reading_order(seen_lines(sentence + "\n" + tsv(((615, 1000, "thu phí"),))), 2480, 3508)
        assert [word.text for line in lines for word in line] == ["Cơ", "quan", "không", "thu", "phí"]
        assert aside == []

    @pytest.mark.parametrize(
        "row",
        [
            "",
            "5\t1\t1",
            "5\t1\t1\t1\t1\t1\tx\t0\t10\t10\t90\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\tnan\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t-1\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t0\t10\t90\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t90\t   ",
            # A rule is no word.
            "5\t1\t1\t1\t1\t1\t0\t0\t90\t4\t95\t——__—",
            "\x00\x00\ufffd\t" * 11 + "5",
        ],
    )
    def test_rows_that_are_no_words(self, row: str):
        assert seen_lines(row) == []

    @given(
        st.lists(
            st.tuples(
                st.integers(0, 2400), st.integers(0, 3400),
                st.sampled_from(["CỘNG HÒA XÃ HỘI", "Nơi nhận:", "NGHỊ ĐỊNH", "Số: 1/QĐ-TTg", "TM. UBND", "a", "9,5%"]),
            ),
            max_size=12,
        )
    )  # fmt: skip
    def test_no_word_is_lost_or_doubled(self, pieces: list[tuple[int, int, str]]):
        lines = seen_lines(tsv(tuple(pieces)))
        kept, stamps = in_reading_order(lines, 2480, 3508)
        words = sorted((word.left, word.top, word.text) for line in lines for word in line)
        assert sorted((word.left, word.top, word.text) for line in (*kept, *stamps) for word in line) == words


class TestDoubtfulFigures:
    @pytest.mark.parametrize(
        "text",
        ["2018;", "9,5%", "59/2022/NĐ-CP", "(15).", "05/9/2022,", "2.100.000", "Điều", "QH15", "V.09.02.05", "II.",
         "2021-2030", "≥85%", "“26-NQ/TU”", "a1)", "1719/QĐ-TTg", "I", "a)", "3.000đ/ngày", "QL14C", "N2O"],
    )  # fmt: skip
    def test_sound(self, text: str):
        assert not doubtful(Seen(text, 0, 0, 10, 10, 0.95))

    @pytest.mark.parametrize(
        "text",
        # As tesseract read real and made scans: 11, 11, 11, 11, 13-KL/TW, 57, 2018, 42, 1/2006/QH11
        ["l1", "I1", "l]", "1]", "1§-KL/TW", "§7", "20l8", "42_", "1⁄200WQHI1", "ll"],
    )
    def test_odd(self, text: str):
        assert doubtful(Seen(text, 0, 0, 10, 10, 0.95))

    def test_unsure(self):
        assert doubtful(Seen("2018;", 0, 0, 10, 10, 0.5))
        assert not doubtful(Seen("năm", 0, 0, 10, 10, 0.5))

    @pytest.mark.parametrize(
        ("first", "sure", "second", "sure_again", "text", "is_doubtful"),
        [
            # Both the same, also where punctuation differs.
            ("2018;", 0.7, "2018,", 0.9, "2018;", False),
            ("2018;", 0.4, "2018", 0.9, "2018;", False),
            # The first unsure, or no figure: the second, with the punctuation of the first.
            ("(4339624095);", 0.0, "433962.4095", 0.9, "(433962.4095);", False),
            ("l1", 0.95, "11", 0.7, "11", False),
            ("I1,", 0.95, "11", 0.7, "11,", False),
            # Both sure: nothing is decided.
            ("432037305", 0.95, "432037.305", 0.9, "432037305", True),
            # The second is not sure, or saw nothing.
            ("434339.5356", 0.92, "434339,5356", 0.5, "434339.5356", False),
            ("2019", 0.5, "2018", 0.5, "2019", True),
            ("5.", 0.95, "", 0.0, "5.", False),
            ("58,5%", 0.95, "58,5%", 0.9, "58,5%", False),
        ],
    )
    def test_second_look(self, first: str, sure: float, second: str, sure_again: float, text: str, is_doubtful: bool):
        word, other = Seen(first, 20, 20, 120, 60, sure), Seen("trước", 200, 20, 300, 60, 0.9)

        def read(sheet: Image.Image) -> list[list[Seen]]:
            return [[Seen(second, 66, 54, 166, 94, sure_again)]] if second else []

        settled, untouched = look_again(Image.new("L", (400, 100), 255), [[word, other]], read)[0]
        assert (settled.text, doubtful(settled)) == (text, is_doubtful)
        assert untouched == other
