"""Which document of the library a mention means: one, none, or more than may be chosen between."""

import dataclasses
import datetime

import pytest

from index.links import Link, Linker
from index.model import FoundDocument
from ingest.model import Reference

DAY = datetime.date(2023, 12, 5)
CITING = FoundDocument(
    id=1, slug="citing", number="26-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy Kon Tum", place="Kon Tum",
    date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False, file="a.txt", sha256="0",
    passages=1,
)  # fmt: skip


def document(slug, number, date=DAY, place="Kon Tum", *, sample=False):
    return dataclasses.replace(CITING, slug=slug, number=number, date=date, place=place, sample=sample)


def linked(documents, *references):
    numbered = tuple(dataclasses.replace(one, ordinal=place) for place, one in enumerate(references))
    found = Linker(documents).links(CITING, numbered)
    return [(one.status, [meant.slug for meant in one.documents], one.confirmed) for one in found.values()]


def mention(number=None, **more):
    return Reference(0, "document", 0, 1, number, **more)


HERE, ELSEWHERE = document("kt", "23-NQ/TU"), document("hn", "23-NQ/TU", place="Hà Nội")
OLD, NEW = document("old", "26-CT/TW", datetime.date(2018, 11, 9)), document("new", "26-CT/TW", DAY)
MADE_UP = document("mau", "23-NQ/TU", sample=True)
DECREE = document("decree", "30/2020/NĐ-CP", datetime.date(2020, 3, 5))


@pytest.mark.parametrize(
    ("documents", "reference", "expected"),
    [
        # the number and the day
        ([CITING, HERE, DECREE], mention("23-NQ/TU", date=DAY), ("one", ["kt"], True)),
        # the number alone may be of another term, but one that holds its year may not
        ([HERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([DECREE], mention("30/2020/NĐ-CP"), ("one", ["decree"], True)),
        # letters without their marks, as OCR and old fonts leave them
        ([DECREE], mention("30/2020/ND-CP"), ("one", ["decree"], True)),
        ([DECREE], mention("31/2020/NĐ-CP"), ("none", [], False)),
        # another day, another year: another document
        ([HERE], mention("23-NQ/TU", date=datetime.date(2022, 12, 5)), ("none", [], False)),
        ([HERE], mention("23-NQ/TU", year=2022), ("none", [], False)),
        ([OLD, NEW], mention("26-CT/TW"), ("several", ["old", "new"], False)),
        ([OLD, NEW], mention("26-CT/TW", date=DAY), ("one", ["new"], True)),
        ([OLD, NEW], mention("26-CT/TW", year=2018), ("one", ["old"], False)),
        # every province has a 23-NQ/TU; the centre has one
        ([ELSEWHERE], mention("23-NQ/TU"), ("none", [], False)),
        ([HERE, ELSEWHERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([document("tw", "26-CT/TW", place="Hà Nội")], mention("26-CT/TW"), ("one", ["tw"], False)),
        # a made-up example is taken only where there is no real one
        ([MADE_UP, HERE], mention("23-NQ/TU"), ("one", ["kt"], False)),
        ([MADE_UP], mention("23-NQ/TU"), ("one", ["mau"], False)),
        # nothing to look for
        ([HERE], mention(type="Nghị quyết"), ("unknown", [], False)),
        ([HERE], mention("23"), ("unknown", [], False)),
        ([HERE], mention("23-NQ/TU", certainty="rejected"), ("unknown", [], False)),
        # what the rest of the text shows
        ([HERE], mention("23", resolves_to="23-NQ/TU"), ("one", ["kt"], False)),
        ([CITING, HERE], mention("26-NQ/TU", resolves_to="self"), ("self", [], False)),
        # the document does not cite itself
        ([CITING], mention("26-NQ/TU"), ("none", [], False)),
        ([], mention("26-NQ/TU"), ("none", [], False)),
    ],
)
def test_what_a_mention_means(documents, reference, expected):
    assert linked(documents, reference) == [expected]


def test_a_day_that_is_given_once_holds_for_all_mentions():
    assert linked([OLD, NEW], mention("26-CT/TW", date=DAY), mention("26-CT/TW")) == [("one", ["new"], True)] * 2


def test_two_days_leave_a_mention_without_one_open():
    dated = mention("26-CT/TW", date=DAY), mention("26-CT/TW", date=OLD.date)
    assert linked([OLD, NEW], *dated, mention("26-CT/TW")) == [
        ("one", ["new"], True),
        ("one", ["old"], True),
        ("several", ["old", "new"], False),
    ]


def test_no_reference_no_link():
    assert Linker([HERE]).links(CITING, []) == {}
    assert Link("none").documents == ()


def law(slug, year, title="ĐẤT ĐAI", type_name="Luật"):
    document = dataclasses.replace(CITING, slug=slug, number=f"1/{year}/QH15", date=datetime.date(year, 1, 18))
    return dataclasses.replace(document, title=title, type=type_name)


LAND_2013, LAND_2024, LABOUR = law("d13", 2013), law("d24", 2024), law("ld", 2019, "LAO ĐỘNG", "Bộ luật")
LATER = law("d25", 2025)
AMENDING = law("sd", 2024, "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI")
STRATEGY = law("cl", 2021, "Phê duyệt Chiến lược công tác dân tộc giai đoạn 2021 - 2030", "Quyết định")
PLAN = law("kh", 2022, "Kế hoạch thực hiện Chiến lược công tác dân tộc giai đoạn 2021 - 2030", "Kế hoạch")


@pytest.mark.parametrize(
    ("documents", "kind", "name", "more", "expected"),
    [
        ([LAND_2024, LABOUR, AMENDING], "law", "Luật Đất đai", {}, ("one", ["d24"], False)),
        ([LAND_2013, LAND_2024], "law", "Luật Đất đai", {}, ("several", ["d13", "d24"], False)),
        ([LAND_2013, LAND_2024], "law", "Luật đất đai", {"year": 2013}, ("one", ["d13"], True)),
        ([LAND_2024], "law", "Luật Đất đai", {"year": 2013}, ("none", [], False)),
        ([LABOUR], "law", "Bộ luật Lao động", {"year": 2019}, ("one", ["ld"], True)),
        ([LABOUR], "law", "Luật Lao động", {}, ("none", [], False)),
        ([LATER], "law", "Luật Đất đai", {}, ("none", [], False)),
        ([AMENDING], "law", "Luật sửa đổi, bổ sung một số điều của Luật Đất đai", {}, ("one", ["sd"], False)),
        ([LAND_2024], "law", "Luật Đất đai", {"certainty": "ambiguous"}, ("unknown", [], False)),
        (
            [STRATEGY, PLAN],
            "programme",
            "Chiến lược công tác dân tộc",
            {"certainty": "ambiguous"},
            ("one", ["cl"], False),
        ),
        ([STRATEGY], "programme", "Chiến lược công tác dân", {}, ("one", ["cl"], False)),
        ([STRATEGY], "programme", "Chiến lược công tác dân t", {}, ("none", [], False)),
        ([PLAN], "programme", "Chiến lược công tác dân tộc", {}, ("none", [], False)),
        ([STRATEGY], "programme", "Đề án 06", {"number": "06"}, ("unknown", [], False)),
    ],
)
def test_what_a_name_means(documents, kind, name, more, expected):
    reference = dataclasses.replace(mention(), kind=kind, name=name, **more)
    assert linked(documents, reference) == [expected]


def test_the_programme_that_the_document_itself_approves():
    own = dataclasses.replace(CITING, title="Phê duyệt Đề án “Cảng hàng không”")
    reference = dataclasses.replace(mention(), kind="programme", name="Đề án “Cảng hàng không”")
    assert [one.status for one in Linker([STRATEGY]).links(own, [reference]).values()] == ["self"]


@pytest.mark.parametrize(
    ("citing", "name", "more", "expected"),
    [
        # "Điều 4. Áp dụng Luật Đất đai": in the law itself its name alone is no other, be the one before there or not
        (LAND_2024, "Luật Đất đai", {}, ("self", [])),
        (LAND_2024, "LUẬT\nĐẤT ĐAI", {}, ("self", [])),
        (LABOUR, "Bộ luật Lao động", {}, ("self", [])),
        (dataclasses.replace(LABOUR, date=None), "Bộ luật Lao động", {}, ("self", [])),
        # what it ends, or gives a year to, is the one before
        (LAND_2024, "Luật Đất đai", {"relation": "hết hiệu lực"}, ("one", ["d13"])),
        (LAND_2024, "Luật Đất đai", {"year": 2013}, ("one", ["d13"])),
        # another name, and a decree about the law
        (LABOUR, "Luật Lao động", {}, ("none", [])),
        (AMENDING, "Luật Đất đai", {}, ("several", ["d13", "d24"])),
        (law("nd", 2025, "Luật Đất đai", "Nghị định"), "Luật Đất đai", {}, ("several", ["d13", "d24"])),
    ],
)
def test_a_law_that_says_its_own_name_means_itself(citing, name, more, expected):
    reference = dataclasses.replace(mention(), kind="law", name=name, **more)
    (found,) = Linker([LAND_2013, LAND_2024, LABOUR]).links(citing, [reference]).values()
    assert (found.status, [one.slug for one in found.documents]) == expected


def test_a_law_by_name_in_a_document_without_a_date_is_left_open():
    reference = dataclasses.replace(mention(), kind="law", name="Luật Đất đai")
    undated = dataclasses.replace(CITING, date=None)
    for year, expected in ((None, "unknown"), (2024, "one")):
        dated = dataclasses.replace(reference, year=year)
        assert [one.status for one in Linker([LAND_2024]).links(undated, [dated]).values()] == [expected]


def test_one_table_serves_all_documents_that_cite():
    """A document does not mean itself, but it is a candidate for the others; the order is that of the library."""
    linker = Linker([OLD, NEW, STRATEGY, dataclasses.replace(STRATEGY, slug="cl2", number="2/QĐ-TTg")])
    numbered = mention("26-CT/TW")
    named = dataclasses.replace(mention(), kind="programme", name="Chiến lược công tác dân tộc")
    for citing, expected in ((OLD, []), (NEW, ["old"]), (CITING, ["old", "new"])):
        assert [one.slug for one in linker.links(citing, [numbered])[0].documents] == expected
    assert [one.slug for one in linker.links(CITING, [named])[0].documents] == ["cl", "cl2"]


SCAN, WORD = (dataclasses.replace(DECREE, slug=slug, ocr_pages=pages) for slug, pages in (("scan", 9), ("word", 0)))


def test_files_of_one_act_are_one_and_the_best_stands_for_it():
    link = Linker([SCAN, WORD]).links(CITING, [mention("30/2020/NĐ-CP")])[0]
    assert (link.status, [one.slug for one in link.documents], [one.slug for one in link.copies]) == (
        "one",
        ["word"],
        ["scan"],
    )


@pytest.mark.parametrize(
    ("citing", "reference", "expected"),
    [
        # its own number, also in another file of the same act
        (WORD, mention("30/2020/NĐ-CP"), "self"),
        (SCAN, mention("30/2020/NĐ-CP", date=DECREE.date), "self"),
        (HERE, mention("23-NQ/TU", date=DAY), "self"),
        # which may be of another term
        (HERE, mention("23-NQ/TU"), "none"),
        (HERE, mention("23-NQ/TU", date=OLD.date), "none"),
    ],
)
def test_its_own_number_is_the_document_itself(citing, reference, expected):
    assert Linker([SCAN, WORD, HERE]).links(citing, [reference])[0].status == expected


@pytest.mark.parametrize(
    ("citing_day", "citing_from", "law_from", "expected"),
    [
        # adopted, but not in force when the decree takes effect
        ("2024-05-01", None, "2024-08-01", "none"),
        ("2024-05-01", "2024-08-01", "2024-08-01", "one"),
        ("2024-05-01", "2024-07-31", "2024-08-01", "none"),
        ("2024-08-01", None, "2024-08-01", "one"),
        ("2024-05-01", None, None, "one"),
    ],
)
def test_a_name_means_the_law_in_force(citing_day, citing_from, law_from, expected):
    days = {"citing": citing_from, "d24": law_from}
    linker = Linker(
        [LAND_2024],
        lambda one: datetime.date.fromisoformat(days[one.slug]) if days.get(one.slug) else None,
    )
    citing = dataclasses.replace(CITING, date=datetime.date.fromisoformat(citing_day))
    reference = dataclasses.replace(mention(), kind="law", name="Luật Đất đai")
    assert linker.links(citing, [reference])[0].status == expected
    # one that is named with its year is meant whatever is in force
    assert linker.links(citing, [dataclasses.replace(reference, year=2024)])[0].status == "one"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [([2013], "one"), ([], "several"), ([2024, 2013], "several"), ([2003], "none")],
)
def test_a_name_means_the_law_that_the_document_rests_on(basis, expected):
    law_ = dataclasses.replace(mention(), kind="law", name="Luật Đất đai")
    resting = [dataclasses.replace(law_, year=year, relation="căn cứ", ordinal=1 + year) for year in basis]
    assert Linker([LAND_2013, LAND_2024]).links(CITING, [*resting, law_])[0].status == expected


@pytest.mark.parametrize(
    ("number", "date", "gap", "expected"),
    [
        # Nghị định số 43/2014/NĐ-CP ngày 15 tháng 5 năm 2014 của Chính phủ quy định chi tiết thi hành Luật Đất đai
        ("43/2014/NĐ-CP", datetime.date(2014, 5, 15), 60, "none"),
        ("43/2014/NĐ-CP", None, 60, "none"),
        ("102/2024/NĐ-CP", datetime.date(2024, 7, 30), 60, "one"),
        # in a list, and in another sentence
        ("43/2014/NĐ-CP", datetime.date(2014, 5, 15), 10, "one"),
        ("43/2014/NĐ-CP", datetime.date(2014, 5, 15), 400, "one"),
    ],
)
def test_a_law_in_the_title_of_an_older_act_is_no_younger_one(number, date, gap, expected):
    before = dataclasses.replace(mention(number, date=date, year=int(number.split("/")[1])), start=0, end=40)
    law_ = dataclasses.replace(mention(), ordinal=1, kind="law", name="Luật Đất đai", start=40 + gap, end=60 + gap)
    assert Linker([LAND_2024]).links(CITING, [before, law_])[1].status == expected


def test_what_is_younger_is_not_meant_unless_its_day_is_mentioned():
    young = document("young", "62/2026/NĐ-CP", datetime.date(2026, 2, 13))
    dated = mention("62/2026/NĐ-CP", date=young.date)
    for reference, expected in ((mention("62/2026/NĐ-CP"), "none"), (dated, "one")):
        assert Linker([young]).links(CITING, [reference])[0].status == expected


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        ("26-ct/tw", None, ["old", "new"]),
        (None, "LUẬT ĐẤT ĐAI", ["d13"]),
        (None, "Luật Nhà ở", []),
        (None, None, []),
    ],
)
def test_what_bears_a_number_or_a_name_whatever_speaks_against_it(number, name, expected):
    assert [one.slug for one in Linker([OLD, NEW, LAND_2013]).alike(number, name)] == expected
