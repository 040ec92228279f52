"""One prompt as messages of the interface, and what the endpoint replied."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from ....model.messages import Message
from .answer_schema import answer_schema
from .language_model import Prompt
from .read_answer import form_in_words

SCHEMA, OBJECT, TEXT = "json_schema", "json_object", "text"
RUNGS = (SCHEMA, OBJECT, TEXT)
"""How the form of an answer is enforced, strictest first."""
_PNG = b"\x89PNG"
SYSTEM = "You inspect aerial images and answer in English, with one JSON object and nothing else."


@dataclass(frozen=True)
class Dialect:
    """What an endpoint understands.

    Attributes:
        rung: One of ``RUNGS``.
        limit: Name of the parameter for the most tokens of an answer.
        temperature: Whether it takes a temperature.
    """

    rung: str = SCHEMA
    limit: str = "max_tokens"
    temperature: bool = True

    def without(self, complaint: str) -> Dialect | None:
        """Return what to try after a refusal with these words; None: nothing is left."""
        if self.limit == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.rung != TEXT:
            return replace(self, rung=RUNGS[RUNGS.index(self.rung) + 1])
        return None


@dataclass(frozen=True)
class Reply:
    """The reply to a chat completion.

    Attributes:
        text: What the model wrote.
        finish: Why it ended, ``stop`` or ``length`` or as the server says.
        refusal: The model's words where it refused; may be empty.
        refused: Whether it refused.
        model: Name of the model that answered.
        tokens_in: As reported; None: it is not.
        tokens_out: The same.
    """

    text: str
    finish: str
    refusal: str
    refused: bool
    model: str
    tokens_in: int | None
    tokens_out: int | None


def messages_of(prompt: Prompt, form: type[BaseModel]) -> list[dict[str, Any]]:
    """Return a prompt as messages; the schema is part of the text on every rung."""
    text = f"{prompt.text}\nJSON schema of the answer: {form_in_words(form)}"
    content: list[dict[str, Any]] = [{"type": "text", "text": text}]
    for picture in prompt.images:
        kind = "png" if picture.startswith(_PNG) else "jpeg"
        url = f"data:image/{kind};base64," + base64.b64encode(picture).decode()
        content.append({"type": "image_url", "image_url": {"url": url}})
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": content}]


def repair_messages(
    messages: list[dict[str, Any]], text: str, problem: Message, form: type[BaseModel]
) -> list[dict[str, Any]]:
    """Return messages with the repair question behind an answer that cannot be used."""
    question = (
        f"This answer cannot be used: {problem}. Answer again, shorter, in English, with one JSON "
        f"object of this schema and nothing else: {form_in_words(form)}"
    )
    said = {"role": "assistant", "content": text or "(nothing)"}
    return [*messages, said, {"role": "user", "content": question}]


def request_body(
    messages: list[dict[str, Any]],
    form: type[BaseModel],
    model: str,
    dialect: Dialect,
    answer_tokens: int,
) -> dict[str, Any]:
    """Return the fields of a chat completion."""
    body: dict[str, Any] = {"model": model, "messages": messages, dialect.limit: answer_tokens}
    if dialect.temperature:
        body["temperature"] = 0
    if dialect.rung == SCHEMA:
        schema = {"name": form.__name__, "strict": True, "schema": answer_schema(form)}
        body["response_format"] = {"type": SCHEMA, SCHEMA: schema}
    elif dialect.rung == OBJECT:
        body["response_format"] = {"type": OBJECT}
    return body


def parse_reply(reply: dict[str, Any]) -> Reply | None:
    """Return the reply in decoded JSON; None: it is no chat completion."""
    choices = reply.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        return None
    finish, refusal = _text(choice.get("finish_reason")), _text(message.get("refusal"))
    usage = reply.get("usage")
    usage = usage if isinstance(usage, dict) else {}
    return Reply(
        _text(message.get("content")),
        finish,
        refusal,
        bool(refusal) or finish == "content_filter",
        _text(reply.get("model")),
        _count(usage.get("prompt_tokens")),
        _count(usage.get("completion_tokens")),
    )


def _text(content: Any) -> str:
    """Return a text, or the texts of a list of parts."""
    if isinstance(content, list):
        parts = (part.get("text") for part in content if isinstance(part, dict))
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _count(value: Any) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 10**9 else None
