"""Whose deadline it is: of the one who acts, not of the one who only receives."""

import time

import pytest

from answer.facts.actors import only_receives

PROVINCE = "UBND cấp tỉnh phải gửi báo cáo năm cho Bộ LĐTBXH muộn nhất ngày nào?"
BUILDING = "Sở Xây dựng hằng năm phải báo cáo Bộ Xây dựng về thí nghiệm chuyên ngành trước ngày nào?"
PARK = (
    "4. Định kỳ hằng năm, Ban quản lý khu công nghiệp báo cáo tình hình gửi Bộ Lao động - Thương binh và Xã hội "
    "(qua Vụ Pháp chế), Ủy ban nhân dân cấp tỉnh và Sở Lao động trước ngày 15 tháng 01 của năm sau"
)
LAB = "đ) Trước ngày 15 tháng 12 hằng năm, báo cáo hoạt động của phòng thí nghiệm về Sở Xây dựng để tổng hợp."


@pytest.mark.parametrize(
    ("question", "sentence", "receives"),
    [
        (PROVINCE, PARK, True),
        (BUILDING, LAB, True),
        (PROVINCE, "Ủy ban nhân dân cấp tỉnh báo cáo Bộ trước ngày 30 tháng 01.", False),
        (PROVINCE, "UBND cấp tỉnh gửi báo cáo cho Bộ Nội vụ trước ngày 30 tháng 01.", False),
        (BUILDING, "Sở Xây dựng báo cáo Bộ Xây dựng trước ngày 25 tháng 12.", False),
        (BUILDING, "Sở Xây dựng, Sở Công Thương báo cáo trước ngày 25 tháng 12.", False),
        (BUILDING, "Bộ Xây dựng chủ trì, Sở Xây dựng hằng năm báo cáo trước ngày 25 tháng 12.", False),
        # nothing is known
        (BUILDING, "Báo cáo trước ngày 25 tháng 12.", False),
        ("Báo cáo năm gửi trước ngày nào?", LAB, False),
        ("Gửi báo cáo cho Sở Xây dựng trước ngày nào?", LAB, False),
        ("", "", False),
    ],
)
def test_who_only_receives(question: str, sentence: str, receives: bool) -> None:
    assert only_receives(question, sentence) is receives


@pytest.mark.parametrize("near_miss", ["Sở Xây dựng ", "gửi Bộ Y tế, ", "về Sở ", "Ban ", "Bộ hằng năm "])
def test_fast_on_long_sentences(near_miss: str) -> None:
    text = near_miss * (20_000 // len(near_miss))
    started = time.process_time()
    only_receives(BUILDING, text)
    only_receives(text, LAB)
    assert time.process_time() - started < 4
