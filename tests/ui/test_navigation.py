"""From page to page: the way back that the reader knows, and one step of the browser's history for each."""

import re
from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import figure, settled
from tests.ui.pages import GINSENG, REAL, html, leads, to_copy
from ui import language

WORDS = "Sâm Ngọc Linh"
Open = Callable[..., Page]


class TestTheWayBack:
    @pytest.mark.parametrize(
        ("origin", "said", "target"),
        [
            (f"?q={GINSENG}&in=a&year=2024", "Về câu trả lời", {"to": "", "q": GINSENG, "in": "a", "year": "2024"}),
            ("?in=a", "Về trang Hỏi", {"to": "", "in": "a"}),
            ("tra-cuu?q=a%26b%3D1 %2B c", "Về kết quả tra cứu", {"to": "tra-cuu", "q": "a&b=1 + c"}),
            ("chi-tieu?", "Về chỉ tiêu", {"to": "chi-tieu"}),
            ("so-sanh?a=x&b=y&tab=van-ban", "Về so sánh", {"to": "so-sanh", "a": "x", "b": "y", "tab": "van-ban"}),
            ("trich-dan?centre=x", "Về trích dẫn", {"to": "trich-dan", "centre": "x"}),
            ("kho?part=documents", "Về kho tài liệu", {"to": "kho", "part": "documents"}),
            # nowhere but within the app
            ("https://x.test/?q=1", "Văn bản trong kho", {"to": "van-ban"}),
            ("//x.test?q=1", "Văn bản trong kho", {"to": "van-ban"}),
            ("javascript:alert(1)?", "Văn bản trong kho", {"to": "van-ban"}),
            ("van-ban?doc=x", "Văn bản trong kho", {"to": "van-ban"}),
            ("", "Văn bản trong kho", {"to": "van-ban"}),
        ],
    )
    def test_it_leads_to_where_one_came_from(self, page, origin, said, target):
        app = page(urlencode({"doc": REAL, "from": origin}))
        assert leads(app, said) == target
        assert re.findall(r'href="(?!\./|#)[^"]*', html(app)) == []

    def test_a_page_gives_it_along_and_the_reader_keeps_it(self, page):
        app = page(urlencode({"q": f"{GINSENG} & a=1", "exact": "1"}))
        origin = leads(app, "Mở văn bản tại đoạn này")["from"]
        assert origin == f"?q={GINSENG} %26 a%3D1&exact=1"
        app = page(urlencode({"doc": REAL, "at": "2900-3027", "from": origin}))
        assert leads(app, "Về câu trả lời") == {"to": "", "q": f"{GINSENG} & a=1", "exact": "1"}
        assert leads(app, "#")["from"] == origin
        # what is given to others has no part in it
        assert not any("from=" in said for said in to_copy(app))

    def test_it_speaks_english(self, page):
        app = page(urlencode({"doc": REAL, "from": f"tra-cuu?q={WORDS}", "lang": "en"}))
        assert leads(app, "Back to the search") == {"to": "tra-cuu", "q": WORDS, "lang": "en"}
        assert set(language.NAMES) == {"vi", "en"}


@pytest.mark.browser
def test_every_page_is_one_step_of_the_history_and_the_session_goes_on(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    expect(figure(page, "476 ha")).to_be_visible()
    page.evaluate("window.session = 1")
    steps = page.evaluate("history.length")
    page.get_by_role("link", name="Xem mọi đoạn").click()
    expect(page.get_by_role("link", name="Mở tại đoạn này").first).to_be_visible()
    settled(page).evaluate("document.querySelector('.stMain').scrollTo(0, 300)")
    page.wait_for_function("history.state && history.state.top === 300")
    page.get_by_role("link", name="Mở tại đoạn này").first.evaluate("link => link.click()")
    expect(page.locator(".nq-doc .cited").first).to_be_in_viewport()
    expect(page.get_by_role("link", name="Về kết quả tra cứu").first).to_be_visible()
    settled(page)
    page.wait_for_function("steps => history.length === steps + 2", arg=steps)

    page.go_back()
    expect(page.get_by_role("link", name="Mở tại đoạn này").first).to_be_visible()
    settled(page)
    page.wait_for_function("document.querySelector('.stMain').scrollTop === 300")
    page.go_back()
    expect(figure(page, "476 ha")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator(".nq-doc .cited").first).to_be_in_viewport()
    page.get_by_role("link", name="Về kết quả tra cứu").first.click()
    expect(page.get_by_role("link", name="Mở tại đoạn này").first).to_be_visible()
    assert page.evaluate("window.session") == 1, "the page was loaded anew"
