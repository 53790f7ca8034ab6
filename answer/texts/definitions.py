"""What a word means: the clause that defines it.

1. The thing asked about is cut out of the question: “X là gì”, “thế nào là X”, “X được hiểu như thế nào”, or what
   stands in quotes.
2. A sentence defines it if it begins with it, after its number at most (“2. Vi bằng là văn bản …”), and goes on with
   `là`, `gồm` or `được hiểu là`, a bracket in between or not. One with “X là” in its middle says something of X.
3. Such sentences are looked for in the documents that the search found. Those of an article that explains words (Giải
   thích từ ngữ) go first and are surest; each document is quoted once, with the list that the definition opens.
4. Where nothing defines it, a sentence that names the thing is no definition and never sure.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from answer.draft import Case, Claim, Draft
from answer.texts import quoting
from answer.texts.enumerations import Place, claims_of, lists_of, opens
from answer.texts.tree import Tree, sentences_of
from vietnamese.forms import fold, has_accents, key

_DOCUMENTS = 3
_EXPLAINED, _SAID, _UNSURE = 0.95, 0.75, 0.4
_MOST_WORDS = 14
_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\"“«](?P<thing>[^\"”»]{2,100})[\"”»]",
        r"\bthế nào (?:được hiểu |được gọi )?là (?!đúng\b|gì\b)(?P<thing>.+)",
        r"\b(?:định nghĩa|khái niệm)(?: của| về)? (?P<thing>.+)",
        r"^(?P<thing>.{2,200}?) (?:(?:có thể )?được )?(?:hiểu|định nghĩa) (?:là|như thế nào|thế nào|ra sao)",
        r"^(?P<thing>.{2,200}?) (?:có )?(?:nghĩa )?là (?:gì|cái gì|thứ gì)(?!\w)",
    )
)
_FRAME = re.compile(
    r"^(?:(?:theo|trong|tại|ở)\b[^,]{1,200},|(?:xin )?(?:cho (?:tôi )?)?(?:hỏi|biết)[,:]?)\s+", re.IGNORECASE
)
_TAIL = re.compile(r"\s(?:theo|trong|tại|được quy định|là gì|như thế nào)\b.*|[?.,;:].*", re.IGNORECASE)
# What may stand before the thing: bullet or number, “Trong Nghị định này,”.
_BEFORE = re.compile(
    r"(?:\\?[-+*•–]\s*)?(?:(?:\d{1,3}(?:\.\d{1,2})*|[a-zđ])\\?[.)]\s+)?(?:(?:Trong|Theo|Tại) [^,\n]{1,80}, )?"
)
_MARKS = re.compile(r"[\"“”«»*‘’]")
_DEFINES = re.compile(
    r"(?:\([^()]{1,200}\),? )?(?:(?:là|gồm|bao gồm|(?:được hiểu|được gọi|có nghĩa|nghĩa) (?:là|như sau))(?!\w)|:)"
)
_GLOSSARY = re.compile(r"giải thích (?:từ ngữ|thuật ngữ)|từ ngữ .{0,40}hiểu|khái niệm|định nghĩa", re.IGNORECASE)


def find(case: Case) -> Draft | None:
    """Answer with the sentence that defines, of each document that has one."""
    thing = thing_of(case.query.reading)
    if not case.judged or thing is None:
        return quoting.find(case)
    form = key if has_accents(case.query.typed) else fold
    found = [place for slug in _slugs(case) for place in _defining(slug, thing, form, case)]
    if not found:
        return _named(case, thing)
    first = {(place[0].document.number or place[0].document.slug): place for place in reversed(found)}
    chosen = sorted(first.values(), key=lambda place: (not _explains(place), found.index(place)))[:_DOCUMENTS]
    ids = [place[0].id for place in chosen]
    best = next((item for item in case.judged if item.clause.passage.id == ids[0]), case.judged[0])
    claims = [claim for place in chosen for claim in _claims(place, case)]
    return Draft(claims, best, sure=_EXPLAINED if _explains(chosen[0]) else _SAID)


def thing_of(reading: str) -> str | None:
    """Return what a question wants to be defined, None if it does not say."""
    asked = _FRAME.sub("", reading.strip())
    for pattern in _ASKED:
        match = pattern.search(asked)
        if match is not None:
            thing = _TAIL.sub("", _MARKS.sub("", match["thing"])).strip()
            return thing if thing and len(thing.split()) <= _MOST_WORDS else None
    return None


def defines(sentence: str, thing: str, form: Callable[[str], str] = key) -> bool:
    """Return whether a sentence begins with a thing and says what it is.

    Args:
        sentence: CLEAN text.
        thing: As the question calls it.
        form: `fold` where the question was typed without accents.
    """
    begun = _BEFORE.match(sentence)
    said = key(_MARKS.sub("", sentence[begun.end() if begun else 0 :])).split(" ")
    wanted = len(key(thing).split(" "))
    if form(" ".join(said[:wanted])) != form(thing):
        return False
    return bool(_DEFINES.match(" ".join(said[wanted:])))


def _defining(slug: str, thing: str, form: Callable[[str], str], case: Case) -> Iterator[Place]:
    """The sentences of a document that define, those of its article on words first."""
    every = [
        (passage, span)
        for passage, span in sentences_of(case.sources.documents.passages_of(slug))
        if passage.kind in ("body", "preamble") and defines(passage.text[slice(*span)], thing, form)
    ]
    yield from sorted(every, key=lambda place: not _explains(place))


def _explains(place: Place) -> bool:
    return any(_GLOSSARY.search(heading) for heading in place[0].path)


def _slugs(case: Case) -> list[str]:
    return list(dict.fromkeys(item.clause.passage.document.slug for item in case.judged))


def _claims(place: Place, case: Case) -> list[Claim]:
    passage, span = place
    if opens(place):
        node = Tree(passage.document.slug, case.sources.documents).node_of(passage)
        for listed in lists_of(node) if node is not None else ():
            if listed.head == place:
                return claims_of(listed)[0]
    return [Claim(passage, *span)]


def _named(case: Case, thing: str) -> Draft | None:
    wanted = fold(thing)
    named = tuple(item for item in case.judged if wanted in fold(item.clause.text))
    draft = quoting.find(replace(case, judged=named))
    return replace(draft, sure=_UNSURE) if draft is not None else None
