"""How a person would say what a target measures, from the words round its figure.

1. The words before the figure lose cues (`phấn đấu`), times, and the verbs at their end (`đạt`, `ở mức`); what those
   verbs say of direction is kept: `giảm 3%` is a change, `giảm còn 3%` a level, `có thêm 5 xã` a change.
2. If a noun phrase is left (`Tỷ lệ hộ nghèo`), that is the indicator; a place (`xã Ngọc Linh đạt 13 tiêu chí`) counts
   what the unit names.
3. If a verb is left (`Kết nạp thêm 287 đảng viên`), the thing counted comes first: `Số đảng viên kết nạp`.
4. If nothing is left, the words after the figure say it (`81% quần chúng được tập hợp …`), up to where they turn to
   purposes; if there are none, it is the figure before (`cả năm từ 8,2% trở lên`).
"""

import re
from typing import Literal

from ingest.targets.figures import Figure

Direction = Literal["level", "increase", "decrease"]


def _words(words: str) -> str:
    return "(?:" + words.replace(" ", r"\s+") + ")"


_CUES = re.compile(
    r"^(?:[\s,;:.\-–+*•“\"]|(?:\d{1,2}|[a-zđ])[.)]\s|"
    + _words(
        "và|đồng thời|phấn đấu|mục tiêu|trong đó|để|nhằm|hướng tới|cơ bản|tiếp tục|phải|cần|sẽ|ở mức|có|đạt|đến|với"
        "|thì|là|khoảng|từ|việt nam có|quyết tâm|nỗ lực|cả nước có|toàn tỉnh có|hằng năm|hàng năm|bình quân"
        "|trung bình|tập trung|từng bước|về|ít nhất|tối thiểu|bố trí|dành|bảo đảm|đảm bảo|duy trì|kinh phí bố trí"
    ) + r"(?!\w))+",
    re.IGNORECASE,
)  # fmt: skip
_VERBS = re.compile(
    r"(?:[\s,:(]|(?<!\w)" + _words(
        "đạt(?: được)?|có|là|còn|lên|xuống|tăng|cắt giảm|giảm|từ|khoảng|ở mức|mức|duy trì|chiếm|bình quân"
        "|trung bình|cho|thêm|hướng tới|tối thiểu|ít nhất|tối đa|không quá|trên|dưới|hơn|vượt|ước|được|đến|tới"
        "|dự kiến|hằng năm|hàng năm|mỗi năm|cả năm|trong đó|bảo đảm|đảm bảo|phấn đấu|gần|ít hơn|nhiều hơn|thấp hơn"
        "|cao hơn|bằng|xấp xỉ|hàng|về|với|nâng|khống chế|năm"
    ) + r")+$",
    re.IGNORECASE,
)  # fmt: skip
_DOING = re.compile(
    _words(
        "kết nạp|giải quyết|cải tạo|thu hút|xây dựng|hình thành|trồng|đào tạo|thành lập|phát triển|hoàn thành"
        "|huy động|tạo|hỗ trợ|đưa|tổ chức|tiếp nhận|nâng cấp|sửa chữa|làm chủ|tự chủ|công nhận|cấp|thực hiện|xóa"
        "|xoá|di dời|bố trí|khởi công|đầu tư|mở rộng|mở mới|mở|triển khai|cử|tuyển|tuyển dụng|kết nối|cung cấp"
        "|chuyển đổi|bồi dưỡng|sản xuất|khai thác|xuất khẩu|giảm nghèo|giảm|tăng|nâng|rút|cắt giảm|lắp đặt|cứng hóa"
        "|vận động|tập hợp|bảo vệ|bảo tồn|phủ|thí điểm|lựa chọn|xử lý|thu gom|ban hành|số hóa|có"
    ) + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_MEASURE = re.compile(
    _words(
        "tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tốc độ|mức|số(?! hóa| hoá)|tổng|quy mô|diện tích|sản lượng|năng suất|giá trị"
        "|thu(?! hút| gom| hồi)|chi(?! tiết)|kinh phí|vốn|chỉ số|độ che phủ|thu nhập|gdp|grdp|đóng góp|kim ngạch"
        "|doanh thu|tuổi thọ|thứ hạng|xếp hạng|hệ số|công suất|dung lượng|lượng|mật độ|thời gian|chi phí|điểm|nguồn"
        "|dân số|bình quân|tăng trưởng|vốn đầu tư|nhân lực|nguồn nhân lực|độ|cơ cấu|ngân sách"
    ) + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = re.compile(
    _words("xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|thôn|vùng|khu vực|toàn tỉnh|cả nước|việt nam|mỗi|các")
    + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_TURN = re.compile(
    r"[,;]?\s+" + _words(
        "đủ năng lực|đủ khả năng|bảo đảm|đảm bảo|góp phần|đáp ứng|phục vụ|nhằm|để|theo quy định|theo yêu cầu"
        "|hỗ trợ các|và tăng dần|làm cơ sở|tạo điều kiện|từng bước|tiến tới|trở lên|qua đó|từ đó|bao gồm|trong đó"
        "|trong tổng số"
    ) + r"(?!\w)|[.;:]\s",
    re.IGNORECASE,
)  # fmt: skip
_TURNS_TO = re.compile(
    _words(
        ",? ?(?<!\\w)(?:phấn đấu|quyết tâm)|,? (?:bảo đảm|đảm bảo)"
        "|, (?:đóng góp vào|góp phần(?: nâng| đưa| tăng| giảm)?|nâng|đưa|trong đó|để)"
    ) + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_FEW = (
    r"(?:\s+(?:thêm|bình quân|trung bình|ít nhất|tối thiểu|khoảng|trên|hơn|từ|hằng năm|hàng năm|mỗi năm|đạt|là|thu|được"
    r"|tối đa|dưới))*\s*$"
)
_RISES = re.compile(r"(?<!\w)(?:tăng|thêm)" + _FEW, re.IGNORECASE)
_FALLS = re.compile(r"(?<!\w)(?:giảm|cắt giảm|rút ngắn)(?:\s+(?:nghèo|thiểu))?" + _FEW, re.IGNORECASE)
_MORE = re.compile(r"(?<!\w)thêm(?:\s+(?:được|ít nhất|tối thiểu|khoảng|trên|hơn|từ))*\s*$", re.IGNORECASE)
_CHANGES = re.compile(_words("tăng|giảm|nâng|nâng cao|đưa|hạ|giữ") + r"\s+", re.IGNORECASE)
_LOWERS = re.compile(r"[\W]*(?:phấn\s+đấu\s+)?giảm\s+(?:tỷ|tỉ|số|mức)", re.IGNORECASE)
_RAISES = re.compile(r"[\W]*(?:phấn\s+đấu\s+)?tăng\s+(?:tỷ|tỉ|số|mức|tổng)", re.IGNORECASE)
_COMES_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|đạt|dưới|ở\s+mức|trên)(?!\w)", re.IGNORECASE)
_FEW_WORDS = 3  # `Tiết kiệm 10% tổng tiêu thụ năng lượng`: so few words need those after the figure.
_REACH = 400  # Characters; what stands farther off says nothing of a figure.
_NOUN_LENGTH = 220


def direction(before: str) -> Direction:
    """Say whether a figure is a change.

    Args:
        before: the words of its clause up to the number.

    Returns:
        `level` also for `tăng lên 50%`, `giảm xuống còn 3%`.
    """
    before = before[-_REACH:]
    if _FALLS.search(before) or (_LOWERS.match(before) and not _COMES_TO.search(before)):
        return "decrease"
    if _RAISES.match(before) and not _COMES_TO.search(before):
        return "increase"
    return "increase" if _RISES.search(before) or _MORE.search(before) else "level"


def subject(before: str) -> str:
    """Cut the words before a figure down to what they are about; empty if only cues and verbs stand there."""
    before = " ".join(before[-_REACH:].split())
    turns = [turn.end() for turn in _TURNS_TO.finditer(before) if len(before[turn.end() :].split()) >= 2]
    before = before[turns[-1] :] if turns else before
    for _ in range(2):
        before = _CUES.sub("", before, count=1)
        before = _VERBS.sub("", before).strip(' ,;:-–(“"')
    change = _CHANGES.match(before)
    return before[change.end() :] if change and _MEASURE.match(before[change.end() :]) else before


def complement(after: str) -> str:
    """Cut the words after a figure down to what they say of the thing measured."""
    after = re.sub(r"^(?:là|thì)\s+", "", " ".join(after[:_REACH].split()).strip(" ,:)"))
    turn = _TURN.search(f" {after} ")
    return after[: max(0, turn.start() - 1)].strip(" ,;:.)") if turn else after.strip(" ,;:.)")


def name(figure: Figure, before: str, after: str) -> str:
    """Say what a figure measures.

    Args:
        figure: the figure.
        before: `subject` of the words before it.
        after: `complement` of the words after it.

    Returns:
        The indicator, empty if neither side says anything.
    """
    unit = " ".join((figure.unit or "").split()) if figure.unit and not figure.percent else ""
    if figure.percent and not before and (of := (figure.unit or "").partition(" ")[2]):
        after = f"{of} {after}"
    if figure.norm == "rank":
        return _short(f"Thứ hạng {before} {after}")
    if before and _MEASURE.match(before):
        return _short(before)
    if before and not _DOING.match(before) and not _PLACE.match(before):
        if _counted(figure) and after:
            return _short(f"{before}: số {unit} {after}")
        return _short(f"{before} {after}" if after and len(before.split()) <= _FEW_WORDS else before)
    if before and _DOING.match(before):
        before = before[:1].lower() + before[1:]
    if not after and not before:
        return ""
    if figure.percent:
        return _short(f"Tỷ lệ {after} {before}" if after else before)
    if _counted(figure):
        owner = f"của {before}" if before and _PLACE.match(before) else before
        return _short(f"Số {unit} {after} {owner}")
    measured = "Diện tích " if figure.norm == "ha" and after else ""
    return _short(f"{measured}{after} {before}" if after else before)


def inherited(parent: str, before: str, after: str) -> str:
    """Say what a figure measures that takes its indicator from the figure before: `riêng các huyện nghèo giảm 6%`."""
    before = re.sub(r"^riêng\s+", "", before, flags=re.IGNORECASE)
    of = re.match(r"(?:đối với|của|ở|tại)\s", after)
    return _short(" ".join(part for part in (parent, before, after if of else "") if part))


def is_measure(words: str) -> bool:
    """Whether words begin as an indicator does: `tỷ lệ`, `tổng vốn`, `số xã`."""
    return bool(_MEASURE.match(words))


def _counted(figure: Figure) -> bool:
    physical = ("VND", "USD", "EUR", "ha", "m2", "km", "m3", "tonne", "kg", "MW", "kW", "point")
    return bool(figure.unit) and not figure.percent and not (figure.norm or "").startswith(physical)


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(' ,;:.-–"“”')
    if len(words) > _NOUN_LENGTH:
        words = words[:_NOUN_LENGTH].rsplit(" ", 1)[0]
    return words[:1].upper() + words[1:]
