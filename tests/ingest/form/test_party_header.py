"""Heads and tails of Party documents."""

import datetime

import pytest

from ingest.model import Header
from tests.ingest.test_header import header


class TestParty:
    def test_a_province(self):
        found = header("""
            TỈNH ỦY KON TUM
            *
            Số 26-NQ/TU
            ĐẢNG CỘNG SẢN VIỆT NAM
            Kon Tum, ngày 22 tháng 10 năm 2024
            NGHỊ QUYẾT
            HỘI NGHỊ LẦN THỨ MƯỜI BẢY
            BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI

            lãnh đạo thực hiện nhiệm vụ kinh tế - xã hội
            3 tháng cuối năm 2024
            -----
            Hội nghị lần thứ 17 họp ngày 14-10-2024.
            I. TÌNH HÌNH
            Nghị quyết này được phổ biến đến chi bộ.
            Nơi nhận:
            - Các đồng chí Tỉnh ủy viên,
            - Các ban, ban cán sự đảng,
              đảng ủy trực thuộc,
            - Lưu Văn phòng Tỉnh ủy.
            T/M TỈNH ỦY
            BÍ THƯ
            Dương Văn Trang
        """)
        assert found == Header(
            system="party",
            number="26-NQ/TU",
            type="Nghị quyết",
            issuer="Tỉnh ủy Kon Tum",
            place="Kon Tum",
            date=datetime.date(2024, 10, 22),
            title="lãnh đạo thực hiện nhiệm vụ kinh tế - xã hội 3 tháng cuối năm 2024",
            meeting="HỘI NGHỊ LẦN THỨ MƯỜI BẢY BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI",
            signer="Dương Văn Trang",
            manner="T/M Tỉnh ủy",
            role="Bí thư",
            recipients=(
                "Các đồng chí Tỉnh ủy viên",
                "Các ban, ban cán sự đảng, đảng ủy trực thuộc",
                "Lưu Văn phòng Tỉnh ủy",
            ),
        )

    def test_a_heading_decides_between_quyet_dinh_and_quy_dinh(self):
        found = header("""
            BAN CHẤP HÀNH TRUNG ƯƠNG
            *
            Số 294-QĐ/TW
            ĐẢNG CỘNG SẢN VIỆT NAM
            Hà Nội, ngày 26 tháng 5 năm 2025
            QUY ĐỊNH
            THI HÀNH ĐIỀU LỆ ĐẢNG
            -----
            - Căn cứ Điều lệ Đảng;
            1. Điều 1
        """)
        assert (found.type, found.issuer, found.title) == (
            "Quy định", "Ban Chấp hành Trung ương", "THI HÀNH ĐIỀU LỆ ĐẢNG"
        )  # fmt: skip

    def test_a_copy_from_the_web_with_its_marks(self):
        """57-NQ/TW as the Party's own site gives it: no type heading, Markdown."""
        found = header("""
            # Nghị quyết số 57-NQ/TW

            **Thay mặt Bộ Chính trị, Tổng Bí thư Tô Lâm đã ký ban hành Nghị quyết số 57-NQ/TW.**

            I- QUAN ĐIỂM CHỈ ĐẠO
        """)
        assert (found.system, found.number, found.type, found.date) == ("party", "57-NQ/TW", "Nghị quyết", None)

    @pytest.mark.parametrize(
        ("introduction", "title"),
        [
            # 57-NQ/TW: date in brackets, the body in between
            (
                "đã ký ban hành Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị về đột phá phát triển khoa "
                "học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia.",
                "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
            ),
            ("ký ban hành Nghị quyết số 57-NQ/TW, về đột phá khoa học.", "về đột phá khoa học"),
            # of another document
            ("đã ký ban hành Nghị quyết số 56-NQ/TW của Bộ Chính trị về đột phá khoa học.", None),
            ("đã ký ban hành Nghị quyết số 57-NQ/TW.", None),
        ],
    )
    def test_the_title_that_its_introduction_gives(self, introduction, title):
        found = header(f"""
            # Nghị quyết số 57-NQ/TW

            **Thay mặt Bộ Chính trị, Tổng Bí thư Tô Lâm {introduction}**

            *Trân trọng giới thiệu toàn văn Nghị quyết số 57-NQ/TW:*

            Phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số đang là yếu tố quyết định.

            I- QUAN ĐIỂM CHỈ ĐẠO
        """)
        assert (found.number, found.title) == ("57-NQ/TW", title)

    def test_the_sample_mark(self):
        found = header(
            "VĂN BẢN MẪU — không phải văn bản thật\nTỈNH ỦY KON TUM\nSố 23-NQ/TU\nNGHỊ QUYẾT\nvề việc\nI. MỘT"
        )
        assert (found.sample, found.issuer, found.number) == (True, "Tỉnh ủy Kon Tum", "23-NQ/TU")
