"""Whether a figure of prose is an aim: what speaks for it, what against it.

1. Against: the past (`đã đạt`, a year before the document's), what a rule sets (`phạt tiền`, `mức thu`), a time limit
   that is not to be shortened, a threshold within an indicator (`có quy mô trên 1 tỷ`), where a change starts (`từ
   60% lên 85%`), a version (`4.0`), a count of what is to be done or of nothing that is named. Such a figure is
   rejected with its reason.
2. For, outside the sections of goals: `phấn đấu`; a time to come, or `bố trí ít nhất`, before the figure with a verb
   of reaching, a comparison or a share.
3. For, among the tasks of a document that directs others: a verb of aiming with a comparison, with all (100%), or with
   a time to come (`cắt giảm ít nhất 30% thời gian`); a share that begins its clause is its subject (`100% hồ sơ được
   số hóa`), and a rate that is compared is an aim (`tỷ lệ nợ xấu dưới 3%`), as is a rank; so is a count of what is to
   be made, each year, by a time to come or at least. Not so what a policy gives or takes (`giảm 30% tiền thuê đất`).
"""

import re
from typing import NamedTuple

from ingest.targets.parts import Part
from ingest.targets.words import is_measure, subject
from vietnamese.periods import Period


class Setting(NamedTuple):
    """What is known of the document: its year, and whether it sets rules.

    `directive`: by its type it tells others what to reach; `plan`: so it does, or it has sections of goals.
    """

    year: int | None
    statute: bool
    directive: bool
    plan: bool


PLEDGE = re.compile(
    r"(?<!\w)(?:phấn\s+đấu(?!\w)|đến\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?20\d\d,?\s+(?:có\s+|đạt\s+)?"
    r"(?:(?:ít\s+nhất|tối\s+thiểu|từ|trên)\s+)?\d{1,3}\s?%)",
    re.IGNORECASE,
)
"""The cues that count even in statutes and reports of results: striving, and a share at a time to come."""
CUES = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu\s+(?:là|đến|đạt)|(?:đến|tới|trước)\s+(?:(?:cuối|hết)\s+)?năm\s+20\d\d"
    r"|(?:bố\s+trí|dành)\s+(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|trên|từ)"
    r"|(?:bảo|đảm)\s+(?:đảm|bảo)[^.;]{3,120}?(?:chiếm|đạt)\s+(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|trên|từ|100\s?%))"
    r"(?!\w)",
    re.IGNORECASE,
)
"""Words by which a target is known outside the sections of goals."""

START = "mức xuất phát"
LIMIT = "mức theo quy định"
PAST = "kết quả đã đạt được"
EARLIER = "thuộc thời gian trước khi ban hành"
"""Reasons; those of what was, and where a change starts, still let the next figure inherit."""

_REACHES = re.compile(r"(?<!\w)(?:đạt|có|tăng|giảm|còn|chiếm|hoàn\s+thành|xây\s+dựng|đưa|nâng)(?!\w)", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã\s+(?:đạt|có|tăng|giảm|hoàn\s+thành|thực\s+hiện|cắt\s+giảm|tiết\s+kiệm|giải\s+ngân|xây\s+dựng|trồng"
    r"|kết\s+nạp|giải\s+quyết|thu\s+hút|cấp|ban\s+hành|huy\s+động|đưa|đào\s+tạo|hỗ\s+trợ|tạo)|ước\s+(?:đạt|thực\s+hiện)|thực\s+hiện\s+được"
    r"|(?<!so\svới\s)hiện\s+(?:nay|có|mới|đạt|tại)|so\s+với\s+cùng\s+kỳ)(?!\w)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?<!\w)(?:phạt(?:\s+tiền)?|theo\s+(?:điều|khoản)|mức\s+hỗ\s+trợ|hỗ\s+trợ\s+(?:tối\s+đa|một\s+lần)|mức\s+thu|lệ\s+phí"
    r"|mức\s+(?:vay|cho\s+vay|đóng|hưởng|lương|phụ\s+cấp)|lương\s+tối\s+thiểu)(?!\w)",
    re.IGNORECASE,
)
_SHORTER = re.compile(r"(?<!\w)(?:giảm|rút\s+ngắn|còn|cắt)(?!\w)", re.IGNORECASE)
_TIMES = ("workday", "day", "hour", "minute", "week")
_AGE = re.compile(r"(?<!\w)tuổi\s+thọ(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:(?:với|có)\s+(?:tốc\s+độ|quy\s+mô|công\s+suất|diện\s+tích|vốn)|(?<!đúng\s)độ\s+tuổi(?!\s+đạt)"
    r"|(?:trong|trên)\s+tổng\s+số|so\s+với|từ\s+mức"
    r"|bán\s+kính)(?:\s+(?:từ|trên|dưới|đạt|là))*\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ(?:\s+mức)?\s*$", re.IGNORECASE)
_VERSION = re.compile(r"\d\.\d")  # `cách mạng 4.0`
_RISE = re.compile(r"(?:\s+(?:năm|giữa|cuối|đầu|\d{4}|tăng|giảm|nâng|còn))*\s+(?:lên|xuống)(?!\w)", re.IGNORECASE)
_AIMS = re.compile(
    r"(?<!\w)(?:bảo\s+đảm|đảm\s+bảo|đạt|tăng\s+trưởng|giải\s+ngân|nâng|giảm|cắt\s+giảm|tăng|hoàn\s+thành|duy\s+trì|kiểm\s+soát|thu\s+hút"
    r"|huy\s+động|quyết\s+tâm|đưa|đào\s+tạo|tiết\s+kiệm|phát\s+triển|rút\s+ngắn|khống\s+chế|giữ|mở\s+rộng|phủ\s+sóng)(?!\w)",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"(?<!\w)(?:có|xây\s+dựng|hình\s+thành|thành\s+lập|đào\s+tạo|phát\s+triển|hỗ\s+trợ|đưa|nâng|lựa\s+chọn|thu\s+hút|kết\s+nạp"
    r"|trồng|giải\s+quyết|tuyển\s+dụng|cải\s+tạo|nâng\s+cấp|bồi\s+dưỡng|hoàn\s+thành|đầu\s+tư|khởi\s+công|cung\s+cấp|làm\s+chủ|đón|cử|phục\s+vụ|huy\s+động|tạo|cấp|sản\s+xuất|xuất\s+khẩu)"
    r"(?:\s+[^\W\d]+){0,4}\s*$",
    re.IGNORECASE,
)
_INDEX = re.compile(
    r"(?<!\w)(?:chỉ\s+số|hệ\s+số|tỷ\s+suất|tỉ\s+suất|tỷ\s+số|tỉ\s+số|điểm|index|ICOR|HDI|GII|PCI|PAPI|SIPAS|mức\s+sinh|mức)(?!\w)",
    re.IGNORECASE,
)
_SAME_AS = re.compile(r"^\W*tương\s+đương(?:\s+(?:với|khoảng|gần|hơn|trên))*\s*$", re.IGNORECASE)
_PAPERS = frozenset({"task", "solution", "document", "item", "field"})
_AIM_REACH, _NEAR = 80, 40  # Characters from the verb to its figure.


def refusal(words: Part, before: str, time: Period | None, setting: Setting) -> str | None:
    """Why a figure is no target, in words for the person; None if it may be one."""
    figure = words.figure
    if _FROM.search(words.clause[: figure.value_start]) and _RISE.match(words.clause, figure.end):
        return START
    if _PAST.search(words.clause[: figure.value_start]):
        return PAST
    if time and time.year and setting.year and time.year < setting.year:
        return EARLIER
    if _LIMIT.search(before):
        return LIMIT
    if figure.unit is None and _VERSION.fullmatch(words.clause, figure.value_start, figure.value_end):
        return "tên gọi, không phải số đo"
    if (figure.norm or "").split("/")[0] in _TIMES and not _SHORTER.search(before):
        return "thời hạn"
    if figure.norm is None and figure.unit is None and figure.comparator == "=" and not _INDEX.search(before):
        return "không có đơn vị đo"
    if figure.norm is None and figure.unit and figure.unit.islower() and not _MAKES.search(before) and not words.listed:
        return "không rõ đếm gì"
    if figure.percent and _POLICY.match(words.after):
        return LIMIT
    if _SAME_AS.match(words.before):
        return "quy đổi của giá trị đứng trước"
    if figure.norm in _PAPERS:
        return "đếm việc phải làm"
    if figure.norm == "star" and words.start:
        return "ngưỡng nằm trong tên chỉ tiêu"
    if (figure.norm == "age" and not _AGE.search(before)) or words.within or _WITHIN.search(words.before):
        return "ngưỡng nằm trong tên chỉ tiêu"
    return None


def cued(words: Part, cue: int) -> bool:
    """Whether a cue reaches the figure, and a verb (or comparison) makes it an aim."""
    figure = words.figure
    if cue > figure.value_start:
        return False
    before = words.clause[: figure.value_start]
    if PLEDGE.search(before) or figure.comparator != "=" or figure.percent or _REACHES.search(before):
        return True
    return bool(_MAKES.search(before)) and figure.norm not in _WORKS


def aimed(words: Part, time: Period | None, setting: Setting, tasks: bool) -> bool:
    """Whether a task sets an aim for others: `cắt giảm ít nhất 30% thời gian`, `giải ngân đạt 100% kế hoạch`.

    A verb of aiming counts with a comparison, with all (100%), or with a time to come, and right before a share among
    tasks (`tiết kiệm 10%`); a share that begins its clause is its subject (`100% hồ sơ được số hóa`).
    """
    figure = words.figure
    before = words.clause[max(words.chain, figure.value_start - _AIM_REACH) : figure.value_start]
    verb = bool(_AIMS.search(before))
    coming = bool(time and time.year and (not setting.year or time.year >= setting.year))
    strict = figure.comparator != "=" or figure.value == 100 or bool(_COMES.search(before))
    if _SAME_TIME.search(words.after) or _POLICY_BEFORE.search(words.before):
        return False
    if figure.comparator == "=" and words.clause[figure.qualified_start : figure.value_start].strip().lower() == "từ":
        return False  # `tổng hợp từ 100% cơ sở dữ liệu`
    if _SIZE.search(words.before) and not is_measure(subject(words.before)):
        return False
    if figure.norm == "rank":
        return True
    said = subject(words.before)
    begins = not said and bool(_DONE_TO.search(words.after))
    if figure.percent:
        measured = strict and is_measure(said)
        near = bool(_AIMS.search(before[-_NEAR:]))
        return (verb and (strict or coming or is_measure(said))) or begins or measured or (tasks and near)
    makes = bool(_MAKES.search(before))
    works = figure.norm in _WORKS and figure.comparator == "="
    if figure.amount is not None and verb and (strict or coming) and not works:
        return True
    if begins and figure.comparator in (">=", ">"):
        return True
    yearly = bool(_YEARLY.search(words.clause, words.start, words.end))
    return makes and not works and (coming or yearly or figure.comparator in (">=", ">", "range"))


_POLICY = re.compile(
    r"\s*(?:mức\s+|số\s+)?(?:tiền|thuế|phí|lệ\s+phí|học\s+phí|giá(?!\s+trị)|lãi\s+suất|vốn\s+điều\s+lệ|lương(?!\s+thực)|phụ\s+cấp|chi\s+phí\s+(?:thực|hợp))(?!\w)",
    re.IGNORECASE,
)  # what a rule gives or takes: `giảm 30% tiền thuê đất`
_POLICY_BEFORE = re.compile(
    r"(?<!thu\s)(?<!\w)(?:thuế|phí|lệ\s+phí|tiền\s+thuê\s+đất|học\s+phí|lãi\s+suất)\s*$", re.IGNORECASE
)
_SIZE = re.compile(
    r"(?<!\w)(?:quy\s+mô|dung\s+tích|công\s+suất|diện\s+tích|trọng\s+tải|chiều\s+dài|tổng\s+vốn|tổng\s+mức\s+đầu\s+tư)"
    r"(?:\s+(?:từ|là))?\s*$",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)\s+năm(?!\w)", re.IGNORECASE)
_WORKS = frozenset(
    {"project", "works", "scheme", "programme", "study"}
)  # Counted, they are a list of what is to be done.
_SAME_TIME = re.compile(r"so\s+với\s+cùng\s+kỳ", re.IGNORECASE)
_COMES = re.compile(
    r"(?<!\w)(?:đạt|mức|lên|xuống|còn|(?:tiết\s+kiệm|cắt\s+giảm|rút\s+ngắn)(?:\s+thêm)?)\s*$", re.IGNORECASE
)
_DONE_TO = re.compile(
    r"(?<!\w)(?:được|có|thực\s+hiện|sử\s+dụng|hoàn\s+thành|đạt|tham\s+gia|triển\s+khai|áp\s+dụng)(?!\w)", re.IGNORECASE
)
