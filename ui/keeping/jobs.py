"""What is being done and what was done, above every part of the page.

1. A job shows how far it is (files, pages of a file, passages) and can be stopped. While one runs the panel is drawn
   anew each second, and nothing else; when one begins or is over the whole page is, once. Nothing polls when idle.
2. A job that is over says what became of each file: what failed first, with its reason and another try. The others
   stand open where files come in, and are folded away above the other parts, which a person came for.
3. A removal can be undone where it is told.
"""

import datetime
from collections.abc import Sequence

import streamlit as st

from library import FileResult, Library, Progress
from library.uploads import Uploads, take_in
from library.working import Job, JobKind, Worker, once
from ui import navigation
from ui.citations import fold
from ui.keeping.understood import understood
from ui.language import Words
from ui.markup import label, number, text

_TEXT = Words(
    {
        "ingest": "Đưa {count} tệp vào kho",
        "ocr": "Nhận dạng chữ: {names}",
        "reread": "Đọc lại: {names}",
        "correct": "Sửa phần đầu: {names}",
        "remove": "Gỡ khỏi kho: {names}",
        "restore": "Khôi phục: {names}",
        "doctor": "Kiểm tra kho",
        "backup": "Sao lưu cả kho",
        "restore_backup": "Khôi phục kho từ {names}",
        "all": "mọi văn bản",
        "and_more": "{names} và {count} văn bản khác",
        "queued": "Đang chờ việc trước xong",
        "starting": "Đang bắt đầu…",
        "files": "{done}/{total} tệp",
        "read": "đọc {file}",
        "embed": "lập chỉ mục {file}",
        "write": "ghi {file}",
        "page": "trang {page}/{pages}",
        "passages": "{passages}/{batch} đoạn",
        "stop": "Dừng",
        "stopping": "Đang dừng, những gì xong rồi được giữ…",
        "done": "Xong",
        "stopped": "Đã dừng; những gì xong rồi được giữ",
        "failed_job": "Không làm được",
        "close": "Đóng",
        "retry": "Thử lại {count} tệp",
        "drop": "Bỏ đi",
        "undo": "Hoàn tác: đưa lại vào kho",
        "ask": "Hỏi các văn bản này",
        "failed": "✗ Lỗi",
        "added": "✓ Đã thêm",
        "replaced": "✓ Đã thay bản cũ",
        "restored": "✓ Đã khôi phục",
        "unchanged": "= Đã có sẵn",
        "each": "Xem từng tệp",
        "more": "và {count} tệp khác, xem ở phần Văn bản",
        "summary": "{ok} tệp đã vào kho, {same} tệp có sẵn, {failed} tệp lỗi",
        "left": "Lần trước dừng giữa chừng: còn {count} tệp chưa vào kho",
        "resume": "Đưa tiếp vào kho",
    },
    {
        "ingest": "Adding to the library · files: {count}",
        "ocr": "Reading by OCR: {names}",
        "reread": "Reading again: {names}",
        "correct": "Correcting the header: {names}",
        "remove": "Removing: {names}",
        "restore": "Restoring: {names}",
        "doctor": "Checking the library",
        "backup": "Backing up the library",
        "restore_backup": "Restoring the library from {names}",
        "all": "all documents",
        "and_more": "{names} and {count} more",
        "queued": "Waits for the job before",
        "starting": "Starting…",
        "files": "{done}/{total} files",
        "read": "reading {file}",
        "embed": "indexing {file}",
        "write": "writing {file}",
        "page": "page {page}/{pages}",
        "passages": "{passages}/{batch} passages",
        "stop": "Stop",
        "stopping": "Stopping; what is done stays…",
        "done": "Done",
        "stopped": "Stopped; what was done stays",
        "failed_job": "Not done",
        "close": "Close",
        "retry": "Try again ({count})",
        "drop": "Drop",
        "undo": "Undo: back into the library",
        "ask": "Ask these documents",
        "failed": "✗ Failed",
        "added": "✓ Added",
        "replaced": "✓ Replaced",
        "restored": "✓ Restored",
        "unchanged": "= Already there",
        "each": "See each file",
        "more": "and {count} more, see Documents",
        "summary": "added {ok}, already there {same}, failed {failed}",
        "left": "Interrupted last time · files not in the library yet: {count}",
        "resume": "Go on adding",
    },
)
_EACH_SECONDS = 1.0
_WAIT_SECONDS = 3.0
"""So long a person waits for a quick job, before the panel tells of it."""
_SHOWN = 20
_WHILE_RUNNING = 3
_NAMED = 2
_STOPPABLE: frozenset[JobKind] = frozenset({"ingest", "ocr", "reread", "backup"})
_TOLD: frozenset[JobKind] = frozenset({"ingest", "ocr", "reread"})
"""What tells of each file, not only of those that failed."""
_QUIET: frozenset[JobKind] = frozenset({"correct", "restore", "doctor", "backup", "restore_backup"})
_NEWS = datetime.timedelta(minutes=1)


def show(library: Library, worker: Worker, *, whole: bool) -> None:
    """Show all jobs, with every file if `whole`, and what an earlier life of this program left undone."""
    before = {job.number: job.is_over for job in worker.jobs()}

    @st.fragment(run_every=None if all(before.values()) else _EACH_SECONDS)
    def panel() -> None:
        jobs = worker.jobs()
        if {job.number: job.is_over for job in jobs} != before:
            st.rerun()
        for job in reversed(jobs):
            if _is_news(job):
                _job(library, worker, job, whole=whole)

    panel()
    _left(library, worker)


def ingest(library: Library, worker: Worker, name: str) -> None:
    """Take in what is left of a batch of uploads."""
    batch = next((batch for batch in Uploads(library.folder).batches() if batch.folder.name == name), None)
    if batch is not None:
        names = [batch.name(file) for file in batch.files]
        worker.start("ingest", names, lambda tell: take_in(library, batch, tell), about=name)


def settle(worker: Worker, started: int) -> Job:
    """Give a job that was just started the time of a quick one."""
    return worker.wait(started, _WAIT_SECONDS)


def _job(library: Library, worker: Worker, job: Job, *, whole: bool) -> None:
    with st.container(border=True, key=f"keeping-job-{job.number}"):
        if job.is_over:
            _over(library, worker, job, whole=whole)
        else:
            _running(library, worker, job)


def _is_news(job: Job) -> bool:
    """Whether a job is still to be told of: one that just did what it should is so for a while only."""
    quiet = job.kind in _QUIET and job.status == "done" and not job.failed
    return not quiet or job.ended is None or datetime.datetime.now() - job.ended < _NEWS


def _head(job: Job, said: str) -> None:
    st.html(f'<h3 class="nq-job">{text(_title(job))}</h3><p class="nq-line" role="status">{text(said)}</p>')


def _title(job: Job) -> str:
    names = ", ".join(job.names[:_NAMED]) or _TEXT["all"]
    if len(job.names) > _NAMED:
        names = _TEXT["and_more"].format(names=names, count=number(len(job.names) - _NAMED))
    return _TEXT[job.kind].format(names=names, count=number(len(job.names)))


def _running(library: Library, worker: Worker, job: Job) -> None:
    said = {"queued": _TEXT["queued"], "waiting": job.message}.get(job.status, "")
    with st.container(horizontal=True, vertical_alignment="center"):
        _head(job, _TEXT["stopping"] if job.stopping else said)
        if not job.stopping and (job.kind in _STOPPABLE or job.status != "running"):
            st.button(_TEXT["stop"], key=f"keeping-stop-{job.number}", on_click=worker.stop, args=(job.number,))
    if job.status == "running":
        share, step = _progress(job.progress)
        st.progress(share, text=label(step))
    if job.results:
        st.html(_files(library, job.results[-_WHILE_RUNNING:]))


def _progress(progress: Progress | None) -> tuple[float, str]:
    if progress is None:
        return 0.0, _TEXT["starting"]
    parts = [_TEXT["files"].format(done=number(progress.done), total=number(progress.total))]
    parts.append(_TEXT[progress.stage].format(file=progress.file))
    within = 0.0
    if progress.pages:
        parts.append(_TEXT["page"].format(page=number(progress.page), pages=number(progress.pages)))
        within = progress.page / progress.pages
    if progress.batch:
        parts.append(_TEXT["passages"].format(passages=number(progress.passages), batch=number(progress.batch)))
        within = progress.passages / progress.batch
    return min(1.0, (progress.done + within) / max(progress.total, 1)), " · ".join(parts)


def _over(library: Library, worker: Worker, job: Job, *, whole: bool) -> None:
    left = _batch_left(library, job)
    with st.container(horizontal=True, vertical_alignment="center"):
        _head(job, _outcome(job))
        if left:
            retry = _TEXT["retry"].format(count=number(left))
            st.button(retry, key=f"keeping-retry-{job.number}", on_click=_retry, args=(library, worker, job))
            st.button(_TEXT["drop"], key=f"keeping-drop-{job.number}", on_click=_drop, args=(library, worker, job))
        documents = list(dict.fromkeys(result.document for result in job.results if result.document))
        if job.kind == "ingest" and documents:
            navigation.anchor(_TEXT["ask"], navigation.link("", {"in": documents[:_SHOWN]}))
        if job.kind == "remove" and job.status == "done":
            st.button(_TEXT["undo"], key=f"keeping-undo-{job.number}", on_click=_undo, args=(library, worker, job))
        if not left:
            st.button(_TEXT["close"], key=f"keeping-close-{job.number}", on_click=worker.forget, args=(job.number,))
    if job.status == "failed":
        st.html(f'<p class="nq-warn" role="alert">{text(job.message)}</p>')
    well = [result for result in job.results if result.status != "failed" and job.kind in _TOLD]
    for results, folded in ((job.failed, False), (well, not whole)):
        more = _TEXT["more"].format(count=number(len(results) - _SHOWN)) if len(results) > _SHOWN else ""
        said = _files(library, results[:_SHOWN]) + (f'<p class="nq-line">{text(more)}</p>' if more else "")
        if results:
            st.html(fold(_TEXT["each"], said) if folded else said)


def _outcome(job: Job) -> str:
    ended = _TEXT["failed_job" if job.status == "failed" else job.status]
    if job.kind != "ingest":
        return ended
    same = sum(result.status == "unchanged" for result in job.results)
    failed = len(job.failed)
    counts = _TEXT["summary"].format(
        ok=number(len(job.results) - same - failed), same=number(same), failed=number(failed)
    )
    return f"{ended} · {counts}"


def _files(library: Library, results: Sequence[FileResult]) -> str:
    documents = {document.slug: document for document in library.documents()}
    rows = []
    for result in results:
        document = documents.get(result.document or "")
        reason = f'<p class="nq-warn">{text(result.reason)}</p>' if result.reason else ""
        told = understood(library, document) if document else ""
        notes = "".join(f'<p class="nq-warn">{text(note)}</p>' for note in result.notes)
        rows.append(
            f'<div class="nq-file"><span class="nq-became {result.status}">{text(_TEXT[result.status])}</span>'
            f'<div><p class="nq-from">{text(_called(result))}</p>{told}{reason}{notes}</div></div>'
        )
    return f'<div class="nq-files">{"".join(rows)}</div>'


def _called(result: FileResult) -> str:
    """A file as a person knows it; where a document came from once is of no use here."""
    return result.path.name if result.path.is_absolute() else result.path.as_posix()


def _batch_left(library: Library, job: Job) -> int:
    """How many files of a job wait for another try."""
    if job.kind != "ingest":
        return 0
    return next((len(batch.files) for batch in Uploads(library.folder).batches() if batch.folder.name == job.about), 0)


def _retry(library: Library, worker: Worker, job: Job) -> None:
    worker.forget(job.number)
    ingest(library, worker, job.about)


def _drop(library: Library, worker: Worker, job: Job) -> None:
    worker.forget(job.number)
    _discard(library, job.about)


def _discard(library: Library, name: str) -> None:
    for batch in Uploads(library.folder).batches():
        if batch.folder.name == name:
            batch.discard()


def _undo(library: Library, worker: Worker, job: Job) -> None:
    worker.forget(job.number)
    restore(library, worker, job.about, job.names[0])


def restore(library: Library, worker: Worker, slug: str, called: str) -> None:
    """Bring a removed document back."""
    settle(worker, worker.start("restore", [called], once(lambda _: library.restore(slug)), about=slug))


def _left(library: Library, worker: Worker) -> None:
    known = {job.about for job in worker.jobs()}
    for batch in Uploads(library.folder).batches():
        name = batch.folder.name
        if name in known:
            continue
        with st.container(border=True, key=f"keeping-job-{name}"):
            said = _TEXT["left"].format(count=number(len(batch.files)))
            files = "; ".join(batch.name(file) for file in batch.files[:_SHOWN])
            st.html(f'<h3 class="nq-job">{text(said)}</h3><p class="nq-line">{text(files)}</p>')
            with st.container(horizontal=True):
                st.button(_TEXT["resume"], key=f"keeping-resume-{name}", on_click=ingest, args=(library, worker, name))
                st.button(_TEXT["drop"], key=f"keeping-drop-{name}", on_click=_discard, args=(library, name))
