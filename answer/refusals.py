"""Why there is no answer, in words for the person.

1. The clause that came nearest decides: what it speaks of instead, or what it lacks.
2. The nearest passages are shown each with what they lack.
"""

from collections.abc import Sequence

from answer.citing import citation_of
from answer.judge import Judged
from answer.model import Nearest, RefusalReason
from answer.question import KIND_OF_PASSAGE, Question

EMPTY = "Kho chưa có tài liệu nào. Hãy đưa tài liệu vào trước."
NOTHING = "Không đoạn văn nào trong kho nói về điều này."
FILTERED = "Không văn bản nào trong kho hợp với bộ lọc: {filters}. Hãy bỏ bớt điều kiện lọc."
NO_SUCH_PLACE = (
    "Không thấy {place} trong văn bản được hỏi. Nếu không hỏi về vị trí này, hãy bỏ cách hiểu đó (--without pinpoint)."
)
ONLY_SAMPLES = (
    "Chỉ văn bản mẫu (soạn để minh họa, không có thật) nói về điều này; văn bản thật trong kho thì không. "
    "Muốn hỏi văn bản mẫu, hãy chọn nó ở bộ lọc."
)
_SHOWN = 3


def why_not(best: Judged, question: Question) -> tuple[RefusalReason, str]:
    """Return the reason for refusing, and in words.

    Args:
        best: The clause that came nearest.
        question: As read.
    """
    if question.kind in KIND_OF_PASSAGE:
        wanted = " ".join(question.numbers) or "được hỏi"
        return "no_fact", f"Kho không có phần đầu hoặc chữ ký của văn bản {wanted}."
    if best.contradicts:
        return "other_time", f"Kho có nói về việc này nhưng là cho {best.contradicts}, không phải thời gian được hỏi."
    if question.kind == "figure" and best.coverage > 0.35 and not best.form:
        return "no_fact", "Kho có nói về việc này nhưng không nêu số liệu được hỏi."
    if best.coverage > 0.5:
        return "no_fact", "Kho có đoạn gần với câu hỏi nhưng không đủ chắc để trả lời."
    return "no_topic", "Không đoạn văn nào trong kho nói rõ về điều này."


def nearest_of(judged: Sequence[Judged], question: Question) -> tuple[Nearest, ...]:
    """Return the passages that came nearest, each with why it was not enough."""
    best: dict[int, Judged] = {}
    for item in judged:
        best.setdefault(item.clause.passage.id, item)
    return tuple(
        Nearest(citation_of(item.clause.passage), why_not(item, question)[1]) for item in list(best.values())[:_SHOWN]
    )
