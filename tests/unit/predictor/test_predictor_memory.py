"""Where memory runs out: smaller batches, or an error that names what would fit."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
import torch

from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference.device import Device
from mtrefseg.model.inference.network_runner import NetworkRunner
from mtrefseg.model.inference.predictor import Predictor
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.model.weights.save_model import save_model
from mtrefseg.tests.unit.predictor.comparison import CPU, EXACT, SENTENCES, assert_close

pytestmark = pytest.mark.usefixtures("one_thread")


class _Small:
    """A device with room for so many tiles and sentences; lists the calls."""

    def __init__(self, network, tiles, sentences, monkeypatch):
        self.calls = []
        encode, segment = network.encode, network.segment

        def small_encode(before, *rest):
            self.calls.append(("tiles", len(before)))
            if len(before) > tiles:
                raise torch.OutOfMemoryError("CUDA out of memory.")
            return encode(before, *rest)

        def small_segment(scene, ids, lengths):
            self.calls.append(("sentences", ids.shape[1]))
            if ids.shape[1] > sentences:
                raise RuntimeError("MPS backend out of memory")
            return segment(scene, ids, lengths)

        monkeypatch.setattr(network, "encode", small_encode)
        monkeypatch.setattr(network, "segment", small_segment)


def test_out_of_memory_halves_the_batch_and_remembers(model, images, predict, monkeypatch):
    whole = predict()
    small = _Small(model.network, 2, 9, monkeypatch)
    predictor = Predictor(model, SENTENCES, CPU, EXACT)

    assert_close(predictor.predict(images), whole)
    assert [n for what, n in small.calls if what == "tiles"] == [5, 2, 2, 1]
    small.calls.clear()
    predictor.predict(images[:4])
    assert [n for what, n in small.calls if what == "tiles"] == [2, 2]


def test_then_it_halves_the_sentences(model, images, predict, monkeypatch):
    whole = predict(rows=slice(0, 2))
    small = _Small(model.network, 9, 1, monkeypatch)
    predictor = Predictor(model, SENTENCES, CPU, EXACT)

    assert_close(predictor.predict(images[:2]), whole)
    assert [n for what, n in small.calls if what == "sentences"][:3] == [5, 5, 2]


@pytest.mark.parametrize(("tiles", "sentences"), [(0, 9), (9, 0)])
def test_then_it_says_what_would_fit(model, images, monkeypatch, tiles, sentences):
    _Small(model.network, tiles, sentences, monkeypatch)
    predictor = Predictor(model, SENTENCES, CPU, EXACT)

    with pytest.raises(MtrefsegError, match="128 pixels with one sentence does not fit"):
        predictor.predict(images)


def test_an_overview_that_does_not_fit_says_so(scene_model, images, monkeypatch):
    def full(*_):
        raise torch.OutOfMemoryError("CUDA out of memory.")

    predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
    monkeypatch.setattr(scene_model.network, "encode_scene_context", full)
    with pytest.raises(MtrefsegError, match="overview of 5 windows of 128 pixels does not fit"):
        predictor.encode_overview(images)


def test_the_sentences_of_an_overview_are_halved_too(scene_model, images, monkeypatch):
    whole = Predictor(scene_model, SENTENCES, CPU, EXACT)
    whole.encode_overview(images[:2])
    small = _Small(scene_model.network, 9, 1, monkeypatch)
    predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
    predictor.encode_overview(images[:2])
    assert [n for what, n in small.calls if what == "sentences"] == [5, 2, 1, 1, 1, 1, 1]
    assert_close(predictor.predict(images[3:]), whole.predict(images[3:]))


def test_what_was_kept_may_not_fit_with_more_sentences(model, images, monkeypatch):
    kept = []
    predictor = Predictor(model, SENTENCES, CPU, EXACT)
    predictor.predict(images[:2], on_encoded=kept.append)
    _Small(model.network, 9, 1, monkeypatch)
    assert predictor.predict_encoded(kept, 128) is None


def test_the_remedy_names_smaller_tiles_precision_and_cpu(model):
    runner = NetworkRunner(Device("cuda", "test"), EXACT, model.config.tiles)
    text = runner._what_would_fit(512)

    assert "tiles of 256 pixels" in text
    assert "bfloat16" in text
    assert "'cpu'" in text


def test_other_errors_are_not_swallowed(model, images, monkeypatch):
    def fail(*_):
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(model.network, "encode", fail)
    with pytest.raises(RuntimeError, match="shapes differ"):
        Predictor(model, SENTENCES, CPU, EXACT).predict(images)


LOAD = """
import json, sys, torch
from mtrefseg.model.weights.load_model import load_model
def memory(name):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
load_model(sys.argv[2])
before = memory("VmRSS")
open("/proc/self/clear_refs", "w").write("5")
loaded = load_model(sys.argv[1], "cpu", getattr(torch, sys.argv[3]))
weights = sum(p.numel() * p.element_size() for p in loaded.network.parameters()) / 2**20
total = sum(float(p.detach().float().sum()) for p in loaded.network.parameters())
print(json.dumps([(memory("VmHWM") - before) / weights, weights]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("half", [True, False])
def test_loading_needs_little_more_memory_than_the_weights(tmp_path, folder, half):
    language = replace(MINI.language, hidden=1024, layers=6, heads=16, feed_forward=4096)
    network = MTRefSeg(replace(MINI, language=language))
    tokenizer = load_model(str(folder)).prompt.tokenizer
    save_model(tmp_path / "large", network, tokenizer, None, half=half)
    del network
    run = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path / "large"), str(folder), "float32"],
        capture_output=True,
        text=True,
        check=True,
    )
    times, weights_mb = json.loads(run.stdout)
    print(f"peak {times:.2f} times {weights_mb:.0f} MB")

    assert times < 1.3
