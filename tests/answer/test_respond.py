"""Questions to small libraries, from what is typed to the answer or the refusal."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from answer.model import Answer, Coverage, Refusal
from answer.respond import respond
from answer.sources import Sources
from index.model import Filters, Hit, Query
from tests.answer.conftest import Ask, Asked, Narrow, NoDocuments, passage
from tests.index.conftest import decree, resolution
from vietnamese.numbers import normal_figures

DATA = Path(__file__).resolve().parents[2] / "data"
KON_TUM, SAMPLE = "26-NQ-TU", "mau-30-NQ-TU"


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    """The resolution of Kon Tum, a made-up one of the year after it, a decree, a resolution of Gia Lai."""
    return library(
        **{name: (DATA / f"{name}.txt").read_text("utf-8") for name in (KON_TUM, SAMPLE)},
        decree=decree(
            "99/2025/NĐ-CP",
            "Mức lương tối thiểu vùng I là 4.960.000 đồng/tháng.",
            "Thời hạn giải quyết hồ sơ cấp giấy phép là 15 ngày làm việc.",
            "Cá nhân phải đăng ký tạm trú trong thời hạn 30 ngày.",
            "Giấy phép lái xe hạng B có thời hạn 10 năm.",
        ),
        gia_lai=resolution(
            "05-NQ/TU", "Trồng mới 320 ha dâu tằm.", "Xây dựng 7 hồ chứa.", date="02 tháng 3 năm 2024", place="Gia Lai"
        ),
    )


FIGURES = [
    ("trồng mới sâm Ngọc Linh bao nhiêu ha?", "476 ha", "=", "476"),
    ("trong moi sam ngoc linh bao nhieu ha", "476 ha", "=", "476"),
    ("TRỒNG MỚI BAO NHIÊU HA MÍA?", "479 ha", "=", "479"),
    ("diện tích trồng mới cây cà phê xứ lạnh", "180 ha", "=", "180"),
    ("GRDP 3 tháng cuối năm 2024 tăng bao nhiêu?", "từ 9,5% trở lên", ">=", "9.5"),
    ("GRDP cả năm tăng bao nhiêu?", "từ 8,2% trở lên", ">=", "8.2"),
    ("thu ngân sách nhà nước bao nhiêu tỷ đồng?", "2.100 tỷ đồng", "=", "2100"),
    ("thu ngân sách nhà nước cả năm bao nhiêu tỷ đồng?", "từ 4.500 tỷ đồng trở lên", ">=", "4500"),
    ("vốn đầu tư khu vực tư nhân bao nhiêu?", "trên 6.000 tỷ đồng", ">", "6000"),
    ("tỷ lệ hộ nghèo giảm bao nhiêu phần trăm?", "3%", "=", "3"),
    ("bao nhiêu thôn đạt chuẩn nông thôn mới?", "100 thôn (làng)", "=", "100"),
    ("bao nhiêu lượt khách du lịch năm 2024?", "2.100.000 lượt khách", "=", "2100000"),
    ("kết nạp bao nhiêu đảng viên?", "287 đảng viên", "=", "287"),
    ("mức lương tối thiểu vùng I là bao nhiêu?", "4.960.000 đồng/tháng", "=", "4960000"),
    ("thời hạn giải quyết hồ sơ là bao nhiêu ngày?", "15 ngày làm việc", "=", "15"),
    ("giấy phép lái xe hạng B có thời hạn bao lâu?", "10 năm", "=", "10"),
    ("Gia Lai trồng mới bao nhiêu ha dâu tằm?", "320 ha", "=", "320"),
]


@pytest.mark.parametrize(("question", "qualified", "comparator", "value"), FIGURES)
def test_a_figure(kho, question, qualified, comparator, value):
    reply = kho(question)
    assert isinstance(reply, Answer)
    figure = reply.figures[0]
    assert (figure.qualified, figure.comparator, figure.value) == (qualified, comparator, value)
    cited = reply.citations[figure.citation]
    assert cited.start <= figure.start < figure.end <= cited.end
    assert kho.raw[cited.file][figure.start : figure.end] == figure.text


QUOTES = [
    ("ai ký nghị quyết 26-NQ/TU?", "T/M TỈNH ỦY\nBÍ THƯ\n\nDương Văn Trang", "26-NQ/TU"),
    ("ai ký nghị định 99/2025/NĐ-CP?", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính", "99/2025/NĐ-CP"),
    ("ai ký nghị định về việc thử nghiệm?", "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nPhạm Minh Chính", "99/2025/NĐ-CP"),
    ("who signed resolution 26-NQ/TU?", "T/M TỈNH ỦY\nBÍ THƯ\n\nDương Văn Trang", "26-NQ/TU"),
    ("ngày ký nghị quyết 26-NQ/TU?", "Kon Tum, ngày 22 tháng 10 năm 2024", "26-NQ/TU"),
    ("nghị quyết 26-NQ/TU ban hành ngày nào?", "Kon Tum, ngày 22 tháng 10 năm 2024", "26-NQ/TU"),
    ("cơ quan nào ban hành nghị định 99/2025/NĐ-CP?", "CHÍNH PHỦ", "99/2025/NĐ-CP"),
    ("hội nghị họp ngày nào?", "họp ngày 14-10-2024 tại", "26-NQ/TU"),
    ("hội nghị họp ngày bao nhiêu?", "họp ngày 14-10-2024 tại", "26-NQ/TU"),
    ("bảo vệ thương hiệu sâm Ngọc Linh như thế nào?", "bảo vệ thương hiệu Sâm Ngọc Linh", "26-NQ/TU"),
    ("ai phải đăng ký tạm trú?", "3. Cá nhân phải đăng ký tạm trú trong thời hạn 30 ngày.", "99/2025/NĐ-CP"),
]


@pytest.mark.parametrize(("question", "quote", "number"), QUOTES)
def test_a_quote(kho, question, quote, number):
    reply = kho(question)
    assert isinstance(reply, Answer)
    assert quote in reply.text
    assert reply.figures == ()
    assert reply.citations[0].number == number


ASKED = [question for question, *_ in (*FIGURES, *QUOTES)]


@pytest.mark.parametrize("question", ASKED)
def test_quotes_are_exact_and_figures_stand_in_them(kho, question):
    reply = kho(question)
    assert isinstance(reply, Answer)
    for sentence in reply.sentences:
        cited = reply.citations[sentence.citation]
        assert kho.raw[cited.file][sentence.start : sentence.end] == sentence.text == cited.quote
        assert sentence.text.strip() == sentence.text != ""
    for figure in reply.figures:
        assert normal_figures(figure.text) <= normal_figures(reply.citations[figure.citation].quote)
    assert 0.5 <= reply.confidence <= 1
    assert not any(cited.sample for cited in reply.citations)


REFUSALS = [
    ("cách nấu phở bò", "no_topic"),
    ("giá vàng hôm nay bao nhiêu?", "no_topic"),
    # the topic is there, but not this fact
    ("diện tích trồng cây hồ tiêu là bao nhiêu ha?", "no_fact"),
    ("diện tích trồng mới cây lúa là bao nhiêu?", "no_fact"),
    ("tỷ lệ hộ cận nghèo giảm bao nhiêu?", "no_fact"),
    ("kết nạp bao nhiêu đoàn viên?", "no_fact"),
    ("năm 2022 tỉnh Kon Tum kết nạp bao nhiêu đảng viên?", "other_time"),
    ("tỷ lệ hộ cận nghèo đến cuối năm 2024 giảm bao nhiêu?", "no_fact"),
    ("chi ngân sách nhà nước là bao nhiêu tỷ đồng?", "no_fact"),
    ("vốn đầu tư công là bao nhiêu tỷ đồng?", "no_fact"),
    ("bao nhiêu tấn cà phê xứ lạnh?", "no_fact"),
    ("mức lương tối thiểu vùng IV là bao nhiêu?", "no_fact"),
    # another time
    ("GRDP năm 2030 tăng bao nhiêu?", "other_time"),
    ("GRDP quý I năm 2024 tăng bao nhiêu?", "other_time"),
    # a document that is not here, a document that nobody tells which
    ("ai ký nghị quyết 77-NQ/TU?", "no_fact"),
    ("ai ký nghị quyết về phát triển hàng hải?", "no_fact"),
    ("cơ quan nào ban hành quyết định xử phạt?", "no_fact"),
    # nothing but a made-up example answers
    ("thu nhập bình quân đầu người bao nhiêu?", "only_samples"),
    ("bao nhiêu lượt khách quốc tế?", "only_samples"),
    ("ai ký nghị quyết 30-NQ/TU?", "only_samples"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSALS)
def test_a_refusal(kho, question, reason):
    reply = kho(question)
    assert isinstance(reply, Refusal)
    assert reply.reason == reason
    assert reply.message.endswith(".")
    assert 0 < len(reply.nearest) <= 3
    for cited in (near.citation for near in reply.nearest):
        assert kho.raw[cited.file][cited.start : cited.end] == cited.quote


def test_the_year_that_there_is_instead_is_told(kho):
    reply = kho("GRDP năm 2030 tăng bao nhiêu?")
    assert isinstance(reply, Refusal)
    assert "năm 2024" in reply.message


class TestSamples:
    def test_chosen_by_a_filter_it_answers(self, kho):
        reply = kho("thu nhập bình quân đầu người bao nhiêu?", Filters(documents=("mau.30-nq-tu.kon-tum.2024-12-10",)))
        assert isinstance(reply, Answer)
        assert reply.citations[0].sample
        assert reply.figures[0].qualified == "từ 65 triệu đồng trở lên"

    def test_chosen_by_its_number_too(self, kho):
        reply = kho("sâm Ngọc Linh bao nhiêu ha?", Filters(number="30-NQ/TU"))
        assert isinstance(reply, Answer)
        assert (reply.figures[0].value, reply.citations[0].sample) == ("550", True)

    def test_a_real_document_comes_before_it(self, kho):
        reply = kho("sâm Ngọc Linh bao nhiêu ha?")
        assert isinstance(reply, Answer)
        assert {cited.number for cited in reply.citations} == {"26-NQ/TU"}


class TestScope:
    def test_filters_that_leave_nothing(self, kho):
        reply = kho("trồng sâm bao nhiêu ha?", Filters(year=1945))
        assert isinstance(reply, Refusal)
        assert (reply.reason, reply.nearest, reply.confidence) == ("filtered_out", (), 1.0)
        assert "lọc" in reply.message

    def test_filters_that_leave_another_document(self, kho):
        reply = kho("trồng sâm Ngọc Linh bao nhiêu ha?", Filters(number="05-NQ/TU"))
        assert isinstance(reply, Refusal)
        assert {near.citation.number for near in reply.nearest} == {"05-NQ/TU"}

    def test_an_empty_library(self, library):
        reply = library()("trồng sâm bao nhiêu ha?")
        assert isinstance(reply, Refusal)
        assert reply.reason == "empty_library"


@pytest.fixture(scope="module")
def two(library: Ask) -> Asked:
    """Two resolutions that set the same target for two years."""
    return library(
        a=resolution("26-NQ/TU", "Trồng mới 476 ha sâm Ngọc Linh.", "Xây 3 hồ chứa nước."),
        b=resolution("30-NQ/TU", "Trồng mới 500 ha sâm Ngọc Linh.", date="10 tháng 12 năm 2023"),
    )


class TestSeveralDocuments:
    def test_each_that_answers_as_surely_is_cited_with_its_own_figure(self, two):
        reply = two("trồng mới bao nhiêu ha sâm Ngọc Linh?")
        assert isinstance(reply, Answer)
        found = {reply.citations[figure.citation].number: figure.value for figure in reply.figures}
        assert found == {"26-NQ/TU": "476", "30-NQ/TU": "500"}
        # the text is that of the first document alone
        assert reply.text == reply.sentences[0].text

    @pytest.mark.parametrize(("year", "value", "number"), [(2024, "476", "26-NQ/TU"), (2023, "500", "30-NQ/TU")])
    def test_the_year_asked_leaves_one(self, two, year, value, number):
        reply = two(f"trồng mới bao nhiêu ha sâm Ngọc Linh năm {year}?")
        assert isinstance(reply, Answer)
        assert [figure.value for figure in reply.figures] == [value]
        assert [cited.number for cited in reply.citations] == [number]

    def test_a_document_named_leaves_one(self, two):
        reply = two("nghị quyết 30-NQ/TU trồng mới bao nhiêu ha sâm Ngọc Linh?")
        assert isinstance(reply, Answer)
        assert [figure.value for figure in reply.figures] == ["500"]

    def test_who_signed_without_a_name_is_told_of_each(self, two):
        reply = two("ai ký?")
        assert isinstance(reply, Answer)
        assert {cited.number for cited in reply.citations} == {"26-NQ/TU", "30-NQ/TU"}


def _respond(question: str, find: Callable[[Query], Sequence[Hit]]) -> Answer | Refusal:
    documents = NoDocuments()
    known = Narrow, lambda _: 1, documents, lambda part: Query(part, part), 1
    sources = Sources(lambda query: documents.seen(find(query)), *known)
    return respond(
        Query(question, question), sources, Coverage(1, 1, (), None, None),
        emptied_by=(), started=time.perf_counter(),
    )  # fmt: skip


def test_a_document_named_by_its_number_is_looked_up_in_its_signature_alone():
    signature = Hit(passage("T/M TỈNH ỦY\nBÍ THƯ\nDương Văn Trang", kind="signature"), 1.0, {"dense": 0.9})
    wanted = []

    def find(query: Query) -> list[Hit]:
        wanted.append((query.filters.number, query.filters.kinds))
        return [signature]

    assert isinstance(_respond("ai ký nghị quyết 26-NQ/TU?", find), Answer)
    assert wanted == [("26-NQ/TU", ("signature",))]


class TestOcr:
    TEXT = "Trồng mới 476 ha sâm Ngọc Linh."

    def _ask(self, ocr: float | None) -> Answer:
        question = "trồng mới bao nhiêu ha sâm Ngọc Linh?"
        hits = [Hit(passage(self.TEXT, ocr=ocr), 1.0, {"dense": 0.9})]
        reply = _respond(question, lambda _: hits)
        assert isinstance(reply, Answer)
        return reply

    def test_what_ocr_read_is_no_surer_than_its_reading(self):
        printed, read = self._ask(None), self._ask(0.6)
        assert read.confidence == pytest.approx(0.6 * printed.confidence)
        assert (printed.figures[0].ocr, read.figures[0].ocr, read.citations[0].ocr) == (None, 0.6, 0.6)


class TestPlace:
    @pytest.mark.parametrize(
        "question",
        [
            "khoản 3 điều 1 nghị định 99/2025/NĐ-CP quy định gì",
            "khoan 3 dieu 1 nghi dinh 99/2025 quy dinh gi",
            "k3 đ1 nđ 99/2025",
        ],
    )
    def test_the_place_itself_is_the_answer(self, kho, question):
        answer = kho(question)
        assert isinstance(answer, Answer)
        assert answer.text == "3. Cá nhân phải đăng ký tạm trú trong thời hạn 30 ngày."
        assert {citation.address for citation in answer.citations} == {"99/2025/NĐ-CP › Điều 1 › Khoản 3"}

    def test_all_of_it_in_its_order(self, kho):
        answer = kho("điều 1 nghị định 99/2025/NĐ-CP nói gì")
        assert [sentence.text[:2] for sentence in answer.sentences] == ["1.", "2.", "3.", "4."]

    def test_a_place_that_is_not_there_is_not_answered_from_another(self, kho):
        refusal = kho("khoản 9 điều 1 nghị định 99/2025/NĐ-CP quy định gì")
        assert isinstance(refusal, Refusal)
        assert "Không thấy Điều 1 › Khoản 9" in refusal.message
        assert refusal.nearest

    def test_a_topic_within_a_place(self, kho):
        answer = kho("điều 1 nghị định 99/2025/NĐ-CP giấy phép lái xe hạng B có thời hạn bao lâu")
        assert [figure.text for figure in answer.figures] == ["10 năm"]
