"""From tiles to probabilities, whatever the order and the grouping of tiles and sentences."""

import copy
from dataclasses import replace

import numpy as np
import pytest
import torch

from mtrefseg.model.inference import predictor as module
from mtrefseg.model.inference.any_change import union_of_confident_queries
from mtrefseg.model.inference.fuse_norms import fuse_conv_bn
from mtrefseg.model.inference.predictor import Predictor
from mtrefseg.tests.unit.predictor.comparison import CPU, EXACT, SENTENCES, assert_close, logits

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_batch_answers_as_its_tiles_do(predict):
    together = predict()

    assert together.shape == (5, 5, 128, 128)
    assert_close(together, np.concatenate([predict(rows=slice(i, i + 1)) for i in range(5)]))


def test_after_the_overview_no_tile_needs_the_language_model(scene_model, images, monkeypatch):
    predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
    assert predictor.overview_px == 256
    predictor.encode_overview(images)
    for name in ("prefill_prompt", "read_sentences"):
        monkeypatch.setattr(scene_model.network.language, name, None)
    together = predictor.predict(images)

    assert together.shape == (5, 5, 128, 128)
    alone = [predictor.predict(images[i : i + 1]) for i in range(5)]
    assert_close(together, np.concatenate(alone))


def test_sentences_after_an_overview_do_not_influence_one_another(scene_model, images, monkeypatch):
    def predict_alone(*sentences):
        predictor = Predictor(scene_model, sentences, CPU, EXACT)
        predictor.encode_overview(images[:3])
        return predictor.predict(images[3:])

    together = predict_alone(*SENTENCES)
    assert_close(together, np.concatenate([predict_alone(s) for s in SENTENCES], axis=1))
    monkeypatch.setattr(module, "MAX_SENTENCE_GROUP", 2)
    assert_close(together, predict_alone(*SENTENCES))


def test_another_scene_gives_the_sentences_another_meaning(scene_model, images):
    found = []
    for windows in (images[:1], images[1:3]):
        predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
        predictor.encode_overview(windows)
        found.append(logits(predictor.predict(images[4:])))

    assert np.abs(found[0] - found[1]).max() > 1e-3


@torch.no_grad()
def test_tiles_are_told_where_in_the_scene_they_lie(scene_model, images, monkeypatch):
    weight = scene_model.network.places.weight
    monkeypatch.setattr(weight, "data", torch.randn_like(weight))
    corner, whole = np.array([[0, 0, 0.1, 0.1]], np.float32), np.array([[0, 0, 1, 1]], np.float32)
    found = []
    for tile_bounds in (corner, whole, None):
        predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
        predictor.encode_overview(images[:2], np.repeat(whole, 2, axis=0))
        found.append(predictor.predict(images[2:3], tile_bounds))

    assert np.abs(found[0] - found[1]).max() > 1e-3
    assert_close(found[1], found[2])


def test_folded_norms_change_nothing(scene_model, images):
    network = copy.deepcopy(scene_model.network)
    for norm in network.modules():
        if isinstance(norm, torch.nn.BatchNorm2d):
            norm.running_mean.uniform_(-0.5, 0.5)
            norm.running_var.uniform_(0.5, 2.0)
    pairs = torch.from_numpy(images[:2]).float()
    exact = network.encode(pairs[:, 0], pairs[:, 1], None)
    fuse_conv_bn(network)
    folded = network.encode(pairs[:, 0], pairs[:, 1], None)

    left = [n for n, m in network.named_modules() if isinstance(m, torch.nn.BatchNorm2d)]
    assert left == [f"fusion.blocks.res{n}.out_norm" for n in (2, 3, 4, 5)]
    torch.testing.assert_close(folded.mask_features, exact.mask_features, rtol=1e-3, atol=1e-4)


def test_a_model_of_the_published_kind_wants_no_overview(model):
    assert Predictor(model, SENTENCES, CPU, EXACT).overview_px is None


def test_many_sentences_answer_as_each_does(predict, monkeypatch):
    together = predict()
    assert_close(together, np.concatenate([predict((s,)) for s in SENTENCES], axis=1))

    monkeypatch.setattr(module, "MAX_SENTENCE_GROUP", 2)
    assert_close(together, predict())


@torch.no_grad()
def test_the_shared_opening_changes_nothing(model, images):
    ids = model.prompt.prompt_ids
    pairs = torch.from_numpy(images[:2]).float()
    system_cache = model.network.language.prefill_system(ids[0])
    shared = model.network.encode(pairs[:, 0], pairs[:, 1], ids, system_cache).prefix
    separate = model.network.encode(pairs[:, 0], pairs[:, 1], ids).prefix

    assert ids[0]
    for first, second in zip(shared, separate, strict=True):
        for one, other in zip(first, second, strict=True):
            torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_the_opening_is_read_once_for_all_tiles_and_requests(model, images, monkeypatch):
    reads = []
    read = model.network.language.prefill_system
    monkeypatch.setattr(
        model.network.language, "prefill_system", lambda ids: reads.append(ids) or read(ids)
    )
    for sentence in SENTENCES[:2]:
        predictor = Predictor(model, (sentence,), CPU, EXACT)
        predictor.predict(images[:1])
        predictor.predict(images[1:2])

    assert len(reads) == 1


@pytest.mark.parametrize("sentences", [SENTENCES[:2], ("any change",), ("river", "any change")])
def test_what_was_kept_of_a_batch_answers_as_the_batch_does(model, images, sentences):
    kept = []
    predictor = Predictor(model, sentences, CPU, EXACT)
    whole = predictor.predict(images, on_encoded=kept.append)
    assert np.array_equal(predictor.predict_encoded(kept, 128), whole)


def test_any_change_needs_no_language_model(model, images, monkeypatch):
    expected = Predictor(model, ("river", "Any  change"), CPU, EXACT).predict(images[:1])
    monkeypatch.setattr(model.network.language, "prefill_prompt", None)
    monkeypatch.setattr(model.network.language, "read_sentences", None)
    alone = Predictor(model, ("any change",), CPU, EXACT).predict(images[:1])

    np.testing.assert_allclose(alone[:, 0], expected[:, 1], atol=1e-6)


def test_any_change_is_a_sentence_like_others_where_the_model_does_not_offer_it(model):
    model.config = replace(model.config, any_change=False)

    assert Predictor(model, ("any change",), CPU, EXACT)._sentences.by_text == [0]


def test_the_union_holds_sure_queries_only():
    logits = torch.full((1, 3, 2, 3), -4.0)
    logits[0, 0, 0] = 5.0
    logits[0, 1, 1, 0] = 0.3
    union = union_of_confident_queries(logits)

    assert union.shape == (1, 1, 2, 3)
    assert (union[0, 0, 0] > 4).all()
    assert (union[0, 0, 1] <= -1).all()
    assert (union_of_confident_queries(torch.full((1, 3, 2, 2), -4.0)) < 0).all()
