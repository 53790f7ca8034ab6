"""A document and its place in the network -> every sentence that tells of its validity.

1. Its own words: `index.changes.effects` before its signature; what stands behind it are forms and plans for others.
   A clause about another type than its own (`Quyết định này` in a circular) is a form too.
2. What later documents do: `index.changes.changes_of` over the mentions that mean this document. The day is the one of
   the clause that the change stands in, if the changing act puts that into force on a day of its own. An act that says
   of no day is dated by its own date, and that is a doubt.
3. Mentions that may mean another document too, or that are doubtful themselves, are read the same way and kept as not
   certain.
4. What others report, and a sheet of its properties (`validity_reports`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from analysis.references.model import Edge
from analysis.references.validity_model import Evidence, Told
from analysis.references.validity_reports import ViewOf, is_sure, line_at, of_sheet, reports, why_unsure
from index.changes import Effect, changes_of, effects
from index.model import Change, FoundDocument
from index.standing import standing
from index.versions import CONSOLIDATED
from index.view import DocumentView
from vietnamese.forms import fold

_REACH = 400


def told(document: FoundDocument, cited_by: Iterable[Edge], view_of: ViewOf, known: Sequence[FoundDocument]) -> Told:
    """Return everything that the library tells of the validity of a document.

    Args:
        document: Of the library.
        cited_by: The mentions that mean it, or may mean it.
        view_of: Opens a document of the library.
        known: All documents of the library.
    """
    by_slug = {one.slug: one for one in known}
    mentions = [(by_slug[edge.source], edge) for edge in cited_by if edge.source in by_slug]
    certain = [(by, edge.reference) for by, edge in mentions if is_sure(edge)]
    # changes_of takes certain references only; what makes these doubtful is said with them.
    doubtful = [(by, replace(edge.reference, certainty="certain")) for by, edge in mentions if not is_sure(edge)]
    doubts = {(by.slug, edge.reference.ordinal): why_unsure(edge) for by, edge in mentions if not is_sure(edge)}
    own_of = cache(lambda by: _own(view_of(by)))
    changes: list[Evidence] = []
    for found in (certain, doubtful):
        made = changes_of(document, found, lambda slug: view_of(by_slug[slug]).raw)
        ordinals = {(by.slug, one.start): one.ordinal for by, one in found}
        for change in made:
            doubt = doubts.get((change.by.slug, ordinals[change.by.slug, change.start]))
            dated = own_of(change.by)
            changes.append(_change(change, view_of(change.by), dated, doubt if found is doubtful else None))
    view = view_of(document)
    return Told(document, _own(view), tuple(changes), tuple(reports(document, mentions, view_of)), _printed(view))


def _printed(view: DocumentView) -> str | None:
    if view.document.type != CONSOLIDATED:
        return None
    numbered = (one for one in view.references if one.number and one.certainty == "certain")
    first = next(numbered, None)
    return " ".join(view.raw[first.start : first.end].split()) if first else None


def _own(view: DocumentView) -> tuple[Evidence, ...]:
    signed = next((passage.start for passage in view.passages if passage.kind == "signature"), len(view.raw))
    found = [one for one in effects(view.raw, view.document.date) if one.start < signed]
    own = fold(view.document.type or "")
    if own:
        # Thông tư liên tịch này, or only Thông tư này.
        found = [one for one in found if own.startswith(one.of) or one.of.startswith(own)]
    if view.document.type == CONSOLIDATED:
        return ()
    return tuple(_clause(view, one) for one in found) + tuple(of_sheet(view, "from"))


def _clause(view: DocumentView, effect: Effect) -> Evidence:
    return Evidence(
        says=effect.kind,
        by=view.document,
        relation=None,
        day=effect.day,
        whole=effect.whole,
        places=effect.places,
        exception=effect.exception,
        quote=view.raw[effect.start : effect.end],
        lead=None,
        place=standing(view, effect.start, effect.end),
        start=effect.start,
        end=effect.end,
        doubt=None if effect.day else "câu này không cho biết ngày",
    )


def _change(change: Change, by: DocumentView, dated: Sequence[Evidence], doubt: str | None) -> Evidence:
    """What was done, of which `dated` are the words of the act about its own time."""
    place = standing(by, change.start, change.end)
    parts = set(place.address.split(" › "))
    of_clause = [one.day for one in dated if one.says == "from" and any(parts >= set(spot) for spot in one.places)]
    day = next((one for one in of_clause if one), change.since)
    assumed = day == change.by.date and not any(one.says == "from" and one.day for one in dated)
    no_day = "không nói từ ngày nào: lấy ngày ban hành" if assumed else None
    start, end = line_at(by.raw, change.start, change.end)
    lead = _lead(by, start, change.quote)
    unclear = "dòng dẫn vào danh sách không rõ là nói về văn bản này" if lead and not _HEADS_LIST.search(lead) else None
    return Evidence(
        says="change",
        by=change.by,
        relation=change.relation,
        day=day,
        whole=change.whole,
        places=change.pinpoints,
        exception=_exception(change.quote),
        quote=by.raw[start:end],
        lead=lead,
        place=place,
        start=start,
        end=end,
        certain=doubt is None and unclear is None,
        assumed=assumed,
        doubt="; ".join(filter(None, (doubt, unclear, no_day))) or None,
    )


_VERB = re.compile(
    r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|huỷ\s+bỏ|hủy\s+bỏ|thay\s+thế|(?:hết|chấm\s+dứt)\s+hiệu\s+lực|đính\s+chính|(?<!\w)bỏ\s",
    re.IGNORECASE,
)
# Sửa đổi, bổ sung các Nghị định sau; … các Thông tư sau đây hết hiệu lực. Not: Căn cứ sửa đổi bảng giá đất …
_HEADS_LIST = re.compile(
    r"^[\s*]*(?:(?:Điều\s+)?\w{1,4}[.)]\s*)?(?:Kể\s+từ[^,]{0,80},\s*)?(?:Sửa|Bổ\s|Bãi|Thay|Hủy|Huỷ|Chấm|Bỏ\s|Đính|Các\s|Những\s)"
    r"|(?:hết|chấm\s+dứt)\s+hiệu\s+lực|(?:bãi\s+bỏ|thay\s+thế)\s+các\s",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"(?<!\w)(?:ngoại\s+)?trừ\s[^.;\n]{0,300}", re.IGNORECASE)


def _exception(quote: str) -> str | None:
    found = _EXCEPT.search(quote)
    return found[0] if found else None


def _lead(view: DocumentView, place: int, quote: str) -> str | None:
    """The head of the list that an item stands in, if only it says what is done."""
    if _VERB.search(quote):
        return None
    around = [section for section in view.sections if section.start <= place < section.end]
    for section in reversed(around):
        head = view.raw[section.start : max(section.heading_end, _first_line(view.raw, section.start))].strip()
        if _VERB.search(head) and section.start < place:
            return head[:_REACH]
    return None


def _first_line(raw: str, start: int) -> int:
    end = raw.find("\n", start)
    return end if end >= 0 else len(raw)
