"""References in a text -> links in it.

1. To a document of the library: it opens there, at the provision that is named. To a place of the document itself: it
   is scrolled to, or its part is opened.
2. Where several documents of the library may be meant, or several places are named, the words open a list to choose
   from: nothing is chosen for the reader.
3. A document that the library lacks is marked as missing, and leads to the list of what is wanted.
4. Left as text: what was rejected, what nothing can be told of, and names in the document's own head.
"""

from collections.abc import Iterator

from library import FoundDocument, Mention, Section
from ui import navigation
from ui.language import Words
from ui.markup import name, text
from ui.reading.opened import Opened
from ui.reading.parts import part_of
from ui.reading.printed import page_shown
from ui.reading.state import Reading
from ui.reading.weaving import Layer, Mark, layer
from ui.route import Route

_TEXT = Words(
    {
        "open": "Mở {name}",
        "open_at": "Mở {name} tại {place}",
        "own": "Tới {place} của văn bản này",
        "unconfirmed": "chỉ khớp số hoặc tên, hãy kiểm tra ngày",
        "several": "Có thể là một trong {count} văn bản, bấm để chọn",
        "places": "Nêu {count} chỗ, bấm để chọn",
        "missing": "Kho chưa có: {name}. Bấm để xem danh sách cần bổ sung.",
        "doubtful": "chưa chắc: {reason}",
    },
    {
        "open": "Open {name}",
        "open_at": "Open {name} at {place}",
        "own": "Go to {place} of this document",
        "unconfirmed": "only the number or name agrees, check the date",
        "several": "May be one of {count} documents, click to choose",
        "places": "Names {count} places, click to choose",
        "missing": "Not in the library: {name}. Click for the list of what is wanted.",
        "doubtful": "not certain: {reason}",
    },
)


def layer_of(opened: Opened, reading: Reading, shown: int) -> Layer:
    """Return the links of a document's text.

    Args:
        opened: The document.
        reading: What of it is shown.
        shown: The part that is on the page: places in it are scrolled to.
    """
    start, end = opened.parts[shown]
    head = max((one.end for one in opened.view.passages if one.kind == "header"), default=0)
    return layer(
        mark
        for mention in opened.references.cites
        if start <= mention.edge.reference.start < end
        if mention.edge.reference.certainty != "rejected" and mention.edge.reference.start >= head
        for mark in _marks(opened, reading, shown, mention)
    )


def place_link(opened: Opened, reading: Reading, section: Section, shown: int) -> str:
    """Return the link to a section of the document that is shown."""
    if part_of(opened.parts, section.start) == shown:
        return f"#s{section.ordinal}"
    span = (section.start, max(section.heading_end, section.start + 1))
    return reading.opening(span=span, page=page_shown(opened, reading, section.start)).link()


def _marks(opened: Opened, reading: Reading, shown: int, mention: Mention) -> Iterator[Mark]:
    reference, link = mention.edge.reference, mention.edge.link
    doubt = _TEXT["doubtful"].format(reason=" ".join(reference.reason.split())) if reference.reason else ""
    if link.status == "self":
        targets = [
            (place_link(opened, reading, section, shown), _TEXT["own"].format(place=" › ".join(section.address[1:])))
            for pinpoint in reference.pinpoints
            if (section := opened.places.find(pinpoint, reference.start))
        ]
        made = _link(targets, _TEXT["places"], "own", doubt)
    elif link.documents:
        targets = [target for document in link.documents for target in _targets(document, mention)]
        said = _TEXT["several" if len(link.documents) > 1 else "places"]
        unsure = _TEXT["unconfirmed"] if link.status == "one" and not link.confirmed else doubt
        made = _link(targets, said, "", unsure)
    elif mention.edge.targets:
        missing = [_missing(opened, target) for target in mention.edge.targets]
        targets = [
            (navigation.link(navigation.NETWORK, {"tab": "wanted", "find": one}), _TEXT["missing"].format(name=one))
            for one in missing
        ]
        made = _link(targets, _TEXT["several"], "missing", doubt)
    else:
        return
    if made:
        yield Mark(reference.start, reference.end, *made)


def _targets(document: FoundDocument, mention: Mention) -> Iterator[tuple[str, str]]:
    called = f"{name(document)} · {document.date:%d/%m/%Y}" if document.date else name(document)
    for pinpoint in mention.edge.reference.pinpoints or ((),):
        place = " › ".join(pinpoint)
        said = _TEXT["open_at" if place else "open"].format(name=called, place=place)
        yield Reading(Route(document=document.slug), place=place).link(), said


def _missing(opened: Opened, identity: str) -> str:
    node = next((one for one in opened.references.missing if one.id == identity), None)
    if node is None:
        return identity.removeprefix("?")
    return node.number or node.name or identity.removeprefix("?")


def _link(targets: list[tuple[str, str]], several: str, kind: str, doubt: str) -> tuple[str, str] | None:
    """What stands before and after the words: a link, or what opens a list of links."""
    if not targets:
        return None
    if len(targets) == 1:
        ((address, said),) = targets
        title = text(" — ".join(filter(None, (" ".join(said.split()), doubt))))
        return f'<a class="nq-ref {kind}" href="{text(address)}" title="{title}">', "</a>"
    title = text(" — ".join(filter(None, (several.format(count=len(targets)), doubt))))
    items = "".join(f'<a href="{text(address)}">{text(said)}</a>' for address, said in targets)
    before = f'<details class="nq-choice {kind}"><summary class="nq-ref {kind}" title="{title}">'
    return before, f'</summary><span class="nq-choices">{items}</span></details>'
