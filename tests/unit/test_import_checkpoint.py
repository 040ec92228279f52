"""Checkpoints of other programs: whole ones are imported to the last bit, others are named."""

import json
import os
import pickle
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import AddedToken, ByteLevelBPETokenizer, Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE
from transformers import CodeGenTokenizer

from mtrefseg.model.config import MINI, R1, BackboneConfig
from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.importing import import_checkpoint as module
from mtrefseg.model.importing.begin import begin_with
from mtrefseg.model.importing.expected import official_name, official_shapes
from mtrefseg.model.importing.import_checkpoint import import_checkpoint
from mtrefseg.model.network.checkpoint import load_model
from mtrefseg.model.network.mtrefseg import MTRefSeg

pytestmark = pytest.mark.usefixtures("one_thread")

WORDS = "the new building beside the river that was demolished remote sensing images".split()
MANIFEST = Path(__file__).parent / "golden" / "manifest_24.json"
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


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory) -> Tokenizer:
    """A small tokenizer of CodeGen's kind: byte-level pairs, then words that were added."""
    folder = tmp_path_factory.mktemp("tokenizer")
    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator([" ".join(WORDS)] * 9, vocab_size=300, min_frequency=2)
    trained.save_model(str(folder))
    made = Tokenizer(BPE.from_file(str(folder / "vocab.json"), str(folder / "merges.txt")))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([AddedToken("<|endoftext|>", special=True)])
    made.add_tokens([AddedToken(" " * n, normalized=True) for n in range(4, 1, -1)])
    return made


@pytest.fixture(scope="module")
def with_seg(tokenizer) -> Tokenizer:
    made = Tokenizer.from_str(tokenizer.to_str())
    made.add_special_tokens(["[PAD]"])
    made.add_tokens(["[SEG]"])
    return made


@pytest.fixture(scope="module")
def config(with_seg):
    sizes = {"vocabulary": with_seg.get_vocab_size(), "hidden": 128, "layers": 2, "heads": HEADS}
    language = replace(BASE.language, **sizes, feed_forward=96)
    return replace(BASE, language=language, any_change=True)


@pytest.fixture(scope="module")
def network(config) -> MTRefSeg:
    torch.manual_seed(0)
    return MTRefSeg(config).eval()


@pytest.fixture(scope="module")
def state(network) -> dict[str, torch.Tensor]:
    """The network's weights as the authors' code names and joins them, dead ones with them."""
    found: dict[str, list[torch.Tensor]] = {}
    for name, value in sorted(network.state_dict().items(), key=_query_first):
        found.setdefault(official_name(name)[0], []).append(value)
    joined = {name: _join(name, values) for name, values in found.items()}
    dead = {
        "seg_query": torch.zeros(16, 128),
        "lm_head.weight": torch.zeros(network.config.language.vocabulary, 128),
        "predictor.SEG_proj.layers.0.weight": torch.zeros(4, 4),
        "model.vision_tower.layers.0.blocks.0.attn.relative_position_index": torch.zeros(
            2, 2, dtype=torch.int64
        ),
    }
    return {name: value.contiguous() for name, value in (joined | dead).items()}


def _query_first(item: tuple[str, torch.Tensor]) -> str:
    return item[0].replace(".q_proj", ".a_proj")


def _join(name: str, values: list[torch.Tensor]) -> torch.Tensor:
    if "query_key_value" in name:
        heads = [value.unflatten(0, (HEADS, -1)) for value in values]
        return torch.stack(heads, dim=1).flatten(0, 2)
    return torch.cat(values) if len(values) == 3 else values[0]


def _values(config) -> dict[str, object]:
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


@pytest.fixture
def source(tmp_path, config, state, with_seg):
    """A folder as the Trainer saves it, with its extra files."""
    folder = tmp_path / "published"
    folder.mkdir()
    save_file(state, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(_values(config)))
    with_seg.save(str(folder / "tokenizer.json"))
    for name in ("optimizer.pt", "training_args.bin", "rng_state.pth", "trainer_state.json"):
        (folder / name).write_bytes(b"not to be opened")
    return folder


@pytest.fixture
def convert(tmp_path, source):
    return lambda folder=source, **more: import_checkpoint(
        str(folder), str(tmp_path / "ours"), base=BASE, **more
    )


def _refused(convert, *arguments) -> str:
    with pytest.raises(MtrefsegError) as caught:
        convert(*arguments)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return str(caught.value)


def _assert_same(folder, network, tolerance=0.0):
    loaded = load_model(str(folder)).network.state_dict()
    for name, value in network.state_dict().items():
        torch.testing.assert_close(loaded[name], value, rtol=tolerance, atol=0, msg=name)


def _change(source, **changes) -> None:
    path = source / "model.safetensors"
    state = load_file(path)
    for name, value in changes.items():
        state.pop(name) if value is None else state.update({name: value})
    save_file(state, path)


def test_a_checkpoint_is_imported_to_the_last_bit(convert, tmp_path, network, config):
    done = convert()

    _assert_same(tmp_path / "ours", network)
    assert load_model(str(tmp_path / "ours")).config == config
    assert {p.name for p in (tmp_path / "ours").iterdir()} == {
        "config.json", "model.safetensors", "tokenizer.json", "README.md"
    }  # fmt: skip
    assert len(done.dropped) == 4
    assert (
        done.parameters_read > done.parameters_kept == sum(p.numel() for p in network.parameters())
    )


def test_half_precision_stays_half_precision(convert, source, tmp_path, state, network):
    halves = {n: v.bfloat16() if v.is_floating_point() else v for n, v in state.items()}
    save_file(halves, source / "model.safetensors")
    done = convert()

    assert done.formats == {"bfloat16": len(network.state_dict())}
    size = (tmp_path / "ours" / "model.safetensors").stat().st_size
    assert size < 2.2 * done.parameters_kept + 100_000
    _assert_same(tmp_path / "ours", network, 2**-8)


@pytest.mark.parametrize("kind", ["safetensors", "bin"])
def test_shards_are_one_checkpoint(convert, source, tmp_path, state, network, kind):
    (source / "model.safetensors").unlink()
    names = sorted(state)
    parts = [names[0::3], names[1::3], names[2::3]]
    stem = "model" if kind == "safetensors" else "pytorch_model"
    index = {}
    for number, part in enumerate(parts, start=1):
        shard = f"{stem}-{number:05d}-of-00003.{kind}"
        index |= dict.fromkeys(part, shard)
        values = {name: state[name] for name in part}
        (save_file if kind == "safetensors" else torch.save)(values, source / shard)
    text = json.dumps({"metadata": {"total_size": 1}, "weight_map": index})
    (source / f"{stem}.{kind}.index.json").write_text(text)
    convert()

    _assert_same(tmp_path / "ours", network)


@pytest.mark.parametrize("new", [True, False])
def test_a_file_of_torch_save_is_read(convert, source, tmp_path, state, network, new):
    (source / "model.safetensors").unlink()
    torch.save(state, source / "pytorch_model.bin", _use_new_zipfile_serialization=new)
    convert()

    _assert_same(tmp_path / "ours", network)


class Malicious:
    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return os.mkdir, (self.path,)


@pytest.mark.parametrize("new", [True, False])
def test_a_malicious_file_of_torch_save_runs_nothing(convert, source, tmp_path, state, new):
    (source / "model.safetensors").unlink()
    bad = {**state, "model.vision_tower.norm0.weight": Malicious(tmp_path / "harm")}
    torch.save(bad, source / "pytorch_model.bin", _use_new_zipfile_serialization=new)

    assert "was not read" in _refused(convert)
    assert not (tmp_path / "harm").exists()
    assert not (tmp_path / "ours").exists()


@pytest.mark.parametrize("fusion", ["concat_conv", "abs_diff", "avg"])
@pytest.mark.parametrize("said", [True, False])
def test_every_fusion_is_recognised(convert, source, state, tmp_path, config, fusion, said):
    other = MTRefSeg(replace(config, fusion=fusion)).state_dict()
    kept = {n: v for n, v in state.items() if not n.startswith("change_feature_fusion.")}
    blocks = {official_name(n)[0]: v for n, v in other.items() if n.startswith("fusion.")}
    save_file(kept | blocks, source / "model.safetensors")
    values = _values(replace(config, fusion=fusion))
    if not said:
        del values["temporal_fusion_type"]
    (source / "config.json").write_text(json.dumps(values))

    assert convert().fusion == fusion
    loaded = load_model(str(tmp_path / "ours")).network.state_dict()
    assert all(torch.equal(v, loaded[n]) for n, v in other.items() if n.startswith("fusion."))


def test_missing_unexpected_and_other_tensors_are_named(convert, source):
    _change(
        source,
        **{
            "SEG_token_projector.bias": None,
            "model.layers.1.self_attn.query_key_value.weight": None,
            "model.extra.weight": torch.zeros(1),
            "text_projector.weight": torch.zeros(3, 5),
        },
    )
    text = _refused(convert)

    assert "SEG_token_projector.bias" in text
    assert "model.layers.1.self_attn.query_key_value.weight" in text
    assert "1 is unexpected (model.extra.weight)" in text
    assert "text_projector.weight: (3, 5) instead of (64, 128)" in text


@pytest.mark.parametrize("name", ["lm_head.weight", "seg_query"])
def test_what_serves_nothing_may_be_missing(convert, source, name):
    _change(source, **{name: None})

    assert name not in convert().dropped


def test_a_quantised_tensor_is_named(convert, source, state):
    name = "text_projector.weight"
    _change(source, **{name: state[name].to(torch.int8)})

    assert f"'{name}'" in _refused(convert)


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
    (source / "config.json").write_text(json.dumps({**_values(config), name: value}))
    text = _refused(convert)

    assert "config.json" in text
    assert repr(value) in text


def test_more_layers_than_there_are_weights_are_missed(convert, source, config):
    (source / "config.json").write_text(
        json.dumps({**_values(config), "num_hidden_layers": 3}),
    )

    assert "10 are missing (model.layers.2." in _refused(convert)


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_missing_file_is_missed(convert, source, name):
    (source / name).unlink()
    wanted = {"tokenizer.json": "no tokenizer", "model.safetensors": "no weights"}

    assert wanted.get(name, name) in _refused(convert)


def test_the_checkpoint_inside_is_pointed_at(convert, source, tmp_path):
    outer = tmp_path / "run"
    outer.mkdir()
    source.rename(outer / "checkpoint-500")

    assert "checkpoint-500" in _refused(convert, outer)


def test_a_missing_shard_and_a_bad_index_are_named(convert, source):
    (source / "model.safetensors").unlink()
    index = source / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"a": "model-1.safetensors"}}))
    assert "'model-1.safetensors', which is missing" in _refused(convert)

    for text in ("", "{}", '{"weight_map": {"a": "../other.safetensors"}}'):
        index.write_text(text)
        assert "cannot be read" in _refused(convert)


@pytest.mark.parametrize("kept", [0, 7, 5000])
def test_a_truncated_file_is_named(convert, source, kept):
    path = source / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])

    assert f"'{path}' are damaged" in _refused(convert)


def test_a_tokenizer_without_seg_is_refused(convert, source, tokenizer):
    tokenizer.save(str(source / "tokenizer.json"))

    assert "[SEG]" in _refused(convert)


def test_another_network_and_our_own_are_told_apart(convert, source, tmp_path):
    save_file({"encoder.weight": torch.zeros(1)}, source / "model.safetensors")
    assert "another network" in _refused(convert)

    save_file({"backbone.body.x": torch.zeros(1)}, source / "model.safetensors")
    assert "model folder already" in _refused(convert)
    assert "neither a folder" in _refused(convert, tmp_path / "nowhere")


def test_a_folder_that_is_in_use_is_not_overwritten(convert, source, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "precious").write_text("kept")
    assert "not an empty folder" in _refused(convert)

    with pytest.raises(MtrefsegError, match="another folder"):
        import_checkpoint(str(source), str(source), base=BASE)


def test_too_little_space_is_said_before_anything_is_written(convert, tmp_path, monkeypatch):
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr(module.shutil, "disk_usage", lambda path: usage)

    assert "GB are free" in _refused(convert)
    assert not (tmp_path / "ours").exists()


def test_a_cancelled_import_leaves_nothing(convert, tmp_path):
    calls = iter([False] * 20 + [True] * 9)
    with pytest.raises(Cancelled):
        convert(cancelled=lambda: next(calls))

    assert not (tmp_path / "ours").exists()


def test_progress_never_falls_and_ends_at_one(convert):
    seen = []
    convert(report=lambda progress: seen.append(progress.fraction))

    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_the_published_prompt_and_tokens(convert, tmp_path, with_seg):
    convert()
    prompt = load_model(str(tmp_path / "ours")).prompt
    chunks = [with_seg.decode(ids, skip_special_tokens=False) for ids in prompt.prompt_ids]
    ids, lengths = prompt.sentences(["the new building", "river"])

    assert chunks[0].startswith("[INST] <<SYS>>\nYou are a helpful language and vision")
    assert chunks[0].endswith("These are two temporal remote sensing images ")
    assert chunks[1] == " and "
    assert chunks[2].endswith("according to the following instruction:\n")
    assert with_seg.decode(ids[0].tolist(), skip_special_tokens=False) == " the new building[SEG]"
    assert ids[0, : lengths[0]].tolist() == with_seg.encode(" the new building[SEG]").ids
    assert ids[1, int(lengths[1]) - 1] == with_seg.token_to_id("[SEG]")


def test_the_older_tokenizer_files_give_the_same_tokens(convert, source, tmp_path, with_seg):
    whole = json.loads((source / "tokenizer.json").read_text())
    (source / "tokenizer.json").unlink()
    added = {t["content"]: t["id"] for t in whole["added_tokens"]}
    (source / "vocab.json").write_text(json.dumps(whole["model"]["vocab"]))
    merges = [m if isinstance(m, str) else " ".join(m) for m in whole["model"]["merges"]]
    (source / "merges.txt").write_text("#version: 0.2\n" + "\n".join(merges) + "\n")
    (source / "added_tokens.json").write_text(json.dumps(added))
    convert()
    text = "  the new   building beside [SEG]  <|endoftext|> é"

    found = Tokenizer.from_file(str(tmp_path / "ours" / "tokenizer.json"))
    assert found.encode(text).ids == with_seg.encode(text).ids
    pairs = [tuple(merge.split(" ")) for merge in merges]
    theirs = CodeGenTokenizer(vocab=whole["model"]["vocab"], merges=pairs)
    words = " the new building that was demolished"
    assert found.encode(words).ids == theirs.encode(words, add_special_tokens=False)

    (source / "added_tokens.json").write_text(json.dumps({"[SEG]": 7}))
    with pytest.raises(MtrefsegError, match="tokenizer in .* cannot be read"):
        import_checkpoint(str(source), str(tmp_path / "again"), base=BASE)


@pytest.fixture
def phi(tmp_path, source, state, tokenizer, config):
    """Phi-1.5 before the new words: a larger embedding, its own lm_head with a bias."""
    folder = tmp_path / "phi"
    folder.mkdir()
    weights = {n: v for n, v in state.items() if re.match(r"model\.(embed|layers|final)", n)}
    rows = weights["model.embed_tokens.weight"]
    weights["model.embed_tokens.weight"] = torch.cat([rows, torch.ones(7, rows.shape[1])])
    weights |= {"lm_head.weight": torch.zeros(9, 128), "lm_head.bias": torch.zeros(9)}
    values = {**_values(config), "model_type": "phi", "vocab_size": len(rows) + 7}
    (folder / "config.json").write_text(json.dumps(values))
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(weights, folder / "model.safetensors")
    return folder


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
    filled = begin_with(other, tmp_path / "ours")

    assert done.vocabulary == config.language.vocabulary
    assert all(name.startswith("language.phi.") for name in filled)
    for name, value in network.language.state_dict().items():
        assert torch.equal(other.language.state_dict()[name], value), name
    found = Tokenizer.from_file(str(tmp_path / "ours" / "tokenizer.json"))
    ids = [found.token_to_id(word) for word in ("[PAD]", "[SEG]")]
    assert ids == [found.get_vocab_size() - 2, found.get_vocab_size() - 1]
    with pytest.raises(MtrefsegError, match=r"no model\.safetensors.* begin a training"):
        load_model(str(tmp_path / "ours"))


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


@pytest.mark.parametrize("protocol", [2, 4, 5])
def test_mask2former_is_a_starting_point(convert, tmp_path, state, network, config, protocol):
    path = tmp_path / "model_final.pkl"
    content = {"model": _mask2former(state, network), "__author__": "third_party"}
    path.write_bytes(pickle.dumps(content, protocol=protocol))
    done = import_checkpoint(str(path), str(tmp_path / "ours"), base=config)
    other = MTRefSeg(config)
    filled = begin_with(other, tmp_path / "ours")

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

    assert "wants to call" in _refused(convert, path)
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

    assert "model_final.pkl'" in _refused(convert, path)


def test_names_and_shapes_are_those_of_the_manifest():
    manifest = json.loads(MANIFEST.read_text())
    used = {
        name: tuple(entry["shape"])
        for name, entry in manifest["keys"].items()
        if entry["use"] in ("both_paths", "refer_path_only", "visual_path_only")
    }

    assert official_shapes(R1) == used


def test_the_published_numbers_of_parameters():
    manifest = json.loads(MANIFEST.read_text())
    counts = {kind: count for kind, (_, count) in manifest["counts"].items()}
    with torch.device("meta"):
        network = MTRefSeg(R1)
    kept = sum(p.numel() for p in network.parameters())
    stage1 = sum(p.numel() for p in network.stage1_parameters())

    assert kept + counts["dead"] + counts["train_loss_only"] == 1_648_059_576
    assert stage1 + counts["dead"] == 166_942_136
