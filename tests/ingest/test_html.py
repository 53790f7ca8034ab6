"""HTML pages -> the text that a browser shows."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from errors import UnreadableFile
from ingest.reading import Reading, ReadingOptions
from ingest.text import html


def read(data: bytes) -> Reading:
    return html.read(data, "trang.html", ReadingOptions())


def text(source: str) -> str:
    return read(source.encode()).pages[0].text


# Source -> what a person sees.
@pytest.mark.parametrize(
    ("source", "seen"),
    [
        # only blocks part words
        ("<p><b>Đi</b>ều <i>5</i></p><p>Khoản 1</p>", "Điều 5\nKhoản 1"),
        ("Điều 5<br>Khoản 1<div>a)</div>b)", "Điều 5\nKhoản 1\na)\nb)"),
        ("<p>một\n   hai <b> ba</b></p>", "một hai ba"),
        ("<pre>a  b\nc</pre>", "a  b\nc"),
        ("<p>Ngh&#7883; quy&#x1EBF;t &amp; ngh&igrave;n&nbsp;t&#7927;", "Nghị quyết & nghìn\xa0tỷ"),
        # not text
        ("<head><title>T</title><style>p{}</style></head><script>x</script><nav>Trang chủ</nav><p>Thân</p>", "Thân"),
        ("<p>a<span style='display:none'>ẩn</span><span hidden>ẩn</span>b<!-- c --></p>", "ab"),
        ("<p>a</p><script>b</script>c<p>d</p>", "a\nc\nd"),
        ("<select><option>x</select><p>a", "a"),
        # numbers of lists
        ("<ol><li>a<li>b</ol><ol type=I start=4><li>c<li value=9>d</ol><ul><li>e</ul>",
         "1. a\n2. b\nIV. c\nIX. d\n- e"),
        ("<p>5 m<sup>2</sup>, 10<sup>th</sup></p>", "5 m², 10th"),
        ("<p style='text-transform: uppercase'>quyết nghị</p>", "QUYẾT NGHỊ"),
        # tables
        ("<table border=1><tr><th rowspan=2>TT<th colspan=2>Năm<tr><td>KH<td>TH<tr><td>1<td>2<td><p>3<p>4</table>",
         "TT | Năm\n | KH | TH\n1 | 2 | 3 4"),
        ("<table><tr><td>CHÍNH PHỦ<br>---<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<tr><td>Số: 5/NĐ-CP<td>Hà Nội</table>",
         "CHÍNH PHỦ\n---\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/NĐ-CP\nHà Nội"),
        ("<table><tr><td>Trang<td>Menu</table>", "Trang\nMenu"),
        ("<table border=1><tr><td>a<td><table border=1><tr><td>b<td>c</table>d<td>e</table>", "a | b c d | e"),
        ("<table border=1><caption>Bảng 1</caption><tr><td>a<td>b</table>sau", "Bảng 1\na | b\nsau"),
    ],
)  # fmt: skip
def test_what_a_browser_shows(source: str, seen: str) -> None:
    assert text(source) == seen


def test_cells_with_their_spans() -> None:
    page = read(b"<table border=1><tr><td rowspan=9>a<td>b<tr><td colspan=0>c</table>").pages[0]
    [table] = page.tables
    assert [(page.text[c.start : c.end], c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        ("a", 0, 0, 2, 1), ("b", 0, 1, 1, 1), ("c", 1, 1, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "extractor"),
    [
        ("<p>Nghị quyết".encode(), "html"),
        # the declaration is wrong, UTF-8 is certain
        ("<meta charset=iso-8859-1><p>Nghị quyết".encode(), "html"),
        (b"\xff\xfe" + "<p>Nghị quyết".encode("utf-16-le"), "html"),
        ("<p>Nghị quyết".encode("utf-16"), "html"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>Nghị quyết</html>".encode(), "html"),
        ("<meta charset=khong-co><p>Nghị quyết".encode(), "html"),
        # legacy fonts, declared as Western or not at all
        ("<meta charset=windows-1252><p><font face='.VnTime'>NghÞ quyÕt</font>".encode("cp1252"), "html + tcvn3"),
        ("<p style='font-family:.VnTime'>NghÞ quyÕt".encode("cp1252"), "html + tcvn3"),
        ("<p style='font-family:\"VNI-Times\"'>Nghò quyeát".encode("cp1252"), "html + vni"),
        # an archive of a page
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
         b"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ngh=E1=BB=8B quy=E1=BA=BFt\r\n--x--",
         "html"),
    ],
)  # fmt: skip
def test_encodings(data: bytes, extractor: str) -> None:
    page = read(data).pages[0]
    assert (page.text.replace("ị", "ị"), page.extractor) == ("Nghị quyết", extractor)


class TestBadInput:
    @pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<script>a</script>", b"\x00\x01\x02" * 40])
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«trang\.html»"):
            read(data)

    @pytest.mark.parametrize("tag", ["div", "table><tr><td", "b", "ul><li", "p"])
    def test_tags_nested_without_end(self, tag: str) -> None:
        began = time.process_time()
        reading = read(f"<p>trước</p>{f'<{tag}>' * 100_000}sâu<script>x</script>".encode())
        assert reading.pages[0].text.split() == ["trước", "sâu"] or reading.pages[0].text.split()[-1] == "sâu"
        assert time.process_time() - began < 10

    def test_spans_without_measure(self) -> None:
        page = read(b"<table border=1><tr><td colspan=999999999 rowspan=999999>a<td>b<tr><td>c</table>").pages[0]
        assert "a" in page.text
        assert "c" in page.text

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.sampled_from(
        ["<table border=1>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=2>", "<p>", "</p>", "<ol>", "<li>",
         "</ol>", "<script>", "</script>", "<b>", "</b>", "<br>", "<div hidden>", "</div>", "chữ", "&#0;", "<", "\x0c"]
    ), max_size=40))  # fmt: skip
    def test_any_order_of_tags(self, parts: list[str]) -> None:
        try:
            reading = read("".join(parts).encode())
        except UnreadableFile:
            return
        page = reading.pages[0]
        assert page.text.strip()
        assert "\f" not in page.text
        for table in page.tables:
            assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
