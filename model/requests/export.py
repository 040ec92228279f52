"""What the engine is asked to write as training data.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from ..errors import MtrefsegError
from .checks import Ranges, check_nodata, check_paths, check_shift, reading_of
from .detect import DetectRequest
from .same_raster import check_two_rasters
from .wire import Decoded


@dataclass(frozen=True)
class ExportRequest(Decoded):
    """Reviewed polygons and the pair that they were found in.

    Attributes:
        polygons: Path of a GeoPackage of changes with a text field ``review``: ``accepted``,
            ``rejected``, or nothing where nobody looked.
        folder: Where ``A``, ``B``, ``masks`` and ``referring_expression`` are filled.
        before: Path of the raster of the first date.
        after: Path of the raster of the second date.
        bands_before: As in ``DetectRequest``.
        bands_after: As in ``DetectRequest``.
        shift_px: As in ``DetectRequest``.
        gsd_m: As in ``DetectRequest``; None: the pixels of the raster before.
        side_px: Side of a training image in pixels.
        crs_before: As in ``DetectRequest``.
        crs_after: As in ``DetectRequest``.
        nodata_before: As in ``DetectRequest``.
        nodata_after: As in ``DetectRequest``.
        file_nodata_before: As in ``DetectRequest``.
        file_nodata_after: As in ``DetectRequest``.
        allow_remote: As in ``DetectRequest``.
    """

    polygons: str
    folder: str
    before: str
    after: str
    bands_before: Tuple[int, ...] = ()
    bands_after: Tuple[int, ...] = ()
    shift_px: Tuple[float, float] = (0.0, 0.0)
    gsd_m: Optional[float] = None
    side_px: int = 256
    crs_before: str = ""
    crs_after: str = ""
    nodata_before: Ranges = ()
    nodata_after: Ranges = ()
    file_nodata_before: bool = True
    file_nodata_after: bool = True
    allow_remote: bool = False

    @classmethod
    def of(
        cls, polygons: str, folder: str, run: DetectRequest, allow_remote: bool = False
    ) -> ExportRequest:
        """Make the request for the polygons of a run.

        Args:
            polygons: Path of its GeoPackage.
            folder: Where the pairs are written.
            run: As the GeoPackage tells it, which may come from somebody else.
            allow_remote: What the person allows who asks now, whatever the run was allowed.
        """
        return cls(
            polygons=polygons,
            folder=folder,
            shift_px=run.shift_px,
            **{**reading_of(run), "allow_remote": allow_remote},
        )

    def check(self) -> None:
        """Check all that can be told without opening a file.

        Raises:
            MtrefsegError: Names the parameter, its value and the remedy.
        """
        check_paths(self, ("polygons", "folder", "before", "after"))
        check_two_rasters(self)
        check_shift(self.shift_px)
        check_nodata(self)
        if self.side_px < 32:
            raise MtrefsegError(
                f"A side of {self.side_px} pixels is too small for training.", "Use 256."
            )
