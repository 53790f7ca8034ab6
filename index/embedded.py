"""What the embedder reads of a passage: the document and the headings above, then its text.

Titles are printed in capitals, and capitals are strange to the embedder: two or more such words in a row are put into
small letters. Abbreviations are no syllables of Vietnamese and stay, as do document numbers and a word by itself.
"""

from vietnamese.syllables import is_syllable

_SIGNS = ".,;:()“”\"'"


def embedded_text(context: str, text: str) -> str:
    """Return what the embedder reads of a passage.

    Args:
        context: Title of the document and headings above.
        text: The passage, left as it is.
    """
    words = context.split(" ")
    loud = [False, *(_is_loud(word) for word in words), False]
    read = (
        word.lower() if own and (before or after) else word
        for word, before, own, after in zip(words, loud, loud[1:], loud[2:], strict=False)
    )
    return f"{' '.join(read)}\n{text}"


def _is_loud(word: str) -> bool:
    bare = word.strip(_SIGNS)
    return bare.isupper() and is_syllable(bare)
