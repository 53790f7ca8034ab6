"""Comparisons as Word files, read back."""

import dataclasses
import io
import zipfile

import docx

from analysis.texts import reports
from analysis.texts.compare import compare_texts
from analysis.texts.model import Piece
from tests.analysis.texts.sides import decree
from tests.analysis.texts.test_applying import applied

OLD = decree("Điều 1. Hỗ trợ\n1. Mức hỗ trợ là 30 triệu đồng.\n2. Không đổi một chữ nào ở khoản này.", 1)
NEW = decree("Điều 1. Hỗ trợ\n1. Mức hỗ trợ là 50 triệu đồng.\n2. Không đổi một chữ nào ở khoản này.", 1)


def cells(content: bytes):
    table = docx.Document(io.BytesIO(content)).tables[0]
    return [row.cells for row in table.rows]


def test_what_went_and_what_came_are_coloured():
    rows = cells(reports.comparison(compare_texts(OLD, NEW), whole=False))
    left, right = next(row for row in rows if "30" in row[0].text)
    gone = [run for paragraph in left.paragraphs for run in paragraph.runs if run.font.strike]
    come = [run for paragraph in right.paragraphs for run in paragraph.runs if run.font.underline]
    assert ([run.text for run in gone], [run.text for run in come]) == (["30 "], ["50 "])
    assert gone[0].font.color.rgb != come[0].font.color.rgb
    assert "Mức hỗ trợ là 30 triệu đồng." in left.text
    assert "Mức hỗ trợ là 50 triệu đồng." in right.text


def test_what_is_the_same_is_counted_unless_all_is_wanted():
    found = compare_texts(OLD, NEW)
    short, whole = (" ".join(row[0].text for row in cells(reports.comparison(found, whole=w))) for w in (False, True))
    assert "Không đổi" not in short
    assert "đoạn giữ nguyên" in short
    assert "Không đổi" in whole


def test_amendments_say_that_they_are_a_preview():
    found = applied("1. Thay cụm từ “cấp huyện” bằng cụm từ “cấp xã” tại khoản 1 Điều 1.", "2. Bãi bỏ Điều 9.")
    found += applied("1. Bãi bỏ Điều 3.", "2. Bổ sung khoản 3 vào sau khoản 2 Điều 1 như sau:", "“3. Thêm.”")
    content = reports.amendments(found[0].by, found)
    said = " ".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert "không có giá trị pháp lý" in said
    rows = cells(content)
    assert "áp dụng ở cấp xã" in rows[1][1].text
    assert "không có Điều 9" in rows[2][1].text
    assert "(bãi bỏ)" in rows[3][1].text
    assert "(chưa có)" in rows[4][0].text


def test_a_topic_has_a_column_for_each_document():
    rows = cells(reports.topic("hỗ trợ", [(OLD.document, None, OLD.passages[3:4]), (NEW.document, "Không thấy.", [])]))
    assert [len(row) for row in rows] == [2, 2]
    assert OLD.passages[3].quote in rows[1][0].text
    assert "Không thấy." in rows[1][1].text
    many = cells(reports.topic("hỗ trợ", [(OLD.document, None, [])] * 6))
    assert [len(row) for row in many] == [2] * 7


def test_what_xml_cannot_hold_and_what_looks_like_markup():
    found = compare_texts(OLD, NEW)
    odd = "<w:p>\x00\x0b\ud800&amp;\ufffe\f"
    pair = dataclasses.replace(found.pairs[-1], kind="new", pieces=(Piece("added", None, (0, 1), "", odd),))
    content = reports.comparison(dataclasses.replace(found, pairs=(pair,)), whole=True)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert "<w:p>" in cells(content)[1][1].text
    assert "&amp;" in cells(content)[1][1].text
