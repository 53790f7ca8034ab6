"""The app in Chromium, as a person drives it. No request may leave this machine."""

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import docx
import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, WebSocket, expect

pytestmark = pytest.mark.browser

GINSENG = "chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?"
ADDRESS = "26-NQ/TU › II › 1 › 1.1 › gạch 3"
CITATION = "gạch đầu dòng thứ 3, điểm 1.1, khoản 1, mục II Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum"
CITED = "- Diện tích trồng mới các loại cây: Cây cà phê xứ lạnh 180 ha; cây mía 479 ha; Sâm Ngọc Linh 476 ha"
# The first page waits for the library and the first answer for the model, on a machine that may be busy.
PATIENCE = 60_000
Open = Callable[..., Page]


class Watched:
    """What the browser asked for and what went wrong in it."""

    def __init__(self, context: BrowserContext) -> None:
        self.hosts: set[str | None] = set()
        self.faults: list[str] = []
        context.on("request", self._request)
        context.on("page", self._page)

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).scheme not in ("data", "blob"):
            self.hosts.add(urlsplit(request.url).hostname)

    def _socket(self, socket: WebSocket) -> None:
        self.hosts.add(urlsplit(socket.url).hostname)

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(dialog.message)
        dialog.dismiss()

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.faults.append(str(error)))


@pytest.fixture
def visit(browser: Browser, serve: Callable[[Path], str], sample_library: Path) -> Iterator[Open]:
    """A function that opens the app at an address, each time in a new context: another person, or a new tab."""
    contexts: list[tuple[BrowserContext, Watched]] = []

    def show(address: str = "", library: Path = sample_library, **settings: object) -> Page:
        context = browser.new_context(locale="vi-VN", **settings)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append((context, Watched(context)))
        page = context.new_page()
        page.goto(serve(library) + address)
        return page

    expect.set_options(timeout=PATIENCE)
    yield show
    for context, watched in contexts:
        assert watched.hosts == {"127.0.0.1"}
        assert watched.faults == []
        context.close()


def ask(page: Page, question: str) -> None:
    box = page.get_by_role("textbox", name="Câu hỏi")
    box.fill(question)
    box.press("Enter")


def cited_is_in_view(page: Page) -> bool:
    return bool(
        page.evaluate(
            """() => {
                const box = document.querySelector(".nq-doc mark").getBoundingClientRect();
                return box.top >= 0 && box.bottom <= innerHeight;
            }"""
        )
    )


def test_from_a_question_to_the_passage_and_back(visit: Open) -> None:
    page = visit()
    ask(page, GINSENG)
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    expect(page.locator(".nq-quote mark")).to_have_text("476 ha")
    expect(page.locator(".nq-at a")).to_have_text(ADDRESS)
    expect(page.get_by_test_id("stCode").first).to_contain_text(CITATION)

    page.get_by_role("button", name="Mở văn bản tại đoạn này").first.click()
    expect(page.locator(".nq-doc mark")).to_contain_text(CITED)
    expect(page.locator(".nq-where")).to_contain_text(ADDRESS)
    page.wait_for_function("document.querySelector('.nq-doc mark').getBoundingClientRect().top < innerHeight")
    assert cited_is_in_view(page)

    page.get_by_role("button", name="Về câu trả lời").click()
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    # and by the browser's own buttons
    page.go_back()
    expect(page.locator(".nq-doc mark")).to_contain_text(CITED)
    page.go_back()
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    expect(page.get_by_role("textbox", name="Câu hỏi")).to_have_value(GINSENG)


def test_links_open_the_same_in_a_new_context(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    expect(page.get_by_role("textbox", name="Câu hỏi")).to_have_value(GINSENG)
    # the address of a quote is a link too, and knows the way back
    page.locator(".nq-at a").click()
    expect(page.locator(".nq-doc mark")).to_contain_text(CITED)
    expect(page.get_by_role("button", name="Về câu trả lời")).to_be_visible()
    again = visit(f"?{urlsplit(page.url).query}")
    expect(again.locator(".nq-doc mark")).to_contain_text(CITED)


def test_a_question_without_accents(visit: Open) -> None:
    page = visit()
    ask(page, "chi tieu trong sam ngoc linh la bao nhieu?")
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    expect(page.get_by_text("Đã hiểu là")).to_contain_text("chỉ tiêu trồng sâm ngọc linh")


def test_a_refusal_shows_what_came_nearest(visit: Open) -> None:
    page = visit()
    ask(page, "giá vàng hôm nay là bao nhiêu?")
    expect(page.get_by_text("Chưa có câu trả lời trong kho")).to_be_visible()
    expect(page.locator(".nq-card").first).to_be_visible()
    expect(page.locator(".nq-figure")).to_have_count(0)


def test_the_citation_is_copied_and_the_quote_with_it(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy to clipboard").first.click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) !== ''")
    assert page.evaluate("navigator.clipboard.readText()") == CITATION
    page.get_by_role("button", name="Chép để dán").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Copy to clipboard").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('“')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{CITED}")
    assert copied.endswith(f"” ({CITATION}).")


def test_evidence_sheets_are_taken_along(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    page.get_by_role("button", name="Tải phiếu trích dẫn").click()
    taken = {}
    for name in ("Word (.docx)", "PDF (.pdf)", "Văn bản thuần (.txt)"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        taken[waiting.value.suggested_filename] = waiting.value.path().read_bytes()
    word, pdf, text = taken.values()
    assert list(taken) == [f"phieu-trich-dan-26-NQ-TU.{suffix}" for suffix in ("docx", "pdf", "txt")]
    said = {
        "docx": "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs),
        "pdf": "\n".join(sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages),
        "txt": text.decode(),
    }
    for found in said.values():
        assert "476 ha" in found
        assert CITATION in " ".join(found.split())


def test_a_thumb_down_is_kept_with_its_remark(visit: Open, hostile_library: Path) -> None:
    asked = "Diện tích trồng cây mắc ca đạt bao nhiêu?"
    page = visit(f"?q={quote(asked)}", hostile_library)
    page.get_by_role("radio", name="Thumbs down").click()
    page.get_by_role("textbox", name="Điều gì chưa đúng?").fill("nhầm <b>kỳ</b>")
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.get_by_text("Đã ghi góp ý vào")).to_contain_text("feedback.jsonl")
    (kept,) = map(json.loads, (hostile_library / "feedback.jsonl").read_text("utf-8").splitlines())
    assert (kept["question"], kept["good"], kept["remark"]) == (asked, False, "nhầm <b>kỳ</b>")
    expect(page.get_by_test_id("stFeedback")).to_have_count(0)
    expect(page.locator(".nq-figure")).to_have_text("321 ha")


def test_why_is_told_when_it_is_asked(visit: Open) -> None:
    page = visit(f"?q={quote(GINSENG)}")
    page.get_by_text("Vì sao trả lời như vậy").click()
    expect(page.locator(".nq-trace")).to_contain_text("Sâm Ngọc Linh 476 ha")
    expect(page.locator(".nq-trace")).to_be_visible()


def test_the_contents_lead_into_the_text(visit: Open) -> None:
    page = visit("?doc=26-nq-tu.kon-tum.2024-10-22")
    heading = page.locator(".nq-doc .nq-p", has_text="III. TỔ CHỨC THỰC HIỆN").first
    expect(heading).not_to_be_in_viewport()
    page.locator(".nq-toc a", has_text="III. TỔ CHỨC THỰC HIỆN").click()
    expect(heading).to_be_in_viewport()
    # the page is still the same, and goes on working
    page.get_by_role("button", name="Văn bản trong kho").click()
    expect(page.get_by_text("3 trên 3 văn bản")).to_be_visible()


def test_a_page_as_printed_frames_the_passage(visit: Open, printed_library: Path) -> None:
    page = visit(f"?q={quote('Diện tích trồng mới cây đương quy là bao nhiêu?')}", printed_library)
    expect(page.locator(".nq-figure .nq-badge")).to_have_text("OCR 87 %")
    page.get_by_role("button", name="Mở văn bản tại đoạn này").first.click()
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
    box.focus()
    page.keyboard.type(GINSENG)
    page.keyboard.press("Enter")
    expect(page.locator(".nq-figure")).to_have_text("476 ha")
    expect(box).to_be_focused()
    opener = page.get_by_role("button", name="Mở văn bản tại đoạn này").first
    for _ in range(8):
        page.keyboard.press("Tab")
        if opener.evaluate("element => element === document.activeElement"):
            break
    assert opener.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".nq-doc mark")).to_contain_text(CITED)


def test_two_people_at_once(visit: Open) -> None:
    first, second = visit(), visit()
    ask(first, GINSENG)
    ask(second, "tốc độ tăng trưởng GRDP là bao nhiêu?")
    expect(first.locator(".nq-figure")).to_have_text("476 ha")
    expect(second.locator(".nq-figure")).to_have_text("tăng từ 9,5% trở lên")
    expect(first.get_by_role("textbox", name="Câu hỏi")).to_have_value(GINSENG)


# Each width and each scheme once: colours make nothing wider.
@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_nothing_is_wider_than_the_window(visit: Open, width: int, scheme: str) -> None:
    for address in ("", f"?q={quote(GINSENG)}", "?doc=26-nq-tu.kon-tum.2024-10-22&at=2900-3027"):
        page = visit(address, viewport={"width": width, "height": 900}, color_scheme=scheme)
        expect(page.locator(".nq-row, .nq-figure, .nq-doc mark").first).to_be_visible()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= width
        ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
        light = sum(map(int, re.findall(r"\d+", ground)[:3])) > 3 * 128
        assert light == (scheme == "light")


class TestHostileDocument:
    """HTML, Markdown, formulas and emoji names in a file's name, title, headings and text stay letters."""

    def unharmed(self, page: Page) -> None:
        page.wait_for_timeout(200)
        assert page.evaluate("typeof window.hacked") == "undefined"
        inside = ".stMain :is(.stHtml, button) :is(script, img, svg[onload], i, .katex, [href^='javascript:'])"
        assert page.locator(inside).count() == 0

    def test_on_the_first_page(self, visit: Open, hostile_library: Path) -> None:
        page = visit("", hostile_library)
        expect(page.locator(".nq-row")).to_contain_text('<script>hacked=self</script> phát triển "cây" mắc ca $x^y$')
        self.unharmed(page)
        example = page.get_by_role("button", name="Diện tích cây mắc ca")
        expect(example).to_contain_text("vàng $x^y$ <script>hacked=self</script> là bao nhiêu?")
        example.click()
        expect(page.locator(".nq-figure")).to_have_text("321 ha")
        self.unharmed(page)

    def test_in_an_answer(self, visit: Open, hostile_library: Path) -> None:
        page = visit(f"?q={quote('Diện tích trồng cây mắc ca <b>đạt</b> bao nhiêu?')}", hostile_library)
        expect(page.locator(".nq-figure")).to_have_text("321 ha")
        expect(page.locator(".nq-quote")).to_contain_text(
            "**vàng** $x^y$ <script>hacked=self</script> đạt 321 ha :smile:."
        )
        expect(page.locator(".nq-under")).to_contain_text('<img src=x onerror="hacked=self">')
        self.unharmed(page)

    def test_in_the_reader(self, visit: Open, hostile_library: Path) -> None:
        page = visit("?doc=99-NQ/TU", hostile_library)
        expect(page.locator(".nq-head")).to_contain_text(
            '<img src=x onerror="hacked=self"> *đậm* $x^y$ :smile: & `mã`.txt'
        )
        expect(page.locator(".nq-doc")).to_contain_text(
            '<a href="javascript:hacked=self">mới</a> \'và\' "cũ" đạt 45 người.'
        )
        expect(page.locator(".nq-toc")).to_contain_text('<svg onload="hacked=self">')
        self.unharmed(page)

    def test_in_an_address(self, visit: Open, sample_library: Path) -> None:
        page = visit(f"?doc={quote('<img src=x onerror=hacked=self>')}", sample_library)
        expect(page.get_by_text("Không có văn bản «<img src=x onerror=hacked=self>»")).to_be_visible()
        self.unharmed(page)
