"""A presentation (.pptx) -> a page of text a slide.

1. The order of the slides is in the main part; a hidden slide is shown to nobody and is left out, with a note.
2. On a slide, shapes are read from top to bottom and left to right as far as they say where they are; a shape without a
   place (it takes it from its layout) keeps its turn after the one before it. Groups are read at their place.
3. Tables are given as `ingest.tables` writes them; the notes below a slide are its last lines.
4. Numbers of slides, dates and footers are margins.
"""

from collections.abc import Iterator

from lxml import etree

from errors import UnreadableFile
from ingest.ooxml import Package
from ingest.reading import PageText, Reading, ReadingOptions
from ingest.tables import Block, Grid, GridCell, Paragraph, Piece, lay_out_parts, with_encodings

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MARGINS = frozenset({"sldNum", "dt", "ftr", "hdr"})
_SHAPES = frozenset({f"{P}sp", f"{P}grpSp", f"{P}graphicFrame", f"{P}cxnSp", f"{_MC}AlternateContent"})
# Shapes whose tops differ by less than 5 mm stand side by side (EMU).
_LINE = 180_000


def read(data: bytes, name: str, options: ReadingOptions) -> Reading:
    """Read a presentation; see `ingest.reading`.

    Raises:
        UnreadableFile: No presentation, encrypted, damaged, beyond the limits, or without text.
    """
    package = Package(data, name, options.limits)
    main = package.main_part("ppt/presentation.xml")
    root = package.xml(main)
    if root is None or root.tag != f"{P}presentation":
        raise UnreadableFile(f"«{name}» hỏng: không có nội dung của PowerPoint. Hãy lấy lại bản gốc.")
    targets = {relation.id: relation.target for relation in package.relations(main) if relation.kind == "slide"}
    parts = [targets.get(slide.get(f"{_R}id", "")) for slide in root.iter(f"{P}sldId")]
    if len(parts) > options.limits.pages:
        raise UnreadableFile(f"«{name}» có {len(parts)} trang chiếu, hơn giới hạn {options.limits.pages}.")
    slides = [package.xml(part) if part else None for part in parts]
    hidden = [slide is not None and slide.get("show") in ("0", "false") for slide in slides]
    stories: list[list[Block]] = []
    for part, slide, unseen in zip(parts, slides, hidden, strict=True):
        stories += ([], []) if slide is None or part is None or unseen else _stories(package, part, slide)
    laid = lay_out_parts(*stories)
    pages = []
    for number, (slide, body, edge) in enumerate(zip(slides, laid[::2], laid[1::2], strict=True), 1):
        margins = tuple(dict.fromkeys(line.strip() for line in edge.text.splitlines() if line.strip()))
        trouble = f"Trang chiếu {number} hỏng, không đọc được." if slide is None else None
        extractor = with_encodings("pptx", body.encodings)
        pages.append(PageText(body.text, extractor, margins=margins, trouble=trouble, tables=body.tables))
    if not any(page.text.strip() for page in pages):
        raise UnreadableFile(f"«{name}» không có chữ nào để đọc (có thể chỉ có hình). Hãy lưu thành PDF rồi đưa lại.")
    notes = [*package.notes, *([f"{sum(hidden)} trang chiếu bị ẩn, để trống."] if any(hidden) else [])]
    return Reading(tuple(pages), "slides", tuple(dict.fromkeys(notes)))


def _stories(package: Package, part: str, slide: "etree._Element") -> tuple[list[Block], list[Block]]:
    """What a slide shows with its notes, and its margins."""
    blocks, margins = _blocks(slide)
    for relation in package.relations(part):
        notes = package.xml(relation.target) if relation.kind == "notesSlide" else None
        if notes is not None:
            blocks += _blocks(notes)[0]
    return blocks, margins


def _blocks(slide: "etree._Element") -> tuple[list[Block], list[Block]]:
    """The blocks of a slide or of its notes, and those that are margins."""
    body: list[Block] = []
    margins: list[Block] = []
    tree = slide.find(f"{P}cSld/{P}spTree")
    for shape in _shapes(tree) if tree is not None else ():
        place = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        into = margins if place is not None and place.get("type") in _MARGINS else body
        table = shape.find(f"{A}graphic/{A}graphicData/{A}tbl")
        if table is not None:
            into.append(_table(table))
        else:
            # Of a shape its text; of a drawing of another kind (SmartArt) what text it holds.
            into += map(_paragraph, shape.iter(f"{A}p"))
    return body, margins


def _shapes(tree: "etree._Element") -> Iterator["etree._Element"]:
    """The shapes of a slide or a group in the order of reading."""
    placed: list[tuple[int, int, etree._Element]] = []
    top = left = 0
    for shape in tree:
        if shape.tag not in _SHAPES:
            continue
        offset = next(shape.iter(f"{A}off", f"{P}off"), None)
        if offset is not None:
            top, left = _number(offset.get("y")), _number(offset.get("x"))
        placed.append((top // _LINE, left, shape))
    for _, _, shape in sorted(placed, key=lambda each: each[:2]):
        if shape.tag == f"{_MC}AlternateContent":
            chosen = next(iter(shape), None)
            yield from _shapes(chosen) if chosen is not None else ()
        elif shape.tag == f"{P}grpSp":
            yield from _shapes(shape)
        else:
            yield shape


def _number(value: str | None) -> int:
    try:
        return int(value or 0)
    except ValueError:
        return 0


def _table(table: "etree._Element") -> Grid:
    cells = []
    for row, line in enumerate(table.iterfind(f"{A}tr")):
        for column, cell in enumerate(line.iterfind(f"{A}tc")):
            if cell.get("hMerge") not in ("1", "true") and cell.get("vMerge") not in ("1", "true"):
                rows, columns = _number(cell.get("rowSpan")) or 1, _number(cell.get("gridSpan")) or 1
                cells.append(GridCell([_paragraph(each) for each in cell.iter(f"{A}p")], row, column, rows, columns))
    return Grid(cells)


def _paragraph(element: "etree._Element") -> Paragraph:
    pieces = []
    for child in element:
        if child.tag == f"{A}br":
            pieces.append(Piece("\n"))
        elif child.tag in (f"{A}r", f"{A}fld"):
            properties = child.find(f"{A}rPr")
            latin = properties.find(f"{A}latin") if properties is not None else None
            font = latin.get("typeface") if latin is not None else None
            # `+mn-lt` refers to the theme.
            named = font if font and not font.startswith("+") else None
            capitals = properties is not None and properties.get("cap") == "all"
            pieces.append(Piece(child.findtext(f"{A}t") or "", named, "capitals" if capitals else ""))
    return Paragraph(pieces)
