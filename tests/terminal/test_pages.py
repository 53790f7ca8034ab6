import io

import pytest
from rich.console import Console

from ingest.model import Page
from library import DocumentView, FoundDocument
from terminal.documents import pages
from terminal.text import ocr_mark, percent

READ = Page(1, 0, 800, "pypdf + vni", 0.9912, margins=("CÔNG BÁO/Số 1\x1b[2J",))
SCANNED = Page(2, 801, 1000, "tesseract", 0.95, confidence=0.8765)
FADED = Page(3, 1001, 1003, "pdfplumber", None, trouble="chữ\nmờ")
WAITS = Page(4, 1004, 1004, "none", trouble="cần nhận dạng chữ (OCR)")


def view(*given: Page, paging: str = "pages", notes: tuple[str, ...] = ()) -> DocumentView:
    found = FoundDocument(
        id=1, slug="a", number=None, type=None, title=None, issuer=None, place=None, date=None, signer=None, role=None,
        system=None, sample=False, file="a.pdf", sha256="0", passages=1, paging=paging, pages=len(given),  # type: ignore[arg-type]
        ocr_pages=sum(page.confidence is not None for page in given),
        waiting_pages=sum(page.waits_for_ocr for page in given),
        doubtful_pages=sum(bool(page.trouble) and not page.waits_for_ocr for page in given),
    )  # fmt: skip
    return DocumentView(found, (), "x" * 1004, given, (), notes, (), ())


def plain(renderable: object) -> list[str]:
    console = Console(file=io.StringIO(), width=200)
    console.print(renderable)
    written = console.file.getvalue()  # type: ignore[attr-defined]
    return [" ".join(line.split()) for line in written.splitlines() if line.strip()]


class TestTable:
    def test_a_row_for_each_page_and_a_summary(self):
        shown = plain(pages.pages_table(view(READ, SCANNED, FADED, WAITS), margins=False))
        assert shown[0] == "Trang Đọc bằng OCR Âm tiết Ký tự Lưu ý"
        assert shown[2:6] == [
            "1 pypdf + VNI — 99 % 800",
            "2 OCR (tesseract) 87 % 95 % 199",
            "3 pdfplumber — — 2 chữ⏎mờ",
            "4 chưa đọc — — 0 cần nhận dạng chữ (OCR)",
        ]
        assert shown[6].startswith("4 trang · pypdf + VNI, OCR (tesseract), pdfplumber, chưa đọc · 98 % âm tiết hợp lệ")
        assert shown[6].endswith("1 trang đọc bằng OCR · 1 trang chờ OCR · 1 trang chưa tin được")

    def test_running_heads_only_when_asked_for(self):
        assert "CÔNG BÁO" not in "".join(plain(pages.pages_table(view(READ), margins=False)))
        assert "đầu, cuối trang 1: CÔNG BÁO/Số 1�[2J" in plain(pages.pages_table(view(READ), margins=True))

    def test_sheets_have_names(self):
        sheet = Page(1, 0, 9, "xlsx", 1.0, name="Biểu 1")
        shown = plain(pages.pages_table(view(sheet, paging="sheets"), margins=False))
        assert "Biểu 1 xlsx — 100 % 9" in shown
        assert shown[-1] == "1 bảng tính · xlsx · 100 % âm tiết hợp lệ"

    def test_without_pages_a_sentence(self):
        page = Page(1, 0, 1234, "docx", 0.999)
        shown = plain(pages.pages_table(view(page, paging="none", notes=("Bỏ 3 chỗ đã xóa.",)), margins=False))
        assert shown == [
            "Văn bản không chia trang, đọc một lượt bằng docx: 1234 ký tự, 99 % âm tiết hợp lệ.",
            "⚠ Bỏ 3 chỗ đã xóa.",
        ]

    def test_a_library_of_an_older_version_knows_nothing(self):
        assert plain(pages.pages_table(view(paging="none"), margins=True)) == [
            "Không rõ văn bản được đọc thế nào: đưa lại tệp."
        ]


@pytest.mark.parametrize(
    ("share", "said"), [(1.0, "100 %"), (0.9999, "99 %"), (0.29, "29 %"), (0.57, "57 %"), (0.0, "0 %")]
)
def test_percent_is_rounded_down(share, said):
    assert percent(share) == said


def test_what_ocr_did_not_read_has_no_mark():
    assert (ocr_mark(None).plain, ocr_mark(0.876, " · ").plain) == ("", " · OCR 87 %")
