import dataclasses
import datetime
import io

import pytest
from rich.console import Console

from library import Answer, Citation, Coverage, Figure, FoundDocument, Nearest, Query, Refusal, Sentence, Understood
from terminal import answers

DAY = datetime.date(2024, 10, 22)
DOCUMENT = FoundDocument(
    id=1, slug="30-2020-nd-cp.2020-03-05", number="30/2020/NĐ-CP", type="Nghị định", title="t", issuer="Chính phủ",
    place="Hà Nội", date=DAY, signer=None, role=None, system="state", sample=False, file="a\n.pdf", sha256="0",
    passages=9,
)  # fmt: skip
RAW = "Điều 5. Đạt từ 9,5% trở lên."
CITATION = Citation(
    DOCUMENT.slug,
    DOCUMENT.number,
    "t",
    DAY,
    "Chính phủ",
    "30/2020/NĐ-CP › Điều 5",
    3,
    RAW,
    100,
    128,
    "a\n.pdf",
    False,
    4,
)
FIGURE = Figure("9,5%", ">=", "9.5", "%", "từ 9,5% trở lên", 0, 115, 119)
COVERAGE = Coverage(1, 9, ("Chính phủ",), DAY, DAY)
ANSWER = Answer(
    Query("x", "x"), RAW, (Sentence(RAW, 0, 100, 128),), (FIGURE,), (CITATION,), COVERAGE, confidence=0.9, seconds=0.04
)


def plain(renderable):
    console = Console(file=io.StringIO(), width=1000)
    console.print(renderable)
    return console.file.getvalue()


def styled(renderable, style):
    """The stretches of text that stand in this style."""
    console = Console(file=io.StringIO(), width=1000)
    return [part.text for part in console.render(renderable) if part.style and str(part.style) == style]


class TestAnswer:
    def test_figure_quote_and_citation(self):
        shown = plain(answers.answer(ANSWER, {DOCUMENT.slug: DOCUMENT}))
        assert "│  từ 9,5% trở lên  │" in shown
        assert "  “Điều 5. Đạt từ 9,5% trở lên.”" in shown
        cited = "— Nghị định số 30/2020/NĐ-CP ngày 22/10/2024 của Chính phủ · 30/2020/NĐ-CP › Điều 5 · trang 3 · a⏎.pdf"
        assert cited in shown
        assert "đã tìm trong 1 văn bản, 9 đoạn, 22/10/2024 · độ chắc 90% · 0,0 s" in shown

    def test_the_figure_is_bright_in_head_and_quote(self):
        assert styled(answers.answer(ANSWER, {DOCUMENT.slug: DOCUMENT}), "bold green") == ["9,5%", "9,5%"]

    def test_a_figure_that_its_qualified_form_spells_otherwise(self):
        figure = dataclasses.replace(FIGURE, qualified="chín phẩy năm phần trăm")
        given = dataclasses.replace(ANSWER, figures=(figure,))
        assert "│  9,5%  (chín phẩy năm phần trăm)  │" in plain(answers.answer(given, {DOCUMENT.slug: DOCUMENT}))

    def test_a_document_that_says_nothing_of_itself(self):
        bare = dataclasses.replace(DOCUMENT, number=None, type=None, title=None, issuer=None, date=None, system=None)
        shown = plain(answers.answer(ANSWER, {DOCUMENT.slug: bare}))
        assert f"— {DOCUMENT.slug} · 30/2020/NĐ-CP › Điều 5 · trang 3" in shown

    def test_each_document_that_answers_comes_with_its_own_figure(self):
        other = dataclasses.replace(CITATION, document="b", sample=True, start=0, end=28)
        given = dataclasses.replace(
            ANSWER,
            citations=(CITATION, other),
            sentences=(*ANSWER.sentences, Sentence(RAW, 1, 0, 28)),
            figures=(FIGURE, dataclasses.replace(FIGURE, citation=1, start=15, end=19)),
        )
        documents = {DOCUMENT.slug: DOCUMENT, "b": dataclasses.replace(DOCUMENT, sample=True)}
        shown = plain(answers.answer(given, documents))
        assert shown.count("│  từ 9,5% trở lên  │") == 2
        assert shown.index("a⏎.pdf") < shown.index("[VĂN BẢN MẪU]")

    def test_what_ocr_read_says_so_beside_the_figure_and_the_page(self):
        given = dataclasses.replace(
            ANSWER,
            figures=(dataclasses.replace(FIGURE, ocr=0.876),),
            citations=(dataclasses.replace(CITATION, ocr=0.876),),
        )
        shown = plain(answers.answer(given, {DOCUMENT.slug: DOCUMENT}))
        assert "│  từ 9,5% trở lên  OCR 87 %  │" in shown
        assert "  đọc bằng nhận dạng chữ từ ảnh trang: hãy đối chiếu với bản gốc\n" in shown
        assert "trang 3 · a⏎.pdf · OCR 87 %\n" in shown
        assert "OCR" not in plain(answers.answer(ANSWER, {DOCUMENT.slug: DOCUMENT}))

    def test_a_text_cannot_write_on_the_terminal(self):
        evil = "\x1b[2J[red]" + RAW[9:]
        given = dataclasses.replace(ANSWER, sentences=(Sentence(evil, 0, 100, 128),))
        shown = plain(answers.answer(given, {DOCUMENT.slug: DOCUMENT}))
        assert "“�[2J[red]ạt từ" in shown


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "reading", "shown"),
        [
            ("sam", "sâm", True),
            ("sâm", "sâm", False),
            # spaces and the Unicode form are no reading
            (" sa\u0302m  Ngọc ", "sâm Ngọc", False),
        ],
    )
    def test_only_where_it_differs(self, typed, reading, shown):
        given = dataclasses.replace(ANSWER, query=Query(typed, reading))
        assert (f"đã hiểu là: {reading}\n" in plain(answers.answer(given, {DOCUMENT.slug: DOCUMENT}))) is shown

    def test_each_reading_and_how_to_take_it_off(self):
        understood = (
            Understood("accents", "sam", "sâm"),
            Understood("document", "nghị quyết 26", "26-NQ/TU", "documents"),
            Understood("place", "Kon Tum", "Quảng Ngãi"),
        )
        given = dataclasses.replace(ANSWER, query=Query("sam", "sâm", understood=understood))
        shown = plain(answers.answer(given, {DOCUMENT.slug: DOCUMENT}))
        assert shown.startswith("đã hiểu là: sâm\n")
        assert "văn bản: nghị quyết 26 → 26-NQ/TU (chỉ tìm ở đó)\n" in shown
        assert "địa danh: Kon Tum → Quảng Ngãi\n" in shown
        assert "để bỏ: --without accents --without document --without place; tìm đúng chữ đã gõ: --literal\n" in shown


class TestRefusal:
    def test_reason_and_nearest(self):
        given = Refusal(Query("x", "x"), "no_fact", "Không nêu.", (Nearest(CITATION, "khác năm"),), Coverage(0, 0, (), None, None), 0.7, 1.0)
        shown = plain(answers.refusal(given, {DOCUMENT.slug: DOCUMENT}))
        assert shown.startswith("Không trả lời được. Không nêu.\n")
        assert "Đoạn gần nhất:\n  Điều 5. Đạt" in shown
        assert "đã tìm trong 0 văn bản, 0 đoạn · độ chắc 70% · 1,0 s" in shown

    def test_what_ocr_read_says_so(self):
        cited = dataclasses.replace(CITATION, ocr=0.876)
        given = Refusal(Query("x", "x"), "no_fact", "Không nêu.", (Nearest(cited, "khác năm"),), COVERAGE, 0.7, 1.0)
        assert "a⏎.pdf · OCR 87 %\n" in plain(answers.refusal(given, {DOCUMENT.slug: DOCUMENT}))
