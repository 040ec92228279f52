"""A language model in this process that answers by rules, and what goes wrong with endpoints."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from pydantic import ValidationError

from mtrefseg.tests.craft_rules import RuleAnswers
from mtrefseg.training.craft.agent.language_model import Answer, NoAnswer, Prompt

FAILURES = ("malformed", "cut off", "refusal", "language", "429", "500", "hang")


class Failures:
    """What goes wrong with an endpoint.

    Args:
        rate: Share of the requests, 0 to 1.
        seed: Of the choice.
        kinds: Of ``FAILURES``.
    """

    def __init__(self, rate: float, seed: int = 0, kinds: Sequence[str] = FAILURES) -> None:
        self._rate, self._kinds = rate, tuple(kinds)
        self._rng = np.random.default_rng(seed)

    def next(self) -> str | None:
        """Return a failure of the next request; None: it is answered."""
        if self._rng.random() >= self._rate:
            return None
        return str(self._rng.choice(self._kinds))


class RuleModel:
    """A language model in this process that answers by rules; failures give no answer.

    Attributes:
        prompts: Those that it was given.
    """

    def __init__(self, rules: RuleAnswers, failures: Failures | None = None) -> None:
        self._rules, self._failures = rules, failures or Failures(0.0)
        self.prompts: list[Prompt] = []

    def complete(self, prompt: Prompt, answer: type[Answer]) -> Answer:
        """Answer a prompt, see ``LanguageModel``."""
        self.prompts.append(prompt)
        failure = self._failures.next()
        if failure is not None:
            raise NoAnswer("The answer cannot be used ({failure}).", failure=failure)
        try:
            return answer.model_validate_json(json.dumps(self._rules.answer(prompt.text)))
        except ValidationError as error:
            raise NoAnswer("The answer has another form.") from error

    def complete_all(
        self, prompts: Sequence[Prompt], answer: type[Answer]
    ) -> list[Answer | NoAnswer]:
        """Answer prompts one after the other, see ``LanguageModel``."""
        return [self._or_error(prompt, answer) for prompt in prompts]

    def _or_error(self, prompt: Prompt, answer: type[Answer]) -> Answer | NoAnswer:
        try:
            return self.complete(prompt, answer)
        except NoAnswer as error:
            return error
