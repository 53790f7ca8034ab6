"""Which document of the library a mention means: one, none, or more than may be chosen between."""

import dataclasses
import datetime

import pytest

from index.links import Link, links
from index.model import FoundDocument
from index.view import DocumentView
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
    view = DocumentView(CITING, (), "", (), (), (), (), (), references=numbered)
    return [
        (one.status, [found.slug for found in one.documents], one.confirmed) for one in links(view, documents).values()
    ]


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
    view = DocumentView(CITING, (), "", (), (), (), (), ())
    assert links(view, [HERE]) == {}
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
    view = DocumentView(own, (), "", (), (), (), (), (), references=(reference,))
    assert [one.status for one in links(view, [STRATEGY]).values()] == ["self"]


def test_a_law_by_name_in_a_document_without_a_date_is_left_open():
    reference = dataclasses.replace(mention(), kind="law", name="Luật Đất đai")
    undated = dataclasses.replace(CITING, date=None)
    for year, expected in ((None, "unknown"), (2024, "one")):
        references = (dataclasses.replace(reference, year=year),)
        view = DocumentView(undated, (), "", (), (), (), (), (), references=references)
        assert [one.status for one in links(view, [LAND_2024]).values()] == [expected]
