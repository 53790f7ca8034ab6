"""HTML, Markdown, formulas and emoji names stay letters on every page: of files, titles, texts, addresses, people."""

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from library import Library
from tests.ui.browsing import settled, unharmed
from tests.ui.conftest import HOSTILE, HOSTILE_FILE

pytestmark = pytest.mark.browser

TYPED = '<img src=x onerror="hacked=self"> *đậm* $x^y$ :smile: <svg onload=hacked=self>'
FIRST, SECOND = "99-nq-tu.kon-tum.2024-02-01", "98-nq-tu.kon-tum.2023-02-01"
Open = Callable[..., Page]

# The address, and what of the documents or of the address stands there, letter by letter.
PAGES = [
    (f"?q={TYPED}", "Đã tìm trong 2 văn bản"),
    ("?q=Diện tích trồng cây mắc ca <b>đạt</b> bao nhiêu?", "**vàng** $x^y$ <script>hacked=self</script> đạt"),
    (f"?in={TYPED}&issuer={TYPED}", "Hỏi"),
    (f"tra-cuu?q=cây mắc ca {TYPED}", "<script>hacked=self</script>"),
    (f"tra-cuu?q=mắc ca&issuer={TYPED}&sort={TYPED}", TYPED),
    (f"tra-cuu?like={TYPED}&passage={TYPED}", "Tra cứu"),
    ("van-ban", "2 trên 2 văn bản"),
    (f"van-ban?doc={FIRST}&find=<script>", "mới</a> 'và' \"cũ\" đạt 45 người."),
    (f"van-ban?doc={FIRST}&side=targets&from={TYPED}?q={TYPED}", HOSTILE_FILE),
    (f"van-ban?doc={FIRST}&place={TYPED}", "Nghị quyết"),
    (f"van-ban?doc={TYPED}", f"Không có văn bản «{TYPED}»"),
    (f"chi-tieu?q=cây&in={FIRST}", "Chỉ tiêu"),
    (f"chi-tieu?q={TYPED}&indicator={TYPED}&row={TYPED}", "Chỉ tiêu"),
    ("chi-tieu?view=indicators", "Chỉ tiêu"),
    (f"so-sanh?a={FIRST}&b={SECOND}", "So sánh"),
    (f"so-sanh?a={FIRST}&b={SECOND}&tab=toan-van", "về <script>hacked=self</script> phát triển"),
    (f"so-sanh?a={FIRST}&b={SECOND}&tab=chu-de&topic=mắc ca {TYPED}", "<script>hacked=self</script>"),
    (f"so-sanh?a={TYPED}&b={FIRST}&kind={TYPED}", TYPED),
    (f"trich-dan?centre={FIRST}&node={TYPED}", "Trích dẫn"),
    (f"trich-dan?tab=chain&centre={FIRST}&type={TYPED}", "Chưa thấy chuỗi thực hiện"),
    (f"trich-dan?tab=wanted&find={TYPED}", "Trích dẫn"),
    (f"trich-dan?tab=validity&centre={FIRST}", "Nghị quyết"),
    (f"kho?part=documents&find={TYPED}", "Không có văn bản nào khớp"),
    (f"kho?part=documents&doc={FIRST}", "<script>hacked=self</script>"),
    (f"kho?part={TYPED}&lang={TYPED}", "Kho tài liệu"),
]


@pytest.fixture(scope="module")
def library(hostile_library: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with two documents that try to be read as code."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(hostile_library, folder / "library")
    (folder / "98.txt").write_text(
        HOSTILE.replace("99-NQ", "98-NQ").replace("2024", "2023").replace("321", "123"), encoding="utf-8"
    )
    with Library.open(folder / "library") as opened:
        (result,) = opened.ingest([folder / "98.txt"])
    assert (result.status, result.document) == ("added", SECOND)
    return folder / "library"


def test_on_every_page(visit: Open, library: Path) -> None:
    page = visit("", library)
    home = page.url
    expect(page.locator(".nq-row").first).to_contain_text('<script>hacked=self</script> phát triển "cây" mắc ca $x^y$')
    unharmed(page)
    for address, said in PAGES:
        place, _, asked = address.partition("?")
        page.goto(f"{home}{place}?{quote(asked, safe='=&')}")
        # Until here frame by frame: expect looks once a second in the end.
        expect(settled(page).locator("[data-testid=stApp]")).to_contain_text(said)
        unharmed(page)


def test_an_example_is_asked(visit: Open, library: Path) -> None:
    page = visit("", library)
    example = page.get_by_role("button", name="Diện tích cây mắc ca").first
    expect(example).to_contain_text("vàng $x^y$ <script>hacked=self</script> là bao nhiêu?")
    example.click()
    expect(page.locator(".nq-figure").first).to_have_text("321 ha")
    unharmed(page)


def test_what_people_type_and_send(visit: Open, library: Path) -> None:
    page = visit("tra-cuu?q=cây mắc ca", library)
    page.get_by_role("button", name="Lưu tìm kiếm").click()
    page.get_by_role("textbox", name="Tên").fill(TYPED)
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("button", name="Đã lưu")).to_be_visible()
    unharmed(page)
    page.goto(page.url.partition("?")[0])
    expect(page.get_by_role("button", name='<img src=x onerror="hacked=self">')).to_be_visible()
    unharmed(page)

    page.get_by_role("link", name="Kho tài liệu", exact=True).first.click()
    page.get_by_role("radio", name="Đưa vào").click()
    file = {"name": HOSTILE_FILE, "mimeType": "text/plain", "buffer": HOSTILE.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Đưa 1 tệp vào kho").click()
    expect(page.get_by_text("0 tệp đã vào kho, 1 tệp có sẵn")).to_be_visible()
    # what no file system takes in a name is written otherwise
    expect(page.locator(".nq-from")).to_contain_text("img src=x onerror=")
    unharmed(page)
