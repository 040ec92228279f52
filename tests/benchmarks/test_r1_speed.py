"""r1 at full size against doing what the published code does, with our own modules, in one run.

Run by ``make bench``; takes some ten minutes and 12 GB on a CPU. The weights are random: time does
not depend on them. ``MTREFSEG_BENCH_SIDE`` and ``MTREFSEG_BENCH_LAYERS`` make a quick try of it.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import torch
from torch import Tensor

from mtrefseg.engine.malloc import keep_freed_memory
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.tests.benchmarks.r1_network import (
    FULL,
    LAYERS,
    PROMPT,
    SENTENCES,
    SIDE,
    SUFFIX,
    random_network,
    random_pair,
    random_sentences,
    round_weights,
)

keep_freed_memory()  # as every way into the engine does


def as_published(network: MTRefSeg, before: Tensor, after: Tensor, ids: Tensor) -> Tensor:
    """One sentence, ``(1, t)``: every date encoded twice, the whole prompt read for it alone."""
    for_masks = [_levels(network, date) for date in (before, after)]
    for_words = [_levels(network, date) for date in (before, after)]
    fused = network.fusion(*for_masks)
    mask_features, multi_scale = network.pixel_decoder(fused)
    tokens = [network.image_tokens(levels[-1]) for levels in for_words]
    words = [network.language.phi.embed_tokens(torch.tensor(run)[None]) for run in PROMPT]
    ends = [network.language.phi.embed_tokens(run) for run in (ids, torch.tensor(SUFFIX)[None])]
    whole = torch.cat([words[0], tokens[0], words[1], tokens[1], words[2], *ends], dim=1)
    hidden = network.language.phi(inputs_embeds=whole, use_cache=False).last_hidden_state
    start = whole.shape[1] - len(SUFFIX) - ids.shape[1]
    sentence = hidden[:, None, start : start + ids.shape[1]]
    queries = network.seg_head(sentence, torch.tensor([[ids.shape[1]]]), fused[-1])
    return network.mask_decoder.segment(multi_scale, mask_features, queries).final


def _levels(network: MTRefSeg, date: Tensor) -> tuple[Tensor, ...]:
    return network.backbone((date - network.pixel_mean) / network.pixel_std)


def _timed(run: Callable[[], Tensor]) -> tuple[Tensor, float]:
    began = time.perf_counter()
    result = run()
    return result, time.perf_counter() - began


@torch.inference_mode()
def test_encode_once_and_ask_many_against_the_published_way() -> None:
    network = random_network("cpu", torch.float32)
    before, after = random_pair(1, "cpu")
    ids, lengths = random_sentences(1, "cpu")
    system_cache = network.language.prefill_system(PROMPT[0])

    def ours(sentences: int) -> Tensor:
        scene = network.encode(before, after, PROMPT, system_cache)
        return network.segment(scene, ids[:, :sentences], lengths[:, :sentences]).final

    ours(1)  # the first run fetches memory and prepares the convolutions
    # in turn, and the better of two: another program on the machine must not decide
    runs = [
        [
            _timed(lambda: as_published(network, before, after, ids[:, 0])),
            _timed(lambda: ours(1)),
            _timed(lambda: ours(SENTENCES)),
        ]
        for _ in range(2)
    ]
    (published, one, ten) = (result for result, _ in runs[0])
    published_s, one_s, ten_s = (min(s for _, s in pair) for pair in zip(*runs, strict=True))
    ratios = (published_s / one_s, SENTENCES * published_s / ten_s)
    peak_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"\n{SIDE} px, {LAYERS} layers, float32, {torch.get_num_threads()} threads:")
    print(f"  as published {published_s:.1f} s per sentence; one {one_s:.1f} s ({ratios[0]:.2f}×), "
          f"ten {ten_s:.1f} s ({ratios[1]:.1f}× ten times one of the published)")  # fmt: skip
    print(f"  largest difference {(published - one).abs().max():.1e}, peak {peak_gb:.1f} GiB")

    scale = float(published.abs().max())
    torch.testing.assert_close(published, one, rtol=0, atol=1e-3 * scale)
    torch.testing.assert_close(one[:, 0], ten[:, 0], rtol=0, atol=1e-3 * scale)
    if FULL:
        assert ratios[0] >= 1.5
        assert ratios[1] >= 10


@torch.inference_mode()
def test_what_bfloat16_gains_on_this_cpu() -> None:
    network = random_network("cpu", torch.float32)
    before, after = random_pair(1, "cpu")
    ids, lengths = random_sentences(1, "cpu")

    def answer() -> Tensor:
        scene = network.encode(before, after, PROMPT)
        return network.segment(scene, ids[:, :1], lengths[:, :1]).final.float()

    exact, exact_s = _timed(answer)
    round_weights(network)
    with torch.autocast("cpu", torch.bfloat16):
        answer()  # the first run chooses its kernels
        rounded, rounded_s = _timed(answer)
    differing = ((exact > 0) != (rounded > 0)).float().mean().item()
    worst = ((exact - rounded).abs().max() / exact.abs().max()).item()
    print(f"\nfloat32 {exact_s:.1f} s, bfloat16 {rounded_s:.1f} s ({exact_s / rounded_s:.2f}×); "
          f"{differing:.2%} of the mask's pixels differ, logits by up to {worst:.1%} of the "
          "largest (random weights: masks are unsure everywhere)")  # fmt: skip
    assert differing < 0.1
