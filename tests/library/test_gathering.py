"""Putting indicators together takes seconds at first: nobody else waits for it, and it is done once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import library.targets
from library import Library


def test_rows_come_while_indicators_are_put_together(sample_library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on = threading.Event(), threading.Event()
    calls = []
    real = library.targets.indicators

    def slow(*arguments):  # type: ignore[no-untyped-def]
        calls.append(arguments)
        begun.set()
        assert go_on.wait(30)
        return real(*arguments)

    monkeypatch.setattr(library.targets, "indicators", slow)
    with Library.open(sample_library) as opened, ThreadPoolExecutor(3) as others:
        first, second = others.submit(opened.indicators), others.submit(opened.indicators)
        assert begun.wait(30)
        try:
            assert others.submit(opened.targets).result(timeout=30)
        finally:
            go_on.set()
        assert first.result() is second.result()
    assert len(calls) == 1
