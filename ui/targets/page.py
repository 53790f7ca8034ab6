"""The page and its parts.

1. The ledger: words to narrow it, how it is arranged, the table; at the side what the targets must be like.
2. Below the table the chosen target with its quote, and its indicator through all documents. A ledger of one indicator
   shows that line without a choice.
3. The other view: the canonical indicators, and what a person corrects of them.
4. The table stands before the indicators are put together, which takes seconds the first time.
"""

from dataclasses import replace

import streamlit as st

from errors import NotInLibrary
from library import Indicator, Library, TargetFilters, TargetRow
from ui import states
from ui.language import Words
from ui.markup import text
from ui.route import Route
from ui.targets import detail, exports, filters, indicators, ledger, line, state, style
from ui.targets.state import Ledger

_TEXT = Words(
    {
        "title": "Chỉ tiêu",
        "lede": "Mọi con số mà văn bản đặt làm mục tiêu, kèm trích dẫn; và từng chỉ tiêu qua các văn bản.",
        "views": "Xem",
        "ledger": "Sổ chỉ tiêu",
        "indicators": "Chỉ tiêu chung",
        "words": "Lọc theo từ",
        "placeholder": "Tên chỉ tiêu, nơi, đề mục: hộ nghèo, kinh tế số…",
        "empty": "Chưa văn bản nào có chỉ tiêu bằng số",
        "empty_body": "Trong phần đã đọc của kho không thấy con số nào được đặt làm mục tiêu.",
        "empty_tips": "Nghị quyết, chương trình, kế hoạch thường có chỉ tiêu; hãy thêm chúng ở trang Kho tài liệu.|"
        "Trang là ảnh chụp phải nhận dạng chữ trước; xem trang Kho tài liệu.",
        "none": "Không chỉ tiêu nào khớp",
        "none_body": "Bớt bộ lọc ở bên, hoặc dùng ít từ hơn.",
        "clear": "Bỏ mọi bộ lọc",
        "gone": "Chỉ tiêu mà địa chỉ này nêu không có trong bảng: bộ lọc che nó, hoặc văn bản đã được đọc lại.",
        "gathering": "Đang gom các tên của cùng một chỉ tiêu…",
    },
    {
        "title": "Targets",
        "lede": "Every figure that documents set as an aim, with its quote; and each indicator through the documents.",
        "views": "View",
        "ledger": "Ledger",
        "indicators": "Canonical indicators",
        "words": "Narrow by words",
        "placeholder": "Indicator, place, heading: hộ nghèo, kinh tế số…",
        "empty": "No document sets a target in figures",
        "empty_body": "In what has been read of the library no figure is set as an aim.",
        "empty_tips": "Resolutions, programmes and plans set targets; add some on the page Library.|"
        "Pages that are pictures must be read by OCR first; see the page Library.",
        "none": "No target fits",
        "none_body": "Take filters off, or use fewer words.",
        "clear": "Take all filters off",
        "gone": "The target that this address names is not in the table: a filter hides it, or it was read again.",
        "gathering": "Gathering the names of each indicator…",
    },
)


def show(library: Library, here: Route) -> None:
    """Show the page."""
    style.apply()
    if not library.documents():
        states.empty(library.folder)
        return
    rows = library.targets()
    shown = state.read(here)
    with st.container(key="targets"):
        st.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1><p class="nq-lede">{text(_TEXT["lede"])}</p>')
        if not rows:
            states.note(_TEXT["empty"], _TEXT["empty_body"], _TEXT["empty_tips"].split("|"))
            ledger.summary(rows, library.not_read())
            return
        _views(shown)
        if shown.view == "indicators":
            with st.spinner(_TEXT["gathering"]):
                library.indicators()
            indicators.show(library, rows, shown)
        else:
            _ledger(library, rows, shown)


def _views(shown: Ledger) -> None:
    st.session_state["targets-view"] = shown.view
    st.segmented_control(
        _TEXT["views"],
        ("ledger", "indicators"),
        format_func=_TEXT.__getitem__,
        key="targets-view",
        label_visibility="collapsed",
        on_change=_viewed,
        args=(shown,),
    )


def _viewed(shown: Ledger) -> None:
    # A click on the chosen view takes the choice off; it stays.
    chosen = st.session_state["targets-view"] or shown.view
    kept = TargetFilters(words=shown.filters.words, indicator=shown.filters.indicator)
    state.go(replace(shown, view=chosen, filters=kept if chosen == "indicators" else shown.filters, row=None))


def _ledger(library: Library, every: tuple[TargetRow, ...], shown: Ledger) -> None:
    place = filters.show(every, shown)
    with st.container(horizontal=True, vertical_alignment="bottom", key="targets-tools"):
        if st.session_state.get("targets-asked") != shown.filters.words or "targets-words" not in st.session_state:
            st.session_state["targets-asked"] = st.session_state["targets-words"] = shown.filters.words
        st.text_input(
            _TEXT["words"],
            key="targets-words",
            placeholder=_TEXT["placeholder"],
            autocomplete="off",
            max_chars=200,
            on_change=_words,
            args=(shown,),
        )
        ledger.arrangement(shown)
        tools = st.empty()
    by_indicator = shown.filters.indicator or "indicator" in (shown.order, shown.group)
    if by_indicator:
        with st.spinner(_TEXT["gathering"]):
            library.indicators()
    try:
        found = library.targets(shown.filters, shown.among, shown.order)  # type: ignore[arg-type]
    except NotInLibrary:  # An old link to an indicator: what stands below says so.
        found = ()
    rows, headings = ledger.arranged(found, shown, library.indicator_of() if by_indicator else {})
    ledger.summary(rows, library.not_read(shown.among))
    if rows:
        with tools:
            exports.ledger(library, rows, shown)
        ledger.table(rows, headings, shown)
    else:
        states.note(_TEXT["none"], _TEXT["none_body"])
        cleared = replace(Ledger(), order=shown.order, group=shown.group)
        st.button(_TEXT["clear"], key="targets-clear", on_click=state.go, args=(cleared,))
    _below(library, rows, shown)
    with place:
        filters.show_indicators(library.indicators(), shown)


def _below(library: Library, rows: list[TargetRow], shown: Ledger) -> None:
    chosen = next((row for row in rows if row.key == shown.row), None)
    if chosen is not None:
        detail.show(library, chosen)
    elif shown.row:
        st.html(f'<p class="nq-warn">{text(_TEXT["gone"])}</p>')
    with st.spinner(_TEXT["gathering"]):
        known = library.indicator_of()
    one: Indicator | None = known.get(chosen.key) if chosen else None
    identity = one.id if one else shown.filters.indicator
    if identity:
        line.show(library, identity, narrowed=shown.filters.indicator is not None)


def _words(shown: Ledger) -> None:
    words = " ".join(st.session_state["targets-words"].split())
    state.go(replace(shown, filters=replace(shown.filters, words=words), row=None))
