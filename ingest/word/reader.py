"""A Word file (.docx, .docm, .dotx) -> its text as Word shows it.

1. Open the package (`ingest.ooxml`), read its styles and lists.
2. Walk the body in order: paragraphs (`ingest.word.inline`) with their automatic numbers before them, tables, and what
   wraps them. A paragraph whose end was deleted with changes tracked runs on into the next one.
3. A text box follows the paragraph that it hangs on. A note follows the paragraph or table that refers to it, as one
   line `[1] …`: there a quotation of the passage holds it, and one line that begins so cannot pass for an article.
4. Headers and footers are margins, not text.
5. Decode legacy fonts and write everything as text (`ingest.tables`).
"""

from collections.abc import Iterator
from itertools import count

from lxml import etree

from errors import UnreadableFile
from ingest.ooxml import Package
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.tables import Block, Paragraph, Piece, lay_out_parts, paragraphs, with_encodings
from ingest.word.inline import MC, Inline, alternatives
from ingest.word.numbering import Numbering, W, format_number, value
from ingest.word.styles import Properties, Styles
from ingest.word.tables import read_table

_REMOVED = (f"{W}del", f"{W}moveFrom")
_SKIPPED = frozenset(W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr"))


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a Word file; see `ingest.reading`.

    Raises:
        UnreadableFile: No Word file, encrypted, damaged, beyond the limits, or without text.
    """
    package = Package(data, name, options.limits)
    part = package.main_part("word/document.xml")
    root = package.xml(part)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableFile(f"«{name}» hỏng: không có nội dung của Word. Hãy lấy lại bản gốc.")
    story = _Document(package, part)
    laid, margins = lay_out_parts(story.read(body), story.margins())
    if not laid.text.strip():
        raise UnreadableFile(f"«{name}» không có chữ nào để đọc (có thể chỉ có hình). Hãy lưu thành PDF rồi đưa lại.")
    notes = list(package.notes)
    if story.tracked:
        notes.append("Tệp có thay đổi chưa duyệt (Track Changes): phần xóa bị bỏ ra, phần thêm được giữ.")
    if story.embedded:
        notes.append("Tệp có nhúng văn bản khác (altChunk), phần đó không đọc được.")
    extractor = with_encodings("docx", laid.encodings)
    margin_lines = tuple(dict.fromkeys(line.strip() for line in margins.text.splitlines() if line.strip()))
    page = PageText(laid.text, extractor, margins=margin_lines, tables=laid.tables)
    return Reading((page,), "none", tuple(dict.fromkeys(notes)))


class _Document:
    """A document while it is read: styles, lists with their counters, notes, and what waits for its place."""

    def __init__(self, package: Package, part: str) -> None:
        self.embedded = False
        self._package = package
        self._parts: dict[str, list[str]] = {}
        for relation in package.relations(part):
            self._parts.setdefault(relation.kind, []).append(relation.target)
        self._styles = Styles.read(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"), self._styles.lists)
        self._notes = {
            f"{W}{kind}Reference": {
                note.get(f"{W}id"): note for note in (root.iterfind(f"{W}{kind}") if root is not None else ())
            }
            for kind, root in (("footnote", self._part("footnotes")), ("endnote", self._part("endnotes")))
        }
        self._note_numbers = {tag: count(1) for tag in self._notes}
        self._inline = self._new_inline()
        self._run_on: list[Piece] = []
        self._boxes: list[Block] = []
        self._note_lines: list[Block] = []
        self._depth = 0

    @property
    def tracked(self) -> bool:
        """Whether changes are tracked in it."""
        return self._inline.tracked

    def read(self, container: "etree._Element") -> list[Block]:
        """Read a story from its container."""
        blocks = list(self.blocks(container))
        if self._run_on:
            blocks.append(Paragraph(self._run_on))
            self._run_on = []
        return blocks + self._taken()

    def margins(self) -> list[Block]:
        """Read headers and footers."""
        blocks: list[Block] = []
        for part in [*self._parts.get("header", ()), *self._parts.get("footer", ())]:
            root = self._package.xml(part)
            if root is not None:
                self._inline = self._new_inline()
                blocks += self.read(root)
        return blocks

    def blocks(self, container: "etree._Element") -> Iterator[Block]:
        """Yield the paragraphs and tables of a body, a cell, a text box, a note."""
        for child in container:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
                yield from self._taken()
            elif child.tag == f"{W}tbl":
                self._depth += 1
                table = read_table(child, self._styles, self.read)
                self._depth -= 1
                if table.cells:
                    yield table
                yield from self._taken()
            elif child.tag == f"{MC}AlternateContent":
                chosen = alternatives(child)
                if chosen is not None:
                    yield from self.blocks(chosen)
            elif child.tag == f"{W}altChunk":
                self.embedded = True
            elif child.tag in _SKIPPED:
                self._inline.tracked |= child.tag in _REMOVED
            else:
                yield from self.blocks(child)

    def _paragraph(self, element: "etree._Element") -> Iterator[Block]:
        own = element.find(f"{W}pPr")
        style = value(own, "pStyle") if own is not None else None
        base = self._styles.of_paragraph(style)
        mark = own.find(f"{W}rPr") if own is not None else None
        pieces = list(self._inline.pieces(element, base))
        if mark is not None and any(mark.find(tag) is not None for tag in _REMOVED):
            self._inline.tracked = True
            self._run_on += pieces
            return
        hidden = bool(self._styles.of_run(mark, base).hidden)
        pieces = self._run_on + pieces
        self._run_on = []
        if hidden and not pieces:
            return
        number = self._number(own, style)
        if number is not None:
            text, font = number
            pieces.insert(0, Piece(text, font or self._mark_font(mark, base)))
        yield Paragraph(pieces)

    def _mark_font(self, mark: "etree._Element | None", base: Properties) -> str | None:
        return self._styles.of_run(mark, base).font

    def _number(self, own: "etree._Element | None", style: str | None) -> tuple[str, str | None] | None:
        numbering = own.find(f"{W}numPr") if own is not None else None
        list_id = value(numbering, "numId") if numbering is not None else None
        level = value(numbering, "ilvl") if numbering is not None else None
        if list_id is None:
            inherited = self._styles.list_of(style)
            if inherited is None:
                return None
            list_id, named_by, style_level = inherited
            linked = self._numbering.level_of_style(list_id, named_by)
            level = level or str(linked if linked is not None else style_level or 0)
        return self._numbering.advance(list_id, int(level) if level and level.isdecimal() else 0)

    def _new_inline(self) -> Inline:
        return Inline(self._styles, self._text_box, self._note)

    def _text_box(self, box: "etree._Element") -> None:
        boxes = list(self.blocks(box))
        self._boxes += boxes

    def _note(self, reference: "etree._Element") -> str:
        note = self._notes[reference.tag].get(reference.get(f"{W}id"))
        number = next(self._note_numbers[reference.tag])
        mark = str(number) if reference.tag == f"{W}footnoteReference" else format_number(number, "lowerRoman")
        if note is None:
            return f"[{mark}]"
        pieces: list[Piece] = [Piece(f"[{mark}] ")]
        for paragraph in paragraphs(list(self.blocks(note))):
            pieces += [piece._replace(text=piece.text.replace("\n", " ")) for piece in paragraph.pieces]
            pieces.append(Piece(" "))
        self._note_lines.append(Paragraph(pieces))
        return f"[{mark}]"

    def _taken(self) -> list[Block]:
        taken, self._boxes = self._boxes, []
        if not self._depth:
            taken += self._note_lines
            self._note_lines = []
        return taken

    def _part(self, kind: str) -> "etree._Element | None":
        parts = self._parts.get(kind)
        return self._package.xml(parts[0]) if parts else None
