"""Which agency: the body that a sentence makes responsible, as it is named there.

1. A body begins with a word such as Bộ, Sở, Ban, Ủy ban, Thủ tướng, and goes on to its duty (chủ trì, có trách nhiệm)
   or to a sign; commas inside are part of the name or of a list of bodies.
2. Of the clauses that fit, the first whose sentence names one with a duty: after `giao`, or before `chủ trì`,
   `chịu trách nhiệm`, `có trách nhiệm`, …; who leads goes before those that take part (`phối hợp với`), unless the
   question asks for those.
3. A sentence without a body of its own speaks of the one in the heading above it (“Trách nhiệm của Bộ Y tế”): that
   is shown as its subject.
4. A body that the question names itself does not answer.
"""

import re

from answer.draft import Case, Claim, Draft
from answer.facts.nearby import nearby
from answer.judging.judge import Judged
from answer.texts import quoting
from index.named_documents import letters
from vietnamese.forms import fold

Span = tuple[int, int]

_HEAD = (
    r"(?:Bộ trưởng Bộ|Bộ|Sở|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Văn phòng|Tổng cục|Cục|Chi cục|Vụ|Chính phủ"
    r"|Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước|Chủ tịch|Quốc hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Đảng đoàn|Ban cán sự đảng|Mặt trận|Ngân hàng|Kho bạc|Thanh tra|Kiểm toán|Tòa án|Toà án|Viện kiểm sát|Viện"
    r"|Công an"
    r"|Quân ủy|Bảo hiểm|Đài|Học viện|Trường|Trung tâm|Liên đoàn|Hội|Đoàn|Bộ Chính trị|Bí thư|Giám đốc|Hiệu trưởng"
    r"|Cơ quan"
    r"|Đơn vị|Doanh nghiệp|Chủ đầu tư|Tổ chức)"
)
_DUTY_WORDS = (
    r"(?:(?:sẽ|phải|được giao|có nhiệm vụ)\s+)?(?:chủ\s+trì|chịu\s+trách\s+nhiệm|có\s+(?:trách\s+nhiệm|thẩm\s+quyền"
    r"|quyền"
    r"|nhiệm\s+vụ)|là\s+(?:cơ\s+quan|đơn\s+vị)|phối\s+hợp|thực\s+hiện|quyết\s+định|phê\s+duyệt|hướng\s+dẫn|chỉ\s+đạo"
    r"|lãnh\s+đạo|kiểm\s+tra|giám\s+sát|theo\s+dõi|thống\s+nhất|quản\s+lý|tham\s+mưu|nghiên\s+cứu|ban\s+hành"
    r"|cấp(?!\s(?:tỉnh"
    r"|huyện|xã|trung|ủy|bộ|cơ))|tổ\s+chức|quy\s+định|công\s+bố|xây\s+dựng|rà\s+soát|trình|đôn\s+đốc|tiếp\s+nhận"
    r"|xem\s+xét"
    r"|triển\s+khai|bảo\s+đảm|báo\s+cáo|tăng\s+cường|đẩy\s+mạnh|giao|lập|thẩm\s+định|bố\s+trí"
    r"|thành\s+lập|ra\s+quyết\s+định|là|bầu|tiến\s+hành|hủy|trực\s+tiếp|đồng\s+ý)(?!\w)"
)
_DUTY = re.compile(rf"\s*(?:,\s*)?{_DUTY_WORDS}")
# A name goes on to the duty, or to a word that begins something else.
_NAME = re.compile(
    rf"(?<!\w){_HEAD}(?!\w)(?:,?\s+(?!{_DUTY_WORDS}|(?:để|do|bởi|cụ thể|trong|theo|căn cứ|đối với|khi|về việc"
    rf"|nếu|tại|được|không"
    rf"|phải)(?!\w))"
    rf"(?:[^\W\d_]+|[-–])){{0,20}}"
)
_GIVEN = re.compile(
    r"(?:\b(?:giao(?:\s+cho)?|do|trách\s+nhiệm\s+của|thuộc\s+thẩm\s+quyền\s+của|(?:chủ\s+trì|thực\s+hiện"
    r"|phụ\s+trách)\s*:)|\|)\s+$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?<!\w)phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+$", re.IGNORECASE)
_WITH_ASKED = re.compile(r"(?<!\w)(?:phoi hop|cung voi|cung)(?!\w)")
# By themselves they do not say which.
_OPEN = frozenset(
    ("Cơ quan", "Cơ quan nhà nước", "Đơn vị", "Tổ chức", "Doanh nghiệp", "Hội đồng", "Văn phòng", "Ủy ban", "Uỷ ban",
     "Trung tâm", "Học viện", "Liên đoàn", "Chi cục", "Tổng cục", "Thanh tra", "Bảo hiểm", "Viện kiểm sát", "Đảng đoàn")
)  # fmt: skip
_WINDOW = 30
# Words of one name; what is longer is a list of bodies, of which the first leads.
_LONGEST = 18


def find(case: Case) -> Draft | None:
    """Answer with the sentence that names the body, or with a sentence under the heading that does."""
    for item in nearby(case):
        claim = _claim(item, case)
        if claim:
            return Draft([claim], item)
    return quoting.find(case)


def names(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the places of the bodies that a text names, from left to right."""
    found = []
    for match in _NAME.finditer(text, start, len(text) if end is None else end):
        name = match[0] if len(match[0].split()) < _LONGEST else match[0].split(",")[0]
        if len(name.split()) > 1 and name not in _OPEN:
            found.append((match.start(), match.start() + len(name)))
    return found


def _claim(item: Judged, case: Case) -> Claim | None:
    clause = item.clause
    text, asked = clause.passage.text, fold(case.question.reading)
    bodies = [span for span in names(text, *clause.sentence) if fold(text[slice(*span)]) not in asked]
    partners = [span for span in bodies if _WITH.search(text, max(clause.sentence[0], span[0] - _WINDOW), span[0])]
    if _WITH_ASKED.search(letters(case.question.reading)) and partners:
        return Claim(clause.passage, *clause.sentence, spans=(partners[0],))
    leads = [
        span
        for span in bodies
        if span not in partners
        and (_DUTY.match(text, span[1]) or _GIVEN.search(text, max(0, span[0] - _WINDOW), span[0]))
    ]
    if leads:
        return Claim(clause.passage, *clause.sentence, spans=(leads[0],))
    for heading in reversed(clause.passage.path):
        above = [span for span in names(heading) if fold(heading[slice(*span)]) not in asked]
        # “Trách nhiệm của Bộ Y tế”; a heading that says more is no one's duty.
        if above and not heading[above[-1][1] :].strip(" .:"):
            return Claim(clause.passage, *clause.sentence, subject=heading[slice(*above[-1])])
    return None
