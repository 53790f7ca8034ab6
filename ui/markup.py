"""Document text -> HTML that shows it and nothing else; numbers and dates as Vietnamese documents write them.

1. Every text passes `text`: nothing that a file says is ever read as HTML. It goes out through `st.html`, which knows
   no Markdown, so that `*`, `_` and `$` stay what they are.
2. `marked` cuts a raw text at spans, escapes each piece and puts <mark> around those inside.
3. Labels of Streamlit's own widgets are read as Markdown: `label` takes that meaning from every character.
"""

import datetime
import html
import re
from collections.abc import Sequence

from library import FoundDocument
from ui.language import Words

_TEXT = Words({"day": "ngày {day}"}, {"day": "of {day}"})
Span = tuple[int, int]

# Streamlit reads :name: as an emoji and :color[…] as a directive even behind a backslash. U+2060 has no width.
_MARKDOWN = re.compile(r"([!-/;-@\[-`{-~])")
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127), " ")
_EMPTY_LINES = re.compile(r"[^\S\n]*\n\s*\n[^\S\n]*")
_RAW = '<span class="nq-raw">{}</span>'
_MARKDOWN_LAYOUT = (
    (re.compile(r"^(“?(?:<mark>)?)(#{1,6} )"), r"\1" + _RAW.format(r"\2")),
    (re.compile(r"\*\*([^*]+)\*\*"), _RAW.format("**") + r"\1" + _RAW.format("**")),
    (re.compile(r"\\(?=[-.#*_()\[\]!+&])"), _RAW.format(r"\\")),
)
_WORD_JOINER = "\u2060"


def text(value: object) -> str:
    """Return a text as HTML that shows exactly it; control characters, as between pages, are blanks."""
    return html.escape(str(value), quote=True).translate(_CONTROLS)


def label(value: str) -> str:
    """Return a text as Markdown that shows exactly it, on one line."""
    plain = " ".join(value.split())
    return _MARKDOWN.sub(r"\\\1", plain).replace(":", f":{_WORD_JOINER}")


def marked(raw: str, spans: Sequence[Span], *, offset: int = 0) -> str:
    """Return a raw text as HTML with spans marked.

    Args:
        raw: The text.
        spans: What to mark, in the offsets of the document.
        offset: Where `raw` starts in the document.
    """
    pieces, position = [], 0
    for start, end in sorted((max(0, a - offset), min(len(raw), b - offset)) for a, b in spans):
        start = max(start, position)
        if start < end:
            pieces += [text(raw[position:start]), "<mark>", text(raw[start:end]), "</mark>"]
            position = end
    return "".join([*pieces, text(raw[position:])])


def closed_up(shown: str) -> str:
    """Return HTML without the empty lines in it; where lines are kept, they would tear the text apart."""
    return _EMPTY_LINES.sub("\n", shown.strip())


def quiet(shown: str) -> str:
    r"""Return the HTML of a paragraph with what only lays it out made to stand back.

    The bars between the cells of a table's row are paler; the marks of Markdown (`## `, `**`, `\-`) are not seen, but
    stay in the text, and in what is copied of it.
    """
    shown = shown.replace(" | ", '<span class="nq-bar"> | </span>')
    for mark, standing_back in _MARKDOWN_LAYOUT:
        shown = mark.sub(standing_back, shown)
    return shown


def number(value: float, decimals: int = 0) -> str:
    """Return a number with its thousands by points and its decimals by a comma: `2.100,5`."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def date(value: datetime.date | None, system: str | None) -> str:
    """Return a date as its system writes it: `22-10-2024` (Party) or `22/10/2024` (State)."""
    return value.strftime("%d-%m-%Y" if system == "party" else "%d/%m/%Y") if value else ""


def name(document: FoundDocument) -> str:
    """Return what a document is called: `Nghị quyết số 26-NQ/TU`; its file's name if it has neither type nor number."""
    numbered = f"số {document.number}" if document.number else ""
    return " ".join(filter(None, (document.type, numbered))) or document.file


def source(document: FoundDocument) -> str:
    """Return who issued a document and when: `ngày 22-10-2024 · Tỉnh ủy Kon Tum`."""
    day = _TEXT["day"].format(day=date(document.date, document.system)) if document.date else ""
    return " · ".join(filter(None, (day, document.issuer)))
