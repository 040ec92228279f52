import json
import string

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from transformers import (
    BertConfig,
    CLIPSegConfig,
    CLIPSegForImageSegmentation,
    EdgeTamConfig,
    GroundingDinoConfig,
    GroundingDinoForObjectDetection,
    Sam2Config,
    Sam2Model,
    SwinConfig,
)
from transformers.models.clip.tokenization_clip import CLIPTokenizer

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.training.craft.segmenters.load_segmenter import load_segmenter
from mtrefseg.training.craft.segmenters.pretrained_folder import KINDS

IMAGE = np.random.default_rng(0).integers(0, 255, (3, 40, 56)).astype(np.uint8)


@pytest.fixture(scope="module")
def clipseg(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clipseg")
    torch.manual_seed(0)
    small = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 3,
             "num_attention_heads": 2}  # fmt: skip
    tokens = ["<|startoftext|>", "<|endoftext|>", *string.ascii_lowercase]
    tokens += [f"{letter}</w>" for letter in string.ascii_lowercase]
    config = CLIPSegConfig(
        text_config={**small, "vocab_size": len(tokens), "bos_token_id": 0, "eos_token_id": 1,
                     "pad_token_id": 1, "max_position_embeddings": 40},
        vision_config={**small, "image_size": 32, "patch_size": 8},
        projection_dim=8, extract_layers=[0, 1], reduce_dim=8, decoder_num_attention_heads=2,
        decoder_intermediate_size=8, conditional_layer=0,
    )  # fmt: skip
    CLIPSegForImageSegmentation(config).save_pretrained(folder)
    CLIPTokenizer({token: n for n, token in enumerate(tokens)}, []).save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps({"size": 32}))
    return folder


@pytest.fixture(scope="module")
def detector_and_masks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    torch.manual_seed(0)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "building", "road"]
    bert = BertConfig(hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
                      intermediate_size=16, vocab_size=len(words))  # fmt: skip
    swin = SwinConfig(image_size=32, embed_dim=8, depths=[1, 1, 1, 1], num_heads=[1, 1, 1, 1],
                      window_size=2, out_features=["stage2", "stage3", "stage4"])  # fmt: skip
    config = GroundingDinoConfig(
        backbone_config=swin, text_config=bert, d_model=32, encoder_layers=1, decoder_layers=2,
        encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=16,
        decoder_ffn_dim=16, num_queries=8, max_text_len=16,
    )  # fmt: skip
    GroundingDinoForObjectDetection(config).save_pretrained(folder / "detector")
    tokenizer = Tokenizer(WordPiece({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    tokenizer.save(str(folder / "detector" / "tokenizer.json"))
    (folder / "detector" / "preprocessor_config.json").write_text(
        json.dumps({"size": {"shortest_edge": 96, "longest_edge": 128}})
    )
    hiera = {"model_type": "sam2_hiera_det_model", "hidden_size": 8, "num_attention_heads": 1,
             "image_size": [128, 128], "blocks_per_stage": [1, 1, 2, 1],
             "embed_dim_per_stage": [8, 16, 32, 64], "global_attention_blocks": [3],
             "num_attention_heads_per_stage": [1, 1, 1, 1], "window_size_per_stage": [4, 4, 4, 4],
             "window_positional_embedding_background_size": [2, 2]}  # fmt: skip
    sam = Sam2Config(
        vision_config={"backbone_config": hiera, "backbone_channel_list": [64, 32, 16, 8],
                       "backbone_feature_sizes": [[32, 32], [16, 16], [8, 8]],
                       "fpn_hidden_size": 16},
        prompt_encoder_config={"hidden_size": 16, "image_size": 128, "patch_size": 16},
        mask_decoder_config={"hidden_size": 16, "mlp_dim": 16, "num_attention_heads": 2,
                             "iou_head_hidden_dim": 16},
    )  # fmt: skip
    Sam2Model(sam).save_pretrained(folder / "masks")
    (folder / "masks" / "preprocessor_config.json").write_text(
        json.dumps({"size": {"height": 128, "width": 128}})
    )
    return folder


def test_clipseg_of_a_local_folder_gives_one_probability_for_each_text(clipseg):
    segmenter = load_segmenter(str(clipseg), device="cpu")
    found = segmenter.segment(IMAGE, ["building", "road"])
    assert found.shape == (2, 40, 56) and found.dtype == np.float32
    assert 0 <= found.min() < found.max() <= 1
    assert segmenter.facts.max_px == 32 and len(segmenter.facts.version) == 12


def test_boxes_of_a_detector_become_masks(detector_and_masks, monkeypatch):
    module = "mtrefseg.training.craft.segmenters.detected_masks"
    monkeypatch.setattr(f"{module}.MIN_SCORE", 0.0)
    segmenter = load_segmenter(str(detector_and_masks), device="cpu")
    found = segmenter.segment(IMAGE, ["building"])
    assert found.shape == (1, 40, 56) and found.max() > 0
    assert segmenter.facts.name == "detector + masks"
    monkeypatch.setattr(f"{module}.MIN_SCORE", 1.1)
    assert segmenter.segment(IMAGE, ["building"]).max() == 0


def test_a_kind_that_is_not_on_the_list_or_brings_code_is_refused(tmp_path):
    for facts in ({"model_type": "bert"}, {"model_type": "clipseg", "auto_map": {"A": "b.C"}}):
        (tmp_path / "config.json").write_text(json.dumps(facts))
        with pytest.raises(MtrefsegError, match="clipseg") as error:
            load_segmenter(str(tmp_path))
        assert str(tmp_path) in str(error.value)


def test_weights_of_pickle_are_not_loaded(clipseg, tmp_path):
    for path in clipseg.iterdir():
        if path.suffix == ".json":
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    with pytest.raises(MtrefsegError, match="safetensors"):
        load_segmenter(str(tmp_path))


def test_damaged_weights_and_a_missing_part_are_one_sentence(clipseg, tmp_path):
    for path in clipseg.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(MtrefsegError, match="cannot be used"):
        load_segmenter(str(tmp_path))


def test_a_folder_with_a_detector_alone_is_refused(detector_and_masks):
    with pytest.raises(MtrefsegError, match="no whole text segmenter"):
        load_segmenter(str(detector_and_masks / "detector"))


def test_all_kinds_are_known_to_transformers():
    assert EdgeTamConfig.model_type in KINDS
