"""Pictures of pages, made by Pillow and spoilt by hand."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFile, ImageFont

from errors import UnreadableFile
from ingest.reading import Limits, PageText, ReadingOptions
from ingest.scans import picture
from ingest.scans.ocr import WAITS, available
from ingest.scans.picture import read

needs_tesseract = pytest.mark.skipif(available() is not None, reason="tesseract with Vietnamese is not installed")
WITHOUT_OCR = ReadingOptions(ocr=False)
FONTS = ("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def page(text: str = "", size: tuple[int, int] = (1240, 600)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    if text:
        file = next((file for file in FONTS if Path(file).exists()), None)
        if file is None:
            pytest.skip("no font with Vietnamese letters")
        for row in range(8):
            ImageDraw.Draw(image).text((80, 60 + 60 * row), text, font=ImageFont.truetype(file, 30), fill="black")
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def noise(side: int) -> Image.Image:
    return Image.fromarray(np.random.default_rng(7).integers(0, 256, (side, side), dtype=np.uint8))


def png_of_size(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be so large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    body = b"IDAT" + zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Image.Image, int]]:
    """What is given to OCR, in place of OCR."""
    given_pages: list[tuple[Image.Image, int]] = []

    def recognise(image: Image.Image, *, seconds: int, dpi: int) -> PageText:
        given_pages.append((image.copy(), dpi))
        return PageText("chữ", "tesseract", 0.9)

    monkeypatch.setattr(picture, "recognise", recognise)
    monkeypatch.setattr(picture, "available", lambda: None)
    return given_pages


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_waits_without_ocr(kind: str):
    reading = read(saved(page(), kind), f"ảnh.{kind.lower()}", WITHOUT_OCR)
    assert reading.paging == "pages"
    assert [(p.text, p.extractor, p.trouble) for p in reading.pages] == [("", "none", WAITS)]


def test_says_what_is_missing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(picture, "available", lambda: "Chưa có tesseract.")
    reading = read(saved(page(), "PNG"), "ảnh.png", ReadingOptions())
    assert reading.notes == ("Chưa có tesseract.",)
    assert [p.trouble for p in reading.pages] == [WAITS]


def test_pages_of_a_tiff(seen: list[tuple[Image.Image, int]]):
    sheets = [page(size=(100 * number, 300)) for number in (4, 5, 6)]
    told: list[tuple[int, int]] = []
    options = ReadingOptions(on_page=lambda done, total: told.append((done, total)))
    reading = read(saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:]), "quét.tif", options)
    assert [image.width for image, _ in seen] == [400, 500, 600]
    assert [p.text for p in reading.pages] == ["chữ"] * 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_too_many_pages():
    sheets = [page(size=(20, 20)) for _ in range(4)]
    data = saved(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])
    with pytest.raises(UnreadableFile, match="4 trang"):
        read(data, "quét.tif", ReadingOptions(limits=Limits(pages=3)))


@pytest.mark.parametrize(("orientation", "size"), [(1, (400, 300)), (3, (400, 300)), (6, (300, 400)), (8, (300, 400))])
def test_exif_rotation(seen: list[tuple[Image.Image, int]], orientation: int, size: tuple[int, int]):
    exif = Image.Exif()
    exif[0x0112] = orientation
    read(saved(page(size=(400, 300)), "JPEG", exif=exif), "ảnh.jpg", ReadingOptions())
    assert seen[0][0].size == size


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16"])
def test_modes(seen: list[tuple[Image.Image, int]], mode: str):
    half = Image.new("L", (200, 100), 255)
    half.paste(0, (0, 0, 100, 100))
    image = half.convert("I").point(lambda value: value * 257).convert("I;16") if mode == "I;16" else half.convert(mode)
    read(saved(image, "TIFF"), "quét.tif", ReadingOptions())
    grey = seen[0][0]
    assert (grey.mode, grey.getpixel((20, 50)), grey.getpixel((180, 50))) == ("L", 0, 255)


@pytest.mark.parametrize(
    ("said", "dpi"),
    [(300, 300), (200, 200), (72, 150), (1, 150), (None, 150)],  # 1240 pixels over the width of A4
)
def test_dpi(seen: list[tuple[Image.Image, int]], said: int | None, dpi: int):
    how = {} if said is None else {"dpi": (said, said)}
    read(saved(page(size=(1240, 1754)), "PNG", **how), "ảnh.png", ReadingOptions())
    assert seen[0][1] == pytest.approx(dpi, abs=1)


@pytest.mark.parametrize("side", [20_000, 60_000, 2**31 - 1])
def test_bombs(side: int):
    """A few hundred bytes that would unpack to gigabytes are refused before anything is unpacked."""
    try:
        reading = read(png_of_size(side, side), "bom.png", ReadingOptions())
    except UnreadableFile as error:
        assert "bom.png" in str(error)  # noqa: PT017
    else:
        assert "quá lớn" in (reading.pages[0].trouble or "")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"II*\x00",
        b"II*\x00\xff\xff\xff\xff",
        b"BM",
        "chữ thường".encode(),
        b"RIFF\x00\x00\x00\x00WEBP",
        saved(page(), "PNG")[:40],
        b"GIF89a" + bytes(100),
        b"%!PS-Adobe-3.0 EPSF-3.0\n" * 5,
    ],
)
@pytest.mark.parametrize("options", [WITHOUT_OCR, ReadingOptions()])
def test_no_picture(data: bytes, options: ReadingOptions, seen: list[tuple[Image.Image, int]]):
    try:
        reading = read(data, "hỏng.png", options)
    except UnreadableFile as error:
        assert "hỏng.png" in str(error)  # noqa: PT017
    else:
        assert all(p.trouble for p in reading.pages)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_cut_off(seen: list[tuple[Image.Image, int]], kind: str):
    noisy = noise(600)
    data = saved(noisy, kind)
    reading = read(data[: len(data) * 2 // 3], "cụt", ReadingOptions())
    assert reading.pages[0].text == "chữ"
    assert reading.pages[0].trouble == "ảnh bị cắt cụt: phần cuối trang không đọc được"
    # The upper half is there.
    upper = seen[0][0].crop((0, 0, 600, 250)).getextrema()
    assert isinstance(upper, tuple)
    assert upper[0] != upper[1]
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_spoilt(seen: list[tuple[Image.Image, int]], data: st.DataObject):
    """Whatever byte is wrong: pages with text or trouble, or a message; nothing else."""
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"]))
    content = bytearray(saved(noise(40), kind))
    spoilt = st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255))
    for place, value in data.draw(st.lists(spoilt, min_size=1, max_size=6)):
        content[place] = value
    try:
        reading = read(bytes(content), "hỏng.bin", ReadingOptions())
    except UnreadableFile as error:
        assert "hỏng.bin" in str(error)  # noqa: PT017
    else:
        assert reading.pages
        assert all(p.text or p.trouble for p in reading.pages)


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_read_by_tesseract(kind: str):
    data = saved(page("Ủy ban nhân dân tỉnh quyết định giao 2.100 tỷ đồng").convert("1"), kind, dpi=(150, 150))
    found = read(data, f"quét.{kind.lower()}", ReadingOptions()).pages[0]
    assert "Ủy ban nhân dân tỉnh quyết định giao 2.100 tỷ đồng" in found.text
    assert found.extractor == "tesseract"
    assert len(found.words) >= 80
