"""Which files of a library are one act."""

import dataclasses
import datetime

import pytest

from errors import BadQuestion
from index.acts import Acts, holds_year, of_a_place
from index.model import FoundDocument
from index.naming import named

ONE = FoundDocument(
    id=1, slug="one", number="30/2020/NĐ-CP", type="Nghị định", title=None, issuer="Chính phủ", place="Hà Nội",
    date=datetime.date(2020, 3, 5), signer=None, role=None, system="state", sample=False, file="a.txt", sha256="0",
    passages=10,
)  # fmt: skip


def other(**changes):
    return dataclasses.replace(ONE, slug="other", **changes)


@pytest.mark.parametrize(
    ("document", "same"),
    [
        (other(), True),
        # letters without their marks, and another place for a body of which there is one
        (other(number="30/2020/ND-CP", place="Kon Tum"), True),
        (other(number="31/2020/NĐ-CP"), False),
        (other(date=datetime.date(2020, 3, 6)), False),
        (other(sample=True), False),
    ],
)
def test_what_is_one_act(document, same):
    acts = Acts([ONE, document])
    assert (acts.best(ONE) == acts.best(document)) is same
    assert acts.others(ONE) == ((document,) if same else ())


def test_a_name_means_the_best_file_of_its_act():
    typed, scanned = other(passages=12), dataclasses.replace(ONE, slug="scan", ocr_pages=3)
    assert named("30/2020/NĐ-CP", [scanned, typed], "trong kho") == typed
    assert named("scan", [scanned, typed], "trong kho") == scanned
    with pytest.raises(BadQuestion, match="scan"):
        named("30/2020/NĐ-CP", [scanned, other(date=datetime.date(2020, 3, 6))], "trong kho")


def test_every_province_has_such_numbers():
    first, second = (dataclasses.replace(ONE, slug=place, number="05-NQ/TU", place=place) for place in ("a", "b"))
    assert Acts([first, second]).others(first) == ()


def test_a_number_that_holds_its_year_needs_no_date():
    undated, again = other(date=None), dataclasses.replace(ONE, slug="z", date=None)
    assert Acts([undated, ONE, again]).others(ONE) == (undated, again)
    assert Acts([undated, again]).others(again) == (undated,)
    # of two dates it may be either
    late = dataclasses.replace(ONE, slug="late", date=datetime.date(2020, 3, 6))
    assert Acts([undated, ONE, late]).others(undated) == ()


@pytest.mark.parametrize("unknown", [{"number": None}, {"number": "26-CT/TW", "date": None}])
def test_without_number_or_date_each_file_is_its_own(unknown):
    documents = [dataclasses.replace(ONE, **unknown), other(**unknown)]
    assert [Acts(documents).best(one) for one in documents] == documents


@pytest.mark.parametrize("better", [{"passages": 11}, {"passages": 9, "ocr_pages": -1}, {"passages": 10, "slug": "a"}])
def test_the_best_file_stands_for_it(better):
    best = dataclasses.replace(ONE, **({"slug": "other"} | better))
    worse = dataclasses.replace(ONE, slug="scan", waiting_pages=3, passages=99)
    acts = Acts([worse, ONE, best])
    assert {acts.best(one).slug for one in (worse, ONE, best)} == {best.slug}
    assert [one.slug for one in acts.others(best)] == ["one", "scan"]


def test_a_document_of_no_library():
    assert Acts([]).best(ONE) == ONE
    assert Acts([]).others(ONE) == ()


@pytest.mark.parametrize(
    ("number", "year", "place"),
    [
        ("30/2020/NĐ-CP", True, False), ("31/2024/QH15", True, False), ("15/2024/NQ-HĐND", True, True),
        ("26-NQ/TU", False, True), ("26-CT/TW", False, False), ("05/KH-UBND", False, True),
        ("12-NQ/BTVTU", False, True),
    ],
)  # fmt: skip
def test_numbers(number, year, place):
    assert (holds_year(number), of_a_place(number)) == (year, place)
