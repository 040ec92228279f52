"""What a run may cost: counted before a request starts, so that it is never exceeded."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from ....model.errors import Cancelled
from ....model.messages import Message
from ....model.requests.endpoint_options import EndpointOptions
from .bounded_call import POLL_S
from .language_model import EndpointStopped

PER_PRICE = 1_000_000
"""Tokens that the prices are of."""


@dataclass(frozen=True)
class Cost:
    """Requests and tokens.

    Attributes:
        calls: Requests.
        tokens_in: Tokens that the model reads.
        tokens_out: Tokens that it writes.
    """

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def tokens(self) -> int:
        """Read and written ones."""
        return self.tokens_in + self.tokens_out

    def money(self, options: EndpointOptions) -> float:
        """Return its price, in the currency of the prices."""
        price = self.tokens_in * options.price_in + self.tokens_out * options.price_out
        return price / PER_PRICE

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.calls + other.calls,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )

    def __sub__(self, other: Cost) -> Cost:
        return self + Cost(-other.calls, -other.tokens_in, -other.tokens_out)


class Budget:
    """The cost of a run so far and of its requests in flight; thread-safe.

    Args:
        options: The limits and the prices.
        cancelled: Ends the wait for requests in flight.
    """

    def __init__(
        self, options: EndpointOptions, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self._options, self._cancelled = options, cancelled
        self._spent, self._in_flight = Cost(), Cost()
        self._changed = threading.Condition()

    @property
    def spent(self) -> Cost:
        """What was settled."""
        with self._changed:
            return self._spent

    def reserve(self, tokens_in: int, tokens_out: int) -> Cost:
        """Return the reservation of a request; ``settle`` ends it.

        Where requests in flight may cost less than is reserved for them, their end is waited for.

        Args:
            tokens_in: Most tokens that it reads.
            tokens_out: Most tokens that it writes.

        Raises:
            EndpointStopped: The request could exceed the budget.
            Cancelled: The user stopped the run.
        """
        wanted = Cost(1, tokens_in, tokens_out)
        with self._changed:
            while (limit := self._exceeded(self._spent + self._in_flight + wanted)) is not None:
                alone = self._exceeded(self._spent + wanted)
                if alone is not None or not self._in_flight.calls:
                    raise _spent(alone or limit, self._spent, self._options)
                if self._cancelled():
                    raise Cancelled()
                self._changed.wait(POLL_S)
            self._in_flight += wanted
        return wanted

    def settle(self, reserved: Cost, tokens_in: int | None, tokens_out: int | None) -> Cost:
        """End a reservation and return its cost.

        Args:
            reserved: By ``reserve``.
            tokens_in: As reported; None: it counts as reserved.
            tokens_out: The same.
        """
        cost = Cost(
            1,
            reserved.tokens_in if tokens_in is None else tokens_in,
            reserved.tokens_out if tokens_out is None else tokens_out,
        )
        with self._changed:
            self._in_flight -= reserved
            self._spent += cost
            self._changed.notify_all()
        return cost

    def _exceeded(self, cost: Cost) -> Message | None:
        """Return the limit that a cost exceeds."""
        options = self._options
        if cost.calls > options.max_calls:
            return Message("{count:,} requests", count=options.max_calls)
        if cost.tokens > options.max_tokens:
            return Message("{count:,} tokens", count=options.max_tokens)
        if options.max_money is not None and cost.money(options) > options.max_money:
            return Message("a price of {money:.2f}", money=options.max_money)
        return None


def _spent(limit: Message, spent: Cost, options: EndpointOptions) -> EndpointStopped:
    return EndpointStopped(
        "The next request could exceed the budget of {limit}: {calls:,} requests with {tokens:,} "
        "tokens were made, at a price of {money:.2f}.",
        "Raise the budget and run it again: what was answered is kept and costs nothing.",
        limit=limit,
        calls=spent.calls,
        tokens=spent.tokens,
        money=spent.money(options),
    )
