"""What one stage-2 training step of r1 needs: batch 1, bfloat16, gradient checkpointing.

Counted, not measured: the step runs on tensors without data, and the bytes that are alive at once
are summed. A GPU adds what its libraries take for themselves (about 1 GB). Run by ``make bench``.
"""

from __future__ import annotations

import weakref
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.training.batches.samples import Example, collate
from mtrefseg.training.forward import SentenceForward
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.loop.objective import Objective
from mtrefseg.training.loop.optimizer import Optimizer, Schedule
from mtrefseg.training.loop.trainable import add_lora, checkpoint_activations, set_trainable
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.region_setup import sentence_objective

GIB = 2**30
STEPS = 2  # AdamW's moments are there from the second on


class Alive(TorchDispatchMode):
    """Sums the bytes of the tensors that are alive."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0
        self._known: set[int] = set()

    def add(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        if storage._cdata not in self._known:
            self._known.add(storage._cdata)
            self.now += storage.nbytes()
            self.most = max(self.most, self.now)
            weakref.finalize(storage, self._free, storage._cdata, storage.nbytes())

    def _free(self, key: int, count: int) -> None:
        self._known.discard(key)
        self.now -= count

    def __torch_dispatch__(self, call: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if call is torch.ops.aten._local_scalar_dense.default:
            return True  # "are all of them finite?"
        result = call(*args, **(kwargs or {}))
        for leaf in tree_leaves(result):
            if isinstance(leaf, Tensor):
                self.add(leaf)
        return result


def _objective(tuning: str) -> Objective:
    prompt = Prompt(train_tokenizer(1024), R1.language)
    with torch.device("meta"):
        network = MTRefSeg(R1)
        set_trainable(network, 2, ())
        objective = sentence_objective(
            SentenceForward(network, prompt, torch.bfloat16), LossConfig()
        )
        if tuning == "lora":
            add_lora(network, 16, torch.bfloat16)
            objective.auxiliary.requires_grad_(False)
    return objective


def _without_data(module: nn.Module) -> None:
    """Move what lies on the meta device to the CPU of the mode that is on."""
    for part in module.modules():
        for name, value in part._parameters.items():
            if value is not None:
                empty = torch.empty_like(value, device="cpu")
                part._parameters[name] = nn.Parameter(empty, requires_grad=value.requires_grad)
        for name, buffer in part._buffers.items():
            if buffer is not None and buffer.is_meta:
                part._buffers[name] = torch.empty_like(buffer, device="cpu")


@pytest.mark.parametrize(("tuning", "most_gb"), [("lora", 24), ("full", 80)])
def test_a_training_step_of_r1_fits_a_card(tuning: str, most_gb: int) -> None:
    objective = _objective(tuning)
    with FakeTensorMode(allow_non_fake_inputs=True):
        _without_data(objective)
        checkpoint_activations(objective.network)
        trained = {n: p for n, p in objective.named_parameters() if p.requires_grad}
        optimizer = Optimizer(trained, Schedule(STEPS, 1e-4, 0.05, 1.0))
        image = torch.empty(3, 1024, 1024, dtype=torch.uint8)
        mask = torch.zeros(1, 1024, 1024, dtype=torch.bool)
        sentence = "the warehouses that appeared beside the river"
        batch = collate([Example(image, image.clone(), mask, sentence, 1.0, 0)])
        alive = Alive()
        for tensor in (*objective.parameters(), *objective.buffers()):
            alive.add(tensor)
        weights = alive.now
        with alive:
            for _ in range(STEPS):
                objective(batch).backward()
                optimizer._optimizer.step()
                optimizer.zero_grad()
    millions = sum(p.numel() for p in trained.values()) / 1e6
    print(f"\nr1, stage 2, {tuning}: {millions:.0f} million parameters trained, "
          f"weights {weights / GIB:.1f} GiB, most {alive.most / GIB:.1f} GiB")  # fmt: skip
    assert weights < alive.most < most_gb * 1e9
