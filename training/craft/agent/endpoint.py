"""Requests to an OpenAI-compatible endpoint: bounded in time and size, to one host alone."""

from __future__ import annotations

import json
import logging
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import SecretStr

from ....model.errors import MtrefsegError
from ....model.messages import one_line
from ....model.requests.endpoint_options import EndpointOptions
from ....model.requests.wire import BadJson, parse_json
from .bounded_call import OutOfTime, call_within
from .failures import Failure
from .local_hosts import is_local, is_loopback
from .redaction import Redaction

LONGEST_REPLY = 4 << 20  # bytes; real ones have some kB
CONNECT_S = 10.0
SHOWN_CHARACTERS = 200
# Only what the interface needs leaves the machine: the library adds facts of the system, and
# names of organisations from the environment.
_HEADERS = {
    "host", "accept", "accept-encoding", "connection", "content-type", "content-length",
    "user-agent", "x-stainless-raw-response",  # the library reads the last one again
}  # fmt: skip
_HTTP_LIBRARIES = ("httpx", "httpx2")
"""Of openai 2 and 3."""
_PLACEHOLDER = "-"
"""The library wants a key; the real one is set by ``_prepare``."""
_TRACING = ("httpcore", "httpcore2")
"""Their debug logs show headers of responses, where a server may repeat the key."""

Body = Mapping[str, Any]


class Endpoint:
    """The endpoint of some options; thread-safe.

    Args:
        options: The endpoint and its limits.
        key: Sent as bearer token; None: none is.
        cancelled: Ends a request within a tenth of a second.

    Raises:
        MtrefsegError: The key would travel unencrypted over the internet, or is none.
    """

    def __init__(
        self,
        options: EndpointOptions,
        key: SecretStr | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        import openai  # takes a second

        _check_key(key, options)
        if options.base_url.startswith("http:") and not (options.plain_http or is_local(options)):
            raise MtrefsegError(
                "Endpoint '{url}' is http without encryption to a host outside of the local "
                "network.",
                "Use https, or allow it with plain_http.",
                url=options.base_url,
            )
        for library in _TRACING:
            logging.getLogger(library).setLevel(logging.WARNING)
        self._options, self._key, self._cancelled = options, key, cancelled
        self.redaction = Redaction(key)
        self._http = openai.DefaultHttpxClient(
            follow_redirects=False,
            timeout=openai.Timeout(options.timeout_s, connect=min(CONNECT_S, options.timeout_s)),
            event_hooks={"request": [self._prepare], "response": [self._check]},
            trust_env=not is_loopback(options),  # no proxy between this machine and itself
        )
        self._client = openai.OpenAI(
            api_key=_PLACEHOLDER,
            base_url=options.base_url,
            http_client=self._http,
            max_retries=0,
        )

    def chat(self, body: Body) -> dict[str, Any]:
        """Return the decoded reply to a chat completion.

        Raises:
            Failure: There is none.
            Cancelled: The user stopped the run.
        """
        create = self._client.chat.completions.with_streaming_response.create
        return self._request(lambda: create(**body), self._options.timeout_s)

    def models(self) -> list[str]:
        """Return the names of the endpoint's models.

        Raises:
            Failure: It does not list them.
            Cancelled: The user stopped the run.
        """
        listed = self._client.models.with_streaming_response.list
        reply = self._request(listed, min(CONNECT_S, self._options.timeout_s))
        entries = reply.get("data")
        entries = entries if isinstance(entries, list) else []
        names = (entry.get("id") for entry in entries if isinstance(entry, dict))
        return [one_line(name, SHOWN_CHARACTERS) for name in names if isinstance(name, str)]

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _request(self, request: Callable[[], Any], limit_s: float) -> dict[str, Any]:
        end_s = time.monotonic() + limit_s
        try:
            data = call_within(limit_s, self._cancelled, lambda: _body(request, end_s))
        except OutOfTime:
            raise Failure("timeout") from None
        text = self.redaction.text(data.decode("utf-8", "replace"))
        try:
            reply = parse_json(data, LONGEST_REPLY)
        except BadJson:
            raise Failure("other", text=one_line(text, SHOWN_CHARACTERS)) from None
        if not isinstance(reply, dict):
            raise Failure("other", text=one_line(text, SHOWN_CHARACTERS))
        clean: dict[str, Any] = self.redaction.value(reply)
        return clean

    def _prepare(self, request: Any) -> None:
        """Leave what the request needs, and add the key."""
        for name in [name for name in request.headers if name.lower() not in _HEADERS]:
            del request.headers[name]
        request.headers["user-agent"] = "mtrefseg"
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key.get_secret_value()}"

    def _check(self, response: Any) -> None:
        """Raise Failure unless a response is a success; its body is read as far as it is shown."""
        status = response.status_code
        if 200 <= status < 300:
            return
        end_s = time.monotonic() + min(CONNECT_S, self._options.timeout_s)
        text = _read(response.iter_bytes(), end_s).decode("utf-8", "replace")
        headers = response.headers
        raise Failure(
            "status",
            status=status,
            text=one_line(_error_text(self.redaction.text(text)), SHOWN_CHARACTERS),
            retry_after_s=_retry_after_s(headers.get("retry-after", "")),
            location=one_line(self.redaction.text(headers.get("location", "")), SHOWN_CHARACTERS),
        )


def _body(request: Callable[[], Any], end_s: float) -> bytes:
    """Return the body of a successful response; errors of the libraries become failures."""
    import openai

    try:
        with request() as response:
            return _read(response.iter_bytes(), end_s)
    except Failure:
        raise
    except openai.APITimeoutError:
        raise Failure("timeout") from None
    except openai.APIConnectionError as error:
        raise _of_connection(error) from None
    except openai.OpenAIError as error:
        raise Failure("other", text=type(error).__name__) from None
    except Exception as error:  # the library does not wrap those of reading the body
        if type(error).__module__.partition(".")[0] not in _HTTP_LIBRARIES:
            raise
        raise _of_connection(error) from None


def _read(chunks: Iterable[bytes], end_s: float) -> bytes:
    parts, size = [], 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > LONGEST_REPLY:
            raise Failure("too_large")
        if time.monotonic() > end_s:
            raise Failure("timeout")
    return b"".join(parts)


def _of_connection(error: BaseException) -> Failure:
    """Return the failure that an exception of the libraries and its causes stand for."""
    last: BaseException = error
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, Failure):  # openai 2 wraps what _check raises
            return inner
        if isinstance(inner, ssl.SSLError):
            return Failure("tls", text=one_line(inner.reason or str(inner), SHOWN_CHARACTERS))
        if "Timeout" in type(inner).__name__:
            return Failure("timeout")
        last, inner = inner, inner.__cause__ or inner.__context__
    text = last.strerror if isinstance(last, OSError) and last.strerror else str(last)
    return Failure("connection", text=one_line(text, SHOWN_CHARACTERS))


def _error_text(text: str) -> str:
    """Return the message in an error's JSON, or the text as it is."""
    try:
        reply = json.loads(text)
    except (ValueError, RecursionError):
        return text
    for name in ("error", "message", "detail"):
        if isinstance(reply, dict) and name in reply:
            reply = reply[name]
    return reply if isinstance(reply, str) else text


def _retry_after_s(header: str) -> float | None:
    """Return the seconds of a header, which may be a date of HTTP; None: there is none."""
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, float(header)) if header[:1].isdigit() else max(
            0.0, parsedate_to_datetime(header).timestamp() - time.time()
        )  # fmt: skip
    except (ValueError, TypeError, OverflowError):
        return None


def _check_key(key: SecretStr | None, options: EndpointOptions) -> None:
    value = key.get_secret_value() if key else "key"
    if not value.isascii() or not value.isprintable() or " " in value or not value:
        raise MtrefsegError(
            "The key of endpoint '{url}' holds characters that no key has.",
            "Copy it again, without spaces and line ends.",
            url=options.base_url,
        )
