"""A run on images that are finer than what the model sees well, and what it tells beforehand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from affine import Affine
from rasterio.features import rasterize
from safetensors.torch import load_file, save_file
from scipy import ndimage

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference import estimate
from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.inference.scene_cache import SceneCache
from mtrefseg.model.inference.tile_predictor import TilePredictor
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.rasters.band_reader import BandReader
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.model.requests.events import Progress
from mtrefseg.model.requests.flat import replaced
from mtrefseg.model.weights.model_folder import RESOURCES, WEIGHTS
from mtrefseg.tests.flat_requests import detect_request, redraw_request

HEIGHT, WIDTH = 903, 1107
FINE = Affine(0.1, 0.0, 500_000.0, 0.0, -0.1, 5_400_000.0)
SENTENCE = "the buildings that appeared"
Floats = npt.NDArray[np.float32]


class Brighter:
    """Finds where red grew, pixel by pixel; keeps the shapes that it was shown."""

    facts = {"model": "red", "model_hash": "0", "device": "cpu", "device_reason": "test"}
    overview_px = None

    def __init__(self) -> None:
        self.pixels = 0

    def predict(self, images: npt.NDArray[np.uint8], tile_bounds: Floats) -> Floats:
        self.pixels += images[:, 0, 0].size
        red = images[:, :, 0].astype(np.float32)
        return np.clip((red[:, 1] - red[:, 0]) / 200, 0, 1)[:, None]


Scene = Callable[..., DetectRequest]


@pytest.fixture
def scene(write_raster: Any, tmp_path: Path) -> Scene:
    """Return a function that writes two dates with holes; a smooth bright place appears."""

    def make(transform: Affine = FINE) -> DetectRequest:
        rng = np.random.default_rng(0)
        before = np.full((3, HEIGHT, WIDTH), 40, np.uint8)
        spots = ndimage.gaussian_filter(rng.random((HEIGHT, WIDTH)), 25)
        after = before + (150 * (spots > np.percentile(spots, 80))).astype(np.uint8)
        masks = np.full((2, HEIGHT, WIDTH), 255, np.uint8)
        masks[0, :, 1000:] = 0
        masks[0, 333:337, 100:700] = 0
        masks[1, 500:700, 200:203] = 0
        masks[1, rng.integers(0, HEIGHT, 300), rng.integers(0, WIDTH, 300)] = 0
        paths = [
            write_raster(name, values, transform=transform, mask=mask)
            for name, values, mask in (("b.tif", before, masks[0]), ("a.tif", after, masks[1]))
        ]
        output, probability = str(tmp_path / "out.gpkg"), str(tmp_path / "p.tif")
        return detect_request(*paths, (SENTENCE,), output, probability=probability,
                             tile_px=128, overlap_px=32, device="cpu")  # fmt: skip

    return make


def probability_of(request: DetectRequest) -> Floats:
    with rasterio.open(str(request.probability)) as raster:
        return np.asarray(raster.read(1))


def valid_of(request: DetectRequest) -> npt.NDArray[np.bool_]:
    masks = []
    for path in (request.pair.before.path, request.pair.after.path):
        with rasterio.open(path) as raster:
            masks.append(raster.dataset_mask() > 0)
    return np.asarray(masks[0] & masks[1])


def test_the_network_sees_larger_pixels_and_the_answer_follows_the_rasters(scene: Scene) -> None:
    request, network = scene(), Brighter()
    result = detect(request, predictor=lambda _: network)
    shown = result.facts["shown"]
    assert (shown["height"], shown["width"]) == (round(HEIGHT / 3.5), round(WIDTH / 3.5))
    assert shown["fitted"]
    assert "shown to the model at 0.35 m; its range is 0.35 to 0.8 m" in result.facts["seen"]
    assert result.facts["grid"]["width"] == WIDTH
    found = probability_of(request)
    assert np.array_equal(found >= 0, valid_of(request))
    with (
        rasterio.open(request.pair.before.path) as before,
        rasterio.open(str(request.probability)) as written,
    ):
        assert written.transform == before.transform
        assert written.shape == before.shape
    plain = replaced(request, fit_gsd=False, output=f"{request.output}.2.gpkg")
    other = Brighter()
    result = detect(plain, predictor=lambda _: other)
    assert "shown to the model as they are; its range is 0.35 to 0.8 m" in result.facts["seen"]
    assert not result.facts["shown"]["fitted"]
    exact = probability_of(plain)
    assert other.pixels > 5 * network.pixels
    # edges are soft by a pixel that the network saw; nothing moves
    differs = (found > 0.5) != (exact > 0.5)
    near = ndimage.binary_dilation(exact > 0.5, iterations=4) & ~ndimage.binary_erosion(
        exact > 0.5, iterations=4
    )
    holes = ndimage.binary_dilation(~valid_of(request), iterations=4)
    assert not (differs & ~near & ~holes).any()


@pytest.mark.parametrize(
    "changes",
    [
        {"tile_px": 256, "overlap_px": 0},
        {"tile_px": 320, "overlap_px": 100, "batch_size": 5},
        {"tile_px": 1024, "overlap_px": 500},
    ],
)
def test_tiles_and_strips_leave_no_trace(
    scene: Scene, changes: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = scene()
    detect(request, predictor=lambda _: Brighter())
    first = probability_of(request)
    monkeypatch.setattr("mtrefseg.model.inference.upsample.SLAB_PX", 77)
    detect(replaced(request, **changes), predictor=lambda _: Brighter())
    assert np.abs(probability_of(request) - first).max() <= 1 / 1024


def test_a_rotated_raster_gets_its_own_pixels_back(scene: Scene) -> None:
    turned = Affine.translation(500_000, 5_400_000) @ Affine.rotation(30) @ Affine.scale(0.1, -0.1)
    request = scene(turned)
    result = detect(request, predictor=lambda _: Brighter())
    assert result.facts["shown"]["fitted"]
    found = probability_of(request)
    assert np.array_equal(found >= 0, valid_of(request))
    polygons = geopandas.read_file(request.output, layer="changes").geometry
    drawn = rasterize(polygons, found.shape, transform=turned).astype(bool)
    # the raster holds steps of 1/1024; beyond half a step it says the same
    assert np.array_equal(drawn[found != 0.5], (found > 0.5)[found != 0.5])


def test_a_number_resamples_both_and_polygons_follow_those_pixels(scene: Scene) -> None:
    request = replaced(scene(), gsd_m=0.2)
    result = detect(request, predictor=lambda _: Brighter())
    assert result.facts["grid"]["width"] == round(WIDTH / 2)
    assert not result.facts["shown"]["fitted"]


def test_other_thresholds_are_drawn_from_such_a_run(scene: Scene, tmp_path: Path) -> None:
    request = scene()
    detect(request, predictor=lambda _: Brighter())
    redrawn = str(tmp_path / "again.gpkg")
    redraw(redraw_request(str(request.probability), request.output, redrawn, threshold=0.25))
    polygons = geopandas.read_file(redrawn, layer="changes").geometry
    drawn = rasterize(polygons, (HEIGHT, WIDTH), transform=FINE).astype(bool)
    assert np.array_equal(drawn, probability_of(request) > 0.25)


@pytest.mark.usefixtures("one_thread")
def test_a_second_question_is_answered_from_memory_to_the_bit(scene: Scene) -> None:
    request, memory = scene(), SceneCache()

    def polygons(request_: DetectRequest, kept: SceneCache | None) -> Any:
        detect(request_, cache=kept)
        return probability_of(request_), probability_of(request_).tobytes()

    first = polygons(request, memory)
    assert memory.complete
    second = polygons(request, memory)
    assert first[1] == second[1]
    plain = replaced(request, fit_gsd=False, tile_px=512, overlap_px=64)
    assert not np.array_equal(polygons(plain, memory)[0], first[0])
    assert polygons(request, memory)[1] == polygons(request, None)[1] == first[1]


def test_what_a_run_takes_is_told_before_its_first_tile(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[Progress] = []
    monkeypatch.setattr(estimate, "MEASURED_FROM_TILES", 2)
    monkeypatch.setattr(TilePredictor, "try_tile", lambda self: (0.5, 200.0))
    result = detect(scene(), events.append, predictor=lambda _: Brighter())
    first = next(progress for progress in events if progress.stage == "predict")
    tiles = result.facts["estimate"]["tiles"]
    assert tiles == 9
    assert first.text.startswith("9 tiles to predict, about 30 min ")
    assert "of memory" in first.text
    assert first.left_s == pytest.approx(200 * tiles, rel=0.01)
    assert not any("expected to take" in warning for warning in result.warnings)
    monkeypatch.setattr(TilePredictor, "try_tile", lambda self: (0.5, 20_000.0))
    result = detect(scene(), predictor=lambda _: Brighter())
    assert "was expected to take 2 days" in result.warnings[0]


def test_a_run_of_many_days_is_refused_with_the_remedy(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    request, network = scene(), Brighter()
    there = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(estimate, "MEASURED_FROM_TILES", 2)
    monkeypatch.setattr(TilePredictor, "try_tile", lambda self: (0.5, 1e6))
    with pytest.raises(MtrefsegError, match=r"1,107 × 903 pixels .* days .* smaller extent"):
        detect(request, predictor=lambda _: network)
    assert network.pixels == 0
    assert {path.name for path in tmp_path.iterdir()} == there


def test_what_no_machine_finishes_is_refused_before_a_pixel_is_read_or_the_model_loaded(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unwanted(*_: object) -> None:
        pytest.fail("it was read or loaded")

    monkeypatch.setattr(estimate, "FASTEST_PX_PER_S", 0.1)
    monkeypatch.setattr(BandReader, "prepare", unwanted)
    with pytest.raises(MtrefsegError, match=r"1,107 × 903 pixels .* at best .* smaller extent"):
        detect(replaced(scene(), device="cpu"), predictor=unwanted)


def test_a_strip_that_does_not_fit_into_memory_is_refused(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimate, "machine_memory", lambda: 1_000_000)
    with pytest.raises(MtrefsegError, match=r"of memory, and this machine has 1 MB"):
        detect(scene(), predictor=lambda _: Brighter())


class NoNumber(Brighter):
    """Answers what is no number."""

    def predict(self, images: npt.NDArray[np.uint8], tile_bounds: Floats) -> Floats:
        return super().predict(images, tile_bounds) * np.float32(np.nan)


def test_an_answer_that_is_no_number_is_an_error_and_not_an_empty_map(
    scene: Scene, tmp_path: Path
) -> None:
    request = scene()
    with pytest.raises(MtrefsegError, match="no numbers"):
        detect(request, predictor=lambda _: NoNumber())
    assert not Path(request.output).exists()


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_weights_that_are_no_numbers_are_named(scene: Scene, tmp_path: Path, bad: float) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(RESOURCES / "mini", folder)
    weights = load_file(folder / WEIGHTS)
    name = next(name for name, values in weights.items() if values.is_floating_point())
    weights[name].view(-1)[3] = bad
    save_file(weights, folder / WEIGHTS)
    with pytest.raises(MtrefsegError, match=rf"broken.*damaged: {name}"):
        detect(replaced(scene(), model=str(folder)))


def test_words_that_the_model_does_not_know_are_warned_of(scene: Scene) -> None:
    request_ = replaced(scene(), sentences=("hello", SENTENCE), guess=True)

    class Several(Brighter):
        def __init__(self, sentences: int) -> None:
            super().__init__()
            self._sentences = sentences

        def predict(self, images: npt.NDArray[np.uint8], tile_bounds: Floats) -> Floats:
            return np.repeat(super().predict(images, tile_bounds), self._sentences, axis=1)

    warned: list[str] = []
    before_loading: list[str] = []

    def load(request: DetectRequest) -> Several:
        before_loading.extend(warned)
        assert request.sentences[:2] == ("hello", SENTENCE)
        assert len(request.sentences) > 2, "known phrases are predicted to compare with"
        return Several(len(request.sentences))

    result = detect(request_, predictor=load, on_warning=warned.append)
    assert before_loading == warned != []
    assert set(warned) <= set(result.warnings)
    assert warned[0].startswith("'hello': mini does not know: hello. It knows: water,")
    assert any("'hello' has the same answer as" in text for text in result.warnings)
    assert [one.understood for one in result.sentences] == ["guess", "yes"]


def test_a_refused_sentence_ends_the_run_before_a_raster_is_opened(scene: Scene) -> None:
    request = replaced(scene(), sentences=("hello",), before="missing.tif")
    with pytest.raises(MtrefsegError, match=r"'hello' is not understood.*the buildings that"):
        detect(request)
