"""The page Tra cứu: its states, what its buttons do."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from library import Library
from library.saving import FILE, SEARCHED, SavedSearches
from shapes.searching import search as shape
from tests.ui.pages import GINSENG, REAL, Open, address, html, labels, leads, shown, words_left
from ui import coverage, downloads, understood
from ui.searching import facets, filters, hits, nothing, page, saved, tools
from ui.searching.state import ordered

WORDS = "sâm Ngọc Linh"


@pytest.fixture
def search(alone: Open) -> Open:
    """A function that opens the page at an address."""

    def show(parameters: str = f"q={WORDS}", *args: Path, **more: Path) -> AppTest:
        return alone("searching", parameters, *args, **more)

    return show


def found(app: AppTest) -> list[str]:
    """The addresses of the passages shown, in their order."""
    hits = html(app).split('<article class="nq-hit">')[1:]
    return [re.search(r'<p class="nq-at"><a href="[^"]*">([^<]*)</a>', hit)[1] for hit in hits]  # type: ignore[index]


def first(app: AppTest, prefix: str) -> str:
    """The key of the first button whose key begins so."""
    return next(button.key for button in app.button if button.key and button.key.startswith(prefix))


class TestFound:
    def test_passages_with_what_is_to_be_known(self, search):
        app = search("q=Sâm Ngọc Linh 476 ha&shown=100")
        (best, *_) = found(app)
        assert best == "26-NQ/TU › II › 1 › 1.1 › gạch 3"
        assert "<mark>Sâm Ngọc Linh 476 ha</mark>" in html(app)
        assert "Nghị quyết số 26-NQ/TU ngày 22-10-2024 · Tỉnh ủy Kon Tum" in shown(app)
        made_up = ["VĂN BẢN MẪU" in hit for hit in html(app).split("<article")[1:]]
        assert made_up == sorted(made_up)
        assert any(made_up)
        assert "Đã tìm trong 3 văn bản" in shown(app)

    def test_more_are_shown_below(self, search):
        app = search()
        before = found(app)
        app.button(key="searching-more").click().run()
        assert address(app)["shown"] == "20"
        assert found(app)[:10] == before
        assert len(found(app)) == 20

    def test_it_is_searched_once_a_state(self, search, monkeypatch):
        calls: list[str] = []
        real = Library.search
        monkeypatch.setattr(
            Library, "search", lambda self, words, *a, **k: calls.append(words) or real(self, words, *a, **k)
        )
        app = search()
        app.button(key="searching-more").click().run()
        app.button_group(key="searching-sort").set_value("newest").run()
        app.run()
        assert address(app)["sort"] == "newest"
        assert calls == [WORDS]

    def test_words_near_in_meaning_say_so(self, search):
        app = search("q=xyzzy")
        assert "Không đoạn nào có các từ này" in shown(app)
        assert html(app).count(">gần nghĩa</span>") == 10

    def test_ocr_says_so(self, search, printed_library):
        assert ">OCR 87 %</span>" in html(search("q=cây đương quy", printed_library))

    def test_as_typed(self, search):
        app = search("q=sam ngoc linh")
        assert "Đã hiểu là: sâm ngọc linh" in shown(app)
        app.toggle(key="searching-literal").set_value(True).run()
        assert address(app)["exact"] == "1"
        assert "Đã hiểu là" not in shown(app)

    def test_a_reading_is_taken_off_and_brought_back(self, search):
        app = search("q=sam ngoc linh")
        app.button(key="without-accents").click().run()
        assert address(app)["without"] == "accents"
        app.button(key="as-read").click().run()
        assert address(app) == {"q": "sam ngoc linh"}

    def test_english(self, search):
        app = search(f"q={WORDS}&lang=en")
        assert "Narrow down" in shown(app)
        assert leads(app, "Ask this")["lang"] == "en"


class TestFacets:
    def test_a_click_narrows_and_another_widens(self, search):
        app = search()
        key = "searching-documents-('26-nq-tu.kon-tum.2024-10-22',)"
        app.button(key=key).click().run()
        assert address(app)["in"] == REAL
        assert {one.split(" › ")[0] for one in found(app)} == {"26-NQ/TU"}
        assert app.button(key=key).icon == ":material/check:"
        app.button(key=key).click().run()
        assert "in" not in address(app)

    def test_counts_are_of_the_passages_arranged(self, search):
        app = search("q=sâm&kind=body")
        among = int(re.search(r"Số đoạn trong (\d+) đoạn hợp nhất", shown(app))[1])  # type: ignore[index]
        of_issuers = [
            int(b.label.split("[")[1][:-1]) for b in app.button if (b.key or "").startswith("searching-issuer-")
        ]
        assert sum(of_issuers) == among
        assert address(app)["kind"] == "body"

    def test_filters_are_on_and_taken_off(self, search):
        app = search(f"q={WORDS}&year=2024&system=party&since=2024-01-01&shown=x&sort=y&kind=z&passage=a")
        off = [re.sub("[\\\\\u2060]", "", b.label) for b in app.button if (b.key or "").startswith("searching-off-")]
        assert off == ["hệ thống: Đảng ×", "năm: 2024 ×", "từ ngày: 01/01/2024 ×"]
        app.button(key="searching-off-year").click().run()
        assert address(app) == {"q": WORDS, "since": "2024-01-01", "system": "party"}
        app.button(key="searching-reset").click().run()
        assert address(app) == {"q": WORDS}


class TestNothing:
    def test_a_filter_that_leaves_nothing(self, search):
        app = search(f"q={WORDS}&issuer=bộ y tế&type=nghị quyết")
        assert "Không văn bản nào trong kho hợp với: cơ quan ban hành «bộ y tế»." in shown(app)
        app.button(key="searching-without-issuer").click().run()
        assert address(app) == {"q": WORDS, "type": "nghị quyết"}
        assert found(app)

    def test_a_phrase_that_stands_nowhere(self, search):
        app = search("q=“sâm của tỉnh bạn”&year=2024")
        assert "Không đoạn nào có nguyên cụm: «sâm của tỉnh bạn». Không có bộ lọc cũng vậy." in shown(app)
        app.button(key="searching-apart").click().run()
        assert found(app)

    def test_no_word(self, search):
        assert "Chưa hiểu câu tìm" in shown(search("q=?"))

    def test_an_empty_library(self, search, tmp_path):
        assert "Kho chưa có văn bản nào" in shown(search(library=tmp_path / "new"))

    def test_similar_to_what_is_gone(self, search):
        app = search("like=khong-co&passage=x")
        assert "Không tìm thấy văn bản" in shown(app)
        assert app.text_input(key="searching-words")


class TestFurther:
    def test_open_at_the_passage(self, search):
        app = search("q=Sâm Ngọc Linh 476 ha")
        target = leads(app, "Mở tại đoạn này")
        assert target == {"to": "van-ban", "doc": REAL, "at": "2900-3027", "from": "?q=Sâm Ngọc Linh 476 ha"}

    def test_similar_in_other_documents_then_in_its_own(self, search):
        app = search("q=Sâm Ngọc Linh 476 ha")
        app.button(key=first(app, "searching-similar-")).click().run()
        assert address(app) == {
            "q": "Sâm Ngọc Linh 476 ha",
            "like": REAL,
            "passage": "26-NQ/TU › II › 1 › 1.1 › gạch 3",
        }
        assert "Đoạn tương tự với" in shown(app)
        assert found(app)
        assert not any(one.startswith("26-NQ/TU") for one in found(app))
        app.toggle(key="searching-own").set_value(True).run()
        assert any(one.startswith("26-NQ/TU") for one in found(app))
        app.button(key="searching-back").click().run()
        assert address(app) == {"q": "Sâm Ngọc Linh 476 ha"}

    def test_to_the_answer_and_from_it(self, search, page):
        app = search(f"q={GINSENG}&year=2024&sort=newest")
        target = leads(app, "Hỏi câu này")
        assert target == {"to": "", "q": GINSENG, "year": "2024"}
        asked = page(f"q={GINSENG}&year=2024")
        assert leads(asked, "Xem mọi đoạn") == {"to": "tra-cuu", "q": GINSENG, "year": "2024"}
        assert leads(page("q=giá vàng hôm nay"), "Xem mọi đoạn")["to"] == "tra-cuu"

    def test_by_date_what_is_made_up_comes_last(self, sample_library):
        with Library.open(sample_library) as library:
            hits = library.search(WORDS, limit=100).hits
        undated = replace(
            hits[0], passage=replace(hits[0].passage, document=replace(hits[0].passage.document, date=None))
        )
        for order, sign in (("newest", -1), ("oldest", 1)):
            documents = [hit.passage.document for hit in ordered([undated, *hits], order)]
            days = [(d.sample, d.date is None, sign * d.date.toordinal() if d.date else 0) for d in documents]
            assert days == sorted(days)


class TestSaved:
    def test_saved_listed_opened_renamed_deleted_and_undone(self, search, own_library):
        app = search(f"q={WORDS}&year=2024", own_library)
        app.text_input(key="searching-name").set_value("Sâm <b>2024</b>")
        app.button(key="searching-save").click().run()
        (one,) = SavedSearches(own_library).all()
        assert (one.question, one.filters.year, one.name) == (WORDS, 2024, "Sâm <b>2024</b>")
        with Library.open(own_library) as library:
            assert one.library == library.fingerprint()
        # it says so, whoever opens it
        app.button(key=f"searching-remove-{one.id}").click().run()
        app.button(key="searching-undo-do").click().run()
        assert SavedSearches(own_library).all() == (one,)

        listed = search("", own_library)
        assert "Tìm kiếm đã lưu" in shown(listed)
        assert f"{WORDS} · năm: 2024 · mở lần trước" in shown(listed)
        listed.button(key=f"searching-go-{one.id}").click().run()
        assert address(listed) == {"q": WORDS, "year": "2024"}
        assert found(listed)

        listed = search("", own_library)
        listed.text_input(key=f"searching-name-{one.id}").set_value("Sâm")
        listed.button(key=f"searching-rename-do-{one.id}").click().run()
        assert SavedSearches(own_library).all()[0].name == "Sâm"
        listed.button(key=f"searching-remove-{one.id}").click().run()
        assert SavedSearches(own_library).all() == ()
        assert "Đã xóa «Sâm»." in shown(listed)
        listed.button(key="searching-undo-do").click().run()
        assert SavedSearches(own_library).all()[0].name == "Sâm"

    def test_what_is_new_is_counted_and_marked(self, search, own_library):
        app = search(f"q={WORDS}", own_library)
        app.button(key="searching-save").click().run()
        file = own_library / FILE
        kept = json.loads(file.read_text("utf-8"))
        kept["searches"][0]["library"] = "before"
        kept["searches"][0]["documents"] = []
        file.write_text(json.dumps(kept), "utf-8")
        listed = search("", own_library)
        assert re.search(r"\d+\+? đoạn mới", shown(listed))
        opened = search(f"q={WORDS}", own_library)
        assert html(opened).count(">mới</span>") == 10
        # now they are known
        assert "đoạn mới" not in shown(search("", own_library))

    def test_a_wrong_file_costs_no_results(self, search, own_library):
        (own_library / FILE).write_text("{", "utf-8")
        app = search(f"q={WORDS}", own_library)
        assert found(app)
        assert "sai ở cả tệp" in shown(app)
        assert "Cách tìm" in shown(search("", own_library))


ALL = (
    f"q={WORDS}&exact=1&in={REAL}&issuer=Tỉnh ủy Kon Tum&type=Nghị quyết&year=2024&since=2024-01-01&until=2024-12-31"
    "&system=party&kind=body&kind=preamble&sort=oldest"
)


def test_the_address_restores_all_of_it(search):
    app = search(f"{ALL}&shown=20")
    assert app.button_group(key="searching-sort").value == "oldest"
    assert app.toggle(key="searching-literal").value
    assert [app.date_input(key=f"searching-{name}").value.isoformat() for name in ("since", "until")] == [
        "2024-01-01",
        "2024-12-31",
    ]
    app.button_group(key="searching-sort").set_value("newest").run()
    said = {name: [value] if isinstance(value, str) else value for name, value in app.query_params.items()}
    assert said == parse_qs(ALL) | {"kind": ["preamble", "body"], "sort": ["newest"]}


@pytest.mark.parametrize(
    "asked",
    [ALL, f"q={WORDS}&shown=20", "q=xyzzy", "q=“sâm của tỉnh bạn”&year=2024", "q=?", "", f"like={REAL}&passage=x"],
)
def test_in_english(search, asked):
    app = search(f"lang=en&{asked}")
    said = [shown(app), *labels(app), *(widget.label for widget in (*app.toggle, *app.date_input, *app.text_input))]
    modules = (coverage, facets, filters, hits, nothing, page, saved, tools, understood)
    assert words_left(said, *modules) == []


def test_json_is_what_the_command_prints(search, sample_library, monkeypatch):
    offered: list[dict[str, Callable[[], bytes]]] = []
    monkeypatch.setattr(downloads, "offer", lambda file, made, key, note: offered.append(made))
    assert not search(f"q={WORDS}&sort=oldest").exception
    (made,) = offered
    with Library.open(sample_library) as library:
        found = library.search(WORDS, limit=SEARCHED)
        expected = shape(replace(found, hits=tuple(ordered(found.hits, "oldest"))), library.coverage(), 0)
    assert {**json.loads(made["json"]()), "seconds": 0} == expected


def test_from_a_passage_to_who_cites_its_document(search):
    assert leads(search("q=Sâm Ngọc Linh 476 ha"), "Ai dẫn, dẫn ai") == {"to": "trich-dan", "centre": REAL}


def test_nothing_of_a_hostile_document_is_html(search, hostile_library):
    app = search("q=cây mắc ca <script>", hostile_library)
    assert "&lt;script&gt;hacked=self&lt;/script&gt;" in html(app)
    assert re.findall(r"<(?:script|img|svg|i|b>r)[ >]|javascript:[^&]*\"[ >]", html(app)) == []
