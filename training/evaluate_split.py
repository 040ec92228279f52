"""``mtrefseg evaluate``: the published metrics of a model on a folder of the benchmark."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..model.errors import MtrefsegError
from ..model.inference.any_change import union_of_sure_queries
from ..model.network.checkpoint import LoadedModel
from ..model.request import ANY_CHANGE
from .benchmark import Sample, Split, load
from .evaluate import answer
from .metrics import Metrics

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


@dataclass
class Evaluation:
    """What was measured.

    Attributes:
        original: In the frame of the images.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images as they are.
        skipped: What was left out, and why.
    """

    original: Metrics = field(default_factory=Metrics)
    padded: Metrics | None = None
    skipped: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """Return all figures by name."""
        found: dict[str, Any] = {"original frame": self.original.summary()}
        if self.padded:
            found["padded frame, as published"] = self.padded.summary()
        return {**found, "skipped": self.skipped}


def evaluate_split(
    model: LoadedModel,
    split: Split,
    sentence: str | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Evaluation:
    """Ask every sample of a split.

    Args:
        model: What is measured.
        split: What ``read_split`` found.
        sentence: Asked of every pair of a folder without sentences; None asks for any change.
        report: Takes the number of samples done and of all.

    Raises:
        MtrefsegError: No sample could be read.
    """
    tiles = model.config.tiles
    fixed = tiles.size_px if tiles.min_px == tiles.max_px else None
    found = Evaluation(padded=Metrics() if fixed else None, skipped=list(split.skipped))
    for number, sample in enumerate(split.samples, start=1):
        try:
            _measure(model, sample, sample.sentence or sentence or ANY_CHANGE, fixed, found)
        except MtrefsegError as error:
            found.skipped.append(f"{sample.name}: {error}")
        report(number, len(split.samples))
    if not found.original.ious:
        raise MtrefsegError(
            f"None of the {len(split.samples)} samples can be read ({found.skipped[0]}).",
            "Mend the files.",
        )
    return found


def _measure(
    model: LoadedModel, sample: Sample, sentence: str, fixed: int | None, found: Evaluation
) -> None:
    before, after, truth = load(sample)
    if fixed is None:
        first, second = (torch.from_numpy(i.copy()).permute(2, 0, 1) for i in (before, after))
        mask = answer(model.network, model.prompt, first, second, [sentence])[0]
        found.original.add(mask.numpy(), truth)
        return
    frame = Frame(before.shape[0], before.shape[1], fixed)
    logits = _ask_square(model, frame.fit(before), frame.fit(after), sentence)
    whole = F.interpolate(logits, (fixed, fixed), mode="bilinear", align_corners=False)
    inside = whole[..., frame.rows, frame.cols]
    size = truth.shape[:2]
    own = F.interpolate(inside, size, mode="bilinear", align_corners=False)[0, 0] > 0
    found.original.add(own.numpy(), truth)
    if found.padded:
        fitted = frame.fit(truth * np.uint8(255), Image.Resampling.NEAREST) > 127
        found.padded.add((whole[0, 0] > 0).numpy(), fitted)


@torch.no_grad()
def _ask_square(model: LoadedModel, before: Pixels, after: Pixels, sentence: str) -> Tensor:
    """Return logits ``(1, 1, h/4, w/4)`` of two square images."""
    first, second = (
        torch.from_numpy(image.copy()).permute(2, 0, 1)[None].float() for image in (before, after)
    )
    if sentence == ANY_CHANGE and model.config.any_change:
        return union_of_sure_queries(
            model.network.propose(model.network.encode(first, second, None)).final
        )
    scene = model.network.encode(first, second, model.prompt.prompt_ids)
    ids, lengths = model.prompt.sentences([sentence])
    return model.network.ask(scene, ids[None], lengths[None]).final


@dataclass(frozen=True)
class Frame:
    """How an image lies in a square: its longest side fills it, the rest is black on both sides.

    Attributes:
        height: Of the image in pixels.
        width: Of the image in pixels.
        side: Of the square.
    """

    height: int
    width: int
    side: int

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the image in the square."""
        scale = self.side / max(self.height, self.width)
        return max(1, round(self.height * scale)), max(1, round(self.width * scale))

    @property
    def rows(self) -> slice:
        """Rows of the square that the image fills."""
        top = (self.side - self.size[0]) // 2
        return slice(top, top + self.size[0])

    @property
    def cols(self) -> slice:
        """Columns of the square that the image fills."""
        left = (self.side - self.size[1]) // 2
        return slice(left, left + self.size[1])

    def fit(self, image: Pixels, how: Image.Resampling = Image.Resampling.BILINEAR) -> Pixels:
        """Bring an image (or a mask) into the square."""
        square = np.zeros((self.side, self.side, *image.shape[2:]), np.uint8)
        height, width = self.size
        square[self.rows, self.cols] = np.asarray(
            Image.fromarray(image).resize((width, height), how)
        )
        return square


def write_figures(path: Path, figures: dict[str, Any]) -> None:
    """Write figures as JSON; a file that is there is replaced as a whole.

    Raises:
        MtrefsegError: The file cannot be written.
    """
    made = path.with_name(f".{path.name}.part")
    try:
        made.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        made.replace(path)
    except OSError as error:
        raise MtrefsegError(
            f"'{path}' cannot be written ({error}).", "Name a file in a folder of yours."
        ) from error
