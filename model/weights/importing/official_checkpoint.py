"""A published MTRefSeg-R1 checkpoint → the plan of its import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from torch import Tensor

from ...config import NetworkConfig
from ...errors import MtrefsegError
from ..official_names import rename
from ..safetensors_io import TensorFacts
from .expected_tensors import compare, is_unused, official_name, official_shapes, our_shapes
from .import_plan import Plan, count_parameters, stored_dtype
from .official_config import network_config, read_values
from .shards import WeightFiles
from .tokenizer import read_tokenizer

MARK = "model.vision_tower."


def official_plan(folder: Path, files: WeightFiles, base: NetworkConfig) -> Plan:
    """Check an official checkpoint, tensor by tensor.

    Args:
        folder: Holds the weights, config.json and the tokenizer.
        files: Its weights.
        base: Sizes that the published config.json lacks.

    Raises:
        MtrefsegError: Names what is missing, unexpected or of another shape.
    """
    config = network_config(read_values(folder), files.facts, base, folder / "config.json")
    shapes = {name: fact.shape for name, fact in files.facts.items() if not is_unused(name)}
    misfit = compare(shapes, official_shapes(config))
    if misfit:
        raise MtrefsegError(
            (
                "The checkpoint '{folder}' is not a whole MTRefSeg-R1 with fusion "
                "'{fusion}': {misfit}."
            ),
            ("Copy or download it again; config.json must be the one saved with these weights."),
            folder=folder,
            fusion=config.fusion,
            misfit=misfit,
        )

    def read() -> Iterator[tuple[str, Tensor]]:
        for name, value in files.read():
            yield from rename({name: value}, config).items()

    return Plan(
        title="MTRefSeg-R1",
        complete=True,
        config=config,
        facts=kept_facts(our_shapes(config), files.facts, folder),
        read=read,
        tokenizer=read_tokenizer(folder),
        parameters_read=count_parameters(files.facts),
        dropped=tuple(name for name in files.facts if is_unused(name)),
    )


def kept_facts(
    shapes: dict[str, tuple[int, ...]],
    source: dict[str, TensorFacts],
    path: Path,
    source_name: Callable[[str], str] = lambda name: official_name(name)[0],
) -> dict[str, TensorFacts]:
    """Return shape and dtype of our tensors, in the dtypes of the source.

    Args:
        shapes: Our names and shapes.
        source: Tensors of the file.
        path: Named in errors.
        source_name: Our name → the one in the file.
    """
    return {
        name: TensorFacts(
            shape, stored_dtype(source_name(name), source[source_name(name)].dtype, path)
        )
        for name, shape in shapes.items()
    }
