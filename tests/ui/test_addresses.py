"""Each page by its address alone, in a browser that was never here: the same is shown, and nobody else is asked."""

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import settled
from tests.ui.pages import GINSENG, MADE_UP, REAL

pytestmark = pytest.mark.browser

# The address, what stands on the page only in that state, and how often or with what words.
ADDRESSES = [
    (f"?q={GINSENG}", ".nq-figure", "476 ha"),
    ("?q=giá vàng hôm nay là bao nhiêu?", ".nq-note", "Chưa có câu trả lời trong kho"),
    (f"?q={GINSENG}&lang=en", ".st-key-foot button[disabled]", "English"),
    ("tra-cuu?q=sâm Ngọc Linh&year=2024&sort=newest&shown=20", ".nq-hit", 20),
    (f"van-ban?doc={REAL}&at=2900-3027", ".nq-doc mark", "Sâm Ngọc Linh"),
    (f"van-ban?doc={REAL}&find=dang vien&n=2", ".nq-found", "2/"),
    (f"chi-tieu?in={MADE_UP}&row={quote(MADE_UP + '#5')}", ".nq-target .nq-headline", ""),
    ("chi-tieu?view=indicators", "[data-testid=stDataFrame]", ""),
    (f"so-sanh?a={REAL}&b={MADE_UP}", ".nq-line-of", ""),
    (f"so-sanh?a={REAL}&b={MADE_UP}&tab=toan-van", ".nq-pair ins", ""),
    (f"trich-dan?centre={REAL}", 'iframe[title*="st_link_analysis"]', ""),
    ("trich-dan?tab=wanted&find=26-CT", ".nq-line", "1 trên 8"),
    ("kho?part=documents&find=23-nq", ".nq-line", "1 trên 3"),
    (f"kho?part=documents&doc={REAL}", ".nq-told", "26-NQ/TU"),
    ("kho?part=adding", "[data-testid=stFileUploader]", ""),
    ("kho?part=health", "[data-testid=stNumberInput]", ""),
    ("kho?part=backup", "[data-testid=stFileUploader]", ""),
]


def test_every_page_in_a_new_context(visit: Callable[..., Page]) -> None:
    page = visit(stranger=True)
    home = page.url
    for address, place, said in ADDRESSES:
        page.goto(home + address)
        # Until here frame by frame: expect looks once a second in the end.
        shown = settled(page).locator(place)
        if isinstance(said, int):
            expect(shown).to_have_count(said)
        else:
            expect(shown.filter(has_text=said).first).to_be_visible()
        settled(page)
        asked, stands = (parse_qs(urlsplit(url).query) for url in (home + address, page.url))
        assert stands == asked, address
    # The bar of pages leads to the others in the session that is there.
    for named, title in (("Tra cứu", "Từ cần tìm"), ("Hỏi", "Câu hỏi")):
        page.get_by_role("link", name=named, exact=True).first.click()
        expect(page.get_by_role("textbox", name=title)).to_be_visible()
