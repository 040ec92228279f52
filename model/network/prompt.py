"""Text to token ids: the prompt around the images, and the sentences."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from ..config import LanguageConfig
from ..errors import MtrefsegError

IMAGE, SENTENCE, SEG = "<image>", "<refer>", "[SEG]"


class Prompt:
    """Turns sentences into token ids of one model's tokenizer.

    Attributes:
        prompt_ids: Token ids before the first image, between the images, and between the second
            image and the sentence. Text after the sentence cannot reach the result (attention
            is causal) and is left out.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, config: LanguageConfig) -> None:
        """Tokenise the prompt of ``config``.

        Raises:
            MtrefsegError: The tokenizer does not fit the model.
        """
        self.tokenizer = tokenizer
        self.config = config
        self.seg_id = self._seg_id()
        self.prompt_ids = tuple(self._encode(text) for text in _chunks(config))

    def tokenize(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Tokenise the sentences of one tile.

        Args:
            texts: Referring expressions, one or more.

        Returns:
            Ids ``(s, t)``, each sentence followed by [SEG] and padded at the right, and the
            lengths ``(s,)`` with [SEG].

        Raises:
            MtrefsegError: A sentence has more tokens than the model takes.
        """
        rows = [self._tokenize_one(text) for text in texts]
        lengths = torch.tensor([len(row) for row in rows], dtype=torch.long)
        ids = torch.full((len(rows), max(map(len, rows))), self.seg_id, dtype=torch.long)
        for padded, row in zip(ids, rows, strict=True):
            padded[: len(row)] = torch.tensor(row)
        return ids, lengths

    def _tokenize_one(self, text: str) -> tuple[int, ...]:
        row = (*self._encode(f" {text}"), self.seg_id)
        if len(row) > self.config.max_sentence_tokens:
            shown = text if len(text) <= 60 else f"{text[:57]}..."
            raise MtrefsegError(
                (
                    "Sentence '{shown}' has {count} tokens; this model takes at most "
                    "{max_sentence_tokens}."
                ),
                "Shorten it.",
                shown=shown,
                count=len(row),
                max_sentence_tokens=self.config.max_sentence_tokens,
            )
        return row

    def _encode(self, text: str) -> tuple[int, ...]:
        return tuple(self.tokenizer.encode(text, add_special_tokens=False)) if text else ()

    def _seg_id(self) -> int:
        seg_id = self.tokenizer.get_vocab().get(SEG)
        highest = max(self.tokenizer.get_vocab().values(), default=0)
        if seg_id is None or highest >= self.config.vocabulary:
            reason = f"has no token {SEG}" if seg_id is None else f"has ids up to {highest}"
            raise MtrefsegError(
                (
                    "The tokenizer {reason}, but the model needs {seg} and has a "
                    "vocabulary of {vocabulary}."
                ),
                "Use the tokenizer files that were stored beside the weights.",
                reason=reason,
                seg=SEG,
                vocabulary=self.config.vocabulary,
            )
        return int(seg_id)


def _chunks(config: LanguageConfig) -> tuple[str, str, str]:
    """Split the prompt at both images and at the sentence; only the domain is substituted."""
    before, *rest = config.prompt.replace("{domain}", config.domain).split(IMAGE)
    if len(rest) != 2 or SENTENCE not in rest[1]:
        raise MtrefsegError(
            "The prompt '{prompt}' does not hold {image} twice and then {sentence}.",
            "Use the config.json that was stored beside the weights.",
            prompt=config.prompt,
            image=IMAGE,
            sentence=SENTENCE,
        )
    return before, rest[0], rest[1].split(SENTENCE)[0]
