"""Pages as pictures before they are read: turned upright, of bounded size, grey."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen import canvas

from ingest.scans.deskew import skew, turned
from ingest.scans.page_image import as_grey, render, scale_for


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
