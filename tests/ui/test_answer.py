"""An answer and a refusal on the page, and what can be done with them, without a browser."""

import json
import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from errors import RecordNotSaved
from library import Answer, Filters, Library
from tests.answer.writing_server import serving, writes
from tests.ui.pages import GINSENG, MADE_UP, REAL, address, html, labels, leads, shown, to_copy

GOLD = "giá vàng hôm nay là bao nhiêu?"
LIST = "Các nhiệm vụ, giải pháp trọng tâm của 3 tháng cuối năm 2024 trong Nghị quyết 26-NQ/TU là gì?"


@pytest.fixture
def replies(monkeypatch, sample_library):
    """A function that has every question answered with one reply, made of the real one."""

    def give(change, question=GINSENG, filters=None):
        with Library.open(sample_library) as library:
            reply = change(library.ask(question, filters))
        monkeypatch.setattr(Library, "ask", lambda *_, **__: reply)
        return reply

    return give


class TestAnswer:
    def test_figure_quote_source_and_address(self, page):
        app = page(f"q={GINSENG}")
        assert "476 ha" in re.findall(r'<div class="nq-figure">(.*?)</div>', html(app))[0]
        assert "Sâm Ngọc Linh <mark>476 ha</mark>" in html(app)
        assert '"nq-of">diện tích trồng mới sâm Ngọc Linh, 3 tháng cuối năm 2024' in html(app).replace("'", '"')
        assert "1. Chỉ tiêu chủ yếu 3 tháng cuối năm 2024 › 1.1. Về kinh tế" in shown(app)
        assert re.search(r'<span class="nq-sure \w+" title="[^"]+ %; [^"]+">[^<]+</span>', html(app))
        assert "Đã tìm trong 3 văn bản" in shown(app)
        assert "ban hành từ 05-12-2023 đến 10-12-2024" in shown(app)
        assert ">26-NQ/TU › II › 1 › 1.1 › gạch 3</a>" in html(app)
        assert to_copy(app)[0] == (
            "gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum"
        )
        assert app.text_input(key="question").value == GINSENG

    def test_words_that_qualify_a_figure_stand_beside_it_other_values_below(self, page):
        app = page("q=tốc độ tăng trưởng GRDP là bao nhiêu?")
        assert "<small>tăng từ </small>9,5%<small> trở lên</small>" in html(app)
        assert "<mark>tăng từ 9,5% trở lên</mark>" in html(app)
        (table,) = re.findall(r'<table class="nq-values">.*?</table>', html(app))
        assert "từ 8,2% trở lên</a>" in table
        assert "<td>cả năm 2024</td>" in table
        assert "9,5" not in table
        assert "Lưu ý:" in shown(app)

    def test_a_typed_question_goes_into_the_address(self, page):
        app = page()
        app.text_input(key="question").set_value(f"  {GINSENG} ")
        app.button(key="ask-button").click().run()
        assert address(app)["q"] == GINSENG
        assert "476 ha" in shown(app)

    def test_the_reading_can_be_undone(self, page):
        app = page("q=chi tieu trong sam ngoc linh la bao nhieu?")
        assert "Đã hiểu là: chỉ tiêu trồng sâm ngọc linh là bao nhiêu?" in shown(app)
        assert "476 ha" in shown(app)
        app.button(key="as-typed").click().run()
        assert address(app)["exact"] == "1"
        assert "Đang tìm đúng như đã gõ" in shown(app)
        app.button(key="as-read").click().run()
        assert "exact" not in address(app)

    def test_one_reading_can_be_taken_off(self, page):
        app = page("q=nghi quyet 26 trong sam ngoc linh la bao nhieu?")
        said = app.button(key="without-document").label.replace("\\", "").replace("\u2060", "")
        assert "chỉ tìm trong văn bản: 26-NQ/TU" in said
        app.button(key="without-document").click().run()
        assert address(app)["without"] == "document"
        assert "without-document" not in {button.key for button in app.button}
        app.button(key="as-read").click().run()
        assert "without" not in address(app)

    def test_a_citation_opens_its_document_and_leads_back(self, page):
        app = page(f"q={GINSENG}")
        target = leads(app, "Mở văn bản tại đoạn này")
        assert target == {"to": "van-ban", "doc": REAL, "at": "2900-3027", "from": f"?q={GINSENG}"}
        app = page(urlencode(target))
        assert leads(app, "Về câu trả lời") == {"to": "", "q": GINSENG}

    def test_without_a_figure_the_words_that_answer_stand_large(self, page):
        app = page("q=Ai ký Nghị quyết số 26-NQ/TU?")
        assert '<p class="nq-headline">Dương Văn Trang</p>' in html(app)
        assert "<mark>Dương Văn Trang</mark>" in html(app)
        assert 'class="nq-card text"' in html(app)

    def test_a_list_is_complete_and_folds(self, page, sample_library):
        app = page(f"q={LIST}")
        with Library.open(sample_library) as library:
            reply = library.ask(LIST)
        assert isinstance(reply, Answer)
        count = len({(sentence.start, sentence.end) for sentence in reply.sentences})
        assert count > 11
        before, after = html(app).split(f"<summary>Xem thêm {count - 8} mục</summary>")
        assert (before.count('class="nq-item"'), after.count('class="nq-item"')) == (8, count - 8)
        # the citation holds all of them
        assert to_copy(app)[0].endswith("mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum")

    def test_eighty_items(self, page, replies):
        def eighty(one):
            (sentence, quoted) = one.sentences[0], one.citations[0]
            return replace(
                one,
                kind="list",
                headline=None,
                figures=(),
                spans=(),
                sentences=tuple(replace(sentence, citation=index) for index in range(80)),
                citations=tuple(replace(quoted, start=index, end=index + 127) for index in range(80)),
            )

        replies(eighty)
        app = page(f"q={GINSENG}")
        assert html(app).count('class="nq-item"') == 80
        assert "Xem thêm 72 mục" in shown(app)
        assert html(app).count("Mở văn bản tại đoạn này") == 1

    def test_other_documents_stand_under_their_own_heading(self, page, replies, sample_library):
        with Library.open(sample_library) as library:
            two = library.ask(GINSENG, Filters(documents=(MADE_UP,)))
        assert isinstance(two, Answer)
        replies(
            lambda one: replace(
                one,
                sentences=(one.sentences[0], replace(two.sentences[0], citation=1)),
                figures=(one.figures[0], replace(two.figures[0], citation=1, asked=False)),
                citations=(one.citations[0], two.citations[0]),
            )
        )
        first, others = html(page(f"q={GINSENG}")).split("Văn bản khác cũng nêu")
        assert "476 ha</div>" in first
        assert "550 ha</a>" in first.split('class="nq-values"')[1]
        assert "<td>30-NQ/TU · 10-12-2024</td>" in first
        assert '<article class="nq-card "><p class="nq-sample">VĂN BẢN MẪU' in others
        assert "<mark>550 ha</mark>" in others

    def test_made_up_examples_say_so(self, page):
        app = page(f"q={GINSENG}&in={MADE_UP}")
        assert "550 ha" in shown(app)
        assert "Đã tìm trong 1 văn bản (30 đoạn) · Tỉnh ủy Kon Tum · ban hành ngày 10-12-2024" in shown(app)
        assert html(app).count("VĂN BẢN MẪU <span>— soạn để minh họa, không có thật") == 2

    def test_five_pages_are_a_question_too(self, page):
        told = "Tôi công tác ở phòng kinh tế của một huyện miền núi. " * 150
        app = page(f"q={told}")
        assert len(app.text_input(key="question").value) > 7_000
        cut = r"Câu hỏi quá dài, chỉ đọc đoạn đầu và đoạn cuối \([\d.]+ ký tự\): Tôi công tác .{200,300} …"
        assert re.search(cut, shown(app))
        assert "Đã tìm trong" in shown(app)


class TestRefusal:
    def test_reason_tips_and_nearest_passages(self, page):
        app = page(f"q={GOLD}")
        assert "Chưa có câu trả lời trong kho" in shown(app)
        assert re.search(r"<h2>[^<]+</h2>", html(app))
        assert "Đoạn gần nhất — chưa phải câu trả lời" in shown(app)
        assert "Vì sao chưa đủ: " in shown(app)
        assert "nq-figure" not in html(app)
        assert "Mở văn bản tại đoạn này" in shown(app)
        assert "copy" not in {popover.proto.popover.label for popover in app.get("popover")}

    def test_what_is_possible_comes_after_the_doubt_and_is_no_headline(self, page, replies, sample_library):
        with Library.open(sample_library) as library:
            refusal = library.ask(GOLD)
        replies(lambda answer: replace(refusal, possible=replace(answer, confidence=0.62)))
        app = page(f"q={GINSENG}")
        said = shown(app)
        doubt = "Chưa đủ chắc để trả lời (khả năng đúng khoảng 6 phần 10)"
        places = [said.index(words) for words in (doubt, "Có thể là — chưa phải câu trả lời", "Sâm Ngọc Linh 476 ha")]
        assert places == sorted(places)
        assert 'role="status"' in html(app).split(doubt)[0].rsplit("<div", 1)[1]
        assert '<article class="nq-card possible">' in html(app)
        assert "nq-figure" not in html(app)
        assert "nq-headline" not in html(app)
        assert "copy" not in {popover.proto.popover.label for popover in app.get("popover")}

    def test_filters_that_leave_nothing_can_be_taken_off(self, page):
        app = page(f"q={GINSENG}&year=1999")
        assert "Không văn bản nào hợp với bộ lọc" in shown(app)
        assert app.selectbox(key="filter-year").value == "1999"
        app.button(key="clear").click().run()
        assert "year" not in address(app)
        assert "476 ha" in shown(app)

    def test_where_nothing_came_near_examples_show_a_way_on(self, page):
        app = page(f"q={GOLD}&year=1999")
        app.button(key="example-0").click().run()
        assert "year" not in address(app)
        assert "nq-figure" in html(app)

    def test_a_question_without_words(self, page):
        assert "Chưa hiểu câu hỏi" in shown(page("q=%3F%3F%3F"))


class TestActions:
    def test_what_is_copied_is_the_quote_with_its_citation(self, page):
        assert to_copy(page(f"q={GINSENG}"))[1] == (
            "“- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha; "
            "cây dược liệu khác 433 ha.” (gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, "
            "ngày 22-10-2024 của Tỉnh ủy Kon Tum)."
        )

    def test_sheets_are_offered_and_made_only_when_asked_for(self, page, monkeypatch):
        monkeypatch.setattr(Library, "sheet", lambda *_, **__: pytest.fail("nobody asked for it"))
        app = page(f"q={GINSENG}")
        assert [button.label for button in app.download_button] == [
            "Word (.docx)",
            "PDF (.pdf)",
            "Văn bản thuần (.txt)",
        ]
        assert len(page(f"q={GOLD}").download_button) == 3

    def test_a_question_is_asked_once(self, page, monkeypatch):
        asked = []
        ask = Library.ask
        monkeypatch.setattr(Library, "ask", lambda *given, **more: asked.append(given[1]) or ask(*given, **more))
        app = page(f"q={GINSENG}")
        app.run()
        app.button(key="language-en").click().run()
        assert asked == [GINSENG]
        app.button(key="ask-button").click().run()
        assert asked == [GINSENG, GINSENG]

    @pytest.mark.parametrize(
        ("question", "thumb", "remark"), [(GINSENG, 1, ""), (GINSENG, 0, "sai <b>năm</b>"), (GOLD, 0, "")]
    )
    def test_a_rating_is_kept_once(self, page, own_library, question, thumb, remark):
        app = page(f"q={question}", own_library)
        kept = own_library / "feedback.jsonl"
        app.feedback[0].set_value(thumb).run()
        if not thumb:
            assert not kept.exists()
            app.text_area[0].set_value(remark)
            app.button(key="save-1").click().run()
        (line,) = map(json.loads, kept.read_text("utf-8").splitlines())
        assert (line["question"], line["good"], line["remark"]) == (question, bool(thumb), remark)
        assert str(kept) in shown(app)
        assert len(app.feedback) == 0
        # another reply has thumbs of its own
        app.text_input(key="question").set_value("Ai ký Nghị quyết số 26-NQ/TU?")
        app.button(key="ask-button").click().run()
        assert app.feedback[0].value is None
        assert str(kept) not in shown(app)

    def test_a_rating_that_cannot_be_kept_says_why(self, page, monkeypatch):
        def fail(*_, **__):
            raise RecordNotSaved("Không ghi được <vào> kho.")

        monkeypatch.setattr(Library, "rate", fail)
        app = page(f"q={GINSENG}")
        app.feedback[0].set_value(1).run()
        assert "Không ghi được &lt;vào&gt; kho." in html(app)

    def test_why_is_told_when_it_is_asked(self, page, monkeypatch):
        explained = []
        ask = Library.ask
        monkeypatch.setattr(
            Library, "ask", lambda *given, **more: explained.append(more.get("explain", False)) or ask(*given, **more)
        )
        app = page(f"q={GINSENG}")
        assert "nq-trace" not in html(app)
        app.session_state["why-1"] = True
        app.run()
        assert explained == [False, True]
        assert "loại câu hỏi" in shown(app)
        assert "Quyết định: trả lời: Số liệu" in shown(app)
        app.run()
        assert explained == [False, True]


class TestShortened:
    def test_it_is_not_offered_without_a_server(self, page):
        assert "Viết gọn" not in labels(page(f"q={GINSENG}"))

    def test_what_holds_is_shown_and_what_does_not_is_struck_out(self, page, monkeypatch):
        said = [("Diện tích trồng mới Sâm Ngọc Linh 476 ha.", [1]), ("Trồng mới <i>Sâm</i> 999 ha.", [1])]
        with serving(writes(*said)) as server:
            monkeypatch.setenv("NGHIQUYET_LLM_URL", server.url)
            monkeypatch.setenv("NGHIQUYET_LLM_MODEL", "thử")
            app = page(f"q={GINSENG}")
            assert server.requests == []
            app.button(key="write-1").click().run()
            assert len(server.requests) == 1
        assert "Mô hình viết gọn" in shown(app)
        assert re.search(r"<s>Trồng mới &lt;i&gt;Sâm&lt;/i&gt; 999 ha\.?</s> vì ", html(app))
        assert "Viết gọn" not in labels(app)
        assert "476 ha" in html(app).split('class="nq-figure"')[1]

    def test_a_server_that_is_not_there_is_a_message(self, page, monkeypatch):
        monkeypatch.setenv("NGHIQUYET_LLM_URL", "http://127.0.0.1:9")
        monkeypatch.setenv("NGHIQUYET_LLM_MODEL", "thử")
        app = page(f"q={GINSENG}")
        app.button(key="write-1").click().run()
        assert '<p class="nq-warn">' in html(app).split('class="nq-card written"')[1]
        assert "476 ha" in shown(app)
