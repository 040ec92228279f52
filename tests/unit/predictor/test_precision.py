"""Choice of device, precision and compiler, and how near their results are."""

import os
import shutil

import numpy as np
import pytest
import torch

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference import device as devices
from mtrefseg.model.inference.device import Device, Precision, choose_device, choose_precision
from mtrefseg.model.inference.load_predictor import load_predictor
from mtrefseg.model.inference.predictor import Predictor
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.tests.unit.predictor.comparison import CPU, EXACT, SENTENCES, assert_close

pytestmark = pytest.mark.usefixtures("one_thread")


def test_a_compiler_that_fails_is_one_sentence(folder, images, monkeypatch):
    from torch._dynamo.exc import TorchDynamoException

    def fail(*_, **__):
        raise TorchDynamoException("no C++ compiler was found\nand much more")

    predictor = load_predictor(str(folder), SENTENCES, CPU, EXACT)
    monkeypatch.setattr(predictor.model.network, "encode", fail)
    with pytest.raises(MtrefsegError, match=r"failed on 'cpu' \(no C\+\+ compiler was found\)"):
        predictor.predict(images)


@pytest.mark.skipif(
    os.environ.get("MTREFSEG_GOLDEN") != "1" or not shutil.which("g++"),
    reason="takes minutes and a C++ compiler: make golden",
)
def test_a_compiled_network_gives_the_same(scene_folder, images):
    found = []
    for compiled in (False, True):
        predictor = load_predictor(str(scene_folder), SENTENCES, CPU, EXACT, compiled)
        found.append(predictor.predict(images[:2]))
        compiles = predictor.model.network.fusion._compiled_call_impl is not None
        assert compiles is compiled

    assert_close(*found)


def test_a_compiler_that_fails_at_the_overview_is_one_sentence(scene_model, images, monkeypatch):
    from torch._dynamo.exc import TorchDynamoException

    def fail(*_):
        raise TorchDynamoException("no C++ compiler was found")

    monkeypatch.setattr(scene_model.network, "encode_scene_context", fail)
    with pytest.raises(MtrefsegError, match=r"torch.compile failed on 'cpu'"):
        Predictor(scene_model, SENTENCES, CPU, EXACT).encode_overview(images)


@pytest.mark.parametrize("name", ["bfloat16", "float16"])
def test_less_precision_gives_nearly_the_same_masks(folder, predict, images, name):
    precision = Precision(name, "test")
    loaded = load_model(str(folder), "cpu", precision.dtype)
    found = Predictor(loaded, SENTENCES, CPU, precision).predict(images[:2])
    weights = loaded.network.language.phi.layers[0].mlp.fc1.weight

    assert weights.dtype == precision.dtype
    assert loaded.network.language.phi.final_layernorm.weight.dtype == torch.float32
    assert np.abs(found - predict(rows=slice(0, 2))).mean() < 0.02


def test_the_facts_say_what_was_chosen_and_why(folder):
    facts = load_predictor(str(folder), SENTENCES, CPU, Precision("bfloat16", "as asked")).facts

    assert facts["device"] == "cpu"
    assert (facts["precision"], facts["precision_reason"]) == ("bfloat16", "as asked")


def test_auto_is_exact_on_a_cpu(monkeypatch):
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: None)
    device = choose_device("auto")

    assert device.name == "cpu"
    assert "GPU" in device.reason
    assert choose_precision("auto", device).name == "float32"
    assert choose_precision("float16", device) == Precision("float16", "as asked")
    with pytest.raises(MtrefsegError, match="'cuda' is not available .*GPU"):
        choose_device("cuda")


@pytest.mark.parametrize(("has", "chosen"), [(True, "bfloat16"), (False, "float32")])
def test_auto_on_a_gpu_is_what_it_computes_in(monkeypatch, has, chosen):
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda including_emulation: has)
    precision = choose_precision("auto", Device("cuda", "test"))

    assert precision.name == chosen
    assert "bfloat16" in f"{precision.name} {precision.reason}"


def test_a_card_that_does_not_run_is_told_from_none(monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no kernel image is available for execution\nmore")

    gpu = torch.device("cuda")
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: gpu)
    monkeypatch.setattr(devices.torch, "ones", fail)

    assert "no kernel image" in choose_device("auto").reason


def test_a_gpu_of_another_kind_is_not_the_requested_one(monkeypatch):
    gpu = torch.device("mps")
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: gpu)
    monkeypatch.setattr(devices.torch, "ones", lambda *_, **__: torch.zeros(2))
    with pytest.raises(MtrefsegError, match=r"'cuda' is not available .*GPU"):
        choose_device("cuda")


def test_an_accelerator_that_was_never_tried_is_left_alone(monkeypatch):
    other = torch.device("xpu")
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available: other)

    assert choose_device("auto").name == "cpu"
