"""The expressions of the modules that read heads, each at every place of a long near miss."""

import importlib
import re
import time

import pytest

_MODULES = ("place_date", "title", "torn", "type_heading")
_NEAR_MISSES = [
    " ", "\n", "-", ".", "0", "a", "A ", "Số ", "26-NQ/", "1/2/", "ngày ", "của a ", "Nguyễn ", "Nghị định của a ",
    "CỦA A ", "Hà Nội - ", "(", "A.1-", "ngày 1 tháng ", "NGHỊ QUYẾT ",
]  # fmt: skip


def _expressions() -> dict[str, re.Pattern[str]]:
    return {
        f"{name}.{label}": value
        for name in _MODULES
        for label, value in vars(importlib.import_module(f"ingest.form.{name}")).items()
        if isinstance(value, re.Pattern)
    }


@pytest.mark.parametrize("name", sorted(_expressions()))
def test_every_expression_on_a_long_near_miss(name: str) -> None:
    pattern = _expressions()[name]
    for unit in _NEAR_MISSES:
        text = unit * (50_000 // len(unit))
        started = time.process_time()
        pattern.search(text)
        pattern.match(text)
        assert time.process_time() - started < 1, unit
