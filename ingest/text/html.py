"""An HTML page (or an MHTML archive of one) -> its text as a browser shows it.

1. Decode: byte-order mark, valid UTF-8, what the page declares, what `ingest.text.reader` finds, at last
   Windows-1252, which pages in legacy fonts are. Of an MHTML archive the first HTML part is read.
2. Parse with lxml, which repairs what browsers repair, and walk its tags without recursion: they may nest deep. Beyond
   2,048 levels lxml drops what follows; such a page is read without its nesting, and says so.
3. Only block elements and <br> part lines (`<b>Đi</b>ều` is one word); blanks are joined as a browser joins them.
   Numbers of lists are written out. Scripts, styles, navigation, form fields and hidden elements are left out.
4. Tables become grids with their spans; one that is nested too deep is read as lines.
5. The font of a run is the nearest <font face> or font-family.
"""

import codecs
import email
import email.policy
import re
from dataclasses import dataclass, field

from lxml import etree

from errors import UnreadableFile
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.tables import Block, Grid, GridCell, Look, Paragraph, Piece, lay_out, with_encodings
from ingest.text import reader as plain_text
from ingest.word.numbering import format_number

_SKIPPED = frozenset((
    "head", "script", "style", "nav", "noscript", "template", "svg", "iframe", "object", "select", "button", "textarea",
    "input",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
))  # fmt: skip
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col", "meta", "link"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FONT_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase", re.IGNORECASE)
_LINES = re.compile(r"border[\w-]*\s*:(?!\s*(?:none|0|medium\s+none|initial))", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)[^<>]*>")
_MARKERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MAX_NESTING = 8
_MAX_SPAN = 1_000


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read an HTML page; see `ingest.reading`.

    Raises:
        UnreadableFile: Without text, or in an encoding that is not known.
    """
    data, charset = _page_of(data)
    source = _decoded(data, name, charset).replace("\x00", "")
    root, whole = _parsed(source)
    notes: tuple[str, ...] = ()
    if not whole:
        root, _ = _parsed(_without_nesting(source))
        notes = ("Trang có các thẻ lồng nhau quá sâu: bảng được đọc như dòng chữ.",)
    laid = lay_out(_Walk().read(root) if root is not None else [])
    if not laid.text.strip():
        raise UnreadableFile(f"«{name}» không có chữ nào để đọc.")
    page = PageText(laid.text, with_encodings("html", laid.encodings), tables=laid.tables)
    return Reading((page,), "none", notes)


def _parsed(source: str) -> "tuple[etree._Element | None, bool]":
    """Parse a page; False if the parser gave up on its depth, which loses what follows."""
    # lxml takes no text that declares an encoding, so it gets bytes again.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _without_nesting(source: str) -> str:
    return _TAG.sub(
        lambda tag: tag[0] if tag[1].lower() in _SKIPPED else "" if tag[1].lower() in _INLINE else "<br>", source
    )


def _page_of(data: bytes) -> tuple[bytes, str | None]:
    """Return the page of an MHTML archive with its charset; a page itself as it is."""
    if not re.match(rb"\s*(?:From|MIME-Version|Subject|Date|Content-[\w-]+)\s*:", data[:200], re.IGNORECASE):
        return data, None
    for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, part.get_content_charset()
    return data, None


def _decoded(data: bytes, name: str, charset: str | None) -> str:
    declared = _CHARSET.search(data[:4096])
    named = charset or (declared[1].decode("ascii") if declared else None)
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" not in data[:4096]:
        for encoding in ("utf-8", named):
            try:
                return data.decode(encoding or "ascii")
            except (LookupError, UnicodeError, ValueError):
                continue
    try:
        return plain_text.decode(data, name)
    except UnreadableFile:
        if b"\x00" in data[:4096]:
            raise
        return plain_text.western(data)


@dataclass(slots=True)
class _Table:
    """A table while it is read: its cells, and of each column the row down to which it is taken."""

    ruled: bool
    cells: list[GridCell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    """Where the next cell of the row may stand, if it is not taken."""
    taken: dict[int, int] = field(default_factory=dict)
    cell: tuple[int, int] | None = None


@dataclass(slots=True)
class _List:
    marker: str
    number: int


@dataclass(frozen=True, slots=True)
class _Style:
    font: str | None = None
    look: Look = ""
    preserved: bool = False


class _Walk:
    """Reads a tree of tags into blocks."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        # The innermost list of blocks is that of the cell that is open.
        self._blocks: list[list[Block]] = [[]]
        self._tables: list[_Table] = []
        self._lists: list[_List] = []
        self._styles = [_Style()]
        self._skipping = 0
        self._too_deep = 0

    def read(self, root: "etree._Element") -> list[Block]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if self._skipping or tag in _SKIPPED or _is_hidden(element):
                    self._skipping += 1
                    continue
                self._start(tag, element)
                self._text(element.text)
            else:
                if self._skipping:
                    self._skipping -= 1
                else:
                    self._end(tag)
                if not self._skipping:
                    self._text(element.tail)
        self._flush()
        return self._blocks[0]

    def _start(self, tag: str, element: "etree._Element") -> None:
        self._styles.append(_style(tag, element, self._styles[-1]))
        if tag == "br":
            self._pieces.append(Piece("\n"))
        elif tag not in _INLINE:
            self._flush()
        if tag == "table":
            if len(self._tables) >= _MAX_NESTING:
                self._too_deep += 1
            else:
                self._tables.append(_Table(_is_ruled(element)))
        elif tag in ("ul", "ol"):
            start = element.get("start", "1")
            marker = _MARKERS.get(element.get("type", "1"), "decimal") if tag == "ol" else "bullet"
            self._lists.append(_List(marker, int(start) if re.fullmatch(r"\d{1,6}", start) else 1))
        elif tag == "li" and self._lists:
            self._item(self._lists[-1], element)
        elif self._tables and not self._too_deep:
            self._part_of_table(tag, element, self._tables[-1])

    def _item(self, its_list: _List, element: "etree._Element") -> None:
        value = element.get("value", "")
        if re.fullmatch(r"\d{1,6}", value):
            its_list.number = int(value)
        if re.search(r"list-style[\w-]*\s*:[^;]*none", element.get("style", "")):
            return
        bullet = its_list.marker == "bullet"
        self._pieces.append(Piece("- " if bullet else f"{format_number(its_list.number, its_list.marker)}. "))
        its_list.number += 1

    def _part_of_table(self, tag: str, element: "etree._Element", table: _Table) -> None:
        if tag == "tr":
            self._close_cell(table)
            table.row, table.column = table.row + 1, 0
        elif tag in ("td", "th"):
            self._close_cell(table)
            table.row = max(table.row, 0)
            table.ruled |= _LINES.search(element.get("style", "")) is not None
            column = table.column
            while table.taken.get(column, -1) >= table.row:
                column += 1
            rows, columns = _span(element.get("rowspan")), _span(element.get("colspan"))
            for place in range(column, column + columns):
                table.taken[place] = table.row + rows - 1
            table.column = column + columns
            table.cell = (len(table.cells), len(self._blocks))
            self._blocks.append([])
            table.cells.append(GridCell(self._blocks[-1], table.row, column, rows, columns))

    def _close_cell(self, table: _Table) -> None:
        self._flush()
        if table.cell is not None:
            del self._blocks[table.cell[1] :]
            table.cell = None

    def _end(self, tag: str) -> None:
        self._styles.pop()
        if tag not in _INLINE and tag not in _VOID:
            self._flush()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "table" and self._too_deep:
            self._too_deep -= 1
        elif tag == "table" and self._tables:
            table = self._tables.pop()
            self._close_cell(table)
            if table.cells:
                rows = 1 + table.row
                cells = [cell._replace(rows=min(cell.rows, rows - cell.row)) for cell in table.cells]
                self._blocks[-1].append(Grid(cells, table.ruled))
        elif tag in ("td", "th", "tr") and self._tables and not self._too_deep:
            self._close_cell(self._tables[-1])

    def _text(self, text: str | None) -> None:
        if not text or self._skipping:
            return
        style = self._styles[-1]
        if not style.preserved:
            text = _BLANKS.sub(" ", text)
            if text[0] == " " and (not self._pieces or self._pieces[-1].text[-1] in " \n"):
                text = text[1:]
        if text:
            self._pieces.append(Piece(text, style.font, style.look))

    def _flush(self) -> None:
        if any(piece.text.strip() for piece in self._pieces):
            self._blocks[-1].append(Paragraph(self._pieces))
        self._pieces = []


def _style(tag: str, element: "etree._Element", outer: _Style) -> _Style:
    own = element.get("style", "")
    family = element.get("face", "").split(",")[0].strip() if tag == "font" else ""
    if not family and (named := _FONT_FAMILY.search(own)):
        family = named[1].strip()
    look: Look = "superscript" if tag == "sup" else "capitals" if _CAPITALS.search(own) else outer.look
    preserved = outer.preserved or tag == "pre"
    if not family and look == outer.look and preserved == outer.preserved:
        return outer
    return _Style(family or outer.font, look, preserved)


def _is_hidden(element: "etree._Element") -> bool:
    return "hidden" in element.attrib or _HIDDEN.search(element.get("style", "")) is not None


def _is_ruled(table: "etree._Element") -> bool:
    return table.get("border", "0") not in ("0", "") or _LINES.search(table.get("style", "")) is not None


def _span(text: str | None) -> int:
    return max(1, min(int(text), _MAX_SPAN)) if text and re.fullmatch(r"\d{1,6}", text) else 1
