"""What a search found, as files: opened and read again."""

import csv
import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from library import Library, tables
from library.findings import found_docx, found_table

ADDRESS = "26-NQ/TU › II › 1 › 1.1 › gạch 3"
CITED = "Nghị quyết số 26-NQ/TU, ngày 22-10-2024 của Tỉnh ủy Kon Tum"


@pytest.fixture(scope="module")
def hits(sample_library):
    with Library.open(sample_library) as library:
        return library.search("trồng sâm Ngọc Linh", limit=5).hits


def test_csv(hits):
    rows = list(csv.DictReader(io.StringIO(tables.as_csv(found_table(hits)).decode("utf-8-sig"))))
    (row,) = [row for row in rows if row["Địa chỉ"] == ADDRESS]
    assert len(rows) == len(hits)
    assert "476 ha" in row["Nguyên văn"]
    assert row["Trích dẫn"].endswith(CITED)
    assert row["Ngày"] == "2024-10-22"
    assert "doc=26-nq-tu" in row["Mở trong ứng dụng"]
    # a quote that begins with a dash is no formula
    assert row["Nguyên văn"].startswith("'-")


def test_xlsx(hits):
    sheet = openpyxl.load_workbook(io.BytesIO(tables.as_xlsx(found_table(hits)))).active
    headings = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[headings.index("Địa chỉ")].value == ADDRESS)
    assert row[headings.index("Ngày")].is_date
    assert row[headings.index("Nguyên văn")].data_type == "s"
    assert row[headings.index("Mở trong ứng dụng")].hyperlink.target.startswith("http://127.0.0.1:8501/?doc=")


def test_docx(hits):
    # of OCR and of changes the reader of the paper is told too
    odd = replace(hits[0], passage=replace(hits[0].passage, ocr=0.87))
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(found_docx("a\x01b", [odd, *hits]))).paragraphs)
    assert "476 ha" in said
    assert CITED in said
    assert "đọc bằng nhận dạng chữ, tin cậy 87%: cần đối chiếu" in said
    assert f"{len(hits) + 1}. “" in said
