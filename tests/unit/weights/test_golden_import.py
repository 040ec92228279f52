"""A synthetic official checkpoint, as the Trainer would save it, gives the published masks.

Two language layers, all else full size; the weights follow the rule of the golden data.
"""

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from mtrefseg.model.weights.load_model import load_model
from mtrefseg.model.weights.official_names import rename

pytestmark = [
    pytest.mark.golden,
    pytest.mark.skipif(
        os.environ.get("MTREFSEG_GOLDEN") != "1",
        reason="takes minutes and several GB: make golden",
    ),
]

GOLDEN = Path(__file__).parents[1] / "golden"
PUBLISHED = runpy.run_path(str(Path(__file__).parents[2] / "published_checkpoint.py"))
RULES, _save = PUBLISHED["RULES"], PUBLISHED["save_published"]


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    return PUBLISHED["published_state"]()


def _run(*words: object) -> str:
    command = [sys.executable, "-m", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _import(source: Path, target: Path) -> dict[str, object]:
    return json.loads(_run("mtrefseg", "import-checkpoint", source, target, "--json"))[0]


@pytest.mark.parametrize(
    ("shards", "kind"), [(False, "safetensors"), (True, "safetensors"), (True, "bin")]
)
def test_imported_float32_gives_the_golden_masks(tmp_path, state, shards, kind):
    _save(tmp_path / "published", state, False, shards, kind)
    done = _import(tmp_path / "published", tmp_path / "ours")
    assert done["formats"].keys() == {"float32"}
    _masks_are_golden(tmp_path / "ours")


def _masks_are_golden(folder: Path) -> None:
    network = load_model(str(folder)).network
    tokens = json.loads((GOLDEN / "tokens.json").read_text())
    with torch.inference_mode():
        system_cache = network.language.prefill_system(tokens["chunks"][0])
        scene = network.encode(*RULES["_image_pair"](), tokens["chunks"][0:5:2], system_cache)
        for case, refer in zip(RULES["REFERS"], tokens["refers"], strict=True):
            ids = torch.tensor(refer)[None, None]
            logits = network.segment(scene, ids, torch.tensor([[len(refer)]])).final
            golden = np.load(GOLDEN / f"{case}.npz")
            worst = np.abs(logits[..., ::4, ::4].numpy() - golden["full/pred_masks_64"]).max()
            whole = torch.nn.functional.interpolate(logits, size=(1024, 1024), mode="bilinear")
            bits = np.unpackbits(golden["full/mask_bits/0"])[: 1024 * 1024].astype(bool)
            differing = (whole.flatten().numpy() > 0) != bits
            print(f"{case}: logits {worst:.1e}, {int(differing.sum())} pixels differ")
            assert worst < RULES["LOGITS"]
            assert differing.mean() <= RULES["PIXELS"]


def test_an_imported_folder_answers_from_end_to_end(tmp_path, state):
    _save(tmp_path / "published", state, True, False, "safetensors")
    _import(tmp_path / "published", tmp_path / "ours")
    _run("mtrefseg.training.synthetic.demo_pair", tmp_path)
    pair = [tmp_path / "before.tif", tmp_path / "after.tif"]
    asked = ["the water that appeared", "any change", "-o", tmp_path / "o.gpkg"]
    done = json.loads(
        _run("mtrefseg", "predict", *pair, *asked, "--model", tmp_path / "ours", "--json")
    )

    assert (tmp_path / "o.gpkg").is_file()
    assert [found["sentence"] for found in done["sentences"]] == asked[:2]
    assert done["facts"]["tiles"]["size_px"] == 1024


@pytest.mark.parametrize("shards", [False, True])
def test_imported_bfloat16_holds_the_stored_values(tmp_path, state, shards):
    _save(tmp_path / "published", state, True, shards, "safetensors")
    done = _import(tmp_path / "published", tmp_path / "ours")
    found = load_file(tmp_path / "ours" / "model.safetensors")
    config = load_model(str(tmp_path / "ours")).config

    assert done["formats"].keys() == {"bfloat16"}
    assert set(found) == set(rename(state, config))
    for name, value in rename(state, config).items():
        assert torch.equal(found[name], value.bfloat16()), name
