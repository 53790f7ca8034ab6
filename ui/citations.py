"""A card: what a passage says, who says it, where, and the way to it.

1. The figure, large, with the words that qualify it smaller beside it; then what it is a figure of.
2. The quote as it stands in the document, the figure marked.
3. The document: type, number, date, issuer, title, page. A made-up example says so before anything else; what OCR
   read says so beside the figure and beside the page.
4. The address, with a button that copies it, and a button that opens the document there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from library import Citation, Figure, FoundDocument
from ui.markup import Span, cells, closed_up, marked, name, source, text
from ui.quality import ocr_badge
from ui.route import Route, go

_TEXT = {
    "sample": "VĂN BẢN MẪU",
    "sample_more": "soạn để minh họa, không có thật",
    "page": "trang {page}",
    "open": "Mở văn bản tại đoạn này",
}
# Where the part of a sentence that a figure belongs to may begin and end.
_BEFORE = re.compile(r".*[;:(\n]|.*[.,]\s", re.DOTALL)
_AFTER = re.compile(r"[;,.:()\n]")
_BULLET = re.compile(r"^[\s\-–+•*]+")
_LONGEST_LEAD = 90


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a card shows."""

    citation: Citation
    document: FoundDocument | None
    path: Sequence[str] = ()
    """Headings above the passage."""
    figure: Figure | None = None


def card(key: str, evidence: Evidence, here: Route, *, size: str = "", corner: str = "") -> None:
    """Show a card.

    Args:
        key: Tells this card from the others of the page.
        evidence: What it shows.
        here: The page it stands on: the way back from the document.
        size: `more` for a smaller figure, `text` for a quote that is the answer itself.
        corner: HTML for its upper right corner.
    """
    citation, document = evidence.citation, evidence.document
    parts = [sample_badge() if citation.sample else ""]
    quoted: list[Span] = []
    if evidence.figure is not None:
        quoted = [qualified_span(evidence.figure, citation)]
        parts.append(f'<div class="nq-top">{_figure(evidence.figure)}{corner}</div>')
        parts.append(f'<p class="nq-of">{text(subject(evidence.figure, citation))}</p>')
    elif corner:
        parts.append(f'<div class="nq-top"><span></span>{corner}</div>')
    if evidence.path:
        parts.append(f'<p class="nq-under">{text(" › ".join(evidence.path[-2:]))}</p>')
    quote = cells(closed_up(marked(citation.quote, quoted, offset=citation.start)))
    parts.append(f'<blockquote class="nq-quote">{quote}</blockquote>')
    parts.append(_source(citation, document))
    with st.container(border=True, key=f"card-{key}"):
        st.html(f'<article class="nq-card {size}">{"".join(parts)}</article>')
        with st.container(horizontal=True, vertical_alignment="center", key=f"address-{key}"):
            st.code(citation.address, language=None, wrap_lines=True)
            # What OCR read is opened with its page as it is printed beside it.
            page = citation.page if citation.ocr is not None else None
            target = replace(here, document=citation.document, span=(citation.start, citation.end), page=page)
            st.button(_TEXT["open"], key=f"open-{key}", on_click=go, args=(target,))


def sample_badge() -> str:
    """Return the badge of a made-up example."""
    return f'<p class="nq-sample">{text(_TEXT["sample"])} <span>— {text(_TEXT["sample_more"])}</span></p>'


def qualified_span(figure: Figure, citation: Citation) -> Span:
    """Return the raw span of a figure with the words that qualify it, or of the figure alone."""
    words = r"\s+".join(map(re.escape, figure.qualified.split()))
    for found in re.finditer(words, citation.quote) if words else ():
        start, end = citation.start + found.start(), citation.start + found.end()
        if start <= figure.start and figure.end <= end:
            return start, end
    return figure.start, figure.end


def subject(figure: Figure, citation: Citation) -> str:
    """Return what a figure is of: the words of its sentence around it.

    `Diện tích trồng mới các loại cây: cây mía 479 ha; Sâm Ngọc Linh 476 ha` gives for the second figure
    `Diện tích trồng mới các loại cây: Sâm Ngọc Linh`.
    """
    start, end = (place - citation.start for place in qualified_span(figure, citation))
    whole = citation.quote[:start]
    near = _BULLET.sub("", _BEFORE.sub("", whole)).strip()
    after = _AFTER.split(citation.quote[end:], maxsplit=1)[0].strip()
    lead = _BULLET.sub("", whole.rsplit(":", 1)[0]).strip() if ":" in whole else ""
    said = " … ".join(filter(None, (near, after)))
    if lead and len(lead) <= _LONGEST_LEAD and "\n" not in lead:
        said = f"{lead}: {said}" if said else lead
    return " ".join(said.split())


def _figure(figure: Figure) -> str:
    before, found, after = figure.qualified.partition(" ".join(figure.text.split()))
    if not found:
        before, found, after = "", figure.qualified or figure.text, ""
    small = [f"<small>{text(words)}</small>" if words else "" for words in (before, after)]
    return f'<div class="nq-figure">{small[0]}{text(found)}{small[1]}{ocr_badge(figure.ocr)}</div>'


def _source(citation: Citation, document: FoundDocument | None) -> str:
    title = f'<p class="nq-title">{text(citation.title)}</p>' if citation.title else ""
    page = _TEXT["page"].format(page=citation.page) if citation.page else ""
    said = " · ".join(filter(None, (source(document) if document else citation.issuer, page)))
    called = name(document) if document else citation.number or citation.file
    return f'<div class="nq-source"><b>{text(called)}</b> {text(said)} {ocr_badge(citation.ocr)}{title}</div>'
