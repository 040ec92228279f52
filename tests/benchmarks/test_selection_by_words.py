"""The map adds no error: words select the same polygons as an independent selection does."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np

from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.tests.selection_by_words import (
    SIDE,
    Components,
    Mask,
    large_parts,
    map_selection,
    words_for,
    write_layers,
)
from mtrefseg.training.batches.synthetic_pairs import HELD_OUT_SEED
from mtrefseg.training.evaluation.image_predictor import ImagePredictor
from mtrefseg.training.evaluation.metrics import Metrics
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import Scene, generate_scene

SCENES = 100
NOUNS = {"buildings": LandCover.BUILDING, "water": LandCover.WATER, "trees": LandCover.TREES}


def test_answers_with_words_about_the_map_are_as_good_as_without(tmp_path: Path) -> None:
    model, words = load_model("mini"), read_model_words("mini")
    layers = write_layers(tmp_path)
    same, of_truth, with_words, without = (defaultdict(Metrics) for _ in range(4))
    for seed in range(HELD_OUT_SEED, HELD_OUT_SEED + SCENES):
        scene = generate_scene(seed, SIDE)
        phrase, truth = _busiest_change(scene)
        if not truth.any():
            continue
        plain = f"the {phrase}"
        predictor = ImagePredictor(model.network, model.prompt)
        answer = large_parts(predictor.predict(scene.before, scene.after, [plain])[0].mask)
        parts, own = Components.of(truth), Components.of(answer)
        chosen = words_for(parts)
        sentences = [f"the {one.sentence.format(phrase)}" for one in chosen]
        by_map = map_selection(answer, sentences, words, layers, tmp_path / "answer.gpkg")
        on_truth = map_selection(truth, sentences, words, layers, tmp_path / "truth.gpkg")
        for one, found, exact in zip(chosen, by_map, on_truth, strict=True):
            expected = parts.select(one.choose(parts))
            same[one.kind].add(found, own.select(one.choose(own)))
            of_truth[one.kind].add(exact, expected)
            with_words[one.kind].add(found, expected)
            without[one.kind].add(answer, truth)
    for kind in same:
        print(
            f"{kind}: truth {of_truth[kind].miou:.4f}, same answer {same[kind].miou:.4f}, "
            f"mini with words {with_words[kind].miou:.3f}, without {without[kind].miou:.3f}, "
            f"{len(same[kind].ious)} sentences"
        )
    for kind in same:
        assert of_truth[kind].miou >= 0.99, kind
        assert same[kind].miou >= 0.99, kind
    words_miou, plain_miou = (np.mean([iou for metrics in of.values() for iou in metrics.ious])
                              for of in (with_words, without))  # fmt: skip
    print(f"all: mini with words {words_miou:.3f}, without {plain_miou:.3f}")
    assert words_miou >= 0.95 * plain_miou


def _busiest_change(scene: Scene) -> tuple[str, Mask]:
    """Return the change with the most parts, as words and as a mask."""
    found = []
    for noun, cover in NOUNS.items():
        before, after = scene.cover_before == cover, scene.cover_after == cover
        for verb, mask in (("appeared", after & ~before), ("disappeared", before & ~after)):
            large = large_parts(mask)
            found.append((len(Components.of(large).x), f"{noun} that {verb}", large))
    _, phrase, mask = max(found, key=lambda one: one[0])
    return phrase, mask
