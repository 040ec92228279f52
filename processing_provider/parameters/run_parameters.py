"""Parameters of how the network is run: tiles, batches, device, precision."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.run import DEVICES, PRECISIONS
from .declarations import Translate, choice, integer


def run_parameters(tr: Translate) -> List[Parameter]:
    """Return the parameters of how the network is run."""
    return [
        integer(
            "TILE_SIZE",
            tr("Tile size (pixels)"),
            tr("Side of what the model sees at once; empty: one that fits model and raster."),
            minimum=32,
            advanced=True,
        ),
        integer(
            "OVERLAP",
            tr("Overlap of tiles (pixels)"),
            tr("At most half a tile; empty: the model's default."),
            minimum=0,
            advanced=True,
        ),
        integer(
            "BATCH_SIZE",
            tr("Tiles at once"),
            tr("More is faster on a GPU and needs more memory; empty: chosen for the device."),
            minimum=1,
            advanced=True,
        ),
        device(tr),
        choice(
            "PRECISION",
            tr("Precision"),
            tr("auto is float32 on a CPU and bfloat16 on a GPU that computes in it."),
            PRECISIONS,
            advanced=True,
        ),
    ]


def device(tr: Translate) -> Parameter:
    """Return the choice of the device that runs the network."""
    return choice(
        "DEVICE",
        tr("Device"),
        tr("auto takes a GPU when there is one that works."),
        DEVICES,
        advanced=True,
    )
