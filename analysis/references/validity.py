"""What is told of a document -> whether it is in force on a day, and why.

1. A consolidated text has no force of its own: unknown, and the acts that it prints are named.
2. What ends it: its own last day, an act that replaces, repeals or lapses the whole of it, an official list that says
   so with a day. The earliest one that has come decides; one that is not certain decides nothing, but lets nobody say
   “in force” either.
3. Not yet: its own first day, or its date, lies after the day that is asked for.
4. Of a day to come nothing but an end or a beginning that is written down can be said: unknown.
5. Amended: a later act changed a part of it, or others say that one did. In force: its own words give the first day,
   and nothing of the above.
6. Nothing tells: unknown. No evidence never means in force; the date of signing is no beginning unless it says so.
7. Of a provision: what is said of it, of what it lies in, or of the whole act; what is said of a part of it amends it.
   An act whose list of amended places is read is taken at these places, not for amending every provision.
8. Succession: who took its place, who took that one's place, until nobody did. If one comes round again, the documents
   contradict each other: unknown.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.references.validity_model import Evidence, Status, Successor, Told, Validity
from analysis.references.validity_words import amended, ended, maybe_ended, name, needed, over
from index.model import FoundDocument
from index.naming import passage_at
from index.versions import CONSOLIDATED
from index.view import DocumentView
from vietnamese.forms import fold

_LONGEST = 20
_ARTICLE = re.compile(r"(?:Điều|Phụ lục)(?:\s|$)")
_ENDED: dict[str, Status] = {"thay thế": "replaced", "bãi bỏ": "repealed", "hết hiệu lực": "repealed"}

TellOf = Callable[[FoundDocument], Told]


@dataclass(frozen=True, slots=True)
class _Case:
    """What concerns the document, or the provision, that is asked for."""

    told: Told
    parts: frozenset[str] | None
    """Labels of the provision's address; None for the whole document."""
    inner: frozenset[str] = frozenset()
    """Those of them from the article on: amendments leave out the chapter."""

    def concerns(self, evidence: Evidence) -> bool:
        """Whether it is said of the provision, or of something that it lies in."""
        if self.parts is None:
            return evidence.whole
        return evidence.whole or any(self.parts >= set(place) for place in evidence.places if place)

    def touches(self, evidence: Evidence) -> bool:
        """Whether it changes the provision, or a part of it."""
        if self.parts is None:
            return True
        if evidence.whole and not evidence.ends:
            read = (one for one in self.told.changes if one.by.id == evidence.by.id)
            return evidence.says == "change" and not any(one.places for one in read)
        return self.concerns(evidence) or any(self.inner <= set(place) for place in evidence.places)


def validity(
    document: FoundDocument,
    at: datetime.date,
    today: datetime.date,
    tell_of: TellOf,
    place: Sequence[str] = (),
    newest: datetime.date | None = None,
) -> Validity:
    """Return whether a document, or a provision of it, is in force on a day, as far as can be told.

    Args:
        document: Of the library.
        at: The day.
        today: Of what comes later, little can be told.
        tell_of: Gives what is told of a document of the library.
        place: Labels of the provision, as `provision` gives them; empty for the whole document.
        newest: Date of the newest document of the library.
    """
    told = tell_of(document)
    article = next((at for at, label in enumerate(place) if _ARTICLE.match(label)), 1)
    case = _Case(told, frozenset(place) or None, frozenset(place[article:] or place))
    succession, rounds = _succession(document, tell_of)
    own = tuple(one for one in told.own if case.parts is None or case.concerns(one))
    changes = tuple(one for one in told.changes if case.touches(one))
    begins = _begins(case, own)
    conflicts = [*begins.conflicts, *rounds, *_contradicting(document, told, tell_of)]
    status, since, until, reason = _decide(case, begins.day, own, changes, conflicts, at, today)
    return Validity(
        document=document,
        at=at,
        address=" › ".join(place) or None,
        status=status,
        since=since,
        until=until,
        reason=reason,
        own=own,
        changes=changes,
        reports=told.reports,
        succession=succession,
        conflicts=tuple(dict.fromkeys(conflicts)),
        cautions=tuple(filter(None, (over(document, at),))),
        needed=needed(told, status, begins.day, changes, provision=bool(place)),
        newest=newest,
    )


def provision(address: str, view: DocumentView) -> tuple[str, ...]:
    """Return the labels of a provision, from the outermost inwards: `("Chương II", "Điều 5", "Khoản 2")`.

    Args:
        address: As shown or as people type it: `Điều 5 › Khoản 2`, `dieu 5 > khoan 2`.
        view: Of the document.

    Raises:
        NotInLibrary: There is no such place; the message names the nearest addresses.
    """
    wanted = [fold(part.strip()) for part in re.split("[›>]", address) if part.strip()]
    for section in view.sections:
        labels = [fold(label) for label in section.address]
        if wanted and labels[-len(wanted) :] == wanted:
            return section.address
    return tuple(passage_at(address, view.passages).address.split(" › "))


@dataclass(frozen=True, slots=True)
class _Beginning:
    day: datetime.date | None
    conflicts: tuple[str, ...] = ()


def _begins(case: _Case, own: Sequence[Evidence]) -> _Beginning:
    clauses = [one for one in own if one.says == "from"]
    limited = [one for one in clauses if not one.whole]
    days = {one.day for one in (limited if case.parts is not None and limited else clauses) if one.day}
    if case.parts is None:
        of_all = {one.day for one in clauses if one.whole and one.day}
        # An act that puts each part into force on its own day is in force when the first of them is.
        days = of_all or {min(days)} if days else set()
    if len(days) > 1:
        said = ", ".join(f"{day:%d/%m/%Y}" for day in sorted(days))
        return _Beginning(None, (f"văn bản nói nhiều ngày có hiệu lực khác nhau: {said}",))
    return _Beginning(next(iter(days), None))


def _decide(
    case: _Case,
    begins: datetime.date | None,
    own: Sequence[Evidence],
    changes: Sequence[Evidence],
    conflicts: Sequence[str],
    at: datetime.date,
    today: datetime.date,
) -> tuple[Status, datetime.date | None, datetime.date | None, str]:
    document = case.told.document
    if document.type == CONSOLIDATED:
        printed = case.told.printed or "văn bản mà nó hợp nhất"
        return "unknown", None, None, f"văn bản hợp nhất không có hiệu lực riêng: hãy hỏi về {printed}"
    endings = sorted(_endings(case, own, changes), key=lambda one: one[0])
    known = endings and not endings[0][2].assumed
    until = endings[0][0] - datetime.timedelta(days=1) if known else None
    if conflicts:
        return "unknown", None, until, f"các văn bản nói khác nhau: {conflicts[0]}"
    if endings and endings[0][0] <= at:
        day, status, evidence = endings[0]
        return status, day if known else None, until, ended(document, evidence, day)
    if begins and begins > at:
        return "not_yet", None, until, f"có hiệu lực từ ngày {begins:%d/%m/%Y}"
    if document.date and document.date > at:
        return "not_yet", None, until, f"ngày {document.date:%d/%m/%Y} mới được ban hành"
    late = next((one for _, _, one in endings if one.says == "report" and one.assumed), None)
    if late is not None and late.day:
        return "unknown", None, until, f"đã hết hiệu lực vào một ngày không rõ, không muộn hơn ngày {late.day:%d/%m/%Y}"
    if at > today:
        return "unknown", None, until, f"ngày {at:%d/%m/%Y} chưa đến: từ nay đến đó còn có thể thay đổi"
    suspended = [one for one in case.told.reports if one.says == "suspended" and not (one.day and one.day < at)]
    if suspended:
        return "unknown", None, until, f"{name(suspended[0].by)} tạm ngưng hiệu lực của văn bản này"
    told_of = (*changes, *(one for one in case.told.reports if one.says == "report"))
    doubtful = next((one for one in told_of if one.ends and case.concerns(one) and _may_have_come(one, at)), None)
    if doubtful is not None:
        return "unknown", None, until, maybe_ended(doubtful)
    open_end = next((one for one in own if one.says == "until" and one.day is None and case.concerns(one)), None)
    if open_end is not None:
        return "unknown", None, until, "văn bản nói đến khi nào thì hết hiệu lực, nhưng không phải bằng một ngày"
    reported = (one for one in case.told.reports if one.says == "report" and case.touches(one))
    made = (one for one in (*changes, *reported) if one.certain and not (one.ends and case.concerns(one)))
    sure = [one for one in made if (one.day or one.by.date or at) <= at]
    if sure:
        since = max((one.day for one in sure if one.day), default=None)
        return "amended", since, until, amended(document, sure, begins)
    if begins:
        return "in_force", begins, until, f"có hiệu lực từ ngày {begins:%d/%m/%Y}; kho không có văn bản nào chấm dứt nó"
    if any(one.says == "from" for one in own):
        return "unknown", None, until, "câu về hiệu lực không cho biết ngày, hoặc không rõ ngày ký"
    return (
        "unknown",
        None,
        until,
        "văn bản không nói từ ngày nào có hiệu lực, kho không có văn bản nào sửa hay chấm dứt nó",
    )


def _endings(
    case: _Case, own: Sequence[Evidence], changes: Sequence[Evidence]
) -> list[tuple[datetime.date, Status, Evidence]]:
    """First days without force that are told, each with its status."""
    found: list[tuple[datetime.date, Status, Evidence]] = []
    prolonged = [one for one in case.told.reports if one.says == "prolonged" and one.certain]
    for one in own:
        if one.says == "until" and one.day and case.concerns(one):
            later = max((more.day for more in prolonged if more.day and more.day > one.day), default=None)
            if not (prolonged and later is None):
                found.append(((later or one.day) + datetime.timedelta(days=1), "expired", one))
    reported = (one for one in case.told.reports if one.says == "report")
    found += [
        (one.day, _ENDED[one.relation], one)
        for one in (*changes, *reported)
        if one.relation in _ENDED and one.day and one.certain and case.concerns(one)
    ]
    return found


def _may_have_come(evidence: Evidence, at: datetime.date) -> bool:
    """Whether a change that is not certain, or of no day, may have been made by a day."""
    if evidence.day is not None:
        return not evidence.certain and evidence.day <= at
    return evidence.by.date is None or evidence.by.date <= at


def _succession(document: FoundDocument, tell_of: TellOf) -> tuple[tuple[Successor, ...], list[str]]:
    steps: list[Successor] = []
    passed = [document]
    while len(steps) < _LONGEST:
        ending = _first_ending(tell_of(passed[-1]))
        if ending is None:
            return tuple(steps), []
        steps.append(Successor(passed[-1], ending.by, ending))
        if any(one.id == ending.by.id for one in passed):
            names = " → ".join(name(one) for one in (*passed, ending.by))
            return tuple(steps), [f"thay thế lẫn nhau: {names}"]
        passed.append(ending.by)
    return tuple(steps), []


def _first_ending(told: Told) -> Evidence | None:
    found = [one for one in told.changes if one.ends and one.whole and one.certain]
    return min(found, key=lambda one: (one.day or datetime.date.max, one.by.slug), default=None)


def _contradicting(document: FoundDocument, told: Told, tell_of: TellOf) -> list[str]:
    """Acts that were to end this one, but ended themselves before that day came."""
    ending = _first_ending(told)
    if ending is None or ending.day is None or ending.by.id == document.id:
        return []
    later = _first_ending(tell_of(ending.by))
    if later is not None and later.day and later.day < ending.day:
        return [
            f"{name(ending.by)} chấm dứt văn bản này từ ngày {ending.day:%d/%m/%Y}, nhưng chính nó đã hết hiệu lực từ"
            f" ngày {later.day:%d/%m/%Y}"
        ]
    return []
