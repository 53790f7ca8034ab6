"""Text files: encodings of thirty years, repairs, tables of Markdown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import UnreadableFile
from ingest.reading import Reading, ReadingOptions
from ingest.text import reader as text
from ingest.text.mojibake import repaired
from vietnamese.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE

# The opening of a made-up resolution; all capitals of TCVN3 are small letters in a font of capitals.
SAMPLE = (
    "nghị quyết về phát triển kinh tế - xã hội năm 2024\n"
    "1. Phấn đấu tốc độ tăng trưởng đạt từ 9,5% trở lên; thu ngân sách 4.500 tỷ đồng.\n"
    "2. Giảm tỷ lệ hộ nghèo; giữ vững quốc phòng, an ninh; nâng cao đời sống của nhân dân.\n"
)


def read(data: bytes) -> Reading:
    return text.read(data, "ghi-chu.txt", ReadingOptions())


def in_font(content: str, *tables: dict[str, str]) -> bytes:
    back = {letter: written for table in tables for written, letter in table.items()}
    return "".join(back.get(letter, letter) for letter in content).encode("cp1252")


def through(content: str) -> str:
    """Read UTF-8 as the Western text that it is not."""
    return text.western(content.encode())


class TestEncodings:
    @pytest.mark.parametrize(
        ("data", "extractor"),
        [
            (SAMPLE.encode(), "text"),
            (SAMPLE.encode("utf-8-sig"), "text"),
            (SAMPLE.encode("utf-16"), "text"),
            (SAMPLE.encode("utf-16-be"), "text"),
            (unicodedata.normalize("NFD", SAMPLE).replace("ê\u0323", "ệ").encode("utf-8"), "text"),
            (in_font(SAMPLE, TCVN3), "text + tcvn3"),
            (in_font(SAMPLE, VNI_PAIRS, VNI_SINGLE), "text + vni"),
            (in_font(SAMPLE, TCVN3).decode("cp1252").encode("utf-8"), "text + tcvn3"),
        ],
    )  # fmt: skip
    def test_the_text_comes_out(self, data: bytes, extractor: str) -> None:
        page = read(data).pages[0]
        assert (unicodedata.normalize("NFC", page.text), page.extractor) == (SAMPLE, extractor)

    @pytest.mark.parametrize(
        "data", [SAMPLE.encode()[:-4] + b"\xc6", SAMPLE.encode().replace(b"2024", b"20\xff\xfe24")]
    )
    def test_a_few_faulty_bytes(self, data: bytes) -> None:
        reading = read(data)
        assert reading.pages[0].text.startswith("nghị quyết về phát triển kinh tế")
        assert "\ufffd" in reading.pages[0].text
        assert any("chỗ hỏng" in note for note in reading.notes)

    @pytest.mark.parametrize("other", ["Où est le Maß? El niño español.", "Straße, Größe, äöü", "naïve café"])
    def test_other_languages_stay(self, other: str) -> None:
        assert (read(other.encode()).pages[0].text, read(other.encode()).pages[0].extractor) == (other, "text")

    @pytest.mark.parametrize(
        "data", [b"", b" \n", bytes(range(256)), b"\x00" * 50, "Größe Straße".encode("cp1252") * 3]
    )
    def test_no_text_or_none_that_is_known(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«ghi-chu\.txt»"):
            read(data)


class TestRepair:
    @pytest.mark.parametrize(
        ("damaged", "whole"),
        [
            ("Tá»ˆNH á»¦Y", "TỈNH ỦY"),
            (through(SAMPLE), SAMPLE),
            (through(through(SAMPLE)), SAMPLE),
            # a no-break space within à became a blank
            (through("là và xà").replace("\xa0", " "), "là và xà"),
            (SAMPLE.encode().decode("latin-1"), SAMPLE),
            # one line is damaged, the other is not
            (f"Nghị quyết\n{through('Chỉ thị')}\n", "Nghị quyết\nChỉ thị\n"),
        ],
    )
    def test_damage_that_is_certain(self, damaged: str, whole: str) -> None:
        assert repaired(damaged) == whole

    @pytest.mark.parametrize(
        "honest", [SAMPLE, "Ã là chữ hoa; SÃ, Ä, Â", "Âu Lạc, Ðảng, Ã ", "São Paulo, Ångström", "ÃO", "á» áº"]
    )
    def test_honest_text_stays(self, honest: str) -> None:
        assert repaired(honest) == honest

    @given(st.text(st.sampled_from(sorted(set(SAMPLE + "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦ")))))
    def test_vietnamese_is_never_changed_and_always_repaired(self, content: str) -> None:
        assert repaired(content) == content
        assert repaired(through(content)) == content


class TestPages:
    def test_form_feeds_part_pages(self) -> None:
        reading = read(b"mot\fhai\f")
        assert (reading.paging, [page.text for page in reading.pages]) == ("pages", ["mot", "hai", ""])

    def test_without_them_there_are_none(self) -> None:
        assert read(b"mot\n\nhai").paging == "none"

    def test_a_table_of_markdown_is_marked_and_left(self) -> None:
        content = "# Mục\n\n| TT | Chỉ tiêu |\n|---:|:---|\n| 1 | a \\| b |\r\n| 2 |  |\n\n| không | phải |\n"
        page = read(content.encode()).pages[0]
        assert page.text == content
        [table] = page.tables
        assert content[table.start : table.end] == content[content.index("| TT") : content.index("|  |") + 4]
        assert [(content[c.start : c.end], c.row, c.column) for c in table.cells] == [
            ("TT", 0, 0), ("Chỉ tiêu", 0, 1), ("1", 1, 0), ("a \\| b", 1, 1), ("2", 2, 0), ("", 2, 1),
        ]  # fmt: skip
