import signal
import socket
import threading
import time

import pytest

from answer.writing.client import LIMIT, NoReply, Reply, complete
from answer.writing.model import Endpoint
from tests.answer.writing_server import Behaviour, Server, completion, says, serving

MESSAGES = [{"role": "user", "content": "Chỉ tiêu trồng sâm?"}]
KEY = "sk-very-secret"
IN_TIME = 3.0


def ask(server: Server, path: str = "", seconds: float = IN_TIME, key: str = KEY) -> Reply:
    return complete(Endpoint(server.url + path, "qwen", key, seconds), MESSAGES)


def refusal(behave: Behaviour, seconds: float = IN_TIME) -> tuple[str, Server]:
    """What the person is told, and the server that brought it about."""
    with serving(behave) as server:
        with pytest.raises(NoReply) as caught:
            ask(server, seconds=seconds)
        assert caught.value.sent
        assert not caught.value.outside
        told = str(caught.value)
        assert KEY not in told
        assert len(told) < 500
    return told, server


class TestGood:
    @pytest.mark.parametrize(
        ("path", "asked"),
        [
            ("", "/v1/chat/completions"),
            ("/", "/v1/chat/completions"),
            ("/v1", "/v1/chat/completions"),
            ("/v1/", "/v1/chat/completions"),
            ("/api", "/api/v1/chat/completions"),
            ("/v1beta/openai", "/v1beta/openai/chat/completions"),
            ("/v1/chat/completions", "/v1/chat/completions"),
        ],
    )
    def test_address(self, path, asked):
        with serving(says(completion("được"))) as server:
            assert ask(server, path) == Reply("được", outside=False)
            assert server.requests[0].startswith(f"POST {asked} HTTP/1.1\r\n".encode())

    def test_request(self):
        with serving(says(completion("được"))) as server:
            ask(server)
            assert server.asked == {"model": "qwen", "messages": MESSAGES, "temperature": 0, "stream": False}
            assert f"Authorization: Bearer {KEY}\r\n".encode() in server.requests[0]

    def test_no_key_no_header(self):
        with serving(says(completion("được"))) as server:
            ask(server, key="")
            assert b"authorization" not in server.requests[0].lower()

    def test_environment_sends_it_nowhere_else(self, monkeypatch):
        with serving(says(completion("lạ"))) as proxy, serving(says(completion("được"))) as server:
            monkeypatch.setenv("http_proxy", proxy.url)
            monkeypatch.setenv("ALL_PROXY", proxy.url)
            assert ask(server).text == "được"
            assert proxy.requests == []

    def test_byte_order_mark_and_chunks(self):
        body = b"\xef\xbb\xbf" + completion("được").encode()
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:]))
        head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        with serving(lambda connection: connection.sendall(head + chunks + b"0\r\n\r\n")) as server:
            assert ask(server).text == "được"

    def test_server_that_closes_after_each_reply(self):
        with serving(says(completion("được"), "200 OK", "Connection: keep-alive")) as server:
            assert [ask(server).text for _ in range(3)] == ["được"] * 3

    def test_key_is_not_printed(self):
        assert KEY not in repr(Endpoint("http://localhost", "qwen", KEY))


STATUSES = [
    ("401 Unauthorized", "không nhận khóa"),
    ("403 Forbidden", "không nhận khóa"),
    ("404 Not Found", "không có mô hình «qwen»"),
    ("429 Too Many Requests", "Hãy đợi rồi hỏi lại"),
    ("500 Internal Server Error", "lỗi bên trong (500)"),
    ("503 Service Unavailable", "lỗi bên trong (503)"),
    ("400 Bad Request", "từ chối yêu cầu (400)"),
    ("204 No Content", "từ chối yêu cầu (204)"),
]


class TestStatuses:
    @pytest.mark.parametrize(("status", "told"), STATUSES)
    def test_told(self, status, told):
        assert told in refusal(says("", status))[0]

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ('{"error": {"message": "model \\"qwen\\" not found"}}', 'Máy chủ nói: “model "qwen" not found”'),
            ('{"error": "no such model"}', "Máy chủ nói: “no such model”"),
            ('{"detail": "quota"}', "Máy chủ nói: “quota”"),
            ("plain\n words", "Máy chủ nói: “plain words”"),
            (f"bad key {KEY}", "Máy chủ nói: “bad key …”"),
            ("chữ " * 1000, "chữ chữ"),
        ],
    )
    def test_servers_words(self, body, told):
        assert told in refusal(says(body, "404 Not Found"))[0]

    @pytest.mark.parametrize("body", ["<html>404</html>", "[" * 50_000, "{}", "[1]", "\x00\xff"])
    def test_no_words_worth_repeating(self, body):
        _host, _, told = refusal(says(body, "404 Not Found"))[0].partition(" ")
        assert "404" not in told


class TestRedirect:
    @pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "307 Temporary", "308 Permanent"])
    def test_is_not_followed(self, status):
        with serving(says(completion("lạ"))) as other:
            told, server = refusal(says("", status, f"Location: {other.url}/v1/chat/completions"))
            assert other.requests == []
        assert "không đi theo" in told
        assert other.url.removeprefix("http://") in told
        assert len(server.requests) == 1


def raw(data: bytes) -> Behaviour:
    return lambda connection: connection.sendall(data)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"
BROKEN = [
    (raw(HEAD + b'{"choices": ['), "cắt ngang"),
    (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"), "cắt ngang"),
    (raw(b""), "đóng kết nối mà không trả lời"),
    (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), "không phải là một máy chủ HTTP"),
    (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"), "không phải là một máy chủ HTTP"),
    (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000), "không phải là một máy chủ HTTP"),
    (says(""), "trả lời không có gì"),
    (says("Xin chào"), "không phải JSON"),
    (says(completion("được")[:-5]), "không phải JSON"),
    (says("[" * 100_000), "không phải JSON"),
    (says(completion("được").encode("utf-16")), "không phải bằng UTF-8"),
    (says(completion("được").encode("cp1258", "replace")), "không phải bằng UTF-8"),
    (says(b"\x1f\x8b\x08\x00\x00", "200 OK", "Content-Encoding: gzip"), "không phải bằng UTF-8"),
    (says("{}"), "không theo dạng của OpenAI"),
    (says("[1, 2]"), "không theo dạng của OpenAI"),
    (says('{"choices": []}'), "không theo dạng của OpenAI"),
    (says('{"choices": [{"text": "được"}]}'), "không theo dạng của OpenAI"),
    (says('{"choices": ["được"]}'), "không theo dạng của OpenAI"),
    (says(completion(None)), "không viết gì"),
    (says(completion("  \n")), "không viết gì"),
    (says(completion([{"type": "text"}])), "không viết gì"),
    (says(completion("được", finish="length")), "viết quá dài"),
    (says(b'"' + b"x" * LIMIT), "dài quá 200 kB"),
]


class TestBroken:
    @pytest.mark.parametrize(
        ("behave", "told"), BROKEN, ids=[f"{place}-{told}" for place, (_, told) in enumerate(BROKEN)]
    )
    def test_told(self, behave, told):
        assert told in refusal(behave)[0]

    def test_endless_body_is_left_at_the_limit(self):
        sent = 0

        def pour(connection: socket.socket) -> None:
            nonlocal sent
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                sent += connection.send(b"x" * 65536)

        told, server = refusal(pour)
        assert "dài quá 200 kB" in told
        assert server.gone.wait(IN_TIME)
        assert sent < 50_000_000


def dripping(data: bytes) -> Behaviour:
    """Send a byte now and then, for ever."""

    def behave(connection: socket.socket) -> None:
        for byte in data + b" " * 10_000:
            connection.sendall(bytes([byte]))
            time.sleep(0.02)

    return behave


class TestTime:
    @pytest.mark.parametrize(
        "behave",
        [
            lambda connection: connection.recv(1),
            dripping(b""),
            dripping(b"HTTP/1.1 200 OK\r\nX-Slow: "),
            dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"),
            dripping(b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        ],
        ids=["silent", "before all", "in a header", "in the body", "to be continued"],
    )
    def test_is_over_when_it_is(self, behave):
        started = time.monotonic()
        told, server = refusal(behave, seconds=0.25)
        assert "không trả lời xong trong 0.25 giây" in told
        assert time.monotonic() - started < 8
        assert server.gone.wait(2), "the server must see that nobody listens"

    def test_a_server_that_takes_no_connection(self):
        with socket.create_server(("127.0.0.1", 0), backlog=0) as listening:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}"
            with pytest.raises(NoReply) as caught:
                complete(Endpoint(url, "qwen", "", 0.25), MESSAGES)
        assert "không trả lời" in str(caught.value)

    @pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="cần tín hiệu của POSIX")
    def test_interrupt_closes_the_connection(self):
        seen = threading.Event()

        def wait(connection: socket.socket) -> None:
            seen.set()
            connection.recv(1)

        def interrupt() -> None:
            seen.wait(IN_TIME)
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

        with serving(wait) as server:
            threading.Thread(target=interrupt, daemon=True).start()
            with pytest.raises(KeyboardInterrupt):
                ask(server)
            assert server.gone.wait(IN_TIME)


class TestNobodyThere:
    def unreached(self, url: str, key: str = "") -> str:
        with pytest.raises(NoReply) as caught:
            complete(Endpoint(url, "qwen", key, IN_TIME), MESSAGES)
        assert not caught.value.sent
        return str(caught.value)

    def test_refused(self):
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
        assert f"Không có chương trình nào trả lời ở 127.0.0.1:{port}" in self.unreached(f"http://127.0.0.1:{port}")

    @pytest.mark.parametrize(
        ("url", "told"),
        [
            ("http://no-such-host.invalid", "Không tìm thấy máy chủ no-such-host.invalid"),
            ("http://localhost:99999", "không dùng được"),
            ("http://localhost:abc", "không dùng được"),
            ("http://" + "x" * 300, "không dùng được"),
        ],
    )
    def test_wrong_address(self, url, told):
        assert told in self.unreached(url)

    def test_https_where_there_is_none(self):
        with serving(says("")) as server, pytest.raises(NoReply) as caught:
            complete(Endpoint(server.url.replace("http:", "https:"), "qwen", KEY, IN_TIME), MESSAGES)
        assert "https" in str(caught.value)
        assert not caught.value.sent
        assert KEY.encode() not in b"".join(server.requests)


class TestOutside:
    @pytest.mark.parametrize(
        ("address", "outside"),
        [
            ("127.0.0.1", False), ("::1", False), ("10.1.2.3", False), ("192.168.1.9", False), ("172.20.0.1", False),
            ("fe80::1%eth0", False), ("fd00::5", False), ("::ffff:192.168.1.9", False),
            ("8.8.8.8", True), ("::ffff:8.8.8.8", True), ("2606:4700::1111", True),
        ],
    )  # fmt: skip
    def test_by_address(self, address, outside):
        from answer.writing.client import _is_outside

        assert _is_outside(address) is outside
