"""A small network and its checkpoint as the authors' code saves it."""

import json
from dataclasses import replace

import pytest
import torch
from safetensors.torch import save_file
from tokenizers import AddedToken, ByteLevelBPETokenizer, Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE

from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.importing.expected_tensors import official_name
from mtrefseg.model.weights.importing.import_checkpoint import import_checkpoint
from mtrefseg.tests.unit.weights.importing.checkpoints import (
    BASE,
    HEADS,
    WORDS,
    config_values,
    join,
    query_first,
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
    for name, value in sorted(network.state_dict().items(), key=query_first):
        found.setdefault(official_name(name)[0], []).append(value)
    joined = {name: join(name, values) for name, values in found.items()}
    dead = {
        "seg_query": torch.zeros(16, 128),
        "lm_head.weight": torch.zeros(network.config.language.vocabulary, 128),
        "predictor.SEG_proj.layers.0.weight": torch.zeros(4, 4),
        "model.vision_tower.layers.0.blocks.0.attn.relative_position_index": torch.zeros(
            2, 2, dtype=torch.int64
        ),
    }
    return {name: value.contiguous() for name, value in (joined | dead).items()}


@pytest.fixture
def source(tmp_path, config, state, with_seg):
    """A folder as the Trainer saves it, with its extra files."""
    folder = tmp_path / "published"
    folder.mkdir()
    save_file(state, folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(config_values(config)))
    with_seg.save(str(folder / "tokenizer.json"))
    for name in ("optimizer.pt", "training_args.bin", "rng_state.pth", "trainer_state.json"):
        (folder / name).write_bytes(b"not to be opened")
    return folder


@pytest.fixture
def convert(tmp_path, source):
    return lambda folder=source, **more: import_checkpoint(
        str(folder), str(tmp_path / "ours"), base=BASE, **more
    )
