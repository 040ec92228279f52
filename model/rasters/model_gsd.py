"""The pixel size at which a model is used: its GSD range against that of a pair. No torch."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..errors import MtrefsegError
from ..messages import Message
from ..requests.check import Finding
from ..weights.model_folder import read_config

Range = tuple[float, float] | None
SLACK = 1.02
"""Pixels that are finer than the range by less than this factor are not resampled."""


@dataclass(frozen=True)
class NetworkSize:
    """Size of both dates in pixels of the model: the same area in other pixels.

    Attributes:
        height: Rows.
        width: Columns.
        gsd_m: Ground sample distance in metres.
    """

    height: int
    width: int
    gsd_m: float


def fitted(
    height: int, width: int, pixel_m: tuple[float, float], range_m: Range
) -> NetworkSize | None:
    """Return the size to which images that are finer than the range of a model are resampled.

    Args:
        height: Rows of the images.
        width: Their columns.
        pixel_m: Width and height of a pixel in metres.
        range_m: Finest and coarsest ground sample distance that the model was trained for.

    Returns:
        Pixels as large as the finest of the range, square on the ground where that makes them
        coarser; None when the images are not resampled.
    """
    if range_m is None or not is_finer(math.sqrt(pixel_m[0] * pixel_m[1]), range_m):
        return None
    finest_m = range_m[0]
    coarser = (max(finest_m, pixel_m[0]), max(finest_m, pixel_m[1]))
    return _resized(height, width, pixel_m, coarser)


def resized(
    height: int, width: int, pixel_m: tuple[float, float], gsd_m: float
) -> NetworkSize | None:
    """Return the size of images at another ground sample distance, coarser or finer.

    Args:
        height: Rows of the images.
        width: Their columns.
        pixel_m: Width and height of a pixel in metres.
        gsd_m: The other ground sample distance in metres.

    Returns:
        None when the images have that size already.
    """
    return _resized(height, width, pixel_m, (gsd_m, gsd_m))


def _resized(
    height: int, width: int, pixel_m: tuple[float, float], target_m: tuple[float, float]
) -> NetworkSize | None:
    """Choose whole numbers of pixels for exactly the same area."""
    cols = max(1, round(width * pixel_m[0] / target_m[0]))
    rows = max(1, round(height * pixel_m[1] / target_m[1]))
    if (rows, cols) == (height, width):
        return None
    area_m2 = pixel_m[0] * pixel_m[1] * (height / rows) * (width / cols)
    return NetworkSize(rows, cols, math.sqrt(area_m2))


def is_finer(gsd_m: float, range_m: tuple[float, float]) -> bool:
    """Return whether pixels are finer than a range, by more than ``SLACK``."""
    return gsd_m * SLACK < range_m[0]


def is_coarser(gsd_m: float, range_m: tuple[float, float]) -> bool:
    """Return whether pixels are coarser than a range, by more than ``SLACK``."""
    return gsd_m > range_m[1] * SLACK


def shown_text(size: NetworkSize | None, gsd_m: float, range_m: Range) -> str:
    """Return text on the pixel size of the model, where that of the images is outside its range."""
    text = ""
    if size is not None:
        text = Message(", shown to the model at {gsd_m:.3g} m", gsd_m=size.gsd_m)
    elif range_m is not None and (is_finer(gsd_m, range_m) or is_coarser(gsd_m, range_m)):
        text = Message(", shown to the model as they are")
    return (
        Message("{text}; its range is {range_m}", text=text, range_m=range_text(range_m))
        if text and range_m
        else text
    )


def range_text(range_m: tuple[float, float]) -> str:
    """Return a range as text, such as ``0.2 to 0.6 m``."""
    return Message("{finest:g} to {coarsest:g} m", finest=range_m[0], coarsest=range_m[1])


def gsd_findings(model: str, gsd_m: float, will_be_fitted: bool) -> list[Finding]:
    """Return findings on the GSD of a working grid and the range of a model.

    Args:
        model: Name or folder of the model.
        gsd_m: Ground sample distance of the working grid in metres.
        will_be_fitted: Whether finer images will be shown at the nearest end of its range.

    Returns:
        Nothing where the model's range is unknown.
    """
    try:
        config = read_config(model)
    except MtrefsegError as error:
        return [
            Finding(
                "model",
                "amber",
                Message("The model cannot be compared with the pair: {error}", error=error),
            )
        ]
    if config.gsd_range_m is None:
        return []
    return [_against_range(config.name, gsd_m, config.gsd_range_m, will_be_fitted)]


def _against_range(
    name: str, gsd_m: float, range_m: tuple[float, float], will_be_fitted: bool
) -> Finding:
    size, suited = (
        f"{gsd_m:.3g} m",
        Message("what '{name}' sees well, {range_m}", name=name, range_m=range_text(range_m)),
    )
    if is_coarser(gsd_m, range_m):
        return Finding(
            "model",
            "amber",
            Message(
                (
                    "Pixels of {size} are coarser than {suited}: fine detail may be "
                    "missed. Use finer images where there are any."
                ),
                size=size,
                suited=suited,
            ),
        )
    if not is_finer(gsd_m, range_m):
        return Finding(
            "model",
            "green",
            Message("Pixels of {size} lie within {suited}.", size=size, suited=suited),
        )
    if will_be_fitted:
        return Finding(
            "model",
            "green",
            Message(
                (
                    "Pixels of {size} are finer than {suited}: they will be shown to it at "
                    "{range_m:g} m."
                ),
                size=size,
                suited=suited,
                range_m=range_m[0],
            ),
        )
    return Finding(
        "model",
        "amber",
        Message(
            (
                "Pixels of {size} are finer than {suited}: much is missed or found "
                "wrongly. Let them be fitted (GSD auto)."
            ),
            size=size,
            suited=suited,
        ),
    )
