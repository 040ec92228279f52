"""What prompts will cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ....model.messages import Message
from ....model.requests.endpoint_options import EndpointOptions
from .budget import Cost
from .language_model import Prompt
from .tokens import TokenEstimate, prompt_tokens

TYPICAL_ANSWER = 300
"""Tokens of an answer with a few changes."""


@dataclass(frozen=True)
class Estimate:
    """The cost of prompts that have no stored answer.

    Attributes:
        host: Where they are sent.
        images: Pictures that leave this process.
        cost: Requests and tokens.
        money: In the currency of the prices.
        text: All of it as a sentence.
    """

    host: str
    images: int
    cost: Cost
    money: float
    text: Message


def estimate_prompts(
    options: EndpointOptions, tokens: TokenEstimate, prompts: Iterable[tuple[Prompt, int]]
) -> Estimate:
    """Return the estimate for prompts.

    Args:
        options: Prices, and the limit of an answer.
        tokens: Scales the estimate by what was reported so far.
        prompts: Prompts and how often one of their kind is sent.
    """
    images, cost = 0, Cost()
    answer = min(TYPICAL_ANSWER, options.answer_tokens)
    for prompt, count in prompts:
        images += count * len(prompt.images)
        cost += Cost(count, count * tokens.scaled(prompt_tokens(prompt)), count * answer)
    money = cost.money(options)
    values = {"calls": cost.calls, "images": images, "host": options.host, "tokens": cost.tokens}
    text = Message(
        "Up to {calls:,} requests with {images:,} images go to {host}: about {tokens:,} tokens.",
        **values,
    )
    if options.price_in > 0 or options.price_out > 0:
        text = text + " " + Message("Their price is about {money:.2f}.", money=money)
    return Estimate(options.host, images, cost, money, text)
