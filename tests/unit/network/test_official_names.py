"""The table of names covers the published checkpoint, tensor by tensor."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from mtrefseg.model.config import R1
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.official_names import rename

MANIFEST = Path(__file__).parents[1] / "golden" / "manifest_24.json"


def test_every_tensor_of_the_checkpoint_finds_its_place():
    keys = json.loads(MANIFEST.read_text())["keys"]
    with torch.device("meta"):
        state = {key: torch.empty(entry["shape"]) for key, entry in keys.items()}
        expected = MTRefSeg(R1).state_dict()
    renamed = rename(state, R1)

    assert {key: tuple(value.shape) for key, value in renamed.items()} == {
        key: tuple(value.shape) for key, value in expected.items()
    }


def test_the_fused_attention_of_the_language_model_is_split_per_head():
    # two heads of width one: rows are [head][query, key, value]
    config = replace(R1, language=replace(R1.language, heads=2))
    renamed = rename({"model.layers.3.self_attn.query_key_value.bias": torch.arange(6.0)}, config)

    prefix = "language.phi.layers.3.self_attn."
    assert {key: value.tolist() for key, value in renamed.items()} == {
        f"{prefix}q_proj.bias": [0.0, 3.0],
        f"{prefix}k_proj.bias": [1.0, 4.0],
        f"{prefix}v_proj.bias": [2.0, 5.0],
    }


def test_the_fused_attention_of_the_decoder_is_split_in_thirds():
    key = "predictor.transformer_self_attention_layers.0.self_attn.in_proj_bias"
    renamed = rename({key: torch.arange(3.0)}, R1)

    assert [value.tolist() for value in renamed.values()] == [[0.0], [1.0], [2.0]]
    assert [name.split(".")[-2] for name in renamed] == ["q_proj", "k_proj", "v_proj"]


def test_a_foreign_tensor_is_named():
    with pytest.raises(MtrefsegError, match="'encoder\\.weight'"):
        rename({"encoder.weight": torch.zeros(1)}, R1)
