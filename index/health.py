"""Is the library well? The checks of `nghiquyet doctor`.

1. The truth: SQLite's own check of the file, its generation, numbers of documents and passages.
2. The caches: their generation and size against the catalogue's.
3. The originals: each document's file is there and has the hash that it should have.
4. The quotes: the raw text of each document gives back its passages' spans.
5. Room on the disk, and the trash.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from errors import LibraryUnusable, NghiquyetError
from index.embedder import Embedder
from index.store import LocalStore
from vietnamese.forms import clean

_LOW_DISK_BYTES = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`: what was looked at, how it is, and what to do."""

    name: str
    status: Literal["OK", "WARN", "FAIL"]
    detail: str
    remedy: str = ""


def check_store(store: LocalStore) -> list[Check]:
    """Look a library over; nothing is changed but caches that are behind."""
    return [_catalog(store), *_caches(store), _originals(store), _quotes(store), _trash(store), _disk(store)]


def check_model(embedder: Callable[[], Embedder]) -> Check:
    """Look whether the embedding model can be used for this library."""
    try:
        found = embedder()
        return Check("mô hình nhúng", "OK", f"{found.name}, {found.dimension} chiều, {found.engine}")
    except NghiquyetError as error:
        return Check("mô hình nhúng", "FAIL", str(error), "nghiquyet reembed")


def require_same_model(store: LocalStore, embedder: Embedder) -> None:
    """Refuse a model that did not make the vectors of a library. The weights decide, not the name.

    Raises:
        LibraryUnusable: Another model made them; the message says which, and what to do.
    """
    if store.catalog.get("fingerprint") != embedder.fingerprint:
        made_with = store.catalog.get("model")
        made_with = f"{made_with} (bản khác)" if made_with == embedder.name else made_with
        raise LibraryUnusable(
            f"Kho «{store.folder}» được lập với mô hình «{made_with!s}», cấu hình đang chọn «{embedder.name}». "
            "Hãy chọn lại mô hình cũ, hoặc tính lại véc-tơ: nghiquyet reembed."
        )


def _catalog(store: LocalStore) -> Check:
    try:
        fault = store.catalog.integrity()
    except sqlite3.DatabaseError as error:
        fault = str(error)
    if fault != "ok":
        return Check("catalog.sqlite", "FAIL", f"tệp hỏng: {fault}", "Lấy lại bản sao lưu của thư mục kho.")
    documents, passages = store.count()
    return Check("catalog.sqlite", "OK", f"{documents} văn bản, {passages} đoạn, lượt ghi {store.catalog.generation}")


def _caches(store: LocalStore) -> list[Check]:
    generation, passages = store.catalog.generation, store.count()[1]
    checks = []
    for name, (own, size) in store.cache_states().items():
        if (own, size) == (generation, passages):
            checks.append(Check(f"chỉ mục {name}", "OK", f"{size} đoạn, khớp catalog"))
        else:
            remedy = f"Xóa chỉ mục «{name}» trong thư mục kho (vectors.* hoặc terms*); lần mở sau sẽ tự dựng lại."
            checks.append(Check(f"chỉ mục {name}", "WARN", f"{size}/{passages} đoạn, lượt {own}/{generation}", remedy))
    return checks


def _originals(store: LocalStore) -> Check:
    faults = []
    for document in store.catalog.documents():
        file = store.original(document.sha256)
        if file is None:
            faults.append(f"{document.slug}: thiếu")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != document.sha256:
            faults.append(f"{document.slug}: đã bị sửa")
    if faults:
        return Check(
            "tệp gốc", "WARN", "; ".join(faults[:5]), "Đưa lại tệp gốc bằng nghiquyet ingest sau khi gỡ văn bản đó."
        )
    return Check("tệp gốc", "OK", "đủ và nguyên vẹn")


def _quotes(store: LocalStore) -> Check:
    wrong = [
        f"{passage.document.slug} {passage.address}"
        for document in store.catalog.documents()
        for passage in store.catalog.passages_of(document.slug)
        if clean(passage.quote).text != passage.text
    ]
    if wrong:
        return Check("trích dẫn", "FAIL", f"{len(wrong)} đoạn lệch, ví dụ {wrong[0]}", "Gỡ và đưa lại văn bản đó.")
    return Check("trích dẫn", "OK", "mọi đoạn khớp với văn bản gốc")


def _trash(store: LocalStore) -> Check:
    removed = store.catalog.documents(removed=True)
    return Check("văn bản đã gỡ", "OK", f"{len(removed)} (khôi phục bằng nghiquyet restore)" if removed else "không có")


def _disk(store: LocalStore) -> Check:
    free = shutil.disk_usage(store.folder).free
    if free < _LOW_DISK_BYTES:
        return Check("ổ đĩa", "WARN", f"còn {free // 2**20} MB", "Dọn bớt chỗ trước khi đưa thêm tài liệu.")
    return Check("ổ đĩa", "OK", f"còn {free // 2**30} GB")
