"""What a document cites, as a terminal shows it.

1. In groups by what the document does to the other one: rests on it, carries it out, amends it, or only names it.
2. Mentions of one document under one relation are one entry: what is cited, where, which places of it are meant.
3. Each entry says whether the library has the document; two of one number are never chosen between.
4. What is doubtful says why. Places within the document itself, and what was taken for no citation, are shown only
   when asked for.
"""

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.citing import left_out, name_line, unread, where
from terminal.text import date_text, indented, safe_name, sample_mark

if TYPE_CHECKING:
    from library import DocumentView, Edge, Link, Reference

# In the order of a document: what it rests on, what it does, what it changes, what it only names.
RELATIONS = {
    "căn cứ": "Căn cứ",
    "thực hiện": "Thực hiện",
    "sửa đổi": "Sửa đổi",
    "bổ sung": "Bổ sung",
    "thay thế": "Thay thế",
    "bãi bỏ": "Bãi bỏ",
    "hết hiệu lực": "Hết hiệu lực",
    "kèm theo": "Kèm theo",
    "sơ kết": "Sơ kết",
    "tổng kết": "Tổng kết",
    "dẫn chiếu": "Dẫn chiếu",
}
_PLACES = 8


def references_list(view: "DocumentView", edges: Sequence["Edge"]) -> RenderableType:
    """Return the references of a document, in groups.

    Args:
        view: The document.
        edges: Those of its references that are asked for.
    """
    parts: list[RenderableType] = [name_line(view.document), *unread(view)]
    if not edges:
        parts.append(Text("Không thấy văn bản nào được dẫn trong phần đã đọc.", "yellow"))
    shown = [edge.reference for edge in edges]
    entries, linked = _entries(view, shown), {edge.reference.ordinal: edge.link for edge in edges}
    for relation, heading in RELATIONS.items():
        group = [entry for entry in entries if entry[0].relation == relation]
        if group:
            parts += [Text(), Text(f"{heading} ({len(group)})", "bold")]
            parts += [line for mentions in group for line in _entry(view, mentions, linked)]
    if shown:
        parts += [Text(), Text(f"{len(entries)} mục, {len(shown)} lần nhắc đến", "bold")]
    return Group(*parts, *left_out(len(view.references) - len(shown), "chỗ nhắc đến chính văn bản này hoặc bị loại"))


def is_own(reference: "Reference") -> bool:
    """Return whether it mentions the document that it stands in, or a place that no document is named for."""
    return reference.resolves_to == "self" or (reference.kind == "internal" and reference.resolves_to is None)


def cited_name(reference: "Reference") -> str:
    """Return what is cited: `Nghị quyết số 23-NQ/TU ngày 05-12-2023 của Ban Chấp hành …`."""
    if reference.kind == "internal":
        return f"văn bản số {reference.resolves_to}"
    parts = [reference.name] if reference.name else [reference.type]
    if reference.number:
        parts.append(f"số {reference.number}")
    if reference.date:
        parts.append(f"ngày {date_text(reference.date, 'party' if '-' in _head(reference.number) else None)}")
    elif reference.kind == "law" and reference.year and not reference.number:
        parts.append("" if str(reference.year) in (reference.name or "") else f"năm {reference.year}")
    if reference.issuer:
        parts.append(f"của {reference.issuer}")
    return " ".join(part for part in parts if part)


def library_text(link: "Link") -> Text:
    """Return whether the library has the document."""
    if link.status == "one":
        (found,) = link.documents
        line = Text("→ ").append_text(sample_mark(found.sample)).append(found.slug, "cyan")
        return line if link.confirmed else line.append(" (chỉ khớp số hoặc tên: hãy kiểm tra ngày)", "yellow")
    if link.status == "several":
        slugs = ", ".join(found.slug for found in link.documents)
        return Text(f"→ nhiều văn bản cùng số hoặc tên: {slugs}", "yellow")
    said = {
        "none": "→ chưa có trong kho",
        "self": "→ chính văn bản này",
        "unknown": "→ không có số hay tên để tìm trong kho",
    }
    return Text(said[link.status], "dim")


def _head(number: str | None) -> str:
    """The part of a number before its first stroke: `23-NQ` of the Party, `30` of the state."""
    return (number or "").partition("/")[0]


def _entries(view: "DocumentView", shown: Sequence["Reference"]) -> list[list["Reference"]]:
    """Put mentions together that mean one document, in one relation and with one certainty."""
    entries: dict[tuple[object, ...], list[Reference]] = {}
    dates: dict[str, set[datetime.date]] = {}
    for reference in shown:
        if reference.date:
            dates.setdefault(_meant(view, reference), set()).add(reference.date)
    for reference in shown:
        meant = _meant(view, reference)
        # A mention without a date is of the one document of that number that is dated; of two it may be either.
        known = dates.get(meant, set())
        date = reference.date or (next(iter(known)) if len(known) == 1 else None)
        key = (is_own(reference), meant, date, reference.relation, reference.certainty, reference.reason)
        entries.setdefault(key, []).append(reference)
    return list(entries.values())


def _meant(view: "DocumentView", reference: "Reference") -> str:
    """What tells the document that is meant from others; a mention without any name is what its words say."""
    words = " ".join(view.raw[reference.start : reference.end].split())
    if is_own(reference):
        return words.casefold()
    return (reference.resolves_to or reference.number or reference.name or words).casefold()


def _entry(view: "DocumentView", mentions: list["Reference"], linked: "Mapping[int, Link]") -> list[RenderableType]:
    # The mention that says the most stands for all: the date is often given only once.
    fullest = max(mentions, key=lambda one: (one.kind != "internal", one.date is not None, len(cited_name(one))))
    words = " ".join(view.raw[fullest.start : fullest.end].split())
    own, rejected = is_own(fullest), fullest.certainty == "rejected"
    sign = {"ambiguous": ("⚠ ", "yellow"), "rejected": ("✗ ", "dim")}.get(fullest.certainty)
    line = Text().append(*sign) if sign else Text()
    # A place in the document itself, and what is no citation, are best told in their own words.
    line.append(safe_name(words if own or rejected else cited_name(fullest) or words), "dim" if rejected else "")
    if len(mentions) > 1:
        line.append(f" · {len(mentions)} lần", "dim")
    below = [Text(safe_name(fullest.reason), "yellow")] if fullest.reason else []
    if not own and not rejected:
        places = list(dict.fromkeys(", ".join(reversed(place)) for one in mentions for place in one.pinpoints))
        if places:
            below.append(Text(f"tại {safe_name('; '.join(places[:_PLACES]))}{_more(len(places))}"))
        below.append(library_text(linked[fullest.ordinal]))
    stand = list({(found := where(view, one.start, one.end)).plain: found for one in mentions}.values())
    below += stand[:_PLACES]
    if len(stand) > _PLACES:
        below.append(Text(_more(len(stand)).strip(), "dim"))
    return [indented(line), *(indented(item, 4) for item in below)]


def _more(count: int) -> str:
    return f" và {count - _PLACES} chỗ khác" if count > _PLACES else ""
