"""What later documents did to a document."""

import dataclasses
import datetime
import time
import unicodedata

import pytest

from index.changes import changes_of, effects, in_force_from, touching
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


@pytest.mark.parametrize(
    ("line", "relation", "done"),
    [
        # some articles are repealed: the act is amended, not over
        ("Điều 24. Sửa đổi, bổ sung, bãi bỏ một số điều khoản của Thông tư số {}", "bãi bỏ", "sửa đổi"),
        ("Bãi bỏ Phụ lục I và mẫu số 2 ban hành kèm theo Thông tư số {}", "bãi bỏ", "sửa đổi"),
        ("Bãi bỏ cụm từ “Tổng cục” tại Thông tư số {}", "bãi bỏ", "sửa đổi"),
        ("2. Bãi bỏ Thông tư số {} của Bộ trưởng Bộ Tài chính.", "bãi bỏ", "bãi bỏ"),
        ("1. Thông tư này thay thế Thông tư số {}.", "thay thế", "thay thế"),
        # what is only planned, or only dates the end of another act
        ("| 88. | Sửa đổi hoặc ban hành thay thế Thông tư số {} | Bộ Tài chính |", "thay thế", None),
        ("xây dựng Thông tư mới (thay thế Thông tư số {})", "thay thế", None),
        ("trình Bộ trưởng ban hành thay thế Thông tư số {} trong năm 2026", "thay thế", None),
        ("Nội dung trên hết hiệu lực kể từ ngày Thông tư số {} có hiệu lực thi hành", "hết hiệu lực", None),
    ],
)
def test_what_was_done_to_the_whole(line, relation, done):
    raw = line.format(NUMBER)
    start = raw.index(NUMBER) - len("Thông tư số ")
    changes = found(NEW, raw, mention(relation, start=start, end=raw.index(NUMBER) + len(NUMBER)))
    assert [change.relation for change in changes] == ([done] if done else [])


def test_a_place_that_goes_into_another_act():
    raw = "3. Bổ sung khoản 4 vào sau khoản 3 Điều 47 Nghị định số 296/2025/NĐ-CP như sau:"
    place = mention("bổ sung", kind="internal", number=None, resolves_to=NUMBER, start=10, end=17)
    assert found(NEW, raw, place) == ()


def test_the_day_in_the_sentence_goes_before_that_of_the_act():
    raw = f"{RAW}\n3. Thông tư số {NUMBER} hết hiệu lực thi hành kể từ ngày 15 tháng 9 năm 2026."
    start = raw.rindex(NUMBER)
    (change,) = found(NEW, raw, mention(start=start, end=start + len(NUMBER)))
    assert change.since == datetime.date(2026, 9, 15)


ISSUED = datetime.date(2026, 1, 10)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("1. Nghị định này có hiệu lực thi hành từ ngày 01/7/2026.", [("from", "2026-07-01", ())]),
        # of the day of signing, or counted from it
        ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", [("from", "2026-01-10", ())]),
        ("Nghị quyết này có hiệu lực thi hành từ ngày thông qua./.", [("from", "2026-01-10", ())]),
        ("1. Thông tư này có hiệu lực thi hành sau 45 ngày kể từ ngày ký ban hành.", [("from", "2026-02-24", ())]),
        ("Hướng dẫn này có hiệu lực từ ngày ký, thay thế Hướng dẫn số 11-HD/VPTW", [("from", "2026-01-10", ())]),
        # loose writing, decomposed letters, no `này`
        ("Thông tư này có hiệu lực kể từ ngày 12/ 02/2026", [("from", "2026-02-12", ())]),
        ("Điều 17. Hiệu lực thi hành\n1. Thông tư có hiệu lực kể từ ngày 29 tháng 12 năm 2025.",
         [("from", "2025-12-29", ())]),
        (unicodedata.normalize("NFD", "Nghị quyết này có hiệu lực thi hành từ ngày 01/7/2026."),
         [("from", "2026-07-01", ())]),
        # until when
        ("Nghị quyết này có hiệu lực từ ngày 01/5/2026 đến hết ngày 30/6/2026.",
         [("from", "2026-05-01", ()), ("until", "2026-06-30", ())]),
        ("Nghị quyết này có hiệu lực từ ngày 29/4/2026 đến trước ngày 01/3/2027",
         [("from", "2026-04-29", ()), ("until", "2027-02-28", ())]),
        ("2. Thông tư này hết hiệu lực kể từ ngày 01/3/2027, trừ các trường hợp tại khoản 1 Điều 60",
         [("until", "2027-02-28", ())]),
        ("Nghị quyết này được thực hiện đến hết năm 2030.", [("until", "2030-12-31", ())]),
        ("2. Thông tư này áp dụng đến khi Danh mục được ban hành.", [("until", None, ())]),
        # parts of it
        ("2. Quy định tại khoản 4 Điều 16 và khoản 4 Điều 28 của Luật này có hiệu lực từ ngày 01/01/2026.",
         [("from", "2026-01-01", (("Điều 16", "Khoản 4"), ("Điều 28", "Khoản 4")))]),
        ("Khoản 1 Điều 10 Thông tư này có hiệu lực thi hành kể từ ngày 25/7/2026.",
         [("from", "2026-07-25", (("Điều 10", "Khoản 1"),))]),
        # no day to be had
        ("Quyết định này có hiệu lực kể từ ngày……………", [("from", None, ())]),
        # it dates something else, or is the text of another act
        ("Hồ sơ nộp trước ngày Nghị định này có hiệu lực từ ngày 01/7/2026", []),
        ("kể từ ngày Luật này có hiệu lực thi hành đến hết ngày 31/12/2026, mức thu là 2%", []),
        ("Sửa đổi Điều 24 như sau: “Điều 24. Hiệu lực\nNghị định này có hiệu lực từ ngày 01/01/2026.”.", []),
        ("Giấy phép này có hiệu lực từ ngày 01/7/2026", []),
        ("Bản án có hiệu lực pháp luật từ ngày 01/7/2026", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_a_document_says_of_itself(raw, told):
    made = [(one.kind, one.day and one.day.isoformat(), one.places) for one in effects(raw, ISSUED)]
    assert made == told
    assert all(raw[one.start : one.end].strip() == raw[one.start : one.end] for one in effects(raw, ISSUED))


def test_what_is_left_out_is_kept():
    (effect,) = effects("Luật này có hiệu lực từ ngày 01/01/2026, trừ trường hợp quy định tại khoản 2 Điều này.")
    assert effect.exception == "trừ trường hợp quy định tại khoản 2 Điều này"


@pytest.mark.parametrize(
    "unit",
    ["Nghị định này có hiệu lực ", "này  có hiệu lực\n", "“này có hiệu lực", "hiệu  ", "\n \n này được áp dụng "],
)
def test_time_grows_as_the_text_does(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        started = time.process_time()
        effects(text, ISSUED)
        return time.process_time() - started

    seconds(10_000)
    assert seconds(200_000) < 8 * max(seconds(50_000), 0.02)
