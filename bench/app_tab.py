"""One tab of a browser: opened, asked, timed by its own clock, and everything that goes wrong in it.

1. An answer is visible when the page holds an answer whose first card quotes what the library's own answer quotes, and
   the browser is about to paint. The page watches itself (MutationObserver): nothing is polled from outside, and the
   answer to an earlier question is not taken for this one.
2. If it does not come, what the page shows when it stands still tells whether it was another answer or none.
3. A page is drawn when Streamlit says that its script is done.
4. Weight is what came over the wire, with headers, as the browser's protocol tells it; messages of the socket too.
"""

import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Error, Page

_WAIT_MS = 30_000
_BOX = '.st-key-ask [data-testid="stTextInput"] input, [data-testid="stForm"] [data-testid="stTextInput"] input'
_DRAWN = "document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'"
_SIGNS = re.compile(r"[\W_]+")
_LONGEST = 60
_WATCH = """
expected => {
  const squeeze = text => (text ?? "").replace(/[^\\p{L}\\p{N}]/gu, "");
  window.benchAsked = window.benchShown = undefined;
  const look = () => {
    if (!document.querySelector(".nq-answer")) return;
    if (!squeeze(document.querySelector(".st-key-card-answer-0 .nq-card")?.textContent).includes(expected)) return;
    watcher.disconnect();
    requestAnimationFrame(() => { window.benchShown = performance.now(); });
  };
  const watcher = new MutationObserver(look);
  addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    window.benchAsked = performance.now();
    watcher.observe(document.body, {childList: true, subtree: true, characterData: true});
  }, {once: true, capture: true});
}
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and how its answer is known."""

    text: str
    quoted: str
    """The first letters and digits of what its answer quotes first."""


def squeezed(quote: str) -> str:
    """Return the first letters and digits of a quote, by which it is known however it is set."""
    return _SIGNS.sub("", quote)[:_LONGEST]


@dataclass(slots=True)
class Weight:
    """What a tab received."""

    requests: int = 0
    bytes: int = 0
    messages: int = 0
    """Bytes of the socket."""
    files: Counter[str] = field(default_factory=Counter)
    """Bytes by the end of the address."""


class Tab:
    """A tab with cookies and a cache of its own: another person."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.errors: list[str] = []
        self.weight = Weight()
        self._url = url
        self._names: dict[str, str] = {}
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(f"page: {error}"))

    async def open(self, address: str) -> float:
        """Open an address of the app; return the seconds until it is drawn."""
        clock = "performance.timeOrigin + performance.now()"
        before = await self.page.evaluate(clock)
        await self.page.goto(self._url + address, wait_until="commit")
        await self.page.wait_for_function(_DRAWN, timeout=_WAIT_MS * 2, polling="raf")
        return float(await self.page.evaluate(clock) - before) / 1000

    async def usable(self) -> None:
        """Open the first page and wait until a question can be typed."""
        await self.page.goto(self._url, wait_until="commit")
        await self.page.locator(_BOX).first.wait_for(timeout=_WAIT_MS * 2)

    async def ask(self, question: Question) -> float | None:
        """Ask; return the seconds from Enter until the answer is visible, None (and an error) if it is not."""
        box = self.page.locator(_BOX).first
        await box.fill(question.text)
        await self.page.evaluate(_WATCH, question.quoted)
        await box.press("Enter")
        try:
            await self.page.wait_for_function("window.benchShown !== undefined", timeout=_WAIT_MS, polling=50)
        except Error:
            self.errors.append(f"{await self._instead()}: {question.text}")
            return None
        faults = await self.page.locator('[data-testid="stException"]').count()
        self.errors += ["exception"] * faults
        return float(await self.page.evaluate("(benchShown - benchAsked) / 1000"))

    async def follow(self) -> None:
        """Count from now on what the tab receives."""
        session = await self.page.context.new_cdp_session(self.page)
        await session.send("Network.enable")
        session.on("Network.responseReceived", self._answered)
        session.on("Network.loadingFinished", self._received)
        session.on("Network.webSocketFrameReceived", self._told)

    def _said(self, message: ConsoleMessage) -> None:
        # On a page with a place of its own Streamlit looks for its server below that place first, and says so.
        if message.type == "error" and "/_stcore/" not in message.location["url"]:
            self.errors.append(f"console: {message.text}")

    def _answered(self, event: dict[str, Any]) -> None:
        self._names[event["requestId"]] = event["response"]["url"].rpartition("/")[2].partition("?")[0] or "/"

    def _received(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.weight.requests += size > 0  # what the cache had took nothing
        self.weight.bytes += size
        self.weight.files[self._names.get(event["requestId"], "?")] += size

    def _told(self, event: dict[str, Any]) -> None:
        payload, binary = event["response"]["payloadData"], event["response"]["opcode"] == 2
        self.weight.messages += len(payload) * 3 // 4 if binary else len(payload.encode())

    async def _instead(self) -> str:
        if not await self.page.evaluate(_DRAWN):
            return "still running"
        shown = await self.page.locator(".nq-answer").count()
        return "another answer" if shown else "no answer"


@asynccontextmanager
async def tab(browser: Browser, url: str) -> AsyncIterator[Tab]:
    """Open a tab of another person."""
    context = await browser.new_context(locale="vi-VN")
    try:
        yield Tab(await context.new_page(), url)
    finally:
        await context.close()
