"""Questions to try, made of sentences in the library: it is certain that their answers are there.

1. Take the newest documents, real ones before made-up ones, and their passages in order.
2. Cut a passage into clauses. A clause with exactly one figure, not too short and not too long, becomes a question:
   `Kết nạp thêm 287 đảng viên` gives `Kết nạp thêm bao nhiêu đảng viên?`
3. Take one of each part of a document, parts with the most figures first, then one for who signed it. A document
   without figures gives the headings of its articles.
"""

import re
from collections.abc import Iterator, Sequence

from library import DocumentView, FoundPassage
from ui.markup import name

EXAMPLES = 4
_CLAUSE = re.compile(r"[;:()\n]|\.(?:\s|$)")
_LEAD = re.compile(r"^(?:[-–+•*\s]|\d+(?:\.\d+)*[.)]\s|(?:phấn đấu|tiếp tục|trong đó|riêng)\b)+", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?:\b(?:từ|trên|dưới|khoảng|hơn|ít nhất|tối thiểu)\s+)*\d[\d.,]*(?:\s*(?:%|(?:tỷ|triệu|nghìn) đồng))?"
)
_YEAR = re.compile(r"\b(?:năm|tháng|ngày|quý|khóa|lần thứ|số|điều|khoản)\s+\d[\d./-]*", re.IGNORECASE)
_TAIL = re.compile(r"\s*\b(?:trở lên|trở xuống)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:điều\s+\d+\w*|[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):]\s*", re.IGNORECASE)
_SHORTEST, _LONGEST = 24, 88
# A clause that opens with its figure says too late what it is of.
_WORDS_BEFORE = 8


def questions(views: Sequence[DocumentView], count: int = EXAMPLES) -> list[str]:
    """Return questions that these documents answer.

    Args:
        views: Documents, the best first.
        count: How many at most.
    """
    chosen: list[str] = []
    for view in views:
        signed = f"Ai ký {name(view.document)}?" if view.document.signer and view.document.number else ""
        asked = _one_a_part(view.passages) or list(_headings(view))
        room = count - len(chosen) - bool(signed)
        chosen += [*asked[: max(0, room)], *filter(None, [signed])]
        if len(chosen) >= count:
            break
    return list(dict.fromkeys(chosen))[:count]


def question_of(clause: str) -> str | None:
    """Return the question that a clause answers, None if it is not fit for one."""
    clause = _LEAD.sub("", clause.strip()).strip(" ,")
    masked = _YEAR.sub(lambda found: "x" * len(found[0]), clause)
    figures = list(_FIGURE.finditer(masked))
    if len(figures) != 1 or len(re.findall(r"\d+", masked)) > len(re.findall(r"\d+", figures[0][0])):
        return None
    figure = figures[0]
    asked = _TAIL.sub("", f"{clause[: figure.start()]}bao nhiêu{clause[figure.end() :]}").strip(" ,.…")
    quoted = any(mark in clause for mark in '“”"')
    if quoted or figure.start() < _WORDS_BEFORE or not _SHORTEST <= len(asked) <= _LONGEST:
        return None
    return f"{asked[0].upper()}{asked[1:]}?"


def _one_a_part(passages: Sequence[FoundPassage]) -> list[str]:
    """The first question of each part that gives any, parts that give the most first."""
    parts: dict[tuple[str, ...], list[str]] = {}
    for passage in passages:
        if passage.kind == "body":
            asked = filter(None, map(question_of, _CLAUSE.split(passage.text)))
            parts.setdefault(passage.path, []).extend(asked)
    return [asked[0] for asked in sorted(parts.values(), key=len, reverse=True) if asked]


def _headings(view: DocumentView) -> Iterator[str]:
    for section in view.sections:
        heading = _LABEL.sub("", section.heading).strip(" .:")
        if section.kind == "article" and 8 <= len(heading) <= _LONGEST:
            yield f"{heading} được quy định như thế nào?"
