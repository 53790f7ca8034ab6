"""Heads as portals, old word processors and scans give them; the texts are real, shortened."""

import datetime

import pytest

from ingest.form.header import find_frame
from ingest.form.issuers import as_known
from ingest.form.lines import split_lines
from ingest.form.type_heading import type_misread
from ingest.model import Header
from vietnamese.forms import clean


def header(*lines: str) -> Header:
    text = clean("\n".join(lines)).text
    return find_frame(text, split_lines(text)).header


def doubts(found: Header) -> dict[str, str]:
    return {doubt.field: doubt.reason for doubt in found.doubts}


NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số:\n78\n/202\n5\n/TT-BCA", "78/2025/TT-BCA"),
        ("Luật số:\n120\n/202\n5\n/QH1\n5", "120/2025/QH15"),
        ("Nghị quyết\nsố:\n253\n/\n2025\n/QH15", "253/2025/QH15"),
        ("S\nố:\n90\n/20\n25\n/TT-BNNM\nT", "90/2025/TT-BNNMT"),
        # the line below the number is not of it
        ("Số: 12/2026/TT-BTC\nTHÔNG TIN", "12/2026/TT-BTC"),
    ],
)
def test_a_torn_number(printed: str, number: str) -> None:
    found = header("BỘ TÀI CHÍNH", printed, NATION, "THÔNG TƯ", "Về việc thử", "Căn cứ Luật;", "Điều 1. Một")
    assert found.number == number


def test_a_torn_head() -> None:
    found = header(
        "CHÍNH PH", "Ủ", "-------", NATION, "---------------", "Số: 242/2025/NĐ-CP", "Hà N", "ội, ng",
        "ày 10 tháng 9 năm 2025", "N", "GHỊ ĐỊNH", "V", "ề quản lý vốn", "Căn cứ Luật;", "Điều 1. Một",
        "TM. CHÍNH PHỦ", "KT. THỦ TƯ", "ỚNG", "PHÓ THỦ TƯỚNG", "Bùi Thanh Sơn",
    )  # fmt: skip
    assert (found.number, found.type, found.issuer) == ("242/2025/NĐ-CP", "Nghị định", "Chính phủ")
    assert (found.place, found.date, found.title) == ("Hà Nội", datetime.date(2025, 9, 10), "Về quản lý vốn")
    assert (found.signer, found.manner) == ("Bùi Thanh Sơn", "TM. Chính phủ, KT. Thủ tướng")


def test_the_state_misspelt_is_no_issuer() -> None:
    found = header("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHÍA VIỆT NAM", "Số: 3/2026/TT-BGDĐT", "THÔNG TƯ",
                   "Về việc thử", "Điều 1. Một")  # fmt: skip
    assert found.issuer == "Bộ Giáo dục và Đào tạo"


def test_abbreviations_and_the_office_above_the_bases() -> None:
    found = header(
        "UBND TỈNH BÀ RỊA – VŨNG TÀU     CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BQL CÁC KHU CÔNG NGHIỆP         Độc lập – Tự do – Hạnh phúc", "BÀ RỊA – VŨNG TÀU", "*",
        "Số :          /QĐ. BQL–VP    Vũng Tàu , ngày      tháng     năm 2007", "",
        "QUYẾT ĐỊNH", "V/v : Ban hành Quy chế chi tiêu nội bộ", "",
        "TRƯỞNG BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH BÀ RỊA- VŨNG TÀU", "- Căn cứ Nghị định;", "Điều 1 : Nay ban hành",
    )  # fmt: skip
    assert found.issuer == "Ban Quản lý các khu công nghiệp Bà Rịa - Vũng Tàu"
    assert found.superior == "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"
    assert found.title == "V/v : Ban hành Quy chế chi tiêu nội bộ"


def test_a_type_with_its_issuer_beside_it() -> None:
    found = header(
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ", "Số:  256 /2004/QĐ-UB", "TP.Cần Thơ, ngày  01 tháng  7 năm 2004", "",
        "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "V/v ban hành Chương trình Cải cách hành chính",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", "Căn cứ Luật;", "Điều 1. Một", "TM . UBND THÀNH PHỐ CẦN THƠ",
        "CHỦ TỊCH", "Võ Thanh Tòng",
    )  # fmt: skip
    assert (found.type, found.title) == ("Quyết định", "V/v ban hành Chương trình Cải cách hành chính")
    assert (found.signer, found.role) == ("Võ Thanh Tòng", "Chủ tịch")
    assert found.manner is not None
    assert found.manner.startswith("TM.")


def test_before_unicode_capitals_had_no_accents() -> None:
    found = header(
        "Nghị định của Chính phủ", "số 116/2003/NĐ-CP ngày 10/10/2003", "về việc tuyển dụng cán bộ, công chức.", "",
        "Chính phủ", "", "Căn cứ Luật Tổ chức Chính phủ;", "Điều 1. Một", "TM. Chính phủ", "Thủ tướng", "Phan Văn Khải",
    )  # fmt: skip
    assert (found.number, found.issuer, found.date) == ("116/2003/NĐ-CP", "Chính phủ", datetime.date(2003, 10, 10))
    assert found.title == "về việc tuyển dụng cán bộ, công chức"
    assert (found.signer, found.manner, found.role) == ("Phan Văn Khải", "TM. Chính phủ", "Thủ tướng")


def test_headings_of_the_page_are_not_the_title() -> None:
    found = header("Trang chủ", "Thông tư số 152/2025/TT-BTC Hướng dẫn kế toán", "TRANG CHỦ", "GIỚI THIỆU")
    assert (found.number, found.title) == ("152/2025/TT-BTC", "Hướng dẫn kế toán")


def test_the_state_beside_the_type_is_not_the_title_but_may_be_named_in_it() -> None:
    found = header("QUỐC HỘI", "Luật số: 18/2003/QH11", "LUẬT", "Cộng hoà xã hội chủ nghĩa Việt Nam",
                   "Độc lập - Tự do - Hạnh phúc", "HỢP TÁC XÃ", "Căn cứ Hiến pháp;", "Điều 1. Một")  # fmt: skip
    assert found.title == "HỢP TÁC XÃ"
    found = header("BỘ CÔNG THƯƠNG", "Số: 06/2026/TT-BCT", NATION, "THÔNG TƯ",
                   "Quy định việc thực hiện Bản Thỏa thuận giữa",
                   "Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Lào", "Căn cứ Luật;")  # fmt: skip
    assert found.title is not None
    assert found.title.endswith("giữa Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam và Lào")
    found = header("BỘ CÔNG THƯƠNG", "Số: 06/2026/TT-BCT", NATION, "THÔNG TƯ",
                   "Quy định việc thực hiện Bản Thỏa thuận với", "Cộng hòa xã hội chủ nghĩa Việt Nam",
                   "Căn cứ Luật;")  # fmt: skip
    assert found.title == "Quy định việc thực hiện Bản Thỏa thuận với Cộng hòa xã hội chủ nghĩa Việt Nam"


def test_a_field_to_be_filled_in_is_no_issuer() -> None:
    for field in ("TÊN DOANH NGHIỆP", "TÊN ĐƠN VỊ: .....", "CƠ QUAN …"):
        assert header(field, "Số:      /TB-DN", NATION, "THÔNG BÁO", "Về việc thử", "Kính gửi: Sở ấy").issuer is None


def test_a_long_title_may_end_in_a_full_stop() -> None:
    long = (
        "Sửa đổi, bổ sung một số điều của Nghị định số 112/2021/NĐ-CP ngày 10 tháng 12 năm 2021 của Chính phủ quy định"
    )
    found = header("CHÍNH PHỦ", "Số: 372/2025/NĐ-CP", NATION, "NGHỊ ĐỊNH", f"{long} về lao động.", "Căn cứ", "Luật;")
    assert found.title == f"{long} về lao động."
    text = (
        "Nghị định này quy định việc thử nghiệm, người thử nghiệm và nơi thử nghiệm trong cả nước. Người thử nghiệm là "
    )
    assert header("CHÍNH PHỦ", "Số: 3/2025/NĐ-CP", NATION, "NGHỊ ĐỊNH", f"{text} người làm việc ấy").title is None


def test_an_introduction_tells_the_title_too() -> None:
    found = header(
        "Nghị quyết số 57-NQ/TW", "", "Thay mặt Bộ Chính trị, Tổng Bí thư đã ký ban hành Nghị quyết số 57-NQ/TW (ngày "
        "22/12/2024) của Bộ Chính trị về đột phá phát triển khoa học. Trân trọng giới thiệu:", "", "I- QUAN ĐIỂM",
    )  # fmt: skip
    assert (found.issuer, found.title) == ("Bộ Chính trị", "về đột phá phát triển khoa học")
    assert {"date", "issuer", "title"} <= set(doubts(found))


class TestWhoEnacts:
    BASES = ("Căn cứ Luật Tổ chức;", "Theo đề nghị của Cục trưởng Cục ấy;")

    def test_a_head_that_was_lost(self):
        found = header("THÔNG TƯ", "Về việc thử", *self.BASES,
                       "Bộ trưởng Bộ Công an ban hành Thông tư quy định về việc thử", "Điều 1. Một")  # fmt: skip
        assert found.issuer == "Bộ Công an"
        assert "câu ban hành" in doubts(found)["issuer"]

    def test_a_head_of_somebody_else(self):
        """131/2025/TT-BCA as a portal gives it."""
        found = header("CHÍNH PHỦ", "Số: 131/2025/TT-BCA", NATION, "THÔNG TƯ", "Về việc thử", *self.BASES,
                       "Bộ trưởng Bộ Công an ban hành Thông tư về việc thử.", "Điều 1. Một")  # fmt: skip
        assert found.issuer == "Chính phủ"
        assert "«Bộ Công an»" in doubts(found)["issuer"]

    @pytest.mark.parametrize("who", ["Chính phủ", "Bộ trưởng Bộ Công an", "Người đứng đầu", "Luật này"])
    def test_what_fits_or_says_nothing(self, who):
        body = "Bộ Công an" if "Công an" in who else "Chính phủ"
        found = header(body.upper(), "Số: 5/2026/NĐ-CP", NATION, "NGHỊ ĐỊNH", "Về việc thử", *self.BASES,
                       f"{who} ban hành Nghị định về việc thử.", "Điều 1. Một")  # fmt: skip
        assert "issuer" not in doubts(found)


class TestScans:
    @pytest.mark.parametrize(
        ("printed", "type_name"),
        [("QUYÉT. ĐỊNH", None), ("QUYẾT ĐINHH", "Quyết định"), ("NGHỊ QUVẾT", "Nghị quyết"), ("THÔNC TƯ", "Thông tư"),
         ("LUÂTT", None), ("DỰ ÁN", None), ("ĐỀ XUẤT", None), ("CHỨNG CHỈ", None), ("quyết đinhh", None)],
    )  # fmt: skip
    def test_a_type_one_letter_away(self, printed, type_name):
        """What is a type but for its accents is one anyway; short ones are not guessed."""
        assert type_misread(printed) == (type_name or ("Quyết định" if "QUYÉT" in printed else None))

    def test_it_is_doubted(self):
        found = header("TỈNH ỦY KON TUM", "Số 26-NQ/TU", "NGHỊ QUVẾT", "về việc thử", "I. MỘT")
        assert found.type == "Nghị quyết"
        assert "«NGHỊ QUVẾT»" in doubts(found)["type"]
        assert "type" not in doubts(header("TỈNH ỦY KON TUM", "Số 26-NQ/TU", "NGHỊ QUYẾT", "về việc thử", "I. MỘT"))

    @pytest.mark.parametrize(
        ("name", "known"),
        [
            ("Bộ y tẻ", "Bộ Y tế"), ("Chính phù", "Chính phủ"), ("Thủ tướng chính phú", "Thủ tướng Chính phủ"),
            ("Bộ Công an - Tòa án nhân dân tói cao", "Bộ Công an - Tòa án nhân dân tối cao"),
            ("Bộ Tài chlnh", "Bộ Tài chính"), ("Bộ Lao động - Thương binh và Xã hộl",
                                               "Bộ Lao động - Thương binh và Xã hội"),
            # another body, and what is not known
            ("Sở Tài chính", "Sở Tài chính"), ("Sở Y tế", "Sở Y tế"), ("Bộ Nội xụ", "Bộ Nội xụ"),
            ("Ủy ban nhân dân tỉnh Kon Tum", "Ủy ban nhân dân tỉnh Kon Tum"),
            # the other way to place a tone is right as well
            ("Uỷ ban Thường vụ Quốc hội", "Uỷ ban Thường vụ Quốc hội"),
        ],
    )  # fmt: skip
    def test_central_bodies(self, name, known):
        assert as_known(name) == known

    def test_a_misread_issuer_is_doubted(self):
        found = header("BỘ TÀI CHINH", "Số: 1/2026/TT-BTC", "THÔNG TƯ", "về việc thử", "Điều 1. Một")
        assert found.issuer == "Bộ Tài chính"
        assert "issuer" in doubts(found)

    def test_a_basis_misread_is_not_the_title(self):
        found = header("BỘ CÔNG THƯƠNG", "Số: 06 /2024/TT-BCT", NATION, "THÔNG TƯ", "Quy định việc nhập khẩu gạo",
                       "0n cự Luật Quản lý ngoại thương ngày 12 tháng 6 năm 2017;", "Căn cứ Nghị định;")  # fmt: skip
        assert found.title == "Quy định việc nhập khẩu gạo"

    def test_the_code_of_a_procedure_is_not_the_title(self):
        found = header(
            "BỘ Y TẾ", "BỆNH VIỆN NHI TRUNG ƯƠNG", "QUY TRÌNH KHÁM, CHỮA BỆNH", "QTQL.KH.S.2", "Phiên bản: 2"
        )
        assert found.title == "KHÁM, CHỮA BỆNH"

    def test_below_the_type_stands_the_number_of_another_act(self):
        """The own number was written by hand; the one of the title is wrapped to the start of its line."""
        lines = ("CHÍNH PHỦ", "Số: ~7J Ngr", NATION, "NGHỊ QUYẾT", "Về Chương trình hành động thực hiện Kết luận",
                 "số 57-KL/TW ngày 15 tháng 6 năm 2023", "Căn cứ Luật;", "Điều 1. Một")  # fmt: skip
        found = header(*lines)
        assert found.number is None
        assert "~7J Ngr" in doubts(found)["number"]
        assert header(*lines[:1], *lines[2:]).number is None

    def test_a_name_below_the_file_note(self):
        """A stamp has hidden the office."""
        found = header("CHÍNH PHỦ", "Số: 59/2022/NĐ-CP", "NGHỊ ĐỊNH", "Về việc thử", "Điều 1. Một", "Nơi nhận:",
                       "- Như Điều 3;", "- Lưu: VT, KSTT (2).", "CHÍNH PHỦ", "Phạm Minh Chính", "Phụ lục",
                       "Nguyễn Văn Ví Dụ")  # fmt: skip
        assert (found.signer, found.role) == ("Phạm Minh Chính", None)
        assert "signer" in doubts(found)


def test_several_signers_are_all_named() -> None:
    found = header(
        "BỘ CÔNG AN - BỘ Y TẾ", "Số: 24/HDLN-BCA-BYT", "HƯỚNG DẪN LIÊN NGÀNH", "Về việc thử", "Điều 1. Một",
        "KT. BỘ TRƯỞNG", "BỘ CÔNG AN", "THỨ TRƯỞNG", "Thượng tướng Nguyễn Văn Long", "",
        "KT. BỘ TRƯỞNG", "BỘ Y TẾ", "THỨ TRƯỞNG", "Trần Văn Thuấn",
    )  # fmt: skip
    assert found.signer == "Trần Văn Thuấn"
    assert "2 người ký: Nguyễn Văn Long, Trần Văn Thuấn" in doubts(found)["signer"]


def test_an_office_that_a_stamp_ran_into_is_left_out() -> None:
    found = header("BỘ Y TẾ", "Số: 2/HD-BYT", "HƯỚNG DẪN", "Về việc thử", "Điều 1. Một", "KT. CHÁNH ÁN",
                   "NHANDPHÓ CHÁNH ÁN", "Lê Tiến")  # fmt: skip
    assert (found.signer, found.manner, found.role) == ("Lê Tiến", None, None)


def test_an_annex_is_cited_before_the_signature() -> None:
    found = header(
        "BỘ Y TẾ", "Số: 2/2026/TT-BYT", "THÔNG TƯ", "Về việc thử", "Điều 1. Một", "Nộp hồ sơ theo",
        "Mẫu số 01 ban hành kèm theo Thông tư này;", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Thị Phương Hoa",
        "Phụ Lục", "DANH MỤC",
    )  # fmt: skip
    assert found.signer == "Nguyễn Thị Phương Hoa"


def test_a_law_with_an_annex_has_its_date_above_the_signature() -> None:
    closing = "Nghị quyết này được Quốc hội khoá XV, Kỳ họp thứ 10 thông qua ngày\n10\ntháng\n12\nnăm 20\n25\n."
    found = header("QUỐC HỘI", "Nghị quyết số: 250/2025/QH15", "NGHỊ QUYẾT", "Về việc thử", "Điều 1. Một", closing,
                   "CHỦ TỊCH QUỐC HỘI", "Trần Thanh Mẫn", "PHỤ LỤC", *["dòng của phụ lục"] * 100)  # fmt: skip
    assert found.date == datetime.date(2025, 12, 10)
