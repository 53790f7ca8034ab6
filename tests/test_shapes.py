"""The shapes that --json prints, against the tables and examples of docs/json.md."""

import dataclasses
import datetime
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

import errors
import shapes
from analysis.targets.corrections import CorrectionKind
from analysis.targets.ledger import rows_of
from answer.model import Kind, RefusalReason
from index.facets import facets
from index.intake import Status
from index.links import LinkStatus
from ingest.model import Certainty, Paging, PassageKind, ReferenceKind, Relation, SectionKind, System
from ingest.model import Page as PageOfFile
from library import (
    Abbreviations,
    Answer,
    Cell,
    Change,
    Check,
    Citation,
    Correction,
    Coverage,
    DocumentView,
    Doubt,
    Edge,
    Figure,
    FileResult,
    Filters,
    Finding,
    Found,
    FoundDocument,
    FoundPassage,
    Hit,
    Indicator,
    Link,
    Mention,
    Nearest,
    Node,
    Pinpoint,
    Place,
    Query,
    Reference,
    References,
    Refusal,
    Section,
    Sentence,
    Span,
    Standing,
    Subnet,
    Table,
    Target,
    Understood,
    Wanted,
    Withheld,
)
from shapes import answers, network, searching, targets
from terminal.documents import abbreviations
from terminal.questions import verifying
from terminal.questions.saved import Saved
from terminal.questions.verifying import Verified
from vietnamese.numbers import Comparator

ROOT = Path(__file__).resolve().parents[1]
DOCS = (ROOT / "docs" / "json.md").read_text("utf-8")
DAY = datetime.date(2024, 10, 22)
FILES = {
    "mau.23-nq-tu.kon-tum.2023-12-05": "mau-23-NQ-TU.txt",
    "mau.30-nq-tu.kon-tum.2024-12-10": "mau-30-NQ-TU.txt",
}

DOCUMENT = FoundDocument(
    id=7, slug="26-nq-tu.kon-tum.2024-10-22", number="26-NQ/TU", type="Nghị quyết", title="về \"sâm\"\n", date=DAY,
    issuer="Tỉnh ủy Kon Tum", place="Kon Tum", signer="A", role="T/M", system="party", sample=False, file="a.txt",
    sha256="00", passages=3,
)  # fmt: skip
UNKNOWN = dataclasses.replace(
    DOCUMENT,
    number=None,
    type=None,
    title=None,
    date=None,
    issuer=None,
    place=None,
    signer=None,
    role=None,
    system=None,
)
QUERY = Query(
    "sam", "sâm", ("sâm Ngọc Linh",), Filters(("x",), "a", "b", "c", "state", 2024, DAY, DAY, ("body",)),
    phrases=("sâm",), pinpoint=Pinpoint(("Điều 5", "Khoản 2")),
    understood=(Understood("accents", "sam", "sâm"), Understood("year", "năm 2024", "ban hành năm 2024", "year")),
)  # fmt: skip
CITATION = Citation("x", "26-NQ/TU", "t", DAY, "i", "26-NQ/TU › I", 2, "q", 5, 6, "a.pdf", True, 9)
BARE = dataclasses.replace(CITATION, number=None, title=None, date=None, issuer=None, page=None)
COVERAGE = Coverage(2, 30, ("Tỉnh ủy Kon Tum",), DAY, DAY)
OCR_CITATION = dataclasses.replace(CITATION, ocr=0.87654, places=(Place(2, 0.1, 0.2, 0.9, 0.212345),))
FIGURE = Figure("476 ha", "=", "476", "ha", "476 ha", 0, 5, 11)
ANSWER = Answer(
    QUERY, "q", (Sentence("q", 0, 5, 6, "Về kinh tế"),),
    (FIGURE, dataclasses.replace(FIGURE, unit=None, ocr=0.87654, citation=2)), (CITATION, BARE, OCR_CITATION), COVERAGE,
    0.91, 0.5, "yes_no", (Span("q", 0, 5, 6),), "476 ha — sâm", "yes", ("có hai giá trị",),
    (Withheld("9 ha", "không có"),),
)  # fmt: skip
REFUSAL = Refusal(
    Query("sâm", "sâm"),
    "no_fact",
    "không có",
    (Nearest(CITATION, "không nêu số"),),
    Coverage(0, 0, (), None, None),
    0.7,
    0.5,
)
FINDING = Finding("figures", 0, "value", "467", "đoạn trích ghi 476 ha")
SAVED = Saved(REFUSAL, None, ())
PASSAGE = FoundPassage(9, DOCUMENT, "body", "26-NQ/TU › I", ("I",), "clean", 1, 5, 8, "raw")
OCR_PASSAGE = dataclasses.replace(PASSAGE, ocr=0.87654, places=(Place(2, 0.1, 0.2, 0.9, 0.212345),))
BARE_PASSAGE = dataclasses.replace(PASSAGE, document=UNKNOWN, page=None)
SECTION = Section(0, None, "roman", "I", "I. CHỈ TIÊU", ("26-NQ/TU", "I"), 0, 5, 9)
PAGES = (
    PageOfFile(1, 0, 4, "pypdf + tcvn3", 0.99123, margins=("CÔNG BÁO/Số 1",)),
    PageOfFile(2, 5, 8, "tesseract", confidence=0.87654, name="Biểu 1", trouble="chữ mờ"),
)
TABLE = Table(0, 8, (Cell(0, 3, 0, 0), Cell(4, 8, 0, 1, rows=2, columns=3)))
VIEW = DocumentView(
    DOCUMENT, ("Lưu",), "raw text", PAGES, (TABLE,), ("Bỏ 3 chỗ đã xóa.",), (SECTION,), (PASSAGE, OCR_PASSAGE)
)
TARGET = Target(
    0, "GRDP", "range", Decimal("5.0"), Decimal("1E+3"), "tỷ đồng", "VND_billion", Decimal("5E+9"), "increase",
    "năm 2025", True, DAY, "tỉnh", 0, 0, 8, 4, 8, (0, 1, 2), "ambiguous", "nêu ngoài phần chỉ tiêu",
)  # fmt: skip
BARE_TARGET = Target(
    1, "HDI", "=", Decimal("0.7"), None, None, None, None, "level", None, False, None, None, None, 0, 8, 5, 8
)
REFERENCE = Reference(
    0, "document", 0, 3, "23-NQ/TU", "Nghị quyết", "n", 2023, DAY, "Tỉnh ủy", (("Điều 7", "Khoản 2"),), "căn cứ",
    "ambiguous", "không rõ", "23-NQ/TU",
)  # fmt: skip
STRUCTURE = dataclasses.replace(
    VIEW,
    document=dataclasses.replace(DOCUMENT, paging="pages"),
    targets=(TARGET, BARE_TARGET),
    references=(REFERENCE, Reference(1, "internal", 4, 8)),
    doubts=(Doubt("date", "không thấy ngày"),),
)
ROWS = list(rows_of(STRUCTURE))
INDICATOR = Indicator("thu.vnd", "Thu", "VND", (ROWS[0].target.indicator,), (ROWS[0].key,))
CORRECTION = Correction("same", "Thu", "Tổng thu")
CITED = dataclasses.replace(DOCUMENT, slug="cited", number="23-NQ/TU")
MENTION = Mention(
    Edge(DOCUMENT.slug, ("cited",), REFERENCE, Link("one", (CITED,), confirmed=True), DOCUMENT.slug),
    DOCUMENT,
    Standing("26-NQ/TU › I", 1, 0.87654, "chữ mờ"),
    "raw",
    0,
    "raw text",
)
OPEN_MENTION = dataclasses.replace(
    MENTION,
    edge=Edge(UNKNOWN.slug, (), Reference(1, "internal", 4, 8), Link("unknown"), UNKNOWN.slug),
    by=UNKNOWN,
    place=Standing("a.txt", None, None, None),
)
MISSING = Node("?23-nq/tu", None, "23-NQ/TU", None, None, None, None, None, certain=False)
CHANGE = Change(
    "hết hiệu lực",
    DOCUMENT,
    datetime.date(2025, 1, 1),
    whole=False,
    pinpoints=(("Điều 5", "Khoản 2"),),
    quote="q",
    start=1,
    end=2,
)
REFERENCES = References(DOCUMENT, (MENTION, OPEN_MENTION), (OPEN_MENTION, MENTION), (CHANGE,), (MISSING,))
WANTED = Wanted(MISSING, 1, (("căn cứ", 1),), (MENTION,), (CITED,))


def found(*hits):
    return Found(QUERY, hits, facets(hit.passage.document for hit in hits), len(hits))


RESULTS = [
    FileResult(Path("d/a.txt"), "added", "x", 3, None, 0.5),
    FileResult(Path("d/c.pdf"), "added", "y", 3, None, 0.5, ("2 trang là ảnh chụp",)),
    FileResult(Path("d/b\n.txt"), "failed", None, 0, "trống", 0.0),
]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("ask", answers.ask(ANSWER)),
        ("ask", answers.ask(REFUSAL)),
        ("ask", answers.ask(dataclasses.replace(REFUSAL, possible=ANSWER))),
        ("verify", verifying.shape([Verified(Saved(ANSWER, None, ("trace",)), (FINDING,)), Verified(SAVED, ())])),
        # a passage that only one of the three searches found, and a document that says nothing of itself
        (
            "search",
            searching.search(
                found(Hit(dataclasses.replace(PASSAGE, document=UNKNOWN, page=None), 1.5, {"dense": 0.8})),
                COVERAGE,
                0.1,
            ),
        ),
        ("search", searching.search(found(), COVERAGE, 0.1)),
        (
            "similar",
            searching.search(
                found(Hit(PASSAGE, 1.5, {"dense": 0.8}, variants=(OCR_PASSAGE,), changes=(CHANGE,))), COVERAGE, 0.1
            ),
        ),
        ("list", shapes.documents([DOCUMENT, UNKNOWN])),
        ("list", shapes.documents([])),
        ("show", shapes.show(VIEW)),
        ("show", shapes.show(VIEW, text=True)),
        ("show", shapes.show(STRUCTURE)),
        ("targets", targets.targets(ROWS, {ROWS[0].key: INDICATOR}, 1, [DOCUMENT], groups={"": ROWS})),
        ("targets", targets.targets([], {}, 0, about=DOCUMENT)),
        ("indicators", targets.indicators([INDICATOR], {row.key: row for row in ROWS}, [CORRECTION], 3)),
        ("indicators", targets.indicators([], {}, [], 0, ("undone", CORRECTION))),
        ("references", network.references(REFERENCES, REFERENCES.cites)),
        ("references", network.references(References(UNKNOWN, (), (), (), ()), [])),
        ("wanted", network.wanted([WANTED], 3)),
        ("wanted", network.wanted([], 0)),
        ("network", network.network(Subnet("x", (Node.of(DOCUMENT), MISSING), (MENTION,)))),
        ("network", network.network(Subnet(None, (), ()))),
        ("header", shapes.header(STRUCTURE)),
        ("header", shapes.header(STRUCTURE, RESULTS[0])),
        ("ingest", shapes.ingest(RESULTS, 1.0)),
        ("ingest", shapes.ingest([], 1.0, interrupted=True)),
        ("ocr", shapes.ingest(RESULTS, 1.0)),
        ("reread", shapes.ingest(RESULTS, 1.0)),
        ("watch", shapes.watched("watching", path=Path("d"))),
        ("watch", shapes.watched("file", result=RESULTS[1])),
        ("watch", shapes.watched("waiting", message="bận")),
        ("remove", shapes.removed(DOCUMENT)),
        ("restore", shapes.restored(DOCUMENT)),
        ("reembed", shapes.reembed(99, 1.0)),
        ("abbreviations", abbreviations.shape(Path("/k/a.txt"), Abbreviations({"SNL": ("sâm Ngọc Linh",)}))),
        ("doctor", shapes.doctor([Check("ổ đĩa", "OK", "còn 9 GB"), Check("kho", "FAIL", "hỏng", "chép lại")])),
    ],
)
def test_each_shape_is_the_documented_one(name, shape, follows_docs):
    assert follows_docs(name, json.loads(json.dumps(shape))) == []


def test_where_a_finding_is():
    assert FINDING.where == "figures[0].value"
    assert dataclasses.replace(FINDING, index=None, field=None, part="headline").where == "headline"
    assert dataclasses.replace(FINDING, possible=True).where == "possible.figures[0].value"


class TestValues:
    def test_exactly_one_of_answer_and_refusal(self):
        answered, refused = answers.ask(ANSWER), answers.ask(REFUSAL)
        assert (answered["refusal"], refused["answer"]) == (None, None)
        assert isinstance(answered["answer"], dict)
        assert isinstance(refused["refusal"], dict)

    def test_what_is_possible_stands_in_a_refusal_alone(self):
        doubted = answers.ask(dataclasses.replace(REFUSAL, possible=ANSWER))
        assert doubted["answer"] is None
        assert doubted["refusal"]["possible"] == answers.ask(ANSWER)["answer"]  # type: ignore[index]
        assert answers.ask(REFUSAL)["refusal"]["possible"] is None  # type: ignore[index]

    def test_dates_and_nulls(self):
        first, second = shapes.documents([DOCUMENT, UNKNOWN])["documents"]  # type: ignore[misc]
        assert (first["date"], second["date"]) == ("2024-10-22", None)

    def test_numbers_inside_the_library_stay_inside(self):
        assert "id" not in shapes.document(DOCUMENT)

    def test_the_text_comes_only_when_asked_for(self):
        assert shapes.show(VIEW)["text"] is None
        assert shapes.show(VIEW, text=True)["text"] == "raw text"

    def test_a_search_that_found_nothing_is_null_not_zero(self):
        hit = searching.search(found(Hit(PASSAGE, 1.5, {"dense": 0.8})), COVERAGE, 0.1)["hits"][0]  # type: ignore[index]
        assert hit["why"] == {"dense": 0.8, "terms": None, "folded": None}

    def test_what_ocr_read_says_so_at_the_figure_and_at_the_quote(self):
        answer = answers.ask(ANSWER)["answer"]
        assert [figure["ocr"] for figure in answer["figures"]] == [None, 0.8765]  # type: ignore[index]
        assert [cited["ocr"] for cited in answer["citations"]] == [None, None, 0.8765]  # type: ignore[index]
        hit = searching.search(found(Hit(OCR_PASSAGE, 1.5, {})), COVERAGE, 0.1)["hits"][0]  # type: ignore[index]
        assert hit["ocr"] == 0.8765
        assert hit["places"] == [{"page": 2, "left": 0.1, "top": 0.2, "right": 0.9, "bottom": 0.2123}]

    def test_pages_say_how_they_were_read(self):
        first, second = shapes.show(VIEW)["pages"]  # type: ignore[misc]
        assert (first["extractor"], first["syllables"], first["margins"]) == (
            "pypdf + tcvn3",
            0.9912,
            ["CÔNG BÁO/Số 1"],
        )
        assert (second["name"], second["confidence"], second["trouble"]) == ("Biểu 1", 0.8765, "chữ mờ")

    def test_a_figure_is_exact_and_leads_to_its_words(self):
        first, second = targets.targets(ROWS, {}, 0)["targets"]  # type: ignore[misc]
        assert (first["value"], first["upper"], first["amount"]) == ("5.0", "1000", "5000000000")
        assert (first["deadline"], first["cell"]) == ("2024-10-22", {"table": 0, "row": 1, "column": 2})
        assert (second["quote"], second["unit"], second["cell"]) == ("raw text", None, None)

    def test_a_span_is_of_the_page_of_the_figure(self):
        """The clause begins on the first page; what matters stands on the second, which OCR read."""
        first, second = targets.targets(ROWS, {}, 0)["targets"]  # type: ignore[misc]
        assert (first["page"], first["ocr"], first["caution"]) == (1, None, None)
        assert (second["page"], second["ocr"], second["caution"]) == (2, 0.8765, "chữ mờ")

    def test_a_reference_says_what_the_library_has(self):
        shape = network.references(REFERENCES, REFERENCES.cites[:1])
        (first,) = shape["references"]  # type: ignore[misc]
        assert first["library"] == {"status": "one", "documents": ["cited"], "confirmed": True, "copies": []}
        assert (first["pinpoints"], first["quote"], shape["left_out"]) == (["Điều 7 › Khoản 2"], "raw", 1)
        assert first["link"] == f"http://127.0.0.1:8501/?doc={DOCUMENT.slug}&at=0-3"

    def test_files_are_counted_by_status(self):
        counts = shapes.ingest(RESULTS, 1.0)
        assert [counts[status] for status in shapes.STATUSES] == [2, 0, 0, 0, 1]

    def test_one_failed_check_makes_a_library_unhealthy(self):
        assert shapes.doctor([Check("a", "WARN", "b")])["healthy"] is True
        assert shapes.doctor([Check("a", "WARN", "b"), Check("c", "FAIL", "d")])["healthy"] is False


class TestDocumentation:
    @pytest.mark.parametrize(
        ("heading", "values"),
        [
            ("refusal", get_args(RefusalReason)),
            ("file", get_args(Status)),
            ("figure", get_args(Comparator)),
            ("answer", get_args(Kind)),
            ("citation", get_args(System)),
            ("section", get_args(SectionKind)),
            ("target", get_args(Comparator)),
            ("target", get_args(Target.__annotations__["direction"])),
            ("target", get_args(Certainty)),
            ("correction", get_args(CorrectionKind)),
            ("reference", get_args(ReferenceKind)),
            ("reference", get_args(Relation)),
            ("reference", get_args(Certainty)),
            ("link", get_args(LinkStatus)),
            ("passage", get_args(PassageKind)),
            ("document", get_args(System)),
            ("document", get_args(Paging)),
            ("filters", get_args(System)),
            ("check", ("OK", "WARN", "FAIL")),
            ("fault", tuple(error.__name__ for error in errors.NghiquyetError.__subclasses__())),
        ],
    )
    def test_every_value_of_a_choice_is_named(self, heading, values):
        section = DOCS.split(f"\n### {heading}\n")[1].split("\n### ")[0]
        assert [value for value in values if f"`{value}`" not in section] == []

    def test_the_statuses_that_are_counted_are_all(self):
        assert set(shapes.STATUSES) == set(get_args(Status))

    def test_every_exit_code_is_listed(self):
        codes = {value for name, value in vars(errors).items() if name.startswith("EXIT_")}
        assert {int(code) for code in re.findall(r"^\| (\d+) \|", DOCS, re.MULTILINE)} == codes | {130}

    def test_null_is_explained_wherever_it_may_come(self):
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+ or null) \| ([^|]+) \|$", DOCS, re.MULTILINE)
        assert len(rows) > 20
        assert [field for field, _, meaning in rows if "null" not in meaning.lower()] == []

    def test_examples_follow_the_tables(self, follows_docs):
        examples = re.findall(r"^### (\w+)$(.*?)(?=^##)", DOCS, re.MULTILINE | re.DOTALL)
        shown = {name: re.findall(r"^```json\n(.*?)^```$", body, re.MULTILINE | re.DOTALL) for name, body in examples}
        differences = [follows_docs(name, json.loads(text)) for name, texts in shown.items() for text in texts]
        assert len(differences) >= 9
        assert [difference for difference in differences if difference] == []

    def test_examples_quote_what_stands_in_the_sample_files(self):
        places = list(_places([json.loads(text) for text in re.findall(r"^```json\n(.*?)^```$", DOCS, re.M | re.S)]))
        assert len(places) >= 4
        for file, start, end, quote in places:
            assert (ROOT / "data" / file).read_text("utf-8")[start:end] == quote


def _places(value):
    """Citations and passages anywhere in the examples: file, start, end and quote."""
    if isinstance(value, list):
        for item in value:
            yield from _places(item)
    elif isinstance(value, dict):
        if "quote" in value:
            file = value.get("file") or FILES.get(value.get("document", ""), "26-NQ-TU.txt")
            yield file, value["start"], value["end"], value["quote"]
        yield from _places(list(value.values()))
