import dataclasses
import datetime
import io

import pytest
from rich.console import Console

from index.links import Linker
from library import DocumentView, Edge, FoundDocument, FoundPassage, Link, Page, Reference
from terminal.references import listed as references

DAY = datetime.date(2023, 12, 5)
FOUND = FoundDocument(
    id=1, slug="a", number="26-NQ/TU", type="Nghị quyết", title="về sâm", issuer="Tỉnh ủy", place=None,
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip
RAW = "Nghị quyết số 23-NQ/TU; khoản 1\x1b Điều 4; Nghị quyết này"
FULL = Reference(0, "document", 0, 22, "23-NQ/TU", "Nghị quyết", None, None, DAY, "Ban Chấp hành", (), "thực hiện")
SHORT = Reference(1, "document", 0, 22, "23-NQ/TU", "Nghị quyết", relation="thực hiện", pinpoints=(("Điều 2",),))
PLACE = Reference(
    2, "internal", 24, 39, pinpoints=(("Điều 4", "Khoản 1"),), relation="thực hiện", resolves_to="23-NQ/TU"
)
OWN = Reference(3, "internal", 41, 55, type="Nghị quyết", resolves_to="self")
CITED = dataclasses.replace(FOUND, slug="cited", number="23-NQ/TU", date=DAY)


def shown(*mentions, documents=()):
    mentions = tuple(dataclasses.replace(one, ordinal=place) for place, one in enumerate(mentions))
    passage = FoundPassage(5, FOUND, "body", "26-NQ/TU › I", (), "", None, 0, len(RAW), RAW)
    pages = (Page(1, 0, len(RAW), "text"),)
    view = DocumentView(FOUND, (), RAW, pages, (), (), (), (passage,), references=mentions)
    found = Linker(documents).links(FOUND, mentions)
    edges = [Edge(FOUND.slug, (), one, found[one.ordinal], FOUND.slug) for one in mentions]
    console = Console(file=io.StringIO(), width=1000)
    console.print(references.references_list(view, edges))
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


class TestEntries:
    def test_mentions_of_one_document_are_one_entry(self):
        """The date comes from one of them, the places from all, those with no document of their own included."""
        assert shown(FULL, SHORT, PLACE, documents=[CITED]) == [
            "Nghị quyết 26-NQ/TU: về sâm",
            "",
            "Thực hiện (1)",
            "  Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành · 3 lần",
            "    tại Điều 2; Khoản 1, Điều 4",
            "    → cited",
            "    26-NQ/TU › I",
            "",
            "1 mục, 3 lần nhắc đến",
        ]

    def test_two_days_are_two_documents(self):
        other = dataclasses.replace(FULL, date=datetime.date(2018, 1, 2))
        lines = shown(FULL, other, SHORT)
        assert [line for line in lines if line.startswith("  Nghị quyết số")] == [
            "  Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành",
            "  Nghị quyết số 23-NQ/TU ngày 02-01-2018 của Ban Chấp hành",
            "  Nghị quyết số 23-NQ/TU",
        ]

    def test_groups_come_in_the_order_of_a_document(self):
        mentions = [dataclasses.replace(FULL, relation=relation) for relation in reversed(references.RELATIONS)]
        headings = [line for line in shown(*mentions) if line.endswith("(1)")]
        assert headings == [f"{heading} (1)" for heading in references.RELATIONS.values()]

    def test_what_is_of_the_document_itself_is_told_in_its_words(self):
        lines = shown(OWN, dataclasses.replace(PLACE, resolves_to=None))
        assert "  Nghị quyết này" in lines
        assert "  khoản 1� Điều 4" in lines
        assert not any("→" in line for line in lines)

    def test_doubtful_and_rejected_ones_say_why(self):
        lines = shown(
            dataclasses.replace(FULL, certainty="ambiguous", reason="số mờ"),
            dataclasses.replace(FULL, certainty="rejected", reason="số để trống"),
        )
        assert lines[3:6] == [
            "  ⚠ Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành",
            "    số mờ",
            "    → chưa có trong kho",
        ]
        assert lines[7:9] == ["  ✗ Nghị quyết số 23-NQ/TU", "    số để trống"]

    def test_a_long_list_of_places_is_cut(self):
        places = tuple((f"Điều {number}",) for number in range(1, 12))
        lines = shown(dataclasses.replace(FULL, pinpoints=places))
        assert "    tại Điều 1; Điều 2; Điều 3; Điều 4; Điều 5; Điều 6; Điều 7; Điều 8 và 3 chỗ khác" in lines


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        (FULL, "Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành"),
        # the state writes its dates with strokes
        (
            Reference(0, "document", 0, 1, "30/2020/NĐ-CP", "Nghị định", date=datetime.date(2020, 3, 5)),
            "Nghị định số 30/2020/NĐ-CP ngày 05/03/2020",
        ),
        (Reference(0, "law", 0, 1, "31/2024/QH15", "Luật", "Luật Đất đai", 2024), "Luật Đất đai số 31/2024/QH15"),
        (Reference(0, "law", 0, 1, None, "Luật", "Luật Đất đai", 2013), "Luật Đất đai năm 2013"),
        (Reference(0, "law", 0, 1, None, "Luật", "Luật Đất đai năm 2013", 2013), "Luật Đất đai năm 2013"),
        # the years of a programme are in its name, and none of issue
        (Reference(0, "programme", 0, 1, name="Đề án 06 tầm nhìn 2050", year=2050), "Đề án 06 tầm nhìn 2050"),
        (PLACE, "văn bản số 23-NQ/TU"),
    ],
)
def test_names(reference, said):
    assert references.cited_name(reference) == said


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (Link("one", (CITED,), confirmed=True), "→ cited"),
        (Link("one", (CITED,)), "→ cited (chỉ khớp số hoặc tên: hãy kiểm tra ngày)"),
        (Link("one", (dataclasses.replace(CITED, sample=True),), confirmed=True), "→ [VĂN BẢN MẪU] cited"),
        (Link("several", (CITED, FOUND)), "→ nhiều văn bản cùng số hoặc tên: cited, a"),
        (Link("none"), "→ chưa có trong kho"),
        (Link("unknown"), "→ không có số hay tên để tìm trong kho"),
        (Link("self"), "→ chính văn bản này"),
    ],
)
def test_what_the_library_has(link, said):
    assert references.library_text(link).plain == said
