"""Old formats through LibreOffice: a real one where it is installed, and false ones that misbehave."""

import contextlib
import http.server
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx as python_docx
import pytest

from errors import UnreadableFile
from ingest.office import pptx
from ingest.office import reader as office
from ingest.reading import Limits, ReadingOptions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the false programs are shell scripts")

_RTF = rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil .VnTime;}{\f1\fnil .VnTimeH;}{\f2\fnil VNI-Times;}}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_IMPORTS = "from ingest.office import reader as office; from ingest.reading import ReadingOptions"
_QUICK = ReadingOptions(Limits(seconds=2))


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder that must be empty in the end, but for the lock."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert [path.name for path in folder.iterdir() if path.suffix != ".lock"] == []


def _program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    file = folder / "bin" / "soffice"
    file.parent.mkdir()
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"{file.parent}:{os.environ['PATH']}")


def _alive(pid: int) -> bool:
    # A process that waits for its parent to ask is dead enough.
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(") ")[2][0] != "Z"
    return False


def _ends(pid: int) -> bool:
    end = time.monotonic() + 5
    while _alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not _alive(pid)


class TestFalsePrograms:
    def test_one_that_hangs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _program(tmp_path, monkeypatch, f"sleep 60 & echo $! $$ > {tmp_path}/pids; wait")
        started = time.monotonic()
        with pytest.raises(UnreadableFile, match=r"«cũ\.rtf»: LibreOffice đọc quá 2 giây.*\.docx"):
            office.read(_RTF + b"}", "cũ.rtf", _QUICK)
        assert time.monotonic() - started < 5
        assert all(_ends(int(pid)) for pid in (tmp_path / "pids").read_text("ascii").split())

    def test_its_children_end_with_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _program(tmp_path, monkeypatch, f"sleep 60 & echo $! > {tmp_path}/pid")
        with pytest.raises(UnreadableFile):
            office.read(_RTF + b"}", "a.rtf", _QUICK)
        assert _ends(int((tmp_path / "pid").read_text("ascii")))

    def test_it_ends_when_we_are_killed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, temporary: Path) -> None:
        _program(tmp_path, monkeypatch, f"echo $$ > {tmp_path}/new; mv {tmp_path}/new {tmp_path}/pid; exec sleep 60")
        code = f"{_IMPORTS}; office.read(b'{{\\\\rtf1}}', 'a', ReadingOptions())"
        ours = subprocess.Popen([sys.executable, "-c", code], env=dict(os.environ, TMPDIR=str(temporary)))
        end = time.monotonic() + 20
        while not (tmp_path / "pid").exists() and time.monotonic() < end:
            time.sleep(0.05)
        ours.send_signal(signal.SIGKILL)
        ours.wait()
        assert _ends(int((tmp_path / "pid").read_text("ascii")))
        while any(temporary.glob("nghiquyet-office-*")) and time.monotonic() < end:
            time.sleep(0.05)

    @pytest.mark.parametrize(
        "script",
        ["exit 0", "exit 1", "kill -9 $$", "echo rubbish", "ulimit -c 0; kill -SEGV $$", "yes | head -c 999999"],
    )
    def test_one_that_gives_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
        _program(tmp_path, monkeypatch, script)
        with pytest.raises(UnreadableFile, match=r"«a\.doc»: LibreOffice không mở được"):
            office.read(_OLE, "a.doc", _QUICK)

    @pytest.mark.parametrize("garbage", ["", "rubbish", "PK rubbish"])
    def test_one_that_gives_garbage(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, garbage: str) -> None:
        out = 'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"'
        _program(tmp_path, monkeypatch, f'{out}; printf "{garbage}" > "$2/source.docx"')
        with pytest.raises(UnreadableFile, match=r"«a\.doc»"):
            office.read(_OLE, "a.doc", _QUICK)

    def test_one_that_gives_too_much(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        out = 'while [ "$1" != --outdir ]; do shift; done; mkdir -p "$2"'
        _program(tmp_path, monkeypatch, f'{out}; head -c 3000000 /dev/zero > "$2/source.docx"')
        with pytest.raises(UnreadableFile, match="hơn 1 MB"):
            office.read(_OLE, "a.doc", ReadingOptions(Limits(seconds=5, megabytes=1)))

    def test_it_may_use_more_memory_than_we(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        _program(tmp_path, monkeypatch, f"ulimit -v > {tmp_path}/memory")
        code = (
            f"{_IMPORTS}; import resource as r\n"
            "r.setrlimit(r.RLIMIT_AS, (2 << 30, r.getrlimit(r.RLIMIT_AS)[1]))\n"
            "try: office.read(b'{\\\\rtf1}', 'a', ReadingOptions())\nexcept Exception: pass"
        )
        subprocess.run([sys.executable, "-c", code], check=True)
        hard = subprocess.check_output("ulimit -H -v", shell=True, text=True)
        assert (tmp_path / "memory").read_text("ascii") == hard

    def test_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(office, "_ELSEWHERE", ())
        with pytest.raises(UnreadableFile, match=r"chưa có\. Hãy cài \(apt-get install libreoffice-.*\.docx"):
            office.read(_OLE, "a.doc", _QUICK)

    def test_one_at_a_time(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        busy = f"{tmp_path}/busy"
        _program(tmp_path, monkeypatch, f"mkdir {busy} || touch {tmp_path}/two; sleep 0.3; rmdir {busy}")

        def convert() -> None:
            with pytest.raises(UnreadableFile):
                office.read(_RTF + b"}", "a.rtf", _QUICK)

        threads = [threading.Thread(target=convert) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not (tmp_path / "two").exists()


class TestLocked:
    def test_word(self) -> None:
        block = b"\xec\xa5\xc1\x00" + bytes(6) + (0x0100).to_bytes(2, "little")
        with pytest.raises(UnreadableFile, match="mật khẩu"):
            office.read(_OLE + block + bytes(500), "a.doc", _QUICK)

    def test_slides(self) -> None:
        with pytest.raises(UnreadableFile, match="mật khẩu"):
            office.read(_OLE + "EncryptedSummary".encode("utf-16-le"), "a.ppt", _QUICK)

    def test_open_document(self) -> None:
        kind = "application/vnd.oasis.opendocument.text"
        data = _zip({"mimetype": kind, "META-INF/manifest.xml": "<m:encryption-data/>"})
        with pytest.raises(UnreadableFile, match="mật khẩu"):
            office.read(data, "a.odt", _QUICK)


def _zip(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _open_document(kind: str, body: str) -> bytes:
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office",) * 2, ("text",) * 2, ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    content = (
        f'<office:document-content{names} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    media = f"application/vnd.oasis.opendocument.{kind}"
    entry = "<m:file-entry m:full-path"
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'{entry}="/" m:media-type="{media}"/>{entry}="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    return _zip({"mimetype": media, "content.xml": content, "META-INF/manifest.xml": manifest})


real = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@real
class TestLibreOffice:
    def test_rtf_in_legacy_fonts(self) -> None:
        """U+00AD is a letter; LibreOffice makes an element of it. A table, a font of capitals, two encodings."""
        body = (
            rb"\f1 Quy\'d5t \'ae\'denh\f0\par N\'ad\'edc v\'b5 ph\'ad\'acng \'adu ti\'aan\par"
            rb"\f2 Quye\'e1t \'f1\'f2nh ve\'e0 vie\'e4c na\'f8y\par"
            rb"\trowd\cellx2000\cellx4000\f0 N\'a8m\cell 2.100\cell\row}"
        )
        reading = office.read(_RTF + body, "a.rtf", ReadingOptions())
        page = reading.pages[0]
        assert page.text.splitlines()[:3] == ["QUYẾT ĐỊNH", "Nước và phương ưu tiên", "Quyết định về việc này"]
        assert page.extractor == "libreoffice + tcvn3 + vni"
        assert reading.paging == "none"
        assert "Năm" in page.text
        assert "2.100" in page.text

    def test_nothing_is_fetched(self) -> None:
        asked: list[str] = []

        class Server(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_error(404)

            do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            # LibreOffice as it comes asks three times for this picture.
            image = f'<draw:image xlink:href="http://127.0.0.1:{server.server_port}/a.png"/>'
            frame = f'<draw:frame text:anchor-type="paragraph" svg:width="3cm" svg:height="3cm">{image}</draw:frame>'
            data = _open_document("text", f"<text:p>Nội dung{frame}</text:p>")
            text = office.read(data, "a.odt", ReadingOptions()).pages[0].text
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
        assert text == "Nội dung"
        assert asked == []

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(_OLE, marks=pytest.mark.slow, id="empty"),
            pytest.param(_OLE + bytes(range(256)) * 40, marks=pytest.mark.slow, id="noise"),
            pytest.param(_OLE + "WordDocument".encode("utf-16-le") + bytes(4000), marks=pytest.mark.slow, id="torn"),
        ],
    )
    def test_damaged(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«a\.doc»"):
            office.read(data, "a.doc", ReadingOptions(Limits(seconds=20)))

    def test_open_document_presentation(self) -> None:
        pages = "".join(
            f'<draw:page draw:name="p{number}"><draw:frame svg:width="9cm" svg:height="3cm" svg:x="1cm" svg:y="1cm">'
            f"<draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame></draw:page>"
            for number, text in enumerate(("Chỉ tiêu: 9,5%", "Giải pháp"))
        )
        data = _open_document("presentation", pages)
        reading = office.read(data, "a.odp", ReadingOptions())
        assert [page.text for page in reading.pages] == ["Chỉ tiêu: 9,5%", "Giải pháp"]
        assert reading.paging == "slides"
        assert reading.pages[0].extractor == "libreoffice"


def _pptx(*slides: str, hidden: bool = False) -> bytes:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    of_package = "http://schemas.openxmlformats.org/package/2006/relationships"
    names = f'xmlns:a="{drawing}" xmlns:p="{main}" xmlns:r="{relations}"'
    numbers = range(1, len(slides) + 1)
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{of_package}"><Relationship Id="r" Type="{relations}/officeDocument" '
        'Target="ppt/presentation.xml"/></Relationships>',
        # The order of the list counts, not that of the files.
        "ppt/presentation.xml": f"<p:presentation {names}><p:sldIdLst>"
        + "".join(f'<p:sldId r:id="r{number}"/>' for number in reversed(numbers))
        + "</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f'<Relationships xmlns="{of_package}">'
        + "".join(f'<Relationship Id="r{n}" Type="{relations}/slide" Target="slides/slide{n}.xml"/>' for n in numbers)
        + "</Relationships>",
    }
    for number, slide in zip(numbers, slides, strict=True):
        shown = ' show="0"' if hidden and number == 1 else ""
        parts[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {names}{shown}><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>"
        )
    return _zip(parts)


def _shape(text: str, y: int = 0, font: str = "Arial", kind: str = "body") -> str:
    runs = f'<a:r><a:rPr><a:latin typeface="{font}"/></a:rPr><a:t>{text}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="{y}"/></a:xfrm></p:spPr>'
        f"<p:txBody><a:p>{runs}</a:p></p:txBody></p:sp>"
    )


class TestSlides:
    def test_order_fonts_margins(self) -> None:
        first = _shape("dưới", 3_000_000) + _shape("trên", 1_000_000) + _shape("7", 6_000_000, kind="sldNum")
        second = _shape("Quyeát ñònh", font="VNI-Avo") + _shape("Quy ho¹ch ®Êt ®ai", 900_000, ".VnTime")
        reading = office.read(_pptx(second, first), "a.pptx", ReadingOptions())
        assert [page.text for page in reading.pages] == ["trên\ndưới", "Quyết định\nQuy hoạch đất đai"]
        assert reading.pages[0].margins == ("7",)
        assert reading.paging == "slides"

    def test_a_table(self) -> None:
        cells = (("Chỉ tiêu", ' gridSpan="2"'), ("", ' hMerge="1"'), ("9,5%", ""))
        row = "".join(
            f"<a:tc{span}><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>" for text, span in cells
        )
        frame = f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>{row}</a:tr><a:tr>{row}</a:tr></a:tbl>"
        reading = pptx.read(_pptx(frame + "</a:graphicData></a:graphic></p:graphicFrame>"), "a.pptx", ReadingOptions())
        page = reading.pages[0]
        assert page.text == "Chỉ tiêu | 9,5%\nChỉ tiêu | 9,5%"
        places = [(cell.row, cell.column, cell.columns) for cell in page.tables[0].cells]
        assert places == [(0, 0, 2), (0, 2, 1), (1, 0, 2), (1, 2, 1)]

    def test_hidden_and_damaged(self) -> None:
        reading = pptx.read(_pptx(_shape("ẩn"), _shape("hiện"), hidden=True), "a.pptx", ReadingOptions())
        assert [page.text for page in reading.pages] == ["hiện", ""]
        assert reading.notes == ("1 trang chiếu bị ẩn, để trống.",)

    @pytest.mark.parametrize(
        "data", [b"", b"PK\x03\x04", _zip({"ppt/presentation.xml": "<a/>"}), _pptx(), _pptx(_shape(""))]
    )
    def test_nothing_to_read(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"«a\.pptx»"):
            pptx.read(data, "a.pptx", ReadingOptions())

    def test_too_many(self) -> None:
        with pytest.raises(UnreadableFile, match="2 trang chiếu"):
            pptx.read(_pptx(_shape("a"), _shape("b")), "a.pptx", ReadingOptions(Limits(pages=1)))


@real
@pytest.mark.slow
def test_a_word_file_of_ours() -> None:
    """A .docx written here, to .doc and back."""
    document = python_docx.Document()
    document.add_paragraph("Điều 5. Tỷ lệ hộ nghèo giảm 1,03%")
    with tempfile.TemporaryDirectory() as folder:
        document.save(str(Path(folder, "a.docx")))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", "doc", "--outdir", folder, f"{folder}/a.docx"]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        data = Path(folder, "a.doc").read_bytes()
    assert office.read(data, "a.doc", ReadingOptions()).pages[0].text == "Điều 5. Tỷ lệ hộ nghèo giảm 1,03%"
