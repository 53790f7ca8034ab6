"""The name of an indicator -> the words that tell what is measured.

1. Times and places are taken out: `hằng năm`, `đến năm 2030`, `trên địa bàn tỉnh`, `của tỉnh Kon Tum`, `cả nước`. They
   are the target's period and scope.
2. Abbreviations are written out where they have one meaning, an abbreviation in brackets after its words is left out,
   and phrases that mean the same get one writing: `người dân` and `dân số`, `yếu tố` and `nhân tố tổng hợp`.
3. Words that only say that something is measured go from the head (`Tỷ lệ`, `Tổng số`, `Quy mô`, `Tốc độ tăng`) and
   from the tail (`tăng trung bình`): the unit and the nature of the figure say it better.
4. What is left, less the little and the empty words, are its content words; the first of them is its head noun. A verb
   of bringing about (`Thu hút thêm tổ chức …`) stands before it or after it, so the head is the first that is none.
5. What sets groups and parts apart (`nông thôn`, `không`, `nâng cao`) is kept beside them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from analysis.targets.vocabulary import (
    ABBREVIATIONS,
    BRINGING,
    EMPTY,
    LEAD,
    LITTLE,
    ONE_WRITING,
    PRODUCTS,
    QUALIFIER,
    TAIL,
)
from vietnamese.abbreviations import STANDARD
from vietnamese.forms import key
from vietnamese.periods import periods


@dataclass(frozen=True, slots=True)
class Name:
    """The normal form of a name."""

    words: frozenset[str]
    """Content syllables, in the KEY form."""
    head: str
    """The first of them that is no verb of bringing about; empty where there are none."""
    qualifiers: frozenset[str]
    """What sets it apart from others of nearly the same words."""


_ABBREVIATION = re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, ABBREVIATIONS))})(?![\w&])")
_BRACKETED = re.compile(r"\(\s?[A-ZĐ][A-ZĐ0-9&.\s-]{0,14}\)")
_KEPT = ("GRDP", "GDP")
_UNIT_OF_PLACE = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu"
_PLACE = re.compile(
    r"(?:(?:của|ở|tại|trong|đến|toàn|cho|thuộc|các)\s+){0,2}(?:trên\s+(?:phạm\s+vi|địa\s+bàn)\s+)?"
    rf"(?:{_UNIT_OF_PLACE})(?:\s+(?:[A-ZĐÂÊÔƠƯÁÀĂÍÝ][^\W\d_]*\s?){{1,4}})(?=$|\W)"
    r"|(?<!\w)(?:của|ở|tại|trong|đến)\s+(?:toàn\s+)?(?:tỉnh|thành\s+phố|cả\s+nước|nước\s+ta|Việt\s+Nam)"
    r"(?=$|[,;:)]|\s+(?:so|trên|trong)(?!\w))"
    r"|(?<!\w)(?:trên\s+(?:phạm\s+vi|địa\s+bàn)\s+)(?:(?:toàn|cả)\s+)?(?:tỉnh|thành\s+phố|nước|quốc)(?!\w)"
    r"|(?<!\w)(?:toàn\s+(?:tỉnh|quốc|thành\s+phố|huyện|xã(?!\s+hội))|cả\s+nước|của\s+Việt\s+Nam|Việt\s+Nam)(?!\w)"
    r"|(?<!\w)(?:trên\s+)?địa\s+bàn(?!\w)"
)
_YEARLY = re.compile(
    r"(?<!\w)(?:(?:bình\s+quân|trung\s+bình)\s+)?(?:(?:hằng|hàng|mỗi)\s+(?:năm|tháng|quý)|giai\s+đoạn)(?!\w)"
    r"|(?<!\w)(?:vào|đến)\s+cuối(?!\w)|\s?/\s?năm(?!\w)",
    re.IGNORECASE,
)
# The names of the parser are shorter; what is none must not cost its square.
_LONGEST = 400
_SYLLABLE = re.compile(r"[^\W_]+(?:[.,]\d+)?%?")


def words(text: str) -> frozenset[str]:
    """Return the syllables of a text in the KEY form, without the little ones."""
    return frozenset(_SYLLABLE.findall(key(text))) - LITTLE


@lru_cache(maxsize=65536)
def normal_name(indicator: str) -> Name:
    """Return the normal form of the name of an indicator.

    Args:
        indicator: As `ingest.model.Target` has it.
    """
    text = one_writing(_written_out(indicator))
    core = TAIL.sub("", text)
    core = core[lead.end() :] if (lead := LEAD.match(core)) else core
    # A name of empty words only is known by them.
    for said in (EMPTY.sub(" ", core), core, text):
        order = [word for word in _SYLLABLE.findall(said) if word not in LITTLE]
        if order:
            break
    head = next((word for word in order if word not in BRINGING), order[0] if order else "")
    return Name(frozenset(order), head, frozenset(QUALIFIER.findall(text)))


def one_writing(text: str) -> str:
    """Return a text in the KEY form with one writing for what means the same."""
    for said, meant in ONE_WRITING:
        text = " ".join(said.sub(meant, text).split())
    return text


def _written_out(indicator: str) -> str:
    """The name in the KEY form, without times and places, its abbreviations written out."""
    text = " ".join(indicator[:_LONGEST].split())
    for time in reversed(periods(text)):
        text = f"{text[: time.start]} {text[time.end :]}"
    for said, meant in PRODUCTS:
        text = said.sub(meant, text)
    bare = _BRACKETED.sub(" ", text)
    text = bare if _SYLLABLE.search(bare) else text
    text = _ABBREVIATION.sub(lambda found: ABBREVIATIONS[found[0]], text)
    for written, forms in STANDARD.expand(text):
        if len(forms) == 1 and written not in _KEPT:
            text = text.replace(written, forms[0])
    return key(_YEARLY.sub(" ", _PLACE.sub(" ", text)))
