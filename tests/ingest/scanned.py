"""Pages as pictures and as what tesseract says of them, for tests of both."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

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
