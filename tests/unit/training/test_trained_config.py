"""What a training adds to a model's configuration."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtrefseg.model.config import MINI
from mtrefseg.model.inference.unknown_words import is_taught
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.loop.trained_config import config_after_training

SENTENCES = ("the greenhouses that were built", "New solar panels", "the new buildings")


def test_new_words_are_known_afterwards() -> None:
    prompt = load_model("mini").prompt
    config = config_after_training(MINI, prompt, None, SENTENCES)
    new = config.language.more_words[len(MINI.language.more_words) :]
    assert {"greenhouses", "solar", "panels"} >= set(new)
    assert "greenhouses" in new
    tokenizer = prompt.tokenizer.backend_tokenizer
    assert is_taught("greenhouses", tokenizer, config.language)
    assert not is_taught("greenhouses", tokenizer, MINI.language)
    other = replace(MINI, language=replace(MINI.language, whole_words=False, more_words=()))
    assert config_after_training(other, prompt, None, SENTENCES).language == other.language


@pytest.mark.parametrize(
    ("gsd_m", "range_m"), [(0.1, (0.1, 0.8)), (0.5, (0.35, 0.8)), (2.0, (0.35, 2.0)), (None, None)]
)
def test_the_range_grows_to_the_pixels_of_the_chips(
    gsd_m: float | None, range_m: tuple[float, float] | None
) -> None:
    assert config_after_training(MINI, load_model("mini").prompt, gsd_m, ()).gsd_range_m == range_m
