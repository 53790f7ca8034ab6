"""Word files, built here from the XML that Word writes."""

import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errors import UnreadableFile
from ingest.model import Table
from ingest.reading import Limits, Reading, ReadingOptions
from ingest.word import reader as docx
from ingest.word.numbering import format_number

CORPUS = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval").parent / "corpus"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = (
    f'xmlns:w="{MAIN}" xmlns:m="{OFFICE}/math" xmlns:r="{OFFICE}/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by their kind, each the inside of its root."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/relationships/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
             "header": "hdr", "footer": "ftr"}  # fmt: skip
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/relationships/'
        'officeDocument" Target="/word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        **{f"word/{kind}.xml": f"<w:{roots[kind]} {NAMESPACES}>{xml}</w:{roots[kind]}>" for kind, xml in parts.items()},
    }
    return zipped(files)


def zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return stream.getvalue()


def read(data: bytes, **limits: Any) -> Reading:
    return docx.read(data, "van-ban.docx", ReadingOptions(Limits(**limits)))


def text(body: str, **parts: str) -> str:
    return read(package(body, **parts)).pages[0].text


def r(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{content}</w:t></w:r>"


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else r(content)}</w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<w:') else p(content)}</w:tc>"


def tbl(*rows: str, ruled: bool = True) -> str:
    borders = '<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>' if ruled else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def listed(content: str, level: int = 0, number: int = 1) -> str:
    return p(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(number: int, form: str, shown: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/>{more}</w:lvl>'
    )


def lists(*levels: str, overrides: str = "", more: str = "") -> str:
    """An abstract list with two lists of it, the second with overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>{more}'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


class TestInline:
    # What is in a paragraph -> what a person sees.
    @pytest.mark.parametrize(
        ("xml", "seen"),
        [
            (r("Đ", "<w:b/>") + r("iều 5"), "Điều 5"),
            # wrappers are looked through
            (f"<w:hyperlink r:id='x'>{r('Nghị quyết')}</w:hyperlink>{r(' số 26')}", "Nghị quyết số 26"),
            (f"<w:smartTag><w:smartTag>{r('Kon Tum')}</w:smartTag></w:smartTag>", "Kon Tum"),
            (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('9,5%')}</w:sdtContent></w:sdt>", "9,5%"),
            # tracked changes: what was deleted is gone, what was inserted stands
            (r("tăng ") + f"<w:del><w:r><w:delText>8%</w:delText></w:r></w:del><w:ins>{r('9%')}</w:ins>", "tăng 9%"),
            (f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>", "mới"),
            # hidden text, but not text whose hiding is switched off
            (r("giữ") + r(" bí mật", "<w:vanish/>") + r(" rõ", "<w:vanish w:val='0'/>"), "giữ rõ"),
            # breaks, tabs, hyphens; a soft hyphen shows nothing
            ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc"),
            ("<w:r><w:t>26</w:t><w:noBreakHyphen/><w:t>NQ/TU, giải</w:t><w:softHyphen/><w:t>ngân</w:t></w:r>",
             "26-NQ/TU, giải\u00adngân"),
            # symbols of picture fonts, as elements and as characters
            ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/><w:t> 9,5</w:t></w:r>", "≥ 9,5"),
            (r("\uf0b1 5", "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>"), "± 5"),
            ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t> Có</w:t></w:r>", "☑ Có"),
            # results of fields are kept, instructions left out, also of a field within the instruction of another
            ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>"
             f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{r('2024')}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
             "2024"),
            ("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>= </w:instrText><w:fldChar w:fldCharType='begin'/>"
             "<w:instrText>A1</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>5</w:t>"
             "<w:fldChar w:fldCharType='end'/><w:instrText>*2</w:instrText><w:fldChar w:fldCharType='separate'/>"
             "<w:t>10</w:t><w:fldChar w:fldCharType='end'/></w:r>", "10"),
            # the end of a field is lost: nothing else may be
            ("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>" + r("còn đây"), "còn đây"),
            ("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
             "</w:fldChar></w:r>" + r(" Đạt"), "☒ Đạt"),
            # capitals as a person sees them; superscripts only of digits
            (r("Điều 1. phạm vi", "<w:caps/>"), "ĐIỀU 1. PHẠM VI"),
            (r("5 m") + r("2", "<w:vertAlign w:val='superscript'/>"), "5 m²"),
            (r("10") + r("-3", "<w:vertAlign w:val='superscript'/>"), "10⁻³"),
            (r("1") + r("st", "<w:vertAlign w:val='superscript'/>"), "1st"),
            (r("CO") + r("2", "<w:vertAlign w:val='subscript'/>"), "CO2"),
            ("<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
             "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>",
             "(a+b)/2x²"),
            # comments are not text
            ("<w:commentRangeStart w:id='0'/>" + r("Văn bản") + "<w:r><w:commentReference w:id='0'/></w:r>", "Văn bản"),
        ],
    )  # fmt: skip
    def test_a_paragraph(self, xml: str, seen: str) -> None:
        assert text(p(xml)) == seen

    def test_a_style_hides_and_capitalises(self) -> None:
        styles = (
            "<w:style w:type='paragraph' w:styleId='Goc'><w:rPr><w:caps/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='De'><w:basedOn w:val='Goc'/></w:style>"
            "<w:style w:type='character' w:styleId='An'><w:rPr><w:vanish/></w:rPr></w:style>"
        )
        body = p(r("quyết nghị") + r("ẩn", "<w:rStyle w:val='An'/>"), "<w:pStyle w:val='De'/>")
        assert text(body, styles=styles) == "QUYẾT NGHỊ"

    def test_styles_that_are_based_on_each_other(self) -> None:
        styles = "".join(
            f"<w:style w:type='paragraph' w:styleId='{one}'><w:basedOn w:val='{other}'/></w:style>"
            for one, other in (("A", "B"), ("B", "A"))
        )
        assert text(p("chữ", "<w:pStyle w:val='A'/>"), styles=styles) == "chữ"

    def test_a_text_box_once(self) -> None:
        box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
        both = (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        assert text(p(r("Trước") + both) + p("Sau")) == "Trước\nTrong khung\nSau"

    def test_a_paragraph_mark_deleted_with_changes_tracked(self) -> None:
        reading = read(package(p("Phấn đấu ", "<w:rPr><w:del/></w:rPr>") + p("tăng 9,5%") + p("Hết")))
        assert reading.pages[0].text == "Phấn đấu tăng 9,5%\nHết"
        assert any("Track Changes" in note for note in reading.notes)

    def test_no_note_of_changes_without_any(self) -> None:
        assert read(package(p("a"))).notes == ()

    def test_legacy_fonts_are_decoded_before_letters_are_raised(self) -> None:
        # In TCVN3 the soft hyphen is the letter ư and ¹ is ạ.
        fonts = "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"
        page = read(package(p(r("Uû ban nh©n d©n tØnh; ph\u00adêng, x·; m¹nh", fonts)))).pages[0]
        assert (page.text, page.extractor) == ("Uỷ ban nhân dân tỉnh; phường, xã; mạnh", "docx + tcvn3")

    def test_a_soft_hyphen_as_an_element_is_a_letter_in_a_legacy_font(self) -> None:
        """So LibreOffice saves a .doc in TCVN3 as .docx."""
        fonts = "<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
        run = f"<w:r>{fonts}<w:t>nhµ n</w:t><w:softHyphen/><w:t>íc, ph</w:t><w:softHyphen/><w:t>êng</w:t></w:r>"
        assert text(p(run)) == "nhà nước, phường"


class TestNumbering:
    LISTED = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"

    def test_the_outline_of_a_party_document(self) -> None:
        numbering = lists(
            level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
            level(3, "lowerLetter", "%4)"), level(4, "bullet", "\uf0b7"), level(5, "bullet", "+"),
        )  # fmt: skip
        body = "".join(
            listed(content, depth)
            for content, depth in (
                ("Tình hình", 0), ("Kinh tế", 1), ("Nông nghiệp", 2), ("Lúa", 3), ("Ngô", 3), ("Vụ một", 4), ("Sớm", 5),
                ("Công nghiệp", 2), ("Xã hội", 1), ("Y tế", 2), ("Nhiệm vụ", 0), ("Chung", 1),
            )
        )  # fmt: skip
        assert text(body, numbering=numbering).split("\n") == [
            "I. Tình hình", "1. Kinh tế", "1.1. Nông nghiệp", "a) Lúa", "b) Ngô", "- Vụ một", "+ Sớm",
            "1.2. Công nghiệp", "2. Xã hội", "2.1. Y tế", "II. Nhiệm vụ", "1. Chung",
        ]  # fmt: skip

    def test_articles_count_on_through_chapters(self) -> None:
        """lvlRestart 0: Điều 3 comes after Điều 2 in a new chapter too."""
        numbering = lists(
            level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val='0'/>")
        )
        body = listed("", 0) + listed("A", 1) + listed("B", 1) + listed("", 0) + listed("C", 1)
        assert text(body, numbering=numbering).split("\n") == [
            "Chương I", "Điều 1. A", "Điều 2. B", "Chương II", "Điều 3. C",
        ]  # fmt: skip

    def test_a_list_with_a_start_of_its_own(self) -> None:
        override = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
        body = listed("a") + listed("b") + listed("c", number=2) + listed("d", number=2)
        numbering = lists(level(0, "decimal", "%1."))
        assert text(body, numbering=numbering).split("\n") == ["1. a", "2. b", "3. c", "4. d"]
        numbering = lists(level(0, "decimal", "%1."), overrides=override)
        assert text(body, numbering=numbering).split("\n") == ["1. a", "2. b", "1. c", "2. d"]

    def test_a_level_as_digits_and_without_a_blank(self) -> None:
        numbering = lists(
            level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/><w:suff w:val='nothing'/>")
        )
        assert text(listed("A") + listed("B", 1), numbering=numbering) == "I A\n1.1B"

    def test_through_the_style_of_the_paragraph(self) -> None:
        styles = (
            f"<w:style w:type='paragraph' w:styleId='Muc'>{self.LISTED}</w:style>"
            "<w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='Muc'/></w:style>"
        )
        numbering = lists(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", "<w:pStyle w:val='Muc'/>"))
        body = p("A", "<w:pStyle w:val='Muc'/>") + p("B", "<w:pStyle w:val='Con'/>")
        # numId 0 takes a paragraph out of the list of its style
        body += p("C", "<w:pStyle w:val='Muc'/><w:numPr><w:numId w:val='0'/></w:numPr>")
        assert text(body, styles=styles, numbering=numbering) == "1. A\n2. B\nC"

    def test_a_list_that_only_names_a_style(self) -> None:
        more = (
            "<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='KieuDS'/></w:abstractNum>"
            "<w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>"
        )
        styles = f"<w:style w:type='numbering' w:styleId='KieuDS'>{self.LISTED}</w:style>"
        numbering = lists(level(0, "lowerLetter", "%1)"), more=more)
        assert text(listed("A", number=3) + listed("B", number=3), styles=styles, numbering=numbering) == "a) A\nb) B"

    def test_cells_count_in_the_order_of_the_document(self) -> None:
        body = listed("A") + tbl(tc(listed("B")) + tc("x"), tc(listed("C")) + tc("y")) + listed("D")
        assert text(body, numbering=lists(level(0, "decimal", "%1."))).split("\n") == [
            "1. A", "2. B | x", "3. C | y", "4. D",
        ]  # fmt: skip

    def test_a_number_in_a_legacy_font(self) -> None:
        fonts = "<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
        numbering = lists(level(0, "decimal", "\u00a7iÒu %1.", fonts))
        assert text(listed("Phạm vi điều chỉnh"), numbering=numbering) == "Điều 1. Phạm vi điều chỉnh"

    @pytest.mark.parametrize(
        ("number", "form", "written"),
        [
            (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (0, "upperRoman", "0"), (27, "lowerLetter", "aa"),
            (28, "upperLetter", "BB"), (7, "decimalZero", "07"), (12, "ordinal", "12th"), (22, "ordinal", "22nd"),
            (3, "none", ""), (3, "chicago", "3"), (3, "numberInDash", "- 3 -"), (10**9, "upperRoman", "1000000000"),
        ],
    )  # fmt: skip
    def test_formats(self, number: int, form: str, written: str) -> None:
        assert format_number(number, form) == written

    def test_lists_that_do_not_exist(self) -> None:
        assert text(listed("A", number=99) + listed("B", 8), numbering=lists(level(0, "decimal", "%1."))) == "A\nB"


def cells(table: Table, content: str) -> list[tuple[str, int, int, int, int]]:
    return [(content[c.start : c.end], c.row, c.column, c.rows, c.columns) for c in table.cells]


class TestTables:
    def test_merged_cells_stand_once_at_their_place(self) -> None:
        restart, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
        page = read(package(p("Trước") + tbl(
            tc("TT", restart) + tc("Năm 2024", "<w:gridSpan w:val='2'/>"),
            tc("bỏ", goes_on) + tc("KH") + tc("TH"),
            tc("1") + tc("9,5%") + tc(p("10,2%") + p("(ước)")),
        ) + p("Sau"))).pages[0]  # fmt: skip
        assert page.text == "Trước\nTT | Năm 2024\n | KH | TH\n1 | 9,5% | 10,2% (ước)\nSau"
        assert [page.text[table.start : table.end] for table in page.tables] == [page.text[6:-4]]
        assert cells(page.tables[0], page.text) == [
            ("TT", 0, 0, 2, 1), ("Năm 2024", 0, 1, 1, 2), ("KH", 1, 1, 1, 1), ("TH", 1, 2, 1, 1), ("1", 2, 0, 1, 1),
            ("9,5%", 2, 1, 1, 1), ("10,2% (ước)", 2, 2, 1, 1),
        ]  # fmt: skip

    def test_an_empty_cell_keeps_its_place(self) -> None:
        assert text(tbl(tc("A") + tc("") + tc("3"), tc("B") + tc("2") + tc(""))) == "A |  | 3\nB | 2"

    def test_a_span_keeps_what_follows_below_its_head(self) -> None:
        body = tbl(tc("TT") + tc("Tên") + tc("Vốn"), tc("Tổng", "<w:gridSpan w:val='2'/>") + tc("7"))
        assert text(body) == "TT | Tên | Vốn\nTổng |  | 7"

    def test_rows_deleted_or_hidden(self) -> None:
        rows = [f"<w:trPr>{mark}</w:trPr>{tc(content)}{tc('x')}" for mark, content in (
            ("", "A"), ("<w:del/>", "B"), ("<w:hidden/>", "C"), ("<w:ins/>", "D"))]  # fmt: skip
        assert text(tbl(*rows)) == "A | x\nD | x"

    def test_a_table_in_a_cell(self) -> None:
        assert text(tbl(tc("A") + tc(tbl(tc("1") + tc("2")) + p("sau")))) == "A | 1 2 sau"

    @pytest.mark.parametrize("ruled", [False, True])
    def test_head_and_tail_are_lines(self, ruled: bool) -> None:
        head = tbl(
            tc(p("TỈNH ỦY KON TUM") + p("*")) + tc("ĐẢNG CỘNG SẢN VIỆT NAM"),
            tc("Số 26-NQ/TU") + tc("Kon Tum, ngày 22 tháng 10 năm 2024"),
            ruled=ruled,
        )
        tail = tbl(tc(p("Nơi nhận:") + p("- Như trên,")) + tc(p("T/M TỈNH ỦY") + p("Dương Văn Trang")), ruled=ruled)
        page = read(package(head + tail)).pages[0]
        assert page.tables == ()
        assert page.text.split("\n") == [
            "TỈNH ỦY KON TUM", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 26-NQ/TU", "Kon Tum, ngày 22 tháng 10 năm 2024",
            "Nơi nhận:", "- Như trên,", "T/M TỈNH ỦY", "Dương Văn Trang",
        ]  # fmt: skip

    def test_figures_without_lines_are_still_rows(self) -> None:
        assert text(tbl(tc("Lúa") + tc("5%"), tc("Ngô") + tc("7%"), ruled=False)) == "Lúa | 5%\nNgô | 7%"

    @pytest.mark.slow
    def test_a_hundred_thousand_rows(self) -> None:
        body = tbl(*(tc(f"Chỉ tiêu {number}") + tc(str(number)) for number in range(100_000)))
        data = package(body)
        began = time.process_time()
        page = read(data, ratio=1_000).pages[0]
        assert time.process_time() - began < 40
        assert page.text.endswith("Chỉ tiêu 99999 | 99999")
        assert len(page.tables[0].cells) == 200_000


class TestNotes:
    NOTES = (
        f"<w:footnote w:id='-1' w:type='separator'>{p('---')}</w:footnote>"
        f"<w:footnote w:id='2'>{p('Điều này được sửa đổi.')}{p('Điều 3. Hiệu lực.')}</w:footnote>"
    )
    REFERENCE = "<w:r><w:footnoteReference w:id='2'/></w:r>"

    def test_a_note_follows_its_paragraph_as_one_line(self) -> None:
        body = p(r("Điều 5. Mức phạt") + self.REFERENCE) + p("Khác")
        assert text(body, footnotes=self.NOTES).split("\n") == [
            "Điều 5. Mức phạt[1]", "[1] Điều này được sửa đổi. Điều 3. Hiệu lực.", "Khác",
        ]  # fmt: skip

    def test_a_note_in_a_table_follows_the_table(self) -> None:
        body = tbl(tc(p(r("A") + self.REFERENCE)) + tc("1"), tc("B") + tc("2")) + p("Sau")
        assert text(body, footnotes=self.NOTES).split("\n")[:3] == [
            "A[1] | 1", "B | 2", "[1] Điều này được sửa đổi. Điều 3. Hiệu lực.",
        ]  # fmt: skip

    def test_a_note_that_is_lost(self) -> None:
        assert text(p(r("A") + self.REFERENCE)) == "A[1]"

    def test_headers_and_footers_are_margins(self) -> None:
        page = read(package(p("Thân"), header=p("CÔNG BÁO/Số 5"), footer=p("Trang 1"))).pages[0]
        assert (page.text, page.margins) == ("Thân", ("CÔNG BÁO/Số 5", "Trang 1"))


class TestBadInput:
    GOOD = package(p("Điều 1. Phạm vi điều chỉnh của Nghị quyết này.") * 50)

    @pytest.mark.parametrize(
        "data",
        [
            b"", b"PK\x03\x04", b"khong phai zip", GOOD[:200], GOOD[: len(GOOD) // 2],
            zipped({"word/document.xml": ""}), zipped({"word/document.xml": "<a/>"}),
            zipped({"xl/workbook.xml": "<a/>"}), package(""), package(p("  ")),
            package("<w:p><w:r><w:drawing/></w:r></w:p>"),
        ],
    )  # fmt: skip
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«van-ban\.docx»"):
            read(data)

    def test_a_password(self) -> None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(UnreadableFile, match="mật khẩu"):
            read(ole)

    @pytest.mark.parametrize(
        "doctype",
        [
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        ],
    )
    def test_entities(self, doctype: str) -> None:
        body = f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
        with pytest.raises(UnreadableFile, match="DTD"):
            read(zipped({"word/document.xml": doctype + body}))

    def test_a_bomb_by_its_ratio_and_by_its_size(self) -> None:
        bomb = package(p("Điều 1"), header=" " * 3_000_000)
        with pytest.raises(UnreadableFile, match="nén quá 200 lần"):
            read(bomb)
        with pytest.raises(UnreadableFile, match="giải nén ra hơn 2 MB"):
            read(bomb, megabytes=2, ratio=10_000)

    def test_broken_xml_is_read_as_far_as_it_goes(self) -> None:
        cut = f"<w:document {NAMESPACES}><w:body>{p('Điều 1. Còn đọc được')}<w:p><w:r><w:t>Điề"
        reading = read(zipped({"word/document.xml": cut}))
        assert reading.pages[0].text.startswith("Điều 1. Còn đọc được")
        assert any("hỏng" in note for note in reading.notes)

    def test_a_strict_document(self) -> None:
        strict = package(p("Điều 1"))
        with zipfile.ZipFile(io.BytesIO(strict)) as source:
            files = {name: source.read(name).decode() for name in source.namelist()}
        for name in files:
            files[name] = files[name].replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            files[name] = files[name].replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument")
        assert read(zipped(files)).pages[0].text == "Điều 1"

    def test_tables_nested_without_end(self) -> None:
        body = "<w:tbl><w:tr><w:tc>" * 3_000 + p("sâu") + "</w:tc></w:tr></w:tbl>" * 3_000
        try:
            reading = read(package(p("Điều 1") + body), ratio=10_000)
        except UnreadableFile:
            return
        assert reading.pages[0].text.startswith("Điều 1")
        assert reading.notes

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.data())
    def test_mutations_never_crash(self, data: st.DataObject) -> None:
        """Bytes of the document itself are changed, in a package that is whole."""
        body = bytearray(BODY)
        for _ in range(data.draw(st.integers(1, 4))):
            place = data.draw(st.integers(0, len(body) - 1))
            body[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            target.writestr("word/document.xml", bytes(body))
        try:
            reading = read(stream.getvalue())
        except UnreadableFile:
            return
        page = reading.pages[0]
        assert page.text.strip()
        assert "\f" not in page.text
        for table in page.tables:
            assert 0 <= table.start <= table.end <= len(page.text)
            assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)


MERGED = tbl(
    tc("TT", "<w:vMerge w:val='restart'/>") + tc("B", "<w:gridSpan w:val='2'/>"), tc("", "<w:vMerge/>") + tc("5")
)
BODY = f"<w:document {NAMESPACES}><w:body>{listed('A')}{p('Điều 1')}{MERGED}</w:body></w:document>".encode()


def _province() -> list[Any]:
    files = sorted((CORPUS / "province").glob("*.docx"))
    return [pytest.param(file, id=file.stem[:12]) for file in files] or [
        pytest.param(None, marks=pytest.mark.skip(reason=f"no province in {CORPUS}"))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("file", _province())
def test_real_documents(file: Path) -> None:
    reading = docx.read(file.read_bytes(), file.name, ReadingOptions())
    page = reading.pages[0]
    assert len(page.text) > 3_000
    # The head is laid out by a table, and is no table.
    assert not any(table.start < 300 and "CỘNG HÒA" in page.text[table.start : table.end] for table in page.tables)
    for table in page.tables:
        assert " ".join(page.text[cell.start : cell.end] for cell in table.cells).split() == [
            word for word in page.text[table.start : table.end].split() if word != "|"
        ]
