"""Which parameters a stage trains: those of its modules, except frozen ones, or LoRA."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from ...model.errors import MtrefsegError
from ...model.network.mtrefseg import MTRefSeg
from ...model.weights.load_model import LoadedModel

STAGE1 = ("backbone", "fusion", "pixel_decoder", "places", "mask_decoder")
STAGE2 = (*STAGE1, "image_tokens", "language", "seg_head")
# for learned queries alone: a sentence is its own query and attends to no other
QUERY_PARAMETERS = re.compile(
    r"mask_decoder\.transformer\.(?:queries_|decoder\.layers\.\d+\.self_attn\.[qk]_proj\.)"
)
LORA_TARGETS = ["q_proj", "k_proj", "v_proj", "dense", "fc1", "fc2"]


def set_trainable(network: MTRefSeg, stage: int, frozen: Sequence[str]) -> None:
    """Set which parameters have a gradient.

    Args:
        network: Changed in place.
        stage: 1 or 2.
        frozen: Parts that are left alone.

    Raises:
        MtrefsegError: Nothing is left to train.
    """
    trained = [
        submodule for submodule in (STAGE1 if stage == 1 else STAGE2) if submodule not in frozen
    ]
    for name, parameter in network.named_parameters():
        used = stage == 1 or not QUERY_PARAMETERS.match(name)
        parameter.requires_grad_(used and name.split(".")[0] in trained)
    if not any(parameter.requires_grad for parameter in network.parameters()):
        raise MtrefsegError(
            "Stage {stage} has nothing to train: {frozen} are frozen.",
            "Freeze fewer parts.",
            stage=stage,
            frozen=", ".join(frozen),
        )


def add_lora(network: MTRefSeg, rank: int, dtype: torch.dtype) -> None:
    """Freeze the language model and lay LoRA matrices over its layers.

    Args:
        network: Changed in place.
        rank: Of the matrices.
        dtype: Number format of the frozen weights, which saves memory.

    Raises:
        MtrefsegError: The package peft is missing.
    """
    try:
        from peft import LoraConfig, inject_adapter_in_model
    except ModuleNotFoundError as error:
        raise MtrefsegError(
            "LoRA needs the package 'peft', which the engine's Python has not.",
            "Install it with: pip install 'mtrefseg[train]'.",
        ) from error
    phi = network.language.phi
    for parameter in phi.parameters():
        parameter.requires_grad_(False)
        if parameter.dim() > 1:
            parameter.data = parameter.data.to(dtype)
    config = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules=LORA_TARGETS)
    inject_adapter_in_model(config, phi)


def merged_lora_state(network: MTRefSeg) -> dict[str, Tensor]:
    """Return the weights as a network without LoRA has them; the network stays as it is."""
    state: dict[str, Tensor] = {}
    deltas = dict(_deltas(network))
    for name, value in network.state_dict().items():
        if ".lora_" in name:
            continue
        owner = name.replace(".base_layer.", ".")
        delta = deltas.get(owner)
        state[owner] = value if delta is None else value.float() + delta.float()
    return state


def _deltas(network: MTRefSeg) -> Iterator[tuple[str, Tensor]]:
    for name, module in network.named_modules():
        if hasattr(module, "get_delta_weight"):
            for adapter in module.active_adapters:
                yield f"{name}.weight", module.get_delta_weight(adapter).detach()


def checkpoint_activations(network: MTRefSeg) -> None:
    """Compute the image part again in the backward pass instead of keeping its activations.

    Those of the language model are small: a sentence has some hundred tokens.
    """
    for module in _heavy(network):
        inner: Any = module.forward
        module.forward = partial(checkpoint, inner, use_reentrant=False)


def _heavy(network: MTRefSeg) -> Iterator[nn.Module]:
    body = network.backbone.body
    swin = getattr(body, "swin", None)
    yield from swin.encoder.layers if swin is not None else (body,)
    yield from network.fusion.blocks.values()
    yield from network.pixel_decoder.body.encoder.layers


def set_drop_path(model: LoadedModel, rate: float | None) -> MTRefSeg:
    """Return the network with another stochastic depth; None leaves it.

    Raises:
        MtrefsegError: Its encoder has none.
    """
    backbone = model.config.backbone
    if rate is None or rate == backbone.drop_path:
        return model.network
    if backbone.kind != "swin":
        raise MtrefsegError(
            "Drop path {rate} was requested, but the encoder '{kind}' has none.",
            "Leave it out.",
            rate=rate,
            kind=backbone.kind,
        )
    config = replace(model.config, backbone=replace(backbone, drop_path=rate))
    with torch.device("meta"):
        network = MTRefSeg(config)
    network.load_state_dict(model.network.state_dict(), assign=True)
    return network
