"""Documents, what became of files, and checks, as a terminal shows them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from terminal.text import date_text, indented, safe, safe_name, sample_mark, seconds_text

if TYPE_CHECKING:
    from library import Check, DocumentView, FileResult, FoundDocument, FoundPassage

# Of a heading in the tree: one line beside its address.
HEADING = 70

_STATUS = {
    "added": ("thêm mới", "green"),
    "unchanged": ("đã có", "dim"),
    "replaced": ("thay bản cũ", "cyan"),
    "restored": ("khôi phục", "cyan"),
    "failed": ("LỖI", "bold red"),
}
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
            title.append(f"\n{item.slug}", "cyan"),
        )
    return Group(table, Text(f"{len(found)} văn bản, {sum(item.passages for item in found)} đoạn", "dim"))


def shown(view: "DocumentView", *, passages: bool) -> RenderableType:
    """Return a document's header and its tree, or with `passages` the text of each passage at its address."""
    parts: list[RenderableType] = []
    if view.document.sample:
        parts.append(sample_mark(True).append("văn bản soạn để minh họa, không có thật", "bold red"))
    parts += [_header(view), Text()]
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
    return Text(safe_name(passage.address), "bold cyan").append(
        f"{page} · {passage.kind} · #{passage.id}", "not bold dim"
    )


def _header(view: "DocumentView") -> Group:
    found = view.document
    fields = {
        "Số ký hiệu": found.number,
        "Loại": found.type,
        "Trích yếu": found.title,
        "Cơ quan": found.issuer,
        "Nơi ban hành": found.place,
        "Ngày": date_text(found.date, found.system) if found.date else None,
        "Người ký": ", ".join(item for item in (found.role, found.signer) if item),
        "Nơi nhận": "; ".join(view.recipients),
        "Tệp": found.file,
        "Tên trong kho": found.slug,
        "Gồm": f"{len(view.sections)} mục, {found.passages} đoạn, {len(view.raw)} ký tự",
    }
    lines = [
        Text().append(f"{name:<15}", "dim").append(safe_name(value or "không rõ")) for name, value in fields.items()
    ]
    return Group(*lines)


def file_results(results: Sequence["FileResult"], seconds: float) -> RenderableType:
    """Return a line for each file that was given, and how many were added, unchanged and so on."""
    lines: list[RenderableType] = []
    for result in results:
        label, style = _STATUS[result.status]
        line = Text(f"{label:<12}").append(safe_name(result.path))
        line.stylize(style, 0, len(label))
        if result.document:
            line.append(f" → {result.document}", "cyan")
        if result.status in ("added", "replaced"):
            line.append(f" · {result.passages} đoạn · {seconds_text(result.seconds)}", "dim")
        if result.reason:
            line.append(f": {safe_name(result.reason)}", "red" if result.status == "failed" else "yellow")
        lines.append(line)
    counts = {label: sum(result.status == status for result in results) for status, (label, _) in _STATUS.items()}
    total = ", ".join(f"{count} {label.lower()}" for label, count in counts.items() if count) or "không có tệp nào"
    return Group(*lines, Text(f"{total} · {seconds_text(seconds)}", "bold"))


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
