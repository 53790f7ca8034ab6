import dataclasses
from typing import Any

from bench.structure import compare, crossing, incomplete
from ingest.parse import parse_raw
from ingest.read import RawFile

TEXT = "I. MỘT\n1. Hai\nCâu.\n2. Ba\nCâu.\nII. BỐN\nCâu."


def _document(text: str = TEXT) -> Any:
    return parse_raw(RawFile("x.txt", "0", text, ()), "/x.txt")


def _truth(*headings: tuple[str, str, int], **more: Any) -> dict[str, Any]:
    listed = [{"kind": kind, "text": text, "depth": depth} for kind, text, depth in headings]
    return {"levels": ["roman", "arabic"], "until": None, "headings": listed, **more}


ALL = (("roman", "I. MỘT", 0), ("arabic", "1. Hai", 1), ("arabic", "2. Ba", 1), ("roman", "II. BỐN", 0))


def test_all_found() -> None:
    counts, faults = compare(_document(), _truth(*ALL))
    assert (dict(counts), faults) == ({"all": 4, "found": 4, "matched": 4, "depth": 4}, [])


def test_missed_wrong_and_depth_are_counted() -> None:
    counts, faults = compare(
        _document(),
        _truth(ALL[0], ("arabic", "1. Hai", 0), ("arabic", "1a. Thêm", 1), ALL[3], decoys=[{"text": "2. Ba"}]),
    )
    assert {name: counts[name] for name in ("found", "missed", "wrong", "depth", "decoys")} == {
        "found": 3, "missed": 1, "wrong": 1, "depth": 2, "decoys": 1,
    }  # fmt: skip
    assert len(faults) == 4


def test_only_what_is_listed_counts() -> None:
    counts, _ = compare(_document(), _truth(*ALL[:2], until="2. Ba"))
    assert (counts["found"], counts["wrong"]) == (2, 0)
    optional = _truth(*ALL[:3], ALL[3])
    optional["headings"][3]["optional"] = True
    assert compare(_document(), optional)[0]["all"] == 3


def test_passages_are_checked() -> None:
    document = _document()
    assert (crossing(document), incomplete(document)) == (0, False)
    first, *rest = document.passages
    torn = dataclasses.replace(document, passages=(dataclasses.replace(first, end=rest[3].end), *rest))
    assert crossing(torn) == 1
    assert incomplete(dataclasses.replace(document, passages=tuple(rest)))
