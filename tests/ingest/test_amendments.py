"""Which act a place in no named document is in, where a text changes other acts."""

import pytest

from ingest.citations.references import find_references
from ingest.model import Header

DECREE = Header(number="1/2026/NĐ-CP", title="Sửa đổi, bổ sung một số nghị định", type="Nghị định")
CODE = Header(number="2/2026/QH16", title="LAO ĐỘNG", type="Bộ luật")


def meant(text: str, words: str, header: Header) -> str | None:
    """Return what the first mention written so resolves to."""
    found = [one for one in find_references(text, header) if " ".join(text[one.start : one.end].split()) == words]
    return found[0].resolves_to


HEAD = "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 5/2020/NĐ-CP\n"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (HEAD + "1. Sửa đổi khoản 2 Điều 7 như sau:", "khoản 2 Điều 7", "5/2020/NĐ-CP"),
        (HEAD + "1. Bỏ cụm từ “x” tại Điều 7.", "Điều 7", "5/2020/NĐ-CP"),
        (HEAD + "1. Sửa đổi Điều 7 như sau:\n“Điều 7. Theo khoản 2 Điều 5.”", "khoản 2 Điều 5", "5/2020/NĐ-CP"),
        (HEAD + "1. Sửa đổi Điều 7 như sau: “7. Theo khoản 2 Điều này.”", "khoản 2 Điều này", "5/2020/NĐ-CP"),
        # outside of the new text `này` is here
        (HEAD + "Trường hợp sửa đổi quy định tại khoản 2 Điều này.", "khoản 2 Điều này", "self"),
        # a repeal of a part, and one that a table of the text says
        (
            "Chương I\nBÃI BỎ MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 5/2020/NĐ-CP\nĐiều 1. Bãi bỏ Điều 7.",
            "Điều 7",
            "5/2020/NĐ-CP",
        ),
        ("1 | Nghị định số 5/2020/NĐ-CP | Khoản 2 Điều 7 | được thay thế", "Khoản 2 Điều 7", None),
        # the act that follows
        ("Bổ sung Điều 7a vào sau Điều 7 Nghị định số 5/2020/NĐ-CP:", "Điều 7a", "5/2020/NĐ-CP"),
        (
            "Bỏ cụm từ “tại khoản 2 Điều này” tại Điều 7 Nghị định số 5/2020/NĐ-CP.\n",
            "khoản 2 Điều này",
            "5/2020/NĐ-CP",
        ),
        # no document changes itself: which act is meant is left open
        ("Bãi bỏ Chương II Phần III.", "Chương II Phần III", None),
    ],
)
def test_an_amending_act(text: str, words: str, expected: str | None) -> None:
    assert meant(f"Mở đầu\n{text}\n", words, DECREE) == expected


ARTICLES = """Điều 1. Phạm vi
1. Theo khoản 2 Điều 9.
Điều 219. Sửa đổi, bổ sung một số điều của Luật Bảo hiểm xã hội số 58/2014/QH13
1. Sửa đổi, bổ sung Điều 54 như sau:
“Điều 54. Điều kiện
1. Người quy định tại khoản 1 Điều 2 của Luật này.”.
2. Bãi bỏ Điều 55.
Điều 220. Hiệu lực
1. Trường hợp bổ sung hồ sơ theo Điều 33.
2. Luật Giá số 1/2012/QH13 hết hiệu lực.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("khoản 2 Điều 9", "self"),
        ("Điều 54", "58/2014/QH13"),
        ("khoản 1 Điều 2 của Luật này", "58/2014/QH13"),
        ("Điều 55", "58/2014/QH13"),
        ("Điều 33", "self"),
    ],
)
def test_one_article_of_a_code_amends_another_law(words: str, expected: str) -> None:
    assert meant(ARTICLES, words, CODE) == expected


def test_places_that_a_decree_details() -> None:
    text = (
        "Điều 1. Phạm vi\nNghị định này quy định chi tiết một số điều của Luật Giá số 16/2023/QH15, bao gồm:\n"
        "a) Khoản 5 Điều 3 về thẩm định;\nb) Điều 7 về bình ổn.\nĐiều 2. Theo Điều 7 về bình ổn.\n"
    )
    references = find_references(text, Header(number="3/2026/NĐ-CP", title="Quy định chi tiết Luật Giá"))
    assert [one.resolves_to for one in references][2:] == ["16/2023/QH15", "16/2023/QH15", "self"]
