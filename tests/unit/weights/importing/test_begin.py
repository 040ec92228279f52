"""Starting points of other programs: Phi, Mask2Former; no pickle runs anything."""

import json
import pickle
import re

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.importing.import_checkpoint import import_checkpoint
from mtrefseg.model.weights.importing.initialise import load_starting_point
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.tests.unit.weights.importing.checkpoints import Malicious, config_values, refused

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def phi(tmp_path, source, state, tokenizer, config):
    """Phi-1.5 before the new words: a larger embedding, its own lm_head with a bias."""
    folder = tmp_path / "phi"
    folder.mkdir()
    weights = {n: v for n, v in state.items() if re.match(r"model\.(embed|layers|final)", n)}
    rows = weights["model.embed_tokens.weight"]
    weights["model.embed_tokens.weight"] = torch.cat([rows, torch.ones(7, rows.shape[1])])
    weights |= {"lm_head.weight": torch.zeros(9, 128), "lm_head.bias": torch.zeros(9)}
    values = {**config_values(config), "model_type": "phi", "vocab_size": len(rows) + 7}
    (folder / "config.json").write_text(json.dumps(values))
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(weights, folder / "model.safetensors")
    return folder


def _mask2former(state, network) -> dict[str, np.ndarray]:
    arrays = {"criterion.empty_weight": np.ones(3, "f4")}
    for name, value in state.items():
        if name.startswith("model.vision_tower."):
            arrays[name.replace("model.vision_tower.", "backbone.")] = value.numpy()
        elif name.startswith(("pixel_decoder.", "predictor.")) and "SEG_proj" not in name:
            name = re.sub(r"_1\.1\.", "_1.norm.", name.replace("_1.0.weight", "_1.weight"))
            arrays[f"sem_seg_head.{name}"] = value.numpy()
    arrays["sem_seg_head.predictor.class_embed.weight"] = np.ones((3, 3), "f4")
    return {n: a for n, a in arrays.items() if not re.search(r"_1\.0\.bias$", n)}


@pytest.mark.parametrize("layout", ["fused", "later"])
def test_phi_is_a_starting_point_in_either_layout(convert, phi, tmp_path, config, network, layout):
    if layout == "later":
        weights = load_file(phi / "model.safetensors")
        own = network.language.phi.state_dict()
        kept = {n: v for n, v in weights.items() if "query_key_value" not in n}
        qkv = {f"model.{n}": v for n, v in own.items() if re.search(r"[qkv]_proj", n)}
        save_file(kept | qkv, phi / "model.safetensors")
    done = convert(phi)
    other = MTRefSeg(config)
    filled = load_starting_point(other, tmp_path / "ours")

    assert done.vocabulary == config.language.vocabulary
    assert all(name.startswith("language.phi.") for name in filled)
    for name, value in network.language.state_dict().items():
        assert torch.equal(other.language.state_dict()[name], value), name
    found = Tokenizer.from_file(str(tmp_path / "ours" / "tokenizer.json"))
    ids = [found.token_to_id(word) for word in ("[PAD]", "[SEG]")]
    assert ids == [found.get_vocab_size() - 2, found.get_vocab_size() - 1]
    with pytest.raises(MtrefsegError, match=r"no model\.safetensors.* begin a training"):
        load_model(str(tmp_path / "ours"))


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_mask2former_is_a_starting_point(convert, tmp_path, state, network, config, protocol):
    path = tmp_path / "model_final.pkl"
    content = {"model": _mask2former(state, network), "__author__": "third_party"}
    path.write_bytes(pickle.dumps(content, protocol=protocol))
    done = import_checkpoint(str(path), str(tmp_path / "ours"), base=config)
    other = MTRefSeg(config)
    filled = load_starting_point(other, tmp_path / "ours")

    assert {name.split(".")[0] for name in filled} == {"backbone", "pixel_decoder", "mask_decoder"}
    for name in filled:
        expected = network.state_dict()[name]
        new = re.search(r"(adapter|layer)_1\.0\.bias", name)
        assert torch.equal(other.state_dict()[name], 0 * expected if new else expected), name
    assert "predictor.class_embed.weight" in done.dropped


@pytest.mark.parametrize("protocol", range(6))
def test_a_malicious_pickle_runs_nothing(convert, tmp_path, state, network, protocol):
    path = tmp_path / "model_final.pkl"
    content = {**_mask2former(state, network), "x": Malicious(tmp_path / "harm")}
    path.write_bytes(pickle.dumps({"model": content}, protocol=protocol))

    assert "wants to call" in refused(convert, path)
    assert not (tmp_path / "harm").exists()
    assert not (tmp_path / "ours").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a pickle at all",
        pickle.dumps([1, 2]),
        pickle.dumps({"model": 3}),
        pickle.dumps({"model": {"a": np.array([object()])}}),
        pickle.dumps({"model": {"a": np.zeros(1000)}})[:500],
        b"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04true\x85R.",
        b"cos\nsystem\n(S'true'\ntR.",
        b"(S'true'\nios\nsystem\n.",
        b"\x80\x02]q\x00h\x07.",
    ],
)
def test_any_other_file_is_refused(convert, tmp_path, content):
    path = tmp_path / "model_final.pkl"
    path.write_bytes(content)

    assert "model_final.pkl'" in refused(convert, path)
