"""What the published training begins with: Phi-1.5, and Mask2Former with Swin-B on COCO."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from ...config import NetworkConfig
from ...errors import MtrefsegError
from ...network.prompt import SEG
from ..official_names import rename
from ..safetensors_io import TensorFacts
from .expected_tensors import Shape, compare, is_unused, official_name, official_shapes, our_shapes
from .import_plan import Plan, count_parameters
from .official_checkpoint import kept_facts
from .official_config import language_config, read_values
from .pickle_arrays import read_arrays
from .shards import WeightFiles
from .tokenizer import add_words, read_tokenizer

PAD = "[PAD]"
EMBEDDING = "model.embed_tokens.weight"
PHI = "language.phi."
PHI_TITLE = "Phi language model"
MASK2FORMER = "Mask2Former (COCO, Swin-B)"
VISION = ("model.vision_tower.", "pixel_decoder.", "predictor.")
# Mask2Former's names → those of the official checkpoint
RENAMED = (
    (r"backbone\.", "model.vision_tower."),
    (r"sem_seg_head\.(pixel_decoder|predictor)\.", r"\1."),
    (r"predictor\.static_query\.", "predictor.query_feat."),
    (r"pixel_decoder\.(adapter|layer)_1\.norm\.", r"pixel_decoder.\1_1.1."),
    (r"pixel_decoder\.(adapter|layer)_1\.weight$", r"pixel_decoder.\1_1.0.weight"),
)
# what only Mask2Former has: classes of things, and its training loss
FOREIGN = ("predictor.class_embed.", "criterion.")
# the published FPN level has biases where Mask2Former has none
BIASES = ("pixel_decoder.adapter_1.0.bias", "pixel_decoder.layer_1.0.bias")


def is_phi(names: Mapping[str, TensorFacts]) -> bool:
    """Tell whether a checkpoint is a Phi language model, in either layout of its attention."""
    return EMBEDDING in names and "model.layers.0.self_attn.dense.weight" in names


def phi_plan(folder: Path, files: WeightFiles, base: NetworkConfig) -> Plan:
    """Check a Phi checkpoint; its vocabulary is cut to the words in use and [PAD] and [SEG].

    As in the published training, the rows of the two new words are whatever stands in the unused
    rows of the embedding.

    Raises:
        MtrefsegError: Names what does not fit.
    """
    tokenizer, config = _phi_config(folder, base)
    fused = any("query_key_value" in name for name in files.facts)
    facts = {name: fact for name, fact in files.facts.items() if not is_unused(name)}
    facts[EMBEDDING] = _cut(facts[EMBEDDING], config.language.vocabulary)
    shapes = {name: s for name, s in our_shapes(config).items() if name.startswith(PHI)}
    place = _fused_name if fused else _later_name
    needed = official_shapes(config) if fused else {place(n): s for n, s in shapes.items()}
    expected = {place(name): needed[place(name)] for name in shapes}
    _refuse(folder, PHI_TITLE, {name: fact.shape for name, fact in facts.items()}, expected)

    def read() -> Iterator[tuple[str, Tensor]]:
        for name, value in files.read():
            value = value[: config.language.vocabulary] if name == EMBEDDING else value
            if fused or is_unused(name):
                yield from rename({name: value}, config).items()
            else:
                yield PHI + name.removeprefix("model."), value

    kept = kept_facts(shapes, facts, folder, place)
    dropped = tuple(name for name in files.facts if is_unused(name))
    count = count_parameters(files.facts)
    return Plan(PHI_TITLE, False, config, kept, read, tokenizer, count, dropped)


def mask2former_plan(path: Path, base: NetworkConfig) -> Plan:
    """Check a Mask2Former checkpoint: a pickle of numpy arrays, read as data only.

    Raises:
        MtrefsegError: It holds something else, or other tensors.
    """
    arrays = read_arrays(path)
    state = {_mask2former_name(name): array for name, array in arrays.items()}
    kept = {n: a for n, a in state.items() if not n.startswith(FOREIGN) and not is_unused(n)}
    for name in BIASES:
        weight = kept.get(f"{name.removesuffix('bias')}weight")
        if weight is not None:
            kept.setdefault(name, np.zeros(len(weight), weight.dtype))
    expected = {n: s for n, s in official_shapes(base).items() if n.startswith(VISION)}
    _refuse(path, MASK2FORMER, {name: array.shape for name, array in kept.items()}, expected)

    def read() -> Iterator[tuple[str, Tensor]]:
        for name, array in kept.items():
            yield from rename({name: torch.from_numpy(_native(array))}, base).items()

    parts = ("backbone.", "pixel_decoder.", "mask_decoder.")
    shapes = {name: shape for name, shape in our_shapes(base).items() if name.startswith(parts)}
    formats = {name: TensorFacts(array.shape, torch.float32) for name, array in kept.items()}
    dropped = tuple(name for name in state if name not in kept)
    count = sum(array.size for array in state.values() if array.dtype.kind == "f")
    facts = kept_facts(shapes, formats, path)
    return Plan(MASK2FORMER, False, base, facts, read, None, count, dropped)


def _phi_config(folder: Path, base: NetworkConfig) -> tuple[Tokenizer, NetworkConfig]:
    tokenizer = read_tokenizer(folder)
    add_words(tokenizer, PAD, SEG)
    language = language_config(read_values(folder), base.language, folder / "config.json")
    language = replace(language, vocabulary=tokenizer.get_vocab_size())
    return tokenizer, replace(base, language=language)


def _cut(embedding: TensorFacts, rows: int) -> TensorFacts:
    cut = min(embedding.shape[0], rows)
    return TensorFacts((cut, *embedding.shape[1:]), embedding.dtype)


def _fused_name(name: str) -> str:
    """Our name → that of transformers until 4.36."""
    return official_name(name)[0]


def _later_name(name: str) -> str:
    """Our name → that of transformers since 4.37."""
    return f"model.{name.removeprefix(PHI)}"


def _mask2former_name(name: str) -> str:
    for pattern, template in RENAMED:
        name = re.sub(f"^{pattern}", template, name)
    return name


def _native(array: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    return np.array(array, dtype=np.float32)


def _refuse(
    path: Path, title: str, found: Mapping[str, Shape], expected: Mapping[str, Shape]
) -> None:
    misfit = compare(found, expected)
    if misfit:
        raise MtrefsegError(
            f"'{path}' is not the {title} that this network begins with: {misfit}.",
            "Use the very checkpoint that the README names.",
        )
