"""Targets in prose. The texts are made up or shortened after documents of this kind."""

import datetime
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.form.lines import split_lines
from ingest.form.outline import build_outline
from ingest.model import Header, Section, Target
from ingest.targets.targets import find_targets

PLAN = Header(
    system="state", type="Quyết định", number="1/QĐ-TTg", issuer="Thủ tướng Chính phủ", date=datetime.date(2026, 1, 5)
)
PARTY = Header(
    system="party", type="Nghị quyết", number="26-NQ/TU", issuer="Tỉnh ủy Kon Tum", date=datetime.date(2024, 10, 22)
)
DECREE = Header(system="state", type="Nghị định", number="5/2026/NĐ-CP", date=datetime.date(2026, 1, 5))


def found(text: str, header: Header = PLAN, head: str = "II. MỤC TIÊU ĐẾN NĂM 2030") -> list[Target]:
    """The targets below a heading, rejected candidates left out."""
    text = f"{head}\n{text}"
    section = Section(0, None, "roman", "II", head, ("X", "II"), 0, len(head), len(text))
    return [one for one in find_targets(text, [section], [], header) if one.certainty != "rejected"]


def figures(text: str, header: Header = PLAN, head: str = "II. MỤC TIÊU ĐẾN NĂM 2030") -> list[str]:
    """Comparator, value and unit of each, as one would write them."""
    return [written(one) for one in found(text, header, head)]


def written(one: Target) -> str:
    return f"{one.comparator} {one.value}{f'..{one.upper}' if one.upper else ''} {one.unit or ''}".strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A bracket inherits; `(làng)` is none; a value needs no verb.
        ("Tăng trưởng từ 9,5% trở lên (cả năm từ 8,2% trở lên); thu ngân sách 2.100 tỷ đồng.",
         [">= 9.5 %", ">= 8.2 %", "= 2100 tỷ đồng"]),
        ("Có 100 thôn (làng) đạt chuẩn.", ["= 100 thôn (làng)"]),
        # `từ … trở lên` reaches over the noun, and no comparison over `;`.
        ("Có từ 75% xã, phường, thị trấn trở lên vững mạnh; 85% cơ quan đạt chuẩn.", [">= 75 %", "= 85 %"]),
        ("Dịch vụ công đạt trên 80%; giao dịch không dùng tiền mặt đạt 80%.", ["> 80 %", "= 80 %"]),
        # `trên` of a denominator is no comparison.
        ("Tỉ trọng hàng công nghệ cao trên tổng giá trị đạt tối thiểu 50%.", [">= 50 %"]),
        ("Nhân lực đạt 12 người trên một vạn dân.", ["= 12 người trên một vạn dân"]),
        ("Số bác sĩ trên 10.000 dân đạt 15 bác sĩ.", ["= 15 bác sĩ"]),
        # Ranges, Markdown escapes.
        (r"Có từ 40 \- 50 tổ chức được xếp hạng.", ["range 40..50 tổ chức"]),
        ("Tăng trung bình 16 - 18%/năm, tỉ lệ khai thác đạt 8 - 10%.", ["range 16..18 %/năm", "range 8..10 %"]),
        # What a share is of belongs to the unit.
        ("Chi cho nghiên cứu đạt 2% GDP, trong đó kinh phí từ xã hội chiếm hơn 60%.", ["= 2 % GDP", "> 60 %"]),
        ("Bố trí ít nhất 3% tổng chi ngân sách hằng năm cho khoa học.", [">= 3 % tổng chi ngân sách"]),
        # Ranks, also in a list.
        ("Việt Nam thuộc nhóm 3 nước dẫn đầu Đông Nam Á, nhóm 50 nước đứng đầu thế giới về cạnh tranh số.",
         ["<= 3 nước", "<= 50 nước"]),
        ("Việt Nam thuộc nhóm: 70 nước dẫn đầu về Chính phủ điện tử; 50 nước dẫn đầu về công nghệ.",
         ["<= 70 nước", "<= 50 nước"]),
        # Things that no table of units knows.
        ("Hình thành 5 sàn dữ liệu; ít nhất 03 Trung tâm nghiên cứu.", ["= 5 sàn dữ liệu", ">= 3 Trung tâm"]),
        ("Thu hút 2.000 nhà khoa học.", ["= 2000 nhà khoa học"]),
        # One value a year; the start of a change is none.
        ("Đầu tư đạt 1,5% GDP vào năm 2027, trên 2% GDP vào năm 2028 và khoảng 3% GDP vào năm 2030.",
         ["= 1.5 % GDP", "> 2 % GDP", "~ 3 % GDP"]),
        ("Tăng tỷ lệ dùng nước sạch từ 60% năm 2026 lên 85% năm 2030.", ["= 85 %"]),
        # Thresholds within an indicator.
        ("Trên 95% trẻ em dưới 6 tuổi được tiêm chủng.", ["> 95 %"]),
        ("Ít nhất 02 doanh nghiệp có quy mô trên 1 tỷ USD.", [">= 2 doanh nghiệp"]),
        ("Tỉ lệ truy nhập với tốc độ trên 1Gb/s đạt 100%.", ["= 100 %"]),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[str]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quán triệt Nghị quyết số 57-NQ/TW ngày 22/12/2024.",
        "Thực hiện phương châm “4 tại chỗ”.",
        "Triển khai Đề án 06, phủ sóng 5G toàn quốc.",
        "Tổ chức Đại hội lần thứ 17, khóa XVI.",
        "Đáp ứng yêu cầu của cách mạng 4.0.",
        "Sơ kết 05 năm thực hiện; năm học 2026-2027.",
        "Tỷ lệ này đã đạt 85% và tăng 3% so với cùng kỳ.",
        "Năm 2023, thu ngân sách 2.100 tỷ đồng.",
        "Giải quyết trong không quá 15 ngày làm việc.",
        "Thuộc nhóm dẫn đầu trong các nước có thu nhập trung bình cao.",
    ],
)
def test_no_targets(text: str) -> None:
    assert figures(text) == []


def test_rejected_ones_say_why() -> None:
    text = "II. MỤC TIÊU\nTỷ lệ này đã đạt 85%."
    section = Section(0, None, "roman", "II", "II. MỤC TIÊU", ("X",), 0, 12, len(text))
    (one,) = find_targets(text, [section], [], PLAN)
    assert (one.certainty, one.reason) == ("rejected", "kết quả đã đạt được")


@pytest.mark.parametrize(
    ("text", "direction", "norm"),
    [
        ("Tỷ lệ hộ nghèo giảm 3%", "decrease", "percent_change"),
        ("Tỷ lệ hộ nghèo giảm còn 3%", "level", "percent"),
        ("Tỷ lệ hộ nghèo giảm xuống dưới 3%", "level", "percent"),
        ("Bảo hiểm y tế tăng thêm 1,03%", "increase", "percent_change"),
        ("Tỷ lệ này nâng lên 40%", "level", "percent"),
        ("Có thêm 05 xã đạt chuẩn", "increase", "commune"),
        ("Công bố quốc tế tăng trung bình 10%/năm", "increase", "percent_per_year"),
        ("Cắt giảm ít nhất 30% thời gian", "decrease", "percent"),
        ("Giải ngân đạt 100% kế hoạch", "level", "percent_of_plan"),
    ],
)
def test_direction(text: str, direction: str, norm: str) -> None:
    (one,) = found(f"{text}.")
    assert (one.direction, one.unit_norm) == (direction, norm)


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Tỷ lệ lao động qua đào tạo đạt 58,5%.", ["Tỷ lệ lao động qua đào tạo"]),
        ("Trên 81% quần chúng được tập hợp.", ["Tỷ lệ quần chúng được tập hợp"]),
        ("Kết nạp thêm 287 đảng viên.", ["Số đảng viên kết nạp"]),
        ("Xã Ngọc Linh đạt 13 tiêu chí nông thôn mới.", ["Số tiêu chí nông thôn mới của xã Ngọc Linh"]),
        ("Phấn đấu 100% nhân lực được bồi dưỡng, đủ năng lực thẩm định.", ["Tỷ lệ nhân lực được bồi dưỡng"]),
        # A head and its list; the ratio of the first item.
        ("Diện tích trồng mới các loại cây: Cây mía 479 ha; cà phê 180 ha.",
         ["Diện tích trồng mới cây mía", "Diện tích trồng mới cà phê"]),
        ("Tỉ lệ dùng dịch vụ số đạt 80%; giao dịch không tiền mặt đạt 70%.",
         ["Tỉ lệ dùng dịch vụ số", "Tỉ lệ giao dịch không tiền mặt"]),
        # Inherited.
        ("Tỷ lệ hộ nghèo giảm 3%; riêng huyện nghèo giảm 6%.", ["Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo huyện nghèo"]),
        ("Thu ngân sách 2.100 tỷ đồng (cả năm 4.500 tỷ đồng).", ["Thu ngân sách", "Thu ngân sách"]),
    ],
)  # fmt: skip
def test_indicator(text: str, indicators: list[str]) -> None:
    assert [one.indicator for one in found(text)] == indicators


class TestPeriod:
    def test_of_the_heading(self) -> None:
        (one,) = found("Có 10 dự án.")
        assert (one.period, one.inherited_period, one.deadline) == ("đến năm 2030", True, datetime.date(2030, 12, 31))

    def test_of_the_clause(self) -> None:
        (one,) = found("Đến cuối năm 2028 có 10 dự án.")
        assert (one.period, one.inherited_period, one.deadline) == (
            "Đến cuối năm 2028", False, datetime.date(2028, 12, 31)
        )  # fmt: skip

    def test_a_year_that_the_heading_completes(self) -> None:
        first, second = found("Thu 2.100 tỷ đồng (cả năm 4.500 tỷ đồng).", PARTY, "1. Chỉ tiêu 3 tháng cuối năm 2024")
        assert (first.period, second.period) == ("3 tháng cuối năm 2024", "cả năm 2024")

    def test_holds_for_the_sentences_after(self) -> None:
        periods = [one.period for one in found("Đến năm 2027, 80% hồ sơ được số hóa. Mức hài lòng đạt 90%.")]
        assert periods == ["Đến năm 2027", "Đến năm 2027"]

    def test_what_is_compared_with_is_none(self) -> None:
        (one,) = found("Cắt giảm tối thiểu 20% hồ sơ so với năm 2025.")
        assert one.period == "đến năm 2030"

    def test_of_a_line_before_a_list(self) -> None:
        text = "Các đơn vị thực hiện.\n- Đến năm 2027:\nCó 10 dự án.\n- Đến năm 2029:\nCó 20 dự án."
        assert [one.period for one in found(text)] == ["Đến năm 2027", "Đến năm 2029"]


@pytest.mark.parametrize(
    ("text", "header", "scope"),
    [
        ("Xã Ngọc Linh và xã Ngọc Linh, huyện Đăk Glei đạt 13 tiêu chí.", PARTY, "xã Ngọc Linh, huyện Đăk Glei"),
        ("Tỷ lệ hộ nghèo tại các huyện nghèo giảm 6%.", PARTY, "các huyện nghèo"),
        ("Thu ngân sách 2.100 tỷ đồng.", PARTY, "tỉnh Kon Tum"),
        ("Thu ngân sách 2.100 tỷ đồng.", PLAN, None),
        ("Thuộc nhóm 30 nước dẫn đầu thế giới về đổi mới.", PLAN, "Việt Nam"),
    ],
)
def test_scope(text: str, header: Header, scope: str | None) -> None:
    assert [one.scope for one in found(text, header)] == [scope]


def test_amount_has_the_scale() -> None:
    (one,) = found("Thu ngân sách 4.500 tỷ đồng.")
    assert (one.value, one.unit_norm, one.amount) == (4500, "VND_billion", Decimal("4.5e12"))


class TestElsewhere:
    """Outside the sections of goals."""

    HEAD = "III. NHIỆM VỤ, GIẢI PHÁP"
    RESOLUTION = Header(system="state", type="Nghị quyết", number="9/NQ-CP", date=datetime.date(2026, 1, 5))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Phấn đấu đến năm 2030, có ít nhất 05 dự án, chương trình được triển khai.", [">= 5 dự án"]),
            ("Bố trí ít nhất 15% ngân sách nhà nước chi sự nghiệp khoa học.", [">= 15 % ngân sách nhà nước"]),
            ("Bảo đảm kinh tế số các ngành chiếm tối thiểu 70% kinh tế số.", [">= 70 %"]),
            ("Cắt giảm ít nhất 50% thời gian, chi phí tuân thủ.", [">= 50 %"]),
            ("Nâng tỷ lệ nội địa hóa lên 40% vào năm 2030.", ["= 40 %"]),
            ("Tỷ lệ nợ xấu toàn hệ thống dưới 3%.", ["< 3 %"]),
            ("Tiết kiệm thêm 10% chi thường xuyên.", ["= 10 %"]),
            ("Kim ngạch xuất khẩu quý I tăng 12,5% so với cùng kỳ năm trước.", []),
            ("Doanh nghiệp nhà nước nắm giữ trên 50% vốn điều lệ báo cáo Bộ Tài chính.", []),
            ("Tổ chức 02 lớp tập huấn cho 150 cán bộ.", []),
            ("Định kỳ 6 tháng báo cáo, trước ngày 15 tháng 6.", []),
        ],
    )
    def test_tasks(self, text: str, expected: list[str]) -> None:
        assert figures(text, self.RESOLUTION, self.HEAD) == expected

    def test_such_a_target_says_that_it_is_doubtful(self) -> None:
        (one,) = found("Cắt giảm ít nhất 50% thời gian.", self.RESOLUTION, self.HEAD)
        assert (one.certainty, one.reason) == ("ambiguous", "nêu ngoài phần mục tiêu, chỉ tiêu")

    def test_results_are_none(self) -> None:
        assert figures("Tốc độ tăng trưởng đạt 8,2%; thu 2.100 tỷ đồng.", PARTY, "I. TÌNH HÌNH THỰC HIỆN") == []

    @pytest.mark.parametrize(
        "text",
        [
            "Phạt tiền từ 1.000.000 đồng đến 3.000.000 đồng.",
            "Doanh nghiệp có từ 75% vốn trở lên được miễn thuế đến năm 2030.",
            "Đến năm 2030, tỷ lệ phải đạt ít nhất 50%.",
        ],
    )
    def test_statutes_set_rules(self, text: str) -> None:
        assert figures(text, DECREE, "Điều 5. Mục tiêu chính sách") == []

    def test_a_wrapped_line_is_no_heading(self) -> None:
        text = "Việc này là\nnhiệm vụ trọng tâm của ngành trong giai đoạn tới\nđể có 80% hồ sơ được số hóa."
        assert figures(text) == ["= 80 %"]

    def test_a_line_that_stands_for_a_heading(self) -> None:
        text = "Nội dung chung.\n* Mục tiêu cụ thể:\nCó 10 dự án.\n* Nhiệm vụ:\nTrình 03 dự án."
        assert figures(text, head="I. NỘI DUNG") == ["= 10 dự án"]


WORDS = [
    "phấn đấu ", "đến năm 2030 ", "đạt ", "tỷ lệ ", "100% ", "5 ", "xã ", "; ", ", ", "(", ")", ": ", ". ", "\n", "- ",
    "trong đó ", "từ ", "trở lên ", "1.", "2.100 tỷ đồng ", "giảm ", "nhóm 3 nước dẫn đầu ", "\\-", "**", "cả năm ",
    "và ", "riêng ", "mục tiêu ", "| ",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_places(text: str) -> None:
    """Every target lies in the text, its value within it, in order, and the value is what stands there."""
    whole = f"II. MỤC TIÊU\n{text}"
    section = Section(0, None, "roman", "II", "II. MỤC TIÊU", ("X",), 0, 12, len(whole))
    targets = find_targets(whole, [section], [], PLAN)
    assert [one.ordinal for one in targets] == list(range(len(targets)))
    for one in targets:
        assert 0 <= one.start <= one.end <= len(whole)
        assert whole[one.value_start].isdigit()
        assert whole[one.value_end - 1].isdigit()
    values = [one.value_start for one in targets]
    assert values == sorted(set(values))


@pytest.mark.parametrize(
    "unit",
    [
        "1 ", "5% ", "5%; ", "(5% ", "(5%) ", "đạt ", "phấn đấu ", "tăng thêm ", "đến năm 2030 ", "từ 5% ", "5%, ", " ",
        "\n", "* ", "mục tiêu ", "Mục tiêu:\n", "trong đó ", "nhóm 3 nước ", "so với ", "lên ", "a", "5 xã và ", ": 5%",
        "(cả năm 5%), ", "xã Ngọc ", "bảo đảm ", "mức giảm ", "mở mới ", "trồng mới 5 ha ", "tăng, bảo đảm tối thiểu ",
        "dưới 5 tuổi ", "tỉ lệ khai thác ", "Mở mới mở mới:\n- 5 ha lúa\n", "mở  ",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = "II. MỤC TIÊU\nPhấn đấu 5% " + unit * (length // len(unit)) + " 7% số xã"
        section = Section(0, None, "roman", "II", "II. MỤC TIÊU", ("X",), 0, 12, len(text))
        times = []
        for _ in range(2):
            started = time.process_time()
            find_targets(text, [section], [], PLAN)
            times.append(time.process_time() - started)
        return min(times)

    long = seconds(24_000)
    assert long < 0.1 or long < 9 * max(seconds(6_000), 0.01)


def test_with_the_outline() -> None:
    """A resolution read from its lines: goals hold down to the tasks."""
    text = """\
II. MỤC TIÊU
1. Mục tiêu tổng quát
Phát triển bền vững.
2. Mục tiêu cụ thể
a) Đến năm 2030
- Tỷ lệ số hóa đạt 80%.
- Về cắt giảm thủ tục: giảm 30% chi phí.
b) Đến năm 2035
- Tỷ lệ số hóa đạt 100%.
III. NHIỆM VỤ
1. Ban hành 05 văn bản.
"""
    sections = build_outline(split_lines(text), "state", "X", len(text))
    targets = find_targets(text, sections, [], PLAN)
    assert [(int(one.value), one.period) for one in targets] == [
        (80, "Đến năm 2030"),
        (30, "Đến năm 2030"),
        (100, "Đến năm 2035"),
    ]
