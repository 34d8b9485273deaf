"""A proxy between the runner and its server. It sees each message to the server and can cut the line at any of them."""

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from psycopg.conninfo import conninfo_to_dict, make_conninfo

# The server answers after a simple query, and after the Sync that ends a group of extended messages.
_ASKS = (b"Q", b"S")
# The session that watches for blockers sends a varying number of messages, so they are not counted.
_LOOKS_ON = b"eldb watch"
_SSL_REQUESTS = (80877103, 80877104)

OnMessage = Callable[[int, bytes], str | None]


class Proxy:
    """Counts the messages of the session that applies files. `on_message` returns "before", "after" or None: where to
    cut."""

    def __init__(self, url: str, on_message: OnMessage) -> None:
        self._target = conninfo_to_dict(url)
        self._on_message = on_message
        self._server = socket.create_server(("127.0.0.1", 0))
        self.messages = 0
        self.url = make_conninfo(url, host="127.0.0.1", port=self._server.getsockname()[1])

    def serve(self) -> None:
        """Accept clients until the listening socket is closed."""
        with suppress(OSError):
            while True:
                client = self._server.accept()[0]
                Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def close(self) -> None:
        """Accept no more clients."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _pass_on(self, client: socket.socket) -> None:
        upstream = socket.socket(socket.AF_UNIX)
        upstream.connect(f"{self._target['host']}/.s.PGSQL.{self._target['port']}")
        Thread(target=_copy, args=(upstream, client), daemon=True).start()
        with client, upstream:
            with suppress(OSError, EOFError):
                self._relay(client, upstream)
            # close() alone would not reach the other end while the copying thread reads from it.
            for end in (client, upstream):
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _relay(self, client: socket.socket, upstream: socket.socket) -> None:
        while (startup := _start(client)) is None:
            client.sendall(b"N")
        upstream.sendall(startup)
        asks = () if _LOOKS_ON in startup else _ASKS
        while True:
            kind, message = _message(client)
            if kind not in asks:
                upstream.sendall(message)
                continue
            self.messages += 1
            cut = self._on_message(self.messages, message)
            if cut != "before":
                upstream.sendall(message)
            if cut is not None:
                return


@contextmanager
def proxied(url: str, on_message: OnMessage) -> Iterator[Proxy]:
    """Run a proxy to a server that listens on a socket in a folder."""
    proxy = Proxy(url, on_message)
    thread = Thread(target=proxy.serve, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.close()
        thread.join()


def _start(client: socket.socket) -> bytes | None:
    head = _exactly(client, 8)
    length, code = struct.unpack("!ii", head)
    return None if code in _SSL_REQUESTS else head + _exactly(client, length - 8)


def _message(client: socket.socket) -> tuple[bytes, bytes]:
    head = _exactly(client, 5)
    return head[:1], head + _exactly(client, struct.unpack("!i", head[1:])[0] - 4)


def _exactly(client: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = client.recv(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)
