"""A served app and a browser, for the tests that need both, and documents that try to break out of their place."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import streamlit as st
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from streamlit.testing.v1 import AppTest

from library import Library
from scripts.serving import QUIET, NotServed, chromium, served
from tests.ui.browsing import PATIENCE, Watched
from tests.ui.pages import Open

ROOT = Path(__file__).resolve().parents[2]
# Each holds the engine: 850 MB when it has answered.
SERVED_AT_ONCE = 3


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, sample_library: Path) -> Iterator[Open]:
    """A function that opens the app at an address, without a browser."""

    def show(address: str = "", library: Path = sample_library) -> AppTest:
        monkeypatch.setenv("NGHIQUYET_LIBRARY", str(library))
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        for name, values in parse_qs(address).items():
            app.query_params[name] = values
        return app.run()

    yield show
    st.cache_resource.clear()


def _page_alone(name: str) -> None:
    # Run by AppTest from its source: it needs imports of its own.
    from importlib import import_module

    import streamlit as st

    from errors import NghiquyetError
    from library import Library
    from settings import default_library
    from ui import language, route, states

    @st.cache_resource(max_entries=9)
    def opened(folder: object) -> Library:
        return Library.open(folder, must_exist=False)

    language.read_address()
    try:
        import_module(f"ui.{name}").show(opened(default_library()), route.here())
    except NghiquyetError as error:
        states.error(error)


@pytest.fixture(scope="module")
def _one_library() -> Iterator[None]:
    """Libraries stay open for the tests of a module."""
    yield
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, sample_library: Path, _one_library: None) -> Callable[..., AppTest]:
    """A function that opens one page by its name, without the bar of pages, at an address."""

    def show(name: str, parameters: str = "", library: Path = sample_library) -> AppTest:
        monkeypatch.setenv("NGHIQUYET_LIBRARY", str(library))
        app = AppTest.from_function(_page_alone, default_timeout=120, args=(name,))
        for key, values in parse_qs(parameters).items():
            app.query_params[key] = values
        return app.run()

    return show


# Every place that is shown holds HTML, Markdown, a formula, an emoji's name and quotes.
HOSTILE_FILE = '<img src=x onerror="hacked=self"> *đậm* $x^y$ :smile: & `mã`.txt'
HOSTILE = """TỈNH ỦY KON TUM

*

Số 99-NQ/TU

   ĐẢNG CỘNG SẢN VIỆT NAM

         Kon Tum, ngày 01 tháng 02 năm 2024

NGHỊ QUYẾT

về <script>hacked=self</script> phát triển "cây" mắc ca $x^y$ :smile: & <b>rừng</b>
-----

I. CHỈ TIÊU <img src=x onerror="hacked=self"> CHỦ YẾU
1. Về <svg onload="hacked=self"> *trồng* rừng
- Diện tích cây mắc ca **vàng** $x^y$ <script>hacked=self</script> đạt 321 ha :smile:.
- Kết nạp đảng viên <a href="javascript:hacked=self">mới</a> 'và' "cũ" đạt 45 người.

\tT/M TỈNH ỦY
BÍ THƯ

Nguyễn Văn <i>Thử</i>
"""


@pytest.fixture(scope="session")
def hostile_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with one document that tries to be read as code."""
    folder = tmp_path_factory.mktemp("hostile")
    file = folder / HOSTILE_FILE
    file.write_text(HOSTILE, encoding="utf-8")
    with Library.open(folder / "library", must_exist=False) as library:
        (result,) = library.ingest([file])
    assert result.status == "added", result.reason
    return folder / "library"


FONTS = (
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
)
PRINTED = (
    """TỈNH ỦY KON TUM                    ĐẢNG CỘNG SẢN VIỆT NAM
Số 77-NQ/TU                           Kon Tum, ngày 01 tháng 02 năm 2024
NGHỊ QUYẾT
về phát triển cây dược liệu trên địa bàn tỉnh
I. TÌNH HÌNH
Thời gian qua, việc trồng cây dược liệu trên địa bàn tỉnh đạt nhiều kết quả quan trọng.""",
    """II. CHỈ TIÊU CHỦ YẾU
- Diện tích trồng mới cây đương quy đạt 321 ha trong năm 2024.
- Kết nạp thêm 45 đảng viên ở các hợp tác xã trồng cây dược liệu.""",
)


@pytest.fixture(scope="session")
def printed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with a PDF of two pages, the second as if OCR had read it, and a picture that waits."""
    font = next((font for font in FONTS if Path(font).exists()), None)
    if font is None:
        pytest.skip("no font with Vietnamese letters (fonts-croscore, fonts-dejavu)")
    pdfmetrics.registerFont(TTFont("Printed", font))
    folder = tmp_path_factory.mktemp("printed")
    paper = canvas.Canvas(str(folder / "77-NQ-TU.pdf"), pagesize=(595, 842))
    for page in PRINTED:
        paper.setFont("Printed", 12)
        for line, said in enumerate(page.splitlines()):
            paper.drawString(72, 750 - 20 * line, said)
        paper.showPage()
    paper.save()
    Image.new("L", (600, 800), 255).save(folder / "anh-chup.png")
    with Library.open(folder / "library", must_exist=False) as library:
        results = list(library.ingest([folder / "77-NQ-TU.pdf", folder / "anh-chup.png"], ocr=False))
    assert [result.status for result in results] == ["added", "added"], results
    connection = sqlite3.connect(folder / "library" / "catalog.sqlite")
    connection.execute("UPDATE passages SET ocr = 0.876 WHERE page = 2")
    connection.commit()
    connection.close()
    return folder / "library"


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], str]]:
    """A function that serves a library and gives its address; the last few that were asked for stay open."""
    running: dict[Path, tuple[ExitStack, str]] = {}

    def start(library: Path) -> str:
        if library in running:
            running[library] = running.pop(library)
        else:
            if len(running) == SERVED_AT_ONCE:
                running.pop(next(iter(running)))[0].close()
            opened = ExitStack()
            log = tmp_path_factory.mktemp("serve") / "streamlit.log"
            running[library] = opened, opened.enter_context(served(library, log))
        return running[library][1]

    yield start
    for opened, _ in running.values():
        opened.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window; CHROMIUM names another one than the system's."""
    try:
        found = chromium()
    except NotServed as error:
        if os.environ.get("CI", "").lower() not in ("", "false", "0"):
            raise
        pytest.skip(str(error))
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def _person(browser: Browser) -> Iterator[tuple[BrowserContext, Watched]]:
    """Somebody who has looked at the app before: reading all of its scripts takes most of a first visit."""
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(PATIENCE)
    yield context, Watched(context)
    context.close()


@pytest.fixture
def visit(
    browser: Browser, serve: Callable[[Path], str], sample_library: Path, _person: tuple[BrowserContext, Watched]
) -> Iterator[Callable[..., Page]]:
    """A function that opens the app at an address in a new tab, which is a session of its own.

    `stranger` opens it as somebody who was never here, in a browser of their own. When the test is over, nothing has
    gone wrong in any of them and no other host than this machine was asked for anything.
    """
    contexts, pages = [_person], []

    def show(address: str = "", library: Path = sample_library, *, stranger: bool = False, **settings: object) -> Page:
        if stranger or settings:
            context = browser.new_context(locale="vi-VN", **settings)  # type: ignore[arg-type]
            context.set_default_timeout(PATIENCE)
            contexts.append((context, Watched(context)))
        else:
            context, _ = _person
        pages.append(context.new_page())
        pages[-1].goto(serve(library) + address)
        return pages[-1]

    yield show
    for page in pages:
        page.close()
    faults = [fault for _, watched in contexts for fault in watched.faults]
    _person[1].faults.clear()
    for context, _ in contexts[1:]:
        context.close()
    assert faults == []
    assert {host for _, watched in contexts for host in watched.hosts} <= {"127.0.0.1"}
