"""What documents say of each other, in their own words, each with its place and the way there.

1. A sentence is cut between words around what is marked, if it is long; lines that only a page broke are joined.
2. Its address opens the document there; what OCR read, and what is doubtful, says so.
"""

from collections.abc import Iterable, Sequence

from library import FoundDocument, Mention, Node, Standing, reference_exports
from ui.citations import fold, sample_badge
from ui.language import Words
from ui.markup import date, name, quiet, source, text
from ui.quality import ocr_badge
from ui.route import Route

_TEXT = Words(
    {
        "page": "trang {page}",
        "more": "Xem thêm {count} chỗ",
        "doubtful": "chưa chắc",
        "several": "có thể là một trong: {names}",
        "unconfirmed": "chỉ khớp số hoặc tên: hãy kiểm tra ngày",
        "lacks": "chưa có trong kho",
        "on": "ngày {day}",
        "sample": "MẪU · {name}",
    },
    {
        "page": "page {page}",
        "more": "{count} more places",
        "doubtful": "doubtful",
        "several": "may be one of: {names}",
        "unconfirmed": "only number or name agree: check the date",
        "lacks": "not in the library",
        "on": "{day}",
        "sample": "SAMPLE · {name}",
    },
)
_AROUND, _TITLE = 170, 70
_SHOWN = 3


def sentences(mentions: Sequence[Mention]) -> str:
    """Return where mentions stand and in which sentences, as HTML; many fold."""
    items = [mentioned(one) for one in mentions]
    return "".join(items[:_SHOWN]) + fold(_TEXT["more"].format(count=len(items) - _SHOWN), "".join(items[_SHOWN:]))


def mentioned(one: Mention) -> str:
    """Return the sentence of a mention as HTML, its words marked."""
    reference, link = one.edge.reference, one.edge.link
    at = reference.start - one.start
    before, after = one.sentence[:at], one.sentence[at + len(one.quote) :]
    doubt = reference.reason or _TEXT["doubtful"] if reference.certainty == "ambiguous" else None
    if link.status == "several":
        doubt = _TEXT["several"].format(names=", ".join(known_as(found) for found in link.documents))
    elif link.status == "one" and not link.confirmed:
        doubt = doubt or _TEXT["unconfirmed"]
    words = f"{text(_cut_left(before))}<mark>{text(_joined(one.quote))}</mark>{text(_cut_right(after))}"
    return _item(quiet(words), one.edge.source, (reference.start, reference.end), one.place, doubt)


def said(quote: str, by: FoundDocument, span: tuple[int, int], place: Standing, doubt: str | None = None) -> str:
    """Return words of a document as HTML."""
    words = " ".join(quiet(text(_joined(line))) for line in quote.splitlines() if line.strip())
    return _item(words, by.slug, span, place, doubt)


def titled(document: FoundDocument) -> str:
    """Return the head of a document of the library as HTML."""
    badge = sample_badge() if document.sample else ""
    title = f'<p class="nq-title">{text(document.title)}</p>' if document.title else ""
    return f"{badge}<p><b>{text(name(document))}</b> <span>{text(source(document))}</span></p>{title}"


def named(node: Node) -> str:
    """Return what is known of a document as HTML, and whether the library lacks it."""
    if node.document is not None:
        return titled(node.document)
    day = _TEXT["on"].format(day=date(node.date, None)) if node.date else ""
    about = " · ".join(filter(None, (day, node.issuer)))
    title = f'<p class="nq-title">{text(node.name)}</p>' if node.name and node.number else ""
    lacks = f'<span class="nq-badge nq-lacks">{text(_TEXT["lacks"])}</span>'
    return f"<p><b>{text(reference_exports.label(node))}</b> <span>{text(about)}</span> {lacks}</p>{title}"


def called(node: Node, short: str | None = None) -> str:
    """Return what a document of the network is called; a made-up one says so.

    Args:
        node: The document.
        short: A name to take instead of its type and number.
    """
    shown = short or reference_exports.label(node)
    return _TEXT["sample"].format(name=shown) if node.document and node.document.sample else shown


def known_as(document: FoundDocument) -> str:
    """Return what a document of the library is called; a made-up one says so."""
    return _TEXT["sample"].format(name=name(document)) if document.sample else name(document)


def choice(node: Node) -> str:
    """Return the name of a document for a list to choose from, with what tells it from others."""
    if node.document is None:
        return f"{reference_exports.label(node)} ({_TEXT['lacks']})"
    shown = " · ".join(filter(None, (known_as(node.document), date(node.date, node.document.system))))
    title = " ".join((node.name or "").split())
    return f"{shown} · {title[:90]}" if title else shown


def about(node: Node) -> str:
    """Return what a document of a number is about, short; empty if it is called by its name, or nothing says it."""
    title = " ".join((node.name or "").split()) if node.number else ""
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rpartition(' ')[0]} …"


def places(pinpoints: Iterable[tuple[str, ...]]) -> list[str]:
    """Return provisions as documents write them: `khoản 2, Điều 5`."""
    return list(dict.fromkeys(", ".join(reversed(place)) for place in pinpoints))


def warning(words: str) -> str:
    """Return a doubt as HTML."""
    return f'<p class="nq-warn">⚠ {text(words)}</p>'


def _item(words: str, slug: str, span: tuple[int, int], place: Standing, doubt: str | None) -> str:
    link = text(Route(document=slug, span=span).link())
    at = " · ".join(filter(None, (place.address, _TEXT["page"].format(page=place.page) if place.page else "")))
    warned = "".join(warning(one) for one in (doubt, place.caution) if one)
    return (
        f'<div class="nq-item"><blockquote class="nq-quote"><p>{words}</p></blockquote>'
        f'<p class="nq-at"><a href="{link}">{text(at)}</a> {ocr_badge(place.ocr)}</p>{warned}</div>'
    )


def _joined(words: str) -> str:
    return " ".join(words.split())


def _cut_left(words: str) -> str:
    shown = _joined(words)
    if len(shown) > _AROUND:
        shown = f"… {shown[-_AROUND:].partition(' ')[2]}"
    return f"{shown} " if words[-1:].isspace() else shown


def _cut_right(words: str) -> str:
    shown = _joined(words)
    if len(shown) > _AROUND:
        shown = f"{shown[:_AROUND].rpartition(' ')[0]} …"
    return f" {shown}" if words[:1].isspace() else shown
