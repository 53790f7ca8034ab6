import dataclasses
import datetime
import textwrap

import pytest

from ingest.form.header import Frame, find_frame
from ingest.form.lines import split_lines
from ingest.model import Header
from vietnamese.forms import clean

BODY = "\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định việc ấy.\n"


def frame(text: str) -> Frame:
    text = clean(text).text
    return find_frame(text, split_lines(text))


def header(text: str) -> Header:
    return frame(textwrap.dedent(text).strip("\n")).header


def signed(block: str) -> Header:
    """The header of a decree that ends with this block."""
    return header("CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nNGHỊ ĐỊNH\nVề công tác văn thư" + BODY + textwrap.dedent(block))


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

    def test_the_sample_mark(self):
        found = header(
            "VĂN BẢN MẪU — không phải văn bản thật\nTỈNH ỦY KON TUM\nSố 23-NQ/TU\nNGHỊ QUYẾT\nvề việc\nI. MỘT"
        )
        assert (found.sample, found.issuer, found.number) == (True, "Tỉnh ủy Kon Tum", "23-NQ/TU")


class TestState:
    def test_a_decree_in_two_columns_read_as_one_line(self):
        found = header(
            """
            CÔNG BÁO/Số 851 + 852/Ngày 01-7-2025 3
            VĂN BẢN QUY PHẠM PHÁP LUẬT
            CHÍNH PHỦ
            CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 158/2025/NĐ-CP Hà Nội, ngày 25 tháng 6 năm 2025
            NGHỊ ĐỊNH
            Quy định chi tiết một số điều
            của Luật Bảo hiểm xã hội
            Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
            Điều 1. Phạm vi
            """
        )
        assert found == Header(
            system="state",
            number="158/2025/NĐ-CP",
            type="Nghị định",
            issuer="Chính phủ",
            place="Hà Nội",
            date=datetime.date(2025, 6, 25),
            title="Quy định chi tiết một số điều của Luật Bảo hiểm xã hội",
        )

    def test_a_law_has_its_date_in_the_closing_formula(self):
        found = header("""
            QUỐC HỘI
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Luật số: 31/2024/QH15
            LUẬT
            ĐẤT ĐAI
            Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
            Điều 1. Phạm vi điều chỉnh
            Luật này quy định về đất đai.
            Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp bất thường lần thứ 5
            thông qua ngày 18 tháng 01 năm 2024.
            CHỦ TỊCH QUỐC HỘI
            (Đã ký)
            Vương Đình Huệ
        """)
        assert (found.number, found.type, found.title) == ("31/2024/QH15", "Luật", "ĐẤT ĐAI")
        assert (found.date, found.issuer) == (datetime.date(2024, 1, 18), "Quốc hội")
        assert (found.signer, found.role) == ("Vương Đình Huệ", "Chủ tịch Quốc hội")

    def test_a_law_with_its_type_and_title_on_one_line(self):
        found = header("QUỐC HỘI\nLuật số: 31/2024/QH15\nLUẬT ĐẤT ĐAI\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi")
        assert (found.type, found.title) == ("Luật", "ĐẤT ĐAI")

    def test_without_a_number_the_motto_tells_the_system(self):
        motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        assert header(f"CHÍNH PHỦ\n{motto}\nNGHỊ ĐỊNH\nVề văn thư\nĐiều 1. Một").system == "state"
        assert header("BỘ CHÍNH TRỊ\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾT LUẬN\nvề văn thư\nI. MỘT").system == "party"

    def test_what_a_title_names_is_another_document(self):
        """06/2026/TT-BTC as printed: its number ends in a Cyrillic С, its title names the circular that it amends."""
        found = header("""
            BỘ TÀI CHÍNH
            Số 06/2026/TT-BT\u0421
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Hà Nội, ngày 26 tháng 01 năm 2026
            THÔNG TƯ
            Sửa đổi, bổ sung một số điều của Thông tư số 13/2015/TT-BTC ngày 30
            tháng 01 năm 2015 của Bộ trưởng Bộ Tài chính

            BỘ TRƯỞNG BỘ TÀI CHÍNH
            Căn cứ Luật Hải quan;
            Điều 1. Sửa đổi
        """)
        assert found.number == "06/2026/TT-BTC"
        assert found.date == datetime.date(2026, 1, 26)
        assert found.title is not None
        assert found.title.endswith("của Bộ trưởng Bộ Tài chính")

    def test_a_number_that_only_a_title_names_is_not_taken(self):
        found = header("""
            BỘ CÔNG AN
            Số:      /2025/TT-BCA
            THÔNG TƯ
            Sửa đổi Thông tư số 85/2020/TT-BCA ngày 03 tháng 8 năm 2020
            Căn cứ Luật Tố cáo;
            Điều 1. Sửa đổi
        """)
        assert (found.number, found.type) == (None, "Thông tư")

    def test_a_number_on_its_own_line_below_the_type(self):
        """As law portals copy it."""
        found = header("""
            QUỐC HỘI
            NGHỊ QUYẾT
            SỐ 55/2010/QH12 NGÀY 24 THÁNG 11 NĂM 2010
            Căn cứ Hiến pháp;
            Điều 1. Miễn thuế
        """)
        assert (found.number, found.issuer) == ("55/2010/QH12", "Quốc hội")

    def test_number_and_date_broken_over_lines(self):
        found = header("""
            BỘ QUỐC PHÒNG
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA
            VIỆT NAM
            Số:
            03/2026/TT-BQP
            Hà Nội, ngày
            12
            tháng 01 năm 2026
            THÔNG TƯ
            Quy định về chế độ
            Căn cứ Luật Quốc phòng;
            Điều 1. Phạm vi
        """)
        assert (found.number, found.issuer, found.date) == (
            "03/2026/TT-BQP",
            "Bộ Quốc phòng",
            datetime.date(2026, 1, 12),
        )

    def test_a_consolidated_act_has_no_number_of_its_base(self):
        found = header("""
            VĂN BẢN HỢP NHẤT - BỘ Y TẾ

            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc

            THÔNG TƯ1
            Ban hành Danh mục thuốc

            Thông tư số 05/2015/TT-BYT ngày 17 tháng 3 năm 2015 của Bộ trưởng Bộ Y tế, có hiệu lực
            kể từ ngày 01 tháng 5 năm 2015 được sửa đổi, bổ sung bởi:
            Thông tư số 50/2017/TT-BYT ngày 29 tháng 12 năm 2017.
            Căn cứ Luật bảo hiểm y tế;
            Điều 1. Danh mục
        """)
        assert (found.number, found.type, found.issuer) == (None, "Văn bản hợp nhất", "Bộ Y tế")
        assert found.title == "Ban hành Danh mục thuốc"
        assert [doubt.field for doubt in found.doubts] == ["number"]
        assert "phần xác thực" in found.doubts[0].reason

    def test_a_letter(self):
        found = header("""
            ỦY BAN NHÂN DÂN
            TỈNH KON TUM
            Số: 4567/UBND-KTTH
            V/v giải ngân vốn đầu tư công
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Kon Tum, ngày 05 tháng 12 năm 2023
            Kính gửi: Các sở, ban, ngành.
            Thực hiện chỉ đạo của Thủ tướng Chính phủ.
        """)
        assert (found.number, found.type, found.system) == ("4567/UBND-KTTH", "Công văn", "state")
        assert found.title == "V/v giải ngân vốn đầu tư công"
        assert (found.issuer, found.date) == ("Ủy ban nhân dân tỉnh Kon Tum", datetime.date(2023, 12, 5))


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        # place names get capitals, institutions do not
        (["TỈNH UỶ KON TUM"], "Tỉnh uỷ Kon Tum"),
        (["THÀNH ỦY ĐÀ NẴNG"], "Thành ủy Đà Nẵng"),
        (["ĐẢNG BỘ TỈNH KON TUM", "HUYỆN ỦY ĐĂK GLEI"], "Huyện ủy Đăk Glei"),
        (["ỦY BAN NHÂN DÂN", "TỈNH KON TUM"], "Ủy ban nhân dân tỉnh Kon Tum"),
        (["HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"], "Hội đồng nhân dân thành phố Hà Nội"),
        (["ỦY BAN NHÂN DÂN XÃ NGỌC LINH"], "Ủy ban nhân dân xã Ngọc Linh"),
        # the superior body is left out
        (["ỦY BAN NHÂN DÂN", "TỈNH KON TUM", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"], "Sở Kế hoạch và Đầu tư"),
        (["BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"], "Tổng cục Thuế"),
        # a ministry's name on one, two and three lines
        (["BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH"], "Bộ Văn hóa, Thể thao và Du lịch"),
        (["BỘ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"], "Bộ Văn hóa, Thể thao và Du lịch"),
        (["BỘ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"], "Bộ Lao động - Thương binh và Xã hội"),
        (["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "BỘ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI"],
         "Bộ Lao động - Thương binh và Xã hội"),
        (["BỘ CÔNG THƯƠNG"], "Bộ Công Thương"),
        # the name of the state is none, but the bank's name ends like it
        (["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "CHÍNH PHỦ"], "Chính phủ"),
        (["NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"], "Ngân hàng Nhà nước Việt Nam"),
        (["ỦY BAN THƯỜNG VỤ QUỐC HỘI"], "Ủy ban Thường vụ Quốc hội"),
        (["THỦ TƯỚNG CHÍNH PHỦ"], "Thủ tướng Chính phủ"),
        (["BỘ CHÍNH TRỊ"], "Bộ Chính trị"),
        (["BAN THƯỜNG VỤ TỈNH ỦY"], "Ban Thường vụ Tỉnh ủy"),
    ],
)  # fmt: skip
def test_issuers(lines: list[str], issuer: str) -> None:
    text = "\n".join([*lines, "Số: 12/2024/QĐ-XX", "QUYẾT ĐỊNH", "Về việc này", "Căn cứ Luật;", "Điều 1. Một"])
    assert header(text).issuer == issuer


@pytest.mark.parametrize(
    ("block", "signer", "role"),
    [
        ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n(Đã ký)\nPhạm Minh Chính", "Phạm Minh Chính", "TM. Chính phủ, Thủ tướng"),
        ("TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Hồng Hà", "Trần Hồng Hà",
         "TM. Chính phủ, KT. Thủ tướng, Phó Thủ tướng"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nĐã ký: Nguyễn Đức Chi", "Nguyễn Đức Chi", "KT. Bộ trưởng, Thứ trưởng"),
        # the manner of signing on a line of its own
        ("KT.\nBỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Văn Thanh", "Lê Văn Thanh", "KT. Bộ trưởng, Thứ trưởng"),
        ("KT. THỐNG ĐỐC\nPHÓ THỐNG ĐỐC\nĐoàn Thái Sơn", "Đoàn Thái Sơn", "KT. Thống đốc, Phó Thống đốc"),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\nA Pớt", "A Pớt", "T/M Ban Thường vụ, Phó Bí thư thường trực"),
        # names of the Central Highlands
        ("T/M TỈNH ỦY\nPHÓ BÍ THƯ\nY Ngọc", "Y Ngọc", "T/M Tỉnh ủy, Phó Bí thư"),
        ("T/M TỈNH ỦY\nPHÓ BÍ THƯ\nNay H'Lan", "Nay H'Lan", "T/M Tỉnh ủy, Phó Bí thư"),
        # ranks and degrees are no part of the name
        ("BỘ TRƯỞNG\nĐại tướng Lương Tam Quang", "Lương Tam Quang", "Bộ trưởng"),
        ("GIÁM ĐỐC\nPGS.TS. Trần Văn Bảy", "Trần Văn Bảy", "Giám đốc"),
        ("CHỦ TỊCH QUỐC HỘI\nNGUYỄN THỊ KIM NGÂN", "Nguyễn Thị Kim Ngân", "Chủ tịch Quốc hội"),
        # nobody has signed yet
        ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG", None, None),
        # a bare manner of signing once brought the whole reading down
        ("TM.\nKT.\n", None, None),
    ],
)  # fmt: skip
def test_signers(block: str, signer: str | None, role: str | None) -> None:
    found = signed(block)
    assert (found.signer, ", ".join(filter(None, (found.manner, found.role))) or None) == (signer, role)


@pytest.mark.parametrize(
    ("block", "manner", "role"),
    [
        ("TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Hồng Hà", "TM. Chính phủ, KT. Thủ tướng", "Phó Thủ tướng"),
        ("T/M TỈNH ỦY\nBÍ THƯ\nA Pớt", "T/M Tỉnh ủy", "Bí thư"),
        ("BỘ TRƯỞNG\nLương Tam Quang", None, "Bộ trưởng"),
        # an office over two lines, and a chain of manners
        ("TL. BỘ TRƯỞNG\nKT. CHỦ TỊCH\nỦY BAN CHỨNG KHOÁN NHÀ NƯỚC\nPHÓ CHỦ TỊCH\nLê Thị Việt Nga",
         "TL. Bộ trưởng, KT. Chủ tịch Ủy ban chứng khoán nhà nước", "Phó Chủ tịch"),
        # a stamp over the line
        ("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNGy]\nPhạm Thị Thanh Trà", "KT. Thủ tướng", "Phó Thủ tướng"),
    ],
)  # fmt: skip
def test_manner_and_role(block: str, manner: str | None, role: str | None) -> None:
    found = signed(block)
    assert (found.manner, found.role) == (manner, role)


def test_an_annex_after_the_signature_is_not_the_tail() -> None:
    text = (
        "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nNGHỊ ĐỊNH\nVề công tác văn thư" + BODY + "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\n"
        "Nguyễn Xuân Phúc\nPHỤ LỤC I\n(Kèm theo Nghị định số 30/2020/NĐ-CP)\nI. PHÔNG CHỮ\n"
        "CHỦ TỊCH\nTrần Văn Ví Dụ\n"
    )  # fmt: skip
    found = frame(text)
    assert found.header.signer == "Nguyễn Xuân Phúc"
    assert text[found.tail_start : found.tail_end] == "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Xuân Phúc"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t\n",
        "Một đoạn văn bình thường, không có tiêu đề nào cả.\nNó có hai dòng.",
        "1. Một\n2. Hai",
        "Meeting notes\n\nNothing official here.",
        "a" * 500,
    ],
)
def test_a_text_that_is_no_document_has_no_header(text: str) -> None:
    found = frame(text)
    assert dataclasses.replace(found.header, doubts=()) == Header()
    assert [doubt.field for doubt in found.header.doubts] == ["document"]
    assert (found.head_end, found.tail_start, found.tail_end) == (0, len(text), len(text))


@pytest.mark.parametrize(
    "line",
    [
        "NGÀY",
        "Số:",
        "Số",
        "TM.",
        "KT. ",
        "QUYẾT ĐỊNH",
        "Kon Tum, ngày",
        "ngày 32 tháng 13 năm 2024",
        "Số: 1/2/3/4",
        "*",
        "---",
    ],
)
def test_a_head_of_scraps_says_nothing_and_breaks_nothing(line: str) -> None:
    found = header("\n".join([line] * 50))
    assert (found.number, found.date, found.signer) == (None, None, None)


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


@pytest.mark.parametrize(
    ("lines", "superior"),
    [
        (["BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"], "Bộ Tài chính"),
        (["ỦY BAN NHÂN DÂN", "TỈNH KON TUM", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"], "Ủy ban nhân dân tỉnh Kon Tum"),
        (["ĐẢNG BỘ TỈNH KON TUM", "HUYỆN ỦY ĐĂK GLEI"], "Đảng bộ tỉnh Kon Tum"),
        (["BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"], "Ban Chấp hành Trung ương"),
        # one name over two lines, and what the Gazette prints above a document
        (["ỦY BAN NHÂN DÂN", "TỈNH KON TUM"], None),
        (["VĂN PHÒNG", "QUỐC HỘI"], None),
        (["VĂN BẢN QUY PHẠM PHÁP LUẬT", "BỘ CÔNG AN", "BỘ CÔNG AN"], None),
        # those who issue it together are all issuers
        (["BỘ CÔNG AN - BỘ QUỐC PHÒNG -", "BỘ Y TẾ"], None),
    ],
)  # fmt: skip
def test_superior(lines: list[str], superior: str | None) -> None:
    text = "\n".join([*lines, "Số: 12/2024/QĐ-XX", "QUYẾT ĐỊNH", "Về việc này", "Căn cứ Luật;", "Điều 1. Một"])
    assert header(text).superior == superior


@pytest.mark.parametrize(
    ("mark", "secrecy", "urgency"),
    [
        ("TỐI MẬT", "Tối mật", None),
        ("[MẬT]", "Mật", None),
        ("HOẢ TỐC", None, "Hỏa tốc"),
        ("HỎA TỐC HẸN GIỜ", None, "Hỏa tốc"),
        ("Độ khẩn: Thượng khẩn", None, "Thượng khẩn"),
        # words, not marks
        ("BẢO VỆ BÍ MẬT NHÀ NƯỚC", None, None),
        ("Mật", None, None),
        ("khẩn trương thực hiện", None, None),
    ],
)
def test_marks(mark: str, secrecy: str | None, urgency: str | None) -> None:
    text = f"TỈNH ỦY KON TUM\n{mark}\nSố 26-CV/TU\nKẾ HOẠCH\nvề việc\nI. MỘT"
    found = header(text)
    assert (found.secrecy, found.urgency) == (secrecy, urgency)
    stamped = find_frame(text, split_lines(text.replace(f"{mark}\n", "")), (mark,)).header
    assert (stamped.secrecy, stamped.urgency) == (secrecy, urgency)
