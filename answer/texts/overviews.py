"""What a section or a document says on the whole: its parts in order, each with its first sentence.

1. Where the question names nothing within a document (“nội dung chính của Nghị quyết 57-NQ/TW”), the parts are the
   headings of the document's first level; a level of one part (`Điều 1. Phê duyệt đề án …`) is passed over.
2. In a document that is named, a section whose heading stands in the question (“mục tiêu cụ thể”) is meant; the
   longest such heading decides.
3. Else it is the list whose head fits best (lists.py), with what stands right below its items.
4. All parts of the level are quoted, in order: a heading whole, of content its first sentence; below a heading without
   content of its own what stands right below it, unless that is too much.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answer.draft import Case, Claim, Draft
from answer.texts import quoting
from answer.texts.enumerations import Listed
from answer.texts.lists import draft_of, ranked_lists
from answer.texts.subjects import heading_words
from answer.texts.tree import Node, Tree, first_sentence
from index.terms import syllables
from vietnamese.forms import key

_SURE = 0.85
_BETTER = 0.15
_MANY = 40
_OF_DOCUMENTS = frozenset(
    re.findall(
        r"\w+",
        """tóm tắt khái quát tổng quan nội dung chính chủ yếu cơ bản của văn bản tài liệu này nói về cái điều gì là
        những gồm có các phần mục chương nào giới thiệu hãy xin cho biết giúp tôi quy định nêu trong""",
    )
)
_WORD = re.compile(r"[^\W_]+")
FIRST_ONLY = "Mỗi phần trích tiêu đề và câu đầu; mở trích dẫn để xem trọn."


def find(case: Case) -> Draft | None:
    """Answer with the parts of what the question names."""
    if not case.judged:
        return None
    first = case.judged[0]
    slugs = {item.clause.passage.document.slug for item in case.judged}
    if case.query.filters.documents and len(slugs) == 1 and not _topic(case):
        claims = _parts(Tree(slugs.pop(), case.sources.documents))
        if len(claims) > 1:
            return Draft(claims, first, sure=_SURE, notes=(FIRST_ONLY,))
    ranked = ranked_lists(case)
    named = [item for item in ranked if _names(case.query.reading, item[0])] if case.query.filters.documents else []
    if named:
        named.sort(key=lambda item: -len(heading_words(item[0].head[0].text)))
        return replace(draft_of(case, named), sure=_SURE)
    if ranked and first.unread <= ranked[0][1].unread + _BETTER:
        return draft_of(case, ranked)
    return quoting.find(replace(case, judged=(first,)))


def _names(reading: str, listed: Listed) -> bool:
    """Whether a question has the whole heading of a section in it."""
    words = key(heading_words(listed.head[0].text))
    return " " in words and f" {words} " in f" {' '.join(_WORD.findall(key(reading)))} "


def _topic(case: Case) -> set[str]:
    """What the question speaks of beside the document."""
    return set(syllables(case.query.topic)) - _OF_DOCUMENTS


def _parts(tree: Tree) -> list[Claim]:
    level = tree.top
    while len(level) == 1:
        level = level[0].below
    claims = [claim for node in level for claim in _part(node)]
    return claims if len(claims) <= _MANY else [claim for node in level for claim in _opening(node)]


def _part(node: Node) -> Iterator[Claim]:
    """A part; where it says nothing itself, what stands right below it."""
    yield from _opening(node)
    if all(passage is node.heading for passage in node.lead):
        for child in node.below:
            yield from _opening(child)


def _opening(node: Node) -> Iterator[Claim]:
    for passage in node.lead[: 1 if node.heading is None else 2]:
        place = (0, len(passage.text)) if passage is node.heading else first_sentence(passage.text)
        yield Claim(passage, *place)
