"""Requests within the budget: reserved, written to the ledger, repeated where that may help."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from typing import Any

from ....model.messages import one_line
from ....model.requests.endpoint_options import EndpointOptions
from .answer_cache import AnswerCache
from .bounded_call import wait
from .budget import Budget, Cost
from .conversation import Reply, parse_reply
from .endpoint import SHOWN_CHARACTERS, Endpoint
from .failures import Failure
from .tokens import TokenEstimate

ATTEMPTS = 4
SLOW_ATTEMPTS = 2
"""Where a request runs out of its time."""
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 60.0
"""Where a server wants a longer pause the run ends."""


class PaidRequests:
    """Chat completions within a budget; thread-safe.

    Args:
        options: The endpoint and its limits.
        endpoint: Its connection.
        cache: Takes the ledger.
        cancelled: Ends waiting.
        first_wait_s: Before the first repetition; it doubles.

    Attributes:
        budget: What was spent.
        estimate: Learns from the reported tokens.
    """

    def __init__(
        self,
        options: EndpointOptions,
        endpoint: Endpoint,
        cache: AnswerCache,
        cancelled: Callable[[], bool] = lambda: False,
        first_wait_s: float = FIRST_WAIT_S,
    ) -> None:
        self._options, self._endpoint, self._cache = options, endpoint, cache
        self._cancelled, self._first_wait_s = cancelled, first_wait_s
        self.budget = Budget(options, cancelled)
        self.estimate = TokenEstimate()

    def send(
        self, body: Mapping[str, Any], tokens: int, purpose: str, attempts: int = ATTEMPTS
    ) -> Reply:
        """Return the reply to a chat completion.

        Args:
            body: Its fields.
            tokens: Estimate of what the model reads, unscaled.
            purpose: For the ledger.
            attempts: Most requests.

        Raises:
            Failure: There is none after all attempts.
            EndpointStopped: The budget does not allow it.
            Cancelled: The user stopped the run.
        """
        for attempt in range(1, attempts + 1):
            try:
                return self._once(body, tokens, purpose)
            except Failure as failure:
                pause_s = failure.retry_after_s
                if pause_s is None:
                    pause_s = self._first_wait_s * 2 ** (attempt - 1)
                most = min(attempts, SLOW_ATTEMPTS) if failure.kind == "timeout" else attempts
                if not failure.transient or attempt >= most or pause_s > LONGEST_WAIT_S:
                    raise
            wait(pause_s, self._cancelled)
        raise Failure("timeout")

    def _once(self, body: Mapping[str, Any], tokens: int, purpose: str) -> Reply:
        estimated = self.estimate.scaled(tokens)
        reserved = self.budget.reserve(estimated, self._options.answer_tokens)
        facts = {
            "began": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "host": self._options.host, "model": body["model"], "purpose": purpose,
            "format": body.get("response_format", {}).get("type", "text"),
        }  # fmt: skip
        number = self._cache.begin_call({**facts, "outcome": "started", **asdict(reserved)})
        began_s = time.monotonic()
        outcome, cost = "ended early", reserved
        try:
            reply = self._reply(body)
            cost = self.budget.settle(reserved, reply.tokens_in, reply.tokens_out)
            outcome = "refused" if reply.refused else reply.finish or "answered"
            if reply.tokens_in is not None:
                self.estimate.learn(tokens, reply.tokens_in)
            return reply
        except Failure as failure:
            # A server may go on, and charge, after the client has left; errors cost nothing.
            used = None if failure.kind == "timeout" else 0
            cost, outcome = self.budget.settle(reserved, used, used), str(failure)
            raise
        except BaseException:
            self.budget.settle(reserved, None, None)
            raise
        finally:
            self._cache.end_call(number, self._entry(facts, outcome, cost, began_s))

    def _reply(self, body: Mapping[str, Any]) -> Reply:
        decoded = self._endpoint.chat(body)
        reply = parse_reply(decoded)
        if reply is None:
            raise _failure_in(decoded)
        return reply

    def _entry(
        self, facts: dict[str, Any], outcome: str, cost: Cost, began_s: float
    ) -> dict[str, Any]:
        seconds = round(time.monotonic() - began_s, 2)
        money = round(cost.money(self._options), 6)
        outcome = one_line(outcome, SHOWN_CHARACTERS)
        return {**facts, "outcome": outcome, "seconds": seconds, "money": money, **asdict(cost)}


def _failure_in(decoded: Mapping[str, Any]) -> Failure:
    """Return the failure that a reply is which has status 200; some gateways send errors so."""
    error = decoded.get("error")
    if error is None:
        return Failure("other", text=one_line(str(decoded), SHOWN_CHARACTERS))
    status = error.get("code") if isinstance(error, dict) else None
    text = error.get("message", error) if isinstance(error, dict) else error
    status = status if isinstance(status, int) and 400 <= status < 600 else 500
    return Failure("status", status=status, text=one_line(str(text), SHOWN_CHARACTERS))
