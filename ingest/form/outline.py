"""Lines of the body -> the tree of sections, for the Party's and the State's form alike.

1. Each line is tried against the enumerators below. What only looks like one is refused: `Điều 5` without a full
   stop is a citation (alone on its line it is a heading if it is next in turn, as old laws print it), so is what
   follows a line that ends in `tại` or `khoản 2`; `Phần lớn` and `Mục tiêu` are words, `26-NQ/TU` is a number.
2. Numbered enumerators must follow in sequence (1 after nothing, n after n-1); out of sequence they are accepted
   only where the line before ended a sentence and a blank or a full stop shows that a new block begins.
3. Text between “ and ” that runs over several lines is quoted: its `Điều 5.` belongs to the amended act, not to this.
4. A stack keeps the open sections by rank; a new one closes all of its own rank and below. `I.` below an article
   that is not itself below `I.` (a decision that approves a scheme) belongs to the article.
5. A heading alone on its line takes the following line as its title (Chương I / QUY ĐỊNH CHUNG). A run-in heading
   (`1.3. Về quốc phòng, an ninh: Có từ 75% …`) ends at its colon.
6. No two sections have one address: where a form or an attached statute starts again at `Điều 1`, it is `Điều 1 (2)`.
"""

import re
from dataclasses import dataclass, replace

from ingest.form.enumerators import (
    BASIS,
    CAPITAL_ITEM,
    CAPITAL_RANK,
    CITED_REST,
    CITING,
    ENDS_SENTENCE,
    LISTING,
    MAX_ROMAN,
    NAMES,
    ORDINAL,
    PATTERNS,
    RANK,
    ROMAN_IN_ARTICLE_RANK,
    RUN_IN,
    STARTS,
    letter_number,
    number_of,
)
from ingest.form.lines import Line, quoted_lines
from ingest.model import Section, SectionKind, System

_LONGEST_WRAPPED = 120
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class _Match:
    kind: SectionKind
    label: str
    number: int | None
    rank: int
    rest_at: int
    """Place in the bare line where the heading text begins."""
    suffix: str = ""


@dataclass(slots=True)
class _Open:
    section: Section
    rank: int
    number: int | None
    suffix: str


def build_outline(lines: list[Line], system: System | None, prefix: str, end: int) -> list[Section]:
    """Return the sections of the body in order of their place, spans in CLEAN text.

    Args:
        lines: Lines between head and tail, and those of annexes after the tail.
        system: Decides the words of labels: `1` and `a)` in the Party's form, `Khoản 1` and `điểm a` under an article.
        prefix: First part of every address: the document's number or name.
        end: Where the last section ends; a running head may stand below the last line.
    """
    builder = _Builder(system, prefix, _wrap_width(lines))
    neighbours = zip([None, *lines], lines, [*lines[1:], None], quoted_lines(lines), strict=False)
    for previous, line, following, quoted in neighbours:
        builder.take(line, previous, following, quoted=quoted)
    return builder.finish(end)


def _wrap_width(lines: list[Line]) -> int:
    """Length of a full line where lines are hard-wrapped, as in a PDF; 0 where a line is a paragraph."""
    lengths = sorted(len(line.bare) for line in lines)
    width = lengths[len(lengths) * 19 // 20] if len(lengths) >= 20 else 0
    return width if width <= _LONGEST_WRAPPED else 0


def unique_addresses(sections: list[Section]) -> list[Section]:
    """Return the sections with `(2)`, `(3)`, … after a label whose address stands already, and in all below it."""
    taken: dict[tuple[str, ...], int] = {}
    unique: list[Section] = []
    for section in sections:
        above = unique[section.parent].address if section.parent is not None else section.address[:-1]
        label = section.label
        taken[(*above, label)] = count = taken.get((*above, label), 0) + 1
        if count > 1:
            label = f"{label} ({count})"
        address = (*above, label)
        unique.append(section if address == section.address else replace(section, label=label, address=address))
    return unique


class _Builder:
    def __init__(self, system: System | None, prefix: str, width: int) -> None:
        self.system = system
        self.prefix = prefix
        self.width = width
        self.sections: list[Section] = []
        self.stack: list[_Open] = []
        self.ends: dict[int, int] = {}
        self.last_number: dict[tuple[int | None, int], tuple[int, str]] = {}
        self.dashes: dict[tuple[int | None, SectionKind], int] = {}
        self.last_article = 0
        self.wrapped = False
        self.awaits_title: _Open | None = None

    def take(self, line: Line, previous: Line | None, following: Line | None, *, quoted: bool) -> None:
        """Look at one line, knowing its neighbours."""
        bare = line.bare
        # Where the next line goes on in small letters this one was only wrapped, and is no heading; so is a full line
        # among hard-wrapped ones that goes on with a name (… Mặt trận ⏎ Tổ quốc).
        goes_on = following is not None and not following.gap and not STARTS.match(following.bare)
        full = self.width > 0 and len(bare) >= 0.9 * self.width
        self.wrapped = goes_on and following is not None and (full or following.bare[:1].islower())
        found = None if quoted else self._recognise(bare, line, previous)
        if found is None:
            self._continue_title(line)
            return
        self._open(found, line)

    def finish(self, end: int) -> list[Section]:
        self._close(0, end)
        return [replace(section, end=self.ends[section.ordinal]) for section in self.sections]

    # --- recognising

    def _recognise(self, bare: str, line: Line, previous: Line | None) -> _Match | None:
        if line.is_rule or not bare:
            return None
        new_block = previous is None or line.gap or ENDS_SENTENCE.search(previous.bare) is not None
        if (
            previous is not None
            and not line.gap
            and CITING.search(previous.bare)
            and not self._first_of(bare, previous)
        ):
            return None
        capital = CAPITAL_ITEM.match(bare)
        if capital and self._in_sequence(CAPITAL_RANK, ord(capital["n"]) - 64, "", new_block):
            number = ord(capital["n"]) - 64
            return _Match("roman", capital["label"], number, CAPITAL_RANK, capital.start("rest"))
        for kind, pattern in PATTERNS:
            match = pattern.match(bare)
            if match:
                found = self._judge(kind, match, new_block, previous)
                if found:
                    return found
        return None

    def _first_of(self, bare: str, previous: Line) -> bool:
        """Whether this is 4.1 right below the heading 4, whatever word that ends in."""
        last = self.sections[-1] if self.sections else None
        return (
            last is not None
            and last.start == previous.start
            and bare.startswith((f"{last.label}.1.", f"{last.label}.1 "))
        )

    def _judge(self, kind: SectionKind, match: re.Match[str], new_block: bool, previous: Line | None) -> _Match | None:
        rank, label = RANK[kind], match["label"]
        rest_at = match.start("rest")
        if kind in ("dash", "plus"):
            # The legal bases of the Party's form are no items: - Căn cứ Điều lệ Đảng; …
            if not self.stack and BASIS.match(match["rest"]):
                return None
            # A period broken over the line end (2024 -⏎ 2025) is no bullet.
            if previous and re.search(r"\d\s*$", previous.bare) and re.match(r"\d", match["rest"]):
                return None
            return _Match(kind, label, None, rank, rest_at) if new_block or match["rest"][0].isupper() else None
        if kind == "decimal":
            return self._judge_decimal(match, rank, new_block)
        number = number_of(match.groupdict().get("n"))
        suffix = match.groupdict().get("suffix") or ""
        if kind == "letter":
            number = letter_number(match["n"])
            if number is None or (match["stop"] != ")" and not new_block):
                return None
        if kind == "roman" and (number is None or number > MAX_ROMAN):
            return None
        if kind == "article" and match["stop"] is None:
            alone = new_block and number == self.last_article + 1
            return _Match(kind, label, number, rank, match.end(), suffix) if alone else None
        if kind in ("annex", "part", "chapter", "section", "subsection", "article"):
            # These name themselves; a citation at a line start goes on in lower case and did not match.
            listed = previous is not None and not new_block and LISTING.search(previous.bare) is not None
            next_annex = self.last_number.get((None, rank), (0, ""))[0] + 1
            cited = {
                "annex": not label.isupper() and match["rest"] and not new_block and number != next_annex,
                "article": listed and number != self.last_article + 1,
            }.get(kind, listed)
            if cited or (kind != "article" and CITED_REST.match(match["rest"])):
                return None
            return _Match(kind, label, number, rank, rest_at, suffix)
        open_ranks = {entry.rank for entry in self.stack}
        if kind == "roman" and RANK["article"] in open_ranks and rank not in open_ranks:
            rank = ROMAN_IN_ARTICLE_RANK
        if number is None or not self._in_sequence(rank, number, suffix, new_block):
            return None
        if RANK["article"] in open_ranks and ROMAN_IN_ARTICLE_RANK not in open_ranks:
            kind = {"arabic": "clause", "letter": "point"}.get(kind, kind)  # type: ignore[assignment]
        return _Match(kind, label, number, rank, rest_at, suffix)

    def _judge_decimal(self, match: re.Match[str], rank: int, new_block: bool) -> _Match | None:
        above = match["label"].rpartition(".")[0]
        last = int(match["label"].rpartition(".")[2])
        # 1.1 stands under 1, and 2.3.1 under 2.3: a number in the text (9.5 triệu) has no such parent.
        under = next(
            (e for e in reversed(self.stack) if e.section.kind in ("arabic", "clause", "decimal", "roman")), None
        )
        siblings_above = {above, *(label.rpartition(".")[0] for label in self._open_labels())}
        fits = under is not None and (above in self._open_labels() or above in siblings_above - {above})
        if not fits and not (match["stop"] and new_block):
            return None
        depth = match["label"].count(".") - 1
        return _Match("decimal", match["label"], last, rank + min(depth, 1), match.start("rest"))

    def _open_labels(self) -> set[str]:
        return {entry.section.label for entry in self.stack} | {
            entry.section.label.removeprefix("Khoản ") for entry in self.stack
        }

    def _in_sequence(self, rank: int, number: int, suffix: str, new_block: bool) -> bool:
        parent = self._parent(rank)
        last = self.last_number.get((parent, rank))
        if last is None:
            return number == 1 or (new_block and number <= 3 and rank != RANK["letter"]) or (new_block and suffix != "")
        if number == last[0] + 1 or (number == last[0] and suffix > last[1]):
            return True
        # đ follows d, and some lists skip f, j, w, z: a gap of one is a letter that this alphabet lacks.
        return new_block and last[0] < number <= last[0] + 3

    def _parent(self, rank: int) -> int | None:
        above = [entry for entry in self.stack if entry.rank < rank]
        return above[-1].section.ordinal if above else None

    # --- building

    def _open(self, found: _Match, line: Line) -> None:
        self._close(found.rank, line.start)
        parent = self.stack[-1].section if self.stack else None
        key = parent.ordinal if parent else None
        if found.number is not None:
            self.last_number[(key, found.rank)] = (found.number, found.suffix)
        if found.kind == "article":
            self.last_article = found.number or 0
        label = self._label(found, key)
        heading, heading_end, bare_title = self._heading(found, line)
        address = (*(parent.address if parent else (self.prefix,)), label)
        section = Section(
            ordinal=len(self.sections),
            parent=key,
            kind=found.kind,
            label=label,
            heading=heading,
            address=address,
            start=line.start,
            heading_end=heading_end,
            end=line.end,
        )
        self.sections.append(section)
        entry = _Open(section, found.rank, found.number, found.suffix)
        self.stack.append(entry)
        self.awaits_title = entry if bare_title else None

    def _heading(self, found: _Match, line: Line) -> tuple[str, int, bool]:
        """Return heading text, where it ends, and whether a title is still to come on the next line."""
        rest = line.bare[found.rest_at :].strip()
        if found.kind in ("annex", "part", "chapter", "section", "subsection"):
            return line.bare, line.end, not rest or rest.isupper()
        if found.kind == "article":
            return line.bare, line.end, not rest or self.wrapped
        if found.kind in ("dash", "plus"):
            return "", line.start, False
        run_in = RUN_IN.match(rest)
        if run_in and found.kind in ("decimal", "arabic", "roman"):
            end = (
                found.rest_at
                + len(line.bare[found.rest_at :])
                - len(line.bare[found.rest_at :].lstrip())
                + run_in.end()
            )
            return line.bare[:end].strip().rstrip(":"), line.offset(end), False
        # A line that ends as a title does (no full stop) is a heading; a full sentence is content of its own.
        titled = not self.wrapped and not re.search(r"[.;:,]\s*$", rest) and len(rest) < _LONGEST_TITLE
        if titled and found.kind in ("roman", "arabic", "decimal", "letter"):
            return line.bare, line.end, False
        return "", line.start, False

    def _label(self, found: _Match, parent: int | None) -> str:
        text = re.sub(r"\s+", " ", found.label)
        if found.kind in ("dash", "plus"):
            count = self.dashes[(parent, found.kind)] = self.dashes.get((parent, found.kind), 0) + 1
            return f"{'gạch' if found.kind == 'dash' else 'cộng'} {count}"
        if found.kind == "clause":
            return f"Khoản {text}"
        if found.kind == "point":
            return f"điểm {text}"
        if found.kind == "letter":
            return f"{text})"
        if found.kind in NAMES:
            name = NAMES[found.kind]
            number = re.sub(r"^số\s+", "", text[len(name) :].strip(), flags=re.IGNORECASE)
            return f"{name} {number.lower() if ORDINAL.match(number) else number}".strip()
        return text

    def _continue_title(self, line: Line) -> None:
        entry, self.awaits_title = self.awaits_title, None
        if entry is None or line.is_rule:
            self.awaits_title = entry if line.is_rule else None
            return
        section = entry.section
        annex_note = section.kind == "annex" and line.bare.startswith("(")
        empty = section.heading.rstrip(" .:") == section.label
        # Below `Điều 8` alone stands its title, or in old laws at once its text, which is a sentence.
        sentence = re.search(r"[.;:]\s*$", line.bare) is not None
        titled = line.bare.isupper() or annex_note
        if section.kind == "article":
            titled = titled or (empty and not sentence) or (not empty and line.bare[:1].islower())
        if not titled and not (empty and section.kind in ("chapter", "part", "section", "subsection")):
            return
        if len(line.bare) > _LONGEST_TITLE:
            return
        heading = f"{section.heading} {line.bare}"
        entry.section = self.sections[section.ordinal] = replace(section, heading=heading, heading_end=line.end)
        # A title in capitals may run over several lines; one in small letters is taken as one line.
        if line.bare.isupper() or annex_note or (section.kind == "article" and self.wrapped):
            self.awaits_title = entry

    def _close(self, rank: int, end: int) -> None:
        while self.stack and self.stack[-1].rank >= rank:
            self.ends[self.stack.pop().section.ordinal] = end
