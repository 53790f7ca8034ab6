"""The page Kho tài liệu: files in, documents corrected and removed, health, settings, backups."""

import io
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from library import Library
from library.backup import save_backup
from library.uploads import Uploads
from tests.ui.conftest import HOSTILE, HOSTILE_FILE
from tests.ui.pages import MADE_UP, REAL, SHORT, address, html, labels, leads, shown

PATIENCE = 60.0
Open = Callable[..., AppTest]


@pytest.fixture
def folder(tmp_path: Path, sample_library: Path) -> Path:
    """The folder of a library of its own."""
    shutil.copytree(sample_library, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def keeping(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Iterator[Open]:
    """A function that opens the page alone at an address."""

    def script() -> None:
        from pathlib import Path

        import streamlit as st

        from library import Library
        from settings import default_library
        from ui import keeping, language, route

        @st.cache_resource
        def opened(folder: str) -> Library:
            return Library.open(Path(folder), must_exist=False)

        language.read_address()
        keeping.show(opened(str(default_library())), route.here())

    def show(library: Path = folder, **parameters: str) -> AppTest:
        monkeypatch.setenv("NGHIQUYET_LIBRARY", str(library))
        app = AppTest.from_function(script, default_timeout=120)
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    yield show
    st.cache_resource.clear()
    st.cache_data.clear()


def settled(app: AppTest) -> AppTest:
    """The page when all jobs are over."""
    limit = time.monotonic() + PATIENCE
    while any(label in ("Dừng", "Stop") for label in labels(app)) or app.get("progress"):
        assert time.monotonic() < limit, shown(app)
        time.sleep(0.1)
        app.run()
    return app.run()


def zipped(**files: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


class TestAdding:
    def test_each_file_says_what_became_of_it(self, keeping):
        app = keeping(part="adding")
        assert "mỗi tệp đến 200 MB" in shown(app)
        files = [
            (HOSTILE_FILE, HOSTILE.encode(), "text/plain"),
            ("hồ sơ.zip", zipped(**{"a/28.txt": SHORT.format(number=28)}), "application/zip"),
            ("trống.docx", b"", "application/octet-stream"),
        ]
        app.file_uploader[0].set_value(files).run()
        app.button(key="keeping-add").click().run()
        app = settled(app)
        said = shown(app)
        assert "2 tệp đã vào kho, 0 tệp có sẵn, 1 tệp lỗi" in said
        assert "«trống.docx» là tệp rỗng" in said
        assert "hồ sơ.zip/a/28.txt" in said
        assert "Nghị quyết số 28-NQ/TU" in said
        assert "<script>" not in html(app)
        assert "<img" not in html(app)
        assert "&lt;script&gt;hacked=self&lt;/script&gt;" in html(app)
        # The box is empty again, and what failed can be tried again or dropped.
        assert app.button(key="keeping-add").disabled
        app.button(key="keeping-retry-1").click().run()
        app = settled(app)
        assert "0 tệp đã vào kho, 0 tệp có sẵn, 1 tệp lỗi" in shown(app)
        app.button(key="keeping-drop-2").click().run()
        assert "trống.docx" not in shown(app)

    def test_what_a_killed_program_left_goes_on(self, keeping, folder):
        Uploads(folder).save([("28.txt", io.BytesIO(SHORT.format(number=28).encode()))])
        app = keeping(part="adding")
        assert "Lần trước dừng giữa chừng: còn 1 tệp chưa vào kho" in shown(app)
        next(button for button in app.button if button.label == "Đưa tiếp vào kho").click().run()
        app = settled(app)
        assert "1 tệp đã vào kho" in shown(app)
        assert "Xem từng tệp" not in shown(app)
        assert "Xem từng tệp" in shown(keeping(part="documents"))
        assert leads(app, "Hỏi các văn bản này")["in"] == "28-nq-tu.kon-tum.2024-10-22"
        assert Uploads(folder).batches() == []

    def test_an_empty_library_opens_here(self, keeping, tmp_path):
        app = keeping(library=tmp_path / "new")
        assert "Kho còn trống" in shown(app)
        assert len(app.file_uploader) == 1


class TestDocuments:
    def test_the_list(self, keeping):
        app = keeping()
        table = app.dataframe[0].value
        assert list(table["number"]) == ["30-NQ/TU", "26-NQ/TU", "23-NQ/TU"]
        assert list(table["attention"]) == ["mẫu", "", "mẫu"]
        app.text_input(key="keeping-find").input("khong co").run()
        assert "Không có văn bản nào khớp" in shown(app)
        assert address(app)["find"] == "khong co"
        assert list(keeping(find="23-nq").dataframe[0].value["number"]) == ["23-NQ/TU"]

    def test_a_header_is_corrected_and_a_wrong_one_refused(self, keeping):
        app = keeping(part="documents", doc=REAL)
        assert "Tỉnh ủy Kon Tum" in shown(app)
        fields = {field.label: field for field in app.text_input}
        fields["Ngày ban hành"].input("31/02/2024")
        next(button for button in app.button if button.label == "Lưu chỗ sửa").click().run()
        app = settled(app)
        assert "«31/02/2024» không phải một ngày" in shown(app)
        fields = {field.label: field for field in app.text_input}
        fields["Ngày ban hành"].input("23/10/2024")
        fields["Người ký"].input("Nguyễn <b>A</b>")
        next(button for button in app.button if button.label == "Lưu chỗ sửa").click().run()
        app = settled(app)
        assert "ngày 23-10-2024" in shown(app)
        assert "Nguyễn <b>A</b>" in {field.value for field in app.text_input}

    def test_removed_undone_and_restored(self, keeping):
        app = keeping(part="documents", doc=MADE_UP)
        app.button(key="keeping-remove-do").click().run()
        app = settled(app)
        assert list(app.dataframe[0].value["number"]) == ["26-NQ/TU", "23-NQ/TU"]
        assert address(app).get("doc") is None
        next(button for button in app.button if button.label.startswith("Hoàn tác")).click().run()
        app = settled(app)
        assert len(app.dataframe[0].value) == 3

        app = keeping(part="documents", doc=MADE_UP)
        app.button(key="keeping-remove-do").click().run()
        app = settled(app)
        app.button(key="keeping-restore").click().run()
        assert len(settled(app).dataframe[0].value) == 3

    def test_one_that_is_gone(self, keeping):
        assert "Văn bản này không còn trong kho." in shown(keeping(part="documents", doc="khong-co"))


class TestHealthAndSettings:
    def test_checks_and_settings(self, keeping, folder, monkeypatch):
        monkeypatch.setenv("NGHIQUYET_MAX_PAGES", "99")
        monkeypatch.setenv("NGHIQUYET_LLM_URL", "http://127.0.0.1:1/")
        monkeypatch.setenv("NGHIQUYET_LLM_KEY", "bi-mat")
        app = keeping(part="health")
        app.button(key="keeping-doctor").click().run()
        app = settled(app)
        assert "✓ Tốt" in shown(app)
        assert "mọi đoạn khớp với văn bản gốc" in shown(app)
        assert "bi-mat" not in html(app)
        assert app.number_input(key="keeping-set-max_pages").disabled
        app.number_input(key="keeping-set-hits").set_value(3)
        app.selectbox(key="keeping-set-ocr").set_value("later")
        next(button for button in app.button if button.label == "Lưu cấu hình").click().run()
        assert "Đã lưu" in shown(app)
        assert (folder / "settings.json").read_text("utf-8") == '{\n  "ocr": "later",\n  "hits": 3\n}\n'


class TestBackups:
    def test_made_and_gone_back_to(self, keeping, folder):
        app = keeping(part="backup")
        app.button(key="keeping-backup").click().run()
        app = settled(app)
        assert "3 văn bản, 99 đoạn, 3 bản gốc" in shown(app)
        with Library.open(folder) as library:
            library.remove(REAL)
        sure = next(box for box in app.run().checkbox if "Thay kho" in box.label)
        assert next(button for button in app.button if "restore-do" in str(button.key)).disabled
        sure.check().run()
        next(button for button in app.button if "restore-do" in str(button.key)).click().run()
        app = settled(app)
        assert "3 văn bản, 99 đoạn · «" in shown(app)
        assert len(app.selectbox(key="keeping-backup-pick").options) == 2

    def test_one_that_is_sent_is_looked_over(self, keeping, folder, tmp_path):
        app = keeping(part="backup", lang="en")
        app.file_uploader[0].set_value(("x.zip", zipped(a="b"), "application/zip")).run()
        app.button(key="keeping-backup-keep").click().run()
        assert "không phải bản sao lưu của nghiquyet" in shown(app)
        with Library.open(folder) as library:
            save_backup(library, tmp_path / "kho.zip")
        app.file_uploader[0].set_value(("kho.zip", (tmp_path / "kho.zip").read_bytes(), "application/zip")).run()
        app.button(key="keeping-backup-keep").click().run()
        assert "uploaded" in app.selectbox(key="keeping-backup-pick").options[0]
