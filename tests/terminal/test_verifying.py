"""Saved answers held against the library: as they were printed, tampered with, and files that are none."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library import Library
from terminal.questions.saved import MOST_BYTES, UnreadableAnswer, load
from terminal.questions.verifying import Verified, shape

ROOT = Path(__file__).resolve().parents[2]
REAL = "26-nq-tu.kon-tum.2024-10-22"
QUESTION = "GRDP tăng bao nhiêu"


@pytest.fixture(scope="module")
def printed(sample_library) -> dict[str, Any]:
    """What `ask --json` prints for an answer with figure, span and headline."""
    from shapes.answers import ask

    with Library.open(sample_library) as library:
        shaped = ask(library.ask(QUESTION))
    made: dict[str, Any] = json.loads(json.dumps(shaped))
    assert made["answer"]["figures"]
    return made


@pytest.fixture(scope="module")
def refused(sample_library) -> dict[str, Any]:
    from shapes.answers import ask

    with Library.open(sample_library) as library:
        made: dict[str, Any] = json.loads(json.dumps(ask(library.ask("thủ đô nước Pháp là gì"))))
    assert made["refusal"]["nearest"]
    return made


@pytest.fixture
def verify(run, sample_library, tmp_path):
    """A function that saves documents and verifies them."""

    def call(content: object, *options: str, library: Path = sample_library):
        file = tmp_path / "đáp án.json"
        text = content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run("verify", file, *options, library=library)

    return call


def changed(document: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """A copy with the field at a path (`answer.figures.0.value`) set."""
    made: dict[str, Any] = json.loads(json.dumps(document))
    *above, last = path.split(".")
    inside: Any = made
    for part in above:
        inside = inside[int(part) if part.isdigit() else part]
    inside[int(last) if last.isdigit() else last] = value
    return made


class TestWhatHolds:
    def test_as_printed(self, verify, printed, refused, follows_docs):
        for document in (printed, refused):
            assert (verify(document).code, verify(document).err) == (0, "")
            told = verify(document, "--json").json
            assert told["holds"] is True
            assert follows_docs("verify", told) == []

    def test_several_in_one_file(self, verify, printed, refused):
        several = json.dumps(printed, indent=2) + "\n" + json.dumps(refused)
        for content in (several, [printed, refused], f"{json.dumps(printed)}\n\n{json.dumps(refused)}\n"):
            assert len(verify(content, "--json").json["replies"]) == 2

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_as_a_shell_wrote_it(self, verify, printed, encoding):
        assert verify(json.dumps(printed, ensure_ascii=False).encode(encoding)).code == 0

    def test_from_stdin(self, run, sample_library, printed, monkeypatch):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(printed).encode())))
        assert run("verify", "-", library=sample_library).code == 0

    def test_a_trace_is_told_as_unchecked(self, verify, printed):
        done = verify(printed | {"trace": {"decision": "x"}})
        assert (done.code, "Không kiểm: trace" in done.out) == (0, True)

    def test_what_a_model_wrote(self, verify, printed):
        def written(text: str, *citations: int) -> dict[str, Any]:
            sentence = {"text": text, "citations": list(citations)}
            told = {"dropped": [], "model": "m", "host": "h", "sent": [0], "seconds": 1.0}
            return printed | {"written": {"sentences": [sentence], **told, "warning": None, "trouble": None}}

        assert verify(written("GRDP tăng từ 9,5% trở lên.", 0)).code == 0
        for text, citation, where in (("GRDP tăng 9,5%.", 0, "text"), ("GRDP tăng.", 7, "citations")):
            (finding,) = verify(written(text, citation), "--json").json["replies"][0]["findings"]
            assert finding["where"] == f"written[0].{where}"


# path, what it is changed to, where it is found
TAMPERED = [
    ("answer.figures.0.value", "9.6", "figures[0].value"),
    ("answer.figures.0.value", "sNaN", "figures[0].value"),
    ("answer.figures.0.comparator", "=", "figures[0].comparator"),
    ("answer.figures.0.comparator", "≥", "figures[0].comparator"),
    ("answer.figures.0.unit", "ha", "figures[0].unit"),
    ("answer.figures.0.start", 10**30, "figures[0].text"),
    ("answer.figures.0.citation", -1, "figures[0].text"),
    ("answer.headline", "10% — tốc độ tăng trưởng GRDP", "headline"),
    ("answer.sentences.0.subject", "Về xã hội", "sentences[0].subject"),
    ("answer.sentences.0.text", "GRDP tăng 10%", "sentences[0].text"),
    ("answer.text", "GRDP tăng 10%", "text"),
    ("answer.citations.0.quote", "GRDP tăng 10%", "citations[0].quote"),
    ("answer.citations.0.quote", "", "citations[0].quote"),
    ("answer.citations.0.start", 1, "citations[0].quote"),
    ("answer.citations.0.end", 10**30, "citations[0].quote"),
    ("answer.citations.0.document", "27-nq-tu.kon-tum.2024-10-22", "citations[0].document"),
    ("answer.citations.0.number", "27-NQ/TU", "citations[0].number"),
    ("answer.citations.0.number", None, "citations[0].number"),
    ("answer.citations.0.date", "2024-10-23", "citations[0].date"),
    ("answer.citations.0.issuer", "Tỉnh ủy Gia Lai", "citations[0].issuer"),
    ("answer.citations.0.title", "khác", "citations[0].title"),
    ("answer.citations.0.system", "state", "citations[0].system"),
    ("answer.citations.0.sample", True, "citations[0].sample"),
    ("answer.citations.0.file", "khác.pdf", "citations[0].file"),
    ("answer.citations.0.address", "26-NQ/TU › III", "citations[0].address"),
    ("answer.citations.0.path", ["I. KHÁC"], "citations[0].path"),
    ("answer.citations.0.page", 3, "citations[0].page"),
    ("answer.citations.0.ocr", 0.5, "citations[0].ocr"),
    ("answer.notes", ["Còn 500 ha khác."], "notes[0]"),
    ("answer.sentences", [], "sentences"),
]


@pytest.mark.parametrize(("path", "value", "where"), TAMPERED)
def test_what_was_tampered_with_is_found(verify, printed, path, value, where):
    done = verify(changed(printed, path, value), "--json")
    assert done.code == 3
    findings = done.json["replies"][0]["findings"]
    assert where in {finding["where"] for finding in findings}
    assert all(finding["why"] for finding in findings)


def test_the_terminal_tells_each_finding_and_the_verdict(verify, printed):
    done = verify([printed, changed(printed, "answer.figures.0.value", "9.6")])
    assert (done.code, done.err) == (3, "")
    assert done.out.count(QUESTION) == 2
    assert "figures[0].value: «9.6»" in done.out
    assert "KHÔNG KHỚP: 1/2" in done.out


def test_a_refusal_is_verified_too(verify, refused):
    done = verify(changed(refused, "refusal.nearest.0.citation.start", 0), "--json")
    assert done.code == 3
    assert done.json["replies"][0]["findings"][0]["where"] == "nearest[0].citation.quote"


@pytest.fixture(scope="module")
def doubted(printed, refused) -> dict[str, Any]:
    """A refusal that shows the answer as possible."""
    made = changed(refused, "refusal.possible", printed["answer"])
    return made | {name: printed[name] for name in ("question", "reading", "query", "coverage")}


def test_what_is_possible_is_verified_as_an_answer_is(verify, doubted):
    assert verify(doubted).code == 0
    for path, value, where in TAMPERED:
        done = verify(changed(doubted, path.replace("answer.", "refusal.possible."), value), "--json")
        assert done.code == 3
        assert f"possible.{where}" in {finding["where"] for finding in done.json["replies"][0]["findings"]}


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("refusal.possible", [], "possible: phải là một đối tượng JSON"),
        ("refusal.possible", {}, "citations: phải là một danh sách"),
        ("refusal.possible.kind", "đoán", "refusal.possible.kind"),
        ("refusal.possible.extra", 1, "refusal.possible.extra"),
    ],
)
def test_a_wrong_field_of_what_is_possible(verify, doubted, path, value, where):
    done = verify(changed(doubted, path, value))
    assert done.code == 2
    assert where in done.err


def test_a_change_that_was_made_up(verify, printed):
    change = {
        "relation": "thay thế", "document": REAL, "number": "26-NQ/TU", "since": "2025-01-01", "whole": True,
        "pinpoints": [], "quote": "Nghị quyết này thay thế tất cả.", "start": 0, "end": 5,
    }  # fmt: skip
    for wrong, where in (({}, "quote"), ({"document": "không có"}, "document"), ({"number": None}, "number")):
        done = verify(changed(printed, "answer.citations.0.changes", [change | wrong]), "--json")
        assert f"citations[0].changes[0].{where}" in {f["where"] for f in done.json["replies"][0]["findings"]}


class TestTheLibraryChanged:
    def test_the_document_was_removed(self, run, verify, own_library, printed):
        assert run("remove", REAL, "-y", library=own_library).code == 0
        done = verify(printed, "--json", library=own_library)
        assert done.code == 3
        assert "đã bị gỡ" in done.json["replies"][0]["findings"][0]["why"]

    def test_the_document_was_replaced(self, run, verify, own_library, printed, tmp_path):
        file = tmp_path / "26-NQ-TU.txt"
        file.write_text("\n" + (ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8").replace("9,5%", "9,7%"), "utf-8")
        assert run("ingest", file, library=own_library).code == 0
        done = verify(printed, "--json", library=own_library)
        whys = " ".join(finding["why"] for finding in done.json["replies"][0]["findings"])
        assert (done.code, "cả văn bản không có câu ấy" in whys) == (3, True)

    def test_its_offsets_moved(self, run, verify, own_library, printed, tmp_path):
        file = tmp_path / "26-NQ-TU.txt"
        file.write_text("\n" + (ROOT / "data" / "26-NQ-TU.txt").read_text("utf-8"), "utf-8")
        assert run("ingest", file, library=own_library).code == 0
        whys = [f["why"] for f in verify(printed, "--json", library=own_library).json["replies"][0]["findings"]]
        assert any("câu ấy đứng ở vị trí" in why for why in whys)

    def test_another_library(self, run, verify, printed, tmp_path):
        (tmp_path / "a.txt").write_text("Nghị quyết khác.", "utf-8")
        assert run("ingest", tmp_path / "a.txt", library=tmp_path / "kho").code == 0
        done = verify(printed, "--json", library=tmp_path / "kho")
        assert done.code == 3
        assert "không có văn bản đó" in done.json["replies"][0]["findings"][0]["why"]


WHOLE = '{"question": "x", "answer": null, "refusal": null}'
# what the file holds, words of the message
UNREADABLE = [
    (b"", "không có câu trả lời nào"),
    (b"  \n", "không có câu trả lời nào"),
    ("[]", "không có câu trả lời nào"),
    ("GRDP tăng", "không phải JSON: dòng 1, cột 1"),
    ("{'question': 1}", "không phải JSON"),
    (WHOLE[:-9], "không phải JSON"),
    ("Không".encode("utf-16-le"), "không phải"),
    ("Khổng".encode("cp1258", "replace") + b"\xff", "không phải UTF-8"),
    ("5", "phải là một đối tượng JSON"),
    ('"x"', "phải là một đối tượng JSON"),
    ("null", "phải là một đối tượng JSON"),
    (WHOLE, "phải có đúng một trong hai"),
    ('{"error": {"type": "BadQuestion", "message": "x"}}', "thông báo lỗi"),
    ('{"question": NaN}', "NaN không phải là số"),
    ('{"question": "x", "question": "y"}', "«question» có hai lần"),
    ("[" * 100_000, "không phải JSON"),
    ("1" * 5_000, "không phải JSON"),
    (b" " * (MOST_BYTES + 1), "lớn hơn 16 MB"),
    ("{}", "phải có đúng một trong hai"),
    ('{"answer": [], "refusal": null}', "answer: phải là một đối tượng JSON"),
]


@pytest.mark.parametrize(("content", "words"), UNREADABLE)
def test_a_file_that_is_no_saved_answer(verify, content, words):
    done = verify(content)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert verify(content, "--json").json["error"]["type"] == "UnreadableAnswer"


# path, value, where the message says it is wrong
WRONG_FIELDS = [
    ("answer.confidence", "cao", "answer.confidence"),
    ("answer.confidence", True, "answer.confidence"),
    ("answer.confidence", 0.123456, "answer.confidence"),
    ("answer.kind", "đoán", "answer.kind"),
    ("answer.citations.0.start", "5", "answer.citations[0].start"),
    ("answer.citations.0.start", 5.0, "answer.citations[0].start"),
    ("answer.citations.0.date", "22/10/2024", "answer.citations[0].date"),
    ("answer.citations.0.places", [{"page": 1}], "answer.citations[0].places[0].left"),
    ("answer.citations.0.extra", 1, "answer.citations[0].extra"),
    ("answer.citations", None, "citations: phải là một danh sách"),
    ("answer.figures.0.asked", 1, "answer.figures[0].asked"),
    ("question", None, "question"),
    ("query.literal", "no", "query.literal"),
    ("coverage.from", "hôm qua", "coverage.from"),
    ("seconds", None, "seconds"),
    ("extra", 1, "extra: không có trường nào tên như vậy"),
    ("refusal", {}, "phải có đúng một trong hai"),
]


@pytest.mark.parametrize(("path", "value", "where"), WRONG_FIELDS)
def test_a_wrong_field_is_told_with_its_path(verify, printed, path, value, where):
    done = verify(changed(printed, path, value))
    assert (done.code, done.out) == (2, "")
    assert where in done.err


def test_each_field_is_needed(printed, refused, tmp_path):
    file = tmp_path / "a.json"
    for document in (printed, refused):
        for path in _paths(document)[::2]:
            *above, last = path
            if last == "trace":  # as of a version that had none
                continue
            made = json.loads(json.dumps(document))
            inside = made
            for part in above:
                inside = inside[part]
            del inside[last]
            file.write_text(json.dumps(made), "utf-8")
            with pytest.raises(UnreadableAnswer):
                load(file)


def _paths(value: object, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [p for name, item in value.items() for p in [(*above, name), *_paths(item, (*above, name))]]
    if isinstance(value, list):
        return [path for place, item in enumerate(value) for path in _paths(item, (*above, place))]
    return []


def test_no_such_file(run, sample_library, tmp_path):
    for file in (tmp_path / "none.json", tmp_path):
        done = run("verify", file, library=sample_library)
        assert (done.code, "Không đọc được" in done.err) == (2, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_anything_in_any_field_is_found_or_told(data, printed, sample_library, tmp_path):
    """No field takes a value of another field or kind without a word, and none breaks the command."""
    values = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just([]), st.just({}))
    path = data.draw(st.sampled_from([p for p in _paths(printed["answer"]["citations"][0]) if p[0] != "passage"]))
    value = data.draw(values)
    made = json.loads(json.dumps(printed))
    inside = made["answer"]["citations"][0]
    for part in path[:-1]:
        inside = inside[part]
    if inside[path[-1]] == value and type(inside[path[-1]]) is type(value):
        return
    inside[path[-1]] = value
    file = tmp_path / "a.json"
    file.write_text(json.dumps(made), "utf-8")
    try:
        (saved,) = load(file)
    except UnreadableAnswer:
        return
    with Library.open(sample_library) as library:
        findings = library.verify(saved.reply, saved.written)
    assert findings
    assert shape([Verified(saved, findings)])["holds"] is False
