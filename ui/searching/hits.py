"""The passages found.

1. Of each: its document, whether it is made up, replaced or amended, read by OCR, new; its place, which is a link; the
   stretch that shows why it was found, its words marked; other files in which the same stands.
2. What can be done with it: opened at the passage, or taken to look for similar ones.
3. `STEP` are shown; a button shows as many more below, so that nobody loses the place. Scores are for sorting, not for
   people: what shares no word with the search says so.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from library import FoundPassage, Hit, Query, Snippet, citation_of, quoted, snippet
from ui import navigation, network
from ui.citations import change_line, fold, opened, sample_badge
from ui.language import Words
from ui.markup import Span, name, number, quiet, source, text
from ui.quality import ocr_badge
from ui.searching import state
from ui.searching.result import Result
from ui.searching.state import STEP, Search

_TEXT = Words(
    {
        "page": "trang {page}",
        "new": "mới",
        "new_why": "chưa có khi tìm kiếm này được mở lần trước",
        "meaning": "gần nghĩa",
        "meaning_why": "đoạn này không có từ nào của câu tìm, chỉ gần nghĩa",
        "also": "Cũng có trong",
        "changes": "và {count} lần sửa đổi khác",
        "see": "xem chỗ quy định",
        "open": "Mở tại đoạn này",
        "open_help": "Mở {name} tại đoạn này",
        "similar": "Đoạn tương tự",
        "similar_help": "Tìm các đoạn gần nghĩa nhất với đoạn này, trong mọi văn bản",
        "network": "Ai dẫn, dẫn ai",
        "network_help": "Xem {name} căn cứ vào đâu, ai dẫn, còn hiệu lực không",
        "more": "Thêm {count} kết quả",
        "end": "Hết {count} kết quả.",
        "end_cut": "Hết {count} đoạn hợp nhất. Thu hẹp ở bên, hoặc thêm từ, để thấy những đoạn khác.",
    },
    {
        "page": "page {page}",
        "new": "new",
        "new_why": "was not there when this search was opened last",
        "meaning": "near in meaning",
        "meaning_why": "this passage shares no word with the search, it only means nearly the same",
        "also": "Also in",
        "changes": "and {count} more changes",
        "see": "see where it is said",
        "open": "Open at this passage",
        "open_help": "Open {name} at this passage",
        "similar": "Similar passages",
        "similar_help": "Find the passages of all documents that mean most nearly the same",
        "network": "Citations",
        "network_help": "See what {name} rests on, who cites it, whether it is in force",
        "more": "{count} more results",
        "end": "That is all: {count} results.",
        "end_cut": "These were the best {count}. Narrow down at the side, or add words, to see others.",
    },
)
_CHANGES_SHOWN = 2
_VARIANTS_SHOWN = 3


def show(hits: Sequence[Hit], search: Search, result: Result) -> None:
    """Show passages.

    Args:
        hits: In their order.
        search: The page they stand on.
        result: What they are of.
    """
    for hit in hits[: search.shown]:
        _hit(hit, result.found.query, search, is_new=hit.passage.document.slug in result.new)
    rest = len(hits) - search.shown
    if rest > 0:
        target = replace(search, shown=search.shown + STEP)
        said = _TEXT["more"].format(count=number(min(rest, STEP)))
        st.button(said, key="searching-more", width="stretch", on_click=state.go, args=(target,))
    elif len(hits) > STEP or result.is_cut:
        said = _TEXT["end_cut" if result.is_cut else "end"].format(count=number(len(hits)))
        st.html(f'<p class="nq-line">{text(said)}</p>')


def _hit(hit: Hit, query: Query, search: Search, *, is_new: bool) -> None:
    passage = hit.passage
    similar = replace(search, like=(passage.document.slug, passage.address), shown=STEP, order="relevance")
    with st.container(key=f"searching-hit-{passage.id}", gap="small"):
        st.html(body(hit, query, is_new=is_new, is_similar=search.like is not None))
        with st.container(horizontal=True):
            navigation.anchor(
                _TEXT["open"],
                opened(citation_of(passage)).link(),
                icon="open_in_full",
                more=_TEXT["open_help"].format(name=name(passage.document)),
                kind="quiet",
            )
            navigation.anchor(
                _TEXT["network"],
                network.View(centre=passage.document.slug).link(),
                icon="hub",
                more=_TEXT["network_help"].format(name=name(passage.document)),
                kind="quiet",
            )
            st.button(
                _TEXT["similar"],
                type="tertiary",
                icon=":material/join_inner:",
                key=f"searching-similar-{passage.id}",
                help=_TEXT["similar_help"],
                on_click=state.go,
                args=(similar,),
            )


def body(hit: Hit, query: Query, *, is_new: bool = False, is_similar: bool = False) -> str:
    """Return a passage found as HTML.

    Args:
        hit: The passage.
        query: Whose words are marked.
        is_new: Whether it says that it is new.
        is_similar: Whether it was found by its meaning alone: nothing is marked then.
    """
    passage, document = hit.passage, hit.passage.document
    found = snippet(passage.quote, None if is_similar else query)
    badges = ocr_badge(passage.ocr)
    if is_new:
        badges += _badge("new", _TEXT["new"], _TEXT["new_why"])
    if not found.marks and not is_similar:
        badges += _badge("", _TEXT["meaning"], _TEXT["meaning_why"])
    changes = [change_line(change, _TEXT["see"]) for change in hit.changes]
    more = fold(_TEXT["changes"].format(count=number(len(changes) - _CHANGES_SHOWN)), "".join(changes[_CHANGES_SHOWN:]))
    parts = [
        sample_badge() if document.sample else "",
        f'<p class="nq-of-document"><b>{text(name(document))}</b> <span>{text(source(document))}</span> {badges}</p>',
        f'<p class="nq-title">{text(document.title)}</p>' if document.title else "",
        f'<p class="nq-at">{_place(passage, passage.address)}</p>',
        *changes[:_CHANGES_SHOWN],
        more,
        f'<blockquote class="nq-quote" lang="vi">{_said(passage, found)}</blockquote>',
        _variants(hit.variants),
    ]
    return f'<article class="nq-hit">{"".join(parts)}</article>'


def _said(passage: FoundPassage, found: Snippet) -> str:
    """The stretch of a passage that is shown, its lines joined where only a page's width broke them."""
    start = passage.start
    marks: list[Span] = []
    for mark in found.marks:
        # Words that stand together are marked as one.
        together = marks and passage.quote[marks[-1][1] - start : mark.start].isspace()
        marks[-1:] = (
            [(marks[-1][0], start + mark.end)] if together else [*marks[-1:], (start + mark.start, start + mark.end)]
        )
    paragraphs = [list(runs) for runs in quoted(citation_of(passage, start + found.start, start + found.end), marks)]
    # What is cut is no quotation yet: dots stand where it goes on.
    paragraphs[0][0] = replace(paragraphs[0][0], text="… " if found.start else "")
    paragraphs[-1][-1] = replace(paragraphs[-1][-1], text=" …" if found.end < len(passage.quote) else "")
    lines = ("".join(f"<mark>{text(run.text)}</mark>" if run.bold else text(run.text) for run in runs)
             for runs in paragraphs)  # fmt: skip
    return "".join(f"<p>{quiet(line.removeprefix('| ').removesuffix(' |'))}</p>" for line in lines)


def _place(passage: FoundPassage, shown: str) -> str:
    link = text(opened(citation_of(passage)).link())
    page = f" · {text(_TEXT['page'].format(page=passage.page))}" if passage.page else ""
    return f'<a href="{link}">{text(shown)}</a><span class="nq-keep">{page}</span>'


def _variants(variants: Sequence[FoundPassage]) -> str:
    if not variants:
        return ""
    places = [f"{_place(one, one.document.file)} {ocr_badge(one.ocr)}" for one in variants]
    said = "; ".join(places[:_VARIANTS_SHOWN])
    said += f" (+{len(places) - _VARIANTS_SHOWN})" if places[_VARIANTS_SHOWN:] else ""
    return f'<p class="nq-at">{text(_TEXT["also"])}: {said}</p>'


def _badge(kind: str, said: str, why: str) -> str:
    return f'<span class="nq-badge {kind}" title="{text(why)}">{text(said)}</span>'
