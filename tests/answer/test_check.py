"""The check, on answers made of the sample resolution: genuine ones pass, and whatever is changed in them is found."""

import datetime
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.check.check import Finding, check, checked
from answer.check.facts import facts, held
from answer.check.statements import statements
from answer.model import Answer, Citation, Coverage, Figure, Nearest, Refusal, Sentence, Span
from index.model import Query
from vietnamese.forms import clean
from vietnamese.numbers import Quantity, quantities
from vietnamese.sentences import sentences

RAW = (Path(__file__).resolve().parents[2] / "data" / "26-NQ-TU.txt").read_text("utf-8")
PATH = (
    "II. CHỈ TIÊU CHỦ YẾU, NHIỆM VỤ, GIẢI PHÁP 3 THÁNG CUỐI NĂM 2024",
    "1. Chỉ tiêu chủ yếu 3 tháng cuối năm 2024",
    "1.1. Về kinh tế",
)
AREAS = (
    "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha; "
    "cây dược liệu khác 433 ha."
)
GROWTH = "- Tốc độ tăng trưởng GRDP của tỉnh tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên)"
COVERAGE = Coverage(1, 39, ("Tỉnh ủy Kon Tum",), None, None)


def raw_of(slug: str) -> str:
    assert slug == "26"
    return RAW


def cited(quote: str) -> Citation:
    start = RAW.index(quote)
    return Citation(
        "26", "26-NQ/TU", "nhiệm vụ 3 tháng cuối năm 2024", datetime.date(2024, 10, 22), "Tỉnh ủy Kon Tum",
        "26-NQ/TU › II › 1 › 1.1", None, quote, start, start + len(quote), "26-NQ-TU.txt", False, 1, type="Nghị quyết",
        path=PATH,
    )  # fmt: skip


def figured(quote: str, quantity: Quantity, citation: int = 0) -> Figure:
    """The figure of a quote as the answer room gives it."""
    written, start = clean(quote), RAW.index(quote)
    first, last = written.raw_span(quantity.start, quantity.end)
    return Figure(
        text=written.text[quantity.start : quantity.end],
        comparator=quantity.comparator,
        value=f"{quantity.value:f}" if quantity.high is None else f"{quantity.value:f}..{quantity.high:f}",
        unit=quantity.unit,
        qualified=" ".join(written.text[quantity.qualified_start : quantity.qualified_end].split()),
        citation=citation,
        start=start + first,
        end=start + last,
    )


def answer(*quotes: str, figure: str | None = None, headline: str | None = None) -> Answer:
    """An answer of these quotes; its figure is the first whose words are `figure`."""
    citations = tuple(map(cited, quotes))
    quoted = tuple(Sentence(c.quote, n, c.start, c.end) for n, c in enumerate(citations))
    figures, spans = [], []
    for n, quote in enumerate(quotes):
        for quantity in quantities(clean(quote).text):
            found = figured(quote, quantity, n)
            if found.text == figure and not figures:
                figures.append(
                    replace(found, period="3 tháng cuối năm 2024", scope="tỉnh" if "tỉnh" in quote else None)
                )
                start = citations[n].start + quote.index(found.qualified)
                spans.append(Span(found.qualified, n, start, start + len(found.qualified)))
    text = "\n".join(quotes)
    return Answer(
        Query("?", "?"), text, quoted, tuple(figures), citations, COVERAGE, 0.9, 0.1, spans=tuple(spans),
        headline=headline,
    )  # fmt: skip


SAM = answer(AREAS, figure="476 ha", headline="476 ha — diện tích trồng mới Sâm Ngọc Linh, 3 tháng cuối năm 2024")
GRDP = answer(
    GROWTH, AREAS, figure="9,5%", headline="từ 9,5% trở lên — tốc độ tăng trưởng GRDP của tỉnh, 3 tháng cuối năm 2024"
)
TITLED = replace(SAM, sentences=(replace(SAM.sentences[0], subject="Về kinh tế"),), notes=("26-NQ/TU ngày 22-10-2024",))
GENUINE = [SAM, GRDP, TITLED]


@pytest.mark.parametrize("genuine", GENUINE)
def test_what_is_genuine_passes(genuine):
    assert genuine.figures
    assert check(genuine, raw_of) == ()
    assert checked(genuine, raw_of) is genuine


def test_every_figure_of_the_document_passes():
    """Each sentence quoted with each of its figures."""
    written, seen = clean(RAW), 0
    for start, end in sentences(written.text):
        first, last = written.raw_span(start, end)
        quote = RAW[first:last]
        if RAW.count(quote) > 1:
            continue
        for quantity in quantities(clean(quote).text):
            seen += 1
            made = replace(answer(quote), figures=(figured(quote, quantity),))
            assert check(made, raw_of) == (), quote
    assert seen > 30


def _figure(**changes: object) -> Callable[[Answer], Answer]:
    return lambda made: replace(made, figures=(replace(made.figures[0], **changes), *made.figures[1:]))


def _cited(**changes: object) -> Callable[[Answer], Answer]:
    return lambda made: replace(made, citations=(replace(made.citations[0], **changes), *made.citations[1:]))


def _sentence(**changes: object) -> Callable[[Answer], Answer]:
    return lambda made: replace(made, sentences=(replace(made.sentences[0], **changes), *made.sentences[1:]))


def _span(**changes: object) -> Callable[[Answer], Answer]:
    return lambda made: replace(made, spans=(replace(made.spans[0], **changes),))


def _with(**changes: object) -> Callable[[Answer], Answer]:
    return lambda made: replace(made, **changes)


def _shortened(made: Answer) -> Answer:
    """Cut before the comparison and after the number: `9,5%` instead of `từ 9,5% trở lên`."""
    place = RAW.index("9,5% trở lên")
    return replace(made, spans=(Span("9,5%", 0, place, place + 4),))


def _trimmed(quote: str) -> Callable[[Answer], Answer]:
    """A quote that is true to the file and cuts a figure from what qualifies it."""
    return lambda _: answer(quote)


# answer, what is changed, where it is found
TAMPERED = [
    (SAM, _figure(value="467"), "figures[0].value"),
    (SAM, _figure(value="476..500"), "figures[0].value"),
    (SAM, _figure(value="bốn"), "figures[0].value"),
    (SAM, _figure(unit="km"), "figures[0].unit"),
    (SAM, _figure(unit=None), "figures[0].unit"),
    (SAM, _figure(comparator=">="), "figures[0].comparator"),
    (SAM, _figure(text="479 ha"), "figures[0].text"),
    (SAM, _figure(qualified="trên 476 ha"), "figures[0].qualified"),
    (SAM, _figure(indicator="diện tích trồng mới cà phê chè"), "figures[0].indicator"),
    (SAM, _figure(period="6 tháng cuối năm 2024"), "figures[0].period"),
    (SAM, _figure(scope="tỉnh Gia Lai"), "figures[0].scope"),
    (SAM, _figure(citation=1), "figures[0].text"),
    (SAM, _figure(start=0, end=6), "figures[0].text"),
    # the figure beside it, which stands in the quote
    (SAM, _figure(start=RAW.index("479 ha"), end=RAW.index("479 ha") + 6, text="479 ha"), "figures[0].value"),
    (GRDP, _figure(comparator="="), "figures[0].comparator"),
    (GRDP, _figure(qualified="9,5%"), "figures[0].qualified"),
    (SAM, _cited(quote=AREAS.replace("476", "478")), "citations[0].quote"),
    (SAM, _cited(start=SAM.citations[0].start + 1, end=SAM.citations[0].end + 1), "citations[0].quote"),
    (SAM, _cited(start=-5, end=-1), "citations[0].quote"),
    (SAM, _cited(end=10**9), "citations[0].quote"),
    (GRDP, _trimmed("9,5%"), "citations[0].quote"),
    (GRDP, _trimmed("từ 9,5%"), "citations[0].quote"),
    (SAM, _trimmed("Sâm Ngọc Linh 47"), "citations[0].quote"),
    (SAM, _trimmed("Sâm Ngọc Linh 476"), "citations[0].quote"),
    (SAM, _trimmed("âm Ngọc Linh"), "citations[0].quote"),
    (SAM, _sentence(text=AREAS.replace("Ngọc", "Ngoc")), "sentences[0].text"),
    (SAM, _sentence(citation=7), "sentences[0].text"),
    (SAM, _sentence(subject="Về xã hội"), "sentences[0].subject"),
    (SAM, _sentence(subject="Về"), None),
    (SAM, _span(text="479 ha"), "spans[0].text"),
    (SAM, _span(start=0, end=6), "spans[0].text"),
    (GRDP, _shortened, "spans[0].text"),
    (SAM, _with(text=AREAS.replace("180", "810")), "text"),
    (SAM, _with(text=AREAS.replace("mía", "mì")), "text"),
    (SAM, _with(headline="476 ha — diện tích trồng mới Sâm Ngọc Lĩnh"), "headline"),
    (SAM, _with(headline="476 ha — diện tích trồng mới Sâm Ngọc Linh, năm 2025"), "headline"),
    # a figure of the quote, but not of the answer
    (SAM, _with(headline="479 ha — diện tích trồng mới Sâm Ngọc Linh"), "headline"),
    (GRDP, _with(headline="9,5% — tốc độ tăng trưởng GRDP"), "headline"),
    (GRDP, _with(headline="dưới 9,5% — tốc độ tăng trưởng GRDP"), "headline"),
    (SAM, _with(notes=("Cùng chỉ tiêu còn có 500 ha.",)), "notes[0]"),
    (SAM, _with(notes=("Đã được thay thế bởi 30-NQ/TU.",)), "notes[0]"),
    (SAM, _with(notes=("Số liệu của tỉnh Gia Lai.",)), "notes[0]"),
    (SAM, _with(notes=("Có nhiều giá trị.",)), None),
]


@pytest.mark.parametrize(("genuine", "change", "where"), TAMPERED)
def test_what_is_changed_is_found(genuine, change, where):
    tampered = change(genuine)
    found = check(tampered, raw_of)
    assert {finding.where for finding in found} >= ({where} if where else set())
    assert bool(found) is (where is not None)
    assert all(finding.why and finding.what is not None for finding in found)
    left = checked(tampered, raw_of)
    if left is not None:
        assert check(left, raw_of) == ()
        assert len(left.withheld) >= len({(f.part, f.index) for f in found}) if found else left is tampered


class TestWithheld:
    def test_a_figure_goes_alone(self):
        left = checked(_figure(value="467")(SAM), raw_of)
        assert left is not None
        assert (left.figures, left.sentences, left.text) == ((), SAM.sentences, SAM.text)
        # The headline says the figure that is gone: it stays, for what it says stands in the quote.
        assert left.headline == SAM.headline

    def test_a_sentence_takes_all_with_it_and_the_rest_counts_anew(self):
        three = answer(GROWTH, AREAS, "1.5. Các chỉ tiêu khác: Chi tiết tại Phụ lục kèm theo.")
        figure = figured(AREAS, quantities(AREAS)[2], 1)
        broken = replace(three.citations[1], quote=AREAS.replace("476", "478"))
        made = replace(three, citations=(three.citations[0], broken, three.citations[2]), figures=(figure,))
        left = checked(made, raw_of)
        assert left is not None
        assert [s.citation for s in left.sentences] == [0, 1]
        assert [c.quote for c in left.citations] == [GROWTH, three.citations[2].quote]
        assert (left.figures, left.text) == ((), f"{GROWTH}\n{three.citations[2].quote}")
        assert left.withheld

    def test_nothing_of_the_first_claim_is_no_answer(self):
        assert checked(_cited(quote=AREAS.upper())(SAM), raw_of) is None
        assert checked(_sentence(text="Sâm 476 ha")(GRDP), raw_of) is None

    def test_a_label_and_a_subject_go_alone(self):
        left = checked(_sentence(subject="Về xã hội")(_figure(scope="tỉnh Gia Lai")(SAM)), raw_of)
        assert left is not None
        assert (left.figures[0].scope, left.figures[0].value, left.sentences[0].subject) == (None, "476", None)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_one_digit_or_letter_of_what_is_said(data):
    """Wherever one character of the words is exchanged for another one of its sort, it is found."""
    genuine = data.draw(st.sampled_from([SAM, GRDP]))
    fields = {
        "text": genuine.text, "headline": genuine.headline, "sentence": genuine.sentences[0].text,
        "quote": genuine.citations[0].quote, "figure": genuine.figures[0].text, "span": genuine.spans[0].text,
        "qualified": genuine.figures[0].qualified, "value": genuine.figures[0].value, "unit": genuine.figures[0].unit,
        "period": genuine.figures[0].period,
    }  # fmt: skip
    name = data.draw(st.sampled_from(sorted(fields)))
    said = fields[name]
    places = [place for place, letter in enumerate(said) if letter.isalnum() or letter == "%"]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("0123456789" if said[place].isdigit() else "kxfwz"))
    if other == said[place]:
        return
    wrong = said[:place] + other + said[place + 1 :]
    match name:
        case "text" | "headline":
            made = replace(genuine, **{name: wrong})
        case "sentence":
            made = _sentence(text=wrong)(genuine)
        case "quote":
            made = _cited(quote=wrong)(genuine)
        case "span":
            made = _span(text=wrong)(genuine)
        case "figure":
            made = _figure(text=wrong)(genuine)
        case _:
            made = _figure(**{name: wrong})(genuine)
    assert check(made, raw_of) != (), wrong
    left = checked(made, raw_of)
    assert left is None or check(left, raw_of) == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(RAW)), st.integers(-3, 3), st.integers(-3, 3))
def test_a_quote_moved_or_stretched(place, first, last):
    quote = RAW[place : place + 80].strip()
    if len(quote) < 20 or (first, last) == (0, 0):
        return
    start = RAW.index(quote, place)
    moved = replace(cited(AREAS), quote=quote, start=start + first, end=start + len(quote) + last)
    found = check(replace(answer(AREAS), citations=(moved,)), raw_of)
    assert "citations[0].quote" in {finding.where for finding in found}


# text, whether everything in it stands in the evidence
STATED = [
    ("Tỉnh trồng mới 476 ha Sâm Ngọc Linh và 479 ha mía.", True),
    ("Theo Nghị quyết 26-NQ/TU ngày 22 tháng 10 năm 2024 của Tỉnh ủy Kon Tum, trồng mới 476 ha Sâm Ngọc Linh.", True),
    ("GRDP tăng ít nhất 9,5% [2].", True),
    ("GRDP tăng từ 9,5% trở lên, cả năm từ 8,2% trở lên [2].", True),
    ("Thời gian: 3 tháng cuối năm 2024.", True),
    ("Trồng mới 467 ha.", False),
    ("Trồng mới 476 km.", False),
    ("Trồng mới 4.760.000 m2.", False),
    ("GRDP tăng 9,5%.", False),
    ("GRDP tăng trên 9,5%.", False),
    ("GRDP tăng 8,2% trở xuống.", False),
    ("Trồng mới 476 ha [2].", False),
    ("Trồng mới 476 ha [3].", False),
    ("Nghị quyết 27-NQ/TU giao trồng mới 476 ha.", False),
    ("Ngày 23/10/2024 giao trồng mới 476 ha.", False),
    ("Năm 2025 trồng mới 476 ha.", False),
    ("Huyện Tu Mơ Rông trồng mới 476 ha.", False),
    ("Trồng mới bốn trăm ha Sâm Ngọc Linh.", False),
    ("Có 180 cây mía.", False),
    ("Paris trồng mới 476 ha.", False),
]


@pytest.mark.parametrize(("text", "holds"), STATED)
def test_a_statement_of_somebody_else(text, holds):
    found = statements(text, [cited(AREAS), cited(GROWTH)])
    assert all(item.missing == () for item in found) is holds, found


def test_each_sentence_is_told_apart():
    found = statements("Trồng mới 476 ha Sâm Ngọc Linh. Trồng mới 500 ha cà phê [1].", [cited(AREAS), cited(GROWTH)])
    assert [(item.citations, item.missing) for item in found] == [((0, 1), ()), ((0,), ("500 ha",))]


# one way of writing, another, whether they say the same
WRITINGS = [
    ("2.100 tỷ đồng", "thu 2,1 nghìn tỷ đồng", True),
    ("2.100 tỷ đồng", "thu 2.100 triệu đồng", False),
    ("22/10/2024", "ngày 22 tháng 10 năm 2024", True),
    ("năm 2024", "ngày 22-10-2024", True),
    ("22 ha", "ngày 22-10-2024", False),
    ("26 - NQ/TU", "số 26-NQ/TU", True),
    ("Điều 5", "tại Điều 5 Luật Đất đai", True),
    ("Điều 5", "có 5 xã", False),
    ("SÂM NGỌC LINH", "của Sâm Ngọc Linh", True),
    ("của Tỉnh uỷ", "Tỉnh ủy", True),
    ("vùng Ngọc Linh", "Ngọc, Linh", False),
    ("khóa XVI", "khóa XVII", False),
    ("476 buồng", "476 chòi", False),
    ("phần trăm", "%", True),
]


@pytest.mark.parametrize(("said", "source", "same"), WRITINGS)
def test_writings_of_the_same(said, source, same):
    assert (held(source).lacks(said) == []) is same


def test_a_refusal_is_held_against_the_file_too():
    def refusal(near: Citation) -> Refusal:
        return Refusal(Query("?", "?"), "no_fact", "Không.", (Nearest(near, "không có số"),), COVERAGE, 0.9, 0.1)

    assert check(refusal(cited(AREAS)), raw_of) == ()
    (found,) = check(refusal(replace(cited(AREAS), start=3)), raw_of)
    assert (found.where, isinstance(found, Finding)) == ("nearest[0].citation.quote", True)


def test_each_text_is_fetched_once_and_a_large_one_costs_little():
    calls = []
    large = RAW + "\n" + "Số liệu 123,4 tỷ đồng của tỉnh.\n" * 32_000

    def fetch(slug: str) -> str:
        calls.append(slug)
        return large

    several = answer(GROWTH, AREAS, figure="9,5%")
    check(several, fetch)
    assert calls == ["26"]
    best = min(_timed(several, fetch) for _ in range(20))
    assert best < 0.02


def _timed(made: Answer, fetch: Callable[[str], str]) -> float:
    started = time.process_time()
    check(made, fetch)
    return time.process_time() - started


@pytest.mark.parametrize("part", ["một ", "A ", "9 ", "1.", "Kon Tum-", "từ 9", "[1]", "ngày 1/1/", "%", "12-NQ/"])
def test_linear_on_near_misses(part):
    started = time.process_time()
    facts(part * 5_000)
    statements(part * 5_000, [cited(AREAS)])
    assert time.process_time() - started < 6
