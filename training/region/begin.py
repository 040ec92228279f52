"""What a training begins with: a whole model, or a fresh one filled from starting points."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import PreTrainedTokenizerFast

from ...model.errors import MtrefsegError
from ...model.importing.begin import begin_with
from ...model.importing.tokenizer import read_tokenizer
from ...model.network.checkpoint import TOKENIZER, LoadedModel, load_model, read_config
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.train_request import TrainRequest


def begin(request: TrainRequest) -> LoadedModel:
    """Return the network that a training begins with.

    Args:
        request: Names a model, or starting points as the published stage 1 has: Phi-1.5 and
            Mask2Former, each imported with ``import-checkpoint``.

    Raises:
        MtrefsegError: A model or a starting point cannot be used.
    """
    if not request.start:
        return load_model(request.model)
    folders = [Path(folder).expanduser() for folder in request.start]
    words = next((folder for folder in folders if (folder / TOKENIZER).is_file()), None)
    if words is None:
        raise MtrefsegError(
            f"No starting point among {', '.join(map(str, folders))} has a {TOKENIZER}.",
            "Add the folder of the imported Phi-1.5.",
        )
    config = read_config(str(words))
    torch.manual_seed(int(request.seed or 0))
    network = MTRefSeg(config)
    for folder in folders:
        begin_with(network, folder)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=read_tokenizer(words))
    return LoadedModel(network, Prompt(tokenizer, config.language), config, config.name, "", words)
