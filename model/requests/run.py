"""Execution of a network: tiles, device, precision. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..errors import MtrefsegError

DEVICES = ("auto", "cpu", "cuda", "mps")
PRECISIONS = ("auto", "float32", "bfloat16", "float16")


@dataclass(frozen=True)
class RunOptions:
    """Options of the execution of a network.

    Attributes:
        tile_px: Side of a tile in pixels; None: of those that the model takes one that fits the
            raster.
        overlap_px: Overlap of neighbouring tiles in pixels; None: the model's default.
        device: Device that computes, one of ``DEVICES``.
        batch_size: Tiles in a batch; None: chosen for the device.
        precision: Precision of the network, one of ``PRECISIONS``.
        compiled: Whether the network is compiled before the first tile (``torch.compile``).

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    tile_px: Optional[int] = None
    overlap_px: Optional[int] = None
    device: str = "auto"
    batch_size: Optional[int] = None
    precision: str = "auto"
    compiled: bool = False

    def __post_init__(self) -> None:
        """Check the values."""
        check_device(self.device)
        if self.precision not in PRECISIONS:
            raise MtrefsegError(
                "Precision '{precision}' is unknown.",
                "Use one of {precisions}.",
                precision=self.precision,
                precisions=", ".join(PRECISIONS),
            )
        if self.batch_size is not None and self.batch_size < 1:
            raise MtrefsegError(
                "Batch size {batch_size} is too small.",
                "Use 1 or more.",
                batch_size=self.batch_size,
            )


def check_device(device: str) -> None:
    """Raise MtrefsegError unless a device is one of ``DEVICES``."""
    if device not in DEVICES:
        raise MtrefsegError(
            "Device '{device}' is unknown.",
            "Use one of {devices}.",
            device=device,
            devices=", ".join(DEVICES),
        )
