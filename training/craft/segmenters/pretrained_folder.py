"""A local folder with a model of transformers: which kinds are loaded, and from which files.

Nothing is downloaded and no code of a folder runs: the kind of model has to be on a list, weights
are safetensors, tokenizers are checked files.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image as PilImage
from safetensors import SafetensorError
from torch import Tensor
from transformers import AutoConfig, PreTrainedModel, PreTrainedTokenizerBase
from transformers.models.clip.tokenization_clip import CLIPTokenizer

from ....model.errors import MtrefsegError
from ....model.rasters.arrays import Image
from ....model.requests.wire import read_json
from ....model.weights.tokenizer_file import load_tokenizer

CLIPSEG = ("clipseg",)
DETECTORS = ("grounding-dino", "mm-grounding-dino")
MASK_MODELS = ("sam2", "sam2_video", "edgetam", "edgetam_video")
KINDS = (*CLIPSEG, *DETECTORS, *MASK_MODELS)
CONFIG, PREPROCESSOR, TOKENIZER = "config.json", "preprocessor_config.json", "tokenizer.json"
MAX_JSON_BYTES = 1 << 25


@dataclass(frozen=True)
class PixelInput:
    """How images become the input of a model.

    Attributes:
        side_px: Rows and columns.
        mean: Of red, green and blue, for values in [0, 1].
        std: The same.
    """

    side_px: int
    mean: tuple[float, ...] = (0.485, 0.456, 0.406)
    std: tuple[float, ...] = (0.229, 0.224, 0.225)

    def tensor(self, image: Image) -> Tensor:
        """Return an image ``(3, h, w)`` as ``(1, 3, side_px, side_px)`` float32."""
        size = (self.side_px, self.side_px)
        pixels = PilImage.fromarray(np.ascontiguousarray(image.transpose(1, 2, 0)))
        values = torch.from_numpy(np.array(pixels.resize(size, PilImage.Resampling.BICUBIC)))
        mean, std = (torch.tensor(values).view(3, 1, 1) for values in (self.mean, self.std))
        return ((values.permute(2, 0, 1) / 255 - mean) / std)[None]


def is_pretrained(folder: Path) -> bool:
    """Return whether a folder's configuration is one of transformers, which names a kind.

    Raises:
        MtrefsegError: It cannot be read.
    """
    return "model_type" in _read(folder / CONFIG)


def kind_of(folder: Path) -> str:
    """Return the kind of model in a folder, as ``clipseg``.

    Raises:
        MtrefsegError: It cannot be read, is none of ``KINDS``, or brings code of its own.
    """
    values = _read(folder / CONFIG)
    kind = values.get("model_type")
    if kind not in KINDS or "auto_map" in values:
        raise MtrefsegError(
            "'{folder}' holds a model of the kind '{kind}', which is no text segmenter here.",
            "Use a folder of one of {kinds}, without code of its own.",
            folder=folder,
            kind=f"{kind!s:.60}",
            kinds=", ".join(KINDS),
        )
    return str(kind)


def load_pretrained(auto: Any, folder: Path, device: str) -> PreTrainedModel:
    """Load a model in evaluation mode.

    Args:
        auto: The class of transformers that loads it.
        folder: With its configuration and weights.
        device: By PyTorch's name.

    Raises:
        MtrefsegError: Its weights are missing, damaged or of another configuration.
    """
    try:
        # local files only: there is no revision to pin
        config = AutoConfig.from_pretrained(  # nosec B615
            folder, local_files_only=True, trust_remote_code=False
        )
        model, facts = auto.from_pretrained(
            folder,
            config=config,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except (OSError, ValueError, TypeError, RuntimeError, SafetensorError, LookupError) as error:
        raise _unusable(folder, f"{error!s:.200}") from error
    if facts["missing_keys"]:
        raise _unusable(folder, f"{sorted(facts['missing_keys'])[0]:.100} is missing")
    return model.to(device).eval()


def read_pixel_input(folder: Path, default_px: int) -> PixelInput:
    """Read how the images of a model are resized and normalised."""
    path = folder / PREPROCESSOR
    values = _read(path) if path.is_file() else {}
    size = values.get("size", default_px)
    if isinstance(size, dict):
        size = size.get("height") or size.get("shortest_edge") or default_px
    try:
        statistics = (tuple(map(float, values[name])) for name in ("image_mean", "image_std"))
        return PixelInput(int(size), *(statistics if "image_mean" in values else ()))
    except (TypeError, ValueError, LookupError) as error:
        raise _unusable(folder, f"{PREPROCESSOR}: {error!s:.100}") from error


def read_tokenizer(folder: Path) -> PreTrainedTokenizerBase:
    """Read the tokenizer of a detector."""
    return load_tokenizer(folder / TOKENIZER)


def read_clip_tokenizer(folder: Path) -> PreTrainedTokenizerBase:
    """Read vocabulary and merges; the regular expressions are those of transformers."""
    values = _read(folder / TOKENIZER)
    try:
        model = values["model"]
        merges = [tuple(m.split(" ") if isinstance(m, str) else m) for m in model["merges"]]
        return CLIPTokenizer(vocab=dict(model["vocab"]), merges=merges)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unusable(folder, f"{TOKENIZER}: {error!s:.100}") from error


def weights_hash(*folders: Path) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of all weights of some folders.

    Raises:
        MtrefsegError: A folder has no safetensors.
    """
    total = hashlib.sha256()
    for folder in folders:
        paths = sorted(folder.glob("*.safetensors"))
        if not paths:
            raise _unusable(folder, "it has no *.safetensors")
        for path in paths:
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]


def _read(path: Path) -> dict[str, Any]:
    try:
        values = read_json(path, MAX_JSON_BYTES)
    except (OSError, ValueError) as error:
        raise _unusable(path.parent, f"{path.name}: {error!s:.100}") from error
    if not isinstance(values, dict):
        raise _unusable(path.parent, f"{path.name} is no table")
    return values


def _unusable(folder: Path, reason: str) -> MtrefsegError:
    return MtrefsegError(
        "The text segmenter in '{folder}' cannot be used ({reason}).",
        "Copy configuration, tokenizer.json and safetensors of one model into the folder.",
        folder=folder,
        reason=reason,
    )
