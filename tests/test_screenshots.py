"""What `make screenshots` does besides driving a browser; and that documents show only pictures that it makes."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from scripts.pictures import alike, few_colours
from scripts.screenshots import (
    DATA,
    PICTURES,
    UPLOAD,
    VARIANTS,
    Picture,
    file_name,
    leftovers,
    main,
)
from scripts.typeset import typeset

ROOT = Path(__file__).resolve().parents[1]
MADE = {file_name(picture, *variant) for picture in (*PICTURES, UPLOAD) for variant in VARIANTS}


def png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def greys(dot: tuple[int, int, int]) -> Image.Image:
    """A page in all greys, with a small coloured dot on a ground that is nearly white."""
    image = Image.new("RGB", (400, 256), (253, 252, 250))
    for shade in range(256):
        image.paste((shade, shade, shade), (0, shade, 40, shade + 1))
    image.paste(dot, (200, 100, 206, 106))
    return image


class TestPictures:
    def test_a_rare_colour_and_the_ground_stay(self):
        small = Image.open(io.BytesIO(few_colours(png(greys((44, 122, 75)))))).convert("RGB")
        assert small.getpixel((300, 200)) == (253, 252, 250)
        red, green, blue = small.getpixel((203, 103))
        assert green - max(red, blue) > 30

    def test_a_palette_is_written(self):
        assert Image.open(io.BytesIO(few_colours(png(greys((44, 122, 75)))))).mode == "P"

    def test_a_shade_is_no_difference_a_dot_is_one(self):
        one = png(greys((44, 122, 75)))
        assert alike(one, png(greys((45, 120, 76))))
        assert not alike(one, png(greys((253, 252, 250))))
        assert not alike(one, b"")
        assert not alike(one, png(Image.new("RGB", (10, 10))))

    def test_what_belongs_to_no_page_is_left_over(self, tmp_path):
        for name in ("ask.vi.light.png", "gone.vi.light.png", "ask.fr.light.png"):
            (tmp_path / name).touch()
        assert [file.name for file in leftovers(tmp_path)] == ["ask.fr.light.png", "gone.vi.light.png"]

    def test_an_address_says_the_language(self):
        assert Picture("a", "b", "van-ban", {"doc": "26-NQ/TU"}).address("en") == "van-ban?doc=26-NQ%2FTU&lang=en"
        assert len({picture.name for picture in (*PICTURES, UPLOAD)}) == len(PICTURES) + 1

    def test_an_unknown_name_is_told(self, capsys):
        assert main(["nothing"]) == 2
        assert "nothing" in capsys.readouterr().err

    def test_without_a_browser_it_says_how_to_get_one(self, monkeypatch, capsys):
        monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
        assert main([]) == 1
        assert "sh scripts/system.sh dev" in capsys.readouterr().err

    @pytest.mark.parametrize("document", ["README.md", "docs/app.md"])
    def test_documents_show_pictures_that_are_made(self, document):
        shown = re.findall(r"screenshots/([\w.-]+\.png)", (ROOT / document).read_text(encoding="utf-8"))
        assert shown
        assert set(shown) <= MADE


class TestTypeset:
    def test_the_pdf_says_what_the_text_says(self, tmp_path):
        said = (DATA / "mau-30-NQ-TU.txt").read_text(encoding="utf-8")
        typeset(said, tmp_path / "a.pdf")
        typeset(said, tmp_path / "b.pdf")
        assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
        pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages]
        assert len(pages) > 1
        assert all(page.startswith("VĂN BẢN MẪU") for page in pages)
        words = " ".join(pages).split()
        assert [word for word in said.split("-----")[1].split() if word not in words] == []
