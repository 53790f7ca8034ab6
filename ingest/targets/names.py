"""How a person would name what a target measures, from the subject before its figure and the complement after it.

1. A noun phrase before it (`Tỷ lệ hộ nghèo`) is the indicator; a place (`xã Ngọc Linh đạt 13 tiêu chí`) counts what the
   unit names.
2. If a verb stands there (`Kết nạp thêm 287 đảng viên`), the thing counted comes first: `Số đảng viên kết nạp`; a share
   that something is done to is `Tỷ lệ hồ sơ được số hóa`, and a cut of 30% names what is cut.
3. If nothing does, the words after the figure say it (`81% quần chúng được tập hợp …`); a count alone is `Số bác sĩ`.
4. A figure without words of its own measures what the one before it does (`cả năm từ 8,2% trở lên`), perhaps of a part
   (`riêng …`, `ở nông thôn …`, `trong đó có …`).
"""

import re

from ingest.targets.figures import Figure
from ingest.targets.words import DOING, FEW_WORDS, PLACE, is_measure

_TOP = re.compile(r"(?:(?:dẫn|đứng|hàng)\s+)?đầu(?!\w)\s*|(?:tốt|cao)\s+nhất\s*", re.IGNORECASE)
_AMONG = re.compile(
    r"(?:(?:^|\s+)(?:thuộc|nằm|trong|đứng|xếp|lọt|vào|vươn lên|nhóm|ở|giữ|việt nam|các))+$", re.IGNORECASE
)
_RANKED = re.compile(r"(?:xếp|thứ|nâng)\s+hạng\s+", re.IGNORECASE)
_CUTS = re.compile(r"(?:cắt\s+giảm|giảm|tăng|rút\s+ngắn|tiết\s+giảm|kéo\s+giảm)(?:\s+thêm)?$", re.IGNORECASE)
_SCALED = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+(?=\w)")
_NOT_DONE_TO = re.compile(r"(?:có|thực\s+hiện|giảm|tăng)(?!\w)", re.IGNORECASE)
_NUMBER_OF = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?(?!hóa|hoá|thu|chi)", re.IGNORECASE)
_OF_PART = re.compile(
    r"(?:riêng|ở|tại|đối với|khu vực|cấp (?:tỉnh|huyện|xã|trung ương)|(?:các )?(?:huyện|xã) nghèo"
    r"|vùng (?:đồng bào|dân tộc|nông thôn|sâu|cao|khó khăn|đặc biệt))(?!\w)\s?",
    re.IGNORECASE,
)
# `Số lượng sáng chế tăng 16%/năm, tỉ lệ khai thác thương mại đạt 8%`: of the things that were counted.
_USE = re.compile(
    r"(?:tỷ|tỉ) lệ (?:được )?(?:khai thác|sử dụng|ứng dụng|áp dụng|thương mại h(?:óa|oá)|chuyển giao|vận hành"
    r"|hoạt động)(?: (?!của )\w+){0,4}",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\W*trong\s+đó\s+(?P<verb>có|được|là|đạt|sử\s+dụng)\s", re.IGNORECASE)
_RATE = re.compile(r"(?:tỷ|tỉ|tốc|mức|số|độ)(?!\w)", re.IGNORECASE)
_GROWTH = re.compile(r"(?:tốc độ |mức )?tăng(?: trưởng)?$", re.IGNORECASE)
_LENGTH = 220
_MEASURED = ("VND", "USD", "EUR", "ha", "m2", "m3", "tonne", "kg", "MW", "kW", "GW", "point", "quintal", "litre")


def name(figure: Figure, before: str, after: str, changes: bool = False) -> str:
    """Say what a figure measures.

    Args:
        figure: the figure.
        before: `subject` of the words before it.
        after: `complement` of the words after it.
        changes: whether it is a change: `giảm 10% biên chế`.

    Returns:
        The indicator, empty if neither side says anything.
    """
    unit = _SCALED.sub("", " ".join((figure.unit or "").split())) if figure.unit and not figure.percent else ""
    if figure.norm == "rank":
        return _rank(before, after)
    of = (figure.unit or "").partition(" ")[2] if figure.percent else ""
    if before and is_measure(before):
        return _short(f"{before} vào {of}" if of and before.lower() == "đóng góp" else before)
    if of and not before:
        after = f"{of} {after}"
    if before and not DOING.match(before) and not PLACE.match(before):
        if _counted(figure) and after:
            return _short(f"{before}: số {unit} {after}")
        if after and figure.percent and after.startswith("tổng "):
            return _short(f"Tỷ lệ {lower(before)} trên {after}")
        said = f"{before} {after}" if after and len(before.split()) <= FEW_WORDS else before
        return _short(said)
    before = lower(before)
    if figure.percent and (before or after):
        return _share(figure, before, after, changes)
    if _counted(figure) and (before or after or figure.amount is not None):
        owner = f"của {before}" if before and PLACE.match(before) else before
        return _short(f"Số {unit} {after} {owner}")
    measured = "Diện tích " if (figure.norm or "").startswith("ha") and after else ""
    return _short(f"{measured}{after} {before}" if after else before)


def _rank(before: str, after: str) -> str:
    before = _RANKED.sub("", _AMONG.sub("", before), count=1)
    after = _TOP.sub("", after, count=1) if _TOP.match(after) else after
    if before and not after.startswith("về "):
        after = ""
    return _short(f"Thứ hạng {lower(before)} {after}")


def _share(figure: Figure, before: str, after: str, changes: bool) -> str:
    """Name a share whose verb stands before it: `số hóa 100% hồ sơ`, `cắt giảm 30% thời gian`, `giải ngân 100% vốn`."""
    of = (figure.unit or "").partition(" ")[2]
    after = _NUMBER_OF.sub("", after)
    if after and (_CUTS.search(before) or (changes and len(before.split()) < FEW_WORDS)):
        return _short(after)
    if not before:
        return _short(f"Tỷ lệ {after}")
    if figure.norm == "percent_of_plan":
        return _short(f"Tỷ lệ {before} {of} {after}")
    if after.startswith("tổng ") or not after:
        return _short(f"Tỷ lệ {before} trên {after or of}" if after or of else f"Tỷ lệ {before}")
    done = len(before.split()) <= FEW_WORDS and not _NOT_DONE_TO.match(before)
    return _short(f"Tỷ lệ {after} {'được ' if done else ''}{before}")


def follows(before: str, after: str) -> bool:
    """Whether a figure says no more than a part of what the one before it measures: `riêng …`, `đối với …`."""
    return bool(_OF_PART.match(before)) or (not before and (not after or bool(_OF_PART.match(after))))


def inherited(parent: str, before: str, after: str) -> str:
    """Say what a figure measures that takes its indicator from the figure before: `riêng các huyện nghèo giảm 6%`."""
    before = re.sub(r"^riêng\s+", "", before, flags=re.IGNORECASE)
    of = re.match(r"(?:đối với|của|ở|tại)\s", after)
    return _short(" ".join(part for part in (parent, before, after if of else "") if part))


def part_of(parent: str, said: str, words: str, percent: bool) -> str | None:
    """Say what a figure measures that gives a part of the one before: `trong đó …`, `với tốc độ tăng bình quân …`.

    Args:
        parent: the indicator of the figure before.
        said: what its own words name.
        words: these words as they stand.
        percent: whether it is a share.

    Returns:
        The indicator, None if its own words are enough.
    """
    if _GROWTH.fullmatch(said):
        return _short(f"{said} {lower(parent)}")
    if percent and _USE.fullmatch(said) and (things := _NUMBER_OF.sub("", parent)) != parent:
        return _short(f"{said} của {things}")
    if not percent or not words.strip(" ,\n").lower().startswith("trong đó") or _RATE.match(said):
        return None
    if whose := _WHOSE.match(words):
        return _short(f"{parent} {' '.join(whose['verb'].split())} {lower(said)}")
    return _short(f"Tỷ trọng {lower(said)} trong {lower(parent)}")


def lower(words: str) -> str:
    """Words for the middle of a name: the first letter small, unless it begins an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _counted(figure: Figure) -> bool:
    return bool(figure.unit) and not figure.percent and not (figure.norm or "").startswith(_MEASURED)


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(' ,;:.-–"“”')
    if len(words) > _LENGTH:
        words = words[:_LENGTH].rsplit(" ", 1)[0]
    words += ")" * (words.count("(") - words.count(")"))
    words = words.removesuffix(" của")
    return words[:1].upper() + words[1:]
