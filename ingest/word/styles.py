"""Styles of a Word document -> the formatting of a run that changes its text, and the list of a paragraph.

A property is looked for in the run itself, its character style, the paragraph's style, each with the styles that it is
based on, and at last in the defaults of the document. Looked for are the font (legacy fonts decide what letters mean),
hidden text, capitals, superscript; of a paragraph its list and level; of a table, whether it has lines to see.
"""

from dataclasses import dataclass, field

from lxml import etree

from ingest.tables import Look
from ingest.word.numbering import W, value

# A style may be based on one that is based on it.
_LONGEST_CHAIN = 30
_NO_LINE = frozenset({"nil", "none", None})


@dataclass(frozen=True, slots=True)
class Properties:
    """What formatting says, None where it says nothing. `fields` in the order in which `over` merges them."""

    font: str | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    raised: bool | None = None

    def over(self, below: "Properties") -> "Properties":
        """Return these properties, and where they say nothing those of what lies below."""
        return Properties(
            self.font if self.font is not None else below.font,
            self.hidden if self.hidden is not None else below.hidden,
            self.capitals if self.capitals is not None else below.capitals,
            self.raised if self.raised is not None else below.raised,
        )

    @property
    def look(self) -> Look:
        """How the letters change."""
        return "superscript" if self.raised else "capitals" if self.capitals else ""


@dataclass(frozen=True, slots=True)
class _Style:
    properties: Properties
    base: str | None
    list_id: str | None
    level: int | None
    ruled: bool


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: str | None = None
    _defaults: Properties = Properties()

    @classmethod
    def read(cls, root: "etree._Element | None") -> "Styles":
        """Read styles.xml; a document without it has no styles."""
        styles = cls()
        if root is None:
            return styles
        styles._defaults = properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for element in root.iterfind(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            numbering = element.find(f"{W}pPr/{W}numPr")
            level = value(numbering, "ilvl") if numbering is not None else None
            styles._styles[name] = _Style(
                properties(element.find(f"{W}rPr")),
                value(element, "basedOn"),
                value(numbering, "numId") if numbering is not None else None,
                int(level) if level and level.isdecimal() else None,
                has_lines(element.find(f"{W}tblPr/{W}tblBorders")),
            )
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
                styles._default = name
        return styles

    @property
    def lists(self) -> dict[str, str]:
        """Of each style that has a list, its numId."""
        return {name: style.list_id for name, style in self._styles.items() if style.list_id}

    def of_paragraph(self, name: str | None) -> Properties:
        """Return what a run of a paragraph has from the paragraph's style and the defaults."""
        return self._merged(name if name in self._styles else self._default).over(self._defaults)

    def of_run(self, element: "etree._Element | None", paragraph: Properties) -> Properties:
        """Return what a run has, given its w:rPr."""
        if element is None:
            return paragraph
        own, style = properties(element), value(element, "rStyle")
        return own.over(self._merged(style)).over(paragraph) if style else own.over(paragraph)

    def list_of(self, name: str | None) -> tuple[str, str, int | None] | None:
        """Return the list of a paragraph style: numId, the style that names it, and its level if it names one."""
        for style, each in self._chain(name if name in self._styles else self._default):
            if each.list_id:
                return each.list_id, style, each.level
        return None

    def is_ruled(self, name: str | None) -> bool:
        """Say whether a table style draws lines."""
        return any(each.ruled for _, each in self._chain(name))

    def _chain(self, name: str | None) -> list[tuple[str, _Style]]:
        chain: list[tuple[str, _Style]] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append((name, self._styles[name]))
            name = self._styles[name].base
        return chain

    def _merged(self, name: str | None) -> Properties:
        merged = Properties()
        for _, each in self._chain(name):
            merged = merged.over(each.properties)
        return merged


def properties(element: "etree._Element | None") -> Properties:
    """Return what a w:rPr itself says."""
    if element is None:
        return Properties()
    fonts = element.find(f"{W}rFonts")
    # Letters beyond ASCII, and so all that a legacy font makes of them, are in the font for hAnsi.
    font = fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or fonts.get(f"{W}cs") if fonts is not None else None
    align = value(element, "vertAlign")
    return Properties(
        font, _switch(element, "vanish"), _switch(element, "caps"), align == "superscript" if align else None
    )


def has_lines(borders: "etree._Element | None") -> bool:
    """Say whether w:tblBorders or w:tcBorders draws any line."""
    return borders is not None and any(border.get(f"{W}val") not in _NO_LINE for border in borders)


def _switch(element: "etree._Element", name: str) -> bool | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")
