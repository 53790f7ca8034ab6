import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import BadQuestion
from index.model import Filters
from index.understand import MAX_CHARACTERS, understand
from vietnamese.accents import AccentModel

ACCENTS = AccentModel.train(
    ["Trồng mới Sâm Ngọc Linh 476 ha trên địa bàn tỉnh.", "Chỉ tiêu chủ yếu về kinh tế của tỉnh năm 2024."] * 3
)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        # blanks, control characters and the like
        ("  trồng\t sâm \n ở đâu? ", "trồng sâm ở đâu?"),
        ("trồng\x00 sâm\u200b", "trồng sâm"),
        ("trô\u0300ng sâm", "trồng sâm"),
        # a question in capitals, but not an abbreviation or a name
        ("CHỈ TIÊU TRỒNG SÂM LÀ BAO NHIÊU", "chỉ tiêu trồng sâm là bao nhiêu"),
        ("GRDP", "GRDP"),
        ("UBND tỉnh", "UBND tỉnh"),
        # accents come back where they are missing, and stay where they are
        ("chi tieu trong sam ngoc linh", "chỉ tiêu trồng sâm ngọc linh"),
        ("chỉ tieu trong sam", "chỉ tiêu trồng sâm"),
        ("CHI TIEU TRONG SAM NGOC LINH", "chỉ tiêu trồng sâm ngọc linh"),
        # English is left alone
        ("how many hectares of ginseng", "how many hectares of ginseng"),
        ("476 ha", "476 ha"),
        ("26-NQ/TU", "26-NQ/TU"),
    ],
)
def test_readings(typed, reading):
    query = understand(typed, accents=ACCENTS)
    assert (query.typed, query.reading) == (typed, reading)


def test_without_a_model_of_accents():
    assert understand("chi tieu trong sam").reading == "chi tieu trong sam"


@pytest.mark.parametrize(
    ("typed", "expansion"),
    [("tỷ lệ tham gia BHYT", "bảo hiểm y tế"), ("UBND tỉnh", "ủy ban nhân dân"), ("DTTS", "dân tộc thiểu số")],
)
def test_abbreviations_are_written_out_beside(typed, expansion):
    query = understand(typed)
    assert expansion in query.expansions
    assert "BHYT" not in typed or "BHYT" in query.reading


def test_english_gets_the_words_of_the_documents():
    assert "ngân sách nhà nước" in understand("What is the state budget revenue?").expansions


def test_literal():
    query = understand("CHI TIEU  BHYT\x00", accents=ACCENTS, literal=True)
    assert (query.reading, query.expansions, query.literal) == ("CHI TIEU BHYT", (), True)


def test_filters_go_along():
    filters = Filters(issuer="Kon Tum", year=2024)
    assert understand("sâm", filters).filters == filters
    assert understand("sâm").filters == Filters()


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "???", "…!", "\x00\x00", "\u0301", "😀", "—"])
def test_no_question(typed):
    with pytest.raises(BadQuestion, match="Câu hỏi trống"):
        understand(typed)


def test_a_pasted_page_is_cut():
    query = understand("chữ " * 10_000, accents=ACCENTS)
    assert len(query.reading) <= MAX_CHARACTERS
    assert len(query.typed) == 40_000


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(typed):
    try:
        query = understand(typed, accents=ACCENTS)
    except BadQuestion:
        return
    assert query.reading == query.reading.strip() != ""
    assert "\x00" not in query.reading
    assert "\n" not in query.reading
