"""Options of a language model's endpoint. Standard library only, Python 3.9: QGIS imports this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional
from urllib.parse import urlsplit

from ..errors import MtrefsegError
from .field_types import check_fields

KEY_VARIABLE = "MTREFSEG_AGENT_KEY"
"""Environment variable of the key where no other is named."""
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_OPERATIONS = re.compile(r"/(chat/completions|completions|models|responses)\Z")
_RANGES = {
    "max_calls": (1, 10_000_000), "max_tokens": (1, 10**12), "price_in": (0, 1e6),
    "price_out": (0, 1e6), "parallel": (1, 64), "timeout_s": (1, 3600),
    "answer_tokens": (64, 100_000),
}  # fmt: skip


@dataclass(frozen=True)
class EndpointOptions:
    """A multimodal language model behind an OpenAI-compatible endpoint, and what it may cost.

    The key is no field: requests are stored. It is read from the environment, or travels beside
    the request.

    Attributes:
        endpoint: Base URL, as http://localhost:8080/v1; empty: no language model is used.
        model: Name of the model; empty: the only one that the endpoint has.
        key_variable: Environment variable that holds the key.
        max_calls: Most requests to the endpoint, repeated ones included.
        max_tokens: Most tokens, read and written together.
        max_money: Most money, in the currency of the prices; None: no limit.
        price_in: Price of a million tokens that are read.
        price_out: Price of a million tokens that are written.
        parallel: Requests at the same time.
        timeout_s: Longest time for an answer in seconds.
        answer_tokens: Most tokens of an answer; models that reason need more.
        plain_http: Allow http without encryption to hosts outside of the local network.
        cache: SQLite file of the answers, which makes a rerun free; empty: beside the training
            file.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    endpoint: str = ""
    model: str = ""
    key_variable: str = KEY_VARIABLE
    max_calls: int = 1000
    max_tokens: int = 5_000_000
    max_money: Optional[float] = None
    price_in: float = 0.0
    price_out: float = 0.0
    parallel: int = 2
    timeout_s: float = 120.0
    answer_tokens: int = 2048
    plain_http: bool = False
    cache: str = ""

    def __post_init__(self) -> None:
        """Check all that is known without a connection."""
        check_fields(self, _RANGES)
        if not _VARIABLE.match(self.key_variable):
            # without its value: a key may have been pasted here
            raise MtrefsegError(
                "Parameter key_variable is no name of an environment variable.",
                "Give the name of the variable that holds the key, as {variable}, never the key.",
                variable=KEY_VARIABLE,
            )
        if self.max_money is not None:
            self._check_money(self.max_money)
        if self.endpoint:
            _check_url(self.endpoint)

    @property
    def base_url(self) -> str:
        """The endpoint's URL without a slash or an operation at its end; no path means ``/v1``."""
        parts = urlsplit(self.endpoint.strip())
        path = _OPERATIONS.sub("", parts.path.rstrip("/"))
        return f"{parts.scheme.lower()}://{parts.netloc}{path or '/v1'}"

    @property
    def host(self) -> str:
        """Host and port, as ``localhost:8080``."""
        return urlsplit(self.base_url).netloc.lower()

    def _check_money(self, limit: float) -> None:
        if limit <= 0:
            raise MtrefsegError(
                "Parameter max_money is {limit}.", "Give more than 0, or leave it out.", limit=limit
            )
        if self.price_in == self.price_out == 0:
            raise MtrefsegError(
                "Parameter max_money is {limit}, but there are no prices.",
                "Give price_in and price_out per million tokens, or leave max_money out.",
                limit=limit,
            )


def _check_url(url: str) -> None:
    """Raise MtrefsegError unless a URL names a host and nothing that may be secret."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        usable = usable and parts.port != 0
    except ValueError:  # a port or an address that is none
        usable = False
    if not usable:
        raise MtrefsegError(
            "Endpoint '{url}' is no address of a server.",
            "Give its base URL, as http://localhost:8080/v1 or https://example.org/v1.",
            url=_without_secrets(url),
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise MtrefsegError(
            "Endpoint '{url}' holds a login, a query or a fragment.",
            "Give its base URL alone; the key comes from the environment variable or from QGIS's "
            "authentication store.",
            url=_without_secrets(url),
        )


def _without_secrets(url: str) -> str:
    """Return what stands in front of a query or fragment, without a login, shortened."""
    return re.sub(r"[^/@]*@", "", re.split(r"[?#]", url)[0])[:100]
