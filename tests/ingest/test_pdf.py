"""Real PDFs: made by reportlab with a font that has Vietnamese letters, spoilt by hand, locked by pypdf."""

import contextlib
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from errors import UnreadableFile
from ingest.pdf.reader import WAITS, read
from ingest.reading import Limits, PageText, Reading, ReadingOptions

FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
)
PROSE = """\
1. Nghị định này quy định việc thử nghiệm mẫu vật đối với các cơ quan, tổ chức
của Việt Nam theo quy định tại khoản 2 Điều 5; trường hợp khác thì theo Luật.
2. Không áp dụng với mẫu gỗ; giai đoạn 2024-
2025 thực hiện Nghị quyết số 26-
NQ/TU ngày 22-10-2024 của Ban Chấp hành Đảng bộ tỉnh.
- gạch đầu dòng thứ nhất về phát triển kinh tế -
xã hội của địa phương;
- gạch đầu dòng thứ hai.
"""
JOINED = PROSE.replace("2024-\n2025 ", "2024-2025\n").replace("26-\nNQ/TU ", "26-NQ/TU\n")
SECOND = "a) Mẫu nhỏ do cơ quan chủ trì lựa chọn;\nb) Mẫu lớn do đơn vị phối hợp lựa chọn và chịu trách nhiệm.\n"

Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def make() -> Make:
    """A function that makes a PDF of texts, a page each.

    `torn` sets accented letters apart, as some writers do; `head` stands above each page with its number; `picture`
    covers the pages; `turn` rotates what is drawn; a piece of text is a tuple (left, top, text), or a line of a string.
    """
    font = next((font for font in FONTS if Path(font).exists()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters (fonts-croscore, fonts-dejavu)")
    pdfmetrics.registerFont(TTFont("Vietnamese", font))

    def call(*pages: object, torn: bool = False, head: str = "", picture: bool = False, turn: bool = False) -> bytes:
        buffer = io.BytesIO()
        paper = canvas.Canvas(buffer, pagesize=(595, 842))
        for number, page in enumerate(pages, 1):
            if picture:
                paper.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)
            paper.setFont("Vietnamese", 11)
            if turn:
                paper.translate(595, 0)
                paper.rotate(90)
            lines = page.splitlines() if isinstance(page, str) else page
            lines = [*([f"{head} {number}"] if head else []), *lines]  # type: ignore[misc]
            for place, line in enumerate(lines):
                left, top, text = line if isinstance(line, tuple) else (60.0, 42.0 + 16 * place, line)
                for piece in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text) if torn else [text]:
                    paper.drawString(left, (595 if turn else 842) - top, piece)
                    left += pdfmetrics.stringWidth(piece, "Vietnamese", 11)
            paper.showPage()
        paper.save()
        return buffer.getvalue()

    return call


def pages_of(data: bytes, options: ReadingOptions | None = None) -> tuple[PageText, ...]:
    return read(data, "a.pdf", options or ReadingOptions()).pages


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def placed(page: PageText) -> list[str]:
    return [page.text[word.start : word.end] for word in page.words]


class TestProse:
    def test_text_pages_and_progress(self, make):
        told: list[tuple[int, int]] = []
        options = ReadingOptions(on_page=lambda done, total: told.append((done, total)))
        reading = read(make(PROSE, SECOND), "a.pdf", options)
        assert reading.paging == "pages"
        assert [lines(page.text) for page in reading.pages] == [lines(JOINED), lines(SECOND)]
        assert [(page.extractor, page.trouble, page.margins) for page in reading.pages] == [("pypdf", None, ())] * 2
        assert told == [(1, 2), (2, 2)]

    def test_torn_words_are_read_by_their_places(self, make):
        data = make(PROSE, SECOND * 3, torn=True)
        assert "Nghị định" not in PdfReader(io.BytesIO(data)).pages[0].extract_text(), "it must be torn"
        first, second = pages_of(data)
        assert lines(first.text) == lines(JOINED)
        assert lines(second.text) == lines(SECOND * 3)
        assert {first.extractor, second.extractor} == {"pdfium"}

    def test_running_heads_and_page_numbers(self, make):
        pages = pages_of(make(PROSE, SECOND, PROSE, head="CÔNG BÁO/Số 5/Ngày 01-7-2025"))
        assert [page.margins for page in pages] == [(f"CÔNG BÁO/Số 5/Ngày 01-7-2025 {n}",) for n in (1, 2, 3)]
        assert lines(pages[1].text) == lines(SECOND)

    def test_a_short_page_is_no_scan(self, make):
        (page,) = pages_of(make("Quyết định này có hiệu lực."))
        assert (page.text, page.trouble) == ("Quyết định này có hiệu lực.", None)

    def test_locked_against_printing_only(self, make):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(PROSE))))
        writer.encrypt(user_password="", owner_password="chủ", algorithm="AES-256")
        buffer = io.BytesIO()
        writer.write(buffer)
        (page,) = pages_of(buffer.getvalue())
        assert lines(page.text) == lines(JOINED)


class TestPlaces:
    @pytest.mark.parametrize("torn", [False, True])
    def test_every_word_stands_where_it_was_drawn(self, make, torn):
        (page,) = pages_of(make(PROSE, torn=torn))
        assert "".join(placed(page)) == "".join(page.text.split())
        first = page.words[0]
        assert (first.left, first.bottom) == pytest.approx((60 / 595, 42 / 842), abs=0.01)
        assert all(0 <= w.left < w.right <= 1 and 0 <= w.top < w.bottom <= 1 for w in page.words)
        heights = [word.top for word in page.words if page.text[word.start : word.end] == "Không"]
        assert heights == [pytest.approx((42 + 2 * 16 - 11) / 842, abs=0.01)]

    @pytest.mark.parametrize("rotation", [0, 90, 180, 270])
    def test_a_turned_page(self, make, rotation):
        """Shares are of the page as it is shown; the text is read the way that it runs."""
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(PROSE, torn=True))))
        writer.pages[0].rotate(rotation)
        buffer = io.BytesIO()
        writer.write(buffer)
        (page,) = pages_of(buffer.getvalue())
        assert lines(page.text) == lines(JOINED)
        first = page.words[0]
        near = {0: (0.1, 0.05), 90: (0.95, 0.1), 180: (0.9, 0.95), 270: (0.05, 0.9)}[rotation]
        assert ((first.left + first.right) / 2, (first.top + first.bottom) / 2) == pytest.approx(near, abs=0.03)

    def test_text_drawn_up_the_page(self, make):
        (page,) = pages_of(make(PROSE, torn=True, turn=True))
        assert lines(page.text) == lines(JOINED)

    def test_a_crop_box_moves_the_corner(self, make):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(PROSE))))
        writer.pages[0].cropbox.lower_left = (50, 400)
        buffer = io.BytesIO()
        writer.write(buffer)
        (page,) = pages_of(buffer.getvalue())
        assert page.words[0].left == pytest.approx(10 / 545, abs=0.01)


class TestColumns:
    def test_head_and_tail(self, make):
        """Left column first, though the file draws line by line across, and the right column lies half a line lower."""
        page = [
            (70, 50, "ỦY BAN NHÂN DÂN"), (300, 58, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (90, 66, "TỈNH KON TUM"),
            (330, 74, "Độc lập - Tự do - Hạnh phúc"), (80, 90, "Số: 15/QĐ-UBND"),
            (320, 98, "Kon Tum, ngày 22 tháng 10 năm 2024"), (265, 130, "QUYẾT ĐỊNH"),
            (180, 150, "Về việc giao chỉ tiêu kế hoạch năm 2025"),
            *((60, 180 + 16 * n, line) for n, line in enumerate(SECOND.splitlines() * 2)),
            (60, 300, "Nơi nhận:"), (350, 304, "TM. ỦY BAN NHÂN DÂN"), (60, 314, "- Như Điều 3;"),
            (380, 320, "CHỦ TỊCH"), (60, 328, "- Lưu: VT, TH."), (370, 390, "Lê Văn Mẫu"),
        ]  # fmt: skip
        (read_page,) = pages_of(make(page))
        assert lines(read_page.text) == [
            "ỦY BAN NHÂN DÂN", "TỈNH KON TUM", "Số: 15/QĐ-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Kon Tum, ngày 22 tháng 10 năm 2024",
            "QUYẾT ĐỊNH", "Về việc giao chỉ tiêu kế hoạch năm 2025", *SECOND.splitlines() * 2,
            "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, TH.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn Mẫu",
        ]  # fmt: skip
        assert placed(read_page) == read_page.text.split()


class TestScans:
    def test_pictures_wait_for_ocr(self, make):
        pages = pages_of(make("", "", picture=True))
        assert [(page.text, page.extractor, page.trouble) for page in pages] == [("", "none", WAITS)] * 2

    @pytest.mark.parametrize(
        "over",
        ["Ký bởi: ỦY BAN NHÂN DÂN TỈNH\nThời gian ký: 29/6/2026 10:00:00", "CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023 12"],
    )
    def test_a_stamp_or_a_head_over_a_picture(self, make, over):
        (page,) = pages_of(make(over, picture=True))
        assert (page.text, page.extractor, page.trouble) == ("", "none", WAITS)
        assert page.margins == tuple(over.splitlines())

    def test_a_blank_page_is_blank(self, make):
        (_, page) = pages_of(make(PROSE, ""))
        assert (page.text, page.trouble) == ("", None)

    def test_text_on_a_picture_is_text(self, make):
        (page,) = pages_of(make(PROSE, picture=True))
        assert (lines(page.text), page.trouble) == (lines(JOINED), None)


class TestTrouble:
    def test_tcvn3_is_decoded(self):
        """`.VnTime` draws Vietnamese letters at the places of Western ones; Helvetica stands in for it."""
        buffer = io.BytesIO()
        paper = canvas.Canvas(buffer)
        for place, line in enumerate(
            ["NghÞ quyÕt vÒ chØ tiªu ph¸t triÓn kinh tÕ", "cña ñy ban nh©n d©n tØnh trong n¨m tíi"]
        ):
            paper.drawString(60, 800 - 16 * place, line)
        paper.save()
        (page,) = pages_of(buffer.getvalue())
        assert page.extractor in ("pypdf + tcvn3", "pdfium + tcvn3")
        assert lines(page.text) == [
            "Nghị quyết về chỉ tiêu phát triển kinh tế",
            "của ủy ban nhân dân tỉnh trong năm tới",
        ]
        assert page.trouble is None
        assert placed(page) == page.text.split()

    def test_letters_without_meaning(self, make):
        (page,) = pages_of(make("\n".join(["Nghđx qưyzt vổm chảtj tiêưư phạtz kướnh cằủa úyz bạnk nhâđn"] * 3)))
        assert page.trouble is not None
        assert "bản gốc" in page.trouble

    def test_a_character_of_two_units_is_one(self):
        """PDFium gives its halves one by one; alone they are no text that can be written to a file."""
        buffer = io.BytesIO()
        paper = canvas.Canvas(buffer, pageCompression=0)
        paper.drawString(60, 800, "Muc tieu A den nam 2030 phai dat va vuot ke hoach")
        paper.save()
        writer = PdfWriter(clone_from=PdfReader(buffer))
        meaning = DecodedStreamObject()
        meaning.set_data(
            b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
            b"1 beginbfchar <41> <D835DC65> endbfchar endcmap end"
        )
        (font,) = writer.pages[0]["/Resources"]["/Font"].values()
        font.get_object()[NameObject("/ToUnicode")] = writer._add_object(meaning)
        buffer = io.BytesIO()
        writer.write(buffer)
        (page,) = pages_of(buffer.getvalue())
        assert "tieu 𝑥 den" in page.text

    def test_a_page_that_fails_is_named_and_the_rest_read(self, make):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(PROSE, SECOND, PROSE))))
        writer.pages[1]["/Contents"].get_object()[NameObject("/Filter")] = NameObject("/Fl")
        buffer = io.BytesIO()
        writer.write(buffer)
        reading: Reading = read(buffer.getvalue(), "a.pdf", ReadingOptions())
        assert [bool(page.text) for page in reading.pages] == [True, False, True]
        assert reading.pages[1].trouble is not None
        assert "trang 2" in reading.notes[0]


@pytest.mark.parametrize("count", [b"0", b"1", b"9"])
def test_a_file_that_lies_about_its_pages(make, count):
    data = make(PROSE, SECOND).replace(b"/Count 2", b"/Count " + count)
    assert [lines(page.text) for page in pages_of(data)] == [lines(JOINED), lines(SECOND)]


class TestRefusals:
    def refusal(self, data: bytes, options: ReadingOptions | None = None) -> str:
        with pytest.raises(UnreadableFile) as caught:
            pages_of(data, options)
        assert "«a.pdf»" in str(caught.value)
        return str(caught.value)

    @pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
    def test_a_password(self, make, algorithm):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make(PROSE))))
        writer.encrypt("mật khẩu", algorithm=algorithm)
        buffer = io.BytesIO()
        writer.write(buffer)
        assert "mật khẩu" in self.refusal(buffer.getvalue())

    def test_no_pages(self):
        buffer = io.BytesIO()
        PdfWriter().write(buffer)
        assert "không có trang nào" in self.refusal(buffer.getvalue())

    @pytest.mark.parametrize("data", [b"", b"%PDF-", b"%PDF-1.7\n", b"%PDF-1.4\n" + b"x" * 5_000, b"PK\x03\x04"])
    def test_damaged(self, data):
        assert re.search("hỏng|trang nào", self.refusal(data))

    def test_too_many_pages_and_characters(self, make):
        data = make(PROSE, SECOND, SECOND)
        assert "3 trang" in self.refusal(data, ReadingOptions(Limits(pages=2)))
        assert "trang 1" in self.refusal(data, ReadingOptions(Limits(characters=100)))


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of objects, numbered from 1, the catalog first."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF" % (len(objects) + 1)


def page_of(content: bytes, box: bytes = b"0 0 595 842") -> bytes:
    packed = zlib.compress(content, 9)
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>" % box,
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


WRITTEN = b"BT /F 12 Tf 100 100 Td (Quy nghi lan hai cho ban) Tj ET "


class TestAttacks:
    """None may crash or take longer than a few seconds; what is readable is read."""

    @pytest.mark.parametrize("box", [b"100 0 100 842", b"0 100 595 100", b"595 842 0 0"])
    def test_a_page_without_area(self, box):
        """Found by the fuzz run: the share of nothing."""
        (page,) = read(page_of(WRITTEN, box), "a.pdf", ReadingOptions()).pages
        assert page.text == "Quy nghi lan hai cho ban"
        assert all(0 <= share <= 1 for word in page.words for share in (word.left, word.top, word.right, word.bottom))

    def test_a_hundred_thousand_pages(self):
        data = raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 100000 /Kids [" + b"3 0 R " * 100_000 + b"] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        )
        with pytest.raises(UnreadableFile, match="trang"):
            pages_of(data)

    @pytest.mark.parametrize("box", [b"0 0 1000000 1000000", b"0 0 0 0", b"5 5 -1e30 1e30"])
    def test_odd_sizes(self, box):
        (page,) = pages_of(page_of(WRITTEN, box))
        assert page.text == "Quy nghi lan hai cho ban"
        assert all(0 <= word.left <= word.right <= 1 for word in page.words)

    @pytest.mark.parametrize(
        "drawing",
        [
            pytest.param(
                b"".join(b"0 %d m 600 %d l S %d 0 m %d 800 l S " % (i, i, i, i) for i in range(0, 600, 4)), id="grid"
            ),
            pytest.param(b"".join(b"%d %d 50 50 re S " % (i % 500, i // 500) for i in range(30_000)), id="boxes"),
            pytest.param(b"1 1 m " + b"9 9 l " * 50_000 + b"S ", id="one path"),
        ],
    )
    def test_drawings_are_no_tables(self, drawing):
        (page,) = pages_of(page_of(drawing + WRITTEN))
        assert (page.text, page.tables) == ("Quy nghi lan hai cho ban", ())

    def test_more_characters_than_a_page_can_have(self):
        (page,) = pages_of(page_of(b"BT /F 1 Tf 9 9 Td " + b"(abcdefghij klmnopqrst) Tj " * 6_000 + b"ET"))
        assert page.trouble is not None
        assert "phần đầu" in page.trouble

    @pytest.mark.parametrize("kids", [b"[2 0 R 2 0 R]", b"[2 0 R]", b"2 0 R", b"[9 0 R]", b"[[3 0 R]]"])
    def test_page_trees_that_lead_nowhere(self, kids):
        data = raw_pdf(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Parent 2 0 R /Count 2 /Kids %s >>" % kids
        )
        with contextlib.suppress(UnreadableFile):
            assert not any(page.text for page in pages_of(data))

    def test_cut_at_every_tenth(self, make):
        whole = make(PROSE, SECOND)
        for tenth in range(10):
            with contextlib.suppress(UnreadableFile):
                assert pages_of(whole[: len(whole) * tenth // 10])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(make, data: st.DataObject) -> None:
    """Cut anywhere, or with any bytes overwritten: pages without text say why, unless nothing is drawn on them."""
    whole = make(PROSE, SECOND)
    place = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    cut = data.draw(st.booleans())
    spoilt = whole[:place] + noise + (b"" if cut else whole[place + len(noise) :])
    with contextlib.suppress(UnreadableFile):
        assert pages_of(spoilt)
