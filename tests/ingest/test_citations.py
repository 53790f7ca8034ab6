"""The forms in which official texts cite, and what looks like one and is none."""

import datetime
from typing import Any

import pytest

from ingest.citations.mentions import citations
from ingest.citations.pinpoints import places

MANY_LAWS = (
    "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"
    " ngày 22 tháng 11 năm 2019"
)


def cited(text: str) -> list[str]:
    return [" ".join(text[one.start : one.end].split()) for one in citations(text) if one.certainty != "rejected"]


# What the text gives: the number, or the name, or the pinpoint; with date, issuer and so on where it gives them.
FORMS: list[tuple[str, dict[str, Any]]] = [
    (
        "Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành Đảng bộ tỉnh khóa XVI",
        {"number": "23-NQ/TU", "date": (2023, 12, 5), "issuer": "Ban Chấp hành Đảng bộ tỉnh khóa XVI"},
    ),
    ("Chỉ thị số 26-CT/TW", {"number": "26-CT/TW", "type": "Chỉ thị", "date": None, "issuer": None}),
    ("Hướng dẫn số 04-HD/TW", {"number": "04-HD/TW", "type": "Hướng dẫn"}),
    ("Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị", {"number": "01-KL/TW", "date": (2021, 5, 18)}),
    (
        "Quyết định số 1719/QĐ-TTg ngày 14 tháng 10 năm 2021 của Thủ tướng Chính phủ",
        {"number": "1719/QĐ-TTg", "date": (2021, 10, 14), "issuer": "Thủ tướng Chính phủ"},
    ),
    (
        "Nghị quyết số 15/2024/NQ-HĐND ngày 10/7/2024 của Hội đồng nhân dân tỉnh",
        {"number": "15/2024/NQ-HĐND", "issuer": "Hội đồng nhân dân tỉnh", "year": 2024},
    ),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", {"number": "30/2020/NĐ-CP", "year": 2020}),
    ("nghị định 30/2020/NĐ-CP", {"number": "30/2020/NĐ-CP", "type": "Nghị định"}),
    ("NGHỊ QUYẾT SỐ 26-NQ/TU", {"number": "26-NQ/TU", "type": "Nghị quyết"}),
    ("Kế hoạch 05/KH-UBND", {"number": "05/KH-UBND"}),
    ("Thông tư liên tịch số 01/2016/TTLT-BTC-BNV", {"number": "01/2016/TTLT-BTC-BNV", "type": "Thông tư liên tịch"}),
    ("Thông tư liên tịch số 109/2009/TTLT/BTC-BGDĐT", {"number": "109/2009/TTLT/BTC-BGDĐT", "year": 2009}),
    ("Luật số 31/2024/QH15", {"kind": "law", "number": "31/2024/QH15", "year": 2024}),
    ("Nghị quyết 57-NQ/TW ngày 22.12.2024", {"number": "57-NQ/TW", "date": (2024, 12, 22)}),
    ("Quy định số 66-QĐ/TW ngày 06-02-2017 của Ban Bí thư", {"number": "66-QĐ/TW", "type": "Quy định"}),
    ("Công văn số 4567/UBND-KTTH", {"number": "4567/UBND-KTTH", "type": "Công văn"}),
    ("Nghị quyết số 202/2025/QH15", {"kind": "document", "number": "202/2025/QH15"}),
    ("Chương trình số 12-CTr/TU, ngày 03-4-2022 của Tỉnh uỷ", {"number": "12-CTr/TU", "issuer": "Tỉnh uỷ"}),
    (
        "Hướng dẫn số 36-HD/VPTW, ngày 03/4/2018 của Văn phòng Trung ương Đảng",
        {"number": "36-HD/VPTW", "issuer": "Văn phòng Trung ương Đảng"},
    ),
    ("Báo cáo số 102-BC/TU (ngày 02/01/2025)", {"number": "102-BC/TU", "date": (2025, 1, 2)}),
    ("1211/2016/UBTVQH13", {"number": "1211/2016/UBTVQH13", "type": None}),
    ("10/VBHN-VPQH", {"number": "10/VBHN-VPQH", "type": "Văn bản hợp nhất"}),
    ("Luật Đất đai năm 2024", {"kind": "law", "name": "Luật Đất đai", "year": 2024}),
    ("Điều 5 Khoản 2 Luật Đất đai năm 2024", {"name": "Luật Đất đai", "places": (("Điều 5", "Khoản 2"),)}),
    ("điểm a khoản 2 Điều 5", {"kind": "internal", "places": (("Điều 5", "Khoản 2", "điểm a"),)}),
    ("khoản 1, 2 và 3 Điều 7", {"places": tuple(("Điều 7", f"Khoản {n}") for n in (1, 2, 3))}),
    ("khoản 1, khoản 2 và khoản 3 Điều 7", {"places": tuple(("Điều 7", f"Khoản {n}") for n in (1, 2, 3))}),
    ("điểm a, b và c khoản 1 Điều 10", {"places": tuple(("Điều 10", "Khoản 1", f"điểm {n}") for n in "abc")}),
    ("Điều 5 đến Điều 9", {"places": tuple((f"Điều {n}",) for n in range(5, 10))}),
    ("điểm đ khoản 1 Điều 12a", {"places": (("Điều 12a", "Khoản 1", "điểm đ"),)}),
    ("tiết b điểm 1.2 khoản 3 Điều 4", {"places": (("Điều 4", "Khoản 3", "điểm 1.2", "tiết b"),)}),
    ("Mục II.1", {"places": (("Mục II", "1"),)}),
    ("khoản 3 Mục II", {"places": (("Mục II", "Khoản 3"),)}),
    ("Phụ lục I", {"kind": "internal", "type": "Phụ lục"}),
    ("Phụ lục kèm theo", {"kind": "internal", "type": "Phụ lục"}),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công năm 2024",
        {"name": "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công", "year": 2024},
    ),
    (MANY_LAWS, {"name": MANY_LAWS.partition(" ngày")[0], "date": (2019, 11, 22)}),
    ("Luật Ngân sách nhà nước số 83/2015/QH13", {"name": "Luật Ngân sách nhà nước", "number": "83/2015/QH13"}),
    ("Bộ luật Lao động năm 2019", {"type": "Bộ luật", "name": "Bộ luật Lao động", "year": 2019}),
    ("Hiến pháp năm 2013", {"kind": "law", "name": "Hiến pháp", "year": 2013}),
    ("Luật Khoa học và Công nghệ (2013)", {"name": "Luật Khoa học và Công nghệ", "year": 2013}),
    ("Luật lâm nghiệp", {"kind": "law", "name": "Luật lâm nghiệp", "year": None}),
    ("Đề án 06", {"kind": "programme", "number": "06"}),
    ("Chương trình 135", {"kind": "programme", "number": "135"}),
    (
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021-2025",
        {"kind": "programme", "certainty": "certain"},
    ),
    ("Nghị quyết Trung ương 4 khóa XII", {"kind": "congress", "certainty": "certain"}),
    ("Nghị quyết Đại hội XIII của Đảng", {"kind": "congress", "certainty": "certain"}),
    ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI", {"kind": "congress", "certainty": "certain"}),
    ("Nghị quyết số 19 của Bộ Chính trị", {"number": "19", "issuer": "Bộ Chính trị", "certainty": "ambiguous"}),
    ("nghị quyết 57", {"number": "57", "certainty": "ambiguous"}),
    ("Quyết định 1719", {"number": "1719", "certainty": "ambiguous"}),
    ("Điều lệ Đảng", {"kind": "document", "name": "Điều lệ Đảng"}),
    ("Nghị quyết này", {"kind": "internal", "own": True}),
    ("khoản 2 Điều này", {"places": (("Điều này", "Khoản 2"),)}),
    ("văn bản nêu trên", {"kind": "internal", "certainty": "ambiguous"}),
    ("Phụ lục II ban hành kèm theo Thông tư này", {"own": True, "places": (("Phụ lục II",),)}),
    ("Điều 37 Luật Quy hoạch đô thị và nông thôn", {"kind": "law", "places": (("Điều 37",),)}),
    ("Nghị quyết của Quốc hội số 51/2001/QH10 ngày 25/12/2001", {"number": "51/2001/QH10", "issuer": "Quốc hội"}),
    ("Nghị định số \n26/2025/NĐ-CP của Chính phủ", {"number": "26/2025/NĐ-CP", "issuer": "Chính phủ"}),
    ("Luật số 144/2025QH15", {"number": "144/2025/QH15", "certainty": "ambiguous"}),
    # torn, or with its end gone: never the rest alone
    ("Nghị định số 3 7/2003/NĐ-CP", {"number": "37/2003/NĐ-CP", "certainty": "ambiguous"}),
    ("Nghị định số 77-CP", {"number": "77-CP", "certainty": "ambiguous"}),
    (
        "Luật Khuyến khích đầu tư trong nước (sửa đổi) số 03/1998/QH10",
        {"number": "03/1998/QH10", "name": "Luật Khuyến khích đầu tư trong nước", "certainty": "certain"},
    ),
    ("Nghị quyết 26-NO/TU", {"number": "26-NO/TU", "certainty": "ambiguous"}),
    ("QCVN 01 - 2008/BLĐTBXH", {"number": "QCVN 01-2008/BLĐTBXH", "year": 2008}),
    ("Nghị định số 96/202NĐ-CP ngày 31/3/2026", {"number": "96/202NĐ-CP", "certainty": "ambiguous"}),
    (
        "Kết luận số 18-KL/TW Hội nghị lần thứ hai Ban Chấp hành Trung ương khóa XIV",
        {"number": "18-KL/TW", "issuer": "Hội nghị lần thứ hai Ban Chấp hành Trung ương khóa XIV"},
    ),
    # a year in a name is not the year that it was issued in
    (
        "Đề án số hóa truyền dẫn, phát sóng truyền hình mặt đất đến năm 2020",
        {"kind": "programme", "year": None},
    ),
    (
        "Chương trình mục tiêu Công nghệ thông tin giai đoạn 2016-2020",
        {"kind": "programme", "certainty": "certain", "year": None},
    ),
    (
        "khoản 4 Điều 3 Quy chế làm việc của Chính phủ",
        {"kind": "document", "name": "Quy chế làm việc của Chính phủ", "type": "Quy chế"},
    ),
    # a name that is in no list goes up to its number
    (
        "Luật Phòng chống, chống mua bán người số 53/2024/QH15",
        {"name": "Luật Phòng chống, chống mua bán người", "number": "53/2024/QH15", "certainty": "certain"},
    ),
    (
        "Luật sửa đổi, bố sung một số điều của Luật Phòng, chống ma túy ngày 03 tháng 6 năm 2008",
        {"kind": "law", "year": 2008},
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Dự trữ quốc gia số 56/2024/QH15",
        {"number": "56/2024/QH15"},
    ),
    ("Mẫu số 01b Mục I Phụ lục ban hành kèm theo Nghị định số 17/2020/NĐ-CP", {"number": "17/2020/NĐ-CP"}),
    (
        "mục 2 Phụ lục kèm theo Nghị định này",
        {"kind": "internal", "own": True, "places": (("Phụ lục", "Mục 2"),)},
    ),
    ("Hiệp định Thương mại tự do giữa Việt Nam và Liên minh Kinh tế", {"kind": "document"}),
    ("QCVN 06:2021/BXD", {"number": "QCVN 06:2021/BXD", "year": 2021}),
    (
        "khoản 2 Điều 6 của Quy chế làm việc ban hành kèm theo Quyết định số 12/2010/QĐ-TTg",
        {"number": "12/2010/QĐ-TTg"},
    ),
]


@pytest.mark.parametrize(("form", "expected"), FORMS, ids=[form[:40] for form, _ in FORMS])
def test_forms(form: str, expected: dict[str, Any]) -> None:
    """Each is found whole, in the middle of a sentence that goes on."""
    text = f"thực hiện theo {form} về việc đó."
    (found,) = citations(text)
    assert " ".join(text[found.start : found.end].split()) == " ".join(form.split())
    for name, value in expected.items():
        if name == "places":
            assert places(text[found.start : found.pinpoint_end]) == value
        elif name == "date":
            assert found.date == (datetime.date(*value) if value else None)
        else:
            assert getattr(found, name) == value, name


@pytest.mark.parametrize(
    "text",
    [
        "24/7, 10/12 chỉ tiêu, A/H5N1, 2021-2030, T/M, km/h, 8-3/1965, COVID-19",
        "quy định của pháp luật, luật sư, Hội Luật gia, các luật có liên quan",
        "Tài khoản 138, hạng mục 2, thời điểm a, tài khoản 3321- Phải trả",
        "đạt 8 điểm 5, khoản 2 tỷ đồng, Điều kiện, Điều khoản thi hành",
        "chuyển đổi số quốc gia, chương trình đào tạo, phần lớn, mục tiêu, chương trình",
        "Quyết định 3 nội dung, Kế hoạch 5 năm, nghị quyết 5 năm",
        "\nĐiều 5. Tên điều\n1. Khoản.\n\nChương I\nQUY ĐỊNH\nPHỤ LỤC I\nDANH MỤC\n",
        "\nPhụ lục II DANH MỤC CHỈ TIÊU\nPhụ lục I.6 | Cắt giảm\nPhụ lục III (Kèm theo quyết định)",
        "như sau: “Điều 8. Lực lượng Cảnh sát",
        "các luật, nghị quyết này; các quyết định này; xét tặng Kỷ niệm chương thứ hai, Huy chương thứ ba",
        "theo nghị quyết của đại hội, Nghị quyết của Đại hội đồng cổ đông, Theo Quyết định số 4",
        "Đoàn công tác số 02, năm học 2024-2025, lần thứ 17, nhiệm kỳ 2020-2025",
        "LUẬT\nĐẤT ĐAI",
        "Chương VIII\nKỶ LUẬT LAO ĐỘNG, TRÁCH NHIỆM VẬT CHẤT",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # joined acts are two, places of one act one
        ("Chỉ thị số 26-CT/TW và Hướng dẫn số 04-HD/TW", ["Chỉ thị số 26-CT/TW", "Hướng dẫn số 04-HD/TW"]),
        (
            "tại khoản 4 Điều 3 và điểm b khoản 1 Điều 21 Luật Đất đai.",
            ["khoản 4 Điều 3 và điểm b khoản 1 Điều 21 Luật Đất đai"],
        ),
        # without an act, a new article begins a new one
        (
            "tại khoản 4 Điều 4, điểm c khoản 1 và đoạn mở đầu của khoản 4, khoản 5 Điều 23.",
            ["khoản 4 Điều 4", "điểm c khoản 1 và đoạn mở đầu của khoản 4, khoản 5 Điều 23"],
        ),
        ("khoản 2 Điều 1; khoản 3 Điều 2", ["khoản 2 Điều 1", "khoản 3 Điều 2"]),
        # quantities and words after a list are not in it
        ("Điều 5, 3 người và Điều 6 và y tế", ["Điều 5", "Điều 6"]),
        # the name of a law ends before what is not in it
        ("theo Luật Quy hoạch đô thị và nông thôn và pháp luật về xây dựng", ["Luật Quy hoạch đô thị và nông thôn"]),
        ("do Luật Trí tuệ số quy định", ["Luật Trí tuệ số"]),
        (
            "thi hành Luật Cơ quan đại diện và Nghị quyết số 1/2025/QH15",
            ["Luật Cơ quan đại diện", "Nghị quyết số 1/2025/QH15"],
        ),
        ("theo quy định của Luật Đất đai số 31/2024/QH15;", ["Luật Đất đai số 31/2024/QH15"]),
        ("tuân thủ Hiến pháp, pháp luật", ["Hiến pháp"]),
        # a bill in a list of laws is not in the name of the one before
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Công chứng, Luật Hộ tịch (sửa đổi), Nghị",
            ["Luật sửa đổi, bổ sung một số điều của Luật Công chứng", "Luật Hộ tịch (sửa đổi)"],
        ),
        # the number is that of the law that is amended
        (
            "\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15.",
            ["Luật Giá số 16/2023/QH15"],
        ),
        ("bổ sung khoản 3 vào Mục 2 Phụ lục I của Luật này", ["khoản 3", "Mục 2 Phụ lục I của Luật này"]),
        ("thực hiện Công ước Cấm phát triển vũ khí", ["Công ước Cấm phát triển vũ khí"]),
        # an issuer ends before a verb in small letters
        (
            "Nghị định số 147/2024/NĐ-CP của Chính phủ quản lý, cung cấp dịch vụ",
            ["Nghị định số 147/2024/NĐ-CP của Chính phủ"],
        ),
        # the number of a letter in a list keeps its own word
        ("tại các Tờ trình số 1/TTr-BCT, số 2/TTr-BCT", ["Tờ trình số 1/TTr-BCT", "số 2/TTr-BCT"]),
        # numerals in a list, each of its own
        (
            "các Nghị quyết số 57, 59 và 66 của Bộ Chính trị",
            ["Nghị quyết số 57", "59", "66"],
        ),
        ("(chi tiết tại Phụ lục).", ["Phụ lục"]),
        ("triển khai Đề án “Một triệu căn hộ nhà ở xã hội”.", ["Đề án “Một triệu căn hộ nhà ở xã hội”"]),
        # a citation at the start of a line that goes on the one before
        ("quy định tại\nĐiều 5.", ["Điều 5"]),
    ],
)
def test_where_they_end(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


@pytest.mark.parametrize(
    "blank", ["Số:      /KH-UBND", "Nghị quyết số... ngày... tháng...", "Số: …………………..", "Số: /NHNN-QLGS"]
)
def test_blanks_are_rejected(blank: str) -> None:
    (found,) = citations(f"Căn cứ {blank}")
    assert (found.certainty, found.number) == ("rejected", None)
    assert found.reason


@pytest.mark.parametrize("doubtful", [form for form, expected in FORMS if expected.get("certainty") == "ambiguous"])
def test_doubts_are_told(doubtful: str) -> None:
    (found,) = citations(f"theo {doubtful} về việc đó")
    assert found.reason
