"""The model that ships, on real sentences: which passage answers, and with which words."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from safetensors.numpy import load_file

from index.comprehension.reader import WEIGHTS, PassageReader, open_reader
from index.model_folder import find_model
from tests.answer.conftest import passage

SAM = "Trồng mới 476 ha Sâm Ngọc Linh."
SCHOOL = "Tỷ lệ trường đạt chuẩn quốc gia đạt 56,5%."
FUND = "Quỹ phải có ít nhất 03 sáng lập viên là công dân, tổ chức Việt Nam."
DAYS = "Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, Sở Nội vụ trả lời bằng văn bản."
CASES = [
    ("Diện tích trồng mới sâm Ngọc Linh là bao nhiêu?", 0, "476 ha"),
    ("bao nhiêu phần trăm trường học được công nhận chuẩn quốc gia", 1, "56,5%"),
    ("muốn lập quỹ thì cần tối thiểu mấy người đứng ra?", 2, "03"),
    ("nộp giấy tờ xong thì mấy hôm được trả lời?", 3, "05 ngày làm việc"),
]


@pytest.mark.parametrize(("question", "place", "words"), CASES)
def test_the_passage_that_answers_is_the_likeliest(question: str, place: int, words: str) -> None:
    passages = [passage(text) for text in (SAM, SCHOOL, FUND, DAYS)]
    readings = open_reader().read(question, passages)
    assert max(range(4), key=lambda at: readings[at].answers) == place
    best = readings[place]
    assert words in passages[place].text[best.start : best.end] or passages[place].text[best.start : best.end] in words


def test_nothing_to_read_is_nothing_read() -> None:
    assert open_reader().read("Diện tích là bao nhiêu?", []) == []


@pytest.mark.parametrize("text", ["", " ", "476 ha", "| 1 | 476 | ha |", "x" * 5_000, "😀" * 300])
def test_any_passage_can_be_read(text: str) -> None:
    (reading,) = open_reader().read("Diện tích là bao nhiêu?", [passage(text)])
    assert 0 <= reading.start <= reading.end <= len(text)


def test_readings_do_not_depend_on_what_is_read_beside() -> None:
    passages = [passage(text) for text in (SAM, SCHOOL, FUND, DAYS)]
    together = open_reader().read(CASES[0][0], passages)
    alone = open_reader().read(CASES[0][0], passages[:1])[0]
    assert alone.answers == pytest.approx(together[0].answers, abs=0.3)
    assert (alone.start, alone.end) == (together[0].start, together[0].end)


def test_several_threads_read_at_once() -> None:
    reader = PassageReader()
    passages = [passage(text) for text in (SAM, SCHOOL)]
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lambda _: reader.read(CASES[0][0], passages), range(8)))
    assert all(one[0].answers == pytest.approx(read[0][0].answers, abs=0.3) for one in read)


def test_torch_reads_as_openvino_does(monkeypatch: pytest.MonkeyPatch) -> None:
    passages = [passage(text) for text in (SAM, SCHOOL, FUND, DAYS)]
    expected = open_reader().read(CASES[0][0], passages)
    monkeypatch.setitem(sys.modules, "index.adapted.openvino_states", None)
    reader = PassageReader()
    got = reader.read(CASES[0][0], passages)
    for one, other in zip(got, expected, strict=True):
        assert one.answers == pytest.approx(other.answers, abs=0.5)
    assert (got[0].start, got[0].end) == (expected[0].start, expected[0].end)


def test_what_was_learnt_is_of_layers_that_the_model_has() -> None:
    folder = find_model()
    model = load_file(folder.weights()[0])
    learnt = load_file(WEIGHTS)
    heads = {"segments", "answers.weight", "answers.bias", "words.weight", "words.bias"}
    assert heads <= set(learnt)
    for name in set(learnt) - heads:
        dense, kind = name.rsplit(".", 1)
        assert (f"{dense}.weight" if kind in "AB" else name) in model
