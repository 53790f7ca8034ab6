import datetime
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errors import BadQuestion
from index.model import Filters, FoundDocument, Understood
from index.named_documents import DocumentNames
from index.understand import MAX_CHARACTERS, Known, understand
from vietnamese.accents import AccentModel

ACCENTS = AccentModel.train(
    ["Trồng mới Sâm Ngọc Linh 476 ha trên địa bàn tỉnh.", "Chỉ tiêu chủ yếu về kinh tế của tỉnh năm 2024."] * 3
)
RESOLUTION = FoundDocument(
    id=0, slug="26-nq-tu.kon-tum", number="26-NQ/TU", type="Nghị quyết", title="về kinh tế", issuer="Tỉnh ủy Kon Tum",
    place="Kon Tum", date=datetime.date(2024, 10, 22), signer=None, role=None, system="party", sample=False,
    file="a.txt", sha256="", passages=1,
)  # fmt: skip
LAW = replace(
    RESOLUTION, slug="135-2025-qh15", number="135/2025/QH15", type="Luật", title="XÂY DỰNG", issuer="Quốc hội",
    date=datetime.date(2025, 12, 10),
)  # fmt: skip
KNOWN = Known(ACCENTS)
LIBRARY = Known(documents=DocumentNames([RESOLUTION, LAW]))


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
        ("SÂM NGỌC LINH trồng bao nhiêu ha", "sâm ngọc linh trồng bao nhiêu ha"),
        ("Bộ Tư pháp, Chiến tranh thế giới II ở Hoa Kỳ", "Bộ Tư pháp, Chiến tranh thế giới II ở Hoa Kỳ"),
        ("UBND TP KON TUM và HĐND", "UBND TP KON TUM và HĐND"),
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
    query = understand(typed, known=KNOWN)
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
    query = understand("CHI TIEU  BHYT\x00", known=KNOWN, literal=True)
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
    query = understand("chữ " * 10_000, known=KNOWN)
    assert len(query.reading) <= MAX_CHARACTERS
    assert len(query.typed) == 40_000


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(typed):
    try:
        query = understand(typed, known=KNOWN)
    except BadQuestion:
        return
    assert query.reading == query.reading.strip() != ""
    assert "\x00" not in query.reading
    assert "\n" not in query.reading


def understood(query):
    return [(one.kind, one.typed, one.read, one.filter) for one in query.understood]


@pytest.mark.parametrize(
    ("typed", "filters", "told"),
    [
        ("nghị quyết 26 giao gì", Filters(documents=("26-nq-tu.kon-tum",)),
         [("document", "nghị quyết 26", "26-NQ/TU", "documents")]),
        ("luật xây dựng và nghị quyết 26-NQ/TU", Filters(documents=("135-2025-qh15", "26-nq-tu.kon-tum")),
         [("document", "luật xây dựng", "135/2025/QH15", "documents"),
          ("document", "nghị quyết 26-NQ/TU", "26-NQ/TU", "documents")]),
        ("nghị định nào hướng dẫn Luật Xây dựng", Filters(), [("document", "Luật Xây dựng", "135/2025/QH15", None)]),
        ("Luật Đất đai quy định gì", Filters(), [("document", "Luật Đất đai", "chưa có trong kho", None)]),
        ("nghị quyết của Tỉnh ủy Kon Tum năm nay", Filters(issuer="Tỉnh ủy Kon Tum", type="Nghị quyết"),
         [("type", "nghị quyết", "loại văn bản: Nghị quyết", "type"),
          ("issuer", "nghị quyết của Tỉnh ủy Kon Tum", "do Tỉnh ủy Kon Tum ban hành", "issuer")]),
        ("văn bản ban hành năm 2025", Filters(year=2025),
         [("year", "ban hành năm 2025", "ban hành năm 2025", "year")]),
        ("mục tiêu năm 2030", Filters(), []),
    ],
)  # fmt: skip
def test_what_a_question_is_about(typed, filters, told):
    query = understand(typed, known=LIBRARY)
    assert (query.filters, understood(query)) == (filters, told)


@pytest.mark.parametrize(
    "chosen", [Filters(documents=("135-2025-qh15",)), Filters(number="135/2025/QH15"), Filters(kinds=("header",))]
)
def test_what_the_person_chose_is_never_widened(chosen):
    query = understand("nghị quyết 26 nói gì", chosen, LIBRARY)
    assert query.filters == (
        chosen if chosen.documents or chosen.number else replace(chosen, documents=(RESOLUTION.slug,))
    )


def test_each_kind_can_be_taken_off():
    typed = "“cà phê” điều 5 nghị quyết 26 thu 2,1 nghìn tỷ BHYT ở Kon Tum, hòan thành tieeu chuaanr"
    query = understand(typed, known=LIBRARY)
    kinds = {one.kind for one in query.understood}
    assert kinds == {"phrase", "pinpoint", "document", "number", "abbreviation", "place", "tone", "telex"}
    assert (query.phrases, query.pinpoint.parts) == (("cà phê",), ("Điều 5",))
    for kind in kinds:
        assert kind not in {one.kind for one in understand(typed, known=LIBRARY, without=(kind,)).understood}
    bare = understand(typed, known=LIBRARY, without=kinds)
    assert bare == replace(understand(typed, known=LIBRARY, literal=True), literal=False)


def test_taking_the_year_off_leaves_no_type_alone():
    query = understand("nghị quyết ban hành năm 2024", known=LIBRARY, without=("year",))
    assert (query.filters, query.understood) == (Filters(), ())


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("“Cà phê xứ lạnh” và «Sâm Ngọc Linh»", ("Cà phê xứ lạnh", "Sâm Ngọc Linh")),
        ('"khu cong nghiep" o dau', ("khu cong nghiep",)),
        ('"không đóng', ()),
        ("What does “digital economy” mean in the resolution?", ()),
        ('"" “ ” "..." sâm', ()),
    ],
)
def test_phrases(typed, phrases):
    assert understand(typed, known=KNOWN).phrases == phrases


@pytest.mark.parametrize(
    ("typed", "expansions"),
    [
        ("thu 2,1 nghìn tỷ", ("2.100 tỷ đồng",)),
        ("tỉnh Quảng Ngãi", ("Kon Tum",)),
        # what stands there already is not said again
        ("BHYT là bảo hiểm y tế", ()),
        ("Kon Tum nay thuộc Quảng Ngãi", ()),
    ],
)
def test_searched_beside_it(typed, expansions):
    assert understand(typed).expansions == expansions


def test_a_full_form_is_abbreviated_where_the_library_does():
    accents = AccentModel.train(["Tỷ lệ tham gia BHYT đạt 92%."])
    assert understand("bảo hiểm y tế", known=Known(accents)).expansions == ("BHYT",)
    assert understand("bảo hiểm y tế, nông thôn mới", known=KNOWN).expansions == ()


BAD = [
    "là của và các những", "中国政策文件", "Какая цель на 2024 год", "😀 sâm 😀", "\x00\x1b[31m sâm \x07", "‮sâm‬",
    "' OR 1=1; DROP TABLE passages; --", "(a+)+$ [[[ \\d{9}", 'title:"x" AND (sâm OR *) NOT +-~^', "“ « \" sâm ' ”“",
    "a" * 5_000, "1" * 5_000, "26-" * 2_000, "\"" * 1_500 + "sâm", "điều " * 1_000, "…" * 10 + "x",
]  # fmt: skip


@pytest.mark.parametrize("typed", BAD)
def test_odd_questions_are_read(typed):
    for known in (KNOWN, LIBRARY):
        query = understand(typed, known=known)
        assert query.reading
        assert query.filters == Filters()


@pytest.mark.parametrize(
    "unit",
    [
        "điều ", "khoản 1, ", "điều 5 đến ", "luật ", "luật đất đai ", "nghị quyết ", "26-", "26 nq ", "nq 2",
        "văn bản a ", "của tỉnh ủy ", "do quốc hội ", "ban hành năm ", "“a", "\"a", "1.000 ", "2,1 nghìn ", "tieeu ",
        "a6", "ỷ", "UB", "tỉnh ", "bà rịa ", "bảo hiểm y ", "the of ", "năm 2024 ", "a-", "a / ", "thực hiện các ",
    ],
)  # fmt: skip
def test_the_time_is_bounded(unit):
    typed = unit * (100_000 // len(unit))
    understand(typed, known=LIBRARY)
    started = time.process_time()
    understand(typed, known=replace(LIBRARY, accents=ACCENTS))
    assert time.process_time() - started < 0.5


@given(st.text(max_size=120), st.sets(st.sampled_from(["accents", "document", "telex", "phrase", "year"])))
def test_any_text_is_told_truly(typed, without):
    try:
        query = understand(typed, known=replace(LIBRARY, accents=ACCENTS), without=without)
    except BadQuestion:
        return
    assert not without & {one.kind for one in query.understood}
    assert all(isinstance(one, Understood) and one.read for one in query.understood)
    assert (query.filters != Filters()) == any(one.filter for one in query.understood)
