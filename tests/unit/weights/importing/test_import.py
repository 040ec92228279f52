"""Whole checkpoints are imported to the last bit."""

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from transformers import CodeGenTokenizer

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.importing.expected_tensors import official_name
from mtrefseg.model.weights.importing.import_checkpoint import import_checkpoint
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.tests.unit.weights.importing.checkpoints import (
    BASE,
    Malicious,
    assert_same,
    config_values,
    refused,
)

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_checkpoint_is_imported_to_the_last_bit(convert, tmp_path, network, config):
    done = convert()

    assert_same(tmp_path / "ours", network)
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
    assert_same(tmp_path / "ours", network, 2**-8)


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

    assert_same(tmp_path / "ours", network)


@pytest.mark.parametrize("new", [True, False])
def test_a_file_of_torch_save_is_read(convert, source, tmp_path, state, network, new):
    (source / "model.safetensors").unlink()
    torch.save(state, source / "pytorch_model.bin", _use_new_zipfile_serialization=new)
    convert()

    assert_same(tmp_path / "ours", network)


@pytest.mark.parametrize("new", [True, False])
def test_a_malicious_file_of_torch_save_runs_nothing(convert, source, tmp_path, state, new):
    (source / "model.safetensors").unlink()
    bad = {**state, "model.vision_tower.norm0.weight": Malicious(tmp_path / "harm")}
    torch.save(bad, source / "pytorch_model.bin", _use_new_zipfile_serialization=new)

    assert "was not read" in refused(convert)
    assert not (tmp_path / "harm").exists()
    assert not (tmp_path / "ours").exists()


@pytest.mark.parametrize("fusion", ["concat_conv", "abs_diff", "avg"])
@pytest.mark.parametrize("said", [True, False])
def test_every_fusion_is_recognised(convert, source, state, tmp_path, config, fusion, said):
    other = MTRefSeg(replace(config, fusion=fusion)).state_dict()
    kept = {n: v for n, v in state.items() if not n.startswith("change_feature_fusion.")}
    blocks = {official_name(n)[0]: v for n, v in other.items() if n.startswith("fusion.")}
    save_file(kept | blocks, source / "model.safetensors")
    values = config_values(replace(config, fusion=fusion))
    if not said:
        del values["temporal_fusion_type"]
    (source / "config.json").write_text(json.dumps(values))

    assert convert().fusion == fusion
    loaded = load_model(str(tmp_path / "ours")).network.state_dict()
    assert all(torch.equal(v, loaded[n]) for n, v in other.items() if n.startswith("fusion."))


def test_a_cancelled_import_leaves_nothing(convert, tmp_path):
    calls = iter([False] * 20 + [True] * 9)
    with pytest.raises(Cancelled):
        convert(cancelled=lambda: next(calls))

    assert not (tmp_path / "ours").exists()


def test_progress_never_falls_and_ends_at_one(convert):
    seen = []
    convert(on_progress=lambda progress: seen.append(progress.fraction))

    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_the_published_prompt_and_tokens(convert, tmp_path, with_seg):
    convert()
    prompt = load_model(str(tmp_path / "ours")).prompt
    chunks = [with_seg.decode(ids, skip_special_tokens=False) for ids in prompt.prompt_ids]
    ids, lengths = prompt.tokenize(["the new building", "river"])

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
