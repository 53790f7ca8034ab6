"""The chain of implementation, as a terminal shows it.

1. Upwards and downwards apart, a step an entry: its two documents, what the one does to the other, who says so in which
   words, and whether the library has it.
2. What is not certain says why; a cycle is said where it was cut.
3. With targets, those that no document below carries on come first: they are what one looks for.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.citing import name_line, place
from terminal.text import cut, indented, safe_name

if TYPE_CHECKING:
    from library import Carried, CarriedIn, Chain, ChainStep, Level, Member

_DOES = {
    "attached": "ban hành kèm theo",
    "carries_out": "thực hiện",
    "details": "quy định chi tiết hoặc hướng dẫn",
    "mandate": "căn cứ",
    "mentioned": "nhắc việc thực hiện",
}
_TIERS = {"central": "cấp trung ương", "province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
_SIDES = {"party": "văn bản của Đảng", "state": "văn bản của Nhà nước"}
_STATUSES = {
    "none": ("chưa thấy văn bản nào thực hiện tiếp", "yellow"),
    "words": ("chỉ nêu bằng lời, không có số", "yellow"),
    "same": ("giữ nguyên mức", "green"),
    "higher": ("đặt mức cao hơn", "green"),
    "lower": ("đặt mức thấp hơn", "yellow"),
    "other": ("có số, nhưng nêu khác cách hoặc không so trực tiếp được", "yellow"),
}


def chain_view(found: "Chain") -> RenderableType:
    """Return what a document carries out and what carries it out."""
    parts: list[RenderableType] = [name_line(found.document), Text(_level(found.level), "dim")]
    parts += _direction("Thực hiện văn bản cấp trên hoặc văn bản trước", found.up)
    parts += _direction("Được thực hiện bởi", found.down)
    if not found.up and not found.down:
        parts.append(
            Text("Phần mở đầu không nói thực hiện văn bản nào, kho không có văn bản nào nói thực hiện nó.", "yellow")
        )
    if found.basis:
        names = list(dict.fromkeys(safe_name(" ".join(one.quote.split())) for one in found.basis))
        parts += [Text(), Text(f"Căn cứ pháp lý, không phải để thực hiện ({len(names)})", "bold")]
        parts += [indented(Text(name, "dim")) for name in names]
    parts += [Text(f"⚠ Vòng lặp, đã cắt: {safe_name(' → '.join(one))}", "yellow") for one in found.cycles]
    if found.deeper:
        parts.append(Text("Chuỗi còn tiếp: xem thêm bằng --depth", "dim"))
    if found.targets is not None:
        parts += _targets(found)
    return Group(*parts)


def _level(level: "Level") -> str:
    said = (_TIERS.get(level.tier or "", "không rõ cấp"), _SIDES.get(level.side or ""))
    return " · ".join(one for one in said if one)


def _direction(heading: str, steps: "Sequence[ChainStep]") -> Iterator[RenderableType]:
    if not steps:
        return
    yield Text()
    yield Text(f"{heading} ({len(steps)})", "bold")
    for step in steps:
        yield from _step(step)


def _step(step: "ChainStep") -> Iterator[RenderableType]:
    at = 2 * step.depth
    line = Text("⚠ " if not step.certain else "", "yellow")
    line.append_text(_member(step.below)).append(f" {_DOES[step.kind]} ").append_text(_member(step.above))
    yield indented(line, at)
    if step.doubt:
        yield indented(Text(safe_name(step.doubt), "yellow"), at + 2)
    if step.reported:
        by = " ".join(part for part in (step.by.type, step.by.number) if part) or step.by.file
        yield indented(Text(f"theo {safe_name(by)}:", "dim"), at + 2)
    yield indented(Text(f"“{cut(step.quote)}”"), at + 2)
    yield indented(place(step.place), at + 2)


def _member(member: "Member") -> Text:
    from library import reference_exports

    node = member.node
    name = Text(safe_name(reference_exports.label(node)), "bold cyan")
    return name if node.document is not None else name.append(" (chưa có trong kho)", "dim")


def _targets(found: "Chain") -> Iterator[RenderableType]:
    targets = found.targets or ()
    counts = {status: sum(one.status == status for one in targets) for status in _STATUSES}
    said = ", ".join(f"{counts[status]} {label}" for status, (label, _) in _STATUSES.items() if counts[status])
    yield Text()
    yield Text(f"{len(targets)} chỉ tiêu: {said}" if targets else "Văn bản này không có chỉ tiêu bằng số.", "bold")
    for status in _STATUSES:
        for one in targets:
            if one.status == status:
                yield from _target(one)


def _target(one: "Carried") -> Iterator[RenderableType]:
    from library import figure_text

    label, style = _STATUSES[one.status]
    line = Text(f"{safe_name(one.row.target.indicator)}: {figure_text(one.row.target)}")
    if one.row.target.period:
        line.append(f" · {safe_name(one.row.target.period)}")
    yield indented(line.append(f" — {label}", style))
    yield indented(place(one.row.place), 4)
    for other in one.documents:
        yield indented(_carried_in(one, other), 4)
        if other.place:
            yield indented(place(other.place), 6)
        for caution in other.cautions:
            yield indented(Text(f"⚠ {safe_name(caution)}", "yellow"), 6)


def _carried_in(one: "Carried", other: "CarriedIn") -> Text:
    from library import change_text, figure_text

    name = other.document.number or other.document.file
    line = Text(f"→ {safe_name(name)}: ", "cyan")
    if other.row is None or other.change is None:
        return line.append(f"“{cut(other.quote or '', 160)}”")
    period = f" · {safe_name(other.row.target.period)}" if other.row.target.period else ""
    line.append(
        f"{figure_text(other.row.target)}{period} ({change_text(other.change, one.row.target, other.row.target)})"
    )
    return line
