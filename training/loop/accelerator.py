"""accelerate's accelerator, with the processes of a training and the device."""

from __future__ import annotations

import os
from typing import Any

from ...model.errors import MtrefsegError
from ...model.inference.device import choose_device


def make_accelerator(device: str) -> Any:
    """Return the accelerator of this process.

    Raises:
        MtrefsegError: The package accelerate is missing.
    """
    try:
        from accelerate import Accelerator
    except ModuleNotFoundError as error:
        raise MtrefsegError(
            "Training needs the package 'accelerate', which the engine's Python has not.",
            "Install it with: pip install 'mtrefseg[train]'.",
        ) from error
    alone = int(os.environ.get("WORLD_SIZE", "1")) == 1
    chosen = choose_device(device).name if alone else device
    return Accelerator(cpu=chosen == "cpu")
