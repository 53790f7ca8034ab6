"""An amending act -> its instructions: what is done to which provision, with which new text.

1. The act is read section by section. What stands in a section before the next one is its own text; quotations that
   begin a line or follow `như sau:` are new text, and no section within them counts.
2. What is left of the own text are heads: a line of its own each, where it begins with a verb of change. Below the
   heading of an article they are parts of it; elsewhere they are items that the outline did not see.
3. A head is taken apart (clauses.py). What its places leave out (`khoản 2 như sau`) is taken from the heads above that
   name one place alone (`một số khoản của Điều 5`), and so is a verb that it lacks (`a) Cụm từ “A” bằng …`).
4. New text tells by its own labels (“4. …”, “đ1) …”) which of several places each part of it is for. Where it does not,
   or is for some clauses of the place only, there is none.
5. The amended act is the one in whose mention a place stands, else the one last named as one that is changed, in this
   head or those above.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.texts.clauses import (
    VERB,
    Clause,
    Named,
    Place,
    anchor,
    clauses,
    everywhere,
    exchanges,
    exchanges_words,
    masked,
    named,
    rank,
    within,
)
from analysis.texts.model import Action, Instruction, Span
from analysis.texts.quotations import quotations
from index.view import DocumentView
from ingest.citations.relations import CHANGES
from ingest.model import Section
from vietnamese.forms import Clean, clean

_LABEL = re.compile(r"\s*(?:Điều\s+\d+[a-zđ]?\d?[.:]?|\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?[.)]|[a-zđ]\d?\)|[-–+•])\s*")
_STARTS = re.compile(
    r"\W*(?:sửa\s+đổi|bổ\s+sung|thay|đổi|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|bỏ|đính\s+chính"
    r"|(?:các\s+)?(?:cụm\s+)?từ\s*[“\"]|[“\"])",
    re.IGNORECASE,
)
_CAPITAL_VERB = r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Hủy bỏ|Thay thế|Thay|Bỏ|Đính chính|Cụm từ)[\s,]"
_ITEM = re.compile(rf"\n[ \t]*(?=(?:\d{{1,3}}[a-zđ]?[.)]|[a-zđ]\d?\)|Điều \d{{1,3}}[a-zđ]?\.)[ \t]+{_CAPITAL_VERB})")
_LINE = re.compile(rf"\n[ \t]*(?={_CAPITAL_VERB})")
_SOME = re.compile(r"một\s+số\s", re.IGNORECASE)
_INTO = re.compile(r"\svào\s+$", re.IGNORECASE)
_ACTIONS: dict[str, Action] = {"replace": "replace", "exchange": "replace", "insert": "insert", "repeal": "repeal"}
_LONGEST_HEAD = 6_000


@dataclass(frozen=True, slots=True)
class _Context:
    """What a head hands to those below."""

    place: Place = ()
    verb: str | None = None
    act: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """One head: its words, from where on, and what is handed to it."""

    words: str
    bare: str
    base: int
    text: Span | None
    above: _Context


def instructions(view: DocumentView) -> tuple[Instruction, ...]:
    """Return what an act changes in others, in the order of its text; nothing for one that changes none."""
    return tuple(_Reader(view).read())


class _Reader:
    def __init__(self, view: DocumentView) -> None:
        self._clean: Clean = clean(view.raw)
        self._text = self._clean.text
        self._sections = view.sections
        self._acts = sorted(
            (self._offset(one.start), self._offset(one.end), one.ordinal, one.relation)
            for one in view.references
            if one.kind in ("document", "law") and one.certainty != "rejected" and one.resolves_to != "self"
        )
        self._act_starts = [start for start, *_ in self._acts]

    def read(self) -> Iterator[Instruction]:
        """Go through the sections in order, those within new text left out."""
        contexts: dict[int, _Context] = {}
        articles = self._articles()
        above = {section.parent for section in self._sections}
        starts = [self._offset(section.start) for section in self._sections]
        first = self._title()
        done = 0
        for section, start in zip(self._sections, starts, strict=True):
            if start < done or section.kind == "annex":
                continue
            given = contexts.get(section.parent if section.parent is not None else -1, first)
            heads, texts = quotations(self._text, start, starts, articles[section.ordinal])
            done = max([done, *(stop for _, stop in texts)])
            context = given
            for place, (begun, ended) in enumerate(heads):
                cuts = self._cuts(section, begun, ended)
                for low, high in pairwise(cuts):
                    text = texts[place] if place < len(texts) and high == ended else None
                    leads = text is None and (section.ordinal in above or high != heads[-1][1])
                    found, handed = self._head(low, min(high, low + _LONGEST_HEAD), text, context, leads=leads)
                    yield from (self._in_raw(one) for one in found)
                    if low == start:
                        contexts[section.ordinal] = handed
                        # Items that the outline did not see are the section's neighbours, not parts of it.
                        context = handed if section.kind == "article" else given
            contexts.setdefault(section.ordinal, given)

    def _cuts(self, section: Section, begun: int, ended: int) -> list[int]:
        """Where the heads of a stretch of own text begin, and its end."""
        found = {match.end() for match in _ITEM.finditer(self._text, begun + 1, ended)}
        if section.kind == "article":
            found |= {match.end() for match in _LINE.finditer(self._text, begun + 1, ended)}
        return [begun, *sorted(found), ended]

    def _articles(self) -> dict[int, int]:
        """Where the article of each section ends."""
        ends: dict[int, int] = {}
        for section in self._sections:
            inside = section.parent is not None and section.kind != "article"
            ends[section.ordinal] = (
                ends[section.parent] if inside and section.parent is not None else self._offset(section.end)
            )
        return ends

    def _title(self) -> _Context:
        """The act that is named first as one that is changed: in the title, or in the sentence that issues this one."""
        changed = (act for *_, act, relation in self._acts if relation in ("sửa đổi", "bổ sung"))
        return _Context(act=next(changed, None))

    def _head(
        self, start: int, end: int, text: Span | None, above: _Context, *, leads: bool
    ) -> tuple[list[Instruction], _Context]:
        labelled = _LABEL.match(self._text, start, end)
        body = labelled.end() if labelled else start
        words = self._text[body:end]
        bare = masked(words)
        if not _STARTS.match(words) or (above.verb is None and not VERB.search(bare)):
            return [], above
        of_verbs = clauses(bare, above.verb)
        head = _Head(words, bare, body, text, above)
        act = self._named_act(bare, body)
        act = above.act if act is None else act
        model = Instruction("replace", (), "whole", (start, start + len(self._text[start:end].rstrip())), None, act=act)
        found: list[Instruction] = []
        places: dict[Place, None] = {}
        for clause in of_verbs:
            of_words = exchanges_words(words, bare, clause)
            meant = named(bare, clause, lambda at: self._mention_end(body + at) - body, of_words=of_words)
            places |= {within(one.place, above.place): None for one in meant}
            if of_words:
                found += self._exchanges(head, clause, model)
            else:
                found += self._provisions(head, clause, model, meant)
        found = self._told_apart(found)
        if leads:
            # What is to be put in stands below, and so do the words to exchange where none are quoted here.
            found = [one for one in found if one.action == "repeal" or one.words[0] is not None]
        place = next(iter(places)) if len(places) == 1 else above.place
        return found, _Context(place, of_verbs[0].verb, act)

    def _exchanges(self, head: _Head, clause: Clause, model: Instruction) -> Iterator[Instruction]:
        """Words that go and come: “A” bằng “B” tại …; bỏ “A” tại …; bổ sung “A” vào sau “B” tại …."""
        base = head.base
        for one in exchanges(head.words, head.bare, clause):
            part = Clause(clause.verb, one.start, one.end)
            meant = named(head.bare, part, lambda at: self._mention_end(base + at) - base, of_words=True)
            if not meant:
                acts = [(start - base, end - base) for start, end, *_ in self._acts if base <= start < base + one.end]
                known = bool(head.above.place) or everywhere(head.bare, one, acts)
                meant = [Named(-1, (), "whole" if known else "some")]
            for place in meant:
                act = self._act_of(base + place.at) if place.at >= 0 else None
                for gone in one.goes or (None,):
                    yield replace(
                        model,
                        action="words",
                        place=within(place.place, head.above.place),
                        part=place.part,
                        act=model.act if act is None else act,
                        words=(_shift(gone, base), _shift(one.comes, base)),
                        beside=one.beside,
                    )

    def _provisions(
        self, head: _Head, clause: Clause, model: Instruction, meant: Sequence[Named]
    ) -> Iterator[Instruction]:
        """What is replaced, put in or repealed as a whole."""
        above, action = head.above.place, _ACTIONS[clause.verb]
        after = anchor(head.bare, clause)
        if action == "insert" and len(meant) > 1 and _INTO.search(head.bare[clause.start : meant[-1].at]):
            # Bổ sung khoản 6 vào Điều 8: what comes last is what it is put into.
            *meant, last = meant
            meant = [replace(one, place=within(one.place, last.place)) for one in meant]
        # New text for some clauses of an article is not the article.
        text = None if _SOME.search(head.bare, clause.start, clause.end) else head.text
        outer = within(after, above) if after else above
        for one in meant:
            # Bổ sung khoản 3a vào sau khoản 3 Điều 5: what it stands behind says where.
            beside = bool(after) and rank(one.place[0]) == rank(outer[-1])
            act = self._act_of(head.base + one.at)
            yield replace(
                model,
                action=action,
                place=within(one.place, outer[:-1] if beside else outer),
                part=one.part,
                after=within(after, above) if after else (),
                act=model.act if act is None else act,
                text=text if action != "repeal" else None,
            )
        described = action == "repeal" and "¤" in head.bare[clause.start : clause.end]
        if not meant and (described or (head.text is not None and bool(above))):
            yield replace(model, action=action, place=above, part="whole" if text and not after else "some", text=text)

    def _told_apart(self, found: list[Instruction]) -> list[Instruction]:
        """Give each of several places the part of the new text that bears its label; none if one cannot be told."""
        shared = [one for one in found if one.text is not None]
        if len(shared) <= 1:
            return found
        starts: list[int] = []
        for one in shared:
            assert one.text is not None
            begun = starts[-1] + 1 if starts else one.text[0]
            at = self._label_at(one.place[-1], begun, one.text[1]) if one.place else None
            if at is None:
                return [replace(one, text=None) for one in found]
            starts.append(at)
        parts: dict[int, Span] = {}
        for one, at, stop in zip(shared, starts, [*starts[1:], None], strict=True):
            assert one.text is not None
            parts[id(one)] = (at, at + len(self._text[at : one.text[1] if stop is None else stop].rstrip()))
        return [replace(one, text=parts.get(id(one))) for one in found]

    def _label_at(self, label: str, start: int, end: int) -> int | None:
        """Where a line of new text begins with this label."""
        unit, _, number = label.rpartition(" ")
        number = re.escape(number)
        written = {"Khoản": rf"{number}\.", "điểm": rf"{number}\)"}.get(unit, rf"{re.escape(label)}(?!\w)")
        line = re.compile(rf"(?:(?<=[\n“\"])|\A)[ \t]*[“\"]?{written}", re.IGNORECASE)
        found = line.search(self._text, max(0, start - 1), end)
        return found.end() - len(found[0].lstrip(' \t“"')) if found else None

    def _named_act(self, bare: str, base: int) -> int | None:
        """The first act that a head names as one that it changes."""
        for start, _, act, relation in self._acts[bisect_right(self._act_starts, base - 1) :]:
            if start >= base + len(bare):
                return None
            if relation in CHANGES and bare[start - base] not in "¤§":
                return act
        return None

    def _act_of(self, place: int) -> int | None:
        """The act in whose mention a place stands: khoản 2 Điều 5 Thông tư số …."""
        before = bisect_right(self._act_starts, place) - 1
        return self._acts[before][2] if before >= 0 and place < self._acts[before][1] else None

    def _mention_end(self, place: int) -> int:
        """Where the mention ends that a place stands in; the place itself if it stands in none."""
        before = bisect_right(self._act_starts, place) - 1
        return max(place, self._acts[before][1]) if before >= 0 else place

    def _offset(self, raw: int) -> int:
        return self._clean.clean_offset(raw)

    def _in_raw(self, one: Instruction) -> Instruction:
        def raw(span: Span | None) -> Span | None:
            return self._clean.raw_span(*span) if span else None

        quote = self._clean.raw_span(*one.quote)
        return replace(one, quote=quote, text=raw(one.text), words=(raw(one.words[0]), raw(one.words[1])))


def _shift(span: Span | None, by: int) -> Span | None:
    return (span[0] + by, span[1] + by) if span else None
