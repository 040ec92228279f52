"""Starting points of the published training: Phi-1.5, and Mask2Former with Swin-B on COCO."""

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
from .numpy_pickle import read_arrays
from .official_checkpoint import kept_facts
from .official_config import language_config, read_values
from .shards import WeightFiles
from .tokenizer import add_tokens, read_tokenizer

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
# in Mask2Former only: object classes and its training loss
FOREIGN = ("predictor.class_embed.", "criterion.")
# the published FPN level has biases where Mask2Former has none
BIASES = ("pixel_decoder.adapter_1.0.bias", "pixel_decoder.layer_1.0.bias")


def is_phi(names: Mapping[str, TensorFacts]) -> bool:
    """Return whether a checkpoint is a Phi language model, in either layout of its attention."""
    return EMBEDDING in names and "model.layers.0.self_attn.dense.weight" in names


def phi_plan(folder: Path, files: WeightFiles, base: NetworkConfig) -> Plan:
    """Check a Phi checkpoint; its vocabulary is cut to the tokens in use, [PAD] and [SEG].

    As in the published training, the two new tokens take unused rows of the embedding as they are.

    Raises:
        MtrefsegError: Names what does not fit.
    """
    tokenizer, config = _phi_config(folder, base)
    fused = any("query_key_value" in name for name in files.facts)
    facts = {name: fact for name, fact in files.facts.items() if not is_unused(name)}
    facts[EMBEDDING] = _cut_rows(facts[EMBEDDING], config.language.vocabulary)
    shapes = {name: s for name, s in our_shapes(config).items() if name.startswith(PHI)}
    source_name = _fused_name if fused else _separate_name
    needed = official_shapes(config) if fused else {source_name(n): s for n, s in shapes.items()}
    expected = {source_name(name): needed[source_name(name)] for name in shapes}
    _check_tensors(folder, PHI_TITLE, {name: fact.shape for name, fact in facts.items()}, expected)

    def read() -> Iterator[tuple[str, Tensor]]:
        for name, value in files.read():
            value = value[: config.language.vocabulary] if name == EMBEDDING else value
            if fused or is_unused(name):
                yield from rename({name: value}, config).items()
            else:
                yield PHI + name.removeprefix("model."), value

    kept = kept_facts(shapes, facts, folder, source_name)
    dropped = tuple(name for name in files.facts if is_unused(name))
    count = count_parameters(files.facts)
    return Plan(PHI_TITLE, False, config, kept, read, tokenizer, count, dropped)


def mask2former_plan(path: Path, base: NetworkConfig) -> Plan:
    """Check a Mask2Former checkpoint: a pickle of numpy arrays, read as data only.

    Raises:
        MtrefsegError: It holds anything but arrays, or other tensors.
    """
    arrays = read_arrays(path)
    state = {_mask2former_name(name): array for name, array in arrays.items()}
    kept = {n: a for n, a in state.items() if not n.startswith(FOREIGN) and not is_unused(n)}
    for name in BIASES:
        weight = kept.get(f"{name.removesuffix('bias')}weight")
        if weight is not None:
            kept.setdefault(name, np.zeros(len(weight), weight.dtype))
    expected = {n: s for n, s in official_shapes(base).items() if n.startswith(VISION)}
    _check_tensors(path, MASK2FORMER, {name: array.shape for name, array in kept.items()}, expected)

    def read() -> Iterator[tuple[str, Tensor]]:
        for name, array in kept.items():
            yield from rename(
                {name: torch.from_numpy(np.array(array, dtype=np.float32))}, base
            ).items()

    modules = ("backbone.", "pixel_decoder.", "mask_decoder.")
    shapes = {name: shape for name, shape in our_shapes(base).items() if name.startswith(modules)}
    formats = {name: TensorFacts(array.shape, torch.float32) for name, array in kept.items()}
    dropped = tuple(name for name in state if name not in kept)
    count = sum(array.size for array in state.values() if array.dtype.kind == "f")
    facts = kept_facts(shapes, formats, path)
    return Plan(MASK2FORMER, False, base, facts, read, None, count, dropped)


def _phi_config(folder: Path, base: NetworkConfig) -> tuple[Tokenizer, NetworkConfig]:
    tokenizer = read_tokenizer(folder)
    add_tokens(tokenizer, PAD, SEG)
    language = language_config(read_values(folder), base.language, folder / "config.json")
    language = replace(language, vocabulary=tokenizer.get_vocab_size())
    return tokenizer, replace(base, language=language)


def _cut_rows(embedding: TensorFacts, rows: int) -> TensorFacts:
    cut = min(embedding.shape[0], rows)
    return TensorFacts((cut, *embedding.shape[1:]), embedding.dtype)


def _fused_name(name: str) -> str:
    """Our name → that of transformers until 4.36."""
    return official_name(name)[0]


def _separate_name(name: str) -> str:
    """Our name → that of transformers since 4.37."""
    return f"model.{name.removeprefix(PHI)}"


def _mask2former_name(name: str) -> str:
    for pattern, template in RENAMED:
        name = re.sub(f"^{pattern}", template, name)
    return name


def _check_tensors(
    path: Path, title: str, found: Mapping[str, Shape], expected: Mapping[str, Shape]
) -> None:
    misfit = compare(found, expected)
    if misfit:
        raise MtrefsegError(
            "'{path}' is not the {title} that this network begins with: {misfit}.",
            "Use the very checkpoint that the README names.",
            path=path,
            title=title,
            misfit=misfit,
        )
