"""One request to a server that speaks the OpenAI protocol, on a leash: nothing it does may hang, fill or mislead us.

1. The address is `{url}/chat/completions`, with `/v1` before it where the url names no version.
2. A thread of its own connects, sends and reads. Whoever waits for it waits `seconds` in all, drop by drop or not, and
   then shuts the connection down; an interrupt (Ctrl-C) does the same, and the server sees that nobody listens.
3. No redirect is followed and no proxy of the environment is used: question, quotes and key go where the person
   said and nowhere else. Whether that is outside is told by the address that was connected to, not by its name.
4. At most 200 kB are read. What comes is a status, a body that is whole, UTF-8 and JSON, and a message in it; all else
   is a `NoReply`, which says in Vietnamese what happened and what to do. A server's own words are cut short, and the
   key is never among them.

The standard library does: a client that follows redirects, keeps connections or reads the environment would first have
to be told not to.
"""

import http.client
import ipaddress
import json
import re
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from answer.writing.model import Endpoint

LIMIT = 200_000
"""Bytes of a reply that are read at most."""

_CHUNK = 16_384
_EXCERPT = 200
_VERSION = re.compile(r"/v\d[^/]*(?:/|$)")


class NoReply(Exception):
    """No message came; the text says why, for the person.

    `sent`: whether the request may have gone out; `outside`: as of `Reply`.
    """

    def __init__(self, message: str, *, sent: bool, outside: bool) -> None:
        super().__init__(message)
        self.sent = sent
        self.outside = outside


class Reply(NamedTuple):
    """What the model said. `outside`: the server is neither this machine nor of the local network."""

    text: str
    outside: bool


def host_of(url: str) -> str:
    """Return name and port of a server as they stand in its url, without a password."""
    return urlsplit(url).netloc.rpartition("@")[2]


def complete(endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> Reply:
    """Send messages and return the model's.

    Raises:
        NoReply: There is none, for whatever reason.
    """
    exchange = _Exchange(endpoint, messages)
    threading.Thread(target=exchange.run, name="llm", daemon=True).start()
    try:
        finished = exchange.finished.wait(endpoint.seconds)
    finally:
        exchange.close()
    host = host_of(endpoint.url)
    try:
        if not finished:
            late = f"{host} không trả lời xong trong {endpoint.seconds:g} giây."
            raise _Unusable(f"{late} Hãy tăng llm_timeout hay chọn mô hình nhỏ hơn.")
        if exchange.error is not None:
            raise _Unusable(_told(exchange.error, host)) from exchange.error
        return Reply(_message(exchange, host, endpoint), exchange.outside)
    except _Unusable as error:
        raise NoReply(str(error), sent=exchange.sent, outside=exchange.outside) from error


class _Unusable(Exception):
    """There is no reply, or none that can be used; the text says why."""


class _Exchange:
    """The work of the thread, and what it found."""

    def __init__(self, endpoint: Endpoint, messages: Sequence[Mapping[str, str]]) -> None:
        self._endpoint = endpoint
        self._messages = messages
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()
        self._closed = False
        self.finished = threading.Event()
        self.error: Exception | None = None
        self.sent = False
        self.outside = False
        self.status = 0
        self.location = ""
        self.body = b""

    def run(self) -> None:
        """Connect, send, read."""
        try:
            self._run()
        except Exception as error:  # whatever a server can bring about is told, not raised in a thread
            self.error = error
        finally:
            self.finished.set()

    def _run(self) -> None:
        url, seconds = urlsplit(self._endpoint.url), self._endpoint.seconds
        base = url.path.rstrip("/").removesuffix("/chat/completions")
        path = base + ("" if _VERSION.search(base) else "/v1") + "/chat/completions"
        asked = {"model": self._endpoint.model, "messages": list(self._messages), "temperature": 0, "stream": False}
        headers = {
            "Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity",
            "Connection": "close", "User-Agent": "nghiquyet",
        }  # fmt: skip
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        connection: http.client.HTTPConnection
        if url.scheme == "https":
            connection = http.client.HTTPSConnection(
                url.hostname or "", url.port, timeout=seconds, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(url.hostname or "", url.port, timeout=seconds)
        try:
            connection.connect()
            self.outside = _is_outside(connection.sock.getpeername()[0])
            with self._lock:
                if self._closed:
                    return
                self._socket, self.sent = connection.sock, True
            connection.request("POST", path, json.dumps(asked, ensure_ascii=False).encode(), headers)
            with connection.getresponse() as response:
                self.status, self.location = response.status, response.getheader("Location", "")
                while len(self.body) <= LIMIT and (chunk := response.read(_CHUNK)):
                    self.body += chunk
                if len(self.body) <= LIMIT and response.length:
                    raise http.client.IncompleteRead(b"", response.length)
        finally:
            connection.close()

    def close(self) -> None:
        """Let go of the server; the thread, if it still reads, meets the end of the stream."""
        with self._lock:
            self._closed = True
            if self._socket is not None:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)


def _is_outside(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_global


def _told(error: Exception, host: str) -> str:
    """What went wrong on the way, in words."""
    match error:
        case socket.gaierror():
            return f"Không tìm thấy máy chủ {host}. Hãy xem lại llm_url và mạng."
        case ConnectionRefusedError():
            return f"Không có chương trình nào trả lời ở {host}. Hãy khởi động máy chủ mô hình, hoặc sửa llm_url."
        case TimeoutError():
            return f"{host} không trả lời kịp. Hãy tăng llm_timeout, hoặc xem máy chủ còn chạy không."
        case ssl.SSLCertVerificationError():
            return f"Chứng chỉ của {host} không hợp lệ: {error.verify_message}. Chưa gửi gì."
        case ssl.SSLError():
            return f"{host} không nói chuyện được bằng https. Hãy xem llm_url phải là http:// hay https://."
        case http.client.IncompleteRead():
            return f"{host} cắt ngang câu trả lời. Hãy hỏi lại; nếu còn thế, xem nhật ký của máy chủ."
        case ConnectionError():
            return f"{host} đóng kết nối mà không trả lời. Hãy hỏi lại; nếu còn thế, xem nhật ký của máy chủ."
        case http.client.HTTPException():
            return f"Ở {host} không phải là một máy chủ HTTP. Hãy sửa llm_url."
        case ValueError():
            return f"llm_url hoặc llm_key không dùng được ({type(error).__name__}). Hãy sửa trong settings.json."
        case _:
            return f"Không nối được với {host}: {error.__class__.__name__}. Hãy xem llm_url và mạng."


def _message(exchange: _Exchange, host: str, endpoint: Endpoint) -> str:
    """The model's message in a reply that is whole."""
    if 300 <= exchange.status < 400:
        where = host_of(exchange.location) or "một địa chỉ khác"
        raise _Unusable(f"{host} bảo sang {where}; chương trình không đi theo. Nếu tin nơi đó, hãy sửa llm_url.")
    if len(exchange.body) > LIMIT:
        raise _Unusable(f"{host} trả lời dài quá {LIMIT // 1000} kB; phần đọc được đã bỏ. Hãy dùng mô hình khác.")
    if exchange.status != 200:
        raise _Unusable(_refused(exchange, host, endpoint))
    try:
        reply = json.loads(exchange.body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Unusable(f"{host} trả lời không phải bằng UTF-8. Hãy xem llm_url có đúng không.") from error
    except (ValueError, RecursionError) as error:
        what = "không có gì" if not exchange.body.strip() else "không phải JSON"
        raise _Unusable(f"{host} trả lời {what}. Hãy xem llm_url có đúng là của máy chủ mô hình không.") from error
    try:
        choice = reply["choices"][0]
        text, ended = choice["message"]["content"], choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise _Unusable(f"{host} trả lời JSON, nhưng không theo dạng của OpenAI. Hãy sửa llm_url.") from error
    if ended == "length":
        raise _Unusable(f"Mô hình {endpoint.model} viết quá dài nên bị cắt. Hãy tăng giới hạn của máy chủ mô hình.")
    if not isinstance(text, str) or not text.strip():
        raise _Unusable(f"Mô hình {endpoint.model} không viết gì. Hãy hỏi lại, hoặc dùng mô hình khác.")
    return text


def _refused(exchange: _Exchange, host: str, endpoint: Endpoint) -> str:
    """What a status other than 200 means, with what the server says of it."""
    match exchange.status:
        case 401 | 403:
            told = (
                f"{host} không nhận khóa. Hãy đặt đúng llm_key (hay cả hai biến NGHIQUYET_LLM_URL, NGHIQUYET_LLM_KEY)."
            )
        case 404:
            told = f"{host} không có địa chỉ này, hoặc không có mô hình «{endpoint.model}». Hãy sửa llm_url, llm_model."
        case 429:
            told = f"{host} đang quá tải hoặc đã hết lượt. Hãy đợi rồi hỏi lại."
        case status if status >= 500:
            told = f"{host} gặp lỗi bên trong ({status}). Hãy hỏi lại sau, hoặc xem nhật ký của máy chủ."
        case status:
            told = f"{host} từ chối yêu cầu ({status}). Hãy xem lại llm_model."
    said = _said(exchange.body)
    if endpoint.key:
        said = said.replace(endpoint.key, "…")
    return f"{told} Máy chủ nói: “{said[:_EXCERPT]}”." if said else told


def _said(body: bytes) -> str:
    """The server's own words on its error, on one line."""
    text = body.decode("utf-8", errors="replace")
    with suppress(ValueError, RecursionError):
        found = json.loads(text)
        for _ in range(2):
            if isinstance(found, dict):
                found = found.get("error") or found.get("message") or found.get("detail") or ""
        text = found if isinstance(found, str) else ""
    return "" if text.lstrip().startswith("<") else " ".join(text.split())
