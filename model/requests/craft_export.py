"""The requests that write a training file as training data, and read such data again.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import MtrefsegError
from .checks import check_path
from .wire import Decoded


@dataclass(frozen=True)
class CraftExportRequest(Decoded):
    """A training file and the folder that it is written to.

    Attributes:
        records: Path of the training file.
        folder: Folder where ``train`` and ``val`` are filled in the layout of MTRefSeg-21K.
        unaudited: Also write records that no person has decided; rejected ones never are.
        validation_share: Share of the spatial blocks that are held out for validation.
        new_split: Choose the blocks anew where an earlier export or folder has chosen them.
        allow_remote: Whether rasters by URL are opened.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    records: str
    folder: str
    unaudited: bool = False
    validation_share: float = 0.2
    new_split: bool = False
    allow_remote: bool = False

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("records", self.records)
        check_path("folder", self.folder)
        if not 0.0 < self.validation_share <= 0.5:
            raise MtrefsegError(
                "A share of {share} for validation is out of range.",
                "Use 0.2; more than 0 and at most 0.5.",
                share=self.validation_share,
            )


@dataclass(frozen=True)
class CraftImportRequest(Decoded):
    """Training data that become records to audit.

    Attributes:
        folder: In the layout of MTRefSeg-21K, with sentences or vision-only, or above its splits.
        records: Path of the new training file; a raster of each date is written beside it.
        overwrite: Replace an earlier training file of this name.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    folder: str
    records: str
    overwrite: bool = False

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        check_path("folder", self.folder)
        check_path("records", self.records)
