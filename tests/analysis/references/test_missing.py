"""Which mentions of missing documents mean the same one."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.references.missing import Claim, missing
from tests.analysis.references.graphs import day, document, mention

HERE = document("a", "1/2024/NĐ-CP", "2024-05-01")
OLD = document("b", "2/2010/NĐ-CP", "2010-05-01")
KON_TUM = document("kt", "9-BC/TU", "2024-05-01", place="Kon Tum")
GIA_LAI = document("gl", "8-BC/TU", "2024-05-01", place="Gia Lai")


def ids(*claims):
    return missing([Claim(by, reference) for by, reference in claims])[0]


def law(name="Luật Đất đai", **more):
    return mention(kind="law", name=name, type="Luật", **more)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # with and without its day, letters without their marks: one, if nothing contradicts
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (OLD, mention("26-CT/TW", "2018-11-09"))], "aa"),
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (KON_TUM, mention("26-ct/tw"))], "aa"),
        ([(KON_TUM, mention("26-CT/TW")), (HERE, mention("26-CT/TW", "2018-11-09"))], "aa"),
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (KON_TUM, mention("26-CT/TW", year=2018))], "aa"),
        # another day, another year, and one that was not there yet
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (HERE, mention("26-CT/TW", "2012-11-09"))], "ab"),
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (HERE, mention("26-CT/TW", year=2012))], "ab"),
        ([(HERE, mention("26-CT/TW", "2018-11-09")), (OLD, mention("26-CT/TW"))], "ab"),
        # of two, one without a day is neither …
        (
            [
                (HERE, mention("26-CT/TW", "2018-11-09")),
                (OLD, mention("26-CT/TW", "2008-11-09")),
                (KON_TUM, mention("26-CT/TW")),
            ],
            "abc",
        ),
        # … unless its own document dates one of them
        (
            [
                (HERE, mention("26-CT/TW", "2018-11-09")),
                (OLD, mention("26-CT/TW", "2008-11-09")),
                (HERE, mention("26-CT/TW")),
            ],
            "aba",
        ),
        # a number that holds its year: another day is a slip
        ([(HERE, mention("30/2020/NĐ-CP", "2020-03-05")), (OLD, mention("30/2020/NĐ-CP", "2020-05-03"))], "aa"),
        # every province has such numbers
        ([(KON_TUM, mention("05-NQ/TU", "2021-01-01")), (GIA_LAI, mention("05-NQ/TU", "2021-01-01"))], "ab"),
        (
            [(KON_TUM, mention("05-NQ/TU")), (HERE, mention("05-NQ/TU", issuer="Tỉnh ủy Kon Tum"))],
            "aa",
        ),
        # a law by its name: the year tells
        ([(HERE, law(year=2013)), (HERE, law(year=2003))], "ab"),
        ([(HERE, law(year=2013)), (KON_TUM, law("LUẬT ĐẤT ĐAI"))], "aa"),
        ([(HERE, law(year=2013)), (OLD, law())], "ab"),
        # … and another mention its number
        ([(HERE, law(number="31/2024/QH15", year=2024)), (KON_TUM, law(year=2024))], "aa"),
        ([(KON_TUM, law(year=2024)), (HERE, law(number="31/2024/QH15", year=2024))], "aa"),
        ([(HERE, law(number="31/2024/QH15", year=2024)), (KON_TUM, law(year=2013))], "ab"),
        # what this text shows to be meant
        ([(HERE, mention("57", resolves_to="57-NQ/TW")), (KON_TUM, mention("57-NQ/TW"))], "aa"),
        # names of other things, whatever their years
        (
            [
                (HERE, mention(kind="programme", name="Đề án 06", year=2030)),
                (KON_TUM, mention(kind="programme", name="đề án 06")),
            ],
            "aa",
        ),
    ],
)
def test_which_are_one(claims, expected):
    found = ids(*claims)
    letters = dict(zip(dict.fromkeys(found), "abc", strict=False))
    assert "".join(letters[one] for one in found) == expected


def test_what_is_known_of_it():
    claims = [
        Claim(HERE, mention("30/2020/NĐ-CP", "2020-03-05", type="Nghị định", issuer="Chính phủ")),
        Claim(OLD, mention("30/2020/NĐ-CP", "2020-05-03", type="Nghị định")),
        Claim(KON_TUM, mention("30/2020/ND-CP", "2020-03-05", certainty="ambiguous")),
    ]
    (node,) = missing(claims)[1].values()
    assert (node.id, node.number, node.type, node.issuer) == (
        "?30/2020/nd-cp",
        "30/2020/NĐ-CP",
        "Nghị định",
        "Chính phủ",
    )
    assert (node.date, node.year, node.document) == (datetime.date(2020, 3, 5), 2020, None)
    assert (node.certain, node.one_of_several) == (True, False)


def test_only_doubtful_mentions_leave_it_doubtful():
    (node,) = missing([Claim(HERE, mention("148/202S/NĐ-CP", certainty="ambiguous"))])[1].values()
    assert not node.certain


def test_one_that_may_be_either_says_so():
    _, nodes = missing(
        [
            Claim(HERE, mention("26-CT/TW", "2018-11-09")),
            Claim(OLD, mention("26-CT/TW", "2008-11-09")),
            Claim(KON_TUM, mention("26-CT/TW")),
        ]
    )
    assert {node.id: node.one_of_several for node in nodes.values()} == {
        "?26-ct/tw.2018-11-09": False,
        "?26-ct/tw.2008-11-09": False,
        "?26-ct/tw": True,
    }


def test_nothing_is_missing_where_nothing_is_claimed():
    assert missing([]) == ([], {})


DAYS = st.sampled_from([None, "2008-11-09", "2018-11-09", "2023-01-01"])


@given(
    st.lists(st.tuples(st.sampled_from([HERE, OLD, KON_TUM, GIA_LAI]), DAYS, st.sampled_from(["26-CT/TW", "5-NQ/TU"])))
)
def test_each_claim_means_one_document_that_it_does_not_contradict(rows):
    claims = [Claim(by, mention(number, date)) for by, date, number in rows]
    found, nodes = missing(claims)
    assert len(found) == len(claims)
    assert set(found) == set(nodes)
    for claim, (_, date, number), identity in zip(claims, rows, found, strict=True):
        node = nodes[identity]
        assert node.number == number
        assert date is None or node.date == day(date)
        assert not (date is None and node.date and claim.by.date < node.date)


def test_many_mentions_of_one_number_take_no_square_of_time():
    claims = [Claim(HERE, mention("26-CT/TW", f"{1990 + place % 30}-01-{1 + place % 28:02}")) for place in range(5000)]
    claims += [Claim(KON_TUM, mention("26-CT/TW")) for _ in range(5000)]
    started = time.process_time()
    assert len(missing(claims)[1]) == 421
    assert time.process_time() - started < 2
