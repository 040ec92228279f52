"""Initial weights of a training: a whole model, or a fresh one filled from starting points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerFast

from ...model.errors import MtrefsegError
from ...model.network.mtrefseg import MTRefSeg
from ...model.network.prompt import Prompt
from ...model.requests.train import IMAGENET, TrainRequest
from ...model.weights.importing.initialise import load_starting_point
from ...model.weights.importing.tokenizer import read_tokenizer
from ...model.weights.load_model import LoadedModel, load_model
from ...model.weights.model_folder import TOKENIZER, read_config
from .imagenet import start_from_imagenet


def initial_model(request: TrainRequest) -> LoadedModel:
    """Return the network that a training begins with.

    Args:
        request: Names a model, or starting points: as the published stage 1 has them, Phi-1.5 and
            Mask2Former, each imported with ``import-checkpoint``; or ``IMAGENET``, as mini has it,
            for a network in the sizes and with the words of the model.

    Raises:
        MtrefsegError: A model or a starting point cannot be used.
    """
    if not request.start:
        return load_model(request.model)
    torch.manual_seed(int(request.seed or 0))
    folders = [Path(folder).expanduser() for folder in request.start if folder != IMAGENET]
    model = _imported(folders) if folders else _emptied(load_model(request.model))
    if IMAGENET in request.start:
        start_from_imagenet(model.network)
    return model


def _emptied(model: LoadedModel) -> LoadedModel:
    return replace(model, network=MTRefSeg(model.config), hash="")


def _imported(folders: Sequence[Path]) -> LoadedModel:
    words = next((folder for folder in folders if (folder / TOKENIZER).is_file()), None)
    if words is None:
        raise MtrefsegError(
            "No starting point among {folders} has a {tokenizer}.",
            "Add the folder of the imported Phi-1.5.",
            folders=", ".join(map(str, folders)),
            tokenizer=TOKENIZER,
        )
    config = read_config(str(words))
    network = MTRefSeg(config)
    for folder in folders:
        load_starting_point(network, folder)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=read_tokenizer(words))
    return LoadedModel(network, Prompt(tokenizer, config.language), config, config.name, "", words)
