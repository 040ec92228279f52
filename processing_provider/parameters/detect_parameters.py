"""Parameters of ``mtrefseg:detectchanges``."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.polygons import SPLIT_OBJECTS
from .declarations import (
    Translate,
    choice,
    distance,
    expression,
    flag,
    model,
    new_polygons,
    new_raster,
    number,
    polygon_source,
    text,
    vector_layers,
)
from .pair_parameters import bands, nodata, pixel_size, rasters, remote, search_extent, shift
from .run_parameters import run_parameters

CONNECTIVITIES = ("4", "8")


def parameters(tr: Translate) -> List[Parameter]:
    """Return all parameters in the order of the dialog."""
    return [
        *_inputs(tr),
        *_polygons(tr),
        *_result(tr),
        *bands(tr),
        *nodata(tr),
        *shift(tr),
        *_shapes(tr),
        *pixel_size(tr),
        *_reading(tr),
        *run_parameters(tr),
        remote(tr),
        *_outputs(tr),
    ]


def _inputs(tr: Translate) -> List[Parameter]:
    before = tr("Raster of the first date. The polygons lie on its pixels, in its CRS.")
    after = tr(
        "Raster of the second date, on any grid and in any CRS; it is brought onto the grid of "
        "the first."
    )
    return [
        *rasters(tr, before, after),
        text(
            "SENTENCES",
            tr("Sentences, one per line"),
            tr(
                'What changed, in words, as "the buildings larger than 500 m² that appeared within '
                '200 m of the roads". Sizes, distances, positions and order are measured on the '
                "map. Several sentences cost little more than one."
            ),
            multiline=True,
            optional=False,
        ),
        model(
            "MODEL",
            tr("Model"),
            tr("'mini' for the bundled model, or a folder with config.json and weights."),
        ),
        search_extent(tr),
        vector_layers(
            "LAYERS",
            tr("Layers that the sentences name"),
            tr(
                "Distances, directions, inside and outside are measured from these layers, by "
                'their names: a layer "Roads" serves "within 200 m of the roads". In any CRS.'
            ),
        ),
        expression(
            "FILTER",
            tr("Condition on the polygons"),
            tr(
                "What all polygons must meet besides the conditions of their sentence, as "
                '"area_m2" > 500 AND "dist_roads_m" <= 200. What it excludes stays in the file.'
            ),
        ),
        polygon_source(
            "WITHIN",
            tr("Polygons that a change has to touch"),
            tr(
                "Changes that touch none of these polygons (or of the selected ones) are left "
                "out; in any CRS. The extent decides where is searched. Empty: all are kept."
            ),
        ),
    ]


def _polygons(tr: Translate) -> List[Parameter]:
    return [
        number(
            "THRESHOLD",
            tr("Threshold"),
            tr(
                "A pixel counts as changed when its calibrated probability is above this, 0 to 1; "
                "empty: where the model itself decides."
            ),
            maximum=1.0,
        ),
        number(
            "MIN_AREA",
            tr("Minimum area (m²)"),
            tr(
                "Smaller polygons are left out; square metres on the ellipsoid. Empty: chosen by "
                "the pixel size; 0 keeps all."
            ),
        ),
        distance(
            "SIMPLIFY",
            tr("Simplify by"),
            tr("Tolerance in metres; 0 keeps the exact edges of the pixels."),
            default=0.0,
        ),
    ]


def _result(tr: Translate) -> List[Parameter]:
    return [
        flag(
            "REVIEW",
            tr("Add a field for the review"),
            tr(
                "An empty text field 'review', in which 'accepted' or 'rejected' is written; what "
                "was reviewed can be trained on."
            ),
        ),
        flag(
            "OVERWRITE",
            tr("Replace a result that was worked on"),
            tr(
                "An earlier result in the same file is replaced even when it has reviews or "
                "fields that were added. Off: such a result is kept and the run is refused."
            ),
        ),
    ]


def _shapes(tr: Translate) -> List[Parameter]:
    return [
        number(
            "FILL_HOLES",
            tr("Fill holes up to (m²)"),
            tr("Smaller holes in polygons are filled; 0 keeps them all."),
            default=0.0,
            advanced=True,
        ),
        choice(
            "CONNECTIVITY",
            tr("Connectivity"),
            tr("8 joins pixels that touch at a corner, 4 only those that share an edge."),
            CONNECTIVITIES,
            advanced=True,
        ),
        choice(
            "SPLIT_OBJECTS",
            tr("Separate touching objects"),
            tr(
                "Objects that touch, as houses in a row, become polygons of their own. auto: where "
                "the sentence is about countable things, as buildings, trees or cars; not for "
                "water, fields or soil."
            ),
            SPLIT_OBJECTS,
            advanced=True,
        ),
    ]


def _reading(tr: Translate) -> List[Parameter]:
    return [
        flag(
            "GUESS",
            tr("Answer sentences of unknown words"),
            tr(
                "A sentence of which the model knows no noun is refused, because the answer may "
                "be anything. On: it is given to the model all the same."
            ),
            advanced=True,
        ),
        flag(
            "AS_WRITTEN",
            tr("Give the model the sentences as they are written"),
            tr(
                "Off: the model is given the phrase that it was trained with. The conditions of a "
                "sentence are measured in both cases."
            ),
            advanced=True,
        ),
    ]


def _outputs(tr: Translate) -> List[Parameter]:
    return [
        new_polygons(
            "OUTPUT",
            tr("Change polygons"),
            tr(
                "GeoPackage with sentence, confidence, area and provenance of each polygon. What "
                "a condition excluded has its text in the field 'dropped_by' and is not shown."
            ),
        ),
        new_raster(
            "PROBABILITY",
            tr("Probability raster"),
            tr(
                "Cloud-Optimized GeoTIFF with one band per sentence, and one per phrase of "
                "sentences that describe several changes."
            ),
        ),
    ]
