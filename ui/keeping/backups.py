"""The part of backups: the whole library as one ZIP, and back from one.

1. A backup is made by a job and lies in the library's folder `backups/`; from there it is downloaded.
2. One that was kept elsewhere is sent here, looked over, and lies with the others.
3. To go back to one asks what it means, and in a library with documents twice; what was there is saved before.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from errors import NghiquyetError
from library import Library
from library.backup import Backup, keep_backup, kept_backups, new_backup_file, save_backup
from library.recovering import restore_backup
from library.working import Worker, once
from ui import states
from ui.language import Words
from ui.markup import number, text

_TEXT = Words(
    {
        "make": "Sao lưu",
        "make_more": "Một tệp ZIP có mọi văn bản, bản gốc, chỗ đã sửa và cấu hình; không có nhật ký câu hỏi và khóa. "
        "Kho vẫn dùng được trong lúc sao lưu. Hãy tải về và cất ở máy khác.",
        "do": "Tạo bản sao lưu",
        "kept": "Các bản sao lưu trên máy chủ này",
        "none": "Chưa có bản sao lưu nào.",
        "pick": "Bản sao lưu",
        "line": "{day} · {documents} văn bản · {size}",
        "uploaded": "tải lên · {line}",
        "before": "trước khi khôi phục · {line}",
        "holds": "{documents} văn bản, {passages} đoạn, {originals} bản gốc · {size} · {file}",
        "download": "Tải về",
        "large": "Bản này lớn; chép thẳng từ thư mục backups của kho thì chắc hơn tải qua trình duyệt.",
        "delete": "Xóa bản này",
        "delete_more": "Xóa hẳn tệp sao lưu này khỏi máy chủ; kho không đổi.",
        "restore": "Khôi phục kho từ bản này",
        "restore_empty": "Kho đang trống; mọi thứ trong bản sao lưu được đưa vào.",
        "restore_full": "Kho đang có {documents} văn bản. Chúng được thay bằng những gì trong bản sao lưu; "
        "kho hiện giờ được sao lưu trước, vào danh sách này.",
        "sure": "Thay kho hiện giờ bằng bản sao lưu",
        "send": "Gửi lên một bản sao lưu (.zip)",
        "keep": "Thêm vào danh sách",
    },
    {
        "make": "Back up",
        "make_more": "One ZIP with all documents, their files, corrections and settings; without the log of questions "
        "and keys. The library can be used meanwhile. Download it and keep it on another machine.",
        "do": "Make a backup",
        "kept": "Backups on this server",
        "none": "There is no backup yet.",
        "pick": "Backup",
        "line": "{day} · {documents} documents · {size}",
        "uploaded": "uploaded · {line}",
        "before": "before restoring · {line}",
        "holds": "{documents} documents, {passages} passages, {originals} files · {size} · {file}",
        "download": "Download",
        "large": "This one is large: copying it from the library's folder backups is surer than through a browser.",
        "delete": "Delete it",
        "delete_more": "Deletes this backup from the server for good; the library does not change.",
        "restore": "Restore the library from it",
        "restore_empty": "The library is empty; all that the backup holds comes in.",
        "restore_full": "The library has {documents} documents. They are replaced by what the backup holds; "
        "the library as it is now is backed up first, into this list.",
        "sure": "Replace the library by the backup",
        "send": "Send a backup here (.zip)",
        "keep": "Add to the list",
    },
)
_LARGEST_MEGABYTES = 2_000
_LARGE_BYTES = 500 << 20
_ROUND, _TIMES = "keeping-backup-round", "keeping-backup-times"


def show(library: Library, worker: Worker) -> None:
    """Show the part."""
    st.html(f'<h2 class="nq-part">{text(_TEXT["make"])}</h2><p class="nq-line">{text(_TEXT["make_more"])}</p>')
    busy = worker.is_busy()
    st.button(_TEXT["do"], key="keeping-backup", type="primary", disabled=busy, on_click=_make, args=(library, worker))
    st.html(f'<h2 class="nq-part">{text(_TEXT["kept"])}</h2>')
    found = kept_backups(library.folder)
    if found:
        _kept(library, worker, found, busy=busy)
    else:
        st.html(f'<p class="nq-line">{text(_TEXT["none"])}</p>')
    _send(library)


def size(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    return f"{number(count / 2**20, 1)} MB" if count < 2**30 else f"{number(count / 2**30, 2)} GB"


def _own(name: str, file: Path) -> str:
    """The key of a widget of this backup, until it was used: no popover stays open over another one."""
    return f"keeping-backup-{name}-{st.session_state.get(_TIMES, 0)}-{file.stem}"


def _make(library: Library, worker: Worker) -> None:
    task = once(lambda tell: save_backup(library, new_backup_file(library.folder), tell))
    worker.start("backup", (), task, about="backup")


def _line(backup: Backup) -> str:
    day = backup.saved_at.astimezone().strftime("%d/%m/%Y %H:%M")
    line = _TEXT["line"].format(day=day, documents=number(backup.documents), size=size(backup.size))
    for start, key in (("tai-len-", "uploaded"), ("truoc-khoi-phuc-", "before")):
        if backup.file.name.startswith(start):
            return _TEXT[key].format(line=line)
    return line


def _kept(library: Library, worker: Worker, found: Sequence[Backup], *, busy: bool) -> None:
    by_name = {backup.file.name: backup for backup in found}
    picked = st.selectbox(
        _TEXT["pick"],
        list(by_name),
        format_func=lambda name: _line(by_name[name]),
        key="keeping-backup-pick",
        label_visibility="collapsed",
    )
    if not picked:
        return
    backup = by_name[picked]
    holds = _TEXT["holds"].format(
        documents=number(backup.documents),
        passages=number(backup.passages),
        originals=number(backup.originals),
        size=size(backup.size),
        file=backup.file,
    )
    large = f'<p class="nq-warn">{text(_TEXT["large"])}</p>' if backup.size > _LARGE_BYTES else ""
    st.html(f'<p class="nq-line">{text(holds)}</p>{large}')
    with st.container(horizontal=True):
        st.download_button(
            _TEXT["download"],
            backup.file.read_bytes,
            file_name=f"nghiquyet-{backup.saved_at:%Y%m%d-%H%M%S}.zip",
            mime="application/zip",
            key="keeping-backup-download",
            on_click="ignore",
        )
        with st.popover(_TEXT["restore"], key=_own("restore", backup.file), disabled=busy):
            _restore(library, worker, backup)
        with st.popover(_TEXT["delete"], key=_own("delete", backup.file), disabled=busy):
            st.html(f"<p>{text(_TEXT['delete_more'])}</p>")
            st.button(_TEXT["delete"], key=_own("delete-do", backup.file), on_click=_delete, args=(backup.file,))


def _restore(library: Library, worker: Worker, backup: Backup) -> None:
    documents = len(library.documents())
    filled = documents or library.documents(removed=True)
    said = _TEXT["restore_full" if filled else "restore_empty"].format(documents=number(documents))
    st.html(f"<p>{text(said)}</p>")
    sure = not filled or st.checkbox(_TEXT["sure"], key=_own("sure", backup.file))
    st.button(
        _TEXT["restore"],
        key=_own("restore-do", backup.file),
        disabled=not sure,
        on_click=_go_back,
        args=(library, worker, backup.file),
    )


def _go_back(library: Library, worker: Worker, file: Path) -> None:
    task = once(lambda tell: restore_backup(library, file, tell, replace=True))
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    worker.start("restore_backup", [file.name], task, about="backup")


def _delete(file: Path) -> None:
    file.unlink(missing_ok=True)


def _send(library: Library) -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    sent = st.file_uploader(
        _TEXT["send"], type="zip", max_upload_size=_LARGEST_MEGABYTES, key=f"keeping-backup-file-{turn}"
    )
    st.button(_TEXT["keep"], key="keeping-backup-keep", disabled=sent is None, on_click=_keep, args=(library,))
    fault = st.session_state.pop("keeping-backup-fault", None)
    if isinstance(fault, NghiquyetError):
        states.error(fault)


def _keep(library: Library) -> None:
    turn = st.session_state[_ROUND]
    try:
        keep_backup(library.folder, st.session_state[f"keeping-backup-file-{turn}"])
    except NghiquyetError as error:
        st.session_state["keeping-backup-fault"] = error
    st.session_state[_ROUND] = turn + 1
