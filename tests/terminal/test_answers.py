"""An answer and a refusal, as a terminal shows them."""

import dataclasses
import datetime
import io
import re
from typing import get_args

import pytest
from rich.console import Console

from answer.model import RefusalReason
from library import (
    Answer,
    Change,
    Citation,
    Coverage,
    Figure,
    Filters,
    FoundDocument,
    Nearest,
    Query,
    Refusal,
    Sentence,
    Span,
    Understood,
    Withheld,
)
from terminal.questions import answers
from terminal.questions.evidence import REASONS

DAY = datetime.date(2024, 10, 22)
RAW = "Điều 5. Đạt từ 9,5% trở lên."
CITATION = Citation(
    document="30-2020-nd-cp.2020-03-05", number="30/2020/NĐ-CP", title="t", date=DAY, issuer="Chính phủ",
    address="30/2020/NĐ-CP › Điều 5", page=3, quote=RAW, start=100, end=128, file="a\n.pdf", sample=False, passage=4,
    type="Nghị định", system="state",
)  # fmt: skip
FIGURE = Figure("9,5%", ">=", "9.5", "%", "từ 9,5% trở lên", 0, 115, 119)
COVERAGE = Coverage(1, 9, ("Chính phủ",), DAY, DAY)
ANSWER = Answer(
    Query("x", "x"), RAW, (Sentence(RAW, 0, 100, 128),), (FIGURE,), (CITATION,), COVERAGE, confidence=0.9, seconds=0.04
)
REFUSAL = Refusal(
    Query("x", "x"), "no_fact", "Không nêu.", (Nearest(CITATION, "khác năm"),), Coverage(0, 0, (), None, None), 0.7, 1.0
)
CITED = "— Điều 5 Nghị định số 30/2020/NĐ-CP ngày 22 tháng 10 năm 2024 của Chính phủ\n"


def console(width=1000):
    return Console(file=io.StringIO(), width=width)


def plain(renderable, width=1000):
    on = console(width)
    on.print(renderable)
    return "\n".join(line.rstrip() for line in on.file.getvalue().split("\n"))


def shown(width=1000, whole=False, **fields):
    return plain(answers.answer(dataclasses.replace(ANSWER, **fields), whole=whole), width)


def styled(renderable, style):
    """The stretches of text that stand in this style."""
    return [part.text for part in console().render(renderable) if part.style and str(part.style) == style]


def bullets(count, letters=1, **fields):
    """An answer that lists so many bullets of one document."""
    quotes = [f"- Gạch {number} {'lời ' * letters}nói." for number in range(count)]
    places = [(1000 * number, 1000 * number + len(quote)) for number, quote in enumerate(quotes)]
    citations = tuple(
        dataclasses.replace(CITATION, quote=quote, start=start, end=end, address=f"30/2020/NĐ-CP › Điều 5 › {at})")
        for at, (quote, (start, end)) in zip("abcdeghiklmnopqrst", zip(quotes, places, strict=True), strict=False)
    )
    sentences = tuple(Sentence(c.quote, number, c.start, c.end) for number, c in enumerate(citations))
    return {"figures": (), "sentences": sentences, "citations": citations} | fields


class TestAnswer:
    def test_figure_quote_and_citation(self):
        text = shown()
        assert "│  từ 9,5% trở lên  │" in text
        assert "  “Điều 5. Đạt từ 9,5% trở lên.”\n" in text
        assert f"  {CITED}    30/2020/NĐ-CP › Điều 5 · trang 3 · a⏎.pdf\n" in text
        assert "đã tìm trong 1 văn bản, 9 đoạn, 22/10/2024 · 0,0 s" in text

    @pytest.mark.parametrize(
        ("fields", "frame"),
        [
            ({"headline": "9,5% — tăng trưởng"}, "│  9,5% — tăng trưởng  │"),
            ({"headline": "9,5%", "verdict": "yes"}, "│  Có.   │\n│  9,5%  │"),
            ({"figures": (), "verdict": "no"}, "│  Không.  │"),
            # of what a figure is, and when, is said where no line says it
            (
                {"figures": (dataclasses.replace(FIGURE, indicator="Tăng trưởng", period="cả năm"),)},
                "│  từ 9,5% trở lên — Tăng trưởng, cả năm  │",
            ),
            (
                {"figures": (dataclasses.replace(FIGURE, qualified="chín phẩy năm phần trăm"),)},
                "│  9,5% (chín phẩy năm phần trăm)  │",
            ),
        ],
    )
    def test_what_is_framed(self, fields, frame):
        assert frame in shown(**fields)

    def test_without_a_line_the_quotes_are_the_answer(self):
        text = shown(figures=())
        assert "│" not in text
        assert text.startswith("  “Điều 5.")
        assert shown(figures=(), kind="yes_no").startswith("Không nói thẳng có hay không; văn bản viết:\n")

    def test_the_words_that_answer_are_bright(self):
        assert styled(answers.answer(ANSWER), "bold green") == ["từ 9,5% trở lên", "9,5%"]
        given = dataclasses.replace(ANSWER, figures=(), spans=(Span("Đạt", 0, 108, 111),))
        assert styled(answers.answer(given), "bold green") == ["Đạt"]

    def test_several_figures_are_told_apart(self):
        other = dataclasses.replace(FIGURE, text="8,2%", qualified="từ 8,2% trở lên", citation=1, period="cả năm")
        more = {"citations": (CITATION, CITATION), "sentences": (*ANSWER.sentences, Sentence(RAW, 1, 100, 128))}
        text = shown(figures=(FIGURE, other), **more)
        assert "  từ 9,5% trở lên [1]\n  từ 8,2% trở lên — cả năm [2]\n" in text
        # the same words are quoted once
        assert text.count("“Điều 5.") == 1
        assert "  — [1] [2] Điều 5 Nghị định" in text
        text = shown(figures=(FIGURE, dataclasses.replace(other, asked=False)), **more)
        assert "│  từ 9,5% trở lên [1]  │" in text
        assert "Giá trị khác của cùng chỉ tiêu:\n  • từ 8,2% trở lên — cả năm [2] 30/2020/NĐ-CP\n" in text

    def test_other_values_come_by_document_the_newest_first_and_by_period(self):
        old = dataclasses.replace(CITATION, number="1/2019", document="z", date=datetime.date(2019, 1, 1))
        undated = dataclasses.replace(CITATION, number=None, document="y", date=None)
        told = [(0, "năm 2025"), (0, "năm 2024"), (1, "năm 2024"), (2, None)]
        figures = [
            dataclasses.replace(FIGURE, citation=citation, period=period, asked=False) for citation, period in told
        ]
        text = shown(figures=(FIGURE, *reversed(figures)), citations=(CITATION, old, undated))
        assert re.findall("• .*", text) == [
            "• từ 9,5% trở lên — năm 2024 [1] 30/2020/NĐ-CP",
            "• từ 9,5% trở lên — năm 2025 [1] 30/2020/NĐ-CP",
            "• từ 9,5% trở lên — năm 2024 [2] 1/2019",
            "• từ 9,5% trở lên [3] a⏎.pdf",
        ]

    def test_a_document_that_says_nothing_of_itself(self):
        bare = dataclasses.replace(CITATION, number=None, type=None, title=None, issuer=None, date=None, system=None)
        assert "  — Điều 5 Văn bản trong tệp a .pdf\n" in shown(citations=(bare,))

    def test_a_made_up_document_says_so_before_anything_else(self):
        text = shown(citations=(dataclasses.replace(CITATION, sample=True),))
        assert text.startswith("[VĂN BẢN MẪU] số liệu và nội dung dưới đây không có thật\n")
        assert "[VĂN BẢN MẪU] “Điều 5." in text

    def test_what_ocr_read_says_so_beside_the_figure_and_the_page(self):
        citation = dataclasses.replace(CITATION, ocr=0.876)
        figure = dataclasses.replace(FIGURE, ocr=0.876)
        text = shown(figures=(figure,), citations=(citation,))
        assert "│  từ 9,5% trở lên  OCR 87 %  │" in text
        assert "  đọc bằng nhận dạng chữ từ ảnh trang: hãy đối chiếu với bản gốc\n" in text
        assert "trang 3 · a⏎.pdf · OCR 87 %\n" in text
        assert "│  9,5%  OCR 87 %  │" in shown(figures=(figure,), citations=(citation,), headline="9,5%")
        assert "OCR" not in shown()

    def test_a_subject_stands_in_brackets_unless_just_said(self):
        first, second = "2. Chủ đầu tư có nghĩa vụ:", "a) Tuân thủ."
        quoted = [(first, None), (second, "Chủ đầu tư có nghĩa vụ"), (second, "Chủ đầu tư có nghĩa vụ")]
        sentences = tuple(
            Sentence(text, number, 100 * number, 100 * number + len(text), subject)
            for number, (text, subject) in enumerate(quoted)
        )
        citations = tuple(
            dataclasses.replace(CITATION, quote=one.text, start=one.start, end=one.end) for one in sentences
        )
        assert "[Chủ" not in shown(sentences=sentences, citations=citations, figures=())
        alone = tuple(dataclasses.replace(one, citation=0, start=100, end=112) for one in sentences[1:2])
        assert "  [Chủ đầu tư có nghĩa vụ] “a) Tuân thủ.”\n" in shown(
            sentences=alone, citations=citations[:1], figures=()
        )

    def test_what_was_withheld_and_what_is_to_be_known(self):
        text = shown(withheld=(Withheld("500 ha", "không có trong đoạn"),), notes=("Hai văn bản khác nhau.",))
        assert (
            "Lưu ý: Hai văn bản khác nhau.\nĐã bỏ, vì không kiểm được:\n  500 ha\n    vì không có trong đoạn\n" in text
        )

    @pytest.mark.parametrize(
        ("sure", "words"), [(0.97, "cao (97 %"), (0.75, "khá (75 %"), (0.5, "thấp, cần người kiểm tra kỹ (50 %")]
    )
    def test_how_sure_in_words(self, sure, words):
        assert f"Độ chắc rằng câu trả lời đúng: {words}" in shown(confidence=sure)

    def test_a_text_cannot_write_on_the_terminal(self):
        evil = "\x1b[2J[red]" + RAW[9:]
        text = shown(sentences=(Sentence(evil, 0, 100, 100 + len(evil), evil),), headline=evil, notes=(evil,))
        assert "\x1b" not in text
        assert "[2J[red]ạt từ" in text


class TestChanges:
    BY = FoundDocument(
        id=1, slug="45", number="45/2026/NĐ-CP", type="Nghị định", title="t", issuer="Chính phủ", place=None,
        date=datetime.date(2026, 3, 5), signer=None, role=None, system="state", sample=False, file="b.pdf", sha256="0",
        passages=9,
    )  # fmt: skip
    WHOLE = Change("thay thế", BY, datetime.date(2026, 7, 1), whole=True, pinpoints=(), quote="q", start=0, end=1)
    SAID = "⚠ Đã bị thay thế bởi Nghị định số 45/2026/NĐ-CP ngày 05 tháng 3 năm 2026 của Chính phủ, từ ngày 01 tháng 7"

    def test_what_replaced_a_document_is_said_at_its_quote(self):
        assert self.SAID in shown(citations=(dataclasses.replace(CITATION, changes=(self.WHOLE,)),))

    def test_once_for_quotes_that_follow_each_other(self):
        given = bullets(3)
        given["citations"] = tuple(dataclasses.replace(c, changes=(self.WHOLE,)) for c in given["citations"])
        assert shown(**given).count(self.SAID) == 1

    def test_beside_a_nearest_passage(self):
        near = Nearest(dataclasses.replace(CITATION, changes=(self.WHOLE,)), "đã bị thay thế")
        assert self.SAID in plain(answers.refusal(dataclasses.replace(REFUSAL, nearest=(near,))))


class TestLists:
    def test_one_document_is_named_once(self):
        text = shown(**bullets(3))
        assert (
            "“- Gạch 0 lời nói.” [1] điểm a Điều 5, trang 3\n  “- Gạch 1 lời nói.” [2] điểm b Điều 5, trang 3\n" in text
        )
        assert text.count("Nghị định số 30/2020/NĐ-CP") == 1

    @pytest.mark.parametrize(("count", "quoted", "left"), [(11, 11, 0), (12, 10, 2), (17, 10, 7)])
    def test_long_ones_are_folded(self, count, quoted, left):
        text = shown(**bullets(count))
        assert text.count("“- Gạch") == quoted
        assert (f"Còn {left} đoạn nữa trả lời câu hỏi: xem đủ bằng --all" in text) is bool(left)
        assert shown(**bullets(count), whole=True).count("“- Gạch") == count

    def test_a_long_quote_is_cut_but_never_before_its_last_mark(self):
        given = bullets(1, letters=600)
        assert "… còn nữa" not in shown(**bullets(1, letters=60))
        assert "…” (còn nữa: --all)" in shown(**given)
        assert "còn nữa" not in shown(**given, whole=True)
        last = given["citations"][0].end
        assert "nói.”" in shown(**given, spans=(Span("nói.", 0, last - 4, last),))

    def test_two_documents_have_their_own_lines(self):
        given = bullets(2)
        other = dataclasses.replace(given["citations"][1], document="b", number="31/2020/NĐ-CP")
        text = shown(**given | {"citations": (given["citations"][0], other)})
        assert "— [1] điểm a Điều 5 Nghị định số 30/2020" in text
        assert "— [2] điểm b Điều 5 Nghị định số 31/2020" in text


class TestReading:
    @pytest.mark.parametrize(
        ("typed", "reading", "different"),
        [
            ("sam", "sâm", True),
            ("sâm", "sâm", False),
            # spaces and the Unicode form are no reading
            (" sa\u0302m  Ngọc ", "sâm Ngọc", False),
        ],
    )
    def test_only_where_it_differs(self, typed, reading, different):
        assert (f"đã hiểu là: {reading}\n" in shown(query=Query(typed, reading))) is different

    def test_of_a_question_of_five_pages_only_the_beginning(self):
        text = shown(query=Query("sam " * 3000, "sâm " * 3000))
        assert "đã hiểu là: sâm sâm" in text
        assert len(text) < 2000

    def test_each_reading_and_how_to_take_it_off(self):
        understood = (
            Understood("accents", "sam", "sâm"),
            Understood("document", "nghị quyết 26", "26-NQ/TU", "documents"),
            Understood("place", "Kon Tum", "Quảng Ngãi"),
        )
        text = shown(query=Query("sam", "sâm", understood=understood))
        assert text.startswith("đã hiểu là: sâm\n")
        assert "văn bản: nghị quyết 26 → 26-NQ/TU (chỉ tìm ở đó)\n" in text
        assert "địa danh: Kon Tum → Quảng Ngãi\n" in text
        assert "để bỏ: --without accents --without document --without place; tìm đúng chữ đã gõ: --literal\n" in text


class TestRefusal:
    def test_reason_nearest_and_why(self):
        text = plain(answers.refusal(REFUSAL))
        assert text.startswith("Không trả lời được: không thấy điều được hỏi.\nKhông nêu.\n")
        assert f"Đoạn gần nhất:\n  Điều 5. Đạt từ 9,5% trở lên.\n  chưa đủ vì: khác năm\n  {CITED}" in text
        assert "Đã tìm trong: 0 văn bản, 0 đoạn\nĐộ chắc rằng kho không có câu trả lời: khá (70 %" in text

    def test_each_reason_has_its_words(self):
        assert set(REASONS) == set(get_args(RefusalReason))

    def test_all_that_was_searched(self):
        given = dataclasses.replace(
            REFUSAL, coverage=COVERAGE, query=Query("x", "x", filters=Filters(year=2020, system="state"))
        )
        text = plain(answers.refusal(given))
        assert "Đã tìm trong: 1 văn bản, 9 đoạn\nNgày ban hành: 22/10/2024\nCơ quan ban hành: Chính phủ\n" in text
        assert "Giới hạn ở: năm 2020; văn bản của Nhà nước\n" in text

    def test_what_is_possible_is_said_with_its_doubt_first_and_never_framed(self):
        possible = dataclasses.replace(ANSWER, confidence=0.62, headline="9,5% — tăng trưởng", notes=("Hai giá trị.",))
        given = dataclasses.replace(REFUSAL, possible=possible)
        text = plain(answers.refusal(given))
        assert text.startswith(
            "Chưa đủ chắc để trả lời (khả năng đúng khoảng 6 phần 10). Có thể là:\n  “Điều 5. Đạt từ 9,5% trở lên.”\n"
        )
        assert f"  {CITED}" in text
        assert "Lưu ý: Hai giá trị.\n\nKhông nêu.\n" in text
        assert "│" not in text
        assert "tăng trưởng" not in text
        # the nearest passage is the one that is quoted
        assert "Đoạn gần nhất" not in text
        assert "Độ chắc rằng kho không có câu trả lời" in text
        assert styled(answers.refusal(given), "bold green") == []
        assert styled(answers.refusal(given), "underline") == ["9,5%"]

    def test_passages_beside_what_is_possible(self):
        other = Nearest(dataclasses.replace(CITATION, passage=5, quote="Điều 6."), "khác năm")
        given = dataclasses.replace(REFUSAL, possible=ANSWER, nearest=(*REFUSAL.nearest, other))
        assert "Đoạn gần nhất khác:\n  Điều 6.\n" in plain(answers.refusal(given))

    def test_what_ocr_read_says_so(self):
        near = Nearest(dataclasses.replace(CITATION, ocr=0.876), "khác năm")
        assert "a⏎.pdf · OCR 87 %\n" in plain(answers.refusal(dataclasses.replace(REFUSAL, nearest=(near,))))


@pytest.mark.parametrize("width", [20, 40, 80])
def test_nothing_is_wider_than_the_terminal(width):
    given = dataclasses.replace(ANSWER, **bullets(12), headline="9,5% — tốc độ tăng trưởng của tỉnh, cả năm 2024")
    for renderable in (answers.answer(given), answers.refusal(REFUSAL)):
        assert max(len(line) for line in plain(renderable, width).split("\n")) <= width
