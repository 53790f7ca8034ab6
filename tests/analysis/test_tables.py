"""Rows as CSV and XLSX: typed cells, links, and nothing that a spreadsheet would run."""

import csv
import datetime
import io
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import Link, Table, as_csv, as_xlsx, opening

LINK = Link("mở", "http://127.0.0.1:8501/?doc=a")


def in_csv(value):
    content = as_csv(Table("a", ("A",), [(value,)]))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]


def in_xlsx(value):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(Table("a", ("A",), [(value,)])))).active["A2"]


@pytest.mark.parametrize(
    ("value", "as_text", "as_cell"),
    [
        ("Tỉnh ủy", "Tỉnh ủy", "Tỉnh ủy"),
        (476, "476", 476),
        (-3, "-3", -3),
        (Decimal("9.50"), "9.50", 9.5),
        (datetime.date(2024, 10, 22), "2024-10-22", datetime.datetime(2024, 10, 22)),
        (True, "có", True),
        (None, "", None),
        (LINK, LINK.address, "mở"),
        # what would be run, or break the file
        ("=1+1", "'=1+1", "=1+1"),
        ("- Căn cứ", "'- Căn cứ", "- Căn cứ"),
        ("+84", "'+84", "+84"),
        ("@a", "'@a", "@a"),
        ("\t=1", "'\t=1", "\t=1"),
        ("a\x00b\x0b", "a\ufffdb\x0b", "a\ufffdb\ufffd"),
    ],
)
def test_values(value, as_text, as_cell):
    assert in_csv(value) == [[as_text]]
    assert in_xlsx(value).value == as_cell
    assert in_xlsx(value).data_type != "f"


def test_a_link_opens_its_address():
    assert in_xlsx(LINK).hyperlink.target == LINK.address


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (("a.b~2",), "http://127.0.0.1:8501/?doc=a.b~2"),
        (("a", (3, 9)), "http://127.0.0.1:8501/?doc=a&at=3-9"),
        (("a", None, "https://kho.example/x"), "https://kho.example/x/?doc=a"),
    ],
)
def test_what_opens_a_passage(arguments, address):
    assert opening(*arguments) == address


def test_the_app_understands_it():
    from ui import route

    read = route.read(parse_qs(urlsplit(opening("26-nq-tu.kon-tum.2024-10-22~2", (3, 9))).query))
    assert (read.document, read.span) == ("26-nq-tu.kon-tum.2024-10-22~2", (3, 9))


def test_a_table_without_rows():
    assert as_csv(Table("a", ("A", "B"), [])) == b"\xef\xbb\xbfA,B\r\n"
    assert openpyxl.load_workbook(io.BytesIO(as_xlsx(Table("a", ("A", "B"), [])))).active.max_row == 1


@given(st.text(max_size=30))
def test_no_text_begins_as_a_formula(text):
    written = in_csv(text)[0][0] if in_csv(text) else ""
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
