"""Two texts side by side, and an act before and after its amendment, as a terminal shows them.

1. How many passages of each kind first, then what is not the same, in the order of the new text; how many are the same
   in between. Where something stands is said of both sides.
2. Words that went stand in [-…-], words that came in {+…+}, so that a pipe shows them too; of what both have only the
   words next to a change.
3. An amendment says what is instructed, then the provision with its words, or why it cannot be shown. It is a preview.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from terminal.citing import name_line
from terminal.text import cut, indented, ocr_mark, safe, safe_name

if TYPE_CHECKING:
    from library import Amendment, FoundDocument, FoundPassage, Pair, PairKind, Piece, TextComparison

KINDS: dict["PairKind", str] = {
    "same": "giữ nguyên", "reworded": "sửa lời", "moved": "chuyển chỗ", "new": "thêm mới", "dropped": "bỏ",
}  # fmt: skip
ACTIONS = {"replace": "sửa", "insert": "bổ sung", "repeal": "bãi bỏ", "words": "thay cụm từ"}
PREVIEW = "Bản xem trước, ghép từ các văn bản trong kho; không phải văn bản hợp nhất và không có giá trị pháp lý."
_REMOVED, _ADDED = "red strike", "bold green"
_STYLES = {"same": "dim", "reworded": "bold yellow", "moved": "bold blue", "new": "bold green", "dropped": "bold red"}
_AROUND = 60
"""Characters of what both sides have that are shown next to a change."""


def comparison_view(found: "TextComparison", *, whole: bool) -> RenderableType:
    """Return two texts side by side; `whole` also shows what is the same, and quotes uncut."""
    counted = " · ".join(f"{found.count(kind)} {name}" for kind, name in KINDS.items())
    parts: list[RenderableType] = [
        Text("cũ:  ", "dim").append_text(name_line(found.old)),
        Text("mới: ", "dim").append_text(name_line(found.new)),
        *(Text(f"⚠ {safe_name(note)}", "yellow") for note in found.notes),
        Text(counted, "bold"),
    ]
    same = 0
    for pair in found.pairs:
        if pair.kind == "same" and not whole:
            same += 1
            continue
        parts += [*_skipped(same), *_pair(pair, whole=whole)]
        same = 0
    return Group(*parts, *_skipped(same))


def amendments_view(about: "FoundDocument", found: "Sequence[Amendment]", *, whole: bool) -> RenderableType:
    """Return what an act changes; `whole` shows provisions uncut."""
    if not found:
        waiting = f" ({about.waiting_pages} trang chờ OCR chưa dò)" if about.waiting_pages else ""
        said = f"Không thấy chỉ dẫn sửa đổi văn bản khác trong phần đã đọc{waiting}."
        return Group(name_line(about), Text(said, "yellow"))
    applied = sum(one.outcome == "applied" for one in found)
    parts: list[RenderableType] = [
        name_line(about),
        Text(f"{len(found)} chỗ được sửa, {applied} chỗ xem được trước và sau", "bold"),
        Text(PREVIEW, "yellow"),
    ]
    told = ""
    for one in found:
        if one.quote != told:
            told = one.quote
            parts.append(Text("\n").append(safe_name(one.address), "cyan").append(f"  {cut(told)}"))
        parts += [*_amendment(one, whole=whole)]
    return Group(*parts)


def pieces_text(pieces: "Iterable[Piece]", *, whole: bool) -> Text:
    """Return pieces as one text, what went and what came marked."""
    found = list(pieces)
    text = Text()
    for place, piece in enumerate(found):
        if piece.kind == "kept":
            kept = safe(piece.after or piece.before)
            text.append(kept if whole else _around(kept, first=place == 0, last=place == len(found) - 1))
        elif piece.kind == "removed":
            text.append(f"[-{safe(piece.before.rstrip())}-]", _REMOVED).append(_blank(piece.before))
        else:
            text.append(f"{{+{safe(piece.after.rstrip())}+}}", _ADDED).append(_blank(piece.after))
    return Text("\n").join(line for line in text.split("\n") if line.plain.strip())


def _blank(text: str) -> str:
    return "" if text == text.rstrip() else " "


def _around(kept: str, *, first: bool, last: bool) -> str:
    """What both sides have, without its middle; without its beginning or end where nothing changes there."""
    if len(kept) <= 2 * _AROUND + 10:
        return kept
    head = "" if first else kept[:_AROUND].rpartition(" ")[0]
    tail = "" if last else kept[-_AROUND:].partition(" ")[2]
    return f"{head} … {tail}"


def _skipped(count: int) -> Iterator[Text]:
    if count:
        yield Text(f"\n… {count} đoạn giữ nguyên", "dim")


def _pair(pair: "Pair", *, whole: bool) -> Iterator[RenderableType]:
    head = Text("\n").append(KINDS[pair.kind], _STYLES[pair.kind]).append("  ")
    if pair.old and pair.new and _places(pair.old) != _places(pair.new):
        yield head.append(f"{safe_name(_where(pair.old))}  →  {safe_name(_where(pair.new))}", "cyan")
    else:
        yield head.append(safe_name(_where(pair.new or pair.old)), "cyan")
    said = [word for holds, word in ((len(pair.old) > 1, "gộp"), (len(pair.new) > 1, "tách"),
                                     (pair.renumbered, "đánh số lại"),
                                     (pair.kind == "moved" and pair.likeness < 1, "có sửa lời")) if holds]  # fmt: skip
    read = [passage.ocr for passage in (*pair.old, *pair.new) if passage.ocr is not None]
    if said or read:
        yield indented(Text(" · ".join(said), "dim").append_text(ocr_mark(min(read, default=None))))
    yield indented(pieces_text(pair.pieces, whole=whole))


def _places(passages: "Sequence[FoundPassage]") -> list[str]:
    return [passage.address.partition(" › ")[2] for passage in passages]


def _where(passages: "Sequence[FoundPassage]") -> str:
    pages = f" · trang {passages[0].page}" if passages[0].page else ""
    return "; ".join([passages[0].address, *_places(passages[1:])]) + pages


def _amendment(one: "Amendment", *, whole: bool) -> Iterator[RenderableType]:
    told = one.instruction
    place = " › ".join(told.place) or "cả văn bản"
    part = {"heading": " (tên)", "lead": " (đoạn mở đầu)", "some": " (một phần)", "whole": ""}[told.part]
    line = Text(f"{ACTIONS[told.action]} ", "bold").append(safe_name(f"{place}{part}"), "cyan")
    if one.source is not None:
        line.append(safe_name(f" của {one.source.number or one.source.file}"), "dim")
    yield indented(line)
    if one.reason is not None:
        yield indented(Text(f"chưa xem trước được: {safe_name(one.reason)}", "yellow"), 5)
        if one.text is not None:
            yield indented(Text("văn bản mới: ", "dim").append(safe(one.text) if whole else cut(one.text)), 5)
    if one.before_address is not None:
        yield indented(Text(safe_name(one.before_address), "dim"), 5)
    if one.pieces:
        yield indented(pieces_text(one.pieces, whole=whole), 5)
    for doubt in one.doubts:
        yield indented(Text(f"⚠ {safe_name(doubt)}", "yellow"), 5)
