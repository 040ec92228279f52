"""Does a model listen: to the kind of change, the order of the dates, and words it never met?"""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import numpy as np
import numpy.typing as npt

from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ..batches.synthetic_pairs import HELD_OUT
from ..language.change_classes import (
    CHANGE_CLASS_BY_NAME,
    MIN_AREA_PX,
    ChangeClass,
    sample_sentence,
)
from ..language.grammar import NOUNS, UNSEEN_NOUNS, appearance_sentences, disappearance_sentences
from ..synthetic.land_cover import LandCover
from ..synthetic.scene import Scene, generate_scene
from .image_predictor import SIDE_PX, predict_masks, to_tensor
from .metrics import Metrics

WRONG_TYPE, SWAPPED, UNCHANGED = "wrong change", "dates swapped", "object did not change"
KNOWN, NEVER_MET = "words of the training", "words that it never met"
Case = tuple[str, str, npt.NDArray[np.bool_]]  # what is tried, sentence, true mask


def evaluate_language(network: MTRefSeg, prompt: Prompt, pairs: int) -> dict[str, Metrics]:
    """Ask held-out scenes what they have no answer to, and the same thing in other words.

    Args:
        network: The model.
        prompt: Its tokenizer.
        pairs: Number of scenes of ``SIDE_PX``.

    Returns:
        Metrics by what was tried. Where the true mask is empty, mIoU is the share of the answers
        without a single pixel.
    """
    found: dict[str, Metrics] = defaultdict(Metrics)
    for seed in range(HELD_OUT, HELD_OUT + pairs):
        scene, rng = generate_scene(seed, SIDE_PX), np.random.default_rng((seed, 3))
        back = Scene(scene.after, scene.before, scene.cover_after, scene.cover_before)
        for shown, cases in ((scene, _cases(rng, scene)), (back, _swapped(rng, scene, back))):
            if not cases:
                continue
            dates = (to_tensor(shown.before), to_tensor(shown.after))
            masks = predict_masks(network, prompt, *dates, [sentence for _, sentence, _ in cases])
            for (name, _, truth), mask in zip(cases, masks, strict=True):
                found[name].add(mask.numpy(), truth)
    return dict(found)


def _cases(rng: np.random.Generator, scene: Scene) -> list[Case]:
    """Choose at most one case of each kind."""
    nothing = np.zeros(scene.cover_before.shape, np.bool_)
    cases: list[Case] = []
    seen = [cover for cover in NOUNS if _there(scene, cover)]
    wrong = [q for cover in seen for q, twin in permutations(_both(cover))
             if not q.mask(scene).any() and twin.mask(scene).sum() >= MIN_AREA_PX]  # fmt: skip
    calm = [q for cover in seen for q in _both(cover) if not _changed(scene, cover)]
    for name, questions in ((WRONG_TYPE, wrong), (UNCHANGED, calm)):
        if questions:
            cases.append(
                (name, sample_sentence(rng, questions[rng.integers(len(questions))]), nothing)
            )
    full = [
        (cover, q) for cover in seen for q in _both(cover) if q.mask(scene).sum() >= MIN_AREA_PX
    ]
    if full:
        cover, question = full[rng.integers(len(full))]
        say = appearance_sentences if question.change_type == "appear" else disappearance_sentences
        for name, nouns in ((KNOWN, NOUNS), (NEVER_MET, UNSEEN_NOUNS)):
            said = str(rng.choice(say(cover, nouns[cover])))
            cases.append((name, said, question.mask(scene)))
    return cases


def _swapped(rng: np.random.Generator, scene: Scene, back: Scene) -> list[Case]:
    lost = [q for cover in NOUNS for q in _both(cover)
            if q.mask(scene).sum() >= MIN_AREA_PX and not q.mask(back).any()]  # fmt: skip
    if not lost:
        return []
    question = lost[rng.integers(len(lost))]
    return [(SWAPPED, sample_sentence(rng, question), question.mask(back))]


def _both(cover: LandCover) -> tuple[ChangeClass, ChangeClass]:
    name = cover.name.lower()
    return CHANGE_CLASS_BY_NAME[f"{name} appears"], CHANGE_CLASS_BY_NAME[f"{name} disappears"]


def _changed(scene: Scene, cover: LandCover) -> bool:
    return bool(CHANGE_CLASS_BY_NAME[f"{cover.name.lower()} changes"].mask(scene).any())


def _there(scene: Scene, cover: LandCover) -> bool:
    return bool((scene.cover_before == cover).any() or (scene.cover_after == cover).any())
