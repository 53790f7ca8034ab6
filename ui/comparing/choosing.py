"""Choosing the documents to compare, and pairs that are worth it.

1. Two boxes, first and second, each narrowed by typing; further documents in a third. Two may change places.
2. Suggestions: documents of one name in two versions (an act and its consolidated text, two files of one number), an
   amending act and what it amends, documents that set the same indicators. With a first document chosen, for it.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import streamlit as st

from library import FoundDocument, Library, fold
from ui.comparing import state
from ui.comparing.state import MOST, Comparison, Tab
from ui.language import Words
from ui.markup import date, label, name, number, text
from ui.targets.ledger import document as document_name

_TEXT = Words(
    {
        "first": "Văn bản thứ nhất",
        "second": "So với",
        "more": "Thêm văn bản",
        "choose": "Gõ số, trích yếu, cơ quan…",
        "swap": "Đổi chỗ",
        "swap_help": "Văn bản thứ nhất thành thứ hai",
        "title": "Gợi ý",
        "indicators": "cùng {count} chỉ tiêu",
        "amends": "văn bản sau sửa văn bản trước",
        "versions": "cùng trích yếu",
        "pair": "{one} và {other} · {why}",
        "sample": "MẪU · {name}",
        "looking": "Đang tìm những cặp đáng so…",
    },
    {
        "first": "First document",
        "second": "Compared with",
        "more": "More documents",
        "choose": "Type a number, title, issuer…",
        "swap": "Swap",
        "swap_help": "The first document becomes the second",
        "title": "Suggestions",
        "indicators": "indicators in common: {count}",
        "amends": "the second amends the first",
        "versions": "the same title",
        "pair": "{one} and {other} · {why}",
        "sample": "SAMPLE · {name}",
        "looking": "Looking for pairs worth comparing…",
    },
)
_SUGGESTED = 6
_OF_A_KIND = 3
_TITLE = 70


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two documents that are worth comparing."""

    pair: tuple[str, str]
    why: str
    tab: Tab


def show(documents: Sequence[FoundDocument], shown: Comparison) -> None:
    """Draw the boxes. The address is the truth: they are set to what it says."""
    known = {document.slug: document for document in documents}
    chosen = [slug for slug in shown.documents if slug in known]
    options = [None, *known]

    def said(slug: str | None) -> str:
        return called(known[slug]) if slug else ""

    with st.container(horizontal=True, vertical_alignment="bottom", key="comparing-choice"):
        for place, box in enumerate(("first", "second")):
            st.session_state[f"comparing-{box}"] = chosen[place] if place < len(chosen) else None
            st.selectbox(
                _TEXT[box], options[1:], index=None, format_func=said, key=f"comparing-{box}",
                placeholder=_TEXT["choose"], on_change=_chosen, args=(shown,),
            )  # fmt: skip
        swapped = replace(shown, documents=(*chosen[1::-1], *chosen[2:]), part=1)
        st.button(
            _TEXT["swap"], icon=":material/swap_horiz:", key="comparing-swap", help=_TEXT["swap_help"],
            disabled=len(chosen) < 2, on_click=state.go, args=(swapped,),
        )  # fmt: skip
    if len(chosen) > 1 and shown.tab in ("chi-tieu", "chu-de"):
        st.session_state["comparing-more"] = chosen[2:]
        st.multiselect(
            _TEXT["more"], [slug for slug in known if slug not in chosen[:2]], format_func=said, key="comparing-more",
            placeholder=_TEXT["choose"], max_selections=MOST - 2, on_change=_chosen, args=(shown,),
        )  # fmt: skip


def suggest(library: Library, documents: Sequence[FoundDocument], shown: Comparison) -> None:
    """Show pairs that are worth comparing, as buttons."""
    with st.spinner(_TEXT["looking"]):
        found = suggestions(library.state(), shown.documents[:1], library)
    if not found:
        return
    known = {document.slug: document for document in documents}
    st.html(f'<h2 class="nq-part">{text(_TEXT["title"])}</h2>')
    for place, one in enumerate(found):
        names = [document_name(known[slug]) for slug in one.pair]
        if names[0] == names[1]:
            names = [known[slug].file for slug in one.pair]
        count = one.why.removeprefix("indicators-")
        why = _TEXT["indicators"].format(count=number(int(count))) if count.isdigit() else _TEXT[one.why]
        target, about = Comparison(one.pair, one.tab), known[one.pair[0]]
        st.button(
            f"{label(_TEXT['pair'].format(one=names[0], other=names[1], why=why))} :gray[{label(_cut(about.title))}]",
            key=f"comparing-suggest-{place}",
            help=label(" / ".join(called(known[slug]) for slug in one.pair)),
            on_click=state.go,
            args=(target,),
            width="stretch",
        )


@st.cache_data(max_entries=40, show_spinner=False)
def suggestions(state: str, about: tuple[str, ...], _library: Library) -> list[Suggestion]:
    """Return pairs worth comparing, with `about` those of a document, a few of each kind."""
    documents = {document.slug: document for document in _library.documents()}
    kept: dict[frozenset[str], Suggestion] = {}
    for kind in (_alike(_library), _versions(list(documents.values())), _amended(_library, documents)):
        count = 0
        for one in kind:
            if frozenset(one.pair) in kept or (about and about[0] not in one.pair):
                continue
            kept[frozenset(one.pair)] = one
            count += 1
            if count == _OF_A_KIND:
                break
    return list(kept.values())[:_SUGGESTED]


def called(document: FoundDocument) -> str:
    """Return what a document is called in a list: by name, date and the beginning of its title."""
    said = " · ".join(filter(None, (name(document), date(document.date, document.system), _cut(document.title))))
    return _TEXT["sample"].format(name=said) if document.sample else said


def _cut(title: str | None) -> str:
    said = " ".join((title or "").split())
    return said if len(said) <= _TITLE else f"{said[:_TITLE].rpartition(' ')[0]} …"


def _alike(library: Library) -> Iterator[Suggestion]:
    """Documents that set the same indicators, those with most of them first."""
    common: Counter[tuple[str, str]] = Counter()
    for one in library.indicators():
        common.update(combinations(sorted({row.rpartition("#")[0] for row in one.rows}), 2))
    documents = {document.slug: document for document in library.documents()}
    days = {slug: document.date or datetime.date.max for slug, document in documents.items()}

    def rank(found: tuple[tuple[str, str], int]) -> tuple[bool, int]:
        """What is made up comes after what is real."""
        return any(documents[slug].sample for slug in found[0]), -found[1]

    for (one_, other), count in sorted(common.items(), key=rank):
        older, newer = sorted((one_, other), key=lambda slug: days[slug])
        yield Suggestion((older, newer), f"indicators-{count}", "chi-tieu")


def _versions(documents: Sequence[FoundDocument]) -> Iterator[Suggestion]:
    by_title: dict[tuple[str, str], list[FoundDocument]] = {}
    for document in documents:
        if document.title:
            by_title.setdefault((fold(document.type or ""), fold(document.title)), []).append(document)
    for same in by_title.values():
        ordered = sorted(same, key=lambda document: (document.date or datetime.date.max, document.slug))
        for one, other in pairwise(ordered):
            yield Suggestion((one.slug, other.slug), "versions", "toan-van")


def _amended(library: Library, documents: dict[str, FoundDocument]) -> Iterator[Suggestion]:
    """An amending act beside what it amends, where the library has both."""
    for mention in library.network().mentions:
        relation, targets = mention.edge.reference.relation, mention.edge.targets
        known = len(targets) == 1 and targets[0] in documents and targets[0] != mention.by.slug
        if known and relation in ("sửa đổi", "bổ sung", "thay thế"):
            yield Suggestion((targets[0], mention.by.slug), "amends", "sua-doi")


def _chosen(shown: Comparison) -> None:
    boxes = [st.session_state[f"comparing-{box}"] for box in ("first", "second")]
    more = st.session_state.get("comparing-more", shown.documents[2:])
    slugs = [slug for slug in (*boxes, *more) if slug]
    state.go(replace(shown, documents=tuple(slugs), part=1))
