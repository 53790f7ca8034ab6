"""Who cites the opened passage: documents of the library, their words, and the way to them.

1. First who means it, or a part of it; then who means what is around it, as the article of an opened clause.
2. A document is one entry, its mentions links.
"""

from collections.abc import Iterable, Sequence

from library import Mention, Section
from ui.citations import fold
from ui.language import Words
from ui.markup import number
from ui.reading.opened import Opened
from ui.reading.relations import cited_item

_TEXT = Words(
    {
        "title": "Nơi dẫn {place}: {documents} văn bản",
        "around": "Nơi dẫn cả {place}: {documents} văn bản",
    },
    {
        "title": "Who cites {place} (documents: {documents})",
        "around": "Who cites {place} as a whole (documents: {documents})",
    },
)


def citing(opened: Opened, section: Section, *, unfolded: bool) -> str:
    """Return who cites a section, as HTML; empty if nobody does."""
    parts = [_list(_TEXT["title"], section, _within(opened, section), unfolded=unfolded)]
    parent = section.parent
    while parent is not None:
        around = opened.view.sections[parent]
        parts.append(_list(_TEXT["around"], around, opened.meant.get(parent, ()), unfolded=False))
        parent = around.parent
    return f'<aside class="nq-relations">{"".join(parts)}</aside>' if any(parts) else ""


def _within(opened: Opened, section: Section) -> Iterable[Mention]:
    inside = (
        mention
        for ordinal, found in opened.meant.items()
        if section.start <= opened.view.sections[ordinal].start and opened.view.sections[ordinal].end <= section.end
        for mention in found
    )
    return {id(mention): mention for mention in inside}.values()


def _list(title: str, section: Section, mentions: Iterable[Mention], *, unfolded: bool) -> str:
    by: dict[str, list[Mention]] = {}
    for mention in mentions:
        by.setdefault(mention.by.slug, []).append(mention)
    listed = "".join(map(cited_item, by.values()))
    said = fold(title.format(place=_called(section), documents=number(len(by))), f"<ul>{listed}</ul>" if by else "")
    return said.replace("<details", "<details open", 1) if unfolded else said


def _called(section: Section) -> str:
    labels: Sequence[str] = section.address[1:]
    article = next((place for place, label in enumerate(labels) if label.startswith("Điều ")), 0)
    return " › ".join(labels[article:])
