import pytest

from analysis.references.chain_targets import carried
from analysis.targets.ledger import ledger
from tests.analysis.references.papers import catalog, named, paper

ABOVE = paper(
    "TỈNH ỦY KON TUM", "23-NQ/TU", "05/12/2023", "Nghị quyết", "về nhiệm vụ năm 2024",
    "I. CHỈ TIÊU CHỦ YẾU NĂM 2024\n"
    "- Tốc độ tăng trưởng GRDP đạt 9,5%.\n"
    "- Tỷ lệ hộ nghèo đa chiều giảm còn 5%.\n"
    "- Diện tích trồng mới sâm Ngọc Linh đạt 500 ha.\n"
    "- Tỷ lệ che phủ rừng đạt 64%.\n"
    "- Số giường bệnh trên một vạn dân đạt 40 giường.", place="Kon Tum",
)  # fmt: skip


def plan(*lines):
    return paper("ỦY BAN NHÂN DÂN TỈNH KON TUM", "5/KH-UBND", "10/01/2024", "Kế hoạch",
                 "Thực hiện Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Tỉnh ủy Kon Tum",
                 "\n".join(("I. CHỈ TIÊU NĂM 2024", *lines)), place="Kon Tum")  # fmt: skip


@pytest.fixture
def below(tmp_path):
    def statuses(*lines):
        made = catalog(tmp_path, ABOVE, *([plan(*lines)] if lines else []))
        rows = ledger(made)
        plans = [named(made, "5/KH-UBND")] if lines else []
        return carried(
            named(made, "23-NQ/TU"),
            plans,
            lambda one: [row for row in rows if row.document.id == one.id],
            lambda one: made.passages_of(one.slug),
            lambda one, other: None,
        )

    return statuses


def status_of(found, word):
    (one,) = (one for one in found if word in one.row.target.indicator)
    return one.status


def test_each_target_and_what_became_of_it(below):
    found = below(
        "- Tốc độ tăng trưởng GRDP đạt 10%.",
        "- Tỷ lệ hộ nghèo đa chiều giảm còn 5%.",
        "- Diện tích trồng mới sâm Ngọc Linh đạt 450 ha.",
        "II. NHIỆM VỤ\n1. Nâng cao tỷ lệ che phủ rừng.",
    )
    words = ("GRDP", "hộ nghèo", "sâm Ngọc Linh", "giường bệnh")
    assert [status_of(found, word) for word in words] == ["higher", "same", "lower", "none"]
    assert [one.row.target.start for one in found] == sorted(one.row.target.start for one in found)


def test_named_without_a_figure(below):
    found = below("II. NHIỆM VỤ\n1. Mở rộng diện tích trồng mới sâm Ngọc Linh.", "2. Nâng cao tỷ lệ che phủ rừng.")
    assert status_of(found, "sâm Ngọc Linh") == "words"
    (one,) = (one for one in found if "sâm Ngọc Linh" in one.row.target.indicator)
    assert "trồng mới sâm Ngọc Linh" in (one.documents[0].quote or "")
    assert one.documents[0].row is None


def test_without_a_document_below_none_is_carried_on(below):
    assert {one.status for one in below()} == {"none"}


def test_another_group_or_year_does_not_carry_it_on(below):
    found = below("- Tỷ lệ hộ nghèo đa chiều vùng đồng bào dân tộc thiểu số giảm còn 12%.")
    assert status_of(found, "hộ nghèo") in ("none", "words")
