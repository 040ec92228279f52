"""A local proxy that requires a login and counts the bytes that it transfers."""

import base64
import http.server
import select
import socket
import threading
from collections import defaultdict
from collections.abc import Iterator

USER, PASSWORD = "ann", "p@ss:word"
WANTED = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
BLOCK = 1 << 16


class Proxy:
    """Listens while it is open.

    Attributes:
        megabytes: Host → transferred megabytes.
    """

    def __init__(self) -> None:
        self.megabytes: defaultdict[str, float] = defaultdict(float)
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_CONNECT(self) -> None:
                if self.headers.get("Proxy-Authorization") != WANTED:
                    self.send_response(407)
                    self.send_header("Proxy-Authenticate", 'Basic realm="office"')
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                host, port = self.path.rsplit(":", 1)
                try:
                    server = socket.create_connection((host, int(port)), timeout=60)
                except OSError as error:
                    self.send_error(502, str(error))
                    return
                with server:
                    self.send_response(200)
                    self.end_headers()
                    for arrived in pump(self.connection, server):
                        proxy.megabytes[host] += arrived / 1e6
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def summary(self) -> str:
        """Return the transferred megabytes as text."""
        return ", ".join(f"{host} {size:.0f} MB" for host, size in self.megabytes.items())


def pump(client: socket.socket, server: socket.socket) -> Iterator[int]:
    """Pass bytes both ways until one side ends; yield how many came from the server."""
    while True:
        for ready in select.select([client, server], [], [])[0]:
            try:
                block = ready.recv(BLOCK)
                if not block:
                    return
                (server if ready is client else client).sendall(block)
            except OSError:
                return
            yield len(block) if ready is server else 0


def settings(port: int, login: bool) -> str:
    """Return QGIS's proxy settings as the page Network of its options writes them."""
    lines = ["[proxy]", "proxyEnabled=true", "proxyType=HttpProxy", "proxyHost=127.0.0.1",
             f"proxyPort={port}"]  # fmt: skip
    if login:
        lines += [f"proxyUser={USER}", f"proxyPassword={PASSWORD}"]
    return "\n".join(lines) + "\n"
