import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.form.lines import split_lines
from ingest.form.torn import whole_lines


def _whole(text: str) -> list[str]:
    return [line.bare for line in whole_lines(split_lines(text))]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        # within a word, as copies of web pages break
        ("CHÍNH PH\nỦ", ["CHÍNH PHỦ"]),
        ("CH\nÍ\nNH PHỦ", ["CHÍNH PHỦ"]),
        ("B\nỘ TÀI CHÍNH\nSố: 1/TT-BTC", ["BỘ TÀI CHÍNH", "Số: 1/TT-BTC"]),
        ("S\nửa đổi, bổ sung", ["Sửa đổi, bổ sung"]),
        ("Hà N\nội, ng\này 10 tháng 9", ["Hà Nội, ngày 10 tháng 9"]),
        ("Độc lập - Tự do - Hạnh ph\núc", ["Độc lập - Tự do - Hạnh phúc"]),
        # a type over two lines, a citation and its number, a comma and a day on lines of their own
        ("NGHỊ\nĐỊNH\nVề", ["NGHỊ ĐỊNH", "Về"]),
        ("Nghị định của Chính phủ\nsố 116/2003/NĐ-CP", ["Nghị định của Chính phủ số 116/2003/NĐ-CP"]),
        ("Hà Nội\n,\nngày\n10", ["Hà Nội, ngày", "10"]),
        # whole lines stay: two syllables are two, a blank line parts, capitals do not go on in small letters
        ("BỘ VĂN HÓA\nVÀ\nDU LỊCH", ["BỘ VĂN HÓA", "VÀ", "DU LỊCH"]),
        ("CHÍNH PH\n\nỦ", ["CHÍNH PH", "Ủ"]),
        ("T\nHà Nội", ["T", "Hà Nội"]),
        ("CHƯƠNG TRÌNH\nHÀNH ĐỘNG", ["CHƯƠNG TRÌNH", "HÀNH ĐỘNG"]),
        ("UBND\nTỈNH", ["UBND", "TỈNH"]),
        ("Phụ lục\nI", ["Phụ lục", "I"]),
        ("", []),
    ],
)
def test_whole_lines(text: str, whole: list[str]) -> None:
    assert _whole(text) == whole


@given(st.text(st.sampled_from("BỘộTàiSố1 ,\n*ng"), max_size=40))
def test_nothing_is_lost_and_every_place_leads_to_its_character(text: str) -> None:
    lines = whole_lines(split_lines(text))
    together = "".join(line.bare for line in lines)
    assert "".join(together.split()) == "".join("".join(line.bare for line in split_lines(text)).split())
    for line in lines:
        seen = "".join(text[line.offset(place)] for place in range(len(line.bare)))
        assert "".join(seen.split()) == "".join(line.bare.split())
