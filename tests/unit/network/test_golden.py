"""Level by level against outputs of the published code (two language layers, all else full size).

The weights follow a rule on the published names, so no file of weights is needed; the outputs in
``golden/`` are measurements of the authors' code at commit e67f74f.
"""

import json
import re
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MaskLogits, MTRefSeg
from mtrefseg.model.weights.official_names import rename

pytestmark = [pytest.mark.golden, pytest.mark.slow]  # a minute and 5 GB

GOLDEN = Path(__file__).parents[1] / "golden"
LAYERS = 2
FEATURES, LOGITS, PIXELS = 1e-4, 5e-3, 1e-4
REFERS = ("refer_b1_p0_e0", "refer_b1_p0_e1")


def _weight(name: str, shape: list[int]) -> torch.Tensor:
    values = np.random.RandomState(zlib.crc32(name.encode())).standard_normal(tuple(shape))
    if name.endswith("bias"):
        values *= 0.02
    elif len(shape) == 1 or name.startswith("model.mm_projector.norm"):
        values = 1.0 + 0.05 * values
    else:
        values *= float(np.prod(shape[1:])) ** -0.5
    # masks that are neither saturated nor blind to the query
    if name == "predictor.query_feat.weight":
        values *= 16.0
    if name.startswith("predictor.") and name.endswith(("out_proj.weight", "linear2.weight")):
        values *= 0.25
    if name == "pixel_decoder.mask_features.weight":
        values -= values.mean(axis=1, keepdims=True)
    return torch.from_numpy(values.astype(np.float32))


def _upsample(grid: np.ndarray, side: int) -> np.ndarray:
    for axis in (0, 1):
        at = np.linspace(0, grid.shape[axis] - 1, side)
        low = np.minimum(at.astype(int), grid.shape[axis] - 2)
        part = np.expand_dims(at - low, (1, 2) if axis == 0 else (0, 2))
        grid = np.take(grid, low, axis) * (1 - part) + np.take(grid, low + 1, axis) * part
    return grid


def _image_pair(seed: int = 1001, side: int = 1024) -> list[torch.Tensor]:
    random = np.random.RandomState(seed)
    base = 60 + 130 * _upsample(random.rand(9, 9, 3), side)
    base += 25 * (_upsample(random.rand(65, 65, 3), side) - 0.5)
    images = [base.copy(), base + 8 * (_upsample(random.rand(5, 5, 3), side) - 0.5)]
    for number in range(14):
        y, x = random.randint(0, side - 200, 2)
        h, w = random.randint(40, 200, 2)
        colour = random.randint(0, 256, 3)
        for image in [images, images[:1], images[1:]][number % 3]:
            image[y : y + h, x : x + w] = colour
    whole = [np.clip(np.rint(image), 0, 255).astype(np.float32) for image in images]
    return [torch.from_numpy(image).permute(2, 0, 1)[None] for image in whole]


@pytest.fixture(scope="module")
def network() -> MTRefSeg:
    config = replace(R1, language=replace(R1.language, layers=LAYERS))
    keys = json.loads((GOLDEN / "manifest_24.json").read_text())["keys"]
    with torch.device("meta"):
        made = MTRefSeg(config)
    state = {}
    for key, entry in keys.items():
        layer = re.match(r"model\.layers\.(\d+)\.", key)
        used = entry["use"] in ("both_paths", "refer_path_only", "visual_path_only")
        if used and not (layer and int(layer[1]) >= LAYERS):
            state |= rename({key: _weight(key, entry["shape"])}, config)
    made.load_state_dict(state, assign=True)
    return made.eval()


@pytest.fixture(scope="module")
def run(network):
    """Everything of one pair: intermediate tensors by their golden name, and the masks."""
    tokens = json.loads((GOLDEN / "tokens.json").read_text())
    seen = _watch(network)
    lengths = torch.tensor([[len(refer) for refer in tokens["refers"]]])
    ids = torch.zeros(1, len(REFERS), int(lengths.max()), dtype=torch.long)
    for number, refer in enumerate(tokens["refers"]):
        ids[0, number, : len(refer)] = torch.tensor(refer)
    with torch.inference_mode():
        scene = network.encode(*_image_pair(), tokens["chunks"][0:5:2])
        asked, proposed = network.segment(scene, ids, lengths), network.segment_queries(scene)
    seen |= {f"fused/res{i}": level for i, level in enumerate(scene.fused, start=2)}
    seen |= {f"pixel_decoder/ms{i}": level for i, level in enumerate(scene.multi_scale)}
    seen["pixel_decoder/mask_features"] = scene.mask_features
    masks = {"visual_b1": proposed}
    for number, case in enumerate(REFERS):
        one = slice(number, number + 1)
        masks[case] = MaskLogits(
            asked.embedding[:, one],
            asked.final[:, one],
            tuple(level[:, one] for level in asked.auxiliary),
        )
    return seen, masks


def _watch(network: MTRefSeg) -> dict[str, torch.Tensor]:
    seen: dict[str, torch.Tensor] = {}

    def keep_levels(_module, _inputs, levels):
        for number, level in enumerate(levels, start=2):
            for date, half in zip(("t1", "t2"), level.chunk(2), strict=True):
                seen[f"swin/{date}/res{number}"] = half

    def keep_tokens(_module, _inputs, tokens):
        for date, half in zip(("t1", "t2"), tokens.chunk(2), strict=True):
            seen[f"mm_projector/{date}"] = half

    def keep_queries(_module, _inputs, queries):
        seen["SEG_embedding"] = queries

    network.backbone.register_forward_hook(keep_levels)
    network.image_tokens.register_forward_hook(keep_tokens)
    network.seg_head.register_forward_hook(keep_queries)
    block = network.fusion.blocks["res3"]
    for part in ("t1_proj", "diff_encoder", "fuse", "gate"):
        block.get_submodule(part).register_forward_hook(
            lambda _m, _i, out, name=part: seen.update({f"fusion_res3/{name}": out})
        )
    return seen


def _golden(case: str, name: str) -> tuple[np.ndarray, int]:
    entry = json.loads((GOLDEN / f"{case}.json").read_text())["tensors"][name]
    return np.load(GOLDEN / f"{case}.npz")[f"sample/{name}"], entry["step"]


def _difference(case: str, name: str, found: torch.Tensor) -> float:
    expected, step = _golden(case, name)
    sample = found.contiguous().flatten()[::step][: len(expected)].numpy()
    worst = float(np.abs(sample - expected).max())
    print(f"{case} {name}: {worst:.1e}")
    return worst


NAMES = [
    *(f"swin/{date}/res{level}" for date in ("t1", "t2") for level in (2, 3, 4, 5)),
    *(f"fusion_res3/{part}" for part in ("t1_proj", "diff_encoder", "fuse", "gate")),
    *(f"fused/res{level}" for level in (2, 3, 4, 5)),
    *(f"pixel_decoder/{part}" for part in ("ms0", "ms1", "ms2", "mask_features")),
]


@pytest.mark.parametrize("name", NAMES)
def test_features_of_the_images(run, name):
    assert _difference("visual_b1", name, run[0][name]) < FEATURES


@pytest.mark.parametrize("name", ["mm_projector/t1", "mm_projector/t2"])
def test_image_tokens(run, name):
    assert _difference(REFERS[0], name, run[0][name]) < FEATURES


@pytest.mark.parametrize("number", [0, 1])
def test_seg_embedding(run, number):
    expected = np.load(GOLDEN / f"{REFERS[number]}.npz")["full/SEG_embedding"]
    worst = np.abs(run[0]["SEG_embedding"][:, number : number + 1].numpy() - expected).max()
    print(f"{REFERS[number]} SEG_embedding: {worst:.1e}")

    assert worst < FEATURES


@pytest.mark.parametrize("case", ["visual_b1", *REFERS])
def test_logits_after_every_layer(run, case):
    masks, golden = run[1][case], np.load(GOLDEN / f"{case}.npz")
    worst = np.abs(masks.final[..., ::4, ::4].numpy() - golden["full/pred_masks_64"]).max()
    print(f"{case} pred_masks: {worst:.1e}")

    assert worst < LOGITS
    for number, logits in enumerate(masks.auxiliary):
        assert _difference(case, f"predictor/pred_masks_aux{number}", logits) < LOGITS


@pytest.mark.parametrize("case", ["visual_b1", *REFERS])
def test_final_masks(run, case):
    golden = np.load(GOLDEN / f"{case}.npz")
    stored = [key for key in golden.files if key.startswith("full/mask_bits/")]
    for key in stored:
        query = run[1][case].final[:, int(key.rsplit("/", 1)[1])][None]
        whole = torch.nn.functional.interpolate(query, size=(1024, 1024), mode="bilinear")
        bits = np.unpackbits(golden[key]).reshape(-1)[: 1024 * 1024].astype(bool)
        differing = (whole.flatten().numpy() > 0) != bits
        print(f"{case} {key}: {int(differing.sum())} pixels differ")
        assert differing.mean() <= PIXELS
    assert stored
