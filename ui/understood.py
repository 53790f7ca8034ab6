"""The reading line: how a question was understood.

1. The question as it was read, where that is not what was typed.
2. A button for each kind of reading, which takes that kind off; those that limit the search say so.
3. A button to have the question searched exactly as typed, or read anew.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from library import Query, Understood
from ui.language import Words
from ui.markup import label, number, text
from ui.route import Route, go

_TEXT = Words(
    {
        "understood": "Đã hiểu là",
        "as_typed": "Đang tìm đúng như đã gõ",
        "beginning": "Câu hỏi quá dài, chỉ đọc đoạn đầu và đoạn cuối ({count} ký tự)",
        "without": "Đã bỏ một phần cách hiểu",
        "search_typed": "Tìm đúng như đã gõ",
        "search_read": "Để chương trình đọc lại câu hỏi",
        "take_off": "Bỏ cách hiểu này",
        "limits": "chỉ tìm trong",
        "too": "{typed}, cả {read}",
    },
    {
        "understood": "Understood as",
        "as_typed": "Searching exactly as typed",
        "beginning": "The question is too long; only its beginning and end were read ({count} characters)",
        "without": "Part of the reading was taken off",
        "search_typed": "Search exactly as typed",
        "search_read": "Read the question again",
        "take_off": "Take this reading off",
        "limits": "only in",
        "too": "{typed}, also {read}",
    },
)
_KINDS = Words(
    {
        "capitals": "chữ thường",
        "telex": "gõ Telex, VNI",
        "tone": "vị trí dấu",
        "accents": "thêm dấu",
        "phrase": "cụm từ",
        "pinpoint": "vị trí",
        "document": "văn bản",
        "issuer": "cơ quan",
        "type": "loại",
        "year": "thời gian",
        "number": "cách viết số",
        "abbreviation": "chữ viết tắt",
        "place": "địa danh",
        "english": "tiếng Việt",
    },
    {
        "capitals": "lower case",
        "telex": "Telex, VNI typing",
        "tone": "place of marks",
        "accents": "marks added",
        "phrase": "phrase",
        "pinpoint": "place",
        "document": "document",
        "issuer": "issuer",
        "type": "type",
        "year": "time",
        "number": "way of writing numbers",
        "abbreviation": "abbreviation",
        "place": "place name",
        "english": "Vietnamese",
    },
)
_LETTERS = ("capitals", "telex", "tone", "accents")
# Read as other words than were typed: both are said.
_OTHER_WORDS = ("abbreviation", "english")
_LONGEST, _LONGEST_READING = 60, 300
# Readings make a text a little shorter (Telex, blanks); one of this length that is shorter was cut.
_PASTED = 1_500


def show(query: Query, here: Route, *, move: Callable[[Route], None] = go, typed: bool = True) -> None:
    """Show how a question was understood, with the way back; nothing where it was taken as typed.

    Args:
        query: How it was read.
        here: The page it stands on.
        move: Goes to another reading of the same page.
        typed: Whether the question can be searched as typed from here.
    """
    changed = unicodedata.normalize("NFC", query.typed).strip().casefold() != query.reading.strip().casefold()
    if not (query.literal or query.understood or changed or here.without):
        return
    if len(query.typed) > len(query.reading) >= _PASTED:
        beginning = _TEXT["beginning"].format(count=number(len(query.reading)))
        said = f"{text(beginning)}: <b>{text(_cut(query.reading, _LONGEST_READING))}</b>"
    elif query.literal:
        said = text(_TEXT["as_typed"])
    elif changed:
        said = f"{text(_TEXT['understood'])}: <b>{text(_cut(query.reading, _LONGEST_READING))}</b>"
    else:
        said = text(_TEXT["understood"] if query.understood else _TEXT["without"])
    with st.container(horizontal=True, vertical_alignment="center", key="reading"):
        st.html(f'<p class="nq-line">{said}</p>', width="content")
        kinds: dict[str, list[Understood]] = {}
        for one in query.understood:
            kinds.setdefault(one.kind, []).append(one)
        for kind, readings in kinds.items():
            target = replace(here, without=(*here.without, kind))
            st.button(
                label(f"{chip(readings)} ×"),
                type="tertiary",
                key=f"without-{kind}",
                help=_TEXT["take_off"],
                on_click=move,
                args=(target,),
            )
        if typed and not query.literal:
            target = replace(here, literal=True, without=())
            st.button(_TEXT["search_typed"], type="tertiary", key="as-typed", on_click=move, args=(target,))
        if (typed and query.literal) or here.without:
            target = replace(here, literal=False, without=())
            st.button(_TEXT["search_read"], type="tertiary", key="as-read", on_click=move, args=(target,))


def chip(readings: list[Understood]) -> str:
    """Return the words of a button for all readings of one kind."""
    kind = _KINDS[readings[0].kind]
    if readings[0].kind in _LETTERS:
        return kind
    said = "; ".join(dict.fromkeys(_said(one) for one in readings))
    said = _cut(said, _LONGEST)
    limits = f"{_TEXT['limits']} " if any(one.filter for one in readings) else ""
    return f"{limits}{kind}: {said}"


def _said(one: Understood) -> str:
    if one.kind == "place":
        return _TEXT["too"].format(typed=one.typed, read=one.read)
    return f"{one.typed} = {one.read}" if one.kind in _OTHER_WORDS else one.read


def _cut(said: str, longest: int) -> str:
    return said if len(said) <= longest else f"{said[:longest].rsplit(' ', 1)[0]} …"
