"""How fast is the app, and what does it weigh?

1. `nghiquyet serve` over a copy of the library of our own questions (84 documents), Chromium beside it on the same
   machine. Questions are those of the open development parts that the library answers; each is asked in the box and
   ended with Enter, and its answer is known by its quote (app_tab.py).
2. `cold`: a new process each time, the browser already running: seconds from its start until a question can be typed,
   and until the first answer is visible, asked at once. The kernel's cache of files is as it is, so a machine that has
   just been switched on is slower. `cpu`: processor time of the server until then, which other work changes little.
3. `warm`: one person, one question after another; p50 and p95 of the time from Enter to the visible answer.
4. `users`: ten people ask questions of their own for two minutes and think five to ten seconds after each. Memory of
   the server before they come, at its highest, when they are gone, and three minutes later, when Streamlit has
   forgotten their sessions; errors are exceptions, console errors, other answers than asked for, and none.
5. `pages`: each page drawn twice by a new person, the second time with the files that the browser kept; what came over
   the wire both times, and the largest files.

`--sets` names the parts, `--rounds` how often `cold` starts (5), `--limit` how many questions at most each person asks.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from playwright.async_api import Browser, Error, async_playwright

from bench.answers import opened
from bench.app_server import Server, copied, served
from bench.app_tab import Question, Tab, squeezed, tab
from bench.metrics import percentile
from bench.options import Options, Results
from bench.report import Result
from bench.sets.own import PARTS, SEALED, load
from bench.sets.seed import HandMade
from library import Answer, Library
from scripts.serving import QUIET, NotServed, chromium

USERS, SECONDS, THINK = 10, 120.0, (5.0, 10.0)
FORGOTTEN_SECONDS = 180.0
_WARM = 40
_LARGEST_FILES = 6
_SET = "own"


@dataclass(frozen=True, slots=True)
class Measured:
    """What is served, and what is asked of it."""

    folder: Path
    questions: tuple[Question, ...]
    documents: tuple[str, ...]
    """Slugs of documents to open and to compare."""
    options: Options = field(repr=False)


def run(options: Options) -> Results:
    """Measure the parts that are asked for."""
    try:
        chromium()
        parts = [load(options.folder, part) for part in PARTS if part not in SEALED]
    except NotServed as error:
        options.say(f"own: {error}, left out")
        return []
    except FileNotFoundError:
        options.say("own: the corpora are not beside the evaluation folder, left out")
        return []
    with opened(parts[0], options) as library, copied(library.folder) as folder:
        asked = answered(library, [question for part in parts for question in part.questions])
        documents = tuple(document.slug for document in library.documents())
        library.close()
        return asyncio.run(measure(Measured(folder, asked, documents, options)))


def answered(library: Library, questions: Sequence[HandMade]) -> tuple[Question, ...]:
    """Return the questions that a library answers; no two after each other quote the same."""
    found: list[Question] = []
    for question in questions:
        reply = library.ask(question.text) if question.answerable else None
        if isinstance(reply, Answer):
            quoted = squeezed(reply.citations[reply.sentences[0].citation].quote)
            if not found or found[-1].quoted != quoted:
                found.append(Question(question.text, quoted))
    return tuple(found)


async def measure(measured: Measured) -> Results:
    """Start a browser and measure one part after another."""
    parts: dict[str, Callable[[Measured, Browser], Awaitable[Results]]] = {
        "cold": cold, "warm": warm, "users": users, "pages": pages,
    }  # fmt: skip
    results: Results = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        for name, part in parts.items():
            if measured.options.wants(name):
                measured.options.say(f"{name} …")
                try:
                    results += await part(measured, browser)
                except Error as error:  # a machine too busy to draw a page; what was measured is not lost
                    measured.options.say(f"{name}: broken off: {error.message.splitlines()[0]}")
        await browser.close()
    return results


async def cold(measured: Measured, browser: Browser) -> Results:
    """Start the app anew, several times."""
    listening, usable, first, spent, errors = [], [], [], [], 0
    for question in measured.questions[: measured.options.rounds]:
        with served(measured.folder) as server:
            listening.append(time.perf_counter() - server.started)
            async with tab(browser, server.url) as one:
                await one.usable()
                usable.append(time.perf_counter() - server.started)
                if await one.ask(question) is not None:
                    first.append(time.perf_counter() - server.started)
                spent.append(server.processor_seconds())
                errors += _errors([one], server, measured.options)
    times = {"listening": listening, "usable": usable, "first_answer": first, "cpu": spent}
    results = [
        Result(_SET, "cold", f"{name}_{how}_seconds", of(values), len(values))
        for name, values in times.items()
        if values
        for how, of in (("median", median), ("worst", max))
    ]
    return [*results, Result(_SET, "cold", "errors", errors, len(usable))]


async def warm(measured: Measured, browser: Browser) -> Results:
    """One person asks one question after another."""
    asked = measured.questions[1 : 1 + min(measured.options.limit or _WARM, _WARM)]
    async with _warmed(measured, browser) as (server, one):
        before = server.processor_seconds()
        seconds = [await one.ask(question) for question in asked]
        spent = (server.processor_seconds() - before) / len(asked)
        errors = _errors([one], server, measured.options)
    return [
        *_times("warm", seconds),
        Result(_SET, "warm", "server_cpu_ms", 1000 * spent, len(asked)),
        Result(_SET, "warm", "errors", errors, len(asked)),
    ]


async def users(measured: Measured, browser: Browser) -> Results:
    """Ten people ask at once."""
    options, asked = measured.options, measured.questions[1:]
    async with _warmed(measured, browser) as (server, _):
        before = server.megabytes()
        async with AsyncExitStack() as open_tabs:
            tabs = [await open_tabs.enter_async_context(tab(browser, server.url)) for _ in range(USERS)]
            for own in tabs:  # one after another: drawing ten pages at once is not what is measured
                await own.usable()
            spent = server.processor_seconds()
            found = await asyncio.gather(*(_user(n, own, asked, options.limit) for n, own in enumerate(tabs)))
            spent = server.processor_seconds() - spent
            errors = _errors(tabs, server, options)
        gone = server.megabytes()
        if not options.limit:
            await asyncio.sleep(FORGOTTEN_SECONDS)
        forgotten = server.megabytes()
    seconds = [one for of_user in found for one in of_user]
    told = {
        "server_cpu_ms": 1000 * spent / max(len(seconds), 1),
        "errors": errors,
        "before_mb": before["rss_mb"],
        "peak_mb": gone["peak_mb"],
        "gone_mb": gone["rss_mb"],
        "forgotten_mb": forgotten["rss_mb"],
        "before_own_mb": before["own_mb"],
        "forgotten_own_mb": forgotten["own_mb"],
    }
    return [*_times("users", seconds), *(Result(_SET, "users", *one, len(seconds)) for one in told.items())]


async def _user(number: int, own: Tab, asked: Sequence[Question], limit: int | None) -> list[float | None]:
    """Ask questions of one's own, thinking after each, until the time is over."""
    chance = random.Random(number)
    seconds: list[float | None] = []
    end = time.perf_counter() + SECONDS
    place = number * len(asked) // USERS
    while time.perf_counter() < end and (limit is None or len(seconds) < limit):
        await asyncio.sleep(chance.uniform(*THINK))
        seconds.append(await own.ask(asked[(place + len(seconds)) % len(asked)]))
    return seconds


async def pages(measured: Measured, browser: Browser) -> Results:
    """Draw each page twice."""
    results: Results = []
    with served(measured.folder) as server:
        for name, address in addresses(measured).items():
            async with tab(browser, server.url) as one:
                await one.follow()
                seconds, weights, spent = [], [(0, 0, 0)], [server.processor_seconds()]
                for _ in range(2):
                    seconds.append(await one.open(address))
                    spent.append(server.processor_seconds())
                    weights.append((one.weight.requests, one.weight.bytes, one.weight.messages))
                largest = [f"{file} {size / 1024:.0f}" for file, size in one.weight.files.most_common(_LARGEST_FILES)]
                measured.options.say(f"{name}: largest files, KB: {', '.join(largest)}")
                errors = _errors([one], server, measured.options)
            for place, turn in enumerate(("first", "second")):
                requests, size, messages = (weights[place + 1][kind] - weights[place][kind] for kind in range(3))
                told = {
                    "seconds": seconds[place], "server_cpu": spent[place + 1] - spent[place], "requests": requests,
                    "file_kb": size / 1024, "message_kb": messages / 1024,
                }  # fmt: skip
                results += [Result(f"{_SET}, {turn} draw", name, *each, 1) for each in told.items()]
            results.append(Result(f"{_SET}, pages", name, "errors", errors, 2))
    return results


def addresses(measured: Measured) -> dict[str, str]:
    """Return the address of each page, with something to show."""
    question, documents = measured.questions[0].text, measured.documents
    return {
        "Hỏi": "",
        "Hỏi, một câu": f"?{urlencode({'q': question})}",
        "Tra cứu": f"tra-cuu?{urlencode({'q': question})}",
        "Văn bản": "van-ban",
        "Văn bản, mở": f"van-ban?{urlencode({'doc': documents[0]})}",
        "Chỉ tiêu": "chi-tieu",
        "So sánh": f"so-sanh?{urlencode({'a': documents[0], 'b': documents[1]})}",
        "Trích dẫn": "trich-dan",
        "Kho tài liệu": "kho",
    }


@asynccontextmanager
async def _warmed(measured: Measured, browser: Browser) -> AsyncIterator[tuple[Server, Tab]]:
    """A server that has answered once, and the tab that asked."""
    with served(measured.folder) as server:
        async with tab(browser, server.url) as one:
            await one.usable()
            await one.ask(measured.questions[0])
            yield server, one


def _times(setting: str, seconds: Sequence[float | None]) -> Results:
    shown = [one for one in seconds if one is not None]
    return [
        Result(_SET, setting, f"answer_p{share:.0f}_ms", 1000 * percentile(shown, share / 100), len(shown))
        for share in (50, 95, 100)
        if shown
    ]


def _errors(tabs: Sequence[Tab], server: Server, options: Options) -> int:
    said = [error for one in tabs for error in one.errors] + ["exception in the server's log"] * server.faults()
    for error in said:
        options.say(error)
    return len(said)
