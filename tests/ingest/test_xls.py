"""Excel files of 1997 to 2003. Nothing here writes them but LibreOffice; where it is missing, real ones are read."""

import io
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from errors import UnreadableFile
from ingest.reading import Reading, ReadingOptions
from ingest.sheets import xls

CORPUS = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval").parent / "corpus"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes) -> Reading:
    return xls.read(data, "bieu.xls", ReadingOptions())


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice to write .xls with")
    folder = tmp_path_factory.mktemp("xls")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 1"
    for row in (
        ["CHỈ TIÊU"],
        ["TT", "Năm 2024", None],
        [None, "KH", "TH"],
        ["tØnh, phường"[:4], 4500, 0.095],
        ["ẩn", 1, 2],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:C2")
    sheet["A4"].font = Font(name=".VnTime")
    sheet["B4"].number_format = "#,##0"
    sheet["C4"].number_format = "0.0%"
    sheet.row_dimensions[5].hidden = True
    book.create_sheet("Nháp")["A1"] = "ẩn"
    book["Nháp"].sheet_state = "hidden"
    book.save(folder / "bieu.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "xls", "--outdir", folder, folder / "bieu.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "bieu.xls").read_bytes()


@pytest.mark.slow
def test_a_workbook(workbook: bytes) -> None:
    reading = read(workbook)
    [page] = reading.pages
    assert (reading.paging, page.name, page.extractor) == ("sheets", "Biểu 1", "xls + tcvn3")
    assert page.text == "CHỈ TIÊU\nTT | Năm 2024\n | KH | TH\ntỉnh | 4.500 | 9,5%"
    assert [(c.rows, c.columns) for c in page.tables[0].cells[:2]] == [(2, 1), (1, 2)]
    assert reading.notes == (
        "Trang tính «Biểu 1» có 1 hàng ẩn, không được đọc.",
        "Trang tính ẩn «Nháp» không được đọc.",
    )


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_workbook_cut_short(workbook: bytes, share: float) -> None:
    try:
        reading = read(workbook[: int(len(workbook) * share)])
    except UnreadableFile:
        return
    assert any(page.text.strip() for page in reading.pages)


@pytest.mark.parametrize("data", [b"", OLE, OLE + bytes(2_000), b"abc", b"\x09\x08\x10\x00" + bytes(100)])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"«bieu\.xls»"):
        read(data)


def test_a_password() -> None:
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read(OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"))


def _real() -> list[object]:
    files = sorted((CORPUS / "legacy" / "public-domain").rglob("*.xls"))
    return [pytest.param(file, id=file.stem[:16]) for file in files] or [
        pytest.param(None, marks=pytest.mark.skip(reason=f"no legacy in {CORPUS}"))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("file", _real())
def test_real_workbooks(file: Path) -> None:
    reading = read(io.BytesIO(file.read_bytes()).getvalue())
    assert all(page.extractor == f"xls + {file.parent.name}" for page in reading.pages)
    assert any(page.tables for page in reading.pages)


def test_a_cell_whose_format_is_not_there(workbook, monkeypatch):
    """Damage of one byte, found by the fuzz run: 0,095 without its format is not 9,5 %."""
    opened = xls.xlrd.open_workbook

    def without_formats(**named):
        book = opened(**named)
        del book.xf_list[1:]
        return book

    monkeypatch.setattr(xls.xlrd, "open_workbook", without_formats)
    with pytest.raises(UnreadableFile, match=r"hỏng ở trang tính «Biểu 1»"):
        read(workbook)
