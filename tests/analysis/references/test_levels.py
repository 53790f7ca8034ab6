import datetime

import pytest

from analysis.references.levels import contradicts, level_of, younger


@pytest.mark.parametrize(
    ("number", "type_", "issuer", "tier", "side", "role"),
    [
        # the issuer says it
        ("26-NQ/TU", "Nghị quyết", "Tỉnh ủy Kon Tum", "province", "party", "policy"),
        ("57-NQ/TW", "Nghị quyết", "Bộ Chính trị", "central", "party", "policy"),
        ("20-NQ/TW", "Nghị quyết", "Ban Chấp hành Trung ương", "central", "party", "policy"),
        ("23-NQ/TU", "Nghị quyết", "Ban Chấp hành Đảng bộ tỉnh khóa XVI", "province", "party", "policy"),
        ("15/2024/NQ-HĐND", "Nghị quyết", "Hội đồng nhân dân tỉnh Kon Tum", "province", "state", "law"),
        ("05/KH-UBND", "Kế hoạch", "Ủy ban nhân dân xã Ngọc Linh, huyện Đăk Glei, tỉnh Kon Tum", "commune", "state",
         "policy"),
        ("05/KH-UBND", "Kế hoạch", "Ủy ban nhân dân huyện Đăk Glei", "district", "state", "policy"),
        ("05/KH-UBND", "Kế hoạch", "UBND TP. Đà Nẵng", "province", "state", "policy"),
        ("2/QĐ-SXD", "Quyết định", "Sở Xây dựng", "province", "state", "policy"),
        # words that are in the names of bodies of another level
        ("07/2024/TT-BLĐTBXH", "Thông tư", "Bộ Lao động - Thương binh và Xã hội", "central", "state", "law"),
        (None, None, "Bộ Chỉ huy Quân sự tỉnh", "province", None, "other"),
        (None, None, "Bảo hiểm xã hội tỉnh", "province", None, "other"),
        # the number says it where nobody names the issuer
        ("12-NQ/HU", None, None, "district", "party", "policy"),
        ("1719/QĐ-TTg", None, None, "central", "state", "policy"),
        ("30/2020/NĐ-CP", None, None, "central", "state", "law"),
        ("31/2024/QH15", "Luật", None, "central", "state", "law"),
        ("36-HD/VPTW", None, None, "central", "party", "rule"),
        ("04/TTr-BKHCN", None, None, "central", "state", "proposal"),
        # every level has a committee: not guessed
        ("05/KH-UBND", "Kế hoạch", None, None, "state", "policy"),
        ("45-KH/ĐU", None, None, None, "party", "policy"),
        (None, None, None, None, None, "other"),
    ],
)  # fmt: skip
def test_who_issued_it_and_what_it_is(number, type_, issuer, tier, side, role):
    found = level_of(number=number, type_=type_, issuer=issuer)
    assert (found.tier, found.side, found.role) == (tier, side, role)


def test_nobody_carries_out_what_a_lower_level_issued():
    province = level_of(number="26-NQ/TU", type_=None, issuer=None)
    central = level_of(number="57-NQ/TW", type_=None, issuer=None)
    unknown = level_of(number=None, type_=None, issuer=None)
    assert contradicts(above=province, below=central)
    assert not contradicts(above=central, below=province)
    assert not contradicts(above=province, below=province)
    assert not contradicts(above=unknown, below=central)


def test_younger_only_where_both_days_are_known():
    early, late = datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)
    assert younger(late, early)
    assert not younger(early, late)
    assert not younger(None, early)
