"""The part of health and settings: what `nghiquyet doctor` says, as a table; what the library is told by its settings.

1. The checks are a job, run when they are asked for: they read every original and every quote.
2. What can be changed safely takes effect at the next file or question; the settings check the value themselves. The
   rest is shown with where it is changed: another model needs all vectors computed anew.
"""

import streamlit as st

from errors import NghiquyetError
from library import Check, Library
from library.adjusting import adjust, overruled
from library.working import Worker, once
from settings import Settings
from ui import states
from ui.keeping import jobs
from ui.language import Words
from ui.markup import number, text

_TEXT = Words(
    {
        "health": "Kho có ổn không",
        "health_more": "Xem tệp dữ liệu, chỉ mục, bản gốc, trích dẫn, ổ đĩa và mô hình. Kho lớn thì mất nhiều giây.",
        "look": "Kiểm tra kho",
        "ok": "✓ Tốt",
        "warn": "! Để ý",
        "fail": "✗ Hỏng",
        "state": "Kết quả",
        "what": "Mục",
        "detail": "Chi tiết",
        "settings": "Cấu hình đổi được ở đây",
        "save": "Lưu cấu hình",
        "saved": "Đã lưu; có hiệu lực từ bây giờ.",
        "overruled": "do biến {variable} quyết định",
        "rest": "Cấu hình khác",
        "rest_more": "Đổi trong tệp «{file}», rồi khởi động lại chương trình. Đổi mô hình thì phải chạy thêm: "
        "nghiquyet reembed.",
        "setting": "Mục",
        "value": "Giá trị",
        "meaning": "Nghĩa",
        "auto": "nhận dạng ngay",
        "later": "để sau",
        "set": "đã đặt",
        "unset": "không đặt",
        "ocr": "Trang là ảnh",
        "hits": "Số đoạn tìm được đưa ra",
        "log_days": "Số ngày giữ nhật ký câu hỏi (0 là không ghi)",
        "max_megabytes": "Cỡ lớn nhất của một tệp (MB)",
        "max_pages": "Số trang nhiều nhất của một tệp",
        "max_seconds": "Số giây chờ một trang",
    },
    {
        "health": "Is the library well",
        "health_more": "Looks at the data file, indexes, originals, quotes, disk and model; takes seconds in a large "
        "library.",
        "look": "Check the library",
        "ok": "✓ Good",
        "warn": "! Note",
        "fail": "✗ Broken",
        "state": "Result",
        "what": "Item",
        "detail": "Detail",
        "settings": "Settings that can be changed here",
        "save": "Save settings",
        "saved": "Saved; they hold from now on.",
        "overruled": "decided by the variable {variable}",
        "rest": "Other settings",
        "rest_more": "Change them in the file «{file}», then start the program anew. Another model needs also: "
        "nghiquyet reembed.",
        "setting": "Item",
        "value": "Value",
        "meaning": "Meaning",
        "auto": "read at once",
        "later": "later",
        "set": "set",
        "unset": "not set",
        "ocr": "Pictures of pages",
        "hits": "Passages that a search shows",
        "log_days": "Days that questions are logged (0: not at all)",
        "max_megabytes": "Largest file (MB)",
        "max_pages": "Most pages of a file",
        "max_seconds": "Seconds to wait for a page",
    },
)
_NUMBERS = ("hits", "log_days", "max_megabytes", "max_pages", "max_seconds")
_HERE = ("ocr", *_NUMBERS)
_SAVED = "keeping-settings-saved"


def show(library: Library, worker: Worker) -> None:
    """Show the part."""
    _health(library, worker)
    _adjustable(library, locked=worker.is_busy())
    _rest(library)


def _health(library: Library, worker: Worker) -> None:
    st.html(f'<h2 class="nq-part">{text(_TEXT["health"])}</h2><p class="nq-line">{text(_TEXT["health_more"])}</p>')
    st.button(_TEXT["look"], key="keeping-doctor", disabled=worker.is_busy(), on_click=_look, args=(library, worker))
    found = next((job.outcome for job in worker.jobs() if job.kind == "doctor" and job.status == "done"), None)
    if isinstance(found, list):
        heads = "".join(f'<th scope="col">{text(_TEXT[key])}</th>' for key in ("state", "what", "detail"))
        rows = "".join(map(_check, found))
        st.html(f'<table class="nq-values nq-checks"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>')


def _look(library: Library, worker: Worker) -> None:
    jobs.settle(worker, worker.start("doctor", (), once(lambda _: library.doctor()), about="doctor"))


def _check(check: Check) -> str:
    state = check.status.lower()
    remedy = f'<p class="nq-warn">{text(check.remedy)}</p>' if check.remedy else ""
    return (
        f'<tr><td><span class="nq-state {state}">{text(_TEXT[state])}</span></td><td>{text(check.name)}</td>'
        f"<td>{text(check.detail)}{remedy}</td></tr>"
    )


def _adjustable(library: Library, *, locked: bool) -> None:
    settings = library.settings
    st.html(f'<h2 class="nq-part">{text(_TEXT["settings"])}</h2>')
    with st.form("keeping-settings", border=False):
        columns = st.columns(2)
        columns[0].selectbox(
            _called("ocr"),
            ("auto", "later"),
            index=("auto", "later").index(settings.ocr),
            format_func=_TEXT.__getitem__,
            key="keeping-set-ocr",
            disabled=overruled("ocr") is not None,
        )
        for place, name in enumerate(_NUMBERS, 1):
            low, high = _bounds(name)
            columns[place % 2].number_input(
                _called(name),
                min_value=low,
                max_value=high,
                value=getattr(settings, name),
                step=1,
                key=f"keeping-set-{name}",
                disabled=overruled(name) is not None,
            )
        st.form_submit_button(_TEXT["save"], on_click=_save, args=(library,), disabled=locked)
    said = st.session_state.pop(_SAVED, None)
    if isinstance(said, NghiquyetError):
        states.error(said)
    elif said:
        st.html(f'<p class="nq-line" role="status">✓ {text(_TEXT["saved"])}</p>')


def _called(name: str) -> str:
    variable = overruled(name)
    return f"{_TEXT[name]} — {_TEXT['overruled'].format(variable=variable)}" if variable else _TEXT[name]


def _bounds(name: str) -> tuple[int, int | None]:
    limits = Settings.model_fields[name].metadata
    low = next((int(limit.ge) for limit in limits if hasattr(limit, "ge")), 0)
    return low, next((int(limit.le) for limit in limits if hasattr(limit, "le")), None)


def _save(library: Library) -> None:
    typed = {name: st.session_state[f"keeping-set-{name}"] for name in _HERE}
    changes = {name: value for name, value in typed.items() if value != getattr(library.settings, name)}
    try:
        if changes:
            adjust(library, changes)
        st.session_state[_SAVED] = True
    except NghiquyetError as error:
        st.session_state[_SAVED] = error


def _shown(value: object) -> str:
    return number(value) if isinstance(value, int) else str(value)


def _rest(library: Library) -> None:
    told = _TEXT["rest_more"].format(file=library.folder / "settings.json")
    rows = []
    for name, field in Settings.model_fields.items():
        if name in _HERE:
            continue
        value = getattr(library.settings, name)
        # A key is never shown.
        said = _TEXT["set" if value else "unset"] if name == "llm_key" or value == "" else _shown(value)
        meaning = text(field.description or "")
        rows.append(f"<tr><td><code>{text(name)}</code></td><td>{text(said)}</td><td>{meaning}</td></tr>")
    heads = "".join(f'<th scope="col">{text(_TEXT[key])}</th>' for key in ("setting", "value", "meaning"))
    st.html(f'<h2 class="nq-part">{text(_TEXT["rest"])}</h2><p class="nq-line">{text(told)}</p>')
    table = f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
    st.html(f'<table class="nq-values nq-set">{table}</table>')
