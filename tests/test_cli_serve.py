"""`nghiquyet serve`: what is filled and said before the server takes over."""

import socket
from pathlib import Path

import pytest

from library import Library, opened
from terminal import web

ROOT = Path(__file__).resolve().parents[1]
REAL, SAMPLE = "26-nq-tu.kon-tum.2024-10-22", "mau.30-nq-tu.kon-tum.2024-12-10"
FILL = [part for file in sorted((ROOT / "data").glob("*.txt")) for part in ("--ingest", file)]


class TestServe:
    @pytest.fixture
    def started(self, monkeypatch):
        """What would be served."""
        calls: list[tuple[str, str, str, str]] = []
        monkeypatch.setattr(web, "run_streamlit", lambda *given: calls.append(tuple(map(str, given))))
        monkeypatch.setattr(web, "warm_up", lambda folder: None)
        return calls

    def test_a_library_that_is_filled_starts_without_the_model(self, run, own_library, started, monkeypatch):
        monkeypatch.setattr(opened, "open_embedder", None)
        port = free_port()
        done = run("serve", *FILL, "--port", port, "--no-browser", library=own_library)
        assert done == (0, f"Kho {own_library}\nMở http://127.0.0.1:{port} bằng trình duyệt. Ctrl-C để dừng.\n", "")
        assert started == [(str(ROOT / "app.py"), str(own_library), "127.0.0.1", str(port))]

    def test_a_new_library_is_filled_first(self, run, tmp_path, started):
        (tmp_path / "1.txt").write_text("Điều 1. Phạm vi điều chỉnh\nNghị quyết này quy định việc trồng rừng.", "utf-8")
        (tmp_path / "2.txt").write_text("Điều 1. Hiệu lực thi hành\nNghị quyết này có hiệu lực từ ngày ký.", "utf-8")
        files = [part for name in ("1.txt", "2.txt") for part in ("--ingest", tmp_path / name)]
        done = run("serve", *files, "--port", free_port(), library=tmp_path / "new")
        assert (done.code, len(started)) == (0, 1)
        assert "2 thêm mới" in done.out
        with Library.open(tmp_path / "new") as library:
            assert len(library.documents()) == 2

    def test_what_was_removed_does_not_come_back(self, run, own_library, started):
        for slug in (REAL, SAMPLE, "mau.23-nq-tu.kon-tum.2023-12-05"):
            run("remove", slug, "-y", library=own_library)
        run("serve", *FILL, "--port", free_port())
        assert run("list", "--json").json["documents"] == []

    def test_a_port_in_use(self, run, own_library, started):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            done = run("serve", "--port", port, library=own_library)
        assert (done.code, done.out, started) == (1, "", [])
        assert done.err.startswith(
            f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: nghiquyet serve --port"
        )

    def test_an_address_that_is_not_ours(self, run, own_library, started):
        done = run("serve", "--address", "192.0.2.1", library=own_library)
        assert (done.code, started) == (1, [])
        assert done.err.startswith("Không mở được địa chỉ 192.0.2.1, cổng 8501: ")

    def test_open_to_the_network_is_said(self, run, own_library, started):
        done = run("serve", "--address", "0.0.0.0", "--port", free_port(), library=own_library)
        assert "Anyone on this network can read the library." in done.err

    @pytest.mark.parametrize("port", ["0", "65536", "http"])
    def test_bad_ports(self, run, own_library, port):
        assert run("serve", "--port", port, library=own_library).code == 2


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
