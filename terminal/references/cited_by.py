"""Who cites a document and at which passage, and what later documents did to it, as a terminal shows it.

1. First what changed it and since when, then who cites it, in groups by what the citing documents do: those that carry
   it out, that rest on it, that amend it, that only name it.
2. Mentions in one document under one relation are one entry: which of its places they mean, and the sentences with
   their addresses.
3. A mention that may mean another document of the same number says so.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.citing import name_line, place
from terminal.questions.evidence import changed
from terminal.text import indented, safe_name

if TYPE_CHECKING:
    from library import Mention, References

_CITED = {
    "thực hiện": "Được thực hiện bởi",
    "căn cứ": "Là căn cứ của",
    "sửa đổi": "Được sửa đổi bởi",
    "bổ sung": "Được bổ sung bởi",
    "thay thế": "Được thay thế bởi",
    "bãi bỏ": "Bị bãi bỏ bởi",
    "hết hiệu lực": "Hết hiệu lực theo",
    "kèm theo": "Có phần kèm theo được nêu ở",
    "sơ kết": "Được sơ kết bởi",
    "tổng kết": "Được tổng kết bởi",
    "dẫn chiếu": "Được dẫn chiếu ở",
}
_SENTENCES = 3
_PLACES = 8
_AROUND = 160
_BLANKS = re.compile(r"\s+")


def cited_by_list(found: "References", *, at: str | None = None, listed: bool = True) -> RenderableType:
    """Return who cites a document.

    Args:
        found: All that is known of its references.
        at: The provision that they mean, if one was asked for.
        listed: Whether they are listed; else only how many there are.
    """
    citing = found.cited_by
    documents = len({mention.by.slug for mention in citing})
    if not listed:
        count = f"Được dẫn {len(citing)} lần trong {documents} văn bản của kho: xem bằng --incoming"
        return Group(*changed(found.changes), *([Text(count, "dim")] if citing else []))
    parts: list[RenderableType] = [name_line(found.document), *changed(found.changes)]
    where = f" tại «{safe_name(at)}»" if at else ""
    if not citing:
        parts.append(Text(f"Không văn bản nào trong kho dẫn đến văn bản này{where}.", "yellow"))
    for relation, heading in _CITED.items():
        group: dict[str, list[Mention]] = {}
        for mention in citing:
            if mention.edge.reference.relation == relation:
                group.setdefault(mention.by.slug, []).append(mention)
        if group:
            parts += [Text(), Text(f"{heading} ({len(group)})", "bold")]
            parts += [line for mentions in group.values() for line in _entry(mentions)]
    if citing:
        parts += [Text(), Text(f"Được dẫn {len(citing)} lần trong {documents} văn bản của kho{where}", "bold")]
    return Group(*parts)


def sentence_lines(mention: "Mention", indent: int) -> Iterator[RenderableType]:
    """Return where a mention stands and the sentence around it."""
    line = place(mention.place)
    if mention.edge.reference.certainty == "ambiguous":
        line.append(f" ⚠ {safe_name(mention.edge.reference.reason or 'chưa chắc')}", "yellow")
    yield indented(line, indent)
    yield indented(_sentence(mention), indent + 2)


def _sentence(mention: "Mention") -> Text:
    """The sentence on one line, cut between words around the mention."""
    at = mention.edge.reference.start - mention.start
    before, after = mention.sentence[:at], mention.sentence[at + len(mention.quote) :]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].split(maxsplit=1)[-1]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rsplit(maxsplit=1)[0]} …"
    parts = ((before, "dim"), (mention.quote, ""), (after, "dim"))
    return Text.assemble(*((safe_name(_BLANKS.sub(" ", part)), style) for part, style in parts))


def _entry(mentions: "list[Mention]") -> Iterator[RenderableType]:
    line = name_line(mentions[0].by)
    if len(mentions) > 1:
        line.append(f" · {len(mentions)} lần", "dim")
    yield indented(line)
    pinpoints = [pinpoint for one in mentions for pinpoint in one.edge.reference.pinpoints]
    places = list(dict.fromkeys(", ".join(reversed(pinpoint)) for pinpoint in pinpoints))
    if places:
        more = f" và {len(places) - _PLACES} chỗ khác" if len(places) > _PLACES else ""
        yield indented(Text(f"dẫn {safe_name('; '.join(places[:_PLACES]))}{more}"), 4)
    several = {found.slug for one in mentions if one.edge.link.status == "several" for found in one.edge.link.documents}
    if several:
        yield indented(Text(f"⚠ có thể là một trong: {', '.join(sorted(several))}", "yellow"), 4)
    elif not all(one.edge.link.confirmed for one in mentions):
        yield indented(Text("⚠ có chỗ chỉ khớp số hoặc tên: hãy kiểm tra ngày", "yellow"), 4)
    for mention in mentions[:_SENTENCES]:
        yield from sentence_lines(mention, 4)
    if len(mentions) > _SENTENCES:
        yield indented(Text(f"và {len(mentions) - _SENTENCES} chỗ khác", "dim"), 4)
