"""Additions of a training to the configuration of a model: words, and ground sample distances."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model.config import NetworkConfig
from ...model.inference.unknown_words import WORD, is_taught
from ...model.network.prompt import Prompt


def config_after_training(
    config: NetworkConfig, prompt: Prompt, gsd_m: float | None, sentences: Iterable[str]
) -> NetworkConfig:
    """Return the configuration of a model after a training.

    The range of ground sample distances grows to that of the training's chips; it is unknown
    where that of the images is, as of a folder of pictures: a run then shows images as they are.

    Args:
        config: Of the model that the training began with.
        prompt: Its tokenizer.
        gsd_m: Ground sample distance of the images; None where it is not known.
        sentences: Of the training.
    """
    language = config.language
    if language.whole_words:
        words = sorted({word for text in sentences for word in WORD.findall(text.lower())})
        tokenizer = prompt.tokenizer.backend_tokenizer
        new = [word for word in words if not is_taught(word, tokenizer, language)]
        language = replace(language, more_words=(*language.more_words, *new))
    return replace(config, language=language, gsd_range_m=_range(config.gsd_range_m, gsd_m))


def _range(range_m: tuple[float, float] | None, gsd_m: float | None) -> tuple[float, float] | None:
    if range_m is None or not gsd_m:
        return None
    return min(range_m[0], gsd_m), max(range_m[1], gsd_m)
