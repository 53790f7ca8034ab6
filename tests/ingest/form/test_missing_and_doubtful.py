"""What a header does not say, or says in a way that is to be checked: each with its reason."""

import datetime

import pytest

from ingest.model import Header
from tests.ingest.test_header import frame, header


class TestWhatIsMissingOrDoubtful:
    def doubts(self, found: Header) -> dict[str, str]:
        assert all(doubt.reason.endswith(".") for doubt in found.doubts)
        return {doubt.field: doubt.reason for doubt in found.doubts}

    def test_a_form_with_blanks(self):
        found = header("""
            ỦY BAN NHÂN DÂN
            TỈNH KON TUM
            Số:      /KH-UBND
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Kon Tum, ngày     tháng     năm 2026
            KẾ HOẠCH
            Trồng Sâm Ngọc Linh
            Căn cứ Luật Lâm nghiệp;
            1. Một
        """)
        assert (found.number, found.type, found.date, found.place) == (None, "Kế hoạch", None, "Kon Tum")
        assert self.doubts(found) == {
            "number": "Chỗ ghi số còn để trống («Số: /KH-UBND»): có thể là bản dự thảo hoặc biểu mẫu.",
            "date": "Chỗ ghi ngày, tháng còn để trống: có thể là bản dự thảo hoặc ngày ghi tay.",
        }

    def test_noise_of_a_scan_is_shown_and_not_mended(self):
        found = header("TỈNH ỦY KON TUM\nSố 26-NO/TU\nKon Tum, ngày 22 tháng 10 năm 2024\nNGHỊ QUYẾT\nvề\nI. MỘT")
        assert (found.number, found.type) == ("26-NO/TU", "Nghị quyết")
        assert "có thể là 26-NQ/TU" in self.doubts(found)["number"]

    def test_what_is_written_by_hand_is_not_guessed(self):
        found = header("""
            CHÍNH PHỦ
            Số: Jƒ /2019/NĐ-CP
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Hà Nội, ngày #0 tháng 8 năm 2019
            NGHỊ ĐỊNH
            Quy định xử phạt
            Căn cứ Luật;
            Điều 1. Một
        """)
        assert (found.number, found.date, found.type) == (None, None, "Nghị định")
        assert "viết tay" in self.doubts(found)["number"]
        assert "Hà Nội" in self.doubts(found)["date"]

    @pytest.mark.parametrize(
        ("printed", "number"),
        [
            ("26 - nq/tu", "26-NQ/TU"),
            ("26-nq/tu", "26-NQ/TU"),
            ("24/2026//NQ-CP", "24/2026/NQ-CP"),
            ("1141-TC/QĐ/CĐKT", "1141-TC/QĐ/CĐKT"),
            ("66.19/2026/NQ-CP", "66.19/2026/NQ-CP"),
            ("116\n/2025/QH15", "116/2025/QH15"),
            ("01/2016/TTLT-BTC-\nBNV", "01/2016/TTLT-BTC-BNV"),
        ],
    )
    def test_numbers_as_they_are_printed(self, printed: str, number: str) -> None:
        found = header(f"BỘ NỘI VỤ\nSố: {printed}\nHà Nội, ngày 01 tháng 01 năm 2026\nNGHỊ QUYẾT\nvề\nĐiều 1. Một")
        assert found.number == number
        mended = [doubt.reason for doubt in found.doubts if "được hiểu là" in doubt.reason]
        assert bool(mended) == ("//" in printed)

    def test_an_annex_has_no_number_of_its_own(self):
        found = frame(
            "PHỤ LỤC VIII\nPHÂN QUYỀN THỦ TỤC HÀNH CHÍNH\n(Kèm theo Nghị quyết số 66.19/2026/NQ-CP ngày 18 tháng 5 "
            "năm 2026 của Chính phủ)\nA. MỘT PHẦN LỚN\n1. Hai"
        )
        read = found.header
        assert (read.number, read.type, read.issuer, read.date) == (None, "Phụ lục", None, None)
        assert read.title == "PHÂN QUYỀN THỦ TỤC HÀNH CHÍNH"
        assert "số 66.19/2026/NQ-CP" in self.doubts(read)["number"]
        assert found.head_end == 0

    def test_a_regulation_that_a_decision_attaches(self):
        found = header("""
            ỦY BAN NHÂN DÂN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            TỈNH AN GIANG
            Long Xuyên, ngày 07 tháng 3 năm 2002
            BẢN QUY ĐỊNH
            Chính sách khuyến khích
            (Ban hành kèm theo Quyết định số: 522/2002/QĐ.UB
            ngày 07/3/2002 của UBND tỉnh An Giang)
            Chương I
            NHỮNG QUY ĐỊNH CHUNG
        """)
        assert (found.number, found.type, found.title) == (None, "Quy định", "Chính sách khuyến khích")
        assert found.issuer == "Ủy ban nhân dân tỉnh An Giang"

    def test_a_consolidated_text_has_its_number_in_the_attestation(self):
        found = header("""
            THÔNG TƯ
            Hướng dẫn công bố thông tin
            Thông tư số 96/2020/TT-BTC ngày 16 tháng 11 năm 2020, có hiệu lực kể từ ngày 01 tháng 01 năm 2021.
            Căn cứ Luật Chứng khoán;
            Điều 1. Phạm vi
            Thông tư này quy định./.
            BỘ TÀI CHÍNH
            Số: 10/VBHN-BTC
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Hà Nội, ngày 20 tháng 4 năm 2026
            XÁC THỰC VĂN BẢN HỢP NHẤT
            KT. BỘ TRƯỞNG
            THỨ TRƯỞNG
            Nguyễn Đức Chi
            PHỤ LỤC I
            MẪU
        """)
        assert (found.number, found.type, found.issuer) == ("10/VBHN-BTC", "Văn bản hợp nhất", "Bộ Tài chính")
        assert (found.date, found.signer) == (datetime.date(2026, 4, 20), "Nguyễn Đức Chi")
        assert found.doubts == ()

    def test_two_documents_in_one_file(self):
        one, two = (
            f"CHÍNH PHỦ\nSố: {number}/2026/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Hà Nội, ngày 01 tháng 02 năm 2026\nNGHỊ ĐỊNH\nVề việc\nĐiều 1. Một\nHết.\n"
            "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính\n"
            for number in (5, 6)
        )
        found = header(one + two)
        assert found.number == "5/2026/NĐ-CP"
        assert "số 6/2026/NĐ-CP" in self.doubts(found)["document"]
        assert header(one).doubts == ()

    def test_what_does_not_fit_together(self):
        found = header(
            "CHÍNH PHỦ\nSố: 5/2024/TT-BTC\nHà Nội, ngày 01 tháng 02 năm 2026\nNGHỊ ĐỊNH\nVề việc\nĐiều 1. Một"
        )
        assert set(self.doubts(found)) == {"type", "date"}

    def test_an_introduction_above_the_head_is_read_and_marked(self):
        found = header("""
            # Nghị quyết số 57-NQ/TW

            **Thay mặt Bộ Chính trị, Tổng Bí thư đã ký ban hành Nghị quyết số 57-NQ/TW ngày 22/12/2024 về đột phá.**

            I- QUAN ĐIỂM CHỈ ĐẠO
        """)
        assert (found.number, found.issuer, found.date) == ("57-NQ/TW", "Bộ Chính trị", datetime.date(2024, 12, 22))
        assert {"date", "issuer"} <= set(self.doubts(found))

    def test_an_english_text(self):
        found = header(
            "THE GOVERNMENT\nNo. 30/2020/ND-CP\nHanoi, March 5, 2020\nDECREE\nOn clerical work\nArticle 1. Scope"
        )
        assert (found.number, found.type, found.date) == (None, None, None)
        assert found.doubts != ()

    def test_all_run_together(self):
        found = header("""
            NGHỊ ĐỊNH
            CỦA CHÍNH PHỦ SỐ 29/1998/NĐ-CP NGÀY 11 THÁNG 5 NĂM 1998
            VỀ VIỆC BAN HÀNH QUY CHẾ THỰC HIỆN DÂN CHỦ Ở XÃ
            CHÍNH PHỦ
            Căn cứ Luật Tổ chức Chính phủ;
            Điều 1. Một
        """)
        assert (found.number, found.issuer, found.date) == (
            "29/1998/NĐ-CP", "Chính phủ", datetime.date(1998, 5, 11)
        )  # fmt: skip
        assert found.title == "VỀ VIỆC BAN HÀNH QUY CHẾ THỰC HIỆN DÂN CHỦ Ở XÃ"

    @pytest.mark.parametrize(
        "text",
        [
            "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 116/2003/NĐ-CP NGÀY 10 THÁNG 10 NĂM 2003\nVỀ TUYỂN DỤNG\nCHÍNH PHỦ\nCăn cứ;",
            "Nghị định của Chính phủ số 116/2003/NĐ-CP ngày 10 tháng 10 năm 2003 về tuyển dụng\nCăn cứ Luật;",
            "Nghị định số 116/2003/NĐ-CP ngày 10/10/2003 của Chính phủ\nvề tuyển dụng\nCăn cứ Luật;",
        ],
    )
    def test_a_citation_for_a_head(self, text: str) -> None:
        found = header(text + "\nĐiều 1. Một\nHết.")
        assert (found.type, found.number, found.issuer, found.date) == (
            "Nghị định", "116/2003/NĐ-CP", "Chính phủ", datetime.date(2003, 10, 10)
        )  # fmt: skip
        assert (found.title or "").lower() == "về tuyển dụng"

    def test_type_and_title_on_one_line(self):
        found = header("""
            ỦY BAN NHÂN DÂN
            TỈNH LÀO CAI
            Số: 2338/QĐ-UBND
            QUYẾT ĐỊNH CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ
            ĐỒNG THỜI CHẤP THUẬN NHÀ ĐẦU TƯ
            (Cấp lần đầu: ngày 02 tháng 7 năm 2026)
            CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI
            Căn cứ Luật Đầu tư;
            Điều 1. Một
        """)
        assert found.type == "Quyết định"
        assert found.title == "CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ ĐỒNG THỜI CHẤP THUẬN NHÀ ĐẦU TƯ"
