"""Provisions by their names -> the sections of a document."""

from dataclasses import replace

import pytest

from ingest.model import Section
from library.places import Places, parts_named


def _tree(*addresses: str) -> list[Section]:
    """Sections of ten letters each; what stands below another lies within it."""
    labels = [tuple(address.split(" › ")) for address in addresses]
    sections = []
    for ordinal, address in enumerate(labels):
        below = [place for place, other in enumerate(labels) if other[: len(address)] == address]
        parent = max((place for place in range(ordinal) if labels[place] == address[:-1]), default=None)
        start, end = ordinal * 10, below[-1] * 10 + 10
        sections.append(Section(ordinal, parent, "article", address[-1], "", ("số", *address), start, start + 5, end))
    return sections


LAW = _tree(
    "Chương I", "Chương I › Điều 1", "Chương I › Điều 2", "Chương I › Điều 2 › Khoản 1", "Chương I › Điều 2 › Khoản 2",
    "Chương I › Điều 2 › Khoản 2 › điểm a", "Chương II", "Chương II › Điều 3", "Chương II › Điều 3 › Khoản 2",
    "Phụ lục I", "Phụ lục I › Điều 2",
)  # fmt: skip
PARTY = _tree("I", "II", "II › 1", "II › 1 › 1.1", "II › 1 › 1.1 › gạch 1", "II › 2")


@pytest.mark.parametrize(
    ("sections", "said", "found"),
    [
        (LAW, "Điều 2 › Khoản 2", 4),
        (LAW, "khoản 2 điều 2", 4),
        (LAW, "dieu 2 khoan 2 diem a", 5),
        (LAW, "khoản 2 Điều 3", 8),
        # the outermost that fits: the article, not what is in it
        (LAW, "Điều 2", 2),
        (LAW, "Chương 2", 6),
        (LAW, "Chương II > Điều 3", 7),
        (LAW, "Điều 9", None),
        (LAW, "Điều 1 › Khoản 2", None),
        (LAW, "", None),
        (LAW, "›", None),
        (PARTY, "mục II", 1),
        (PARTY, "II › 1", 2),
        (PARTY, "khoản 1 mục II", 2),
        (PARTY, "1.1", 3),
        (PARTY, "II › 1 › 1.1 › gạch 1", 4),
    ],
)
def test_by_name(sections, said, found):
    section = Places(sections).find(parts_named(said))
    assert (section and section.ordinal) == found


@pytest.mark.parametrize(
    ("parts", "said_at", "found"),
    [
        # in khoản 2 điểm a of Điều 2, and in Điều 3
        (("Điều này",), 51, 2),
        (("Điều này", "Khoản 1"), 51, 3),
        (("Khoản này", "điểm a"), 51, 5),
        (("Điều này", "Khoản 2"), 81, 8),
        # in an annex its own article is meant
        (("Điều 2",), 101, 10),
        (("Điều 2",), 21, 2),
        # outside of an annex its articles are not meant
        (("Điều 2",), 71, 2),
        # none around
        (("Mục này",), 51, None),
        (("Điều này",), 0, None),
    ],
)
def test_from_where_it_is_said(parts, said_at, found):
    section = Places(LAW).find(parts, said_at)
    assert (section and section.ordinal) == found


def test_an_annex_is_found_by_the_number_in_its_heading():
    annexes = [replace(one, kind="annex", heading="PHỤ LỤC I.2 (Kèm theo Nghị quyết)") for one in _tree("Phụ lục (5)")]
    assert Places(annexes).find(("Phụ lục I.2",)) == annexes[0]
    assert Places(annexes).find(("Phụ lục I.1",)) is None


def test_what_is_around():
    assert [one.label for one in Places(LAW).around(51)] == ["Chương I", "Điều 2", "Khoản 2", "điểm a"]
    assert Places(LAW).around(10**6) == ()
    assert Places([]).around(0) == ()
