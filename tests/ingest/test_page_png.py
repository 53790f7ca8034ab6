"""Pages as printed, drawn from good files, from bad ones, and from files that are neither a PDF nor a picture."""

import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from ingest.reading import Limits
from ingest.scans import page_png as module
from ingest.scans.page_png import has_pages, page_png

A4 = (595, 842)


def pdf(path: Path, *sizes: tuple[float, float], colour: str = "#ff0000") -> Path:
    paper = canvas.Canvas(str(path))
    for size in sizes:
        paper.setPageSize(size)
        paper.setFillColor(colour)
        paper.rect(0, 0, size[0], size[1] / 2, stroke=0, fill=1)
        paper.showPage()
    paper.save()
    return path


def picture(path: Path, *frames: Image.Image, **options: object) -> Path:
    frames[0].save(path, save_all=len(frames) > 1, append_images=frames[1:], **options)  # type: ignore[arg-type]
    return path


def drawn(file: Path, page: int = 1) -> Image.Image:
    png = page_png(file, page, Limits())
    assert png is not None
    return Image.open(io.BytesIO(png)).convert("RGB")


class TestDrawn:
    def test_a_page_of_a_pdf_upright_and_in_colour(self, tmp_path):
        image = drawn(pdf(tmp_path / "a.pdf", A4, (842, 595)), 2)
        assert image.width / image.height == pytest.approx(842 / 595, rel=0.01)
        assert image.getpixel((10, 10)) == (255, 255, 255)
        assert image.getpixel((10, image.height - 10)) == (255, 0, 0)

    def test_a_page_of_any_size_is_bounded(self, tmp_path):
        assert max(drawn(pdf(tmp_path / "a.pdf", (14_400, 14_400))).size) <= 2_400

    def test_a_frame_of_a_tiff(self, tmp_path):
        frames = [Image.new("RGB", (40, 60), colour) for colour in ("white", "blue")]
        assert drawn(picture(tmp_path / "a.tif", *frames), 2).getpixel((5, 5)) == (0, 0, 255)

    def test_a_photograph_as_the_camera_was_held(self, tmp_path):
        image = Image.new("RGB", (80, 40), "white")
        exif = image.getexif()
        exif[0x0112] = 6
        assert drawn(picture(tmp_path / "a.jpg", image, exif=exif)).size == (40, 80)

    def test_the_content_decides_not_the_name(self, tmp_path):
        assert has_pages(pdf(tmp_path / "a.txt", A4))
        assert drawn(tmp_path / "a.txt").width > 900


class TestNotDrawn:
    @pytest.mark.parametrize(
        "data",
        [b"", b"ngh\xe1\xbb\x8b quy\xe1\xba\xbft", b"PK\x03\x04", b"%PDF-1.7 nothing", b"\x89PNG\r\n\x1a\n torn"],
    )
    def test_what_is_no_page(self, tmp_path, data):
        (tmp_path / "a").write_bytes(data)
        assert page_png(tmp_path / "a", 1, Limits()) is None

    def test_a_file_that_is_gone(self, tmp_path):
        assert page_png(tmp_path / "none.pdf", 1, Limits()) is None

    def test_a_page_beyond_the_last(self, tmp_path):
        assert page_png(pdf(tmp_path / "a.pdf", A4), 2, Limits()) is None

    def test_a_picture_that_would_fill_the_memory(self, tmp_path):
        """A few kilobytes that unpack to 400 million pixels."""
        Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
        assert (tmp_path / "bomb.png").stat().st_size < 100_000
        assert page_png(tmp_path / "bomb.png", 1, Limits()) is None

    def test_one_that_takes_too_long(self, tmp_path, monkeypatch):
        monkeypatch.setattr(module, "_SECONDS", 0.01)
        assert page_png(pdf(tmp_path / "a.pdf", A4), 1, Limits()) is None
