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


def test_a_telegram_has_the_hour_before_its_date_and_says_who_sends_it() -> None:
    found = header(
        """
        ỦY BAN NHÂN DÂN TỈNH QUẢNG HÀ
        Số: 14/CĐ-UBND
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Quảng Hà, hồi 16 giờ 30 phút ngày 17 tháng 9 năm 2026

        CÔNG ĐIỆN
        Về việc tập trung ứng phó bão số 9

        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH QUẢNG HÀ điện:
        - Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh.
        """
    )
    assert (found.place, found.date) == ("Quảng Hà", datetime.date(2026, 9, 17))
    assert found.title == "Về việc tập trung ứng phó bão số 9"


def test_a_title_in_capitals_may_begin_on_the_line_of_who_resolved_it() -> None:
    found = header(
        """
        BỘ CHÍNH TRỊ
        Số: 84-NQ/TW
        Hà Nội, ngày 12 tháng 02 năm 2026
        NGHỊ QUYẾT
        CỦA BỘ CHÍNH TRỊ VỀ NÂNG CAO VỊ THẾ QUỐC GIA ĐẾN NĂM 2030
        I- TÌNH HÌNH
        """
    )
    assert found.title == "VỀ NÂNG CAO VỊ THẾ QUỐC GIA ĐẾN NĂM 2030"


ANNEX = (
    "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n| TT | Nhiệm vụ |\n|---|---|\n| 1 | Kho dữ liệu |\n| 2 | Học bạ số |\n| 3 | Camera |\n"
)
RECEIVED = "Nơi nhận:\n- Tỉnh ủy;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        (ANNEX + RECEIVED + "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐặng Thị Bích Hằng\n", "Đặng Thị Bích Hằng"),
        # A form at the end of an annex has a name, but no recipients of the document.
        (ANNEX + "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Mẫu\n", None),
        (ANNEX + RECEIVED + "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nĐặng Thị Hằng\nĐiều 9. Một dòng nữa\n", None),
    ],
)
def test_a_plan_may_be_signed_below_its_tables(block: str, signer: str | None) -> None:
    assert signed(block).signer == signer


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
