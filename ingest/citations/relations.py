"""What a document does to one that it cites: the relation, from the words around the citation.

1. A citation that only `và`, a comma or a semicolon parts from the one before has the relation of that.
2. The last verb of the clause before it decides, if it reaches that far: `sửa đổi, bổ sung một số điều của`, `sơ kết 03
   năm thực hiện`. A verb in the title of an act cited before it is that act's, not this one's; so is what was `được sửa
   đổi bởi`. `bổ sung điểm k1 vào sau điểm k` does nothing to điểm k.
3. `Căn cứ` is a relation where it begins the line.
4. What stands after it, `… hết hiệu lực`; what stands in it, `Phụ lục I ban hành kèm theo Thông tư này`.
5. First in an item of a list, it has the relation that the line before the list gives: `các văn bản sau đây hết hiệu
   lực:`.
"""

import re

from ingest.citations.parts import Citation
from ingest.model import Relation

_REACH = 240
# Where a clause ends: a sign, or a line that begins an item, a legal basis, an article or a quotation.
_CLAUSE_END = re.compile(
    r"[.;:](?=[\s”\"])|\n(?=[ \t>#*]*(?:[-+•]|\d{1,2}[.)]|[a-zđ]\d?\)|-?\s?Căn cứ|Điều \d|[“\"]))|\n[ \t]*\n|[”]\s?[.;]"
)
_COORDINATE = re.compile(r"[\s,;]{0,6}(?:(?:và|hoặc|cùng|cùng với|với)\s{1,3})?(?:các\s)?")
_ALSO = re.compile(r"^[^.;:]*\s(?:và|;)\s+$")
_BASIS = re.compile(r"[\s\-–*>#+]*(?:\d+\.\s)?căn\s+cứ\s+(?:vào\s+)?(?:các\s+)?", re.IGNORECASE)
_VERB = re.compile(
    r"(?<!\w)(?:(?P<passive>(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)(?:,?\s+(?:bổ\s+sung|thay\s+thế))*)"
    r"|(?P<amend>sửa\s+đổi)(?:,?\s+bổ\s+sung)?|(?P<add>bổ\s+sung)|(?P<replace>thay\s+thế)|(?P<repeal>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)"
    r"|(?P<lapse>hết\s+hiệu\s+lực)|(?P<interim>sơ\s+kết)|(?P<final>tổng\s+kết)|(?P<attach>kèm\s+theo)"
    r"|(?P<carry>thực\s+hiện|triển\s+khai|quán\s+triệt"
    r"|(?<!hướng dẫn )(?<!chi tiết )(?<!biện pháp )thi\s+hành|cụ\s+thể\s+h(?:óa|oá))|(?P<base>căn\s+cứ))(?!\w)",
    re.IGNORECASE,
)
_RELATIONS: dict[str, Relation] = {
    "amend": "sửa đổi", "add": "bổ sung", "replace": "thay thế", "repeal": "bãi bỏ", "lapse": "hết hiệu lực",
    "interim": "sơ kết", "final": "tổng kết", "attach": "kèm theo", "carry": "thực hiện", "base": "căn cứ",
    "passive": "dẫn chiếu",
}  # fmt: skip
# How many characters may stand between the verb and what it governs.
_REACHES = {"carry": 45, "attach": 12, "base": 12, "interim": 70, "final": 70}
_NOT_GOVERNED = re.compile(
    r"(?<!\w)(?:theo|quy\s+định|tại|trong|về|hướng\s+dẫn|mục\s+tiêu|điều)(?!\w)|[,:]", re.IGNORECASE
)
# Thực hiện đầy đủ các quan điểm, nhiệm vụ và giải pháp đã đề ra trong Nghị quyết …
_TASKS = re.compile(r"(?:nhiệm\s+vụ|giải\s+pháp|quan\s+điểm)(?:\s+\w+){0,6}\s+(?:trong|tại|của)\s+$")
_BY_RULE = re.compile(r"(?<!\w)(?:theo|quy\s+định|mục\s+tiêu|thực\s+hiện|hoàn\s+thiện|xây\s+dựng)(?!\w)", re.IGNORECASE)
_PLACED = re.compile(r"(?:vào\s+)?(?:sau|trước)\s+$")
_OF_TITLES = frozenset({"amend", "add", "replace", "repeal", "lapse"})
_ITEM = re.compile(r"[ \t]*(?P<mark>[-+•]|\d{1,2}[.)]|[a-zđ]\d?\))\s*(?:Bãi bỏ\s+)?$")
_LISTED_LINE = re.compile(
    r"[ \t]*(?:\d{1,2}[.)]|[a-zđ]\))?\s?(?:Các\s)?(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Chỉ thị)\s"
    r"(?:liên tịch\s)?(?:số|sau)"
)
_LIST_HEAD = re.compile(
    r"(?P<lapse>hết\s+hiệu\s+lực)|(?P<repeal>bãi\s+bỏ)|(?P<replace>thay\s+thế)|(?P<amend>sửa\s+đổi)", re.IGNORECASE
)
_FIRST_ITEM = re.compile(r"\s*([-+•]|\d{1,2}[.)]|[a-zđ]\d?\))")
_LIST_REACH = 6000


def relation_of(text: str, citation: Citation, previous: Citation | None, previous_relation: Relation) -> Relation:
    """Say what this document does to what it cites.

    Args:
        text: CLEAN text.
        citation: One of its citations.
        previous: The citation before it, if there is one.
        previous_relation: The relation of that.
    """
    inside = text[citation.pinpoint_end : citation.end] if citation.pinpoint_end > citation.start else ""
    if "kèm theo" in inside:
        return "kèm theo"
    start = max(0, citation.start - _REACH, previous.end if previous else 0)
    before = text[start : citation.start]
    if previous and previous.end == start and _COORDINATE.fullmatch(before) and not (previous.own and ";" in before):
        return previous_relation
    # `Bãi bỏ Thông tư A quy định … và Thông tư B`: after a title, what is of the same type goes with the first.
    if previous and previous.end == start and _ALSO.search(before) and previous.type == citation.type:
        return previous_relation
    clause_start = 0
    for end in _CLAUSE_END.finditer(before):
        clause_start = end.end()
    clause = before[clause_start:]
    if _BASIS.fullmatch(clause):
        return "căn cứ"
    governed = _governed(clause, in_title=previous is not None and not clause_start and _is_act(previous, start))
    if governed:
        return governed
    if not citation.own and _lapses(text, citation):
        return "hết hiệu lực"
    return _from_list_head(text, citation.start) or "dẫn chiếu"


def _is_act(previous: Citation, start: int) -> bool:
    return previous.end == start and previous.kind in ("document", "law") and previous.certainty != "rejected"


def _governed(clause: str, *, in_title: bool) -> Relation | None:
    last: re.Match[str] | None = None
    for verb in _VERB.finditer(clause):
        # Sơ kết 03 năm thực hiện, tổng kết việc thực hiện: the first verb says what is done.
        governs_next = last is not None and last.lastgroup in ("interim", "final") and verb.lastgroup == "carry"
        last = last if governs_next else verb
    if last is None or last.lastgroup is None:
        return None
    kind, between = last.lastgroup, clause[last.end() :]
    of_act = in_title and (kind in _OF_TITLES or last[0].lower().startswith("thi"))
    if kind == "passive" or of_act or _PLACED.search(between):
        return "dẫn chiếu"
    if kind == "carry" and len(between) < _REACH // 2 and _TASKS.search(between):
        return "thực hiện"
    if len(between) > _REACHES.get(kind, _REACH):
        return None
    if kind in ("carry", "base") and _NOT_GOVERNED.search(between):
        return None
    if kind in _OF_TITLES and _BY_RULE.search(between):
        return None
    return _RELATIONS[kind]


def _lapses(text: str, citation: Citation) -> bool:
    """Whether what is said of the act after it, or of all that its line lists, is that it lapses."""
    start, end = citation.start, citation.end
    place = text.find("hết hiệu lực", end, end + 3 * _REACH)
    if place < 0 or ("\n" in text[end:place] and "\n\n" in text[end:place]):
        return False
    if _CLAUSE_END.search(text, end, place) is None:
        return True
    line = text.rfind("\n", max(0, start - _LIST_REACH), start) + 1
    return text.find("\n", end, place) < 0 and _LISTED_LINE.match(text, line) is not None


def _from_list_head(text: str, start: int) -> Relation | None:
    line = text.rfind("\n", max(0, start - 40), start) + 1
    item = _ITEM.fullmatch(text, line, start)
    if not line or item is None:
        return None
    reach = max(0, start - _LIST_REACH)
    colon, article = text.rfind(":\n", reach, start), text.rfind("\nĐiều ", reach, start)
    # The list is that of the line before it: one with a colon, or the heading of the article.
    end = colon if colon > article else text.find("\n", article + 1, start) if article >= 0 else -1
    if end < 0:
        return None
    first = _FIRST_ITEM.match(text, end + (end == colon))
    if first is None or first[1][-1] != item["mark"][-1]:
        return None
    verb = _LIST_HEAD.search(text, max(text.rfind("\n", max(0, end - 400), end) + 1, end - 400), end)
    return _RELATIONS[verb.lastgroup] if verb and verb.lastgroup else None
