import datetime
import json

import pytest

from bench.headers import FIELDS, judge
from bench.truth_files import TRUTH
from ingest.model import Header

TRUTHS = {
    "number": "26-NQ/TU",
    "date": "2024-10-22",
    "role": "T/M TỈNH ỦY, BÍ THƯ",
    "title": "về  việc Thử.",
    "place": None,
}


@pytest.mark.parametrize(
    ("field", "header", "outcome"),
    [
        ("number", Header(number="26-NQ/TU"), "right"),
        ("number", Header(number="26-NO/TU"), "wrong"),
        ("number", Header(), "missing"),
        ("date", Header(date=datetime.date(2024, 10, 22)), "right"),
        ("date", Header(date=datetime.date(2024, 10, 23)), "wrong"),
        # manner and position are one line of the truth; case, tone placement and the last full stop do not matter
        ("role", Header(manner="T/M Tỉnh uỷ", role="Bí thư"), "right"),
        ("role", Header(role="Bí thư"), "wrong"),
        ("title", Header(title="Về việc thử"), "right"),
        # what the document does not give
        ("place", Header(), "right"),
        ("place", Header(place="Kon Tum"), "wrong"),
    ],
)
def test_judge(field: str, header: Header, outcome: str) -> None:
    assert judge(field, header, TRUTHS) == outcome


def test_other_readings_count() -> None:
    truth = {"issuer": "Văn phòng Trung ương Đảng", "accept": {"issuer": ["Văn phòng", None]}}
    assert [judge("issuer", Header(issuer=name), truth) for name in ("Văn phòng", None, "Ban")] == [
        "right",
        "right",
        "wrong",
    ]


def test_the_truth_has_every_field_of_every_document() -> None:
    rows = [json.loads(line) for line in (TRUTH / "headers.jsonl").read_text("utf-8").splitlines()]
    assert len({row["file"] for row in rows}) == len(rows) >= 40
    assert all(set(FIELDS) <= set(row) for row in rows)
    assert sum(row["fresh"] for row in rows) >= 40
