"""What an amending act tells to do: with which provision, with which new text."""

import time

import pytest

from analysis.texts.instructions import instructions
from analysis.texts.quotations import quotations
from tests.analysis.texts.sides import decree

OF = "Sửa đổi, bổ sung một số điều của Nghị định số 10/2024/NĐ-CP ngày 01 tháng 7 năm 2024 của Chính phủ"


def told(body: str) -> list[tuple[str, str, str | None]]:
    """Action, place and new text (or words) of each instruction of an act."""
    act = decree(body, 2, sign="20/2025/NĐ-CP", title=OF.upper(), year=2025)
    found = []
    for one in instructions(act):
        text = act.raw[slice(*one.text)] if one.text else None
        if one.action == "words":
            text = " → ".join(act.raw[slice(*words)] if words else "∅" for words in one.words)
        part = "" if one.part == "whole" else f" ({one.part})"
        found.append((one.action, " › ".join(one.place) + part, text))
    return found


def article(*lines: str) -> str:
    return f"Điều 1. {OF}\n" + "\n".join(lines) + "\nĐiều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày ký."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:", "“2. Chủ vườn được hỗ trợ.”"],
            [("replace", "Điều 5 › Khoản 2", "2. Chủ vườn được hỗ trợ.")],
        ),
        # new text tells by its labels whose it is
        (
            ["1. Sửa đổi, bổ sung khoản 4 và khoản 5 Điều 3 như sau:", "“4. Một.", "5. Hai.”."],
            [("replace", "Điều 3 › Khoản 4", "4. Một."), ("replace", "Điều 3 › Khoản 5", "5. Hai.")],
        ),
        # what the clause leaves out stands above it
        (
            [
                "1. Sửa đổi, bổ sung một số khoản của Điều 7 như sau:",
                "a) Sửa đổi, bổ sung khoản 1 như sau:",
                "“1. Mới.”;",
                "b) Bổ sung khoản 3a vào sau khoản 3 như sau:",
                "“3a. Thêm.”;",
                "c) Bãi bỏ khoản 4.",
            ],
            [
                ("replace", "Điều 7 › Khoản 1", "1. Mới."),
                ("insert", "Điều 7 › Khoản 3a", "3a. Thêm."),
                ("repeal", "Điều 7 › Khoản 4", None),
            ],
        ),
        (
            ["1. Bổ sung Điều 12a vào sau Điều 12 như sau:", "“Điều 12a. Vườn ươm", "1. Một.", "2. Hai.”"],
            [("insert", "Điều 12a", "Điều 12a. Vườn ươm\n1. Một.\n2. Hai.")],
        ),
        (["1. Bổ sung khoản 6 vào Điều 8 như sau:", "“6. Thêm.”"], [("insert", "Điều 8 › Khoản 6", "6. Thêm.")]),
        (
            ["1. Sửa đổi, bổ sung tên Điều 8 như sau:", "“Điều 8. Tên mới”"],
            [("replace", "Điều 8 (heading)", "Điều 8. Tên mới")],
        ),
        (
            ["1. Sửa đổi, bổ sung đoạn mở đầu khoản 2 Điều 9 như sau:", "“2. Gồm các việc sau:”"],
            [("replace", "Điều 9 › Khoản 2 (lead)", "2. Gồm các việc sau:")],
        ),
        # what it was changed by before is no place of it
        (
            [
                "1. Sửa đổi Điều 3 đã được sửa đổi, bổ sung bởi khoản 18 Điều 1 Nghị định số 15/2024/NĐ-CP như sau:",
                "“Điều 3. Mới.”",
            ],
            [("replace", "Điều 3", "Điều 3. Mới.")],
        ),
        (
            ["1. Thay thế cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1, điểm b khoản 2 Điều 5 và Điều 7."],
            [
                ("words", "Điều 5 › Khoản 1", "cấp huyện → cấp xã"),
                ("words", "Điều 5 › Khoản 2 › điểm b", "cấp huyện → cấp xã"),
                ("words", "Điều 7", "cấp huyện → cấp xã"),
            ],
        ),
        # the other way round, and two pairs in one line
        (
            ["1. Thay thế cụm từ “A” tại Điều 5 bằng cụm từ “B”; thay cụm từ “C” bằng cụm từ “D” tại Điều 6."],
            [("words", "Điều 5", "A → B"), ("words", "Điều 6", "C → D")],
        ),
        (["1. Thay thế cụm từ “Bộ A” bằng cụm từ “Bộ B”."], [("words", "", "Bộ A → Bộ B")]),
        (["1. Bỏ cụm từ “cấp huyện,” tại khoản 1 Điều 4."], [("words", "Điều 4 › Khoản 1", "cấp huyện, → ∅")]),
        # a list whose head says what is done
        (
            ["1. Thay thế một số cụm từ như sau:", "a) Cụm từ “A” bằng cụm từ “B” tại Điều 5;", "b) Bãi bỏ Điều 6."],
            [("words", "Điều 5", "A → B"), ("repeal", "Điều 6", None)],
        ),
        # a heading is a place of its own
        (
            ["1. Thay thế cụm từ “A” bằng cụm từ “B” tại khoản 4 Điều 4, tên Chương II."],
            [("words", "Điều 4 › Khoản 4", "A → B"), ("words", "Chương II (heading)", "A → B")],
        ),
        # some clauses of an article are not the article
        (
            ["1. Sửa đổi, bổ sung một số khoản của Điều 5 như sau:", "“1. Mới.", "3. Cũng mới.”"],
            [("replace", "Điều 5", None)],
        ),
        # new text for two places of which it bears one label only
        (
            ["1. Sửa đổi khoản 1, khoản 2 Điều 5 như sau:", "“1. Chỉ một khoản.”"],
            [("replace", "Điều 5 › Khoản 1", None), ("replace", "Điều 5 › Khoản 2", None)],
        ),
        # a mark that was never closed ends where the next new text is announced
        (
            ["1. Sửa đổi Điều 5 như sau:", "“Điều 5. Một.", "2. Sửa đổi Điều 6 như sau:", "“Điều 6. Hai.”"],
            [("replace", "Điều 5", "Điều 5. Một."), ("replace", "Điều 6", "Điều 6. Hai.")],
        ),
        # a row, a rule on one matter, an exception: not the whole place
        (["1. Bãi bỏ số thứ tự 15 tại Phụ lục II."], [("repeal", "Phụ lục II (some)", None)]),
        (["1. Bãi bỏ quy định về phí tại khoản 2 Điều 5."], [("repeal", "Điều 5 › Khoản 2 (some)", None)]),
        (
            ["1. Sửa đổi dòng thứ 3 của bảng tại khoản 2 Điều 5 như sau:", "“3 | Mới”"],
            [("replace", "Điều 5 › Khoản 2 (some)", "3 | Mới")],
        ),
        (
            ["1. Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 5, trừ khoản 2 Điều 5."],
            [("words", "Điều 5 (some)", "A → B"), ("words", "Điều 5 › Khoản 2 (some)", "A → B")],
        ),
        # words for which a place is only hinted at are not exchanged everywhere
        (["1. Thay thế cụm từ “A” bằng cụm từ “B” tại các biểu mẫu."], [("words", " (some)", "A → B")]),
        (["1. Thay thế cụm từ “A” bằng cụm từ “B” là cơ quan nhận báo cáo."], [("words", " (some)", "A → B")]),
        (
            ["1. Thay thế cụm từ “A” bằng cụm từ “B” tại Nghị định số 10/2024/NĐ-CP."],
            [("words", "", "A → B")],
        ),
        # what is only described by quoting
        (
            ["1. Bãi bỏ quy định đối với “cấp huyện”, “Phòng Tư pháp” tại Phụ lục V."],
            [("repeal", "Phụ lục V (some)", None)],
        ),
        (["1. Bổ sung cụm từ “và xã” vào sau cụm từ “huyện” tại Điều 5."], [("words", "Điều 5", "huyện → và xã")]),
        (["1. Bổ sung cụm từ “và xã” vào cuối khoản 1 Điều 5."], [("words", "Điều 5 › Khoản 1 (some)", "∅ → và xã")]),
        # the article stands at the end of the list
        (
            ["1. Bãi bỏ điểm a khoản 2; điểm b, c khoản 3; khoản 4 Điều 9."],
            [
                ("repeal", "Điều 9 › Khoản 2 › điểm a", None),
                ("repeal", "Điều 9 › Khoản 3 › điểm b", None),
                ("repeal", "Điều 9 › Khoản 3 › điểm c", None),
                ("repeal", "Điều 9 › Khoản 4", None),
            ],
        ),
        # đ is not d
        (["1. Bãi bỏ điểm đ khoản 1 Điều 4."], [("repeal", "Điều 4 › Khoản 1 › điểm đ", None)]),
    ],
)  # fmt: skip
def test_instructions(lines, found):
    assert told(article(*lines)) == found


def test_below_the_heading_of_an_article():
    """Decrees put an article into an article each, without numbers."""
    body = (
        f"Điều 1. {OF}\nKhông có gì.\nĐiều 2. Sửa đổi, bổ sung Điều 18\nSửa đổi, bổ sung khoản 1 như sau:\n“1. Mới.”\n"
        "Bãi bỏ khoản 2.\nĐiều 3. Hiệu lực\nTừ ngày ký."
    )
    assert told(body) == [("replace", "Điều 18 › Khoản 1", "1. Mới."), ("repeal", "Điều 18 › Khoản 2", None)]


def test_an_act_that_amends_nothing():
    assert told("Điều 1. Phạm vi\nNghị định này quy định việc bổ sung cây trồng.\nĐiều 2. Hiệu lực\nTừ ngày ký.") == []


def test_each_place_is_of_the_act_that_follows_it():
    body = article(
        "1. Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 5 Nghị định số 10/2024/NĐ-CP, khoản 1 Điều 2 Nghị định số"
        " 11/2024/NĐ-CP."
    )
    act = decree(body, 2, sign="20/2025/NĐ-CP", title=OF.upper(), year=2025)
    numbers = {one.ordinal: one.number for one in act.references}
    found = [(one.place, numbers[one.act]) for one in instructions(act) if one.act is not None]
    assert found == [(("Điều 5",), "10/2024/NĐ-CP"), (("Điều 2", "Khoản 1"), "11/2024/NĐ-CP")]


class TestQuotations:
    @pytest.mark.parametrize(
        ("text", "heads", "texts"),
        [
            ("1. Sửa như sau: “mới”.", ["1. Sửa như sau: "], ["mới"]),
            ('1. Sửa như sau:\n"mới "trong" này".\n', ["1. Sửa như sau:\n"], ['mới "trong" này']),
            ("1. Sửa như sau:\n“a “b” c\nd”;", ["1. Sửa như sau:\n"], ["a “b” c\nd"]),
            # words within a line are no new text
            ("1. Thay “a” bằng “b” tại Điều 1.", ["1. Thay “a” bằng “b” tại Điều 1."], []),
            ("1. Thay:\n“a” bằng “b” tại Điều 1.", ["1. Thay:\n“a” bằng “b” tại Điều 1."], []),
            ("", [], []),
        ],
    )
    def test_heads_and_texts(self, text, heads, texts):
        found = quotations(text, 0, [0], len(text))
        assert [[text[slice(*span)] for span in spans] for spans in found] == [heads, texts]

    @pytest.mark.parametrize(
        "text", ["“" * 5_000, "\n“a" * 5_000, "như sau: “a\n" * 3_000, '\n"a' * 5_000, "”" * 9_000]
    )
    def test_near_misses_take_no_time(self, text):
        started = time.perf_counter()
        quotations(text, 0, [0], len(text))
        assert time.perf_counter() - started < 2


def test_near_misses_of_an_instruction_take_no_time():
    started = time.perf_counter()
    for line in ("Thay thế cụm từ “A” " * 2_000, "Sửa đổi Điều 1, " * 3_000, "được sửa đổi " * 5_000, "tên " * 9_000):
        told(article(f"1. {line}"))
    assert time.perf_counter() - started < 6
