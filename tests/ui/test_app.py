"""The states of the app, without a browser: what stands on each page that an address names."""

import re
from dataclasses import replace
from urllib.parse import urlencode

import pytest
import streamlit as st

from errors import LibraryUnusable
from library import FoundDocument, Library
from tests.ui.pages import GINSENG, REAL, address, html, leads, shown, to_copy


class TestHome:
    def test_examples_and_documents(self, page):
        app = page()
        assert "Trong kho có 3 văn bản" in shown(app)
        assert "Nghị quyết số 26-NQ/TU ngày 22-10-2024 · Tỉnh ủy Kon Tum" in shown(app)
        assert html(app).count("VĂN BẢN MẪU") == 2
        assert len([button for button in app.button if (button.key or "").startswith("example-")]) == 4

    def test_an_example_is_asked_by_one_click(self, page):
        app = page()
        app.button(key="example-0").click().run()
        assert app.text_input(key="question").value == address(app)["q"]
        assert "nq-figure" in html(app)

    def test_a_document_opens(self, page):
        app = page()
        target = leads(app, "Mở")
        assert target == {"to": "van-ban", "doc": REAL}
        assert "QUYẾT NGHỊ" in shown(page(urlencode(target)))

    def test_an_empty_library_says_how_to_fill_it(self, page, tmp_path):
        app = page(library=tmp_path / "new")
        assert "Kho chưa có văn bản nào" in shown(app)
        assert str(tmp_path / "new") in shown(app)
        assert to_copy(app) == ["nghiquyet ingest THƯ-MỤC"]
        assert leads(app, "Đưa tệp vào kho") == {"to": "kho", "part": "adding"}

    def test_a_long_list_of_documents_is_cut(self, page, monkeypatch):
        real, show = Library.documents, Library.show
        copies = range(5)

        def many(self: Library, **more: bool) -> list[FoundDocument]:
            found = real(self, **more)
            return [*found, *(replace(found[-1], slug=f"copy-{i}", sample=True) for i in copies)]

        monkeypatch.setattr(Library, "documents", many)
        monkeypatch.setattr(Library, "show", lambda self, slug: show(self, REAL if "copy" in slug else slug))
        app = page()
        assert "Trong kho có 8 văn bản" in shown(app)
        assert "Xem cả 8 văn bản" in shown(app)


class TestFilters:
    def test_the_address_sets_them(self, page):
        app = page(f"in={REAL}&issuer=Tỉnh ủy Kon Tum&type=Nghị quyết&year=2024&since=2024-01-01&until=2024-12-31")
        assert app.multiselect(key="filter-documents").value == [REAL]
        assert app.selectbox(key="filter-issuer").value == "Tỉnh ủy Kon Tum"
        assert app.selectbox(key="filter-type").value == "Nghị quyết"
        assert app.selectbox(key="filter-year").value == "2024"
        assert app.date_input(key="filter-since").value.isoformat() == "2024-01-01"
        assert app.date_input(key="filter-until").value.isoformat() == "2024-12-31"

    def test_they_set_the_address(self, page):
        app = page(f"q={GINSENG}")
        app.selectbox(key="filter-year").select("2023").run()
        assert address(app)["year"] == "2023"
        assert "476 ha" not in shown(app)
        app.button(key="filter-reset").click().run()
        assert "year" not in address(app)
        assert "476 ha" in shown(app)

    def test_an_old_link_keeps_what_the_library_lacks(self, page):
        app = page(f"q={GINSENG}&in=da-xoa&issuer=tinh uy")
        assert app.multiselect(key="filter-documents").value == ["da-xoa"]
        assert app.selectbox(key="filter-issuer").value == "tinh uy"
        assert "Chưa có câu trả lời trong kho" in shown(app)


class TestDocument:
    def test_whole_text_with_the_cited_span_marked(self, page, sample_library):
        app = page(f"doc={REAL}&at=2900-3027")
        assert html(app).count("<mark>") == 1
        assert "<mark>- Diện tích trồng mới các loại cây" in html(app)
        address, citation, link = to_copy(app)
        assert address == "26-NQ/TU › II › 1 › 1.1 › gạch 3"
        assert citation.startswith("gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày")
        assert link.endswith(f"/van-ban?doc={REAL}&at=2900-3027")
        with Library.open(sample_library) as library:
            raw = library.show(REAL).raw
        text = re.sub(r"<[^>]+>", "", html(app).split('<div class="nq-doc"')[1].replace(">#</a>", "></a>"))
        missing = [word for word in raw.replace("&", "&amp;").split() if word not in text]
        assert missing == []

    def test_head_and_contents(self, page):
        app = page(f"doc={REAL}")
        assert "Dương Văn Trang · T/M Tỉnh ủy · Bí thư" in shown(app)
        assert "Kon Tum, 22-10-2024" in shown(app)
        contents = re.search(r"<nav.*?</nav>", html(app), re.DOTALL)
        assert contents
        targets = re.findall(r'href="#(s\d+)">', contents[0])
        assert len(targets) > 10
        assert [target for target in targets if f'id="{target}"' not in html(app)] == []

    def test_a_span_over_several_passages_is_marked_in_each(self, page):
        assert html(page(f"doc={REAL}&at=2850-3050")).count("<mark>") == 3

    def test_a_place_that_is_not_there(self, page):
        app = page(f"doc={REAL}&at=1-99999999")
        assert "Không còn đoạn này" in shown(app)
        assert "QUYẾT NGHỊ" in shown(app)

    def test_a_made_up_example_says_so_at_its_head(self, page):
        assert "VĂN BẢN MẪU" in html(page("doc=mau.30-nq-tu.kon-tum.2024-12-10")).split("<h1>")[0]

    def test_an_unknown_document_leads_home(self, page):
        app = page("doc=khong-co")
        assert "Không tìm thấy văn bản" in shown(app)
        assert leads(app, "Trang Hỏi") == {"to": ""}


class TestPrintedPage:
    QUESTION = "Diện tích trồng mới cây đương quy là bao nhiêu?"

    def test_a_figure_from_ocr_says_so_beside_itself(self, page, printed_library):
        app = page(f"q={self.QUESTION}", printed_library)
        figure = re.search(r'<div class="nq-figure">.*?</div>', html(app))
        assert figure
        assert "321 ha" in figure[0]
        assert "OCR 87 %" in figure[0]
        assert "đọc bằng nhận dạng chữ: hãy đối chiếu với bản gốc" in figure[0]
        assert "OCR 87 %" in html(app).split('class="nq-source"')[1]
        # however sure: a digit lost on a clean page costs hardly any confidence
        assert "Đọc từ ảnh, cần đối chiếu với bản gốc" in shown(app)
        assert "Độ chắc chắn cao" not in shown(app)

    def test_it_is_opened_with_its_page_as_printed(self, page, printed_library):
        app = page(f"q={self.QUESTION}", printed_library)
        app = page(urlencode(leads(app, "Mở văn bản tại đoạn này")), printed_library)
        assert address(app)["page"] == "2"
        assert "Trang 2/2 như bản in" in shown(app)
        assert re.search(
            r'<img src="data:image/png;base64,[\w+/=]{1000,}" alt="Ảnh trang 2, tệp 77-NQ-TU.pdf">', html(app)
        )
        assert html(app).count('<span class="nq-frame"') == 1
        app.button(key="printed-hide").click().run()
        assert "page" not in address(app)
        assert "nq-print" not in html(app)

    def test_from_page_to_page(self, page, printed_library):
        app = page("doc=77-NQ/TU", printed_library)
        app.button(key="printed-show").click().run()
        assert "Trang 1/2 như bản in" in shown(app)
        assert app.button(key="printed-before").disabled
        app.button(key="printed-after").click().run()
        assert address(app)["page"] == "2"
        assert app.button(key="printed-after").disabled
        assert html(app).count('<span class="nq-frame"') == 0

    def test_the_list_says_what_waits(self, page, printed_library):
        assert html(page(library=printed_library)).count("1/1 trang chờ OCR</span>") == 1

    def test_a_picture_that_waits_says_so_and_can_be_looked_at(self, page, printed_library):
        app = page("doc=anh-chup.png&page=1", printed_library)
        assert "Cách đọc: 1 trang · chưa đọc" in shown(app)
        assert '<span class="nq-badge waits"' in html(app)
        assert 'alt="Ảnh trang 1, tệp anh-chup.png"' in html(app)

    @pytest.mark.parametrize("number", ["3", "0", "x"])
    def test_a_page_that_is_not_there(self, page, printed_library, number):
        app = page(f"doc=77-NQ/TU&page={number}", printed_library)
        assert "nq-print" not in html(app)
        assert "CHỈ TIÊU CHỦ YẾU" in shown(app)

    def test_one_that_cannot_be_drawn(self, page, printed_library, monkeypatch):
        monkeypatch.setattr(Library, "page_image", lambda *_: None)
        st.cache_data.clear()
        assert "Không vẽ được trang này" in shown(page("doc=77-NQ/TU&page=1", printed_library))
        st.cache_data.clear()

    def test_a_text_file_has_none(self, page):
        app = page(f"doc={REAL}&page=1")
        assert "Cách đọc: không chia trang · tệp chữ · 99 % âm tiết hợp lệ" in shown(app)
        assert not {"printed-show", "printed-hide"} & {button.key for button in app.button}
        assert "nq-print" not in html(app)


class TestErrors:
    def test_a_library_that_cannot_be_opened(self, page, tmp_path):
        (tmp_path / "settings.json").write_text('{"modle": "x"}')
        app = page(library=tmp_path)
        assert "Không mở được kho văn bản" in shown(app)
        assert "modle" in shown(app)
        assert to_copy(app) == ["nghiquyet doctor"]

    def test_one_that_breaks_while_asking(self, page, monkeypatch):
        def fail(*_: object, **__: object) -> None:
            raise LibraryUnusable("Hỏng <b>giữa</b> chừng.")

        monkeypatch.setattr(Library, "ask", fail)
        app = page(f"q={GINSENG}")
        assert "Hỏng &lt;b&gt;giữa&lt;/b&gt; chừng." in html(app)


class TestSessions:
    def test_they_share_the_library_and_nothing_else(self, page, monkeypatch):
        opened = []
        real_open = Library.open.__func__
        monkeypatch.setattr(Library, "open", classmethod(lambda *a, **k: opened.append(a) or real_open(*a, **k)))
        first = page(f"q={GINSENG}")
        second = page("q=giá vàng hôm nay là bao nhiêu?")
        first.run()
        assert "476 ha" in shown(first)
        assert "Chưa có câu trả lời" in shown(second)
        assert len(opened) == 1


class TestHostileDocument:
    @pytest.mark.parametrize(
        "address", ["", "q=Diện tích trồng cây mắc ca đạt bao nhiêu?", "doc=99-NQ/TU", "q=<script>hacked=self</script>"]
    )
    def test_nothing_of_it_is_html(self, page, hostile_library, address):
        app = page(address, hostile_library)
        shown(app)
        assert re.findall(r"<(?:script|img|svg|i|b>r)[ >]|javascript:[^&]*\"[ >]", html(app)) == []
        assert "&lt;script&gt;hacked=self&lt;/script&gt;" in html(app) or not address
