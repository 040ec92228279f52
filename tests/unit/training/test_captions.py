"""Sentences as people write them, for the network."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from mtrefseg.training.batches.captions import (
    NO_CAPTIONS,
    SQUARES,
    Captions,
    read_captions,
    sort_captions,
)
from mtrefseg.training.batches.synthetic_pairs import make_batch
from mtrefseg.training.language.caption_templates import fill, sample_caption, template_of
from mtrefseg.training.language.caption_words import SLOT_WORDS


@pytest.fixture(scope="module")
def captions() -> Captions:
    return sort_captions(
        [
            "Two houses are built near the woods.",
            "a house appears at the top",
            "trees are removed and two villas are built",
            "a road is built through the forest",
            "the scene is the same as before",
        ]
    )


def test_the_parser_sorts_sentences_by_what_they_are_about(captions: Captions) -> None:
    assert captions.buildings == (
        "two houses are built near the woods",
        "a house appears at the top",
    )
    assert captions.among_others == ("trees are removed and two villas are built",)
    assert "the scene is the same as before" in captions.unchanged
    assert captions.templates == (
        "two {many} are {done} near the woods",
        "a {one} {does} at the top",
    )


def test_a_template_keeps_no_word_that_tells_the_object() -> None:
    assert template_of("a house is built beside the residential area", "house", "built") is None
    assert template_of("houses are built near a house", "house", "built") is None
    assert template_of("a house surrounds the square", "house", "surrounds") is None


def test_slots_are_filled_with_words_of_the_change_class(captions: Captions) -> None:
    rng = np.random.default_rng(0)
    for name, words in SLOT_WORDS.items():
        for _ in range(50):
            sentence = sample_caption(rng, name, captions.templates)
            assert sentence
            assert "{" not in sentence
            assert any(noun in sentence for noun in (*words.singulars, *words.plurals)), sentence
            if name.endswith("disappears"):
                assert " new" not in f" {sentence}"
    words = SLOT_WORDS["trees disappears"]
    assert fill(rng, "an {one} {did}", words).split()[0] in ("a", "an")
    assert sample_caption(rng, "any change") is None


def test_sentences_of_held_out_pairs_are_not_trained_on(tmp_path: Path) -> None:
    (tmp_path / "levir").mkdir()
    square = {"agrees": True}
    squares = {
        "test_20_1_2": {**square, "sentences": ["a house is built"]},
        "test_21_1_2": {**square, "sentences": ["a hall is built"]},
        "test_3_1_2": {**square, "agrees": False, "sentences": ["a shed is built"]},
    }
    (tmp_path / SQUARES).write_text(json.dumps(squares))
    assert read_captions(tmp_path).buildings == ("a house is built",)


def test_rephrasing_keeps_masks_and_what_they_are_of(captions: Captions) -> None:
    batch = make_batch(range(6), 64, sentences=6, empty_share=0.4)
    for known in (captions, NO_CAPTIONS):
        rephrased = known.rephrase(np.random.default_rng(1), batch, share=0.5)
        again = known.rephrase(np.random.default_rng(1), batch, share=0.5)
        assert rephrased.sentences == again.sentences
        assert rephrased.masks is batch.masks
        pairs = [
            (old, new, before != after, mask)
            for olds, news, *said, masks in zip(
                batch.change_classes,
                rephrased.change_classes,
                batch.sentences,
                rephrased.sentences,
                batch.masks,
                strict=True,
            )
            for old, new, before, after, mask in zip(olds, news, *said, masks, strict=True)
        ]
        assert 0.2 < np.mean([changed for _, _, changed, _ in pairs]) < 0.7
        for old, new, _, mask in pairs:
            assert new == old or (new == "" and not mask.any())
