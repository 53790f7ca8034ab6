"""What people think of answers and what they ask: kept, read back, dropped, never at the cost of an answer."""

import datetime
import json
import multiprocessing
import os
import time
from dataclasses import replace

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from errors import RecordNotSaved
from library import Filters, Library, Refusal, Trace, records, said
from library.journal import Journal
from settings import load_settings

QUESTION = "chỉ tiêu trồng mới Sâm Ngọc Linh là bao nhiêu?"
TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def opened(own_library):
    with Library.open(own_library) as library:
        yield library


@pytest.fixture
def logging(own_library):
    (own_library / "settings.json").write_text('{"log_days": 30}')
    with Library.open(own_library) as library:
        yield library


class TestRating:
    def test_all_that_is_needed_to_ask_again(self, opened):
        reply = opened.ask("chi tieu trong sam nghi quyet 26-NQ/TU", Filters(system="party"))
        file = opened.rate(reply, False, "  số của cả năm\nkhông phải 3 tháng ")
        assert file == opened.folder / "feedback.jsonl"
        records = opened.feedback()
        (rating,) = records.lines
        assert (records.file, records.damaged) == (file, 0)
        assert (rating.good, rating.remark) == (False, "số của cả năm\nkhông phải 3 tháng")
        assert rating.question == "chi tieu trong sam nghi quyet 26-NQ/TU"
        # what the question itself named is read from it again
        assert any(one.filter == "documents" for one in reply.query.understood)
        assert rating.filters == Filters(system="party")
        assert rating.fingerprint == opened.fingerprint()
        assert abs(datetime.datetime.now().astimezone() - rating.at) < datetime.timedelta(minutes=1)

    def test_what_was_said(self, opened):
        answer, refusal = opened.ask(QUESTION), opened.ask("thủ đô của nước Pháp là thành phố nào?")
        opened.rate(answer, True)
        opened.rate(refusal, False)
        good, bad = opened.feedback().lines
        assert good.said.kind == "figure"
        assert good.said.cited == ("26-NQ/TU › II › 1 › 1.1 › gạch 3",)
        assert "476 ha" in good.said.sentences[0]
        assert (good.said.reason, good.good, good.remark) == (None, True, "")
        assert isinstance(refusal, Refusal)
        assert (bad.said.reason, bad.said.sentences) == (refusal.reason, ())

    def test_what_was_shown_as_possible(self, opened):
        answer, refusal = opened.ask(QUESTION), opened.ask("thủ đô của nước Pháp là thành phố nào?")
        opened.rate(replace(refusal, possible=answer), True)
        opened.rate(replace(refusal, possible=replace(answer, confidence=0.5)), True)
        opened.rate(refusal, True)
        doubted, surer, bare = (line.said for line in opened.feedback().lines)
        assert (doubted.reason, doubted.possible) == (bare.reason, said(answer))
        assert doubted.is_same(surer)
        assert not doubted.is_same(bare)
        assert doubted.without_sentences().possible == said(answer).without_sentences()

    def test_the_same_is_said_however_sure(self, opened):
        reply = opened.ask(QUESTION)
        opened.rate(reply, True)
        opened.rate(reply, True)
        one, other = opened.feedback().lines
        assert one.said.is_same(other.said)
        assert one.said.is_same(type(one.said)(**{**_fields(one.said), "confidence": 0.1}))
        assert not one.said.is_same(type(one.said)(**{**_fields(one.said), "headline": "477 ha"}))

    def test_where_nothing_can_be_written(self, opened):
        reply = opened.ask(QUESTION)
        (opened.folder / "feedback.jsonl").mkdir()
        with pytest.raises(RecordNotSaved, match=r"feedback\.jsonl"):
            opened.rate(reply, True)
        with pytest.raises(RecordNotSaved, match="Không đọc được"):
            opened.feedback()

    def test_deleted_on_demand(self, opened):
        opened.rate(opened.ask(QUESTION), True)
        opened.clear_feedback()
        opened.clear_feedback()
        assert opened.feedback().lines == ()


class TestLog:
    def test_off_unless_it_is_wanted(self, opened):
        opened.ask(QUESTION)
        assert not (opened.folder / "questions.jsonl").exists()
        assert opened.questions().lines == ()

    @pytest.mark.parametrize("days", [-1, 3_651, "x"])
    def test_how_long(self, own_library, days):
        (own_library / "settings.json").write_text(json.dumps({"log_days": days}))
        with pytest.raises(Exception, match="log_days"):
            load_settings(own_library)

    def test_each_question_and_its_trace_if_there_is_one(self, logging):
        logging.ask("chi tieu trong moi sam ngoc linh la bao nhieu")
        logging.ask(QUESTION, explain=True)
        first, second = logging.questions().lines
        assert first.reading == "chỉ tiêu trồng mới sâm ngọc linh là bao nhiêu"
        assert (first.said.kind, first.trace) == ("figure", None)
        assert (first.said.cited, first.said.sentences) == (("26-NQ/TU › II › 1 › 1.1 › gạch 3",), ())
        assert first.seconds > 0
        assert isinstance(second.trace, Trace)
        assert "476 ha" in second.trace.candidates[0].text

    def test_a_log_that_cannot_be_written_costs_no_answer_and_is_told_once(self, logging, caplog):
        (logging.folder / "questions.jsonl").mkdir()
        assert not isinstance(logging.ask(QUESTION), Refusal)
        logging.ask(QUESTION)
        assert [record.message.split(".")[0] for record in caplog.records] == ["Câu hỏi không được ghi nhật ký"]

    def test_deleted_on_demand(self, logging):
        logging.ask(QUESTION)
        logging.clear_questions()
        assert not logging.questions().lines


def line(day, **more):
    return {"at": f"{day}T08:00:00+07:00", **more}


class TestJournal:
    @pytest.mark.parametrize(
        ("days", "kept"),
        [
            (["2026-11-23", "2026-11-23"], 2),
            (["2026-11-20", "2026-11-23"], 2),
            (["2026-11-19", "2026-11-20"], 1),
            (["2020-01-01", "2020-01-02", "2026-11-20"], 1),
            (["2020-01-01"], 0),
            ([], 0),
        ],
    )
    def test_old_lines_go(self, tmp_path, days, kept):
        file = Journal(tmp_path / "a.jsonl")
        for day in days:
            file.append(line(day))
        file.append(line(TODAY), keep_from=TODAY - datetime.timedelta(days=3))
        assert [entry["at"][:10] for entry in file.entries()[0]] == [*days[len(days) - kept :], str(TODAY)]
        assert [path.name for path in tmp_path.iterdir() if path.suffix != ".lock"] == ["a.jsonl"]

    def test_the_file_is_not_written_anew_while_its_first_line_is_young(self, tmp_path):
        file = Journal(tmp_path / "a.jsonl")
        file.append(line(TODAY))
        before = file.file.stat().st_ino
        file.append(line(TODAY), keep_from=TODAY)
        assert file.file.stat().st_ino == before

    @pytest.mark.parametrize("cut", [b'{"at": "2026-11-2', b"\xff\xfe", b"[1]", b"null", b"[" * 100_000, b'{"at": 1}'])
    def test_a_damaged_line_harms_no_other_and_goes_first(self, tmp_path, cut):
        file = Journal(tmp_path / "a.jsonl")
        file.file.write_bytes(cut)
        file.append(line(TODAY, n=1))
        entries, damaged = file.entries()
        assert (entries[-1]["n"], len(entries) + damaged) == (1, 2)
        file.append(line(TODAY, n=2), keep_from=TODAY)
        assert file.entries() == ([line(TODAY, n=1), line(TODAY, n=2)], 0)

    @settings(max_examples=60)
    @given(st.text(alphabet=st.characters(), max_size=40))
    def test_any_text_comes_back(self, tmp_path_factory, text):
        file = Journal(tmp_path_factory.mktemp("any") / "a.jsonl")
        file.append(line(TODAY, text=text))
        assert file.entries() == ([line(TODAY, text=text)], 0)

    def test_somebody_else_is_writing(self, tmp_path, monkeypatch):
        monkeypatch.setattr(records, "_SECONDS", 0.05)
        with (
            FileLock(tmp_path / "records.lock"),
            pytest.raises(RecordNotSaved, match="chương trình khác đang ghi"),
        ):
            Journal(tmp_path / "a.jsonl").append(line(TODAY))

    def test_where_no_file_can_be(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(RecordNotSaved, match="Cần quyền ghi"):
            Journal(tmp_path / "file" / "a.jsonl").append(line(TODAY))

    @pytest.mark.skipif(os.name == "nt", reason="forks")
    def test_several_at_once(self, tmp_path):
        context = multiprocessing.get_context("fork")
        writers = [context.Process(target=_write, args=(tmp_path / "a.jsonl", name)) for name in range(3)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        entries, damaged = Journal(tmp_path / "a.jsonl").entries()
        assert damaged == 0
        assert sorted((entry["who"], entry["n"]) for entry in entries) == [(w, n) for w in range(3) for n in range(20)]


def _write(file, who):
    for number in range(20):
        Journal(file).append(line(TODAY, who=who, n=number, text="x" * 9000), keep_from=TODAY)
        time.sleep(0.001)


def _fields(said):
    return {name: getattr(said, name) for name in type(said).__dataclass_fields__}
