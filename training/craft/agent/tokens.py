"""Tokens of a prompt before it is sent: an upper estimate, corrected by what servers report."""

from __future__ import annotations

import io
import math
import threading

from PIL import Image as Pictures

from .language_model import Prompt

BYTES_PER_TOKEN = 3
PER_MESSAGE = 64
PER_IMAGE, PIXELS_PER_TOKEN = 256, 400
"""Above what Qwen (784 and 1,024 pixels per token), GPT-4o (765 for 768 × 768), Gemini (258 per
tile) and SmolVLM2 count; InternVL's tiles are corrected by ``TokenEstimate``."""


def text_tokens(text: str) -> int:
    """Return the most tokens that a text usually has."""
    return math.ceil(len(text.encode()) / BYTES_PER_TOKEN)


def image_tokens(picture: bytes) -> int:
    """Return the tokens of a PNG or JPEG file by its size in pixels."""
    width, height = Pictures.open(io.BytesIO(picture)).size
    return int(PER_IMAGE + math.ceil(width * height / PIXELS_PER_TOKEN))


def prompt_tokens(prompt: Prompt, extra_text: str = "") -> int:
    """Return the estimated tokens of a prompt.

    Args:
        prompt: Text and pictures.
        extra_text: Sent beside them, as the schema.
    """
    texts = text_tokens(prompt.text) + text_tokens(extra_text) + PER_MESSAGE
    return texts + sum(map(image_tokens, prompt.images))


class TokenEstimate:
    """Scales estimates by the largest ratio that was reported so far; thread-safe."""

    def __init__(self) -> None:
        self._factor = 1.0
        self._lock = threading.Lock()

    def scaled(self, tokens: int) -> int:
        """Return an estimate as it is expected to be reported, at most."""
        return math.ceil(tokens * self._factor)

    def learn(self, estimated: int, reported: int) -> None:
        """Take the report of a request whose unscaled estimate is known."""
        with self._lock:
            self._factor = max(self._factor, reported / max(1, estimated))
