"""Real PDFs: made by reportlab with a font that has Vietnamese letters, spoilt by hand, locked by pypdf."""

import contextlib
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from errors import UnreadableFile
from ingest.parse import parse_raw
from ingest.pdf import page_texts
from ingest.read import read_bytes

FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
)

DECREE = """\
CHÍNH PHỦ
Số: 99/2025/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Nội, ngày 01 tháng 7 năm 2025
NGHỊ ĐỊNH
Về việc thử nghiệm mẫu vật trong phòng kín và ngoài trời
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định việc thử nghiệm mẫu vật đối với các cơ quan, tổ chức
của Việt Nam theo quy định tại khoản 2
Điều 5. Trường hợp khác thì theo Luật.
2. Không áp dụng với mẫu gỗ; thực hiện Nghị quyết số 26-
NQ/TU ngày 22-10-2024.
"""
SECOND = """\
a) Mẫu nhỏ;
b) Mẫu lớn.
Điều 2. Hiệu lực thi hành và
trách nhiệm thi hành
Nghị định này có hiệu lực từ ngày ký.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Phạm Minh Chính
"""
THIRD = "PHỤ LỤC I\nDANH MỤC MẪU\n1. Gỗ lim\n2. Gỗ sến\n"

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def make() -> Make:
    """A function that makes a PDF of texts, a page each; `torn` sets accented letters apart, as some writers do."""
    font = next((font for font in FONTS if Path(font).exists()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters (fonts-croscore, fonts-dejavu)")
    pdfmetrics.registerFont(TTFont("Vietnamese", font))

    def call(*pages: str, torn: bool = False, head: str = "") -> bytes:
        buffer = io.BytesIO()
        paper = canvas.Canvas(buffer)
        for number, page in enumerate(pages, 1):
            paper.setFont("Vietnamese", 11)
            place = 800
            for line in [*([f"{head} {number}"] if head else []), *page.splitlines()]:
                across = 60.0
                for piece in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", line) if torn else [line]:
                    paper.drawString(across, place, piece)
                    across += pdfmetrics.stringWidth(piece, "Vietnamese", 11)
                place -= 16
            paper.showPage()
        paper.save()
        return buffer.getvalue()

    return call


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class TestGoodFiles:
    def test_text_and_pages(self, make):
        file = read_bytes(make(DECREE, SECOND), "a.pdf")
        assert [page.number for page in file.pages] == [1, 2]
        assert [_lines(file.raw[page.start : page.end]) for page in file.pages] == [_lines(DECREE), _lines(SECOND)]
        assert file.raw[file.pages[0].end] == "\f"
        assert {page.extractor for page in file.pages} == {"pypdf"}

    def test_a_pdf_is_one_whatever_its_name_says(self, make):
        assert read_bytes(make(DECREE), "công văn.txt").pages

    def test_the_tree_of_hard_wrapped_lines_over_pages(self, make):
        document = parse_raw(read_bytes(make(DECREE, SECOND, THIRD, head="CÔNG BÁO/Số 5/Ngày"), "a.pdf"), "/a.pdf")
        assert document.header.number == "99/2025/NĐ-CP"
        assert document.header.signer == "Phạm Minh Chính"
        assert [(" › ".join(s.address[1:]), s.heading) for s in document.sections] == [
            ("Chương I", "Chương I QUY ĐỊNH CHUNG"),
            ("Chương I › Điều 1", "Điều 1. Phạm vi điều chỉnh"),
            ("Chương I › Điều 1 › Khoản 1", ""),
            ("Chương I › Điều 1 › Khoản 2", ""),
            ("Chương I › Điều 1 › Khoản 2 › điểm a", ""),
            ("Chương I › Điều 1 › Khoản 2 › điểm b", ""),
            ("Chương I › Điều 2", "Điều 2. Hiệu lực thi hành và trách nhiệm thi hành"),
            ("Phụ lục I", "PHỤ LỤC I DANH MỤC MẪU"),
            ("Phụ lục I › 1", "1. Gỗ lim"),
            ("Phụ lục I › 2", "2. Gỗ sến"),
        ]
        pages = {passage.address.rpartition(" › ")[2]: passage.page for passage in document.passages}
        assert (pages["Khoản 1"], pages["điểm a"], pages["Phụ lục I"]) == (1, 2, 3)

    def test_torn_words_are_read_by_their_place(self, make):
        data = make(DECREE, "CHU KHONG DAU\n" * 8 + THIRD, torn=True)
        plain = PdfReader(io.BytesIO(data)).pages[0].extract_text()
        assert "Chính phủ" not in plain, "the sample must be torn, else this tests nothing"
        (first, reader), _ = page_texts(data, "a.pdf")
        assert _lines(first) == _lines(DECREE)
        assert reader == "pypdf layout"

    def test_a_short_page_is_no_scan(self, make):
        ((text, _),) = page_texts(make("Quyết định này có hiệu lực kể từ ngày ký ban hành."), "a.pdf")
        assert _lines(text) == ["Quyết định này có hiệu lực kể từ ngày ký ban hành."]

    def test_locked_against_printing_only(self, make):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(DECREE))))
        writer.encrypt(user_password="", owner_password="chủ", algorithm="AES-256")
        buffer = io.BytesIO()
        writer.write(buffer)
        ((text, _),) = page_texts(buffer.getvalue(), "a.pdf")
        assert _lines(text) == _lines(DECREE)


class TestRefusals:
    def refusal(self, data: bytes) -> str:
        with pytest.raises(UnreadableFile) as caught:
            read_bytes(data, "a.pdf")
        assert "«a.pdf»" in str(caught.value)
        return str(caught.value)

    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
    def test_a_password(self, make, algorithm):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(DECREE))))
        writer.encrypt("mật khẩu", algorithm=algorithm)
        buffer = io.BytesIO()
        writer.write(buffer)
        assert "mật khẩu" in self.refusal(buffer.getvalue())

    def test_pictures_only(self, make):
        assert "OCR" in self.refusal(make("", "", ""))

    def test_running_heads_over_pictures(self, make):
        """As the Gazette prints what it got on paper: a head on each page and nothing else."""
        assert "OCR" in self.refusal(make(*["\n"] * 5, head="CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023 và số trang"))

    def test_a_stamp_on_a_scan(self, make):
        stamp = "Người ký: Ủy ban nhân dân tỉnh\nThời gian ký: 29/6/2026 10:00:00"
        assert "OCR" in self.refusal(make("", "", "", stamp))

    def test_no_pages(self):
        buffer = io.BytesIO()
        PdfWriter().write(buffer)
        assert "không có trang nào" in self.refusal(buffer.getvalue())

    @pytest.mark.parametrize(
        "data", [b"%PDF-", b"%PDF-1.7\n", b"%PDF-1.4\n" + b"x" * 5_000, b"\n\n%PDF-1.4 startxref 0 %%EOF"]
    )
    def test_damaged(self, data):
        assert "hỏng" in self.refusal(data) or "trang nào" in self.refusal(data)

    def test_a_filter_that_pypdf_gave_up(self, make):
        """A file of 2006 in the corpus: every page fails with an error that pypdf does not call a read error."""
        data = make(DECREE).replace(b"/FlateDecode", b"/Fl")
        assert "không đọc được trang nào" in self.refusal(data)

    def test_a_page_that_fails_is_left_blank_and_named(self, make, caplog):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(DECREE, SECOND, DECREE))))
        writer.pages[1]["/Contents"].get_object()[NameObject("/Filter")] = NameObject("/Fl")
        buffer = io.BytesIO()
        writer.write(buffer)
        texts = page_texts(buffer.getvalue(), "a.pdf")
        assert [bool(text.strip()) for text, _ in texts] == [True, False, True]
        assert "trang 2" in caplog.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(make, data: st.DataObject) -> None:
    """Cut anywhere, or with any bytes overwritten."""
    whole = make(DECREE, SECOND)
    place = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    cut = data.draw(st.booleans())
    spoilt = whole[:place] + noise + (b"" if cut else whole[place + len(noise) :])
    with contextlib.suppress(UnreadableFile):
        assert page_texts(spoilt, "a.pdf")
