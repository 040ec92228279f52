"""From tiles to probabilities: answers do not depend on how they were asked."""

import copy
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference import device as devices
from mtrefseg.model.inference import predictor as module
from mtrefseg.model.inference.any_change import union_of_sure_queries
from mtrefseg.model.inference.device import Device, Precision, choose_device, choose_precision
from mtrefseg.model.inference.fold import fold_norms
from mtrefseg.model.inference.predictor import Predictor, load_predictor
from mtrefseg.model.network.checkpoint import load_model, save_model
from mtrefseg.model.network.mtrefseg import MTRefSeg

pytestmark = pytest.mark.usefixtures("one_thread")

CPU = Device("cpu", "test")
EXACT = Precision("float32", "test")
WORDS = ["[UNK]", "[SEG]", "the", "new", "building", "river", "[INST]", "images"]
SENTENCES = ("the new building", "river", "the river new", "images", "the building")


def _tokenizer() -> PreTrainedTokenizerFast:
    made = Tokenizer(models.WordLevel({w: i for i, w in enumerate(WORDS)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return PreTrainedTokenizerFast(tokenizer_object=made, unk_token="[UNK]")


def _make_model(place, context):
    torch.manual_seed(0)
    prompt = "the new images <image> river <image> building <refer>"
    language = replace(MINI.language, prompt=prompt)
    config = replace(MINI, language=language, any_change=True, context=context)
    network = MTRefSeg(config).eval()
    # fresh weights answer every sentence nearly alike; larger ones tell them apart
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
    def predict(sentences=SENTENCES, precision=EXACT, some=slice(None)):
        return Predictor(model, sentences, CPU, precision).predict(images[some])

    return predict


def _logits(probability):
    return np.log(probability) - np.log1p(-probability)


def _assert_close(first, second):
    np.testing.assert_allclose(_logits(first), _logits(second), rtol=0, atol=1e-4)


def test_a_batch_answers_as_its_tiles_do(predict):
    together = predict()

    assert together.shape == (5, 5, 128, 128)
    _assert_close(together, np.concatenate([predict(some=slice(i, i + 1)) for i in range(5)]))


def test_after_the_overview_no_tile_needs_the_language_model(scene_model, images, monkeypatch):
    predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
    assert predictor.overview_px == 256
    predictor.look_around(images)
    for name in ("read_prefix", "read_sentences"):
        monkeypatch.setattr(scene_model.network.language, name, None)
    together = predictor.predict(images)

    assert together.shape == (5, 5, 128, 128)
    alone = [predictor.predict(images[i : i + 1]) for i in range(5)]
    _assert_close(together, np.concatenate(alone))


def test_sentences_after_an_overview_do_not_influence_one_another(scene_model, images, monkeypatch):
    def ask(*sentences):
        predictor = Predictor(scene_model, sentences, CPU, EXACT)
        predictor.look_around(images[:3])
        return predictor.predict(images[3:])

    together = ask(*SENTENCES)
    _assert_close(together, np.concatenate([ask(s) for s in SENTENCES], axis=1))
    monkeypatch.setattr(module, "SENTENCES_AT_A_TIME", 2)
    _assert_close(together, ask(*SENTENCES))


def test_another_scene_gives_the_sentences_another_meaning(scene_model, images):
    found = []
    for windows in (images[:1], images[1:3]):
        predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
        predictor.look_around(windows)
        found.append(_logits(predictor.predict(images[4:])))

    assert np.abs(found[0] - found[1]).max() > 1e-3


@torch.no_grad()
def test_folded_norms_change_nothing(scene_model, images):
    network = copy.deepcopy(scene_model.network)
    for norm in network.modules():
        if isinstance(norm, torch.nn.BatchNorm2d):
            norm.running_mean.uniform_(-0.5, 0.5)
            norm.running_var.uniform_(0.5, 2.0)
    pairs = torch.from_numpy(images[:2]).float()
    exact = network.encode(pairs[:, 0], pairs[:, 1], None)
    fold_norms(network)
    folded = network.encode(pairs[:, 0], pairs[:, 1], None)

    left = [n for n, m in network.named_modules() if isinstance(m, torch.nn.BatchNorm2d)]
    assert left == [f"fusion.blocks.res{n}.out_norm" for n in (2, 3, 4, 5)]
    torch.testing.assert_close(folded.mask_features, exact.mask_features, rtol=1e-3, atol=1e-4)


def test_a_compiler_that_fails_is_one_sentence(folder, images, monkeypatch):
    from torch._dynamo.exc import TorchDynamoException

    def fail(*_, **__):
        raise TorchDynamoException("no C++ compiler was found\nand much more")

    predictor = load_predictor(str(folder), SENTENCES, CPU, EXACT)
    monkeypatch.setattr(predictor._model.network, "encode", fail)
    with pytest.raises(MtrefsegError, match=r"failed on 'cpu' \(no C\+\+ compiler was found\)"):
        predictor.predict(images)


@pytest.mark.skipif(
    os.environ.get("MTREFSEG_GOLDEN") != "1" or not shutil.which("g++"),
    reason="takes minutes and a C++ compiler; set MTREFSEG_GOLDEN=1",
)
def test_a_compiled_network_gives_the_same(scene_folder, images):
    found = []
    for compiled in (False, True):
        predictor = load_predictor(str(scene_folder), SENTENCES, CPU, EXACT, compiled)
        found.append(predictor.predict(images[:2]))
        compiles = predictor._model.network.fusion._compiled_call_impl is not None
        assert compiles is compiled

    _assert_close(*found)


def test_a_model_of_the_published_kind_wants_no_overview(model):
    assert Predictor(model, SENTENCES, CPU, EXACT).overview_px is None


def test_many_sentences_answer_as_each_does(predict, monkeypatch):
    together = predict()
    _assert_close(together, np.concatenate([predict((s,)) for s in SENTENCES], axis=1))

    monkeypatch.setattr(module, "SENTENCES_AT_A_TIME", 2)
    _assert_close(together, predict())


@torch.no_grad()
def test_the_shared_opening_changes_nothing(model, images):
    ids = model.prompt.prompt_ids
    pairs = torch.from_numpy(images[:2]).float()
    opening = model.network.language.read_opening(ids[0])
    shared = model.network.encode(pairs[:, 0], pairs[:, 1], ids, opening).prefix
    own = model.network.encode(pairs[:, 0], pairs[:, 1], ids).prefix

    assert ids[0]
    for first, second in zip(shared, own, strict=True):
        for one, other in zip(first, second, strict=True):
            torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


def test_the_opening_is_read_once_for_all_tiles_and_requests(model, images, monkeypatch):
    reads = []
    read = model.network.language.read_opening
    monkeypatch.setattr(
        model.network.language, "read_opening", lambda ids: reads.append(ids) or read(ids)
    )
    for sentence in SENTENCES[:2]:
        predictor = Predictor(model, (sentence,), CPU, EXACT)
        predictor.predict(images[:1])
        predictor.predict(images[1:2])

    assert len(reads) == 1


class _Small:
    """A device with room for so many tiles and sentences; remembers what it was asked."""

    def __init__(self, network, tiles, sentences, monkeypatch):
        self.asked = []
        encode, ask = network.encode, network.ask

        def small_encode(before, *rest):
            self.asked.append(("tiles", len(before)))
            if len(before) > tiles:
                raise torch.OutOfMemoryError("CUDA out of memory.")
            return encode(before, *rest)

        def small_ask(scene, ids, lengths):
            self.asked.append(("sentences", ids.shape[1]))
            if ids.shape[1] > sentences:
                raise RuntimeError("MPS backend out of memory")
            return ask(scene, ids, lengths)

        monkeypatch.setattr(network, "encode", small_encode)
        monkeypatch.setattr(network, "ask", small_ask)


def test_out_of_memory_halves_the_batch_and_remembers(model, images, predict, monkeypatch):
    whole = predict()
    small = _Small(model.network, 2, 9, monkeypatch)
    predictor = Predictor(model, SENTENCES, CPU, EXACT)

    _assert_close(predictor.predict(images), whole)
    assert [n for what, n in small.asked if what == "tiles"] == [5, 2, 2, 1]
    small.asked.clear()
    predictor.predict(images[:4])
    assert [n for what, n in small.asked if what == "tiles"] == [2, 2]


def test_then_it_halves_the_sentences(model, images, predict, monkeypatch):
    whole = predict(some=slice(0, 2))
    small = _Small(model.network, 9, 1, monkeypatch)
    predictor = Predictor(model, SENTENCES, CPU, EXACT)

    _assert_close(predictor.predict(images[:2]), whole)
    assert [n for what, n in small.asked if what == "sentences"][:3] == [5, 5, 2]


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
    monkeypatch.setattr(scene_model.network, "overview", full)
    with pytest.raises(MtrefsegError, match="overview of 5 windows of 128 pixels does not fit"):
        predictor.look_around(images)


def test_the_sentences_of_an_overview_are_halved_too(scene_model, images, monkeypatch):
    whole = Predictor(scene_model, SENTENCES, CPU, EXACT)
    whole.look_around(images[:2])
    small = _Small(scene_model.network, 9, 1, monkeypatch)
    predictor = Predictor(scene_model, SENTENCES, CPU, EXACT)
    predictor.look_around(images[:2])
    assert [n for what, n in small.asked if what == "sentences"] == [5, 2, 1, 1, 1, 1, 1]
    _assert_close(predictor.predict(images[3:]), whole.predict(images[3:]))


def test_a_compiler_that_fails_at_the_overview_is_one_sentence(scene_model, images, monkeypatch):
    from torch._dynamo.exc import TorchDynamoException

    def fail(*_):
        raise TorchDynamoException("no C++ compiler was found")

    monkeypatch.setattr(scene_model.network, "overview", fail)
    with pytest.raises(MtrefsegError, match=r"torch.compile failed on 'cpu'"):
        Predictor(scene_model, SENTENCES, CPU, EXACT).look_around(images)


@pytest.mark.parametrize("sentences", [SENTENCES[:2], ("any change",), ("river", "any change")])
def test_what_was_kept_of_a_batch_answers_as_the_batch_does(model, images, sentences):
    kept = []
    predictor = Predictor(model, sentences, CPU, EXACT)
    whole = predictor.predict(images, kept.append)
    assert np.array_equal(predictor.answer(kept, 128), whole)


def test_what_was_kept_may_not_fit_with_more_sentences(model, images, monkeypatch):
    kept = []
    predictor = Predictor(model, SENTENCES, CPU, EXACT)
    predictor.predict(images[:2], kept.append)
    _Small(model.network, 9, 1, monkeypatch)
    assert predictor.answer(kept, 128) is None


def test_the_remedy_names_smaller_tiles_precision_and_cpu(model):
    predictor = Predictor(model, SENTENCES, CPU, EXACT)
    predictor._device = Device("cuda", "test")
    text = predictor._what_would_fit(512)

    assert "tiles of 256 pixels" in text
    assert "bfloat16" in text
    assert "'cpu'" in text


def test_other_errors_are_not_swallowed(model, images, monkeypatch):
    def fail(*_):
        raise RuntimeError("shapes differ")

    monkeypatch.setattr(model.network, "encode", fail)
    with pytest.raises(RuntimeError, match="shapes differ"):
        Predictor(model, SENTENCES, CPU, EXACT).predict(images)


def test_any_change_needs_no_language_model(model, images, monkeypatch):
    expected = Predictor(model, ("river", "Any  change"), CPU, EXACT).predict(images[:1])
    monkeypatch.setattr(model.network.language, "read_prefix", None)
    monkeypatch.setattr(model.network.language, "read_sentences", None)
    alone = Predictor(model, ("any change",), CPU, EXACT).predict(images[:1])

    np.testing.assert_allclose(alone[:, 0], expected[:, 1], atol=1e-6)


def test_any_change_is_a_sentence_like_others_where_the_model_does_not_offer_it(model):
    model.config = replace(model.config, any_change=False)

    assert Predictor(model, ("any change",), CPU, EXACT)._asked == [0]


def test_the_union_holds_sure_queries_only():
    logits = torch.full((1, 3, 2, 3), -4.0)
    logits[0, 0, 0] = 5.0
    logits[0, 1, 1, 0] = 0.3
    union = union_of_sure_queries(logits)

    assert union.shape == (1, 1, 2, 3)
    assert (union[0, 0, 0] > 4).all()
    assert (union[0, 0, 1] <= -1).all()
    assert (union_of_sure_queries(torch.full((1, 3, 2, 2), -4.0)) < 0).all()


@pytest.mark.parametrize("name", ["bfloat16", "float16"])
def test_less_precision_gives_nearly_the_same_masks(folder, predict, images, name):
    precision = Precision(name, "test")
    loaded = load_model(str(folder), "cpu", precision.dtype)
    found = Predictor(loaded, SENTENCES, CPU, precision).predict(images[:2])
    weights = loaded.network.language.phi.layers[0].mlp.fc1.weight

    assert weights.dtype == precision.dtype
    assert loaded.network.language.phi.final_layernorm.weight.dtype == torch.float32
    assert np.abs(found - predict(some=slice(0, 2))).mean() < 0.02


def test_the_facts_say_what_was_chosen_and_why(folder):
    facts = load_predictor(str(folder), SENTENCES, CPU, Precision("bfloat16", "as asked")).facts

    assert facts["device"] == "cpu"
    assert (facts["precision"], facts["precision_reason"]) == ("bfloat16", "as asked")


def test_auto_is_exact_on_a_cpu(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
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

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(devices.torch, "ones", fail)

    assert "no kernel image" in choose_device("auto").reason


LOAD = """
import json, sys, torch
from mtrefseg.model.network.checkpoint import load_model
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
    save_model(tmp_path / "large", network, _tokenizer(), None, half=half)
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
