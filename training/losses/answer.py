"""The language model's part of the stage-2 loss: it has to say the fixed answer.

As published, what stands after ``[/INST]`` in the prompt is supervised, "Sure. It is <seg>.", but
for the placeholder, which is no word. A prompt that ends with the sentence has no answer: mini's.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ...model.network.prompt import SENTENCE, Prompt

ASKED, PLACE = "[/INST]", "<seg>"


@dataclass(frozen=True)
class AnswerText:
    """What follows each sentence.

    Attributes:
        ids: Token ids.
        said: Which of them the model has to say.
    """

    ids: tuple[int, ...]
    said: tuple[bool, ...]

    @classmethod
    def of(cls, prompt: Prompt) -> AnswerText:
        """Take what the prompt has after its sentence; nothing where it ends there."""
        text = prompt.config.prompt.split(SENTENCE)[1]
        asked, mark, answer = text.rpartition(ASKED)
        opening = _encode(prompt, asked + mark)
        ids, said = list(opening), [False] * len(opening)
        for number, piece in enumerate(answer.split(PLACE)):
            if number:
                ids.append(prompt.seg_id)
                said.append(False)
            tokens = _encode(prompt, piece)
            ids += tokens
            said += [True] * len(tokens)
        return cls(tuple(ids), tuple(said)) if answer.strip() else cls((), ())


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


def answer_loss(hidden: Tensor, lengths: Tensor, answer: AnswerText, head: nn.Linear) -> Tensor:
    """Return the cross entropy of each sentence's answer, ``(b, s)``.

    Args:
        hidden: Last hidden states of sentence and answer, ``(b, s, t, c)``.
        lengths: Tokens per sentence, ``(b, s)``.
        answer: What had to be said.
        head: To the vocabulary.
    """
    spoken = [place for place, own in enumerate(answer.said) if own]
    said = torch.tensor(spoken, device=hidden.device)
    true = torch.tensor(answer.ids, device=hidden.device)[said]
    # a token is told by the hidden state before it
    places = lengths[..., None] + said - 1
    states = hidden.gather(2, places[..., None].expand(-1, -1, -1, hidden.shape[-1]))
    logits = head(states).float()
    wide = true.expand(logits.shape[:-1])
    loss = F.cross_entropy(logits.flatten(0, -2), wide.flatten(), reduction="none")
    return loss.view(wide.shape).mean(-1)


def output_head(words: Tensor) -> nn.Linear:
    """Return the layer from hidden states to the vocabulary; it begins as the words' embedding.

    Args:
        words: Embedding, ``(vocabulary, hidden)``.
    """
    head = nn.Linear(words.shape[1], words.shape[0], bias=False)
    with torch.no_grad():
        head.weight.copy_(words)
    return head


def _encode(prompt: Prompt, text: str) -> list[int]:
    return list(prompt.tokenizer.encode(text, add_special_tokens=False)) if text else []
