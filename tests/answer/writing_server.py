"""A real HTTP server on this machine that answers, or misbehaves, as it is told."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Behaviour = Callable[[socket.socket], None]


class Server:
    """Takes connections one after the other; `requests` holds what each sent."""

    def __init__(self, behave: Behaviour) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._behave = behave
        self.requests: list[bytes] = []
        self.gone = threading.Event()
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                connection.settimeout(5)
                self.requests.append(_request(connection))
                self._behave(connection)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(4096):
                    pass
            self.gone.set()

    def close(self) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(6)

    @property
    def asked(self) -> dict[str, object]:
        """The JSON of the last request."""
        found = json.loads(self.requests[-1].partition(b"\r\n\r\n")[2])
        assert isinstance(found, dict)
        return found


def _request(connection: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        chunk = connection.recv(4096)
        got += chunk
        if not chunk or not got.startswith(b"P"):  # gone, or no POST
            return got
    head, _, body = got.partition(b"\r\n\r\n")
    fields = {line.split(b":")[0].lower(): line.split(b":", 1)[1] for line in head.split(b"\r\n")[1:]}
    while len(body) < int(fields.get(b"content-length", b"0")):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def serving(behave: Behaviour) -> Iterator[Server]:
    server = Server(behave)
    try:
        yield server
    finally:
        server.close()


def says(body: bytes | str, status: str = "200 OK", *fields: str) -> Behaviour:
    """Send a reply that is whole."""
    body = body.encode() if isinstance(body, str) else body
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields)).encode()
    return lambda connection: connection.sendall(head + b"\r\n\r\n" + body)


def completion(content: object, finish: str = "stop") -> str:
    """A reply in the form of the OpenAI protocol."""
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}, ensure_ascii=False)


def writes(*sentences: tuple[str, object]) -> Behaviour:
    """Send sentences, each with its evidence, as the prompt asks for them."""
    items = [{"text": text, "evidence": evidence} for text, evidence in sentences]
    return says(completion(json.dumps({"sentences": items}, ensure_ascii=False)))
