import dataclasses

import pytest

from errors import LibraryUnusable
from index.model import Filters, FoundDocument
from index.reader import ABBREVIATIONS, QuestionReader
from ingest.model import Reference
from vietnamese.accents import AccentModel

DOCUMENT = FoundDocument(
    id=1, slug="26-nq-tu", number="26-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy Kon Tum", place=None,
    date=None, signer=None, role=None, system="party", sample=False, file="a.txt", sha256="", passages=1,
)  # fmt: skip


class Catalog:
    """What the reader asks of a catalogue."""

    def __init__(self):
        self.generation = 1
        self.kept = {}
        self.listed = [DOCUMENT]
        self.asked = 0
        self.mentions = []

    def get(self, key):
        return self.kept.get(key)

    def documents(self):
        self.asked += 1
        return self.listed

    def mentions_of(self, number):
        return self.mentions if number == DOCUMENT.number else []

    def raw(self, slug):
        return "Thay thế Nghị quyết số 26-NQ/TU."

    def matching_documents(self, filters):
        return None if filters == Filters() else [d.id for d in self.listed if d.issuer == filters.issuer]


@pytest.fixture
def catalog():
    return Catalog()


@pytest.fixture
def reader(catalog, tmp_path):
    return QuestionReader(catalog, tmp_path)


def test_documents_are_listed_once_for_each_state(reader, catalog):
    for _ in range(3):
        assert reader.read("nghị quyết 26").filters == Filters(documents=("26-nq-tu",))
    assert catalog.asked == 1
    catalog.generation, catalog.listed = 2, [dataclasses.replace(DOCUMENT, slug="26-nq-tu~2")]
    assert reader.read("nghị quyết 26").filters == Filters(documents=("26-nq-tu~2",))


@pytest.mark.parametrize(
    ("question", "slugs"),
    [
        ("nghị quyết 26 bị văn bản nào thay thế", ("26-nq-tu", "30-nq-tu")),
        ("nghị quyết 26 còn hiệu lực không", ("26-nq-tu", "30-nq-tu")),
        ("nghị quyết 26 trồng bao nhiêu ha", ("26-nq-tu",)),
    ],
)
def test_what_changed_a_document_answers_for_its_changes(reader, catalog, question, slugs):
    newer = dataclasses.replace(DOCUMENT, id=2, slug="30-nq-tu", number="30-NQ/TU", issuer="Tỉnh ủy Gia Lai")
    catalog.listed = [DOCUMENT, newer]
    catalog.mentions = [(newer, Reference(0, "document", 21, 29, "26-NQ/TU", relation="thay thế"))]
    query = reader.read(question)
    assert query.filters.documents == slugs
    assert [one.read for one in query.understood if one.kind == "document"] == [
        slug.upper().replace("-NQ-", "-NQ/") for slug in slugs
    ]


def test_documents_out_of_scope_are_not_meant(reader, catalog):
    catalog.listed = [DOCUMENT, dataclasses.replace(DOCUMENT, id=2, number="7/CT-BTC", issuer="Bộ Tài chính")]
    query = reader.read("nghị quyết số 26", Filters(issuer="Bộ Tài chính"))
    assert query.filters == Filters(issuer="Bộ Tài chính")
    assert [one.read for one in query.understood] == ["không có trong số văn bản đang chọn"]


def test_accents_come_with_what_is_learnt(reader, catalog):
    assert reader.read("trong sam").reading == "trong sam"
    catalog.kept = {"accents": AccentModel.train(["trồng sâm"]).to_bytes(), "accents_generation": "2"}
    assert reader.read("trong sam").reading == "trồng sâm"
    assert reader.read("trong sam", without=("accents",)).reading == "trong sam"
    assert reader.read("trong sam", literal=True).reading == "trong sam"


def test_a_table_of_ones_own_is_read_anew_when_it_changes(reader, tmp_path):
    file = tmp_path / ABBREVIATIONS
    assert reader.read("SNL").expansions == ()
    file.write_text("SNL = sâm Ngọc Linh\n", "utf-8")
    assert reader.read("trồng SNL").expansions == ("sâm Ngọc Linh",)
    file.write_text("SNL = sâm Ngọc Linh; sông Nước Lớn\n", "utf-8")
    assert reader.read("trồng SNL").expansions == ("sâm Ngọc Linh", "sông Nước Lớn")
    file.unlink()
    assert reader.read("SNL").expansions == ()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("SNL = sâm\nxyz".encode(), "dòng 2: thiếu dấu «=»"),
        (b"\xff\xfe\x00x", "không phải là văn bản UTF-8"),
        (b"# " + b"x" * 1_000_001, "lớn hơn 1 MB"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(reader, tmp_path, data, fault):
    (tmp_path / ABBREVIATIONS).write_bytes(data)
    with pytest.raises(LibraryUnusable, match=fault) as caught:
        reader.read("SNL")
    assert ABBREVIATIONS in str(caught.value)
    assert reader.check().status == "FAIL"


def test_what_doctor_says_of_the_table(reader, tmp_path):
    assert reader.check().detail == "bảng có sẵn"
    (tmp_path / ABBREVIATIONS).write_text("SNL = sâm Ngọc Linh", "utf-8")
    assert reader.check().detail == "1 của người dùng"
