"""Auxiliary loss: the language model has to predict the fixed answer, as published."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from torch.utils.checkpoint import checkpoint

from ..batch import Batch
from ..forward import Prediction
from ..language.answer_text import AnswerText


class AnswerLoss(nn.Module):
    """The cross entropy of the answer's tokens.

    Args:
        answer: Tokens that have to be predicted.
        words: Embedding of the vocabulary, ``(vocabulary, hidden)``; the head begins as it.
    """

    def __init__(self, answer: AnswerText, words: Tensor) -> None:
        super().__init__()
        self._answer = answer
        self.head = nn.Linear(words.shape[1], words.shape[0], bias=False)
        with torch.no_grad():
            self.head.weight.copy_(words)

    def forward(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the mean over all sentences."""
        states = prediction.hidden, prediction.lengths
        with prediction.forward.autocast():
            # else every sample keeps a half-precision copy of the head until the backward pass
            each = checkpoint(answer_loss, *states, self._answer, self.head, use_reentrant=False)
        loss: Tensor = each.mean()
        return loss


def answer_loss(hidden: Tensor, lengths: Tensor, answer: AnswerText, head: nn.Linear) -> Tensor:
    """Return the cross entropy of each sentence's answer, ``(b, s)``.

    Args:
        hidden: Last hidden states of sentence and answer, ``(b, s, t, c)``.
        lengths: Tokens per sentence, ``(b, s)``.
        answer: Tokens that have to be predicted.
        head: To the vocabulary.
    """
    numbers = [number for number, counts in enumerate(answer.supervised) if counts]
    supervised = torch.tensor(numbers, device=hidden.device)
    true = torch.tensor(answer.ids, device=hidden.device)[supervised]
    # a token is predicted by the hidden state before it
    places = lengths[..., None] + supervised - 1
    states = hidden.gather(2, places[..., None].expand(-1, -1, -1, hidden.shape[-1]))
    logits = head(states).float()
    wide = true.expand(logits.shape[:-1])
    loss = F.cross_entropy(logits.flatten(0, -2), wide.flatten(), reduction="none")
    return loss.view(wide.shape).mean(-1)
