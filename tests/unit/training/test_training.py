from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mtrefseg.model.config import MINI
from mtrefseg.model.network.mtrefseg import MaskLogits, MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.training.batches.mixture import Mixture
from mtrefseg.training.batches.synthetic_pairs import make_batch
from mtrefseg.training.evaluation.metrics import Metrics
from mtrefseg.training.evaluation.painted_scenes import markdown_table
from mtrefseg.training.language.change_classes import CHANGE_CLASSES, sample_labelled_sentences
from mtrefseg.training.language.object_words import OBJECT_BY_CONCEPT
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.losses.mask import (
    LossConfig,
    hungarian_match,
    mask_loss,
    query_loss,
    uncertain_points,
)
from mtrefseg.training.losses.tile_consistency import disagreement
from mtrefseg.training.mini.mixture_batches import MixtureBatches
from mtrefseg.training.mini.phase import Phase
from mtrefseg.training.mini.recipe_run import RecipeRun
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import generate_scene

SIDE = 96
GENERATOR = torch.Generator()


def test_the_same_seed_paints_the_same_scene_and_another_seed_another() -> None:
    first, again, other = generate_scene(5, SIDE), generate_scene(5, SIDE), generate_scene(6, SIDE)
    assert np.array_equal(first.before, again.before)
    assert np.array_equal(first.cover_after, again.cover_after)
    assert not np.array_equal(first.before, other.before)


def test_scenes_hold_every_cover_and_every_kind_of_change() -> None:
    seen: set[int] = set()
    asked: set[str] = set()
    for seed in range(40):
        scene = generate_scene(seed, 192)
        seen |= set(np.unique(scene.cover_before)) | set(np.unique(scene.cover_after))
        asked |= {question.name for question in CHANGE_CLASSES if question.mask(scene).any()}
    assert seen == set(LandCover)
    never = {question.name for question in CHANGE_CLASSES} - asked
    # objects beyond the land cover are simulated on real ground
    assert {name.rpartition(" ")[0] for name in never} <= OBJECT_BY_CONCEPT.keys()


def test_masks_follow_from_the_land_cover_of_both_dates() -> None:
    by_name = {question.name: question for question in CHANGE_CLASSES}
    for seed in range(12):
        scene = generate_scene(seed, SIDE)
        before, after = scene.cover_before, scene.cover_after
        water = (after == LandCover.WATER) & (before != LandCover.WATER)
        assert np.array_equal(by_name["water appears"].mask(scene), water)
        gone = (before == LandCover.TREES) & (after != LandCover.TREES)
        assert np.array_equal(by_name["trees disappears"].mask(scene), gone)
        assert np.array_equal(by_name["any change"].mask(scene), before != after)
        roads = (before == LandCover.ROAD) ^ (after == LandCover.ROAD)
        assert np.array_equal(by_name["road changes"].mask(scene), roads)


def test_no_sentence_belongs_to_two_questions() -> None:
    owner: dict[str, str] = {}
    for question in CHANGE_CLASSES:
        for sentence in question.sentences:
            assert owner.setdefault(sentence, question.name) == question.name, sentence


def test_questions_without_an_answer_are_asked_too() -> None:
    rng = np.random.default_rng(0)
    asked = [
        a
        for seed in range(20)
        for a in sample_labelled_sentences(rng, generate_scene(seed, SIDE), 6, 0.35)
    ]
    empty = np.mean([not a.mask.any() for a in asked])
    assert len(asked) == 120
    assert 0.3 < empty < 0.6


def test_loader_processes_make_each_batch_once() -> None:
    pairs = Mixture(2, 0, 3, 0.3, (32,), first=4, last=8)
    alone = sorted(batch.before.sum().item() for batch in pairs)
    shared = sorted(batch.before.sum().item() for batch in pairs.loader(processes=2))
    assert alone == shared
    assert len(alone) == 4


def test_one_real_place_alone_is_not_shown_more_often_than_painted_ones(tmp_path: Path) -> None:
    phase = Phase("real_pairs", 10, synthetic=3, real=4, first=7)
    (tmp_path / "geo/naip_nd").mkdir(parents=True)
    for folder, shown in ((None, (7, 0)), (tmp_path, (6, 1))):
        mixture = MixtureBatches(phase, folder).mixture(2)
        assert (mixture.synthetic, mixture.real) == shown
        assert (mixture.first, mixture.last) == (9, 17)
    for name in ("levir", "ms_hs", "ombria", "xbd", "oscd"):
        (tmp_path / name).mkdir()
    assert MixtureBatches(phase, tmp_path).mixture().real == 4


def test_a_batch_has_one_sentence_per_mask() -> None:
    batch = make_batch(range(3), 64, sentences=4, empty_share=0.25)
    assert batch.before.shape == batch.after.shape == (3, 3, 64, 64)
    assert batch.before.dtype == torch.uint8
    assert batch.masks.shape == (3, 4, 64, 64)
    assert [len(row) for row in batch.sentences] == [4, 4, 4]


def test_any_text_is_tokenised_and_known_words_are_single_tokens() -> None:
    tokenizer = train_tokenizer(1024)
    assert tokenizer.convert_ids_to_tokens(tokenizer.encode(" the ponds")) == ["Ġthe", "Ġponds"]
    assert tokenizer.encode(" The Ponds") == tokenizer.encode(" the ponds")
    strange = "Ωmega 池塘 🏠 zürich"
    assert tokenizer.decode(tokenizer.encode(strange)) == strange.lower()
    assert max(tokenizer.get_vocab().values()) < 1024


def test_the_mask_loss_agrees_with_its_formula_when_every_point_is_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # points at the very edge would fade to 0, as they do in the published code
    inner = torch.rand(2, 64, 2) * 0.8 + 0.1
    monkeypatch.setattr("mtrefseg.training.losses.mask.uncertain_points", lambda *_: inner)
    logits, truth = torch.full((2, 1, 8, 8), 1.5), torch.ones(2, 1, 32, 32)
    found = mask_loss(logits, truth, LossConfig(points=64), GENERATOR).item()
    inside = 1 / (1 + np.exp(-1.5))
    dice = 1 - (2 * 64 * inside + 1) / (64 * inside + 64 + 1)
    assert found == pytest.approx(5 * -np.log(inside) + 5 * dice, rel=1e-5)


def test_most_points_are_sampled_where_the_prediction_is_uncertain() -> None:
    generator = torch.Generator().manual_seed(0)
    logits = torch.full((1, 1, 16, 16), 8.0)
    logits[..., 8:] = 0.0
    points = uncertain_points(logits, LossConfig(points=400), generator)
    assert points.shape == (1, 400, 2)
    assert (points[0, :300, 0] > 0.45).all()
    assert 20 < (points[0, 300:, 0] < 0.5).sum() < 80


def test_matching_finds_the_query_that_shows_each_mask() -> None:
    torch.manual_seed(0)
    truth = (torch.rand(3, 1, 32, 32) > 0.6).float()
    queries = torch.full((5, 1, 32, 32), -4.0)
    for query, mask in ((4, 0), (0, 1), (2, 2)):
        queries[query] = truth[mask] * 8 - 4
    rows, cols = hungarian_match(queries, truth, LossConfig(points=256), GENERATOR)
    assert dict(zip(cols.tolist(), rows.tolist(), strict=True)) == {0: 4, 1: 0, 2: 2}


def test_disagreement_is_the_share_of_the_masks_that_differs() -> None:
    half = torch.full((1, 1, 16, 16), -20.0)
    half[..., :8] = 20.0
    other = half.flip(-1)
    assert disagreement(half, half).item() == pytest.approx(0, abs=1e-6)
    assert disagreement(half, other).item() == pytest.approx(1, abs=0.01)
    assert disagreement(half, torch.full_like(half, 20.0)).item() == pytest.approx(1 / 3, abs=0.01)


def test_sentences_that_share_a_mask_are_matched_once() -> None:
    torch.manual_seed(0)
    mask = torch.rand(1, 1, 32, 32) > 0.6
    logits = torch.randn(1, 3, 8, 8)
    once, twice = (
        query_loss(MaskLogits(torch.empty(0), logits, ()), mask.expand(-1, count, -1, -1),
                   LossConfig(points=4096), GENERATOR).item()
        for count in (1, 2)
    )  # fmt: skip
    assert twice == pytest.approx(once, rel=0.1)


def test_metrics_of_cases_computed_by_hand() -> None:
    metrics = Metrics()
    nothing, left = np.zeros((2, 4), bool), np.zeros((2, 4), bool)
    left[:, :2] = True
    metrics.add(left, left)
    metrics.add(nothing, nothing)
    metrics.add(left, ~left)
    metrics.add(left, np.ones((2, 4), bool))
    assert metrics.ious == pytest.approx([1.0, 1.0, 0.0, 0.5], abs=1e-5)
    assert metrics.miou == pytest.approx(0.625, abs=1e-5)
    assert metrics.oiou == pytest.approx(8 / 20, abs=1e-5)
    assert metrics.precision(0.4) == 0.75
    assert metrics.f1 == pytest.approx(16 / 28, abs=1e-5)
    assert (metrics.empty_truth, metrics.empty_prediction) == (1, 1)
    assert "| all | 4 | 62.5 | 40.0 |" in markdown_table({"all": metrics})


def test_stage_1_leaves_the_language_alone_and_stage_2_trains_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mtrefseg.training.loop.clock.LARGEST_SHARE", math.inf)
    torch.manual_seed(0)
    network = MTRefSeg(MINI)
    language = [p.detach().clone() for p in network.language.parameters()]
    vision = Phase("vision", 6, stage=1, synthetic=1, real=1, sentences=3, sides_px=(128,),
                   report_every=3, checkpoint_minutes=0, loss=LossConfig(points=128))  # fmt: skip
    lines: list[str] = []
    saved: list[int] = []
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    run = RecipeRun(network, prompt, save_model=lambda _, step: saved.append(step))
    run.train(vision, lines.append)
    assert saved == [1, 2, 3, 4, 5, 6]
    assert [line.split(":")[0] for line in lines] == ["step 3 of 6", "step 6 of 6"]
    assert all(torch.equal(a, b) for a, b in zip(language, network.language.parameters()))
    run.train(replace(vision, name="sentences", stage=2), lines.append)
    assert any(not torch.equal(a, b) for a, b in zip(language, network.language.parameters()))
    norms = [p.clone() for n, p in network.fusion.named_buffers() if "running" in n]
    fixed = replace(vision, name="real_images", stage=2, steps=2, fixed_norms=True,
                    tile_consistency=10.0)  # fmt: skip
    run.train(fixed, lambda line: None)
    still = [p for n, p in network.fusion.named_buffers() if "running" in n]
    assert all(torch.equal(a, b) for a, b in zip(norms, still))
    assert "step 6 of 6: loss" in lines[-1]
    assert "left" in lines[-1]


def test_the_state_is_stored_at_the_end_of_a_phase_whatever_the_clock_says() -> None:
    torch.manual_seed(0)
    saved: list[int] = []
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    run = RecipeRun(MTRefSeg(MINI), prompt, save_model=lambda _, step: saved.append(step))
    run.train(Phase("vision", 2, stage=1, synthetic=1, real=0, sentences=2, sides_px=(64,),
                    loss=LossConfig(points=64)), lambda line: None)  # fmt: skip
    assert saved == [2]
