"""References in whole texts: relations, short forms, amending acts, doubts."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.citations.references import find_references
from ingest.model import Header, Reference

AMENDING = """CHÍNH PHỦ
Số: 34/2026/NĐ-CP
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 178/2025/NĐ-CP
ngày 01 tháng 7 năm 2025 của Chính phủ quy định chi tiết một số điều
của Luật Quy hoạch đô thị và nông thôn
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Căn cứ Luật Quy hoạch đô thị và nông thôn số 47/2024/QH15 được sửa đổi, bổ sung bởi Luật số 144/2025/QH15;
Điều 1. Sửa đổi, bổ sung một số điểm, khoản của Điều 1 như sau:
1. Bổ sung điểm k1 vào sau điểm k khoản 1 như sau:
“k1) Cơ quan quy định tại khoản 2 Điều này; Điều 5 Nghị định này; theo Điều 17 Luật Quy hoạch đô thị và nông thôn.”.
2. Bãi bỏ khoản 2.
3. Thay thế cụm từ “a” bằng cụm từ “b” tại khoản 4 Điều 4, điểm c khoản 1 Điều 23.
Điều 2. Nghị định này có hiệu lực từ ngày ký, trừ trường hợp tại khoản 2 Điều này.
"""


def found(text: str, header: Header | None = None) -> dict[str, Reference]:
    references = find_references(text, header or Header())
    return {" ".join(text[one.start : one.end].split()): one for one in references}


class TestAmendingAct:
    references = found(AMENDING, Header(number="34/2026/NĐ-CP", title="Sửa đổi, bổ sung một số điều"))

    def test_its_own_number_is_none(self):
        assert not any("34/2026" in one for one in self.references)

    @pytest.mark.parametrize(
        ("words", "relation", "resolves_to"),
        [
            ("Luật Tổ chức Chính phủ số 63/2025/QH15", "căn cứ", "63/2025/QH15"),
            # by name, once given with its number
            ("Luật Quy hoạch đô thị và nông thôn", "dẫn chiếu", "47/2024/QH15"),
            ("Điều 17 Luật Quy hoạch đô thị và nông thôn", "dẫn chiếu", "47/2024/QH15"),
            # what another act did to the one cited before is not this act's doing
            ("Luật số 144/2025/QH15", "dẫn chiếu", "144/2025/QH15"),
            # places of the amended act
            ("Điều 1", "sửa đổi", "178/2025/NĐ-CP"),
            ("điểm k1", "bổ sung", "178/2025/NĐ-CP"),
            ("điểm k khoản 1", "dẫn chiếu", "178/2025/NĐ-CP"),
            ("khoản 2", "bãi bỏ", "178/2025/NĐ-CP"),
            ("khoản 4 Điều 4", "thay thế", "178/2025/NĐ-CP"),
            ("điểm c khoản 1 Điều 23", "thay thế", "178/2025/NĐ-CP"),
            # in the quoted new text `này` is the amended act
            ("Điều 5 Nghị định này", "dẫn chiếu", "178/2025/NĐ-CP"),
            # outside of it, this one
            ("Nghị định này", "dẫn chiếu", "self"),
        ],
    )
    def test_what_is_meant(self, words, relation, resolves_to):
        one = self.references[words]
        assert (one.relation, one.resolves_to) == (relation, resolves_to)

    def test_the_title(self):
        one = self.references["Nghị định số 178/2025/NĐ-CP ngày 01 tháng 7 năm 2025 của Chính phủ"]
        assert (one.relation, one.number, one.issuer) == ("sửa đổi", "178/2025/NĐ-CP", "Chính phủ")

    def test_a_bare_place_in_a_quotation_is_in_the_amended_act(self):
        text = AMENDING.replace("khoản 2 Điều này;", "điểm b khoản 5 Điều 3;")
        header = Header(number="34/2026/NĐ-CP", title="Sửa đổi, bổ sung một số điều")
        assert found(text, header)["điểm b khoản 5 Điều 3"].resolves_to == "178/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị quyết số 26-NQ/TU;", "căn cứ"),
        ("- Căn cứ Nghị quyết số 26-NQ/TU;", "căn cứ"),
        ("triển khai thực hiện Nghị quyết số 26-NQ/TU ", "thực hiện"),
        ("Quán triệt sâu sắc Nghị quyết số 26-NQ/TU ", "thực hiện"),
        ("thực hiện đầy đủ các nhiệm vụ và giải pháp đề ra trong Nghị quyết số 26-NQ/TU", "thực hiện"),
        ("Điều 1. Bãi bỏ toàn bộ các Thông tư\n1. Nghị quyết số 26-NQ/TU quy định;", "bãi bỏ"),
        ("Bãi bỏ Nghị quyết số 1-NQ/TU về việc này và Nghị quyết số 26-NQ/TU.", "bãi bỏ"),
        ("sơ kết 03 năm thực hiện Nghị quyết số 26-NQ/TU ", "sơ kết"),
        ("tổng kết 10 năm thực hiện Nghị quyết số 26-NQ/TU ", "tổng kết"),
        ("Nghị quyết này thay thế Nghị quyết số 26-NQ/TU.", "thay thế"),
        ("Bãi bỏ Nghị quyết số 26-NQ/TU.", "bãi bỏ"),
        ("1. Sửa đổi khoản 2 Điều 5 Nghị quyết số 26-NQ/TU.", "sửa đổi"),
        ("(Ban hành kèm theo Nghị quyết số 26-NQ/TU)", "kèm theo"),
        ("Nghị quyết số 26-NQ/TU về việc gì đó hết hiệu lực kể từ ngày ký.", "hết hiệu lực"),
        ("Các văn bản sau đây hết hiệu lực:\na) Nghị quyết số 26-NQ/TU;", "hết hiệu lực"),
        # no doing of this document's
        ("thực hiện theo quy định tại Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("mục tiêu Nghị quyết số 26-NQ/TU đề ra", "dẫn chiếu"),
        ("quy định chi tiết, hướng dẫn thi hành Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("Bổ sung chính sách và hoàn thiện Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("đã được sửa đổi, bổ sung bởi Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("Nghị định số 1/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        # in a legal basis, what stands after a semicolon
        (
            "Căn cứ Nghị định số 1/2020/NĐ-CP quy định chi tiết Luật Giá; Nghị quyết số 26-NQ/TU về việc;",
            "căn cứ",
        ),
        ("Cân cử Nghị quyết số 26-NQ/TU;", "căn cứ"),
        # who changes it is not this document
        ("Đề nghị Chính phủ nghiên cứu sửa đổi, bổ sung Nghị quyết số 26-NQ/TU.", "dẫn chiếu"),
        ("trong thời gian chưa sửa đổi Nghị quyết số 26-NQ/TU thì", "dẫn chiếu"),
        ("được sửa đổi, bổ sung, bãi bỏ bởi Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("theo Kế hoạch số 1/KH-UBND thực hiện Nghị quyết số 26-NQ/TU.", "dẫn chiếu"),
        ("1 | Nghị định số 1/2020/NĐ-CP | Sửa đổi Nghị quyết số 26-NQ/TU | 2020", "dẫn chiếu"),
        ("thực hiện nhiệm vụ theo quy định tại Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("hợp đồng thực hiện trước khi Nghị quyết số 26-NQ/TU có hiệu lực", "dẫn chiếu"),
        # the aims and orders that it holds
        ("triển khai hiệu quả các kết luận, chỉ đạo của Đảng, Nghị quyết số 26-NQ/TU", "thực hiện"),
        ("thực hiện nghiêm chỉ đạo của Tỉnh ủy tại Nghị quyết số 26-NQ/TU", "thực hiện"),
        # a part of it
        ("2. Bãi bỏ Phần III Định mức ban hành kèm theo Nghị quyết số 26-NQ/TU.", "bãi bỏ"),
        ("3. Bãi bỏ phần định nghĩa quy định tại Nghị quyết số 26-NQ/TU.", "bãi bỏ"),
        ("1. Bổ sung đối tượng quy định tại Nghị quyết số 26-NQ/TU.", "dẫn chiếu"),
        ("Thay thế Phụ lục I ban hành kèm theo Nghị quyết số 26-NQ/TU.", "thay thế"),
        ("Thay thế cụm từ “A” bằng “B” tại Điều 1; cụm từ “C” tại Điều 2 Nghị quyết số 26-NQ/TU.", "thay thế"),
        (
            "Bãi bỏ một phần các văn bản sau:\n1. Điều 2 gồm:\na) khoản 1;\n2. Cụm từ “x” tại Nghị quyết số 26-NQ/TU.",
            "bãi bỏ",
        ),
        ("Các văn bản sau đây hết hiệu lực:\n1.\nNghị quyết số 26-NQ/TU về việc;", "hết hiệu lực"),
        ("Bãi bỏ các văn bản sau: \na) Nghị quyết số 26-NQ/TU về việc;", "bãi bỏ"),
        ("Điều 1. Đính chính Nghị quyết số 26-NQ/TU như sau:", "sửa đổi"),
        ("đã được đính chính tại Nghị quyết số 26-NQ/TU", "dẫn chiếu"),
        ("Điều 1.\nBãi bỏ toàn bộ các văn bản\n1. Quyết định số 2/2003/QĐ-TTg.\n2. Nghị quyết số 26-NQ/TU.", "bãi bỏ"),
        ("Thông tư này chấm dứt hiệu lực các văn bản:\na) Nghị quyết số 26-NQ/TU.", "hết hiệu lực"),
        # what lapses is the act, not what its title names; after that title, what is of its type
        ("Nghị định số 1/2020/NĐ-CP quy định chi tiết Nghị quyết số 26-NQ/TU hết hiệu lực.", "dẫn chiếu"),
        ("giấy phép cấp theo Nghị quyết số 26-NQ/TU chưa hết hiệu lực.", "dẫn chiếu"),
        (
            "Nghị quyết số 1-NQ/TU hướng dẫn Nghị định số 1/2020/NĐ-CP và Nghị quyết số 26-NQ/TU hết hiệu lực.",
            "hết hiệu lực",
        ),
        # the relation of the one before
        ("Căn cứ Luật Đất đai năm 2024; Nghị quyết số 26-NQ/TU;", "căn cứ"),
        ("sơ kết 05 năm thực hiện Chỉ thị số 1-CT/TW và Nghị quyết số 26-NQ/TU.", "sơ kết"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    (one,) = [one for one in find_references(f"Mở đầu.\n{text}\n", Header()) if one.number == "26-NQ/TU"]
    assert one.relation == relation


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thiện dự án Luật Công nghiệp công nghệ số",
        "ban hành Luật Công nghiệp công nghệ số trình Quốc hội",
        "trình Quốc hội ban hành Luật Công nghiệp công nghệ số",
    ],
)
def test_a_bill_is_ambiguous(text: str) -> None:
    (one,) = find_references(text, Header())
    assert one.certainty == "ambiguous"
    assert one.reason == "Có thể còn là dự án luật."


class TestShortForms:
    def test_one_that_the_text_defines(self):
        text = (
            "Nghị quyết số 57-NQ/TW của Bộ Chính trị (sau đây viết gọn là Nghị quyết 57). Mục tiêu Nghị quyết 57 nêu."
        )
        references = find_references(text, Header())
        assert [(one.resolves_to, one.certainty) for one in references] == [("57-NQ/TW", "certain")] * 3

    def test_a_numeral_that_one_number_begins_with(self):
        references = find_references("Nghị quyết số 57-NQ/TW. Nghị quyết 57 nêu rõ.", Header())
        assert [(one.resolves_to, one.certainty) for one in references][1] == ("57-NQ/TW", "ambiguous")

    def test_a_numeral_that_two_numbers_begin_with_is_left_open(self):
        references = find_references("Nghị quyết số 57-NQ/TW, Nghị quyết số 57-NQ/TU. Nghị quyết 57 nêu.", Header())
        assert references[2].resolves_to is None

    def test_a_law_that_has_been_amended_is_called_by_its_name(self):
        text = (
            "Luật Đất đai số 31/2024/QH15 được sửa đổi, bổ sung bởi Luật số 43/2024/QH15 và Luật số 47/2024/QH15"
            " (sau đây gọi là Luật Đất đai). Theo Luật Đất đai."
        )
        assert [one.resolves_to for one in find_references(text, Header())][-1] == "31/2024/QH15"

    def test_a_law_by_name_is_that_of_the_legal_basis(self):
        text = (
            "Hưởng theo Luật Giá số 1/2012/QH13.\nCăn cứ Luật Giá số 16/2023/QH15;\nĐiều 5 Luật Giá; Luật Giá năm 2012."
        )
        references = find_references(text, Header())
        assert [one.resolves_to for one in references][2:] == ["16/2023/QH15", "1/2012/QH13"]

    def test_the_law_itself_may_mean_the_one_before(self):
        text = "Quốc hội ban hành Luật Báo chí.\nLuật Báo chí số 103/2016/QH13 hết hiệu lực. Cấp theo Luật Báo chí."
        references = find_references(text, Header(type="Luật", title="BÁO CHÍ"))
        assert [one.resolves_to for one in references] == ["self", "103/2016/QH13", None]

    def test_markdown(self):
        references = find_references("theo Nghị quyết số 26\\-NQ/TU và Nghị quyết số 03/NQ\\-CP.", Header())
        assert [one.number for one in references] == ["26-NQ/TU", "03/NQ-CP"]

    def test_a_place_in_brackets_is_in_the_document_before_it(self):
        (one,) = find_references("theo Nghị định số 1/2020/NĐ-CP (khoản 4 Điều 3), báo cáo", Header())
        assert (one.number, one.pinpoints) == ("1/2020/NĐ-CP", (("Điều 3", "Khoản 4"),))


class TestOwnNumber:
    @pytest.mark.parametrize("head", ["Số: 26-NQ/TU", "Số 26-NQ/TU", "NGHỊ QUYẾT SỐ 26-NQ/TU", "Luật số: 26-NQ/TU"])
    def test_in_the_head(self, head):
        assert find_references(f"TỈNH ỦY\n{head}\nVề việc\n", Header(number="26-NQ/TU")) == []

    def test_beside_the_date(self):
        text = "Số: 26-NQ/TU  Kon Tum, ngày 22 tháng 10 năm 2024\n"
        assert find_references(text, Header(number="26-NQ/TU")) == []

    def test_as_a_heading_of_markdown(self):
        assert find_references("# Nghị quyết 20 \\- 2012\nMở đầu\n", Header(number="20-NQ/TW")) == []

    def test_a_line_within_a_sentence_is_no_head(self):
        (one,) = find_references("Căn cứ \nNghị quyết số 202/2025/QH15\ncủa Quốc hội;\n", Header())
        assert one.number == "202/2025/QH15"

    def test_in_the_head_of_an_annex(self):
        (one,) = find_references("PHỤ LỤC\n(Kèm theo Nghị quyết số 26-NQ/TU)\n", Header(number="26-NQ/TU"))
        assert (one.resolves_to, one.relation) == ("self", "kèm theo")


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("Bổ sung khoản 6 vào Điều 8 như sau:", (("Điều 8", "Khoản 6"),)),
        ("Bổ sung khoản 4 vào sau khoản 3 Điều 47 như sau:", (("Điều 47", "Khoản 4"),)),
        ("Bổ sung điểm d vào cuối khoản 2 Điều 8 như sau:", (("Điều 8", "Khoản 2", "điểm d"),)),
        ("Bổ sung các khoản 5 và 6 vào sau khoản 4 Điều 9.", (("Điều 9", "Khoản 5"), ("Điều 9", "Khoản 6"))),
        ("Bổ sung Điều 5a vào sau Điều 5.", (("Điều 5a",),)),
        ("Bổ sung khoản 7 vào Điều 8 và Điều 9.", (("Khoản 7",),)),
    ],
)
def test_what_is_added_lies_where_it_is_added(text: str, pinpoints: tuple[tuple[str, ...], ...]) -> None:
    header = Header(number="34/2026/NĐ-CP", title="Sửa đổi, bổ sung một số điều")
    whole = f"Sửa đổi, bổ sung một số điều của Nghị định số 178/2025/NĐ-CP\nĐiều 1. Sửa đổi\n1. {text}\n"
    one = find_references(whole, header)[1]
    assert (one.pinpoints, one.relation, one.resolves_to) == (pinpoints, "bổ sung", "178/2025/NĐ-CP")


def test_what_is_added_is_in_the_act_named_after() -> None:
    text = """Điều 50. Sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15
1. Bổ sung khoản 4 vào sau khoản 3 Điều 47 Nghị định số 165/2024/NĐ-CP như sau:
“4. Theo khoản 1 Điều này.”
"""
    references = find_references(text, Header(number="1/2026/NĐ-CP"))
    assert [one.resolves_to for one in references] == ["31/2024/QH15", *["165/2024/NĐ-CP"] * 3]
    assert references[1].pinpoints == (("Điều 47", "Khoản 4"),)


def test_order_and_spans() -> None:
    references = find_references(AMENDING, Header())
    assert [one.ordinal for one in references] == list(range(len(references)))
    assert all(a.end <= b.start for a, b in itertools.pairwise(references))


# What each expression almost matches, over and over.
NEAR_MISSES = [
    "Điều ", "Điều 1", "Điều 1, ", "điểm a, ", "khoản 1 và ", "khoản 1 Điều ", "Mục I.", "Phụ lục ", "Phụ lục I ",
    "Luật ", "Luật A ", "Luật Đất ", "Luật sửa đổi, bổ sung một số điều của ", "Luật Đất đai, ", "Bộ luật ",
    "Nghị quyết ", "Nghị quyết số ", "Nghị quyết 1", "Nghị quyết của Chính ", "Nghị quyết của Bộ Công ", "số ", "Số: ",
    "26-", "26/", "26-NQ/", "1/2024/", "1/2024/NQ-", "1/2024/TTLT/", "1719/QĐ-T", "26-NQ/TU ngày ",
    "26-NQ/TU ngày 1 tháng ", "26-NQ/TU của ", "26-NQ/TU của Ban ", "26-NQ/TU (về ", "26-NQ/TU (sau đây gọi là ",
    "Nghị quyết Đại hội ", "Nghị quyết Đại hội Đảng ", "Nghị quyết Trung ương ", "Đề án ", "Đề án phát ", "Đề án a, ",
    "Chương trình mục tiêu quốc gia ", "Chiến lược ", "Hiệp định A ", "Công ước ", "QCVN 1", "QCVN 1:", "Số …", "…",
    "số ...", "_", "Căn cứ ", "sửa đổi, ", "thực hiện ", "hết hiệu lực ", "hết hiệu lực:\na) ", "“", "“\n", "(", "\n",
    " ", "\t", "a", "A ", "1", "1 ", "- ", "này ", "văn bản này ", "Quy chế ban hành kèm theo ", "Điều 1 của Quy chế ",
    "cụm từ “khoản 1 ", "như sau: “khoản 1 ", "Luật Xa lạ và ", "được sửa đổi, bổ sung bởi Luật số 1/2020/QH14 ",
    "1. Cụm từ Điều 1\n", "a) Điều 2:\n", "Căn cứ Luật Giá; ", "mục 2 Phụ lục kèm theo ", "| Điều 1 ", "(khoản 1) ",
    "khoản 1 vào sau ", "bổ sung khoản 1 vào Điều 2 ",
    "Luật Giá số 1/2012/QH13 | Điều 1 ", "Luật Giá, Luật Giá (sửa đổi), ", "số 1/202NĐ", "các luật, nghị quyết này ",
]  # fmt: skip


@pytest.mark.parametrize("unit", NEAR_MISSES)
def test_near_misses_take_linear_time(unit: str) -> None:
    """Here the square of anything takes minutes; the bound leaves room for a busy machine."""
    header = Header(number="1-NQ/TU", title="Sửa đổi, bổ sung")
    text = unit * (50_000 // len(unit))
    started = time.process_time()
    find_references(text, header)
    assert time.process_time() - started < 2


def test_ten_thousand_numbers_in_one_paragraph() -> None:
    text = "thay thế " + ", ".join(f"Nghị quyết số {number}-NQ/TU" for number in range(1, 10_001))
    references = find_references(text, Header())
    assert len(references) == 10_000
    assert {one.relation for one in references} == {"thay thế"}


def test_places_in_a_list_share_the_document_at_its_end() -> None:
    references = find_references("Bãi bỏ khoản 1 Điều 3; Điều 5; khoản 2 Điều 7 Thông tư số 12/2010/TT-BTC.", Header())
    assert [(one.number, one.pinpoints, one.relation) for one in references] == [
        ("12/2010/TT-BTC", (("Điều 3", "Khoản 1"),), "bãi bỏ"),
        ("12/2010/TT-BTC", (("Điều 5",),), "bãi bỏ"),
        ("12/2010/TT-BTC", (("Điều 7", "Khoản 2"),), "bãi bỏ"),
    ]


PIECES = st.sampled_from(
    [*NEAR_MISSES, "Nghị định số 30/2020/NĐ-CP ", "ngày 05 tháng 3 năm 2020 ", "của Chính phủ", "; ", "\f"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join))
def test_any_text_gives_spans_in_order(text: str) -> None:
    references = find_references(text, Header(number="1-NQ/TU", title="Sửa đổi, bổ sung"))
    places = [place for one in references for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(one.start < one.end <= len(text) for one in references)
    assert all(one.reason for one in references if one.certainty != "certain")
