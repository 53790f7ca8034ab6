"""The expressions of citations: type words, numbers, dates, issuers, congresses, programmes, blanks of forms.

Each is tried at one place only (`match`), after START has found a place where a citation may begin; every repetition
is bounded. Here ` ` stands for the blanks within a citation, where one line may break (`spaced`).
"""

import re

from ingest.citations.pinpoints import BLANK, UNIT
from ingest.form.lines import CAPITAL
from vietnamese.tokens import DATE, DOCUMENT_NUMBER


def spaced(pattern: str) -> str:
    """Let every blank of an expression hold a line break."""
    return pattern.replace(" ", BLANK)


# Without the layout of re.VERBOSE, to stand among other expressions. HTML tears numbers over lines: 26⏎/2025/NĐ-CP.
NUMBER = re.sub(r"(?<!\\) |\n", "", DOCUMENT_NUMBER).replace(r"[\ \t]?/", r"[\ \t]?\n?[\ \t]?/")
# A slash left out, as the Gazette printed it: 144/2025QH15; a dash for it, as long ago: 77-CP.
SLIP = r"(?:\d{1,4}/(?:19|20)\d\d(?:UBTV)?QH\d{1,2}(?!\w)|\d{1,4}-(?:CP|HĐBT|TTg)(?![\w/-]))"
# Neither grammar: a slash, a year or a letter left out by typist or OCR: Nghị định số 96/202NĐ-CP, 6ó5-NQ/ĐU.
ODD = r"\d(?=[\w/]{0,8}[-/])[\w/-]{0,12}(?:NĐ|NQ|QĐ|TT|CT|KL|HD|KH|TB|CV|BC|TTLT|VBHN|QH)[\w/-]{0,16}(?<=\w)"
YEAR = r"(?:19|20)\d\d(?![\w/-]|[.,]\d)"

# Longest first.
_TYPES = (
    "nghị quyết liên tịch", "thông tư liên tịch", "văn bản hợp nhất", "chương trình hành động", "thông báo kết luận",
    "chương trình", "nghị quyết", "nghị định", "quyết định", "chỉ thị", "thông tư", "thông báo", "kết luận",
    "hướng dẫn", "kế hoạch", "tờ trình", "báo cáo", "công văn", "văn bản", "công điện", "pháp lệnh", "sắc lệnh",
    "quy định", "quy chế", "điều lệ", "đề án", "lệnh",
)  # fmt: skip
_SELF = ("bộ luật", "luật", "hiến pháp", "danh mục", "quy chuẩn", "chiến lược")


def _any_type(types: tuple[str, ...]) -> str:
    """An expression for types in small letters, with a capital, with capitals, or in capitals, by their initials: most
    words of a text are none and have to be passed over fast.
    """
    rests: dict[str, list[str]] = {}
    for words in types:
        capitals = " ".join(word.capitalize() for word in words.split())
        rests.setdefault(words[0], []).extend(dict.fromkeys((words[1:], capitals[1:], words[1:].upper())))
    groups = (f"[{initial.upper()}{initial}](?:{'|'.join(found)})" for initial, found in rests.items())
    return spaced(f"(?:{'|'.join(groups)})")


TYPE = _any_type(_TYPES)
TYPE_THIS = _any_type((*_TYPES, *_SELF))

_OF_DAY = spaced(
    r"\d{1,2}(?:\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)\d\d(?!\d)"
    r"| (?:tháng|THÁNG) \w{1,7}(?: m\w{1,4})?(?:\s?,)? (?:năm|NĂM) (?:19|20)\d\d(?!\d))"
)
DAY = spaced(r"(?:\s?,)? ?\(?(?:(?:ký|ban hành) )?") + f"(?:(?:ngày|NGÀY){BLANK}{_OF_DAY}|(?<!\\d){DATE})"

# An issuer is capitalised words with small ones between; none of these is in the name of a body.
_NOT_IN_ISSUER = (
    "về|quy|Căn cứ|Theo|hướng|sửa|bổ sung|ban hành|đã|được|có|là|tại|trong|theo|với|để|nhằm|như|đối|trên|cho|vào|từ|"
    r"đến|ký|phê|giao|bãi|thay|kèm|số|Số|ngày|năm|hoặc|hay|này|cùng|chưa|không|phải|sẽ|mà|nếu|khi|(?<!tự\s)do|thì|còn|bị|"
    "nêu|yêu|triển khai|thực hiện|lãnh|tiếp|đồng ý|căn cứ|nhân dịp|tổ chức thực|gồm|gửi|xác|chỉ|trình|hết|và|công bố|"
    "đề nghị|điều chỉnh"
)
_WORD = r"[^\W\d_][\w’']{0,12}"
_AND_NAME = rf"và{BLANK}(?!{TYPE})(?=[{CAPITAL}])"
_GOES_ON = rf"(?!{TYPE_THIS}{BLANK}(?:số|này))(?!(?:{spaced(_NOT_IN_ISSUER)})(?!\w))"
# Bodies whose names are known to end: `của Chính phủ quản lý …`.
_MINISTRIES = (
    "Công an|Công [Tt]hương|Dân tộc và Tôn giáo|Giáo dục và Đào tạo|Giao thông [Vv]ận tải|Kế hoạch và Đầu tư|"
    "Khoa học và Công nghệ|Lao động - Thương binh và Xã hội|Nội vụ|Ngoại giao|Nông nghiệp và Môi trường|"
    "Nông nghiệp và Phát triển nông thôn|Quốc phòng|Tài chính|Tài nguyên và Môi trường|Thông tin và Truyền thông|"
    "Tư pháp|Văn hóa, Thể thao và Du lịch|Xây dựng|Y tế|Thương mại|Công nghiệp|Thủy sản"
)
_KNOWN = spaced(
    r"(?:(?:Thủ tướng )?Chính phủ|Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|(?:Ủy|Uỷ) ban [Tt]hường vụ Quốc hội"
    rf"|Quốc hội|Chủ tịch nước|(?:Bộ trưởng )?Bộ (?:{_MINISTRIES}))(?!\w)(?: (?:khóa|khoá) [IVX]{{1,6}}(?!\w))?"
)
ISSUER = (
    rf"(?:{_KNOWN}(?:(?:\s?[-–,]|{BLANK}và){BLANK}{_KNOWN}){{0,4}}"
    rf"|(?=[{CAPITAL}])(?!{TYPE}|Luật(?! sư)|Bộ [Ll]uật|Hiến pháp){_WORD}"
    rf"(?:(?:[^\S\n]{{1,2}}|[^\S\n]?\n[^\S\n]?(?={_WORD}))"
    rf"(?:(?:[-–]\s)?(?:{_AND_NAME})?{_GOES_ON}{_WORD}|[IVX]{{1,6}}(?!\w)|\d{{1,2}}(?=\s|$))){{0,16}})"
)

DOCUMENT = re.compile(
    rf"(?P<type>{TYPE})(?:{BLANK}của{BLANK}(?P<before>{ISSUER}))?(?:\s?:)?{BLANK}?"
    rf"(?:(?:[Ss]ố|SỐ)\s{{0,3}}:?\s{{0,3}}(?P<torn>\d{{1,3}} (?=\d))?)?"
    rf"(?:(?P<number>{NUMBER})|(?P<slip>{SLIP})|(?<=[Ss]ố )(?P<odd>{ODD}))"
)
BARE_NUMBER = re.compile(NUMBER)
NUMBER_WORD = re.compile(r"(?:[Ss]ố|SỐ)\s{0,3}:?\s{0,3}$")
THIS = re.compile(rf"(?P<type>{TYPE_THIS}){BLANK}" + spaced(r"(?:này|(?P<said>(?:nêu|nói) trên))(?!\w)"))
DATED = re.compile(DAY + r"\)?")
ISSUED = re.compile(
    rf"(?:(?:\s?,)?{BLANK}của{BLANK}|{BLANK}(?=Hội{BLANK}nghị{BLANK}lần{BLANK}thứ))(?P<issuer>{ISSUER})"
)

# Nghị quyết 57, Nghị quyết số 19 của Bộ Chính trị, Quyết định 1719: a numeral alone.
NEXT_NUMERAL = re.compile(spaced(r"(?:\s?,| và) (?:số )?(?P<numeral>\d{2,3})(?=\s?[,;.)]| (?:và|của|ngày) )(?![.,]\d)"))
NUMERAL = re.compile(
    spaced(
        r"(?P<type>[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ết luận|[Qq]uyết định|[Nn]ghị định|[Tt]hông tư|[Qq]uy định|Hướng dẫn"
        r"|[Pp]háp lệnh) (?P<so>số\s?:?\s?)?(?P<numeral>\d{1,4}[a-z]?)(?!\w|[.,/%]\d|\s?[-–/]\s?[\w…]|%)"
    )
)
# A quantity: Quyết định 3 nội dung.
QUANTITY = re.compile(
    r"\s+(?:năm|tháng|tỷ|triệu|nghìn|người|nội|vấn|nhiệm|chỉ|dự|nhóm|chính|giải|cơ|đơn|điều|khoản)(?!\w)"
)

_TERM = r"(?: (?:khóa|khoá|nhiệm kỳ) (?:[IVXL]{1,7}|\d{1,2}|\d{4}\s?[-–]\s?\d{4})(?!\w))"
_ORDINAL = (
    r"(?:lần thứ (?:[IVXL]{1,7}|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: \w{2,4})?)|[IVXL]{1,7}|\d{1,2})"
    r"(?!\w)"
)
_PLACE = rf"(?:của )?(?:các )?(?:tỉnh|thành phố|huyện|xã|phường)(?: [{CAPITAL}]\w*){{0,4}}"
CONGRESS = re.compile(
    spaced(
        r"(?P<type>[Nn]ghị quyết|NGHỊ QUYẾT|[Vv]ăn kiện|[Kk]ết luận) (?:(?:của|tại) )?(?:"
        rf"[Đđ]ại hội(?! đồng)(?: (?:đại biểu|toàn quốc|Đảng bộ|Đảng|{_PLACE}|cấp)){{0,6}}(?: {_ORDINAL})?"
        rf"|(?:Hội nghị (?:{_ORDINAL} )?(?:của )?)?(?:Ban Chấp hành )?(?:Trung ương|TW)(?: Đảng)?"
        rf"(?= (?:{_ORDINAL}|khóa|khoá))(?: {_ORDINAL})?"
        rf"){_TERM}?(?:,?{_TERM})?(?: của Đảng(?: Cộng sản Việt Nam)?)?{_TERM}?"
    )
)
CONGRESS_KNOWN = re.compile(r"(?:lần\s+thứ|kho[áa]|khóa|Trung ương|hội|TW)\s+(?:\w+\s)?(?:[IVXL\d]+)|lần\s+thứ")

_PERIOD = (
    r"(?:(?:\s?,)? (?:(?:cho )?(?:giai đoạn|thời kỳ)|(?:đến|định hướng đến|tầm nhìn(?: đến)?|cho) năm|năm) \d{4}"
    r"(?:\s?\\?[-–]\s?\d{4})?){0,3}"
)
_NO_NAME = (
    "này|được|phải|đã|của|và|do|theo|trên|trong|tại|khi|để|nêu|thuộc|hoặc|có|là|với|cho|các|sau|liên|khác|nhằm|ngày"
    r"|số(?=\s?[\d:.…])|chủ động|tự chủ|bằng"
)
_AFTER_NAME = (
    "theo|tại|được|đã|trình|nhằm|thông qua|hoàn thành|bảo đảm|đảm bảo|gắn|báo cáo|do|góp phần|trước|chịu trách nhiệm|"
    "này|hằng năm|và chương trình|và các|phải|giai đoạn|thời kỳ|đến năm|định hướng đến"
)
_NAME_WORD = rf"(?!(?:{_AFTER_NAME})(?!\w))[\w/&-]{{1,30}}"
_NAME = rf"(?!(?:{_NO_NAME})(?!\w)){_NAME_WORD}(?:,? {_NAME_WORD}){{2,40}}"
_NATIONAL_NAME = (
    r"(?:về )?(?:xây dựng (?:nông thôn mới|đời sống)|giảm nghèo bền vững|phát triển|ứng phó|y tế|phòng, chống"
    r"|hiện đại hóa|nâng cao|chăm sóc|giáo dục)"
)
PROGRAMME = re.compile(
    spaced(
        r"(?P<national>[Cc]hương trình (?:mục tiêu [Qq]uốc gia|MTQG)"
        rf"(?: (?={_NATIONAL_NAME})(?P<of>{_NAME}))?{_PERIOD})"
        rf"|(?P<aimed>Chương trình mục tiêu (?=[{CAPITAL}]){_NAME}{_PERIOD})"
        r"|(?P<coded>(?:Đề án|Chương trình|Dự án|Chiến dịch) (?P<code>\d{2,3}a?)(?![\w%]|[.,/]\d|\s?[-–]\s?\w))"
        rf"|(?P<named>(?:Đề án|Chiến lược(?=\s[^\W{CAPITAL}])"
        r"|Chương trình(?=\s(?:quốc gia|tổng thể|phục hồi|phát triển)\s)|Quy hoạch(?=\s(?:điện|tổng thể|không gian)\s))"
        rf" {_NAME}{_PERIOD})"
        r"|(?P<quoted>(?:Đề án|Chiến lược|Chương trình) “[^”\n]{10,240}”)"
    )
)

NAMED = re.compile(
    spaced(
        r"Điều lệ Đảng(?: Cộng sản Việt Nam)?|Cương lĩnh xây dựng đất nước(?: trong thời kỳ quá độ lên [^.;\n]{8,30})?"
    )
    + rf"|Quy{BLANK}chế{BLANK}làm{BLANK}việc{BLANK}của{BLANK}{ISSUER}"
    + rf"|{spaced('(?:Hiệp định|Công ước|Nghị định thư|Hiệp ước) ')}[{CAPITAL}]\w*"
    rf"(?:{BLANK}(?:{_AND_NAME})?{_GOES_ON}[^\W\d_][^\W_]*(?:-[^\W_]+)?){{0,28}}(?:{BLANK}năm{BLANK}{YEAR})?"
)

# Technical standards: QCVN 06:2021/BXD, TCVN 5687-1:2024.
STANDARD = re.compile(
    r"(?:QCVN|TCVN|TCXDVN)\s{1,2}\d{1,5}(?:-\d{1,3})?\s?[:-]\s?(?P<year>(?:19|20)\d\d)(?:/[A-ZĐ&]{2,12})?(?!\w)"
)

# What a form leaves blank: `Nghị quyết số... ngày...`, `Số:      /KH-UBND`, `Quyết định số: ……/QĐ-…`.
FORM = re.compile(
    rf"(?:(?P<type>{TYPE}){BLANK})?(?:[Ss]ố|SỐ)\s{{0,3}}:?\s{{0,12}}(?:[….·_]{{1,60}}|\s{{0,12}}(?=/\s?[A-ZĐ.…]))\s{{0,6}}"
    r"(?:/\s?(?:[A-ZĐƯ…._-][\w…._-]{0,20}))?"
)

_UNIT_LABEL = r"(?=\s+(?:\d|[IVXLC]|[a-zđA-Z]\d{0,2}(?!\w)|này|thứ|số|kèm|được|ban)|(?<=lục)(?=\s?[).,;]))"
START = re.compile(
    rf"(?<!\w)(?:(?P<unit>{UNIT}{_UNIT_LABEL})"
    r"|(?P<law>(?:Luật|(?<!PHÁP )(?<!K[ỶỈ] )LUẬT(?! ?\n)|Bộ [Ll]uật|BỘ LUẬT|Pháp lệnh)(?=\s)|Hiến pháp(?!\w))"
    rf"|(?P<type>{TYPE})(?=[\s:])"
    r"|(?P<named>(?:Điều lệ|Cương lĩnh|Hiệp định|Công ước|Nghị định thư|Hiệp ước|Chiến lược|Quy hoạch|Dự án"
    r"|[Vv]ăn kiện)"
    r"(?=\s))"
    r"|(?P<standard>(?:QCVN|TCVN|TCXDVN)(?=\s))"
    r"|(?P<form>[Ss]ố\s{0,3}:?\s{0,12}(?=/|[….·_]{2}))"
    r"|(?P<number>(?<![\w/.,-])\d{1,5}(?:\.\d\d?)?[a-zđ]?[ \t]?(?:\n(?=/))?(?=[-–/])(?=[-–/][ \t]?\n?[A-ZĐa-z\d])))"
)
