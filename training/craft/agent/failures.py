"""Requests that failed: what is repeated, and the sentence for the user."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.errors import MtrefsegError
from ....model.messages import Message
from ....model.requests.endpoint_options import EndpointOptions
from ....model.wording import duration

UNAUTHORISED = (401, 403)
PAYMENT = 402
NOT_FOUND = (404, 405)
TOO_MANY = 429
UNSUITABLE = (400, 415, 422)
"""Statuses of a request that this endpoint does not take in this form."""
TOO_LARGE = 413
_QUOTA = ("quota", "billing", "credit", "balance")


@dataclass(eq=False)  # not frozen: Python sets the traceback of exceptions
class Failure(Exception):
    """A request without a usable response.

    The texts are without the key and short.

    Attributes:
        kind: ``timeout``, ``connection``, ``tls``, ``status``, ``too_large``, or ``other`` for
            what is no JSON of this interface.
        status: HTTP status.
        text: The server's or the system's words.
        retry_after_s: After which the server wants to be asked again.
        location: Where it redirects to.
    """

    kind: str
    status: int = 0
    text: str = ""
    retry_after_s: float | None = None
    location: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.status or ''}".strip()

    @property
    def transient(self) -> bool:
        """Whether the same request may succeed later."""
        if self.kind == "status":
            out_of_money = any(word in self.text.lower() for word in _QUOTA)
            busy = self.status == TOO_MANY and not out_of_money
            return busy or self.status in (408, 409) or self.status >= 500
        return self.kind in ("timeout", "connection")

    @property
    def of_request(self) -> bool:
        """Whether another request may succeed all the same."""
        server_error = self.status >= 500 or self.status in (408, 409, TOO_LARGE, *UNSUITABLE)
        return self.kind in ("timeout", "too_large") or (self.kind == "status" and server_error)


def explained(failure: Failure, options: EndpointOptions) -> MtrefsegError:
    """Return the sentence and the remedy of a failure."""
    url = options.base_url
    if failure.kind == "status":
        return _of_status(failure, options)
    if failure.kind == "timeout":
        return MtrefsegError(
            "Endpoint '{url}' gave no answer within {time}.",
            "Raise timeout_s, or use a smaller model.",
            url=url,
            time=duration(options.timeout_s),
        )
    if failure.kind == "tls":
        return MtrefsegError(
            "Endpoint '{url}' cannot be reached safely ({reason}).",
            "Correct its certificate, or let SSL_CERT_FILE name the certificates of your "
            "organisation.",
            url=url,
            reason=failure.text,
        )
    if failure.kind == "connection":
        return MtrefsegError(
            "Endpoint '{url}' cannot be reached ({reason}).",
            "Start its server, or correct the address.",
            url=url,
            reason=failure.text,
        )
    if failure.kind == "too_large":
        return MtrefsegError(
            "Endpoint '{url}' sent a reply of more than 4 MB.", "Check the address.", url=url
        )
    return MtrefsegError(
        "Endpoint '{url}' answers, but not as an OpenAI-compatible server: '{text}'.",
        "Give its base URL, which usually ends in /v1.",
        url=url,
        text=failure.text,
    )


def _of_status(failure: Failure, options: EndpointOptions) -> MtrefsegError:
    url, status = options.base_url, failure.status
    if status in UNAUTHORISED:
        # without the server's words: they often show parts of the key
        return MtrefsegError(
            "Endpoint '{url}' refuses the key, or there is none (status {status}).",
            "Put a valid key into the environment variable {variable}, or choose it from QGIS's "
            "authentication store.",
            url=url,
            status=status,
            variable=options.key_variable,
        )
    if 300 <= status < 400:
        return MtrefsegError(
            "Endpoint '{url}' redirects to '{location}', which is not followed.",
            "If you trust that address, give it as endpoint.",
            url=url,
            location=failure.location,
        )
    if status in NOT_FOUND:
        return MtrefsegError(
            "Endpoint '{url}' has no chat completions (status {status}: {text}).",
            "Give its base URL, which usually ends in /v1.",
            url=url,
            status=status,
            text=failure.text,
        )
    if status == TOO_MANY and failure.retry_after_s:
        return MtrefsegError(
            "Endpoint '{url}' takes no further requests for {time} (status {status}: {text}).",
            "Run it again later: what was answered is kept.",
            url=url,
            time=duration(failure.retry_after_s),
            status=status,
            text=failure.text,
        )
    return MtrefsegError(
        "Endpoint '{url}' refuses a request (status {status}: {text}).",
        Message("Run it again later: what was answered is kept.")
        if failure.transient or status in (PAYMENT, TOO_MANY)
        else Message("Check model and options, and the log of the server."),
        url=url,
        status=status,
        text=failure.text,
    )
