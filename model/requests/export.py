"""The request that writes reviewed polygons as training data.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

from ..errors import MtrefsegError
from .checks import check_path
from .flat import Flattened
from .pair import PairSource
from .wire import Decoded


@dataclass(frozen=True)
class ExportRequest(Decoded):
    """Reviewed polygons and the pair that they were found in.

    Attributes:
        polygons: Path of a GeoPackage of changes with a text field ``review``: ``accepted``,
            ``rejected``, or nothing where it was not reviewed.
        folder: Folder where ``A``, ``B``, ``masks`` and ``referring_expression`` are filled.
        pair: The rasters.
        side_px: Side of a training image in pixels.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    polygons: str
    folder: str
    pair: Annotated[PairSource, Flattened(without=("extent", "extent_crs"))]
    side_px: int = 256

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("polygons", self.polygons)
        check_path("folder", self.folder)
        if self.side_px < 32:
            raise MtrefsegError(
                "A side of {side_px} pixels is too small for training.",
                "Use 256.",
                side_px=self.side_px,
            )

    @classmethod
    def of(
        cls, polygons: str, folder: str, pair: PairSource, allow_remote: bool = False
    ) -> ExportRequest:
        """Make the request for the polygons of a run.

        Args:
            polygons: Path of its GeoPackage.
            folder: Where the pairs are written.
            pair: As the GeoPackage names it, which may come from another person.
            allow_remote: What the person allows who exports now, whatever the run was allowed.
        """
        whole = replace(pair, extent=None, extent_crs="", allow_remote=allow_remote)
        return cls(polygons=polygons, folder=folder, pair=whole)
