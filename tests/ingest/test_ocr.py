"""Pages read by tesseract: a false one that fails in every way, none, and (where it is installed) the real one."""

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from errors import UnreadableFile
from ingest.parse import parse_raw
from ingest.read import RawFile
from ingest.reading import Limits, ReadingOptions
from ingest.scans import ocr
from ingest.scans.ocr import available, recognise, recognise_pdf_pages
from tests.ingest.scanned import BODY, HEAD, TAIL, pdf_of, picture, tsv

needs_tesseract = pytest.mark.skipif(available() is not None, reason="tesseract with Vietnamese is not installed")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="the false tesseract is a shell script")
PAGE = Image.new("L", (200, 300), 255)


@pytest.fixture
def false_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A function that puts a program of that name on the PATH, which lists Vietnamese and otherwise runs `script`."""

    def install(script: str) -> None:
        program = tmp_path / "tesseract"
        program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && {{ echo vie; exit 0; }}\n{script}\n')
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


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

    def test_the_page_names_doubtful_figures(self, false_tesseract: Callable[[str], None], tmp_path: Path):
        (tmp_path / "tsv").write_text(tsv(((300, 300, "ngày 22 tháng l1 năm 2019"),)))
        # There is no English data for a second look.
        false_tesseract(f'cat > /dev/null; case "$*" in *eng*) exit 1;; esac; cat {tmp_path}/tsv')
        page = recognise(PAGE, seconds=20)
        assert page.text == "ngày 22 tháng l1 năm 2019"
        assert (page.trouble, page.doubtful) == (None, ("«l1»",))


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
