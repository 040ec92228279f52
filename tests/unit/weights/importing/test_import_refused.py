"""What cannot be imported is named, and nothing is left behind."""

import json

import pytest
import torch
from safetensors.torch import save_file

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.weights.importing import import_checkpoint as module
from mtrefseg.model.weights.importing.import_checkpoint import import_checkpoint
from mtrefseg.tests.unit.weights.importing.checkpoints import BASE, change, config_values, refused

pytestmark = pytest.mark.usefixtures("one_thread")


def test_missing_unexpected_and_other_tensors_are_named(convert, source):
    change(
        source,
        **{
            "SEG_token_projector.bias": None,
            "model.layers.1.self_attn.query_key_value.weight": None,
            "model.extra.weight": torch.zeros(1),
            "text_projector.weight": torch.zeros(3, 5),
        },
    )
    text = refused(convert)

    assert "SEG_token_projector.bias" in text
    assert "model.layers.1.self_attn.query_key_value.weight" in text
    assert "1 is unexpected (model.extra.weight)" in text
    assert "text_projector.weight: (3, 5) instead of (64, 128)" in text


@pytest.mark.parametrize("name", ["lm_head.weight", "seg_query"])
def test_what_serves_nothing_may_be_missing(convert, source, name):
    change(source, **{name: None})

    assert name not in convert().dropped


def test_a_quantised_tensor_is_named(convert, source, state):
    name = "text_projector.weight"
    change(source, **{name: state[name].to(torch.int8)})

    assert f"'{name}'" in refused(convert)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("temporal_fusion_type", "magic"),
        ("num_hidden_layers", "two"),
        ("vocab_size", 0),
        ("hidden_act", "relu"),
        ("rope_theta", 1e6),
        ("partial_rotary_factor", None),
    ],
)
def test_a_value_that_cannot_be_is_named(convert, source, config, name, value):
    (source / "config.json").write_text(json.dumps({**config_values(config), name: value}))
    text = refused(convert)

    assert "config.json" in text
    assert repr(value) in text


def test_more_layers_than_there_are_weights_are_missed(convert, source, config):
    (source / "config.json").write_text(
        json.dumps({**config_values(config), "num_hidden_layers": 3}),
    )

    assert "10 are missing (model.layers.2." in refused(convert)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_missing_file_is_missed(convert, source, name):
    (source / name).unlink()
    wanted = {"tokenizer.json": "no tokenizer", "model.safetensors": "no weights"}

    assert wanted.get(name, name) in refused(convert)


def test_the_checkpoint_inside_is_pointed_at(convert, source, tmp_path):
    outer = tmp_path / "run"
    outer.mkdir()
    source.rename(outer / "checkpoint-500")

    assert "checkpoint-500" in refused(convert, outer)


def test_a_missing_shard_and_a_bad_index_are_named(convert, source):
    (source / "model.safetensors").unlink()
    index = source / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"a": "model-1.safetensors"}}))
    assert "'model-1.safetensors', which is missing" in refused(convert)

    for text in ("", "{}", '{"weight_map": {"a": "../other.safetensors"}}'):
        index.write_text(text)
        assert "cannot be read" in refused(convert)


@pytest.mark.parametrize("kept", [0, 7, 5000])
def test_a_truncated_file_is_named(convert, source, kept):
    path = source / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])

    assert f"'{path}' are damaged" in refused(convert)


def test_a_tokenizer_without_seg_is_refused(convert, source, tokenizer):
    tokenizer.save(str(source / "tokenizer.json"))

    assert "[SEG]" in refused(convert)


def test_another_network_and_our_own_are_told_apart(convert, source, tmp_path):
    save_file({"encoder.weight": torch.zeros(1)}, source / "model.safetensors")
    assert "another network" in refused(convert)

    save_file({"backbone.body.x": torch.zeros(1)}, source / "model.safetensors")
    assert "model folder already" in refused(convert)
    assert "neither a folder" in refused(convert, tmp_path / "nowhere")


def test_a_folder_that_is_in_use_is_not_overwritten(convert, source, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "precious").write_text("kept")
    assert "not an empty folder" in refused(convert)

    with pytest.raises(MtrefsegError, match="another folder"):
        import_checkpoint(str(source), str(source), base=BASE)


def test_too_little_space_is_said_before_anything_is_written(convert, tmp_path, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(module.shutil, "disk_usage", lambda path: usage)

    assert "GB are free" in refused(convert)
    assert not (tmp_path / "ours").exists()
