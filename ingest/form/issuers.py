"""Lines in capitals above a number -> the body that issued it, and the one above that (cơ quan chủ quản).

1. A name begins with a kind of body (BỘ, ỦY BAN, …) and may run over several lines; where a line is no name by itself
   (VĂN PHÒNG, BAN TỔ CHỨC) the next one belongs to it.
2. The last name is the issuer, the one before it the superior body. What the Gazette prints above a document (class of
   document, name of the body once more) is neither.
3. Bodies joined by hyphens issued it together: all of them are the issuer.
4. Capitals say nothing of proper names: known ones are kept, what follows a place word gets capitals, and each part
   of a ministry's name.
"""

import re

from vietnamese.forms import key

NATION = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)
"""The name of the state or the Party, and the motto: in every head, and no issuer."""

_BODIES = tuple(
    key(name)
    for name in (
        "BỘ", "SỞ", "CỤC", "CHI CỤC", "TỔNG CỤC", "VỤ", "BAN", "ỦY BAN", "HỘI ĐỒNG", "QUỐC HỘI", "CHÍNH PHỦ",
        "THỦ TƯỚNG", "CHỦ TỊCH", "VĂN PHÒNG", "THANH TRA", "KIỂM TOÁN", "TÒA ÁN", "VIỆN", "NGÂN HÀNG", "BẢO HIỂM",
        "KHO BẠC", "ĐÀI", "THÔNG TẤN", "HỌC VIỆN", "TRƯỜNG", "TRUNG TÂM", "PHÒNG", "CÔNG AN", "TỈNH ỦY", "THÀNH ỦY",
        "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "ĐẢNG ỦY", "ĐẢNG BỘ", "ĐẢNG ĐOÀN", "CHI BỘ", "TỈNH ĐOÀN", "MẶT TRẬN",
        "LIÊN ĐOÀN", "ĐOÀN", "HỘI", "TỔNG CÔNG TY", "TẬP ĐOÀN", "CÔNG TY", "BỆNH VIỆN", "QUÂN ỦY", "ĐẠI HỌC",
    )
)  # fmt: skip
# No body by itself: the next line says whose it is.
_OPEN = frozenset(
    key(name)
    for name in (
        "VĂN PHÒNG", "ỦY BAN THƯỜNG VỤ", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "BAN TỔ CHỨC", "BAN TUYÊN GIÁO",
        "BAN DÂN VẬN", "BAN NỘI CHÍNH", "ỦY BAN KIỂM TRA", "THANH TRA", "CÔNG AN", "CHỦ TỊCH", "ĐẢNG ỦY", "ĐẢNG BỘ",
        "THỦ TƯỚNG", "BAN CÁN SỰ ĐẢNG", "BAN QUẢN LÝ", "BAN CHỈ ĐẠO", "TỔNG LIÊN ĐOÀN", "HỘI ĐỒNG",
    )
)  # fmt: skip
# What the Gazette prints above its documents.
_GAZETTE = re.compile(r"^(?:PHẦN )?(?:I*\s*)?(?:VĂN BẢN (?:QUY PHẠM PHÁP LUẬT|PHÁP LUẬT KHÁC|KHÁC)|ĐIỀU ƯỚC QUỐC TẾ)$")
_CENTRAL_PARTY = {
    "BAN CHẤP HÀNH TRUNG ƯƠNG": "Ban Chấp hành Trung ương",
    "BỘ CHÍNH TRỊ": "Bộ Chính trị",
    "BAN BÍ THƯ": "Ban Bí thư",
}
_PROPER = (
    "Đảng", "Trung ương", "Việt Nam", "Quốc hội", "Thường vụ", "Chính phủ", "Chủ tịch", "Thủ tướng", "Bộ trưởng",
    "Thứ trưởng", "Thống đốc", "Công Thương", "Ngân hàng Nhà nước", "Bộ Chính trị", "Ban Bí thư", "Bí thư",
    "Ủy ban", "Uỷ ban",
)  # fmt: skip
_PLACE_UNIT = re.compile(
    r"\b(thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã(?! hội)|thành(?= ủy| uỷ| đoàn)|thị(?= ủy| uỷ| đoàn))"
    r"( (?:ủy|uỷ|đoàn))?\b"
)
# Of a ministry each part of its name has a capital: Bộ Văn hóa, Thể thao và Du lịch.
_MINISTRY_PART = re.compile(r"(?<=\bbộ )\w|(?<=\bsở )\w|(?<=\bcục )\w|(?<= và )\w|(?<=, )\w|(?<=- )\w")
_JOINED = re.compile(r"\s[-–]\s*")


def bodies(lines: list[str]) -> tuple[str | None, str | None]:
    """Return issuer and superior body.

    Args:
        lines: What stands in capitals above the number, one line each, without the name of the state.
    """
    names: list[list[str]] = []
    for line in lines:
        if _GAZETTE.match(line):
            continue
        begins = key(line).startswith(_BODIES)
        goes_on = bool(names) and (_is_open(names[-1]) or names[-1][-1].rstrip().endswith(("-", "–")))
        if names and (goes_on or not begins):
            names[-1].append(line)
        else:
            names.append([line])
    written = [name for name in (" ".join(name).strip(" -–") for name in names) if name]
    # Above the first body something else may stand: a heading of a web page, a stamp.
    known = [name for name in written if key(name).startswith(_BODIES)] or written[-1:]
    if not known:
        return None, None
    above = [name for name in known[:-1] if not _same(name, known[-1])]
    return sentence_case(known[-1]), sentence_case(above[-1]) if above else None


def _is_open(name: list[str]) -> bool:
    return key(" ".join(name)) in _OPEN


def _same(one: str, other: str) -> bool:
    return key(re.sub(r"\W+", " ", one)) == key(re.sub(r"\W+", " ", other))


def is_body(name: str) -> bool:
    """Return whether a name begins with a kind of body."""
    return key(name).startswith(_BODIES)


def sentence_case(name: str) -> str:
    """Write a name in capitals as it stands in a sentence: `Ủy ban nhân dân tỉnh Kon Tum`."""
    parts = _JOINED.split(name)
    if len(parts) > 1 and all(map(is_body, parts)):
        return " - ".join(map(sentence_case, parts))
    if name in _CENTRAL_PARTY:
        return _CENTRAL_PARTY[name]
    head, *places = _PLACE_UNIT.split(name.lower())
    if head.startswith(("bộ ", "sở ", "cục ", "chi cục ", "tổng cục ")):
        head = _MINISTRY_PART.sub(lambda found: found[0].upper(), head)
    elif head.startswith("ban "):
        head = "ban " + head[4:5].upper() + head[5:]
    for unit, committee, rest in zip(places[::3], places[1::3], places[2::3], strict=True):
        head += (unit.capitalize() + committee) if committee else unit
        head += " ".join(word.capitalize() for word in rest.split(" "))
    for proper in _PROPER:
        head = re.sub(rf"\b{proper}\b", proper, head, flags=re.IGNORECASE)
    return head[:1].upper() + head[1:]
