"""Where a question asks: words that ask, and the sentences of a long story that do.

1. A question of up to `_STORY` words is taken whole.
2. Of a longer one those sentences are taken that end in a question mark, or else hold a word that asks; what leads to
   asking (“tôi muốn hỏi cho chắc: …”) is left out of a long sentence.
3. A sentence that says too little of what it is about is taken with the one before it.
"""

import re

from vietnamese.sentences import sentences

ASKS = re.compile(
    r"(?<!\w)(?:là gì|gì|nào|ai|bao nhiêu|mấy|bao lâu|bao giờ|ra sao|ở đâu|vì sao|tại sao|có phải|hay không"
    r"|không(?=\s*(?:[?,;]|$|và ))|bao xa|what|who|when|how|which|why)(?!\w)",
    re.IGNORECASE,
)
_STORY = 40
_FEW = 8
_LONG = 20
_LEADS = re.compile(r"(?:muốn|xin|cho|cần) (?:được )?hỏi\b[^:,?]{0,80}[:,]?\s", re.IGNORECASE)


def asking_part(reading: str) -> str:
    """Return what of a question asks.

    Args:
        reading: The question as it was understood.
    """
    if len(reading.split()) <= _STORY:
        return reading
    cut = [reading[start:end].strip() for start, end in sentences(reading)]
    asking = [at for at, sentence in enumerate(cut) if sentence.endswith("?")]
    asking = asking or [at for at, sentence in enumerate(cut) if ASKS.search(sentence)]
    taken: dict[int, str] = {}
    for at in asking:
        if at and len(cut[at].split()) < _FEW:
            taken.setdefault(at - 1, cut[at - 1])
        lead = _LEADS.search(cut[at]) if len(cut[at].split()) > _LONG else None
        rest = cut[at][lead.end() :] if lead else cut[at]
        taken[at] = rest if len(rest.split()) >= _FEW else cut[at]
    return " ".join(taken[at] for at in sorted(taken)) or reading
