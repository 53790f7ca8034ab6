import dataclasses
import datetime
import io
from pathlib import Path

from rich.console import Console

from ingest.model import Section
from library import Check, DocumentView, FileResult, FoundDocument, FoundPassage
from terminal.documents import listed as documents
from terminal.documents import results

FOUND = FoundDocument(
    id=1, slug="a", number="1-NQ/TU", type="Nghị quyết", title="về sâm", issuer="Tỉnh ủy", place=None,
    date=datetime.date(2024, 10, 2), signer="A", role="Bí thư", system="party", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip
BARE = dataclasses.replace(FOUND, slug="b", number=None, type=None, title=None, issuer=None, date=None, system=None)
RAW = "I. MỘT\n- hai\x1b[2J ba " + "bốn " * 30
VIEW = DocumentView(
    FOUND, (), RAW, (), (), (),
    (
        Section(0, None, "roman", "I", "I. MỘT", ("1-NQ/TU", "I"), 0, 6, len(RAW)),
        Section(1, 0, "dash", "gạch 1", "", ("1-NQ/TU", "I", "gạch 1"), 7, 8, len(RAW)),
    ),
    (FoundPassage(5, FOUND, "body", "1-NQ/TU › I › gạch 1", (), "", 2, 7, 12, RAW[7:20]),),
)  # fmt: skip


def plain(renderable):
    console = Console(file=io.StringIO(), width=1000)
    console.print(renderable)
    return console.file.getvalue()


class TestTable:
    def test_what_is_unknown_is_a_dash(self):
        lines = [line.split() for line in plain(documents.documents_table([FOUND, BARE], removed=False)).splitlines()]
        assert ["Nghị", "quyết", "1-NQ/TU", "02-10-2024", "1", "về", "sâm"] in lines
        assert ["a.txt", "—", "1", "—"] in lines
        assert ["—", "b"] in lines
        assert lines[-1] == ["2", "văn", "bản,", "2", "đoạn"]

    def test_pages_that_want_a_second_look_are_marked(self):
        scanned = dataclasses.replace(FOUND, pages=12, ocr_pages=3, waiting_pages=2, doubtful_pages=1)
        shown = plain(documents.documents_table([scanned, BARE], removed=False))
        assert "⚠ 2/12 trang chờ nhận dạng chữ; 1/12 trang chưa tin được" in shown
        assert shown.count("⚠") == 1

    def test_the_trash_says_that_it_is_one(self):
        assert "Văn bản đã gỡ" in plain(documents.documents_table([FOUND], removed=True))
        assert plain(documents.documents_table([], removed=True)) == "Không có văn bản nào đã gỡ.\n"


class TestShown:
    def test_what_the_document_does_not_say_is_unknown(self):
        shown = plain(documents.shown(VIEW, passages=False))
        assert "Ngày           02-10-2024\n" in shown
        assert "Người ký       Bí thư, A\n" in shown
        assert "Nơi ban hành   không rõ\n" in shown
        assert "Nơi nhận       không rõ\n" in shown

    def test_the_tree_is_indented_and_its_leaves_are_cut(self):
        shown = plain(documents.shown(VIEW, passages=False)).splitlines()[-2:]
        assert shown[0] == "1-NQ/TU › I  I. MỘT"
        assert shown[1].startswith("  1-NQ/TU › I › gạch 1  - hai�[2J ba bốn")
        assert shown[1].endswith("bốn …")

    def test_passages_stand_below_their_addresses(self):
        shown = plain(documents.shown(VIEW, passages=True))
        assert "1-NQ/TU › I › gạch 1 · trang 2 · body · #5\n  - hai�[2J ba" in shown

    def test_a_passage_that_ocr_read_says_so(self):
        read = dataclasses.replace(VIEW, passages=(dataclasses.replace(VIEW.passages[0], ocr=0.876),))
        assert "trang 2 · body · #5 OCR 87 %\n" in plain(documents.shown(read, passages=True))

    def test_notes_of_the_reading(self):
        noted = dataclasses.replace(VIEW, notes=("Bỏ 3 chỗ\nđã xóa.",))
        assert "⚠ Bỏ 3 chỗ⏎đã xóa.\n" in plain(documents.shown(noted, passages=False))


def test_a_variant_says_of_what():
    result = FileResult(Path("a.txt"), "added", "a~2", 3, "cùng văn bản với a, từ tệp khác", 0.2)
    assert plain(results.file_results([result], 1.0)) == (
        "thêm mới    a.txt → a~2 · 3 đoạn · 0,2 s: cùng văn bản với a, từ tệp khác\n1 thêm mới · 1,0 s\n"
    )


def test_notes_stand_below_the_file():
    result = FileResult(Path("a.pdf"), "added", "a", 3, None, 0.2, ("2 trang là ảnh chụp", "trang 1: mờ\x1b[2J"))
    assert plain(results.file_results([result], 1.0)).splitlines() == [
        "thêm mới    a.pdf → a · 3 đoạn · 0,2 s",
        "            2 trang là ảnh chụp",
        "            trang 1: mờ�[2J",
        "1 thêm mới · 1,0 s",
    ]


def test_no_file_at_all():
    assert plain(results.file_results([], 0.0)) == "không có tệp nào · 0,0 s\n"


def test_a_remedy_stands_below_its_check():
    found = [Check("a", "OK", "tốt"), Check("b", "FAIL", "hỏng", "chép lại")]
    assert plain(documents.checks(found)) == "OK   a: tốt\nFAIL b: hỏng\n     → chép lại\n"
