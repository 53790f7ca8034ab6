"""The passages found, as a terminal shows them."""

import dataclasses
import datetime
import io

from rich.console import Console

from index.facets import facets
from library import Change, Coverage, Found, FoundDocument, FoundPassage, Hit, Query
from terminal.documents.found import results
from terminal.questions.evidence import snippet_text

DAY = datetime.date(2024, 10, 22)
DOCUMENT = FoundDocument(
    id=1, slug="30-2020-nd-cp.2020-03-05", number="30/2020/NĐ-CP", type="Nghị định", title="t", issuer="Chính phủ",
    place="Hà Nội", date=DAY, signer=None, role=None, system="state", sample=False, file="a\n.pdf", sha256="0",
    passages=9,
)  # fmt: skip
RAW = "Điều 5. Đạt từ 9,5% trở lên."
PASSAGE = FoundPassage(4, DOCUMENT, "body", "30/2020/NĐ-CP › Điều 5", (), RAW, 3, 100, 128, RAW)
COVERAGE = Coverage(1, 9, ("Chính phủ",), DAY, DAY)


def shown(query, *hits, **more):
    found = Found(query, hits, facets(hit.passage.document for hit in hits), len(hits))
    return results(found, COVERAGE, 0.1, **more)


def plain(renderable):
    console = Console(file=io.StringIO(), width=1000)
    console.print(renderable)
    return console.file.getvalue()


def styled(renderable, style):
    """The stretches of text that stand in this style."""
    console = Console(file=io.StringIO(), width=1000)
    return [part.text for part in console.render(renderable) if part.style and str(part.style) == style]


class TestHits:
    def test_address_words_and_why(self):
        found = shown(Query("dat 9,5%", "đạt 9,5%"), Hit(PASSAGE, -0.5, {"dense": 0.81, "terms": 7.0}))
        assert "1. 30/2020/NĐ-CP › Điều 5\n  Điều 5. Đạt từ" in plain(found)
        assert "điểm -0,50 (nghĩa 0,81; từ 7,00)" in plain(found)
        assert "OCR" not in plain(found)
        # figures by value, words whatever their case
        assert styled(found, "bold yellow") == ["Đạt", "9,5", "%"]
        assert styled(shown(Query("dat", "dat"), Hit(PASSAGE, 0, {})), "yellow") == ["Đạt"]

    def test_what_ocr_read_says_so(self):
        found = shown(Query("a", "a"), Hit(dataclasses.replace(PASSAGE, ocr=0.876), -0.5, {"terms": 7.0}))
        assert "trang 3 · a⏎.pdf · OCR 87 %\n" in plain(found)

    def test_nothing_found(self):
        assert "Không tìm thấy đoạn nào." in plain(shown(Query("a", "a"), spread=True))

    def test_what_replaced_it_stands_above_the_words(self):
        by = dataclasses.replace(DOCUMENT, number="45/2026/NĐ-CP")
        whole = Change("thay thế", by, datetime.date(2026, 7, 1), whole=True, pinpoints=(), quote="q", start=0, end=1)
        part = dataclasses.replace(whole, relation="bổ sung", whole=False, since=None)
        text = plain(shown(Query("a", "a"), Hit(PASSAGE, 0, {}, changes=(whole, part))))
        by = "Nghị định số 45/2026/NĐ-CP ngày 22 tháng 10 năm 2024 của Chính phủ"
        assert f"⚠ Đã bị thay thế bởi {by}, từ ngày 01 tháng 7 năm 2026.\n" in text
        assert f"⚠ Đã được sửa đổi, bổ sung bởi {by} (một phần).\n" in text
        assert text.index("⚠") < text.index("Đạt từ")

    def test_other_versions_are_named(self):
        scan = dataclasses.replace(PASSAGE, document=dataclasses.replace(DOCUMENT, file="scan.pdf"))
        text = plain(shown(Query("a", "a"), Hit(PASSAGE, 0, {}, variants=(scan,))))
        assert "cũng ở: 30/2020/NĐ-CP (scan.pdf trang 3)\n" in text


class TestSpread:
    def test_counts_are_options_to_narrow_by(self):
        others = [
            dataclasses.replace(PASSAGE, document=dataclasses.replace(DOCUMENT, id=place, issuer=f"Bộ {place}"))
            for place in range(2, 9)
        ]
        bare = dataclasses.replace(PASSAGE, document=dataclasses.replace(DOCUMENT, id=9, issuer=None, date=None))
        hits = [Hit(passage, 0, {}) for passage in (PASSAGE, PASSAGE, *others, bare)]
        text = plain(shown(Query("a", "a"), *hits, spread=True))
        assert "Trong 10 đoạn hợp nhất:\n" in text
        assert "--issuer: Chính phủ 2 · Bộ 2 1 · Bộ 3 1 · Bộ 4 1 · Bộ 5 1 · và 4 giá trị khác\n" in text
        assert "--year: 2024 9 · không rõ 1\n" in text

    def test_only_when_asked_for(self):
        assert "--issuer" not in plain(shown(Query("a", "a"), Hit(PASSAGE, 0, {})))


class TestSnippet:
    LONG = "đầu " * 100 + "trồng sâm Ngọc Linh ở đây " + "cuối " * 100

    def test_a_short_quote_is_whole(self):
        assert snippet_text(RAW, None).plain == RAW

    def test_a_long_one_is_cut_around_its_words(self):
        text = snippet_text(self.LONG, Query("sâm Ngọc", "sâm Ngọc"))
        assert text.plain.startswith("… đầu ")
        assert text.plain.endswith("cuối …")
        assert [text.plain[span.start : span.end] for span in text.spans] == ["sâm", "Ngọc"]

    def test_nothing_in_it_moves_the_cursor(self):
        assert snippet_text("\x1b[2J sâm", Query("sâm", "sâm")).plain == "�[2J sâm"
