"""The scorer itself, on a text where the answer is known."""

from typing import Any

from bench.references import _compare, _placed
from ingest.citations.references import find_references
from ingest.model import Header

RAW = "Căn cứ Nghị quyết số 26-NQ/TU ngày 22/10/2024; theo khoản 2 Điều 5; Nghị quyết này thay thế Luật Đất đai."


def entry(quote: str, **fields: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("number", "name", "date", "issuer", "pinpoint"))
    return {"id": "R", "quote": quote, "status": "certain", "relation": "dẫn chiếu"} | blank | fields


FULL = entry("Nghị quyết số 26-NQ/TU ngày 22/10/2024", kind="document", number="26-NQ/TU", date="2024-10-22")
PLACE = entry("khoản 2 Điều 5", kind="internal", pinpoint="khoản 2 Điều 5")
LAW = entry("Luật Đất đai", kind="law", name="Luật Đất đai", relation="thay thế")
SELF = {"quote": "Nghị quyết này"}


def count(expected: list[dict[str, Any]], optional: list[dict[str, Any]]) -> Any:
    found = [((one.start, one.end), one) for one in find_references(RAW, Header())]
    return _compare(found, _placed(expected, RAW), [span for span, _ in _placed(optional, RAW)], RAW, lambda _: None)


def test_all_right():
    result = count([FULL, PLACE, LAW], [SELF])
    assert (result.found, result.right, result.certain, result.met) == (3, 3, 3, 3)
    assert result.fields["relation"] == [False, True, True]  # it is căn cứ
    assert result.fields["pinpoint"] == [True, True, True]
    assert result.fields["date"] == [True, True, True]


def test_another_number_is_wrong_and_missed():
    result = count([FULL | {"number": "27-NQ/TU"}, PLACE, LAW], [SELF])
    assert (result.found, result.right, result.met) == (3, 2, 2)


def test_what_the_truth_does_not_list_is_wrong():
    result = count([FULL, LAW], [])
    assert (result.found, result.right) == (4, 2)


def test_an_ambiguous_one_need_not_be_found():
    result = count([FULL, PLACE, LAW, entry("theo", kind="law", name="Luật") | {"status": "ambiguous"}], [SELF])
    assert (result.certain, result.met) == (3, 3)


def test_quotes_without_offsets_are_looked_up_without_blanks():
    raw = "Điều 1, Điều\n1, Điều 2"
    ((span, _), (missing, _)) = _placed([{"quote": "Điều 1", "nth": 2}, {"quote": "Điều 9"}], raw)
    assert raw[slice(*span)] == "Điều\n1"
    assert missing == (-2, -1)
