"""Real documents that are not ours to copy: beside the checkout in ../shared, or where NGHIQUYET_EVAL points."""

import collections
import datetime
import json
import os
from pathlib import Path
from typing import Any

import pytest

from ingest.parse import parse_file
from vietnamese.forms import clean

pytestmark = pytest.mark.slow

EVAL = Path(os.environ.get("NGHIQUYET_EVAL") or Path(__file__).parents[3] / "shared" / "eval")
CORPUS = EVAL.parent / "corpus"


def _statutes() -> list[Any]:
    files = sorted((EVAL / "traffic-law" / "parsed").glob("*.json"))
    return [pytest.param(file, id=file.stem[:8]) for file in files] or [
        pytest.param(None, marks=pytest.mark.skip(reason=f"no traffic-law in {EVAL}"))
    ]


@pytest.mark.parametrize("parsed", _statutes())
def test_a_statute(parsed: Path) -> None:
    nodes = json.loads(parsed.read_text("utf-8"))["nodes"]
    document = parse_file(EVAL / "traffic-law" / "corpus" / f"{parsed.stem}.txt")
    about, header = nodes["document"], document.header
    assert header.number == about["doc_identity"]
    assert header.date == datetime.datetime.fromisoformat(about["issue_date"]).date()
    assert [header.type] == [kind["name"] for kind in nodes["document_type"]]
    assert [header.issuer] == [body["name"] for body in nodes["organizations"]]
    assert [header.signer] == [person["name"] for person in nodes["signers"]]
    articles = [section.label for section in document.sections if section.kind == "article"]
    assert collections.Counter(articles) == collections.Counter(f"Điều {a['number']}" for a in nodes["articles"])


def _pdf(name: str) -> Path:
    file = CORPUS / "gazette" / name
    if not file.exists():
        pytest.skip(f"no {file}")
    return file


class TestGazette:
    def test_torn_words(self):
        """A third of the Gazette's PDFs come out of plain extraction as `Căn c ứ Lu ật`."""
        document = parse_file(_pdf("thong-tu-so-01-2021-tt-bldtbxh-33806.pdf"))
        header = document.header
        assert (header.number, header.date) == ("01/2021/TT-BLĐTBXH", datetime.date(2021, 6, 3))
        assert header.title is not None
        assert header.title.startswith("Quy định Danh mục sản phẩm, hàng hóa có khả năng gây mất an toàn")
        articles = [section.label for section in document.sections if section.kind == "article"]
        assert articles == [f"Điều {number}" for number in range(1, 7)]
        assert {page.extractor for page in document.pages} == {"pdfium"}

    def test_running_heads_do_not_break_the_tree(self):
        document = parse_file(_pdf("quyet-dinh-so-892-qd-ttg-469579.pdf"))
        assert [" › ".join(s.address[1:]) for s in document.sections if s.kind in ("article", "roman")] == [
            "Điều 1", *(f"Điều 1 › {number}" for number in ("I", "II", "III", "IV", "V", "VI")), "Điều 2", "Điều 3",
        ]  # fmt: skip
        assert not any("CÔNG BÁO" in section.heading for section in document.sections)

    def test_a_ministry_over_two_lines(self):
        header = parse_file(_pdf("thong-tu-so-06-2023-tt-bldtbxh-39796.pdf")).header
        assert (header.number, header.issuer, header.signer) == (
            "06/2023/TT-BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội", "Nguyễn Bá Hoan",
        )  # fmt: skip


@pytest.mark.parametrize("folder", ["party", "traffic-law"])
def test_passages_give_the_text(folder: str) -> None:
    files = sorted((CORPUS / "party").glob("*.txt") if folder == "party" else (EVAL / folder / "corpus").glob("*.txt"))
    if not files:
        pytest.skip(f"nothing in {EVAL.parent}")
    for file in files:
        document = parse_file(file)
        together = "".join("".join(passage.text.split()) for passage in document.passages)
        assert together == "".join(clean(document.raw).text.split()), file.name
        assert len({section.address for section in document.sections}) == len(document.sections), file.name
