"""Going on from a reply: what to ask next, what was asked before, in which order sessions are served, in English."""

import re
import threading
from dataclasses import replace

import pytest

from library import Answer, Library
from tests.ui.pages import GINSENG, REAL, address, html, labels, leads, shown
from ui.asking import turns

GOLD = "giá vàng hôm nay là bao nhiêu?"
SIGNER = "Ai ký Nghị quyết số 26-NQ/TU?"
OURS = re.compile(r"[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ]", re.IGNORECASE)


def keys(app, start):
    return [button.key for button in app.button if (button.key or "").startswith(start)]


class TestNext:
    def test_each_leads_to_an_answer(self, page):
        app = page(f"q={GINSENG}")
        assert "Hỏi tiếp" in shown(app)
        (first, *_) = keys(app, "example-next-")
        app.button(key=first).click().run()
        assert address(app)["q"] == app.text_input(key="question").value != GINSENG
        assert 'class="nq-answer"' in html(app)

    def test_it_keeps_what_limits_the_question_and_not_how_it_was_read(self, page):
        app = page(f"q={GINSENG}&exact=1&year=2024")
        app.button(key="example-next-0").click().run()
        assert address(app).items() >= {"year": "2024"}.items()
        assert "exact" not in address(app)

    def test_a_refusal_has_none(self, page):
        assert "Hỏi tiếp" not in shown(page(f"q={GOLD}"))

    def test_they_are_tried_once_for_all_sessions(self, page, monkeypatch):
        tried = []
        ask = Library.ask
        monkeypatch.setattr(
            Library, "ask", lambda *given, **more: tried.append(more.get("log", True)) or ask(*given, **more)
        )
        page("q=Có thêm bao nhiêu xã đạt chuẩn nông thôn mới?")
        page("q=Có thêm bao nhiêu xã đạt chuẩn nông thôn mới?")
        assert tried.count(True) == 2
        assert 1 <= tried.count(False) <= 3


class TestWays:
    def test_a_document_that_is_named_leads_to_what_stands_around_it(self, page):
        app = page(f"q={SIGNER}")
        assert leads(app, "Hiệu lực của văn bản này") == {"to": "trich-dan", "tab": "validity", "centre": REAL}
        assert leads(app, "Ai dẫn, dẫn ai") == {"to": "trich-dan", "centre": REAL}
        # a refusal too
        app = page("q=Nghị quyết 26-NQ/TU nói gì về tàu vũ trụ?")
        assert "Chưa có câu trả lời" in shown(app)
        assert leads(app, "Ai dẫn, dẫn ai")["centre"] == REAL
        assert "Ai dẫn, dẫn ai" not in shown(page(f"q={GINSENG}"))

    def test_an_answer_that_stands_elsewhere_leads_to_what_the_library_lacks(self, page, monkeypatch, sample_library):
        with Library.open(sample_library) as library:
            refusal = library.ask(GOLD)
        monkeypatch.setattr(Library, "ask", lambda *_, **__: replace(refusal, reason="elsewhere"))
        assert leads(page(f"q={GINSENG}"), "Xem văn bản mà kho còn thiếu") == {"to": "trich-dan", "tab": "wanted"}


class TestHistory:
    def test_one_goes_back_to_what_was_asked(self, page):
        app = page(f"q={GINSENG}&year=2024")
        assert keys(app, "asked-") == []
        app.text_input(key="question").set_value(SIGNER)
        app.button(key="ask-button").click().run()
        assert [app.button(key=key).label for key in keys(app, "asked-")] == [GINSENG.replace("?", "\\?")]
        app.button(key="asked-0").click().run()
        assert address(app) == {"q": GINSENG, "year": "2024"}
        assert "476 ha" in shown(app)
        assert len(keys(app, "asked-")) == 1

    def test_each_once_and_no_end_of_them(self, page, monkeypatch, sample_library):
        with Library.open(sample_library) as library:
            reply = replace(library.ask(GOLD), nearest=())
        monkeypatch.setattr(Library, "ask", lambda *_, **__: reply)
        app = page(f"q={GINSENG}")
        for asked in (*(f"sâm Ngọc Linh {n}" for n in range(21)), GINSENG):
            app.text_input(key="question").set_value(asked)
            app.button(key="ask-button").click().run()
        assert len(keys(app, "asked-")) == 20
        assert GINSENG.replace("?", "\\?") not in [app.button(key=key).label for key in keys(app, "asked-")]
        app.button(key="history-clear").click().run()
        assert keys(app, "asked-") == []

    def test_it_is_not_another_sessions(self, page):
        page(f"q={GINSENG}")
        assert keys(page(), "asked-") == []


class TestTurns:
    def test_a_try_waits_until_nobody_waits_for_a_reply(self):
        with turns.answering(), pytest.raises(TimeoutError), turns.spare(0.01):
            pytest.fail("somebody is waiting")
        with turns.spare(0.01):
            pass

    def test_one_session_tries_at_a_time_and_the_next_comes_after_it(self):
        came = threading.Event()

        def other() -> None:
            with turns.spare(None):
                came.set()

        waiting = threading.Thread(target=other)
        with turns.spare(0.01):
            with pytest.raises(TimeoutError), turns.spare(0.01):
                pytest.fail("one is tried already")
            waiting.start()
            # who is asked meanwhile does not wait
            with turns.answering():
                assert not came.is_set()
        waiting.join(10)
        assert came.is_set()


class TestEnglish:
    @pytest.mark.parametrize("question", ["", GINSENG, GOLD, "Ai ký Nghị quyết số 26-NQ/TU?"])
    def test_what_is_ours_is_in_english(self, page, question):
        """Buttons, labels and headings that are no question, no text of a document and no message of the library."""
        app = page(f"lang=en&q={question}" if question else "lang=en")
        said = [
            *re.findall(r"<(?:h2|summary|th|caption)[^>]*>([^<]+)<", html(app)),
            *re.findall(r'class="nq-(?:kind|sure[^"]*|lede|hello)"[^>]*>([^<]+)<', html(app)),
            *(button.label for button in app.button if not (button.key or "").startswith(("example", "language"))),
            *(popover.proto.popover.label for popover in app.get("popover")),
            *(widget.label for widget in [*app.selectbox, *app.multiselect, *app.date_input, *app.text_input]),
            *(re.findall(r"<b>(Why it is not enough|Note):</b>", html(app))),
        ]
        assert len(said) > 10
        assert [one for one in said if OURS.search(one)] == []

    def test_the_trace_and_the_rating_too(self, page):
        app = page(f"lang=en&q={GINSENG}")
        app.session_state["why-1"] = True
        app.feedback[0].set_value(0)
        app.run()
        assert "Decision: answered: Figure" in shown(app)
        assert "kind of question" in shown(app)
        assert app.text_area[0].label == "What was wrong?"
        assert "Save" in labels(app)

    def test_the_doubt_about_what_is_possible(self, page, monkeypatch, sample_library):
        with Library.open(sample_library) as library:
            refusal, answer = library.ask(GOLD), library.ask(GINSENG)
        assert isinstance(answer, Answer)
        doubtful = replace(refusal, possible=replace(answer, confidence=0.62))
        monkeypatch.setattr(Library, "ask", lambda *_, **__: doubtful)
        assert "Not sure enough to answer (about 6 in 10 likely right)" in shown(page(f"lang=en&q={GINSENG}"))
