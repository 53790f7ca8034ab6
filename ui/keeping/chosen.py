"""One document of the library: what was understood of it, what is to be checked in its header, what can be done.

1. The form holds the header as it is; only what a person changed is sent, and an emptied field says that the document
   does not give it. The library checks each value and reads the file again, since a number or a date goes into the
   names of its passages.
2. To remove asks once, and can be undone where it is told (jobs.py).
"""

import streamlit as st

from errors import NotInLibrary
from library import DocumentView, Library
from library.working import Worker, once
from ui import navigation, states
from ui.keeping import jobs
from ui.keeping.place import document_address, list_address
from ui.keeping.understood import understood
from ui.language import Words
from ui.markup import name, number, text
from ui.quality import reading
from ui.route import Route, go

_TEXT = Words(
    {
        "back": "← Mọi văn bản",
        "read": "Mở để đọc",
        "printed": "Xem trang đầu như in",
        "correct": "Sửa phần đầu văn bản",
        "correct_more": "Để trống nếu văn bản không ghi. Chỗ sửa được giữ khi đọc lại tệp này.",
        "save": "Lưu chỗ sửa",
        "as_read": "Bỏ mọi chỗ sửa, lấy như máy đọc",
        "reread": "Đọc lại từ bản gốc",
        "ocr": "Nhận dạng chữ {count} trang đang chờ",
        "remove": "Gỡ khỏi kho",
        "remove_more": "Văn bản không còn được tìm và trích nữa. Lấy lại được bất cứ lúc nào.",
        "remove_do": "Gỡ văn bản này",
        "gone": "Văn bản này không còn trong kho.",
        "number": "Số ký hiệu",
        "type": "Loại văn bản",
        "date": "Ngày ban hành",
        "place": "Nơi ban hành",
        "issuer": "Cơ quan ban hành",
        "superior": "Cơ quan chủ quản",
        "title": "Trích yếu",
        "signer": "Người ký",
        "role": "Chức vụ",
        "manner": "Ký thay ai",
        "secrecy": "Độ mật",
        "urgency": "Độ khẩn",
        "meeting": "Hội nghị, kỳ họp",
        "check": "⚠ cần kiểm tra",
    },
    {
        "back": "← All documents",
        "read": "Open to read",
        "printed": "See the first page as printed",
        "correct": "Correct the header",
        "correct_more": "Leave empty what the document does not give. Corrections stay when the file is read again.",
        "save": "Save corrections",
        "as_read": "Drop all corrections",
        "reread": "Read again from the file",
        "ocr": "Read {count} waiting pages by OCR",
        "remove": "Remove",
        "remove_more": "The document is no longer searched or quoted. It can be brought back at any time.",
        "remove_do": "Remove this document",
        "gone": "This document is no longer in the library.",
        "number": "Number",
        "type": "Type",
        "date": "Date of issue",
        "place": "Place",
        "issuer": "Issuer",
        "superior": "Body above the issuer",
        "title": "Title",
        "signer": "Signer",
        "role": "Position",
        "manner": "Signed for",
        "secrecy": "Secrecy",
        "urgency": "Urgency",
        "meeting": "Meeting",
        "check": "⚠ to be checked",
    },
)
FIELDS = (
    "number", "type", "date", "place", "issuer", "superior", "title", "signer", "role", "manner", "secrecy", "urgency",
    "meeting",
)  # fmt: skip


def show(library: Library, worker: Worker, slug: str) -> None:
    """Show a document, with the way back to all of them."""
    st.button(_TEXT["back"], key="keeping-back", on_click=navigation.go, args=(list_address(),))
    try:
        view = library.show(slug)
    except NotInLibrary as error:
        states.note(_TEXT["gone"], str(error))
        return
    document = view.document
    with st.container(border=True, key="keeping-chosen"):
        st.html(f'<div class="nq-told">{understood(library, document, checked=False)}{reading(view)}</div>')
        busy = worker.is_busy()
        with st.container(horizontal=True):
            st.button(_TEXT["read"], key="keeping-read", on_click=go, args=(Route(document=slug),))
            if library.has_page_images(document):
                first = Route(document=slug, page=1)
                st.button(_TEXT["printed"], key="keeping-printed", on_click=go, args=(first,))
            if document.waiting_pages:
                said = _TEXT["ocr"].format(count=number(document.waiting_pages))
                st.button(said, key="keeping-ocr", disabled=busy, on_click=_ocr, args=(library, worker, view))
            st.button(
                _TEXT["reread"], key="keeping-reread", disabled=busy, on_click=_reread, args=(library, worker, view)
            )
            with st.popover(_TEXT["remove"], key="keeping-remove"):
                st.html(f"<p><b>{text(name(document))}</b></p><p>{text(_TEXT['remove_more'])}</p>")
                st.button(_TEXT["remove_do"], key="keeping-remove-do", on_click=_remove, args=(library, worker, view))
        with st.expander(_TEXT["correct"], expanded=bool(view.doubts)):
            _form(library, worker, view)


def _form(library: Library, worker: Worker, view: DocumentView) -> None:
    doubted = {doubt.field for doubt in view.doubts}
    header = _header(view)
    with st.form(f"keeping-header-{view.document.slug}", border=False):
        st.html(f'<p class="nq-line">{text(_TEXT["correct_more"])}</p>')
        columns = st.columns(2)
        for place, field in enumerate(FIELDS):
            said = f"{_TEXT[field]} {_TEXT['check']}" if field in doubted else _TEXT[field]
            columns[place % 2].text_input(said, header[field], key=_key(view, field), autocomplete="off")
        with st.container(horizontal=True):
            st.form_submit_button(_TEXT["save"], type="primary", on_click=_correct, args=(library, worker, view))
            st.form_submit_button(_TEXT["as_read"], on_click=_reset, args=(library, worker, view))


def _header(view: DocumentView) -> dict[str, str]:
    document = view.document
    date = document.date.strftime("%d/%m/%Y") if document.date else ""
    return {field: str(getattr(document, field) or "") for field in FIELDS} | {"date": date}


def _key(view: DocumentView, field: str) -> str:
    # What the form shows is of one state of the header: after a correction it starts anew.
    return f"keeping-{field}-{view.document.id}"


def _correct(library: Library, worker: Worker, view: DocumentView) -> None:
    before = _header(view)
    typed = {field: str(st.session_state[_key(view, field)]).strip() for field in FIELDS}
    changes = {field: value for field, value in typed.items() if value != " ".join(before[field].split())}
    if changes:
        _again(library, worker, view, changes)


def _reset(library: Library, worker: Worker, view: DocumentView) -> None:
    _again(library, worker, view, {})


def _again(library: Library, worker: Worker, view: DocumentView, changes: dict[str, str]) -> None:
    slug = view.document.slug
    task = once(lambda _: library.correct(slug, changes))
    job = jobs.settle(worker, worker.start("correct", [name(view.document)], task, about=slug))
    if job.status == "done" and job.results and job.results[-1].document:
        navigation.go(document_address(job.results[-1].document))


def _reread(library: Library, worker: Worker, view: DocumentView) -> None:
    slug = view.document.slug
    worker.start("reread", [name(view.document)], lambda tell: library.reread([slug], tell), about=slug)


def _ocr(library: Library, worker: Worker, view: DocumentView) -> None:
    slug = view.document.slug
    worker.start("ocr", [name(view.document)], lambda tell: library.ocr([slug], tell), about=slug)


def _remove(library: Library, worker: Worker, view: DocumentView) -> None:
    slug = view.document.slug
    task = once(lambda _: library.remove(slug))
    job = jobs.settle(worker, worker.start("remove", [name(view.document)], task, about=slug))
    if job.status == "done":
        navigation.go(list_address())
