"""The probability raster: a Cloud-Optimized GeoTIFF with one band per sentence."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import rasterio
import rasterio.shutil
from affine import Affine
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.windows import Window

from ..errors import MtrefsegError
from ..files.atomic_write import sync_file
from ..files.literal_path import literal_folder
from ..files.output_path import resolve_output
from ..files.partial_files import discard, new_partial
from ..files.publish import FinishedFile, Published, publish
from ..files.result_schema import CREATED_TAG
from ..rasters.crs import crs_name, same_crs
from .overwrite import check_raster_overwrite

NODATA = -1.0
# GDAL's own errors, as of a full disk, reach us as no error of rasterio or of the system; where
# GDAL tells none, rasterio raises SystemError.
_ERRORS = (OSError, RasterioError, CPLE_BaseError, SystemError)
STEP = 1 / 1024  # a power of two: the last bits of every value are zeros, which compress away


class ProbabilityRaster:
    """Writes strips beside the output; ``finish`` makes the COG, ``commit`` names it too.

    A context manager: leaving it without ``commit`` leaves nothing behind. Memory is that of a
    strip and of GDAL's cache.

    Args:
        output: Path of the GeoTIFF.
        height: Rows of the raster.
        width: Columns of the raster.
        transform: Pixel to map coordinates.
        crs: CRS, anything rasterio reads.
        sentences: They describe the bands.
        created: When the run began, as its GeoPackage tells it; both belong together.
        overwrite: Replace a file that is no earlier probability raster.

    Attributes:
        warnings: Sentences for the user; known after ``finish``.
    """

    def __init__(
        self,
        output: Path | str,
        height: int,
        width: int,
        transform: Affine,
        crs: Any,
        sentences: Sequence[str],
        created: str = "",
        overwrite: bool = False,
    ) -> None:
        self._output, self._overwrite = str(output), overwrite
        self._folder = resolve_output(output).parent
        self._partial = new_partial(self._folder, ".tif")
        self._plain = self._strips = self._partial  # until the folder is known to exist
        self._sentences, self._created = tuple(sentences), created
        self._written: list[tuple[Window, int]] = []
        self._crs = CRS.from_user_input(crs)
        self.warnings: tuple[str, ...] = ()
        self._profile = {
            "driver": "GTiff",
            "dtype": "float32",
            "count": len(self._sentences),
            "height": height,
            "width": width,
            "transform": transform,
            "crs": self._crs,
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
        try:
            self._plain = literal_folder(self._folder) / self._partial.name
            # A COG cannot be written in order; the partial file's name makes both go together.
            self._strips = self._plain.with_name(self._plain.name + ".strips.tif")
            with self._explained():
                self._dataset = rasterio.open(self._strips, "w", **self._profile)
                self._dataset.descriptions = self._sentences
                if self._created:
                    self._dataset.update_tags(**{CREATED_TAG: self._created})
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        try:
            # What cannot be written any more goes anyway; the reason was told where it happened.
            with suppress(*_ERRORS):
                self._close()
        finally:
            discard(self._partial)

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
        window = Window(0, row, values.shape[2], values.shape[1])
        with self._explained():
            self._dataset.write(values, window=window)
        self._written.append((window, zlib.crc32(values.tobytes())))

    def finish(self) -> FinishedFile:
        """Make the file whole and read it back.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        with self._explained():
            self._close()
            rasterio.shutil.copy(
                self._strips,
                self._plain,
                driver="COG",
                compress="deflate",
                predictor="yes",
                overview_resampling="average",
                num_threads="all_cpus",
                bigtiff="if_safer",
            )
            self._strips.unlink()
            # GDAL puts a CRS that GeoTIFF cannot hold beside it, under the name of the partial file
            self._plain.with_name(f"{self._plain.name}.aux.xml").unlink(missing_ok=True)
            sync_file(self._partial)
            self._read_back()
        return FinishedFile(
            self._output,
            self._partial,
            check=lambda: check_raster_overwrite(self._output, self._overwrite),
            overwrite=self._overwrite,
        )

    def commit(self) -> Published:
        """Finish the file and put it in its place.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        return publish([self.finish()])

    def _read_back(self) -> None:
        """Compare all blocks with what was written: a full disk does not always say so."""
        with rasterio.open(self._plain) as raster:
            levels = len(raster.overviews(1))
            self.warnings = self._crs_warnings(raster.crs)
            for window, checksum in self._written:
                if zlib.crc32(raster.read(window=window)) != checksum:
                    raise OSError(f"row {window.row_off} reads back otherwise")
        for level in range(levels):
            with rasterio.open(self._plain, overview_level=level) as overview:
                for _, window in overview.block_windows(1):
                    overview.read(window=window)

    def _crs_warnings(self, written: CRS | None) -> tuple[str, ...]:
        if written is not None and same_crs(written, self._crs):
            return ()
        return (
            f"A GeoTIFF cannot hold the CRS {crs_name(self._crs)}: assign it to the probability "
            f"raster '{self._output}' where that is used. The polygons have it.",
        )

    def _close(self) -> None:
        dataset, self._dataset = self._dataset, None
        if dataset is not None:
            dataset.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except _ERRORS as error:
            reason = "GDAL tells no reason" if isinstance(error, SystemError) else str(error)
            raise MtrefsegError(
                f"Probability raster '{self._output}' cannot be written ({reason}).",
                "Check the free space and that no other program uses the file.",
            ) from error
