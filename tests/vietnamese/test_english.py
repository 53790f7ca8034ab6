"""Questions in English: which are, and the Vietnamese terms of their words."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.english import is_english, translate
from vietnamese.english_everyday import EVERYDAY, GRAMMAR
from vietnamese.english_stems import as_spelt, singular, stem
from vietnamese.english_subjects import SUBJECTS
from vietnamese.forms import fold, key

ENGLISH = [
    "What is the state budget revenue?",
    "poverty rate 2025",
    "digital economy share of GDP by 2045",
    "houses exempt from construction permit",
    "airport",
    "GRDP growth rate Kon Tum 2024",
    "how many hectares of ngoc linh ginseng",
    "How many hectares of sâm Ngọc Linh will be planted?",
    "What does tỷ lệ giải ngân mean?",
    "Who is Nguyễn Đức Tuy?",
    "What is the total budget, in dong, of the scheme (Decision 892/QĐ-TTg)?",
    "WHO SIGNED RESOLUTION 26-NQ/TU?",
    "Resolution 57: targets for 2030",
    "May the licence be extended?",
]
NOT_ENGLISH = [
    "chỉ tiêu trồng sâm Ngọc Linh",
    "xe o to di vao lan khan cap bi phat nhu the nao",
    "the nao la cum cong nghiep lang nghe",
    "an toan lao dong in an ban do",
    "can bo do ai bo nhiem",
    "startup sang tao la gi",
    "startup là gì",
    "dich vu logistics o Kon Tum",
    "data center o dau",
    "big data va tri tue nhan tao la gi",
    "nghi quyet 26-NQ/TU",
    "UBND tinh Kon Tum",
    "Kon Tum",
    "GDP",
    "",
    "Quel est le taux de la province ?",
    "chis tieeu troongf saam ngocj linh",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text):
    assert is_english(text)


@pytest.mark.parametrize("text", NOT_ENGLISH)
def test_not_english(text):
    assert not is_english(text)


_ROOT = Path(__file__).parents[2]
_ASKED = [
    _ROOT / "bench/truth/answers/own-dev.json",
    _ROOT / "../shared/eval/seed/questions.json",
    _ROOT / "../shared/eval/traffic-law/questions.jsonl",
]


@pytest.mark.parametrize("path", _ASKED, ids=lambda path: path.parent.name)
def test_vietnamese_without_accents_is_never_english(path):
    if not path.exists():
        pytest.skip("the real questions are not here")
    text = path.read_text(encoding="utf-8")
    questions = json.loads(text) if path.suffix == ".json" else [json.loads(line) for line in text.splitlines()]
    assert questions
    for question in questions:
        asked = question["question"]
        assert is_english(asked) == (question.get("lang") == "en"), asked
        assert question.get("lang") == "en" or not is_english(fold(asked)), asked


_VIETNAMESE = sorted({
    word for line in f"{SUBJECTS};{EVERYDAY}".replace("\n", ";").split(";")
    for word in line.partition(":")[2].replace("|", " ").split() if word.isalpha() and not word.isascii()
})  # fmt: skip


@given(st.lists(st.sampled_from(_VIETNAMESE), min_size=1, max_size=12))
def test_vietnamese_words_are_never_english(words):
    assert not is_english(" ".join(words))
    assert not is_english(fold(" ".join(words)))


TERMS = [
    # the longest phrase wins
    ("state budget revenue", ["ngân sách nhà nước", "thu"]),
    ("The Ministry of Culture, Sports and Tourism", ["bộ văn hóa thể thao và du lịch"]),
    ("provincial people's committees", ["tỉnh", "ủy ban nhân dân"]),
    ("provincial people’s committees", ["tỉnh", "ủy ban nhân dân"]),
    ("socio-political organisations", ["tổ chức chính trị xã hội"]),
    ("the disbursement-rate target", ["tỷ lệ giải ngân"]),
    # forms
    ("planned", ["kế hoạch"]),
    ("planning", ["quy hoạch"]),
    ("meetings and buildings", ["hội nghị", "công trình"]),
    ("labour programmes of the centre", ["lao động", "chương trình", "trung tâm"]),
    ("built by women and children", ["xây dựng", "phụ nữ", "trẻ em"]),
    ("digitisation, digitization", ["số hóa"]),
    # what asks, joins or dates is none
    ("Which ministry is in charge of the 2026-2031 scheme?", ["chủ trì", "đề án"]),
    ("Who signed Resolution 26-NQ/TU?", ["26-NQ/TU"]),
    ("When was Decree No. 32/2024 issued?", []),
    ("Resolution 57: economic growth by 2030", ["tăng trưởng kinh tế"]),
    ("What is the target?", ["chỉ tiêu"]),
    ("What is the target for exports?", ["xuất khẩu"]),
    # names and words that the glossary lacks
    ("Mang Den airport", ["mang den", "cảng hàng không"]),
    ("ginseng in Can Tho", ["sâm", "can tho"]),
    ("In Kon Tum vanilla is planted", ["kon tum", "vanilla", "trồng"]),
    ("hectares of sâm Ngọc Linh", ["ha", "sâm", "Ngọc Linh"]),
    ("people in Ho Chi Minh City", ["nhân dân", "thành phố hồ chí minh"]),
    # numbers and times
    ("2,100 billion dong", ["2100", "tỷ đồng"]),
    ("9.5 million visitors", ["9.5", "triệu", "khách du lịch"]),
    ("5G coverage", ["5 g", "phủ sóng"]),
    ("nineteen or 19 criteria", ["nineteen", "19", "tiêu chí"]),
    ("the last three months of 2024", ["3 tháng cuối"]),
    ("the first 9 months", ["9 tháng đầu"]),
    ("exports in Q3", ["quý III", "xuất khẩu"]),
    ("the full year", ["cả năm"]),
    ("tourists by the end of 2024", ["cuối năm", "khách du lịch"]),
    ("on 20 May 2026 it may change", ["tháng 5", "20", "thay đổi"]),
]


@pytest.mark.parametrize(("question", "terms"), TERMS)
def test_terms(question, terms):
    assert [group[0] for group in translate(question)] == terms


def test_the_glossary_is_in_order():
    names = []
    for entry in f"{SUBJECTS};{EVERYDAY}".replace("\n", ";").split(";"):
        if not entry.strip():
            continue
        english, _, vietnamese = entry.partition(":")
        names += [" ".join(name.replace("-", " ").split()) for name in english.split(",")]
        for term in vietnamese.split("|"):
            # A dash would keep a term from being met: the index cuts words at it.
            assert key(term.strip()), entry
            assert "-" not in term, entry
    assert len(names) == len(set(names))
    assert set(names).isdisjoint(GRAMMAR.split())


FORMS = [
    ("labour", "labor", "labor", "labor"),
    ("organisations", "organizations", "organization", "organization"),
    ("centres", "centers", "center", "center"),
    ("programmes", "programs", "program", "program"),
    ("licences", "licenses", "license", "licens"),
    ("party's", "party", "party", "party"),
    ("children", "child", "child", "child"),
    ("policies", "policies", "policy", "policy"),
    ("taxes", "taxes", "tax", "tax"),
    ("houses", "houses", "house", "hous"),
    ("branches", "branches", "branch", "branch"),
    ("planned", "planned", "planned", "plan"),
    ("completing", "completing", "completing", "complet"),
    ("bring", "bring", "bring", "bring"),
    ("process", "process", "process", "proces"),
]


@pytest.mark.parametrize(("word", "spelt", "one", "base"), FORMS)
def test_forms_of_a_word(word, spelt, one, base):
    assert (as_spelt(word), singular(word), stem(word)) == (spelt, one, base)


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    is_english(text)
    assert all(group and all(group) for group in translate(text))


@pytest.mark.parametrize(
    "part", ["what is the ", "decree no. 5", "Kon ", "first three ", "a'", "5g", "when was a ", "é "]
)
def test_linear_on_near_misses(part):
    """Four times the text costs about four times the time and not sixteen times."""
    spent = [min(_seconds(part * (length // len(part))) for _ in range(2)) for length in (2_000, 8_000)]
    assert spent[1] < 10 * spent[0] + 0.1


def _seconds(text: str) -> float:
    started = time.perf_counter()
    is_english(text)
    translate(text)
    return time.perf_counter() - started
