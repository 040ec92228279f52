"""The key of a language model's endpoint: beside the request, or from the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from ..model.requests.endpoint_options import EndpointOptions

if TYPE_CHECKING:
    from pydantic import SecretStr

_secret: ContextVar[str] = ContextVar("secret", default="")


@contextmanager
def secret_of_request(secret: str) -> Iterator[None]:
    """Let ``agent_key`` return a secret in the body; it is kept nowhere else."""
    token = _secret.set(secret)
    try:
        yield
    finally:
        _secret.reset(token)


def agent_key(options: EndpointOptions) -> SecretStr | None:
    """Return the key that came with the request, else that of the environment variable.

    Args:
        options: Names the variable.

    Returns:
        The key, which no log and no representation shows; None: there is none.
    """
    from pydantic import SecretStr

    key = _secret.get() or os.environ.get(options.key_variable, "").strip()
    return SecretStr(key) if key else None
