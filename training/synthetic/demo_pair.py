"""The pair of the demo: a synthetic scene as two georeferenced rasters on different grids.

Run ``python -m mtrefseg.training.synthetic.demo_pair FOLDER``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
import rasterio
import typer
from affine import Affine
from rasterio.enums import Resampling
from rasterio.warp import reproject

from .scene import Scene, generate_scene

SEED, SIDE_PX, SCALE = 2027, 2048, 1.6
CRS = "EPSG:32633"
BEFORE_GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000)
AFTER_GRID = Affine(0.6, 0, 500_010.2, 0, -0.6, 5_399_989.9)  # other pixels, other origin
AFTER_PX = 1680


def demo_scene() -> Scene:
    """Generate the scene of the demo."""
    return generate_scene(SEED, SIDE_PX, SCALE, nuisance=False)


def write_pair(folder: Path) -> tuple[Path, Path]:
    """Write ``before.tif`` (0.5 m) and ``after.tif`` (0.6 m, shifted), 8-bit RGB, UTM 33N.

    Args:
        folder: Created where it does not exist.

    Returns:
        The two paths.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scene = demo_scene()
    before, after = folder / "before.tif", folder / "after.tif"
    _write(before, scene.before.transpose(2, 0, 1), BEFORE_GRID)
    _write(after, _to_after_grid(scene.after.transpose(2, 0, 1)), AFTER_GRID)
    return before, after


def _to_after_grid(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    warped = np.zeros((3, AFTER_PX, AFTER_PX), np.uint8)
    reproject(image, warped, src_transform=BEFORE_GRID, dst_transform=AFTER_GRID, src_crs=CRS,
              dst_crs=CRS, resampling=Resampling.cubic)  # fmt: skip
    return warped


def _write(path: Path, image: npt.NDArray[np.uint8], grid: Affine) -> None:
    count, height, width = image.shape
    georeference = {"height": height, "width": width, "crs": CRS, "transform": grid}
    blocks = {"tiled": True, "blockxsize": 512, "blockysize": 512, "compress": "deflate"}
    with rasterio.open(path, "w", driver="GTiff", count=count, dtype="uint8", photometric="RGB",
                       **georeference, **blocks) as target:  # fmt: skip
        target.write(image)


def main(
    folder: Annotated[Path, typer.Argument(help="Folder to write before.tif and after.tif to.")],
) -> None:
    """Write the embedded demo pair."""
    for path in write_pair(folder):
        typer.echo(path)


if __name__ == "__main__":
    typer.run(main)
