"""The part where files come in: chosen or dropped, many at once, ZIP archives too.

1. Files are saved in the library's folder as soon as they are here, then taken in by a job; the box is emptied, so that
   drawing the page anew sends nothing twice.
2. How large a file may be is said by the settings; the browser refuses a larger one before it is sent.
"""

import streamlit as st

from errors import NghiquyetError
from library import Library
from library.uploads import Uploads
from library.working import Worker
from ui import copying, navigation, states
from ui.keeping import jobs
from ui.keeping.place import part_address
from ui.language import Words
from ui.markup import number, text

_TEXT = Words(
    {
        "drop": "Kéo tệp vào đây, hoặc chọn tệp",
        "kinds": "Word, PDF, Excel, PowerPoint, ảnh chụp, HTML, văn bản, hoặc một tệp ZIP chứa chúng; "
        "mỗi tệp đến {megabytes} MB. Tệp chỉ nằm trên máy chủ này, không gửi đi đâu.",
        "add": "Đưa {count} tệp vào kho",
        "none": "Đưa vào kho",
        "ocr_now": "Trang là ảnh được nhận dạng chữ ngay (chậm hơn); đổi ở phần cấu hình.",
        "ocr_later": "Trang là ảnh để chờ; nhận dạng chữ sau ở phần Văn bản.",
        "folder": "Cả một thư mục lớn thì đưa bằng dòng lệnh, không qua trình duyệt:",
    },
    {
        "drop": "Drop files here, or choose them",
        "kinds": "Word, PDF, Excel, PowerPoint, pictures, HTML, plain text, or a ZIP of them; up to {megabytes} MB "
        "each. Files stay on this server and are sent nowhere.",
        "add": "Add to the library ({count})",
        "none": "Add to the library",
        "ocr_now": "Pictures of pages are read by OCR at once (slower); see settings.",
        "ocr_later": "Pictures of pages wait; read them by OCR later, under Documents.",
        "folder": "A large folder is better added on the command line than through a browser:",
    },
)
_ROUND = "keeping-adding-round"


def show(library: Library, worker: Worker) -> None:
    """Show the box."""
    settings = library.settings
    turn = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        _TEXT["drop"],
        accept_multiple_files=True,
        max_upload_size=settings.max_megabytes,
        key=f"keeping-files-{turn}",
    )
    st.button(
        _TEXT["add"].format(count=number(len(files))) if files else _TEXT["none"],
        key="keeping-add",
        type="primary",
        disabled=not files,
        on_click=_add,
        args=(library, worker),
    )
    fault = st.session_state.pop("keeping-adding-fault", None)
    if isinstance(fault, NghiquyetError):
        states.error(fault)
    kinds = _TEXT["kinds"].format(megabytes=number(settings.max_megabytes))
    st.html(
        f'<p class="nq-line">{text(kinds)} {text(_TEXT["ocr_now" if settings.ocr == "auto" else "ocr_later"])}</p>'
        f'<p class="nq-line">{text(_TEXT["folder"])}</p>'
    )
    copying.box("nghiquyet ingest THƯ-MỤC")


def _add(library: Library, worker: Worker) -> None:
    turn = st.session_state[_ROUND]
    files = st.session_state[f"keeping-files-{turn}"]
    try:
        batch = Uploads(library.folder).save([(file.name, file) for file in files])
    except NghiquyetError as error:
        st.session_state["keeping-adding-fault"] = error
        return
    st.session_state[_ROUND] = turn + 1
    jobs.ingest(library, worker, batch.folder.name)
    # An empty library opens here by itself; it is no longer empty soon, and the person stays.
    navigation.go(part_address("adding"))
