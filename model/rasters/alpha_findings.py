"""Whether a band is alpha that is not declared to be. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..requests.check import Finding


def about_undeclared_alpha(path: str, band: int, values: npt.NDArray[Any]) -> tuple[Finding, ...]:
    """Say that a band looks like alpha: it has 0 and one other value, the largest of its type.

    Args:
        path: Of the raster.
        band: Number of the band.
        values: Sample of it, of any shape.
    """
    if values.dtype.kind not in "iu":
        return ()
    opaque = values == np.iinfo(values.dtype).max
    clear = values == 0
    if not (opaque.any() and clear.any() and (opaque | clear).all()):
        return ()
    text = (
        f"Band {band} of '{path}' looks like alpha and is not declared so: {clear.mean():.1%} of "
        "the image would be without data. If it is, declare it, as with gdal_edit.py "
        f"-colorinterp_{band} alpha."
    )
    return (Finding("nodata", "amber", text),)
