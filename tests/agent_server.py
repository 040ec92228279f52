"""A server of the OpenAI-compatible interface on loopback, with everything that goes wrong.

    with AgentServer(lambda text, images: '{"changes": []}') as server:
        EndpointOptions(endpoint=server.url, …)

It looks at the pictures of the client's probe, so a client that sends none is found out.
"""

from __future__ import annotations

import base64
import io
import json
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image

MODEL = "test-model"
RUNGS = ("json_schema", "json_object", "text")
COLOURS = {(0, 0, 255): "blue", (255, 255, 0): "yellow"}
STATUSES = {
    "400": (400, "the request is too long for the context"),
    "401": (401, "Incorrect API key provided"),
    "402": (402, "Insufficient credit"),
    "413": (413, "too large"),
    "429": (429, "rate limit"),
    "quota": (429, "You exceeded your current quota"),
    "500": (500, "internal error"),
    "503": (503, "loading model"),
}
CONTENTS = {
    "malformed": '{"changes": [{"what": "building", "type": }',
    "cut off": '{"changes": [{"what": "building", "where": "left", "box": [], "ty',
    "refusal": "",
    "refusal in words": "I'm sorry, but I can't help with aerial images.",
    "language": '{"Änderungen": [{"was": "Gebäude", "wo": "links oben"}]}',
    "empty": "",
}
BODIES = {
    "html": b"<!doctype html><html><body>It works!</body></html>",
    "no json": b"upstream connect error",
    "no completion": b'{"object": "something else"}',
    "error in 200": b'{"error": {"message": "out of memory"}}',
    "deep": b"[" * 100_000,
}


@dataclass
class Behaviour:
    """What the server does.

    Attributes:
        answer: Called with the text of the first user message and its images.
        failure: Called for each request; a name of a fault, or None.
        rungs: Formats that it takes; others are refused with 400.
        models: Names that it has.
        images: ``True``, ``refused`` (500) or ``ignored``.
        limit: Name of the parameter for the most tokens.
        temperature: Whether it takes one.
        usage: Whether it reports tokens.
        tokens: Reported tokens of a prompt.
        retry_after: Header of 429 and 503.
        hang_s: How long a fault ``hang`` or ``drip`` lasts.
        fail_probe: Whether the probe has faults too.
        echo_key: Whether errors and answers repeat the key.
        location: Of a redirect.
        delay_s: Before each answer.
    """

    answer: Callable[[str, list[bytes]], str]
    failure: Callable[[], str | None] = lambda: None
    rungs: Sequence[str] = RUNGS
    models: Sequence[str] = (MODEL,)
    images: bool | str = True
    limit: str = "max_tokens"
    temperature: bool = True
    usage: bool = True
    tokens: int = 500
    retry_after: str = "0"
    hang_s: float = 30.0
    fail_probe: bool = False
    echo_key: bool = False
    location: str = ""
    delay_s: float = 0.0


@dataclass
class Received:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(default_factory=dict)
    fault: str | None = None


class AgentServer:
    """The server; a context manager.

    Attributes:
        url: Base URL.
        received: Chat completions, in the order of their arrival.
        listed: Requests for the list of models.
        most_at_once: Requests that were in work at the same time, at most.
        behaviour: May be changed while it runs.

    Args:
        answer: As in ``Behaviour``.
        certificate: Files of a key and a certificate, for https.
        behaviour: Fields of ``Behaviour``.
    """

    def __init__(
        self,
        answer: Callable[[str, list[bytes]], str],
        certificate: Sequence[str] = (),
        **behaviour: Any,
    ) -> None:
        self.behaviour = Behaviour(answer, **behaviour)
        self.received: list[Received] = []
        self.listed: list[Received] = []
        self.most_at_once = 0
        self.closing = threading.Event()
        self._working = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate[1], certificate[0])
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "https" if certificate else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_port}/v1"
        # a short poll: shutdown waits for it
        serve = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        serve.start()

    def __enter__(self) -> AgentServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def begin(self, request: Received) -> None:
        """Count a request."""
        with self._lock:
            self.received.append(request)
            self._working += 1
            self.most_at_once = max(self.most_at_once, self._working)

    def end(self) -> None:
        """Count its end."""
        with self._lock:
            self._working -= 1


def prompt_of(body: dict[str, Any]) -> tuple[str, list[bytes]]:
    """Return the text and the images of the first user message."""
    content = next(m["content"] for m in body["messages"] if m["role"] == "user")
    texts = [part["text"] for part in content if part["type"] == "text"]
    urls = [part["image_url"]["url"] for part in content if part["type"] == "image_url"]
    return "\n".join(texts), [base64.b64decode(url.partition(",")[2]) for url in urls]


def probe_answer(images: list[bytes]) -> str:
    """Return the colours of the middles of two pictures."""
    pictures = [Image.open(io.BytesIO(png)).convert("RGB") for png in images]
    colours = [COLOURS[p.getpixel((p.width // 2, p.height // 2))] for p in pictures]
    return json.dumps({"squares": [{"image": n, "colour": c} for n, c in enumerate(colours, 1)]})


def _handler(server: AgentServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        agent_server = server

    return Handler


class _Handler(BaseHTTPRequestHandler):
    agent_server: AgentServer
    protocol_version = "HTTP/1.1"

    @property
    def does(self) -> Behaviour:
        return self.agent_server.behaviour

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.agent_server.listed.append(Received(self.path, dict(self.headers.items())))
        if not self.path.endswith("/models"):
            return self._error(404, "not found")
        models = [{"id": name, "object": "model"} for name in self.does.models]
        return self._json(200, {"object": "list", "data": models})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        request = Received(
            self.path, dict(self.headers.items()), json.loads(self.rfile.read(length))
        )
        self.agent_server.begin(request)
        try:
            self._complete(request)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            self.agent_server.end()

    def _complete(self, request: Received) -> None:
        does, body = self.does, request.body
        text, images = prompt_of(body)
        is_probe = "colour of both squares" in text
        request.fault = does.failure() if does.fail_probe or not is_probe else None
        if request.fault is not None and self._fault(request.fault, body):
            return None
        if refused := self._refused(body, images):
            return self._error(*refused)
        self.agent_server.closing.wait(does.delay_s)
        if request.fault in CONTENTS:
            return self._chat(CONTENTS[request.fault], body, request.fault)
        if is_probe:
            seen = images if does.images is True else []
            return self._chat(probe_answer(seen) if seen else '{"squares": []}', body)
        return self._chat(does.answer(text, images), body)

    def _refused(self, body: dict[str, Any], images: list[bytes]) -> tuple[int, str] | None:
        does = self.does
        kind = body.get("response_format", {}).get("type", "text")
        if body["model"] not in does.models:
            return 404, f"The model `{body['model']}` does not exist."
        if does.limit not in body:
            return 400, f"Unsupported parameter: use '{does.limit}' instead."
        if not does.temperature and "temperature" in body:
            return 400, "Unsupported value: 'temperature' does not support 0."
        if kind not in does.rungs:
            return 400, f"response_format type {kind} is not supported"
        if images and does.images == "refused":
            return 500, "image input is not supported - hint: you may need to provide the mmproj"
        return None

    def _fault(self, fault: str, body: dict[str, Any]) -> bool:
        """Carry out a fault of the transport; False: it is one of the content."""
        does = self.does
        if fault in STATUSES:
            status, text = STATUSES[fault]
            self._error(status, text, {"Retry-After": does.retry_after})
        elif fault in BODIES:
            self._send(200, BODIES[fault], "text/html")
        elif fault == "redirect":
            self._send(307, b"", "text/plain", {"Location": does.location})
        elif fault == "hang":
            self.agent_server.closing.wait(does.hang_s)
            self.close_connection = True
        elif fault == "closed":
            self.close_connection = True
        elif fault in ("drip", "huge", "broken"):
            self._stream(fault)
        return fault not in CONTENTS

    def _stream(self, fault: str) -> None:
        """Send a body that comes slowly, has no end, or breaks off."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Length", str(1 << 40))
        self.end_headers()
        end_s = time.monotonic() + (0 if fault == "broken" else self.does.hang_s)
        while time.monotonic() < end_s and not self.agent_server.closing.is_set():
            self.wfile.write(b" " if fault == "drip" else b" " * (1 << 16))
            self.wfile.flush()
            if fault == "drip":
                self.agent_server.closing.wait(0.05)

    def _chat(self, content: str, body: dict[str, Any], fault: str | None = None) -> None:
        if self.does.echo_key:
            content += f"\n{self.headers.get('Authorization', '')}"
        message: dict[str, Any] = {"role": "assistant", "content": content}
        if fault == "refusal":
            message |= {"content": None, "refusal": "I cannot look at this."}
        finish = "length" if fault == "cut off" else "stop"
        reply = {
            "id": "chat-1", "object": "chat.completion", "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        }  # fmt: skip
        if self.does.usage:
            used = {"prompt_tokens": self.does.tokens, "completion_tokens": 40}
            reply["usage"] = used
        self._json(200, reply)

    def _error(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        if self.does.echo_key:
            text += f" {self.headers.get('Authorization', '')}"
        self._json(status, {"error": {"message": text, "type": "error"}}, headers)

    def _json(self, status: int, reply: object, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(reply).encode(), "application/json", headers)

    def _send(
        self, status: int, data: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        extra = {"X-Key": self.headers.get("Authorization", "")} if self.does.echo_key else {}
        facts = {"Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in {**facts, **extra, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
