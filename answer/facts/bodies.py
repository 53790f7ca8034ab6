"""Which agency: the body that a sentence makes responsible, as it is named there.

1. A body begins with a word such as Bộ, Sở, Ban, Ủy ban, Thủ tướng, and goes on to its duty (chủ trì, có trách nhiệm)
   or to a sign; commas inside are part of the name or of a list of bodies.
2. Of the clauses that fit, the first that tells of one: the row of a table by its column (`Cơ quan chủ trì`), the line
   below a task by its label (`- Đơn vị chủ trì: …`), else the sentence.
3. In a sentence a body is responsible before a duty, or after `giao`, `do`; one that is only told, asked or helped
   (trình, tham mưu, của) is not, unless what the question asks for is its duty (“trình Thủ tướng phê duyệt”). Who
   leads goes before those that take part (`phối hợp với`), unless the question asks for those; who stands in the clause
   that fits, before the rest of the sentence.
4. A sentence without a body of its own speaks of the one in the heading above it (“Trách nhiệm của Bộ Y tế”, “Bộ Y tế
   có trách nhiệm:”): that is shown as its subject.
5. A body that the question names itself does not answer, nor do many of a kind (các bộ, ngành liên quan) where it asks
   for one. Where no clause names any, a question for an agency has no
   answer; who may be a person is answered with sentences.
"""

import re
from collections.abc import Iterable, Sequence

from answer.draft import Case, Claim, Draft
from answer.facts.labelled import columns, lines_under
from answer.facts.nearby import nearby, sure_of
from answer.judging.judge import Judged
from answer.texts import quoting
from answer.texts.subjects import heading_words
from index.model import FoundPassage
from index.named_documents import letters
from vietnamese.forms import fold

Span = tuple[int, int]
Told = tuple[FoundPassage, Span]
"""What a label says, and where."""

_HEAD = (
    r"(?:Bộ trưởng Bộ|Bộ(?! luật| phận| máy| hồ)|Sở(?! hữu)|Ban(?! hành| đầu| bố)|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng"
    r"|Văn phòng|Tổng cục|Cục(?! bộ)|Chi cục|Vụ(?! việc| án)|Chính phủ|Thủ tướng Chính phủ|Thủ tướng|Chủ tịch nước"
    r"|Chủ tịch|Quốc hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Huyện ủy|Đảng ủy|Đảng đoàn|Ban cán sự đảng|Mặt trận|Ngân hàng"
    r"|Kho bạc|Thanh tra|Kiểm toán|Tòa án|Toà án|Viện kiểm sát|Viện|Công an|Quân ủy|Bảo hiểm|Đài|Học viện"
    r"|Trường(?! hợp)|Trung tâm|Liên đoàn|Hội(?! nghị| thảo| nhập)|Đoàn(?! kết)|Bộ Chính trị|Bí thư|Giám đốc"
    r"|Hiệu trưởng|Cơ quan|Đơn vị|Doanh nghiệp|Chủ đầu tư|Tổ chức)"
)
_DUTY_WORDS = (
    r"(?:(?:sẽ|phải|được\s+giao|có\s+nhiệm\s+vụ|thường\s+xuyên|tiếp\s+tục|chủ\s+động|kịp\s+thời)\s+)?"
    r"(?:chủ\s+trì|chịu\s+trách\s+nhiệm|có\s+(?:trách\s+nhiệm|thẩm\s+quyền"
    r"|quyền"
    r"|nhiệm\s+vụ)|là\s+(?:cơ\s+quan|đơn\s+vị)|phối\s+hợp|thực\s+hiện|quyết\s+định|phê\s+duyệt|hướng\s+dẫn|chỉ\s+đạo"
    r"|lãnh\s+đạo|kiểm\s+tra|giám\s+sát|theo\s+dõi|thống\s+nhất|quản\s+lý|tham\s+mưu|nghiên\s+cứu|ban\s+hành"
    r"|cấp(?!\s(?:tỉnh"
    r"|huyện|xã|trung|ủy|bộ|cơ))|tổ\s+chức|quy\s+định|công\s+bố|xây\s+dựng|rà\s+soát|trình|đôn\s+đốc|tiếp\s+nhận"
    r"|xem\s+xét"
    r"|triển\s+khai|bảo\s+đảm|báo\s+cáo|tăng\s+cường|đẩy\s+mạnh|giao|lập|thẩm\s+định|bố\s+trí"
    r"|thành\s+lập|ra\s+quyết\s+định|là|bầu|tiến\s+hành|hủy|trực\s+tiếp|đồng\s+ý)(?!\w)"
)
# “Ủy ban nhân dân cấp tỉnh nơi tổ chức đặt trụ sở chính có thẩm quyền …”.
DUTY = re.compile(rf"\s*(?:nơi\s[^,;.|]{{3,80}}?\s)?(?:,\s*)?{_DUTY_WORDS}")
# A name goes on to the duty, or to a word that begins something else.
_NAME = re.compile(
    rf"(?<!\w){_HEAD}(?!\w)(?:,?\s+(?!{_DUTY_WORDS}|(?:để|do|bởi|cụ thể|trong|theo|căn cứ|đối với|khi|về việc"
    rf"|nếu|tại|được|không"
    rf"|phải|nơi|gồm|bao gồm)(?!\w))"
    rf"(?:[^\W\d_]+(?:&[^\W\d_]+)?|[-–])){{0,20}}"
)
_GIVEN = re.compile(
    r"(?:\b(?:giao(?:\s+cho)?|do|trách\s+nhiệm\s+của|thuộc\s+thẩm\s+quyền\s+của|(?:chủ\s+trì|thực\s+hiện"
    r"|phụ\s+trách)\s*:)|\|)\s+$",
    re.IGNORECASE,
)
# It is told, asked, helped, or has something: it need not act.
OBJECT = re.compile(
    r"(?<!\w)(?:của|với|cùng|cho|trình|báo\s+cáo|tham\s+mưu|giúp|gửi|đề\s+nghị|kiến\s+nghị|thuộc|tại|ý\s+kiến|theo"
    r"|từ|về|đến|trừ|ngoài)\s+$",
    re.IGNORECASE,
)
_DUTY_LETTERS = re.compile(rf"(?<!\w){letters(_DUTY_WORDS)}")
_WHO = re.compile(r"(?<!\w)(?:nao|ai|which|who)(?!\w)")
# Other questions for a body may mean a person, a place, a branch of the economy.
_AGENCY = re.compile(
    r"(?<!\w)(?:co quan|bo|ban|so|hoi dong|uy ban|uy ban nhan dan|cuc|vu|toa an|ubnd)"
    r"(?: (?:nha nuoc|chuc nang|chuyen mon))? nao(?!\w)"
)
_LABEL = re.compile(r"^(?:cac )?(?:co quan|don vi|to chuc|bo phan|bo,? nganh|chu tri|phan cong|nguoi)(?!\w)")
_PARTNER = re.compile(r"(?<!\w)phoi hop(?!\w)")
# They ask for a body, and are no part of what it does.
_ASKING = frozenset(
    ("chủ trì", "trách nhiệm", "chịu trách nhiệm", "thẩm quyền", "nhiệm vụ", "giao", "do", "việc", "cơ quan", "đơn vị",
     "chịu", "lo", "phụ trách", "quyền", "cùng", "phối hợp")
)  # fmt: skip
_MARGIN = 0.3
_WITH = re.compile(r"(?<!\w)phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:với|cùng)\s+$", re.IGNORECASE)
# “cơ quan nào phối hợp”, “phối hợp với ai”; no cung ứng, no cùng cấp.
_WITH_ASKED = re.compile(
    r"(?<!\w)(?:nao|ai)(?: \w+){0,2} (?:phoi hop|cung(?! ung| cap))(?!\w)"
    r"|(?<!\w)(?:phoi hop|cung)(?: chat che)?(?: voi| cung)? (?:nhung |cac )?(?:co quan|don vi|bo|so|ban|ai)(?!\w)"
)
_MANY = re.compile(r"(?<!\w)(?:các|những|một\s+số|mọi)\s+$", re.IGNORECASE)
_SEVERAL_ASKED = re.compile(r"(?<!\w)(?:cac|nhung|moi)(?!\w)")
# By themselves they do not say which.
_OPEN = frozenset(
    ("Cơ quan", "Cơ quan nhà nước", "Đơn vị", "Tổ chức", "Doanh nghiệp", "Hội đồng", "Văn phòng", "Ủy ban", "Uỷ ban",
     "Trung tâm", "Học viện", "Liên đoàn", "Chi cục", "Tổng cục", "Thanh tra", "Bảo hiểm", "Viện kiểm sát", "Đảng đoàn")
)  # fmt: skip
_WINDOW = 30
# Words of one name; what is longer is a list of bodies, of which the first leads.
_LONGEST = 18


def find(case: Case) -> Draft | None:
    """Answer with what names the body, or with a sentence under the heading that does."""
    for item in nearby(case, _MARGIN):
        claims = _claims(item, case)
        if claims:
            within = {claim.passage.id for claim in claims}
            return Draft(claims, item, sure=sure_of(case, item, _ASKING, within, verbs=False))
    return None if _AGENCY.search(letters(case.question.reading)) else quoting.find(case)


def names(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the places of the bodies that a text names, from left to right."""
    found = []
    for match in _NAME.finditer(text, start, len(text) if end is None else end):
        name = match[0] if len(match[0].split()) < _LONGEST else match[0].split(",")[0]
        if len(name.split()) > 1 and name not in _OPEN:
            found.append((match.start(), match.start() + len(name)))
    return found


def _claims(item: Judged, case: Case) -> list[Claim]:
    clause = item.clause
    text, reading = clause.passage.text, case.question.reading
    with_asked = bool(_WITH_ASKED.search(letters(reading)))
    cell = _labelled(((name, (clause.passage, said)) for name, said in columns(clause.passage)), reading, with_asked)
    if cell:
        return [Claim(clause.passage, *clause.sentence, spans=(cell[1],))]
    asked = fold(reading)
    bodies = [span for span in names(text, *clause.sentence) if fold(text[slice(*span)]) not in asked]
    if not _SEVERAL_ASKED.search(letters(reading)):
        bodies = [
            span for span in bodies if not _MANY.search(text, max(clause.sentence[0], span[0] - _WINDOW), span[0])
        ]
    partners = [span for span in bodies if _WITH.search(text, max(clause.sentence[0], span[0] - _WINDOW), span[0])]
    if with_asked and partners:
        return [Claim(clause.passage, *clause.sentence, spans=(partners[0],))]
    wanted = _duty_asked(reading)
    weighed = [(_weight(text, span, wanted), span) for span in bodies if span not in partners]
    leads = [(clause.start <= span[0] < clause.end, weight, span) for weight, span in weighed if weight]
    if leads:
        best = max(leads, key=lambda lead: (lead[0], lead[1], -lead[2][0]))
        return [Claim(clause.passage, *clause.sentence, spans=(best[2],))]
    lines = [(label, (below, said)) for label, below, said in lines_under(case, clause.passage)]
    line = _labelled(lines, reading, with_asked)
    if line:
        return [Claim(clause.passage, *clause.sentence), Claim(line[0], 0, len(line[0].text), spans=(line[1],))]
    subject = _above(clause.passage.path, asked)
    return [Claim(clause.passage, *clause.sentence, subject=subject)] if subject else []


def _labelled(told: Iterable[tuple[str, Told]], reading: str, with_asked: bool) -> Told | None:
    """What a label says that names who does what is asked for: `Cơ quan kiểm tra` before `Cơ quan chủ trì`."""
    fitting = [
        (_duty_asked(reading) in letters(label), said)
        for label, said in told
        if _LABEL.search(letters(label)) and bool(_PARTNER.search(letters(label))) == with_asked
    ]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def _duty_asked(reading: str) -> str:
    """The first duty after the words that ask, by its letters; `chu tri` if none is named."""
    plain = letters(reading)
    ask = _WHO.search(plain)
    found = _DUTY_LETTERS.search(plain, ask.end() if ask else 0)
    return found[0] if found else "chu tri"


def _weight(text: str, body: Span, wanted: str) -> int:
    """How well a body answers: 3 if its duty is the one asked for, 2 if it has one, 0 if it is only told or asked."""
    duty = DUTY.match(text, body[1])
    if duty and wanted in letters(duty[0]):
        return 3
    start = max(0, body[0] - _WINDOW)
    if _GIVEN.search(text, start, body[0]):
        return 2
    return 2 if duty and not OBJECT.search(text, start, body[0]) else 0


def _above(path: Sequence[str], asked: str) -> str | None:
    """The body that a heading above is about: the heading ends with it, or begins with it and goes on to its duty."""
    for heading in reversed(path):
        found = [span for span in names(heading) if fold(heading[slice(*span)]) not in asked]
        if not found:
            continue
        if not heading[found[-1][1] :].strip(" .:"):
            return heading[slice(*found[-1])]
        if not heading_words(heading[: found[0][0]]) and DUTY.match(heading, found[0][1]):
            return heading[slice(*found[0])]
    return None
