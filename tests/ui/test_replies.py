"""The parts of a reply on the screen that are functions: the answer itself, its evidence, quotes that fold."""

import datetime
import re
from dataclasses import replace

import pytest

from library import (
    Answer,
    Change,
    Citation,
    Coverage,
    Figure,
    FoundDocument,
    Query,
    Sentence,
    Span,
    Understood,
    Withheld,
)
from ui.asking.actions import file_name, for_pasting
from ui.asking.answer_view import evidence
from ui.asking.headline import confidence_words, head, said_span, subject
from ui.citations import Quote, _source, shared_place
from ui.coverage import coverage_line
from ui.quotes import quote
from ui.understood import _cut, chip

RATE = "- Tốc độ tăng trưởng GRDP tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên); thu ngân sách 2.100 tỷ."
CROPS = "- Diện tích trồng mới các loại cây: Cây mía 479 ha; Sâm Ngọc Linh 476 ha; khác 433 ha."
COVERAGE = Coverage(3, 94, ("Tỉnh ủy Kon Tum",), datetime.date(2023, 12, 5), datetime.date(2024, 12, 10))


def citation(quote: str, start: int = 100, **more: object) -> Citation:
    known = {
        "document": "s", "number": "26-NQ/TU", "title": None, "date": datetime.date(2024, 10, 22),
        "issuer": "Tỉnh ủy", "address": "26-NQ/TU › II › 1", "page": None, "quote": quote, "start": start,
        "end": start + len(quote), "file": "f", "sample": False, "passage": 1, "type": "Nghị quyết", "system": "party",
    }  # fmt: skip
    return Citation(**(known | more))


def figure(cited: Citation, said: str, qualified: str, number: int = 0, **more: object) -> Figure:
    place = cited.start + cited.quote.index(said)
    unit = more.pop("unit", None)
    return Figure(said, "=", "0", unit, qualified, number, place, place + len(said), **more)


def span(cited: Citation, said: str, number: int = 0) -> Span:
    place = cited.start + cited.quote.index(said)
    return Span(said, number, place, place + len(said))


def answer(*citations: Citation, **more: object) -> Answer:
    known = {
        "query": Query("?", "?"), "text": "",
        "sentences": tuple(Sentence(c.quote, n, c.start, c.end) for n, c in enumerate(citations)),
        "figures": (), "citations": citations, "coverage": COVERAGE, "confidence": 0.95, "seconds": 0.1,
    }  # fmt: skip
    return Answer(**(known | more))


def said_in(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class TestFigure:
    @pytest.mark.parametrize(
        ("quote", "figured", "qualified", "of"),
        [
            # one of a list: the words that open the list belong to it
            (CROPS, "476 ha", "476 ha", "Diện tích trồng mới các loại cây: Sâm Ngọc Linh"),
            (RATE, "9,5%", "từ 9,5% trở lên", "Tốc độ tăng trưởng GRDP tăng"),
            # what it counts stands after it
            ("Có thêm 05 xã đạt chuẩn nông thôn mới. Khác.", "05 xã", "05 xã", "Có thêm … đạt chuẩn nông thôn mới"),
            # a point inside a number ends nothing
            ("Thu 2.100 tỷ; chi trả 1.500 tỷ đồng.", "1.500 tỷ đồng", "1.500 tỷ đồng", "chi trả"),
        ],
    )
    def test_what_it_is_of(self, quote, figured, qualified, of):
        cited = citation(quote)
        one = figure(cited, figured, qualified)
        assert subject(said_span(one, answer(cited, figures=(one,))), cited) == of

    @pytest.mark.parametrize(
        ("quote", "qualified", "spans", "found"),
        [
            (RATE, "từ 9,5% trở lên", [], "từ 9,5% trở lên"),
            # the words that answer say more than the figure's own
            (RATE, "từ 9,5% trở lên", ["tăng từ 9,5% trở lên"], "tăng từ 9,5% trở lên"),
            # found where the text breaks lines
            ("tăng từ\n9,5%\ntrở lên", "từ 9,5% trở lên", [], "từ\n9,5%\ntrở lên"),
            # not there: the figure alone
            ("tăng 9,5%", "từ 9,5% trở lên", [], "9,5%"),
        ],
    )
    def test_with_the_words_that_qualify_it(self, quote, qualified, spans, found):
        cited = citation(quote)
        one = figure(cited, "9,5%", qualified)
        start, end = said_span(one, answer(cited, figures=(one,), spans=tuple(span(cited, said) for said in spans)))
        assert cited.quote[start - cited.start : end - cited.start] == found


class TestHead:
    CITED = citation(RATE)
    ASKED = figure(CITED, "9,5%", "từ 9,5% trở lên", indicator="Tốc độ tăng trưởng", period="3 tháng")
    YEAR = figure(CITED, "8,2%", "từ 8,2% trở lên", indicator="Tốc độ tăng trưởng", period="cả năm", asked=False)

    @pytest.mark.parametrize(
        ("more", "said"),
        [
            (
                {"kind": "figure", "figures": (ASKED,), "headline": "tăng từ 9,5% trở lên — tăng trưởng, 3 tháng"},
                "Số liệu Độ chắc chắn cao tăng từ 9,5% trở lên tăng trưởng, 3 tháng",
            ),
            # no line: what its sentence says around it
            (
                {"kind": "figure", "figures": (ASKED,), "confidence": 0.7},
                "Số liệu Khá chắc chắn, nên đối chiếu từ 9,5% trở lên Tốc độ tăng trưởng GRDP tăng",
            ),
            # several were asked for: the line of the first does not stand for all
            (
                {"kind": "figure", "figures": (ASKED, replace(YEAR, asked=True)), "headline": "từ 9,5% — tăng trưởng"},
                "Số liệu Độ chắc chắn cao từ 9,5% trở lên Tốc độ tăng trưởng, 3 tháng "
                "từ 8,2% trở lên Tốc độ tăng trưởng, cả năm",
            ),
            # of two places
            (
                {
                    "kind": "figure",
                    "figures": (replace(ASKED, scope="Kon Tum"), replace(YEAR, asked=True, scope="Gia Lai")),
                },
                "Số liệu Độ chắc chắn cao từ 9,5% trở lên Tốc độ tăng trưởng, Kon Tum, 3 tháng "
                "từ 8,2% trở lên Tốc độ tăng trưởng, Gia Lai, cả năm",
            ),
            # one in no ledger
            (
                {"kind": "figure", "figures": (ASKED, replace(YEAR, asked=True, indicator=None))},
                "Số liệu Độ chắc chắn cao từ 9,5% trở lên Tốc độ tăng trưởng, 3 tháng từ 8,2% trở lên cả năm",
            ),
            # another value of the same document and indicator: these columns say nothing
            (
                {"kind": "figure", "figures": (ASKED, YEAR), "headline": "từ 9,5% trở lên — tăng trưởng"},
                "Số liệu Độ chắc chắn cao từ 9,5% trở lên tăng trưởng "
                "Giá trị khác của chỉ tiêu Giá trị Thời kỳ từ 8,2% trở lên cả năm",
            ),
            ({"kind": "yes_no", "verdict": "no", "confidence": 0.4}, "Có hay không Ít chắc chắn, cần đối chiếu Không"),
            ({"kind": "yes_no", "verdict": "yes"}, "Có hay không Độ chắc chắn cao Có"),
            ({"kind": "body", "spans": (span(CITED, "thu"),)}, "Cơ quan chịu trách nhiệm Độ chắc chắn cao thu"),
            # words that are too many are read in their sentence
            ({"kind": "list", "spans": (Span(RATE, 0, 100, 100 + len(RATE)),)}, "Danh mục Độ chắc chắn cao"),
            ({"kind": "list"}, "Danh mục Độ chắc chắn cao"),
            (
                {"notes": ("Hai <văn> bản khác nhau.",), "withheld": (Withheld("999 ha", "không đứng trong đoạn"),)},
                "Trích văn bản Độ chắc chắn cao Lưu ý: Hai &lt;văn&gt; bản khác nhau. "
                "Đã bỏ 1 chi tiết không kiểm được trong trích dẫn 999 ha vì không đứng trong đoạn",
            ),
        ],
    )  # fmt: skip
    def test_says(self, more, said):
        assert said_in(head(answer(self.CITED, **more))) == said

    def test_a_figure_of_a_table_never_stands_without_its_unit(self):
        row = citation("10 | Quy mô kinh tế số | % GDP | ≥ 30 | Bộ Thông tin")
        in_table = figure(row, "30", "≥ 30", indicator="Quy mô kinh tế số", period="Đến năm 2030", unit="% GDP")
        said = citation("Quy mô kinh tế số đạt tối thiểu 30% GDP.", document="b", number="57-NQ/TW")
        in_text = figure(said, "30%", "tối thiểu 30%", 1, indicator="Quy mô kinh tế số", unit="%")
        two = head(answer(row, said, kind="figure", figures=(in_table, in_text)))
        assert said_in(two).startswith(
            "Số liệu Độ chắc chắn cao ≥ 30 (% GDP) Quy mô kinh tế số, đến năm 2030, 26-NQ/TU tối thiểu 30% Quy mô"
        )
        others = head(answer(row, said, kind="figure", figures=(in_text, replace(in_table, asked=False))))
        assert "≥ 30 (% GDP)" in said_in(others)

    def test_what_ocr_read_says_so_and_is_never_sure(self):
        cited = replace(self.CITED, ocr=0.99)
        shown = head(answer(cited, figures=(replace(self.ASKED, ocr=0.99),)))
        assert "OCR 99 %" in shown
        assert "Đọc từ ảnh, cần đối chiếu với bản gốc" in shown

    @pytest.mark.parametrize(
        ("confidence", "ocr", "level"),
        [(0.9, None, "high"), (0.89, None, "fair"), (0.69, None, "low"), (0.99, 0.99, "fair"), (0.5, 0.9, "low")],
    )
    def test_confidence(self, confidence, ocr, level):
        assert confidence_words(confidence, ocr)[0] == level


class TestEvidence:
    def test_documents_and_sentences(self):
        """The document that answers, then the newest first; a sentence quoted twice once, with all its marks."""
        first = citation(RATE, document="a", number="1", date=datetime.date(2020, 1, 1))
        old = citation("Cũ.", document="b", number="2", date=datetime.date(2012, 1, 1))
        new = citation("Mới.", document="c", number="3", date=datetime.date(2024, 1, 1))
        undated = citation("Không rõ.", document="d", number=None, date=None)
        asked = figure(first, "9,5%", "từ 9,5% trở lên")
        other = replace(figure(first, "2.100 tỷ", "2.100 tỷ"), citation=1)
        shown = evidence(answer(first, first, undated, old, new, figures=(asked, other)))
        assert [item.quotes[0].citation.document for item in shown] == ["a", "c", "b", "d"]
        (quoted,) = shown[0].quotes
        assert [first.quote[start - 100 : end - 100] for start, end in quoted.marks] == ["từ 9,5% trở lên", "2.100 tỷ"]

    def test_other_values_are_marked_only_where_nothing_answers(self):
        one, two = citation(RATE), citation(CROPS, start=900)
        asked = figure(one, "9,5%", "từ 9,5% trở lên")
        same = replace(figure(one, "8,2%", "từ 8,2% trở lên"), asked=False)
        elsewhere = replace(figure(two, "479 ha", "479 ha", 1), asked=False)
        spans = (span(one, "từ 9,5% trở lên"), span(one, "từ 8,2% trở lên"), span(two, "479 ha", 1))
        (shown,) = evidence(answer(one, two, figures=(asked, same, elsewhere), spans=spans))
        marked = [
            item.citation.quote[start - item.citation.start : end - item.citation.start]
            for item in shown.quotes
            for start, end in item.marks
        ]
        assert marked == ["từ 9,5% trở lên", "479 ha"]

    def test_another_file_of_a_document_is_named_and_not_quoted_again(self):
        one, two = citation(RATE), citation(RATE, document="s~2", file="bản ký.pdf")
        (shown,) = evidence(answer(one, two))
        assert shown.also == ("bản ký.pdf",)
        assert len(evidence(answer(one, replace(two, quote=CROPS)))) == 2
        assert len(evidence(answer(replace(one, number=None), replace(two, number=None)))) == 2

    @pytest.mark.parametrize(
        ("addresses", "shared"),
        [
            (["1 › II › 2 › gạch 1"], "1 › II › 2 › gạch 1"),
            (["1 › II › 2", "1 › II › 2 › gạch 1", "1 › II › 2 › gạch 2"], "1 › II › 2"),
            (["1 › II › 10", "1 › II › 1"], "1 › II"),
            (["1 › I", "1 › II"], "1"),
            (["1 › I", "2 › II"], "1"),
        ],
    )
    def test_the_place_that_holds_all_quotes(self, addresses, shared):
        assert shared_place([citation("x", address=address) for address in addresses]).address == shared

    def test_what_changed_it_stands_below_its_name(self):
        by = FoundDocument(
            id=1, slug="moi", number="30-NQ/TU", type="Nghị quyết", title=None, issuer="Tỉnh ủy <X>", place=None,
            date=datetime.date(2025, 1, 2), signer=None, role=None, system="party", sample=False, file="f", sha256="",
            passages=1,
        )  # fmt: skip
        whole = Change("thay thế", by, datetime.date(2025, 1, 2), True, (), 'thay thế "Nghị quyết"', 5, 9)
        part, other, third = (replace(whole, relation="sửa đổi", whole=False, start=start) for start in (6, 7, 8))
        quotes = [Quote(citation(RATE, changes=(whole, part))), Quote(citation(CROPS, changes=(whole, other, third)))]
        shown = _source(quotes, None)
        said = said_in(shown)
        assert said.index(
            "Đã bị thay thế bởi Nghị quyết số 30-NQ/TU, ngày 02-01-2025 của Tỉnh ủy &lt;X&gt;"
        ) < said.index("Đã được sửa đổi")
        assert said.count("(một phần)") == 3
        assert "và 2 lần sửa đổi khác" in said
        assert 'href="./van-ban?doc=moi&amp;at=5-9" title="thay thế &quot;Nghị quyết&quot;"' in shown

    def test_for_pasting(self):
        one, two = citation("Một\n- hai"), citation("ba", start=300, address="26-NQ/TU › II › 2")
        other = citation("bốn", document="b", number=None, title="Về <cây>", address="b › Điều 3")
        assert for_pasting(answer(one, two, other)) == (
            "“Một\n- hai”\n“ba” (mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy).\n\n"
            "“bốn” (Điều 3 Nghị quyết “Về <cây>”, ngày 22-10-2024 của Tỉnh ủy)."
        )

    @pytest.mark.parametrize(
        ("number", "name"),
        [
            ("26-NQ/TU", "phieu-trich-dan-26-NQ-TU.pdf"),
            ("30/2020/NĐ-CP", "phieu-trich-dan-30-2020-ND-CP.pdf"),
            ("../../x", "phieu-trich-dan-x.pdf"),
            (None, "phieu-trich-dan.pdf"),
        ],
    )
    def test_the_name_of_a_sheet(self, number, name):
        assert file_name(answer(citation("x", number=number)), "pdf") == name


class TestQuote:
    LONG = "Một câu dài về việc trồng cây dược liệu. " * 100

    def test_wrapped_lines_are_joined_and_nothing_is_html(self):
        shown = quote(
            citation("Phấn đấu có ít nhất <b>ba</b> doanh nghiệp tham gia và\nđạt 476 ha\n- Hai"), [(152, 162)]
        )
        assert shown == (
            '<blockquote class="nq-quote"><p>“Phấn đấu có ít nhất &lt;b&gt;ba&lt;/b&gt; doanh nghiệp tham gia <mark>'
            "và đạt 476</mark> ha</p><p>- Hai”</p></blockquote>"
        )

    @pytest.mark.parametrize(
        ("said", "marked", "folds"),
        [
            (LONG, [], True),
            (LONG, [(3000, 3010)], True),
            # the rest after the last mark is not worth a fold
            (LONG, [(len(LONG), len(LONG) + 50)], False),
            (LONG[:1200], [], False),
            (LONG.replace(". ", ".\n- "), [], True),
            ("x" * 5_000, [], True),
        ],
    )
    def test_long_ones_fold_and_lose_nothing(self, said, marked, folds):
        shown = quote(citation(said), marked)
        assert ("<details>" in shown) == folds
        head, *rest = shown.split("</summary>")
        assert head.count("<mark>") == len(marked)
        assert "<mark>" not in "".join(rest)
        letters = re.sub(r"<[^>]+>|\s", "", re.sub(r'<span class="nq-more">[^<]*</span>', "", shown))
        assert letters == "“" + re.sub(r"\s", "", said) + "”"


class TestCoverage:
    def test_few_issuers_are_named_many_folded(self):
        assert coverage_line(COVERAGE, 0.126, "party") == (
            '<div class="nq-line">Đã tìm trong 3 văn bản (94 đoạn) · Tỉnh ủy Kon Tum · '
            "ban hành từ 05-12-2023 đến 10-12-2024 · 0,13 giây</div>"
        )
        many = coverage_line(replace(COVERAGE, issuers=("A", "B", "<C>")), 0, None)
        assert "· 3 cơ quan ban hành ·" in many
        assert "<p>A; B; &lt;C&gt;</p></details>" in many
        assert "0 văn bản" in coverage_line(Coverage(0, 0, (), None, None), 0, None)


@pytest.mark.parametrize(
    ("kind", "typed", "read", "said"),
    [
        ("abbreviation", "GRDP", "tổng sản phẩm trên địa bàn", "chữ viết tắt: GRDP = tổng sản phẩm trên địa bàn"),
        ("place", "Kon Tum", "Quảng Ngãi", "địa danh: Kon Tum, cả Quảng Ngãi"),
        ("accents", "a", "á", "thêm dấu"),
    ],
)
def test_a_reading_says_what_was_typed_where_other_words_were_read(kind, typed, read, said):
    assert chip([Understood(kind, typed, read)]) == said


def test_a_long_reading_is_cut():
    assert _cut("một hai ba", 20) == "một hai ba"
    assert _cut("một hai ba", 8) == "một hai …"
