"""The probability raster: a Cloud-Optimized GeoTIFF with one band per sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
import rasterio.shutil
from affine import Affine
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import MtrefsegError
from ..request import partial_path
from .output import discard, publish

NODATA = -1.0
STEP = 1 / 1024  # a power of two: the last bits of every value are zeros, which compress away


class ProbabilityRaster:
    """Writes strips beside the output; ``commit`` makes the COG and puts it in its place.

    A context manager: leaving it without ``commit`` leaves nothing behind. Memory is that of a
    strip and of GDAL's cache.

    Args:
        output: Path of the GeoTIFF.
        height: Rows of the raster.
        width: Columns of the raster.
        transform: Pixel to map coordinates.
        crs: CRS, anything rasterio reads.
        sentences: They describe the bands.
    """

    def __init__(
        self,
        output: Path | str,
        height: int,
        width: int,
        transform: Affine,
        crs: Any,
        sentences: Sequence[str],
    ) -> None:
        self._output = Path(output)
        self._partial = partial_path(str(output))
        # A COG cannot be written in order; the partial file's name makes both go together.
        self._strips = self._partial.with_name(self._partial.name + ".strips.tif")
        self._sentences = tuple(sentences)
        self._profile = {
            "driver": "GTiff",
            "dtype": "float32",
            "count": len(self._sentences),
            "height": height,
            "width": width,
            "transform": transform,
            "crs": crs,
            "nodata": NODATA,
            "compress": "deflate",
            "zlevel": 1,
            "interleave": "band",
            "blockysize": 1,  # whole blocks whatever the height of the strips
            "sparse_ok": True,
            "bigtiff": "if_safer",
        }
        self._dataset: Any = None

    def __enter__(self) -> ProbabilityRaster:
        """Create the file that takes the strips.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        discard(self._output)
        with self._explained():
            self._dataset = rasterio.open(self._strips, "w", **self._profile)
            self._dataset.descriptions = self._sentences
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        try:
            self._close()
        finally:
            discard(self._output)

    def add_strip(
        self, row: int, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> None:
        """Write the next strip.

        Args:
            row: Row of the raster at which the strip begins; rows left out have no data.
            probability: ``(s, h, w)``, 0 to 1, a band per sentence; stored in steps of 1/1024.
            valid: ``(h, w)``, False where there is no data.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        steps = np.rint(np.clip(probability, 0, 1) * np.float32(1 / STEP)) * np.float32(STEP)
        values = np.where(valid, steps, np.float32(NODATA))
        with self._explained():
            self._dataset.write(values, window=Window(0, row, values.shape[2], values.shape[1]))

    def commit(self) -> None:
        """Finish the file and put it in its place.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        with self._explained():
            self._close()
            rasterio.shutil.copy(
                self._strips,
                self._partial,
                driver="COG",
                compress="deflate",
                predictor="yes",
                overview_resampling="average",
                num_threads="all_cpus",
                bigtiff="if_safer",
            )
            self._strips.unlink()
        publish(self._output)

    def _close(self) -> None:
        if self._dataset is not None:
            self._dataset.close()
            self._dataset = None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RasterioError) as error:
            raise MtrefsegError(
                f"Probability raster '{self._output}' cannot be written ({error}).",
                "Check the free space and that no other program uses the file.",
            ) from error
