"""The language model of a run: prompts in, answers out, paid once."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import SecretStr, ValidationError

from ....model.messages import Message, messages_in, restore_messages
from ....model.requests.endpoint_options import EndpointOptions
from .answer_cache import AnswerCache
from .answer_schema import answer_schema
from .budget import Cost
from .conversation import SYSTEM
from .endpoint import Endpoint
from .estimate import Estimate, estimate_prompts
from .failures import Failure, explained
from .language_model import Answer, EndpointStopped, NoAnswer, Prompt
from .paid_requests import FIRST_WAIT_S, PaidRequests
from .probe import EndpointFacts, probe, stopped
from .question import Questions

MOST_FAILURES = 3
"""Prompts in a row that the endpoint fails to answer before the run ends."""


class AgentClient:
    """A language model behind an OpenAI-compatible endpoint; thread-safe, a context manager.

    Nothing is sent before the first prompt that has no stored answer.

    Args:
        options: The endpoint and its limits.
        key: Its key; it is in no file, log or error.
        cache: SQLite file of the answers; None: in memory.
        on_message: Called with what the user should know: the facts of the endpoint, a damaged
            cache.
        cancelled: Ends requests and waiting.
        first_wait_s: Before a request is repeated; it doubles.

    Raises:
        MtrefsegError: The cache is another file, or the key would travel unencrypted.
    """

    def __init__(
        self,
        options: EndpointOptions,
        key: SecretStr | None = None,
        cache: Path | None = None,
        *,
        on_message: Callable[[Message], None] = lambda message: None,
        cancelled: Callable[[], bool] = lambda: False,
        first_wait_s: float = FIRST_WAIT_S,
    ) -> None:
        self._options, self._on_message, self._cancelled = options, on_message, cancelled
        self._leaving = threading.Event()
        self._endpoint = Endpoint(options, key, self._ended)
        self._cache = AnswerCache(cache, on_message)
        self._requests = PaidRequests(
            options, self._endpoint, self._cache, self._ended, first_wait_s
        )
        self._lock = threading.Lock()
        self._facts: EndpointFacts | None = None
        self._questions: Questions
        self._stopped: EndpointStopped | None = None
        self._failures = 0

    def __enter__(self) -> AgentClient:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._leaving.set()
        self._endpoint.close()
        self._cache.close()

    def complete(self, prompt: Prompt, answer: type[Answer]) -> Answer:
        """Return the answer to a prompt, see ``LanguageModel``; a stored one costs nothing.

        Raises:
            NoAnswer: This prompt has no usable answer.
            EndpointStopped: Neither this nor any further prompt is answered.
            Cancelled: The user stopped the run.
        """
        key = self._key(prompt, answer)
        stored = self._stored(key, answer)
        if stored is not None:
            return stored
        self.probe()
        try:
            found = self._questions.answer(prompt, answer)
        except NoAnswer as error:
            self._failures = 0
            self._cache.put(key, _stored_error(error))
            raise
        except Failure as failure:
            raise self._failed(failure) from None
        except EndpointStopped as error:
            self._stopped = error
            raise
        self._failures = 0
        self._cache.put(key, {"answer": found.model_dump(mode="json")})
        return found

    def complete_all(
        self, prompts: Sequence[Prompt], answer: type[Answer]
    ) -> list[Answer | NoAnswer]:
        """Return the answers to prompts in their order; several are sent at the same time.

        Raises:
            EndpointStopped: As for ``complete``; what was answered is stored.
            Cancelled: The user stopped the run.
        """

        def one(prompt: Prompt) -> Answer | NoAnswer:
            try:
                return self.complete(prompt, answer)
            except NoAnswer as error:
                return error

        with ThreadPoolExecutor(self._options.parallel) as pool:
            futures = [pool.submit(one, prompt) for prompt in prompts]
            try:
                return [future.result() for future in futures]
            except EndpointStopped:
                raise  # the other requests end by themselves and are stored
            except BaseException:
                self._leaving.set()
                raise
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def probe(self) -> EndpointFacts:
        """Return what the endpoint is; the first call sends two small pictures.

        Raises:
            EndpointStopped: It cannot be used.
            Cancelled: The user stopped the run.
        """
        with self._lock:
            if self._stopped is not None:
                raise EndpointStopped(self._stopped.message, self._stopped.advice)
            if self._facts is None:
                try:
                    self._facts = probe(self._options, self._endpoint, self._requests)
                except EndpointStopped as error:
                    self._stopped = error
                    raise
                self._questions = Questions(self._options, self._requests, self._facts)
                self._on_message(self._facts.text)
            return self._facts

    def estimate(self, prompts: Iterable[tuple[Prompt, int]]) -> Estimate:
        """Return what prompts will cost at most, but for repeated requests; nothing is sent.

        Args:
            prompts: Prompts and how often one of their kind is sent.
        """
        return estimate_prompts(self._options, self._requests.estimate, prompts)

    @property
    def spent(self) -> Cost:
        """What this run has cost."""
        return self._requests.budget.spent

    def _ended(self) -> bool:
        return self._leaving.is_set() or self._cancelled()

    def _failed(self, failure: Failure) -> NoAnswer | EndpointStopped:
        """Return the end of a prompt, or of the run where the endpoint fails again and again."""
        error = explained(failure, self._options)
        self._failures += 1
        if failure.of_request and self._failures < MOST_FAILURES:
            return NoAnswer(error.message, error.advice)
        self._stopped = stopped(error)
        return self._stopped

    def _key(self, prompt: Prompt, answer: type[Answer]) -> str:
        facts = {
            "host": self._options.host, "model": self._options.model, "system": SYSTEM,
            "answer_tokens": self._options.answer_tokens, "form": answer_schema(answer),
            "version": prompt.version, "text": prompt.text,
            "images": [hashlib.sha256(picture).hexdigest() for picture in prompt.images],
        }  # fmt: skip
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()

    def _stored(self, key: str, answer: type[Answer]) -> Answer | None:
        value = self._cache.get(key)
        if value is None:
            return None
        if "answer" not in value:
            raise _restored_error(value)
        try:
            return answer.model_validate(value["answer"])
        except ValidationError:  # of an older form
            return None


def _stored_error(error: NoAnswer) -> dict[str, Any]:
    texts = {"message": error.message, "advice": error.advice}
    return {**texts, "messages": messages_in(texts)}


def _restored_error(value: dict[str, Any]) -> NoAnswer:
    texts = restore_messages(
        {name: str(value.get(name, "")) for name in ("message", "advice")}, value.get("messages")
    )
    return NoAnswer(texts["message"], texts["advice"])
