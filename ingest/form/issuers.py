"""Lines in capitals above a number -> the body that issued it, and the one above that (cơ quan chủ quản).

1. A name begins with a kind of body (BỘ, ỦY BAN, …) and may run over several lines; where a line is no name by itself
   (VĂN PHÒNG, BAN TỔ CHỨC) the next one belongs to it.
2. The last name is the issuer, the one before it the superior body. What the Gazette prints above a document (class of
   document, name of the body once more) is neither.
3. Bodies joined by hyphens issued it together: all of them are the issuer.
4. An abbreviation of a body is written out: UBND TỈNH ….
5. Capitals say nothing of proper names: known ones are kept, what follows a place word gets capitals, and each part
   of a ministry's name.
6. A central body whose name was misread in its accents, or in one letter of many, gets its own name back (`as_known`).
"""

import re

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.forms import fold, key
from vietnamese.places import MERGED

NATION = re.compile(
    # A scan, or a hand that typed it, takes one letter for another: XÃ HỘI CHỦ NGHÍA, DÂN CHÙ.
    r"C\wNG\s+H\w\w\s+X\w\s+H\w\w\s+CH\w\s+N\w{2,4}\s+VI\wT\s+N\wM|[ĐD]\wNG\s+C\wNG\s+S\wN\s+VI\wT\s+N\wM"
    r"|[ĐD]\wc\s+l\wp\s*[-–]\s*T\w\s+do\s*[-–]\s*H\wnh\s+ph\wc",
    re.IGNORECASE,
)
"""The name of the state or the Party, and the motto: in every head, and no issuer."""

CENTRAL = ("CHÍNH PHỦ", "QUỐC HỘI", "THỦ TƯỚNG CHÍNH PHỦ", "ỦY BAN THƯỜNG VỤ QUỐC HỘI")

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
# A field of a form, to be filled in: TÊN CƠ QUAN, Tên doanh nghiệp: ….
_FIELD = re.compile(r"^TÊN\s|[:|…]|\.{3}")
# The bodies of the centre, which are known by name.
_KNOWN = (
    "Chính phủ", "Quốc hội", "Thủ tướng Chính phủ", "Ủy ban Thường vụ Quốc hội", "Văn phòng Chính phủ",
    "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Văn phòng Trung ương Đảng", "Ban Chấp hành Trung ương",
    "Bộ Chính trị", "Ban Bí thư", "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao", "Thanh tra Chính phủ",
    "Ngân hàng Nhà nước Việt Nam", "Bộ Công an", "Bộ Công Thương", "Bộ Dân tộc và Tôn giáo", "Bộ Giao thông vận tải",
    "Bộ Giáo dục và Đào tạo", "Bộ Khoa học và Công nghệ", "Bộ Kế hoạch và Đầu tư", "Bộ Ngoại giao", "Bộ Nội vụ",
    "Bộ Lao động - Thương binh và Xã hội", "Bộ Nông nghiệp và Môi trường", "Bộ Nông nghiệp và Phát triển nông thôn",
    "Bộ Quốc phòng", "Bộ Tài chính", "Bộ Tài nguyên và Môi trường", "Bộ Thông tin và Truyền thông", "Bộ Tư pháp",
    "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Xây dựng", "Bộ Y tế",
)  # fmt: skip
_FEWEST_LETTERS = 10
_WRITTEN_SHORT = {"BQL": ("ban quản lý",)}
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
_PROVINCES = {key(name): name for name in (*MERGED, *(old for taken in MERGED.values() for old in taken))}
_NAMED = "|".join(map(re.escape, _PROVINCES.values())).replace(r"\-", "[-–]")
_PROVINCE = re.compile(rf"\b(?:{_NAMED})\b", re.IGNORECASE)
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
    for line in map(_written_out, lines):
        if _GAZETTE.match(line) or _FIELD.search(line):
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


def _written_out(line: str) -> str:
    words = line.split()
    for place, word in enumerate(words):
        full = EXPANSIONS.get(word, ()) or _WRITTEN_SHORT.get(word, ())
        if len(full) == 1 and is_body(full[0]):
            words[place] = full[0].upper()
    return " ".join(words)


def as_known(name: str) -> str:
    """Return the name of the central body that this one is a misreading of, else the name itself."""
    letters = _letters(name)
    known = _BY_LETTERS.get(letters)
    if known is None and len(letters) >= _FEWEST_LETTERS:
        # Bộ and Sở are one letter apart as well: the first one must be right.
        near = [full for other, full in _BY_LETTERS.items() if other[0] == letters[0] and one_apart(letters, other)]
        known = near[0] if len(near) == 1 else None
    if known is not None:
        return name if key(known) == key(name) else known
    parts = name.split(" - ")
    return " - ".join(map(as_known, parts)) if len(parts) > 1 else name


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(name))


_BY_LETTERS = {_letters(name): name for name in _KNOWN}


def _is_open(name: list[str]) -> bool:
    return key(" ".join(name)) in _OPEN


def _same(one: str, other: str) -> bool:
    return key(re.sub(r"\W+", " ", one)) == key(re.sub(r"\W+", " ", other))


def one_apart(one: str, other: str) -> bool:
    """Return whether two words differ by one letter: another, one more or one less."""
    if abs(len(one) - len(other)) > 1:
        return False
    ahead = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, wanted = one[ahead:], other[ahead:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]


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
    head = _PROVINCE.sub(lambda found: _PROVINCES.get(key(found[0]), found[0]), head)
    for proper in _PROPER:
        head = re.sub(rf"\b{proper}\b", proper, head, flags=re.IGNORECASE)
    return head[:1].upper() + head[1:]
