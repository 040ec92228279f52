"""Parameters of the algorithms that describe, export and import training data."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.craft_describe import (
    LARGEST_SHARE,
    MOST_RECORDS,
    MOST_WORDINGS,
    CraftDescribeRequest,
)
from ...model.requests.craft_export import CraftExportRequest
from .agent_parameters import agent_parameters
from .declarations import (
    Translate,
    existing_file,
    flag,
    folder,
    integer,
    new_file,
    new_folder,
    number,
    vector_layers,
)
from .pair_parameters import remote


def describe_parameters(tr: Translate) -> List[Parameter]:
    """Return the parameters of ``mtrefseg:describecandidates``."""
    return [
        training_file(tr, tr("Its candidates get sentences; the file is changed.")),
        vector_layers(
            "LAYERS",
            tr("Layers that sentences may name"),
            tr(
                "A sentence may say where a change lies to something in these layers, by their "
                'names, as "near the roads". In any CRS. Empty: none.'
            ),
        ),
        integer(
            "RECORDS_PER_CHIP",
            tr("Most records of a chip"),
            tr("A record is a sentence with its mask. More are alike more often."),
            default=CraftDescribeRequest.records_per_chip,
            minimum=1,
            maximum=MOST_RECORDS,
        ),
        integer(
            "WORDINGS",
            tr("Wordings of each record"),
            tr("1 to 5 sentences of one meaning for the same mask."),
            default=CraftDescribeRequest.wordings,
            minimum=1,
            maximum=MOST_WORDINGS,
        ),
        *_describe_options(tr),
        *as_advanced(agent_parameters(tr)),
        load_flag(tr, tr("Adds the layer of the records, with its style.")),
    ]


def _describe_options(tr: Translate) -> List[Parameter]:
    return [
        number(
            "EMPTY_SHARE",
            tr("Share of sentences that fit nothing"),
            tr(
                "A model that never saw a sentence without an answer finds something for every "
                "sentence. 0: none."
            ),
            default=CraftDescribeRequest.empty_share,
            maximum=LARGEST_SHARE,
            advanced=True,
        ),
        flag(
            "COLOURS",
            tr("Name colours"),
            tr("They are read from the rasters. Off for images in false colours."),
            default=True,
            advanced=True,
        ),
        integer(
            "SEED",
            tr("Seed"),
            tr("Another number gives other sentences."),
            default=CraftDescribeRequest.seed,
            minimum=0,
            advanced=True,
        ),
    ]


def export_parameters(tr: Translate) -> List[Parameter]:
    """Return the parameters of ``mtrefseg:exporttrainingset``."""
    return [
        training_file(tr, tr("Its records are exported.")),
        flag(
            "UNAUDITED",
            tr("Also records that no person has decided"),
            tr("Rejected, unsure and flagged ones are never exported."),
        ),
        number(
            "VALIDATION_SHARE",
            tr("Share that is kept to score on"),
            tr("Of the spatial blocks; it is never trained on."),
            default=CraftExportRequest.validation_share,
            minimum=0.01,
            maximum=0.5,
            advanced=True,
        ),
        flag(
            "NEW_SPLIT",
            tr("Choose the blocks anew"),
            tr(
                "Off: blocks that an earlier export chose are kept, so that a trained model is "
                "never scored on what it was trained on."
            ),
            advanced=True,
        ),
        remote(tr),
        new_folder(
            "OUTPUT",
            tr("Folder of the training set"),
            tr("Folders train and val are filled, with a data card beside them."),
        ),
    ]


def import_parameters(tr: Translate) -> List[Parameter]:
    """Return the parameters of ``mtrefseg:importtrainingset``."""
    return [
        folder(
            "INPUT",
            tr("Folder with pairs"),
            tr("In the layout of MTRefSeg-21K, or above folders in it, as train and val."),
        ),
        overwrite_flag(tr),
        load_flag(tr, tr("Adds the layer of the records, with its style.")),
        output_file(tr),
    ]


def training_file(tr: Translate, help_text: str) -> Parameter:
    """Return a training file that exists."""
    return existing_file("INPUT", tr("Training file"), help_text, "gpkg")


def output_file(tr: Translate) -> Parameter:
    """Return a training file to write."""
    return new_file(
        "OUTPUT",
        tr("Training file"),
        tr("A GeoPackage with chips, candidates, records, and what people decide about them."),
        tr("GeoPackages (*.gpkg)"),
    )


def overwrite_flag(tr: Translate) -> Parameter:
    """Return the permission to replace a training file."""
    return flag(
        "OVERWRITE",
        tr("Replace a training file that exists"),
        tr("All that people decided in it is lost. Off: it is kept and the run is refused."),
        advanced=True,
    )


def load_flag(tr: Translate, help_text: str) -> Parameter:
    """Return whether layers are added to the project."""
    return flag("LOAD", tr("Add to the project"), help_text, default=True, advanced=True)


def as_advanced(parameters: List[Parameter]) -> List[Parameter]:
    """Return the parameters, shown with the advanced ones."""
    for parameter in parameters:
        parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
    return parameters
