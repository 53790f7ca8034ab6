"""A card: a document, what it says, where, and the way to it.

1. The document: type, number, date, issuer, title. A made-up example says so before anything else; what replaced or
   amended it stands right below its name, with the way to where that is said, and to what is in force.
2. Its quotes in their order, the words that answer marked, each with the headings above it that were not said before,
   in brackets what it speaks of where it does not say so itself, and its address as a link into the document. What OCR
   read says so.
3. Many quotes fold: the first ones stand open, the count of the others on the fold.
4. The citation as an office writes it, with a button that copies it, and a link that opens the document there. For
   several quotes it names the place that holds all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from library import Change, Citation, FoundDocument, cite, wording
from ui import copying, navigation
from ui.language import Words
from ui.markup import Span, name, source, text
from ui.quality import ocr_badge
from ui.quotes import quote
from ui.route import Route

_TEXT = Words(
    {
        "sample": "VĂN BẢN MẪU",
        "sample_more": "soạn để minh họa, không có thật",
        "page": "· trang {page}",
        "open": "Mở văn bản tại đoạn này",
        "see": "xem chỗ quy định",
        "in_force": "Xem hiệu lực của văn bản",
        "changes": "và {count} lần sửa đổi khác",
        "more": "Xem thêm {count} mục",
        "also": "Cùng nội dung trong tệp: {files}",
        "why": "Vì sao chưa đủ",
    },
    {
        "sample": "SAMPLE DOCUMENT",
        "sample_more": "written as an illustration, not real",
        "page": "· page {page}",
        "open": "Open at this passage",
        "see": "see where",
        "in_force": "See what is in force",
        "changes": "and {count} more amendments",
        "more": "{count} more items",
        "also": "The same in: {files}",
        "why": "Why it is not enough",
    },
)
_QUOTES_SHOWN = 8
# Two or three quotes behind a fold are no relief.
_WORTH_FOLDING = 3
_CHANGES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a card."""

    citation: Citation
    marks: tuple[Span, ...] = ()
    """The words that answer, raw offsets."""
    subject: str | None = None
    """What it speaks of, where it does not say so itself."""


def card(
    key: str,
    quotes: Sequence[Quote],
    document: FoundDocument | None,
    *,
    size: str = "",
    why: str = "",
    also: Sequence[str] = (),
) -> None:
    """Show a card.

    Args:
        key: Tells this card from the others of the page.
        quotes: What it quotes, of one document.
        document: The document, as the library knows it now; None if it is gone.
        size: `text` for quotes that are the answer themselves.
        why: Why it does not answer.
        also: Other files in which the same stands.
    """
    first = quotes[0].citation
    parts = [sample_badge() if first.sample else "", _source(quotes, document)]
    if why:
        parts.append(f'<p class="nq-why"><b>{text(_TEXT["why"])}:</b> {text(why)}</p>')
    if also:
        parts.append(f'<p class="nq-under">{text(_TEXT["also"].format(files="; ".join(also)))}</p>')
    shared = shared_place([item.citation for item in quotes])
    items = _items(quotes, shared.address)
    shown = _QUOTES_SHOWN if len(items) >= _QUOTES_SHOWN + _WORTH_FOLDING else len(items)
    parts += [*items[:shown], fold(_TEXT["more"].format(count=len(items) - shown), "".join(items[shown:]))]
    size += " many" if len(items) > 1 else ""
    with st.container(border=True, key=f"card-{key}"):
        st.html(f'<article class="nq-card {size}">{"".join(parts)}</article>')
        with st.container(horizontal=True, vertical_alignment="center", key=f"address-{key}"):
            copying.box(cite(shared))
            navigation.anchor(_TEXT["open"], opened(first).link())


def opened(citation: Citation) -> Route:
    """Return the page of a document at a quote; what OCR read is opened with its page as it is printed beside it."""
    page = citation.page if citation.ocr is not None else None
    return Route(document=citation.document, span=(citation.start, citation.end), page=page)


def sample_badge() -> str:
    """Return the badge of a made-up example."""
    return f'<p class="nq-sample">{text(_TEXT["sample"])} <span>— {text(_TEXT["sample_more"])}</span></p>'


def fold(title: str, inside: str) -> str:
    """Return HTML that is shown at a click on its title; nothing if there is none."""
    return f'<details class="nq-fold"><summary>{text(title)}</summary>{inside}</details>' if inside else ""


def shared_place(citations: Sequence[Citation]) -> Citation:
    """Return the citation of the innermost place that holds all quotes of a document."""
    labels = [citation.address.split(" › ") for citation in citations]
    same = 0
    while all(len(one) > same and one[same] == labels[0][same] for one in labels):
        same += 1
    return replace(citations[0], address=" › ".join(labels[0][: max(same, 1)]))


def _items(quotes: Sequence[Quote], shared: str) -> list[str]:
    items: list[str] = []
    said: set[str] = set()
    for item in quotes:
        citation = item.citation
        above = [heading for heading in citation.path[-2:] if heading not in said and not _holds(heading, item.subject)]
        said.update(citation.path, [" ".join(citation.quote.split())])
        path = f'<p class="nq-under">{text(" › ".join(above))}</p>' if above else ""
        subject = f'<p class="nq-subject">[{text(item.subject)}]</p>' if item.subject else ""
        link = text(opened(citation).link())
        place = citation.address if len(quotes) == 1 else _within(citation.address, shared)
        page = (
            f' <span class="nq-keep">{text(_TEXT["page"].format(page=citation.page))}</span>' if citation.page else ""
        )
        at = f'<a href="{link}" title="{text(citation.address)}">{text(place)}</a>'
        items.append(
            f'{path}<div class="nq-item">{subject}{quote(citation, item.marks)}'
            f'<p class="nq-at">{at} <span class="nq-keep">{page}</span> {ocr_badge(citation.ocr)}</p></div>'
        )
    return items


def _holds(heading: str, subject: str | None) -> bool:
    return bool(subject) and str(subject) in heading


def _within(address: str, shared: str) -> str:
    """What an address says beyond a place that is said already."""
    return address.removeprefix(shared).removeprefix(" › ") or address.rsplit(" › ", 1)[-1]


def _source(quotes: Sequence[Quote], document: FoundDocument | None) -> str:
    citation = quotes[0].citation
    title = f'<p class="nq-title">{text(citation.title)}</p>' if citation.title else ""
    said = source(document) if document else citation.issuer or ""
    called = name(document) if document else citation.number or citation.file
    lines = [
        change_line(change, _TEXT["see"])
        for change in dict.fromkeys(one for item in quotes for one in item.citation.changes)
    ]
    more = fold(_TEXT["changes"].format(count=len(lines) - _CHANGES_SHOWN), "".join(lines[_CHANGES_SHOWN:]))
    changes = "".join(lines[:_CHANGES_SHOWN]) + more
    if changes:
        link = navigation.link(navigation.NETWORK, {"tab": "validity", "centre": citation.document})
        changes += f'<p class="nq-at"><a href="{text(link)}">{text(_TEXT["in_force"])}</a></p>'
    return f'<header class="nq-source"><p><b>{text(called)}</b> {text(said)}</p>{title}{changes}</header>'


def change_line(change: Change, see: str) -> str:
    """Return what a later document did as HTML, with a link of these words to where it says so."""
    link = text(Route(document=change.by.slug, span=(change.start, change.end)).link())
    way = f'<a href="{link}" title="{text(change.quote)}">{text(see)}</a>'
    return f'<p class="nq-warn">⚠ {text(wording.changed(change))} {way}</p>'
