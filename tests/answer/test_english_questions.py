"""How questions in English are read: kind, unit, and the Vietnamese terms that must be among theirs."""

import time

import pytest

from answer.question import DURATIONS, read_question
from answer.question.kinds import kind_of
from answer.question.units import units_of

# Question, kind, bases of the figure ("" where it is none or may be any), Vietnamese terms.
QUESTIONS = [
    ("How many hectares of Ngoc Linh ginseng will be newly planted?", "figure", "ha", "trồng mới; ngoc linh; sâm"),
    ("How many hectares of sâm Ngọc Linh will be planted?", "figure", "ha", "sâm; ngọc linh; trồng"),
    ("What is the area of newly planted cold-climate coffee?", "figure", "", "diện tích; cà phê xứ lạnh"),
    ("How many visitors should the province receive in 2024?", "figure", "visit", "lượt khách; tỉnh"),
    ("How much state budget revenue is expected this year?", "figure", "VND", "ngân sách nhà nước; thu"),
    ("What is the budget revenue for the whole year 2024?", "figure", "VND", "thu ngân sách"),
    ("How many Party members will be admitted?", "figure", "person", "đảng viên; kết nạp"),
    ("How many workers will be given jobs?", "figure", "person", "người lao động; việc làm"),
    ("What is the rate of trained workers?", "figure", "percent", "lao động qua đào tạo"),
    ("By how much should the poverty rate fall in poor districts?", "figure", "percent", "hộ nghèo; giảm; huyện nghèo"),
    ("By how many percent should crime against social order decrease?", "figure", "percent", "tội phạm; trật tự; giảm"),
    ("How many more communes will meet new-style rural standards?", "figure", "commune", "xã; nông thôn mới; chuẩn"),
    ("How many criteria must Ngoc Linh commune meet?", "figure", "criterion", "tiêu chí; ngoc linh; xã"),
    ("What GRDP growth rate is set for the full year?", "figure", "percent", "grdp; tăng trưởng"),
    ("What share of GDP will the digital economy make up by 2045?", "figure", "percent", "gdp; kinh tế số"),
    ("What percentage of GDP should be spent on R&D?", "figure", "percent", "gdp; nghiên cứu phát triển; chi"),
    ("How old must a person be to join the Communist Party?", "figure", "age", "vào đảng"),
    ("What is the minimum age to join the Party?", "figure", "age", "tuổi; vào đảng"),
    ("What health insurance coverage is targeted for 2026?", "figure", "", "bảo hiểm y tế"),
    ("How long is the licence to produce banned chemicals valid?", "figure", "time",
     "giấy phép; sản xuất; cấm; hóa chất"),
    ("What is the time limit for issuing a construction permit?", "figure", "time", "giấy phép xây dựng; cấp"),
    ("How many times may the licence be extended?", "figure", "time_", "giấy phép; gia hạn"),
    ("What is the maximum area of an industrial cluster in mountainous districts?", "figure", "",
     "tối đa; diện tích; cụm công nghiệp; miền núi; huyện"),
    ("What is the maximum price of a set of bidding documents?", "figure", "VND", "tối đa; giá; hồ sơ mời thầu"),
    ("Within how many working days must the department reply in writing?", "figure", "workday",
     "ngày làm việc; trả lời"),
    ("How many days do people's committees have to assess the dossier?", "figure", "day workday",
     "ủy ban nhân dân; đánh giá; hồ sơ"),
    ("What fine is imposed for running a red light?", "figure", "VND", "phạt tiền; đèn đỏ"),
    ("What is the fine for drunk driving on a motorcycle?", "figure", "VND", "phạt tiền; nồng độ cồn; xe máy"),
    ("How much does a health insurance card cost?", "figure", "VND", "thẻ bảo hiểm y tế"),
    ("minimum share of annual budget spending on science", "figure", "percent", "tối thiểu; khoa học"),
    ("poverty rate 2025", "text", "", "hộ nghèo"),
    ("What is the retirement age for women?", "figure", "age", "tuổi nghỉ hưu; phụ nữ"),
    ("How many billion dong will be invested in the expressway?", "figure", "VND", "đầu tư; đường cao tốc"),
    ("What is the interest rate of concessional loans?", "figure", "percent", "lãi suất; ưu đãi; vay"),
    ("How many cadres and civil servants will be cut by 2030?", "figure", "person", "cán bộ; công chức; giảm"),
    ("From what date does Resolution 25/2026/NQ-CP take effect?", "date", "", "25/2026/nq-cp; hiệu lực thi hành"),
    ("When does the circular come into force?", "date", "", "thông tư; hiệu lực thi hành"),
    ("By when must the ministries send their annual reports?", "date", "", "bộ; báo cáo"),
    ("In which year will the high-speed railway be completed?", "date", "", "đường sắt tốc độ cao; hoàn thành"),
    ("What is the deadline for submitting the declaration?", "date", "", "thời hạn; nộp; kê khai"),
    ("When was Resolution 26-NQ/TU issued?", "issued", "", "26-nq/tu"),
    ("When was the Law on Chemicals adopted by the National Assembly?", "issued", "", "luật; hóa chất; quốc hội"),
    ("On what date was Decree 32/2024/ND-CP promulgated?", "issued", "", "32/2024/nd-cp"),
    ("Who signed Decision 892/QĐ-TTg?", "signer", "", "892/qđ-ttg"),
    ("Who has signed the Law on Chemicals?", "signer", "", "luật; hóa chất"),
    ("Who issued Circular 36/2025/TT-BNNMT?", "issuer", "", "36/2025/tt-bnnmt"),
    ("Which agency promulgated Guideline 36-HD/VPTW?", "issuer", "", "36-hd/vptw"),
    ("Which agency guides the press on spreading Resolution 26-NQ/TU?", "body", "", "hướng dẫn; báo chí; tuyên truyền"),
    ("Which ministry is responsible for the national chemicals database?", "body", "",
     "chịu trách nhiệm; quốc gia; hóa chất; cơ sở dữ liệu"),
    ("Who decides to admit Party members over 60?", "body", "", "quyết định; đảng viên; kết nạp"),
    ("Who is in charge of labour safety inspection?", "body", "", "chủ trì; an toàn lao động; kiểm tra"),
    ("Who must register temporary residence?", "body", "", "đăng ký; tạm trú"),
    ("What authority grants mining licences?", "body", "", "cấp; khai thác khoáng sản; giấy phép"),
    ("Which decree regulates industrial clusters?", "document", "", "cụm công nghiệp"),
    ("Which documents mention the Mang Den airport?", "document", "", "mang den; cảng hàng không"),
    ("Is an environmental impact assessment required for craft villages?", "yes_no", "",
     "đánh giá tác động môi trường; làng nghề"),
    ("Must foreign workers have a work permit?", "yes_no", "", "nước ngoài; người lao động; giấy phép"),
    ("Under the Law on Construction, is a permit needed for rural houses?", "yes_no", "",
     "luật; xây dựng; giấy phép; nông thôn; nhà ở"),
    ("Is it true that 500 hectares of ginseng will be planted?", "yes_no", "", "500; sâm"),
    ("Why was budget disbursement slow?", "reason", "", "ngân sách; giải ngân; chậm"),
    ("What are the reasons for the delay in planting medicinal herbs?", "reason", "", "chậm; trồng; dược liệu"),
    ("What is an industrial cluster?", "definition", "", "cụm công nghiệp"),
    ("What does new-style rural area mean?", "definition", "", "nông thôn mới"),
    ("How is a craft village defined?", "definition", "", "làng nghề"),
    ("What are the conditions for expanding an industrial cluster?", "list", "", "điều kiện; mở rộng; cụm công nghiệp"),
    ("What documents must be submitted for a construction permit?", "list", "", "nộp; giấy phép xây dựng"),
    ("List the prohibited acts in chemical activities", "list", "", "nghiêm cấm; hóa chất"),
    ("What must an application for a licence include?", "list", "", "hồ sơ; giấy phép"),
    ("Which tasks are assigned to the Ministry of Health?", "list", "", "nhiệm vụ; giao; bộ y tế"),
    ("What is the difference between Resolution 57-NQ/TW and Resolution 20-NQ/TW?", "comparison", "",
     "57-nq/tw; 20-nq/tw"),
    ("Compare the digital economy targets for 2030 and 2045", "comparison", "", "kinh tế số"),
    ("Summarise the main contents of Directive 07/CT-TTg", "overview", "", "07/ct-ttg"),
    ("What is Resolution 57-NQ/TW about?", "overview", "", "57-nq/tw"),
    ("What should be done when the sidewalk is blocked?", "text", "", "vỉa hè"),
    ("Which airport scheme should be approved faster?", "text", "", "cảng hàng không; đề án; phê duyệt; đẩy nhanh"),
    ("How should the brand of Ngoc Linh ginseng be protected?", "text", "", "thương hiệu; ngoc linh; sâm; bảo vệ"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "kind", "bases", "phrases"), QUESTIONS)
def test_an_english_question(asked, kind, bases, phrases):
    question = read_question(asked)
    assert question.english
    assert question.kind == kind
    wanted = DURATIONS if bases == "time" else tuple(bases.replace("time_", "time").split())
    assert sorted(question.units) == sorted(wanted)
    terms = {" ".join(phrase) for term in question.terms for phrase in term}
    assert set(phrases.split("; ")) <= terms


def test_no_word_that_only_asks_is_a_term():
    """Every word of the questions above is known, or a name."""
    for asked, *_ in QUESTIONS:
        terms = {" ".join(phrase) for term in read_question(asked).terms for phrase in term}
        kept = terms & {word for word in asked.lower().rstrip("?.").split() if "/" not in word}
        assert kept <= {"gdp", "grdp", "sâm", "500", "60"}, asked


_PARTS = [
    "what is the ", "how many ", "which of ", "under a ", "what new ", "who is ", "when was ", "number of ",
    "what must ",
]  # fmt: skip


@pytest.mark.parametrize("part", _PARTS)
def test_linear_on_near_misses(part):
    """Four times the text costs about four times the time and not sixteen times."""
    spent = [min(_seconds(part * (length // len(part))) for _ in range(2)) for length in (2_000, 8_000)]
    assert spent[1] < 10 * spent[0] + 0.1


def _seconds(text: str) -> float:
    started = time.process_time()
    kind_of(text)
    units_of(text)
    return time.process_time() - started
