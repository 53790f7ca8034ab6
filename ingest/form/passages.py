"""The tree of sections -> passages, the units that are searched and cited.

1. The head is one passage, the tail another, so that “ai ký” and “ngày nào” are found.
2. What stands between head and first section is the preamble; its paragraphs are passages.
3. Every section gives its heading line as a passage of kind `heading` (kept, so that the passages of a document put
   together give its text; not searched by itself, for all below it carry it as context) and its own content, that is
   what is not inside a child. Content of two leaves is never mixed. A heading with nothing below it is content:
   `Điều 2. Quyết định này có hiệu lực kể từ ngày ký.`
4. Content is cut at paragraphs; short neighbours of the same leaf are joined, long ones are
   cut at sentence ends, so that a passage stays within what the embedder reads. Several passages of one leaf are
   `đoạn 1`, `đoạn 2`, ….
5. The context of a passage is the document's title and the headings above, a clause's opening words included: point
   a) of “Phạt tiền từ … đối với:” means nothing without them.
   Each row of a table is a passage (`ingest.form.rows`): `bảng 1 › dòng 7`; caption, unit, the rows that it is grouped
   below and the heads of its columns are part of its context. The head rows are kept as a heading is.
6. A closing formula (“Nghị quyết này … thông qua”) belongs to the document, not to the last item before it; but that
   it comes into force is what the last article of a statute says.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.form.header import Frame
from ingest.form.lines import Line, split_lines
from ingest.form.rows import Rows, table_rows
from ingest.model import Header, Page, Passage, PassageKind, Section, Table
from vietnamese.forms import Clean
from vietnamese.sentences import sentences

# multilingual-e5 reads 512 tokens, about 1,600 characters of Vietnamese; context takes up to a third.
MAX_CHARACTERS = 1_000
# Paragraphs below this are joined with their neighbours in the same leaf.
_JOIN_BELOW = 300
_LEAD_CHARACTERS = 240
# What parts the cells of a row (`ingest.model.Table`).
_ROW = " | "
_CLOSING = re.compile(
    r"^(?:Nghị quyết|Chỉ thị|Quyết định|Kết luận|Quy định|Luật|Bộ luật|Pháp lệnh|Chương trình|Kế hoạch)\s+này\b"
)
_CLOSING_VERB = re.compile(r"thông qua|phổ biến đến")
_IN_FORCE = re.compile(r"có hiệu lực")
_PARAGRAPH_END = re.compile(r"[.;:!?…”\"]\s*$")


@dataclass(frozen=True, slots=True)
class _Piece:
    section: Section | None
    kind: PassageKind
    label: str | None
    start: int
    end: int
    within: tuple[str, ...] = ()
    """Of a row, what its table says of it."""


def cut_passages(
    clean: Clean,
    frame: Frame,
    sections: list[Section],
    pages: tuple[Page, ...],
    prefix: str,
    tables: Sequence[Table] = (),
) -> tuple[Passage, ...]:
    """Cut a document into passages.

    Args:
        clean: The document's CLEAN text with its way back to RAW.
        frame: Head and tail, in CLEAN places.
        sections: From `build_outline`, in CLEAN places.
        pages: In RAW places; none where the format has no page numbers.
        prefix: First part of every address.
        tables: In CLEAN places, in the order of the text.

    Returns:
        Passages in the order of the text, spans in RAW places, no two overlapping.
    """
    text = clean.text
    cutter = _Cutter(text, table_rows(text, tables))
    pieces = sorted(_pieces(cutter, frame, sections), key=lambda piece: piece.start)
    leads = _leads(text, sections)
    passages: list[Passage] = []
    for piece in pieces:
        start, end = _trim(text, piece.start, piece.end)
        if start >= end:
            continue
        raw_start, raw_end = clean.raw_span(start, end)
        above = _above(piece, sections)
        own = (piece.section.address if piece.section else (prefix,)) + ((piece.label,) if piece.label else ())
        passages.append(
            Passage(
                ordinal=len(passages),
                section=piece.section.ordinal if piece.section else None,
                kind=piece.kind,
                text=text[start:end],
                context=_context(
                    frame.header,
                    prefix,
                    [*(leads[section.ordinal] for section in above), *piece.within],
                ),
                address=" › ".join(own),
                page=_page_of(raw_start, pages),
                start=raw_start,
                end=raw_end,
            )
        )
    return tuple(passages)


def _pieces(cutter: "_Cutter", frame: Frame, sections: list[Section]) -> Iterator[_Piece]:
    text = cutter.text
    if frame.head_end:
        yield _Piece(None, "header", "tiêu đề", frame.head_start, frame.head_end)
        yield from cutter.blocks(None, "preamble", "trước tiêu đề", [(0, frame.head_start)])
    if frame.tail_end > frame.tail_start:
        yield _Piece(None, "signature", "nơi nhận và chữ ký", frame.tail_start, frame.tail_end)
    first = min((section.start for section in sections), default=frame.tail_start)
    first = min(first, frame.tail_start) if frame.tail_end > frame.tail_start else first
    body_end = first if sections else len(text)
    yield from cutter.blocks(None, "preamble" if sections else "body", "mở đầu" if sections else None,
                             [(frame.head_end, min(body_end, frame.tail_start))])  # fmt: skip
    after_tail = min((section.start for section in sections if section.start >= frame.tail_end), default=len(text))
    yield from cutter.blocks(None, "body", "phần sau chữ ký", [(frame.tail_end, after_tail)])
    children: dict[int | None, list[Section]] = {}
    for section in sections:
        children.setdefault(section.parent, []).append(section)
    last = max((section.end for section in sections if section.start < frame.tail_start), default=0)
    statute = any(section.kind == "article" for section in sections)
    for section in sections:
        own, position = [], section.heading_end
        for child in children.get(section.ordinal, []):
            own.append((position, child.start))
            position = child.end
        own.append((position, section.end))
        if section.end == last and section.start < frame.tail_start:
            closing = _closing_start(text, *own[-1], statute=statute)
            if closing is not None:
                yield from cutter.blocks(None, "body", "đoạn kết", [(closing, own[-1][1])])
                own[-1] = (own[-1][0], closing)
        if section.heading_end > section.start:
            empty = section.ordinal not in children and not any(text[start:end].strip() for start, end in own)
            yield _Piece(section, "body" if empty else "heading", None, section.start, section.heading_end)
        yield from cutter.blocks(section, "body", None, own)


class _Cutter:
    """Cuts what belongs to one leaf into blocks of paragraphs and rows of tables."""

    def __init__(self, text: str, tables: Sequence[Rows]) -> None:
        self.text = text
        self.tables = tables
        self.starts = [table.start for table in tables]

    def blocks(
        self, section: Section | None, kind: PassageKind, label: str | None, spans: list[tuple[int, int]]
    ) -> Iterator[_Piece]:
        """Number blocks and tables if there is more than one of them."""
        prose: list[tuple[int, int]] = []
        tables: list[Rows] = []
        for start, end in spans:
            for table in self.tables[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
                if table.end <= end:
                    prose.append((start, table.start))
                    tables.append(table)
                    start = table.end
            prose.append((start, end))
        blocks = [block for span in prose for block in _joined(self.text, *span)]
        for number, (start, end) in enumerate(blocks, 1):
            yield _Piece(section, kind, _label(label, f"đoạn {number}" if len(blocks) > 1 else None), start, end)
        for number, table in enumerate(tables, 1):
            for row in table.rows:
                pieces = list(_cut_long(self.text, row.start, row.end))
                for part, (start, end) in enumerate(pieces, 1):
                    of_row = _label(label, f"bảng {number}", row.label, f"đoạn {part}" if len(pieces) > 1 else None)
                    yield _Piece(section, "heading" if row.head else kind, of_row, start, end, row.context)


def _label(*parts: str | None) -> str | None:
    return " › ".join(filter(None, parts)) or None


def _joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Blocks of paragraphs: short neighbours together, long ones cut."""
    blocks: list[tuple[int, int]] = []
    for paragraph in _paragraphs(text, start, end):
        for cut in _cut_long(text, *paragraph):
            if blocks:
                first, last = blocks[-1]
                short = min(cut[1] - cut[0], last - first) < _JOIN_BELOW
                if short and cut[1] - first <= MAX_CHARACTERS:
                    blocks[-1] = (first, cut[1])
                    continue
            blocks.append(cut)
    return blocks


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = _within(split_lines(text[start:end]), start)
    paragraphs: list[tuple[int, int]] = []
    open_paragraph = False
    for line_start, line_end, gap, bare in lines:
        row = _ROW in bare
        goes_on = open_paragraph and not row and not (gap and not bare[:1].islower())
        if goes_on:
            paragraphs[-1] = (paragraphs[-1][0], line_end)
        else:
            paragraphs.append((line_start, line_end))
        open_paragraph = not row and _PARAGRAPH_END.search(bare) is None
    return paragraphs


def _within(lines: list[Line], base: int) -> list[tuple[int, int, bool, str]]:
    return [(line.start + base, line.end + base, line.gap, line.bare) for line in lines]


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start <= MAX_CHARACTERS:
        yield start, end
        return
    block: tuple[int, int] | None = None
    for sentence_start, sentence_end in sentences(text[start:end]):
        for piece_start, piece_end in _cut_hard(text, start + sentence_start, start + sentence_end):
            if block and piece_end - block[0] > MAX_CHARACTERS:
                yield block
                block = None
            block = (block[0] if block else piece_start, piece_end)
    if block:
        yield block


def _cut_hard(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence longer than a passage is cut at a semicolon, comma or blank: better there than inside the embedder."""
    while end - start > MAX_CHARACTERS:
        window = text[start : start + MAX_CHARACTERS]
        cut = max(window.rfind(";"), window.rfind("\n"))
        cut = cut if cut > MAX_CHARACTERS // 2 else max(cut, window.rfind(","))
        cut = cut if cut > MAX_CHARACTERS // 2 else window.rfind(" ")
        cut = cut + 1 if cut > 0 else MAX_CHARACTERS
        yield start, start + cut
        start += cut
    yield start, end


def _closing_start(text: str, start: int, end: int, *, statute: bool) -> int | None:
    for paragraph_start, paragraph_end in _paragraphs(text, start, end):
        paragraph = text[paragraph_start:paragraph_end].lstrip()
        closes = _CLOSING_VERB.search(paragraph) or (not statute and _IN_FORCE.search(paragraph))
        if closes and _CLOSING.match(paragraph):
            return paragraph_start
    return None


def _leads(text: str, sections: list[Section]) -> dict[int, str]:
    """What each section contributes to the context of those below: its heading, or the words that open it."""
    first_child: dict[int, int] = {}
    for section in sections:
        if section.parent is not None:
            first_child.setdefault(section.parent, section.start)
    leads = {}
    for section in sections:
        lead = section.heading
        if section.ordinal in first_child and not section.heading:
            lead = re.sub(r"\s+", " ", text[section.start : first_child[section.ordinal]]).strip()
        if len(lead) > _LEAD_CHARACTERS:
            lead = lead[:_LEAD_CHARACTERS].rsplit(" ", 1)[0] + " …"
        leads[section.ordinal] = lead
    return leads


def _above(piece: _Piece, sections: list[Section]) -> list[Section]:
    chain: list[Section] = []
    section = piece.section
    if section is not None and (piece.start == section.start or not section.heading):
        section = sections[section.parent] if section.parent is not None else None
    while section is not None:
        chain.append(section)
        section = sections[section.parent] if section.parent is not None else None
    return chain[::-1]


def _context(header: Header, prefix: str, leads: list[str]) -> str:
    # Without a number the prefix is the title, which need not be said twice.
    document = " ".join(dict.fromkeys(filter(None, (header.type, header.number or prefix, header.title))))
    return " › ".join(filter(None, (document, *leads)))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _page_of(raw_start: int, pages: tuple[Page, ...]) -> int | None:
    for page in pages:
        if raw_start <= page.end:
            return page.number
    return pages[-1].number if pages else None
