"""Scores of language: kind of change, order of the dates, words without masks in the training."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import numpy as np
import numpy.typing as npt

from ..batches.synthetic_pairs import HELD_OUT_SEED
from ..language.change_classes import (
    CHANGE_CLASS_BY_NAME,
    MIN_AREA_PX,
    ChangeClass,
    sample_sentence,
)
from ..language.grammar import NOUNS, UNSEEN_NOUNS, appearance_sentences, disappearance_sentences
from ..synthetic.land_cover import LandCover
from ..synthetic.scene import Scene, generate_scene
from .image_predictor import ImagePredictor
from .measured import OnDone, no_progress
from .metrics import Metrics
from .painted_scenes import SCENE_PX

WRONG_TYPE, SWAPPED, UNCHANGED = "wrong change", "dates swapped", "object did not change"
SEEN, UNSEEN = "words of the training", "words that it never met"
Case = tuple[str, str, npt.NDArray[np.bool_]]  # name of the test, sentence, true mask


def evaluate_language(
    predictor: ImagePredictor, pairs: int, on_done: OnDone = no_progress
) -> dict[str, Metrics]:
    """Score sentences with an empty mask, and sentences with unseen words, on held-out scenes.

    Args:
        predictor: The model.
        pairs: Number of scenes of ``SCENE_PX``.
        on_done: Takes the number of scenes done and of all.

    Returns:
        Metrics by name of the test. Where the true mask is empty, mIoU is the share of the
        predictions without a single pixel.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for number in range(pairs):
        seed = HELD_OUT_SEED + number
        scene, rng = generate_scene(seed, SCENE_PX), np.random.default_rng((seed, 3))
        swapped = scene.reversed()
        for pair, cases in (
            (scene, _cases(rng, scene)),
            (swapped, _swapped_cases(rng, scene, swapped)),
        ):
            if not cases:
                continue
            sentences = [sentence for _, sentence, _ in cases]
            predictions = predictor.predict(pair.before, pair.after, sentences)
            for (name, _, truth), one in zip(cases, predictions, strict=True):
                found[name].add(one.mask, truth)
        on_done(number + 1, pairs)
    return dict(found)


def _cases(rng: np.random.Generator, scene: Scene) -> list[Case]:
    """Sample at most one case of each test."""
    empty = np.zeros(scene.cover_before.shape, np.bool_)
    cases: list[Case] = []
    present = [cover for cover in NOUNS if _is_present(scene, cover)]
    wrong_type = [
        c
        for cover in present
        for c, opposite in permutations(_both_types(cover))
        if not c.mask(scene).any() and _is_visible(opposite, scene)
    ]
    unchanged = [
        c for cover in present for c in _both_types(cover) if not _has_changed(scene, cover)
    ]
    for name, classes in ((WRONG_TYPE, wrong_type), (UNCHANGED, unchanged)):
        if classes:
            sentence = sample_sentence(rng, classes[rng.integers(len(classes))])
            cases.append((name, sentence, empty))
    visible = [(cover, c) for cover in present for c in _both_types(cover) if _is_visible(c, scene)]
    if visible:
        cover, change_class = visible[rng.integers(len(visible))]
        appears = change_class.change_type == "appear"
        sentences = appearance_sentences if appears else disappearance_sentences
        for name, nouns in ((SEEN, NOUNS), (UNSEEN, UNSEEN_NOUNS)):
            sentence = str(rng.choice(sentences(cover, nouns[cover])))
            cases.append((name, sentence, change_class.mask(scene)))
    return cases


def _swapped_cases(rng: np.random.Generator, scene: Scene, swapped: Scene) -> list[Case]:
    """Sample a change class of the scene that the swapped scene does not have."""
    classes = [
        c
        for cover in NOUNS
        for c in _both_types(cover)
        if _is_visible(c, scene) and not c.mask(swapped).any()
    ]
    if not classes:
        return []
    change_class = classes[rng.integers(len(classes))]
    return [(SWAPPED, sample_sentence(rng, change_class), change_class.mask(swapped))]


def _both_types(cover: LandCover) -> tuple[ChangeClass, ChangeClass]:
    name = cover.name.lower()
    return CHANGE_CLASS_BY_NAME[f"{name} appears"], CHANGE_CLASS_BY_NAME[f"{name} disappears"]


def _is_visible(change_class: ChangeClass, scene: Scene) -> bool:
    return bool(change_class.mask(scene).sum() >= MIN_AREA_PX)


def _has_changed(scene: Scene, cover: LandCover) -> bool:
    return bool(CHANGE_CLASS_BY_NAME[f"{cover.name.lower()} changes"].mask(scene).any())


def _is_present(scene: Scene, cover: LandCover) -> bool:
    return bool((scene.cover_before == cover).any() or (scene.cover_after == cover).any())
