"""Whose places are meant where a text changes another act: "Sửa đổi khoản 2 Điều 5", "“2. … tại khoản 1 Điều này”".

1. Quotations: the lines of new text that an amending act gives, and phrases within a line ("thay thế cụm từ “…”").
2. The amended act is the one last said to be changed, outside of quotations. In an act that is all amendment it holds
   on; in another (a code whose last articles change other laws), until the article ends.
3. A place outside of a quotation is in the amended act if its own words change it, else in this document. `Điều này` is
   always here.
4. Within quoted new text, `Điều này`, `Nghị định này` and a place in no named document are in the amended act; in a
   quoted phrase, in the act from which the phrase is.
5. What is added to an act (`bổ sung khoản 4 vào sau khoản 3 Điều 47 Nghị định X`) is in the act that it is added to;
   that act is the one changed from there on, whatever was named before.
6. An item that begins with a place ("a) Khoản 5 Điều 3 về …") under "quy định chi tiết … của Luật X:" is in that law.
"""

import re
from bisect import bisect_right

from ingest.citations.parts import Citation
from ingest.citations.relations import CHANGES, list_head
from ingest.form.lines import quoted_lines, split_lines
from ingest.model import Header, Reference

_AMENDS = re.compile(
    r"\W*(?:(?:bộ\s+luật|luật|nghị\s+định|nghị\s+quyết|thông\s+tư|quyết\s+định)\s+)?(?:về\s+việc\s+|v/v\s+)?"
    r"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|đính\s+chính)",
    re.IGNORECASE,
)
_AMENDING_ARTICLE = re.compile(r"\nĐiều 1\.\s{0,3}(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Đính chính)")
_NEW_TEXT = re.compile(r"như\s+sau\s?:\s{0,4}[“\"]")
_CHANGED = re.compile(
    r"(?<!\w)(?:sửa đổi|bổ sung|bãi bỏ|thay thế|đính chính"
    r"|bỏ (?:các )?(?:(?:cụm )?từ|cột|dòng|khoản|điểm|đoạn|nội dung))(?!\w)",
    re.IGNORECASE,
)
_IN_PART = re.compile(r"một\s+(?:số|phần)\s", re.IGNORECASE)
# Bổ sung khoản 3b vào sau khoản 3 Điều 51 Nghị định số 165/2024/NĐ-CP.
_INTO = re.compile(r"\s+vào\s+(?:(?:sau|trước|cuối|đầu)\s+)?")
_PHRASE = re.compile(r"(?:bằng|thành|cụm\s+từ|từ|nội\s+dung|câu|đoạn|chữ)\s+(?:là\s+)?[“\"][^”\"]*$")
_DETAILS = re.compile(r"quy\s+định\s+chi\s+tiết")
_DETAILED = re.compile(r"quy\s+định\s+chi\s+tiết[^.;:\d]{0,160}\s(?:của|hành)\s+$")
_ITEM_OF_DETAILS = re.compile(r"\s+(?:về|quy\s+định)\s")
# How far back the beginning of a line, or of a phrase, is looked for.
_REACH = 400


class Amendments:
    """What a document changes, followed from its first citation to its last."""

    def __init__(self, text: str, header: Header) -> None:
        titled = bool(header.title and _AMENDS.match(header.title))
        self._text = text
        self._throughout = titled or _AMENDING_ARTICLE.search(text) is not None
        self._active = self._throughout or _NEW_TEXT.search(text) is not None
        self._quoted = _quotations(text) if self._active else []
        self._quoted_starts = [start for start, _ in self._quoted]
        # The number of the amended act, None if it is cited by name alone; `_changing` is whether there is one.
        self._act: str | None = None
        self._changing = False
        self._since = 0
        self._laws: list[tuple[int, str]] = []
        self._last_act = -1
        self._detailed: str | None = None

    def quotes(self, place: int) -> bool:
        """Whether a place lies in lines of quoted new text."""
        before = bisect_right(self._quoted_starts, place) - 1
        return before >= 0 and place < self._quoted[before][1]

    def phrase(self, place: int) -> bool:
        """Whether a place lies in a quoted phrase: cụm từ “điểm a khoản 2”."""
        return self._active and _PHRASE.search(self._text, max(0, place - _REACH), place) is not None

    def added_to(self, citation: Citation, following: Citation | None) -> bool:
        """Whether a place is said to be added where the citation after it stands: khoản 6 vào Điều 8."""
        if following is None or not (
            citation.start < citation.pinpoint_end and following.start < following.pinpoint_end
        ):
            return False
        return _INTO.fullmatch(self._text, citation.end, following.start) is not None

    def note(self, reference: Reference, *, quoted: bool, takes: bool) -> None:
        """Take in a reference to another document: it may be the act that is amended, or detailed, from here on.

        Args:
            reference: It.
            quoted: Whether it is in quoted new text, or in a quoted phrase.
            takes: Whether something is added to it.
        """
        number = reference.resolves_to or reference.number
        self._last_act = reference.start
        if number == "self" or (number is None and reference.kind != "law"):
            return
        if reference.kind == "law" and number:
            self._laws.append((reference.start, number))
            if _DETAILED.search(self._text, max(0, reference.start - _REACH // 2), reference.start):
                self._detailed = number
        if self._active and not quoted and (takes or self._changes_a_part(reference)):
            self._act, self._changing, self._since = number, True, reference.start

    def _changes_a_part(self, reference: Reference) -> bool:
        """Whether the act goes on, changed: what is replaced or repealed as a whole has no new text."""
        if reference.relation not in CHANGES:
            return False
        before = self._text[max(0, reference.start - 80) : reference.start]
        return (
            reference.relation in ("sửa đổi", "bổ sung")
            or bool(reference.pinpoints)
            or _IN_PART.search(before) is not None
        )

    def meant(
        self, reference: Reference, citation: Citation, following: list[Citation], *, quoted: bool, phrase: bool
    ) -> str | None:
        """Say which act a place in no named document is in: `self`, a number, or None where it is left open.

        Args:
            reference: The place.
            citation: The same as it was read.
            following: The citations after it.
            quoted: Whether it is in lines of quoted new text.
            phrase: Whether it is in a quoted phrase.
        """
        if reference.certainty != "certain":
            return None
        changing = self._in_force(citation.start)
        if phrase:
            line_end = self._text.find("\n", citation.end)
            named = [one.number for one in following if one.start < one.pinpoint_end and one.start < line_end]
            return next((number for number in named if number), self._act)
        listed = self._listed(citation, quoted=quoted) if reference.pinpoints and not citation.own else None
        if listed or quoted:
            return listed or self._act
        here = citation.own or any(label.endswith(" này") for place in reference.pinpoints for label in place)
        if here or self._in_table_of_acts(reference):
            return "self" if here else None
        if following and following[0].number and self.added_to(citation, following[0]):
            return following[0].number
        if changing and self._changed(reference):
            return self._act
        # No document changes itself.
        return None if reference.pinpoints and reference.relation in CHANGES else "self"

    def _in_table_of_acts(self, reference: Reference) -> bool:
        """Whether its row has named an act before: `Nghị định số 86/2015/NĐ-CP | Khoản 3 Điều 9 | được thay thế`."""
        reach = max(0, reference.start - 3 * _REACH)
        line = max(reach, self._text.rfind("\n", reach, reference.start) + 1)
        return line <= self._last_act and "|" in self._text[self._last_act : reference.start]

    def _in_force(self, place: int) -> bool:
        if self._changing and not self._throughout:
            article = self._text.find("\nĐiều ", self._since, place)
            while article >= 0:
                if not self.quotes(article + 1):
                    self._act, self._changing = None, False
                    break
                article = self._text.find("\nĐiều ", article + 1, place)
            self._since = place
        return self._changing

    def _changed(self, reference: Reference) -> bool:
        if not reference.pinpoints:
            return False
        line = self._text.rfind("\n", max(0, reference.start - _REACH), reference.start) + 1
        line = max(line, reference.start - _REACH)
        return reference.relation in CHANGES or _CHANGED.search(self._text, line, reference.start) is not None

    def _listed(self, citation: Citation, *, quoted: bool) -> str | None:
        """The law whose place begins an item: quy định chi tiết một số điều của Luật X: a) Khoản 5 Điều 3 về …"""
        text = self._text
        if not text[citation.start].isupper() or _ITEM_OF_DETAILS.match(text, citation.end) is None:
            return None
        head = list_head(text, citation.start)
        if head:
            start, end = head
            inside = [number for place, number in self._laws[-8:] if start <= place < end]
            if inside and _DETAILS.search(text, start, end):
                return inside[-1]
        return self._detailed if quoted else None


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of quoted lines: the new text that an amending act gives."""
    lines = split_lines(text)
    spans: list[tuple[int, int]] = []
    for line, quoted in zip(lines, quoted_lines(lines), strict=True):
        if quoted or line.bare[:1] in ("“", '"'):
            spans.append((line.start, line.end))
        elif new := _NEW_TEXT.search(text, line.start, line.end):
            spans.append((new.end() - 1, line.end))
    return spans
