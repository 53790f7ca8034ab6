"""Names that are put together, held apart, and corrected."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.targets.corrections import Correction, Corrections
from analysis.targets.indicators import indicators
from analysis.targets.model import TargetRow
from bench.indicators import judged
from bench.truth_files import TRUTH
from index.model import FoundDocument
from index.standing import Standing
from tests.analysis.targets.plans import target

DOCUMENT = FoundDocument(
    id=1, slug="a", number="1-NQ/TU", type="Nghị quyết", title=None, issuer=None, place=None, date=None, signer=None,
    role=None, system="party", sample=False, file="a.txt", sha256="0", passages=1,
)  # fmt: skip
LONG = "Tỷ lệ hồ sơ thủ tục hành chính được giải quyết trực tuyến toàn trình"


def rows(*names, **changes):
    return [
        TargetRow(
            DOCUMENT, replace(target("3", indicator=name, **changes), ordinal=place), Standing("", 1, None, None), ""
        )
        for place, name in enumerate(names)
    ]


def close(names):
    return np.ones((len(names), 1), np.float32)


def far(names):
    return np.eye(len(names), dtype=np.float32)


def never(names):
    raise AssertionError(f"asked for {names}")


def groups(found):
    return sorted(sorted(one.names) for one in found)


class TestClusters:
    def test_what_says_the_same_is_one_and_asks_for_no_vector(self):
        found = indicators(rows("Độ che phủ rừng", "Tỷ lệ hộ nghèo", "Tỷ lệ che phủ rừng", "Độ che phủ rừng"), never)
        assert groups(found) == [["Tỷ lệ che phủ rừng", "Độ che phủ rừng"], ["Tỷ lệ hộ nghèo"]]
        assert (found[0].name, found[0].rows, found[0].id) == (
            "Độ che phủ rừng", ("a#0", "a#3", "a#2"), "do-che-phu-rung.percent",
        )  # fmt: skip

    def test_what_nearly_says_the_same_must_be_near_too(self):
        pair = rows(LONG, f"{LONG} cấp xã")[0], rows(f"{LONG} mức cao")[0]
        assert len(indicators(pair, close)) == 1
        assert len(indicators(pair, far)) == 2

    def test_a_part_is_no_whole(self):
        names = (LONG, f"{LONG} của các cơ quan chuyên môn thuộc ủy ban nhân dân")
        assert len(indicators(rows(*names), close)) == 2

    def test_nobody_joins_units_or_natures(self):
        three = [
            *rows("Tỷ lệ hộ nghèo"),
            *rows("Tỷ lệ hộ nghèo", direction="decrease"),
            *rows("Tỷ lệ hộ nghèo", unit_norm="household"),
        ]
        keyed = [replace(row, document=replace(DOCUMENT, slug=slug)) for row, slug in zip(three, "abc", strict=True)]
        found = indicators(keyed, close, Corrections((Correction("same", "Tỷ lệ hộ nghèo", "Hộ nghèo"),)))
        assert sorted(one.id for one in found) == [
            "ty-le-ho-ngheo.household", "ty-le-ho-ngheo.percent", "ty-le-ho-ngheo.percent.change",
        ]  # fmt: skip

    def test_rejected_ones_are_in_none(self):
        assert indicators(rows("Tỷ lệ hộ nghèo", certainty="rejected"), never) == ()

    def test_of_the_most_frequent_names_the_fullest(self):
        found = indicators(rows("Lao động qua đào tạo", "Tỷ lệ lao động qua đào tạo"), never)
        assert [(one.name, one.names[1]) for one in found] == [("Tỷ lệ lao động qua đào tạo", "Lao động qua đào tạo")]

    def test_ids_are_different_where_names_are_cut(self):
        long = "Tỷ lệ xã, phường, thị trấn, khu dân cư, cơ quan, trường học đạt tiêu chuẩn an toàn về an ninh "
        found = indicators(rows(f"{long} biên giới", f"{long} mạng"), never)
        assert len({one.id for one in found}) == 2

    @settings(max_examples=30, deadline=None)
    @given(st.permutations(["Độ che phủ rừng", "Tỷ lệ che phủ rừng", "Tỷ lệ hộ nghèo", LONG, "", "Hộ nghèo", "Số 5"]))
    def test_the_order_of_the_rows_changes_nothing(self, names):
        found = indicators(rows(*names), close)
        assert groups(found) == groups(indicators(rows(*sorted(names)), close))
        assert sorted(row for one in found for row in one.rows) == [f"a#{place}" for place in range(len(names))]


class TestCorrections:
    NAMES = ("Độ che phủ rừng", "Tỷ lệ che phủ rừng", "Rừng che phủ đất", "Tỷ lệ hộ nghèo")

    def clusters(self, *lines):
        corrections = Corrections(tuple(Correction(*line) for line in lines))
        return indicators(rows(*self.NAMES), never, corrections)

    def test_the_same(self):
        first, *_ = self.clusters(("same", "RỪNG che phủ  đất", "Độ che phủ rừng"))
        assert (len(first.rows), first.corrected) == (3, True)

    def test_different(self):
        found = self.clusters(("different", "Độ che phủ rừng", "Tỷ lệ che phủ rừng"))
        assert (len(found), [one.corrected for one in found].count(True)) == (4, 2)

    def test_who_was_told_apart_stays_out_of_what_is_joined(self):
        found = self.clusters(
            ("same", "Rừng che phủ đất", "Độ che phủ rừng"),
            ("different", "Rừng che phủ đất", "Tỷ lệ che phủ rừng"),
        )
        assert groups(found) == [["Rừng che phủ đất", "Độ che phủ rừng"], ["Tỷ lệ che phủ rừng"], ["Tỷ lệ hộ nghèo"]]

    def test_names_that_are_not_there_do_nothing(self):
        assert groups(self.clusters(("same", "Lạm phát", "Tỷ lệ hộ nghèo"))) == groups(self.clusters())


@pytest.mark.parametrize("file", ["pairs-dev", "wordings-dev"])
def test_a_truth_file_has_what_the_bench_reads(file):
    truth = json.loads(Path(TRUTH / "indicators" / f"{file}.json").read_text("utf-8"))
    assert truth["fresh"] is False
    sides = [pair[side] for pair in truth["pairs"] for side in "ab"]
    assert all({"file", "quote", "indicator", "value_text"} <= set(side) for side in sides)


def test_the_bench_counts_what_is_right_wrong_and_missed():
    found = rows("Độ che phủ rừng", "Tỷ lệ che phủ rừng", "Tỷ lệ hộ nghèo")
    quotes = ("che phủ 63%", "che phủ 64%", "nghèo 3%")
    values = ("63", "64", "3")
    placed = [
        replace(row, quote=quote, target=replace(row.target, value_start=quote.index(value), value_end=len(quote) - 1))
        for row, quote, value in zip(found, quotes, values, strict=True)
    ]

    def side(place):
        return {
            "file": "f", "quote": quotes[place], "value_text": values[place],
            "indicator": found[place].target.indicator,
        }  # fmt: skip

    def pair(a, b, same):
        return {"a": side(a), "b": side(b), "same": same, "why": ""}

    missing = {"a": side(0), "b": side(0) | {"quote": "không có", "value_text": "9"}, "same": True, "why": ""}
    count = judged([pair(0, 1, True), pair(0, 1, False), pair(1, 2, True), missing], {"f": placed}, close)
    assert count == {"pairs": 4, "same": 3, "parsed": 2, "ours": 2, "right": 1}
