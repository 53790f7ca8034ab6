"""What `ask --json` prints, by the rules of `shapes`."""

import shapes
from library import Answer, Figure, Refusal, Trace
from shapes import Shape
from shapes.citations import citation


def ask(reply: Answer | Refusal) -> Shape:
    """Shape what a question got: `answer` or `refusal`, the other null."""
    return {
        "question": reply.query.typed,
        "reading": reply.query.reading,
        "query": shapes.query(reply.query),
        "answer": _answer(reply) if isinstance(reply, Answer) else None,
        "refusal": None if isinstance(reply, Answer) else _refusal(reply),
        "coverage": shapes.coverage(reply.coverage),
        "seconds": round(reply.seconds, 4),
        "trace": trace(reply.trace),
    }


def trace(given: Trace | None) -> Shape | None:
    """Shape how a reply came about; None if nobody asked."""
    if given is None:
        return None
    return {
        "read": [{"name": name, "value": value} for name, value in given.read],
        "candidates": [
            {
                "address": item.address,
                "document": item.document,
                "text": item.text,
                "sure": round(item.sure, 4),
                "marks": [{"name": name, "value": round(value, 4)} for name, value in item.marks],
                "objection": item.objection,
            }
            for item in given.candidates
        ],
        "decision": given.decision,
        "timings": [{"stage": stage, "seconds": round(seconds, 4)} for stage, seconds in given.timings],
    }


def _answer(answer: Answer) -> Shape:
    return {
        "kind": answer.kind,
        "headline": answer.headline,
        "verdict": answer.verdict,
        "text": answer.text,
        "confidence": round(answer.confidence, 4),
        "sentences": [
            {
                "text": sentence.text,
                "citation": sentence.citation,
                "start": sentence.start,
                "end": sentence.end,
                "subject": sentence.subject,
            }
            for sentence in answer.sentences
        ],
        "spans": [
            {"text": span.text, "citation": span.citation, "start": span.start, "end": span.end}
            for span in answer.spans
        ],
        "figures": [_figure(figure) for figure in answer.figures],
        "citations": [citation(cited) for cited in answer.citations],
        "notes": list(answer.notes),
        "withheld": [{"text": item.text, "why": item.why} for item in answer.withheld],
    }


def _figure(figure: Figure) -> Shape:
    return {
        "text": figure.text,
        "comparator": figure.comparator,
        "value": figure.value,
        "unit": figure.unit,
        "qualified": figure.qualified,
        "citation": figure.citation,
        "start": figure.start,
        "end": figure.end,
        "ocr": shapes.rounded(figure.ocr),
        "indicator": figure.indicator,
        "period": figure.period,
        "scope": figure.scope,
        "asked": figure.asked,
    }


def _refusal(refusal: Refusal) -> Shape:
    return {
        "kind": refusal.kind,
        "reason": refusal.reason,
        "message": refusal.message,
        "confidence": round(refusal.confidence, 4),
        "nearest": [{"citation": citation(near.citation), "why": near.why} for near in refusal.nearest],
        "possible": _answer(refusal.possible) if refusal.possible is not None else None,
    }
