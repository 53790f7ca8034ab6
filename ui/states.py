"""What a page shows when it has nothing else to show: an empty library, an error, a note.

Messages come from the library, written for people; they are shown as they are, and what to do stands below.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from errors import LibraryUnusable, ModelUnavailable, NghiquyetError, NotInLibrary
from ui import copying, navigation
from ui.language import Words
from ui.markup import text
from ui.route import Route, here

_TEXT = Words(
    {
        "empty": "Kho chưa có văn bản nào",
        "empty_body": "Đưa vào tệp hoặc cả thư mục: Word, Excel, PDF, ảnh, văn bản, ZIP. "
        "Văn bản chỉ nằm trên máy này; không có gì được gửi đi.",
        "add": "Đưa tệp vào kho",
        "command": "Nhiều tệp thì dùng lệnh nhanh hơn. Kho nằm ở «{folder}».",
        "example": "nghiquyet ingest THƯ-MỤC",
        "again": "Xem lại kho",
        "error": "Chưa làm được việc này",
        "unusable": "Không mở được kho văn bản",
        "model": "Không mở được mô hình tìm kiếm",
        "unknown": "Không tìm thấy văn bản",
        "home": "Trang Hỏi",
        "look": "Xem kho có gì không ổn bằng lệnh:",
    },
    {
        "empty": "The library has no documents yet",
        "empty_body": "Put in files or a whole folder: Word, Excel, PDF, images, text, ZIP. "
        "Documents stay on this machine; nothing is sent anywhere.",
        "add": "Add files",
        "command": "For many files the command is faster. The library is in “{folder}”.",
        "example": "nghiquyet ingest FOLDER",
        "again": "Look again",
        "error": "This could not be done",
        "unusable": "The library cannot be opened",
        "model": "The search model cannot be opened",
        "unknown": "Document not found",
        "home": "Ask",
        "look": "This command tells what is wrong with the library:",
    },
)


def note(title: str, body: str, tips: Sequence[str] = (), *, kind: str = "", above: str = "") -> None:
    """Show a note: a title, with `above` a small line over it, a sentence, and what to try."""
    over = f'<p class="nq-kind">{text(above)}</p>' if above else ""
    items = "".join(f"<li>{text(tip)}</li>" for tip in tips)
    listed = f"<ul>{items}</ul>" if items else ""
    said = f"{over}<h2>{text(title)}</h2><p>{text(body)}</p>{listed}"
    st.html(f'<div class="nq-note {kind}" role="status">{said}</div>')


def empty(folder: Path) -> None:
    """Show how documents get into an empty library."""
    note(_TEXT["empty"], _TEXT["empty_body"])
    navigation.anchor(
        _TEXT["add"], navigation.link(navigation.KEEPING, {"part": "adding"}), icon="upload", kind="first"
    )
    st.html(f'<p class="nq-line">{text(_TEXT["command"].format(folder=folder))}</p>')
    copying.box(_TEXT["example"])
    st.button(_TEXT["again"])


def error(fault: NghiquyetError) -> None:
    """Show an error that the program raised on purpose."""
    titles = {LibraryUnusable: "unusable", ModelUnavailable: "model", NotInLibrary: "unknown"}
    note(_TEXT[titles.get(type(fault), "error")], str(fault), kind="error")
    if isinstance(fault, LibraryUnusable | ModelUnavailable):
        st.html(f'<p class="nq-line">{text(_TEXT["look"])}</p>')
        copying.box("nghiquyet doctor")
    elif here() != Route():
        navigation.anchor(_TEXT["home"], navigation.link("", {}), icon="arrow_back")
