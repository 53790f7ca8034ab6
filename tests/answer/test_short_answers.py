"""Days, agencies, documents, yes or no: what is found in real wordings, and what a small library answers."""

import time

import pytest

from answer.facts.bodies import names
from answer.facts.days import find, times
from answer.facts.verdicts import statement_of, verdict_of
from answer.model import Answer, Refusal
from tests.answer.cases import case_of
from tests.answer.conftest import Ask, Asked, passage
from tests.index.conftest import decree

TIMES = [
    ("Hoàn thành trước ngày 15/11/2024.", ["trước ngày 15/11/2024"]),
    ("Trình chậm nhất quý II/2025.", ["chậm nhất quý II/2025"]),
    ("Áp dụng đến hết năm 2025.", ["đến hết năm 2025"]),
    ("trong thời hạn 15 ngày làm việc, kể từ ngày nhận đủ hồ sơ.",
     ["trong thời hạn 15 ngày làm việc, kể từ ngày nhận đủ hồ sơ"]),
    ("Báo cáo trước ngày 15 tháng 12 hằng năm.", ["trước ngày 15 tháng 12 hằng năm"]),
    ("định kỳ 6 tháng báo cáo kết quả", ["định kỳ 6 tháng"]),
    ("có hiệu lực kể từ ngày 20 tháng 6 năm 2026.", ["kể từ ngày 20 tháng 6 năm 2026"]),
    # the day of a document that is cited
    ("Thực hiện Nghị quyết số 23-NQ/TU, ngày 05-12-2023 trong năm 2025.", ["trong năm 2025"]),
    ("theo Quyết định số 1719/QĐ-TTg ngày 14 tháng 10 năm 2021", []),
    # a baseline
    ("tăng 5% so với năm 2020", []),
    ("trồng 476 ha sâm", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TIMES)
def test_words_that_say_when(text, found):
    there = passage(text)
    assert [there.text[slice(*span)] for span in times(there)] == found


BODIES = [
    ("Bộ Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Bộ Tài chính thực hiện",
     ["Bộ Văn hóa, Thể thao và Du lịch", "Bộ Tài chính"]),
    ("Giao Ban Tuyên giáo Tỉnh ủy chỉ đạo các cơ quan báo chí", ["Ban Tuyên giáo Tỉnh ủy"]),
    ("Ủy ban nhân dân tỉnh Kon Tum chịu trách nhiệm", ["Ủy ban nhân dân tỉnh Kon Tum"]),
    ("Chính phủ thống nhất quản lý nhà nước về thanh niên", ["Chính phủ"]),
    ("Uỷ ban nhân dân cấp tỉnh cấp giấy phép", ["Uỷ ban nhân dân cấp tỉnh"]),
    ("Cơ quan chủ trì: Ngân hàng Nhà nước Việt Nam.", ["Ngân hàng Nhà nước Việt Nam"]),
    ("cơ quan, đơn vị thực hiện", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), BODIES)
def test_bodies(text, found):
    assert [text[slice(*span)] for span in names(text)] == found


STATEMENTS = [
    ("Theo Luật Du lịch, hợp đồng lữ hành không cần lập thành văn bản. Đúng hay sai?",
     "hợp đồng lữ hành không cần lập thành văn bản"),
    ("Có phải GRDP tăng trên 9% không?", "GRDP tăng trên 9%"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "statement"), STATEMENTS)
def test_the_statement_of_a_question(question, statement):
    assert statement_of(question) == statement


CONTRACT = "Hợp đồng lữ hành phải được lập thành văn bản."
STAY = "Thời hạn tạm trú tối đa là 02 năm và có thể tiếp tục gia hạn nhiều lần."
VERDICTS = [
    ("hợp đồng lữ hành phải được lập thành văn bản", CONTRACT, "yes"),
    ("hợp đồng lữ hành không cần phải lập thành văn bản", CONTRACT, "no"),
    ("Phát triển giáo dục không phải là quốc sách hàng đầu", "Phát triển giáo dục là quốc sách hàng đầu.", "no"),
    ("tổng vốn đầu tư phát triển đạt 10.000 tỷ đồng", "Tổng vốn đầu tư phát triển đạt 10.000 tỷ đồng.", "yes"),
    ("tổng vốn đầu tư phát triển đạt 12.000 tỷ đồng", "Tổng vốn đầu tư phát triển đạt 10.000 tỷ đồng.", "no"),
    # a body, a word, an exception, a limit: who reads decides
    ("Bộ Y tế quản lý nhà nước về thanh niên", "Bộ Nội vụ quản lý nhà nước về thanh niên.", None),
    ("giao dịch làm phát sinh nghĩa vụ của hai bên", "Giao dịch làm phát sinh nghĩa vụ hai bên, trừ quà tặng.", None),
    ("ly hôn là việc lợi dụng để trốn tránh nghĩa vụ", "Ly hôn giả tạo là việc lợi dụng để trốn tránh nghĩa vụ.", None),
    ("chỉ con đầu có nghĩa vụ nuôi dưỡng cha mẹ", "Con đầu có nghĩa vụ nuôi dưỡng cha mẹ.", None),
    ("thời hạn tạm trú tối đa là 02 năm và được gia hạn 02 lần", STAY, None),
    # too little to say anything
    ("có giảm", "Tai nạn có giảm.", None),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "evidence", "verdict"), VERDICTS)
def test_yes_no_or_open(statement, evidence, verdict):
    assert verdict_of(statement, evidence) == verdict


@pytest.fixture(scope="module")
def kho(library: Ask) -> Asked:
    """Two decrees, the later of which replaces the earlier."""
    return library(
        old=decree(
            "99/2025/NĐ-CP",
            "Bộ Công an chủ trì, phối hợp với Bộ Tài chính xây dựng cơ sở dữ liệu quốc gia về xe cơ giới.",
            "Cơ sở dữ liệu quốc gia về xe cơ giới phải hoàn thành trước ngày 15 tháng 11 năm 2026.",
            "Chủ xe cơ giới phải khai báo thông tin trung thực vào cơ sở dữ liệu quốc gia.",
            "Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2026.",
        ),
        new=decree(
            "15/2027/NĐ-CP",
            "Mức phí đăng ký xe cơ giới là 500.000 đồng.",
            "Nghị định này thay thế Nghị định số 99/2025/NĐ-CP ngày 01 tháng 01 năm 2025 của Chính phủ.",
            date="05 tháng 01 năm 2027",
        ),
    )


SPANS = [
    ("nghị định 99/2025/NĐ-CP có hiệu lực từ ngày nào?", "date", "kể từ ngày 01 tháng 3 năm 2026"),
    ("cơ sở dữ liệu quốc gia về xe cơ giới phải hoàn thành khi nào?", "date", "trước ngày 15 tháng 11 năm 2026"),
    ("cơ quan nào chủ trì xây dựng cơ sở dữ liệu quốc gia về xe cơ giới?", "body", "Bộ Công an"),
    ("cơ quan nào phối hợp xây dựng cơ sở dữ liệu quốc gia về xe cơ giới?", "body", "Bộ Tài chính"),
    ("nghị định 15/2027/NĐ-CP thay thế nghị định nào?", "document", "Nghị định số 99/2025/NĐ-CP"),
    ("văn bản nào thay thế nghị định 99/2025/NĐ-CP?", "document", "15/2027/NĐ-CP"),
    ("văn bản nào quy định mức phí đăng ký xe cơ giới?", "document", "15/2027/NĐ-CP"),
]


@pytest.mark.parametrize(("question", "kind", "span"), SPANS)
def test_the_words_that_answer(kho, question, kind, span):
    answer = kho(question)
    assert isinstance(answer, Answer)
    assert answer.kind == kind
    assert answer.spans[0].text.startswith(span)
    assert {kho_span.text for kho_span in answer.spans} == {
        answer.citations[one.citation].quote[one.start - answer.citations[one.citation].start :][: len(one.text)]
        for one in answer.spans
    }


EXPIRED = "STT | Văn bản hết hiệu lực | Lý do hết hiệu lực | Ngày hết hiệu lực"
GONE = "11 | Thông tư số 01/2018/TT-BYT ngày 27/02/2018 | Được thay thế bởi Thông tư số 04/2024/TT-BYT | 21/6/2024"
IN_FORCE = "TT | Tên văn bản | Số, ký hiệu; ngày ban hành | Thời điểm có hiệu lực"
LAW = "1 | Luật Quy hoạch | 21/2017/QH14 ngày 24/11/2017 | 01/01/2019"
LISTED = [
    ("Thông tư 01/2018/TT-BYT thôi áp dụng từ ngày nào?", EXPIRED, GONE, "", "21/6/2024"),
    ("Thông tư 01/2018/TT-BYT hết hiệu lực khi nào?", EXPIRED, GONE, "", "21/6/2024"),
    ("Luật Quy hoạch số 21/2017/QH14 có hiệu lực từ ngày nào?", IN_FORCE, LAW, "", "01/01/2019"),
    # the other end of it, another document of the row, in part
    ("Thông tư 01/2018/TT-BYT có hiệu lực từ ngày nào?", EXPIRED, GONE, "", None),
    ("Luật Quy hoạch số 21/2017/QH14 hết hiệu lực khi nào?", IN_FORCE, LAW, "", None),
    ("Thông tư 04/2024/TT-BYT hết hiệu lực khi nào?", EXPIRED, GONE, "", None),
    ("Thông tư 01/2018/TT-BYT hết hiệu lực khi nào?", EXPIRED, GONE, "Văn bản hết hiệu lực một phần", None),
]


@pytest.mark.parametrize(("question", "head", "row", "above", "day"), LISTED)
def test_the_day_in_a_list_of_documents(question: str, head: str, row: str, above: str, day: str | None) -> None:
    draft = find(case_of(question, passage(row, *filter(None, (above,)), head)))
    said = [] if draft is None or draft.sure is None else draft.claims[0].spans
    assert [row[slice(*span)] for span in said] == ([day] if day else [])


def test_a_day_that_nothing_tells_is_not_answered_with_a_sentence(kho):
    assert isinstance(kho("chủ xe cơ giới phải khai báo thông tin vào ngày nào?"), Refusal)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Chủ xe cơ giới phải khai báo thông tin trung thực vào cơ sở dữ liệu quốc gia, đúng hay sai?", "yes"),
        ("Chủ xe cơ giới không phải khai báo thông tin trung thực vào cơ sở dữ liệu quốc gia, đúng hay sai?", "no"),
        ("Chủ xe cơ giới có phải khai báo nơi mua vào cơ sở dữ liệu quốc gia không?", None),
    ],
)
def test_yes_and_no_in_a_library(kho, question, verdict):
    reply = kho(question)
    assert (reply.verdict if isinstance(reply, Answer) else None) == verdict


def test_linear_on_near_misses():
    """Four times the text costs about four times the time and not sixteen times."""
    for part in ("Bộ ", "Bộ A, ", "15 ngày kể từ ngày ", "ngày 1 tháng ", "trước "):
        spent = []
        for length in (4_000, 16_000):
            text = part * (length // len(part))
            there = passage(text)
            started = time.process_time()
            names(text)
            times(there)
            spent.append(time.process_time() - started)
        assert spent[1] < 10 * spent[0] + 0.2
