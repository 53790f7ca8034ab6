"""What a question asks for, by tables of questions as people type them."""

import time

import pytest

from answer.question import period_key, periods_in, read_question

KINDS = [
    ("trồng mới sâm Ngọc Linh bao nhiêu ha?", "figure"),
    ("mấy xã đạt chuẩn nông thôn mới?", "figure"),
    ("tỷ lệ hộ nghèo?", "figure"),
    ("mức phạt nồng độ cồn xe máy", "figure"),
    ("giải quyết hồ sơ trong bao lâu?", "figure"),
    ("how many hectares of ginseng?", "figure"),
    ("what is the poverty rate?", "figure"),
    ("thu ngân sách cả năm bao nhiêu tỷ đồng?", "figure"),
    ("một ngày bao nhiêu lượt xe?", "figure"),
    ("khi nào đại hội họp?", "date"),
    ("đến năm nào thì hoàn thành?", "date"),
    ("hội nghị họp ngày bao nhiêu?", "date"),
    ("tháng mấy thì thu hoạch?", "date"),
    ("ai ký nghị quyết 26-NQ/TU?", "signer"),
    ("người ký nghị quyết này là ai?", "signer"),
    ("who signed resolution 26-NQ/TU?", "signer"),
    ("nghị quyết 26-NQ/TU ban hành ngày nào?", "issued"),
    ("ngày ban hành nghị quyết 26-NQ/TU", "issued"),
    ("nghị quyết 26-NQ/TU được ký ngày nào?", "issued"),
    ("hợp đồng được ký khi nào?", "date"),
    ("when was resolution 26-NQ/TU issued?", "issued"),
    ("cơ quan nào ban hành nghị quyết 26-NQ/TU?", "issuer"),
    ("nghị quyết 26-NQ/TU do ai ban hành?", "issuer"),
    ("nông thôn mới là gì?", "text"),
    ("bảo vệ thương hiệu sâm Ngọc Linh như thế nào?", "text"),
    # yes or no: the sentence that tells it is quoted
    ("Nghị quyết có áp dụng với cà phê không?", "text"),
    ("có đúng là thu ngân sách 2.100 tỷ đồng không?", "text"),
    # the syllable ký without a document that was signed
    ("ai phải đăng ký tạm trú?", "text"),
    ("ai có thẩm quyền ký hợp đồng?", "text"),
    ("người ký hợp đồng lao động là ai?", "text"),
    ("ai là thư ký hội nghị?", "text"),
]


@pytest.mark.parametrize(("reading", "kind"), KINDS)
def test_the_kind(reading, kind):
    question = read_question(reading)
    assert (question.kind, question.soft) == (kind, False)


@pytest.mark.parametrize(
    "reading", ["diện tích trồng sâm", "tỷ lệ hộ nghèo", "sản lượng hồ tiêu", "thu nhập bình quân đầu người"]
)
def test_a_bare_indicator_is_only_guessed_to_want_its_figure(reading):
    question = read_question(reading)
    assert (question.kind, question.soft, question.units) == ("figure", True, ())


def test_an_indicator_with_a_word_of_asking_is_no_figure():
    assert read_question("chỉ tiêu nào được nêu ở mục 1.2").kind == "text"


UNITS = [
    ("bao nhiêu ha sâm?", ("ha",)),
    ("trồng sâm là bao nhiêu ha?", ("ha",)),
    ("mấy xã đạt chuẩn?", ("commune",)),
    ("bao nhiêu lượt khách du lịch?", ("visit",)),
    ("thu ngân sách bao nhiêu tỷ đồng?", ("VND",)),
    ("tỷ lệ hộ nghèo giảm bao nhiêu?", ("percent",)),
    ("bao nhiêu phần trăm hộ nghèo?", ("percent",)),
    # the unit that is named goes before what “tỷ lệ” would mean
    ("tỷ lệ một bác sĩ trên bao nhiêu người?", ("person",)),
    ("mức lương cơ sở là bao nhiêu?", ("VND",)),
    ("phạt bao nhiêu tiền?", ("VND",)),
    ("trong bao nhiêu ngày?", ("day", "workday")),
    ("trong bao nhiêu ngày làm việc?", ("workday",)),
    ("GRDP tăng bao nhiêu?", ()),
    ("how many hectares of ginseng?", ("ha",)),
    ("what is the poverty rate?", ("percent",)),
    # of a text no unit is wanted
    ("nông thôn mới là gì?", ()),
]


@pytest.mark.parametrize(("reading", "units"), UNITS)
def test_the_units_that_the_figure_may_have(reading, units):
    assert read_question(reading).units == units


def test_how_long_is_answered_by_a_time():
    units = set(read_question("giấy phép có thời hạn bao lâu?").units)
    assert units >= {"day", "workday", "month", "year"}
    assert not units & {"ha", "VND", "percent"}


TIMES = [
    ("chỉ tiêu năm 2025", {2025}, ()),
    ("thu ngân sách 9 tháng đầu năm 2024", {2024}, ("9 tháng",)),
    ("GRDP 3 tháng cuối năm 2024", {2024}, ("3 tháng cuối",)),
    ("GRDP cả năm", set(), ("cả năm",)),
    ("GRDP quý III năm 2024", {2024}, ("quý iii",)),
    ("giai đoạn 2021-2025", {2021, 2025}, ("giai đoạn 2021-2025",)),
    # neither an amount nor the number of a document is a year
    ("trồng 2.025 ha", set(), ()),
    ("nghị định 99/2025/NĐ-CP quy định gì", set(), ()),
]


@pytest.mark.parametrize(("reading", "years", "periods"), TIMES)
def test_years_and_periods(reading, years, periods):
    question = read_question(reading)
    assert (question.years, question.periods) == (frozenset(years), periods)


@pytest.mark.parametrize(
    ("one", "other"), [("9 tháng đầu năm", "9 tháng"), ("09 Tháng", "9 tháng"), ("Cả năm", "cả năm")]
)
def test_ways_to_write_one_period(one, other):
    assert period_key(one) == period_key(other)


def test_the_first_months_are_not_the_last():
    assert period_key("3 tháng cuối năm") != period_key("3 tháng đầu năm")


def test_periods_of_a_text():
    assert periods_in("3 tháng cuối năm 2024 (cả năm từ 8,2%)") == {"3 tháng cuối", "cả năm"}


def _terms(reading: str) -> list[str]:
    return ["|".join(" ".join(phrase) for phrase in term) for term in read_question(reading).terms]


TERMS = [
    # syllables of asking inside a word stay
    ("diện tích trồng cây hồ tiêu là bao nhiêu?", ["diện tích", "trồng", "cây", "hồ tiêu"]),
    ("chất lượng đảng viên như thế nào?", ["chất lượng", "đảng viên"]),
    # words of asking go, and so does the unit that the figure will have
    ("chỉ tiêu trồng hồ tiêu là bao nhiêu ha?", ["trồng", "hồ tiêu"]),
    ("số lượng khách du lịch", ["khách", "du lịch"]),
    ("thu ngân sách là bao nhiêu tỷ đồng?", ["thu", "ngân sách"]),
    # a unit that names one sort of people or households says what is asked about
    ("kết nạp bao nhiêu đoàn viên?", ["đoàn viên", "kết nạp"]),
    ("bao nhiêu hộ cận nghèo thoát nghèo?", ["hộ cận nghèo", "thoát", "nghèo"]),
    ("bao nhiêu hộ thoát nghèo?", ["thoát", "nghèo"]),
    # years are not met as words, abbreviations are met written out too
    ("BHYT năm 2024", ["bhyt|bảo hiểm y tế", "năm"]),
    # a document that is asked about: only what says which
    ("ai ký nghị quyết 26-NQ/TU?", ["26-nq/tu"]),
    ("ai ký nghị quyết về phát triển du lịch?", ["phát triển", "du lịch"]),
    ("cơ quan nào ban hành nghị định này?", []),
    # without accents the words of asking are known by their letters
    ("trong moi bao nhieu ha ho tieu", ["ha", "ho", "tieu"]),
]


@pytest.mark.parametrize(("reading", "terms"), TERMS)
def test_the_topic(reading, terms):
    assert sorted(_terms(reading)) == sorted(terms)


def test_in_english_a_word_is_what_the_glossary_says():
    question = read_question("what is the target for poor households in 2025?")
    assert question.english
    assert (("hộ", "nghèo"),) in question.terms
    assert question.years == {2025}
    # the share is met by the sign of the figure
    assert "tỷ lệ" not in _terms("What share of workers is trained?")


@pytest.mark.parametrize("name", ["26-NQ/TU", "99/2025/NĐ-CP", "1719/QĐ-TTg"])
def test_documents_by_number(name):
    assert read_question(f"ai ký văn bản {name}?").numbers == (name,)


@pytest.mark.parametrize("part", ["ai ", "ban hành ", "bao nhiêu ", "9 tháng ", "what is the ", "when was "])
def test_linear_on_near_misses(part):
    """Eight times the text costs about eight times the time and not sixty-four times."""
    from answer import question

    patterns = [value for name, value in vars(question).items() if name.startswith("_") and hasattr(value, "finditer")]
    assert len(patterns) > 10
    spent = []
    for length in (5_000, 40_000):
        text = part * (length // len(part))
        started = time.perf_counter()
        for pattern in patterns:
            pattern.search(text)
        spent.append(time.perf_counter() - started)
    assert spent[1] < 24 * spent[0] + 0.05
