import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.accents import AccentModel

TEXTS = [
    "1.1. Về kinh tế\n- Tốc độ tăng trưởng GRDP của tỉnh tăng từ 9,5% trở lên (cả năm từ 8,2% trở lên);"
    " thu ngân sách nhà nước trên địa bàn 2.100 tỷ đồng (cả năm từ 4.500 tỷ đồng trở lên).",
    "Phấn đấu tỷ lệ giải ngân cuối năm 2024 đạt 100% kế hoạch.",
    "Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha.",
    "Phấn đấu cả năm 2024 có 2.100.000 lượt khách du lịch đến tỉnh.",
    "Tỷ lệ hộ nghèo đến cuối năm 2024 giảm 3% (riêng các huyện nghèo giảm 6%).",
    "Ban Chấp hành Đảng bộ tỉnh, Ban Thường vụ Tỉnh ủy Kon Tum.",
]
MODEL = AccentModel.train(TEXTS)


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.replace("đ", "d").replace("Đ", "D")


@pytest.mark.parametrize(
    "question",
    [
        "diện tích trồng mới sâm Ngọc Linh là bao nhiêu",
        "Thu ngân sách nhà nước cả năm đạt bao nhiêu tỷ đồng?",
        "tỷ lệ hộ nghèo giảm bao nhiêu phần trăm",
        "TỶ LỆ GIẢI NGÂN CUỐI NĂM 2024",
        "Ban Thường vụ Tỉnh ủy Kon Tum",
    ],
)
def test_restores_what_the_texts_hold(question: str) -> None:
    assert MODEL.restore(_bare(question)) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # half the accents are there; those are never changed
        ("diện tich trồng moi Sâm ngoc linh", "diện tích trồng mới Sâm ngọc linh"),
        ("tỷ le hộ ngheo giam bao nhiêu", "tỷ lệ hộ nghèo giảm bao nhiêu"),
        # the marks of letters are there, the tones are not
        ("ty lê hô ngheo giam bao nhiêu phân trăm", "tỷ lệ hộ nghèo giảm bao nhiêu phần trăm"),
        ("ty le ho ngheo ubnd bhyt", "tỷ lệ hộ nghèo ubnd bhyt"),
        # abbreviations and unknown syllables stay
        ("toc do tang truong GRDP cua tinh Xyz", "tốc độ tăng trưởng GRDP của tỉnh Xyz"),
    ],
)
def test_restores_the_rest(typed: str, meant: str) -> None:
    assert MODEL.restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thoi gian dong trong may ngay", "thời gian đóng trong mấy ngày"),
        ("toi da may ngay", "tối đa mấy ngày"),
        ("nha may co it nhat may dang vien", "nhà máy có ít nhất mấy đảng viên"),
        ("may tinh cua nha may", "máy tính của nhà máy"),
        ("han chot gui ho so la khi nao", "hạn chót gửi hồ sơ là khi nào"),
    ],
)
def test_words_that_ask_and_documents_hardly_have(typed: str, meant: str) -> None:
    factory = "Nhà máy gửi hồ sơ; máy tính của nhà máy; thời gian đóng tối đa; đảng viên ít nhất. Chốt danh sách."
    assert AccentModel.train([factory] * 20).restore(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "What is the disbursement-rate target for the end of 2024?",
        "Which airport scheme should be approved faster?",
        # typed with accents: bare syllables are meant
        "Ban Chấp hành Đảng bộ tỉnh họp khi nào?",
        "Tỉ lệ hộ nghèo của các huyện nghèo giảm bao nhiêu?",
        "mỗi tháng bao nhiêu ki-lô-gam cây mía?",
        "26-NQ/TU", "2024", "", "???",
    ],
)  # fmt: skip
def test_leaves_alone(text: str) -> None:
    assert MODEL.restore(text) == text


def test_one_accent_that_was_forgotten() -> None:
    question = "kỷ luật đảng viên vi pham thế nào"
    assert MODEL.restore(question) == question
    # Only where the library has often had the chance to write the syllable so.
    many = AccentModel.train(["Đảng viên vi phạm kỷ luật thì bị xử lý thế nào."] * 100)
    assert many.restore(question) == "kỷ luật đảng viên vi phạm thế nào"


def test_what_the_texts_hold() -> None:
    assert MODEL.knows("Tỉnh ủy Kon Tum")
    assert MODEL.knows("tỉnh uỷ")
    assert not MODEL.knows("ủy tỉnh")
    assert MODEL.holds("GRDP")
    assert not MODEL.holds("grdps")


@given(st.text(st.sampled_from("aạbcđdtinhhghe uyo2.,-?TỷL"), max_size=50))
def test_only_accents_are_added(text: str) -> None:
    restored = MODEL.restore(text)
    # KEY writes y for i in some syllables, so letters are compared after that.
    assert len(restored) == len(text)
    assert _bare(restored).lower().replace("i", "y") == _bare(text).lower().replace("i", "y")


def test_a_model_comes_back_from_bytes() -> None:
    packed = MODEL.to_bytes()
    again = AccentModel.from_bytes(packed)
    assert again == MODEL
    assert again.restore("ty le ho ngheo") == "tỷ lệ hộ nghèo"
    assert len(packed) < 8000


def test_other_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="not an accent model"):
        AccentModel.from_bytes(b"abc")


def test_texts_can_be_learnt_one_after_the_other() -> None:
    one_by_one = AccentModel.train(TEXTS[:3]).and_also(TEXTS[3:])
    assert (one_by_one.singles, one_by_one.pairs) == (MODEL.singles, MODEL.pairs)


def test_an_iterator_of_texts_will_do() -> None:
    assert AccentModel.train(iter(TEXTS)) == MODEL
