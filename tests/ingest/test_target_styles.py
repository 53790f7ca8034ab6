"""How provinces, ministries and the Party write their targets; sentences made up after documents of each kind."""

import datetime

import pytest

from ingest.form.lines import split_lines
from ingest.form.outline import build_outline
from ingest.model import Header, Section, Target
from ingest.targets.figures import figures
from ingest.targets.targets import find_targets

CONGRESS = Header(
    system="party", type="Nghị quyết", number="01-NQ/ĐH", issuer="Đảng bộ tỉnh", date=datetime.date(2025, 10, 5)
)
ORDER = Header(
    system="state", type="Chỉ thị", number="12/CT-TTg", issuer="Thủ tướng Chính phủ", date=datetime.date(2026, 3, 5)
)
REPORT = Header(system="party", type="Báo cáo", number="310-BC/TU", date=datetime.date(2025, 12, 20))
GOALS, TASKS = "II. CHỈ TIÊU CHỦ YẾU ĐẾN NĂM 2030", "III. NHIỆM VỤ, GIẢI PHÁP"


def found(text: str, head: str = GOALS, header: Header = CONGRESS) -> list[Target]:
    text = f"{head}\n{text}"
    section = Section(0, None, "roman", "II", head, ("X", "II"), 0, len(head), len(text))
    return [one for one in find_targets(text, [section], [], header) if one.certainty != "rejected"]


def written(one: Target) -> str:
    upper = "" if one.upper is None else f"..{one.upper}"
    return f"{one.comparator} {one.value}{upper} {one.unit or ''}".strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Ranks.
        ("Chỉ số PAR Index nằm trong tốp 10 cả nước.", ["<= 10 hạng"]),
        ("Chỉ số chuyển đổi số của tỉnh trong nhóm 30/63 tỉnh, thành phố.", ["<= 30 tỉnh, thành phố"]),
        ("Phấn đấu chỉ số PCI xếp thứ 20/63 tỉnh, thành phố.", ["<= 20 hạng"]),
        ("Xếp hạng về logistics trên thế giới đạt thứ 40 trở lên.", ["<= 40 hạng"]),
        ("Là 1 trong 3 trung tâm kinh tế của vùng.", []),
        # What stands under the line.
        ("Giá trị sản phẩm trên 01 ha đất trồng trọt đạt 130 triệu đồng.", ["= 130 triệu đồng"]),
        ("Có 32 giường bệnh/10.000 dân, 33 điều dưỡng trên 1 vạn dân.",
         ["= 32 giường bệnh/10.000 dân", "= 33 điều dưỡng trên 1 vạn dân"]),
        ("Mật độ điện thoại thông minh đạt 95 máy/100 dân.", ["= 95 máy/100 dân"]),
        ("Tỷ số tử vong mẹ dưới 42/100.000 trẻ đẻ sống.", ["< 42 /100.000 trẻ đẻ sống"]),
        ("Tỷ số giới tính khi sinh ở mức 109 bé trai/100 bé gái.", ["= 109 bé trai/100 bé gái"]),
        # Thresholds that stand before the value.
        ("Tỷ lệ người dân từ 15 tuổi trở lên có tài khoản đạt 85%.", ["= 85 %"]),
        ("Tỷ suất tử vong trẻ em dưới 5 tuổi dưới 15‰.", ["< 15 ‰"]),
        ("Tỷ lệ thấp còi ở trẻ em dưới 5 tuổi giảm xuống dưới 15%.", ["< 15 %"]),
        ("Tỷ lệ trẻ em từ 6 đến 15 tuổi đi học đúng độ tuổi đạt 98%.", ["= 98 %"]),
        # A part with its own value.
        ("Thu hút 50 dự án FDI với tổng vốn đăng ký 2,5 tỷ USD.", ["= 50 dự án", "= 2.5 tỷ USD"]),
        ("Đến năm 2030, 35 giường bệnh và 14 bác sĩ/vạn dân.", ["= 35 giường bệnh", "= 14 bác sĩ/vạn dân"]),
        ("Tăng từ 3% đến 3,5%/năm.", ["range 3..3.5 %/năm"]),
        ("Số năm sống khỏe đạt tối thiểu 68 năm.", [">= 68 năm"]),
        ("Hoàn thành 100% chỉ tiêu giao quân.", ["= 100 % chỉ tiêu"]),
        ("80% dân số trưởng thành có tài khoản.", ["= 80 %"]),
        ("Có 5.000 căn nhà ở xã hội, 03 Trung tâm nghiên cứu.", ["= 5000 căn nhà ở xã hội", "= 3 Trung tâm"]),
        ("GRDP bình quân đạt 115 triệu đồng (tương đương khoảng 4.300 USD).", ["= 115 triệu đồng"]),
        ("Hiện nay tỷ lệ hộ nghèo còn 7,16%; phấn đấu đến năm 2030 còn dưới 2%.", ["< 2 %"]),
        # Nothing is measured.
        ("Đáp ứng yêu cầu tăng trưởng “2 con số”.", []),
        ("Theo 2 phương án; hoàn thành 15 nhiệm vụ.", []),
        ("Phiên bản phần mềm 3.11 được cập nhật.", []),
        ("Ít nhất 02/03 số xã đạt chuẩn.", []),
    ],
)  # fmt: skip
def test_goals(text: str, expected: list[str]) -> None:
    assert [written(one) for one in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giữ ổn định tỷ lệ che phủ rừng 63%.", ["= 63 %"]),
        ("Bình quân mỗi năm kết nạp 2.000 đảng viên.", ["= 2000 đảng viên"]),
        ("Lựa chọn tối thiểu 05 doanh nghiệp chủ lực.", [">= 5 doanh nghiệp"]),
        ("Hoàn thành cắt giảm 50% thời gian giải quyết thủ tục, 50% chi phí tuân thủ.", ["= 50 %", "= 50 %"]),
        ("Góp phần kiểm soát lạm phát (bình quân khoảng 4,5% năm 2026).", ["~ 4.5 %"]),
        ("Rút ngắn thời gian giải quyết từ 15 ngày xuống còn 7 ngày.", ["= 7 ngày"]),
        ("Nâng tổng đầu tư đạt 1,5% GDP vào năm 2027, trên 2% GDP vào năm 2030.", ["= 1.5 % GDP", "> 2 % GDP"]),
        ("Đến năm 2030, đón 8 triệu lượt khách, trong đó khách quốc tế 1 triệu lượt.",
         ["= 8 triệu lượt khách", "= 1 triệu lượt"]),
        ("Dành tối thiểu 30% ngân sách sự nghiệp y tế cho y tế dự phòng.", [">= 30 % ngân sách"]),
        # What a rule gives or takes, what is listed to be done, how large a thing must be.
        ("Giảm 30% tiền thuê đất năm 2026; giảm 50% lệ phí đăng ký.", []),
        ("Miễn, giảm thuế khoảng 230 nghìn tỷ đồng.", []),
        ("Năm 2026, hoàn thành thủ tục đầu tư 02 dự án.", []),
        ("Nâng cấp các hồ chứa có dung tích trên 1 triệu m3.", []),
        ("Thu hút doanh nghiệp theo nguyên tắc: có đầu tư nghiên cứu tỷ lệ trên 3% doanh thu; có 5 kỹ sư trở lên.", []),
        ("Phát triển kho dữ liệu được tổng hợp từ 100% cơ sở dữ liệu quốc gia.", []),
    ],
)  # fmt: skip
def test_tasks(text: str, expected: list[str]) -> None:
    assert [written(one) for one in found(text, TASKS, ORDER)] == expected


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Cơ cấu kinh tế: Nông nghiệp 17%; dịch vụ 36%.",
         ["Tỷ trọng nông nghiệp trong cơ cấu kinh tế", "Tỷ trọng dịch vụ trong cơ cấu kinh tế"]),
        ("Tỷ lệ lao động qua đào tạo đạt 75%, trong đó có bằng cấp, chứng chỉ đạt 35%.",
         ["Tỷ lệ lao động qua đào tạo", "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ"]),
        ("Tổng vốn đầu tư toàn xã hội 5 năm đạt khoảng 350 nghìn tỷ đồng, chiếm 35% GRDP.",
         ["Tổng vốn đầu tư toàn xã hội", "Tổng vốn đầu tư toàn xã hội"]),
        ("Quy mô kinh tế đạt 240.000 tỷ đồng, gấp 1,8 lần năm 2025.", ["Quy mô kinh tế", "Quy mô kinh tế"]),
        ("Trên 90% tổ chức đảng và 90% đảng viên được xếp loại tốt.",
         ["Tỷ lệ tổ chức đảng được xếp loại tốt", "Tỷ lệ đảng viên được xếp loại tốt"]),
        ("Cứng hóa 100% đường trục xã, 80% đường trục thôn.",
         ["Tỷ lệ đường trục xã được cứng hóa", "Tỷ lệ đường trục thôn được cứng hóa"]),
        ("Cắt giảm tối thiểu 20% thành phần hồ sơ so với hiện nay.", ["Thành phần hồ sơ"]),
        ("Phấn đấu tiết kiệm điện tối thiểu 3% tổng điện năng tiêu thụ.",
         ["Tỷ lệ tiết kiệm điện trên tổng điện năng tiêu thụ"]),
        ("Chỉ số cạnh tranh (PCI) thuộc nhóm 15 tỉnh, thành phố dẫn đầu cả nước.",
         ["Thứ hạng chỉ số cạnh tranh (PCI)"]),
        ("Tỷ lệ rác được thu gom đạt 98%; ở nông thôn đạt 85%.",
         ["Tỷ lệ rác được thu gom", "Tỷ lệ rác được thu gom ở nông thôn"]),
        ("Tập trung bảo vệ rừng, giữ ổn định tỷ lệ che phủ rừng ở mức 58%.", ["Tỷ lệ che phủ rừng"]),
        ("Xuất khẩu đạt 55 tỷ USD/năm, với tốc độ tăng trưởng bình quân đạt tối thiểu 30%/năm.",
         ["Xuất khẩu", "Tốc độ tăng trưởng xuất khẩu"]),
        ("Trồng 25.000 ha rừng, trong đó rừng gỗ lớn 8.000 ha.", ["Diện tích rừng trồng", "Diện tích rừng gỗ lớn"]),
        ("Thu hút 15 triệu lượt khách du lịch.", ["Số lượt khách du lịch thu hút"]),
        # What is done to the first of a list is done to all of it.
        ("Trồng mới 350 ha cà phê, 600 ha mía; 950 ha cao su, độ che phủ rừng 63%.",
         ["Diện tích cà phê trồng mới", "Diện tích mía trồng mới", "Diện tích cao su trồng mới", "Độ che phủ rừng"]),
        ("Trồng mới các loại cây: Sâm Ngọc Linh 0,52 nghìn ha; cây mía 479 ha.",
         ["Diện tích trồng mới sâm Ngọc Linh", "Diện tích trồng mới cây mía"]),
        ("Trồng mới rừng 3.500 ha, cây dược liệu 900 ha; khai thác 200 ha cao su.",
         ["Diện tích trồng mới rừng", "Diện tích trồng mới cây dược liệu", "Diện tích cao su khai thác"]),
        ("Thành lập mới 50 doanh nghiệp, 20 hợp tác xã; đào tạo 300 lao động.",
         ["Số doanh nghiệp thành lập mới", "Số hợp tác xã thành lập mới", "Số lao động đào tạo"]),
        # A ratio without a subject is of the things that were counted; a ratio of a thing is not.
        ("Số lượng sáng chế, giải pháp hữu ích tăng 16%/năm, tỉ lệ khai thác thương mại đạt 8%.",
         ["Số lượng sáng chế, giải pháp hữu ích", "Tỉ lệ khai thác thương mại của sáng chế, giải pháp hữu ích"]),
        ("Số doanh nghiệp tăng 10%, tỷ lệ hộ nghèo còn 2%.", ["Số doanh nghiệp", "Tỷ lệ hộ nghèo"]),
        ("Thu nhập bình quân một người một năm đạt 70 triệu đồng.", ["Thu nhập bình quân một người một năm"]),
        ("Thu nhập bình quân đầu người/năm đạt 70 triệu đồng.", ["Thu nhập bình quân đầu người/năm"]),
        ("Có từ 50% các tỉnh, thành phố trở lên đạt chuẩn phổ cập cho trẻ em từ 3 đến 5 tuổi.",
         ["Tỷ lệ các tỉnh, thành phố đạt chuẩn phổ cập cho trẻ em từ 3 đến 5 tuổi"]),
        ("Tăng đầu tư cho y tế, bảo đảm tối thiểu 2% tổng chi ngân sách.",
         ["Tỷ lệ đầu tư cho y tế trên tổng chi ngân sách"]),
    ],
)  # fmt: skip
def test_indicator(text: str, indicators: list[str]) -> None:
    assert [one.indicator for one in found(text)] == indicators


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Tốc độ tăng trưởng GRDP bình quân đạt 10%/năm", "increase"),
        ("Giảm tai nạn giao thông từ 5 đến 10%", "decrease"),
        ("Giảm tỷ lệ hộ nghèo xuống còn 2%", "level"),
        ("Thu nhập của người dân gấp 1,5 lần so với năm 2025", "increase"),
        ("Duy trì tỷ lệ che phủ rừng 60%", "level"),
        # A rate of change is one, whatever it is the change of.
        ("Mức giảm tỷ lệ hộ nghèo 2%", "decrease"),
        ("Phấn đấu mức giảm tỷ lệ hộ nghèo bình quân 1,5%/năm", "decrease"),
        ("Tốc độ giảm tỷ lệ hộ nghèo đa chiều đạt 1%", "decrease"),
        ("Tốc độ giảm nghèo bình quân 1 - 1,5%/năm", "decrease"),
        ("Tỷ lệ giảm hộ nghèo hằng năm đạt 1,2%", "decrease"),
        ("Mức giảm phát thải khí nhà kính đạt 15,8%", "decrease"),
        ("Mức tăng năng suất lao động đạt 7%/năm", "increase"),
        ("Tỷ lệ tăng dân số tự nhiên 1%", "increase"),
        ("Số doanh nghiệp tăng không dưới 10%", "increase"),
        # What is held, though more is given, is a level.
        ("Tăng đầu tư cho khoa học và công nghệ, bảo đảm tối thiểu 2% tổng chi ngân sách", "level"),
        ("Tăng chi đầu tư phát triển, bảo đảm chiếm 30% tổng chi", "level"),
        ("Tăng đầu tư cho y tế lên đến 30% tổng chi", "level"),
        ("Tăng xuất khẩu nông sản, bình quân 10%/năm", "increase"),
        ("Tăng chi cho giáo dục, bảo đảm mức tăng ít nhất 5%", "increase"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    (one,) = found(f"{text}.")
    assert one.direction == direction


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mức giảm tỷ lệ hộ nghèo 2%; riêng các huyện nghèo 4%.",
         [("Tỷ lệ hộ nghèo", "decrease"), ("Tỷ lệ hộ nghèo các huyện nghèo", "decrease")]),
        ("Mức giảm tỷ lệ hộ nghèo 2%, vùng đồng bào dân tộc thiểu số đạt trên 4%.",
         [("Tỷ lệ hộ nghèo", "decrease"), ("Tỷ lệ hộ nghèo vùng đồng bào dân tộc thiểu số", "decrease")]),
        ("Tỷ lệ hộ nghèo giảm 2%; riêng các huyện nghèo còn 20%.",
         [("Tỷ lệ hộ nghèo", "decrease"), ("Tỷ lệ hộ nghèo các huyện nghèo", "level")]),
        ("Tỷ lệ hộ nghèo giảm 2%; ở nông thôn đạt 5%.",
         [("Tỷ lệ hộ nghèo", "decrease"), ("Tỷ lệ hộ nghèo ở nông thôn", "level")]),
        ("Mức giảm tỷ lệ hộ nghèo 2%; tỷ lệ hộ cận nghèo 3%.",
         [("Tỷ lệ hộ nghèo", "decrease"), ("Tỷ lệ hộ cận nghèo", "level")]),
    ],
)  # fmt: skip
def test_direction_goes_on_to_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.indicator, one.direction) for one in found(text)] == expected


def test_a_threshold_has_its_quote() -> None:
    text = f"{GOALS}\nTỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn dưới 10%."
    section = Section(0, None, "roman", "II", GOALS, ("X", "II"), 0, len(GOALS), len(text))
    quotes = [text[one.start : one.end] for one in find_targets(text, [section], [], CONGRESS)]
    assert quotes == ["Tỷ lệ trẻ em dưới 5 tuổi", "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn dưới 10%"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trong quý III năm 2026, giảm 50% chi phí của năm 2026 so với năm 2024.", "Trong quý III năm 2026"),
        ("Tiết kiệm tối thiểu 10% điện năng theo Chỉ thị số 10/CT-TTg ngày 30 tháng 3 năm 2026.", "đến năm 2030"),
        ("Tốc độ tăng giá trị sản xuất đạt 13%/năm giai đoạn 2026 - 2030.", "giai đoạn 2026 - 2030"),
    ],
)
def test_period(text: str, period: str) -> None:
    (one,) = found(text)
    assert one.period == period


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Có 60 doanh nghiệp công nghệ số Việt Nam có doanh thu từ nước ngoài.", None),
        ("Việt Nam có ít nhất 8 đại học hàng đầu.", "Việt Nam"),
    ],
)
def test_nation_as_the_subject(text: str, scope: str | None) -> None:
    (one,) = found(text, header=ORDER)
    assert one.scope == scope


def outlined(text: str, header: Header) -> list[str]:
    sections = build_outline(split_lines(text), header.system, "X", len(text))
    return [written(one) for one in find_targets(text, sections, [], header) if one.certainty != "rejected"]


def test_an_order_after_a_report() -> None:
    """What the head of a list orders is to come, though it stands below results; costs are none."""
    text = """\
Xuất khẩu 02 tháng tăng 15,2%; giải ngân đạt 7,3% kế hoạch. Thủ tướng Chính phủ yêu cầu:
1. Các bộ, địa phương
a) Tiết kiệm thêm 10% dự toán chi; giảm ít nhất 30% thời gian xử lý, 30% chi phí.
b) Thành lập 05 tổ công tác.
2. Kinh phí
Huy động khoảng 100 tỷ đồng từ nguồn hợp pháp.
"""
    assert outlined(text, ORDER) == ["= 10 % dự toán", ">= 30 %", "= 30 %"]


def test_a_report_with_a_plan() -> None:
    text = """\
Phần thứ nhất
KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2025
I- KINH TẾ
Tăng trưởng ước đạt 8,3%; trồng mới 5.600 ha rừng, đạt 112% kế hoạch.
Phần thứ hai
PHƯƠNG HƯỚNG NĂM 2026
I- MỤC TIÊU, CHỈ TIÊU CHỦ YẾU
1. Tăng trưởng đạt 10,5%.
2. Trồng mới 5.000 ha rừng.
II- NHIỆM VỤ
1. Hoàn thành giải phóng mặt bằng 12 km đường; duy trì 100% xã đạt phổ cập giáo dục.
"""
    assert outlined(text, REPORT) == ["= 10.5 %", "= 5000 ha", "= 100 %"]


def test_a_rate_is_a_figure_of_its_own() -> None:
    (one,) = figures("xuống còn 540/100.000 trẻ em vào năm 2030")
    assert (int(one.value), one.unit, one.norm) == (540, "/100.000 trẻ em", "per_100000")


def test_names_before_colons() -> None:
    """`4. Kinh tế số: 40% GRDP`: what looks like a run-in heading is the name of the figure."""
    text = """\
A. MỤC TIÊU, CHỈ TIÊU
1. GRDP/người: 9.000 USD.
2. Số doanh nghiệp: 60.000; số hợp tác xã: 500.
3. HDI: 0,82.
4. Nước sạch: đô thị 100%, nông thôn 90%.
5. Số giường bệnh/10.000 dân: 40.
"""
    sections = build_outline(split_lines(text), "party", "X", len(text))
    targets = [one for one in find_targets(text, sections, [], CONGRESS) if one.certainty != "rejected"]
    assert [(one.indicator, written(one)) for one in targets] == [
        ("GRDP/người", "= 9000 USD"),
        ("Số doanh nghiệp", "= 60000 doanh nghiệp"),
        ("Số hợp tác xã", "= 500 hợp tác xã"),
        ("HDI", "= 0.82"),
        ("Tỷ lệ nước sạch đô thị", "= 100 %"),
        ("Tỷ lệ nước sạch nông thôn", "= 90 %"),
        ("Số giường bệnh/10.000 dân", "= 40 giường bệnh/10.000 dân"),
    ]
