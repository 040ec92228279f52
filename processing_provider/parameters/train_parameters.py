"""Parameters of both stages of training."""

from __future__ import annotations

from typing import List

from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.requests.run import DEVICES, PRECISIONS
from ...model.requests.train import LEARNING_RATES, PARTS, PUBLISHED
from .declarations import (
    Translate,
    choice,
    flag,
    folder,
    integer,
    model,
    new_folder,
    number,
    optional_choice,
)
from .train_data_parameters import chips, training_data

YES_NO = ("yes", "no")


def train_parameters(tr: Translate, stage: int) -> List[Parameter]:
    """Return all parameters of a stage in the order of the dialog.

    Args:
        tr: Translates.
        stage: 1 or 2; stage 2 has LoRA besides.
    """
    output = new_folder(
        "OUTPUT",
        tr("Trained model"),
        tr("A new folder; 'Detect changes from a sentence' takes it as its model."),
    )
    expert = [*_start(tr), *chips(tr), *_optimisation(tr, stage), *_run(tr)]
    return [*training_data(tr), *_training(tr), *expert, output]


def _training(tr: Translate) -> List[Parameter]:
    epochs = tr("Passes over the training data; each ends with a score. Empty: {}.")
    return [
        model(
            "MODEL",
            tr("Begin with"),
            tr("'mini' for the bundled model, a model folder, or what stage 1 has trained."),
        ),
        integer("EPOCHS", tr("Epochs"), epochs.format(PUBLISHED["epochs"]), minimum=1),
        optional_choice(
            "AUGMENT",
            tr("Turn pairs and exchange dates"),
            tr(
                "More from few pairs; sentences are rewritten so that they stay true. Empty: as in "
                "stage 1, else no."
            ),
            YES_NO,
        ),
        flag(
            "RESUME",
            tr("Go on with the training in the folder"),
            tr("With the same values as before; the result is that of a run without a break."),
        ),
    ]


def _start(tr: Translate) -> List[Parameter]:
    imported = tr("A folder that 'Import a checkpoint' made; the model above is not used then.")
    labels = {
        "START_LANGUAGE": tr("Begin anew, with an imported Phi-1.5"),
        "START_VISION": tr("Begin anew, with an imported Mask2Former"),
    }
    return [
        flag(
            "IMAGENET",
            tr("Begin anew, with the image encoder's ImageNet weights"),
            tr(
                "Only the sizes and words of the model above are used; its image encoder must be "
                "that of mini."
            ),
            advanced=True,
        ),
        *(
            folder(name, label, imported, optional=True, advanced=True)
            for name, label in labels.items()
        ),
    ]


def _optimisation(tr: Translate, stage: int) -> List[Parameter]:
    empty = tr("Empty: as in stage 1, else as published ({}).")
    seed = tr("Of order, augmentation, sampled points and drop path.")
    shared = [
        number(
            "LEARNING_RATE",
            tr("Learning rate"),
            tr("Empty: as published ({}).").format(LEARNING_RATES[stage]),
            maximum=10.0,
            decimals=7,
            advanced=True,
        ),
        integer("BATCH_SIZE", tr("Samples at once"), empty.format(4), minimum=1, advanced=True),
        integer(
            "GLOBAL_BATCH", tr("Samples in a step"), empty.format(128), minimum=1, advanced=True
        ),
        number(
            "DROP_PATH",
            tr("Drop path"),
            tr("Stochastic depth of a Swin encoder. Empty: as in stage 1, else as in the model."),
            maximum=0.99,
            advanced=True,
        ),
        integer("SEED", tr("Seed"), f"{seed} {empty.format(0)}", minimum=0, advanced=True),
        integer(
            "SIDE",
            tr("Side of the images (pixels)"),
            tr("Empty: chosen for the model and the data."),
            minimum=64,
            advanced=True,
        ),
        optional_choice(
            "FROZEN",
            tr("Parts that are not trained"),
            tr("All other parts are trained."),
            PARTS,
            multiple=True,
            advanced=True,
        ),
    ]
    lora = integer(
        "LORA_RANK",
        tr("Rank of LoRA"),
        tr("Empty: the whole model is trained."),
        minimum=1,
        advanced=True,
    )
    return shared if stage == 1 else [*shared, lora]


def _run(tr: Translate) -> List[Parameter]:
    return [
        optional_choice(
            "CHECKPOINTING",
            tr("Save memory"),
            tr(
                "The image part is computed twice instead of being kept. Empty: as in stage 1, "
                "else no."
            ),
            YES_NO,
            advanced=True,
        ),
        number(
            "STATE_MINUTES",
            tr("Minutes between two stored states"),
            tr("A training that is killed goes on from the last one."),
            default=4.0,
            maximum=1440.0,
            advanced=True,
        ),
        choice(
            "DEVICE",
            tr("Device"),
            tr("auto takes a GPU when there is one."),
            DEVICES,
            advanced=True,
        ),
        optional_choice(
            "PRECISION",
            tr("Precision"),
            tr(
                "auto is float32 on a CPU and bfloat16 on a GPU that computes in it. Empty: as in "
                "stage 1, else auto."
            ),
            PRECISIONS,
            advanced=True,
        ),
    ]
