"""A question as typed -> a Query: what it is read as. Pure functions; nothing is searched here.

1. Control characters go, NFC, single blanks; a question all in capitals is lowered (the embedder halves its recall on
   capitals).
2. Accents are restored where they are missing, by the model learnt from the library itself; a mark that was typed is
   never changed, and a question in English is left alone.
3. Abbreviations are written out beside the question, for both searches (the embedder does not know BHYT); the words
   of a question in English are put beside it in Vietnamese.
4. With `literal` only step 1's NFC is done.
"""

import re
import unicodedata

from errors import BadQuestion
from index.model import Filters, Query
from vietnamese.abbreviations import expand
from vietnamese.accents import AccentModel
from vietnamese.english import is_english, translate
from vietnamese.forms import clean, has_accents
from vietnamese.tokens import tokens

# The longest question that a person types; a pasted page is cut, and the reading shows it.
MAX_CHARACTERS = 2_000


def understand(
    typed: str, filters: Filters | None = None, accents: AccentModel | None = None, *, literal: bool = False
) -> Query:
    """Read a question.

    Args:
        typed: As it came from the person.
        filters: What the person chose beside it.
        accents: Learnt from the library; None leaves missing accents as they are.
        literal: Search the words as they stand.

    Raises:
        BadQuestion: Nothing but blanks and signs.
    """
    text = re.sub(r"\s+", " ", clean(typed).text).strip()[:MAX_CHARACTERS]
    if not any(unicodedata.category(character)[0] in "LN" for character in text):
        raise BadQuestion("Câu hỏi trống. Hãy gõ điều cần tìm, ví dụ: chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?")
    filters = filters or Filters()
    if literal:
        return Query(typed, text, (), filters, literal=True)
    reading = _lower_capitals(text)
    # First the accents: “xe o to … nhu the nao” holds English words by chance, and the library's syllables tell.
    if accents is not None:
        reading = accents.restore(reading)
    if is_english(reading):
        translated = dict.fromkeys(term for group in translate(reading) for term in group)
        return Query(typed, reading, tuple(term for term in translated if has_accents(term)), filters)
    return Query(typed, reading, tuple(expand(text)), filters)


def _lower_capitals(text: str) -> str:
    letters = [character for character in text if character.isalpha()]
    words = [word for word in text.split() if word.isalpha()]
    if len(words) <= 2 or not all(character.isupper() for character in letters):
        return text
    lowered = text.lower()
    # A document number is written in capitals by nature: 26-NQ/TU stays.
    for token in tokens(text):
        if token.kind == "docnumber":
            lowered = lowered[: token.start] + token.text + lowered[token.end :]
    return lowered
