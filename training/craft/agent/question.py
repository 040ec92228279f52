"""A prompt until it has an answer of its form: forms that are refused, one repair question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ....model.messages import Message, one_line
from ....model.requests.endpoint_options import EndpointOptions
from .conversation import (
    TEXT,
    Dialect,
    Reply,
    messages_of,
    repair_messages,
    request_body,
)
from .endpoint import SHOWN_CHARACTERS
from .failures import UNSUITABLE, Failure
from .language_model import Answer, NoAnswer, Prompt
from .paid_requests import PaidRequests
from .probe import EndpointFacts
from .read_answer import Unreadable, form_in_words, read_answer
from .tokens import prompt_tokens, text_tokens


class Questions:
    """Puts prompts to an endpoint; thread-safe.

    Args:
        options: The limit of an answer.
        requests: Sends, within the budget.
        facts: What the endpoint understands.
    """

    def __init__(
        self, options: EndpointOptions, requests: PaidRequests, facts: EndpointFacts
    ) -> None:
        self._options, self._requests, self._facts = options, requests, facts
        self._dialect = facts.dialect

    def answer(self, prompt: Prompt, form: type[Answer]) -> Answer:
        """Return the answer to a prompt.

        Raises:
            NoAnswer: The model refuses, or its answer cannot be used even when it is repeated.
            Failure: The endpoint fails.
            EndpointStopped: The budget does not allow a request.
            Cancelled: The user stopped the run.
        """
        messages = messages_of(prompt, form)
        tokens = prompt_tokens(prompt, form_in_words(form))
        reply = self._send(prompt, form, messages, tokens, self._dialect)
        try:
            return _read(reply, form)
        except Unreadable as error:
            problem = error.problem
        repair = repair_messages(messages, reply.text, problem, form)
        tokens += text_tokens(reply.text) + text_tokens(repair[-1]["content"])
        plain = replace(self._dialect, rung=TEXT)
        reply = self._send(prompt, form, repair, tokens, plain)
        try:
            return _read(reply, form)
        except Unreadable as error:
            raise NoAnswer(
                "The answer of model '{model}' cannot be used: {problem}.",
                "Use another model, or raise answer_tokens where it is cut off.",
                model=self._facts.model,
                problem=error.problem,
            ) from None

    def _send(
        self,
        prompt: Prompt,
        form: type[Answer],
        messages: list[dict[str, Any]],
        tokens: int,
        dialect: Dialect,
    ) -> Reply:
        """Send messages; where the endpoint refuses their form, in the next one that it takes."""
        model, limit = self._facts.model, self._options.answer_tokens
        tried = dialect
        while True:
            body = request_body(messages, form, model, tried, limit)
            try:
                reply = self._requests.send(body, tokens, prompt.purpose)
            except Failure as failure:
                following = tried.without(failure.text)
                if failure.status not in UNSUITABLE or following is None:
                    raise
                tried = following
            else:
                if tried != dialect:  # what it refused once is not tried again
                    self._dialect = tried
                return reply


def _read(reply: Reply, form: type[Answer]) -> Answer:
    if reply.refused:
        words = one_line(reply.refusal or reply.text or reply.finish, SHOWN_CHARACTERS)
        raise NoAnswer(
            "Model '{model}' refuses: “{words}”.",
            "Look at this place yourself, or use another model.",
            model=reply.model,
            words=Message(words),
        )
    return read_answer(reply.text, form, reply.finish == "length")
