"""CLIPSeg as a text segmenter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812
from transformers import CLIPSegForImageSegmentation

from ....model.rasters.arrays import Image
from .pretrained_folder import load_pretrained, read_clip_tokenizer, read_pixel_input, weights_hash
from .text_segmenter import Probability, SegmenterFacts

DEFAULT_PX = 352
TEMPLATE = "a satellite photo of a {text}"


class ClipSegSegmenter:
    """CLIPSeg (Lüddecke and Ecker 2022) from a local folder.

    Args:
        folder: Its configuration, tokenizer and weights.
        device: By PyTorch's name.

    Raises:
        MtrefsegError: A file is missing, damaged or not accepted.
    """

    def __init__(self, folder: Path, device: str) -> None:
        version = weights_hash(folder)
        self._pixels = read_pixel_input(folder, DEFAULT_PX)
        self._tokenizer = read_clip_tokenizer(folder)
        self._model = load_pretrained(CLIPSegForImageSegmentation, folder, device)
        self._device = device
        name, largest = f"clipseg {folder.name}", self._pixels.side_px
        self._facts = SegmenterFacts(name, version, max_px=largest)

    @property
    def facts(self) -> SegmenterFacts:
        """Name and hash of the weights, limits of the images."""
        return self._facts

    @torch.inference_mode()
    def segment(self, image: Image, texts: Sequence[str]) -> Probability:
        """Return the probability of each text, see ``TextSegmenter``."""
        prompts = [TEMPLATE.format(text=text) for text in texts]
        tokens = self._tokenizer(prompts, padding=True, truncation=True, return_tensors="pt")
        pixels = self._pixels.tensor(image).expand(len(texts), -1, -1, -1)
        logits = self._model(
            input_ids=tokens["input_ids"].to(self._device),
            attention_mask=tokens["attention_mask"].to(self._device),
            pixel_values=pixels.to(self._device),
            interpolate_pos_encoding=True,
        ).logits
        logits = logits.reshape(len(texts), 1, *logits.shape[-2:])
        full = F.interpolate(logits.float(), image.shape[-2:], mode="bilinear")
        return np.asarray(full[:, 0].sigmoid().cpu().numpy(), dtype=np.float32)
