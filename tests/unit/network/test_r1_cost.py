"""What the published size costs, counted without computing anything (meta tensors)."""

import json
from pathlib import Path

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MTRefSeg

TOKENS = json.loads((Path(__file__).parents[1] / "golden" / "tokens.json").read_text())
PROMPT = TOKENS["chunks"][0:5:2]
SENTENCE_TOKENS = 15


@pytest.fixture(scope="module")
def network():
    with torch.device("meta"):
        return MTRefSeg(R1).to("meta").eval()


def _count(run):
    with torch.no_grad(), FlopCounterMode(display=False) as counter:
        result = run()
    return result, counter.get_total_flops() / 1e9


@pytest.fixture(scope="module")
def tile(network):
    image = torch.empty(1, 3, 1024, 1024, device="meta")
    return _count(lambda: network.encode(image, image, PROMPT))


def _ask(network, scene, sentences):
    ids = torch.zeros(1, sentences, SENTENCE_TOKENS, dtype=torch.long, device="meta")
    lengths = torch.full((1, sentences), SENTENCE_TOKENS, device="meta")
    return _count(lambda: network.segment(scene, ids, lengths))


def test_the_first_sentence_and_each_further_one(network, tile):
    scene, encode_gflop = tile
    first, eleven = (_ask(network, scene, n)[1] for n in (1, 11))
    print(f"first sentence {encode_gflop + first:.0f} GFLOP, further {(eleven - first) / 10:.1f}")

    assert encode_gflop + first <= 2750
    assert first <= 60
    assert (eleven - first) / 10 <= 60


def test_what_does_not_depend_on_the_images_is_read_once(network, tile):
    image = torch.empty(1, 3, 1024, 1024, device="meta")
    system_cache, opening_gflop = _count(lambda: network.language.prefill_system(PROMPT[0]))
    _, encode_gflop = _count(lambda: network.encode(image, image, PROMPT, system_cache))
    print(f"the opening spares {opening_gflop:.0f} GFLOP per tile")

    assert encode_gflop < tile[1] - 0.99 * opening_gflop


def test_a_second_question_costs_a_fifth_at_most(network, tile):
    """What is kept of a tile spares its encoding; a slow disk gives it back in a few seconds."""
    scene, encode_gflop = tile
    ask_gflop = _ask(network, scene, 1)[1]
    kept = [scene.mask_features, *scene.multi_scale, scene.fused[-1], *sum(scene.prefix, ())]
    megabytes = sum(tensor.numel() for tensor in kept) * 4 / 1e6
    print(f"{encode_gflop + ask_gflop:.0f} GFLOP, then {ask_gflop:.0f}; {megabytes:.0f} MB a tile")

    assert encode_gflop + ask_gflop >= 5 * ask_gflop
    assert megabytes <= 500
