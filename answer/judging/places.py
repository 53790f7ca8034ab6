"""Whether a clause speaks of another place than the question.

1. What the question names (`Question.places`: provinces with the other names of the same land, districts, communes)
   is looked for in the clause, its passage, the headings above and the head of its document, without accents. One of
   them found is enough: a question may compare two.
2. Where none is found, the nearest of these texts that names a province says which place is spoken of instead.
3. Where none of them names one, it is that of the document: the province of its issuer, or where it was signed. What
   the State's central bodies lay down is for every province and contradicts none.
"""

from collections.abc import Iterator

from answer.judging.evidence import Clause
from answer.question import Question
from answer.question.mentions import places_in
from index.model import FoundDocument
from vietnamese.forms import fold

_CENTRAL = (
    "chinh phu", "thu tuong", "quoc hoi", "uy ban thuong vu", "bo", "trung uong", "ban chap hanh trung uong",
    "van phong", "chu tich nuoc", "toa an", "vien kiem sat", "kiem toan", "ngan hang",
)  # fmt: skip
_LOCAL = ("tinh", "thanh pho", "huyen", "quan", "xa", "phuong", "thanh uy", "so")
_CAPITAL = "Hà Nội"


def other_place(clause: Clause, question: Question) -> str | None:
    """Return which place a clause speaks of, if it is none that the question names; None if it may answer."""
    if not question.places:
        return None
    wanted = [f" {_plain(name)} " for names in question.places for name in names]
    texts = list(_around(clause))
    if any(name in f" {_plain(text)} " for text in texts for name in wanted):
        return None
    spoken = next((named for text in texts if (named := places_in(text))), ())
    if spoken:
        return ", ".join(names[0] for names in spoken[:2])
    return _of_document(clause.passage.document)


def _around(clause: Clause) -> Iterator[str]:
    passage = clause.passage
    document = passage.document
    yield from (clause.text, clause.head, passage.text[slice(*clause.sentence)], *reversed(passage.path))
    yield from filter(None, (document.title, document.issuer, passage.text))
    if _is_local(document):
        yield document.place or ""


def _of_document(document: FoundDocument) -> str | None:
    return document.place if _is_local(document) else None


def _is_local(document: FoundDocument) -> bool:
    """Whether a document speaks for one place: its issuer is of a province or below, or it was signed in one."""
    issuer = f" {_plain(document.issuer or '')} "
    # First, for “Bộ Lao động - Thương binh và Xã hội” is no xã.
    if any(issuer.startswith(f" {name} ") for name in _CENTRAL):
        return False
    if any(f" {word} " in issuer for word in _LOCAL):
        return True
    return bool(document.place) and document.place != _CAPITAL


def _plain(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).lower().split())
