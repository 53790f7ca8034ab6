"""What a document does to one that it cites: the relation, from the words around the citation.

1. A citation that only `và`, a comma or a semicolon parts from the one before has the relation of that.
2. `Căn cứ` is a relation where it begins the line, and for what stands after a semicolon in such a line.
3. The last verb of the clause before it decides, if it reaches that far: `sửa đổi, bổ sung một số điều của`, `sơ kết 03
   năm thực hiện`. A verb in the title of an act cited before it is that act's, not this one's; so is what was `được sửa
   đổi bởi`, and what others are asked to amend. `bổ sung điểm k1 vào sau điểm k` does nothing to điểm k.
4. What stands after it, `… hết hiệu lực`; what stands in it, `Phụ lục I ban hành kèm theo Thông tư này`.
5. First in an item of a list, it has the relation that the line before the list gives: `các văn bản sau đây hết hiệu
   lực:`.
"""

import re

from ingest.citations.parts import Citation
from ingest.model import Relation

_REACH = 240
# OCR writes cân cứ, sửa đồi, bố sung.
_AMEND, _ADD = r"s[ửừứ]a\s+đ[ổốồỗ]i", r"b[ổốồỗỏ]\s+sung"
_BASED = r"c[ăâ]n\s+c[ứừửữú]"
# Where a clause ends: a sign, or a line that begins an item, a legal basis, an article or a quotation.
_CLAUSE_END = re.compile(
    r"[.;:](?=[\s”\"])|\n(?=[ \t>#*]*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\d?\)|-?\s?C[ăâ]n c[ứừửữú]|Điều \d|[“\"]))"
    r"|\n(?=[ \t]*Bãi bỏ\s)|\n[ \t]*\n|[”]\s?[.;]|\s\|\s"
)
_COORDINATE = re.compile(r"[\s,;]{0,6}(?:(?:và|hoặc|cùng|cùng với|với)\s{1,3})?(?:các\s)?")
_ALSO = re.compile(r"^[^.;:]*\s(?:và|;)\s+$")
_BASIS = re.compile(rf"[\s\-–*>#+]*(?:\d+\.\s)?{_BASED}\s+(?:vào\s+)?(?:các\s+)?", re.IGNORECASE)
_NEXT_BASIS = re.compile(r";\s{1,3}(?:các\s)?$")
_BASIS_ENDS = re.compile(r"[.:][ \t]*\n|\n[ \t]*(?:Theo|Điều|Xét|QUY)")
_BASIS_REACH = 1500
_VERB = re.compile(
    rf"(?<!\w)(?:(?P<passive>(?:đã\s+)?được\s+(?:{_AMEND}|{_ADD}|thay\s+thế|bãi\s+bỏ|đính\s+chính)"
    rf"(?:,?\s+(?:{_ADD}|thay\s+thế|bãi\s+bỏ))*)"
    rf"|(?P<amend>{_AMEND}|đính\s+chính)(?:,?\s+{_ADD})?|(?P<add>{_ADD})|(?P<replace>thay\s+thế)"
    r"|(?P<repeal>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|bỏ\s+(?:các\s+)?(?:(?:cụm\s+)?từ|cột|dòng|nội\s+dung|đoạn|khoản|điểm))"
    r"|(?P<lapse>(?:hết|chấm\s+dứt)\s+hiệu\s+lực)|(?P<interim>sơ\s+kết)|(?P<final>tổng\s+kết)|(?P<attach>kèm\s+theo)"
    r"|(?P<carry>thực\s+hiện|triển\s+khai|quán\s+triệt"
    r"|(?<!hướng dẫn )(?<!chi tiết )(?<!biện pháp )(?<!hiệu lực )(?<!khoản )thi\s+hành|cụ\s+thể\s+h(?:óa|oá))"
    rf"|(?P<base>{_BASED}))(?!\w)",
    re.IGNORECASE,
)
_RELATIONS: dict[str, Relation] = {
    "amend": "sửa đổi", "add": "bổ sung", "replace": "thay thế", "repeal": "bãi bỏ", "lapse": "hết hiệu lực",
    "interim": "sơ kết", "final": "tổng kết", "attach": "kèm theo", "carry": "thực hiện", "base": "căn cứ",
    "passive": "dẫn chiếu",
}  # fmt: skip
_OF_TITLES = frozenset({"amend", "add", "replace", "repeal", "lapse"})
CHANGES: frozenset[Relation] = frozenset(_RELATIONS[kind] for kind in _OF_TITLES)
"""What an act does to the text of another."""
# How many characters may stand between the verb and what it governs.
_REACHES = {"carry": 45, "attach": 12, "base": 12, "interim": 70, "final": 70}
_NOT_GOVERNED = re.compile(
    r"(?<!\w)(?:theo|quy\s+định|tại|trong|về|hướng\s+dẫn|mục\s+tiêu|điều|trước|sau|ngày|khi|xong)(?!\w)|[,:(]",
    re.IGNORECASE,
)
# Thực hiện đầy đủ các nhiệm vụ và giải pháp đề ra trong Nghị quyết …; triển khai chỉ đạo của Đảng, Nghị quyết …
_TASKS = re.compile(
    r"(?:nhiệm\s+vụ|giải\s+pháp|quan\s+điểm|chủ\s+trương|định\s+hướng|chỉ\s+đạo|kết\s+luận|nghị\s+quyết)"
    r"(?:,?\s+(?!quy\s+định|quyền)\w+){0,14}(?:\s+(?:trong|tại|của|theo|là)|,)\s+(?:các\s+)?$"
)
_BY_RULE = re.compile(
    r"(?<!\w)(?:theo|(?<!số )(?<!các )quy\s+định|mục\s+tiêu|thực\s+hiện|hoàn\s+thiện|xây\s+dựng)(?!\w)", re.IGNORECASE
)
_SAID_WHERE = re.compile(r"quy\s+định\s+tại|kèm\s+theo")
_BEGINS = re.compile(r"[^\w]*(?:(?:\d{1,2}[.)]|[a-zđ]\)|Điều \d{1,3}[a-z]?\.)\s*)?")
# What is still to be done to an act, by others: đề nghị Chính phủ nghiên cứu sửa đổi …
_PLANNED = re.compile(
    r"(?<!\w)(?:nghiên\s+cứu|đề\s+nghị|đề\s+xuất|kiến\s+nghị|rà\s+soát|soạn\s+thảo|dự\s+thảo|tham\s+mưu|chưa)(?!\w)",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?:vào\s+)?(?:sau|trước)\s+$")
_TITLE = re.compile(
    r"\s*(?:về|quy\s+định|hướng\s+dẫn|ban\s+hành|phê\s+duyệt|công\s+bố|điều\s+chỉnh|cập\s+nhật|(?:thực|triển)\s)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"[ \t]*(?P<mark>[-+•]|\d{1,2}[.)]|[a-zđ]\d?\))\s*"
    r"(?:Bãi bỏ\s+|(?:Cụm từ|Từ|Nội dung|Quy định|Toàn bộ|Một phần)\s[^.;\n]{0,260}?(?:tại|của)\s+)?(?:các\s+)?$"
)
_LISTED_LINE = re.compile(
    r"[ \t]*(?:\d{1,2}[.)]|[a-zđ]\))?\s?(?:Các\s)?(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Chỉ thị)\s"
    r"(?:liên tịch\s)?(?:số|sau)"
)
_LIST_HEAD = re.compile(
    r"(?P<lapse>(?:hết|chấm\s+dứt)\s+hiệu\s+lực)|(?P<repeal>bãi\s+bỏ)|(?P<replace>thay\s+thế)|(?P<amend>sửa\s+đổi|đính\s+chính)",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(r"(?<!\w)(?:theo|căn\s+cứ|trước\s+ngày)(?!\w)", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"\n[ \t]*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\d?\)|C[ăâ]n c[ứừửữú]|Điều \d)")
# Thay thế cụm từ “A” tại Điều 1; cụm từ “B” tại Điều 2.
_NEXT_PHRASE = re.compile(r"\s*(?:cụm\s+từ\s+)?[“\"]")
_HEADING_ABOVE = re.compile(r"(?:^|\n)[ \t*#]*Điều \d{1,4}[a-zđ]?[.:][^\n]*\n\s*$")
_FIRST_ITEM = re.compile(r"\s*([-+•]|\d{1,2}[.)]|[a-zđ]\d?\))")
_LIST_REACH = 20_000
# Lists within items of a list, before the one in question.
_LISTS_WITHIN = 8


def relation_of(
    text: str,
    citation: Citation,
    previous: Citation | None,
    previous_relation: Relation,
    *,
    subject: tuple[Citation, Relation] | None = None,
    own_number: str | None = None,
) -> Relation:
    """Say what this document does to what it cites.

    Args:
        text: CLEAN text.
        citation: One of its citations.
        previous: The citation before it, if there is one.
        previous_relation: The relation of that.
        subject: The last act that something is done to, and what: `Thông tư A hướng dẫn Nghị định B và Thông tư C`.
        own_number: The number of this document: what stands after it is its own doing.
    """
    attached = citation.pinpoint_end > citation.start and "kèm theo" in text[citation.pinpoint_end : citation.end]
    if attached and citation.own:
        return "kèm theo"
    start = max(0, citation.start - _REACH, previous.end if previous else 0)
    before = text[start : citation.start]
    # `Bãi bỏ Thông tư A quy định … và Thông tư B`: after a title, what is of the same type goes with the first.
    if (
        previous
        and previous.end == start
        and not (previous.own and ";" in before)
        and (_COORDINATE.fullmatch(before) or (_ALSO.search(before) and previous.type == citation.type))
    ):
        if attached and previous_relation not in CHANGES:
            return "kèm theo"
        if ";" in before and _in_basis(text, citation.start):
            return "căn cứ"
        resumes = subject and previous_relation == "dẫn chiếu" and citation.type == subject[0].type != previous.type
        return subject[1] if subject and resumes and _same_item(text, subject[0], citation) else previous_relation
    clause_start, in_row = 0, True
    for end in _CLAUSE_END.finditer(before):
        clause_start, in_row = end.end(), in_row and "|" in end[0]
    clause = before[clause_start:]
    if _BASIS.fullmatch(clause) or (_NEXT_BASIS.search(before) and _in_basis(text, citation.start)):
        return "căn cứ"
    if citation.own and _HEADING_ABOVE.search(before):
        return "dẫn chiếu"
    # In a row of a table of acts the next cell has the title.
    follows_act = previous is not None and in_row and _is_act(previous, start) and previous.number != own_number
    titled = follows_act and _TITLE.match(clause) is not None
    governed = _governed(clause, follows_act=follows_act, titled=titled)
    if attached:
        return governed if governed in CHANGES else "kèm theo"
    if governed:
        return "dẫn chiếu" if governed in CHANGES and _is_here(text, citation) else governed
    if (
        previous_relation in CHANGES
        and previous
        and _NEXT_PHRASE.match(clause)
        and _same_item(text, previous, citation)
    ):
        return previous_relation
    if citation.kind in ("document", "law") and not titled and _lapses(text, citation, clause):
        return "hết hiệu lực"
    return _from_list_head(text, citation.start) or "dẫn chiếu"


def _is_here(text: str, citation: Citation) -> bool:
    """Whether it is a place in this document, which does not change itself: khoản 2 Điều này, Nghị định này."""
    return citation.own or (citation.kind == "internal" and text.startswith("này", citation.end - 3))


def _same_item(text: str, first: Citation, last: Citation) -> bool:
    return last.start - first.end < _BASIS_REACH and _NEXT_ITEM.search(text, first.end, last.start) is None


def list_head(text: str, start: int) -> tuple[int, int] | None:
    """Find the line that a list hangs on: the place of the line before the list, for what begins one of its items.

    Args:
        text: CLEAN text.
        start: Of the citation that begins an item.
    """
    line = text.rfind("\n", max(0, start - 300), start) + 1
    if line == start:
        # A row that HTML has taken apart: its number stands on the line before.
        line = text.rfind("\n", max(0, line - 8), max(0, line - 1)) + 1
    item = _ITEM.fullmatch(text, line, start)
    if not line or item is None:
        return None
    reach = max(0, start - _LIST_REACH)
    article = text.rfind("\nĐiều ", reach, start)
    before = start
    for _ in range(_LISTS_WITHIN):
        colon = max(text.rfind(":\n", reach, before), text.rfind(": \n", reach, before))
        # The list is that of the line before it: one with a colon, or the heading of the article.
        end = colon if colon > article else _heading_end(text, article, before)
        if end < 0:
            return None
        first = _FIRST_ITEM.match(text, end + (end == colon))
        if first and first[1][-1] == item["mark"][-1]:
            return max(text.rfind("\n", max(0, end - 400), end) + 1, end - 400), end
        if end != colon:
            return None
        before = colon
    return None


def _heading_end(text: str, article: int, before: int) -> int:
    """Where the heading of an article ends, on its own line or, if that holds nothing but `Điều 1.`, on the next."""
    end = text.find("\n", article + 1, before) if article >= 0 else -1
    bare = end >= 0 and text[article + 1 : end].rstrip(" .:").count(" ") == 1
    return text.find("\n", end + 1, before) if bare else end


def _is_act(previous: Citation, start: int) -> bool:
    return previous.end == start and previous.kind in ("document", "law") and previous.certainty != "rejected"


def _in_basis(text: str, start: int) -> bool:
    """Whether it is a further one in a paragraph that begins `Căn cứ`."""
    head = text.rfind("ăn cứ ", max(0, start - _BASIS_REACH), start)
    line = text.rfind("\n", max(0, head - 16), head) + 1 or max(0, head - 16)
    if head < 1 or text[line:head].strip(" \t-–*>#+") not in ("C", "c"):
        return False
    return _BASIS_ENDS.search(text, head, start) is None


def _governed(clause: str, *, follows_act: bool, titled: bool) -> Relation | None:
    last: re.Match[str] | None = None
    for verb in _VERB.finditer(clause):
        # Sơ kết 03 năm thực hiện, tổng kết việc thực hiện: the first verb says what is done.
        reviewed = last is not None and last.lastgroup in ("interim", "final") and verb.lastgroup == "carry"
        # Bãi bỏ Phần III ban hành kèm theo Thông tư …
        part = last is not None and verb.lastgroup == "attach" and _BEGINS.fullmatch(clause, 0, last.start())
        last = last if reviewed or part else verb
    if last is None or last.lastgroup is None:
        return None
    kind, between = last.lastgroup, clause[last.end() :]
    of_act = (titled and kind != "attach") or (
        follows_act and (kind in _OF_TITLES or last[0].lower().startswith("thi"))
    )
    if kind == "passive" or of_act or _PLACED.search(between):
        return "dẫn chiếu"
    if kind == "carry" and len(between) < _REACH - 40 and _TASKS.search(between):
        return "thực hiện"
    if len(between) > _REACHES.get(kind, _REACH):
        return None
    if kind in ("carry", "base") and _NOT_GOVERNED.search(between):
        return None
    if kind in _OF_TITLES:
        before = clause[: last.start()]
        if _PLANNED.search(before):
            return "dẫn chiếu"
        # What an article or an item begins with is what is done; `quy định tại` then says only where.
        said_where = kind in ("replace", "repeal") and _BEGINS.fullmatch(before)
        ruled = _SAID_WHERE.sub("", between) if said_where else between
        if _BY_RULE.search(ruled):
            return None
    return _RELATIONS[kind]


def _lapses(text: str, citation: Citation, clause: str) -> bool:
    """Whether what is said of the act after it, or of all that its line lists, is that it lapses."""
    start, end = citation.start, citation.end
    place = text.find("hiệu lực", end, end + 3 * _REACH)
    while place >= 0 and not text.endswith(("hết ", "chấm dứt "), end, place):
        place = text.find("hiệu lực", place + 8, end + 3 * _REACH)
    if place < 0 or "|" in text[end:place] or ("\n" in text[end:place] and "\n\n" in text[end:place]):
        return False
    if _NOT_SUBJECT.search(clause) or text.endswith(("chưa hết ", "khi hết ", "mà hết "), end, place):
        return False
    if _CLAUSE_END.search(text, end, place) is None:
        return True
    line = text.rfind("\n", max(0, start - _LIST_REACH), start) + 1
    return text.find("\n", end, place) < 0 and _LISTED_LINE.match(text, line) is not None


def _from_list_head(text: str, start: int) -> Relation | None:
    head = list_head(text, start)
    verb = _LIST_HEAD.search(text, *head) if head else None
    return _RELATIONS[verb.lastgroup] if verb and verb.lastgroup else None
