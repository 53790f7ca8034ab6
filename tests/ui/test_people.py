"""Two people at once, who share the library and nothing else: one changes it while the other asks."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from library import Library
from tests.ui.browsing import ask, figure, settled
from tests.ui.pages import GINSENG, REAL, SHORT

pytestmark = pytest.mark.browser

GRDP = "tốc độ tăng trưởng GRDP là bao nhiêu?"
SENT = SHORT.format(number=28)
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def library(sample_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library that both change."""
    return Path(shutil.copytree(sample_library, tmp_path_factory.mktemp("shared") / "library"))


def test_each_asks_and_one_takes_away_what_the_other_reads(visit: Open, library: Path) -> None:
    first, second = visit("", library), visit("", library, stranger=True)
    ask(first, GINSENG)
    ask(second, GRDP)
    expect(figure(first, "476 ha")).to_be_visible()
    expect(figure(second, "tăng từ 9,5% trở lên")).to_be_visible()
    expect(first.get_by_role("textbox", name="Câu hỏi")).to_have_value(GINSENG)

    home = second.url.partition("?")[0]
    second.goto(f"{home}kho?part=documents&doc={REAL}")
    second.get_by_role("button", name="Gỡ khỏi kho").click()
    second.get_by_role("button", name="Gỡ văn bản này").click()
    expect(second.get_by_role("button", name="Hoàn tác: đưa lại vào kho")).to_be_visible()
    # What the first one reads stays until they ask anew; what they ask comes from what is left.
    expect(figure(first, "476 ha")).to_be_visible()
    ask(first, GRDP)
    expect(first.locator(".nq-sample").first).to_be_visible()
    expect(first.get_by_text("26-NQ/TU ›")).to_have_count(0)

    settled(second).get_by_role("button", name="Hoàn tác: đưa lại vào kho").click()
    expect(second.get_by_text("3 trên 3")).to_be_visible()
    expect(second).to_have_url(re.compile(r"/kho\?part=documents$"))
    first.goto(f"{home}?q={GINSENG}")
    expect(figure(first, "476 ha")).to_be_visible()


def test_a_pdf_is_sent_and_asked_by_both(visit: Open, library: Path, printed_library: Path) -> None:
    asked = "Diện tích trồng mới cây đương quy là bao nhiêu?"
    first, second = visit("kho?part=adding", library), visit(f"?q={asked}", library, stranger=True)
    expect(second.get_by_text("Chưa có câu trả lời trong kho")).to_be_visible()
    first.locator("input[type=file]").set_input_files(printed_library.parent / "77-NQ-TU.pdf")
    first.get_by_role("button", name="Đưa 1 tệp vào kho").click()
    expect(first.get_by_text("1 tệp đã vào kho")).to_be_visible()
    ask(second, f"{asked} ")
    first.get_by_role("link", name="Hỏi các văn bản này").click()
    ask(first, asked)
    for page in (first, second):
        expect(figure(page, "321 ha")).to_be_visible()
    first.get_by_role("link", name="Mở văn bản tại đoạn này").first.click()
    expect(first.locator(".nq-doc mark")).to_contain_text("321 ha")
    first.get_by_role("button", name="Xem trang gốc").click()
    expect(first.locator(".nq-print img")).to_be_visible()
    expect(first.locator(".nq-print .nq-frame")).to_be_visible()


def test_a_reload_in_the_middle_of_an_upload(visit: Open, library: Path) -> None:
    file = {"name": "28.txt", "mimeType": "text/plain", "buffer": SENT.encode()}
    with Library.open(library) as busy, busy._store.writer():
        first = visit("kho?part=adding", library)
        first.locator("input[type=file]").set_input_files(file)
        first.get_by_role("button", name="Đưa 1 tệp vào kho").click()
        expect(first.get_by_text("đang được ghi bởi")).to_be_visible()
        first.reload()
        expect(first.get_by_text("đang được ghi bởi")).to_be_visible()
    second = visit("kho?part=documents", library, stranger=True)
    for page in (first, second):
        expect(page.get_by_text("1 tệp đã vào kho").first).to_be_visible()
        expect(page.locator("a[href*='28-nq-tu.kon-tum.2024-10-22']").first).to_be_visible()


def test_a_thumb_down_is_kept_with_its_remark(visit: Open, library: Path) -> None:
    page = visit(f"?q={GINSENG}", library)
    page.get_by_role("radio", name="Thumbs down").click()
    page.get_by_role("textbox", name="Điều gì chưa đúng?").fill("nhầm <b>kỳ</b>")
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.get_by_text("Đã ghi góp ý vào")).to_contain_text("feedback.jsonl")
    (kept,) = map(json.loads, (library / "feedback.jsonl").read_text("utf-8").splitlines())
    assert (kept["question"], kept["good"], kept["remark"]) == (GINSENG, False, "nhầm <b>kỳ</b>")
    expect(page.get_by_test_id("stFeedback")).to_have_count(0)
    expect(figure(page, "476 ha")).to_be_visible()
