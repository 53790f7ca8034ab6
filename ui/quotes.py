"""A quote as HTML: its lines joined where only a page's width broke them, the words that answer marked.

1. `library.quoted` cuts a quote into paragraphs and these into runs, marked or not, in quotation marks.
2. A long quote folds: its beginning, at least to the last marked words, stands open; the rest is one click away, and
   never left out. It is cut where a sentence ends, if one does near enough.
"""

import re
from collections.abc import Iterable, Sequence

from library import Citation, quoted
from ui.language import Words
from ui.markup import Span, quiet, text

_TEXT = Words({"more": "xem hết đoạn này"}, {"more": "read on"})
_SHOWN = 900
# A fold that hides two lines is more trouble than the lines.
_WORTH_FOLDING = 350
_REACH = 200
_SENTENCE_ENDS = re.compile(r"[.;:]\s")

Run = tuple[str, bool]
"""Text, and whether it is marked."""


def quote(citation: Citation, marks: Iterable[Span]) -> str:
    """Return a quote as HTML.

    Args:
        citation: What is quoted.
        marks: The words that answer, in raw offsets of the file.
    """
    paragraphs = [[(run.text, run.bold) for run in runs] for runs in quoted(citation, marks)]
    at = _fold_at(paragraphs)
    if at is None:
        return f'<blockquote class="nq-quote">{_html(paragraphs)}</blockquote>'
    head, rest = _cut(paragraphs, at)
    more = f'<span class="nq-more">… {text(_TEXT["more"])}</span>'
    folded = f"<details><summary>{_html(head)}{more}</summary>{_html(rest)}</details>"
    return f'<blockquote class="nq-quote">{folded}</blockquote>'


def plain(citation: Citation) -> str:
    """Return a quote as text, a line a paragraph."""
    return "\n".join("".join(run.text for run in runs) for runs in quoted(citation, ()))


def _fold_at(paragraphs: Sequence[Sequence[Run]]) -> int | None:
    """Count of the letters that stand open; None if all do."""
    position = last_mark = 0
    for said, is_marked in (run for runs in paragraphs for run in runs):
        position += len(said)
        last_mark = position if is_marked else last_mark
    at = max(_SHOWN, last_mark)
    return at if position - at >= _WORTH_FOLDING else None


def _cut(paragraphs: Sequence[Sequence[Run]], at: int) -> tuple[list[list[Run]], list[list[Run]]]:
    head: list[list[Run]] = []
    for place, runs in enumerate(paragraphs):
        before: list[Run] = []
        for number, (said, is_marked) in enumerate(runs):
            if at > len(said) or is_marked:
                at -= len(said)
                before.append((said, is_marked))
                continue
            end = _end(said, max(at, 0))
            rest = [[(said[end:], False), *runs[number + 1 :]], *map(list, paragraphs[place + 1 :])]
            return [*head, [*before, (said[:end], False)]], rest
        head.append(before)
    return head, []


def _end(said: str, at: int) -> int:
    sentence = _SENTENCE_ENDS.search(said, at, at + _REACH)
    if sentence:
        return sentence.end()
    blank = said.find(" ", at)
    return blank + 1 if 0 <= blank < at + _REACH else at


def _html(paragraphs: Sequence[Sequence[Run]]) -> str:
    shown = ("".join(f"<mark>{text(said)}</mark>" if is_marked else text(said) for said, is_marked in runs)
             for runs in paragraphs)  # fmt: skip
    return "".join(f"<p>{quiet(runs)}</p>" for runs in shown if runs.strip())
