"""The page So sánh: choosing, each tab, what is missing, its files."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from docx import Document
from docx.document import Document as DocumentType
from openpyxl import load_workbook

from library import Library, Piece
from tests.ui.pages import MADE_UP, REAL, Open, address, html, labels, shown, words_left
from ui.comparing import amending, choosing, page, parts, targets, texts, topics, wording

OLDER = "mau.23-nq-tu.kon-tum.2023-12-05"
PAIR = f"a={OLDER}&b={MADE_UP}"


@pytest.fixture
def compare(alone: Open) -> Open:
    """A function that opens the page at an address."""
    return partial(alone, "comparing")


class TestChoosing:
    def test_pairs_that_are_worth_comparing(self, compare):
        app = compare()
        (best, *_) = [one for one in labels(app) if "cùng" in one]
        assert re.match(
            r"MẪU .*23.*NQ.* và MẪU .*30.*NQ.* · cùng \d+ chỉ tiêu :gray\[lãnh đạo ", re.sub(r"[\\⁠]", "", best)
        )
        app.button(key="comparing-suggest-0").click().run()
        assert address(app) == {"a": OLDER, "b": MADE_UP}

    def test_one_document_asks_for_the_second(self, compare):
        app = compare(f"a={REAL}")
        assert "Chọn văn bản thứ hai" in shown(app)
        assert all("26" in one for one in labels(app) if "cùng" in one)
        app.selectbox(key="comparing-second").select(MADE_UP).run()
        assert address(app) == {"a": REAL, "b": MADE_UP}

    def test_the_same_twice_and_one_that_is_gone(self, compare):
        assert "Một văn bản được chọn hai lần" in shown(compare(f"a={REAL}&b={REAL}"))
        assert "Kho không còn văn bản «no-such»" in shown(compare(f"a=no-such&b={REAL}"))

    def test_documents_by_their_numbers(self, compare):
        assert shown(compare("a=23-NQ/TU&b=30-NQ/TU")) == shown(compare(PAIR))

    def test_they_change_places_and_the_tab_stays(self, compare):
        app = compare(f"{PAIR}&tab=toan-van")
        app.button(key="comparing-swap").click().run()
        assert address(app) == {"a": MADE_UP, "b": OLDER, "tab": "toan-van"}

    def test_what_an_address_asks_wrongly_is_left_out(self, compare):
        assert "Tăng ·" in shown(compare(f"{PAIR}&tab=else&kind=colour&part=-1"))


class TestTargets:
    def test_what_changed_comes_first_with_both_quotes(self, compare):
        app = compare(PAIR)
        assert re.findall(r'<h2 class="nq-part">([^·<]+) ·', html(app))[0] == "Tăng"
        first = html(app).split('<section class="nq-line-of">')[1]
        assert first.count("<blockquote") == first.count("<mark>") == 2
        assert f"doc={OLDER}" in first
        assert f"doc={MADE_UP}" in first
        assert re.search(r"tăng [\d.,]+ ", first)
        assert html(app).count("VĂN BẢN MẪU") == 2

    def test_a_kind_alone_from_the_address(self, compare):
        app = compare(f"{PAIR}&kind=only-2")
        lines = html(app).split('<section class="nq-line-of">')[1:]
        assert lines
        assert all("không nêu" in line for line in lines)
        app.button_group(key="comparing-kind").set_value("fell").run()
        assert address(app)["kind"] == "fell"

    def test_more_than_two(self, compare):
        app = compare(f"{PAIR}&b={REAL}")
        assert 'class="nq-pairs c3"' in html(app)
        assert "so với" in shown(app)

    def test_not_comparable_says_why(self, compare):
        assert "không so được: " in shown(compare(f"a={REAL}&b={MADE_UP}&kind=not_comparable"))

    def test_kinds_of_every_line(self, sample_library):
        with Library.open(sample_library) as library:
            lines = library.compare([OLDER, MADE_UP]).lines
        kinds = Counter(map(targets.kind_of, lines))
        assert sum(kinds.values()) == len(lines)
        assert set(kinds) <= {"rose", "fell", "other", "same", "not_comparable", "only-1", "only-2"}


class TestTexts:
    def test_words_that_went_and_came(self, compare):
        app = compare(f"{PAIR}&tab=toan-van&kind=reworded")
        assert re.search(r"<del>[^<]+</del>", html(app))
        assert re.search(r"<ins>[^<]+</ins>", html(app))

    def test_what_is_the_same_is_folded_and_nothing_is_lost(self, compare, sample_library):
        app = compare(f"{PAIR}&tab=toan-van")
        with Library.open(sample_library) as library:
            found = library.compare_texts(OLDER, MADE_UP)
        pairs = html(app).count('<section class="nq-pair">')
        app.button(key="comparing-next").click().run()
        assert address(app)["part"] == "2"
        assert pairs + html(app).count('<section class="nq-pair">') == len(found.pairs)
        assert "đoạn giữ nguyên</summary>" in html(app)

    def test_pieces_keep_every_letter(self):
        pieces = [
            Piece("kept", (0, 4), (0, 4), "Đạt ", "Đạt "),
            Piece("removed", (4, 8), None, "<300> ", ""),
            Piece("added", None, (4, 8), "", "450 "),
            Piece("kept", (8, 10), (8, 10), "ha", "ha"),
        ]
        assert wording.side(pieces, "removed") == "Đạt <del>&lt;300&gt;</del> ha"
        assert wording.side(pieces, "added") == "Đạt <ins>450</ins> ha"
        assert wording.both(pieces) == "Đạt <del>&lt;300&gt;</del> <ins>450</ins> ha"


class TestFiles:
    """What the buttons of each tab give."""

    @pytest.fixture
    def offered(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
        """What makes each file, by its form."""
        made: dict[str, Callable[[], bytes]] = {}

        def button(label: str, make: Callable[[], bytes], *_: object, key: str, **__: object) -> None:
            made[key.removeprefix("comparing-export-")] = make

        monkeypatch.setattr("streamlit.download_button", button)
        return made

    def test_targets(self, compare, offered, ask):
        compare(PAIR)
        assert json.loads(offered["json"]()) == json.loads(ask("compare", OLDER, MADE_UP, "--json").out)
        sheet = load_workbook(io.BytesIO(offered["xlsx"]())).active
        listed = list(csv.reader(io.StringIO(offered["csv"]().decode("utf-8-sig"))))
        assert [cell.value for cell in sheet[1]] == listed[0]
        assert sheet.max_row == len(listed) > 20
        links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert any(f"doc={OLDER}" in link for link in links)

    def test_texts(self, compare, offered, ask):
        compare(f"{PAIR}&tab=toan-van")
        given = json.loads(offered["json"]())
        assert given == json.loads(ask("compare", OLDER, MADE_UP, "--texts", "--all", "--json").out)
        changed, whole = (Document(io.BytesIO(offered[form]())) for form in ("docx", "docx_all"))
        said = [_words(document) for document in (changed, whole)]
        for kind, told in (("reworded", (True, True)), ("same", (False, True))):
            quotes = [pair["new"][0]["quote"] for pair in given["pairs"] if pair["kind"] == kind]
            longest = " ".join(max(quotes, key=len).split())
            assert tuple(longest in one for one in said) == told

    def test_a_matter(self, compare, offered, follows_docs):
        compare(f"a={REAL}&b={MADE_UP}&tab=chu-de&topic=trồng sâm Ngọc Linh")
        given = json.loads(offered["json"]())
        assert follows_docs("topic", given) == []
        assert [column["document"]["slug"] for column in given["columns"]] == [REAL, MADE_UP]
        document = Document(io.BytesIO(offered["docx"]()))
        assert "Sâm Ngọc Linh 550 ha" in _words(document)


def _words(document: DocumentType) -> str:
    cells = (cell.text for row in document.tables[0].rows for cell in row.cells)
    return " ".join(" ".join(cells).split())


class TestAmendments:
    def test_none_is_said_with_the_way_on(self, compare):
        assert "Không thấy chỉ dẫn sửa đổi văn bản khác" in shown(compare(f"{PAIR}&tab=sua-doi"))

    def test_before_and_after(self, compare, tmp_path):
        act = tmp_path / "luat.txt"
        act.write_text(_ACT, "utf-8")
        amending = tmp_path / "sua-doi.txt"
        amending.write_text(_AMENDING, "utf-8")
        with Library.open(tmp_path / "library", must_exist=False) as library:
            results = list(library.ingest([act, amending]))
            slugs = [result.document for result in results]
        app = compare(f"a={slugs[0]}&b={slugs[1]}&tab=sua-doi", tmp_path / "library")
        assert "không có giá trị pháp lý" in shown(app)
        assert re.search(r"<del>[^<]*30[^<]*</del>", html(app))
        assert re.search(r"<ins>[^<]*45[^<]*</ins>", html(app))


class TestTopics:
    def test_a_column_a_document(self, compare):
        app = compare(f"a={REAL}&b={MADE_UP}&tab=chu-de&topic=trồng sâm Ngọc Linh")
        assert html(app).count('<div class="nq-cell nq-side"') == 2
        assert "<mark>" in html(app)
        assert "Không thấy nói đến" in shown(compare(f"a={REAL}&b={MADE_UP}&tab=chu-de&topic=xyzzy"))

    def test_without_a_matter_it_says_what_to_type(self, compare):
        app = compare(f"{PAIR}&tab=chu-de")
        assert "Các văn bản này nói gì về một việc?" in shown(app)
        app.text_input(key="comparing-topic").set_value("cà phê  xứ lạnh")
        app.button(key="comparing-topic-button").click().run()
        assert address(app)["topic"] == "cà phê xứ lạnh"


class TestNothing:
    def test_no_document_and_one(self, compare, tmp_path):
        assert "Kho chưa có văn bản nào" in shown(compare("", tmp_path / "empty"))
        file = tmp_path / "thu.txt"
        file.write_text("UBND TỈNH KON TUM\n\nGIẤY MỜI\n\nMời các đồng chí dự họp tại hội trường.\n", "utf-8")
        with Library.open(tmp_path / "library", must_exist=False) as library:
            list(library.ingest([file]))
        assert "Kho mới có một văn bản" in shown(compare("", tmp_path / "library"))

    def test_documents_without_targets(self, compare, tmp_path):
        files = [tmp_path / "mot.txt", tmp_path / "hai.txt"]
        for number, file in enumerate(files, 1):
            file.write_text(f"UBND TỈNH KON TUM\n\nGIẤY MỜI\n\nMời dự họp lần thứ {number} tại hội trường.\n", "utf-8")
        with Library.open(tmp_path / "library", must_exist=False) as library:
            one, other = (result.document for result in library.ingest(files))
        app = compare(f"a={one}&b={other}", tmp_path / "library")
        assert "Không văn bản nào có chỉ tiêu bằng số" in shown(app)


@pytest.mark.parametrize(
    "parameters",
    ["", f"a={REAL}", f"a={REAL}&b={REAL}", PAIR, f"{PAIR}&tab=toan-van", f"{PAIR}&tab=sua-doi", f"{PAIR}&tab=chu-de",
     f"{PAIR}&tab=chu-de&topic=xyzzy"],
)  # fmt: skip
def test_in_english(compare, parameters):
    app = compare(f"lang=en&{parameters}")
    said = [shown(app), *labels(app), *(widget.label for widget in (*app.selectbox, *app.multiselect, *app.text_input))]
    assert words_left(said, amending, choosing, page, parts, targets, texts, topics) == []
    assert "Compare documents" in said[0]


def test_the_address_restores_all_of_it(compare):
    app = compare(f"{PAIR}&b={REAL}&kind=only-2")
    assert [app.selectbox(key=f"comparing-{box}").value for box in ("first", "second")] == [OLDER, MADE_UP]
    assert app.multiselect(key="comparing-more").value == [REAL]
    assert app.button_group(key="comparing-kind").value == "only-2"
    app = compare(f"{PAIR}&tab=toan-van&part=2")
    assert "Phần 2/" in shown(app)
    assert app.button_group(key="comparing-tab").value == "toan-van"


def test_a_third_document_stays_where_another_tab_does_not_show_it(compare):
    app = compare(f"a={REAL}&b={MADE_UP}&b={OLDER}&tab=toan-van")
    app.selectbox(key="comparing-first").select(OLDER).run()
    assert app.query_params["b"] == [MADE_UP, OLDER]


def test_it_is_compared_once_a_state(compare, monkeypatch):
    texts.compared.clear()
    calls: list[str] = []
    real = Library.compare_texts
    monkeypatch.setattr(Library, "compare_texts", lambda self, *a, **k: calls.append(a) or real(self, *a, **k))
    app = compare(f"{PAIR}&tab=toan-van")
    app.button(key="comparing-next").click().run()
    app.button_group(key="comparing-kind").set_value("new").run()
    assert len(calls) == 1


_ACT = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 10/2024/NĐ-CP
Hà Nội, ngày 01 tháng 02 năm 2024

NGHỊ ĐỊNH
Quy định về trả lời kiến nghị

Điều 1. Thời hạn
1. Thời hạn trả lời kiến nghị là 30 ngày.
2. Việc trả lời phải bằng văn bản.

Điều 2. Hiệu lực
Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2024.
"""
_AMENDING = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 20/2025/NĐ-CP
Hà Nội, ngày 01 tháng 02 năm 2025

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 10/2024/NĐ-CP ngày 01 tháng 02 năm 2024

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2024/NĐ-CP ngày 01 tháng 02 năm 2024
1. Sửa đổi khoản 1 Điều 1 như sau:
“1. Thời hạn trả lời kiến nghị là 45 ngày.”

Điều 2. Hiệu lực
Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2025.
"""
