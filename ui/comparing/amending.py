"""An amending act: each provision that it changes, before and after.

1. The first of the documents that amends others is shown. If another one was chosen beside it, what is said of that one
   comes first; all can be narrowed to that, and to what could be applied.
2. A provision has what is instructed with its place in the act, then the text before with what goes struck and what
   comes underlined; where it could not be applied, why, and the new words as the act gives them.
3. It is a preview, which is said.
"""

from collections import Counter

import streamlit as st

from library import Amendment, FoundDocument, Library, amendments_docx
from shapes import as_file
from shapes.texts import amendments
from ui import downloads, states
from ui.citations import fold
from ui.comparing import parts
from ui.comparing.state import Comparison
from ui.comparing.wording import both
from ui.language import Words
from ui.markup import closed_up, name, number, quiet, text
from ui.route import Route

_TEXT = Words(
    {
        "reading": "Đang đọc các chỗ sửa đổi…",
        "preview": "Bản xem trước ghép từ văn bản trong kho; không phải văn bản hợp nhất, không có giá trị pháp lý.",
        "none": "Không thấy chỉ dẫn sửa đổi văn bản khác",
        "none_body": "Trong phần đã đọc của {names} không có chỗ nào sửa, bổ sung, bãi bỏ quy định của văn bản khác. "
        "Hãy chọn văn bản sửa đổi làm một trong hai văn bản.",
        "by": "{name} sửa {count} chỗ",
        "untouched": "Không thấy chỗ nào sửa {name}; dưới đây là những chỗ sửa văn bản khác.",
        "here": "Sửa {name}", "here_blocked": "Sửa {name}, chưa xem trước được",
        "else": "Sửa văn bản khác", "else_blocked": "Sửa văn bản khác, chưa xem trước được",
        "replace": "Sửa", "insert": "Bổ sung", "repeal": "Bãi bỏ", "words": "Thay cụm từ",
        "heading": "(tên)", "lead": "(đoạn mở đầu)", "some": "(một phần)", "whole": "",
        "act": "cả văn bản",
        "of": "của {name}",
        "why": "Chưa xem trước được: {reason}",
        "text": "Lời văn mới",
        "instruction": "Nguyên văn chỉ dẫn",
        "before": "Trước khi sửa",
        "file": "sua-doi",
    },
    {
        "reading": "Reading what is amended…",
        "preview": "A preview made of the documents in the library; no consolidated text, and without legal force.",
        "none": "No amendment of another document was found",
        "none_body": "In what has been read of {names} nothing amends or repeals a provision of another document. "
        "Choose the amending act as one of the two.",
        "by": "{name} amends {count} provisions",
        "untouched": "Nothing that amends {name} was found; below is what amends other documents.",
        "here": "Amends {name}", "here_blocked": "Amends {name}, no preview",
        "else": "Amends others", "else_blocked": "Amends others, no preview",
        "replace": "Amend", "insert": "Add", "repeal": "Repeal", "words": "Exchange words",
        "heading": "(heading)", "lead": "(opening words)", "some": "(a part)", "whole": "",
        "act": "the whole act",
        "of": "of {name}",
        "why": "No preview: {reason}",
        "text": "New text",
        "instruction": "The instruction as it stands",
        "before": "Before",
        "file": "amendments",
    },
)  # fmt: skip
_STEP = 20


def show(library: Library, shown: Comparison) -> None:
    """Show what one of the documents changes in others."""
    documents = [library.find(slug) for slug in shown.documents]
    with st.spinner(_TEXT["reading"]):
        each = [(one, amended(library.state(), one.slug, library)) for one in documents[:2]]
    slugs = set(shown.documents)
    # The one that changes the other, else the one that changes anything.
    by, found = max(each, key=lambda item: (sum(_of(one, slugs) for one in item[1]), len(item[1])))
    if not found:
        names = ", ".join(name(document) for document in documents[:2])
        states.note(_TEXT["none"], _TEXT["none_body"].format(names=names))
        return
    others = [one for one in documents if one.slug != by.slug]
    touched = any(_of(one, slugs) for one in found)
    parts.cautions([
        _TEXT["preview"],
        *([] if touched else [_TEXT["untouched"].format(name=", ".join(map(name, others)))]),
    ])  # fmt: skip
    ordered = sorted(found, key=lambda one: not _of(one, slugs))
    kinds = [
        ("here" if _of(one, slugs) else "else") + ("" if one.outcome == "applied" else "_blocked") for one in ordered
    ]
    those = ", ".join(document.number or document.file for document in others)
    named = {kind: _TEXT[kind].format(name=those) for kind in ("here", "here_blocked", "else", "else_blocked")}
    said = _TEXT["by"].format(name=name(by), count=number(len(found)))
    st.html(f'<h2 class="nq-part">{text(said)}</h2>')
    with st.container(horizontal=True, vertical_alignment="center", key="comparing-tools"):
        chosen = parts.kinds(Counter(kinds), named, shown)
        made = {"docx": lambda: amendments_docx(by, found), "json": lambda: as_file(amendments(by, found))}
        downloads.offer(_TEXT["file"], made, key="comparing")
    kept = [one for one, kind in zip(ordered, kinds, strict=True) if chosen in (None, kind)]
    begin, end = parts.parted(len(kept), _STEP, shown)
    st.html(f'<div class="nq-pairs c1">{"".join(_amendment(one) for one in kept[begin:end])}</div>')
    parts.turn(len(kept), _STEP, shown)


@st.cache_resource(max_entries=12, show_spinner=False)
def amended(state: str, slug: str, _library: Library) -> tuple[Amendment, ...]:
    """Return what an act changes, read once for a state of the library."""
    return _library.amendments(slug)


def _of(one: Amendment, slugs: set[str]) -> bool:
    return one.source is not None and one.source.slug in slugs


def _amendment(one: Amendment) -> str:
    told = one.instruction
    place = " › ".join(told.place) or _TEXT["act"]
    act = name(one.source) if one.source else one.named
    where = " ".join(filter(None, (place, _TEXT[told.part], _TEXT["of"].format(name=act) if act else "")))
    head = f'<p class="nq-of"><b>{text(_TEXT[told.action])}</b> {text(where)}</p>'
    doubts = "".join(f'<p class="nq-warn">⚠ {text(doubt)}</p>' for doubt in one.doubts)
    at = f'<p class="nq-at">{parts.place(one.by, one.address, one.page, told.quote)}</p>'
    return (
        f'<section class="nq-line-of"><div class="nq-wide">{head}{at}{_change(one)}'
        f"{fold(_TEXT['instruction'], _quoted(one.quote))}"
        f"{doubts}</div></section>"
    )


def _change(one: Amendment) -> str:
    made = []
    if one.reason is not None:
        made.append(f'<p class="nq-warn">{text(_TEXT["why"].format(reason=one.reason))}</p>')
        if one.text is not None:
            made.append(f'<p class="nq-kind">{text(_TEXT["text"])}</p>{_quoted(one.text)}')
    if one.source is not None and one.before is not None and one.before_address is not None:
        link = parts.place(one.source, one.before_address, one.before_page, one.before)
        made.append(f'<p class="nq-at">{text(_TEXT["before"])}: {_document(one.source)} › {link}</p>')
    if one.pieces:
        made.append(f'<blockquote class="nq-quote">{both(one.pieces)}</blockquote>')
    return "".join(made)


def _document(document: FoundDocument) -> str:
    link = text(Route(document=document.slug).link())
    return f'<a href="{link}">{text(document.number or document.file)}</a>'


def _quoted(said: str) -> str:
    return f'<blockquote class="nq-quote">{quiet(closed_up(text(said)))}</blockquote>'
