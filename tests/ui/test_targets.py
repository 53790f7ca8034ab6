"""The page Chỉ tiêu: its states, its files, what a person corrects; in a browser the table, chart and downloads."""

import csv
import datetime
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from library import Change, Library, Timeline, tables, targets_table
from tests.ui.pages import MADE_UP, REAL, Open, address, html, shown
from ui.targets import chart, exports, ledger

GINSENG = "dien-tich-trong-moi-sam-ngoc-linh.area"
GROWTH = "toc-do-tang-truong-grdp-cua-tinh.percent.change"


@pytest.fixture
def targets(alone: Open) -> Open:
    """A function that opens the page at an address."""
    return partial(alone, "targets")


@pytest.fixture
def own_library(sample_library: Path, tmp_path: Path) -> Path:
    """A copy of the library that a test may change."""
    return Path(shutil.copytree(sample_library, tmp_path / "library"))


@pytest.fixture(scope="module")
def timeline(sample_library: Path) -> Timeline:
    """An indicator that three documents set."""
    with Library.open(sample_library) as library:
        return library.timeline(GINSENG)


class TestLedger:
    def test_every_target_with_its_figure_and_place(self, targets):
        app = targets()
        table = app.dataframe[0].value
        assert re.search(r"89 chỉ tiêu của 3 văn bản", shown(app))
        row = table[table["address"].eq("II › 1 › 1.1 › gạch 3") & table["document"].eq("26-NQ/TU")]
        assert "476 ha" in set(row["figure"])
        assert set(table["document"]) == {"26-NQ/TU", "MẪU · 30-NQ/TU", "MẪU · 23-NQ/TU"}

    @pytest.mark.parametrize(
        ("parameters", "column", "values"),
        [
            # documents, direction, year of the target, words with and without accents
            (f"in={REAL}", "document", {"26-NQ/TU"}),
            ("direction=increase", "direction", {"tăng"}),
            (f"q=sam+ngoc+linh&in={REAL}", "figure", {"476 ha"}),
            (f"indicator={GINSENG}", "indicator", {"Diện tích trồng mới sâm Ngọc Linh"}),
        ],
    )
    def test_the_address_narrows_it(self, targets, parameters, column, values):
        assert set(targets(parameters).dataframe[0].value[column]) == values

    def test_what_an_address_asks_wrongly_is_left_out(self, targets):
        assert "89 chỉ tiêu" in shown(targets("direction=sideways&by=20x5&sort=colour&group=none&view=else"))

    def test_filters_go_into_the_address_and_off_again(self, targets):
        app = targets()
        app.selectbox(key="targets-direction").select("decrease").run()
        assert address(app) == {"direction": "decrease"}
        assert set(app.dataframe[0].value["direction"]) == {"giảm"}
        app.button(key="targets-reset").click().run()
        assert address(app) == {}

    def test_groups_stand_together_with_their_counts(self, targets):
        headings = list(targets("group=document").dataframe[0].value["heading"])
        assert headings == sorted(headings, key=headings.index)
        assert headings.count("Nghị quyết 26-NQ/TU · 27") == 27

    def test_nothing_fits(self, targets):
        app = targets("q=xyzzy")
        assert "Không chỉ tiêu nào khớp" in shown(app)
        app.button(key="targets-clear").click().run()
        assert "89 chỉ tiêu" in shown(app)

    def test_in_english(self, targets):
        said = shown(targets("lang=en"))
        assert "89 targets of 3 documents" in said
        assert "Chỉ tiêu" not in said


class TestChosen:
    def test_quote_headings_and_line_through_the_documents(self, targets):
        app = targets(f"row={REAL}%239")
        assert "trồng mới sâm Ngọc Linh" in shown(app)
        assert "<mark>476</mark>" in html(app)
        assert f"doc={REAL}" in html(app)
        assert "CHỈ TIÊU CHỦ YẾU" in shown(app).upper()
        line = app.dataframe[1].value
        assert len(line) == 3
        assert "476 ha" in set(line["figure"])
        assert any("tăng" in changed or "giảm" in changed for changed in line["changed"])

    def test_a_place_of_a_document_chooses_its_target(self, targets, timeline):
        row = next(point.row for _, point in chart.drawn(timeline.series) if point.row.document.slug == REAL)
        app = targets(f"doc={REAL}&at={row.target.start}-{row.target.end}")
        assert "<mark>476</mark>" in html(app)

    def test_a_target_that_is_gone_says_so(self, targets):
        assert "không có trong bảng" in shown(targets(f"row={REAL}%23999"))
        assert "Không thấy chỉ tiêu chung" in shown(targets("view=indicators&indicator=nothing.area"))


class TestChart:
    def test_points_ends_and_documents(self, timeline):
        values = _values(chart.chart(timeline.series, timeline.unit))
        assert {value["who"].partition(" · ")[0] for value in values} == {"26-NQ/TU", "MẪU"}
        assert all(value["bottom"] <= value["low"] <= value["high"] <= value["top"] for value in values)
        assert not any(value["hollow"] for value in values)
        assert {value["address"] for value in values} == {p.row.place.address for _, p in chart.drawn(timeline.series)}

    @pytest.mark.parametrize(
        ("open_", "low", "high", "ended"),
        [
            # at least goes up, at most goes down, a range has two ends, a point none
            ("up", "476", "476", 1),
            ("down", "476", "476", -1),
            (None, "400", "500", 0),
            (None, "476", "476", 0),
        ],
    )
    def test_how_a_figure_is_drawn(self, timeline, open_, low, high, ended):
        point = replace(timeline.series[0].points[0], open=open_, low=Decimal(low), high=Decimal(high))
        (value,) = _values(chart.chart([replace(timeline.series[0], points=(point,))], "ha"))
        assert (value["low"], value["high"]) == (float(low), float(high))
        end = value["open"]
        assert (end is None) == (ended == 0)
        if end is not None:
            assert (end - float(low)) * ended > 0

    def test_a_replaced_document_is_hollow_and_says_so(self, timeline):
        first = timeline.series[0].points[0]
        change = Change("thay thế", first.row.document, datetime.date(2025, 1, 1), True, (), "", 0, 1)
        series = replace(timeline.series[0], points=(replace(first, replaced=(change,)),))
        (value,) = _values(chart.chart([series], "ha"))
        assert value["hollow"]
        assert value["state"] == "bị thay thế hoặc bãi bỏ"

    def test_numbers_are_vietnamese(self, timeline):
        made = chart.chart(timeline.series, timeline.unit)
        assert made["config"]["locale"]["number"]["decimal"] == ","
        assert made["config"]["locale"]["number"]["thousands"] == "."


def _values(made: dict) -> list[dict]:
    (values,) = _lists(made)
    return values


def _lists(spec: dict) -> Iterator[list[dict]]:
    if "data" in spec and "values" in spec["data"]:
        yield spec["data"]["values"]
    elif spec.get("datasets"):
        yield from spec["datasets"].values()
    else:
        yield spec["layer"][0]["data"]["values"]


class TestIndicators:
    def test_names_and_what_a_correction_changes_before_it_is_kept(self, targets, own_library):
        app = targets(f"view=indicators&indicator={GINSENG}", own_library)
        assert "Các tên được hiểu là chỉ tiêu này" in shown(app)
        other = "Diện tích trồng mới cây dược liệu khác"
        app.selectbox(key=f"targets-same-{GINSENG}").select(other).run()
        assert "Một chỉ tiêu: 6 lần nêu trong 3 văn bản" in shown(app)
        assert not (own_library / "indicators.tsv").exists()
        app.button(key=f"targets-keep-{GINSENG}").click().run()
        assert f"«Diện tích trồng mới sâm Ngọc Linh» và «{other}» là một chỉ tiêu" in shown(app)
        assert (own_library / "indicators.tsv").read_text("utf-8").startswith("same\t")
        app.button(key="targets-undo").click().run()
        assert "Đã bỏ điều chỉnh" in shown(app)
        assert "same" not in (own_library / "indicators.tsv").read_text("utf-8")

    def test_what_contradicts_is_refused_in_words(self, targets, own_library):
        app = targets(f"view=indicators&indicator={GINSENG}", own_library)
        (own_library / "indicators.tsv").write_text(
            "different\tDiện tích trồng mới sâm Ngọc Linh\tDiện tích trồng mới cây dược liệu khác\n", "utf-8"
        )
        app.selectbox(key=f"targets-same-{GINSENG}").select("Diện tích trồng mới cây dược liệu khác").run()
        app.button(key=f"targets-keep-{GINSENG}").click().run()
        assert "trái với điều đã ghi" in shown(app)


class TestNothing:
    def test_no_document_and_no_target(self, targets, tmp_path):
        assert "Kho chưa có văn bản nào" in shown(targets("", tmp_path / "empty"))
        file = tmp_path / "thu.txt"
        file.write_text("UBND TỈNH KON TUM\n\nGIẤY MỜI\n\nMời các đồng chí dự họp tại hội trường.\n", "utf-8")
        with Library.open(tmp_path / "library", must_exist=False) as library:
            list(library.ingest([file]))
        app = targets("", tmp_path / "library")
        assert "Chưa văn bản nào có chỉ tiêu bằng số" in shown(app)
        assert not app.dataframe


def test_files_hold_what_is_shown(sample_library):
    with Library.open(sample_library) as library:
        rows = library.targets()
        table = targets_table(rows, library.indicator_of())
    read = json.loads(exports.as_json(table))["rows"]
    assert len(read) == len(rows)
    assert read[0]["Trích nguyên văn"] == " ".join(rows[0].quote.split())
    assert Decimal(read[0]["Giá trị"]) == rows[0].target.value
    listed = list(csv.DictReader(io.StringIO(tables.as_csv(table).decode("utf-8-sig"))))
    assert [row["Địa chỉ"] for row in listed] == [row.place.address for row in rows]


def test_nothing_of_a_hostile_document_is_html(targets, hostile_library):
    with Library.open(hostile_library) as library:
        key = library.targets()[0].key
    app = targets(f"row={key.replace('#', '%23')}", hostile_library)
    assert "&lt;" in html(app)
    assert re.findall(r"<(?:script|img|svg|i)[ >]|javascript:[^&]*\"[ >]", html(app)) == []


def test_why_a_target_wants_a_second_look(timeline):
    row = timeline.series[0].points[0].row
    assert "look" not in ledger.columns([row], [])
    doubtful = replace(row, target=replace(row.target, reason="thiếu đơn vị"), place=replace(row.place, ocr=0.876))
    assert ledger.columns([doubtful], [])["look"] == ["thiếu đơn vị · OCR 87 %"]


@pytest.mark.browser
def test_as_a_person_does(browser: Browser, serve: Callable[[Path], str], own_library: Path) -> None:
    """Choose a row of the table, see its line, take the ledger along, open the passage and come back."""
    context = browser.new_context(locale="vi-VN", accept_downloads=True, viewport={"width": 1280, "height": 1200})
    context.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    page = context.new_page()
    page.goto(f"{serve(own_library)}chi-tieu?indicator={GINSENG}")
    expect(page.locator(".stHtml h2.nq-part", has_text="qua các văn bản")).to_be_visible()
    expect(page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first).to_be_visible()
    table = page.locator("[data-testid=stDataFrame] .dvn-scroller").first
    table.click(position={"x": 20, "y": 55})
    expect(page.locator(".nq-target .nq-headline")).to_be_visible()
    assert f"row={MADE_UP}%23" in page.url
    page.get_by_role("button", name="Tải bảng").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bảng Excel").click()
    sheet = load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert sheet.max_row == 4
    assert sheet["A2"].value == "Diện tích trồng mới sâm Ngọc Linh"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Mở văn bản tại đoạn này").click()
    expect(page.locator(".nq-doc mark").first).to_contain_text("Sâm Ngọc Linh")
    page.go_back()
    expect(page.locator(".nq-target .nq-headline")).to_be_visible()
    context.close()
