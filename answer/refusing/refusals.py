"""Why there is no answer, in words for the person: what is lacking, and what to try.

1. Some things forbid an answer however sure its draft is (`barred`): the question rests on a figure that a document
   contradicts; all that is said is where else it stands, and that is not in the library; its document held only until
   a day before the one that is asked about.
2. Otherwise the clause that speaks most of the question's topic tells (`reason_of`): it is of another place, or of
   another time; its sentence refers to what the library lacks; it has no figure or day; it does not hold these words.
   With hardly a word of the topic nothing speaks of it at all.
3. Where a draft is shown as possible, what its clause lacks is the reason.
4. The nearest passages are shown, each with what it lacks.
"""

from collections.abc import Sequence

from answer.citing import citation_of
from answer.draft import Case, Draft
from answer.figures.premises import contradicted
from answer.judging.judge import Judged
from answer.judging.marks import nowhere, unmet_terms
from answer.judging.places import other_place
from answer.model import Nearest, RefusalReason
from answer.question import KIND_OF_PASSAGE, Question, Term
from answer.question.units import ASKED_UNIT, unit_asked
from answer.refusing.elsewhere import elsewhere, only_refers
from answer.refusing.lapsed import lapsed
from vietnamese.forms import fold

EMPTY = "Kho chưa có tài liệu nào. Hãy đưa tài liệu vào trước."
NOTHING = "Không đoạn văn nào trong kho nói về điều này."
FILTERED = "Không văn bản nào trong kho hợp với bộ lọc: {filters}. Hãy bỏ bớt điều kiện lọc."
NO_SUCH_PLACE = "Không thấy {place} trong văn bản được hỏi. Nếu không hỏi về vị trí này, hãy bỏ cách hiểu đó."
ONLY_SAMPLES = (
    "Chỉ văn bản mẫu (soạn để minh họa, không có thật) nói về điều này; văn bản thật trong kho thì không. "
    "Muốn hỏi văn bản mẫu, hãy chọn nó ở bộ lọc."
)
_FALSE_FIGURE = "Câu hỏi dựa trên một con số mà văn bản ghi khác: “{figure}”. Hãy xem đoạn trích và hỏi lại theo đó."
_ELSEWHERE = "Văn bản trong kho chỉ dẫn sang {what}, mà kho chưa có. Hãy đưa tài liệu đó vào kho rồi hỏi lại."
_OTHER_PLACE = (
    "Kho có nói về việc này nhưng là của {said}, không phải của {asked}. "
    "Hãy hỏi về {said}, hoặc đưa văn bản của {asked} vào kho."
)
_OTHER_TIME = "Kho có nói về việc này nhưng là cho {said}, không phải thời gian được hỏi. Hãy hỏi về {said}."
_LAPSED = (
    "{number} chỉ có hiệu lực đến hết ngày {day}, không phải vào ngày được hỏi. "
    "Hãy hỏi về thời gian đó, hoặc đưa văn bản mới hơn vào kho."
)
_NO_DOCUMENT = "Kho không có văn bản số {number}. Hãy kiểm tra lại số, hoặc đưa văn bản đó vào kho."
_NO_HEAD = "Văn bản được hỏi không ghi điều này ở phần đầu hoặc phần ký. Hãy nêu rõ số, ngày hoặc tên của văn bản."
_NO_FIGURE = "Kho có nói về việc này nhưng không nêu con số được hỏi{unit}. Hãy hỏi về nội dung, hoặc một số liệu khác."
_NO_DAY = "Kho có nói về việc này nhưng không nêu ngày hoặc thời hạn được hỏi."
_NO_WORDS = "Kho có đoạn gần với câu hỏi nhưng đoạn ấy không nói đến {words}. Hãy thử cách gọi khác, hoặc bỏ bớt ý."
_NO_TOPIC = "Không đoạn văn nào tìm thấy nói về {words}. Hãy thử từ khác, hoặc xem kho có những tài liệu nào."
_DOUBT = "Có đoạn có thể trả lời, nhưng đoạn ấy {lacks}. Hãy đọc đoạn ấy, hoặc hỏi rõ hơn."
_UNSURE = "Kho có đoạn gần với câu hỏi nhưng không đủ chắc để trả lời. Hãy nêu rõ văn bản, thời gian hoặc đối tượng."
_SHOWN = 3
_LOOKED_AT = 40
_WORDS = 3
# Share of the question's words that stand nowhere around its clause from which on nothing speaks of the topic.
_NO_MATTER = 0.45
_LITTLE = 0.35
# A clause of another time or place stands back in the order; it tells if it speaks so much more of the topic.
_CLEARLY = 0.08


def barred(case: Case, draft: Draft | None) -> tuple[RefusalReason, str] | None:
    """Return why nothing may be answered however sure a draft is, and in words; None if it may.

    Args:
        case: What was asked, and what was found.
        draft: What would be said, if anything.
    """
    claim = contradicted(case) if case.question.kind != "yes_no" else None
    if claim is not None and claim.figure is not None:
        figure = claim.passage.text[claim.figure.qualified_start : claim.figure.qualified_end]
        return "false_figure", _FALSE_FIGURE.format(figure=" ".join(figure.split()))
    if draft is not None and draft.best is not None and (what := only_refers(case, draft.best)):
        return "elsewhere", _ELSEWHERE.format(what=what)
    over = lapsed(case, draft) if draft is not None else None
    if over is not None:
        document, last = over
        return "other_time", _LAPSED.format(number=document.number or document.title, day=f"{last:%d/%m/%Y}")
    return None


def reason_of(case: Case) -> tuple[RefusalReason, str]:
    """Return the reason for refusing, and in words.

    Args:
        case: What was asked, and what was found; with at least one clause.
    """
    first = case.judged[0]
    fullest = max(case.judged[:_LOOKED_AT], key=lambda item: item.topic)
    best = fullest if fullest.topic > first.topic + _CLEARLY else first
    reason, message = _lacking(case, best)
    if reason in ("no_fact", "no_topic") and case.question.kind not in KIND_OF_PASSAGE:
        missing = elsewhere(case)
        if missing is not None:
            return "elsewhere", _ELSEWHERE.format(what=missing)
    return reason, message


def doubt(case: Case, item: Judged) -> str:
    """Say why what may be the answer is not given as one: what its clause lacks."""
    return _DOUBT.format(lacks=_short(case, item))


def nearest_of(case: Case, judged: Sequence[Judged]) -> tuple[Nearest, ...]:
    """Return the passages that came nearest, each with why it was not enough.

    Args:
        case: What was asked, and what was found.
        judged: Clauses, nearest first.
    """
    best: dict[int, Judged] = {}
    for item in judged:
        best.setdefault(item.clause.passage.id, item)
    return tuple(Nearest(citation_of(item.clause.passage), _short(case, item)) for item in list(best.values())[:_SHOWN])


def _lacking(case: Case, item: Judged) -> tuple[RefusalReason, str]:
    """What a clause lacks to be the answer."""
    question = case.question
    if question.kind in KIND_OF_PASSAGE:
        return "no_fact", no_head(case)
    said = other_place(item.clause, question)
    if said:
        return "other_place", _OTHER_PLACE.format(said=said, asked=", ".join(names[0] for names in question.places))
    if item.contradicts:
        return "other_time", _OTHER_TIME.format(said=item.contradicts)
    unmet = [] if question.english else unmet_terms(item, question.terms)
    if len(unmet) > _NO_MATTER * len(question.terms) or item.coverage < _LITTLE:
        unsaid = _words(question, nowhere(unmet, (hit.passage.text for hit in case.hits)))
        if _is_topic(unmet, question):
            return "no_topic", _NO_TOPIC.format(words=unsaid) if unsaid else NOTHING
        if unsaid:
            return "no_fact", _NO_TOPIC.format(words=unsaid)
    if question.kind == "figure" and not item.form:
        return "no_fact", _NO_FIGURE.format(unit=_unit(question))
    if question.kind == "date" and not item.form:
        return "no_fact", _NO_DAY
    words = _words(question, unmet)
    return "no_fact", _NO_WORDS.format(words=words) if words else _UNSURE


def no_head(case: Case) -> str:
    """Say why a question about the head or the signature of a document has no answer."""
    known = {fold(one.number) for one in case.sources.documents.documents() if one.number}
    absent = [number for number in case.question.numbers if fold(number) not in known]
    return _NO_DOCUMENT.format(number=absent[0]) if absent else _NO_HEAD


def _is_topic(unmet: Sequence[Term], question: Question) -> bool:
    """Whether most of the words of several syllables, which name things, are met nowhere; of all words if none is."""
    things = [term for term in question.terms if len(term[0]) > 1] or question.terms
    return 2 * sum(term in unmet for term in things) > len(things)


def _short(case: Case, item: Judged) -> str:
    """What one passage lacks, in a line."""
    question = case.question
    if said := other_place(item.clause, question):
        return f"nói về {said}"
    if item.contradicts:
        return f"nói về {item.contradicts}"
    parts = []
    if question.kind == "figure" and not item.form:
        parts.append(f"không có con số được hỏi{_unit(question)}")
    if question.kind == "date" and not item.form:
        parts.append("không có ngày hoặc thời hạn")
    words = "" if question.english else _words(question, unmet_terms(item, question.terms))
    if words:
        parts.append(f"không nói đến {words}")
    return "; ".join(parts) or "không đủ chắc là nói đúng điều được hỏi"


def _words(question: Question, terms: Sequence[Term]) -> str:
    """Those of several syllables, which name things, as they were typed; empty if there are none."""
    lower = question.reading.lower()
    shown = []
    for phrase in dict.fromkeys(" ".join(term[0]) for term in terms if len(term[0]) > 1):
        at = lower.find(phrase)
        shown.append(question.reading[at : at + len(phrase)] if at >= 0 else phrase)
    return ", ".join(f"“{phrase}”" for phrase in shown[:_WORDS])


def _unit(question: Question) -> str:
    asked = ASKED_UNIT.search(question.reading)
    unit = unit_asked(question.reading, asked.end()) if asked else None
    return f" (tính bằng {unit.text})" if unit else ""
