"""The reader: marks in a text, words found in it, parts of long documents, and what stands on the page."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
import streamlit as st
from playwright.sync_api import expect

from library import DocumentView, FoundDocument, FoundPassage, Library, Section
from tests.ui.browsing import settled
from tests.ui.pages import REAL, address, html, shown, to_copy
from ui.reading import parts
from ui.reading.body import Shown, body
from ui.reading.finding import matches
from ui.reading.state import Reading, read
from ui.reading.weaving import Mark, layer, woven
from ui.route import Route

LAW = """QUỐC HỘI
Luật số: 50/2024/QH15
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

LUẬT
LÂM NGHIỆP

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Lâm nghiệp.

Điều 1. Phạm vi điều chỉnh
Luật này quy định về rừng.
Điều 2. Điều kiện trồng
1. Có đất trồng từ 1.000 m trở lên.
2. Có giống theo khoản 1 Điều này.
3. Giống được quy định tại Điều 3 của Luật này.
Điều 3. Giống sâm
Giống do cơ quan có thẩm quyền công nhận.
Điều 4. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2024.

Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV thông qua ngày 15 tháng 3 năm 2024.

CHỦ TỊCH QUỐC HỘI
Nguyễn Văn A
"""
DECREE = """CHÍNH PHỦ
Số: 60/2024/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 20 tháng 8 năm 2024

NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Lâm nghiệp

Căn cứ Luật Lâm nghiệp số 50/2024/QH15 ngày 15 tháng 3 năm 2024;
Căn cứ Nghị định số 11/2020/NĐ-CP ngày 01 tháng 02 năm 2020 của Chính phủ.

Điều 1. Phạm vi điều chỉnh
Nghị định này hướng dẫn khoản 2 Điều 2 của Luật Lâm nghiệp số 50/2024/QH15.
Điều 2. Hiệu lực
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2024.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn B
"""


@pytest.fixture(scope="module")
def law_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with a law and a decree about it."""
    folder = tmp_path_factory.mktemp("law")
    files = {"luat.txt": LAW, "nghi-dinh.txt": DECREE}
    for name, said in files.items():
        (folder / name).write_text(said, encoding="utf-8")
    with Library.open(folder / "library", must_exist=False) as library:
        results = list(library.ingest([folder / name for name in files]))
    assert [result.status for result in results] == ["added", "added"], results
    return folder / "library"


class TestWeaving:
    @pytest.mark.parametrize(
        ("spans", "written"),
        [
            ([], "a &lt;b&gt; c"),
            ([(0, 1)], "[a] &lt;b&gt; c"),
            # one over another: the first stays
            ([(0, 3), (2, 5)], "[a &lt;]b&gt; c"),
            # cut by the stretch that is shown
            ([(6, 99)], "a &lt;b&gt; [c]"),
            ([(3, 3)], "a &lt;b&gt; c"),
        ],
    )
    def test_one_layer(self, spans, written):
        assert woven("a <b> c", 0, 7, [layer(Mark(*span, "[", "]") for span in spans)]) == written

    def test_inner_marks_are_cut_where_outer_ones_end(self):
        outer, inner = layer([Mark(0, 4, "(", ")")]), layer([Mark(2, 6, "[", "]")])
        assert woven("abcdefgh", 0, 8, [outer, inner]) == "(ab[cd])[ef]gh"


class TestFinding:
    TEXT = "Trồng Sâm,\ntrồng  sâm; trong sam đất Đất"

    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("trong sam", ["Trồng Sâm", "trồng  sâm", "trong sam"]),
            ("TRỒNG SÂM", ["Trồng Sâm", "trồng  sâm"]),
            # a word with accents is met only by these, the other by any
            ("trong sâm", ["Trồng Sâm", "trồng  sâm"]),
            ("dat", ["đất", "Đất"]),
            ("sâm, trồng", ["Sâm,\ntrồng"]),
            (".*", []),
            ("", []),
        ],
    )
    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_words(self, typed, found, form):
        raw = unicodedata.normalize(form, self.TEXT)
        spans = [raw[start:end] for start, end in matches(raw, typed)]
        composed = [unicodedata.normalize("NFC", one) for one in spans]
        assert [one.rstrip("\u0300\u0301\u0323") for one in composed] == found


class TestState:
    FULL = Reading(Route(document="x", span=(1, 2)), "Điều 5", "từ", 3, 2, targets=True, zoom=150, who=True)

    def test_an_address_gives_back_its_state(self):
        parameters = {name: value for name, value in self.FULL.parameters().items() if isinstance(value, str)}
        assert read(self.FULL.route, parameters) == self.FULL

    @pytest.mark.parametrize("wrong", [{"n": "x"}, {"part": "0"}, {"zoom": "151"}, {"side": "?"}, {"n": "٣"}])
    def test_what_cannot_be_understood_is_left_out(self, wrong):
        assert read(Route(), wrong) == Reading()

    def test_another_passage_is_looked_at_before_what_was_found(self):
        opening = self.FULL.opening(span=(5, 6))
        assert (opening.place, opening.part, opening.match, opening.find) == ("", None, 0, "từ")


def _long(count: int) -> DocumentView:
    """A document of so many passages, a chapter at each hundredth."""
    known = FoundDocument(1, "s", None, None, None, None, None, None, None, None, None, False, "a.txt", "", count)
    sections: list[Section] = []
    passages = []
    for number in range(count):
        start = number * 10
        if number % 100 == 0:
            chapter = len(sections)
            sections.append(Section(chapter, None, "chapter", "C", f"Chương {number}", (), start, start + 5, 0))
        passages.append(FoundPassage(number, known, "body", "a", (), "", None, start, start + 9, "123456789"))
        if number % 10 == 5:
            sections.append(Section(len(sections), chapter, "article", "A", f"Điều {number}", (), start, start + 5, 0))
    return DocumentView(known, (), "123456789\n" * count, (), (), (), tuple(sections), tuple(passages))


class TestParts:
    def test_a_short_document_is_one(self):
        assert parts.cut(_long(parts.MOST)) == ((0, parts.MOST * 10),)

    def test_a_long_one_is_cut_at_its_chapters_without_a_gap(self):
        view = _long(1_730)
        found = parts.cut(view)
        assert [start % 1_000 for start, _ in found] == [0] * len(found)
        assert [end for _, end in found[:-1]] == [start for start, _ in found[1:]]
        assert found[-1][1] == len(view.raw)
        assert max(end - start for start, end in found) <= parts.MOST * 10

    def test_all_parts_together_are_the_whole_text(self):
        view = _long(1_200)
        written = "".join(body(view, Shown(part, Reading())) for part in parts.cut(view))
        assert written.count("123456789") == 1_200
        assert [int(found) for found in re.findall(r'id="v(\d+)"', written)] == [n * 10 for n in range(1_200)]

    def test_the_opened_place_is_in_the_part_that_is_shown(self):
        found = parts.cut(_long(1_730))
        assert [parts.part_of(found, start) for start, _ in found] == list(range(len(found)))
        assert parts.part_of(found, 10**9) == len(found) - 1


class TestReferences:
    def test_a_provision_of_another_document_opens_there(self, page, law_library):
        app = page("doc=60/2024/NĐ-CP", law_library)
        link = re.search(r'<a class="nq-ref " href="([^"]+)"[^>]*>khoản 2 Điều 2 của Luật Lâm nghiệp', html(app))
        assert link
        assert "place=%C4%90i%E1%BB%81u+2+%E2%80%BA+Kho%E1%BA%A3n+2" in link[1]
        app = page("doc=50/2024/QH15&place=Điều 2 › Khoản 2", law_library)
        assert re.findall(r'class="nq-p body cited">.*?</div>', html(app))[0].count("2. Có giống") == 1
        assert to_copy(app)[0] == "50/2024/QH15 › Điều 2 › Khoản 2"

    def test_what_the_library_lacks_is_marked(self, page, law_library):
        found = html(page("doc=60/2024/NĐ-CP", law_library))
        missing = re.search(r'<a class="nq-ref missing" href="([^"]+)"[^>]*title="([^"]+)">([^<]+)', found)
        assert missing
        assert missing[1].startswith("./trich-dan?tab=wanted&amp;find=11%2F2020")
        assert missing[2].startswith("Kho chưa có: 11/2020/NĐ-CP")

    def test_a_place_of_its_own_is_scrolled_to(self, page, law_library):
        found = html(page("doc=50/2024/QH15", law_library))
        own = re.search(r'<a class="nq-ref own" href="#(s\d+)"[^>]*>Điều 3', found)
        assert own
        assert re.search(rf'<span id="{own[1]}" class="nq-anchor"></span>Điều 3. Giống sâm', found)
        here = re.search(r'<a class="nq-ref own" href="#(s\d+)"[^>]*>khoản 1 Điều này', found)
        assert here
        assert re.search(rf'<span id="{here[1]}" class="nq-anchor"></span>1. Có đất', found)

    def test_who_cites_a_passage(self, page, law_library):
        app = page("doc=50/2024/QH15&place=khoản 2 điều 2", law_library)
        assert "Nơi dẫn Điều 2 › Khoản 2: 1 văn bản" in shown(app)
        assert "hướng dẫn khoản 2 Điều 2 của Luật Lâm nghiệp" in shown(app)
        # of the whole article the clause is a part
        assert "Nơi dẫn Điều 2: 1 văn bản" in shown(page("doc=50/2024/QH15&place=Điều 2", law_library))
        assert "Nơi dẫn" not in shown(page("doc=50/2024/QH15&place=Điều 3", law_library))

    def test_what_is_in_force_and_above_it(self, page, law_library):
        said = shown(page("doc=60/2024/NĐ-CP", law_library))
        assert "Đang có hiệu lực từ ngày 01/10/2024" in said
        assert "Nghị định này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2024" in said
        assert "Được dẫn trong 1 văn bản" in shown(page("doc=50/2024/QH15", law_library))

    def test_unclear_is_said_as_such(self, page):
        assert "Hiệu lực: chưa rõ" in shown(page(f"doc={REAL}"))
        assert "Validity: unclear" in shown(page(f"doc={REAL}&lang=en"))

    def test_a_place_that_is_not_there(self, page, law_library):
        app = page("doc=50/2024/QH15&place=Điều <b>99</b>", law_library)
        assert "Không thấy «Điều &lt;b&gt;99&lt;/b&gt;» trong văn bản này" in html(app)


class TestTargets:
    def test_they_are_marked_and_listed(self, page):
        app = page(f"doc={REAL}&side=targets")
        contents = re.search(r"<nav.*?</nav>", html(app), re.DOTALL)
        assert contents
        places = re.findall(r'href="#(t\d+)"', contents[0])
        assert len(places) == 27
        assert [one for one in places if f'<span id="{one}" class="nq-target" title="Chỉ tiêu: ' not in html(app)] == []
        assert "<b>476 ha</b>" in contents[0]

    def test_the_switch_stands_in_the_address(self, page):
        app = page(f"doc={REAL}")
        assert '<nav class="nq-toc" aria-label="Mục lục">' in html(app)
        app.segmented_control(key="reader-side").select(True).run()
        assert address(app)["side"] == "targets"
        assert '<nav class="nq-toc" aria-label="Chỉ tiêu (27)">' in html(app)


class TestFind:
    def test_matches_are_counted_and_gone_through(self, page):
        app = page(f"doc={REAL}&find=sam ngoc linh")
        assert html(app).count('<mark class="found now">') == 1
        count = html(app).count('<mark class="found')
        assert f"1/{count}" in shown(app)
        app.button(key="reader-match_after").click().run()
        assert address(app)["n"] == "2"
        app.button(key="reader-match_before").click().run()
        app.button(key="reader-match_before").click().run()
        assert address(app)["n"] == str(count)
        # Enter in the box
        app.button(key="reader-find-button").click().run()
        assert "n" not in address(app)

    def test_other_words(self, page):
        app = page(f"doc={REAL}")
        app.text_input(key="reader-find").input("không có <chữ> này")
        app.button(key="reader-find-button").click().run()
        assert address(app)["find"] == "không có <chữ> này"
        assert "không thấy" in shown(app)


class TestSteps:
    def test_from_article_to_article(self, page, law_library):
        app = page("doc=50/2024/QH15", law_library)
        assert app.button(key="reader-before").disabled
        for article in ("Điều 1", "Điều 2", "Điều 3"):
            app.button(key="reader-after").click().run()
            assert to_copy(app)[0] == f"50/2024/QH15 › {article}"
        app.button(key="reader-before").click().run()
        assert to_copy(app)[0] == "50/2024/QH15 › Điều 2"

    def test_a_long_document_is_turned(self, page, monkeypatch):
        monkeypatch.setattr(parts, "MOST", 12)
        st.cache_resource.clear()
        app = page(f"doc={REAL}&at=10508-10530")
        assert html(app).count("<mark>") == 1
        part = int(re.findall(r"Phần (\d+)/", shown(app))[0])
        assert part > 1
        app.button(key="reader-part_before-above").click().run()
        assert address(app)["part"] == str(part - 1)
        assert "at" not in address(app)
        assert html(app).count("<mark>") == 0
        # what is in another part is opened, not scrolled to
        assert re.search(r'<li class="d1"><a href="./van-ban[^"]+">I. TÌNH HÌNH', html(app))


def test_zoom_and_badges_of_the_printed_page(page, printed_library):
    app = page("doc=77-NQ/TU&page=2", printed_library)
    assert 'class="nq-print zoom-100"' in html(app)
    app.button(key="printed-zoom").click().run()
    assert address(app)["zoom"] == "150"
    assert 'class="nq-print zoom-150"' in html(app)


def test_the_printed_page_follows_the_text(page, printed_library):
    app = page("doc=77-NQ/TU&page=1", printed_library)
    app.text_input(key="reader-find").input("321 ha")
    app.button(key="reader-find-button").click().run()
    assert address(app)["page"] == "2"
    app = page("doc=77-NQ/TU&page=2", printed_library)
    app.button(key="reader-after").click().run()
    assert (address(app)["at"].partition("-")[0], address(app)["page"]) == (
        re.findall(r'id="v(\d+)" class="nq-p heading cited', html(app))[0],
        "1",
    )


def test_lines_that_only_the_page_broke_are_joined():
    wrapped = "1. Hợp đồng lao động là sự thỏa thuận giữa người lao động và người\nsử dụng lao động về việc làm."
    quote = f"{wrapped}\nTrường hợp khác."
    known = _long(1).document
    passage = FoundPassage(1, known, "body", "a", (), "", 1, 0, len(quote), quote)
    written = body(DocumentView(known, (), quote, (), (), (), (), (passage,)), Shown((0, len(quote)), Reading()))
    assert "và người sử dụng lao động về việc làm.\nTrường hợp khác." in written
    heading = replace(passage, kind="heading")
    written = body(DocumentView(known, (), quote, (), (), (), (), (heading,)), Shown((0, len(quote)), Reading()))
    assert "và người\nsử dụng" in written


@pytest.mark.browser
class TestInABrowser:
    def test_enter_goes_from_match_to_match(self, visit):
        page = visit(f"van-ban?doc={REAL}")
        box = page.get_by_role("textbox", name="Tìm trong văn bản")
        box.fill("dang vien")
        box.press("Enter")
        expect(page.locator(".nq-doc mark.now")).to_be_in_viewport()
        expect(page.locator(".nq-found")).to_contain_text("1/")
        box.press("Enter")
        expect(page.locator(".nq-found")).to_contain_text("2/")
        expect(page.locator(".nq-doc mark.now")).to_be_in_viewport()
        expect(box).to_be_focused()
        again = visit(f"van-ban?{page.url.partition('?')[2]}", stranger=True)
        expect(again.locator(".nq-found")).to_contain_text("2/")
        expect(again.locator(".nq-doc mark.now")).to_be_in_viewport()

    def test_a_reference_opens_the_provision_and_shows_who_cites_it(self, visit, law_library):
        page = visit("van-ban?doc=60/2024/NĐ-CP", law_library)
        page.get_by_role("link", name="khoản 2 Điều 2 của Luật Lâm nghiệp").click()
        opened = page.locator(".nq-doc .cited")
        expect(opened).to_contain_text("2. Có giống theo khoản 1 Điều này.")
        expect(opened).to_be_in_viewport()
        page.get_by_text("Nơi dẫn Điều 2 › Khoản 2").click()
        expect(page.locator(".nq-doc aside")).to_contain_text("hướng dẫn khoản 2 Điều 2")
        # a place of its own is scrolled to, on the same page
        before = settled(page).url
        page.get_by_role("link", name="khoản 1 Điều này").click()
        expect(page.locator(".nq-p", has_text="1. Có đất trồng")).to_be_in_viewport()
        expect(page).to_have_url(re.compile(re.escape(before)))

    @pytest.mark.parametrize("width", [400, 1400])
    def test_the_printed_page_stands_beside_the_text_where_there_is_room(self, visit, printed_library, width):
        address = f"van-ban?doc={quote('77-NQ/TU')}&page=2&find=321 ha"
        page = visit(address, printed_library, viewport={"width": width, "height": 900})
        expect(page.locator(".nq-print img")).to_be_visible()
        page.wait_for_function(
            """beside => {
                const [text, image] = [".nq-doc", ".nq-print"].map(
                    name => document.querySelector(name)?.getBoundingClientRect());
                return text && image && (image.left > text.right) === beside;
            }""",
            arg=width == 1400,
        )
        page.wait_for_function("width => document.querySelector('.stMain').scrollWidth <= width", arg=width)
        page.get_by_role("button", name="Cỡ 100 %").click()
        expect(page.locator(".nq-print.zoom-150")).to_be_visible()
        page.wait_for_function("width => document.querySelector('.stMain').scrollWidth <= width", arg=width)
