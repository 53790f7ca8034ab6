"""An amending act applied: each provision before and after, or why not."""

import datetime

import pytest

from analysis.texts.applying import amendments
from analysis.texts.model import Amendment
from index.links import Linker
from index.model import Change
from index.view import DocumentView
from tests.analysis.texts.sides import decree

OF = "Sửa đổi, bổ sung một số điều của Nghị định số 10/2024/NĐ-CP ngày 01 tháng 7 năm 2024 của Chính phủ"
SOURCE = decree(
    """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Nghị định này áp dụng ở cấp huyện và cấp tỉnh.
2. Không áp dụng cho cây cảnh.
Điều 2. Hỗ trợ
1. Mức hỗ trợ gồm:
a) Giống: 30 triệu đồng một héc ta;
b) Công trồng: 9 triệu đồng;
c) Nước tưới: 5 triệu đồng;
d) Bảo hiểm: 4 triệu đồng;
đ) Phân bón: 20 triệu đồng một héc ta.
2. Ủy ban nhân dân cấp huyện chi trả.
Điều 3. Hiệu lực
Nghị định này có hiệu lực từ ngày ký.
Phụ lục I
Điều 1. Mẫu đơn của cấp huyện
""",
    1,
)


def applied(*lines: str, source: DocumentView = SOURCE, others: tuple[Change, ...] = ()) -> list[Amendment]:
    body = f"Điều 1. {OF}\n" + "\n".join(lines) + "\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày ký."
    act = decree(body, 2, sign="20/2025/NĐ-CP", title=OF.upper(), year=2025)
    documents = [act.document, source.document]
    linked = Linker(documents).links(act.document, act.references)
    return list(amendments(act, linked, lambda _: source, lambda _: others))


def text(one: Amendment) -> str:
    marks = {"kept": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[p.kind].format(p.before if p.kind == "removed" else p.after) for p in one.pieces)


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (
            ["1. Sửa đổi khoản 2 Điều 2 như sau:", "“2. Ủy ban nhân dân cấp xã chi trả.”"],
            "2. Ủy ban nhân dân cấp [-huyện -]{+xã +}chi trả.",
        ),
        (
            ["1. Sửa đổi điểm a khoản 1 Điều 2 như sau:", "“a) Giống: 50 triệu đồng một héc ta;”"],
            "a) Giống: [-30 -]{+50 +}triệu đồng một héc ta;",
        ),
        (["1. Bãi bỏ điểm đ khoản 1 Điều 2."], "[-đ) Phân bón: 20 triệu đồng một héc ta.-]"),
        (["1. Bổ sung khoản 3 vào sau khoản 2 Điều 1 như sau:", "“3. Thêm.”"], "{+3. Thêm.+}"),
        (
            ["1. Sửa đổi tên Điều 2 như sau:", "“Điều 2. Mức hỗ trợ”"],
            "Điều 2. {+Mức +}hỗ trợ",
        ),
        (
            ["1. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 1."],
            "1. Nghị định này áp dụng ở [-cấp huyện-]{+cấp xã+} và cấp tỉnh.",
        ),
        (
            ["1. Bỏ cụm từ “và cấp tỉnh” tại khoản 1 Điều 1."],
            "1. Nghị định này áp dụng ở cấp huyện [-và cấp tỉnh-].",
        ),
    ],
)
def test_before_and_after(lines, pieces):
    (one,) = applied(*lines)
    assert (one.outcome, one.reason, one.doubts) == ("applied", None, ())
    assert text(one) == pieces
    assert one.source == SOURCE.document
    if one.before:
        assert SOURCE.raw[slice(*one.before)].startswith(one.pieces[0].before)


def test_words_put_beside_others_leave_them():
    (one,) = applied("1. Bổ sung cụm từ “, cấp xã” vào sau cụm từ “cấp huyện” tại khoản 1 Điều 1.")
    assert text(one) == "1. Nghị định này áp dụng ở cấp huyện{+, cấp xã+} và cấp tỉnh."
    (one,) = applied("1. Bổ sung cụm từ “cấp xã và ” vào trước cụm từ “cấp tỉnh” tại khoản 1 Điều 1.")
    assert text(one) == "1. Nghị định này áp dụng ở cấp huyện và {+cấp xã và +}cấp tỉnh."


def test_words_without_a_place_are_exchanged_wherever_they_stand():
    found = applied("1. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã”.")
    assert [one.before_address for one in found if one.before_address] == [
        "10/2024/NĐ-CP › Chương I › Điều 1 › Khoản 1",
        "10/2024/NĐ-CP › Chương I › Điều 2 › Khoản 2",
        "10/2024/NĐ-CP › Phụ lục I › Điều 1",
    ]


@pytest.mark.parametrize(
    ("lines", "outcome", "said"),
    [
        (["1. Bãi bỏ Điều 9."], "no provision", "không có Điều 9"),
        # a point is in its clause: the one that happens to bear this letter elsewhere is not meant
        (["1. Bãi bỏ điểm đ Điều 2."], "no provision", "không có điểm đ Điều 2"),
        (["1. Bãi bỏ điểm e khoản 1 Điều 2."], "no provision", "không có điểm e khoản 1 Điều 2"),
        (["1. Bổ sung khoản 2 vào sau khoản 1 Điều 1 như sau:", "“2. Thêm.”"], "there already", "đã có khoản 2 Điều 1"),
        (["1. Bổ sung khoản 9a vào sau khoản 9 Điều 1 như sau:", "“9a. Thêm.”"], "no provision", "khoản 9 Điều 1"),
        (["1. Thay cụm từ “trung ương” bằng cụm từ “xã” tại Điều 1."], "no words", "Không thấy “trung ương”"),
        (["1. Sửa đổi một số khoản của Điều 1 như sau:", "“1. Mới.”"], "unread", "Chưa đọc được"),
        (["1. Bãi bỏ quy định về phân bón tại Điều 2."], "unread", "Chưa đọc được"),
        (["1. Bãi bỏ khoản 1 Điều 2 Nghị định số 99/2020/NĐ-CP."], "no source", "99/2020/NĐ-CP"),
    ],
)
def test_why_not(lines, outcome, said):
    (one,) = applied(*lines)
    assert one.outcome == outcome
    assert said in (one.reason or "")
    assert one.pieces == ()


def test_new_text_is_told_though_its_place_is_not_there():
    (one,) = applied("1. Sửa đổi khoản 9 Điều 2 như sau:", "“9. Mới.”")
    assert (one.outcome, one.text, one.pieces) == ("no provision", "9. Mới.", ())


def test_a_place_that_stands_twice_is_not_guessed():
    twice = decree("Điều 1. Một\n1. Đầu.\nĐiều 2. Hai\n1. Sau.", 1)
    one = applied("1. Bãi bỏ khoản 1.", source=twice)[0]
    assert one.outcome == "several provisions"


def test_other_capitals_are_a_doubt():
    (one,) = applied("1. Thay cụm từ “ủy ban nhân dân” bằng cụm từ “Sở” tại khoản 2 Điều 2.")
    assert text(one) == "2. [-Ủy ban nhân dân-]{+Sở+} cấp huyện chi trả."
    assert "hoa thường" in one.doubts[0]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [("2. Xã chi trả.", False), ("Xã chi trả.", False), ("3. Xã chi trả.", True), ("a) Xã chi trả.", True)],
)
def test_new_text_of_another_label_is_a_doubt(text, doubted):
    (one,) = applied("1. Sửa đổi khoản 2 Điều 2 như sau:", f"“{text}”")
    assert one.outcome == "applied"
    assert any("mang nhãn" in doubt for doubt in one.doubts) is doubted


def test_what_others_changed_is_a_doubt():
    other = decree("Điều 1. Việc\n1. Một.", 3, sign="30/2024/NĐ-CP").document
    change = Change("sửa đổi", other, datetime.date(2024, 9, 1), False, (("Điều 2", "Khoản 2"),), "…", 0, 1)
    (one,) = applied("1. Bãi bỏ khoản 2 Điều 2.", others=(change,))
    assert "30/2024/NĐ-CP" in one.doubts[0]
    (elsewhere,) = applied("1. Bãi bỏ khoản 2 Điều 1.", others=(change,))
    assert elsewhere.doubts == ()


def test_an_act_does_not_amend_itself():
    act = decree("Điều 1. Sửa đổi Nghị định này\n1. Bãi bỏ Điều 2.\nĐiều 2. Hai\n1. Sau.", 2)
    linked = Linker([act.document]).links(act.document, act.references)
    assert {one.outcome for one in amendments(act, linked, lambda _: act, lambda _: ())} <= {"no source"}
