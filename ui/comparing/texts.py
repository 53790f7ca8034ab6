"""Two texts side by side, the words that differ, part by part.

1. How many passages are of each kind; each kind can be shown alone. Without a choice everything that changed is shown,
   and what is the same is folded where it stands.
2. A pair has its kind in words, where each side stands as a link, and both texts with what went and what came marked.
3. Long texts are shown by parts, so that three hundred articles open as fast as three; the comparison itself is made
   once for a state of the library.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import streamlit as st

from library import FoundDocument, FoundPassage, Library, Pair, TextComparison, comparison_docx
from shapes import as_file
from shapes.texts import text_comparison
from ui import downloads, states
from ui.citations import fold
from ui.comparing import parts
from ui.comparing.state import Comparison
from ui.comparing.wording import side
from ui.language import Words
from ui.markup import closed_up, number, quiet, text
from ui.quality import ocr_badge
from ui.targets.ledger import document as called

_TEXT = Words(
    {
        "comparing": "Đang đặt hai văn bản cạnh nhau… Văn bản dài có thể mất vài giây.",
        "reworded": "Sửa lời", "moved": "Chuyển chỗ", "new": "Thêm mới", "dropped": "Bỏ", "same": "Giữ nguyên",
        "merged": "gộp", "split": "tách", "renumbered": "đánh số lại", "also": "có sửa lời",
        "folded": "{count} đoạn giữ nguyên",
        "nothing_old": "không có ở bản thứ nhất", "nothing_new": "không có ở bản thứ hai",
        "equal": "Hai văn bản giống nhau từng chữ",
        "equal_body": "Không đoạn nào khác, ngoài chữ hoa và dấu câu. {count} đoạn giữ nguyên.",
        "unlike": "Hai văn bản gần như không có đoạn chung",
        "unlike_body": "Đây có lẽ không phải hai bản của một văn bản. So chỉ tiêu hoặc chủ đề sẽ có ích hơn.",
        "two": "Toàn văn chỉ so được hai văn bản: đang so hai văn bản đầu.",
        "file": "so-sanh-toan-van",
    },
    {
        "comparing": "Laying the texts side by side… Long ones may take some seconds.",
        "reworded": "Reworded", "moved": "Moved", "new": "New", "dropped": "Dropped", "same": "The same",
        "merged": "merged", "split": "split", "renumbered": "renumbered", "also": "reworded too",
        "folded": "{count} passages are the same",
        "nothing_old": "not in the first", "nothing_new": "not in the second",
        "equal": "The texts are the same, word for word",
        "equal_body": "No passage differs but in capitals and punctuation. {count} are the same.",
        "unlike": "The texts have hardly a passage in common",
        "unlike_body": "They are perhaps no two versions of one text. Their targets, or a matter, may tell more.",
        "two": "Only two texts can be compared: these are the first two.",
        "file": "texts-compared",
    },
)  # fmt: skip
_STEP = 40
_KINDS = ("reworded", "moved", "new", "dropped", "same")
_UNLIKE = 0.05
"""Share of passages that both have, below which two texts are hardly versions of one."""


def show(library: Library, shown: Comparison) -> None:
    """Show two texts side by side."""
    old, new = shown.documents[:2]
    with st.spinner(_TEXT["comparing"]):
        found = compared(library.state(), old, new, library)
    parts.cautions([*([_TEXT["two"]] if len(shown.documents) > 2 else []), *found.notes])
    counts = Counter[str](pair.kind for pair in found.pairs)
    if counts["same"] == len(found.pairs):
        states.note(_TEXT["equal"], _TEXT["equal_body"].format(count=number(counts["same"])))
    elif 1 - (counts["new"] + counts["dropped"]) / len(found.pairs) < _UNLIKE:
        states.note(_TEXT["unlike"], _TEXT["unlike_body"])
    with st.container(horizontal=True, vertical_alignment="center", key="comparing-tools"):
        chosen = parts.kinds(counts, {kind: _TEXT[kind] for kind in _KINDS}, shown)
        downloads.offer(
            _TEXT["file"],
            {
                "docx": lambda: comparison_docx(found, whole=False),
                "docx_all": lambda: comparison_docx(found, whole=True),
                "json": lambda: as_file(text_comparison(found, whole=True)),
            },
            key="comparing",
        )
    kept = [pair for pair in found.pairs if chosen in (None, pair.kind)]
    begin, end = parts.parted(len(kept), _STEP, shown)
    parts.grid((found.old, found.new), rows(kept[begin:end], found, folded=chosen is None))
    parts.turn(len(kept), _STEP, shown)


# The same for all sessions, and nobody changes it: pairs of two texts of a state of the library.
@st.cache_resource(max_entries=6, show_spinner=False)
def compared(state: str, old: str, new: str, _library: Library) -> TextComparison:
    """Return two texts compared, made once."""
    return _library.compare_texts(old, new)


def rows(pairs: Sequence[Pair], found: TextComparison, *, folded: bool) -> str:
    """Return pairs as rows; with `folded` those that are the same one below the other are behind a fold."""
    made = []
    for same, run in groupby(pairs, key=lambda pair: pair.kind == "same"):
        shown = [_pair(pair, found) for pair in run]
        if same and folded:
            made.append(fold(_TEXT["folded"].format(count=number(len(shown))), "".join(shown)))
        else:
            made += shown
    return "".join(made)


def _pair(pair: Pair, found: TextComparison) -> str:
    how = [
        word
        for holds, word in (
            (len(pair.old) > 1, "merged"),
            (len(pair.new) > 1, "split"),
            (pair.renumbered, "renumbered"),
            (pair.kind == "moved" and pair.likeness < 1, "also"),
        )
        if holds
    ]
    said = " · ".join(_TEXT[word] for word in how)
    kind = f'<p class="nq-kind nq-wide"><b>{text(_TEXT[pair.kind])}</b>{f" · {text(said)}" if said else ""}</p>'
    sides = _side(pair, found.old, "removed") + _side(pair, found.new, "added")
    return f'<section class="nq-pair">{kind if pair.kind != "same" else ""}{sides}</section>'


def _side(pair: Pair, document: FoundDocument, own: Literal["removed", "added"]) -> str:
    passages = pair.old if own == "removed" else pair.new
    head = f'<div class="nq-side" data-of="{text(called(document))}">'
    if not passages:
        nothing = _TEXT["nothing_old" if own == "removed" else "nothing_new"]
        return f'{head}<p class="nq-line">{text(nothing)}</p></div>'
    where = "; ".join(_place(passage) for passage in passages)
    look = "nq-text heading" if passages[0].kind == "heading" else "nq-text"
    if pair.old and pair.new:
        said = side(pair.pieces, own)
    else:  # All of it differs: the kind says so, and marking every word would only make it hard to read.
        look, said = f"{look} {pair.kind}", quiet(closed_up(text("".join(p.before + p.after for p in pair.pieces))))
    return (
        f'{head}<p class="nq-at">{where} {ocr_badge(min((p.ocr for p in passages if p.ocr is not None), default=None))}'
        f'</p><div class="{look}">{said}</div></div>'
    )


def _place(passage: FoundPassage) -> str:
    return parts.place(passage.document, passage.address, passage.page, (passage.start, passage.end))
