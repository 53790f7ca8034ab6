"""The lists of a document, read off its tree.

1. Sections right below a heading or an introducing line (“… các điều kiện sau:”) are the items of a list; an item has
   with it what stands right below it.
2. An item that ends by introducing others (“+ Lề phải 15 mm. Trường hợp in hai mặt như sau:”) ends its list there and
   heads the next one.
3. Inside one section: bullets below a line that ends in a colon, and what is named after a colon, parted by `;`, be it
   on lines of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer.draft import Claim
from answer.texts.tree import Node, first_sentence, sentences_of
from index.model import FoundPassage
from vietnamese.sentences import Span, clauses, listing

Place = tuple[FoundPassage, Span]

SHORTENED = "Mục dài chỉ trích câu đầu; mở trích dẫn để xem trọn."
_LONG_ITEM = 600
_MANY = 40
_OPENS = re.compile(r":\W*$")
_BULLET = re.compile(r"\\?[-+*•–]\s|(?:\d{1,2}|[a-zđ])\\?[.)]\s")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as it stands in a document."""

    head: Place
    above: str
    """The heading above the head; empty if the head is that heading."""
    items: tuple[tuple[Place, ...], ...]
    """Each with what stands right below it."""
    within: frozenset[int]
    """Ids of the passages that it is made of."""


def opens(place: Place) -> bool:
    """Return whether a sentence introduces what follows it."""
    passage, span = place
    return bool(_OPENS.search(passage.text[slice(*span)]))


def lists_of(node: Node) -> Iterator[Listed]:
    """Return the lists of a section: of the sections right below it, and those in its own sentences."""
    heading = node.heading
    above = heading.text if heading is not None else ""
    yield from lists_in([passage for passage in node.lead if passage is not heading], above)
    lead = sentences_of(node.lead)
    if len(node.below) < 2 or not lead:
        return
    head, run = next((place for place in reversed(lead) if opens(place)), lead[0]), list[tuple[Place, ...]]()
    for child in node.below:
        item = _item(child)
        last = sentences_of(child.own)[-1:] if not child.below else []
        if not last or not opens(last[0]) or child is node.below[-1]:
            run.append(item)
            continue
        run += [before] if (before := tuple(_until(item, last[0]))) else []
        yield from _listed(head, above, run)
        head, run = last[0], []
    yield from _listed(head, above, run)


def lists_in(passages: Iterable[FoundPassage], above: str = "") -> Iterator[Listed]:
    """Return the lists inside the content of one section."""
    head: Place | None = None
    items: list[Place] = []
    goes_on = False
    for passage, span in sentences_of(passages):
        text = passage.text[slice(*span)]
        last, (start, end) = items[-1] if items else (None, span)
        if head is not None and _BULLET.match(text):
            items.append((passage, span))
        elif head is not None and goes_on:
            items += [(passage, place) for place in clauses(passage.text, *span)]
        elif last is passage and _BULLET.match(passage.text, start) and "\n" not in passage.text[end : span[0]]:
            # A bullet of several sentences.
            items[-1] = (passage, (start, span[1]))
        else:
            yield from _listed(head, above, [(item,) for item in items])
            head, items = _head_of(passage, span)
        goes_on = text.endswith(";")
    yield from _listed(head, above, [(item,) for item in items])


def _head_of(passage: FoundPassage, span: Span) -> tuple[Place | None, list[Place]]:
    """What a sentence introduces a list with, and the items that it names itself."""
    if opens((passage, span)):
        return (passage, span), []
    inside = listing(passage.text, *span)
    if inside is None or not (len(inside.items) > 1 or passage.text[span[1] - 1] == ";"):
        return None, []
    return (passage, (span[0], passage.text.index(":", inside.head[1]) + 1)), [(passage, item) for item in inside.items]


def claims_of(listed: Listed) -> tuple[list[Claim], bool]:
    """Return what is quoted of a list, and whether some of it is shortened.

    Every item with what is right below it; of a long item the first sentence; of a very long list the items alone.
    """
    every = [place for item in listed.items for place in item]
    places = every if len(every) <= _MANY else [item[0] for item in listed.items]
    shortened = len(places) < len(every)
    claims = [Claim(listed.head[0], *listed.head[1])]
    for passage, (start, end) in places:
        first, stop = first_sentence(passage.text[start:end])
        if (end - start > _LONG_ITEM or len(places) > _MANY) and start + stop < end:
            shortened, start, end = True, start + first, start + stop
        claims.append(Claim(passage, start, end))
    return claims, shortened


def _item(node: Node) -> tuple[Place, ...]:
    below = (child.own[0] for child in node.below if child.own)
    return tuple((passage, (0, len(passage.text))) for passage in (*node.own, *below))


def _until(item: tuple[Place, ...], stop: Place) -> Iterator[Place]:
    """What an item says before a sentence of it."""
    for passage, (start, end) in item:
        if passage is not stop[0]:
            yield passage, (start, end)
            continue
        end = start + len(passage.text[start : stop[1][0]].rstrip())
        if end > start:
            yield passage, (start, end)
        return


def _listed(head: Place | None, above: str, items: list[tuple[Place, ...]]) -> Iterator[Listed]:
    if head is not None and len(items) > 1:
        within = frozenset(passage.id for item in items for passage, _ in item) | {head[0].id}
        yield Listed(head, "" if head[0].text == above else above, tuple(items), within)
