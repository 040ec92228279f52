"""Pairs for the evaluation of objects: held-out ground, real textures, and what a model knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from mtrefseg.training.batches import simulated_pairs
from mtrefseg.training.batches.real_pair import RealPair
from mtrefseg.training.batches.simulated_pairs import held_out_pairs, nuisance_pairs
from mtrefseg.training.evaluation import simulated_objects
from mtrefseg.training.evaluation.painted_sets import metrics_row
from mtrefseg.training.evaluation.simulated_objects import evaluate_objects, shown_objects
from mtrefseg.training.language.object_words import OBJECTS

SIDE = 128


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Forest with cleared ground in the east; every fifth image, brighter, is held out."""
    rng = np.random.default_rng(0)
    labels = np.ones((SIDE, SIDE), np.uint8)
    labels[:, 80:] = 2
    for number in range(6):
        image = np.where(labels[..., None] == 1, (35, 50, 40), (160, 130, 110)).astype(np.float32)
        image += rng.normal(0, 4, image.shape) + 30 * (number % 5 == 0)
        for folder, pixels in (("images", image), ("classes", labels)):
            path = tmp_path / "seg_amazon_forest" / folder / f"forest_{number}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    return tmp_path


def test_a_transplanted_clearing_has_the_texture_of_cleared_ground(data: Path) -> None:
    pairs = held_out_pairs(data, "clearing", 6, SIDE)
    assert len(pairs) == 6
    for pair in pairs:
        cleared = pair.masks["clearing appears"]
        assert cleared.any()
        grown = pair.after.astype(float).mean(-1) - pair.before.astype(float).mean(-1)
        assert grown[cleared].mean() > grown[~cleared].mean() + 20


def test_pairs_of_evaluation_lie_on_held_out_ground_and_are_always_the_same(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    find = simulated_pairs.find_grounds

    def find_and_note(folder: Path, source: object, held_out: bool) -> object:
        read.append(held_out)
        return find(folder, source, held_out)  # type: ignore[arg-type]

    monkeypatch.setattr(simulated_pairs, "find_grounds", find_and_note)
    first, again = (held_out_pairs(data, "clearing", 2, SIDE) for _ in range(2))
    assert read
    assert all(read)
    for one, other in zip(first, again, strict=True):
        assert np.array_equal(one.after, other.after)
    assert all(not pair.masks for pair in nuisance_pairs(data, 2, SIDE))


def test_a_model_knows_the_objects_that_it_finds(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    black = np.zeros((SIDE, SIDE, 3), np.uint8)
    white = black.copy()
    white[:40, :40] = 255

    def pairs_of(folder: Path, concept: str, count: int) -> list[RealPair]:
        mask = white[..., 0] > 0
        return [RealPair(concept, black, white, {f"{concept} appears": mask})] * count

    monkeypatch.setattr(simulated_objects, "held_out_pairs", pairs_of)
    monkeypatch.setattr(simulated_objects, "nuisance_pairs", lambda folder, count: [])

    def finds_solar_fields(
        before: object, after: np.ndarray, sentences: Sequence[str]
    ) -> list[np.ndarray]:
        return [(after[..., 0] > 0) & ("solar" in sentence) for sentence in sentences]

    found = evaluate_objects(finds_solar_fields, data, count=24)
    assert found.keys() == {words.concept for words in OBJECTS}
    rows = [metrics_row(f"simulated: {name} appears", of) for name, of in found.items()]
    assert shown_objects(rows) == ["solar field"]
    assert shown_objects([]) == []
    assert evaluate_objects(finds_solar_fields, data / "missing") == {}
