"""The pages Hỏi and Văn bản in Chromium, as a person drives them."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import docx
import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.ui.browsing import ask, figure, settled, taken
from tests.ui.pages import GINSENG, REAL

pytestmark = pytest.mark.browser

ADDRESS = "26-NQ/TU › II › 1 › 1.1 › gạch 3"
CITATION = "gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum"
CITED = "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha"
OPEN = "Mở văn bản tại đoạn này"
Open = Callable[..., Page]


def test_from_a_question_to_the_passage_and_back(visit: Open) -> None:
    page = visit()
    ask(page, GINSENG)
    expect(figure(page, "476 ha")).to_be_visible()
    expect(page.locator(".nq-quote mark")).to_have_text("476 ha")
    expect(page.locator(".nq-at a")).to_have_text(ADDRESS)
    expect(page.locator(".nq-copy").first).to_contain_text(CITATION)

    page.get_by_role("link", name=OPEN).first.click()
    cited = page.locator(".nq-doc mark")
    expect(cited).to_contain_text(CITED)
    expect(page.locator(".nq-where")).to_contain_text(ADDRESS)
    expect(cited).to_be_in_viewport(ratio=0.9)

    page.locator(".nq-go", has_text="Về câu trả lời").click()
    expect(figure(page, "476 ha")).to_be_visible()
    # and by the browser's own buttons
    page.go_back()
    expect(cited).to_contain_text(CITED)
    page.go_back()
    expect(figure(page, "476 ha")).to_be_visible()
    expect(page.get_by_role("textbox", name="Câu hỏi")).to_have_value(GINSENG)


def test_the_citation_is_copied_and_the_quote_with_it(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}", permissions=["clipboard-read", "clipboard-write"])
    copied = "async said => (await navigator.clipboard.readText()) === said"
    page.get_by_role("button", name="Chép", exact=True).first.click()
    page.wait_for_function(copied, arg=CITATION)
    page.get_by_role("button", name="Chép để dán").click()
    whole = page.get_by_test_id("stPopoverBody")
    expect(whole).to_contain_text(f"“{CITED}")
    expect(whole).to_contain_text(f"” ({CITATION}).")
    said = whole.locator(".nq-copy code").text_content()
    whole.get_by_role("button", name="Chép", exact=True).click()
    expect(whole.get_by_text("Đã chép")).to_be_visible()
    page.wait_for_function(copied, arg=said)


def test_evidence_sheets_are_taken_along(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    page.get_by_role("button", name="Tải phiếu trích dẫn").click()
    sheets = dict(taken(page, name) for name in ("Word (.docx)", "PDF (.pdf)", "Văn bản thuần (.txt)"))
    assert list(sheets) == [f"phieu-trich-dan-26-NQ-TU.{suffix}" for suffix in ("docx", "pdf", "txt")]
    word, pdf, text = sheets.values()
    said = {
        "docx": "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs),
        "pdf": "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages),
        "txt": text.decode(),
    }
    for found in said.values():
        assert "476 ha" in found
        assert CITATION in " ".join(found.split())


def test_why_is_told_when_it_is_asked(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    page.get_by_text("Vì sao trả lời như vậy").click()
    expect(page.locator(".nq-trace")).to_contain_text("Sâm Ngọc Linh 476 ha")
    expect(page.locator(".nq-trace")).to_be_visible()


def test_the_contents_lead_into_the_text(visit: Open) -> None:
    page = visit(f"?doc={REAL}")
    heading = page.locator(".nq-doc .nq-p", has_text="III. TỔ CHỨC THỰC HIỆN").first
    expect(heading).to_be_attached()
    expect(heading).not_to_be_in_viewport()
    page.locator(".nq-toc a", has_text="III. TỔ CHỨC THỰC HIỆN").click()
    expect(heading).to_be_in_viewport()
    # the page is still the same, and goes on working
    page.get_by_role("link", name="Văn bản trong kho").click()
    expect(page.get_by_text("3 trên 3 văn bản")).to_be_visible()


def test_a_page_as_printed_frames_the_passage(visit: Open, printed_library: Path) -> None:
    page = visit(f"?q={quote('Diện tích trồng mới cây đương quy là bao nhiêu?')}", printed_library)
    expect(page.locator(".nq-figure .nq-badge")).to_have_text("OCR 87 %")
    page.get_by_role("link", name=OPEN).first.click()
    expect(page.locator(".nq-frame")).to_be_in_viewport()
    # the line is the second of its page, 20 points below 750 of 842; its letters stand on that height
    page.wait_for_function(
        """() => {
            const image = document.querySelector(".nq-print img"), framed = document.querySelector(".nq-frame");
            if (!image || !framed || image.naturalWidth <= 600) return false;
            const print = image.getBoundingClientRect(), frame = framed.getBoundingClientRect();
            const bottom = (frame.bottom - print.top) / print.height, left = (frame.left - print.left) / print.width;
            return Math.abs(bottom - (842 - 730) / 842) < 0.01 && Math.abs(left - 72 / 595) < 0.02;
        }"""
    )
    page.get_by_role("button", name="Ẩn trang gốc").click()
    expect(page.locator(".nq-print")).to_have_count(0)
    expect(page.locator(".nq-doc mark")).to_contain_text("321 ha")


def test_by_keyboard_alone(visit: Open) -> None:
    page = visit()
    box = page.get_by_role("textbox", name="Câu hỏi")
    expect(box).to_be_focused()
    page.keyboard.type(GINSENG)
    page.keyboard.press("Enter")
    expect(figure(page, "476 ha")).to_be_visible()
    expect(box).to_be_focused()
    settled(page)
    opener = page.get_by_role("link", name=OPEN).first
    for _ in range(12):
        page.keyboard.press("Tab")
        if opener.evaluate("element => element === document.activeElement"):
            break
    expect(opener).to_be_focused()
    expect(opener).to_have_css("outline-style", "solid")
    page.keyboard.press("Enter")
    expect(page.locator(".nq-doc mark")).to_contain_text(CITED)


def test_what_is_asked_next_is_seen_from_its_beginning(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    page.set_viewport_size({"width": 1000, "height": 400})
    page.locator(".st-key-next button").first.click()
    expect(page.get_by_role("textbox", name="Câu hỏi")).not_to_have_value(GINSENG)
    expect(page.locator(".nq-figure, .nq-verdict, .nq-kind").first).to_be_in_viewport()
    page.locator(".st-key-history button").first.click()
    expect(figure(page, "476 ha")).to_be_visible()


# Each width and each scheme once: colours make nothing wider.
@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_nothing_is_wider_than_the_window(visit: Open, width: int, scheme: str) -> None:
    page = visit(viewport={"width": width, "height": 900}, color_scheme=scheme)
    home = page.url
    for address in ("", f"?q={quote(GINSENG)}", f"?doc={REAL}&at=2900-3027"):
        page.goto(home + address)
        expect(page.locator(".nq-row, .nq-figure, .nq-doc mark").first).to_be_visible()
        settled(page)
        page.wait_for_function("width => document.querySelector('.stMain').scrollWidth <= width", arg=width)
        ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        light = sum(map(int, re.findall(r"\d+", ground)[:3])) > 3 * 128
        assert light == (scheme == "light")
