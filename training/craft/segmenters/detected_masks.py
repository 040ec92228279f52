"""A detector that reads text, and a model that makes masks of its boxes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModelForMaskGeneration, AutoModelForZeroShotObjectDetection

from ....model.rasters.arrays import Image
from .pretrained_folder import load_pretrained, read_pixel_input, read_tokenizer, weights_hash
from .text_segmenter import Probability, SegmenterFacts

DETECTOR_PX, MASK_PX = 800, 1024
MIN_SCORE = 0.3
"""Of a box; the default of the detectors' post-processing in transformers is 0.25 to 0.4."""
LARGEST_BOX = 0.8
"""Share of the image; a larger box is the whole image, which such detectors often return."""
GROUP = 64
"""Boxes for which masks are made at once."""


class DetectedMasks:
    """Grounding DINO (or its MM variant) with SAM 2 (or EdgeTAM) from local folders.

    Args:
        detector: Folder of the detector.
        masks: Folder of the model that makes masks of boxes.
        device: By PyTorch's name.

    Raises:
        MtrefsegError: A file is missing, damaged or not accepted.
    """

    def __init__(self, detector: Path, masks: Path, device: str) -> None:
        version = weights_hash(detector, masks)
        self._inputs = read_pixel_input(detector, DETECTOR_PX), read_pixel_input(masks, MASK_PX)
        self._tokenizer = read_tokenizer(detector)
        self._detector = load_pretrained(AutoModelForZeroShotObjectDetection, detector, device)
        self._masks = load_pretrained(AutoModelForMaskGeneration, masks, device)
        self._device = device
        name, largest = f"{detector.name} + {masks.name}", self._inputs[1].side_px
        self._facts = SegmenterFacts(name, version, max_px=largest)

    @property
    def facts(self) -> SegmenterFacts:
        """Name and hash of the weights, limits of the images."""
        return self._facts

    @torch.inference_mode()
    def segment(self, image: Image, texts: Sequence[str]) -> Probability:
        """Return the probability of each text, see ``TextSegmenter``.

        It is that of the masks of all boxes of the text; 0 where there is no box.
        """
        found = np.zeros((len(texts), *image.shape[-2:]), np.float32)
        pixels = [pixel_input.tensor(image).to(self._device) for pixel_input in self._inputs]
        for row, text in enumerate(texts):
            boxes = self._boxes(pixels[0], text)
            for group in boxes.split(GROUP) if len(boxes) else ():
                logits = self._mask_logits(pixels[1], group)
                full = F.interpolate(logits, image.shape[-2:], mode="bilinear")
                found[row] = np.maximum(found[row], full.amax((0, 1)).sigmoid().cpu().numpy())
        return found

    def _boxes(self, pixels: Tensor, text: str) -> Tensor:
        """Return the boxes of a text as left, top, right and bottom in [0, 1], ``(n, 4)``."""
        tokens = self._tokenizer(f"{text.lower().strip(' .')}.", return_tensors="pt")
        output = self._detector(
            pixel_values=pixels,
            input_ids=tokens["input_ids"].to(self._device),
            attention_mask=tokens["attention_mask"].to(self._device),
        )
        score = output.logits[0].float().sigmoid().amax(-1)
        middle, size = output.pred_boxes[0].float().split(2, dim=-1)
        kept = (score >= MIN_SCORE) & (size.prod(-1) < LARGEST_BOX)
        return torch.cat([middle - size / 2, middle + size / 2], dim=-1)[kept].clamp(0, 1)

    def _mask_logits(self, pixels: Tensor, boxes: Tensor) -> Tensor:
        """Return one mask for each box, ``(n, 1, h, w)``."""
        output = self._masks(
            pixel_values=pixels,
            input_boxes=boxes[None] * pixels.shape[-1],
            multimask_output=False,
        )
        masks: Tensor = output.pred_masks[0].float()
        return masks[:, :1]
