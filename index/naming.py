"""A name as people say it -> the document that they mean.

1. A slug, a number (`26 - nq/tu` too) or a file's name, tried in this order; old versions of a document count as one.
2. Real documents go before made-up ones of the same number; of several files of one act the best is meant (acts.py).
3. Of several, none is guessed: the message lists them.
"""

import re
from collections.abc import Sequence
from functools import cache

from errors import BadQuestion, NotInLibrary
from index.acts import Acts
from index.model import FoundDocument, FoundPassage
from ingest.citations.law_names import NAMES
from vietnamese.forms import fold, key


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
        acts = Acts(real)
        best = {acts.best(d).slug: acts.best(d) for d in real}
        if len(best) == 1:
            return next(iter(best.values()))
        if real:
            listed = ", ".join(d.slug for d in real)
            raise BadQuestion(f"Có {len(real)} văn bản mang tên «{name}»: {listed}. Hãy gọi bằng tên đầy đủ.")
    raise NotInLibrary(f"Không có văn bản «{name}» {where}. Xem danh sách bằng: nghiquyet list.")


@cache
def law_names() -> dict[str, str]:
    """Return the names of laws as they are written, by their KEY form."""
    names = (" ".join(name.split()) for name in NAMES.split("|"))
    return {key(name): name for name in names}


def passage_at(address: str, passages: Sequence[FoundPassage]) -> FoundPassage:
    """Return the searchable passage at an address of a document.

    Args:
        address: As shown, or as people type it: without the document's number, `>` or `/` for `›`, no accents.
        passages: All of the document.

    Raises:
        NotInLibrary: There is none; the message names the nearest addresses.
    """
    searchable = [passage for passage in passages if passage.kind != "heading"]
    wanted = _parts(address)
    for whole in (True, False):
        for passage in searchable:
            parts = _parts(passage.address)
            if parts == wanted or (not whole and wanted and parts[-len(wanted) :] == wanted):
                return passage
    below = [p.address for p in searchable if wanted and wanted[-1] in _parts(p.address)][:5]
    hint = f" Gần nhất: {'; '.join(below)}." if below else ""
    raise NotInLibrary(
        f"Không có đoạn nào ở «{address}».{hint} Xem địa chỉ các đoạn: nghiquyet show VĂN_BẢN --passages."
    )


def _parts(address: str) -> list[str]:
    return [" ".join(fold(part).split()) for part in re.split(r"[›>]", address) if part.strip()]
