"""An imported starting point → the weights of a network that it holds."""

from __future__ import annotations

from pathlib import Path

import torch

from ...errors import MtrefsegError
from ...network.mtrefseg import MTRefSeg
from ..model_folder import START
from ..safetensors_io import read_tensors, tensor_facts
from .expected_tensors import compare


@torch.no_grad()
def load_starting_point(network: MTRefSeg, folder: str | Path) -> tuple[str, ...]:
    """Copy the weights of a starting point into a network.

    Args:
        network: Keeps the weights that the starting point does not hold.
        folder: Written by ``import-checkpoint`` from Phi-1.5 or Mask2Former.

    Returns:
        The names of the tensors that were filled.

    Raises:
        MtrefsegError: The folder is no starting point, or one of another size.
    """
    path = Path(folder) / START
    if not path.is_file():
        raise MtrefsegError(
            "Folder '{folder}' has no {start}.",
            "Make it with 'mtrefseg import-checkpoint'.",
            folder=folder,
            start=START,
        )
    state = network.state_dict()
    found = {name: fact.shape for name, fact in tensor_facts(path).items()}
    needed = {name: tuple(state[name].shape) for name in found if name in state}
    if misfit := compare(found, needed):
        raise MtrefsegError(
            "'{path}' does not fit this network: {misfit}.",
            "Use the config.json that lies beside it.",
            path=path,
            misfit=misfit,
        )
    for name, value in read_tensors(path, found):
        state[name].copy_(value)
    return tuple(found)
