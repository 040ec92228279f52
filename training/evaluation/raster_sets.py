"""Georeferenced pairs with a mask, through a run of the product: rasters to polygons."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import geopandas
import numpy as np
import rasterio
from rasterio.features import rasterize

from ...model.inference.pipeline import detect
from ...model.requests.detect import DetectRequest
from ...model.requests.pair import PairSource, RasterSource
from ...model.requests.run import RunOptions
from .image_predictor import Mask
from .measured import Row
from .metrics import Metrics
from .subject import Subject

LAYER = "changes"


@dataclass(frozen=True)
class RasterPair:
    """Two rasters ``A.tif`` and ``B.tif`` with the mask ``label.tif``.

    Attributes:
        folder: Below the data folder.
        sentence: What the mask holds.
        bands: Triples of band numbers that are shown as red, green and blue, by name.
    """

    folder: str
    sentence: str
    bands: dict[str, tuple[int, int, int]]


FIRE = RasterPair(
    "geo/coldsprings_fire",
    "the burnt area that appeared",
    {
        "red, green, blue": (3, 2, 1),
        "near infrared, red, green": (4, 3, 2),
        "short-wave infrared 2, near infrared, red": (6, 4, 3),
        "short-wave infrared 1, near infrared, red": (5, 4, 3),
    },
)
CLEARING = RasterPair(
    "geo/suriname_clearing", "the clearing that appeared", {"red, green, blue": (1, 2, 3)}
)


def measure_raster_pair(subject: Subject, pair: RasterPair) -> list[Row]:
    """Score the polygons of a run with each triple of bands.

    Args:
        subject: What is measured.
        pair: The rasters.
    """
    rows = []
    for done, (name, bands) in enumerate(pair.bands.items(), 1):
        folder, metrics = subject.folder / pair.folder, Metrics()
        with rasterio.open(folder / "label.tif") as raster:
            truth = raster.read(1) > 0
        mask = polygons_mask(subject, pair, bands)
        metrics.add(mask, truth)
        figures = {
            "F1": metrics.f1,
            "P": metrics.pixel_precision,
            "R": metrics.pixel_recall,
            "mIoU": metrics.miou,
        }
        rows.append(Row(f"{pair.folder}: {pair.sentence}; {name}", 1, figures))
        subject.on_done(done, len(pair.bands))
    return rows


def polygons_mask(subject: Subject, pair: RasterPair, bands: tuple[int, int, int]) -> Mask:
    """Run a request and return the pixels of its polygons on the grid of the before raster.

    Args:
        subject: What is measured.
        pair: The rasters.
        bands: What is shown as red, green and blue.

    Raises:
        MtrefsegError: The rasters or the model cannot be used.
    """
    folder = subject.folder / pair.folder
    before, after = (RasterSource(str(folder / name), bands) for name in ("A.tif", "B.tif"))
    with tempfile.TemporaryDirectory() as temporary:
        output = Path(temporary) / "found.gpkg"
        request = DetectRequest(
            PairSource(before, after), (pair.sentence,), str(output), subject.model,
            run_options=RunOptions(device=subject.device), guess=True,
        )  # fmt: skip
        detect(request)
        polygons = geopandas.read_file(output, layer=LAYER).geometry
    with rasterio.open(before.path) as grid:
        if polygons.empty:
            return np.zeros(grid.shape, np.bool_)
        return np.asarray(rasterize(polygons, grid.shape, transform=grid.transform) > 0)


measure_fire = partial(measure_raster_pair, pair=FIRE)
measure_clearing = partial(measure_raster_pair, pair=CLEARING)
