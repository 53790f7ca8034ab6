"""The network and the wanted list as files: read back by what reads them."""

import csv
import datetime
import io
import json

import networkx as nx
import openpyxl
import pytest

from analysis import tables
from analysis.references import bibliography, exports
from analysis.references.model import Edge, Mention, Node, Subnet, Wanted
from index.links import Link
from index.standing import Standing
from tests.analysis.references.graphs import document, mention

DECREE = document("102.nd", "102/2024/NĐ-CP", "2024-07-30", title="=1+1 về đất đai\x0b")
LAW = document("31.luat", "31/2024/QH15", "2024-01-18", type_="Luật", title="ĐẤT ĐAI")
MADE_UP = document("mau", None, None, type_=None, sample=True)
MISSING = Node("?26-ct/tw", None, "26-CT/TW", "Chỉ thị", None, None, 2018, "Ban Bí thư", certain=False)
REFERENCE = mention("31/2024/QH15", kind="law", pinpoints=(("Điều 5", "Khoản 2"),), relation="căn cứ", start=3, end=9)
MENTION = Mention(
    Edge(DECREE.slug, (LAW.slug, MISSING.id), REFERENCE, Link("one", (LAW,), confirmed=True), DECREE.slug),
    DECREE,
    Standing("102/2024/NĐ-CP › Điều 1", 4, 0.91, None),
    "@luật\x00",
    0,
    "- Căn cứ @luật",
)
PART = Subnet(None, (Node.of(DECREE), Node.of(LAW), MISSING), (MENTION,))
WANTED = (Wanted(MISSING, 1, (("căn cứ", 2), ("dẫn chiếu", 1)), (MENTION,), (LAW,)),)


def rows(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


class TestGraphML:
    GRAPH = nx.parse_graphml(exports.graphml(PART).decode(), force_multigraph=True)

    def test_documents(self):
        assert set(self.GRAPH) == {"102.nd", "31.luat", "?26-ct/tw"}
        assert self.GRAPH.nodes["31.luat"]["url"] == "http://127.0.0.1:8501/?doc=31.luat"
        assert self.GRAPH.nodes["102.nd"]["title"] == "=1+1 về đất đai\ufffd"
        missing = self.GRAPH.nodes["?26-ct/tw"]
        assert (missing["label"], missing["in_library"], missing["year"]) == ("Chỉ thị 26-CT/TW", False, 2018)
        assert not {"url", "date", "title"} & set(missing)

    def test_mentions(self):
        assert self.GRAPH.is_directed()
        assert {(source, target) for source, target, _ in self.GRAPH.edges} == {
            ("102.nd", "31.luat"),
            ("102.nd", "?26-ct/tw"),
        }
        edge = self.GRAPH.edges["102.nd", "31.luat", 0]
        assert (edge["relation"], edge["pinpoints"], edge["page"], edge["ocr"]) == (
            "căn cứ",
            "Điều 5 › Khoản 2",
            4,
            0.91,
        )
        assert (edge["quote"], edge["status"], edge["confirmed"]) == ("@luật\ufffd", "one", True)
        assert edge["url"] == "http://127.0.0.1:8501/?doc=102.nd&at=3-9"

    def test_nothing(self):
        assert len(nx.parse_graphml(exports.graphml(Subnet(None, (), ())).decode())) == 0


class TestTables:
    def test_a_row_for_each_document_that_is_meant(self):
        heading, *found = rows(tables.as_csv(exports.mentions_table(PART, "https://kho.example/")))
        assert [dict(zip(heading, row, strict=True))["Văn bản được dẫn"] for row in found] == [
            "Luật 31/2024/QH15",
            "Chỉ thị 26-CT/TW",
        ]
        first = dict(zip(heading, found[0], strict=True))
        assert first["Mở đoạn"] == "https://kho.example/?doc=102.nd&at=3-9"
        assert (first["Ngày ban hành"], first["Trang"], first["Đọc bằng OCR"]) == ("2024-07-30", "4", "có")
        # what begins a formula is text
        assert (first["Nguyên văn"], first["Câu"]) == ("'@luật\ufffd", "'- Căn cứ @luật")

    def test_a_workbook_has_typed_cells_and_links(self):
        content = tables.as_xlsx(exports.wanted_table(WANTED), exports.wanted_mentions_table(WANTED))
        wanted, cited = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        assert [cell.value for cell in wanted[2]] == [
            "26-CT/TW", "Chỉ thị", None, None, 2018, "Ban Bí thư", 1, 1, "căn cứ 2; dẫn chiếu 1", "102/2024/NĐ-CP",
            "chưa chắc", "31.luat",
        ]  # fmt: skip
        assert (wanted.freeze_panes, wanted.auto_filter.ref) == ("A2", "A1:L2")
        row = {heading.value: cell for heading, cell in zip(cited[1], cited[2], strict=True)}
        assert row["Ngày ban hành"].value == datetime.datetime(2024, 7, 30)
        assert row["Mở đoạn"].hyperlink.target == "http://127.0.0.1:8501/?doc=102.nd&at=3-9"
        assert (row["Nguyên văn"].value, row["Nguyên văn"].data_type) == ("@luật\ufffd", "s")

    def test_no_cell_is_a_formula(self):
        content = tables.as_xlsx(exports.documents_table(PART), exports.mentions_table(PART))
        cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
        assert "=1+1 về đất đai" in [cell.value for cell in cells]
        assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Node.of(DECREE), "Nghị định 102/2024/NĐ-CP"),
        (MISSING, "Chỉ thị 26-CT/TW"),
        (Node("?luat", None, None, "Luật", "Luật Đất đai", None, 2013, None), "Luật Đất đai (2013)"),
        (Node("?luat", None, None, "Luật", "Luật Đất đai năm 2013", None, 2013, None), "Luật Đất đai năm 2013"),
        (Node.of(MADE_UP), "mau.txt"),
    ],
)
def test_labels(node, said):
    assert exports.label(node) == said


class TestBibliography:
    def test_csl(self):
        law, decree, missing = json.loads(bibliography.csl([Node.of(LAW), Node.of(DECREE), MISSING]))
        assert law == {
            "id": "31.luat", "type": "legislation", "title": "Luật Đất đai", "genre": "Luật", "number": "31/2024/QH15",
            "author": [{"literal": "Chính phủ"}], "authority": "Chính phủ", "issued": {"date-parts": [[2024, 1, 18]]},
            "publisher-place": "Hà Nội", "language": "vi", "URL": "http://127.0.0.1:8501/?doc=31.luat",
        }  # fmt: skip
        assert decree["type"] == "legislation"
        assert missing["issued"] == {"date-parts": [[2018]]}
        assert (missing["type"], missing["title"]) == ("document", "Chỉ thị số 26-CT/TW")
        assert "chưa có trong kho" in missing["note"]
        assert "URL" not in missing

    def test_ris(self):
        law, made_up = (
            bibliography.ris([Node.of(LAW), Node.of(MADE_UP)], "https://kho.example").decode().split("\r\n\r\n")[:2]
        )
        assert law.split("\r\n") == [
            "TY  - STAT", "ID  - 31.luat", "TI  - Luật Đất đai", "AU  - Chính phủ", "PY  - 2024", "DA  - 2024/01/18/",
            "M1  - 31/2024/QH15", "M3  - Luật", "CY  - Hà Nội", "LA  - vi", "UR  - https://kho.example/?doc=31.luat",
            "ER  - ",
        ]  # fmt: skip
        assert "N1  - VĂN BẢN MẪU, không có thật" in made_up

    def test_a_title_cannot_begin_a_record(self):
        node = Node("x", None, "1", None, "một\r\nER  - \r\nTY  - hai", None, None, None)
        assert bibliography.ris([node]).decode().count("\r\nER  - ") == 1
