"""Asks a network for one pair seen as a whole: what evaluation and validation share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..model.inference.any_change import union_of_sure_queries
from ..model.inference.predictor import is_any_change
from ..model.inference.tiles import where
from ..model.network.mtrefseg import MTRefSeg, match
from ..model.network.prompt import Prompt
from .frame import Frame, Pixels

SIDE_PX = 256  # of the windows that stand for a scene
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """The answer to one sentence.

    Attributes:
        mask: In the frame of the images, ``(h, w)``.
        padded: In the model's square frame, as the published code measures; None where the model
            takes images as they are.
    """

    mask: Mask
    padded: Mask | None


@dataclass(frozen=True)
class Asker:
    """A network that is asked.

    Attributes:
        network: On its device.
        prompt: Its tokenizer.
    """

    network: MTRefSeg
    prompt: Prompt

    @property
    def square_px(self) -> int | None:
        """Side of the only square that the network takes, or None."""
        tiles = self.network.config.tiles
        return tiles.size_px if tiles.min_px == tiles.max_px else None

    def ask(self, before: Pixels, after: Pixels, sentence: str) -> Found:
        """Segment what a sentence describes; "any change" asks the learned queries, if they may.

        Args:
            before: ``(h, w, 3)``.
            after: The same shape.
            sentence: What to look for.
        """
        if self.square_px is None:
            first, second = (to_tensor(image) for image in (before, after))
            mask = answer(self.network, self.prompt, first, second, [sentence])[0]
            return Found(mask.cpu().numpy(), None)
        frame = Frame(before.shape[0], before.shape[1], self.square_px)
        first, second = (to_tensor(frame.fit(image))[None] for image in (before, after))
        whole = _full_size(_logits(self.network, self.prompt, first, second, [sentence]), first)
        inside = whole[..., frame.rows, frame.cols]
        own = F.interpolate(inside, before.shape[:2], mode="bilinear", align_corners=False)
        return Found((own[0, 0] > 0).cpu().numpy(), (whole[0, 0] > 0).cpu().numpy())

    def fit_truth(self, truth: Mask) -> Mask:
        """Bring a true mask into the model's square frame."""
        frame = Frame(truth.shape[0], truth.shape[1], self.square_px or max(truth.shape))
        return frame.fit(truth * np.uint8(255), Image.Resampling.NEAREST) > 127


def answer(
    network: MTRefSeg, prompt: Prompt, before: Tensor, after: Tensor, sentences: list[str]
) -> Tensor:
    """Return the mask of each sentence, ``(s, h, w)`` bool.

    Args:
        network: The model.
        prompt: Its tokenizer.
        before: ``(3, h, w)`` uint8, seen as one tile.
        after: The same shape.
        sentences: What to look for.
    """
    height, width = before.shape[-2:]
    rest = (0, -width % 32, 0, -height % 32)
    pair = [F.pad(image[None].float(), rest, mode="reflect") for image in (before, after)]
    full = _full_size(_logits(network, prompt, pair[0], pair[1], sentences), pair[0])
    return full[0, :, :height, :width] > 0


@torch.no_grad()
def _logits(
    network: MTRefSeg, prompt: Prompt, before: Tensor, after: Tensor, sentences: list[str]
) -> Tensor:
    """Return logits ``(1, s, h/4, w/4)`` of images ``(1, 3, h, w)``."""
    network.eval()
    device = next(network.parameters()).device
    before, after = (image.float().to(device) for image in (before, after))
    if network.config.any_change and all(map(is_any_change, sentences)):
        union = union_of_sure_queries(network.propose(network.encode(before, after, None)).final)
        return union.expand(-1, len(sentences), -1, -1)
    ids, lengths = (part.to(device) for part in prompt.sentences(sentences))
    if network.config.context == "scene":
        first, second = (_windows(image) for image in (before, after))
        seen, context = network.overview(first, second, prompt.prompt_ids, _where(before))
        count = len(first)
        asked = network.ask(seen, ids.expand(count, -1, -1), lengths.expand(count, -1))
        scene = network.encode(before, after, None, None, context)
        return match(asked.embedding.mean(0, keepdim=True), scene.mask_features)
    scene = network.encode(before, after, prompt.prompt_ids)
    return network.ask(scene, ids[None], lengths[None]).final


def _full_size(logits: Tensor, image: Tensor) -> Tensor:
    size = image.shape[-2:]
    return F.interpolate(logits.float(), size, mode="bilinear", align_corners=False)


def _windows(image: Tensor) -> Tensor:
    """Cut ``(1, 3, h, w)`` into windows ``(n, 3, side, side)``; what is left over is left out."""
    side = min(SIDE_PX, *image.shape[-2:])
    pieces = image.unfold(2, side, side).unfold(3, side, side)
    return pieces.permute(0, 2, 3, 1, 4, 5).flatten(0, 2)


def _where(image: Tensor) -> Tensor:
    """Return what part of an image each of its windows is, see ``Places``."""
    height, width = image.shape[-2:]
    side = min(SIDE_PX, height, width)
    rows, cols = (range(0, length - side + 1, side) for length in (height, width))
    return torch.from_numpy(where(list(product(rows, cols)), side, height, width)).to(image.device)


def to_tensor(image: Pixels) -> Tensor:
    """Turn an image ``(h, w, 3)`` into ``(3, h, w)`` uint8."""
    return torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))
