"""Texts as files: parsing without the disk."""

import textwrap
from collections.abc import Callable

import pytest

from ingest.model import Document
from ingest.parse import parse_raw
from ingest.read import read_bytes

Parse = Callable[[str], Document]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A function that parses a text as the file `van-ban.txt`; indented texts are moved to the left."""

    def call(text: str) -> Document:
        data = textwrap.dedent(text).strip("\n").encode()
        return parse_raw(read_bytes(data, "van-ban.txt"), "/van-ban.txt")

    return call
