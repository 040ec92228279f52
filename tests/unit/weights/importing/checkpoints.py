"""Checkpoints as other programs save them: what the tests of the import share."""

import os
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file, save_file

from mtrefseg.model.config import MINI, R1, BackboneConfig
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.load_model import load_model

HEADS = 4


BASE = replace(
    MINI,
    places=False,
    name="r1",
    context="tile",
    backbone=BackboneConfig(
        channels=(32, 64, 128, 256), depths=(1, 1, 2, 1), heads=(1, 2, 4, 8), window=4
    ),
    language=replace(R1.language, hidden=64, layers=1, heads=1, feed_forward=64, vocabulary=9),
)


WORDS = "the new building beside the river that was demolished remote sensing images".split()


class Malicious:
    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return os.mkdir, (self.path,)


def config_values(config) -> dict[str, object]:
    language = config.language
    return {
        "model_type": "llava_phi",
        "temporal_fusion_type": config.fusion,
        "vocab_size": language.vocabulary,
        "hidden_size": language.hidden,
        "num_hidden_layers": language.layers,
        "num_attention_heads": language.heads,
        "intermediate_size": language.feed_forward,
        "partial_rotary_factor": 0.5,
        "rope_theta": 10000.0,
        "hidden_act": "gelu_new",
        "mm_vision_tower": "somewhere",
    }


def query_first(item: tuple[str, torch.Tensor]) -> str:
    return item[0].replace(".q_proj", ".a_proj")


def join(name: str, values: list[torch.Tensor]) -> torch.Tensor:
    if "query_key_value" in name:
        heads = [value.unflatten(0, (HEADS, -1)) for value in values]
        return torch.stack(heads, dim=1).flatten(0, 2)
    return torch.cat(values) if len(values) == 3 else values[0]


def change(source, **changes) -> None:
    path = source / "model.safetensors"
    state = load_file(path)
    for name, value in changes.items():
        state.pop(name) if value is None else state.update({name: value})
    save_file(state, path)


def refused(convert, *arguments) -> str:
    with pytest.raises(MtrefsegError) as caught:
        convert(*arguments)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return str(caught.value)


def assert_same(folder, network, tolerance=0.0):
    loaded = load_model(str(folder)).network.state_dict()
    for name, value in network.state_dict().items():
        torch.testing.assert_close(loaded[name], value, rtol=tolerance, atol=0, msg=name)
