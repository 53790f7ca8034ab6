"""What later documents did to a document."""

import dataclasses
import datetime

import pytest

from index.changes import changes_of, in_force_from, touching
from index.model import FoundDocument
from ingest.model import Reference

OLD = FoundDocument(
    id=1, slug="cu", number="13/2015/TT-BTC", type="Thông tư", title=None, issuer="Bộ Tài chính", place="Hà Nội",
    date=datetime.date(2015, 1, 30), signer=None, role=None, system="state", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip
NEW = dataclasses.replace(OLD, id=2, slug="moi", number="6/2026/TT-BTC", date=datetime.date(2026, 1, 15))
RAW = (
    "Điều 9. Hiệu lực\n1. Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2026.\n"
    "2. Thông tư số 13/2015/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực.\n"
)
NUMBER = "13/2015/TT-BTC"
START = RAW.index(NUMBER)


def mention(relation="hết hiệu lực", **more):
    return dataclasses.replace(Reference(0, "document", START, START + len(NUMBER), NUMBER, relation=relation), **more)


def found(by=NEW, raw=RAW, *references):
    return changes_of(OLD, [(by, reference) for reference in references or (mention(),)], lambda slug: raw)


def test_replaced_since_when_and_with_what_evidence():
    (change,) = found()
    assert (change.relation, change.by.slug, change.whole) == ("hết hiệu lực", "moi", True)
    assert change.since == datetime.date(2026, 3, 1)
    assert change.quote == "2. Thông tư số 13/2015/TT-BTC hết hiệu lực kể từ ngày Thông tư này có hiệu lực."
    assert RAW[change.start : change.end] == NUMBER


@pytest.mark.parametrize(
    ("by", "reference"),
    [
        (NEW, mention("dẫn chiếu")),
        (NEW, mention("căn cứ")),
        (NEW, mention(certainty="ambiguous")),
        # another document of that number
        (NEW, mention(date=datetime.date(2014, 1, 30))),
        # an older one cannot have done it, a made-up one did nothing, a consolidated text reports what others did
        (dataclasses.replace(NEW, date=datetime.date(2014, 1, 1)), mention()),
        (dataclasses.replace(NEW, sample=True), mention()),
        (dataclasses.replace(NEW, type="Văn bản hợp nhất"), mention("sửa đổi")),
        (dataclasses.replace(OLD, slug="cu"), mention()),
    ],
)
def test_no_change(by, reference):
    assert found(by, RAW, reference) == ()


def test_its_own_date_where_it_does_not_say_since_when():
    (change,) = found(NEW, RAW.replace("có hiệu lực thi hành", "được thi hành"))
    assert change.since == NEW.date


def test_words_exchanged_are_a_part():
    raw = "Thay thế cụm từ “A” bằng cụm từ “B” tại Thông tư số 13/2015/TT-BTC"
    start = raw.index(NUMBER)
    (change,) = found(NEW, raw, mention("thay thế", start=start, end=start + len(NUMBER)))
    assert not change.whole


def test_the_strongest_first_and_none_twice():
    amended = mention("sửa đổi", pinpoints=(("Điều 5", "Khoản 2"),))
    changes = found(NEW, RAW, amended, amended, mention("bãi bỏ"), mention("bãi bỏ"))
    assert [(change.relation, change.whole) for change in changes] == [("bãi bỏ", True), ("sửa đổi", False)]


@pytest.mark.parametrize(
    ("address", "touched"),
    [
        ("13/2015/TT-BTC › Điều 5 › Khoản 2 › điểm a", True),
        ("13/2015/TT-BTC › Điều 5 › Khoản 2", True),
        ("13/2015/TT-BTC › Điều 5 › Khoản 3", False),
        ("13/2015/TT-BTC › Điều 15 › Khoản 2", False),
    ],
)
def test_only_the_passages_that_are_meant(address, touched):
    changes = found(NEW, RAW, mention("sửa đổi", pinpoints=(("Điều 5", "Khoản 2"),)))
    assert bool(touching(changes, address)) is touched


def test_the_whole_act_touches_every_passage():
    assert touching(found(), "13/2015/TT-BTC › Điều 1")


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("Nghị định này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2026.", datetime.date(2026, 8, 15)),
        ("Luật này có hiệu lực\nthi hành kể từ ngày 01/7/2026", datetime.date(2026, 7, 1)),
        ("có hiệu lực từ ngày ký. Kế hoạch ngày 01/7/2026", None),
        ("", None),
    ],
)
def test_in_force_from(raw, day):
    assert in_force_from(raw) == day
