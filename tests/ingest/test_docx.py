"""Paragraphs and notes of Word files, and the documents of the corpus."""

import os
from pathlib import Path
from typing import Any

import pytest

from ingest.reading import ReadingOptions
from ingest.word import reader as docx
from tests.ingest.word_xml import p, package, r, read, tbl, tc, text

CORPUS = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval").parent / "corpus"


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
