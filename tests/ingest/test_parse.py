"""The whole room on the sample resolution, and what holds for every document."""

import datetime
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errors import UnreadableFile
from ingest.form.passages import MAX_CHARACTERS
from ingest.model import Document, Header, Page
from ingest.parse import make_slug, parse_file, parse_raw
from ingest.read import RawFile, read_bytes
from vietnamese.forms import clean

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def resolution() -> Document:
    return parse_file(DATA / "26-NQ-TU.txt")


class TestTheResolution:
    def test_header(self, resolution):
        assert resolution.header == Header(
            system="party",
            number="26-NQ/TU",
            type="Nghị quyết",
            issuer="Tỉnh ủy Kon Tum",
            place="Kon Tum",
            date=datetime.date(2024, 10, 22),
            title="lãnh đạo thực hiện nhiệm vụ kinh tế - xã hội, quốc phòng, an ninh, "
            "xây dựng Đảng và hệ thống chính trị 3 tháng cuối năm 2024",
            meeting="HỘI NGHỊ LẦN THỨ MƯỜI BẢY BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI",
            signer="Dương Văn Trang",
            manner="T/M Tỉnh ủy",
            role="Bí thư",
            recipients=(
                "Các đồng chí Tỉnh ủy viên",
                "Các huyện uỷ, thành uỷ",
                "Các ban, ban cán sự đảng, đảng đoàn, đảng uỷ trực thuộc Tỉnh uỷ",
                "Các sở, ban, ngành, đoàn thể tỉnh",
                "Lưu Văn phòng Tỉnh uỷ",
            ),
        )
        assert resolution.slug == "26-nq-tu.kon-tum.2024-10-22"
        assert resolution.file == "26-NQ-TU.txt"
        assert [page.number for page in resolution.pages] == [1]

    def test_headings(self, resolution):
        """The 17 numbered ones; three of them are full sentences and therefore content."""
        numbered = [section for section in resolution.sections if section.kind != "dash"]
        assert [(section.label, section.heading) for section in numbered] == [
            ("I", "I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ 9 THÁNG CỦA NĂM 2024"),
            ("II", "II. CHỈ TIÊU CHỦ YẾU, NHIỆM VỤ, GIẢI PHÁP 3 THÁNG CUỐI NĂM 2024"),
            ("1", "1. Chỉ tiêu chủ yếu 3 tháng cuối năm 2024"),
            ("1.1", "1.1. Về kinh tế"),
            ("1.2", "1.2. Về văn hóa-xã hội và môi trường"),
            ("1.3", "1.3. Về quốc phòng, an ninh"),
            ("1.4", "1.4. Về xây dựng Đảng"),
            ("1.5", "1.5. Các chỉ tiêu khác"),
            ("2", "2. Nhiệm vụ, giải pháp trọng tâm của 3 tháng cuối năm 2024"),
            ("2.1", "2.1. Về kinh tế"),
            ("2.2", "2.2. Về văn hoá-xã hội"),
            ("2.3", "2.3. Về quốc phòng an ninh và đối ngoại"),
            ("2.4", "2.4. Về xây dựng Đảng và hệ thống chính trị"),
            ("III", "III. TỔ CHỨC THỰC HIỆN"),
            ("1", ""),
            ("2", ""),
            ("3", ""),
        ]

    def test_addresses(self, resolution):
        def dashes(above: str, count: int) -> list[str]:
            return [above, *(f"{above} › gạch {number}" for number in range(1, count + 1))]

        assert [" › ".join(section.address) for section in resolution.sections] == [
            "26-NQ/TU › I",
            "26-NQ/TU › II",
            "26-NQ/TU › II › 1",
            *dashes("26-NQ/TU › II › 1 › 1.1", 6),
            *dashes("26-NQ/TU › II › 1 › 1.2", 3),
            "26-NQ/TU › II › 1 › 1.3",
            "26-NQ/TU › II › 1 › 1.4",
            "26-NQ/TU › II › 1 › 1.5",
            "26-NQ/TU › II › 2",
            *dashes("26-NQ/TU › II › 2 › 2.1", 7),
            *dashes("26-NQ/TU › II › 2 › 2.2", 4),
            *dashes("26-NQ/TU › II › 2 › 2.3", 3),
            *dashes("26-NQ/TU › II › 2 › 2.4", 4),
            "26-NQ/TU › III",
            "26-NQ/TU › III › 1",
            "26-NQ/TU › III › 2",
            "26-NQ/TU › III › 3",
        ]

    def test_addresses_of_what_is_no_section(self, resolution):
        assert [passage.address for passage in resolution.passages if passage.section is None] == [
            "26-NQ/TU › tiêu đề", "26-NQ/TU › mở đầu", "26-NQ/TU › đoạn kết", "26-NQ/TU › nơi nhận và chữ ký",
        ]  # fmt: skip

    def test_the_quote_of_a_decomposed_passage_is_the_text_of_the_file(self, resolution):
        """One paragraph of the file holds nine combining marks; a plain search finds nothing there."""
        (passage,) = [p for p in resolution.passages if "tiếp tục phát triển" in p.text]
        quote = resolution.raw[passage.start : passage.end]
        assert "tiếp tục phát triển" not in quote
        assert unicodedata.normalize("NFC", quote) == passage.text
        assert len(quote) == len(passage.text) + 9
        assert passage.address == "26-NQ/TU › I › đoạn 1"
        assert quote in (DATA / "26-NQ-TU.txt").read_text("utf-8")

    def test_a_leaf_knows_what_stands_above_it(self, resolution):
        (passage,) = [p for p in resolution.passages if "Sâm Ngọc Linh 476 ha" in p.text]
        assert passage.address == "26-NQ/TU › II › 1 › 1.1 › gạch 3"
        assert passage.context.split(" › ")[1:] == [
            "II. CHỈ TIÊU CHỦ YẾU, NHIỆM VỤ, GIẢI PHÁP 3 THÁNG CUỐI NĂM 2024",
            "1. Chỉ tiêu chủ yếu 3 tháng cuối năm 2024",
            "1.1. Về kinh tế",
        ]
        assert passage.context.startswith("Nghị quyết 26-NQ/TU lãnh đạo thực hiện nhiệm vụ")

    def test_the_closing_formula_is_not_the_last_item(self, resolution):
        (passage,) = [p for p in resolution.passages if p.address == "26-NQ/TU › đoạn kết"]
        assert passage.text.startswith("Nghị quyết này đã được Hội nghị lần thứ 17")

    def test_in_every_writing_of_the_same_text(self, resolution):
        """CRLF, all decomposed, a byte-order mark, UTF-16: another file, the same document."""
        text = (DATA / "26-NQ-TU.txt").read_text("utf-8")
        for data in (
            text.replace("\n", "\r\n").encode(),
            unicodedata.normalize("NFD", text).encode(),
            unicodedata.normalize("NFC", text).encode("utf-8-sig"),
            text.encode("utf-16"),
            text.encode("utf-16-be"),
        ):
            other = parse_raw(read_bytes(data, "26.txt"), "/26.txt")
            assert other.header == resolution.header
            assert [(p.kind, p.address, p.text) for p in other.passages] == [
                (p.kind, p.address, p.text) for p in resolution.passages
            ]


class TestSamples:
    @pytest.mark.parametrize("name", ["mau-23-NQ-TU.txt", "mau-30-NQ-TU.txt"])
    def test_they_say_so_in_every_address(self, name):
        document = parse_file(DATA / name)
        assert document.header.sample
        assert document.slug.startswith("mau.")
        assert all(passage.address.startswith("[MẪU] ") for passage in document.passages)


class TestSlugs:
    @pytest.mark.parametrize(
        ("header", "slug"),
        [
            (Header(number="26-NQ/TU", place="Kon Tum", date=datetime.date(2024, 10, 22)),
             "26-nq-tu.kon-tum.2024-10-22"),
            # a law has no place: its issuer tells it
            (Header(number="31/2024/QH15", issuer="Quốc hội", date=datetime.date(2024, 1, 18)),
             "31-2024-qh15.quoc-hoi.2024-01-18"),
            (Header(number="05/KH-UBND"), "05-kh-ubnd"),
            (Header(number="1-ĐA/TU", place="Đà Nẵng", sample=True), "mau.1-da-tu.da-nang"),
        ],
    )  # fmt: skip
    def test_with_a_number(self, header, slug):
        assert make_slug(header, "tệp bất kỳ.pdf", "/a/tệp bất kỳ.pdf") == slug

    def test_without_a_number_the_file_and_its_place_tell(self):
        one, two = (make_slug(Header(), "Báo cáo.docx.txt", origin) for origin in ("/a/x", "/b/x"))
        assert one.startswith("bao-cao-docx.")
        assert one != two
        assert one == make_slug(Header(), "Báo cáo.docx.txt", "/a/x")

    @pytest.mark.parametrize("name", ["…", "", "日本.txt", "'\n\".txt", "a" * 300 + ".txt"])
    def test_any_name_gives_a_slug(self, name):
        slug = make_slug(Header(), name, "/x")
        assert len(slug) <= 60 + 9
        assert slug.replace("-", "").replace(".", "").isalnum()


# --- what holds for every document

_LINES = st.sampled_from(
    [
        "TỈNH ỦY KON TUM", "Số 26-NQ/TU", "Kon Tum, ngày 22 tháng 10 năm 2024", "NGHỊ QUYẾT", "về việc thử", "*",
        "-----", "QUỐC HỘI", "Luật số: 31/2024/QH15", "LUẬT", "Căn cứ Hiến pháp;", "QUYẾT NGHỊ", "PHẦN THỨ NHẤT",
        "Chương I", "QUY ĐỊNH CHUNG", "Mục 1. Một", "Điều 1. Phạm vi", "Điều 2. Nghị quyết này có hiệu lực.", "Điều 3",
        "1. Một.", "2. Hai:", "a) ba;", "b) bốn.", "- Năm,", "+ Sáu", "I. MỘT", "II- HAI", "A. PHẦN LỚN",
        "1.1. Về kinh tế: đạt 9,5%", "1.2. Về xã hội", "“Điều 5. Quy định khác", "Hết.”.", "theo quy định tại",
        "PHỤ LỤC I", "(Kèm theo Nghị quyết)", "Nghị quyết này được thông qua.", "Nơi nhận:", "- Lưu: VT.",
        "T/M TỈNH ỦY", "BÍ THƯ", "Dương Văn Trang", "", "phát triển kinh tế - xã hội",
        "phát triê\u0309n kinh tê\u0301 \xa0 \u200bxã hội", "Đoạn dài. " * 150, "chữ" * 700, "CÔNG BÁO/Số 5 7", "\f",
        "3\f4", "   ", "\t| **đậm** |", "\ufeff", "\x00", "…", "\u0301", "Ðảng",
    ]
)  # fmt: skip
_DOCUMENTS = st.lists(_LINES, min_size=1, max_size=40).map("\n".join) | st.text(max_size=200)


def _parsed(text: str) -> Document | None:
    try:
        return parse_raw(read_bytes(text.encode("utf-8", "surrogatepass"), "x.txt"), "/x.txt")
    except UnreadableFile:
        return None


@settings(max_examples=200, deadline=None)
@given(_DOCUMENTS)
def test_passages_give_the_text(text: str) -> None:
    document = _parsed(text)
    if document is None:
        return
    end, page = 0, 0
    for passage in document.passages:
        assert end <= passage.start < passage.end <= len(document.raw)
        assert passage.text == clean(document.raw[passage.start : passage.end]).text
        assert passage.text == passage.text.strip() != ""
        assert (passage.page is None) == (document.paging == "none")
        assert (passage.page or 0) >= page
        end, page = passage.end, passage.page or 0
    together = "".join("".join(passage.text.split()) for passage in document.passages)
    assert together == "".join(clean(document.raw).text.split())
    assert [passage.ordinal for passage in document.passages] == list(range(len(document.passages)))


@settings(max_examples=200, deadline=None)
@given(_DOCUMENTS)
def test_no_passage_crosses_a_leaf(text: str) -> None:
    document = _parsed(text)
    if document is None:
        return
    addresses = [section.address for section in document.sections]
    assert len(set(addresses)) == len(addresses)
    for number, section in enumerate(document.sections):
        assert section.ordinal == number
        assert section.start <= section.heading_end <= section.end
        assert section.address[-1] == section.label
        if section.parent is not None:
            parent = document.sections[section.parent]
            assert parent.start <= section.start <= section.end <= parent.end
            assert section.address[:-1] == parent.address
    parents = {section.parent for section in document.sections}
    searched = {passage.section for passage in document.passages if passage.kind != "heading"}
    for section in document.sections:
        # a leaf that holds anything can be found
        assert section.ordinal in parents | searched
    for passage in document.passages:
        crossed = [s for s in document.sections if passage.start < s.start < passage.end]
        assert crossed == []
        if passage.section is not None:
            section = document.sections[passage.section]
            assert section.start <= passage.start < passage.end <= section.end
            inside = [s for s in document.sections if s.start <= passage.start < s.end and s.parent == section.ordinal]
            assert inside == []
        if passage.kind in ("preamble", "body"):
            assert len(passage.text) <= MAX_CHARACTERS


def test_a_long_paragraph_is_cut_at_sentences(parse) -> None:
    sentences = [f"Câu số {number} nói về phát triển kinh tế - xã hội của địa phương." for number in range(60)]
    document = parse("I. MỘT\n" + " ".join(sentences))
    body = [passage for passage in document.passages if passage.kind == "body"]
    assert [passage.address for passage in body] == [f"van-ban › I › đoạn {n}" for n in range(1, len(body) + 1)]
    assert len(body) >= 4
    assert all(len(passage.text) <= MAX_CHARACTERS and passage.text.endswith(".") for passage in body)
    assert " ".join(passage.text for passage in body) == " ".join(sentences)


def test_a_word_without_end_is_cut_all_the_same(parse) -> None:
    document = parse("Đầu. " + "x" * 5_000)
    assert max(len(passage.text) for passage in document.passages) <= MAX_CHARACTERS


def test_short_paragraphs_of_one_leaf_are_joined(parse) -> None:
    document = parse("I. MỘT\n\nCâu một.\n\nCâu hai.\n\nII. HAI\n\nCâu ba.")
    assert [(p.address, p.text) for p in document.passages if p.kind == "body"] == [
        ("van-ban › I", "Câu một.\n\nCâu hai."),
        ("van-ban › II", "Câu ba."),
    ]


def test_coming_into_force_is_an_article_of_a_statute_and_the_end_of_a_resolution(parse) -> None:
    statute = parse(
        "QUỐC HỘI\nNGHỊ QUYẾT\nVề thuế\nĐiều 1. Miễn thuế\nMiễn.\nĐiều 2. Hiệu lực\nNghị quyết này có hiệu lực ngay."
    )
    assert [p.address for p in statute.passages if "có hiệu lực" in p.text] == ["Về thuế › Điều 2"]
    resolution = parse("TỈNH ỦY\nNGHỊ QUYẾT\nvề thuế\nI. MỘT\n1. Hai.\nNghị quyết này có hiệu lực ngay.")
    assert [p.address for p in resolution.passages if "có hiệu lực" in p.text] == ["về thuế › đoạn kết"]


def test_a_clause_gives_its_opening_words_to_its_points(parse) -> None:
    document = parse("Điều 1. Xử phạt\n1. Phạt tiền từ 1.000.000 đồng đối với:\na) Vượt đèn đỏ;\nb) Đi ngược chiều.")
    (point,) = [passage for passage in document.passages if "ngược chiều" in passage.text]
    assert point.context.endswith("Điều 1. Xử phạt › 1. Phạt tiền từ 1.000.000 đồng đối với:")


def test_an_article_that_is_one_sentence_can_be_found(parse) -> None:
    document = parse(
        "QUYẾT ĐỊNH\nVề việc thử\nĐiều 1. Ban hành Quy chế.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
    )
    assert [(p.kind, p.text) for p in document.passages if p.section is not None] == [
        ("body", "Điều 1. Ban hành Quy chế."),
        ("body", "Điều 2. Quyết định này có hiệu lực từ ngày ký."),
    ]
    assert {p.context for p in document.passages if p.section is not None} == {"Quyết định Về việc thử"}


def test_pages_of_a_text_with_form_feeds(parse) -> None:
    document = parse("I. MỘT\nCâu một.\f\fII. HAI\nCâu hai.")
    assert [(page.number, document.raw[page.start : page.end]) for page in document.pages] == [
        (1, "I. MỘT\nCâu một."), (2, ""), (3, "II. HAI\nCâu hai."),
    ]  # fmt: skip
    assert [(p.text, p.page) for p in document.passages] == [
        ("I. MỘT", 1),
        ("Câu một.", 1),
        ("II. HAI", 3),
        ("Câu hai.", 3),
    ]


def test_a_table_of_contents_gives_no_sections_and_is_no_part_of_the_head(parse) -> None:
    entries = "\n".join(f"Điều {number}. Tên của điều thứ {number} ........... {number + 2}" for number in range(1, 12))
    document = parse(
        f"MỤC LỤC\n{entries}\nCHÍNH PHỦ\nSố: 5/2026/NĐ-CP\nNGHỊ ĐỊNH\nVề việc\nCăn cứ Luật;\nĐiều 1. Một\nHết."
    )
    assert document.header.number == "5/2026/NĐ-CP"
    assert [section.label for section in document.sections] == ["Điều 1"]
    above, head = document.passages[0], next(p for p in document.passages if p.kind == "header")
    assert above.address.startswith("5/2026/NĐ-CP › trước tiêu đề")
    assert head.text.startswith("CHÍNH PHỦ")


@pytest.mark.parametrize(("confidence", "doubted"), [(0.93, {"number", "date"}), (None, set())])
def test_number_and_date_from_ocr_are_doubted(confidence, doubted) -> None:
    """A handwritten “20 tháng 5” was read as “2 tháng 5” with 93 %."""
    text = (
        "CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 05 tháng 3 năm 2020\n"
        "NGHỊ ĐỊNH\nVề công tác văn thư\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định việc ấy.\n"
    )
    page = Page(1, 0, len(text), "tesseract" if confidence else "pypdf", confidence=confidence)
    header = parse_raw(RawFile("a.pdf", "0", text, (page,), "pages"), "/a.pdf").header
    assert (header.number, header.date) == ("30/2020/NĐ-CP", datetime.date(2020, 3, 5))
    assert {doubt.field for doubt in header.doubts if "OCR" in doubt.reason} == doubted
