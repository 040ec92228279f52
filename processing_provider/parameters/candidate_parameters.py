"""Parameters of ``mtrefseg:buildcandidates``."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.candidate_layers import CHANGES
from ...model.requests.craft_build import (
    LARGEST_SIDE,
    MOST_ROUNDS,
    SMALLEST_SIDE,
    CraftBuildRequest,
)
from .agent_parameters import agent_parameters
from .declarations import (
    POLYGON,
    Translate,
    choice,
    distance,
    flag,
    integer,
    layer_field,
    model,
    text,
    vector_layers,
)
from .pair_parameters import bands, nodata, rasters, remote, search_extent, shift
from .run_parameters import device
from .training_data_parameters import as_advanced, load_flag, output_file, overwrite_flag


def candidate_parameters(tr: Translate) -> List[Parameter]:
    """Return all parameters in the order of the dialog."""
    before = tr("Raster of the first date. The chips lie on its pixels, in its CRS.")
    after = tr(
        "Raster of the second date, on any grid and in any CRS; it is brought onto the grid of "
        "the first."
    )
    return [
        *rasters(tr, before, after),
        *_polygons(tr),
        *_models(tr),
        *as_advanced([*_fields(tr), search_extent(tr)]),
        *_options(tr),
        *bands(tr),
        *nodata(tr),
        *shift(tr),
        _pixel_size(tr),
        *as_advanced(agent_parameters(tr)),
        _rounds(tr),
        device(tr),
        remote(tr),
        load_flag(tr, tr("Adds the layers of candidates and chips, with their styles.")),
        output_file(tr),
    ]


def _polygons(tr: Translate) -> List[Parameter]:
    return [
        vector_layers(
            "POLYGONS",
            tr("Polygons of what changed"),
            tr("One or more layers, in any CRS. Each polygon is a candidate."),
            POLYGON,
        ),
        text(
            "OBJECT",
            tr("What the polygons are"),
            tr(
                "An English noun, as house; or one per line for each layer, in their order. It "
                "holds where no field names the object."
            ),
            multiline=True,
        ),
        layer_field(
            "OBJECT_FIELD",
            tr("Field with the objects"),
            tr("An English noun for each polygon, as house. Empty: the noun above holds for all."),
            "POLYGONS",
        ),
        choice(
            "CHANGE",
            tr("How they changed"),
            tr("Where no field says it: they are new, they are gone, or they look different."),
            CHANGES,
        ),
    ]


def _models(tr: Translate) -> List[Parameter]:
    return [
        model(
            "MODEL",
            tr("Model whose answers are candidates"),
            tr("'mini' for the bundled model, or a model folder. Empty: none."),
            default=None,
        ),
        text(
            "PHRASES",
            tr("Changes that the model is given, one per line"),
            tr('As "the buildings that appeared". Empty: those that it knows, and any change.'),
            multiline=True,
        ),
        text(
            "OBJECTS",
            tr("Objects to compare"),
            tr(
                "English nouns, one per line or with commas, as building, road. They are "
                "segmented in both dates; what only one date has is a candidate. Empty: none."
            ),
            multiline=True,
        ),
    ]


def _fields(tr: Translate) -> List[Parameter]:
    return [
        layer_field(
            "TYPE_FIELD",
            tr("Field with the type of change"),
            tr(
                "In words, as new or demolished, or 0 (appears), 1 (disappears), 2 (changes "
                "state). Empty: the choice above holds for all."
            ),
            "POLYGONS",
        ),
        layer_field(
            "TEXT_FIELD",
            tr("Field with notes"),
            tr("Free text. Of a change of state it may say which, as burnt or harvested."),
            "POLYGONS",
        ),
        layer_field(
            "CONFIDENCE_FIELD",
            tr("Field with the confidence"),
            tr("From 0 to 1. Empty: 1."),
            "POLYGONS",
        ),
        flag(
            "SELECTED",
            tr("Only selected polygons"),
            tr("Of layers in which something is selected; other layers are used whole."),
        ),
    ]


def _options(tr: Translate) -> List[Parameter]:
    return [
        text(
            "SEGMENTER",
            tr("Segmenter of the objects"),
            tr(
                "'mini' for the bundled model, or a folder of a text segmenter of transformers. It "
                "serves 'Objects to compare' and the language model."
            ),
            default=CraftBuildRequest.segmenter,
            advanced=True,
        ),
        integer(
            "SIDE_PX",
            tr("Side of the chips (pixels)"),
            tr("The squares of the raster before that become images of the training set."),
            default=CraftBuildRequest.side_px,
            minimum=SMALLEST_SIDE,
            maximum=LARGEST_SIDE,
            advanced=True,
        ),
        flag(
            "SCREEN",
            tr("Reject what does not differ"),
            tr("Candidates whose pixels are alike in both dates are rejected; they stay visible."),
            default=True,
            advanced=True,
        ),
        flag(
            "APPEND",
            tr("Add to a training file that exists"),
            tr("It must be of the same rasters; what is in it stays."),
            advanced=True,
        ),
        overwrite_flag(tr),
    ]


def _pixel_size(tr: Translate) -> Parameter:
    return distance(
        "GSD",
        tr("Ground sample distance of the chips (m)"),
        tr("Empty: that of the raster before."),
        advanced=True,
    )


def _rounds(tr: Translate) -> Parameter:
    return integer(
        "ROUNDS",
        tr("Most corrections of a candidate"),
        tr("How often the language model is shown a corrected mask. 0: nothing is corrected."),
        default=CraftBuildRequest.rounds,
        minimum=0,
        maximum=MOST_ROUNDS,
        advanced=True,
    )
