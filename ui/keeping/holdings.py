"""The part of the documents: all in a table, one of them chosen, copies of one act, what was removed.

1. The table narrows as one types (number, title, issuer, file), `find=…` in the address; its columns sort. A row chosen
   is `doc=…`: that document takes the place of the table, with all that can be done with it.
2. What wants attention stands in a column of words: pages by OCR, waiting, doubtful, an example, a copy.
3. A document whose header was corrected has another name: who looks at it goes along.
"""

from collections.abc import Sequence

import streamlit as st

from library import FoundDocument, Library
from library.copies import copies
from library.working import Worker
from ui import navigation, states
from ui.keeping import chosen, jobs
from ui.keeping.place import PLACE, document_address, part_address
from ui.language import Words
from ui.markup import name, number, source, text
from ui.reading.documents import narrowed

_TEXT = Words(
    {
        "find": "Lọc theo số, trích yếu, cơ quan, tên tệp",
        "count": "{shown} trên {all} văn bản · chọn một dòng để xem, sửa, gỡ (bàn phím: ↓ rồi Shift + dấu cách)",
        "none": "Không có văn bản nào khớp",
        "none_body": "Thử ít chữ hơn, hoặc chỉ số của văn bản.",
        "empty": "Kho chưa có văn bản nào",
        "empty_body": "Đưa tệp vào ở phần «Đưa vào», hoặc khôi phục từ một bản sao lưu.",
        "number": "Số ký hiệu",
        "title": "Trích yếu",
        "issuer": "Cơ quan ban hành",
        "date": "Ngày",
        "pages": "Trang",
        "read": "Cách đọc",
        "file": "Tệp",
        "attention": "Cần để ý",
        "waits": "{count} trang chờ OCR",
        "ocr": "{kind} · OCR {count}/{pages}",
        "doubtful": "{count} trang chưa tin được",
        "sample": "mẫu",
        "copy": "bản trùng",
        "no_number": "không số",
        "no_date": "không ngày",
        "read_waiting": "Nhận dạng chữ {count} văn bản đang chờ",
        "copies": "Một văn bản, nhiều tệp: {count} nhóm",
        "copies_more": "Câu trả lời coi chúng là một. Gỡ bản thừa nếu không cần.",
        "removed": "Đã gỡ: {count} văn bản",
        "removed_pick": "Văn bản đã gỡ",
        "restore": "Khôi phục",
        "reread": "Đọc lại mọi văn bản",
        "reread_more": "Khi chương trình đã đọc giỏi hơn: đọc lại mọi văn bản từ bản gốc trong kho. "
        "Chỗ đã sửa được giữ.",
        "reread_do": "Đọc lại {count} văn bản",
    },
    {
        "find": "Narrow by number, title, issuer, file name",
        "count": "{shown} of {all} documents · choose a row to see, correct, remove (keyboard: ↓, then Shift + Space)",
        "none": "No document fits",
        "none_body": "Try fewer words, or the number alone.",
        "empty": "No documents yet",
        "empty_body": "Add files under “Add files”, or restore a backup.",
        "number": "Number",
        "title": "Title",
        "issuer": "Issuer",
        "date": "Date",
        "pages": "Pages",
        "read": "Read from",
        "file": "File",
        "attention": "To be noted",
        "waits": "{count} pages wait for OCR",
        "ocr": "{kind} · OCR {count}/{pages}",
        "doubtful": "{count} doubtful pages",
        "sample": "sample",
        "copy": "copy",
        "no_number": "no number",
        "no_date": "no date",
        "read_waiting": "Read {count} waiting documents by OCR",
        "copies": "Several files of one document: {count}",
        "copies_more": "Answers take them for one. Remove what is not needed.",
        "removed": "Removed: {count} documents",
        "removed_pick": "Removed document",
        "restore": "Restore",
        "reread": "Read everything again",
        "reread_more": "When the program reads better than it did: reads all documents again from the files kept in "
        "the library. Corrections stay.",
        "reread_do": "Read {count} documents again",
    },
)
_ROWS = 12
_WORDS = ("number", "issuer", "read", "file")


def show(library: Library, worker: Worker) -> None:
    """Show the part."""
    slug = _renamed(worker, st.query_params.get("doc", ""))
    if slug:
        chosen.show(library, worker, slug)
        return
    documents = library.documents()
    groups = copies(documents)
    if not documents:
        states.note(_TEXT["empty"], _TEXT["empty_body"])
    else:
        _list(documents, {document.slug for group in groups for document in group})
        _for_all(library, worker, documents)
    if groups:
        _copies(groups)
    _removed(library, worker, {document.sha256 for document in documents})


def _list(documents: Sequence[FoundDocument], doubled: set[str]) -> None:
    st.session_state["keeping-find"] = st.query_params.get("find", "")
    asked = st.text_input(_TEXT["find"], key="keeping-find", autocomplete="off", on_change=_find)
    kept = narrowed(documents, asked)
    if not kept:
        states.note(_TEXT["none"], _TEXT["none_body"])
        return
    counts = _TEXT["count"].format(shown=number(len(kept)), all=number(len(documents)))
    st.html(f'<p class="nq-line">{text(counts)}</p>')
    attention = [_attention(document, doubled) for document in kept]
    st.dataframe(
        {
            "number": [document.number or "—" for document in kept],
            "title": [document.title or "" for document in kept],
            "date": [document.date for document in kept],
            **({"attention": attention} if any(attention) else {}),
            "issuer": [document.issuer or "" for document in kept],
            "pages": [document.pages for document in kept],
            "read": [_read_from(document) for document in kept],
            "file": [document.file for document in kept],
        },
        hide_index=True,
        on_select=lambda: _choose(kept),
        selection_mode="single-row",
        key="keeping-table",
        height="content" if len(kept) <= _ROWS else 36 * _ROWS,
        column_config={
            "date": st.column_config.DateColumn(_TEXT["date"], format="DD/MM/YYYY", width=100),
            "title": st.column_config.TextColumn(_TEXT["title"], width=220),
            "pages": st.column_config.NumberColumn(_TEXT["pages"], width=60),
            "attention": st.column_config.TextColumn(_TEXT["attention"], width=170),
            **{key: st.column_config.TextColumn(_TEXT[key]) for key in _WORDS},
        },
    )


def _find() -> None:
    asked = st.session_state["keeping-find"].strip()
    navigation.go(part_address("documents") | ({"find": asked} if asked else {}))


def _choose(kept: Sequence[FoundDocument]) -> None:
    for row in st.session_state["keeping-table"]["selection"]["rows"]:
        navigation.go(document_address(kept[row].slug))


def _read_from(document: FoundDocument) -> str:
    kind = document.file.rpartition(".")[2].upper()
    if not document.ocr_pages:
        return kind
    return _TEXT["ocr"].format(kind=kind, count=number(document.ocr_pages), pages=number(document.pages))


def _attention(document: FoundDocument, doubled: set[str]) -> str:
    said = {
        "sample": document.sample,
        "waits": document.waiting_pages,
        "doubtful": document.doubtful_pages,
        "copy": document.slug in doubled,
        "no_number": document.number is None,
        "no_date": document.date is None,
    }
    return " · ".join(_TEXT[key].format(count=number(count)) for key, count in said.items() if count)


def _renamed(worker: Worker, slug: str) -> str:
    """The name that a document has after it was read again."""
    for job in worker.jobs():
        if job.about == slug and job.kind in ("correct", "ocr", "reread") and job.results:
            slug = job.results[-1].document or slug
    return slug


def _for_all(library: Library, worker: Worker, documents: Sequence[FoundDocument]) -> None:
    waiting = sum(document.waiting_pages > 0 for document in documents)
    busy = worker.is_busy()
    with st.container(horizontal=True):
        if waiting:
            said = _TEXT["read_waiting"].format(count=number(waiting))
            st.button(said, key="keeping-ocr-all", disabled=busy, on_click=_read, args=(library, worker, "ocr"))
        with st.popover(_TEXT["reread"], key="keeping-reread-all", disabled=busy):
            st.html(f"<p>{text(_TEXT['reread_more'])}</p>")
            said = _TEXT["reread_do"].format(count=number(len(documents)))
            st.button(said, key="keeping-reread-all-do", on_click=_read, args=(library, worker, "reread"))


def _read(library: Library, worker: Worker, how: str) -> None:
    if how == "ocr":
        worker.start("ocr", (), lambda tell: library.ocr((), tell))
    else:
        worker.start("reread", (), lambda tell: library.reread((), tell))


def _copies(groups: Sequence[Sequence[FoundDocument]]) -> None:
    with st.expander(_TEXT["copies"].format(count=number(len(groups)))):
        items = []
        for group in groups:
            links = " ".join(
                f'<li><a href="{text(_address(document))}">{text(document.file)}</a> '
                f'<span class="nq-line">{text(document.slug)}</span></li>'
                for document in group
            )
            first = group[0]
            items.append(f"<p><b>{text(name(first))}</b> {text(source(first))}</p><ul>{links}</ul>")
        st.html(f'<p class="nq-line">{text(_TEXT["copies_more"])}</p><div class="nq-copies">{"".join(items)}</div>')


def _address(document: FoundDocument) -> str:
    return navigation.link(PLACE, document_address(document.slug))


def _removed(library: Library, worker: Worker, present: set[str]) -> None:
    # Of one name the newest. A file that is still there was only read again, and is no removal.
    found = {document.slug: document for document in reversed(library.documents(removed=True))}
    removed = {slug: document for slug, document in found.items() if document.sha256 not in present}
    if not removed:
        return
    with st.expander(_TEXT["removed"].format(count=number(len(removed)))):
        slug = st.selectbox(
            _TEXT["removed_pick"],
            list(removed),
            format_func=lambda slug: _called(removed[slug]),
            key="keeping-removed",
        )
        if slug:
            called = name(removed[slug])
            st.button(
                _TEXT["restore"], key="keeping-restore", on_click=jobs.restore, args=(library, worker, slug, called)
            )


def _called(document: FoundDocument) -> str:
    return " · ".join(filter(None, (name(document), source(document), document.file)))
