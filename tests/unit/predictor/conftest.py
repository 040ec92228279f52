"""Small models of both contexts, and tiles for them."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from mtrefseg.model.config import MINI
from mtrefseg.model.inference.predictor import Predictor
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.model.weights.save_model import save_model
from mtrefseg.tests.unit.predictor.comparison import CPU, EXACT, SENTENCES

WORDS = ["[UNK]", "[SEG]", "the", "new", "building", "river", "[INST]", "images"]


def _tokenizer() -> PreTrainedTokenizerFast:
    tokenizer = Tokenizer(models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]")


def _make_model(place, context):
    torch.manual_seed(0)
    prompt = "the new images <image> river <image> building <refer>"
    language = replace(MINI.language, prompt=prompt)
    config = replace(MINI, language=language, any_change=True, context=context, places=True)
    network = MTRefSeg(config).eval()
    # fresh weights predict every sentence nearly alike; larger ones make the difference visible
    with torch.no_grad():
        for parameter in network.language.parameters():
            if parameter.dim() > 1:
                parameter.mul_(5.0)
    save_model(place, network, _tokenizer(), None, half=False)
    return place


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return _make_model(tmp_path_factory.mktemp("models") / "small", "tile")


@pytest.fixture(scope="module")
def scene_folder(tmp_path_factory):
    return _make_model(tmp_path_factory.mktemp("models") / "scene", "scene")


@pytest.fixture(scope="module")
def scene_model(scene_folder):
    return load_model(str(scene_folder))


@pytest.fixture
def model(folder):
    return load_model(str(folder))


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(0).integers(0, 256, (5, 2, 3, 128, 128), dtype=np.uint8)


@pytest.fixture
def predict(model, images):
    def predict(sentences=SENTENCES, precision=EXACT, rows=slice(None)):
        return Predictor(model, sentences, CPU, precision).predict(images[rows])

    return predict
