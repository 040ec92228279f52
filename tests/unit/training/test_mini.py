"""The bundled model on the embedded demo pair: does it find what is there, wherever tiles lie?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
import rasterio

from mtrefseg.model.config import MINI
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.outputs.logit_map import logit_maps
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.model.weights.model_folder import RESOURCES, read_config
from mtrefseg.tests.flat_requests import detect_request
from mtrefseg.training.evaluation.image_predictor import ImagePredictor
from mtrefseg.training.evaluation.painted_scenes import evaluate_synthetic
from mtrefseg.training.language.change_classes import CHANGE_CLASS_BY_NAME
from mtrefseg.training.synthetic.demo_pair import BEFORE_GRID, demo_scene, write_pair

SENTENCES = {
    "the buildings that appeared": "building appears",
    "bare soil that appeared": "soil appears",
}
# What this model reaches, with room for another machine.
SMALLEST_IOU = 0.65
Masks = npt.NDArray[np.bool_]


@pytest.fixture(scope="module")
def request_of_demo(tmp_path_factory: pytest.TempPathFactory) -> DetectRequest:
    folder = tmp_path_factory.mktemp("demo")
    before, after = write_pair(folder)
    return detect_request(str(before), str(after), tuple(SENTENCES), str(folder / "out.gpkg"),
                         probability=str(folder / "p.tif"))  # fmt: skip


def masks_of(request: DetectRequest) -> Masks:
    """Run and return the mask of each sentence, ``(s, h, w)``."""
    # of the phrases, in the order of the bands
    maps = logit_maps(detect(request).facts).values()
    with rasterio.open(str(request.probability)) as raster:
        bands = raster.read()[: len(maps)]
    levels = [phrase.shown_threshold(None) for phrase in maps]
    return np.asarray(bands > np.array(levels)[:, None, None])


def truth_of(request: DetectRequest, name: str, shape: tuple[int, ...]) -> Masks:
    """Return where the demo scene changed in a way, ``(h, w)``, on the grid of the answer."""
    with rasterio.open(str(request.probability)) as raster:
        left, top = map(round, ~BEFORE_GRID @ (raster.transform.c, raster.transform.f))
    mask = CHANGE_CLASS_BY_NAME[name].mask(demo_scene())
    return mask[top:, left:][: shape[0], : shape[1]]


@pytest.fixture(scope="module")
def found(request_of_demo: DetectRequest) -> Masks:
    return masks_of(request_of_demo)


def test_the_bundled_model_is_the_configuration_in_the_code() -> None:
    assert read_config("mini") == MINI
    size = sum(path.stat().st_size for path in (RESOURCES / "mini").iterdir())
    assert size < 16_000_000
    card = (RESOURCES / "mini" / "README.md").read_text(encoding="utf-8")
    assert "python -m mtrefseg.training.mini" in card


def test_it_finds_what_the_demo_scene_holds(request_of_demo: DetectRequest, found: Masks) -> None:
    for mask, name in zip(found, SENTENCES.values(), strict=True):
        truth = truth_of(request_of_demo, name, mask.shape)
        iou = (mask & truth).sum() / (mask | truth).sum()
        print(f"{name}: IoU {iou:.2f}")
        assert iou > SMALLEST_IOU


@pytest.mark.parametrize(
    ("changes", "largest"),
    [
        ({"tile_px": 256, "batch_size": 8}, 0.05),
        ({"tile_px": 512, "batch_size": 3}, 0.015),
        ({"tile_px": 768, "batch_size": 1}, 0.01),
        ({"tile_px": 1024, "batch_size": 1}, 0.01),
    ],
)
def test_another_tile_grid_changes_a_small_part_of_the_mask(
    request_of_demo: DetectRequest, found: Masks, changes: dict[str, int], largest: float
) -> None:
    other = masks_of(replaced(request_of_demo, **changes))
    changed = (other != found).sum() / found.sum()
    print(f"{changes}: {changed:.2%} of the mask area")
    assert 0 < changed <= largest


def test_it_separates_changes_on_scenes_it_has_never_seen() -> None:
    model = load_model("mini")
    metrics = evaluate_synthetic(ImagePredictor(model.network, model.prompt), pairs=24)["all"]
    print(metrics.summary())
    assert metrics.miou > 0.7
    assert metrics.f1 > 0.85
