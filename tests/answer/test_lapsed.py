"""A document that no longer holds on the day that is asked about answers nothing for it."""

from datetime import date

import pytest

from answer.figures.figure import find
from answer.refusing.lapsed import lapsed
from index.model import FoundPassage
from tests.answer.cases import Held, case_of
from tests.answer.conftest import passage

RATE = passage("Thuế suất nhập khẩu ưu đãi của dầu thô là 0%.")
UNTIL = "1. Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2026 đến hết ngày 30 tháng 6 năm 2026."
FROM = "1. Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2026."
REPLACES = (
    "1. Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2026 và thay thế Nghị quyết ngày 30/6/2020."
)


class Whole(Held):
    """A document of the passages given."""

    def __init__(self, *passages: FoundPassage) -> None:
        super().__init__()
        self._passages = list(passages)

    def passages_of(self, slug: str) -> list[FoundPassage]:
        return self._passages


@pytest.mark.parametrize(
    ("reading", "effect", "last"),
    [
        ("Từ ngày 01/7/2026 thuế suất nhập khẩu ưu đãi của dầu thô là mấy phần trăm?", UNTIL, date(2026, 6, 30)),
        ("Ngày 30/6/2026 thuế suất nhập khẩu ưu đãi của dầu thô là mấy phần trăm?", UNTIL, None),
        ("Năm 2026 thuế suất nhập khẩu ưu đãi của dầu thô là mấy phần trăm?", UNTIL, None),
        ("Ngày 01/7/2026 thuế suất nhập khẩu ưu đãi của dầu thô là mấy phần trăm?", FROM, None),
        ("Ngày 01/7/2026 thuế suất nhập khẩu ưu đãi của dầu thô là mấy phần trăm?", REPLACES, None),
        # the date of a document
        ("Theo Nghị quyết 99/NQ-CP ngày 01/7/2026 thuế suất nhập khẩu của dầu thô là mấy phần trăm?", UNTIL, None),
    ],
)
def test_a_day_after_the_last(reading: str, effect: str, last: date | None) -> None:
    case = case_of(reading, RATE, documents=Whole(RATE, passage(effect)))
    draft = find(case)
    assert draft is not None
    over = lapsed(case, draft)
    assert (over[1] if over else None) == last
