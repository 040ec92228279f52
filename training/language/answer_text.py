"""The fixed answer that follows each sentence in the prompt of the published model.

What stands after ``[/INST]`` is supervised, "Sure. It is <seg>.", but for the placeholder, which
is no word. A prompt that ends with the sentence has no answer: mini's.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ...model.network.prompt import SENTENCE, Prompt

END_OF_PROMPT, PLACEHOLDER = "[/INST]", "<seg>"


@dataclass(frozen=True)
class AnswerText:
    """The fixed text after each sentence.

    Attributes:
        ids: Token ids.
        supervised: Which of them the model has to predict.
    """

    ids: tuple[int, ...]
    supervised: tuple[bool, ...]

    @classmethod
    def of(cls, prompt: Prompt) -> AnswerText:
        """Take what the prompt has after its sentence; nothing where it ends there."""
        text = prompt.config.prompt.split(SENTENCE)[1]
        rest, mark, answer = text.rpartition(END_OF_PROMPT)
        unsupervised = _encode(prompt, rest + mark)
        ids, supervised = list(unsupervised), [False] * len(unsupervised)
        for number, piece in enumerate(answer.split(PLACEHOLDER)):
            if number:
                ids.append(prompt.seg_id)
                supervised.append(False)
            tokens = _encode(prompt, piece)
            ids += tokens
            supervised += [True] * len(tokens)
        return cls(tuple(ids), tuple(supervised)) if answer.strip() else cls((), ())


def with_answer(ids: Tensor, lengths: Tensor, answer: AnswerText) -> Tensor:
    """Put the answer after each sentence.

    Args:
        ids: ``(s, t)``, padded at the right.
        lengths: Tokens per sentence, ``(s,)``.
        answer: ``n`` tokens.

    Returns:
        ``(s, t + n)``, padded at the right.
    """
    longer = F.pad(ids, (0, len(answer.ids)))
    for row, length in zip(longer, lengths.tolist(), strict=True):
        row[length : length + len(answer.ids)] = torch.tensor(answer.ids)
    return longer


def _encode(prompt: Prompt, text: str) -> list[int]:
    return list(prompt.tokenizer.encode(text, add_special_tokens=False)) if text else []
