"""What a person says of two names: that they mean one indicator, or that they do not.

1. A name is chosen, and what is said of it. Before it is kept it is said what changes: how often and in how many
   documents either side is set, what will count as one, and that it holds for everyone and for documents read later.
2. It is kept at a second click, and what came of it is said. The last correction can be taken back at any time.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from errors import NghiquyetError
from library import Correction, Indicator, Library, TargetRow
from ui import states
from ui.language import Words
from ui.markup import label, number, text

_TEXT = Words(
    {
        "title": "Gộp hoặc tách tên",
        "what": "Việc cần làm",
        "same": "Gộp với một chỉ tiêu khác",
        "different": "Tách một tên ra",
        "other_same": "Gộp «{name}» với",
        "other_different": "Tên không phải là «{name}»",
        "choose": "Gõ để tìm tên",
        "now": "Bây giờ",
        "then": "Sau khi ghi",
        "side": "«{name}»: {times} lần nêu trong {documents} văn bản",
        "joined": "Một chỉ tiêu: {times} lần nêu trong {documents} văn bản, so được với nhau và vẽ trên một đường.",
        "parted": "{times} lần nêu dưới tên «{name}» không còn được so với {rest} lần nêu còn lại dưới tên «{main}».",
        "others": "Những tên khác của chỉ tiêu này được xếp lại theo hai tên ấy.",
        "holds": "Điều này có hiệu lực cho mọi người dùng kho, cả với văn bản đọc sau; không sửa văn bản nào, "
        "và hoàn tác được.",
        "keep": "Ghi điều chỉnh",
        "kept_same": "Đã ghi: «{one}» và «{other}» là một chỉ tiêu.",
        "kept_different": "Đã ghi: «{one}» và «{other}» là hai chỉ tiêu khác nhau.",
        "undone": "Đã bỏ điều chỉnh về «{one}» và «{other}».",
        "history": "Đã điều chỉnh {count} lần",
        "line_same": "«{one}» và «{other}» là một",
        "line_different": "«{one}» khác «{other}»",
        "undo": "Hoàn tác lần cuối",
    },
    {
        "title": "Put together, or tell apart",
        "what": "What to do",
        "same": "Put together with another indicator",
        "different": "Take a name out",
        "other_same": "Put “{name}” together with",
        "other_different": "Name that does not mean “{name}”",
        "choose": "Type to find a name",
        "now": "Now",
        "then": "When kept",
        "side": "“{name}”: set {times} times in {documents} documents",
        "joined": "One indicator: set {times} times in {documents} documents, compared and drawn as one line.",
        "parted": "The {times} times under “{name}” are no longer compared with the {rest} times under “{main}”.",
        "others": "Other names of this indicator are arranged anew by these two.",
        "holds": "This holds for everyone who uses the library, for documents read later too; no document is changed, "
        "and it can be undone.",
        "keep": "Keep the correction",
        "kept_same": "Kept: “{one}” and “{other}” are one indicator.",
        "kept_different": "Kept: “{one}” and “{other}” are two indicators.",
        "undone": "Taken back: the correction of “{one}” and “{other}”.",
        "history": "Corrected {count} times",
        "line_same": "“{one}” and “{other}” are one",
        "line_different": "“{one}” is not “{other}”",
        "undo": "Undo the last one",
    },
)
_DONE, _TROUBLE = "targets-corrected", "targets-trouble"


def show(chosen: Indicator, known: Sequence[Indicator], rows: Mapping[str, TargetRow], library: Library) -> None:
    """Show how an indicator can be corrected.

    Args:
        chosen: The indicator.
        known: All of them.
        rows: The rows of the ledger by their keys.
        library: The library.
    """
    with st.expander(_TEXT["title"], icon=":material/call_merge:", key=f"targets-correct-{chosen.id}"):
        kinds = ("same", "different") if len(chosen.names) > 1 else ("same",)
        kind = st.radio(_TEXT["what"], kinds, format_func=_TEXT.__getitem__, key=f"targets-kind-{chosen.id}")
        # Only what is measured alike can be one.
        near = [one for one in known if one.id != chosen.id and (one.unit, one.change) == (chosen.unit, chosen.change)]
        names = [one.name for one in near] if kind == "same" else [one for one in chosen.names if one != chosen.name]
        other = st.selectbox(
            _TEXT[f"other_{kind}"].format(name=label(chosen.name)),
            list(dict.fromkeys(names)),
            index=None,
            placeholder=_TEXT["choose"],
            key=f"targets-{kind}-{chosen.id}",
        )
        if other is None:
            return
        if kind == "same":
            said = _joined(chosen, next(one for one in near if one.name == other), rows)
        else:
            said = _parted(chosen, other, rows)
        st.html(f"{said}<p class='nq-line'>{text(_TEXT['holds'])}</p>")
        st.button(
            _TEXT["keep"],
            type="primary",
            key=f"targets-keep-{chosen.id}",
            on_click=_keep,
            args=(library, kind, chosen.name, other),
        )


def outcome(library: Library) -> None:
    """Say what was kept or taken back just now, or why not."""
    trouble: NghiquyetError | None = st.session_state.pop(_TROUBLE, None)
    if trouble is not None:
        states.error(trouble)
    done: tuple[str, Correction] | None = st.session_state.pop(_DONE, None)
    if done is not None:
        verb, line = done
        about = [one for one in library.indicators() if {line.one, line.other} & set(one.names)]
        said = [_TEXT[verb].format(one=line.one, other=line.other)]
        said += [_side(one.name, one.rows) for one in about]
        st.html("".join(f'<p class="nq-line" role="status">{text(one)}</p>' for one in said))


def history(library: Library) -> None:
    """Show what was corrected so far, with the way back."""
    lines = library.indicator_corrections().lines
    if not lines:
        return
    with st.expander(_TEXT["history"].format(count=number(len(lines))), key="targets-history"):
        items = "".join(
            f"<li>{text(_TEXT[f'line_{line.kind}'].format(one=line.one, other=line.other))}</li>" for line in lines
        )
        st.html(f'<ol class="nq-dropped">{items}</ol>')
        st.button(_TEXT["undo"], icon=":material/undo:", key="targets-undo", on_click=_undo, args=(library,))


def _joined(one: Indicator, other: Indicator, rows: Mapping[str, TargetRow]) -> str:
    both = [*one.rows, *other.rows]
    then = _TEXT["joined"].format(times=number(len(both)), documents=number(_documents(both)))
    return _preview([_side(one.name, one.rows), _side(other.name, other.rows)], [then])


def _parted(one: Indicator, name: str, rows: Mapping[str, TargetRow]) -> str:
    own = [row for row in one.rows if rows[row].target.indicator == name]
    main = [row for row in one.rows if rows[row].target.indicator == one.name]
    then = [_TEXT["parted"].format(times=number(len(own)), name=name, rest=number(len(main)), main=one.name)]
    if len(one.names) > 2:
        then.append(_TEXT["others"])
    return _preview([_side(one.name, one.rows)], then)


def _preview(now: Sequence[str], then: Sequence[str]) -> str:
    def part(title: str, said: Sequence[str]) -> str:
        items = "".join(f"<li>{text(one)}</li>" for one in said)
        return f'<p class="nq-kind">{text(_TEXT[title])}</p><ul class="nq-dropped">{items}</ul>'

    return part("now", now) + part("then", then)


def _side(name: str, rows: Sequence[str]) -> str:
    return _TEXT["side"].format(name=name, times=number(len(rows)), documents=number(_documents(rows)))


def _documents(rows: Sequence[str]) -> int:
    return len({row.rpartition("#")[0] for row in rows})


def _keep(library: Library, kind: str, one: str, other: str) -> None:
    try:
        line = library.correct_indicators("same" if kind == "same" else "different", one, other)
        st.session_state[_DONE] = (f"kept_{kind}", line)
    except NghiquyetError as error:
        st.session_state[_TROUBLE] = error


def _undo(library: Library) -> None:
    try:
        st.session_state[_DONE] = ("undone", library.undo_indicator_correction())
    except NghiquyetError as error:
        st.session_state[_TROUBLE] = error
