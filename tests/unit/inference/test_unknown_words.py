"""Which words a model was never taught."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference.unknown_words import unknown_word_warnings
from mtrefseg.model.weights.model_folder import CONFIG, RESOURCES
from mtrefseg.training.language.change_classes import CHANGE_CLASSES

ODD = (
    "hello", "purple elephants that danced", "what is the capital of France", "lorem ipsum dolor",
    "die neuen Gebäude, die gebaut wurden", "les bâtiments qui ont disparu", "asdf qwer zxcv",
    "q w e r t", "???", "🙂🙂", "...", "SELECT * FROM buildings", "the unicorns that appeared",
    "please help me", "12345", "the price of bread", "cars on the road", "los edificios nuevos",
    "新しい建物",
)  # fmt: skip
GOOD = (
    "the water that appeared", "flooded areas that appeared", "the ponds that dried up",
    "the buildings that appeared", "the houses that were demolished", "urban growth",
    "the buildings that were destroyed", "new construction", "new buildings and roads",
    "the new road", "the roads that were built", "the tracks that disappeared",
    "the trees that were cut down", "the forest that was cleared", "loss of forest",
    "the bare soil that appeared", "the clearings that appeared", "the fields that were harvested",
    "the fields that turned green", "vegetation loss", "the vegetation that appeared",
    "everything that changed", "any change", "the buildings that appeared in the upper left",
    "the large ponds that dried up", "the houses that were built near the road",
    "the red roofs that appeared", "cottages that were built", "the lagoon that dried up",
    "The warehouses that appeared beside the river.", "the three houses that were built",
    "New buildings!", "dwellings that emerged", "the new houses in the north-east",
)  # fmt: skip


@pytest.mark.parametrize("sentence", ODD)
def test_odd_sentences_are_warned_of(sentence: str) -> None:
    (warning,) = unknown_word_warnings("mini", [sentence])
    assert "guess" in warning
    assert "'the buildings that appeared'" in warning


def test_sentences_as_the_model_learned_them_are_not() -> None:
    assert unknown_word_warnings("mini", GOOD) == []
    taught = [text for question in CHANGE_CLASSES for text in question.sentences[:20]]
    assert len(taught) > 100
    assert unknown_word_warnings("mini", taught) == []


def test_a_warning_names_the_words_and_the_sentence() -> None:
    sentences = ["the greenhouses that appeared", "new buildings", "one two three four six seven x"]
    first, *_ = unknown_word_warnings("mini", sentences)
    assert first.startswith(
        "'mini' was never taught 'greenhouses' (in 'the greenhouses that appeared')"
    )


def test_models_with_another_tokenizer_know_all_words_and_new_words_can_be_taught(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(RESOURCES / "mini", folder)
    config = json.loads((folder / CONFIG).read_text())
    config["language"]["more_words"] = ["greenhouses"]
    (folder / CONFIG).write_text(json.dumps(config))
    assert unknown_word_warnings(str(folder), ["the greenhouses that appeared"]) == []
    assert unknown_word_warnings(str(folder), ["hello"])
    config["language"]["whole_words"] = False
    (folder / CONFIG).write_text(json.dumps(config))
    assert unknown_word_warnings(str(folder), ["hello"]) == []


def test_a_hostile_tokenizer_is_refused_before_it_runs(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(RESOURCES / "mini", tmp_path / "mini"))
    path = folder / "tokenizer.json"
    values = json.loads(path.read_text())
    step = {"type": "Replace", "pattern": {"String": "a"}, "content": "aa"}
    values["normalizer"] = {"type": "Sequence", "normalizers": [step] * 60}
    path.write_text(json.dumps(values))
    with pytest.raises(MtrefsegError, match="uses 'Replace', which is not accepted"):
        unknown_word_warnings(str(folder), ["a" * 40])
