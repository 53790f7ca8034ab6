"""Below the head of a document: whether it is in force, and what stands above and below it, each with its evidence.

1. One line that is always seen: the status as of today, since when, and how many of what is folded below it. What
   nothing tells of is said to be unclear, with what would make it clear.
2. What others did to it, the strongest first; what it says of itself; what others report.
3. What it carries out, what it rests on, what carries it out; who cites it.
4. The ways to its network of citations and its validity, on the page Trích dẫn.
5. Every line has the words that say so, with a link to them.
"""

from collections.abc import Iterator, Sequence

from library import ChainStep, Evidence, FoundDocument, Mention, Node, Standing
from ui import navigation
from ui.citations import fold
from ui.language import Words
from ui.markup import date, name, number, text
from ui.quality import ocr_badge
from ui.reading.opened import Opened
from ui.route import Route

_TEXT = Words(
    {
        "in_force": "Đang có hiệu lực",
        "amended": "Có hiệu lực, đã bị sửa đổi một phần",
        "not_yet": "Chưa có hiệu lực",
        "replaced": "Đã bị thay thế",
        "repealed": "Đã bị bãi bỏ hoặc hết hiệu lực",
        "expired": "Đã hết thời hạn hiệu lực",
        "unknown": "Hiệu lực: chưa rõ",
        "since": "từ ngày {day}",
        "known": "theo những gì kho biết",
        "newest": "Chỉ xét văn bản có trong kho, mới nhất ngày {day}.",
        "needed": "Để rõ hơn, cần",
        "changes": "Văn bản sau đã làm ({count})",
        "own": "Văn bản tự nói",
        "reports": "Văn bản khác cho biết ({count})",
        "up": "Thực hiện ({count})",
        "basis": "Căn cứ ({count})",
        "down": "Được thực hiện bởi ({count})",
        "cited": "Được dẫn trong {documents} văn bản ({count} lần)",
        "lacking": "kho chưa có",
        "more": "và {count} chỗ khác",
        "graph": "Mạng lưới trích dẫn",
        "validity": "Hiệu lực và diễn biến",
    },
    {
        "in_force": "In force",
        "amended": "In force, amended in part",
        "not_yet": "Not yet in force",
        "replaced": "Replaced",
        "repealed": "Repealed or no longer in force",
        "expired": "Expired",
        "unknown": "Validity: unclear",
        "since": "since {day}",
        "known": "as far as the library knows",
        "newest": "Only documents of the library count, the newest of {day}.",
        "needed": "To be surer one needs",
        "changes": "What later documents did ({count})",
        "own": "What it says itself",
        "reports": "What others report ({count})",
        "up": "Carries out ({count})",
        "basis": "Rests on ({count})",
        "down": "Carried out by ({count})",
        "cited": "Cited {count}× (documents: {documents})",
        "lacking": "not in the library",
        "more": "and {count} more",
        "graph": "Citation network",
        "validity": "Validity and its history",
    },
)
_SHOWN = 12
_LONGEST = 300


def relations(opened: Opened) -> str:
    """Return the block as HTML."""
    groups = [
        (_TEXT["changes"], _changes(opened.validity.changes)),
        (_TEXT["own"], [_evidence(one) for one in opened.validity.own]),
        (_TEXT["reports"], [_evidence(one, named=True) for one in opened.validity.reports]),
        (_TEXT["up"], [_step(one, one.above.node) for one in opened.chain.up]),
        (_TEXT["basis"], [_mention(one, opened) for one in opened.chain.basis]),
        (_TEXT["down"], [_step(one, one.below.node) for one in opened.chain.down]),
    ]
    titled = [(title.format(count=number(len(items))), items) for title, items in groups if items]
    titled += _cited(opened)
    ways = " · ".join(
        f'<a href="{text(navigation.link(navigation.NETWORK, tab | centre))}">{text(_TEXT[said])}</a>'
        for centre in [{"centre": opened.view.document.slug}]
        for said, tab in (("graph", {}), ("validity", {"tab": "validity"}))
    )
    listed = "".join(_group(title, items) for title, items in titled)
    folded = fold(" · ".join(title for title, _ in titled), listed)
    return f'<section class="nq-relations">{_status(opened)}<p class="nq-at">{ways}</p>{folded}</section>'


def _status(opened: Opened) -> str:
    found = opened.validity
    since = _TEXT["since"].format(day=f"{found.since:%d/%m/%Y}") if found.since else ""
    sure = "" if found.status == "unknown" else _TEXT["known"]
    warned = "unknown" if found.status in ("unknown", "not_yet") else "" if found.status == "in_force" else "ended"
    said = " ".join(filter(None, (f"<b>{text(_TEXT[found.status])}</b>", text(since))))
    notes = "".join(f'<p class="nq-warn">⚠ {text(one)}</p>' for one in (*found.conflicts, *found.cautions))
    needed = "; ".join(found.needed)
    more = f" {text(_TEXT['needed'])}: {text(needed)}." if needed else ""
    day = f" {text(_TEXT['newest'].format(day=f'{found.newest:%d/%m/%Y}'))}" if found.newest else ""
    reason = found.reason[:1].upper() + found.reason[1:]
    return (
        f'<p class="nq-force {warned}">{said}{f", {text(sure)}" if sure else ""}</p>'
        f'<p class="nq-under-force">{text(reason)}.{more}{day}</p>{notes}'
    )


def _group(title: str, items: Sequence[str]) -> str:
    rest = len(items) - _SHOWN
    more = fold(_TEXT["more"].format(count=number(rest)), f"<ul>{''.join(items[_SHOWN:])}</ul>") if rest > 0 else ""
    return f"<h3>{text(title)}</h3><ul>{''.join(items[:_SHOWN])}</ul>{more}"


def _changes(changes: Sequence[Evidence]) -> list[str]:
    """One item an act and what it did, with the first words that say so."""
    acts: dict[tuple[str, object, object], list[Evidence]] = {}
    for one in changes:
        acts.setdefault((one.by.slug, one.day, one.relation), []).append(one)
    return [_evidence(found[0], named=True, more=len(found) - 1) for found in acts.values()]


def _evidence(one: Evidence, *, named: bool = False, more: int = 0) -> str:
    day = _TEXT["since"].format(day=f"{one.day:%d/%m/%Y}") if one.day else ""
    relation = f"{one.relation} {day}".strip() if one.relation else day
    who = f"{_document(one.by)}: {text(relation)}" if named else text(relation)
    lead = f"{one.lead} " if one.lead else ""
    extra = f" {text(_TEXT['more'].format(count=number(more)))}" if more else ""
    return _item(who + extra, lead + one.quote, one.by, (one.start, one.end), one.place, one.doubt)


def _step(step: ChainStep, node: Node) -> str:
    return _item(_node(node), step.quote, step.by, (step.start, step.end), step.place, step.doubt)


def _mention(mention: Mention, opened: Opened) -> str:
    reference, documents = mention.edge.reference, mention.edge.link.documents
    called = " / ".join(map(_document, documents)) or f"{text(mention.quote)} <i>({text(_TEXT['lacking'])})</i>"
    span = (reference.start, reference.end)
    return _item(called, mention.sentence, opened.view.document, span, mention.place, reference.reason)


def _cited(opened: Opened) -> list[tuple[str, list[str]]]:
    citing: dict[str, list[Mention]] = {}
    for mention in opened.references.cited_by:
        citing.setdefault(mention.by.slug, []).append(mention)
    title = _TEXT["cited"].format(documents=number(len(citing)), count=number(len(opened.references.cited_by)))
    return [(title, [cited_item(found) for found in citing.values()])] if citing else []


def cited_item(mentions: Sequence[Mention]) -> str:
    """Return the mentions of one citing document as an item of a list: its name, the first words, a link each."""
    first = mentions[0]
    reference = first.edge.reference
    others = "".join(_others(mentions[1:]))
    unsure = reference.reason if reference.certainty != "certain" else None
    item = _item(
        f"{_document(first.by)} · {text(reference.relation)}",
        first.sentence, first.by, (reference.start, reference.end), first.place, unsure,
    )  # fmt: skip
    return item.removesuffix("</li>") + (f'<p class="nq-at">{others}</p>' if others else "") + "</li>"


def _others(mentions: Sequence[Mention]) -> Iterator[str]:
    for mention in mentions[:_SHOWN]:
        reference = mention.edge.reference
        yield f"{_link(mention.by, (reference.start, reference.end), mention.place.address, mention.sentence)} "
    if len(mentions) > _SHOWN:
        yield text(_TEXT["more"].format(count=number(len(mentions) - _SHOWN)))


def _item(who: str, quote: str, by: FoundDocument, span: tuple[int, int], place: Standing, doubt: str | None) -> str:
    said = " ".join(quote.split())
    cut = f"{said[:_LONGEST].rsplit(' ', 1)[0]} …" if len(said) > _LONGEST else said
    warned = f'<p class="nq-warn">⚠ {text(doubt)}</p>' if doubt else ""
    at = f'<p class="nq-at">{_link(by, span, place.address, "")} {ocr_badge(place.ocr)}</p>'
    return f'<li><p>{who}</p><blockquote class="nq-said">{text(cut)}</blockquote>{at}{warned}</li>'


def _link(by: FoundDocument, span: tuple[int, int], address: str, title: str) -> str:
    link = text(Route(document=by.slug, span=span).link())
    shown = text(" ".join(title.split())[:_LONGEST])
    return f'<a href="{link}"{f" title={chr(34)}{shown}{chr(34)}" if shown else ""}>{text(address)}</a>'


def _document(document: FoundDocument) -> str:
    link = text(Route(document=document.slug).link())
    day = date(document.date, document.system)
    called = f'<a href="{link}"><b>{text(name(document))}</b></a>'
    return f"{called} {text(f'({day})')}" if day else called


def _node(node: Node) -> str:
    if node.document:
        return _document(node.document)
    called = " ".join(filter(None, (node.type, node.number and f"số {node.number}"))) or node.name or node.id
    return f"<b>{text(called)}</b> <i>({text(_TEXT['lacking'])})</i>"
