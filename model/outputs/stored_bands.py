"""The bands of a finished probability raster as the layers of its run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader

from ..errors import MtrefsegError
from ..files.result_schema import CREATED_TAG
from ..rasters.open_raster import cause
from ..requests.redraw import RedrawRequest
from .logit_map import LogitMap, Probability
from .phrase_plan import PhrasePlan
from .probability_bands import band_of_layers, probability_bands


def bands_of_layers(
    raster: DatasetReader,
    request: RedrawRequest,
    sentences: Sequence[str],
    plan: PhrasePlan,
    facts: dict[str, Any],
) -> list[int]:
    """Return the number of the band of each layer of a plan.

    Bands of one name hold the same: earlier versions took a sentence twice.

    Raises:
        MtrefsegError: The raster is not that of the run.
    """
    _check_same_run(raster, request, facts)
    names = [_one_spaced(band.name) for band in probability_bands(sentences, plan)]
    first: dict[str, int] = {}
    for number, description in enumerate(raster.descriptions):
        first.setdefault(_one_spaced(description or ""), number)
    if list(first) == names and np.dtype(raster.dtypes[0]).kind == "f":
        return [first[names[number]] for number in band_of_layers(sentences, plan)]
    raise MtrefsegError(
        (
            "'{probability}' is not the probability raster of '{source}': its "
            "bands are named {descriptions}."
        ),
        "Give the raster that this run wrote.",
        probability=request.probability,
        source=request.source,
        descriptions=", ".join(str(name) for name in raster.descriptions),
    )


def _one_spaced(text: str) -> str:
    return " ".join(text.split())


def network_layers(
    values: Probability, bands: Sequence[int], maps: Sequence[LogitMap]
) -> Probability:
    """Return the probabilities of the network of each layer, ``(layers, h, w)``.

    Args:
        values: Of all bands, ``(bands, h, w)``, calibrated.
        bands: Number of the band of each layer.
        maps: The calibration of each layer.
    """
    layers = values[list(bands)]
    for layer, one in zip(layers, maps, strict=True):
        layer[:] = one.of_network(layer)
    return layers


def _check_same_run(raster: DatasetReader, request: RedrawRequest, facts: dict[str, Any]) -> None:
    """Raise MtrefsegError when the files are of different runs; old rasters do not name one."""
    created = raster.tags().get(CREATED_TAG)
    if created and created != facts["redrawn"]["created_first"]:
        raise MtrefsegError(
            ("'{probability}' is of a run of {created}, and '{source}' of one of {created_first}."),
            "Give the raster and the GeoPackage of one run.",
            probability=request.probability,
            created=created,
            source=request.source,
            created_first=facts["redrawn"]["created_first"],
        )


@contextmanager
def read_errors_named(path: str, row: int) -> Iterator[None]:
    """Raise an error that names the raster and the row where it cannot be read."""
    try:
        yield
    except RasterioError as error:
        raise MtrefsegError(
            "Probability raster '{path}' cannot be read from row {row} on ({error}).",
            "Run the detection again.",
            path=path,
            row=row,
            error=cause(error),
        ) from error
