"""Removal of the endpoint's key from everything that comes from outside."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import quote

from pydantic import SecretStr

SHORTEST_SECRET = 6
"""Shorter keys are placeholders of local servers; replacing them would damage answers."""
REDACTED = "[key]"


class Redaction:
    """Replaces a key, also as a URL or base64 writes it.

    Args:
        key: The key; None: nothing is replaced.
    """

    def __init__(self, key: SecretStr | None) -> None:
        secret = key.get_secret_value() if key else ""
        plain = (secret, quote(secret, safe=""), base64.b64encode(secret.encode()).decode())
        self._forms = SecretStr("\n".join(dict.fromkeys(plain)))
        self._active = len(secret) >= SHORTEST_SECRET

    def text(self, text: str) -> str:
        """Return a text without the key."""
        if self._active:
            for form in self._forms.get_secret_value().split("\n"):
                text = text.replace(form, REDACTED)
        return text

    def value(self, value: Any) -> Any:
        """Return decoded JSON whose texts and names are without the key."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.text(name): self.value(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.value(inner) for inner in value]
        return value
