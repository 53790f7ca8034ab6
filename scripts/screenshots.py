"""Pictures of every page of the app, in both languages, light and dark: `make screenshots`.

1. A fresh library of two documents of data/ is served; the third, as a PDF made on the spot, is uploaded in the browser
   beside a file that is there already and a damaged one, so that the part where files come in has something to show.
2. Each picture is an address and what must be seen there. The page is taken once nothing runs and two shots are alike.
3. What differs from run to run is taken off before: how many seconds something took.
4. `docs/screenshots/NAME.vi.light.png`: few colours, so that all of them together stay small, and one that
   nobody would tell from the file that is there leaves it alone. Pictures that no longer belong to a page go.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from library import Library
from scripts.pictures import alike, few_colours
from scripts.serving import QUIET, NotServed, chromium, served
from scripts.typeset import typeset

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
TARGET = ROOT / "docs" / "screenshots"
Spoken = Literal["vi", "en"]
Theme = Literal["light", "dark"]
LOCALES: dict[Spoken, str] = {"vi": "vi-VN", "en": "en-GB"}
WIDTH, HEIGHT = 1280, 800
PATIENCE = 90_000
"""Milliseconds: the machine may be busy, and the first question waits for the model."""
# The same letters everywhere: no hinting, no coloured edges, no profile of this screen.
STEADY = ("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb", "--hide-scrollbars")

ADD = ".st-key-keeping-add button"
LOG = "streamlit.log"
BROKEN = "[data-testid=stException], .stMain > [role=alert], .nq-note.error"

REAL, BEFORE, AFTER = "26-NQ/TU", "23-NQ/TU", "30-NQ/TU"
GROWTH = "toc-do-tang-truong-grdp-cua-tinh.percent.change"
GINSENG = "chỉ tiêu trồng sâm Ngọc Linh là bao nhiêu?"


class BrokenPageError(Exception):
    """A page shows an error."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in a state that tells what it is for."""

    name: str
    shows: str
    """Selector of what must be seen."""
    place: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    middle: str = ""
    """Selector of what stands in the middle; the head of the page is shown if empty."""

    def address(self, spoken: Spoken) -> str:
        """Return the address, in a language, relative to the app's own."""
        return f"{self.place}?{urlencode({**self.asked, 'lang': spoken})}"


PICTURES = (
    Picture("ask", ".st-key-example-0"),
    Picture("answer", ".nq-figure", asked={"q": GINSENG}),
    Picture("list", ".nq-quote", asked={"q": "nhiệm vụ về văn hóa xã hội của Nghị quyết 26-NQ/TU gồm những gì?"}),
    Picture("refusal", ".nq-note", asked={"q": "chỉ tiêu trồng sâm Ngọc Linh năm 2030 là bao nhiêu?"}),
    Picture("search", ".nq-hit", "tra-cuu", {"q": "an ninh trật tự"}),
    Picture("documents", "[data-testid=stDataFrame]", "van-ban"),
    Picture("reader", ".nq-p.cited", "van-ban", {"doc": REAL, "place": "II › 1 › 1.1 › gạch 3"}),
    Picture("printed", ".nq-frame", "van-ban", {"doc": AFTER, "place": "II › 1 › 1.1 › gạch 4", "page": "1"}),
    Picture("targets", "[data-testid=stDataFrame]", "chi-tieu"),
    Picture(
        "timeline", "[data-testid=stVegaLiteChart]", "chi-tieu", {"indicator": GROWTH}, "[data-testid=stVegaLiteChart]"
    ),
    Picture("compare", ".nq-sign", "so-sanh", {"a": BEFORE, "b": AFTER}),
    Picture("texts", ".nq-pair", "so-sanh", {"a": BEFORE, "b": AFTER, "tab": "toan-van"}),
    Picture("network", "iframe", "trich-dan", {"centre": AFTER}),
    Picture("validity", ".nq-validity", "trich-dan", {"centre": REAL, "tab": "validity", "on": "2025-01-01"}),
    Picture("library", "[data-testid=stDataFrame]", "kho"),
)
UPLOAD = Picture("upload", ".nq-became.added", "kho", {"part": "adding"})
VARIANTS: tuple[tuple[Spoken, Theme], ...] = tuple(product(get_args(Spoken), get_args(Theme)))

_IDLE = """() => {
  const app = document.querySelector('.stApp');
  return app?.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED'
    && document.fonts.status === 'loaded'
    && !document.querySelector('[data-testid=stSpinner], [data-testid=stSkeleton]')
}"""
_STEADY = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode())
    words.currentNode.data = words.currentNode.data.replace(/ · [\\d.,]+ (giây|seconds?)\\b/u, '');
}"""


def file_name(picture: Picture, spoken: Spoken, theme: Theme) -> str:
    """Return the name of the file of a picture."""
    return f"{picture.name}.{spoken}.{theme}.png"


def leftovers(target: Path) -> list[Path]:
    """Return pictures in a folder that belong to no page."""
    wanted = {file_name(picture, *variant) for picture in (*PICTURES, UPLOAD) for variant in VARIANTS}
    return sorted(file for file in target.glob("*.png") if file.name not in wanted)


def take(page: Page, url: str, picture: Picture, spoken: Spoken) -> bytes:
    """Open a picture's address and take it once it stands still."""
    page.goto(url + picture.address(spoken))
    _see(page, picture.shows)
    if picture.middle:
        page.locator(picture.middle).first.evaluate("element => element.scrollIntoView({block: 'center'})")
    limit, last = time.monotonic() + PATIENCE / 1000, b""
    while time.monotonic() < limit:
        page.wait_for_function(_IDLE)
        page.evaluate(_STEADY)
        shot = page.screenshot(animations="disabled", caret="hide")
        if alike(shot, last):
            return few_colours(shot)
        last = shot
        page.wait_for_timeout(300)
    raise TimeoutError(f"{picture.name} never stood still")


def upload(page: Page, url: str, files: Sequence[Path]) -> None:
    """Add files to the library as a person does."""
    page.goto(url + UPLOAD.address("vi"))
    _see(page, ADD)
    page.locator("input[type=file]").set_input_files(files)
    page.locator(ADD).click()
    _see(page, UPLOAD.shows)


def forget(page: Page) -> None:
    """Put away what is told of the upload, so that the pictures of other parts do not show it."""
    page.locator("[class*=st-key-keeping-drop-] button, [class*=st-key-keeping-close-] button").first.click()
    expect(page.locator(UPLOAD.shows)).to_have_count(0)


def _see(page: Page, selector: str) -> None:
    """Wait for something; an error on the page is told at once."""
    expect(page.locator(selector).or_(page.locator(BROKEN)).first).to_be_visible()
    if page.locator(BROKEN).count():
        raise BrokenPageError(f"an error in place of {selector}: {page.url}")


def contexts(browser: Browser) -> Iterator[tuple[Spoken, Theme, BrowserContext]]:
    """A browser of its own for each variant."""
    for spoken, theme in VARIANTS:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale=LOCALES[spoken], color_scheme=theme,
            timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(PATIENCE)
        yield spoken, theme, context


def photograph(work: Path, names: Sequence[str]) -> None:
    """Serve a fresh library in a folder and take the pictures of these names, all without any."""
    with Library.open(work / "kho", must_exist=False) as library:
        for result in library.ingest([DATA / "26-NQ-TU.txt", DATA / "mau-23-NQ-TU.txt"]):
            print(result.status, result.document)
    printed = work / "mau-30-NQ-TU.pdf"
    typeset((DATA / "mau-30-NQ-TU.txt").read_text(encoding="utf-8"), printed)
    damaged = work / "bao-cao-quy-4.docx"
    damaged.write_bytes(b"PK\x03\x04" + bytes(2000))
    # A relative name, because the app shows where the library lies.
    with served("kho", work / LOG) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *STEADY])
        opened = [(spoken, theme, context.new_page()) for spoken, theme, context in contexts(browser)]
        upload(opened[0][2], url, [printed, DATA / "26-NQ-TU.txt", damaged])
        for picture in (UPLOAD, *PICTURES):
            if picture is PICTURES[0]:
                forget(opened[0][2])
            if names and picture.name not in names:
                continue
            for spoken, theme, page in opened:
                file = TARGET / file_name(picture, spoken, theme)
                shot = take(page, url, picture, spoken)
                if not file.exists() or not alike(shot, file.read_bytes()):
                    file.write_bytes(shot)
                print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB", flush=True)
        browser.close()


def main(names: Sequence[str]) -> int:
    """Take pictures; the exit status says whether all went well."""
    unknown = set(names) - {picture.name for picture in (*PICTURES, UPLOAD)}
    if unknown:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    expect.set_options(timeout=PATIENCE)
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="nghiquyet-screenshots-") as folder:
        try:
            chromium()  # before the minute that a library takes
            photograph(Path(folder), names)
        except NotServed as fault:
            print(fault, file=sys.stderr)
            return 1
        except (AssertionError, Error, TimeoutError, BrokenPageError) as fault:
            log = Path(folder) / LOG
            said = log.read_text("utf-8", "replace") if log.exists() else ""
            print(said, str(fault).partition("Aria snapshot")[0], sep="\n", file=sys.stderr)
            return 1
    for file in leftovers(TARGET):
        file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
