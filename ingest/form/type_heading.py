"""Lines that say what type a document is (tên loại).

1. The type is all of a line in capitals: NGHỊ QUYẾT, THÔNG TƯ1 with the mark of a footnote, LUẬT ĐẤT ĐAI.
2. It begins the line of the title: QUYẾT ĐỊNH CHẤP THUẬN CHỦ TRƯƠNG ĐẦU TƯ.
3. It begins a citation, as a database begins its copy: Nghị định của Chính phủ số 116/2003/NĐ-CP ngày … về ….
4. A line in capitals is one letter away from a single type that is long enough (NGHI QUVET): a scan read it so. It
   counts only where no line is any of the others, and is doubted.

Accents and stops count in none of them: a scan takes them for others (QUYÉT. ĐỊNH).
"""

import re

from ingest.form.issuers import one_apart
from ingest.form.number import TYPE_HEADS
from vietnamese.forms import fold

_LONGEST_LINE = 40
_FEWEST_LETTERS = 7
_NOT_TYPE = re.compile(r"[.:*()\[\]\d]")
_TYPES = {fold(name): name.capitalize() for name in TYPE_HEADS}
_LONG = {
    name.replace(" ", ""): given for name, given in _TYPES.items() if len(name.replace(" ", "")) >= _FEWEST_LETTERS
}
_CITATION = re.compile(
    rf"^(?P<type>{'|'.join(name.capitalize() for name in TYPE_HEADS)})\s+(?:của\s+[^\d]{{3,90}}?\s+)?số\s*:?\s*\d"
)


def type_alone(bare: str) -> str | None:
    """Return the type that is all of a line; a law may have its title beside it (LUẬT ĐẤT ĐAI)."""
    law = "Luật" if bare.startswith("LUẬT ") and bare.isupper() else None
    if len(bare) > _LONGEST_LINE or not bare.isupper():
        return law
    return _TYPES.get(fold(_NOT_TYPE.sub("", bare)).strip()) or law


def type_before_title(bare: str) -> str | None:
    """Return the type that begins a line in capitals."""
    if not bare.isupper():
        return None
    words = fold(_NOT_TYPE.sub("", bare)).strip().split(" ")
    return next((_TYPES[begin] for n in (4, 3, 2) if len(words) > n and (begin := " ".join(words[:n])) in _TYPES), None)


def type_of_citation(bare: str) -> str | None:
    """Return the type of a line that cites the document itself."""
    found = _CITATION.match(bare)
    return found["type"].capitalize() if found else None


def type_misread(bare: str) -> str | None:
    """Return the type that a line in capitals differs from by one letter, if it is one alone."""
    if len(bare) > _LONGEST_LINE or not bare.isupper():
        return None
    letters = re.sub(r"[\W_]+", "", fold(bare))
    near = [given for name, given in _LONG.items() if one_apart(letters, name)]
    return near[0] if len(near) == 1 else None
