"""What `ask --json` prints."""

import shapes
from library import Answer, Figure, Refusal
from shapes import Shape
from terminal.citation_json import citation
from terminal.questions import trace


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
        "trace": trace.shape(reply.trace),
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
