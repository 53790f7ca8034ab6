"""Which documents filters let through, and which filter it is that leaves nothing."""

import dataclasses
import datetime

import pytest

from index.filtering import emptied_by, predicate
from index.model import Filters, FoundDocument

DOCUMENT = FoundDocument(
    id=1, slug="26-nq-tu", number="26-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy Kon Tum", place=None,
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="",
    passages=1,
)  # fmt: skip
BARE = dataclasses.replace(DOCUMENT, id=2, slug="b", number=None, type=None, issuer=None, date=None, system=None)
DAY = datetime.date(2024, 10, 22)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(documents=("26 - nq/tu",)), [1]),
        (Filters(documents=("b",)), [2]),
        (Filters(number="26-nq/tu"), [1]),
        (Filters(issuer="kon tum"), [1]),
        (Filters(type="nghi quyet"), [1]),
        (Filters(system="state"), []),
        (Filters(year=2024), [1]),
        (Filters(since=DAY), [1]),
        (Filters(since=DAY + datetime.timedelta(1)), []),
        (Filters(until=DAY), [1]),
        (Filters(until=DAY - datetime.timedelta(1)), []),
    ],
)
def test_what_is_let_through(filters, kept):
    lets_through = predicate(filters)
    assert lets_through is not None
    assert [document.id for document in (DOCUMENT, BARE) if lets_through(document)] == kept


@pytest.mark.parametrize(
    ("typed", "issuer", "kept"),
    [
        # a body of the centre is no other whose name ends in its own
        ("Chính phủ", "Chính phủ", True),
        ("  chinh  phu ", "Chính phủ", True),
        ("Chính phủ", "Thủ tướng Chính phủ", False),
        ("Chính phủ", "Văn phòng Chính phủ", False),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", True),
        ("Thủ tướng", "Thủ tướng Chính phủ", True),
        ("Quốc hội", "Ủy ban Thường vụ Quốc hội", False),
        # it may issue together with others
        ("Chính phủ", "Ủy ban Thường vụ Quốc hội - Chính phủ - Đoàn Chủ tịch Ủy ban Trung ương", True),
        ("Bộ Y tế", "Bộ Công an - Bộ Y tế", True),
        # a part of a name, an abbreviation, in whatever letters
        ("Bộ Tài chính", "BỘ TÀI CHÍNH", True),
        ("tài chính", "Bộ Tài chính", True),
        ("UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai", True),
        ("ubnd tinh", "Ủy ban nhân dân tỉnh Lào Cai", True),
        ("UBND tỉnh Lào Cai", "Uỷ ban nhân dân tỉnh Kon Tum", False),
        ("Tỉnh ủy Kon Tum", "Ban Thường vụ Tỉnh ủy Kon Tum", True),
        ("Chính phủ", None, False),
    ],
)
def test_issuers(typed, issuer, kept):
    lets_through = predicate(Filters(issuer=typed))
    assert lets_through is not None
    assert lets_through(dataclasses.replace(DOCUMENT, issuer=issuer)) is kept


def test_no_filter_asks_nothing():
    assert predicate(Filters(kinds=("body",))) is None


@pytest.mark.parametrize(
    ("filters", "named"),
    [
        (Filters(year=1945, issuer="Tỉnh ủy"), ("năm ban hành 1945",)),
        (
            Filters(issuer="Bộ Y tế", since=DAY + datetime.timedelta(1)),
            ("cơ quan ban hành «Bộ Y tế»", "từ ngày 23/10/2024"),
        ),
        # each alone leaves something
        (Filters(documents=("b",), year=2024), ("văn bản «b»", "năm ban hành 2024")),
    ],
)
def test_the_filter_that_leaves_nothing_is_named(filters, named):
    assert emptied_by(filters, [DOCUMENT, BARE]) == named
