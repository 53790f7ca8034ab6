"""The page Trích dẫn: its views, what its address holds."""

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

import shapes
import shapes.chains
import shapes.network
import shapes.validity
from library import Library, Node, Subnet
from tests.ui.pages import MADE_UP, REAL, Open, address, html, labels, leads, shown, words_left
from ui import downloads, navigation
from ui.network import (
    beside,
    chain,
    drawing,
    evidence,
    graph,
    page,
    parts,
    placing,
    targets,
    validity,
    wanted,
)

Visit = Callable[..., Page]

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


def placed(drawn: parts.Drawn, centre: str | None = None) -> placing.Places:
    """Where all of a drawing stands."""
    return placing.places(drawn, centre, {node.id: drawing.short(node) for node in drawn.nodes})


def sent_of(app: AppTest) -> dict[str, list[dict[str, dict[str, object]]]]:
    """Return what is sent to the component that draws."""
    assert not app.exception, app.exception[0].stack_trace
    (component,) = app.get("component_instance")
    return json.loads(component.proto.json_args)["elements"]


class TestGraph:
    def test_the_whole_library(self, network):
        app = network()
        assert "11 văn bản (3 có trong kho), 17 lần dẫn" in shown(app)
        assert len(sent_of(app)["nodes"]) == 11
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
        assert leads(app, "Đưa văn bản này vào kho") == {"to": "kho"}

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
        assert placed(drawn) == placed(parts.cut(whole, 40))

    @pytest.mark.parametrize("pairs", [1, 12, 40])
    def test_names_and_pieces_stand_apart(self, pairs):
        """Pieces that nothing ties together, as a large library has, all fit into one frame."""
        ids = [f"{number:03}/2026/NĐ-CP" for number in range(3 * pairs)]
        nodes = tuple(Node(one, None, one, "Nghị định", None, None, None, None) for one in ids)
        arrows = tuple(
            parts.Arrow(ids[number], ids[number - number % 3], "căn cứ", 1, certain=True)
            for number in range(len(ids))
            if number % 3
        )
        at = placed(parts.Drawn(nodes, arrows, {}))
        spots = list(at.values())
        over = [
            (one, other)
            for place, one in enumerate(spots)
            for other in spots[:place]
            if abs(one[0] - other[0]) < 13 * placing.LETTER and abs(one[1] - other[1]) < 2 * placing.LINE
        ]
        assert over == []
        assert placing.scale_of(at) < 0.5 * pairs**0.5 + 1

    def test_a_centre_is_the_middle(self, whole):
        assert placed(parts.cut(whole, 40), REAL)[REAL] == (0.0, 0.0)

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
        sent = drawing.elements(drawn, placed(drawn))
        missing = [one for one in sent["nodes"] if one["classes"] == "missing"]
        assert len(missing) == 8
        assert sum(one["classes"] == "doubtful" for one in sent["edges"]) == 5
        rules = {rule.selector: rule.style for rule in drawing.rules(drawn, placed(drawn), None, None)}
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


@pytest.mark.parametrize("tab", ["graph", "wanted", "chain&targets=1", "validity"])
@pytest.mark.parametrize("centre", [f"&centre={REAL}", ""])
def test_in_english(network, tab, centre):
    app = network(f"lang=en&tab={tab}{centre}")
    widgets = (*app.selectbox, *app.text_input, *app.toggle, *app.button_group, *app.date_input, *app.number_input)
    said = [shown(app), *labels(app), *(widget.label for widget in widgets)]
    modules = (beside, chain, evidence, graph, page, targets, validity, wanted)
    # these stand in sentences and in names of issuers, too
    assert set(words_left(said, *modules)) <= {"thực hiện", "Trung ương"}
    assert [one for kind in app.button_group for one in kind.options if "ự" in one] == []
    assert "Which document cites which" in said[0]


@pytest.mark.parametrize(
    "asked",
    [
        f"centre={REAL}&depth=2&rel=thực hiện&rel=sơ kết&type=Nghị quyết&issuer=Tỉnh ủy Kon Tum&since=2020&until=2026"
        f"&present=1&sure=1&labels=1&n=120&node={MADE_UP}",
        "tab=wanted&sure=1&node=?26-ct/tw&find=chỉ thị",
        f"tab=chain&centre={REAL}&depth=3&targets=1",
        f"tab=validity&centre={REAL}&on=2025-01-01",
    ],
)
def test_the_address_says_all_of_it(network, asked, monkeypatch):
    kept: list[dict[str, str | list[str]]] = []
    app = network(asked)
    assert not app.exception
    monkeypatch.setattr(navigation, "go", kept.append)
    other = "chain" if "tab=wanted" in asked else "wanted"
    app.button_group(key="network-tab").set_value(other).run()
    expected = {name: values for name, values in parse_qs(asked).items() if name != "node"} | {"tab": [other]}
    assert {name: [value] if isinstance(value, str) else value for name, value in kept[-1].items()} == expected


def test_the_tools_say_what_the_address_says(network):
    app = network(
        f"centre={REAL}&depth=2&rel=thực hiện&type=Nghị quyết&issuer=Tỉnh ủy Kon Tum&since=2020&until=2026&present=1"
        "&sure=1&labels=1&n=120"
    )
    assert app.selectbox(key="network-centre").value == REAL
    assert [app.button_group(key=f"network-{name}").value for name in ("depth", "limit", "relations")] == [
        2,
        120,
        ["thực hiện"],
    ]
    assert [app.selectbox(key=f"network-{name}").value for name in ("type", "issuer")] == [
        "Nghị quyết",
        "Tỉnh ủy Kon Tum",
    ]
    assert [app.number_input(key=f"network-{name}").value for name in ("since", "until")] == [2020, 2026]
    assert all(app.toggle(key=f"network-{name}").value for name in ("present", "sure", "labels"))


@pytest.mark.parametrize(
    ("asked", "shape"),
    [
        (f"centre={REAL}", lambda library: shapes.network.network(library.network(REAL))),
        ("tab=wanted", lambda library: shapes.network.wanted(*library.wanted())),
        (f"tab=chain&centre={REAL}", lambda library: shapes.chains.chain(library.chain(REAL, 1))),
        (f"tab=validity&centre={REAL}", lambda library: shapes.validity.validity(library.validity(REAL))),
    ],
)
def test_json_is_what_the_command_prints(network, asked, shape, sample_library, monkeypatch):
    offered: list[dict[str, Callable[[], bytes]]] = []
    monkeypatch.setattr(downloads, "offer", lambda file, made, key: offered.append(made))
    assert not network(asked).exception
    with Library.open(sample_library) as library:
        assert offered[-1]["json"]() == shapes.as_file(shape(library))


@pytest.mark.parametrize("tab", ["graph", "wanted", "chain", "validity"])
def test_nothing_of_a_document_is_html(network, hostile_library, tab):
    app = network(f"tab={tab}&centre=99-nq-tu.kon-tum.2024-02-01", hostile_library)
    assert re.findall(r"<(?:script|img|svg|i|b>r)[ >]", re.sub(r'<i class="[a-z]+">', "", html(app))) == []
