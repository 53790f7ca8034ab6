"""Documents and checks, as a terminal shows them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.documents.pages import reading_notes, summary
from terminal.text import date_text, indented, ocr_mark, safe, safe_name, sample_mark

if TYPE_CHECKING:
    from library import Check, DocumentView, FoundDocument, FoundPassage

# Of a heading in the tree: one line beside its address.
HEADING = 70

_CHECK_STYLE = {"OK": "green", "WARN": "yellow", "FAIL": "bold red"}


def documents_table(found: Sequence["FoundDocument"], *, removed: bool) -> RenderableType:
    """Return the table of documents; nothing of a slug is cut off, because other commands take it."""
    if not found:
        where = "Không có văn bản nào đã gỡ." if removed else "Kho trống. Đưa tài liệu vào: nghiquyet ingest THƯ_MỤC"
        return Text(where, "yellow")
    table = Table(title="Văn bản đã gỡ" if removed else None, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("Văn bản", overflow="fold")
    table.add_column("Ngày", no_wrap=True)
    table.add_column("Đoạn", justify="right")
    # The widest column gets what the others leave: in 80 columns a slug still stands on one line, to be copied.
    table.add_column("Trích yếu, tên trong kho", overflow="fold")
    for item in found:
        name = safe_name(" ".join(part for part in (item.type, item.number) if part) or item.file)
        title = sample_mark(item.sample).append(safe_name(item.title or "—"))
        table.add_row(
            Text(f"{name}\n{safe_name(item.issuer or '—')}"),
            Text(date_text(item.date, item.system) if item.date else "—"),
            Text(str(item.passages)),
            title.append(f"\n{item.slug}", "cyan").append_text(_state(item)),
        )
    return Group(table, Text(f"{len(found)} văn bản, {sum(item.passages for item in found)} đoạn", "dim"))


def _state(found: "FoundDocument") -> Text:
    """What is wrong with its pages, or nothing."""
    parts = [
        f"{count}/{found.pages} trang {what}"
        for count, what in ((found.waiting_pages, "chờ nhận dạng chữ"), (found.doubtful_pages, "chưa tin được"))
        if count
    ]
    return Text(f"\n⚠ {'; '.join(parts)}", "yellow") if parts else Text()


def shown(view: "DocumentView", *, passages: bool) -> RenderableType:
    """Return a document's header and its tree, or with `passages` the text of each passage at its address."""
    parts: list[RenderableType] = []
    if view.document.sample:
        parts.append(sample_mark(True).append("văn bản soạn để minh họa, không có thật", "bold red"))
    parts += [header(view), Text()]
    if passages:
        for passage in view.passages:
            parts += [_passage_head(passage), indented(Text(safe(passage.quote))), Text()]
        return Group(*parts)
    depths: dict[int | None, int] = {None: -1}
    for section in view.sections:
        depths[section.ordinal] = depths[section.parent] + 1
        # A leaf has no heading: its first words tell what it is.
        words = section.heading or view.raw[section.start : section.end].strip()
        line = safe(words).replace("\n", " ")
        line = line if len(line) <= HEADING else f"{line[:HEADING].rsplit(' ', 1)[0]} …"
        address = Text("  " * depths[section.ordinal]).append(safe_name(" › ".join(section.address)), "cyan")
        parts.append(address.append(f"  {line}", "bold" if section.heading else ""))
    return Group(*parts)


def _passage_head(passage: "FoundPassage") -> Text:
    page = f" · trang {passage.page}" if passage.page else ""
    head = Text(safe_name(passage.address), "bold cyan")
    return head.append(f"{page} · {passage.kind} · #{passage.id}", "not bold dim").append_text(ocr_mark(passage.ocr))


def header(view: "DocumentView") -> Group:
    """Return the header of a document with what is to be checked in it."""
    found = view.document
    fields = {
        "Số ký hiệu": found.number,
        "Loại": found.type,
        "Trích yếu": found.title,
        "Cơ quan": " · ".join(item for item in (found.issuer, found.superior) if item),
        **({"Hội nghị": found.meeting} if found.meeting else {}),
        **({"Độ mật": found.secrecy} if found.secrecy else {}),
        **({"Độ khẩn": found.urgency} if found.urgency else {}),
        "Nơi ban hành": found.place,
        "Ngày": date_text(found.date, found.system) if found.date else None,
        "Người ký": ", ".join(item for item in (found.manner, found.role, found.signer) if item),
        "Nơi nhận": "; ".join(view.recipients),
        "Tệp": found.file,
        "Tên trong kho": found.slug,
        "Gồm": f"{len(view.sections)} mục, {found.passages} đoạn, {len(view.raw)} ký tự",
        "Đọc bằng": summary(view),
    }
    lines = [
        Text().append(f"{name:<15}", "dim").append(safe_name(value or "không rõ")) for name, value in fields.items()
    ]
    doubts = [Text(f"⚠ {safe_name(doubt.reason)}", "yellow") for doubt in view.doubts]
    return Group(*lines, *doubts, *reading_notes(view))


def checks(found: Sequence["Check"]) -> RenderableType:
    """Return a line for each check, with the remedy below it."""
    lines: list[RenderableType] = []
    for check in found:
        line = Text(f"{check.status:<5}").append(f"{check.name}: {safe_name(check.detail)}")
        line.stylize(_CHECK_STYLE[check.status], 0, len(check.status))
        lines.append(line)
        if check.remedy:
            lines.append(indented(Text(f"→ {safe_name(check.remedy)}", "yellow"), 5))
    return Group(*lines)
