"""A citation of a law, code, ordinance or of the Constitution: by name, by number, or by both.

1. A number right after the word: `Luật số 31/2024/QH15`.
2. Else the name, up to where `law_names` says that it ends; one that holds other names ("Luật sửa đổi, bổ sung một số
   điều của Luật A và Luật B") up to the last of them. Then number, year or date, which are the outer law's.
3. A name in no list is certain only with a number or a year; in capitals, it is a heading.
"""

import re

from ingest.citations import forms
from ingest.citations.law_names import name_end
from ingest.citations.parts import Citation, one_line, read_number, read_tail, sentence_case
from ingest.citations.pinpoints import BLANK
from ingest.model import Certainty

# What OCR makes of its marks: sửa đồi, bố sung.
_AMENDING = re.compile(
    rf"[Ss][ửừứ]a{BLANK}đ[ổốồỗ]i(?:,?{BLANK}b[ổốồỗỏ]{BLANK}sung)?{BLANK}(?:một{BLANK}số|các|\d+)?"
    rf"[^.;:\n“(]{{0,40}}?(?:\n[^.;:\n“(]{{0,40}}?)?{BLANK}?của{BLANK}(?:các{BLANK})?"
    rf"(?=(?:Bộ{BLANK}[Ll]uật|Luật|\d{{1,2}}{BLANK}[Ll]uật))"
)
_NATION = re.compile(forms.spaced(" nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam"))
_BLANK = re.compile(BLANK)
_MANY_LAWS = re.compile(r"\d{1,2}\s+[Ll]uật(?:\s+(?:có\s+)?liên\s+quan\s+đến(?:\s+\w+){1,4})?")
_LAW_WORD = re.compile(rf"(?:Bộ{BLANK}[Ll]uật|BỘ{BLANK}LUẬT|Luật|LUẬT|Pháp{BLANK}lệnh|Hiến{BLANK}pháp)")
_NEXT_LAW = re.compile(rf"(?:\s?,{BLANK}|{BLANK}và{BLANK})(?=Luật|Bộ{BLANK}[Ll]uật)")
# The law that an amending one changes, with its own number: ban hành Luật sửa đổi … của Luật A số N đã được sửa đổi.
_ENACTED = re.compile(r"(?:^|\n)[ \t]*Quốc\s+hội\s+ban\s+hành\s+$")
_CHANGED_SINCE = re.compile(rf"\s?,?{BLANK}(?:đã{BLANK})?được{BLANK}s[ửừứ]a{BLANK}đ[ổốồỗ]i")
_LAW_NUMBER = re.compile(
    rf"(?:\s?,)?{BLANK}(?:(?:số\s{{0,3}}:?\s{{0,3}})?(?P<number>{forms.NUMBER})|số\s{{0,3}}(?P<slip>{forms.SLIP}))"
)
_LAW_YEAR = re.compile(
    rf"{BLANK}(?:(?:năm{BLANK})?(?P<year>{forms.YEAR})|\((?:năm )?(?P<in>(?:19|20)\d\d)\))(?!\s?[-–]\s?\d)"
)
_TO_BE_AMENDED = re.compile(r"\s+\((?:sửa đổi|thay thế)[^)]{0,20}\)")


def read_law(text: str, place: int) -> Citation | None:
    """Read the citation of a law that begins with its type word; None if there is none."""
    this = forms.THIS.match(text, place)
    if this:
        return Citation("internal", place, this.end(), None, sentence_case(this["type"]), own=True, pinpoint_end=place)
    word = _LAW_WORD.match(text, place)
    if word is None:
        return None
    type_name = sentence_case(word[0])
    numbered = _LAW_NUMBER.match(text, word.end())
    certainty: Certainty = "certain"
    reason = None
    name: str | None = None
    number, end = None, word.end()
    enacted = _ENACTED.search(text, max(0, place - 32), place) is not None
    if not numbered:
        name_start = _BLANK.match(text, end)
        if type_name == "Hiến pháp":
            nation = _NATION.match(text, end)
            end = nation.end() if nation else end
        elif name_start is None:
            return None
        else:
            end, known = _law_name_end(text, name_start.end())
            amending = _AMENDING.match(text, name_start.end()) is not None
            changed = _LAW_NUMBER.match(text, end) if amending else None
            if amending and (enacted or (changed and _CHANGED_SINCE.match(text, changed.end()))):
                return None
            if end == name_start.end() or (not known and text[place:end].isupper()):
                return None
            if not known:
                certainty, reason = "ambiguous", "Tên luật không có trong danh mục; có thể đọc thừa hoặc thiếu chữ."
        name = one_line(text[place:end])
        amended = _TO_BE_AMENDED.match(text, end)
        numbered = _LAW_NUMBER.match(text, amended.end() if amended else end)
    year: int | None = None
    if numbered:
        number, year, sure, why = read_number(numbered["number"] or numbered["slip"])
        end = numbered.end()
        if sure != "certain" or certainty == "ambiguous":
            certainty, reason = sure, why
    named_year = _LAW_YEAR.match(text, end)
    if named_year:
        year, end = int(named_year["year"] or named_year["in"]), named_year.end()
    elif not numbered and (bill := _TO_BE_AMENDED.match(text, end)):
        certainty, reason, end = "ambiguous", "Luật còn đang được sửa đổi.", bill.end()
    end, day, issuer = read_tail(text, end)
    if day:
        year = day.year
    if (number or year) and name and certainty == "ambiguous" and reason and "danh mục" in reason:
        certainty, reason = "certain", None
    if enacted and not number:
        return Citation("internal", place, end, None, type_name, own=True, pinpoint_end=place)
    return Citation("law", place, end, number, type_name, name, year, day, issuer, place, False, certainty, reason)


def _law_name_end(text: str, start: int) -> tuple[int, bool]:
    """Find the end of a law's name, also of one that holds the names of other laws."""
    amending = _AMENDING.match(text, start)
    if amending is None:
        return name_end(text, start)
    many = _MANY_LAWS.match(text, amending.end())
    if many:
        return many.end(), True
    place, end, known = amending.end(), amending.end(), True
    while word := _LAW_WORD.match(text, place):
        blank = _BLANK.match(text, word.end())
        inner, sure = name_end(text, blank.end()) if blank else (word.end(), False)
        another = end > amending.end() and _TO_BE_AMENDED.match(text, inner)
        if not blank or inner == blank.end() or another:
            break
        end, known = inner, known and sure
        further = _NEXT_LAW.match(text, end)
        if further is None or _LAW_NUMBER.match(text, end):
            break
        place = further.end()
    return end, known
