import time

import pytest

from analysis.references.chain import chain, documents_below
from analysis.references.network import reference_graph
from tests.analysis.references.papers import add, catalog, named, paper

POLITBURO = paper(
    "BỘ CHÍNH TRỊ", "57-NQ/TW", "22/12/2024", "Nghị quyết",
    "về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    "I- QUAN ĐIỂM\n1. Phát triển khoa học, công nghệ là đột phá quan trọng hàng đầu.",
)  # fmt: skip
PROVINCE = paper(
    "TỈNH ỦY KON TUM", "45-CTr/TU", "10/3/2025", "Chương trình",
    "thực hiện Nghị quyết số 57-NQ/TW ngày 22-12-2024 của Bộ Chính trị",
    "I- MỤC TIÊU\n1. Phấn đấu kinh tế số đạt 20% GRDP.", place="Kon Tum",
)  # fmt: skip
PLAN = paper(
    "ỦY BAN NHÂN DÂN TỈNH KON TUM", "120/KH-UBND", "15/4/2025", "Kế hoạch",
    "Triển khai thực hiện Chương trình số 45-CTr/TU ngày 10 tháng 3 năm 2025 của Tỉnh ủy Kon Tum",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025;\n"
    "Căn cứ Nghị quyết số 71/NQ-CP ngày 01 tháng 4 năm 2025 của Chính phủ ban hành Chương trình hành động của Chính phủ"
    " thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;\n"
    "Theo đề nghị của Sở Khoa học và Công nghệ tại Tờ trình số 15/TTr-SKHCN ngày 10 tháng 4 năm 2025 về việc ban hành"
    " Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị.\n\n"
    "I. MỤC ĐÍCH\n1. Tổ chức thực hiện Nghị quyết số 11-NQ/TU ngày 05 tháng 01 năm 2025 của Tỉnh ủy Kon Tum.",
    place="Kon Tum",
)  # fmt: skip


def told(steps):
    return [(one.depth, one.kind, one.below.node.number, one.above.node.number, one.certain) for one in steps]


@pytest.fixture
def built(tmp_path):
    def build(*papers):
        made = catalog(tmp_path, *papers)
        return made, lambda number, depth=3: chain(named(made, number), reference_graph(made), made, depth)

    return build


def test_from_the_plan_up_to_the_politburo(built):
    _, of = built(POLITBURO, PROVINCE, PLAN)
    found = of("120/KH-UBND")
    assert told(found.up) == [
        (1, "carries_out", "120/KH-UBND", "45-CTr/TU", True),
        (1, "mandate", "120/KH-UBND", "71/NQ-CP", True),
        (1, "mentioned", "120/KH-UBND", "11-NQ/TU", False),
        (2, "carries_out", "45-CTr/TU", "57-NQ/TW", True),
        (2, "carries_out", "71/NQ-CP", "57-NQ/TW", True),
    ]
    assert [one.edge.reference.name for one in found.basis] == ["Luật Tổ chức chính quyền địa phương"]
    assert (found.level.tier, found.up[3].above.level.tier) == ("province", "central")


def test_what_the_library_lacks_is_told_by_who_reports_it(built):
    made, of = built(POLITBURO, PROVINCE, PLAN)
    step = next(one for one in of("57-NQ/TW").down if one.below.node.number == "71/NQ-CP")
    assert step.below.node.document is None
    assert step.reported
    assert step.by.number == "120/KH-UBND"
    assert made.raw(step.by.slug)[step.start : step.end] == step.quote
    assert step.quote.startswith("Căn cứ Nghị quyết số 71/NQ-CP")


def test_a_submission_carries_nothing_out(built):
    _, of = built(POLITBURO, PROVINCE, PLAN)
    assert not [one for one in of("57-NQ/TW").down if one.below.node.number == "15/TTr-SKHCN"]


def test_down_to_the_plan_and_who_is_in_the_library(built):
    _, of = built(POLITBURO, PROVINCE, PLAN)
    found = of("57-NQ/TW")
    assert (1, "carries_out", "45-CTr/TU", "57-NQ/TW", True) in told(found.down)
    assert (2, "carries_out", "120/KH-UBND", "45-CTr/TU", True) in told(found.down)
    assert [one.number for one in documents_below(found)] == ["45-CTr/TU", "120/KH-UBND"]


def test_the_step_that_was_missing_is_there_once_its_document_came(built):
    made, of = built(PROVINCE)
    assert of("45-CTr/TU").up[0].above.node.document is None
    add(made, POLITBURO, "57.txt")
    assert of("45-CTr/TU").up[0].above.node.document == named(made, "57-NQ/TW")


def test_not_deeper_than_asked(built):
    _, of = built(POLITBURO, PROVINCE, PLAN)
    found = of("120/KH-UBND", 1)
    assert {one.depth for one in found.up} == {1}
    assert found.deeper
    assert not of("120/KH-UBND", 3).deeper


def test_two_that_carry_each_other_out_are_cut_and_said(built):
    one = paper("BỘ XÂY DỰNG", "10/QĐ-BXD", "01/3/2025", "Quyết định",
                "Ban hành Kế hoạch thực hiện Quyết định số 11/QĐ-BXD ngày 01 tháng 3 năm 2025 của Bộ Xây dựng",
                "Điều 1. Ban hành Kế hoạch.")  # fmt: skip
    other = paper("BỘ XÂY DỰNG", "11/QĐ-BXD", "01/3/2025", "Quyết định",
                  "Ban hành Kế hoạch thực hiện Quyết định số 10/QĐ-BXD ngày 01 tháng 3 năm 2025 của Bộ Xây dựng",
                  "Điều 1. Ban hành Kế hoạch.")  # fmt: skip
    made, of = built(one, other)
    found = of("10/QĐ-BXD", 10)
    first, second = named(made, "10/QĐ-BXD").slug, named(made, "11/QĐ-BXD").slug
    assert found.cycles == ((first, second, first),)
    assert len(found.up) == 2


def test_itself_is_no_step(built):
    text = paper("BỘ XÂY DỰNG", "10/QĐ-BXD", "01/3/2025", "Quyết định",
                 "Về việc thực hiện Quyết định số 10/QĐ-BXD ngày 01 tháng 3 năm 2025 của Bộ Xây dựng",
                 "Điều 1. Thực hiện.")  # fmt: skip
    _, of = built(text)
    assert (of("10/QĐ-BXD").up, of("10/QĐ-BXD").down, of("10/QĐ-BXD").cycles) == ((), (), ())


def test_what_is_younger_or_of_a_lower_level_is_doubted(built):
    text = paper("CHÍNH PHỦ", "12/NQ-CP", "01/3/2024", "Nghị quyết",
                 "Về việc thực hiện Chương trình số 45-CTr/TU ngày 10 tháng 3 năm 2025 của Tỉnh ủy Kon Tum",
                 "Điều 1. Thực hiện.")  # fmt: skip
    _, of = built(PROVINCE, text)
    (step,) = of("12/NQ-CP").up[:1]
    assert not step.certain
    assert "ban hành sau" in step.doubt
    assert "cấp thấp hơn" in step.doubt


def test_of_two_documents_with_one_number_none_is_chosen(built):
    first = PROVINCE.replace("TỈNH ỦY KON TUM", "TỈNH ỦY GIA LAI").replace("Kon Tum,", "Gia Lai,")
    undated = paper("ỦY BAN NHÂN DÂN TỈNH", "9/KH-UBND", "01/5/2025", "Kế hoạch",
                    "Thực hiện Chương trình số 45-CTr/TU của Tỉnh ủy", "I. MỤC ĐÍCH\n1. Thực hiện.",
                    place="Ngọc Linh")  # fmt: skip
    made, of = built(PROVINCE, first, undated)
    found = of("9/KH-UBND")
    assert not [one for one in found.up if one.certain and one.above.node.document]
    assert {one.number for one in made.documents()} == {"45-CTr/TU", "9/KH-UBND"}


def test_a_decree_regulates_the_law_of_its_title_and_rests_on_others(built):
    law = paper("QUỐC HỘI", "69/2025/QH15", "14/6/2025", "Luật", "HÓA CHẤT", "Điều 1. Phạm vi điều chỉnh")
    decree = paper(
        "CHÍNH PHỦ", "26/2026/NĐ-CP", "17/01/2026", "Nghị định",
        "Quy định chi tiết và hướng dẫn thi hành một số điều của Luật Hóa chất",
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\nCăn cứ Luật Hóa chất số 69/2025/QH15;\n\n"
        "Điều 1. Phạm vi điều chỉnh",
    )  # fmt: skip
    _, of = built(law, decree)
    found = of("26/2026/NĐ-CP")
    assert told(found.up) == [(1, "details", "26/2026/NĐ-CP", "69/2025/QH15", True)]
    assert [one.edge.reference.number for one in found.basis] == ["63/2025/QH15"]


def test_a_library_of_one_document(built):
    _, of = built(POLITBURO)
    found = of("57-NQ/TW")
    assert (found.up, found.down, found.basis, found.cycles, found.deeper) == ((), (), (), (), False)


def test_ten_thousand_references_in_one_document(built):
    lines = "\n".join(
        f"{place}. Triển khai thực hiện Nghị quyết số {place}/NQ-CP ngày 01 tháng 01 năm 2024 của Chính phủ; sửa đổi"
        f" Thông tư số 7/2023/TT-BTC được sửa đổi bởi Thông tư số {place}/2024/TT-BTC."
        for place in range(1, 3401)
    )
    made, of = built(paper("CHÍNH PHỦ", "1/2025/NĐ-CP", "01/02/2025", "Nghị định", "Quy định", f"Điều 1. A\n{lines}"))
    assert len(made.references(named(made, "1/2025/NĐ-CP").slug)) > 10_000
    started = time.process_time()
    assert len(of("1/2025/NĐ-CP").up) == 3400
    assert time.process_time() - started < 5
