"""A reply as an evidence sheet, in every format: what it says, and that nothing in it can break a file."""

import datetime
import io
import itertools
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answer.model import Answer, Citation, Coverage, Figure, Nearest, Refusal, Sentence, Span, Withheld
from answer.sheet.blocks import Heading, Paragraph, Run, Sheet, printable
from answer.sheet.content import build_sheet
from answer.sheet.quotes import quoted
from answer.sheet.render import Format, render
from index.model import Change, Filters, Query, Understood
from library import Library
from tests.answer.conftest import DOCUMENT

MADE = datetime.datetime(2026, 11, 23, 9, 5, 7, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
RAW = "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; Sâm Ngọc Linh 476 ha; cây dược liệu khác 433 ha."
AT = 2900
CITATION = Citation(
    document=DOCUMENT.slug, number="26-NQ/TU", title=DOCUMENT.title, date=DOCUMENT.date, issuer="Tỉnh ủy Kon Tum",
    address="26-NQ/TU › II › 1 › 1.1 › gạch 3", page=8, quote=RAW, start=AT, end=AT + len(RAW), file="26.txt",
    sample=False, passage=1, type="Nghị quyết", system="party", path=("II. CHỈ TIÊU", "1.1. Về kinh tế"),
)  # fmt: skip
QUERY = Query("chi tieu sam", "chỉ tiêu sâm", filters=Filters(year=2024),
              understood=(Understood("year", "2024", "năm 2024", "year"),))  # fmt: skip
COVERAGE = Coverage(28, 9534, ("Chính phủ", "Tỉnh ủy Kon Tum"), datetime.date(2012, 3, 2), datetime.date(2026, 6, 4))
PLACE = AT + RAW.index("476 ha")
FIGURE = Figure("476 ha", "=", "476", "ha", "476 ha", 0, PLACE, PLACE + 6,
                indicator="diện tích trồng mới Sâm Ngọc Linh", period="3 tháng cuối năm 2024")  # fmt: skip
ANSWER = Answer(
    query=QUERY, text=RAW, sentences=(Sentence(RAW, 0, AT, AT + len(RAW)),), figures=(FIGURE,), citations=(CITATION,),
    coverage=COVERAGE, confidence=0.987, seconds=0.1, kind="figure",
)  # fmt: skip
REFUSAL = Refusal(QUERY, "no_fact", "Kho không nêu số liệu được hỏi.", (Nearest(CITATION, "Nói về cây khác."),),
                  COVERAGE, 0.85, 0.1)  # fmt: skip
FORMATS: tuple[Format, ...] = ("docx", "pdf", "txt")
HOSTILE = (
    "\x00\x0b]]>&amp;<b>x</b>\u202e\u2066\ufffe\ud800\U0001f600 漢字 العربية с а “ ” – › ₫ % ² a | b | "
    + unicodedata.normalize("NFD", "phát triển kỷ luật được ưỡn")
)


def sheet_of(reply: Answer | Refusal) -> Sheet:
    return build_sheet(
        reply, {DOCUMENT.slug: DOCUMENT}, fingerprint="3f9a-12cd-77e0", program="nghiquyet 0.1.0", made=MADE
    )


def said(file: bytes, kind: Format) -> str:
    """All that a reader of a file can copy out of it, its line breaks as blanks."""
    if kind == "pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)
    elif kind == "docx":
        document = docx.Document(io.BytesIO(file))
        rows = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join(
            [*(p.text for p in document.paragraphs), *rows, document.sections[0].footer.paragraphs[0].text]
        )
    else:
        text = file.decode()
    return " ".join(text.split())


def written(reply: Answer | Refusal) -> str:
    return said(render(sheet_of(reply), "txt"), "txt")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "words",
    [
        "PHIẾU TRÍCH DẪN – LẬP TỰ ĐỘNG", "09 giờ 05 phút, ngày 23 tháng 11 năm 2026", "“chi tieu sam”",
        "Được hiểu là: “chỉ tiêu sâm”", "“2024” được hiểu là năm 2024 (chỉ tìm ở đó).",
        "476 ha — diện tích trồng mới Sâm Ngọc Linh, 3 tháng cuối năm 2024 [1]", "cao (98 %",
        "[1] gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon",
        "trang 8; tệp 26.txt", "II. CHỈ TIÊU › 1.1. Về kinh tế", f"“{RAW}”", "Bí thư Dương Văn Trang",
        "28 văn bản, 9534 đoạn", "02/03/2012 đến 04/06/2026", "năm 2024", "3f9a-12cd-77e0", "Người kiểm tra",
    ],
)  # fmt: skip
def test_an_answer_says_it_all_in_every_format(kind: Format, words: str) -> None:
    text = said(_rendered(kind), kind)
    assert words.casefold() in text.casefold()
    assert unicodedata.is_normalized("NFC", text)


_CACHE: dict[Format, bytes] = {}


def _rendered(kind: Format) -> bytes:
    if kind not in _CACHE:
        _CACHE[kind] = render(sheet_of(ANSWER), kind)
    return _CACHE[kind]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_sheet_gives_the_same_bytes(kind: Format) -> None:
    assert render(sheet_of(ANSWER), kind) == _rendered(kind)
    later = replace(sheet_of(ANSWER), made=MADE + datetime.timedelta(minutes=1))
    assert kind == "txt" or render(later, kind) != _rendered(kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_refusal_says_why_and_what_came_near(kind: Format) -> None:
    text = said(render(sheet_of(REFUSAL), kind), kind)
    for words in ("KHÔNG TRẢ LỜI ĐƯỢC", "Kho không nêu số liệu", "Nói về cây khác.", RAW, "kho không có câu trả lời"):
        assert words in text


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_possible_is_no_answer_on_a_sheet(kind: Format) -> None:
    other = Nearest(replace(CITATION, passage=2, quote="Cây khác."), "Nói về cây khác.")
    possible = replace(ANSWER, confidence=0.62, headline="476 ha — Sâm Ngọc Linh", notes=("Có hai giá trị.",))
    text = said(render(sheet_of(replace(REFUSAL, possible=possible, nearest=(*REFUSAL.nearest, other))), kind), kind)
    order = (
        "KHÔNG TRẢ LỜI ĐƯỢC", "Kho không nêu số liệu", "CÓ THỂ LÀ – CHƯA PHẢI CÂU TRẢ LỜI",
        "Chưa đủ chắc để trả lời (khả năng đúng khoảng 6 phần 10).", "Có hai giá trị.", "[1] ", RAW,
        "CÁC ĐOẠN GẦN NHẤT", "[2] ", "Cây khác.", "Vì sao chưa đủ: Nói về cây khác.",
    )  # fmt: skip
    places = [text.casefold().find(words.casefold()) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "Trích ở" in text
    assert "476 ha — Sâm Ngọc Linh" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"verdict": "no"}, "TRẢ LỜI Không. 476 ha"),
        ({"headline": "476 ha — Sâm Ngọc Linh"}, "TRẢ LỜI 476 ha — Sâm Ngọc Linh Độ chắc"),
        ({"figures": (), "spans": (Span("Dương Văn Trang", 0, AT, AT + 5),)}, f"TRẢ LỜI Dương Văn Trang [1] {RAW} [1]"),
        ({"figures": (FIGURE, replace(FIGURE, qualified="từ 180 ha trở lên", asked=False, period="cả năm"))},
         "Giá trị khác của cùng chỉ tiêu: từ 180 ha trở lên — diện tích trồng mới Sâm Ngọc Linh, cả năm [1]"),
        ({"figures": (replace(FIGURE, comparator=">="),)}, "476 ha (từ mức này trở lên) — diện tích"),
        ({"figures": (replace(FIGURE, ocr=0.7),)}, "(đọc bằng OCR) [1]"),
        ({"notes": ("Có nhiều giá trị.",)}, "Lưu ý: Có nhiều giá trị."),
        ({"confidence": 0.55}, "thấp, cần người kiểm tra kỹ (55 %"),
    ],
)  # fmt: skip
def test_the_answer(changes: dict[str, object], words: str) -> None:
    assert words in written(replace(ANSWER, **changes))  # type: ignore[arg-type]


def test_what_was_withheld_is_counted_and_not_said() -> None:
    text = written(replace(ANSWER, withheld=(Withheld("999 ha", "Không thấy số này trong đoạn trích."),)))
    assert "Đã bỏ 1 câu không kiểm được: Không thấy số này" in text
    assert "999 ha" not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sample": True}, "VĂN BẢN MẪU: số liệu"),
        ({"ocr": 0.714}, "Đọc bằng OCR, độ rõ 71 %"),
        ({"changes": (Change("thay thế", DOCUMENT, datetime.date(2025, 1, 1), True, (), "Thay thế Nghị quyết", 0, 5),)},
         "Đã bị thay thế bởi Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum, từ ngày 01-01-2025."),
        ({"changes": (Change("bổ sung", DOCUMENT, None, False, (), "", 0, 5),)},
         "Đã được sửa đổi, bổ sung bởi Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum (một phần)."),
    ],
)  # fmt: skip
def test_warnings_are_red(changes: dict[str, object], words: str) -> None:
    blocks = sheet_of(replace(ANSWER, citations=(replace(CITATION, **changes),))).blocks  # type: ignore[arg-type]
    red = [block.runs[0].text for block in blocks if isinstance(block, Paragraph) and block.style == "warning"]
    assert any(line.startswith(words) for line in red)


@pytest.mark.parametrize(
    ("quote", "marked", "paragraphs"),
    [
        (RAW[:20], (), [RAW[:20]]),
        ("tăng từ 9,5% trở lên", ("9,5%", "9,5% trở"), ["tăng từ *9,5% trở* lên"]),
        ("TM. TỈNH ỦY\nBÍ THƯ\n\nDương Trang", ("Dương Trang",), ["TM. TỈNH ỦY", "BÍ THƯ", "*Dương Trang*"]),
        ("- Kinh phí tổ chức hoạt động bồi dưỡng nâng cao năng lực làm việc trong\nmôi trường quốc tế", (),
         ["- Kinh phí tổ chức hoạt động bồi dưỡng nâng cao năng lực làm việc trong môi trường quốc tế"]),
        ("môi trường quốc tế theo chuyên môn đặc thù của các bộ, ngành cho cán bộ\n- Kinh phí khác", (),
         ["môi trường quốc tế theo chuyên môn đặc thù của các bộ, ngành cho cán bộ", "- Kinh phí khác"]),
        ("1 | Diện tích trồng mới cây cà phê xứ lạnh trên địa bàn | 180\n2 | Sâm | 476", ("476",),
         ["1 | Diện tích trồng mới cây cà phê xứ lạnh trên địa bàn | 180", "2 | Sâm | *476*"]),
        ("", (), [""]),
    ],
)  # fmt: skip
def test_quotes_are_whole_with_what_answers_in_bold(quote: str, marked: tuple[str, ...], paragraphs: list[str]) -> None:
    cited = replace(CITATION, quote=quote, start=AT, end=AT + len(quote))
    marks = [(AT + quote.index(words), AT + quote.index(words) + len(words)) for words in marked]
    shown = ["".join(f"*{run.text}*" if run.bold else run.text for run in runs) for runs in quoted(cited, marks)]
    assert "\n".join(shown) == "“" + "\n".join(paragraphs) + "”"


@given(st.text(alphabet=st.sampled_from("a Z9.:-|\n\r\t\u0301ế\x0c“”"), max_size=300), st.lists(st.integers(-5, 305)))
@settings(max_examples=60, deadline=None)
def test_a_quote_loses_nothing_but_blanks(quote: str, places: list[int]) -> None:
    cited = replace(CITATION, quote=quote, start=AT, end=AT + len(quote))
    marks = [(AT + start, AT + end) for start, end in itertools.pairwise(places)]
    shown = "".join(run.text for runs in quoted(cited, marks) for run in runs)
    assert re.sub(r"\s", "", unicodedata.normalize("NFD", shown[1:-1])) == re.sub(
        r"\s", "", unicodedata.normalize("NFD", quote)
    )


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_what_is_printable_is_so_for_good(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]", once)
    once.encode()


def _hostile() -> Answer:
    quotes = [
        HOSTILE,
        "a" * 3000,
        "Nội dung dài của đoạn trích. " * 350,
        "\n".join(f"{n} | cột | {n},5" for n in range(90)),
        "",
    ]
    cited = tuple(
        replace(CITATION, quote=quote, start=100, end=100 + len(quote), title=HOSTILE * 25, issuer=HOSTILE, number=None,
                file=HOSTILE, path=(HOSTILE,) * 3, document=f"d{number}", sample=number == 1)
        for number, quote in enumerate(quotes)
    )  # fmt: skip
    return replace(
        ANSWER, query=replace(QUERY, typed=HOSTILE * 20, reading=HOSTILE), citations=cited, figures=(),
        sentences=(Sentence("x " * 600, 1, 100, 1300, HOSTILE),), spans=(Span("a", 1, 50, 9000), Span("", 4, 90, 95)),
        withheld=(Withheld(HOSTILE, HOSTILE),), headline=HOSTILE, notes=(HOSTILE,),
    )  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_in_a_text_breaks_a_file(kind: Format) -> None:
    text = said(render(sheet_of(_hostile()), kind), kind)
    assert "]]>&amp;<b>x</b>" in text
    assert "с а “ ” – › ₫ % ² a | b | phát triển kỷ luật được ưỡn" in text
    assert "89 | cột | 89,5" in text
    assert ("Dấu \ufffd thay cho" in text) == (kind == "pdf")


def test_a_pdf_of_ours_needs_no_font_of_the_machine() -> None:
    fonts = {
        str(font["/BaseFont"]): font["/FontDescriptor"]
        for page in pypdf.PdfReader(io.BytesIO(_rendered("pdf"))).pages
        for font in (reference.get_object() for reference in page["/Resources"]["/Font"].values())
        if font["/Subtype"] == "/TrueType"
    }
    assert {name.split("+")[1] for name in fonts} == {"Tinos", "Tinos-Bold", "Tinos-Italic"}
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())
    folder = Path(__file__).parents[2] / "answer" / "sheet" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
    assert sum(file.stat().st_size for file in folder.iterdir()) < 400_000


def test_every_heading_stays_with_what_follows() -> None:
    """At every length of the text above it: no page ends in a heading or begins with the places to sign."""
    for lines in range(0, 45, 4):
        filler = tuple(Paragraph((Run(f"Dòng {n}"),)) for n in range(lines))
        sheet = sheet_of(ANSWER)
        pages = pypdf.PdfReader(io.BytesIO(render(replace(sheet, blocks=(*filler, *sheet.blocks)), "pdf"))).pages
        headings = {block.text.upper() for block in sheet.blocks if isinstance(block, Heading)}
        for page in pages:
            text = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
            # The footer is drawn first.
            assert text[-1] not in headings
            assert text[1] != "NGƯỜI TRÍCH"


class TestLibrary:
    def test_a_sheet_of_a_real_answer(self, sample_library: Path) -> None:
        with Library.open(sample_library) as library:
            reply = library.ask("Chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?")
            text = said(library.sheet(reply, "txt", MADE), "txt")
            assert library.fingerprint() in text
            assert library.sheet(reply, "docx", MADE) == library.sheet(reply, "docx", MADE)
        assert "điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum" in text
        assert "476 ha" in text

    def test_the_fingerprint_is_of_what_is_visible(self, own_library: Path) -> None:
        with Library.open(own_library) as library:
            before = library.fingerprint()
            assert re.fullmatch(r"(?:[0-9a-f]{4}-){2}[0-9a-f]{4}", before)
            name = library.documents()[0].slug
            library.remove(name)
            assert library.fingerprint() != before
            library.restore(name)
            assert library.fingerprint() == before


class TestCommand:
    QUESTION = "Chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"

    def test_it_saves_a_sheet_and_stdout_stays_json(self, run, sample_library, tmp_path) -> None:  # type: ignore[no-untyped-def]
        file = tmp_path / "phiếu.PDF"
        done = run("ask", self.QUESTION, "--sheet", file, "--json", "--library", sample_library)
        assert (done.code, done.json["answer"]["figures"][0]["text"]) == (0, "476 ha")
        assert "Đã lưu phiếu trích dẫn" in done.err
        assert "476 ha" in said(file.read_bytes(), "pdf")

    @pytest.mark.parametrize(
        ("name", "message"), [("a.doc", "phải có đuôi"), ("không có/a.pdf", "không có thư mục"), ("cũ.txt", "đã có")]
    )
    def test_a_bad_name_is_told_before_the_question_is_asked(
        self, run, sample_library, tmp_path, name, message
    ) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "cũ.txt").write_text("phiếu cũ", "utf-8")
        done = run("ask", self.QUESTION, "--sheet", tmp_path / name, "--library", sample_library)
        assert (done.code, message in done.err, done.out) == (2, True, "")
        assert (tmp_path / "cũ.txt").read_text("utf-8") == "phiếu cũ"
