"""The network as a whole: shapes, independence of the sentences, gradients, sizes."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from mtrefseg.model.config import MINI, R1, BackboneConfig
from mtrefseg.model.network.mtrefseg import EncodedTiles, MTRefSeg, mask_logits

pytestmark = pytest.mark.usefixtures("one_thread")

LANGUAGE_PART = ("language.", "image_tokens.", "seg_head.")
PROMPT = ((5, 6), (7,), (8, 9, 10))
CLOSE = {"rtol": 1e-4, "atol": 2e-5}
SWIN = BackboneConfig(
    kind="swin",
    channels=(32, 64, 128, 256),
    depths=(1, 1, 2, 1),
    heads=(1, 2, 4, 8),
    window=4,
    drop_path=0.0,
)


@pytest.fixture(scope="module")
def network() -> MTRefSeg:
    return _network()


def _network(**changes: object) -> MTRefSeg:
    torch.manual_seed(0)
    made = MTRefSeg(replace(MINI, **changes)).eval()
    # fresh weights answer every sentence nearly alike; larger ones tell them apart
    with torch.no_grad():
        for parameter in made.language.parameters():
            if parameter.dim() > 1:
                parameter.mul_(5.0)
    return made


def _images(batch: int = 1, height: int = 128, width: int = 128) -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(1)
    pair = 255 * torch.rand(2, batch, 3, height, width, generator=generator)
    return pair[0], pair[1]


def _sentences() -> tuple[torch.Tensor, torch.Tensor]:
    lengths = torch.tensor([[9, 4, 6]])
    generator = torch.Generator().manual_seed(2)
    return torch.randint(0, 1024, (1, 3, 9), generator=generator), lengths


@torch.no_grad()
def _scene(network: MTRefSeg, *size: int) -> EncodedTiles:
    return network.encode(*_images(*size), PROMPT)


@pytest.mark.parametrize(("height", "width"), [(128, 128), (192, 160), (320, 320)])
def test_masks_have_a_quarter_of_the_tiles_size(network, height, width):
    scene = _scene(network, 1, height, width)
    with torch.no_grad():
        asked = network.segment(scene, *_sentences())
        proposed = network.segment_queries(scene)

    assert scene.mask_features.shape == (1, 64, height // 4, width // 4)
    assert [m.shape[-1] for m in scene.multi_scale] == [width // 16, width // 16, width // 8]
    assert asked.final.shape == (1, 3, height // 4, width // 4)
    assert proposed.final.shape == (1, 16, height // 4, width // 4)
    assert len(asked.auxiliary) == MINI.mask_layers
    assert {a.shape for a in asked.auxiliary} == {asked.final.shape}


@pytest.mark.parametrize(
    "changes", [{"fusion": "concat_conv"}, {"fusion": "abs_diff"}, {"fusion": "avg"}]
)
def test_every_fusion_runs(changes):
    assert _scene(_network(**changes)).fused[-1].shape == (1, 112, 8, 8)


@torch.no_grad()
def test_what_a_tile_shows_does_not_depend_on_where_tiles_lie(network):
    before, after = _images(1, 768, 768)
    windows = [image[..., 192:448, 192:448] for image in (before, after)]
    seen, context = network.encode_scene_context(*windows, PROMPT)
    meaning = network.segment(seen, *_sentences()).embedding
    found = []
    for start in (0, 128):
        here = np.s_[..., start : start + 640, start : start + 640]
        scene = network.encode(before[here], after[here], None, None, context)
        # so far from the edges that their padding does not reach it
        middle = slice((320 - start) // 4, (448 - start) // 4)
        found.append(mask_logits(meaning, scene.mask_features)[..., middle, middle])

    assert (found[0] - found[1]).abs().max() < 0.01 * found[0].std()


@torch.no_grad()
def test_tiles_of_their_own_context_depend_on_where_they_lie():
    network = _network(context="tile")
    before, after = _images(1, 320, 320)
    found = [
        network.segment(network.encode(b, a, PROMPT), *_sentences()).final
        for b, a in ((before, after), (before[..., 64:, 64:], after[..., 64:, 64:]))
    ]

    middle = found[0][..., 40:56, 40:56], found[1][..., 24:40, 24:40]
    assert (middle[0] - middle[1]).abs().max() > 0.01 * middle[0].std()


def test_a_swin_backbone_is_only_another_configuration():
    network = _network(backbone=SWIN)
    with torch.no_grad():
        masks = network.segment(_scene(network), *_sentences())

    assert masks.final.shape == (1, 3, 32, 32)


@torch.no_grad()
def test_sentences_do_not_influence_one_another(network):
    scene = _scene(network)
    ids, lengths = _sentences()
    together = network.segment(scene, ids, lengths)

    for number in range(3):
        own = ids[:, number : number + 1, : lengths[0, number]]
        alone = network.segment(scene, own, lengths[:, number : number + 1])
        torch.testing.assert_close(alone.final[:, 0], together.final[:, number], **CLOSE)


@torch.no_grad()
def test_different_sentences_get_different_masks(network):
    masks = network.segment(_scene(network), *_sentences()).final[0]

    assert (masks[0] - masks[1]).abs().max() > 1e-3


@torch.no_grad()
def test_padding_does_not_influence_a_sentence(network):
    scene = _scene(network)
    ids, lengths = _sentences()
    other = ids.clone()
    other[0, 1, 4:] = 3

    torch.testing.assert_close(
        network.segment(scene, other, lengths).final, network.segment(scene, ids, lengths).final
    )


@torch.no_grad()
def test_a_batch_of_tiles_gives_the_same_as_single_tiles(network):
    before, after = _images(2)
    ids, lengths = (t.expand(2, *t.shape[1:]) for t in _sentences())
    both = network.segment(network.encode(before, after, PROMPT), ids, lengths)

    for number in range(2):
        tile = slice(number, number + 1)
        scene = network.encode(before[tile], after[tile], PROMPT)
        single = network.segment(scene, ids[tile], lengths[tile])
        torch.testing.assert_close(single.final, both.final[tile], **CLOSE)


@torch.no_grad()
def test_the_prefix_cache_changes_nothing(network):
    ids, lengths = _sentences()
    language, tokens = network.language, torch.randn(2, 1, 16, 128)
    prefix = language.prefill_prompt(PROMPT, tokens[0], tokens[1])
    cached = language.read_sentences(prefix, ids)

    embed = language.phi.embed_tokens
    texts = [embed(torch.tensor([chunk])) for chunk in PROMPT]
    for number, length in enumerate(lengths[0]):
        row = embed(ids[:, number, :length])
        whole = torch.cat([texts[0], tokens[0], texts[1], tokens[1], texts[2], row], dim=1)
        states = language.phi(inputs_embeds=whole).last_hidden_state[:, -length:]
        torch.testing.assert_close(cached[:, number, :length], states, **CLOSE)


@torch.no_grad()
def test_asking_leaves_the_scene_as_it_was(network):
    scene = _scene(network)
    first = network.segment(scene, *_sentences())

    torch.testing.assert_close(network.segment(scene, *_sentences()).final, first.final)


@torch.no_grad()
def test_empty_prompt_chunks_are_allowed(network):
    scene = network.encode(*_images(), ((), (), ()))

    assert network.segment(scene, *_sentences()).final.isfinite().all()


@torch.no_grad()
def test_stage_1_needs_no_language_model(network):
    scene = network.encode(*_images(), None)

    assert scene.prefix is None
    assert network.segment_queries(scene).final.isfinite().all()
    with pytest.raises(ValueError, match="prompt"):
        network.segment(scene, *_sentences())


def test_stage_1_trains_its_parameters_and_no_others():
    network = _network().train()
    masks = network.segment_queries(network.encode(*_images(), None))
    sum(m.square().mean() for m in (masks.final, *masks.auxiliary)).backward()
    moved = {name for name, p in network.named_parameters() if p.grad is not None}

    assert moved == {
        name for name, _ in network.named_parameters() if not name.startswith(LANGUAGE_PART)
    }


def test_stage_2_trains_every_parameter_but_the_learned_queries():
    network = _network().train()
    masks = network.segment(network.encode(*_images(), PROMPT), *_sentences())
    sum(m.square().mean() for m in (masks.final, *masks.auxiliary)).backward()
    still = {name for name, p in network.named_parameters() if p.grad is None}

    # a sentence is alone among the queries: it needs no weights to compare itself with others
    ways = [["self_attn", "q_proj"], ["self_attn", "k_proj"]]
    compares = {name for name in still if name.split(".")[-3:-1] in ways}
    queries = "mask_decoder.transformer.queries_"
    assert all(name.startswith("mask_decoder.") for name in compares)
    assert still - compares == {f"{queries}embedder.weight", f"{queries}features.weight"}


@torch.no_grad()
def test_mixed_precision_gives_nearly_the_same():
    network = _network()
    exact = network.segment(_scene(network), *_sentences()).final
    with torch.autocast("cpu", torch.bfloat16):
        mixed = network.segment(_scene(network), *_sentences()).final

    assert (mixed.float() - exact).abs().mean() < 0.1 * exact.abs().mean()


def test_mini_fits_the_package():
    with torch.device("meta"):
        network = MTRefSeg(MINI)

    assert sum(p.numel() for p in network.parameters()) * 2 < 12e6


def test_r1_has_the_published_number_of_parameters():
    with torch.device("meta"):
        network = MTRefSeg(R1)

    dead_of_stage_1 = 494_080  # seg_query, SEG_query_embed, new_query_embed, SEG_proj, CLASS_proj
    lm_head = 50297 * 2048
    stage1 = sum(
        p.numel() for name, p in network.named_parameters() if not name.startswith(LANGUAGE_PART)
    )
    whole = sum(p.numel() for p in network.parameters())
    assert stage1 + dead_of_stage_1 == 166_942_136
    assert whole + dead_of_stage_1 + lm_head == 1_648_059_576
