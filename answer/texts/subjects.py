"""What a quoted sentence speaks of, where it does not say so itself.

1. A bullet or a point goes on from the heading above it; so does a sentence that begins with what to do (“Tăng cường
   …”), with `trong đó`, `ngoài ra`, or with a word that points back (“Các đơn vị này …”).
2. Its subject is then the nearest heading, word for word, without number and colon; none if the sentence holds it.
"""

import re

from index.model import FoundPassage
from vietnamese.forms import key

_POINT = re.compile(r"\\?[-+*•–]\s|[a-zđ]\\?[.)]\s")
_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6})\\?[.)-]\s+")
_GOES_ON = re.compile(
    r"(?:trong đó|riêng|ngoài ra|đồng thời|bên cạnh đó|trường hợp này|theo đó|tăng cường|đẩy mạnh|nâng cao|tiếp tục"
    r"|phấn đấu|xây dựng|hoàn thiện|thực hiện|bảo đảm|đảm bảo|tổ chức|tập trung|chú trọng|phát huy|khuyến khích|hỗ trợ"
    r"|rà soát|triển khai|quan tâm|đổi mới|thúc đẩy|huy động|chủ động|chủ trì|phối hợp|kiên quyết|khẩn trương|ưu tiên"
    r"|kết nạp|đạt|giảm|có thêm|duy trì|mở rộng|phát triển|quản lý|xử lý|kiểm tra|giám sát|ban hành|nghiên cứu"
    r"|đề xuất)(?!\w)"
    r"|(?:các|những|việc|nội dung|đơn vị|cơ quan)(?: [^\W\d_]+){0,4} (?:này|đó|nói trên|nêu trên)(?!\w)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[*\\\s]*(?:(?:Điều|Khoản|Chương|Mục|Phần|Phụ lục|Tiểu mục)\s+[\dIVXLC]+[a-zđ]?[.:]?\s*"
    r"|(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[a-zđA-ZĐ])\\?[.)-]+[\s*]+)?"
)


def subject_of(passage: FoundPassage, start: int, end: int) -> str | None:
    """Return the words of the nearest heading that a sentence needs, None if it needs none.

    Args:
        passage: Where the sentence stands.
        start: Its place in the passage's CLEAN text.
        end: Its end.
    """
    sentence = passage.text[start:end]
    number = _NUMBER.match(sentence)
    said = sentence[number.end() :] if number else sentence
    if passage.kind != "body" or not passage.path or not (_POINT.match(sentence) or _GOES_ON.match(said)):
        return None
    words = heading_words(passage.path[-1])
    return words if words and key(words) not in key(sentence) else None


def heading_words(heading: str) -> str:
    """Return a heading without its number, and without the signs around it."""
    label = _LABEL.match(heading)
    return heading[label.end() if label else 0 :].strip(" :;,.*")
