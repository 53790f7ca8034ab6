"""Damaged files through the worker processes: a whole document or a reason, whatever was done to them.

`python -m bench fuzz` does the same 5,000 times with real documents.
"""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from bench.fuzz import find_flaws, judge
from bench.mutations import mutate
from ingest.files.collect import collect
from ingest.model import Document, Page, Passage
from ingest.reading import Limits, ReadingOptions
from ingest.workers.pool import Source, parse_files

EACH = 30
READING = ReadingOptions(Limits(megabytes=20, seconds=10, memory_megabytes=1_024), ocr=False)
LINES = (
    "TỈNH ỦY KON TUM", "Số 26-NQ/TU", "Kon Tum, ngày 22 tháng 10 năm 2024", "NGHỊ QUYẾT", "về nhiệm vụ năm 2024",
    "-----", "I. CHỈ TIÊU", "1. Về kinh tế", "- Trồng mới Sâm Ngọc Linh 476 ha.", "- Thu ngân sách 2.100 tỷ đồng.",
    "II. GIẢI PHÁP", "a) Đẩy mạnh giải ngân vốn đầu tư công;", "T/M TỈNH ỦY", "BÍ THƯ", "Dương Văn Trang",
)  # fmt: skip
ROWS = [
    ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch"],
    [1, "Sâm Ngọc Linh", "ha", 476],
    [2, "Thu ngân sách", "tỷ đồng", 2100],
]


def _text() -> bytes:
    return "\n".join(LINES).encode()


def _html() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td colspan=1>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    lines = "".join(f"<p class='x'>{line}</p>" for line in LINES)
    return f"<html><head><meta charset='utf-8'><title>Q</title></head><body>{lines}<table>{rows}</table>".encode()


def _docx() -> bytes:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line, style="List Number" if line.startswith("- ") else None)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, value in zip(cells.cells, row, strict=True):
            cell.text = str(value)
    table.cell(0, 0).merge(table.cell(0, 1))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.create_sheet("Phụ lục").append(["Ghi chú", 0.075])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _pdf() -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pageCompression=1)
    for page in range(2):
        for place, line in enumerate(("So 26-NQ/TU", "NGHI QUYET", f"I. MOT {page}", "- Trong moi 476 ha sam.")):
            canvas.drawString(72, 720 - 20 * place, line)
        canvas.line(72, 100, 300, 100)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _zip() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("26.txt", _text())
        parts.writestr("phụ lục/1.html", _html())
        parts.writestr("phụ lục/2.xlsx", _xlsx())
    return written.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "txt": _text, "html": _html, "docx": _docx, "xlsx": _xlsx, "pdf": _pdf, "zip": _zip,
}  # fmt: skip


@pytest.mark.parametrize("kind", MAKERS)
def test_a_whole_one_is_read(kind, tmp_path):
    (tmp_path / f"x.{kind}").write_bytes(MAKERS[kind]())
    (tmp_path / "mở").mkdir()
    sources, refused = collect([tmp_path / f"x.{kind}"], tmp_path / "mở", READING.limits)
    assert refused == []
    for parsed in parse_files(sources, READING):
        assert parsed.document is not None, parsed.reason
        assert "476" in parsed.document.raw
        assert list(find_flaws(parsed.document)) == []


@pytest.mark.parametrize("kind", MAKERS)
def test_damaged_ones(kind, tmp_path):
    whole, other = MAKERS[kind](), MAKERS["docx" if kind != "docx" else "xlsx"]()
    (tmp_path / "mở").mkdir()
    done = {}
    for number in range(EACH):
        data, how = mutate(whole, other, random.Random(f"{kind} {number}"))
        file = tmp_path / f"{number}.{kind}"
        file.write_bytes(data)
        done[file] = how
    sources, refused = collect(list(done), tmp_path / "mở", READING.limits)
    assert all(item.reason for item in refused)
    assert len({source.path for source in sources} | {item.path for item in refused}) >= EACH
    findings = [
        f"{source.path.relative_to(tmp_path)} ({done.get(source.path)}): {outcome}: {about}"
        for source, parsed in zip(sources, parse_files(sources, READING), strict=True)
        for outcome, about in [judge(parsed)]
        if outcome not in ("document", "refused")
    ]
    assert findings == []


def test_damage_is_the_same_each_time():
    first, second = (mutate(_docx_once, _docx_once, random.Random(7)) for _ in range(2))
    assert first == second
    assert len({mutate(_docx_once, b"x", random.Random(number))[0] for number in range(50)}) > 40


_docx_once = _docx()


class TestFlaws:
    """The check itself must find what it is there to find."""

    WHOLE = Document(
        "x", "0", "x", "Một.\fHai.", None, (Page(1, 0, 4, "text"), Page(2, 5, 9, "text")), (),  # type: ignore[arg-type]
        (Passage(0, None, "body", "Một.", "", "", 1, 0, 4), Passage(1, None, "body", "Hai.", "", "", 2, 5, 9)), "pages",
    )  # fmt: skip

    def _changed(self, **fields: object) -> list[str]:
        return list(find_flaws(Document(**{name: getattr(self.WHOLE, name) for name in Document.__slots__} | fields)))

    def test_a_whole_one_has_none(self):
        assert self._changed() == []

    @pytest.mark.parametrize(
        ("fields", "flaw"),
        [
            ({"pages": ()}, "pages end"),
            ({"pages": (Page(1, 0, 4, "text"),)}, "pages end"),
            ({"pages": (Page(1, 0, 4, "text"), Page(2, 4, 9, "text"))}, "page 2"),
            ({"raw": "Mốt.\fHai."}, "not the text"),
            ({"passages": ()}, "nothing to search"),
            ({"passages": WHOLE.passages[::-1]}, "passage 0 is 1"),
            ({"paging": "none"}, "on page 1"),
        ],
    )
    def test_others_have(self, fields, flaw):
        assert any(flaw in found for found in self._changed(**fields))


def test_a_worker_is_told_of_every_file(tmp_path: Path):
    (tmp_path / "rỗng.txt").write_bytes(b"")
    (parsed,) = parse_files([Source(tmp_path / "rỗng.txt", tmp_path / "rỗng.txt")], READING)
    assert judge(parsed) == ("refused", parsed.reason)
