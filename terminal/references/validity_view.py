"""Whether a document is in force, as a terminal shows it.

1. The status and why, first; then the words of the document itself, what later ones did to it, what others report.
2. Provisions that were touched are listed with the act that touched them, each act once.
3. What contradicts itself, what is not certain, what would make it surer, and how far the library sees.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.citing import name_line, place
from terminal.text import cut, date_text, indented, safe_name

if TYPE_CHECKING:
    from library import Evidence, FoundDocument, Validity

_STATUSES = {
    "in_force": ("ĐANG CÓ HIỆU LỰC, theo những gì kho biết", "bold green"),
    "amended": ("CÓ HIỆU LỰC, ĐÃ BỊ SỬA ĐỔI MỘT PHẦN, theo những gì kho biết", "bold yellow"),
    "not_yet": ("CHƯA CÓ HIỆU LỰC", "bold yellow"),
    "replaced": ("ĐÃ BỊ THAY THẾ", "bold red"),
    "repealed": ("ĐÃ BỊ BÃI BỎ HOẶC HẾT HIỆU LỰC", "bold red"),
    "expired": ("ĐÃ HẾT THỜI HẠN HIỆU LỰC", "bold red"),
    "unknown": ("CHƯA RÕ", "bold yellow"),
}
_PLACES = 12


def validity_view(found: "Validity") -> RenderableType:
    """Return the validity of a document, or of a provision of it."""
    label, style = _STATUSES[found.status]
    system = found.document.system
    parts: list[RenderableType] = [name_line(found.document)]
    if found.address:
        parts.append(Text(safe_name(found.address), "cyan"))
    parts.append(Text(f"Ngày {date_text(found.at, system)}: ").append(label, style))
    parts.append(indented(Text(safe_name(found.reason))))
    if found.until and found.until >= found.at:
        parts.append(indented(Text(f"Ngày có hiệu lực cuối cùng được biết: {date_text(found.until, system)}")))
    parts += [indented(Text(f"⚠ {safe_name(one)}", "yellow")) for one in (*found.conflicts, *found.cautions)]
    parts += _group("Văn bản tự nói", found.own)
    parts += _changes(found)
    parts += _group("Văn bản khác cho biết", found.reports)
    if len(found.succession) > 1:
        names = [_name(found.succession[0].document), *(_name(one.by) for one in found.succession)]
        parts += [Text(), Text(f"Nối tiếp: {safe_name(' → '.join(names))}", "bold")]
    if found.needed:
        parts += [Text(), Text("Để chắc hơn, cần", "bold")]
        parts += [indented(Text(safe_name(one))) for one in found.needed]
    known = f", mới nhất ngày {date_text(found.newest, None)}" if found.newest else ""
    parts += [Text(), Text(f"Chỉ xét những văn bản có trong kho{known}; văn bản ngoài kho có thể đã thay đổi.", "dim")]
    return Group(*parts)


def _group(heading: str, evidence: "Sequence[Evidence]") -> Iterator[RenderableType]:
    if evidence:
        yield Text()
        yield Text(heading, "bold")
    for one in evidence:
        yield from _evidence(one)


def _changes(found: "Validity") -> Iterator[RenderableType]:
    if not found.changes:
        return
    yield Text()
    yield Text("Văn bản sau đã làm", "bold")
    by_act: dict[tuple[str, object, bool], list[Evidence]] = {}
    for one in found.changes:
        by_act.setdefault((one.by.slug, one.day, one.ends and one.whole), []).append(one)
    for acts in by_act.values():
        first = acts[0]
        day = f" từ ngày {date_text(first.day, None)}" if first.day else ""
        later = " (sau ngày được hỏi)" if first.day and first.day > found.at else ""
        relations = ", ".join(dict.fromkeys(one.relation for one in acts if one.relation))
        yield indented(Text(f"{safe_name(_name(first.by))}: {relations}{day}{later}", "cyan"))
        places = list(dict.fromkeys(", ".join(reversed(spot)) for one in acts for spot in one.places))
        if places:
            more = f" và {len(places) - _PLACES} chỗ khác" if len(places) > _PLACES else ""
            yield indented(Text(safe_name("; ".join(places[:_PLACES]) + more)), 4)
        yield from _words(first, 4)


def _evidence(one: "Evidence") -> Iterator[RenderableType]:
    yield from _words(one, 2)


def _words(one: "Evidence", at: int) -> Iterator[RenderableType]:
    if one.lead:
        yield indented(Text(f"“{cut(one.lead, 160)}”", "dim"), at)
    yield indented(Text(f"“{cut(one.quote)}”"), at)
    yield indented(place(one.place), at)
    if one.doubt:
        yield indented(Text(f"⚠ {safe_name(one.doubt)}", "yellow"), at)


def _name(document: "FoundDocument") -> str:
    return " ".join(part for part in (document.type, document.number) if part) or document.file
