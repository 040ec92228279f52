"""r1 with random weights, and inputs for it: time does not depend on weights.

``MTREFSEG_BENCH_SIDE`` and ``MTREFSEG_BENCH_LAYERS`` make a quick try of it.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MTRefSeg

SIDE = int(os.environ.get("MTREFSEG_BENCH_SIDE", "1024"))
LAYERS = int(os.environ.get("MTREFSEG_BENCH_LAYERS", "24"))
FULL = SIDE == 1024 and LAYERS == 24
TOKENS = json.loads(
    (Path(__file__).parents[1] / "unit" / "golden" / "tokens.json").read_text(encoding="utf-8")
)
PROMPT, SUFFIX = TOKENS["chunks"][0:5:2], [*TOKENS["chunks"][6], 58, *TOKENS["chunks"][8]]
SENTENCE_TOKENS, SENTENCES = 15, 10


def random_network(device: str, dtype: torch.dtype) -> MTRefSeg:
    with torch.device("meta"):
        network = MTRefSeg(replace(R1, language=replace(R1.language, layers=LAYERS)))
    norms = {
        f"{name}.weight"
        for name, module in network.named_modules()
        if isinstance(module, nn.LayerNorm | nn.GroupNorm)
    }
    generator = torch.Generator(device).manual_seed(0)
    state = {}
    for name, value in network.state_dict().items():
        exact = name in norms or name.removesuffix("bias") + "weight" in norms
        wanted = torch.float32 if exact else dtype
        made = torch.empty(value.shape, dtype=wanted, device=device)
        fan = max(1, value[0].numel())
        state[name] = made.fill_(1.0) if name in norms else made.normal_(
            0.0, fan**-0.5 if value.dim() > 1 else 0.02, generator=generator
        )  # fmt: skip
    network.load_state_dict(state, assign=True)
    return network.to(device).eval()


def round_weights(network: MTRefSeg) -> None:
    """Round the weights to bfloat16, in place, but for those of norms."""
    norms = {
        f"{name}.{own}"
        for name, module in network.named_modules()
        if isinstance(module, nn.LayerNorm | nn.GroupNorm)
        for own in module.state_dict()
    }
    for name, parameter in network.named_parameters():
        if name not in norms:
            parameter.data = parameter.data.bfloat16()


def random_pair(batch: int, device: str) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(1)
    pair = torch.randint(0, 256, (2, batch, 3, SIDE, SIDE), generator=generator)
    return pair[0].float().to(device), pair[1].float().to(device)


def random_sentences(batch: int, device: str) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(2)
    ids = torch.randint(0, 50000, (1, SENTENCES, SENTENCE_TOKENS), generator=generator)
    lengths = torch.full((1, SENTENCES), SENTENCE_TOKENS)
    return ids.expand(batch, -1, -1).to(device), lengths.expand(batch, -1).to(device)
