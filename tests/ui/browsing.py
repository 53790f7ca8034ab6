"""What tests in a browser share: who looks on, and how to wait.

1. `Watched` notes every host that a browser asks and everything that goes wrong in it.
2. A browser is somewhere else all the time: nothing is measured once. `expect` and `wait_for_function` ask again until
   it holds; `settled` waits until a page stands; `until` does again what a page may not have been ready for.
"""

import re
from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Dialog, Error, Locator, Page, Request, WebSocket, expect

# The first page waits for the library and the first answer for the model, on a machine that may be busy.
PATIENCE = 60_000
_SETTLED = """() => {
    const app = document.querySelector(".stApp");
    return app?.dataset.testScriptState === "notRunning" && document.querySelector(".st-key-foot")
        && !document.querySelector("[data-stale=true], [data-testid=stSkeleton]");
}"""
_HARMED = """() => {
    const inside = ":is(script, img:not(.nq-print img), svg[onload], i:not([class]), .katex, [href^='javascript:'])";
    const found = [...document.querySelectorAll(".stMain :is(.stHtml, button, label, summary)")]
        .flatMap(one => [...one.querySelectorAll(inside)].map(harm => harm.outerHTML))
        // the page has scripts of its own
        .filter(harm => !harm.startsWith("<script") || harm.includes("hacked"));
    return typeof window.hacked === "undefined" ? found : ["hacked", ...found];
}"""


class Watched:
    """What a browser asked for and what went wrong in it."""

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


def settled(page: Page) -> Page:
    """Wait until what was asked of the app is shown and it does nothing more; first wait for something new of it."""
    page.wait_for_function(_SETTLED)
    return page


def unharmed(page: Page) -> Page:
    """Wait until a page stands, and make sure that nothing which was written has become a part of it."""
    settled(page)
    assert page.evaluate(_HARMED) == []
    return page


def until(do: Callable[[], None], seen: Callable[[], None]) -> None:
    """Do something until it is seen: a canvas takes clicks before it has drawn what they mean, and drops them."""
    for _ in range(20):
        do()
        try:
            return seen()
        except (AssertionError, Error) as error:
            missed = error
    raise missed


def ask(page: Page, question: str) -> None:
    """Type a question on the page Hỏi and send it by Enter."""
    box = page.get_by_role("textbox", name="Câu hỏi")
    box.fill(question)
    expect(box).to_have_value(question)
    box.press("Enter")


def figure(page: Page, said: str) -> Locator:
    """The figure of an answer; while a page changes, that of the answer before may still stand beside it."""
    return page.locator(".nq-figure", has_text=re.compile(rf"^\s*{re.escape(said)}\s*$")).first


def taken(page: Page, label: str, role: Literal["button", "link"] = "button") -> tuple[str, bytes]:
    """Press what gives a file, and return the name it is to have and what is in it."""
    with page.expect_download() as waiting:
        page.get_by_role(role, name=label, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()
