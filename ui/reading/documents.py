"""The page Văn bản without a document: all documents of the library, to choose one.

1. A box narrows the list as one types: number, title, issuer, with or without accents.
2. Columns sort; choosing a row opens the reader.
"""

from collections.abc import Sequence

import streamlit as st

from library import FoundDocument, Library, fold
from ui import states
from ui.language import Words
from ui.markup import number, text
from ui.route import Route, go

_TEXT = Words(
    {
        "title": "Văn bản trong kho",
        "find": "Lọc theo số, trích yếu, cơ quan",
        "count": "{shown} trên {all} văn bản · chọn một dòng để đọc",
        "none": "Không có văn bản nào khớp",
        "none_body": "Thử ít chữ hơn, hoặc chỉ số của văn bản.",
        "number": "Số ký hiệu",
        "type": "Loại",
        "subject": "Trích yếu",
        "issuer": "Cơ quan ban hành",
        "date": "Ngày",
        "file": "Tệp",
        "sample": "MẪU · {name}",
    },
    {
        "title": "Documents of the library",
        "find": "Narrow by number, title, issuer",
        "count": "{shown} of {all} documents · choose a row to read it",
        "none": "No document fits",
        "none_body": "Try fewer words, or the number alone.",
        "number": "Number",
        "type": "Type",
        "subject": "Title",
        "issuer": "Issuer",
        "date": "Date",
        "file": "File",
        "sample": "SAMPLE · {name}",
    },
)
# Pixels: what a number, an issuer or a date needs; the title has the rest.
_WIDTHS = {"number": 150, "type": 105, "subject": 380, "issuer": 165, "file": 150}


def show(library: Library, here: Route) -> None:
    """Show the list."""
    documents = library.documents()
    if not documents:
        states.empty(library.folder)
        return
    st.html(f'<h1 class="nq-hello">{text(_TEXT["title"])}</h1>')
    asked = st.text_input(_TEXT["find"], key="documents-find", autocomplete="off")
    kept = narrowed(documents, asked)
    if not kept:
        states.note(_TEXT["none"], _TEXT["none_body"])
        return
    st.html(
        f'<p class="nq-line">{text(_TEXT["count"].format(shown=number(len(kept)), all=number(len(documents))))}</p>'
    )
    chosen = st.dataframe(
        _table(kept),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="documents-table",
        height="content" if len(kept) <= 15 else 600,
        column_config={
            "date": st.column_config.DateColumn(_TEXT["date"], format="DD/MM/YYYY", width=105),
            **{key: st.column_config.TextColumn(_TEXT[key], width=width) for key, width in _WIDTHS.items()},
        },
    )
    for row in chosen["selection"]["rows"]:
        go(Route(document=kept[row].slug))


def narrowed(documents: Sequence[FoundDocument], asked: str) -> list[FoundDocument]:
    """Return the documents whose head holds every word that was typed."""
    words = fold(asked).split()

    def head(document: FoundDocument) -> str:
        parts = (document.type, document.number, document.title, document.issuer, document.place, document.file)
        return fold(" ".join(filter(None, parts)))

    return [document for document in documents if all(word in head(document) for word in words)]


def _table(documents: Sequence[FoundDocument]) -> dict[str, list[object]]:
    return {
        "number": [_TEXT["sample"].format(name=d.number or d.slug) if d.sample else d.number or "—" for d in documents],
        "type": [d.type or "" for d in documents],
        "subject": [_sentence(d.title or "") for d in documents],
        "issuer": [d.issuer or "" for d in documents],
        "date": [d.date for d in documents],
        "file": [d.file for d in documents],
    }


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
