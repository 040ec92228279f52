"""Model folders: what is written is read back, and every broken folder gets one clear sentence."""

import json
import shutil
from dataclasses import replace

import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from mtrefseg.model.config import MINI, LanguageConfig
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.model.weights import model_folder
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.model.weights.model_card import CardFacts, ModelCard
from mtrefseg.model.weights.model_folder import read_card, read_config
from mtrefseg.model.weights.save_model import save_model

pytestmark = pytest.mark.usefixtures("one_thread")

WORDS = ["[UNK]", "[PAD]", "[SEG]", "the", "new", "building", "river"]


def _tokenizer(words=WORDS) -> PreTrainedTokenizerFast:
    made = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return PreTrainedTokenizerFast(tokenizer_object=made, unk_token="[UNK]")


@pytest.fixture(scope="module")
def network() -> MTRefSeg:
    torch.manual_seed(0)
    return MTRefSeg(MINI).eval()


@pytest.fixture(scope="module")
def saved(tmp_path_factory, network):
    folder = tmp_path_factory.mktemp("models") / "small"
    save_model(folder, network, _tokenizer(), ModelCard(CardFacts(), "# Card\n"), half=False)
    return folder


@pytest.fixture
def folder(saved, tmp_path):
    return shutil.copytree(saved, tmp_path / "small")


def _message(folder) -> str:
    with pytest.raises(MtrefsegError) as caught:
        load_model(str(folder))
    assert caught.value.advice
    return str(caught.value)


@torch.no_grad()
def test_a_saved_model_answers_the_same(saved, network):
    loaded = load_model(str(saved))
    ids, lengths = loaded.prompt.tokenize(["the new building", "river"])
    pair = 255 * torch.rand(2, 1, 3, 128, 128)
    masks = [
        net.segment(net.encode(*pair, loaded.prompt.prompt_ids), ids[None], lengths[None]).final
        for net in (network, loaded.network)
    ]

    torch.testing.assert_close(masks[0], masks[1], rtol=0, atol=0)
    assert loaded.config == MINI
    assert (loaded.name, loaded.folder, len(loaded.hash)) == ("mini", saved, 12)
    assert not loaded.network.training


def test_half_precision_halves_the_file_and_loads_as_float32(tmp_path, network, saved):
    save_model(tmp_path / "half", network, _tokenizer(), None)
    loaded = load_model(str(tmp_path / "half"))

    size = (tmp_path / "half" / "model.safetensors").stat().st_size
    assert size < 0.55 * (saved / "model.safetensors").stat().st_size
    assert not (tmp_path / "half" / "README.md").exists()
    assert {p.dtype for p in loaded.network.parameters()} == {torch.float32}


def test_saving_over_a_model_leaves_other_files_and_no_rubbish(folder, network):
    (folder / "log.txt").write_text("kept")
    save_model(folder, network, _tokenizer(), ModelCard(CardFacts(model_name="new"), "# New\n"))

    assert (folder / "log.txt").read_text() == "kept"
    assert read_card(folder) == ModelCard(CardFacts(model_name="new"), "# New\n")
    assert [path.name for path in folder.parent.iterdir()] == ["small"]
    assert len({path.stat().st_mode for path in folder.iterdir()}) == 1


def test_a_swin_network_loads_as_well(tmp_path):
    backbone = replace(
        MINI.backbone, kind="swin", channels=(32, 64, 128, 256), heads=(1, 2, 4, 8), window=4
    )
    network = MTRefSeg(replace(MINI, backbone=backbone)).eval()
    save_model(tmp_path / "swin", network, _tokenizer(), None, half=False)
    images = torch.rand(1, 3, 64, 64)

    with torch.no_grad():
        expected = network.backbone(images)
        found = load_model(str(tmp_path / "swin")).network.backbone(images)
    torch.testing.assert_close(found, expected, rtol=0, atol=0)


def test_a_bundled_model_goes_by_its_name(folder, monkeypatch):
    monkeypatch.setattr(model_folder, "RESOURCES", folder.parent)

    assert load_model("small").folder == folder


@pytest.mark.parametrize("name", ["huge", "", "no/such/folder"])
def test_an_unknown_model_lists_what_is_bundled(folder, monkeypatch, name):
    monkeypatch.setattr(model_folder, "RESOURCES", folder.parent)

    assert f"'{name}'" in _message(name)
    assert "small" in _message(name)


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()

    assert f"has no {name}" in _message(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"model_type": "llava_phi"}', "\udcff"])
def test_an_unreadable_configuration_is_named(folder, text):
    (folder / "config.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    assert "config.json" in _message(folder)


@pytest.mark.parametrize("kept", [0, 5, 1000, -1])
def test_truncated_weights_are_named(folder, kept):
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:kept])

    assert "model.safetensors' are damaged or incomplete" in _message(folder)


def test_a_missing_tensor_is_named(folder):
    path = folder / "model.safetensors"
    state = load_file(path)
    del state["seg_head.text.bias"]
    save_file(state, path)

    assert "seg_head.text.bias is missing" in _message(folder)


def test_an_unexpected_tensor_is_named(folder):
    path = folder / "model.safetensors"
    save_file({**load_file(path), "more": torch.zeros(1)}, path)

    assert "more is unexpected" in _message(folder)


def test_a_tensor_of_another_shape_is_named(folder):
    values = json.loads((folder / "config.json").read_text())
    values["queries"] = 7
    (folder / "config.json").write_text(json.dumps(values))

    assert "has shape (16, 64) instead of (7, 64)" in _message(folder)


def test_an_unreadable_tokenizer_is_named(folder):
    (folder / "tokenizer.json").write_text("{}")

    assert "tokenizer.json' cannot be read" in _message(folder)


def test_a_tokenizer_without_seg_is_refused(folder):
    _tokenizer(["[UNK]", "the"]).save_pretrained(folder)

    assert "[SEG]" in _message(folder)


def test_reading_the_configuration_needs_no_weights(folder):
    (folder / "model.safetensors").unlink()

    assert read_config(str(folder)) == MINI


def test_the_prompt_is_cut_at_images_and_sentence():
    config = LanguageConfig(
        vocabulary=7, prompt="the {domain} <image> new <image> building <refer> x", domain="river"
    )

    assert Prompt(_tokenizer(), config).prompt_ids == ((3, 6), (4,), (5,))


def test_sentences_end_in_seg_and_are_padded():
    ids, lengths = Prompt(_tokenizer(), MINI.language).tokenize(["the new building", "river"])

    assert lengths.tolist() == [4, 2]
    assert ids[0].tolist() == [3, 4, 5, 2]
    assert ids[1, :2].tolist() == [6, 2]
    assert ids.dtype == torch.long


def test_a_sentence_that_is_too_long_is_named_with_its_length():
    prompt = Prompt(_tokenizer(), replace(MINI.language, max_sentence_tokens=4))

    assert prompt.tokenize(["the new building"])[1].tolist() == [4]
    with pytest.raises(MtrefsegError, match=r"'the new building the' has 5 tokens.* 4"):
        prompt.tokenize(["river", "the new building the"])
