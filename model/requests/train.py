"""The request of a training. Standard library only, Python 3.9: QGIS imports this file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Dict, List, Optional, Tuple

from ..errors import MtrefsegError
from ..messages import Message
from .raster_data import RasterData
from .run import DEVICES, PRECISIONS
from .wire import Decoded, decode

PARTS = (
    "backbone",
    "fusion",
    "pixel_decoder",
    "places",
    "mask_decoder",
    "image_tokens",
    "language",
    "seg_head",
)
TUNINGS = ("full", "lora")
IMAGENET = "imagenet"  # a starting point that is no folder
# The published hyperparameters; what is None in a request becomes what stage 1 stored, or these.
PUBLISHED: Dict[str, Any] = {
    "epochs": 20,
    "batch_size": 4,
    "global_batch": 128,
    "precision": "auto",
    "augment": False,
    "checkpointing": False,
    "seed": 0,
    "validation_share": 0.2,
}
LEARNING_RATES = {1: 1e-4, 2: 5e-5}
INHERITED = ("data", "validation", "side_px", "drop_path", *PUBLISHED)
OF_THE_DATA = ("data", "validation", "validation_share")


@dataclass(frozen=True)
class TrainRequest(Decoded):
    """One stage of training; None means: as stage 1 was trained, else as published.

    Attributes:
        stage: Stage of the training: 1, change without language; or 2, sentences.
        output: Folder of the trained model.
        model: Model to begin with: name of a bundled one, a model folder, or a result of stage 1.
        start: Starting points instead of ``model``: folders that ``import-checkpoint`` made of
            Phi-1.5 and Mask2Former, or ``IMAGENET`` for the image encoder of ``model``; weights
            that they do not hold begin at random.
        data: Folder with A, B and masks (and sentences), or with such folders ``train`` and
            ``val``; empty where ``rasters`` are given.
        validation: Folder to score the model on; empty: ``val`` of ``data``, else a share of it.
        rasters: Rasters with a polygon layer instead of ``data``.
        validation_share: Share kept for scoring where no folder is given, 0.01 to 0.5.
        epochs: Passes over the training samples.
        batch_size: Samples in a batch of one process.
        global_batch: Samples in a step of the optimizer, over all processes and accumulation.
        learning_rate: Learning rate at the peak of the cosine schedule.
        warm_up: Share of the steps before the peak, 0 to 1.
        weight_decay: Weight decay of AdamW.
        clip: Largest norm of the gradient.
        drop_path: Stochastic depth of a Swin encoder, 0 to 0.99; None: that of the model's
            configuration.
        side_px: Side in pixels of the square that a pair is resized to; None: chosen for model and
            data.
        augment: Whether pairs are rotated and mirrored and their dates exchanged; sentences are
            rewritten so that they stay true.
        tuning: Fine-tuning, ``full``, or ``lora`` for the language model (stage 2).
        lora_rank: Rank of the LoRA matrices.
        frozen: Parts of the network that are not trained, of ``PARTS``.
        precision: Precision of the network, one of ``PRECISIONS``.
        checkpointing: Whether activations of the image encoder are computed twice to save memory.
        device: Device that computes, one of ``DEVICES``.
        workers: Processes that load samples; 0: the training itself does.
        seed: Seed of order, augmentation, sampled points and drop path.
        resume: Whether the training that ``output`` holds is continued.
        state_minutes: Minutes from one stored state to the next.
    """

    stage: int
    output: str
    model: str = "mini"
    start: Tuple[str, ...] = ()
    data: Optional[str] = None
    validation: Optional[str] = None
    rasters: Optional[RasterData] = None
    validation_share: Optional[float] = None
    epochs: Optional[int] = None
    batch_size: Optional[int] = None
    global_batch: Optional[int] = None
    learning_rate: Optional[float] = None
    warm_up: float = 0.05
    weight_decay: float = 0.0
    clip: float = 1.0
    drop_path: Optional[float] = None
    side_px: Optional[int] = None
    augment: Optional[bool] = None
    tuning: str = "full"
    lora_rank: int = 16
    frozen: Tuple[str, ...] = ()
    precision: Optional[str] = None
    checkpointing: Optional[bool] = None
    device: str = "auto"
    workers: int = 2
    seed: Optional[int] = None
    resume: bool = False
    state_minutes: float = 4.0

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> TrainRequest:
        """Make a request from decoded JSON.

        Raises:
            MtrefsegError: A field is unknown or missing.
        """
        rasters = values.get("rasters")
        return decode(cls, {**values, "rasters": decode(RasterData, rasters) if rasters else None})

    def __post_init__(self) -> None:
        """Check all that is known without opening a file."""
        if not self.output.strip():
            raise MtrefsegError("Parameter output is empty.", "Give a folder.")
        if self.rasters and self.data:
            raise MtrefsegError(
                "Both the folder '{data}' and rasters are given as training data.",
                "Give one of them.",
                data=self.data,
            )
        self._check_choices()
        self._check_numbers()

    def resolved(self, stored: Dict[str, Any]) -> Tuple[TrainRequest, List[str]]:
        """Fill in what was not given.

        Args:
            stored: The request of the stage that made ``model``; empty where there was none.

        Returns:
            The full request, and a line for each value that was inherited.

        Raises:
            MtrefsegError: There is no training data, or an inherited value cannot work.
        """
        filled: Dict[str, Any] = {}
        inherited: List[str] = []
        # what belongs to the data of stage 1 is not for other data
        other = OF_THE_DATA if self.rasters or self.data else ()
        for name in INHERITED:
            if getattr(self, name) is not None:
                continue
            if stored.get(name) is not None and name != "epochs" and name not in other:
                filled[name] = stored[name]
                if stored[name] != PUBLISHED.get(name):
                    inherited.append(
                        Message(
                            "{name} {value}, as in stage 1",
                            name=name.replace("_", " "),
                            value=stored[name],
                        )
                    )
            else:
                filled[name] = PUBLISHED.get(name)
        rate = self.learning_rate
        rate = LEARNING_RATES.get(self.stage) if rate is None else rate
        request = replace(self, learning_rate=rate, **filled)
        if not request.rasters and not (request.data or "").strip():
            raise MtrefsegError(
                "No training data was given.",
                "Give a folder with A, B and masks, or two rasters and a polygon layer.",
            )
        return request, inherited

    def _check_choices(self) -> None:
        choices: Dict[str, Tuple[Any, ...]] = {
            "stage": (1, 2),
            "tuning": TUNINGS,
            "device": DEVICES,
            "precision": (None, *PRECISIONS),
        }
        for name, allowed in choices.items():
            if getattr(self, name) not in allowed:
                shown = ", ".join(str(value) for value in allowed if value is not None)
                raise MtrefsegError(
                    "Parameter {name} is '{value}'.",
                    "Use one of {shown}.",
                    name=name,
                    value=getattr(self, name),
                    shown=shown,
                )
        for name in self.frozen:
            if name not in PARTS:
                raise MtrefsegError(
                    "Part '{name}' is unknown.", "Use some of {parts}.", name=name, parts=PARTS
                )
        if self.tuning == "lora" and self.stage == 1:
            raise MtrefsegError(
                "LoRA is for the language model, which stage 1 does not train.",
                "Use it in stage 2.",
            )

    def _check_numbers(self) -> None:
        limits: Dict[str, Tuple[float, float]] = {
            "epochs": (1, 1e6),
            "batch_size": (1, 1e6),
            "global_batch": (1, 1e6),
            "learning_rate": (1e-12, 10),
            "warm_up": (0, 1),
            "weight_decay": (0, 10),
            "clip": (1e-6, 1e9),
            "drop_path": (0, 0.99),
            "side_px": (64, 8192),
            "validation_share": (0.01, 0.5),
            "lora_rank": (1, 1024),
            "workers": (0, 256),
            "seed": (0, 2**31),
            "state_minutes": (0, 1440),
        }
        for name, (low, high) in limits.items():
            value = getattr(self, name)
            if value is not None and not low <= value <= high:
                raise MtrefsegError(
                    "Parameter {name} is {value}.",
                    "Use a number from {low:g} to {high:g}.",
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )
