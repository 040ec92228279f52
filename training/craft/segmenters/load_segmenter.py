"""Load the segmenter that a name or a folder stands for."""

from __future__ import annotations

from pathlib import Path

from ....model.errors import MtrefsegError
from ....model.inference.device import choose_device
from ....model.weights.model_folder import folder_of
from .model_segmenter import ModelAnyChange, ModelSegmenter
from .pretrained_folder import CLIPSEG, CONFIG, DETECTORS, MASK_MODELS, is_pretrained, kind_of
from .text_segmenter import AnyChange, TextSegmenter


def load_segmenter(source: str, gsd_m: float | None = None, device: str = "auto") -> TextSegmenter:
    """Load a text segmenter; nothing is downloaded.

    Args:
        source: The name of a bundled model, or a folder: a model of this product, CLIPSeg as
            transformers stores it, or a folder with two folders in it, a detector (Grounding DINO)
            and a model that makes masks of boxes (SAM 2, EdgeTAM).
        gsd_m: Ground sample distance of the images in metres; None: unknown, no resampling.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: There is no such model, or it cannot be loaded.
    """
    folder = folder_of(source)
    if (folder / CONFIG).is_file() and not is_pretrained(folder):
        return ModelSegmenter(source, gsd_m, device)
    name = choose_device(device).name
    kinds = {kind_of(part): part for part in _parts(folder)}
    detector = next((kinds[kind] for kind in DETECTORS if kind in kinds), None)
    masks = next((kinds[kind] for kind in MASK_MODELS if kind in kinds), None)
    # the libraries of these take seconds to load
    if detector and masks:
        from .detected_masks import DetectedMasks

        return DetectedMasks(detector, masks, name)
    clipseg = kinds.get(CLIPSEG[0])
    if clipseg is None:
        raise MtrefsegError(
            "'{folder}' holds no whole text segmenter.",
            "Give a folder of CLIPSeg, or one with two folders in it: a detector "
            "({detectors}) and a model of masks ({masks}).",
            folder=folder,
            detectors=", ".join(DETECTORS),
            masks=", ".join(MASK_MODELS),
        )
    from .clipseg import ClipSegSegmenter

    return ClipSegSegmenter(clipseg, name)


def _parts(folder: Path) -> list[Path]:
    if (folder / CONFIG).is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob(f"*/{CONFIG}"))


def load_any_change(
    model: str = "mini", gsd_m: float | None = None, device: str = "auto"
) -> AnyChange:
    """Load a model that finds any change.

    Args:
        model: The name of a bundled model or a folder.
        gsd_m: Ground sample distance of the images in metres; None: unknown, no resampling.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: It cannot be loaded, or has no answer for any change.
    """
    return ModelAnyChange(model, gsd_m, device)
