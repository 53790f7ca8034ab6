"""The page gate: pages that were read well, torn, in legacy fonts, in other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.quality import measure

GOOD = """1. Các chỉ tiêu chủ yếu đến năm 2025: tốc độ tăng trưởng GRDP từ 9,5% trở lên; thu ngân sách nhà nước
đạt 2.100 tỷ đồng; tỷ lệ hộ nghèo giảm từ 3% trở lên theo Nghị quyết số 26-NQ/TU và Quyết định số 1719/QĐ-TTg
của Thủ tướng Chính phủ.
a) Ủy ban nhân dân tỉnh chủ trì, phối hợp với các sở, ban, ngành; b) HĐND, UBND cấp xã tổ chức thực hiện."""
TORN = """Căn c ứ Lu ật T ổ ch ức Chính ph ủ ngày 19 tháng 6 năm 2015; Theo đề ngh ị c ủa B ộ tr ưởng B ộ Lao động
ban hành Thông t ư quy định Danh m ục s ản ph ẩm, hàng hóa có kh ả năng gây m ất an toàn thu ộc trách nhi ệm qu
ản lý nhà n ước"""
LETTERS = "N gh ị qu y ế t n à y q u y đ ị n h c h ỉ t i ê u p h á t t r i ể n k i n h t ế x ã h ộ i n ă m " * 3
TCVN3 = """NghÞ quyÕt nµy quy ®Þnh c¸c chØ tiªu ph¸t triÓn kinh tÕ - x· héi n¨m 2005; tû lÖ hé nghÌo gi¶m 3%
trë lªn, Uû ban nh©n d©n tØnh chÞu tr¸ch nhiÖm tæ chøc thùc hiÖn vµ b¸o c¸o Héi ®ång nh©n d©n theo quy ®Þnh cña
ph¸p luËt"""
VNI = """Nghò quyeát naøy quy ñònh caùc chæ tieâu phaùt trieån kinh teá - xaõ hoäi naêm 2005; tyû leä hoä ngheøo
giaûm 3%, Uyû ban nhaân daân tænh chòu traùch nhieäm toå chöùc thöïc hieän vaø baùo caùo Hoäi ñoàng nhaân daân
theo quy ñònh"""
GARBLED = """1JKͅ TX\u0003\ue001\ue002 \ue003\ue004 \ufffd\ufffd bcd xkcd qrst \ue010\ue011 wxyz
ghjk (cid:12)(cid:31) \ue020 tr\ue021 lmnp vwx dfgh \ufffd\ufffd prst nmkl zxcv \ue034\ue035\ue036
(cid:3)(cid:9)(cid:55) \ue040\ue041 plmk bnhg"""
HERBS = """STT 1 1 Bạch chỉ N Radix Angelicae dahuricae Angelica dahurica (Fisch. ex Hoffm.) Benth. et Hook.f.
- Apiaceae
2 2 Cảo bản B Rhizoma et Radix Ligustici sinensis Ligusticum sinense Oliv. - Apiaceae 3 3 Đại bi N Folium, Ramulus,
Radix et Camphora Blumeae Blumea balsamifera (L.) DC. - Asteraceae 4 4 Kinh giới N Herba Elsholziae ciliatae"""
ENGLISH = """Party B, on behalf of Party A, is responsible to perform the disclosure obligations fully,
accurately and promptly
in accordance with the law. This Power of Attorney shall take effect from the date of a written notice of
revocation."""
COORDINATES = (
    "Mốc X Y Mốc X Y Tên điểm Hệ tọa độ VN kinh tuyến trục 104º45’ 1 2456383,596 439985,188 124 2459516,691 " * 4
)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        pytest.param(GOOD, True, id="prose"),
        pytest.param(GOOD.upper(), True, id="capitals"),
        pytest.param(HERBS, True, id="Latin names in a Vietnamese table"),
        pytest.param(ENGLISH, True, id="English"),
        pytest.param(COORDINATES, True, id="figures with letters as heads"),
        pytest.param("Số: 05/KH-UBND", True, id="too few words to judge"),
        pytest.param("", True, id="nothing"),
        pytest.param(TORN, False, id="onsets torn off"),
        pytest.param(LETTERS, False, id="letter by letter"),
        pytest.param(TCVN3, False, id="TCVN3"),
        pytest.param(VNI, False, id="VNI"),
        pytest.param(GARBLED, False, id="a font without a table of letters"),
    ],
)
def test_the_gate(text: str, good: bool) -> None:
    quality = measure(text)
    assert quality.good is good, quality


def test_shares_of_good_prose():
    quality = measure(GOOD)
    assert quality.syllables is not None
    assert quality.syllables > 0.99
    assert (quality.single, quality.torn, quality.broken) == (0, 0, 0)
    assert quality.characters == len("".join(GOOD.split()))


def test_codes_numbers_and_letters_of_lists_are_not_judged():
    codes = "a) UBND b) HĐND 26-NQ/TU 15/2024/NQ-HĐND www.chinhphu.vn THCS THPT a@b.vn 2.100 GRDP KT-XH"
    assert measure(codes).syllables is None


@pytest.mark.parametrize("bad", [TORN, LETTERS, TCVN3, VNI, GARBLED])
def test_the_better_reading_ranks_higher(bad: str) -> None:
    assert measure(GOOD).rank > measure(bad).rank


@given(st.text(max_size=300))
def test_shares_are_shares(text: str) -> None:
    quality = measure(text)
    assert all(0 <= share <= 1 for share in (quality.syllables or 0, quality.single, quality.broken))
    assert quality.characters == len("".join(text.split())) or not text.isascii()
