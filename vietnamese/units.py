"""The units of Vietnamese official figures: which words after a number are its unit, and their normal names.

1. A unit is a noun or symbol of the table (`ha`, `hộ`, `lượt khách`), a scale word (nghìn, triệu, tỷ), or a scale
   word before a noun (`tỷ đồng`, `triệu lượt khách`), each with units after a slash (`triệu đồng/ha/năm`).
2. The longest reading wins. Words may be in small letters or all capitals (a heading), not capitalised: that is a name,
   but for a few nouns that documents like to honour, where small letters follow (`03 Trung tâm nghiên cứu`).
3. Its normal name is made of parts: `VND_billion`, `visit_million`, `VND_million/ha`. Two units with the same `base`
   measure the same; `scale` turns the value into the base unit (tỷ đồng: 10^9 of VND).
"""

import re
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit found at `start:end`. `hard`: it measures (money, percent, size), so it can follow no label's number."""

    text: str
    start: int
    end: int
    norm: str
    base: str
    scale: Decimal
    hard: bool


_SYMBOLS = {
    "percent": "%|phần trăm", "per_mille": "‰", "percentage_point": "điểm %|điểm phần trăm",
    "percent_of_plan": "% kế hoạch|% KH", "percent_of_estimate": "% dự toán",
    "ha": "ha|héc ta|héc-ta|hécta|hecta", "m2": "m2|m²|mét vuông|m2 sàn|m² sàn", "km2": "km2|km²",
    "m3": "m3|m³|mét khối",
    "km": "km|ki lô mét|kilômét|ki-lô-mét", "m": "m|mét", "cm": "cm", "mm": "mm",
    "kg": "kg|ki lô gam|ki-lô-gam", "g": "gam|g", "tonne": "tấn", "quintal": "tạ", "litre": "lít", "ml": "ml",
    "kW": "kW", "MW": "MW", "MWp": "MWp", "kWh": "kWh", "kV": "kV", "kVA": "kVA", "MVA": "MVA", "celsius": "°C",
    "Mbps": "Mbps", "Gbps": "Gbps|Gb/s", "Tbps": "Tbps", "GB": "GB", "GW": "GW", "TWh": "TWh",
    "tonne_CO2": "tấn CO2|tấn CO2tđ|tấn CO2 tương đương", "hour": "giờ|h", "minute": "phút",
    "VND": "đồng|VNĐ|VND|đ", "USD": "USD|đô la Mỹ|đô la", "EUR": "EUR|euro",
    "VND_million": "tr.đ|trđ|tr.đồng|trđồng",
}  # fmt: skip

_NOUNS = {
    "person": "người|nhân khẩu|lao động|lượt lao động|đảng viên|đoàn viên|hội viên|thành viên|đồng chí|cán bộ|công chức"
    "|viên chức|giáo viên|học sinh|sinh viên|học viên|bác sĩ|bác sỹ|dược sĩ|dược sỹ|điều dưỡng|đại biểu|trẻ em|trẻ"
    "|bệnh nhân|quần chúng|chiến sĩ|chiến sỹ|nông dân|công nhân|nhân viên|thanh niên|phụ nữ|nghệ nhân|chuyên gia|kỹ sư"
    "|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|nhà khoa học|nhà giáo|giảng viên|nhân lực|công dân|thuyền viên",
    "investor": "nhà đầu tư", "birth_ratio": "bé trai/100 bé gái|trẻ sơ sinh nam/100 trẻ sơ sinh nữ",
    "household": "hộ gia đình|hộ nghèo|hộ cận nghèo|hộ dân|lượt hộ|hộ", "family": "gia đình",
    "village": "thôn (làng)|thôn|làng|buôn|ấp|xóm", "commune": "xã", "ward": "phường", "township": "thị trấn",
    "district": "huyện", "province": "tỉnh, thành phố|tỉnh", "city": "thành phố", "town": "thị xã",
    "neighbourhood": "tổ dân phố|khu dân cư", "country": "quốc gia|nước", "locality": "địa phương",
    "urban_area": "khu đô thị|đô thị", "zone": "vùng|khu", "economic_zone": "khu kinh tế",
    "criterion": "tiêu chí", "target": "chỉ tiêu", "task": "nhiệm vụ", "solution": "giải pháp",
    "enterprise": "doanh nghiệp", "cooperative": "hợp tác xã|HTX", "cooperative_group": "tổ hợp tác",
    "farm": "trang trại",
    "chain": "chuỗi liên kết|chuỗi giá trị|chuỗi cung ứng|chuỗi", "deal": "thương vụ", "contract": "hợp đồng",
    "project": "dự án", "works": "công trình", "product": "sản phẩm", "model": "mô hình", "organisation": "tổ chức",
    "programme": "chương trình", "scheme": "đề án", "study": "đề tài", "invention": "sáng chế",
    "technology": "công nghệ",
    "unit": "đơn vị", "agency": "cơ quan", "party_cell": "chi bộ", "party_organisation": "tổ chức đảng|đảng bộ",
    "centre": "trung tâm", "laboratory": "phòng thí nghiệm", "research_group": "nhóm nghiên cứu", "facility": "cơ sở",
    "database": "cơ sở dữ liệu", "platform": "nền tảng", "system": "hệ thống",
    "exchange": "sàn giao dịch|sàn dữ liệu|sàn",
    "hospital": "bệnh viện", "health_station": "trạm y tế", "station": "trạm", "plant": "nhà máy",
    "complex": "tổ hợp",
    "incubator": "vườn ươm", "shop": "cửa hàng|siêu thị", "market": "chợ", "port": "cảng hàng không|cảng biển|cảng",
    "airport": "sân bay", "bridge": "cầu", "reservoir": "hồ chứa", "cable": "tuyến cáp", "route": "tuyến đường|tuyến",
    "institute": "viện", "university": "trường đại học|đại học", "tourist_site": "điểm du lịch|khu du lịch",
    "craft_village": "làng nghề", "monument": "di tích", "heritage": "di sản",
    "cultural_house": "nhà văn hóa|nhà văn hoá",
    "school": "trường học|trường", "class": "lớp", "room": "phòng học|phòng", "bed": "giường bệnh|giường",
    "case": "trường hợp|vụ việc|vụ án|vụ", "dossier": "hồ sơ", "document": "văn bản",
    "procedure": "thủ tục hành chính",
    "certificate": "giấy chứng nhận", "account": "tài khoản", "subscriber": "thuê bao", "machine": "máy",
    "visit": "lượt khách|lượt người|lượt", "time": "lần", "point": "điểm", "age": "tuổi", "star": "sao",
    "step": "bậc",
    "dwelling": "nhà ở xã hội|căn nhà ở xã hội|căn hộ nhà ở xã hội|căn nhà ở",
    "house": "căn nhà|ngôi nhà|căn hộ|căn|nhà", "event": "cuộc", "session": "buổi", "set": "bộ",
    "copy": "cuốn|bản chính|bản sao",
    # A copy of a paper or a hamlet in the mountains: the word alone does not tell.
    "bản": "bản",
    "animal": "con", "tree": "cây xanh|cây", "vehicle": "phương tiện|chiếc|xe", "ship": "tàu cá|tàu",
    "industrial_zone": "khu công nghiệp", "high_tech_zone": "khu công nghệ cao",
    "industrial_cluster": "cụm công nghiệp",
    "cluster": "cụm", "field": "lĩnh vực", "group": "nhóm", "item": "nội dung",
    "workday": "ngày làm việc", "day": "ngày đêm|ngày", "week": "tuần", "month": "tháng", "quarter": "quý",
    "year": "năm",
}  # fmt: skip
_HONOURED = "Trung tâm|Khu|Phòng|Viện|Trường|Bệnh viện|Nhà|Cơ sở|Vùng|Cụm|Cảng|Sàn|Đề án|Dự án"

_SCALES = {"thousand": ("nghìn|ngàn", 3), "million": ("triệu", 6), "billion": ("tỷ|tỉ", 9)}
_SCALES["trillion"] = ("nghìn tỷ|ngàn tỷ|nghìn tỉ|ngàn tỉ", 12)
_FACTOR = {name: Decimal(10) ** power for name, (_, power) in _SCALES.items()}

PERIODS = frozenset({"month", "quarter", "year"})
"""Units whose number names a stretch of the calendar rather than an amount: `9 tháng`, `05 năm`."""


def _names(table: dict[str, str]) -> dict[str, str]:
    return {surface: norm for norm, surfaces in table.items() for surface in surfaces.split("|")}


def _either(surfaces: dict[str, str]) -> str:
    """Alternatives, the longest first; a blank in a unit may be a line break in the text."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(surfaces, key=len, reverse=True))


_SYMBOL_NAMES = _names(_SYMBOLS)
_NOUN_NAMES = _names(_NOUNS)
_SCALE_NAMES = _names({name: surfaces for name, (surfaces, _) in _SCALES.items()})
_CAPITALS = {name.upper(): norm for name, norm in (_NOUN_NAMES | _SCALE_NAMES).items()}
_CAPITALS |= {"ĐỒNG": "VND", "TẤN": "tonne"}
_ALL_NAMES = _SYMBOL_NAMES | _NOUN_NAMES | _SCALE_NAMES | _CAPITALS

_THING = _either(_SYMBOL_NAMES | _NOUN_NAMES | {name: norm for name, norm in _CAPITALS.items() if norm not in _SCALES})
_SCALE = _either(_SCALE_NAMES | {name: norm for name, norm in _CAPITALS.items() if norm in _SCALES})
_UNIT = re.compile(
    rf"\s{{0,2}}(?P<unit>(?:(?P<scale>{_SCALE})\s+(?P<scaled>{_THING})|(?P<thing>{_THING})|(?P<only>{_SCALE})"
    rf"|(?P<honoured>{_HONOURED})(?=\s[a-zđ]))"
    rf"(?P<per>(?:\s?/\s?(?:{_THING})(?!\w))*))(?!\w)"
)


def unit_at(text: str, position: int) -> Unit | None:
    """Read the unit of a number.

    Args:
        text: CLEAN text.
        position: where the number ends.

    Returns:
        The unit that starts there (after at most two blanks), or None if no word of the table does.
    """
    match = _UNIT.match(text, position)
    if match is None:
        return None
    scale = match["scale"] or match["only"]
    thing = match["scaled"] or match["thing"] or (match["honoured"] or "").lower()
    scale_norm = _ALL_NAMES[" ".join(scale.split())] if scale else ""
    thing_norm = _ALL_NAMES[" ".join(thing.split())] if thing else ""
    if thing_norm == "VND_million":
        scale_norm, thing_norm = "million", "VND"
    hard = bool(scale) or (bool(thing) and " ".join(thing.split()) in _SYMBOL_NAMES)
    per = "".join(f"/{_ALL_NAMES[' '.join(part.split())]}" for part in match["per"].split("/")[1:])
    norm = "_".join(part for part in (thing_norm, scale_norm) if part) + per
    return Unit(match["unit"], *match.span("unit"), norm, thing_norm + per, _FACTOR.get(scale_norm, Decimal(1)), hard)
