"""Which document of the library a mention means: one, none, or more than may be chosen between."""

import dataclasses
import datetime

import pytest

from index.links import Link, links
from index.model import FoundDocument
from index.view import DocumentView
from ingest.model import Reference

DAY = datetime.date(2023, 12, 5)
CITING = FoundDocument(
    id=1, slug="citing", number="26-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy Kon Tum", place="Kon Tum",
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip


def document(slug, number, date=DAY, place="Kon Tum", *, sample=False):
    return dataclasses.replace(CITING, slug=slug, number=number, date=date, place=place, sample=sample)


def linked(documents, *references):
    numbered = tuple(dataclasses.replace(one, ordinal=place) for place, one in enumerate(references))
    view = DocumentView(CITING, (), "", (), (), (), (), (), references=numbered)
    return [
        (one.status, [found.slug for found in one.documents], one.confirmed) for one in links(view, documents).values()
    ]


def mention(number=None, **more):
    return Reference(0, "document", 0, 1, number, **more)


HERE, ELSEWHERE = document("kt", "23-NQ/TU"), document("hn", "23-NQ/TU", place="Hà Nội")
OLD, NEW = document("old", "26-CT/TW", datetime.date(2018, 11, 9)), document("new", "26-CT/TW", DAY)
MADE_UP = document("mau", "23-NQ/TU", sample=True)
DECREE = document("decree", "30/2020/NĐ-CP", datetime.date(2020, 3, 5))


@pytest.mark.parametrize(
    ("documents", "reference", "expected"),
    [
        # the number and the day
        ([CITING, HERE, DECREE], mention("23-NQ/TU", date=DAY), ("one", ["kt"], True)),
        # the number alone may be of another term, but one that holds its year may not
        ([HERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([DECREE], mention("30/2020/NĐ-CP"), ("one", ["decree"], True)),
        # letters without their marks, as OCR and old fonts leave them
        ([DECREE], mention("30/2020/ND-CP"), ("one", ["decree"], True)),
        ([DECREE], mention("31/2020/NĐ-CP"), ("none", [], False)),
        # another day, another year: another document
        ([HERE], mention("23-NQ/TU", date=datetime.date(2022, 12, 5)), ("none", [], False)),
        ([HERE], mention("23-NQ/TU", year=2022), ("none", [], False)),
        ([OLD, NEW], mention("26-CT/TW"), ("several", ["old", "new"], False)),
        ([OLD, NEW], mention("26-CT/TW", date=DAY), ("one", ["new"], True)),
        ([OLD, NEW], mention("26-CT/TW", year=2018), ("one", ["old"], False)),
        # every province has a 23-NQ/TU; the centre has one
        ([ELSEWHERE], mention("23-NQ/TU"), ("none", [], False)),
        ([HERE, ELSEWHERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([document("tw", "26-CT/TW", place="Hà Nội")], mention("26-CT/TW"), ("one", ["tw"], False)),
        # a made-up example is taken only where there is no real one
        ([MADE_UP, HERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([MADE_UP], mention("23-NQ/TU"), ("one", ["mau"], False)),
        # nothing to look for
        ([HERE], mention(type="Nghị quyết"), ("unknown", [], False)),
        ([HERE], mention("23"), ("unknown", [], False)),
        ([HERE], mention("23-NQ/TU", certainty="rejected"), ("unknown", [], False)),
        # what the rest of the text shows
        ([HERE], mention("23", resolves_to="23-NQ/TU"), ("one", ["kt"], False)),
        ([CITING, HERE], mention("26-NQ/TU", resolves_to="self"), ("self", [], False)),
        # the document does not cite itself
        ([CITING], mention("26-NQ/TU"), ("none", [], False)),
        ([], mention("26-NQ/TU"), ("none", [], False)),
    ],
)
def test_what_a_mention_means(documents, reference, expected):
    assert linked(documents, reference) == [expected]


def test_a_day_that_is_given_once_holds_for_all_mentions():
    assert linked([OLD, NEW], mention("26-CT/TW", date=DAY), mention("26-CT/TW")) == [("one", ["new"], True)] * 2


def test_two_days_leave_a_mention_without_one_open():
    dated = mention("26-CT/TW", date=DAY), mention("26-CT/TW", date=OLD.date)
    assert linked([OLD, NEW], *dated, mention("26-CT/TW")) == [
        ("one", ["new"], True),
        ("one", ["old"], True),
        ("several", ["old", "new"], False),
    ]


def test_no_reference_no_link():
    view = DocumentView(CITING, (), "", (), (), (), (), ())
    assert links(view, [HERE]) == {}
    assert Link("none").documents == ()
