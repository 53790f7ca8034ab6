"""What a document says of its own validity, and what later documents did to it; each with its evidence.

Changes
1. Only certain references are read whose number is this document's, whose date and place do not contradict it
   (`links.agrees`), and whose relation says that it was changed.
2. A consolidated text only reports what others did; a document that is older or made up changes nothing. Neither does
   what a plan wants to replace some day (a row of a table, `ban hành thay thế`), nor an act that only dates the change
   (`hết hiệu lực kể từ ngày Luật … có hiệu lực`).
3. A reference without a place inside the act is to the whole of it; one with pinpoints, or that exchanges words
   (`thay thế cụm từ`), changes parts. To exchange words, or to repeal some articles (`bãi bỏ một số điều của`), is to
   amend.
4. Since when: the day in the same sentence, else that from which the changing document says that it is in force, else
   its own date.

The document's own words
5. A clause is a sentence whose subject is the document itself (`Nghị định này`) or a place in it (`Điều 10 của Luật
   này`), outside of quotations: `trước ngày Nghị định này có hiệu lực` only dates something else.
6. From: a day, the day of signing or so many days after it. Until: a day, the last one included; `hết hiệu lực kể từ
   ngày` is the day after. What hangs on an event has no day.

The reading is as good as the library: what is not there changes nothing, so no changes mean “unknown”, not “in force”.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.links import agrees
from index.model import Change, FoundDocument
from index.versions import CONSOLIDATED
from ingest.citations.pinpoints import CHAIN, places
from ingest.model import Reference, Relation
from vietnamese.dates import dates
from vietnamese.forms import clean, fold

_CHANGING = ("thay thế", "bãi bỏ", "hết hiệu lực", "sửa đổi", "bổ sung")
"""Strongest first: a document that is both amended and replaced is replaced."""
ENDING: frozenset[Relation] = frozenset({"thay thế", "bãi bỏ", "hết hiệu lực"})
"""What ends the act, or the part of it, that it is said of."""
_WORDS_ONLY = re.compile(r"(?:cụm\s+)?từ\s+[“\"‘']|cụm\s+từ", re.IGNORECASE)
# Between the verb and the act: bãi bỏ một số điều của …, thay thế Phụ lục I và mẫu số 2 của …
_PARTLY = re.compile(
    r"(?:thay\s+thế|bãi\s+bỏ|hết\s+hiệu\s+lực)\s(?=[^.;\n]{0,200}?"
    r"(?:một\s+(?:số|phần)|phụ\s+lục|mẫu|biểu|nội\s+dung|điều\s+khoản|quy\s+định\s+tại)\s)[^.;\n]{0,260}$",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"(?:ban\s+hành\s+thay\s+thế|\(\s*thay\s+thế|thay\s+thế\s+cho|(?:từ|trước|sau)\s+(?:ngày|khi)|thời\s+điểm)\s*(?:các\s+)?$",
    re.IGNORECASE,
)
_INTO = re.compile(r"^[^.;“”]{0,60}\svào\s+(?:sau|trước)\s[^.;“”]{0,80}?\ssố\s+(?P<number>[\d.]{1,8}\w?[/-]\S+)")
_LAPSES = re.compile(r"hết\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+kể)?\s+từ\s+", re.IGNORECASE)
_SENTENCE_REACH = 300


def changes_of(
    document: FoundDocument,
    mentions: Iterable[tuple[FoundDocument, Reference]],
    raw_of: Callable[[str], str],
) -> tuple[Change, ...]:
    """Return what was done to a document, the strongest first, then the newest.

    Args:
        document: Of the library.
        mentions: References to its number, each with the document that it stands in.
        raw_of: Gives the RAW text of a document by its slug.
    """
    found: dict[tuple[object, ...], Change] = {}
    raws: dict[str, str] = {}
    since: dict[str, date | None] = {}
    for by, reference in mentions:
        if reference.relation not in _CHANGING or reference.certainty != "certain" or not _may_change(by, document):
            continue
        if not agrees(reference, by, document):
            continue
        if by.slug not in raws:
            raws[by.slug] = raw_of(by.slug)
            since[by.slug] = in_force_from(raws[by.slug]) or by.date
        quote, at = _sentence(raws[by.slug], reference)
        words_only = _WORDS_ONLY.search(quote) is not None
        if reference.kind == "internal" and _into_another(document, quote[at:]):
            continue
        relation = _done(reference.relation, quote[:at], quote, words_only=words_only)
        if relation is None:
            continue
        whole = not reference.pinpoints and not words_only
        key = (by.slug, relation, reference.pinpoints, whole)
        found.setdefault(
            key,
            Change(
                relation=relation,
                by=by,
                since=_lapse(quote[at:]) or since[by.slug],
                whole=whole,
                pinpoints=reference.pinpoints,
                quote=quote,
                start=reference.start,
                end=reference.end,
            ),
        )
    return tuple(sorted(found.values(), key=_strength))


def touching(changes: Sequence[Change], address: str) -> tuple[Change, ...]:
    """Return the changes that concern a passage: those of the whole act and those whose place it stands in."""
    parts = set(address.split(" › "))
    return tuple(
        change for change in changes if change.whole or any(parts >= set(place) for place in change.pinpoints if place)
    )


def _done(relation: Relation, before: str, quote: str, *, words_only: bool) -> Relation | None:
    """What was done, None if nothing was: it is planned, or only dates what was done to another act."""
    if " | " in quote or _NOT_DONE.search(before):
        return None
    return "sửa đổi" if relation in ENDING and (words_only or _PARTLY.search(before)) else relation


def _into_another(document: FoundDocument, after: str) -> bool:
    """Whether a new place is put into another act, which the line names: bổ sung khoản 4 vào sau khoản 3 Điều 47 …"""
    named = _INTO.search(after)
    return named is not None and fold(named["number"]) != fold(document.number or "")


def _lapse(after: str) -> date | None:
    """The day that the sentence itself gives."""
    match = _LAPSES.search(after)
    return _day(after[match.end() : match.end() + 60]) if match else None


def _day(text: str) -> date | None:
    """The day that a text begins with."""
    named = dates(clean(text).text)
    return named[0].date if named and named[0].start == 0 else None


def _may_change(by: FoundDocument, document: FoundDocument) -> bool:
    if by.id == document.id or by.sample != document.sample or by.type == CONSOLIDATED:
        return False
    return not (by.date and document.date and by.date < document.date)


def _sentence(raw: str, reference: Reference) -> tuple[str, int]:
    """The line that the reference stands in, at most `_SENTENCE_REACH` characters around it, and its place there."""
    low, high = max(0, reference.start - _SENTENCE_REACH), min(len(raw), reference.end + _SENTENCE_REACH)
    start = max(low, raw.rfind("\n", low, reference.start) + 1)
    end = raw.find("\n", reference.end, high)
    line = raw[start : end if end >= 0 else high]
    return line.strip(), max(0, reference.start - start - (len(line) - len(line.lstrip())))


def _strength(change: Change) -> tuple[object, ...]:
    newest = -(change.since or date.min).toordinal()
    return (not change.whole, _CHANGING.index(change.relation), newest, change.by.slug)


# --- what a document says of itself

Places = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A clause in which a document says from when, or until when, it or a part of it is in force."""

    kind: Literal["from", "until"]
    day: date | None
    """The first, or the last, day of force; None if the text names an event, or counts from a day that is not known."""
    of: str
    """Folded type that the clause is about: `nghi dinh`."""
    whole: bool
    places: Places
    """The places that it is limited to; empty for the whole, or where they are told in other words."""
    exception: str | None
    """What it leaves out, in its own words: `trừ trường hợp quy định tại khoản 2 Điều này`."""
    start: int
    end: int
    """The sentence in the RAW text."""


_TYPES = (
    r"bộ luật|luật|pháp lệnh|nghị định|nghị quyết liên tịch|nghị quyết|thông tư liên tịch|thông tư|quyết định|chỉ thị"
    r"|quy định|quy chế|hướng dẫn liên ngành|hướng dẫn|kết luận|chương trình|kế hoạch|đề án|điều lệ|quy trình"
)
# Tolerates decomposed letters, which RAW text may have: hiệu lực; này được áp dụng, này áp dụng, này thực hiện.
_TRIGGER = re.compile(r"hi\S{1,4}u\s+l\S{1,3}c(?!\w)|này\s+(?:được\s+)?(?:thực\s+hiện|áp\s+dụng)\s", re.IGNORECASE)
_ITEM = r"\n[ \t*_]{0,8}(?:\d{1,2}[.)]|[a-zđ]\)|[-+–•]|Đi\S{1,3}u\s\d)"
_BEGINS = re.compile(rf"[.;:!?][\s*_]|(?<=[^\d\s])[.](?=[A-ZĐ])|\n\s*\n|{_ITEM}|/\.|(?<=\d)\.\d{{1,2}}\.\s")
_ENDS = re.compile(rf"[.;](?=\s|$|[A-ZĐ*]|\d{{1,2}}\.\s)|/\.|\n\s*\n|{_ITEM}|[”\"]")
_LOOSE = re.compile(r"(?<=\d)(?: /|/ | / )(?=\d)")
_BEFORE, _AFTER, _QUOTE = 500, 600, 3000
_SUBJECT = re.compile(rf"(?<!\w)(?P<type>{_TYPES}) này(?: (?:chính thức|bắt đầu))?$", re.IGNORECASE)
_BARE = re.compile(rf"(?:(?:hiệu lực|điều khoản) thi hành )?(?P<type>{_TYPES})$", re.IGNORECASE)
_DATED_BY = re.compile(r"(?:ngày|khi|điểm|lúc|trước|sau|mà|từ|hạn|theo)$", re.IGNORECASE)
_PART = re.compile(
    r"(?:riêng |các |những )?(?:quy định|nội dung|điều|khoản|điểm|mục|chương|phần|phụ lục)(?!\w)", re.IGNORECASE
)
_IN_FORCE = re.compile(r"(?<!còn )(?<!đang )có hiệu lực(?: thi hành)?", re.IGNORECASE)
_OUT_OF_FORCE = re.compile(r"(?:hết|chấm dứt) hiệu lực(?: thi hành)?", re.IGNORECASE)
_APPLIED = re.compile(rf"(?<!\w)(?P<type>{_TYPES}) này (?:được )?(?:thực hiện|áp dụng)", re.IGNORECASE)
_SINCE = re.compile(r",? ?(?:kể )?từ ", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:ngày |khi |thời điểm )?(?:được )?(?:ký|ban hành|(?:quốc hội |hội đồng nhân dân [^,.;]{0,60} )?thông qua)",
    re.IGNORECASE,
)
_DAYS_AFTER = re.compile(
    r",? ?sau (?P<days>\d{1,3}) (?:\([^)]{0,30}\) )?ngày,? (?:kể )?từ ngày (?P<signed>ký|ban hành|thông qua)?",
    re.IGNORECASE,
)
_TO = re.compile(r"(?<!\w)đến (?:(?P<last>hết |cuối )|(?P<before>trước ))?(?=ngày|năm|khi|tháng|\d)", re.IGNORECASE)
_YEAR = re.compile(r"năm (?P<year>(?:19|20)\d\d)(?!\w)")
_TERM = re.compile(r"trong (?:thời (?:hạn|gian) )?\d{1,2} (?:\([^)]{0,20}\) )?(?:năm|tháng)", re.IGNORECASE)
_EXCEPT = re.compile(r"(?<!\w)(?:ngoại )?trừ .*", re.IGNORECASE)
_TITLE = re.compile(r"(?:hiệu lực|điều khoản)(?: thi hành| và [^.]{0,60})?$", re.IGNORECASE)


def effects(raw: str, issued: date | None = None) -> tuple[Effect, ...]:
    """Return the clauses in which a document speaks of its own validity, in the order of its text.

    Args:
        raw: RAW text of the document.
        issued: Its date, for `kể từ ngày ký`.
    """
    found: list[Effect] = []
    after = 0
    for trigger in _TRIGGER.finditer(raw):
        if trigger.start() < after or _quoted(raw, trigger.start()):
            continue
        start, after = _bounds(raw, *trigger.span())
        text = _LOOSE.sub("/", " ".join(clean(raw[start:after]).text.replace("*", " ").split()))
        found += (effect for effect in _read(text, issued, start, after))
    return tuple(found)


def in_force_from(raw: str) -> date | None:
    """Return the day from which a document says that it is in force, None if it names none."""
    return next((one.day for one in effects(raw) if one.kind == "from" and one.whole and one.day), None)


def _bounds(raw: str, low: int, high: int) -> tuple[int, int]:
    start, end = max(0, low - _BEFORE), min(len(raw), high + _AFTER)
    for boundary in _BEGINS.finditer(raw, start, low):
        start = boundary.end()
    closing = _ENDS.search(raw, high, end)
    end = closing.start() if closing else end
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _quoted(raw: str, place: int) -> bool:
    """Whether it stands in text that an amending act gives to another one; a mark that nothing answers is no quote."""
    low, high = max(0, place - _QUOTE), place + _QUOTE
    if raw.rfind("“", low, place) <= raw.rfind("”", low, place):
        return False
    closing, opening = raw.find("”", place, high), raw.find("“", place, high)
    return closing >= 0 and not 0 <= opening < closing


def _read(text: str, issued: date | None, start: int, end: int) -> Iterator[Effect]:
    exception = _EXCEPT.search(text)
    left_out = exception[0] if exception and exception.start() else None
    said = text[: exception.start()] if left_out and exception else text

    def effect(kind: Literal["from", "until"], day: date | None, of: str, limits: Places | None) -> Effect:
        return Effect(kind, day, fold(of), limits is None, limits or (), left_out, start, end)

    if match := _IN_FORCE.search(said):
        subject = _subject(said[: match.start()].rstrip())
        if subject is not None:
            rest = said[match.end() :]
            known, day = _beginning(rest, issued)
            if known:
                yield effect("from", day, *subject)
            if (last := _last(rest)) is not None:
                yield effect("until", last[0], *subject)
    elif match := _OUT_OF_FORCE.search(said):
        subject = _subject(said[: match.start()].rstrip())
        if subject is not None:
            since = _SINCE.match(said[match.end() :])
            day = _day(said[match.end() :][since.end() :]) if since else None
            yield effect("until", day - timedelta(days=1) if day else None, *subject)
    elif (match := _APPLIED.match(said)) and (last := _last(said[match.end() :])) is not None:
        yield effect("until", last[0], match["type"], None)


def _subject(before: str) -> tuple[str, Places | None] | None:
    """The type and the places that a clause is about, None for the whole; None if it is about something else."""
    named = _SUBJECT.search(before) or _BARE.match(before)
    if named is None:
        return None
    lead = before[: named.start()].strip(" ,*–-")
    if not lead or _TITLE.search(lead):
        return named["type"], None
    if _DATED_BY.search(lead) or not _PART.match(lead):
        return None
    return named["type"], tuple(place for chain in CHAIN.finditer(lead) for place in places(chain[0]))


def _beginning(rest: str, issued: date | None) -> tuple[bool, date | None]:
    """Whether a clause says from when, and the day if it can be told."""
    if since := _SINCE.match(rest):
        told = rest[since.end() :]
        if day := _day(told):
            return True, day
        return True, issued if _SIGNED.match(told) else None
    if counted := _DAYS_AFTER.match(rest):
        return True, issued + timedelta(days=int(counted["days"])) if issued and counted["signed"] else None
    return False, None


def _last(rest: str) -> tuple[date | None] | None:
    """The last day that a clause tells, None in a tuple if it cannot be told, None if the clause tells of no end."""
    if until := _TO.search(rest):
        told = rest[until.end() :]
        if day := _day(told):
            return (day - timedelta(days=1) if until["before"] else day,)
        if year := _YEAR.match(told):
            return (date(int(year["year"]), 12, 31),)
        return (None,)
    return (None,) if _TERM.search(rest) else None
