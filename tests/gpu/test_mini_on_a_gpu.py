"""The bundled model on a GPU: masks, memory, training. Run by the job of ``make gpu``.

``MTREFSEG_GPU_DEVICE=cpu`` tries it without a GPU. It uses no fixtures of ``tests/conftest.py``,
which needs libraries that the machine may lack.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from mtrefseg.model.config import MINI
from mtrefseg.model.inference.device import Device, Precision, choose_precision
from mtrefseg.model.inference.load_predictor import load_predictor
from mtrefseg.model.inference.predictor import EncodedTiles
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.training.language.distillation import SynonymPairs
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.loop.state_file import read_state
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.mini.compact_state import read_compact, write_compact
from mtrefseg.training.mini.machine import Machine
from mtrefseg.training.mini.mixture_batches import MixtureBatches
from mtrefseg.training.mini.objectives import sentence_objective, vision_objective
from mtrefseg.training.mini.phase import Phase
from mtrefseg.training.mini.recipe import Recipe
from mtrefseg.training.mini.recipe_run import RecipeRun
from mtrefseg.training.synthetic.scene import generate_scene

DEVICE = os.environ.get("MTREFSEG_GPU_DEVICE", "cuda")
ON_GPU = DEVICE == "cuda"
CPU, GPU = Device("cpu", "test"), Device(DEVICE, "test")
EXACT = Precision("float32", "test")
SENTENCES = ("the buildings that appeared", "the water that disappeared", "all changes")
PROMPT = Prompt(train_tokenizer(1024), MINI.language)
PAIRS = SynonymPairs(["a new cottage"], ["a new house"], ["cottage"])
pytestmark = pytest.mark.skipif(ON_GPU and not torch.cuda.is_available(), reason="there is no GPU")


@pytest.fixture(autouse=True)
def _exact_products() -> Iterator[None]:
    """Compare without TensorFloat-32, which the recipe switches on."""
    stored = torch.get_float32_matmul_precision()
    torch.set_float32_matmul_precision("highest")
    torch.backends.cudnn.allow_tf32 = False
    yield
    torch.backends.cudnn.allow_tf32 = True
    torch.set_float32_matmul_precision(stored)


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    """Return four tiles of painted scenes, both dates, ``(4, 2, 3, 256, 256)`` uint8."""
    scenes = [generate_scene(seed, 256) for seed in range(4)]
    return np.stack([np.stack([s.before, s.after]).transpose(0, 3, 1, 2) for s in scenes])


def _predict(images: np.ndarray, device: Device, precision: Precision) -> np.ndarray:
    return load_predictor("mini", SENTENCES, device, precision).predict(images)


def test_masks_are_those_of_the_cpu(images: np.ndarray) -> None:
    on_cpu, on_gpu = _predict(images, CPU, EXACT), _predict(images, GPU, EXACT)

    assert (on_cpu > 0.5).any()
    assert ((on_cpu > 0.5) != (on_gpu > 0.5)).sum() <= 0.001 * (on_cpu > 0.5).sum()


def test_the_precision_of_auto_changes_few_pixels(images: np.ndarray) -> None:
    exact = _predict(images, CPU, EXACT) > 0.5
    fast = _predict(images, GPU, choose_precision("auto", GPU)) > 0.5
    print(f"{(exact != fast).sum() / exact.sum():.2%} of the changed pixels differ")

    assert (exact != fast).sum() <= 0.02 * exact.sum()


def test_tiles_cached_on_the_cpu_answer_on_the_gpu(images: np.ndarray) -> None:
    cached: list[EncodedTiles] = []
    predictor = load_predictor("mini", SENTENCES, GPU, EXACT)
    direct = predictor.predict(images, None, lambda tiles: cached.append(tiles.map(Tensor.cpu)))
    again = predictor.predict_encoded(cached, images.shape[-1])

    assert again is not None
    np.testing.assert_allclose(again, direct, atol=1e-3)


@pytest.mark.skipif(not ON_GPU, reason="only a GPU's memory can be limited")
def test_a_batch_that_does_not_fit_is_predicted_in_parts(images: np.ndarray) -> None:
    many = np.concatenate([images] * 32)
    predictor = load_predictor("mini", SENTENCES, GPU, EXACT)
    whole = predictor.predict(many)
    torch.cuda.empty_cache()
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction((torch.cuda.memory_reserved() + 2**30) / total)
    try:
        parts = load_predictor("mini", SENTENCES, GPU, EXACT).predict(many)
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)

    np.testing.assert_allclose(parts, whole, atol=1e-3)


def _phases() -> list[Phase]:
    """Return the phases of the recipe, each a few small steps without real pairs."""
    small = {"steps": 4, "synthetic": 1, "real": 0, "sentences": 3, "sides_px": (64,),
             "report_every": 1, "bf16": False}  # fmt: skip
    return [replace(phase, **small) for phase in Recipe().phases()]


@pytest.mark.parametrize("phase", _phases(), ids=lambda phase: phase.name)
def test_the_loss_of_every_phase_is_that_of_the_cpu(phase: Phase) -> None:
    batch = MixtureBatches(phase).batch(0, 0)
    losses, norms = [], []
    for device in ("cpu", DEVICE):
        torch.manual_seed(0)
        network = MTRefSeg(MINI)
        # points are drawn by the generator of the device: every pixel instead
        exact = replace(phase, loss=replace(phase.loss, points=0)) if phase.stage == 2 else phase
        objective = (
            vision_objective(network, exact)
            if phase.stage == 1
            else sentence_objective(network, PROMPT, exact, PAIRS)
        ).to(device)
        loss = objective(batch)
        loss.backward()
        gradients = [p.grad.norm() for p in objective.parameters() if p.grad is not None]
        losses.append(loss.item())
        norms.append(torch.stack(gradients).norm().item())

    assert np.isfinite(norms).all()
    # stage 1 is matched on points of the device's generator
    np.testing.assert_allclose(losses[1], losses[0], rtol=0.2 if phase.stage == 1 else 0.01)


def test_a_slice_goes_on_from_a_carried_state(tmp_path: Path) -> None:
    phase = replace(_phases()[-1], bf16=True, loss=LossConfig(points=0))
    state, small, stops = tmp_path / "state", tmp_path / "small", iter([False, False, True])

    def train(cancelled: object) -> bool:
        torch.manual_seed(0)
        network = MTRefSeg(MINI).to(memory_format=torch.channels_last)
        run = RecipeRun(network, PROMPT, None, PAIRS, state=state, order=(phase.name,),
                        machine=Machine(DEVICE), cancelled=cancelled)  # fmt: skip
        return run.train(phase, lambda line: None)

    assert not train(lambda: next(stops))
    write_compact(state, small)
    read_compact(small, state)
    assert read_state(state)[1]["step"] == 2
    assert train(lambda: False)
    assert read_state(state)[1]["step"] == 4
    assert small.stat().st_size <= 16 * 2**20
