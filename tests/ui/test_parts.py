"""The parts of the screens that are functions: texts to HTML, addresses to states."""

import datetime
import re
from dataclasses import replace

import pytest

from library import (
    Cell,
    DocumentView,
    Doubt,
    Filters,
    FoundDocument,
    FoundPassage,
    Page,
    Table,
)
from ui.markup import closed_up, date, label, marked, name, number, quiet, source, text
from ui.quality import ocr_badge, page_badge, percent, reading, reading_line
from ui.reading.body import Shown, body
from ui.reading.head import head
from ui.reading.state import Reading
from ui.reading.tables import Grid, pieces
from ui.route import Route, read


def document(**fields: object) -> FoundDocument:
    known = {
        "id": 1, "slug": "s", "number": "26-NQ/TU", "type": "Nghị quyết", "title": None, "issuer": "Tỉnh ủy Kon Tum",
        "place": None, "date": datetime.date(2024, 10, 22), "signer": None, "role": None, "system": "party",
        "sample": False, "file": "a.txt", "sha256": "", "passages": 1,
    }  # fmt: skip
    return FoundDocument(**(known | fields))


class TestMarkup:
    @pytest.mark.parametrize(
        ("raw", "spans", "offset", "html"),
        [
            ("a <b> & \"c\" 'd'", [], 0, "a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;"),
            # what is marked is escaped as well, and what stands around it
            ("x<i>y", [(1, 4)], 0, "x<mark>&lt;i&gt;</mark>y"),
            # spans are places in the document, the text starts at 10; one reaches beyond it on both sides
            ("abc", [(5, 12)], 10, "<mark>ab</mark>c"),
            ("abc", [(12, 99)], 10, "ab<mark>c</mark>"),
            ("abc", [(0, 5), (20, 30)], 10, "abc"),
            # spans that overlap are marked once
            ("abcdef", [(1, 4), (2, 5)], 0, "a<mark>bcd</mark><mark>e</mark>f"),
        ],
    )
    def test_marked(self, raw, spans, offset, html):
        assert marked(raw, spans, offset=offset) == html

    def test_text_is_shown_as_it_is(self):
        assert text("<script>*_$`") == "&lt;script&gt;*_$`"

    def test_label_takes_the_meaning_from_markdown(self):
        assert label("*a* _b_ `c` $d$ [e](f)\n<g> :h:") == (
            "\\*a\\* \\_b\\_ \\`c\\` \\$d\\$ \\[e\\]\\(f\\) \\<g\\> :\u2060h:\u2060"
        )

    def test_closed_up_leaves_single_line_breaks(self):
        assert closed_up("\n a\n \n\t\nb\nc\n") == "a\nb\nc"

    @pytest.mark.parametrize(
        ("value", "decimals", "written"), [(2100.5, 1, "2.100,5"), (99, 0, "99"), (0.126, 2, "0,13")]
    )
    def test_number(self, value, decimals, written):
        assert number(value, decimals) == written

    def test_dates_and_names_as_each_system_writes_them(self):
        party, state = document(), document(system="state", type="Nghị định", number="30/2020/NĐ-CP")
        assert source(party) == "ngày 22-10-2024 · Tỉnh ủy Kon Tum"
        assert date(state.date, state.system) == "22/10/2024"
        assert (name(party), name(state)) == ("Nghị quyết số 26-NQ/TU", "Nghị định số 30/2020/NĐ-CP")
        assert name(document(type=None, number=None)) == "a.txt"
        assert source(document(date=None, issuer=None)) == ""


class TestReader:
    def test_pages_are_named_and_nothing_is_left_out(self):
        raw = "Một <b>\n\n-----\n\n+ Hai\n(cuối)"
        first = FoundPassage(1, document(), "body", "a", (), "", 1, 0, 7, "")
        second = replace(first, id=2, page=2, start=16, end=21)
        pages = (Page(1, 0, 8, "pypdf"), Page(2, 16, 29, "tesseract", confidence=0.876))
        view = DocumentView(document(), (), raw, pages, (), (), (), (second, first))
        shown = body(view, Shown((0, len(raw)), Reading(), (16, 18), (16, 18)))
        assert re.sub(r"<a .*?</a>", "", shown) == (
            '<span id="p1" class="nq-page">Trang 1 </span><div id="v0" class="nq-p body">Một &lt;b&gt;</div>'
            '<div class="nq-p">-----</div>'
            f'<span id="p2" class="nq-page">Trang 2 {ocr_badge(0.876)}</span>'
            '<div id="v16" class="nq-p body cited deep"><mark>+ </mark>Hai</div><div class="nq-p">(cuối)</div>'
        )


class TestHead:
    def test_what_is_to_be_checked_is_said(self):
        view = DocumentView(document(signer="A", manner="T/M <b>", role="Bí thư"), (), "", (), (), (), (), ())
        assert "A · T/M &lt;b&gt; · Bí thư" in head(view)
        assert "nq-warn" not in head(view)
        doubted = replace(view, doubts=(Doubt("date", "không thấy <ngày>"),))
        assert '</dl><p class="nq-warn">không thấy &lt;ngày&gt;</p>' in head(doubted)


class TestQuality:
    READ = Page(1, 0, 80, "pypdf + tcvn3", 0.999)
    SCANNED = Page(2, 81, 100, "tesseract", 0.5, confidence=0.876)
    FADED = replace(SCANNED, number=3, trouble="chữ <mờ>")
    WAITS = Page(4, 101, 101, "none", trouble="cần nhận dạng chữ (OCR)")

    def view(self, *pages: Page, paging: str = "pages", notes: tuple[str, ...] = ()) -> DocumentView:
        return DocumentView(document(paging=paging), (), "", pages, (), notes, (), ())

    @pytest.mark.parametrize(
        ("pages", "paging", "line"),
        [
            ([READ], "pages", "1 trang · pypdf + TCVN3 · 99 % âm tiết hợp lệ"),
            # by length: 80 letters of 0.999 and 19 of 0.5
            ([READ, SCANNED, FADED], "pages", "3 trang · OCR (tesseract), pypdf + TCVN3 · 83 % âm tiết hợp lệ"),
            ([WAITS], "pages", "1 trang · chưa đọc"),
            ([Page(1, 0, 9, "xls", 1.0)], "sheets", "1 bảng tính · xls · 100 % âm tiết hợp lệ"),
            ([Page(1, 0, 9, "docx", None)], "none", "không chia trang · docx"),
        ],
    )
    def test_on_one_line(self, pages, paging, line):
        assert reading_line(self.view(*pages, paging=paging)) == line

    @pytest.mark.parametrize(
        ("page", "badges"),
        [(READ, []), (SCANNED, ["OCR 87 %"]), (FADED, ["OCR 87 %", "chưa tin được"]), (WAITS, ["chờ OCR"])],
    )
    def test_badges_only_where_a_second_look_is_due(self, page, badges):
        assert re.findall(r">([^<]+)<", page_badge(page)) == badges

    def test_the_reason_is_shown_and_harmless(self):
        shown = reading(self.view(self.READ, self.FADED, notes=("Bỏ <3> chỗ",)))
        assert '<li class="why">trang 3 ' in shown
        assert shown.count("chữ &lt;mờ&gt;") == 3  # beside the badge, and in its tooltip
        assert '<p class="nq-warn">Bỏ &lt;3&gt; chỗ</p>' in shown

    def test_a_long_list_is_cut(self):
        shown = reading(self.view(*(replace(self.WAITS, number=n) for n in range(1, 101))))
        assert shown.count("nq-badge") == 24
        assert "và 76 trang khác: nghiquyet show s --pages" in shown

    @pytest.mark.parametrize(("share", "said"), [(1.0, "100 %"), (0.9999, "99 %"), (0.29, "29 %"), (0.0, "0 %")])
    def test_percent_is_rounded_down(self, share, said):
        assert percent(share) == said


class TestTables:
    RAW = "Biểu:\nSTT | Cây | Năm\n1 | Sâm <b> | 476 | \nHết"
    TABLE = Table(
        6,
        42,
        (
            Cell(6, 9, 0, 0),
            Cell(12, 15, 0, 1),
            Cell(18, 21, 0, 2, columns=2),
            Cell(22, 23, 1, 0),
            Cell(26, 33, 1, 1),
            Cell(36, 39, 1, 2),
            Cell(42, 42, 1, 3),
        ),
    )

    def test_rows_stand_in_columns(self):
        whole = FoundPassage(1, document(), "body", "a", (), "", None, 0, 42, "")
        view = DocumentView(document(), (), self.RAW, (), (self.TABLE,), (), (), (whole,))
        shown = body(view, Shown((0, len(self.RAW)), Reading(), marked=(26, 29)))
        assert "Biểu:<table" in shown
        assert '<tr><td>STT</td><td>Cây</td><td colspan="2">Năm</td></tr>' in shown
        assert "<td><mark>Sâm</mark> &lt;b&gt;</td><td>476</td><td></td></tr></tbody></table>" in shown
        assert " | " not in shown

    def test_a_figure_stays_in_its_column_where_others_are_empty(self):
        """Three columns without text before the figure are one cell as wide as they."""
        table = Table(
            0, 11, (Cell(0, 1, 0, 0), Cell(4, 4, 0, 1), Cell(7, 7, 0, 2), Cell(8, 11, 0, 4), Cell(11, 11, 0, 5))
        )
        assert (
            Grid(table)
            .rows((0, 11), lambda start, end: "1       476"[start:end])
            .endswith('<tr><td>1</td><td colspan="3"></td><td>476</td><td></td></tr></tbody></table>')
        )

    def test_passages_of_one_table_keep_its_columns(self):
        first = FoundPassage(1, document(), "body", "a", (), "", None, 6, 21, "")
        second = replace(first, id=2, start=22, end=42)
        view = DocumentView(document(), (), self.RAW, (), (self.TABLE,), (), (), (first, second))
        shown = body(view, Shown((0, len(self.RAW)), Reading()))
        assert len(set(re.findall(r"<colgroup>.*?</colgroup>", shown))) == 1
        assert shown.count("<tr>") == 2

    def test_nothing_outside_is_lost(self):
        spans = list(pieces([self.TABLE], 0, len(self.RAW)))
        assert [span for span, _ in spans] == [(0, 6), (6, 42), (42, len(self.RAW))]
        assert [table is None for _, table in spans] == [True, False, True]

    def test_bars_in_a_quote_stand_back(self):
        assert quiet("a | b|c") == 'a<span class="nq-bar"> | </span>b|c'

    @pytest.mark.parametrize(
        ("raw", "seen"),
        [
            ("“## I. MỤC TIÊU”", "“I. MỤC TIÊU”"),
            ("**Điều 2.** Nghị quyết", "Điều 2. Nghị quyết"),
            ("“**1\\. Đến <mark>năm** 2030</mark>", "“1. Đến <mark>năm 2030</mark>"),
            ("R\\&amp;D \\- 40", "R&amp;D - 40"),
            # no marks of Markdown
            ("Mã số #12 (**) và 2 * 3", "Mã số #12 (**) và 2 * 3"),
            ("&#x27;# một&#x27;", "&#x27;# một&#x27;"),
            ("C:\\Tệp", "C:\\Tệp"),
        ],
    )
    def test_marks_of_markdown_are_not_seen_and_not_lost(self, raw, seen):
        shown = quiet(raw)
        assert re.sub(r'<span class="nq-raw">.*?</span>', "", shown) == seen
        assert re.sub(r"</?span[^>]*>", "", shown) == raw


class TestRoute:
    FULL = Route(
        question="chỉ tiêu & <b>?",
        literal=True,
        without=("accents", "year"),
        document="26-nq-tu.kon-tum.2024-10-22",
        span=(2900, 3027),
        page=12,
        filters=Filters(("a", "b"), "Tỉnh ủy", "Nghị quyết", None, None, 2024, datetime.date(2024, 1, 2), None),
    )

    def test_an_address_gives_back_its_state(self):
        parameters = {k: v if isinstance(v, list) else [v] for k, v in self.FULL.parameters().items()}
        assert read(parameters) == self.FULL

    def test_a_page_without_state_has_a_bare_address(self):
        assert Route().parameters() == {}
        assert read({}) == Route()

    def test_link(self):
        assert Route(document="a b", span=(1, 2)).link() == "./van-ban?doc=a+b&at=1-2"
        assert Route(filters=Filters(documents=("x", "y"))).link() == "./?in=x&in=y"

    @pytest.mark.parametrize(
        "parameters",
        [
            {"at": ["5-5"]}, {"at": ["9-2"]}, {"at": ["-1-4"]}, {"at": ["x"]}, {"page": ["0"]}, {"page": ["٣"]},
            {"at": ["1-99999999999"]},
            {"year": ["24"]}, {"year": ["2024x"]}, {"since": ["22/10/2024"]}, {"until": ["2024-13-01"]},
            {"q": ["  "]}, {"doc": [""]}, {"exact": ["yes"]}, {"in": [""]}, {"other": ["1"]},
        ],
    )  # fmt: skip
    def test_what_cannot_be_understood_is_left_out(self, parameters):
        assert read(parameters) == Route()
