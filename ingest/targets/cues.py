"""Whether a figure of prose is an aim: what speaks for it, what against it.

1. Against: the past (`đã đạt`, a year before the document's), what a rule sets (`phạt tiền`, `mức thu`), a time limit
   that is not to be shortened, a threshold within an indicator (`có quy mô trên 1 tỷ`), where a change starts (`từ
   60% lên 85%`), a version (`4.0`). Such a figure is rejected with its reason.
2. For, outside the sections of goals: `phấn đấu`; a time to come, or `bố trí ít nhất`, before the figure with a verb
   of reaching, a comparison or a share.
3. For, among the tasks of a document that directs others: a verb of aiming with a comparison, with all (100%), or with
   a time to come (`cắt giảm ít nhất 30% thời gian`); a share that begins its clause is its subject (`100% hồ sơ được
   số hóa`), and a rate that is compared is an aim (`tỷ lệ nợ xấu dưới 3%`), as is a rank.
"""

import re
from typing import NamedTuple

from ingest.targets.figures import Figure
from ingest.targets.words import is_measure, subject
from vietnamese.periods import Period


class Setting(NamedTuple):
    """What is known of the document: its year, whether it sets rules, and whether it tells others what to reach."""

    year: int | None
    statute: bool
    directive: bool


PLEDGE = re.compile(r"(?<!\w)phấn\s+đấu(?!\w)", re.IGNORECASE)
"""The one cue that counts even in statutes and reports of results."""
CUES = re.compile(
    r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu\s+(?:là|đến|đạt)|(?:đến|tới|trước)\s+(?:(?:cuối|hết)\s+)?năm\s+20\d\d"
    r"|(?:bố\s+trí|dành)\s+(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|trên|từ)"
    r"|(?:bảo|đảm)\s+(?:đảm|bảo)[^.;]{3,120}?(?:chiếm|đạt)\s+(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|trên|từ|100\s?%))"
    r"(?!\w)",
    re.IGNORECASE,
)
"""Words by which a target is known outside the sections of goals."""

START = "mức xuất phát"
"""The reason that still lets the next figure inherit."""

_REACHES = re.compile(r"(?<!\w)(?:đạt|có|tăng|giảm|còn|chiếm|hoàn\s+thành|xây\s+dựng|đưa|nâng)(?!\w)", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!\w)(?:đã\s+(?:đạt|có|tăng|giảm|hoàn\s+thành|thực\s+hiện)|ước\s+(?:đạt|thực\s+hiện)|thực\s+hiện\s+được"
    r"|(?<!so\svới\s)hiện\s+(?:nay|có|mới|đạt|tại)|so\s+với\s+cùng\s+kỳ)(?!\w)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?<!\w)(?:phạt(?:\s+tiền)?|theo\s+(?:điều|khoản)|mức\s+hỗ\s+trợ|hỗ\s+trợ\s+(?:tối\s+đa|một\s+lần)|mức\s+thu|lệ\s+phí)(?!\w)",
    re.IGNORECASE,
)
_SHORTER = re.compile(r"(?<!\w)(?:giảm|rút\s+ngắn|còn|cắt)(?!\w)", re.IGNORECASE)
_TIMES = ("workday", "day", "hour", "minute", "week")
_AGE = re.compile(r"(?<!\w)tuổi\s+thọ(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:(?:với|có)\s+(?:tốc\s+độ|quy\s+mô|công\s+suất|diện\s+tích|vốn)|độ\s+tuổi|(?:trong|trên)\s+tổng\s+số|so\s+với|từ\s+mức"
    r"|bán\s+kính)(?:\s+(?:từ|trên|dưới|đạt|là))*\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ(?:\s+mức)?\s*$", re.IGNORECASE)
_VERSION = re.compile(r"\d\.\d")  # `cách mạng 4.0`
_RISE = re.compile(r"(?:\s+(?:năm|giữa|cuối|đầu|\d{4}|tăng|giảm|nâng|còn))*\s+(?:lên|xuống)(?!\w)", re.IGNORECASE)
_AIMS = re.compile(
    r"(?<!\w)(?:bảo\s+đảm|đảm\s+bảo|đạt|tăng\s+trưởng|giải\s+ngân|nâng|giảm|cắt\s+giảm|tăng|hoàn\s+thành|duy\s+trì|kiểm\s+soát|thu\s+hút"
    r"|huy\s+động|quyết\s+tâm|đưa|đào\s+tạo|tiết\s+kiệm|phát\s+triển|rút\s+ngắn|khống\s+chế)(?!\w)",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"(?<!\w)(?:có|xây\s+dựng|hình\s+thành|thành\s+lập|đào\s+tạo|phát\s+triển|hỗ\s+trợ|đưa|nâng)(?:\s+[^\W\d]+){0,4}\s*$",
    re.IGNORECASE,
)
_AIM_REACH, _NEAR = 80, 40  # Characters from the verb to its figure.


class Part(NamedTuple):
    """A figure with its part of the clause, and the times that the clause names."""

    clause: str
    start: int
    end: int
    figure: Figure
    before: str
    after: str
    within: bool
    times: list[Period]


def refusal(words: Part, before: str, time: Period | None, setting: Setting) -> str | None:
    """Why a figure is no target, in words for the person; None if it may be one."""
    figure = words.figure
    if _FROM.search(words.clause[: figure.value_start]) and _RISE.match(words.clause, figure.end):
        return START
    if _PAST.search(before):
        return "kết quả đã đạt được"
    if time and time.year and setting.year and time.year < setting.year:
        return "thuộc thời gian trước khi ban hành"
    if _LIMIT.search(before):
        return "mức theo quy định"
    if figure.unit is None and _VERSION.fullmatch(words.clause, figure.value_start, figure.value_end):
        return "tên gọi, không phải số đo"
    if (figure.norm or "").split("/")[0] in _TIMES and not _SHORTER.search(before):
        return "thời hạn"
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
    return bool(PLEDGE.search(before)) or figure.comparator != "=" or figure.percent or bool(_REACHES.search(before))


def aimed(words: Part, time: Period | None, setting: Setting, tasks: bool) -> bool:
    """Whether a task sets an aim for others: `cắt giảm ít nhất 30% thời gian`, `giải ngân đạt 100% kế hoạch`.

    A verb of aiming counts with a comparison, with all (100%), or with a time to come, and right before a share among
    tasks (`tiết kiệm 10%`); a share that begins its clause is its subject (`100% hồ sơ được số hóa`).
    """
    figure = words.figure
    before = words.clause[max(words.start, figure.value_start - _AIM_REACH) : figure.value_start]
    verb = bool(_AIMS.search(before))
    coming = bool(time and time.year and (not setting.year or time.year >= setting.year))
    strict = figure.comparator != "=" or figure.value == 100 or bool(_COMES.search(before))
    if _SAME_TIME.search(words.after):
        return False
    if figure.norm == "rank":
        return True
    if figure.percent:
        said = subject(words.before)
        measured = strict and is_measure(said)
        begins = not said and bool(_DONE_TO.search(words.after))
        near = bool(_AIMS.search(before[-_NEAR:]))
        return (verb and (strict or coming)) or begins or measured or (tasks and near)
    makes = bool(_MAKES.search(before))
    if figure.amount is not None and verb and (strict or coming):
        return True
    return makes and (coming or figure.comparator in (">=", ">", "range"))


_SAME_TIME = re.compile(r"so\s+với\s+cùng\s+kỳ", re.IGNORECASE)
_COMES = re.compile(r"(?<!\w)(?:đạt|mức|lên|xuống|còn)\s*$", re.IGNORECASE)
_DONE_TO = re.compile(
    r"(?<!\w)(?:được|có|thực\s+hiện|sử\s+dụng|hoàn\s+thành|đạt|tham\s+gia|triển\s+khai|áp\s+dụng)(?!\w)", re.IGNORECASE
)
