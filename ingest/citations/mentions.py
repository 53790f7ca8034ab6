"""CLEAN text -> its citations: where they begin and end and what they are made of, before anything is known of what
stands around them.

1. START finds the places where one may begin: a unit (Điều 5), the word Luật, a type word, a document number.
2. A pinpoint is read first, then the document that it is in: an act by number, a law by name, "Nghị định này"; or none.
   Without one, `khoản 4 Điều 4, điểm c khoản 1 … Điều 23` are two citations.
3. A document: type, number, date, issuer, in any order that is met. A law: its name (`law_names`), then number, year or
   date; one whose name holds other laws ("Luật sửa đổi, bổ sung một số điều của Luật A và Luật B") is one. Then
   congresses, programmes, charters, and numerals that stand alone (Nghị quyết 57).
4. A heading (`Điều 5.` at the start of a line) is no citation.
5. What a form leaves blank is rejected; a number whose code is one misread letter from a known one (26-NO/TU), a law
   that is in no list, a numeral alone are ambiguous. Nothing is mended.
"""

import re
from collections.abc import Iterator

from ingest.citations import forms
from ingest.citations.forms import spaced
from ingest.citations.laws import read_law
from ingest.citations.parts import Citation, one_line, read_number, read_tail, sentence_case
from ingest.citations.pinpoints import BLANK, CHAIN
from ingest.form.lines import CAPITAL
from ingest.form.number import find_numbers
from ingest.model import Certainty, ReferenceKind


def citations(text: str) -> Iterator[Citation]:
    """Find the citations of a CLEAN text from left to right; none overlaps another."""
    done = 0
    for start in forms.START.finditer(text):
        place = start.start()
        if place < done:
            continue
        kind = start.lastgroup
        found = _with_pinpoint(text, place) if kind == "unit" else _document(text, place, kind or "")
        if found:
            yield found
            done = found.end
            if found.number and found.number.isdecimal() and found.kind == "document":
                for further in _further_numerals(text, found):
                    yield further
                    done = further.end


_TO_DOCUMENT = re.compile(
    spaced(r"(?:\s?,)? (?:(?:của|tại|trong|thuộc|(?:được )?(?:ban hành|đính) kèm(?: theo)?|kèm theo) ){0,2}(?:các )?")
)
# `Điều 6 của Quy chế … ban hành kèm theo Quyết định số …`
_VIA_RULES = re.compile(
    spaced(
        r"(?:của )?(?:Quy chế|Quy định|Điều lệ|Danh mục|Quy trình|Chương trình|Kế hoạch|Hướng dẫn|Hệ thống|Chế độ"
        r"|Định mức)(?! (?:số|này))"
        r"[^\n.;]{0,120}?\s(?:ban hành )?kèm theo "
    )
)
_ANNEX_ALONE = re.compile(spaced(r"Phụ lục(?=\s?[).,;])"))
_LEADS_TO_ANNEX = re.compile(r"(?<!\w)(?:tại|theo|ở|trong|các)\s+$")
_BLANK = re.compile(BLANK)
_AFTER_ARTICLE = re.compile(rf"[Đđ]iều{BLANK}\d{{1,4}}[a-zđ]?(?=\s?,{BLANK}?(?:[Kk]hoản|[Đđ]iểm)\s)")
_LINE_START = re.compile(r"(?:^|\n|\f)[ \t>#*_“\"|\\]{0,12}$")
_HEADING_END = re.compile(
    rf"\s{{0,2}}(?:[.:|]|\*\*|$|\n|[-–]\s)|\s{{1,3}}(?:[{CAPITAL}]{{2,12}}\s|\((?:[Bb]an hành )?[Kk]èm theo)"
)
_QUOTED_HEADING = re.compile(rf"\s?[.:]\s{{1,3}}[{CAPITAL}]")
_SENTENCE_GOES_ON = re.compile(r"(?:tại|của|theo|và|hoặc|,|khoản \d{1,2}|điểm [a-zđ]|số|các|định|đến|từ)\s*$")
_ANNEX_HERE = re.compile(rf"([Pp]hụ{BLANK}[Ll]ục){BLANK}(?:(?:được{BLANK})?(?:ban hành{BLANK})?kèm{BLANK}theo)")
# Words whose second syllable looks like a unit: tài khoản 138, hạng mục 2, thời điểm a.
_COMPOUND = re.compile(
    r"(?<!\w)(?:tài|hạng|danh|thời|địa|quan|trọng|đặc|tiết|giai|thành|cổ|học|văn|biểu|ưu|nhược|niệm|huy|kỷ|hiến)\s+$",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"[Pp]hần|[Đđ]oạn|[Tt]iết|[Mm]ẫu|[Mm]ục")


def _with_pinpoint(text: str, place: int) -> Citation | None:
    if text[place].islower() and _COMPOUND.search(text, max(0, place - 8), place):
        return None
    chain = CHAIN.match(text, place)
    if chain is None:
        return _annex_here(text, place)
    end = chain.end()
    if _is_heading(text, place, end):
        return None
    target = _document_after(text, end)
    if target:
        return target._replace(start=place, pinpoint_end=end)
    first = _AFTER_ARTICLE.search(text, place, end)
    if first:
        end = first.end()
    word = text[place:end]
    if _LOOSE.match(word) and not re.search(r"[Đđ]iều|[Pp]hụ|[Cc]hương|này", word):
        if not re.match(rf"[Mm]ục{BLANK}(?:[IVXLC]+|\d+)", word):
            return None
        return Citation(
            "internal", place, end, pinpoint_end=end, certainty="ambiguous", reason="Không rõ mục của văn bản nào."
        )
    if re.match(rf"(?:[Kk]hoản|[Đđ]iểm){BLANK}\d", word) and forms.QUANTITY.match(text, end) and "iều" not in word:
        return None
    annex = re.match(r"[Pp]hụ\s", word)
    return Citation("internal", place, end, type="Phụ lục" if annex else None, pinpoint_end=end)


def _document_after(text: str, end: int) -> Citation | None:
    """Read the document that a pinpoint which ends here is in."""
    link = _TO_DOCUMENT.match(text, end)
    if link is None:
        return None
    target = _target(text, link.end())
    if target and "," in link[0] and (target.kind == "internal" or text.startswith("này", end - 3)):
        return None
    if target is None:
        via = _VIA_RULES.match(text, link.end())
        target = _target(text, via.end()) if via else None
    return target if target and target.certainty != "rejected" else None


def _further_numerals(text: str, first: Citation) -> Iterator[Citation]:
    """Read on in a list of numerals: các Nghị quyết số 57, 59 và 66 của Bộ Chính trị."""
    place = first.end
    while (found := forms.NEXT_NUMERAL.match(text, place)) and first.issuer is None and first.date is None:
        start = found.start("numeral")
        yield first._replace(start=start, end=found.end(), number=found["numeral"], pinpoint_end=start)
        place = found.end()


def _annex_here(text: str, place: int) -> Citation | None:
    annex = _ANNEX_HERE.match(text, place)
    if annex is None:
        alone = _ANNEX_ALONE.match(text, place)
        led = alone and _LEADS_TO_ANNEX.search(text, max(0, place - 8), place)
        return (
            Citation("internal", place, alone.end(), type="Phụ lục", pinpoint_end=alone.end())
            if alone and led
            else None
        )
    blank = _BLANK.match(text, annex.end())
    target = _target(text, blank.end()) if blank else None
    if target:
        return target._replace(start=place, pinpoint_end=annex.end(1))
    return Citation("internal", place, annex.end(), type="Phụ lục", pinpoint_end=annex.end(1))


def _is_heading(text: str, start: int, end: int) -> bool:
    before = _LINE_START.search(text, max(0, start - 14), start)
    if before is None:
        # As it is quoted in a line: như sau: “Điều 8. Lực lượng …
        return text[start - 1 : start] in ("“", '"') and _QUOTED_HEADING.match(text, end) is not None
    if text[start : start + 2].isupper():
        return True
    if not text[start].isupper():
        return False
    previous = text[max(0, before.start() - 24) : before.start()]
    if _SENTENCE_GOES_ON.search(previous):
        return False
    return _HEADING_END.match(text, end) is not None


def _target(text: str, place: int) -> Citation | None:
    """Read the document that a pinpoint is in."""
    start = forms.START.match(text, place)
    if start and start.lastgroup not in ("unit", "form"):
        return _document(text, place, start.lastgroup or "")
    return _document(text, place, "type")


def _document(text: str, place: int, kind: str) -> Citation | None:
    """Read a citation without a pinpoint, which begins here with what START called `kind`."""
    if kind == "law":
        return read_law(text, place)
    if kind == "number":
        return _number_alone(text, place)
    if kind == "standard":
        return _standard(text, place)
    if kind == "form":
        return _form(text, place)
    this = forms.THIS.match(text, place)
    if this:
        if this["type"].islower() and _SEVERAL.search(text, max(0, place - 40), place):
            return None
        certainty: Certainty = "ambiguous" if this["said"] else "certain"
        reason = "Văn bản đã nêu ở trên, không rõ văn bản nào." if this["said"] else None
        return Citation(
            "internal", place, this.end(), None, sentence_case(this["type"]), own=not this["said"], pinpoint_end=place,
            certainty=certainty, reason=reason,
        )  # fmt: skip
    document = forms.DOCUMENT.match(text, place)
    if document:
        return _numbered(text, place, document)
    return _by_name(text, place)


# Các luật, nghị quyết này: some that were spoken of before.
_SEVERAL = re.compile(r"(?<!\w)(?:các|những)\s+(?:\w+(?:\s\w+)?,\s+)?(?:\w+\s+(?:và|hoặc)\s+)?$")


def _numbered(text: str, place: int, found: re.Match[str]) -> Citation:
    type_name = sentence_case(found["type"])
    end, day, issuer = read_tail(text, found.end())
    if found["before"]:
        issuer = issuer or one_line(found["before"])
    number, year, certainty, reason = read_number(found["number"] or found["slip"] or found["odd"])
    if found["torn"]:
        number = found["torn"].strip() + number
        certainty, reason = "ambiguous", f"Số ký hiệu in rời nhau; có thể là «{number}»."
    year = day.year if day else year
    kind: ReferenceKind = "law" if type_name in ("Luật", "Pháp lệnh") else "document"
    return Citation(kind, place, end, number, type_name, None, year, day, issuer, place, False, certainty, reason)


def _number_alone(text: str, place: int) -> Citation | None:
    found = forms.BARE_NUMBER.match(text, place)
    # The end of a number that HTML tore: 1⏎0⏎/2018/TT-BTC.
    if found is None or (text[place - 1 : place] == "\n" and text[place - 2 : place - 1].isdecimal()):
        return None
    word = forms.NUMBER_WORD.search(text, max(0, place - 10), place)
    end, day, issuer = read_tail(text, found.end())
    number, year, certainty, reason = read_number(found[0])
    start = word.start() if word else place
    if text[start] == "S" and _LINE_START.search(text, max(0, start - 14), start):
        certainty, reason = "rejected", "Dòng số ký hiệu ở đầu một văn bản hoặc một mẫu."
    codes = find_numbers(number)
    type_name = codes[0].type if codes and certainty == "certain" else None
    return Citation(
        "document", start, end, number, type_name, None, day.year if day else year, day, issuer, start, False,
        certainty, reason,
    )  # fmt: skip


def _by_name(text: str, place: int) -> Citation | None:
    """Read a congress, a programme, a charter, or a numeral alone."""
    congress = forms.CONGRESS.match(text, place)
    if congress and (congress[0][0].isupper() or forms.CONGRESS_KNOWN.search(congress[0])):
        sure = forms.CONGRESS_KNOWN.search(congress[0]) is not None
        reason = None if sure else "Không nói đại hội, hội nghị lần thứ mấy."
        return _named("congress", place, congress, sentence_case(congress["type"]), None, reason)
    programme = forms.PROGRAMME.match(text, place)
    if programme:
        return _programme(text, place, programme)
    named = forms.NAMED.match(text, place)
    if named:
        year = re.search(r"(?:19|20)\d\d(?=\W*$)", named[0])
        sure = bool(year) or named[0].startswith(("Điều lệ", "Quy chế"))
        type_name = sentence_case(re.split(rf"\s(?=[{CAPITAL}]|xây|làm)", named[0])[0])
        reason = None if sure else "Không có năm ký."
        return _named("document", place, named, type_name, int(year[0]) if year else None, reason)
    numeral = forms.NUMERAL.match(text, place)
    if numeral and not forms.QUANTITY.match(text, numeral.end()):
        end, day, issuer = read_tail(text, numeral.end())
        if len(numeral["numeral"]) < 2 and day is None and (not numeral["so"] or issuer is None):
            return None
        if not numeral["so"] and re.fullmatch(r"(?:19|20)\d\d", numeral["numeral"]):
            return None
        return Citation(
            "document", place, end, numeral["numeral"], sentence_case(numeral["type"]), None, day.year if day else None,
            day, issuer, place, False, "ambiguous", "Số ký hiệu không đầy đủ.",
        )  # fmt: skip
    form = forms.FORM.match(text, place)
    return _rejected(place, form) if form else None


_PLURAL = re.compile(r"(?:các|những|\d{1,2}|ba|hai)\s+$")


def _programme(text: str, place: int, found: re.Match[str]) -> Citation | None:
    name = one_line(found[0])
    reason = None
    if found["national"] and (not found["of"] or _PLURAL.search(text, max(0, place - 8), place)):
        reason = "Không nói tên chương trình."
    elif found["named"] and _starts_sentence(text, place):
        return None
    elif found["named"]:
        reason = "Chỉ có tên, có thể chưa được ban hành."
    type_name = "Chương trình" if found["national"] else " ".join(name.split()[:2])
    return _named("programme", place, found, type_name, None, reason)._replace(number=found["code"])


def _named(
    kind: ReferenceKind, place: int, found: re.Match[str], type_name: str, year: int | None, reason: str | None
) -> Citation:
    """A citation by name; doubtful if there is a reason to doubt."""
    certainty: Certainty = "ambiguous" if reason else "certain"
    return Citation(
        kind, place, found.end(), None, type_name, one_line(found[0]), year, pinpoint_end=place, certainty=certainty,
        reason=reason,
    )  # fmt: skip


_SENTENCE_START = re.compile(r"(?:^|[.:\n;|])[\s*>#+\-–]{0,6}(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*)?$")


def _starts_sentence(text: str, place: int) -> bool:
    return _SENTENCE_START.search(text, max(0, place - 14), place) is not None


def _standard(text: str, place: int) -> Citation | None:
    found = forms.STANDARD.match(text, place)
    if found is None:
        return None
    number = re.sub(r"\s?([:-])\s?", r"\1", one_line(found[0]))
    return Citation(
        "document", place, found.end(), number, number.split()[0], year=int(found["year"]), pinpoint_end=place
    )


def _form(text: str, place: int) -> Citation | None:
    found = forms.FORM.match(text, place)
    return _rejected(place, found) if found else None


def _rejected(place: int, form: re.Match[str]) -> Citation:
    type_name = sentence_case(form["type"]) if form["type"] else None
    return Citation(
        "document", place, form.end(), None, type_name, pinpoint_end=place, certainty="rejected",
        reason="Số ký hiệu để trống.",
    )  # fmt: skip
