"""Files that are not what they should be: whatever is read of them is right or doubted, and nothing is lost."""

import pytest

from ingest.model import Document
from ingest.parse import parse_raw
from ingest.read import RawFile
from vietnamese.forms import clean

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
HEAD = f"""CHÍNH PHỦ
Số: 5/2026/NĐ-CP
{NATION}
Hà Nội, ngày 01 tháng 02 năm 2026
NGHỊ ĐỊNH
Về việc thử
Căn cứ Luật Tổ chức Chính phủ;
"""
TAIL = "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính\n"
FIVE = [f"Điều {number}" for number in range(1, 6)]
ARTICLES = "".join(f"{article}. Việc thứ {article[-1]}\nNội dung của điều này.\n" for article in FIVE)


def parsed(text: str) -> Document:
    document = parse_raw(RawFile("x.txt", "0", text, ()), "/x.txt")
    together = "".join("".join(passage.text.split()) for passage in document.passages)
    assert together == "".join(clean(text).text.split())
    return document


def addresses(document: Document) -> list[str]:
    return [" › ".join(section.address[1:]) for section in document.sections]


def doubts(document: Document) -> dict[str, str]:
    return {doubt.field: doubt.reason for doubt in document.header.doubts}


def test_two_documents_in_one_file() -> None:
    second = (HEAD + ARTICLES + TAIL).replace("5/2026", "6/2026")
    found = parsed(HEAD + ARTICLES + TAIL + second)
    assert found.header.number == "5/2026/NĐ-CP"
    assert "số 6/2026/NĐ-CP" in doubts(found)["document"]
    assert addresses(found) == [*FIVE, *(f"{article} (2)" for article in FIVE)]


def test_noise_in_the_number_and_the_type() -> None:
    found = parsed("TỈNH ỦY KON TUM\nSố 26-NO/TU\nKon Tum, ngày 22 tháng 10 năm 2024\nNGHỊ QUVẾT\nvề\nI. MỘT\n1. Hai\n")
    assert (found.header.number, found.header.type) == ("26-NO/TU", "Nghị quyết")
    assert "26-NQ/TU" in doubts(found)["number"]
    assert "NGHỊ QUVẾT" in doubts(found)["type"]


def test_headings_out_of_order_and_repeated() -> None:
    body = "Điều 3. Ba\n1. Một.\nĐiều 1. Một\n1. Hai.\nĐiều 1. Một\n1. Ba.\n3. Bốn.\n2. Năm.\n"
    found = parsed(HEAD + body + TAIL)
    assert addresses(found) == [
        "Điều 3", "Điều 3 › Khoản 1", "Điều 1", "Điều 1 › Khoản 1", "Điều 1 (2)", "Điều 1 (2) › Khoản 1",
        "Điều 1 (2) › Khoản 3",
    ]  # fmt: skip
    assert len({passage.address for passage in found.passages}) == len(found.passages)


def test_a_code_of_2000_articles() -> None:
    code = "".join(f"Điều {n}. Tên {n}\n1. Một.\n2. Hai:\na) ba;\nb) bốn.\n" for n in range(1, 2_001))
    found = parsed(HEAD + code + TAIL)
    articles = [section.label for section in found.sections if section.kind == "article"]
    assert articles == [f"Điều {number}" for number in range(1, 2_001)]
    assert len(found.sections) == 2_000 * 5
    assert found.header.signer == "Phạm Minh Chính"


@pytest.mark.parametrize("entry", ["Điều {n}. Việc thứ {n} ......... {p}", "Điều {n}. Việc thứ {n}\t{p}"])
@pytest.mark.parametrize("above", [True, False])
def test_a_table_of_contents_before_the_text(entry: str, above: bool) -> None:
    """Above the head or below it; that the headings themselves end in a number does not lengthen it."""
    contents = "MỤC LỤC\n" + "".join(entry.format(n=n, p=n + 2) + "\n" for n in range(1, 6))
    found = parsed(contents + HEAD + ARTICLES + TAIL if above else HEAD + contents + ARTICLES + TAIL)
    assert found.header.number == "5/2026/NĐ-CP"
    assert addresses(found) == FIVE


@pytest.mark.parametrize("blank", ["      ", "……", "_____", "....."])
def test_a_form_with_blanks(blank: str) -> None:
    found = parsed(
        f"ỦY BAN NHÂN DÂN\nTỈNH KON TUM\nSố: {blank}/KH-UBND\n{NATION}\nKon Tum, ngày {blank} tháng {blank} năm 2026\n"
        "KẾ HOẠCH\nTrồng Sâm Ngọc Linh\nI. MỤC TIÊU\n1. Một\n"
    )
    header = found.header
    assert (header.number, header.date, header.type, header.place) == (None, None, "Kế hoạch", "Kon Tum")
    assert "để trống" in doubts(found)["number"]
    assert "để trống" in doubts(found)["date"]
    assert addresses(found) == ["I", "I › 1"]


def test_an_english_text() -> None:
    found = parsed(
        "SOCIALIST REPUBLIC OF VIETNAM\nIndependence - Freedom - Happiness\nTHE GOVERNMENT\nNo. 30/2020/ND-CP\n"
        "Hanoi, March 5, 2020\nDECREE\nOn clerical work\nArticle 1. Scope\nThis Decree provides for clerical work.\n"
    )
    header = found.header
    assert (header.number, header.type, header.date, header.issuer, header.title) == (None, None, None, None, None)
    assert set(doubts(found)) == {"document"}
    assert found.targets == ()
    assert all(reference.certainty != "certain" for reference in found.references)


def test_no_header_at_all() -> None:
    found = parsed("Phát triển du lịch là việc chung.\n1. Mỗi xã có một điểm đến.\n2. Mỗi huyện có một lễ hội.\n")
    assert set(doubts(found)) == {"document"}
    assert addresses(found) == ["1", "2"]


def test_ten_thousand_numbers_in_one_paragraph() -> None:
    found = parsed(HEAD + "Điều 1. Số\n" + "123.456, " * 10_000 + "hết.\n" + TAIL)
    assert addresses(found) == ["Điều 1"]
    assert found.targets == ()
