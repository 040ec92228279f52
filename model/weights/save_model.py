"""A network to a model folder: configuration, weights, tokenizer, card and known words."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from safetensors.torch import save_file
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from ..network.mtrefseg import MTRefSeg
from ..sentences.model_words import ModelWords
from .known_words import words_to_json
from .model_card import ModelCard
from .model_folder import CARD, CONFIG, KNOWN_WORDS, WEIGHTS


def save_model(
    folder: str | Path,
    network: MTRefSeg,
    tokenizer: PreTrainedTokenizerBase,
    card: ModelCard | None,
    half: bool = True,
    state: Mapping[str, Tensor] | None = None,
    words: ModelWords | None = None,
) -> None:
    """Write a model folder; each file appears whole or not at all, the weights last.

    Args:
        folder: Created when it does not exist; other files in it stay.
        network: Its weights are stored.
        tokenizer: Stored beside them.
        card: The model card, or None.
        half: Store the weights in half precision.
        state: Stored instead of the network's weights.
        words: What the model knows, or None.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as name:
        temporary = Path(name)
        tokenizer.save_pretrained(temporary)
        (temporary / CONFIG).write_text(network.config.to_json() + "\n", encoding="utf-8")
        if card is not None:
            (temporary / CARD).write_text(card.to_text(), encoding="utf-8")
        if words is not None:
            (temporary / KNOWN_WORDS).write_text(words_to_json(words) + "\n", encoding="utf-8")
        save_file(_to_store(state or network.state_dict(), half), temporary / WEIGHTS)
        # safetensors creates its file readable by the owner alone
        (temporary / WEIGHTS).chmod((temporary / CONFIG).stat().st_mode)
        for path in sorted(temporary.iterdir(), key=lambda path: path.name == WEIGHTS):
            path.replace(target / path.name)


def _to_store(state: Mapping[str, Tensor], half: bool) -> dict[str, Tensor]:
    return {
        key: (value.half() if half and value.is_floating_point() else value).contiguous().cpu()
        for key, value in state.items()
    }
