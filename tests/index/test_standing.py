"""Where a span stands: its address, its page, and what is doubted there."""

import dataclasses

import pytest

from index.model import FoundDocument, FoundPassage
from index.standing import Standing, standing
from index.view import DocumentView
from ingest.model import Page, Section

FOUND = FoundDocument(
    id=1, slug="a", number="1-NQ/TU", type=None, title=None, issuer=None, place=None, date=None, signer=None, role=None,
    system="party", sample=False, file="a.pdf", sha256="0", passages=2, paging="pages",
)  # fmt: skip
RAW = "I. MỘT\n- thu 432037305\f- chi 5 ha\nhết"


def passage(address, start, end):
    return FoundPassage(start, FOUND, "body", address, (), "", None, start, end, RAW[start:end])


VIEW = DocumentView(
    FOUND, (), RAW,
    (
        Page(1, 0, 22, "tesseract", confidence=0.9, doubtful=("«432037305» hay «432037.305»",)),
        Page(2, 23, len(RAW), "pypdf", trouble="chữ mờ"),
    ),
    (), (),
    (Section(0, None, "roman", "I", "I. MỘT", ("1-NQ/TU", "I"), 0, 6, 33),),
    (passage("1-NQ/TU › I › gạch 1", 7, 22), passage("1-NQ/TU › I › gạch 2", 23, 33)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a figure that OCR doubts
        ("432037305", ("1-NQ/TU › I › gạch 1", 1, 0.9, "OCR đọc không chắc: «432037305» hay «432037.305»")),
        # another word on the same page
        ("thu", ("1-NQ/TU › I › gạch 1", 1, 0.9, None)),
        # a page that cannot be trusted
        ("5 ha", ("1-NQ/TU › I › gạch 2", 2, None, "chữ mờ")),
        # a heading is no passage here: the section says where
        ("I. MỘT", ("1-NQ/TU › I", 1, 0.9, None)),
        # after all sections
        ("hết", ("1-NQ/TU", 2, None, "chữ mờ")),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_where_words_stand(words, expected, order):
    view = dataclasses.replace(VIEW, passages=VIEW.passages[::order])
    start = RAW.index(words)
    assert standing(view, start, start + len(words)) == Standing(*expected)


def test_a_format_without_pages():
    view = dataclasses.replace(VIEW, document=dataclasses.replace(FOUND, paging="none", number=None))
    assert (standing(view, 7, 8).page, standing(view, 35, 36).address) == (None, "a.pdf")


def test_a_document_that_nobody_knows_the_reading_of():
    view = dataclasses.replace(VIEW, pages=(), passages=(), sections=())
    assert standing(view, 0, 1) == Standing("1-NQ/TU", None, None, None)
