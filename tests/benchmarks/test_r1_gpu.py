"""r1 on a GPU in bfloat16: pairs per second, share of the matrix rate, memory, masks.

``MTREFSEG_GPU_DEVICE=cpu`` tries it without a GPU; ``MTREFSEG_BENCH_JSON`` names a file for the
figures.
"""

from __future__ import annotations

import copy
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.tests.benchmarks.r1_network import (
    FULL,
    PROMPT,
    SIDE,
    random_network,
    random_pair,
    random_sentences,
    round_weights,
)

DEVICE = os.environ.get("MTREFSEG_GPU_DEVICE", "cuda")
ON_GPU = DEVICE == "cuda"
TFLOP_PER_PAIR = 2.54  # of the full network at 1,024 px with one sentence
BATCHES = (1, 4, 8) if ON_GPU else (1,)
MATRIX_SIDE = 8192 if ON_GPU else 512
pytestmark = pytest.mark.skipif(ON_GPU and not torch.cuda.is_available(), reason="there is no GPU")


@pytest.fixture(scope="module")
def exact() -> MTRefSeg:
    """Return the network in float32 on the CPU."""
    return random_network("cpu", torch.float32)


@pytest.fixture
def figures() -> dict[str, Any]:
    """Return the figures of this file so far, which are written when a test is over."""
    path = Path(os.environ.get("MTREFSEG_BENCH_JSON", os.devnull))
    known = json.loads(path.read_text()) if path.is_file() else {}
    yield known
    path.write_text(json.dumps(known))


def _rounded(exact: MTRefSeg) -> MTRefSeg:
    """Return a copy on the device with weights in bfloat16, norms in float32."""

    network = copy.deepcopy(exact).to(DEVICE)
    round_weights(network)
    return network


def _seconds(run: Callable[[], object], repeats: int) -> float:
    for _ in range(3 if ON_GPU else 1):
        run()
    _wait()
    began = time.perf_counter()
    for _ in range(repeats):
        run()
    _wait()
    return (time.perf_counter() - began) / repeats


def _wait() -> None:
    if ON_GPU:
        torch.cuda.synchronize()


def _matrix_tflops() -> float:
    """Measure what the device reaches on large bfloat16 products."""
    a, b = (
        torch.randn(MATRIX_SIDE, MATRIX_SIDE, device=DEVICE, dtype=torch.bfloat16) for _ in "ab"
    )
    return 2 * MATRIX_SIDE**3 / _seconds(lambda: a @ b, 10) / 1e12


@torch.inference_mode()
def test_pairs_per_second(exact: MTRefSeg, figures: dict[str, Any]) -> None:
    network, rate = _rounded(exact), _matrix_tflops()
    name = torch.cuda.get_device_name() if ON_GPU else "CPU"
    figures |= {"device": name, "side_px": SIDE, "full_size": FULL, "matrix_tflops": rate}
    print(f"\n{name}: {rate:.1f} TFLOP/s on large products")
    with torch.autocast(DEVICE, torch.bfloat16):
        system_cache = network.language.prefill_system(PROMPT[0])
        for batch in BATCHES:
            before, after = random_pair(batch, DEVICE)
            ids, lengths = random_sentences(batch, DEVICE)
            if ON_GPU:
                torch.cuda.reset_peak_memory_stats()

            def run(before=before, after=after, ids=ids[:, :1], lengths=lengths[:, :1]) -> Tensor:
                tiles = network.encode(before, after, PROMPT, system_cache)
                return network.segment(tiles, ids, lengths).final

            seconds = _seconds(run, 10 if ON_GPU else 1)
            measured = {
                "pairs_per_s": batch / seconds,
                "share_of_matrix_rate": TFLOP_PER_PAIR * batch / seconds / rate if FULL else None,
                "peak_gib": torch.cuda.max_memory_allocated() / 2**30 if ON_GPU else None,
            }
            figures[f"batch_{batch}"] = measured
            print(f"  batch {batch}: {measured}")
            assert run().isfinite().all()


@torch.inference_mode()
def test_masks_are_those_of_the_cpu(exact: MTRefSeg, figures: dict[str, Any]) -> None:
    on_cpu = _masks(exact, "cpu")
    same = exact.to(DEVICE)
    same_masks = _masks(same, DEVICE)
    rounded = _rounded(same)
    with torch.autocast(DEVICE, torch.bfloat16):
        rounded_masks = _masks(rounded, DEVICE)
    exact.to("cpu")
    scale = on_cpu.abs().max()
    for name, masks, bound in (("float32", same_masks, 0.01), ("bfloat16", rounded_masks, 0.1)):
        differing = ((on_cpu > 0) != (masks > 0)).float().mean().item()
        largest = ((on_cpu - masks).abs().max() / scale).item()
        figures[f"masks_{name}"] = {"pixels_differing": differing, "largest_difference": largest}
        print(f"{name}: {differing:.3%} of the pixels differ (random weights: all are unsure)")
        assert differing <= bound


def _masks(network: MTRefSeg, device: str) -> Tensor:
    before, after = random_pair(1, device)
    ids, lengths = random_sentences(1, device)
    tiles = network.encode(before, after, PROMPT)
    return network.segment(tiles, ids[:, :1], lengths[:, :1]).final.float().cpu()
