"""Pages as pictures: what is done without tesseract, with a false tesseract, and (where it is installed) with it."""

import io
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen import canvas

from errors import UnreadableFile
from ingest.parse import parse_raw
from ingest.read import RawFile
from ingest.reading import Limits, ReadingOptions
from ingest.scans import ocr
from ingest.scans.deskew import skew, turned
from ingest.scans.figures import doubtful, look_again
from ingest.scans.layout import Seen, in_reading_order, seen_lines
from ingest.scans.ocr import available, recognise, recognise_pdf_pages
from ingest.scans.page_image import as_grey, render, scale_for

needs_tesseract = pytest.mark.skipif(available() is not None, reason="tesseract with Vietnamese is not installed")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the false tesseract is a shell script")
FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
)

HEAD = (
    (300, 250, "CHÍNH PHỦ"), (1000, 250, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (1150, 320, "Độc lập - Tự do - Hạnh phúc"),
    (250, 420, "Số: 99/2025/NĐ-CP"), (1150, 420, "Hà Nội, ngày 01 tháng 7 năm 2025"),
    (1080, 620, "NGHỊ ĐỊNH"), (700, 690, "Về việc thử nghiệm mẫu vật trong phòng kín"),
)  # fmt: skip
BODY = (
    (300, 850, "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;"),
    (300, 930, "Điều 1. Phạm vi điều chỉnh"),
    (300, 1010, "Nghị định này quy định về việc thử nghiệm mẫu vật, đạt 85% kế hoạch trở lên."),
)
TAIL = (
    (300, 1250, "Nơi nhận:"), (1400, 1250, "TM. CHÍNH PHỦ"),
    (300, 1310, "- Ban Bí thư Trung ương Đảng;"), (1400, 1310, "THỦ TƯỚNG"),
    (300, 1370, "- Văn phòng Quốc hội;"),
    (300, 1430, "- Lưu: VT, CN."), (1400, 1500, "Nguyễn Văn Mẫu"),
)  # fmt: skip
ORDERED = [
    "CHÍNH PHỦ", "Số: 99/2025/NĐ-CP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Hà Nội, ngày 01 tháng 7 năm 2025", "NGHỊ ĐỊNH", "Về việc thử nghiệm mẫu vật trong phòng kín",
    *(text for _, _, text in BODY),
    "Nơi nhận:", "- Ban Bí thư Trung ương Đảng;", "- Văn phòng Quốc hội;", "- Lưu: VT, CN.",
    "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Nguyễn Văn Mẫu",
]  # fmt: skip
Pieces = tuple[tuple[int, int, str], ...]


def tsv(pieces: Pieces, *, confidence: float = 96.0) -> str:
    """TSV as tesseract writes it for a page where it read straight across: pieces of one height are one line."""
    rows = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    heights = sorted({top for _, top, _ in pieces})
    for left, top, text in pieces:
        for word in text.split():
            width = 22 * len(word)
            line = heights.index(top) + 1
            rows.append(f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t45\t{confidence}\t{word}")
            left += width + 14
    return "\n".join(rows)


def ordered(given_tsv: str) -> list[str]:
    lines, _ = in_reading_order(seen_lines(given_tsv), 2480, 3508)
    return [" ".join(word.text for word in line) for line in lines]


def font(size: int) -> ImageFont.FreeTypeFont:
    for file in FONTS:
        if Path(file).exists():
            return ImageFont.truetype(file, size)
    pytest.skip("no font with Vietnamese letters")


def picture(pieces: Pieces, size: int = 46) -> Image.Image:
    page = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(page)
    for left, top, text in pieces:
        draw.text((left, top), text, font=font(size), fill=0)
    return page


def pdf_of(*pages: Image.Image) -> bytes:
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=300, save_all=True, append_images=pages[1:])
    return out.getvalue()


class TestReadingOrder:
    def test_head_and_tail_are_read_by_columns(self):
        assert ordered(tsv((*HEAD, *BODY, *TAIL))) == ORDERED

    def test_head_without_a_type(self):
        """A letter has no type's heading: its head ends below number and date, and `V/v` follows."""
        letter = (*HEAD[:5], (250, 480, "V/v xử lý kiến nghị"), (900, 620, "Kính gửi: Bộ Công Thương"), *BODY)
        lines = ordered(tsv(letter))
        assert lines.index("Số: 99/2025/NĐ-CP") < lines.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        assert lines.index("Hà Nội, ngày 01 tháng 7 năm 2025") < lines.index("Kính gửi: Bộ Công Thương")

    def test_party_head(self):
        lines = ordered(
            tsv(
                (
                    (300, 250, "TỈNH ỦY MẪU"), (1300, 250, "ĐẢNG CỘNG SẢN VIỆT NAM"),
                    (300, 400, "Số 26-NQ/TU"), (1250, 400, "Mẫu, ngày 22 tháng 10 năm 2024"),
                    (1080, 620, "NGHỊ QUYẾT"), *BODY,
                )
            )
        )  # fmt: skip
        assert lines[:5] == [
            "TỈNH ỦY MẪU", "Số 26-NQ/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Mẫu, ngày 22 tháng 10 năm 2024", "NGHỊ QUYẾT",
        ]  # fmt: skip

    def test_stamp_beside_the_title_is_no_text(self):
        stamp = ((150, 620, "CỔNG THÔNG TIN"), (150, 690, "ĐẾN Ngày"))
        lines, stamps = in_reading_order(seen_lines(tsv((*HEAD, *stamp, *BODY))), 2480, 3508)
        # tesseract's words come from left to right
        assert [" ".join(word.text for word in line) for line in stamps] == ["CỔNG THÔNG TIN", "ĐẾN Ngày"]
        assert "NGHỊ ĐỊNH" in [" ".join(word.text for word in line) for line in lines]

    def test_rows_of_a_table_stay_lines(self):
        rows = tuple(
            (left, 1000 + 60 * row, text)
            for row, texts in enumerate((("STT", "Chỉ tiêu", "2024"), ("1", "GRDP", "9,5%"), ("2", "Thu", "2.100")))
            for left, text in zip((300, 700, 1500), texts, strict=True)
        )
        assert ordered(tsv(rows)) == ["STT Chỉ tiêu 2024", "1 GRDP 9,5%", "2 Thu 2.100"]

    def test_words_that_cannot_be_read_are_no_text(self):
        """A dotted line to be filled in, read as figures."""
        given_tsv = (
            tsv(BODY) + tsv(((300, 1100, "Tài khoản:"),)) + "\n" + tsv(((800, 1100, "22121101"),), confidence=12)
        )
        lines, aside = in_reading_order(seen_lines(given_tsv), 2480, 3508)
        assert "22121101" not in [word.text for line in lines for word in line]
        assert [word.text for line in aside for word in line] == ["22121101"]

    def test_what_a_stamp_left_beside_a_heading_is_no_text(self):
        """As on a real scan: the words of the stamp at 0 to 8, those of the heading at 96."""
        stamp = tsv(((200, 1000, "gicrocnge (HI04PHỦ"),), confidence=4)
        lines, aside = in_reading_order(seen_lines(stamp + "\n" + tsv(((1080, 1000, "NGHỊ ĐỊNH"),))), 2480, 3508)
        assert [word.text for line in lines for word in line] == ["NGHỊ", "ĐỊNH"]
        assert [word.text for line in aside for word in line] == ["gicrocnge", "(HI04PHỦ"]

    def test_an_unsure_word_in_a_sentence_stays(self):
        sentence = tsv(((300, 1000, "Cơ quan"),)) + "\n" + tsv(((490, 1000, "không"),), confidence=10)
        lines, aside = in_reading_order(seen_lines(sentence + "\n" + tsv(((615, 1000, "thu phí"),))), 2480, 3508)
        assert [word.text for line in lines for word in line] == ["Cơ", "quan", "không", "thu", "phí"]
        assert aside == []

    @pytest.mark.parametrize(
        "row",
        [
            "",
            "5\t1\t1",
            "5\t1\t1\t1\t1\t1\tx\t0\t10\t10\t90\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\tnan\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t-1\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t0\t10\t90\tchữ",
            "5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t90\t   ",
            # A rule is no word.
            "5\t1\t1\t1\t1\t1\t0\t0\t90\t4\t95\t——__—",
            "\x00\x00\ufffd\t" * 11 + "5",
        ],
    )
    def test_rows_that_are_no_words(self, row: str):
        assert seen_lines(row) == []

    @given(
        st.lists(
            st.tuples(
                st.integers(0, 2400), st.integers(0, 3400),
                st.sampled_from(["CỘNG HÒA XÃ HỘI", "Nơi nhận:", "NGHỊ ĐỊNH", "Số: 1/QĐ-TTg", "TM. UBND", "a", "9,5%"]),
            ),
            max_size=12,
        )
    )  # fmt: skip
    def test_no_word_is_lost_or_doubled(self, pieces: list[tuple[int, int, str]]):
        lines = seen_lines(tsv(tuple(pieces)))
        kept, stamps = in_reading_order(lines, 2480, 3508)
        words = sorted((word.left, word.top, word.text) for line in lines for word in line)
        assert sorted((word.left, word.top, word.text) for line in (*kept, *stamps) for word in line) == words


class TestDoubtfulFigures:
    @pytest.mark.parametrize(
        "text",
        ["2018;", "9,5%", "59/2022/NĐ-CP", "(15).", "05/9/2022,", "2.100.000", "Điều", "QH15", "V.09.02.05", "II.",
         "2021-2030", "≥85%", "“26-NQ/TU”", "a1)", "1719/QĐ-TTg", "I", "a)", "3.000đ/ngày", "QL14C", "N2O"],
    )  # fmt: skip
    def test_sound(self, text: str):
        assert not doubtful(Seen(text, 0, 0, 10, 10, 0.95))

    @pytest.mark.parametrize(
        "text",
        # As tesseract read real and made scans: 11, 11, 11, 11, 13-KL/TW, 57, 2018, 42, 1/2006/QH11
        ["l1", "I1", "l]", "1]", "1§-KL/TW", "§7", "20l8", "42_", "1⁄200WQHI1", "ll"],
    )
    def test_odd(self, text: str):
        assert doubtful(Seen(text, 0, 0, 10, 10, 0.95))

    def test_unsure(self):
        assert doubtful(Seen("2018;", 0, 0, 10, 10, 0.5))
        assert not doubtful(Seen("năm", 0, 0, 10, 10, 0.5))

    @pytest.mark.parametrize(
        ("first", "sure", "second", "sure_again", "text", "is_doubtful"),
        [
            # Both the same, also where punctuation differs.
            ("2018;", 0.7, "2018,", 0.9, "2018;", False),
            ("2018;", 0.4, "2018", 0.9, "2018;", False),
            # The first unsure, or no figure: the second, with the punctuation of the first.
            ("(4339624095);", 0.0, "433962.4095", 0.9, "(433962.4095);", False),
            ("l1", 0.95, "11", 0.7, "11", False),
            ("I1,", 0.95, "11", 0.7, "11,", False),
            # Both sure: nothing is decided.
            ("432037305", 0.95, "432037.305", 0.9, "432037305", True),
            # The second is not sure, or saw nothing.
            ("434339.5356", 0.92, "434339,5356", 0.5, "434339.5356", False),
            ("2019", 0.5, "2018", 0.5, "2019", True),
            ("5.", 0.95, "", 0.0, "5.", False),
            ("58,5%", 0.95, "58,5%", 0.9, "58,5%", False),
        ],
    )
    def test_second_look(self, first: str, sure: float, second: str, sure_again: float, text: str, is_doubtful: bool):
        word, other = Seen(first, 20, 20, 120, 60, sure), Seen("trước", 200, 20, 300, 60, 0.9)

        def read(sheet: Image.Image) -> list[list[Seen]]:
            return [[Seen(second, 66, 54, 166, 94, sure_again)]] if second else []

        settled, untouched = look_again(Image.new("L", (400, 100), 255), [[word, other]], read)[0]
        assert (settled.text, doubtful(settled)) == (text, is_doubtful)
        assert untouched == other

    @needs_posix
    def test_the_page_names_them(self, false_tesseract: Callable[[str], None], tmp_path: Path):
        (tmp_path / "tsv").write_text(tsv(((300, 300, "ngày 22 tháng l1 năm 2019"),)))
        # There is no English data for a second look.
        false_tesseract(f'cat > /dev/null; case "$*" in *eng*) exit 1;; esac; cat {tmp_path}/tsv')
        page = recognise(PAGE, seconds=20)
        assert page.text == "ngày 22 tháng l1 năm 2019"
        assert (page.trouble, page.doubtful) == (None, ("«l1»",))


class TestDeskew:
    @pytest.mark.parametrize("askew", [-5, -2.2, -1, 0.7, 3, 5])
    def test_finds_the_angle(self, askew: float):
        page = Image.new("L", (1240, 1754), 255)
        for row in range(200, 1500, 40):
            ImageDraw.Draw(page).rectangle((150, row, 1050 - row % 3 * 100, row + 14), fill=0)
        assert skew(page.rotate(askew, fillcolor=255)) == pytest.approx(-askew, abs=0.21)

    @pytest.mark.parametrize("value", [0, 128, 255])
    def test_an_even_page_is_left_alone(self, value: int):
        assert skew(Image.new("L", (800, 1100), value)) == 0

    def test_noise_is_left_alone(self):
        noise = np.random.default_rng(1).integers(0, 256, (1100, 800), dtype=np.uint8)
        assert skew(Image.fromarray(noise)) == 0

    @pytest.mark.parametrize("degrees", [0, 90, 180, 270, 3.5, -2])
    def test_boxes_are_led_back(self, degrees: float):
        page = Image.new("L", (800, 1100), 255)
        ImageDraw.Draw(page).rectangle((200, 330, 240, 341), fill=0)
        after, turn = turned(page, degrees)
        rows, columns = np.nonzero(np.asarray(after) < 128)
        box = turn.back(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
        assert box == pytest.approx((200 / 800, 330 / 1100, 241 / 800, 342 / 1100), abs=0.006)


class TestPageImage:
    @pytest.mark.parametrize(
        ("width", "height", "most"),
        [(595, 842, 9e6), (2384, 3370, 40e6), (14_400, 14_400, 40e6), (1e7, 1, 40e6), (0.5, 0.5, 100)],
    )
    def test_bounded(self, width: float, height: float, most: float):
        scale = scale_for(width, height)
        assert width * scale * height * scale <= most * 1.01
        assert max(width, height) * scale <= 20_000.5

    def test_huge_page(self):
        out = io.BytesIO()
        sheet = canvas.Canvas(out, pagesize=(14_400, 14_400))
        sheet.drawString(100, 100, "A")
        sheet.save()
        image = render(pdfium.PdfDocument(out.getvalue()), 1)
        assert image.grey.width * image.grey.height <= 40_100_000
        assert image.dpi < 300

    @pytest.mark.parametrize(
        ("mode", "colour", "grey"),
        [("1", 0, 0), ("L", 77, 77), ("RGB", (255, 255, 255), 255), ("CMYK", (0, 0, 0, 255), 0),
         ("RGBA", (0, 0, 0, 0), 255), ("LA", (0, 255), 0), ("P", 0, 0)],
    )  # fmt: skip
    def test_modes(self, mode: str, colour: int | tuple[int, ...], grey: int):
        image = as_grey(Image.new(mode, (4, 4), colour))
        assert (image.mode, image.getpixel((1, 1))) == ("L", grey)

    def test_sixteen_bits(self):
        ramp = Image.fromarray(np.linspace(0, 60_000, 100, dtype=np.uint16).reshape(10, 10))
        assert as_grey(ramp).getextrema() == (0, 255)


@pytest.fixture
def false_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A function that puts a program of that name on the PATH, which lists Vietnamese and otherwise runs `script`."""

    def install(script: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && {{ echo vie; exit 0; }}\n{script}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


PAGE = Image.new("L", (200, 300), 255)


@needs_posix
class TestFalseTesseract:
    @pytest.mark.parametrize(
        ("script", "trouble"),
        [
            ("cat > /dev/null; echo 'Error: out of paper' >&2; exit 3", "out of paper"),
            # Gone before it has read the picture.
            ("exit 1", "tesseract"),
            ("kill -9 $$", "tesseract"),
            ("cat > /dev/null", "không thấy chữ nào"),
            ("cat > /dev/null; head -c 100000 /dev/zero; printf '\\377\\376 5\\t\\t\\n'", "không thấy chữ nào"),
        ],
    )
    def test_failure_is_said(self, false_tesseract: Callable[[str], None], script: str, trouble: str):
        false_tesseract(script)
        page = recognise(PAGE, seconds=20)
        assert page.text == ""
        assert page.trouble is not None
        assert trouble in page.trouble

    def test_hanging(self, false_tesseract: Callable[[str], None], tmp_path: Path):
        false_tesseract(f"echo $$ > {tmp_path}/pid; exec sleep 60")
        started = time.monotonic()
        page = recognise(PAGE, seconds=1)
        assert time.monotonic() - started < 10
        assert (page.extractor, page.trouble) == ("none", "nhận dạng chữ (OCR) quá 1 giây")
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "pid").read_text()), 0)

    def test_one_page_fails_the_rest_goes_on(self, false_tesseract: Callable[[str], None], tmp_path: Path):
        (tmp_path / "tsv").write_text(tsv(BODY))
        # The second page is wider than high.
        false_tesseract(f'head -c 12 > {tmp_path}/$$; grep -q "^300 " {tmp_path}/$$ && exit 1; cat {tmp_path}/tsv')
        data = pdf_of(Image.new("L", (200, 300), 255), Image.new("L", (300, 200), 255), Image.new("L", (200, 300), 255))
        told: list[tuple[int, int]] = []
        options = ReadingOptions(on_page=lambda done, total: told.append((done, total)))
        pages = recognise_pdf_pages(data, [1, 2, 3], "quét.pdf", options)
        assert [bool(pages[number].text) for number in (1, 2, 3)] == [True, False, True]
        assert pages[2].trouble
        assert told == [(1, 3), (2, 3), (3, 3)]

    def test_interrupted(self, false_tesseract: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """Ctrl-C, here from the one who is told of progress: the other programs end at once."""
        monkeypatch.setattr(ocr, "cores", lambda: 2)
        # The first fails as soon as there is a second, which hangs.
        false_tesseract(
            f"if mkdir {tmp_path}/first 2>/dev/null; then "
            f"while [ ! -s {tmp_path}/pids ]; do sleep 0.05; done; exit 1; fi; "
            f"echo $$ >> {tmp_path}/pids; exec sleep 60"
        )

        def stop(done: int, total: int) -> None:
            raise KeyboardInterrupt

        started = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            recognise_pdf_pages(pdf_of(*[PAGE] * 6), range(1, 7), "quét.pdf", ReadingOptions(on_page=stop))
        assert time.monotonic() - started < 20
        for pid in (tmp_path / "pids").read_text().split():
            with pytest.raises(ProcessLookupError):
                os.kill(int(pid), 0)


class TestMissing:
    def test_no_program(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        monkeypatch.setenv("PATH", str(tmp_path))
        missing = available()
        assert missing is not None
        assert "apt-get install tesseract-ocr tesseract-ocr-vie" in missing
        assert "UB Mannheim" in missing
        page = recognise_pdf_pages(pdf_of(PAGE), [1], "quét.pdf", ReadingOptions())[1]
        assert (page.text, page.extractor) == ("", "none")
        assert page.trouble is not None
        assert page.trouble.startswith(ocr.WAITS)
        assert recognise(PAGE, seconds=5).trouble is not None

    @needs_posix
    def test_no_vietnamese(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
        program = tmp_path / "tesseract"
        program.write_text("#!/bin/sh\necho 'List of available languages (1):'; echo eng\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert "thiếu dữ liệu tiếng Việt" in (available() or "")

    @needs_posix
    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 100, pdf_of(PAGE)[:200]])
    def test_no_pdf(self, false_tesseract: Callable[[str], None], data: bytes):
        false_tesseract("exit 1")
        with pytest.raises(UnreadableFile, match=r"quét\.pdf"):
            recognise_pdf_pages(data, [1], "quét.pdf", ReadingOptions())

    @needs_posix
    def test_no_such_page(self, false_tesseract: Callable[[str], None]):
        false_tesseract("exit 1")
        page = recognise_pdf_pages(pdf_of(PAGE), [7], "quét.pdf", ReadingOptions())[7]
        assert page.trouble is not None
        assert "trang 7" in page.trouble


@needs_tesseract
class TestTesseract:
    @pytest.mark.parametrize("askew", [0, 2.5, 180, pytest.param(90, marks=pytest.mark.slow)])
    def test_a_page(self, askew: float):
        page = picture((*HEAD, *BODY, *TAIL)).rotate(askew, expand=True, fillcolor=255)
        read = recognise(page, seconds=60)
        assert read.confidence is not None
        assert read.confidence > 0.85
        header = parse_raw(RawFile("quét.pdf", "0", read.text, ()), "quét.pdf").header
        assert (header.number, header.issuer, header.signer) == ("99/2025/NĐ-CP", "Chính phủ", "Nguyễn Văn Mẫu")
        assert (str(header.date), header.place) == ("2025-07-01", "Hà Nội")
        word = next(word for word in read.words if read.text[word.start : word.end] == "85%")
        left, top = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        if askew == 0:
            assert (left, top) == pytest.approx((0.55, 0.295), abs=0.05)
        if askew == 180:
            assert (left, top) == pytest.approx((0.45, 0.705), abs=0.05)

    def test_pages_at_once(self):
        pages = recognise_pdf_pages(pdf_of(picture(HEAD), picture(BODY)), [2, 1], "quét.pdf", ReadingOptions())
        assert list(pages) == [2, 1]
        assert "NGHỊ ĐỊNH" in pages[1].text
        assert "Điều 1" in pages[2].text

    def test_a_blank_page_says_so(self):
        page = recognise(Image.new("L", (2480, 3508), 255), seconds=60)
        assert (page.text, page.confidence) == ("", None)
        assert page.trouble is not None

    def test_time_limit(self):
        options = ReadingOptions(limits=Limits(seconds=0))
        page = recognise_pdf_pages(pdf_of(picture(BODY)), [1], "quét.pdf", options)[1]
        assert (page.text, page.trouble) == ("", "nhận dạng chữ (OCR) quá 0 giây")
