"""The pages Tra cứu, Chỉ tiêu, So sánh and Trích dẫn in Chromium: narrowed, taken along, opened, come back to."""

import csv
import io
import json
import re
from collections.abc import Callable
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.ui.browsing import settled, taken, until
from tests.ui.pages import MADE_UP, REAL

pytestmark = pytest.mark.browser

WORDS = "sâm Ngọc Linh"
GINSENG = "dien-tich-trong-moi-sam-ngoc-linh.area"
DRAWN = "document.getElementById('cy')._cyreg"
Open = Callable[..., Page]


def test_search_by_keyboard_narrow_open_and_ask(visit: Open) -> None:
    page = visit("tra-cuu")
    page.get_by_role("textbox", name="Từ cần tìm").fill(WORDS)
    page.keyboard.press("Enter")
    hits = page.locator(".nq-hit")
    expect(hits).to_have_count(10)
    expect(hits.first.locator("mark").first).to_have_text("Sâm Ngọc Linh")
    page.get_by_role("button", name=re.compile("^2024 ")).click()
    expect(page.get_by_role("button", name=re.compile("^năm:.* 2024 ×"))).to_be_visible()
    expect(page).to_have_url(re.compile("year=2024"))

    settled(page).get_by_role("button", name="Tải").click()
    _, table = taken(page, "Bảng CSV (.csv)")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert len(rows) > 10
    assert {row["Ngày"][:4] for row in rows} == {"2024"}
    page.keyboard.press("Escape")

    page.get_by_role("link", name="Mở tại đoạn này").first.click()
    expect(page.locator(".nq-doc mark")).to_contain_text("Sâm Ngọc Linh")
    page.go_back()
    expect(hits).to_have_count(10)
    page.get_by_role("link", name="Hỏi câu này").click()
    page.get_by_role("link", name="Xem mọi đoạn").click()
    expect(hits).to_have_count(10)
    expect(page).to_have_url(re.compile(f"q={quote(WORDS, safe='')}".replace("%20", "(%20|[+])")))


def test_a_target_of_the_table_its_line_and_its_passage(visit: Open) -> None:
    page = visit(f"chi-tieu?indicator={GINSENG}")
    expect(page.locator(".stHtml h2.nq-part", has_text="qua các văn bản")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first).to_be_visible()
    expect(page.locator("[data-testid=stDataFrame] [role=gridcell]").first).to_be_attached()
    settled(page)
    target = page.locator(".nq-target .nq-headline")
    until(
        lambda: page.locator("[data-testid=stDataFrame] .dvn-scroller").first.click(position={"x": 20, "y": 55}),
        lambda: expect(target).to_be_visible(timeout=20_000),
    )
    expect(page).to_have_url(re.compile(f"row={MADE_UP}%23"))
    settled(page).get_by_role("button", name="Tải").first.click()
    _, book = taken(page, "Bảng Excel (.xlsx)")
    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    assert sheet.max_row == 4
    assert sheet["A2"].value == "Diện tích trồng mới sâm Ngọc Linh"
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Mở văn bản tại đoạn này").click()
    expect(page.locator(".nq-doc mark").first).to_contain_text("Sâm Ngọc Linh")
    page.go_back()
    expect(target).to_be_visible()


def test_a_comparison_that_is_suggested(visit: Open) -> None:
    page = visit("so-sanh")
    page.get_by_role("button", name=re.compile("cùng .* chỉ tiêu")).first.click()
    lines = page.locator(".nq-line-of")
    expect(lines.first).to_be_visible()
    fell = re.compile("^Giảm")
    page.get_by_role("radio", name=fell).or_(page.get_by_role("button", name=fell)).click()
    expect(page).to_have_url(re.compile("kind=fell"))
    settled(page).get_by_role("button", name="Tải về").click()
    _, book = taken(page, "Bảng Excel (.xlsx)")
    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    assert sheet.max_row > 20
    page.keyboard.press("Escape")
    lines.first.locator(".nq-at a").first.click()
    expect(page.locator(".nq-doc mark").first).to_be_visible()
    page.go_back()
    expect(lines.first).to_be_visible()
    expect(page).to_have_url(re.compile("kind=fell"))
    page.goto(page.url.replace("kind=fell", "tab=toan-van"))
    expect(page.locator(".nq-pair ins").first).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".nq-pair del").first).to_have_css("text-decoration-line", "line-through")


def test_a_document_of_the_graph_is_looked_at_put_in_the_middle_and_taken_along(visit: Open) -> None:
    page = visit(f"trich-dan?centre={REAL}")
    home = page.url.partition("trich-dan")[0]
    drawn = page.frame_locator('iframe[title*="st_link_analysis"]')
    expect(drawn.locator("#cy canvas").first).to_be_visible()
    settled(page)
    expect(drawn.locator("#viewbarFit")).to_have_attribute("title", "Xem toàn bộ")
    expect(drawn.locator("#toolbarExport")).to_be_hidden()
    frame = next(one for one in page.frames if "st_link_analysis" in one.url)
    frame.wait_for_function(f"{DRAWN}?.cy.nodes('.missing').length > 0")

    def click() -> None:
        # Where the node is now: the graph is still being fitted into its frame, which takes the click elsewhere.
        place = frame.evaluate(f"{DRAWN}.cy.nodes('.missing')[0].renderedPosition()")
        drawn.locator("#cy").click(position={"x": place["x"], "y": place["y"]})

    until(click, lambda: expect(page).to_have_url(re.compile("node=%3F"), timeout=15_000))
    expect(page.get_by_role("link", name="Đưa văn bản này vào kho")).to_be_visible()
    expect(drawn.locator("#infopanel[data-expanded=true]")).to_have_count(0)

    page.get_by_role("link", name="MẪU · Nghị quyết").first.click()
    page.get_by_role("button", name="Đặt vào giữa").click()
    expect(page).to_have_url(re.compile("centre=mau"))

    settled(page).get_by_role("button", name="Tải về").click()
    _, table = taken(page, "Bảng CSV (.csv)")
    rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))
    assert rows[0][:2] == ["Văn bản dẫn", "Cơ quan ban hành"]
    assert rows[1][-1].startswith(home)
    _, graph = taken(page, "Mạng lưới, GraphML (.graphml)")
    assert len(ElementTree.fromstring(graph).findall(".//{*}node")) >= 3


def test_the_list_beside_the_graph_by_keyboard(visit: Open) -> None:
    page = visit("trich-dan")
    page.get_by_role("link", name="Chỉ thị 26-CT/TW").press("Enter")
    expect(page).to_have_url(re.compile("node=%3F26-ct"))
    expect(page.locator(".nq-node")).to_contain_text("Chỉ thị 26-CT/TW")
    settled(page).locator(".nq-cites summary").first.press("Enter")
    page.locator(".nq-cites .nq-at a").first.press("Enter")
    expect(page.locator(".nq-doc mark").first).to_contain_text("26-CT/TW")
    page.go_back()
    expect(page.locator(".nq-node")).to_contain_text("Chỉ thị 26-CT/TW")


def test_what_the_library_lacks_is_taken_along_and_sent(visit: Open) -> None:
    page = visit("trich-dan?tab=wanted&find=26-CT&node=%3F26-ct%2Ftw")
    page.get_by_role("button", name="Tải về").click()
    assert taken(page, "Cho phần mềm thư mục, RIS (.ris)")[1].startswith(b"TY  - GOVDOC\r\n")
    (item,) = json.loads(taken(page, "Cho phần mềm thư mục, CSL-JSON (.csl.json)")[1])
    assert item["number"] == "26-CT/TW"
    found = json.loads(taken(page, "JSON (.json)")[1])
    assert ([one["node"]["number"] for one in found["wanted"]], found["left_out"]) == (["26-CT/TW"], 0)
    assert len(found["wanted"][0]["mentions"]) == 3
    assert load_workbook(io.BytesIO(taken(page, "Bảng Excel (.xlsx)")[1])).sheetnames == [
        "Văn bản còn thiếu",
        "Câu dẫn",
    ]
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Đưa văn bản này vào kho").click()
    expect(page).to_have_url(re.compile(r"/kho(\?|$)"))
    expect(page.get_by_role("heading", name="Kho tài liệu")).to_be_visible()
