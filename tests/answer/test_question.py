"""What a question asks for, by tables of questions as people type them."""

import time
import unicodedata

import pytest

from answer.question import period_key, periods_in, read_question
from answer.question.kinds import kind_of
from answer.question.mentions import compared_in
from answer.question.times import asked_periods
from index.model import Understood

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
    ("bảo vệ thương hiệu sâm Ngọc Linh như thế nào?", "text"),
    ("Hành vi lùi xe trên đường cao tốc bị xử phạt như thế nào?", "text"),
    ("Nghị quyết có áp dụng với cà phê không?", "yes_no"),
    ("có đúng là thu ngân sách 2.100 tỷ đồng không?", "yes_no"),
    ("Hợp đồng lữ hành không cần lập thành văn bản, đúng hay sai?", "yes_no"),
    ("Có phải cụm công nghiệp phải lấp đầy ít nhất 80% mới được mở rộng?", "yes_no"),
    ("Dự án đã được phê duyệt chưa?", "yes_no"),
    ("Is an appraisal required?", "yes_no"),
    # the figure tells the rest too
    ("Lái xe bằng một tay có bị phạt không và phạt bao nhiêu?", "figure"),
    ("nông thôn mới là gì?", "definition"),
    ("Thông tin được hiểu như thế nào?", "definition"),
    ("Thế nào là cụm công nghiệp làng nghề?", "definition"),
    ("mục tiêu của nghị quyết là gì?", "list"),
    ("Cơ quan nào chủ trì Tháng Thanh niên?", "body"),
    ("Đơn vị nào có thẩm quyền cấp giấy phép phân loại phim?", "body"),
    ("Đề án giao ai lo luồng xanh chuyển tiền?", "body"),
    ("Which ministry is in charge of the scheme?", "body"),
    # of the content, not of the document's head
    ("Ai có thẩm quyền ban hành quyết định xử phạt?", "body"),
    ("Nghị định 144/2026/NĐ-CP sửa nghị định gốc nào?", "document"),
    ("Văn bản nào quy định mức phạt nồng độ cồn?", "document"),
    ("Từ khi có thông tư mới thì thông tư nào hết hiệu lực?", "document"),
    # a number that names is no figure
    ("Định mức điều tra rừng nằm ở văn bản số mấy?", "document"),
    ("Luật Viễn thông được sửa đổi theo luật số mấy?", "document"),
    ("Thông tư cũ bị bãi bỏ là thông tư số nào?", "document"),
    ("Bản mô tả công việc làm theo mẫu số mấy?", "text"),
    ("Tỷ lệ hộ nghèo là con số mấy phần trăm?", "figure"),
    # a rule is no document
    ("Quy định nào không áp dụng cho người dưới 18 tuổi?", "text"),
    ("Người đi bộ phải tuân thủ các quy định nào?", "list"),
    ("Hồ sơ đăng ký tạm trú gồm những gì?", "list"),
    ("Muốn mở rộng cụm công nghiệp cần những điều kiện nào?", "list"),
    ("Vì sao phải điều chỉnh quy hoạch?", "reason"),
    ("Nguyên nhân của hạn chế là gì?", "reason"),
    ("Thủ tục phúc thẩm khác gì thủ tục sơ thẩm?", "comparison"),
    ("Nghị quyết 57 và nghị quyết 20 đặt mức nào cao hơn?", "comparison"),
    ("tăng bao nhiêu so với năm 2023?", "figure"),
    ("Tóm tắt mục tiêu của đề án", "overview"),
    ("luật Hóa chất được Quốc hội thông qua ngày nào?", "issued"),
    ("Luật An ninh mạng có hiệu lực từ ngày nào?", "date"),
    ("Vị phó thủ tướng nào ký Nghị quyết 03/NQ-CP?", "signer"),
    # the first question of two
    ("Cơ quan nào theo dõi việc thực hiện nghị quyết? Và bao lâu phải báo cáo một lần?", "body"),
    # the syllable ký without a document that was signed
    ("ai phải đăng ký tạm trú?", "body"),
    ("ai có thẩm quyền ký hợp đồng?", "body"),
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
    assert read_question("chỉ tiêu nào được nêu ở mục 1.2").kind == "list"


@pytest.mark.parametrize(("reading", "kind"), KINDS)
def test_the_kind_without_accents(reading, kind):
    assert read_question(_bare(reading)).kind == kind


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@pytest.mark.parametrize("question", ["ty le ho cận nghèo la bao nhieu", "trồng mới bao nhieu ha"])
def test_accents_restored_in_part(question):
    assert read_question(question).kind == "figure"


@pytest.mark.parametrize("question", ["quan ly xe may", "may mac xuat khau", "da chua benh", "tai san cong"])
def test_letters_that_are_other_words(question):
    assert read_question(question).kind == "text"


def test_a_letter_is_of_the_kind_of_its_question():
    letter = "Tôi công tác ở một huyện miền núi, nơi có cơ sở chế biến nằm xen trong khu dân cư. " * 4
    assert read_question(f"{letter}Cụm công nghiệp được rộng nhất bao nhiêu? Xin cảm ơn.").kind == "figure"
    assert read_question(f"{letter}Cơ quan nào phê duyệt? Xin cảm ơn.").kind == "body"


def test_what_a_question_states():
    question = read_question("9 tháng đầu năm 2024 GRDP Kon Tum tăng từ 9,5% trở lên, đúng không?")
    assert [figure.text for figure in question.figures] == ["9,5%"]
    assert question.places == (("Kon Tum", "Quảng Ngãi"),)


PLACES = [
    ("o quang ninh co bao nhieu xa", "Quảng Ninh"),
    ("hộ nghèo huyện Đăk Glei", "Đăk Glei"),
    ("thu ngân sách của Huế", "Huế"),
]


@pytest.mark.parametrize(("reading", "place"), PLACES)
def test_places(reading, place):
    assert [names[0] for names in read_question(reading).places] == [place]


@pytest.mark.parametrize("reading", ["mức lương cao bằng năm trước", "cây huệ", "bao nhiêu hộ nghèo?"])
def test_no_places(reading):
    assert read_question(reading).places == ()


COMPARED = [
    ("Thủ tục sơ thẩm và thủ tục phúc thẩm khác nhau thế nào?", ("Thủ tục sơ thẩm", "thủ tục phúc thẩm")),
    ("Nghị quyết 57 khác gì Nghị quyết 20?", ("Nghị quyết 57", "Nghị quyết 20")),
    ("Khác nhau giữa công chức và viên chức là gì?", ("công chức", "viên chức")),
    ("Mục tiêu năm 2045 so với năm 2030 chênh nhau thế nào?", ("Mục tiêu năm 2045", "năm 2030")),
    ("so sánh mức phạt xe máy với ô tô", ("mức phạt xe máy", "ô tô")),
]


@pytest.mark.parametrize(("reading", "sides"), COMPARED)
def test_what_is_compared(reading, sides):
    assert read_question(reading).compared == sides


def test_abbreviations_as_the_library_reads_them():
    understood = [Understood("abbreviation", "KCNC", "khu công nghệ cao; khu công nghiệp chung")]
    assert (("kcnc",), ("khu", "công", "nghệ", "cao"), ("khu", "công", "nghiệp", "chung")) in read_question(
        "diện tích KCNC", understood
    ).terms


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


def test_a_day_of_every_year_is_no_stretch_of_months():
    assert periods_in("định kỳ trước ngày 25 tháng 12 hàng năm báo cáo") == {"hằng năm"}
    assert periods_in("6 tháng đầu năm") == {"6 tháng"}


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
    ("BHYT năm 2024", ["bhyt|bảo hiểm y tế"]),
    # a document that is asked about: only what says which
    ("ai ký nghị quyết 26-NQ/TU?", ["26-nq/tu"]),
    ("ai ký nghị quyết về phát triển du lịch?", ["phát triển", "du lịch"]),
    ("cơ quan nào ban hành nghị định này?", []),
    # nor are those that stand for things without a name, or for what a document does to say something
    ("Đề án phải có những phần nào?", ["đề án"]),
    ("Thiết kế xây dựng chia thành những loại nào?", ["thiết kế", "xây dựng", "chia", "thành", "loại"]),
    ("Vì sao Chính phủ nhận định rằng sức ép rất lớn?", ["chính phủ", "sức ép|áp lực", "lớn"]),
    ("lương hưu chưa tăng theo Nghị định 108/2021", ["chưa", "hưu", "lương", "nghị định", "tăng"]),
    ("phụ cấp của người có công", ["phụ cấp", "người có công"]),
    # a name is one word, whatever underthesea runs it on into; a body has small letters in its name
    ("hồ Trà Lâm quy hoạch", ["hồ", "quy hoạch", "trà lâm"]),
    ("cơ quan vận hành Trung tâm giống", ["cơ quan", "giống", "trung tâm", "vận hành"]),
    ("Vốn của Quỹ Phát triển đại dương", ["đại dương", "quỹ phát triển", "vốn"]),
    # without accents the words of asking are known by their letters
    ("trong moi bao nhieu ha ho tieu", ["ha", "ho", "tieu"]),
]


@pytest.mark.parametrize(("reading", "terms"), TERMS)
def test_the_topic(reading, terms):
    assert sorted(_terms(reading)) == sorted(terms)


EVERYDAY = [
    ("mỗi tháng cấp mấy cân gạo?", "kg"),
    ("xả nước thải từ bao nhiêu khối một ngày?", "m3"),
    ("một ngày làm thêm nhiều nhất mấy tiếng?", "hour"),
    ("khu bảo tồn rộng bao nhiêu cây số vuông?", "km2"),
    ("tỉnh có mấy khối thi đua?", None),
    ("giữ vững mấy cân đối lớn?", None),
]


@pytest.mark.parametrize(("reading", "unit"), EVERYDAY)
def test_units_that_only_people_use(reading, unit):
    question = read_question(reading)
    assert question.units == ((unit,) if unit else ())
    assert not unit or not {"cân", "khối", "tiếng", "cây"} & {word for term in question.terms for word in term[0]}


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


_PARTS = ["ai ", "ban hành ", "9 tháng ", "what is the ", "có ", "khác ", "so với ", "a và ", "những cái ", "văn bản "]


@pytest.mark.parametrize("part", _PARTS)
def test_linear_on_near_misses(part):
    """Four times the text costs about four times the time and not sixteen times."""
    spent = []
    for length in (4_000, 16_000):
        text = part * (length // len(part))
        started = time.process_time()
        kind_of(text)
        compared_in(text)
        asked_periods(text)
        spent.append(time.process_time() - started)
    assert spent[1] < 10 * spent[0] + 0.1
