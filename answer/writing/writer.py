"""An Answer -> what a language model makes of it, and what of that is to be believed.

1. Nothing is sent if a cited document is secret, nor if no model is named.
2. The question and the quotes go out (prompt.py, client.py), the first ones if there are very many.
3. What comes back is read as sentences with the numbers of quotes (reply.py).
4. Each is held against the quotes that it cites: what it states stands there, as with everything (check/statements.py),
   and it only joins and shortens (shortened.py). What fails is dropped and shown with its reason.
5. Whatever goes wrong is told in `trouble`; the quoted answer is there in any case.
"""

import time
from collections.abc import Collection, Sequence
from dataclasses import replace

from answer.check.statements import statements
from answer.model import Answer, Citation
from answer.writing.client import NoReply, complete, host_of
from answer.writing.model import Dropped, Endpoint, Written, WrittenSentence
from answer.writing.prompt import Evidence, evidence_of, messages_of
from answer.writing.reply import Claimed, sentences_of
from answer.writing.shortened import objection

_MOST_QUOTES = 40
_MOST_CHARACTERS = 30_000
_LONGEST = 1_200
_CUT = 300


def write(answer: Answer, endpoint: Endpoint, kept_back: Collection[str]) -> Written:
    """Let a language model join and shorten an answer, and keep what stands in its quotes.

    Args:
        answer: With at least one citation.
        endpoint: Who writes.
        kept_back: Slugs of documents of which nothing may be sent; one that is cited stops it all.
    """
    started = time.perf_counter()
    nothing = Written((), (), endpoint.model, host_of(endpoint.url), (), 0.0)
    secret = sorted({cited.number or cited.document for cited in answer.citations if cited.document in kept_back})
    if secret:
        return replace(nothing, trouble=f"Không gửi gì cho mô hình: {', '.join(secret)} là văn bản mật.")
    if not endpoint.model:
        return replace(nothing, trouble="Chưa nói dùng mô hình nào. Hãy đặt llm_model trong settings.json.")
    evidence = _sent(answer)
    try:
        reply = complete(endpoint, messages_of(answer.query.reading, evidence))
    except NoReply as error:
        return replace(
            nothing,
            sent=tuple(range(len(evidence))) if error.sent else (),
            seconds=time.perf_counter() - started,
            warning=_warning(endpoint) if error.sent and error.outside else None,
            trouble=str(error),
        )
    claimed = sentences_of(reply.text)
    sentences, dropped = _sorted(claimed or (), evidence, answer.citations)
    return replace(
        nothing,
        sentences=sentences,
        dropped=dropped,
        sent=tuple(range(len(evidence))),
        seconds=time.perf_counter() - started,
        warning=_warning(endpoint) if reply.outside else None,
        trouble=None if sentences else _nothing_left(claimed, endpoint.model),
    )


def _sent(answer: Answer) -> list[Evidence]:
    """The first quotes, as many as a model can be expected to read; always one."""
    evidence: list[Evidence] = []
    characters = 0
    for item in map(evidence_of, answer.citations[:_MOST_QUOTES]):
        characters += len(item.text)
        if evidence and characters > _MOST_CHARACTERS:
            break
        evidence.append(item)
    return evidence


def _sorted(
    claimed: Sequence[Claimed], evidence: Sequence[Evidence], citations: Sequence[Citation]
) -> tuple[tuple[WrittenSentence, ...], tuple[Dropped, ...]]:
    sentences, dropped = [], []
    for text, numbers in claimed:
        why = _objection(text, numbers, evidence, citations)
        if why is None:
            sentences.append(WrittenSentence(text, tuple(number - 1 for number in numbers)))
        else:
            dropped.append(Dropped(text if len(text) <= _CUT else text[:_CUT] + "…", why))
    return tuple(sentences), tuple(dropped)


def _objection(
    text: str, numbers: Sequence[int], evidence: Sequence[Evidence], citations: Sequence[Citation]
) -> str | None:
    wrong = [number for number in numbers if not 1 <= number <= len(evidence)]
    if not numbers:
        return "không nói dựa vào trích dẫn nào"
    if wrong:
        return f"dựa vào trích dẫn không có: {', '.join(f'[{number}]' for number in wrong)}"
    if len(text) > _LONGEST:
        return "câu quá dài để đối chiếu"
    # What was blanked before it was sent is no evidence either.
    cited = [replace(citations[number - 1], quote=evidence[number - 1].text) for number in numbers]
    missing = [f"«{part}»" for statement in statements(text, cited) for part in statement.missing]
    if missing:
        return f"không có trong trích dẫn: {', '.join(missing)}"
    return objection(text, [evidence[number - 1] for number in numbers])


def _nothing_left(claimed: Sequence[Claimed] | None, model: str) -> str:
    if claimed is None:
        return f"Mô hình {model} không viết theo dạng đã yêu cầu. Hãy hỏi lại, hoặc dùng mô hình khác."
    if not claimed:
        return "Mô hình không viết câu nào. Câu trả lời trích nguyên văn vẫn đứng một mình."
    return "Không câu nào của mô hình khớp với trích dẫn. Câu trả lời trích nguyên văn vẫn đứng một mình."


def _warning(endpoint: Endpoint) -> str:
    clear = ", và đường đi không mã hóa (http)" if endpoint.url.startswith("http:") else ""
    return (
        f"{host_of(endpoint.url)} không ở trên máy này hay trong mạng nội bộ{clear}. "
        "Chỉ gửi tới đó những văn bản được phép ra ngoài."
    )
