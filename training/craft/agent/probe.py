"""The first request to an endpoint: which model answers, in which form, whether images arrive."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PIL import Image as Pictures
from pydantic import BaseModel

from ....model.errors import MtrefsegError
from ....model.messages import Message
from ....model.requests.endpoint_options import EndpointOptions
from .conversation import OBJECT, SCHEMA, TEXT, Dialect, Reply, messages_of, request_body
from .endpoint import Endpoint
from .failures import NOT_FOUND, UNSUITABLE, Failure, explained
from .language_model import EndpointStopped, Prompt
from .paid_requests import PaidRequests
from .read_answer import Unreadable, form_in_words, read_answer
from .tokens import prompt_tokens

SIDE_PX = 224
FIRST, SECOND = "blue", "yellow"
"""Not red and green, which a model without images names first."""
_COLOURS = {FIRST: (0, 0, 255), SECOND: (255, 255, 0)}
_TEXT = (
    "Image 1 and image 2 show one square each on a white ground. Name the colour of both squares; "
    "an empty list where you get no images. Answer with one JSON object and nothing else: "
    '{"squares": [{"image": 1, "colour": "…"}, {"image": 2, "colour": "…"}]}'
)
_FORMS = {SCHEMA: "JSON schema", OBJECT: "JSON", TEXT: "JSON in text"}


class SquareAnswer(BaseModel):
    """The colour of the square in an image."""

    image: Literal[1, 2]
    colour: Literal["red", "green", "blue", "yellow", "black", "white"]


class ColoursAnswer(BaseModel):
    """The colours of two squares: a list of objects, as the answers about changes have."""

    squares: list[SquareAnswer]

    @property
    def colours(self) -> list[str]:
        """In the order of the images."""
        return [square.colour for square in sorted(self.squares, key=lambda one: one.image)]


@dataclass(frozen=True)
class EndpointFacts:
    """What an endpoint is.

    Attributes:
        host: Host and port.
        model: Name that requests give.
        answering: Name of the model as the endpoint reports it.
        dialect: What it understands.
    """

    host: str
    model: str
    answering: str
    dialect: Dialect

    @property
    def text(self) -> Message:
        """The facts as a sentence."""
        return Message(
            "Model '{model}' at {host} answers as {form} and understands images.",
            model=self.answering or self.model,
            host=self.host,
            form=Message(_FORMS[self.dialect.rung]),
        )


def probe(options: EndpointOptions, endpoint: Endpoint, requests: PaidRequests) -> EndpointFacts:
    """Return what an endpoint is, after one request, or a few where it refuses a form.

    Raises:
        EndpointStopped: It cannot be used; the sentence says why.
        Cancelled: The user stopped the run.
    """
    model = options.model or _only_model(options, endpoint)
    dialect: Dialect | None = Dialect()
    last: MtrefsegError | None = None
    while dialect is not None:
        try:
            reply = _ask(options, requests, model, dialect, with_images=True)
            answer = read_answer(reply.text, ColoursAnswer, reply.finish == "length")
        except Failure as failure:
            if failure.status in NOT_FOUND:
                raise _not_found(failure, options, endpoint, model) from None
            if failure.status not in UNSUITABLE and failure.status < 500:
                raise stopped(explained(failure, options)) from None
            last, complaint = explained(failure, options), failure.text
        except Unreadable as error:
            last, complaint = _useless(options, error.problem), ""
        else:
            if answer.colours != [FIRST, SECOND]:
                raise _blind(options, model, ", ".join(answer.colours) or "-")
            return EndpointFacts(options.host, model, reply.model, dialect)
        dialect = dialect.without(complaint)
    if _answers_text(options, requests, model):
        raise _blind(options, model, str(last.message) if last else "")
    raise stopped(last) if last else EndpointStopped("The endpoint gave no answer.")


def stopped(error: MtrefsegError) -> EndpointStopped:
    """Return an error as the end of all requests."""
    return EndpointStopped(error.message, error.advice)


@cache
def probe_prompt() -> Prompt:
    """Return the prompt of the probe."""
    return Prompt("probe", "1", _TEXT, (_square(FIRST), _square(SECOND)))


def _ask(
    options: EndpointOptions,
    requests: PaidRequests,
    model: str,
    dialect: Dialect,
    with_images: bool,
) -> Reply:
    prompt = probe_prompt()
    if not with_images:
        prompt = Prompt(prompt.purpose, prompt.version, _TEXT)
    messages = messages_of(prompt, ColoursAnswer)
    body = request_body(messages, ColoursAnswer, model, dialect, options.answer_tokens)
    tokens = prompt_tokens(prompt, form_in_words(ColoursAnswer))
    attempts = 1 if dialect.rung != TEXT else 2
    return requests.send(body, tokens, prompt.purpose, attempts)


def _answers_text(options: EndpointOptions, requests: PaidRequests, model: str) -> bool:
    """Return whether the model answers where no images are sent."""
    for limit in ("max_tokens", "max_completion_tokens"):
        dialect = Dialect(TEXT, limit, temperature=False)
        try:
            reply = _ask(options, requests, model, dialect, with_images=False)
        except Failure:
            continue
        return bool(reply.text)
    return False


def _only_model(options: EndpointOptions, endpoint: Endpoint) -> str:
    try:
        names = endpoint.models()
    except Failure as failure:
        if failure.status in NOT_FOUND:
            failure = Failure("other", text=failure.text)
        raise stopped(explained(failure, options)) from None
    if len(names) == 1:
        return names[0]
    raise EndpointStopped(
        "Endpoint '{url}' has {count} models, and none is named.",
        "Name one of: {names}.",
        url=options.base_url,
        count=len(names),
        names=_list(names),
    )


def _not_found(
    failure: Failure, options: EndpointOptions, endpoint: Endpoint, model: str
) -> EndpointStopped:
    try:
        names = endpoint.models()
    except Failure:
        names = []
    if not names or model in names:
        return stopped(explained(failure, options))
    return EndpointStopped(
        "Endpoint '{url}' has no model '{model}'.",
        "Use one of: {names}.",
        url=options.base_url,
        model=model,
        names=_list(names),
    )


def _list(names: list[str]) -> str:
    shown = ", ".join(sorted(names)[:20])
    return f"{shown}, …" if len(names) > 20 else shown or "-"


def _blind(options: EndpointOptions, model: str, reason: str) -> EndpointStopped:
    return EndpointStopped(
        "Model '{model}' at '{url}' does not understand images (test of two coloured squares: "
        "{reason}).",
        "Use a model with vision; llama-server needs its --mmproj file too.",
        model=model,
        url=options.base_url,
        reason=reason,
    )


def _useless(options: EndpointOptions, problem: Message) -> MtrefsegError:
    return MtrefsegError(
        "Endpoint '{url}' gave no usable answer to a test: {problem}.",
        "Use another model, or raise answer_tokens where it reasons at length.",
        url=options.base_url,
        problem=problem,
    )


def _square(colour: str) -> bytes:
    picture = Pictures.new("RGB", (SIDE_PX, SIDE_PX), (255, 255, 255))
    edge = SIDE_PX // 4
    picture.paste(_COLOURS[colour], (edge, edge, SIDE_PX - edge, SIDE_PX - edge))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
