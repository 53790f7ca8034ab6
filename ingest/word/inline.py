"""The inside of a Word paragraph -> pieces of text as a person sees them.

1. Wrappers (links, smart tags, content controls, insertions) are looked through; tracked deletions and moves away,
   comments and instructions of fields are left out, results of fields kept.
2. Hidden text is left out. Tabs stay, line and page breaks become line ends, a no-break hyphen becomes a hyphen. A soft
   hyphen stays the character that it is: it may be the letter ư of TCVN3, for which LibreOffice writes w:softHyphen.
3. Symbols of picture fonts become Unicode, equations a line of text (`a/b`, `x²`, `√(x)`).
4. Text boxes and notes are handed to the caller, since they are paragraphs of their own.

Of mc:AlternateContent, which gives the same twice, the first that has text counts.
"""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from ingest.tables import Piece
from ingest.word.numbering import W, value
from ingest.word.styles import Properties, Styles
from ingest.word.symbols import symbol, without_symbols

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_SKIPPED = frozenset(
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "rt", "fldData")
)
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}  # fmt: skip
_TEXT_BOX = f"{W}txbxContent"
_NOTES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference"})
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def alternatives(element: "etree._Element") -> "etree._Element | None":
    """Return of mc:AlternateContent the part to read."""
    options = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    with_text = (child for child in options if next(child.iter(f"{W}t", f"{M}t", _TEXT_BOX), None) is not None)
    return next(with_text, options[-1] if options else None)


class Inline:
    """Reads paragraphs of one story (the body, a header, the notes); fields may run over several of them."""

    def __init__(
        self,
        styles: Styles,
        on_text_box: "Callable[[etree._Element], None]",
        on_note: "Callable[[etree._Element], str]",
    ) -> None:
        """Take what to do with text boxes, and with references to notes: it gives the mark to show."""
        self.tracked = False
        self._styles = styles
        self._on_text_box = on_text_box
        self._on_note = on_note
        # Of each field that is open, whether its result has begun.
        self._fields: list[bool] = []

    def pieces(self, element: "etree._Element", base: Properties) -> Iterator[Piece]:
        """Yield the pieces of a paragraph or of a wrapper in it."""
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, base)
            elif child.tag in _REMOVED:
                self.tracked = True
            elif child.tag == f"{MC}AlternateContent":
                chosen = alternatives(child)
                if chosen is not None:
                    yield from self.pieces(chosen, base)
            elif child.tag == f"{M}oMath":
                yield Piece(equation(child))
            elif child.tag == _TEXT_BOX:
                self._on_text_box(child)
            elif child.tag not in _SKIPPED:
                self.tracked |= child.tag in _INSERTED
                yield from self.pieces(child, base)

    def _run(self, run: "etree._Element", base: Properties) -> Iterator[Piece]:
        own = self._styles.of_run(run.find(f"{W}rPr"), base)
        yield from self._content(run, own)

    def _content(self, run: "etree._Element", own: Properties) -> Iterator[Piece]:
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
                box = child.find(f"{W}ffData/{W}checkBox")
                if box is not None:
                    yield Piece("☒" if _checked(box) else "☐")
            elif child.tag in _SKIPPED:
                continue
            elif own.hidden or self._in_instruction:
                # A text box hangs on its run but is not of it; what else is here nobody sees.
                continue
            elif child.tag == f"{W}t":
                yield Piece(without_symbols(child.text or "", own.font), own.font, own.look)
            elif child.tag in _CHARACTERS:
                yield Piece(_CHARACTERS[child.tag], own.font)
            elif child.tag == f"{W}sym":
                code = child.get(f"{W}char", "")
                if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
                    number, font = int(code, 16), child.get(f"{W}font")
                    yield Piece(symbol(number, font) if number >> 8 in (0, 0xF0) else chr(number))
            elif child.tag in _NOTES:
                yield Piece(self._on_note(child))
            elif child.tag == f"{MC}AlternateContent":
                chosen = alternatives(child)
                if chosen is not None:
                    yield from self._content(chosen, own)
            elif child.tag == f"{M}oMath":
                yield Piece(equation(child))
            elif child.tag == f"{W}ruby":
                yield from self.pieces(child, own)
            else:
                for box in _outer_boxes(child):
                    self._on_text_box(box)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    @property
    def _in_instruction(self) -> bool:
        # The result of a field within the instruction of another is not shown. Text right in an instruction does not
        # occur: there the end of a field is lost, and nothing after it may be.
        return len(self._fields) > 1 and self._fields[-1] and not all(self._fields)


def _outer_boxes(element: "etree._Element") -> "Iterator[etree._Element]":
    for child in element:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            chosen = alternatives(child)
            if chosen is not None:
                yield from _outer_boxes(chosen)
        else:
            yield from _outer_boxes(child)


def _checked(box: "etree._Element") -> bool:
    state = box.find(f"{W}checked")
    if state is None:
        return value(box, "default") in ("1", "true")
    return state.get(f"{W}val", "1") not in ("0", "false", "off")


def equation(element: "etree._Element") -> str:
    """Write an equation as a line of text."""
    parts = {child.tag.rpartition("}")[2]: child for child in element if isinstance(child.tag, str)}
    kind = element.tag.rpartition("}")[2]
    if kind == "f" and {"num", "den"} <= parts.keys():
        return f"{_grouped(equation(parts['num']))}/{_grouped(equation(parts['den']))}"
    if kind == "sSup" and {"e", "sup"} <= parts.keys():
        raised = equation(parts["sup"])
        high = raised.translate(_SUPERSCRIPTS)
        return equation(parts["e"]) + (high if raised.isdecimal() else f"^{_grouped(raised)}")
    if kind == "rad" and "e" in parts:
        return f"√({equation(parts['e'])})"
    if kind == "t":
        return element.text or ""
    return "".join(equation(child) for child in element if child.tag not in _SKIPPED)


def _grouped(text: str) -> str:
    return text if re.fullmatch(r"\w*", text) else f"({text})"
