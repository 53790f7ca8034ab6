"""Names of indicators as resolutions, plans and programmes write them."""

import time

import pytest

from analysis.targets.likeness import likeness, likeness_of, matrix, measured
from analysis.targets.names import normal_name
from tests.analysis.targets.plans import target


def percent(name, **changes):
    return target("3", indicator=name, **changes)


def near(one, other):
    return likeness(percent(one), percent(other))


class TestTheSame:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            # how it is measured is said by the unit
            ("Tỷ lệ che phủ rừng", "Độ che phủ rừng"),
            ("Tỷ lệ lao động qua đào tạo", "Lao động qua đào tạo"),
            ("Tốc độ tăng trưởng GRDP", "Tăng trưởng tổng sản phẩm trên địa bàn (GRDP)"),
            ("Tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)", "Mức tăng trưởng GRDP bình quân hằng năm"),
            # places and times are the target's own
            ("Tỷ lệ độ che phủ rừng", "Độ che phủ của rừng trên địa bàn tỉnh"),
            ("Thu ngân sách trên địa bàn tỉnh Quảng Ngãi", "Thu ngân sách nhà nước trên địa bàn"),
            ("Tỷ lệ hộ nghèo của tỉnh", "Tỷ lệ hộ nghèo đến năm 2030"),
            ("Kinh tế số Việt Nam", "Quy mô kinh tế số"),
            # abbreviations
            ("Tỷ lệ số xã đạt chuẩn NTM", "Tỷ lệ xã đạt chuẩn nông thôn mới"),
            ("Đóng góp của TFP vào tăng trưởng kinh tế", "Đóng góp của năng suất các yếu tố tổng hợp vào tăng trưởng"),
            ("Chỉ số HDI", "Chỉ số phát triển con người (HDI)"),
            # what means the same
            ("Tỷ lệ người dân tham gia bảo hiểm y tế", "Tỷ lệ bao phủ BHYT toàn dân"),
            ("Số bác sĩ trên một vạn dân", "Số bác sỹ/10.000 dân"),
            ("Tỷ lệ giải ngân", "Tỷ lệ giải ngân kế hoạch vốn đầu tư công"),
            ("Tổng kim ngạch xuất khẩu hàng hóa", "Kim ngạch xuất khẩu"),
            ("Tỷ lệ giao dịch không dùng tiền mặt", "Thanh toán không dùng tiền mặt"),
            ("Số đảng viên kết nạp", "Phát triển đảng viên mới"),
            ("Số lao động được tạo việc làm mới", "Giải quyết việc làm cho lao động"),
            # a verb of bringing about before what is counted or after it
            ("Thu hút thêm tổ chức, doanh nghiệp công nghệ", "Số tổ chức doanh nghiệp công nghệ thu hút"),
            # many words in another order
            ("Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý",
             "Tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt ở đô thị"),
        ],
    )  # fmt: skip
    def test_in_other_words(self, one, other):
        assert near(one, other) == near(other, one) == 1

    def test_of_what_a_percent_is_a_share(self):
        named = percent("Tỷ trọng kinh tế số trong GRDP")
        assert likeness(named, percent("Quy mô kinh tế số", unit="% GRDP", unit_norm="percent_of_grdp")) == 1
        assert likeness(percent("Bao phủ BHYT", unit_norm="percent_of_population"), percent("Dân số có BHYT")) == 1
        assert likeness(percent("Kinh tế số", unit_norm="percent_of_gdp"), percent("Kinh tế số")) == 0

    def test_the_unit_may_be_the_name(self):
        named = target("0.7", indicator="Chỉ số phát triển con người (HDI)", unit=None, unit_norm=None)
        unit = target("0.7", indicator="Khoa học góp phần", unit="Chỉ số phát triển con người (HDI)", unit_norm="index")
        assert likeness(named, unit) == 1

    def test_a_year_and_a_head_in_the_unit(self):
        plain = target("58", indicator="Thu nhập bình quân đầu người", unit="triệu đồng", unit_norm="VND_million")
        full = target("58", indicator="Thu nhập bình quân đầu người", unit_norm="VND_million/person/year")
        assert likeness(plain, full) == 1


class TestApart:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo"),
            ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo các huyện nghèo"),
            ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo dân tộc thiểu số"),
            ("Tỷ lệ lao động qua đào tạo", "Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ"),
            ("Tỷ lệ thất nghiệp", "Tỷ lệ thất nghiệp khu vực thành thị"),
            ("Tỷ lệ dân số tham gia bảo hiểm y tế", "Tỷ lệ dân số tham gia bảo hiểm xã hội"),
            ("GRDP bình quân đầu người", "Thu nhập bình quân đầu người"),
            ("GRDP bình quân đầu người", "Tổng sản phẩm trên địa bàn (GRDP)"),
            ("Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu"),
            ("Tỷ lệ xã đạt chuẩn nông thôn mới", "Tỷ lệ xã đạt chuẩn nông thôn mới nâng cao"),
            ("Thu ngân sách nhà nước", "Chi ngân sách nhà nước"),
            ("Tỷ trọng kinh tế số", "Tỷ trọng kinh tế"),
            ("Diện tích trồng mới cây mía", "Diện tích cây mía"),
            ("Tỷ suất tử vong trẻ em dưới 1 tuổi", "Tỷ suất tử vong trẻ em dưới 5 tuổi"),
            ("Chỉ số PCI", "Chỉ số PAPI"),
            ("Tỷ lệ cán bộ thường xuyên được bồi dưỡng", "Tỷ lệ cán bộ không thường xuyên được bồi dưỡng"),
        ],
    )
    def test_part_and_whole_or_another_thing(self, one, other):
        assert near(one, other) == near(other, one) <= 0.8

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"unit_norm": "percent"}, {"unit_norm": "ha"}),
            ({"unit_norm": "VND_billion"}, {"unit_norm": "USD_million"}),
            ({"unit_norm": "commune"}, {"unit_norm": "village"}),
            ({"unit_norm": "percent", "direction": "level"}, {"unit_norm": "percent", "direction": "decrease"}),
            # `mức giảm 2%`, however its direction was read
            ({"indicator": "Tỷ lệ hộ nghèo"}, {"indicator": "Mức giảm tỷ lệ hộ nghèo"}),
        ],
    )
    def test_unit_and_nature(self, one, other):
        assert likeness(target(**one), target(**other)) == 0

    def test_a_rise_and_a_growth_are_changes_alike(self):
        rise = percent("Tổng mức bán lẻ hàng hóa", direction="increase")
        assert likeness(rise, percent("Tốc độ tăng tổng mức bán lẻ hàng hóa", unit_norm="percent_per_year")) == 1

    def test_a_rank_among_other_countries(self):
        region, world = ({"unit_norm": "rank", "scope": scope} for scope in ("Đông Nam Á", "Thế giới"))
        name = "Xếp hạng năng lực cạnh tranh số"
        assert likeness(percent(name, **region), percent(name, **world)) < 0.8
        assert likeness(percent("Thứ hạng thế giới về năng lực cạnh tranh số", unit_norm="rank"),
                        percent(name, **world)) == 1  # fmt: skip
        said = "Thứ hạng khu vực Đông Nam Á về năng lực cạnh tranh số"
        assert likeness_of(measured(percent(said, unit_norm="rank")), measured(percent(name, **region))) >= 0.8

    def test_the_head_noun_of_few_words(self):
        assert near("Doanh nghiệp có nữ lãnh đạo", "Nữ lãnh đạo doanh nghiệp") < 1


def test_a_matrix():
    names = ["Tỷ lệ hộ nghèo", "Diện tích rừng"]
    assert matrix([percent(name) for name in names], [percent(names[0])]).tolist() == [[1], [0]]
    assert matrix([], [percent(names[0])]).shape == (0, 1)


@pytest.mark.parametrize("name", ["", "%", "Tỷ lệ", "tổng số", "...", "Số lượng các loại"])
def test_a_name_of_empty_words(name):
    assert normal_name(name) == normal_name(name.upper() if name == "%" else name)
    assert near(name, "Tỷ lệ hộ nghèo") < 0.8


@pytest.mark.parametrize(
    "piece", ["tỷ lệ ", "giải ngân vốn ", "Tỉnh A ", "của ", "(A", "được ", "5.", "khách ", ".", " "]
)
def test_a_name_without_end(piece):
    started = time.perf_counter()
    normal_name(piece * 200_000)
    assert time.perf_counter() - started < 1
