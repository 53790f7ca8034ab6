"""Instructions of an amending act -> each provision before and after, or why it could not be told.

1. The amended act is what the library has of the reference that names it (`index.links`): none and several are said.
2. A provision is the section whose labels are the place's, from the article inwards without a gap (chapters need not
   be named); in an annex only if the place says so. None and several are said: what another act put in is not in the
   text as issued.
3. New text stands against the old provision word by word. What is put in needs the provision above it, or the one that
   it is put behind, and must not be there already. What is repealed goes whole.
4. Words are exchanged wherever they stand in the provision, as they are written; if they stand there only with other
   capitals, that is a doubt. Words for which no place is named are exchanged in every passage of the act.
5. Other acts that changed the same provision are named: the library has the text as issued, not as amended since.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.texts.clauses import rank
from analysis.texts.instructions import instructions
from analysis.texts.model import Amendment, Beside, Piece, Span
from analysis.texts.words import Reading, differences, words
from index.changes import touching
from index.links import Link
from index.model import Change, FoundDocument
from index.standing import standing
from index.view import DocumentView
from ingest.model import Reference, Section
from vietnamese.forms import key

_BARE = ("khoản", "điểm")
"""Units that the Party's form does not write."""
_OTHER_CAPITALS = "Chữ ở đó khác về hoa thường hoặc cách bỏ dấu."
_UNREAD = "Chưa đọc được chỗ được sửa hoặc văn bản mới của nó; hãy xem chỉ dẫn."
_ARTICLE = rank("Điều 1")
_TEXT_LABEL = re.compile(r"\s*(Điều\s+\d+[a-zđ]?|\d{1,3}[a-zđ]?\.(?!\d)|[a-zđ]\d?\))")
_OTHER_LABEL = "Văn bản mới mang nhãn «{}», không phải của {}: hãy xem chỉ dẫn."
_READINGS: tuple[Reading, ...] = ("exact", "key")


def amendments(
    view: DocumentView,
    linked: Mapping[int, Link],
    view_of: Callable[[FoundDocument], DocumentView],
    changes_of: Callable[[FoundDocument], Sequence[Change]],
) -> tuple[Amendment, ...]:
    """Return what an act changes, each provision before and after as far as the library has it.

    Args:
        view: The amending act.
        linked: What the library has of its references, by their ordinals.
        view_of: Gives an amended act.
        changes_of: Gives what acts of the library did to it.
    """
    references = {reference.ordinal: reference for reference in view.references}
    sources: dict[int, _Source] = {}
    found: list[Amendment] = []
    for instruction in instructions(view):
        place = standing(view, *instruction.quote)
        act = references.get(instruction.act) if instruction.act is not None else None
        named = _name(act) if act else None
        blank = Amendment(
            by=view.document,
            instruction=instruction,
            quote=view.raw[slice(*instruction.quote)],
            address=place.address,
            page=place.page,
            source=None,
            named=named,
            outcome="no source",
            reason=None,
            text=view.raw[slice(*instruction.text)] if instruction.text else None,
            doubts=(place.caution,) if place.caution else (),
        )
        link = linked.get(act.ordinal) if act else None
        if link is None or link.status != "one" or link.documents[0].id == view.document.id:
            found.append(_without_source(blank, link))
            continue
        document = link.documents[0]
        if document.id not in sources:
            sources[document.id] = _Source(view_of(document), changes_of(document))
        found += _applied(replace(blank, source=document), view, sources[document.id])
    return tuple(found)


def _name(act: Reference) -> str:
    """An act as it is named, without the places in it."""
    year = f"năm {act.year}" if act.kind == "law" and act.year and not act.number else None
    return " ".join(part for part in (act.type or act.name, act.number, year) if part) or "?"


def _without_source(blank: Amendment, link: Link | None) -> Amendment:
    if link is not None and link.status == "several":
        several = ", ".join(document.slug for document in link.documents)
        return replace(blank, outcome="several sources", reason=f"Kho có nhiều văn bản mang số này: {several}.")
    if blank.named is None:
        return replace(blank, reason="Không rõ văn bản nào được sửa.")
    return replace(blank, reason=f"Kho chưa có văn bản được sửa: {blank.named}.")


class _Source:
    """An amended act, its sections by their labels."""

    def __init__(self, view: DocumentView, changes: Sequence[Change]) -> None:
        self.view = view
        self.changes = changes
        self._ending: dict[str, list[tuple[tuple[str, ...], Section]]] = {}
        annexes: set[int] = set()
        for section in view.sections:
            if section.kind == "annex" or section.parent in annexes:
                annexes.add(section.ordinal)
            labels = tuple(_label(label) for label in section.address[1:])
            self._ending.setdefault(labels[-1], []).append((labels, section))
        self._annexes = annexes
        signed = (passage.start for passage in view.passages if passage.kind == "signature")
        self._signed = next(signed, len(view.raw))

    def sections(self, place: Sequence[str]) -> list[Section]:
        """Return the sections at a place, the deepest unit last in it."""
        wanted = [_label(label) for label in place]
        annex = rank(place[0]) == 0
        outer = sum(rank(label) < _ARTICLE for label in place[:-1])
        found = [
            section
            for labels, section in self._ending.get(wanted[-1], ())
            if _is_at(wanted, labels, outer) and (annex or section.ordinal not in self._annexes)
        ]
        # Below the signature stand forms, with articles of their own.
        return [section for section in found if section.start < self._signed] or found

    def first_below(self, section: Section) -> int:
        """Where the first section below one begins; its end if there is none."""
        return next((one.start for one in self.view.sections if one.parent == section.ordinal), section.end)


def _label(label: str) -> str:
    """`Khoản 2`, `2.` and `2` are one; `điểm đ` is not `điểm d`."""
    unit, _, value = key(label).rpartition(" ")
    return value.rstrip(".)") if not unit or unit in _BARE else f"{unit} {value}"


def _other_label(place: str, text: str) -> str | None:
    """The label that new text bears, if it is not that of its place."""
    found = _TEXT_LABEL.match(text)
    if found is None or rank(place) < _ARTICLE:
        return None
    return found[1] if _label(found[1].rstrip(".)")) != _label(place) else None


def _is_at(wanted: Sequence[str], labels: Sequence[str], outer: int) -> bool:
    """Whether a section is at a place: below the article nothing may be left out, chapters may."""
    inner = len(wanted) - outer
    rest = iter(labels[: len(labels) - inner])
    return list(labels[len(labels) - inner :]) == list(wanted[outer:]) and all(
        label in rest for label in wanted[:outer]
    )


def _applied(blank: Amendment, view: DocumentView, source: _Source) -> Iterator[Amendment]:
    one = blank.instruction
    unread = one.part == "some" or (one.action == "words" and one.words[0] is None)
    if unread or (one.text is None and one.action in ("replace", "insert")) or not (one.place or one.action == "words"):
        yield replace(blank, outcome="unread", reason=_UNREAD)
        return
    if one.action == "words" and not one.place:
        yield from _everywhere(blank, view, source)
        return
    at = source.sections(one.place)
    if one.action == "insert":
        yield _inserted(blank, view, source, at)
        return
    if len(at) != 1:
        yield _not_found(blank, source, at)
        return
    section = at[0]
    span = (section.start, section.end)
    if one.part == "heading":
        span = (
            section.start,
            section.heading_end if section.heading_end > section.start else source.first_below(section),
        )
    elif one.part == "lead":
        span = (section.start, source.first_below(section))
    old = source.view.raw[slice(*span)].rstrip()
    span = (span[0], span[0] + len(old))
    located = _located(blank, source, span)
    if one.action == "words":
        yield _exchanged(located, view, source, span)
    elif one.action == "repeal":
        yield replace(located, outcome="applied", pieces=(Piece("removed", span, None, old, ""),))
    elif one.text is not None:
        text = view.raw[slice(*one.text)]
        other = _other_label(one.place[-1], text)
        doubts = (*located.doubts, _OTHER_LABEL.format(other, _written(one.place[-1:]))) if other else located.doubts
        pieces = differences([(span[0], old)], [(one.text[0], text)])
        yield replace(located, outcome="applied", pieces=pieces, doubts=doubts)


def _located(blank: Amendment, source: _Source, span: Span) -> Amendment:
    place = standing(source.view, *span)
    changed = touching(source.changes, place.address)
    others = [one for one in changed if one.by.id != blank.by.id]
    here, somewhere = (_numbers(one for one in others if one.whole is whole) for whole in (False, True))
    doubts = (*blank.doubts, *([place.caution] if place.caution else []))
    if here:
        doubts = (*doubts, f"Chỗ này còn được văn bản khác sửa ({here}); kho chỉ có bản khi ban hành.")
    elif somewhere:
        doubts = (*doubts, f"Văn bản này còn được văn bản khác sửa ({somewhere}), có thể cả ở chỗ này.")
    return replace(blank, before=span, before_address=place.address, before_page=place.page, doubts=doubts)


def _numbers(changes: Iterable[Change]) -> str:
    return ", ".join(dict.fromkeys(one.by.number or one.by.slug for one in changes))


def _not_found(
    blank: Amendment, source: _Source, at: Sequence[Section], wanted: Sequence[str] | None = None
) -> Amendment:
    place = _written(wanted or blank.instruction.place)
    if at:
        several = "; ".join(" › ".join(section.address[1:]) for section in at[:5])
        return replace(blank, outcome="several provisions", reason=f"Văn bản được sửa có nhiều {place}: {several}.")
    above = "" if not source.changes else " Có thể do một văn bản sửa đổi khác thêm vào."
    return replace(blank, outcome="no provision", reason=f"Văn bản được sửa trong kho không có {place}.{above}")


def _inserted(blank: Amendment, view: DocumentView, source: _Source, there: Sequence[Section]) -> Amendment:
    one = blank.instruction
    if there:
        return replace(
            _located(blank, source, (there[0].start, there[0].end)),
            outcome="there already",
            reason=f"Văn bản được sửa trong kho đã có {_written(one.place)}.",
        )
    beside = one.after or one.place[:-1]
    at = source.sections(beside) if beside else []
    if beside and len(at) != 1:
        return _not_found(blank, source, at, beside)
    assert one.text is not None
    pieces = (Piece("added", None, one.text, "", view.raw[slice(*one.text)]),)
    found = replace(blank, outcome="applied", pieces=pieces)
    if at:
        found = replace(_located(found, source, (at[0].start, at[0].end)), before=None)
    return found


def _exchanged(blank: Amendment, view: DocumentView, source: _Source, span: Span) -> Amendment:
    (gone, comes), beside = blank.instruction.words, blank.instruction.beside
    assert gone is not None
    raw, wanted = source.view.raw, view.raw[slice(*gone)]
    for reading in _READINGS:
        places = _found(wanted, raw[slice(*span)], span[0], reading)
        if places:
            coming = view.raw[slice(*comes)] if comes else ""
            pieces = tuple(_pieces(raw, span, places, comes, coming, beside))
            doubts = blank.doubts if reading == "exact" else (*blank.doubts, _OTHER_CAPITALS)
            return replace(blank, outcome="applied", pieces=pieces, doubts=doubts)
    return replace(blank, outcome="no words", reason=f"Không thấy “{wanted.strip()}” ở {blank.before_address}.")


def _everywhere(blank: Amendment, view: DocumentView, source: _Source) -> Iterator[Amendment]:
    """Words for which no place is named, in each passage that has them."""
    found = False
    for passage in source.view.passages:
        if passage.kind in ("header", "signature"):
            continue
        made = _exchanged(
            _located(blank, source, (passage.start, passage.end)), view, source, (passage.start, passage.end)
        )
        if made.outcome == "applied":
            found = True
            yield made
    if not found:
        gone = blank.instruction.words[0]
        assert gone is not None
        reason = f"Không thấy “{view.raw[slice(*gone)].strip()}” trong văn bản được sửa."
        yield replace(blank, outcome="no words", reason=reason)


def _found(wanted: str, provision: str, base: int, reading: Reading) -> list[Span]:
    """Where words stand in a provision, in the order of its text."""
    sought = [word.key for word in words([(0, wanted)], reading)]
    there = words([(base, provision)], reading)
    keys = [word.key for word in there]
    found: list[Span] = []
    place = 0
    while sought and place + len(sought) <= len(keys):
        if keys[place] == sought[0] and keys[place : place + len(sought)] == sought:
            found.append((there[place].start, there[place + len(sought) - 1].end))
            place += len(sought)
        else:
            place += 1
    return found


def _pieces(
    raw: str, span: Span, places: Sequence[Span], comes: Span | None, coming: str, beside: Beside | None
) -> Iterator[Piece]:
    added = Piece("added", None, comes, "", coming) if comes else None
    begun = span[0]
    for start, end in places:
        cut = end if beside == "behind" else start
        if cut > begun:
            yield Piece("kept", (begun, cut), None, raw[begun:cut], raw[begun:cut])
        if beside is None:
            yield Piece("removed", (start, end), None, raw[start:end], "")
        if added is not None:
            yield added
        begun = cut if beside else end
    if span[1] > begun:
        yield Piece("kept", (begun, span[1]), None, raw[begun : span[1]], raw[begun : span[1]])


def _written(place: Sequence[str]) -> str:
    """A place as a person says it: điểm a khoản 2 Điều 5."""
    innermost = [label if place_rank == 0 or label.startswith("Điều") else label[:1].lower() + label[1:]
                 for place_rank, label in enumerate(place)]  # fmt: skip
    return " ".join(reversed(innermost))
