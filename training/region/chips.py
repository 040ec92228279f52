"""Two rasters and a polygon layer → training and validation folders in the benchmark's layout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import numpy.typing as npt
from PIL import Image
from pyogrio.errors import DataLayerError, DataSourceError
from rasterio.crs import CRS
from rasterio.features import rasterize
from shapely.geometry.base import BaseGeometry

from ...model.errors import Cancelled, MtrefsegError
from ...model.inference.raster_pair import RasterPair
from ...model.request import ANY_CHANGE, DetectRequest
from ...model.train_request import RasterData
from ..benchmark import EXPRESSIONS
from .chip_plan import Window, blocks, chips, hold_out

Mask = npt.NDArray[np.bool_]
LEAST_VALID = 0.5  # share of a chip's pixels that both rasters must have
SPLITS = ("train", "val")


@dataclass(frozen=True)
class Cut:
    """What was cut.

    Attributes:
        train: Number of chips for training.
        val: Number of chips for validation.
        without_data: Chips that were left out because a raster has no data there.
        warnings: Sentences for the user.
    """

    train: int
    val: int
    without_data: int
    warnings: tuple[str, ...]


def cut_chips(
    data: RasterData,
    folder: Path,
    share: float,
    cancelled: Callable[[], bool] = lambda: False,
) -> Cut:
    """Write ``train`` and ``val`` below a folder; every chip is asked one sentence at least.

    A sentence without a polygon in a chip is asked there too, one per chip, with an empty mask.

    Args:
        data: What to cut.
        folder: Made when it does not exist.
        share: Of the blocks that are held out.
        cancelled: Asked before each chip.

    Raises:
        MtrefsegError: A raster or the polygons cannot be used.
        Cancelled: Of the caller's wish.
    """
    data.check()
    asked = DetectRequest(
        data.before, data.after, (ANY_CHANGE,), "", bands_before=data.bands_before,
        bands_after=data.bands_after, gsd_m=data.gsd_m,
    )  # fmt: skip
    with RasterPair.open(asked) as pair:
        shapes = read_polygons(data, pair.crs)
        # a cut that was interrupted must not pass for a whole one
        made = folder.with_name(f".{folder.name}.part")
        shutil.rmtree(made, ignore_errors=True)
        cutter = _Cutter(pair, shapes, made)
        places = blocks(pair.height, pair.width, data.chip_px)
        held = hold_out([int(cutter.any_change(place).sum()) for place in places], share)
        for number, block in enumerate(places):
            split = SPLITS[number in held]
            for chip in chips(block, data.chip_px, data.overlap_px):
                if cancelled():
                    raise Cancelled()
                cutter.write(chip, split)
        cut = cutter.result()
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
        return cut


def read_polygons(data: RasterData, crs: CRS) -> dict[str, list[BaseGeometry]]:
    """Read the polygons of each sentence in the CRS of the chips.

    Raises:
        MtrefsegError: The layer, its CRS, the field or every geometry is missing.
    """
    try:
        frame = geopandas.read_file(data.polygons, layer=data.layer or None)
    except (DataSourceError, DataLayerError, OSError) as error:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' cannot be read ({error}).",
            "Use a layer that GDAL reads, as GeoPackage.",
        ) from error
    if data.field and data.field not in frame.columns:
        known = ", ".join(str(name) for name in frame.columns if name != "geometry")
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' has no field '{data.field}'.",
            f"Its fields are {known or 'none'}.",
        )
    if getattr(frame, "crs", None) is None:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' has no geometries in a CRS.", "Assign its CRS."
        )
    frame = frame[~frame.geometry.isna() & ~frame.geometry.is_empty].to_crs(crs.to_wkt())
    values = frame[data.field].astype("string").fillna("") if data.field else [""] * len(frame)
    shapes: dict[str, list[BaseGeometry]] = {}
    for value, shape in zip(values, frame.geometry, strict=True):
        text = data.sentence.replace("{}", str(value)).strip()
        if text and shape.geom_type in ("Polygon", "MultiPolygon"):
            shapes.setdefault(text, []).append(shape)
    if not shapes:
        raise MtrefsegError(
            f"Polygon layer '{data.polygons}' holds no polygon with a sentence.",
            f"Draw polygons of what changed{' and fill in ' + data.field if data.field else ''}.",
        )
    return shapes


class _Cutter:
    """Writes chips and counts them."""

    def __init__(
        self, pair: RasterPair, shapes: Mapping[str, Sequence[BaseGeometry]], folder: Path
    ) -> None:
        self._pair, self._shapes, self._folder = pair, shapes, folder
        self._counts = dict.fromkeys((*SPLITS, "without data"), 0)
        self._answered: dict[str, set[str]] = {split: set() for split in SPLITS}

    def any_change(self, window: Window) -> Mask:
        """Return what any sentence calls changed."""
        return self._mask(window, [shape for many in self._shapes.values() for shape in many])

    def write(self, window: Window, split: str) -> None:
        """Write a chip, unless most of it has no data."""
        images, valid = self._pair.read(window.row, window.col, window.height, window.width)
        if valid.mean() < LEAST_VALID:
            self._counts["without data"] += 1
            return
        masks = {text: self._mask(window, shapes) & valid for text, shapes in self._shapes.items()}
        present = [text for text, mask in masks.items() if mask.any()]
        absent = [text for text in masks if text not in present]
        self._answered[split].update(present)
        number = self._counts[split]
        # the sentences of the layer take turns in being asked for nothing
        asked = present + absent[number % max(1, len(absent)) :][:1]
        self._counts[split] += 1
        name = f"r{window.row:06d}_c{window.col:06d}"
        self._save(self._folder / split, name, images, [(text, masks[text]) for text in asked])

    def _mask(self, window: Window, shapes: Sequence[BaseGeometry]) -> Mask:
        grid = self._pair.grid.cut(window.row, window.col, window.height, window.width)
        burnt = rasterize(shapes, (window.height, window.width), transform=grid.transform)
        return np.asarray(burnt, np.bool_)

    def _save(
        self, folder: Path, name: str, images: npt.NDArray[np.uint8],
        asked: Sequence[tuple[str, Mask]],
    ) -> None:  # fmt: skip
        for part in ("A", "B", f"masks/{name}", EXPRESSIONS):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for part, image in zip("AB", images, strict=True):
            Image.fromarray(image.transpose(1, 2, 0)).save(folder / part / f"{name}.png")
        for number, (_, mask) in enumerate(asked):
            Image.fromarray(mask * np.uint8(255)).save(folder / "masks" / name / f"{number}.png")
        entry = {
            "img_A": f"{name}.png",
            "img_B": f"{name}.png",
            "referring_expressions": [text for text, _ in asked],
            "mask": [{"path": f"{name}/{number}.png"} for number in range(len(asked))],
        }
        text = json.dumps(entry, indent=1, ensure_ascii=False)
        (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")

    def result(self) -> Cut:
        """Return the counts.

        Raises:
            MtrefsegError: A split has no chip.
        """
        for split in SPLITS:
            if not self._counts[split]:
                raise MtrefsegError(
                    f"No chip of the {split} blocks has data in both rasters.",
                    "Use smaller chips, or a larger area.",
                )
        warnings = list(self._pair.warnings)
        if not self._answered["train"]:
            raise MtrefsegError(
                "No polygon lies in the chips that are trained on.",
                "Check the CRS of the polygons, or draw more of them.",
            )
        for text in self._shapes:
            if text not in self._answered["val"]:
                warnings.append(f"No polygon of '{text}' lies in the chips that are scored on.")
        train, val, empty = self._counts.values()
        return Cut(train, val, empty, tuple(warnings))
