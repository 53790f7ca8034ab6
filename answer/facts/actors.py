"""Whether the body that acts in a question only receives in a sentence: that is then another's deadline.

1. The one who acts in a question is the first body that it names, if a duty follows: “Sở Xây dựng hằng năm phải báo cáo
   Bộ Xây dựng”.
2. A sentence that names it says what it is to do where a duty follows it there, or another body that acts comes after
   it (“Sở Xây dựng, Sở Công Thương báo cáo”). Else it receives: after `về`, `gửi` or in a list there, or behind the one
   who acts.
3. Of a sentence that does not name it nothing is known.
"""

import re

from answer.facts.bodies import DUTY, OBJECT, names
from vietnamese.abbreviations import expand
from vietnamese.forms import fold

Span = tuple[int, int]

_WINDOW = 30
_PART = re.compile(r"[^\s,][^,]*")
_LISTED = re.compile(r"[\s,;()]*(?:(?:và|qua|cùng)\s+)?")
_WHEN = re.compile(r"\s+(?:hằng|hàng|mỗi|định kỳ|cứ|trước|chậm|muộn)(?!\w).*", re.DOTALL | re.IGNORECASE)


def only_receives(reading: str, sentence: str) -> bool:
    """Return whether the body that acts in a question only receives in a sentence.

    Args:
        reading: The question as it was understood.
        sentence: What would answer it, CLEAN text.
    """
    first = next(iter(names(reading)), None)
    if first is None:
        return False
    actor = _WHEN.sub("", reading[slice(*first)])
    if not DUTY.search(reading[first[0] + len(actor) :]):
        return False
    bodies = [span for name in names(sentence) for span in _parts(sentence, name)]
    wanted = tuple({fold(form).lower() for form in (actor, *_written_out(actor))})
    own = [body for body in bodies if fold(sentence[slice(*body)]).lower().startswith(wanted)]
    told = _told(sentence, bodies)
    acting = [body for body in bodies if body not in told and DUTY.match(sentence, body[1])]
    if not own:
        return False
    return own[0] > acting[-1] if acting else told.issuperset(own)


def _parts(sentence: str, name: Span) -> list[Span]:
    """The bodies that stand one after the other in what reads as one name."""
    return [part.span() for part in _PART.finditer(sentence, *name)]


def _told(sentence: str, bodies: list[Span]) -> set[Span]:
    """Those that something is sent or said to, with those that are listed after them."""
    found: set[Span] = set()
    before: Span | None = None
    for body in bodies:
        listed = before in found and before is not None and _LISTED.fullmatch(sentence, before[1], body[0])
        if listed or OBJECT.search(sentence, max(0, body[0] - _WINDOW), body[0]):
            found.add(body)
        before = body
    return found


def _written_out(name: str) -> tuple[str, ...]:
    head, _, rest = name.partition(" ")
    return tuple(f"{form} {rest}" for form in expand(head))
