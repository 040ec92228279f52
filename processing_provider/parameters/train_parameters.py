"""The parameters that both stages of training share: name, type, default and help of each."""

from __future__ import annotations

from typing import Any, Callable, List, Optional, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.run import DEVICES, PRECISIONS
from ...model.requests.train import LEARNING_RATES, PARTS, PUBLISHED
from .declarations import choice, model
from .pair_parameters import bands, nodata, remote

Translate = Callable[[str], str]
Helped = Tuple[Parameter, str]


def train_parameters(tr: Translate, stage: int) -> List[Parameter]:
    """Return all parameters of a stage in the order of the dialog.

    Args:
        tr: Translates.
        stage: 1 or 2; stage 2 has LoRA besides.
    """
    expert = [*_start(tr), *_chips(tr), *_steps(tr, stage), *_machine(tr)]
    for parameter, _ in expert:
        parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
    output = QgsProcessingParameterFolderDestination("OUTPUT", tr("Trained model"))
    end = (output, tr("A new folder; 'Detect changes from a sentence' takes it as its model."))
    made = [*_data(tr), *_training(tr), *expert, end]
    for parameter, text in made:
        parameter.setHelp(text)
    return [parameter for parameter, _ in made]


def _data(tr: Translate) -> List[Helped]:
    polygon = QgsProcessing.SourceType.TypeVectorPolygon
    return [
        (
            _folder("DATA", tr("Folder with pairs")),
            tr(
                "With folders A (before), B (after) and masks, and sentences in "
                "referring_expression; or with such folders train and val. Empty: the rasters and "
                "polygons below are cut into chips."
            ),
        ),
        (
            QgsProcessingParameterRasterLayer("BEFORE", tr("Before"), optional=True),
            tr("Raster of the first date, where there is no folder."),
        ),
        (
            QgsProcessingParameterRasterLayer("AFTER", tr("After"), optional=True),
            tr("Raster of the second date, on any grid and in any CRS."),
        ),
        (
            QgsProcessingParameterVectorLayer(
                "POLYGONS", tr("Polygons of what changed"), [polygon], optional=True
            ),
            tr("In any CRS. Everything that changed in the sense of a sentence must be drawn."),
        ),
        (
            QgsProcessingParameterField(
                "FIELD", tr("Field with sentences"), None, "POLYGONS", optional=True
            ),
            tr("A sentence or a class for each polygon; empty: one sentence holds for all."),
        ),
        (
            QgsProcessingParameterString("SENTENCE", tr("Sentence"), "{}", optional=True),
            tr(
                'What the polygons answer, as "the new buildings"; {} stands for the value of the '
                'field, as "the {} that appeared". It must be true wherever a chip lies: no "in '
                'the upper left".'
            ),
        ),
    ]


def _training(tr: Translate) -> List[Helped]:
    return [
        (
            model("MODEL", tr("Begin with")),
            tr("'mini' for the bundled model, a model folder, or what stage 1 has trained."),
        ),
        (
            _integer("EPOCHS", tr("Epochs"), None, 1),
            tr("Passes over the training data; each ends with a score. Empty: {}.").format(
                PUBLISHED["epochs"]
            ),
        ),
        (
            _open_choice("AUGMENT", tr("Turn pairs and exchange dates"), ("yes", "no")),
            tr(
                "More from few pairs; sentences are rewritten so that they stay true. Empty: as in "
                "stage 1, else no."
            ),
        ),
        (
            QgsProcessingParameterBoolean(
                "RESUME", tr("Go on with the training in the folder"), False
            ),
            tr("With the same values as before; the result is that of a run without a break."),
        ),
    ]


def _start(tr: Translate) -> List[Helped]:
    imported = tr("A folder that 'Import a checkpoint' made; the model above is not used then.")
    return [
        (
            QgsProcessingParameterBoolean(
                "IMAGENET", tr("Begin anew, with the image encoder's ImageNet weights"), False
            ),
            tr(
                "Only the sizes and words of the model above are used; its image encoder must be "
                "that of mini."
            ),
        ),
        (_folder("START_LANGUAGE", tr("Begin anew, with an imported Phi-1.5")), imported),
        (_folder("START_VISION", tr("Begin anew, with an imported Mask2Former")), imported),
    ]


def _chips(tr: Translate) -> List[Helped]:
    return [
        (_folder("VALIDATION", tr("Folder to score on")), tr("Empty: val, or a share is kept.")),
        (
            _number("SHARE", tr("Share that is kept to score on"), None, 0.01, 0.5),
            tr(
                "Of the pairs, or of the blocks of the rasters; it is never trained on. Empty: as "
                "in stage 1 where its data are used, else {}."
            ).format(PUBLISHED["validation_share"]),
        ),
        (_integer("CHIP_SIZE", tr("Side of the chips (pixels)"), 256, 64), tr("Multiple of 32.")),
        (
            _integer("CHIP_OVERLAP", tr("Overlap of the chips (pixels)"), 64, 0),
            tr("At most half a chip."),
        ),
        (
            _number("GSD", tr("Ground sample distance of the chips (m)"), None, 0.0),
            tr("Empty: that of the raster before."),
        ),
        *((parameter, parameter.help()) for parameter in (*bands(tr), *nodata(tr), remote(tr))),
    ]


def _steps(tr: Translate, stage: int) -> List[Helped]:
    empty = tr("Empty: as in stage 1, else as published ({}).")
    seed = tr("Of order, augmentation, sampled points and drop path.")
    steps = [
        (
            _number("LEARNING_RATE", tr("Learning rate"), None, 0.0, 10.0, decimals=7),
            tr("Empty: as published ({}).").format(LEARNING_RATES[stage]),
        ),
        (_integer("BATCH_SIZE", tr("Samples at once"), None, 1), empty.format(4)),
        (_integer("GLOBAL_BATCH", tr("Samples in a step"), None, 1), empty.format(128)),
        (
            _number("DROP_PATH", tr("Drop path"), None, 0.0, 0.99),
            tr("Stochastic depth of a Swin encoder. Empty: as in stage 1, else as in the model."),
        ),
        (_integer("SEED", tr("Seed"), None, 0), f"{seed} {empty.format(0)}"),
        (
            _integer("SIDE", tr("Side of the images (pixels)"), None, 64),
            tr("Empty: chosen for the model and the data."),
        ),
        (
            QgsProcessingParameterEnum(
                "FROZEN", tr("Parts that are not trained"), list(PARTS), True, None, True, True
            ),
            tr("The others learn."),
        ),
    ]
    lora = _integer("LORA_RANK", tr("Rank of LoRA"), None, 1)
    return steps if stage == 1 else [*steps, (lora, tr("Empty: the whole model is trained."))]


def _machine(tr: Translate) -> List[Helped]:
    return [
        (
            _open_choice("CHECKPOINTING", tr("Save memory"), ("yes", "no")),
            tr(
                "The image part is computed twice instead of being kept. Empty: as in stage 1, "
                "else no."
            ),
        ),
        (
            _number("STATE_MINUTES", tr("Minutes between two stored states"), 4.0, 0.0, 1440.0),
            tr("A training that is killed goes on from the last one."),
        ),
        (choice("DEVICE", tr("Device"), DEVICES), tr("auto takes a GPU when there is one.")),
        (
            _open_choice("PRECISION", tr("Precision"), PRECISIONS),
            tr(
                "auto is float32 on a CPU and bfloat16 on a GPU that computes in it. Empty: as in "
                "stage 1, else auto."
            ),
        ),
    ]


def _folder(name: str, label: str) -> Parameter:
    kind = QgsProcessingParameterFile.Behavior.Folder
    return QgsProcessingParameterFile(name, label, kind, optional=True)


def _integer(name: str, label: str, default: Optional[int], least: int) -> Parameter:
    kind = QgsProcessingParameterNumber.Type.Integer
    return QgsProcessingParameterNumber(name, label, kind, default, default is None, least)


def _number(
    name: str, label: str, default: Any, least: float, most: float = 1e6, decimals: int = 3
) -> Parameter:
    kind = QgsProcessingParameterNumber.Type.Double
    parameter = QgsProcessingParameterNumber(
        name, label, kind, default, default is None, least, most
    )
    parameter.setMetadata({"widget_wrapper": {"decimals": decimals}})
    return parameter


def _open_choice(name: str, label: str, options: Tuple[str, ...]) -> Parameter:
    """Return a list that may be left empty: stage 1 or the published value decides then."""
    return QgsProcessingParameterEnum(
        name, label, list(options), optional=True, usesStaticStrings=True
    )
