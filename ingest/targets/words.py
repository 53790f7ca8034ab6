"""The words round a figure, cut down to what they say of it: the subject before, the complement after, the direction.

1. The words before the figure lose cues (`phấn đấu`), and the verbs at their end (`đạt`, `ở mức`). What those verbs say
   of direction is kept: `giảm 3%` is a change, `giảm còn 3%` a level, `có thêm 5 xã` a change; so is what a rate of
   change gives (`tốc độ tăng …`, `mức giảm …`). `Tăng đầu tư, bảo đảm ít nhất 2%` is a level.
2. What leads up to the indicator is left out: from the last `tỷ lệ`, `tốc độ tăng` on, or the last part after a comma
   that begins with a verb of doing (`quan tâm công tác phát triển đảng, mỗi năm kết nạp`).
3. The words after it end where they turn to purposes, to conditions, to what it is compared with.
"""

import re
from typing import Literal

Direction = Literal["level", "increase", "decrease"]


def _words(words: str) -> str:
    return "(?:" + words.replace(" ", r"\s+") + ")"


_CUES = re.compile(
    r"^(?:[\s,;:.\-–+*•“\"]|(?:\d{1,2}|[a-zđ])[.)]\s|"
    + _words(
        "và|hoặc|đồng thời|phấn đấu|mục tiêu|trong đó|để|nhằm|hướng tới|cơ bản|tiếp tục|phải|cần|sẽ|ở mức|có|đạt|đến"
        "|với|thì|là|khoảng|từ|việt nam có|quyết tâm|nỗ lực|cả nước có|toàn tỉnh có|hằng năm|hàng năm|bình quân"
        "|trung bình|tập trung|từng bước|về|ít nhất|tối thiểu|bố trí|dành|bảo đảm|đảm bảo|duy trì|kinh phí bố trí"
    ) + r"(?!\w))+",
    re.IGNORECASE,
)  # fmt: skip
_VERBS = re.compile(
    r"(?:[\s,:(]|(?<!\w)" + _words(
        "đạt(?: được)?|có|là|còn|lên|xuống|tăng|cắt giảm|giảm|từ|khoảng|ở mức|mức|duy trì|chiếm|bình quân"
        "|trung bình|cho|thêm|hướng tới|tối thiểu|ít nhất|tối đa|không quá|trên|dưới|hơn|vượt|ước|được|đến|tới"
        "|dự kiến|hằng năm|hàng năm|mỗi năm|cả năm|trong đó|bảo đảm|đảm bảo|phấn đấu|gần|ít hơn|nhiều hơn|thấp hơn"
        "|ổn định|gấp|\\d{1,2} năm"
        "|cao hơn|bằng|xấp xỉ|hàng|về|với|nâng|khống chế|(?<!/)(?<!người\\smột\\s)năm"
    ) + r")+$",
    re.IGNORECASE,
)  # fmt: skip
DOING = re.compile(
    _words(
        "kết nạp|giải quyết|cải tạo|thu hút|xây dựng|hình thành|trồng|đào tạo|thành lập|phát triển|hoàn thành"
        "|huy động|tạo|hỗ trợ|đưa|tổ chức|tiếp nhận|nâng cấp|sửa chữa|làm chủ|tự chủ|công nhận|cấp|thực hiện|xóa"
        "|xoá|di dời|bố trí|khởi công|đầu tư|mở rộng|mở mới|mở|triển khai|cử|tuyển|tuyển dụng|kết nối|cung cấp"
        "|chuyển đổi|bồi dưỡng|sản xuất|khai thác|xuất khẩu|giảm nghèo|giảm|tăng|nâng|rút|cắt giảm|lắp đặt|cứng hóa"
        "|vận động|tiết kiệm|tập hợp|bảo vệ|bảo tồn|phủ|thí điểm|lựa chọn|xử lý|thu gom|ban hành|số hóa"
        "|giới thiệu|tư vấn|tuyên truyền|khám|tiêm|đón|phục vụ|khôi phục|phục hồi|nuôi|có"
    ) + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_MEASURE = re.compile(
    _words(
        "tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tốc độ|mức|số(?! hóa| hoá)|tổng|quy mô|diện tích|sản lượng|năng suất|giá trị"
        "|thu(?! hút| gom| hồi)|chi(?! tiết)|kinh phí|vốn|chỉ số|độ che phủ|thu nhập|gdp|grdp|đóng góp|kim ngạch"
        "|doanh thu|tuổi thọ|thứ hạng|xếp hạng|hệ số|công suất|dung lượng|lượng|mật độ|thời gian|chi phí|điểm|nguồn"
        "|dân số|bình quân|tăng trưởng|vốn đầu tư|nhân lực|nguồn nhân lực|độ|cơ cấu|ngân sách|tỷ suất|tỉ suất|tỷ số"
        "|tỉ số|lạm phát|bội chi|nợ|năng lực|đàn|mức sinh|biên chế"
    ) + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
PLACE = re.compile(
    _words("xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|thôn|vùng|khu vực|toàn tỉnh|cả nước|việt nam|mỗi|các")
    + r"(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_TURN = re.compile(
    r"[,;]?\s+" + _words(
        "đủ năng lực|đủ khả năng|bảo đảm|đảm bảo|góp phần|đáp ứng|phục vụ|nhằm|để|theo quy định|theo yêu cầu"
        "|hỗ trợ các|và tăng dần|và tiếp tục"
        "|và từng bước|làm cơ sở|tạo điều kiện|từng bước|tiến tới|trở lên|qua đó|từ đó|bao gồm|trong đó"
        "|trong tổng số|so với|trên tổng số|trên địa bàn"
    ) + r"(?!\w)|[.;:]\s",
    re.IGNORECASE,
)  # fmt: skip
_TURNS_TO = re.compile(
    _words(
        ",? ?(?<!\\w)(?:phấn đấu|quyết tâm)|,? (?:bảo đảm|đảm bảo)"
        "|, (?:đóng góp vào|góp phần(?: nâng| đưa| tăng| giảm)?|nâng|đưa|trong đó|để)"
        "| (?:nhằm|góp phần|đạt mục tiêu|với mục tiêu|hướng tới mục tiêu)"
    ) + r"(?!\w)|[“\"]",
    re.IGNORECASE,
)  # fmt: skip
_RATIO = re.compile(
    r"(?<!của)(?<!về)(?<!có)(?<!với)(?<!theo)(?<!là)(?<!và)\s+"
    + _words("tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tốc độ tăng|tốc độ đổi mới") + r"(?!\w)", re.IGNORECASE,
)  # fmt: skip
_JOINED = re.compile(r"\s(?:và|hoặc|cùng)$", re.IGNORECASE)
_GROWTH = re.compile(r"(?:(?:tốc\s+độ|nhịp\s+độ|mức|tỷ\s+lệ|tỉ\s+lệ)\s+tăng|tăng\s+trưởng)(?!\w)", re.IGNORECASE)
_RATE_OF_CHANGE = re.compile(r"(?:tốc\s+độ|nhịp\s+độ|mức|tỷ\s+lệ|tỉ\s+lệ)\s+(?P<way>tăng|giảm)(?!\w)", re.IGNORECASE)
_FEW = (
    r"(?:\s+(?:thêm|gấp|bình quân|trung bình|ít nhất|tối thiểu|khoảng|trên|hơn|từ|hằng năm|hàng năm|mỗi năm|đạt|là|thu"
    r"|được|tối đa|dưới|không (?:dưới|quá|thấp hơn|ít hơn)))*\s*$"
)
_RISES = re.compile(r"(?<!\w)(?:tăng|thêm)" + _FEW, re.IGNORECASE)
_FALLS = re.compile(r"(?<!\w)(?:giảm|cắt giảm|rút ngắn)(?:\s+(?:nghèo|thiểu))?" + _FEW, re.IGNORECASE)
_MORE = re.compile(r"(?<!\w)thêm(?:\s+(?:được|ít nhất|tối thiểu|khoảng|trên|hơn|từ))*\s*$", re.IGNORECASE)
_CHANGES = re.compile(
    _words(
        "tăng|cắt giảm|giảm|rút ngắn|nâng cao|nâng|đưa|hạ|giữ vững|giữ ổn định|giữ|kiểm soát|khống chế|duy trì|ổn định"
    )
    + r"\s+",
    re.IGNORECASE,
)
_LOWERS = re.compile(r"[\W]*(?:phấn\s+đấu\s+)?(?:cắt\s+|kéo\s+)?giảm\s", re.IGNORECASE)
_RAISES = re.compile(r"[\W]*(?:phấn\s+đấu\s+)?tăng\s+(?!cường|trưởng|thu\s+nhập)", re.IGNORECASE)
_COMES_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|đạt|dưới|ở\s+mức|trên|có)(?!\w)", re.IGNORECASE)
# Tăng đầu tư cho khoa học, bảo đảm tối thiểu 2%: what is held is a level.
_HOLDS = re.compile(
    r"(?<!\w)(?:bảo\s+đảm|đảm\s+bảo|chiếm|dành|bố\s+trí|giữ|duy\s+trì|lên\s+(?:đến|tới))(?!\s+mức\s+(?:tăng|giảm))"
    + _FEW.replace("thêm|", ""),
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:tăng|giảm)\s+(?!cường|trưởng|nghèo|thiểu|tốc)", re.IGNORECASE)
_TIMES_AS_MUCH = re.compile(r"(?<!\w)gấp(?:\s+(?:khoảng|trên|hơn|ít nhất|tối thiểu|từ))*\s*$", re.IGNORECASE)
FEW_WORDS = 3  # `Tiết kiệm 10% tổng tiêu thụ năng lượng`: so few words need those after the figure.
_REACH = 400  # Characters; what stands farther off says nothing of a figure.


def direction(before: str) -> Direction:
    """Say whether a figure is a change.

    Args:
        before: the words of its clause up to the number.

    Returns:
        `level` also for `tăng lên 50%`, `giảm xuống còn 3%`; a rate of growth is a change.
    """
    before = before[-_REACH:]
    if way := rate_of_change(before):
        return way
    if _TIMES_AS_MUCH.search(before):
        return "increase"
    opens = not (_COMES_TO.search(before) or _HOLDS.search(before))
    if _FALLS.search(before) or (_LOWERS.match(before) and opens):
        return "decrease"
    if _RAISES.match(before) and opens:
        return "increase"
    return "increase" if _RISES.search(before) or _MORE.search(before) else "level"


def rate_of_change(before: str) -> Direction | None:
    """Say which way a figure changes what its words name a rate of change of: `mức giảm tỷ lệ hộ nghèo`.

    Args:
        before: the words up to the number, or an indicator.

    Returns:
        None if they name something else.
    """
    said = " ".join(before[-_REACH:].split())
    about = subject(said)
    if _GROWTH.match(about):
        return "increase"
    # `subject` leaves out what stands before `tỷ lệ hộ nghèo`.
    start = max(0, said.rfind(about)) if about else len(said)
    for rate in _RATE_OF_CHANGE.finditer(said):
        if rate.start() == start or rate.end() + 1 == start:
            return "increase" if rate["way"].lower() == "tăng" else "decrease"
    return None


def subject(before: str) -> str:
    """Cut the words before a figure down to what they are about; empty if only cues and verbs stand there."""
    before = " ".join(before[-_REACH:].split())
    turns = [turn.end() for turn in _TURNS_TO.finditer(before) if len(before[turn.end() :].split()) >= 2]
    before = before[turns[-1] :] if turns else before
    if ratios := list(_RATIO.finditer(before)):
        before = before[ratios[-1].start() :]
    for _ in range(2):
        before = _CUES.sub("", before, count=1)
        before = _VERBS.sub("", before).strip(' ,;:-–(“"')
    if _JOINED.search(before):
        return ""
    doing = _CUES.sub("", before.rpartition(", ")[2])
    if not _MEASURE.match(before) and len(doing.split()) <= FEW_WORDS and DOING.match(doing):
        before = doing
    change = _CHANGES.match(before)
    return before[change.end() :] if change and _MEASURE.match(before[change.end() :]) else before


def unchanged(before: str) -> str:
    """The subject of a level without the change that leads to it: `tăng đầu tư cho y tế, bảo đảm 2% tổng chi`."""
    return _OPENS.sub("", before, count=1)


def complement(after: str) -> str:
    """Cut the words after a figure down to what they say of the thing measured."""
    after = re.sub(r"^(?:là|thì)\s+", "", " ".join(after[:_REACH].split()).strip(" ,:)"))
    turn = _TURN.search(f" {after} ")
    return after[: max(0, turn.start() - 1)].strip(" ,;:.)") if turn else after.strip(" ,;:.)")


def is_measure(words: str) -> bool:
    """Whether words begin as an indicator does: `tỷ lệ`, `tổng vốn`, `số xã`."""
    return bool(_MEASURE.match(words))


def is_growth(words: str) -> bool:
    """Whether words begin as a rate of growth does: `tốc độ tăng GRDP`."""
    return bool(_GROWTH.match(words))
