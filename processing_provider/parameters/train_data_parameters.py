"""Parameters of the data of a training."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.train import PUBLISHED
from .declarations import (
    Translate,
    folder,
    integer,
    layer_field,
    number,
    polygon_layer,
    raster,
    text,
)
from .pair_parameters import bands, nodata, remote


def training_data(tr: Translate) -> List[Parameter]:
    """Return the folder of pairs, or rasters and polygons."""
    return [
        folder(
            "DATA",
            tr("Folder with pairs"),
            tr(
                "With folders A (before), B (after) and masks, and sentences in "
                "referring_expression; or with such folders train and val. Empty: the rasters and "
                "polygons below are cut into chips."
            ),
            optional=True,
        ),
        raster(
            "BEFORE",
            tr("Before"),
            tr("Raster of the first date, where there is no folder."),
            optional=True,
        ),
        raster(
            "AFTER",
            tr("After"),
            tr("Raster of the second date, on any grid and in any CRS."),
            optional=True,
        ),
        polygon_layer(
            "POLYGONS",
            tr("Polygons of what changed"),
            tr("In any CRS. Everything that changed in the sense of a sentence must be drawn."),
        ),
        layer_field(
            "FIELD",
            tr("Field with sentences"),
            tr("A sentence or a class for each polygon; empty: one sentence holds for all."),
            "POLYGONS",
        ),
        text(
            "SENTENCE",
            tr("Sentence"),
            tr(
                'What the polygons answer, as "the new buildings"; {} stands for the value of the '
                'field, as "the {} that appeared". It must be true wherever a chip lies: no "in '
                'the upper left".'
            ),
            default="{}",
        ),
    ]


def chips(tr: Translate) -> List[Parameter]:
    """Return validation data and the chips that rasters are cut into."""
    share = tr(
        "Of the pairs, or of the blocks of the rasters; it is never trained on. Empty: as "
        "in stage 1 where its data are used, else {}."
    )
    return [
        folder(
            "VALIDATION",
            tr("Folder to score on"),
            tr("Empty: val, or a share is kept."),
            optional=True,
            advanced=True,
        ),
        number(
            "SHARE",
            tr("Share that is kept to score on"),
            share.format(PUBLISHED["validation_share"]),
            minimum=0.01,
            maximum=0.5,
            advanced=True,
        ),
        integer(
            "CHIP_SIZE",
            tr("Side of the chips (pixels)"),
            tr("Multiple of 32."),
            default=256,
            minimum=64,
            advanced=True,
        ),
        integer(
            "CHIP_OVERLAP",
            tr("Overlap of the chips (pixels)"),
            tr("At most half a chip."),
            default=64,
            minimum=0,
            advanced=True,
        ),
        number(
            "GSD",
            tr("Ground sample distance of the chips (m)"),
            tr("Empty: that of the raster before."),
            maximum=1e6,
            advanced=True,
        ),
        *bands(tr),
        *nodata(tr),
        remote(tr),
    ]
