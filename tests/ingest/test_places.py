"""Where passages stand: words with boxes in, a rectangle a line out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Page, Passage, Place
from ingest.places import with_places
from ingest.reading import Word


def _words(*boxes: tuple[float, float, float, float], start: int = 0) -> list[Word]:
    """Words of two letters and a blank, one after another."""
    return [Word(start + 3 * n, start + 3 * n + 2, *box) for n, box in enumerate(boxes)]


def _passage(start: int, end: int, ordinal: int = 0) -> Passage:
    return Passage(ordinal, None, "body", "x", "", "", 1, start, end)


def _places(passage: Passage, words: list[Word], pages: list[Page] | None = None) -> list[tuple[float, ...]]:
    pages = pages or [Page(1, 0, 1_000, "pypdf")]
    (placed,) = with_places([passage], pages, words)
    return [(p.page, p.left, p.top, p.right, p.bottom) for p in placed.places]


@pytest.mark.parametrize(
    ("boxes", "expected"),
    [
        # words of one line are one rectangle
        ([(0.1, 0.1, 0.2, 0.12), (0.21, 0.1, 0.3, 0.12)], [(1, 0.1, 0.1, 0.3, 0.12)]),
        # a letter with accents stands higher: the line holds both
        ([(0.1, 0.1, 0.2, 0.12), (0.21, 0.09, 0.3, 0.12)], [(1, 0.1, 0.09, 0.3, 0.12)]),
        # the next line begins at the left again
        ([(0.8, 0.1, 0.9, 0.12), (0.1, 0.13, 0.2, 0.15)], [(1, 0.8, 0.1, 0.9, 0.12), (1, 0.1, 0.13, 0.2, 0.15)]),
        # so does one that overlaps a little
        ([(0.1, 0.1, 0.2, 0.12), (0.21, 0.115, 0.3, 0.135)], [(1, 0.1, 0.1, 0.2, 0.12), (1, 0.21, 0.115, 0.3, 0.135)]),
        # two columns side by side
        ([(0.1, 0.1, 0.3, 0.12), (0.6, 0.1, 0.8, 0.12)], [(1, 0.1, 0.1, 0.3, 0.12), (1, 0.6, 0.1, 0.8, 0.12)]),
        # the left column after the right one, at the same height
        ([(0.6, 0.1, 0.8, 0.12), (0.1, 0.1, 0.3, 0.12)], [(1, 0.6, 0.1, 0.8, 0.12), (1, 0.1, 0.1, 0.3, 0.12)]),
        ([], []),
    ],
)
def test_lines(boxes, expected):
    assert _places(_passage(0, 1_000), _words(*boxes)) == expected


def test_a_passage_has_its_own_words_only():
    words = _words((0.1, 0.1, 0.2, 0.12), (0.21, 0.1, 0.3, 0.12), (0.31, 0.1, 0.4, 0.12))
    assert _places(_passage(3, 5), words) == [(1, 0.21, 0.1, 0.3, 0.12)]
    assert _places(_passage(2, 4), words) == [(1, 0.21, 0.1, 0.3, 0.12)]
    assert _places(_passage(1_000, 1_001), words) == []


def test_a_passage_over_two_pages():
    pages = [Page(1, 0, 5, "pypdf"), Page(2, 6, 11, "tesseract", confidence=0.8)]
    words = [*_words((0.1, 0.9, 0.2, 0.92)), *_words((0.21, 0.9, 0.3, 0.92), start=6)]
    assert _places(_passage(0, 11), words, pages) == [(1, 0.1, 0.9, 0.2, 0.92), (2, 0.21, 0.9, 0.3, 0.92)]


@pytest.mark.parametrize(
    ("span", "ocr"),
    [((0, 4), None), ((0, 5), None), ((0, 7), 0.8), ((6, 11), 0.8), ((6, 14), 0.7), ((12, 14), 0.7), ((15, 16), None)],
)
def test_the_lowest_confidence_of_its_pages(span, ocr):
    pages = [
        Page(1, 0, 5, "pypdf"),
        Page(2, 6, 11, "tesseract", confidence=0.8),
        Page(3, 12, 14, "tesseract", confidence=0.7),
        Page(4, 15, 20, "pypdf"),
    ]
    (placed,) = with_places([_passage(*span)], pages, [])
    assert (placed.ocr, placed.places) == (ocr, ())


_SHARE = st.floats(0, 0.9, allow_nan=False)


@given(st.lists(st.tuples(_SHARE, _SHARE), max_size=40), st.integers(1, 20))
def test_every_word_lies_in_one_rectangle_of_its_passage(corners, length):
    words = _words(*((left, top, left + 0.05, top + 0.02) for left, top in corners))
    pages = [Page(1, 0, 59, "pypdf"), Page(2, 60, 1_000, "pypdf")]
    passages = [_passage(start, start + length, n) for n, start in enumerate(range(0, 130, length))]
    for passage, placed in zip(passages, with_places(passages, pages, words), strict=True):
        own = [word for word in words if passage.start <= word.start < passage.end]
        for word in own:
            assert any(_within(word, place) for place in placed.places)
        assert len(placed.places) <= len(own)


def _within(word: Word, place: Place) -> bool:
    same_page = place.page == (1 if word.start < 60 else 2)
    wide = place.left <= word.left and word.right <= place.right
    return same_page and wide and place.top <= word.top and word.bottom <= place.bottom
