"""A model folder → a network with its tokenizer; every file is checked before it is used."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..config import NetworkConfig
from ..errors import MtrefsegError
from ..network.language import KeyValues
from ..network.mtrefseg import MTRefSeg
from ..network.prompt import Prompt
from .model_folder import CONFIG, TOKENIZER, WEIGHTS, card_of, file_of, folder_of, read_config
from .safetensors_io import TensorFacts, read_tensors, tensor_facts
from .tokenizer_file import load_tokenizer


@dataclass
class LoadedModel:
    """A network with its prompt, ready to predict.

    Attributes:
        network: In evaluation mode, on its device.
        prompt: Its tokenizer.
        config: Its sizes.
        name: Its short name.
        hash: First 12 hexadecimal digits of the SHA-256 of the weights file.
        folder: Its model folder.
        system_cache: Keys and values of the prompt before the first image, once computed; all
            tiles and all requests share them.
    """

    network: MTRefSeg
    prompt: Prompt
    config: NetworkConfig
    name: str
    hash: str
    folder: Path
    system_cache: KeyValues | None = None


@dataclass(frozen=True)
class ModelInfo:
    """Facts about a model folder.

    Attributes:
        config: Its sizes.
        folder: Where it lies.
        parameters: Number of stored weights.
        hash: First 12 hexadecimal digits of the SHA-256 of the weights file.
        card: Path of its model card, or None.
        card_note: Why there is no card to show; empty when there is one.
    """

    config: NetworkConfig
    folder: Path
    parameters: int
    hash: str
    card: str | None
    card_note: str


def inspect_model(model: str) -> ModelInfo:
    """Check a model and return facts about it; the weights are not loaded.

    Raises:
        MtrefsegError: Names the file that is missing or damaged, or does not fit the others.
    """
    config, folder = read_config(model), folder_of(model)
    weights = file_of(folder, WEIGHTS)
    facts = tensor_facts(weights)
    _build(config, weights, facts)
    count = sum(fact.count for fact in facts.values())
    card, note = card_of(folder)
    return ModelInfo(config, folder, count, _hash(weights), str(card) if card else None, note)


def stamp(model: str) -> tuple[str, int, int]:
    """Return model, time and size of its weights file: another stamp, other weights."""
    facts = file_of(folder_of(model), WEIGHTS).stat()
    return model, facts.st_mtime_ns, facts.st_size


def load_model(model: str, device: str = "cpu", dtype: torch.dtype = torch.float32) -> LoadedModel:
    """Load a network with its tokenizer, tensor by tensor from the mapped file to the device.

    Args:
        model: The name of a bundled model or a folder.
        device: Of the network, as PyTorch names it.
        dtype: Of the weights in memory; norms are always float32, and with another dtype than
            that the network runs under ``torch.autocast``.

    Raises:
        MtrefsegError: Names the file that is missing, damaged or of another configuration.
    """
    config, folder = read_config(model), folder_of(model)
    weights = file_of(folder, WEIGHTS)
    network = _build(config, weights, tensor_facts(weights))
    prompt = Prompt(load_tokenizer(file_of(folder, TOKENIZER)), config.language)
    network.load_state_dict(_read_weights(weights, network, device, dtype), assign=True)
    network.to(device=device).eval()
    return LoadedModel(network, prompt, config, config.name, _hash(weights), folder)


def _build(config: NetworkConfig, path: Path, facts: Mapping[str, TensorFacts]) -> MTRefSeg:
    """Build a network on the meta device and compare it with the weights of a file."""
    # before the network is built: a forged configuration may describe one of any size
    found, least = sum(fact.count for fact in facts.values()), config.language.least_parameters()
    if found < least:
        raise MtrefsegError(
            (
                "The weights '{path}' are of another configuration: they are {found} "
                "numbers, and its language model alone has {least}."
            ),
            "Use the {config} that was stored beside them.",
            path=path,
            found=found,
            least=least,
            config=CONFIG,
        )
    try:
        with torch.device("meta"):
            network = MTRefSeg(config)
    except (ValueError, TypeError, RuntimeError, ArithmeticError, LookupError) as error:
        raise MtrefsegError(
            "The {config} beside '{path}' describes no network ({error}).",
            "Use the {config} that was stored with the weights.",
            config=CONFIG,
            path=path,
            error=f"{error!s:.200}",
        ) from error
    expected = {name: tuple(value.shape) for name, value in network.state_dict().items()}
    _check_shapes(path, {name: fact.shape for name, fact in facts.items()}, expected)
    return network


def _read_weights(
    path: Path, network: MTRefSeg, device: str, dtype: torch.dtype
) -> dict[str, Tensor]:
    norms = _norm_weights(network)
    return {
        name: _finite(
            path, name, value.to(device=device, dtype=torch.float32 if name in norms else dtype)
        )
        for name, value in read_tensors(path, network.state_dict())
    }


def _finite(path: Path, name: str, value: Tensor) -> Tensor:
    # the sum is finite when all values are, and takes a fraction of the time of isfinite on each
    if value.is_floating_point() and not torch.isfinite(value.sum(dtype=torch.float32)):
        raise MtrefsegError(
            ("The weights '{path}' are damaged: {name} holds values that are no finite numbers."),
            "Use a model of an earlier step of its training, or download it again.",
            path=path,
            name=name,
        )
    return value


def _norm_weights(network: MTRefSeg) -> set[str]:
    """Return the names of the norms' weights: few, and rounding them changes every value."""
    return {
        f"{prefix}.{name}"
        for prefix, module in network.named_modules()
        if isinstance(module, nn.LayerNorm | nn.GroupNorm | nn.BatchNorm2d)
        for name in module.state_dict()
    }


def _check_shapes(
    path: Path, found: Mapping[str, tuple[int, ...]], expected: Mapping[str, tuple[int, ...]]
) -> None:
    missing = (f"{key:.150} is missing" for key in expected if key not in found)
    unexpected = (f"{key:.150} is unexpected" for key in found if key not in expected)
    other = (
        f"{key} has shape {found[key]} instead of {shape}"
        for key, shape in expected.items()
        if key in found and found[key] != shape
    )
    for problem in (*missing, *unexpected, *other):
        raise MtrefsegError(
            "The weights '{path}' are of another configuration: {problem}.",
            "Use the {config} that was stored beside them.",
            path=path,
            problem=problem,
            config=CONFIG,
        )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]
