"""The page Chỉ tiêu: its states, its files, what a person corrects."""

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
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook

from library import Change, Filters, Library, Timeline
from tests.ui.pages import REAL, Open, address, html, labels, shown, words_left
from ui.targets import chart, correcting, detail, filters, indicators, ledger, line, page

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

    @pytest.mark.parametrize("parameters", ["", f"row={REAL}%239", f"view=indicators&indicator={GINSENG}", "q=xyzzy"])
    def test_in_english(self, targets, parameters):
        app = targets(f"lang=en&{parameters}")
        said = [
            shown(app),
            *labels(app),
            *(widget.label for widget in (*app.selectbox, *app.checkbox, *app.text_input)),
        ]
        modules = (chart, correcting, detail, filters, indicators, ledger, line, page)
        assert words_left(said, *modules) == []
        assert "Targets" in said[0]

    def test_the_address_restores_all_of_it(self, targets):
        asked = f"q=sam&in={REAL}&unit=ha&direction=level&by=2024&sure=1&sort=value&group=unit&row={REAL}%239"
        app = targets(asked)
        assert {name: app.selectbox(key=f"targets-{name}").value for name in ("unit", "direction", "by")} == {
            "unit": "ha", "direction": "level", "by": "2024",
        }  # fmt: skip
        assert (app.selectbox(key="targets-order").value, app.selectbox(key="targets-group").value) == ("value", "unit")
        assert app.multiselect(key="targets-documents").value == [REAL]
        assert app.checkbox(key="targets-sure").value
        assert app.text_input(key="targets-words").value == "sam"
        assert "<mark>476</mark>" in html(app)
        assert urlencode(address(app)) == asked.replace("#", "%23")

    def test_units_that_are_written_alike_are_one_choice(self, targets, sample_library):
        app = targets()
        with Library.open(sample_library) as library:
            percent = [row for row in library.targets() if row.target.unit == "%"]
        assert len({row.target.unit_norm for row in percent}) > 1
        options = app.selectbox(key="targets-unit").options
        assert len(options) == len(set(options))
        app.selectbox(key="targets-unit").select("%").run()
        assert len(app.dataframe[0].value) == len(percent)


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

    def test_a_target_that_is_gone_says_so(self, targets):
        assert "không có trong bảng" in shown(targets(f"row={REAL}%23999"))
        assert "Không thấy chỉ tiêu chung" in shown(targets("view=indicators&indicator=nothing.area"))
        app = targets("indicator=nothing.area")
        assert "Không thấy chỉ tiêu chung «nothing.area»" in shown(app)
        app.button(key="targets-clear").click().run()
        assert "89 chỉ tiêu" in shown(app)


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


class TestFiles:
    """What the buttons give: what the commands give, and what a spreadsheet opens."""

    @pytest.fixture
    def offered(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by the key of its button."""
        made: dict[str, Callable[[], bytes]] = {}
        monkeypatch.setattr("streamlit.download_button", lambda label, make, *_, key, **__: made.setdefault(key, make))
        return made

    @pytest.mark.parametrize(
        ("parameters", "command"),
        [
            ("", ("targets",)),
            (f"in={REAL}&direction=increase&sort=value", ("targets", "--document", REAL, "--direction", "increase",
                                                          "--sort", "value")),
            ("sure=1&q=ty+le", ("targets", "--certainty", "certain", "--words", "tỷ lệ")),
        ],
    )  # fmt: skip
    def test_json_of_the_ledger_is_that_of_the_command(self, targets, offered, ask, parameters, command):
        targets(parameters)
        given = json.loads(offered["targets-export-json"]())
        assert given["targets"]
        assert given == json.loads(ask(*command, "--json").out)

    def test_json_of_groups_indicators_and_the_line(self, targets, offered, ask, follows_docs):
        targets("group=unit")
        given = json.loads(offered["targets-export-json"]())
        assert follows_docs("targets", given) == []
        assert given["groups"] == json.loads(ask("targets", "--group", "unit", "--json").out)["groups"]
        targets(f"indicator={GINSENG}&view=indicators")
        assert json.loads(offered["targets-line-export-json"]()) == json.loads(ask("timeline", GINSENG, "--json").out)
        given, asked = json.loads(offered["targets-indicators-export-json"]()), ask("indicators", "--json").out
        assert {one["id"] for one in given.pop("indicators")} == {one["id"] for one in json.loads(asked)["indicators"]}
        assert given.items() <= json.loads(asked).items()

    def test_tables_open_with_numbers_days_and_links(self, targets, offered, sample_library):
        targets(f"in={REAL}")
        with Library.open(sample_library) as library:
            rows = library.targets(among=Filters(documents=(REAL,)))
        sheet = load_workbook(io.BytesIO(offered["targets-export-xlsx"]())).active
        head = [cell.value for cell in sheet[1]]
        values = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        assert [Decimal(str(row[head.index("Giá trị")])) for row in values] == [row.target.value for row in rows]
        assert values[0][head.index("Ngày ban hành")].date() == rows[0].document.date
        assert f"doc={REAL}" in sheet.cell(2, head.index("Mở") + 1).hyperlink.target
        listed = list(csv.DictReader(io.StringIO(offered["targets-export-csv"]().decode("utf-8-sig"))))
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
