"""Each page with something on it, in light and dark, as axe-core judges it; and the way of somebody with a keyboard."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, figure, settled
from tests.ui.pages import GINSENG, MADE_UP, REAL

pytestmark = pytest.mark.browser

PAGES = {
    "": ".nq-row",
    f"?q={quote(GINSENG)}": ".nq-figure",
    f"?q={quote('giá vàng hôm nay là bao nhiêu?')}": ".nq-note",
    f"tra-cuu?q={quote('Sâm Ngọc Linh')}": "[data-testid=stSidebar] [class*=st-key-searching-]",
    "van-ban": "[data-testid=stDataFrame]",
    f"van-ban?doc={REAL}&at=2900-3027&side=targets": ".nq-doc mark",
    "chi-tieu": "[data-testid=stDataFrame]",
    f"so-sanh?a={REAL}&b={MADE_UP}": ".nq-part, h1",
    f"trich-dan?centre={REAL}": ".nq-nodes",
    f"trich-dan?tab=validity&centre={REAL}": ".nq-force, h2",
    f"kho?part=documents&doc={REAL}": "h1, h2",
    "kho?part=adding": "[data-testid=stFileUploader]",
}
PRINTED = "van-ban?doc=77-NQ/TU&at=267-329&page=2"
JUDGED = """async (rules) => {
    const found = await axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
    return found.violations
        .filter(one => ["serious", "critical"].includes(one.impact))
        .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html} — ${node.failureSummary}`));
}"""
IN_SCHEME = """scheme => {
    const app = document.querySelector(".stApp");
    return getComputedStyle(app).colorScheme === scheme
        && document.getAnimations().every(one => one.playState !== "running" || one.effect.getTiming().iterations > 9);
}"""
Open = Callable[..., Page]


def faults(page: Page) -> list[str]:
    """What axe finds on a page: all of it in light; in dark, colours."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = []
    for scheme, rules in (("light", None), ("dark", ["color-contrast"])):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_function(IN_SCHEME, arg=scheme)
        found += [f"{scheme} {one}" for one in page.evaluate(JUDGED, rules)]
    return found


def test_nothing_serious(visit: Open) -> None:
    # One tab goes to them all: a new one reads all scripts of the app anew.
    page = visit()
    home, found = page.url, []
    for address, place in PAGES.items():
        page.emulate_media(color_scheme="light", reduced_motion="no-preference")
        page.goto(home + address)
        # Until here frame by frame: expect looks once a second in the end.
        expect(settled(page).locator(place).first).to_be_visible()
        found += [f"{address} {one}" for one in faults(settled(page))]
        assert page.evaluate("document.documentElement.lang") == "vi", address
    assert found == []


def test_nothing_serious_beside_a_printed_page(visit: Open, printed_library: Path) -> None:
    page = visit(PRINTED, printed_library)
    expect(page.locator(".nq-frame")).to_be_visible()
    assert faults(settled(page)) == []


def test_from_a_question_to_the_passage_and_back_by_keyboard(visit: Open) -> None:
    page = visit()
    expect(page.get_by_role("textbox", name="Câu hỏi")).to_be_visible()
    ask(page, GINSENG)
    expect(figure(page, "476 ha")).to_be_visible()
    settled(page)
    walk(page, "Mở văn bản tại đoạn này")
    page.keyboard.press("Enter")
    expect(page.locator(".nq-p.cited")).to_be_focused()
    expect(page.locator(".nq-p.cited")).to_be_in_viewport()
    settled(page)
    back = walk(page, "Về câu trả lời", most=4)
    expect(back).to_have_css("position", "static")
    page.keyboard.press("Enter")
    expect(figure(page, "476 ha")).to_be_visible()


def walk(page: Page, name: str, most: int = 12):  # type: ignore[no-untyped-def]
    """Press Tab until the link with this name has the focus."""
    reached = page.locator("a:focus", has_text=name)
    for _ in range(most):
        page.keyboard.press("Tab")
        if reached.count():
            break
    expect(reached).to_be_visible()
    assert reached.evaluate("link => getComputedStyle(link).outlineStyle") == "solid"
    return reached
