"""The page Trích dẫn: its views, what its address holds, and in a browser what needs one."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.testing.v1 import AppTest

from library import Library, Node, Subnet
from tests.ui.pages import MADE_UP, REAL, Open, address, html, shown
from ui.network import drawing, parts

MISSING = "?26-ct/tw"


@pytest.fixture
def network(alone: Open) -> Open:
    """A function that opens the page at an address."""
    return partial(alone, "network")


@pytest.fixture(scope="module")
def whole(sample_library: Path) -> Subnet:
    """The network of the sample library."""
    with Library.open(sample_library) as library:
        return library.network()


def graph(app: AppTest) -> dict[str, list[dict[str, dict[str, object]]]]:
    """Return what is sent to the component that draws."""
    assert not app.exception, app.exception[0].stack_trace
    (component,) = app.get("component_instance")
    return json.loads(component.proto.json_args)["elements"]


class TestGraph:
    def test_the_whole_library(self, network):
        app = network()
        assert "11 văn bản (3 có trong kho), 17 lần dẫn" in shown(app)
        assert len(graph(app)["nodes"]) == 11
        assert "Chỉ thị 26-CT/TW được 3 văn bản dẫn" in shown(app)
        assert "MẪU · Nghị quyết 23-NQ/TU" in shown(app)

    def test_around_a_document_with_the_same_in_words(self, network):
        app = network(f"centre={REAL}")
        said = shown(app)
        assert "Nghị quyết số 26-NQ/TU ngày 22-10-2024 · Tỉnh ủy Kon Tum" in said
        assert "Được thực hiện bởi (1)" in said
        assert re.search(r"Sơ kết \(2\).*Chỉ thị 26-CT/TW", said)
        assert f"van-ban?doc={MADE_UP}&amp;at=" in html(app)

    def test_a_missing_document_has_its_sentences_and_the_way_to_upload_it(self, network):
        app = network(f"centre={REAL}&node=%3F26-ct/tw")
        assert "Chỉ thị 26-CT/TW" in shown(app)
        assert "chưa có trong kho" in shown(app)
        assert "<mark>Chỉ thị số 26-CT/TW</mark>" in html(app)
        assert app.button(key="network-upload").label == "Đưa văn bản này vào kho"

    @pytest.mark.parametrize(
        ("chosen", "nodes"),
        [
            ("present=1", 3),
            ("rel=sơ kết", 4),  # two documents review two
            ("sure=1", 7),  # the rest is told by doubtful mentions only
            ("type=Chỉ thị", 1),
            ("since=2024&until=2024&present=1", 2),
        ],
    )
    def test_filters_stand_in_the_address(self, network, chosen, nodes):
        app = network(chosen)
        assert f"{nodes} văn bản (" in shown(app)

    def test_nothing_left_says_so(self, network):
        assert "Không có văn bản nào như vậy" in shown(network("type=Chỉ thị&present=1"))

    def test_a_choice_changes_the_address(self, network):
        app = network(f"centre={REAL}")
        app.segmented_control(key="network-depth").set_value(2).run()
        assert address(app) == {"centre": REAL, "depth": "2"}
        app.toggle(key="network-present").set_value(True).run()
        app.selectbox(key="network-centre").set_value(MADE_UP).run()
        assert address(app) == {"centre": MADE_UP, "depth": "2"}

    def test_what_cannot_be_understood_is_left_out(self, network):
        app = network("depth=x&n=7&tab=y&rel=z&since=0&on=gestern&node=none")
        assert "11 văn bản (3 có trong kho)" in shown(app)

    def test_a_centre_by_its_number(self, network):
        assert shown(network("centre=26-NQ/TU")) == shown(network(f"centre={REAL}"))

    def test_an_unknown_centre(self, network):
        app = network("centre=khong-co")
        assert "Không tìm thấy văn bản ở giữa" in shown(app)
        assert "«khong-co»" in shown(app)

    def test_english(self, network):
        said = shown(network(f"centre={REAL}&lang=en"))
        assert "Which document cites which" in said
        assert "Carried out by (1)" in said

    def test_an_empty_library(self, network, tmp_path):
        assert "Kho chưa có văn bản nào" in shown(network(library=tmp_path / "new"))


class TestDrawing:
    def test_a_limit_keeps_the_most_cited_and_what_is_looked_at(self, whole):
        rare = "?chuong-trinh-muc-tieu-quoc-gia-nam-2024"
        few = parts.cut(whole, 4)
        assert MISSING in {node.id for node in few.nodes}
        assert rare not in {node.id for node in few.nodes}
        assert rare in {node.id for node in parts.cut(whole, 4, rare).nodes}

    def test_names_seen_from_afar_do_not_lie_over_each_other(self, whole):
        drawn = parts.cut(whole, 40)
        at = dict.fromkeys((node.id for node in drawn.nodes), (0.0, 0.0))
        rules = {rule.selector: rule.style for rule in drawing.rules(drawn, at, None, None, scale=3.0)}
        assert sum(rules[f"#n{place}"]["font-size"] == 36 for place in range(len(drawn.nodes))) == 1

    def test_the_same_places_each_time(self, whole):
        drawn = parts.cut(whole, 40)
        assert drawing.places(drawn, None) == drawing.places(parts.cut(whole, 40), None)

    def test_no_words_of_a_document_are_data(self, whole):
        """The component shows data as HTML."""
        hostile = Node("?x", None, None, "Luật", "<img src=x onerror=alert(1)>", None, None, None)
        drawn = parts.Drawn((*whole.nodes, hostile), (), {})
        sent = json.dumps(drawing.elements(drawn, dict.fromkeys((node.id for node in drawn.nodes), (0.0, 0.0))))
        assert set(re.findall(r'"label": "(.*?)"', sent)) <= set(drawing.KINDS)
        assert "onerror" not in sent
        assert "26-nq" not in sent

    def test_missing_and_doubtful_are_told_without_colour(self, whole):
        drawn = parts.cut(whole, 40)
        sent = drawing.elements(drawn, drawing.places(drawn, None))
        missing = [one for one in sent["nodes"] if one["classes"] == "missing"]
        assert len(missing) == 8
        assert sum(one["classes"] == "doubtful" for one in sent["edges"]) == 5
        rules = {rule.selector: rule.style for rule in drawing.rules(drawn, drawing.places(drawn, None), None, None)}
        assert rules["node.missing[label='law']"]["border-style"] == "dashed"
        assert rules["edge.doubtful"]["line-style"] == "dashed"


class TestWanted:
    def test_the_most_wanted_first(self, network):
        app = network("tab=wanted")
        (table,) = app.dataframe
        assert table.value["name"][0] == "Chỉ thị 26-CT/TW"
        assert table.value["documents"][0] == 3
        assert "8 trên 8 văn bản được dẫn mà kho chưa có" in shown(app)

    def test_narrowed_and_chosen(self, network):
        app = network("tab=wanted&find=lam nghiep&node=%3Fluat-lam-nghiep")
        assert list(app.dataframe[0].value["name"]) == ["Luật lâm nghiệp"]
        assert "2 văn bản dẫn, 2 lần: dẫn chiếu 2" in shown(app)
        assert "VĂN BẢN MẪU" in shown(app)
        app.text_input(key="network-find").set_value("không có gì như vậy").run()
        assert "Không có văn bản nào khớp" in shown(app)
        assert address(app) == {"tab": "wanted", "find": "không có gì như vậy"}


class TestChain:
    def test_levels_and_steps(self, network):
        app = network(f"tab=chain&centre={REAL}")
        assert "Được thực hiện bởi (1)" in shown(app)
        assert re.search(r"⚠ MẪU · Nghị quyết 30-NQ/TU nhắc việc thực hiện Nghị quyết 26-NQ/TU", shown(app))
        assert 'class="nq-member middle"' in html(app)

    def test_what_the_library_lacks_is_dashed_and_said(self, network):
        app = network(f"tab=chain&centre={MADE_UP}")
        assert re.search(r'<div class="nq-member lacks">.*?chưa có trong kho', html(app))

    def test_targets_on_demand(self, network):
        app = network(f"tab=chain&centre={REAL}&targets=1")
        assert "27 chỉ tiêu: " in shown(app)
        assert "chưa thấy văn bản nào thực hiện tiếp" in set(app.dataframe[0].value["status"])

    def test_without_a_centre(self, network):
        assert "Chuỗi thực hiện của văn bản nào?" in shown(network("tab=chain"))


class TestValidity:
    def test_unknown_is_said(self, network):
        app = network(f"tab=validity&centre={REAL}&on=2025-01-01")
        assert app.date_input(key="network-on").value.isoformat() == "2025-01-01"
        assert 'class="nq-status unknown"' in html(app)
        assert "Chỉ xét những văn bản có trong kho" in shown(app)
        assert set(app.dataframe[0].value["status"]) == {"Chưa rõ"}
        assert any(name.startswith("MẪU · ") for name in app.dataframe[0].value["document"])

    def test_another_day(self, network):
        app = network(f"tab=validity&centre={REAL}")
        app.date_input(key="network-on").set_value("2020-02-03").run()
        assert address(app)["on"] == "2020-02-03"


@pytest.mark.parametrize("tab", ["graph", "wanted", "chain", "validity"])
def test_nothing_of_a_document_is_html(network, hostile_library, tab):
    app = network(f"tab={tab}&centre=99-nq-tu.kon-tum.2024-02-01", hostile_library)
    assert re.findall(r"<(?:script|img|svg|i|b>r)[ >]", re.sub(r'<i class="[a-z]+">', "", html(app))) == []


@pytest.mark.browser
class TestInBrowser:
    def test_a_document_is_looked_at_put_in_the_middle_and_taken_along(
        self, browser: Browser, serve: Callable[[Path], str], sample_library: Path
    ):
        context = browser.new_context(locale="vi-VN")
        context.set_default_timeout(60_000)
        hosts: set[str | None] = set()
        context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
        page = context.new_page()
        page.goto(f"{serve(sample_library)}trich-dan?centre={REAL}")
        drawn = page.frame_locator('iframe[title*="st_link_analysis"]')
        expect(drawn.locator("#cy canvas").first).to_be_visible(timeout=60_000)
        found = "document.getElementById('cy')._cyreg.cy.nodes('.missing')[0].renderedPosition()"
        frame = next(one for one in page.frames if "st_link_analysis" in one.url)
        frame.wait_for_function("document.getElementById('cy')._cyreg?.cy.nodes('.missing').length > 0")
        frame.wait_for_function("document.getElementById('cy')._cyreg.cy.zoom() !== 1")  # fitted into its frame
        place = frame.evaluate(found)
        drawn.locator("#cy").click(position={"x": place["x"], "y": place["y"]})
        page.wait_for_url(re.compile(r"node=%3F"))
        expect(page.get_by_role("button", name="Đưa văn bản này vào kho")).to_be_visible()
        expect(drawn.locator("#infopanel[data-expanded=true]")).to_have_count(0)

        page.get_by_role("link", name="MẪU · Nghị quyết").first.click()
        page.get_by_role("button", name="Đặt vào giữa").click()
        page.wait_for_url(re.compile(r"centre=mau"))

        page.get_by_role("button", name="Tải về").click()
        rows = list(csv.reader(io.StringIO(_saved(page, "Bảng CSV").decode("utf-8-sig"))))
        assert rows[0][:2] == ["Văn bản dẫn", "Cơ quan ban hành"]
        assert rows[1][-1].startswith(f"{serve(sample_library)}?doc=")
        tree = ElementTree.fromstring(_saved(page, "Mạng lưới, GraphML"))
        assert len(tree.findall(".//{*}node")) >= 3
        assert hosts <= {"127.0.0.1", None}  # no host: data and blobs
        context.close()

    def test_what_is_missing_is_chosen_by_link_and_taken_along(
        self, browser: Browser, serve: Callable[[Path], str], sample_library: Path
    ):
        context = browser.new_context(locale="vi-VN")
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{serve(sample_library)}trich-dan?tab=wanted&find=26-CT&node=%3F26-ct%2Ftw")
        page.get_by_role("button", name="Tải về").click()
        assert _saved(page, "RIS").decode().startswith("TY  - GOVDOC\r\n")
        (item,) = json.loads(_saved(page, "CSL-JSON"))
        assert item["number"] == "26-CT/TW"
        found = json.loads(_saved(page, "Bảng và câu dẫn, JSON"))
        assert [row["Số ký hiệu"] for row in found["Văn bản còn thiếu"]] == ["26-CT/TW"]
        assert len(found["Câu dẫn"]) == 3
        sheets = openpyxl.load_workbook(io.BytesIO(_saved(page, "Bảng Excel"))).sheetnames
        assert sheets == ["Văn bản còn thiếu", "Câu dẫn"]
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Đưa văn bản này vào kho").click()
        page.wait_for_url(re.compile(r"/kho(\?|$)"))
        context.close()


def _saved(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return Path(download.value.path()).read_bytes()
