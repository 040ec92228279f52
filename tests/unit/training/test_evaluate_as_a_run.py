"""What is measured is what a run finds: the same masks, in whichever pixels the model is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
from affine import Affine
from PIL import Image
from rasterio.features import rasterize

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.inference.predictor import Predictor
from mtrefseg.model.outputs.logit_map import logit_maps
from mtrefseg.tests.flat_requests import detect_request
from mtrefseg.training.evaluation.evaluate import EvaluateRequest, run_evaluation
from mtrefseg.training.evaluation.image_predictor import (
    GsdOptions,
    ImagePredictor,
    product_predictor,
)
from mtrefseg.training.synthetic.scene import generate_scene

pytestmark = pytest.mark.usefixtures("one_thread")
SENTENCES = ("the buildings that appeared", "everything that changed")
GSD_M = 0.2


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in the benchmark's layout: a painted scene, asked two questions."""
    folder = tmp_path_factory.mktemp("pairs")
    scene = generate_scene(3, 384)
    for part, image in (("A", scene.before), ("B", scene.after)):
        (folder / part).mkdir()
        Image.fromarray(image).save(folder / part / "p.png")
    (folder / "masks").mkdir()
    mask = (scene.cover_before != scene.cover_after).astype(np.uint8) * 255
    Image.fromarray(mask).save(folder / "masks" / "p.png")
    (folder / "referring_expression").mkdir()
    entry = {"sample_id": "p", "referring_expressions": list(SENTENCES)}
    (folder / "referring_expression" / "p.json").write_text(json.dumps(entry))
    return folder


def _images(pairs: Path) -> list[Any]:
    return [np.asarray(Image.open(pairs / part / "p.png").convert("RGB")) for part in "AB"]


@pytest.mark.parametrize("fit", [True, False], ids=["auto", "as-is"])
def test_masks_are_those_of_a_run(
    pairs: Path, tmp_path: Path, write_raster: Any, fit: bool
) -> None:
    before, after = _images(pairs)
    grid = Affine(GSD_M, 0.0, 500_000.0, 0.0, -GSD_M, 5_400_000.0)
    paths = [
        write_raster(f"{name}.tif", image.transpose(2, 0, 1), transform=grid)
        for name, image in (("b", before), ("a", after))
    ]
    output, probability = str(tmp_path / "out.gpkg"), str(tmp_path / "p.tif")
    request = detect_request(*paths, SENTENCES, output, probability=probability, device="cpu",
                            fit_gsd=fit)  # fmt: skip
    result = detect(request)
    # UTM is off by its scale: the run's pixels are some hundredths of a millimetre smaller
    gsd_m = result.facts["pair"]["gsd_m"]
    assert result.facts["shown"]["fitted"] == fit
    options = GsdOptions(gsd_m, fit_gsd=fit)
    image_predictor = product_predictor("mini", options, "cpu")
    masks = np.stack([found.mask for found in image_predictor.predict(before, after, SENTENCES)])
    assert masks.any()
    polygons = geopandas.read_file(output, layer="changes")
    for mask, sentence in zip(masks, SENTENCES, strict=True):
        shapes = polygons[polygons["sentence"] == sentence].geometry
        drawn = rasterize(shapes, mask.shape, transform=grid).astype(bool)
        assert np.array_equal(drawn, mask)
    with rasterio.open(probability) as raster:
        steps = raster.read()
    # the raster holds steps of 1/1024; beyond half a step it says the same
    maps = logit_maps(result.facts).values()
    levels = np.array([phrase.shown_threshold(None) for phrase in maps])[:, None, None]
    clear = np.abs(steps - levels) > 1 / 1024
    assert np.array_equal(masks[clear], (steps > levels)[clear])


def test_a_pair_is_encoded_once_for_all_its_sentences(
    pairs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    predict = Predictor.predict
    monkeypatch.setattr(
        Predictor, "predict", lambda self, *rest: calls.append(1) or predict(self, *rest)
    )
    figures = run_evaluation(EvaluateRequest("mini", str(pairs), device="cpu"))
    assert figures["original frame"]["samples"] == 2
    assert len(calls) == 1
    assert figures["image_gsd_m"] is None


def test_the_pixels_that_are_shown_can_be_chosen(pairs: Path, monkeypatch: Any) -> None:
    shown = []
    predict = Predictor.predict
    monkeypatch.setattr(
        Predictor, "predict",
        lambda self, images, *rest: shown.append(images.shape[-1]) or predict(self, images, *rest),
    )  # fmt: skip
    for pixels in ({"image_gsd_m": 0.5}, {"image_gsd_m": 0.2}, {"image_gsd_m": 0.2, "gsd_m": 0.1}):
        run_evaluation(EvaluateRequest("mini", str(pairs), device="cpu", **pixels))
    assert shown[0] == 384
    assert len(shown) >= 3
    with pytest.raises(MtrefsegError, match=r"gsd_m is 0.5.*image-gsd"):
        run_evaluation(EvaluateRequest("mini", str(pairs), gsd_m=0.5))
    with pytest.raises(MtrefsegError, match="image_gsd_m is -1"):
        run_evaluation(EvaluateRequest("mini", str(pairs), image_gsd_m=-1.0))


def test_a_sentence_with_unknown_words_is_warned_of(pairs: Path, tmp_path: Path) -> None:
    figures = run_evaluation(EvaluateRequest("mini", str(pairs), "purple elephants", device="cpu"))
    assert "elephants" in figures["warnings"][0]


def test_images_of_unknown_pixel_size_are_shown_as_they_are() -> None:
    assert GsdOptions().network_size(500, 500, (0.35, 0.8)) is None
    assert GsdOptions(0.1).network_size(500, 500, None) is None
    assert GsdOptions(0.1).network_size(350, 700, (0.35, 0.8)) is not None
    assert ImagePredictor.gsd == GsdOptions()
