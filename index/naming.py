"""A name as people say it -> the document that they mean.

1. A slug, a number (`26 - nq/tu` too) or a file's name, tried in this order; old versions of a document count as one.
2. Real documents go before made-up ones of the same number.
3. Of several, none is guessed: the message lists them.
"""

import re
from collections.abc import Sequence

from errors import BadQuestion, NotInLibrary
from index.model import FoundDocument
from vietnamese.forms import fold


def named(name: str, among: Sequence[FoundDocument], where: str) -> FoundDocument:
    """Return the one document of this name.

    Args:
        name: As typed.
        among: The documents that may be meant, newest first.
        where: For the message, what they are: `trong kho`.

    Raises:
        NotInLibrary: There is none.
        BadQuestion: There are several; the message lists their slugs.
    """
    documents = list({d.slug: d for d in reversed(among)}.values())
    wanted = fold(re.sub(r"\s+", "", name))
    for same in (
        lambda d: d.slug == name,
        lambda d: d.number is not None and fold(d.number) == wanted,
        lambda d: fold(re.sub(r"\s+", "", d.file)) == wanted,
    ):
        found = [d for d in documents if same(d)]
        real = [d for d in found if not d.sample] or found
        if len(real) == 1:
            return real[0]
        if real:
            listed = ", ".join(d.slug for d in real)
            raise BadQuestion(f"Có {len(real)} văn bản mang tên «{name}»: {listed}. Hãy gọi bằng tên đầy đủ.")
    raise NotInLibrary(f"Không có văn bản «{name}» {where}. Xem danh sách bằng: nghiquyet list.")
