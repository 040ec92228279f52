"""Runs a network on its device, and finds out how many tiles and sentences fit into the memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from ..config import TileConfig
from ..errors import MtrefsegError
from ..messages import Message, joined
from ..out_of_memory import is_out_of_memory
from .batch_predictor import Images, TileBounds
from .device import Device, Precision, memory_text, release_cached_memory

Result = TypeVar("Result")


@dataclass
class BatchLimits:
    """The numbers of tiles and sentences that fitted into the memory at once.

    Attributes:
        tiles: Tiles in a batch; None: as many as are given.
        sentences: Sentences in a group.
    """

    tiles: int | None
    sentences: int

    def reduce(self, tiles: int, sentences: int) -> bool:
        """Halve the tiles, or the sentences where there is one tile.

        Args:
            tiles: That did not fit.
            sentences: In all; a group has no more than these.

        Returns:
            False where one tile with one sentence did not fit.
        """
        group = min(self.sentences, sentences)
        if tiles > 1:
            self.tiles = tiles // 2
        elif group > 1:
            self.sentences = group // 2
        else:
            return False
        return True


class NetworkRunner:
    """Runs computations of a network on its device, in its number format.

    Args:
        device: Where the network is.
        precision: The number format.
        tiles: The tile sizes that the network takes, for the advice where memory runs out.
    """

    def __init__(self, device: Device, precision: Precision, tiles: TileConfig) -> None:
        self.device, self.precision = device, precision
        self._tiles = tiles

    def tensors(
        self, images: Images, tile_bounds: TileBounds | None
    ) -> tuple[Tensor, Tensor, Tensor | None]:
        """Return both dates, ``(b, 3, t, t)`` float32, and the bounds on the device."""
        pairs = torch.from_numpy(images).to(self.device.name).float()
        bounds = None if tile_bounds is None else torch.from_numpy(tile_bounds).to(self.device.name)
        return pairs[:, 0], pairs[:, 1], bounds

    @torch.inference_mode()
    def or_none_if_oom(self, compute: Callable[[], Result]) -> Result | None:
        """Return the result of a computation, or None when memory runs out.

        The tensors of a failed computation are freed, cached ones too.

        Raises:
            MtrefsegError: ``torch.compile`` failed.
        """
        try:
            with self._autocast():
                return compute()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                self._raise_compile_error(error)
                raise
        # after the except block: until its end the traceback keeps the tensors of the computation
        release_cached_memory(self.device)
        return None

    def too_large(self, what: str, side_px: int) -> MtrefsegError:
        """Return the error of a computation that cannot be made smaller.

        Args:
            what: The computation, as the subject of a sentence.
            side_px: Side of its tiles.
        """
        return MtrefsegError(
            "{what} does not fit into {memory} in {precision_name}.",
            self._what_would_fit(side_px),
            what=what,
            memory=memory_text(self.device),
            precision_name=self.precision.name,
        )

    def _autocast(self) -> torch.autocast:
        dtype = self.precision.dtype
        return torch.autocast(self.device.name, dtype, enabled=dtype != torch.float32)

    def _raise_compile_error(self, error: Exception) -> None:
        # by module: importing the base class of these errors would cost every start seconds
        if type(error).__module__.startswith(("torch._dynamo", "torch._inductor")):
            raise MtrefsegError(
                "torch.compile failed on '{device_name}' ({error}).",
                "Leave --compile out; the result is the same.",
                device_name=self.device.name,
                error=str(error).strip().splitlines()[0],
            ) from error

    def _what_would_fit(self, side_px: int) -> str:
        remedies = []
        smaller = side_px // 2 // self._tiles.step_px * self._tiles.step_px
        if smaller >= self._tiles.min_px:
            remedies.append(
                Message("tiles of {smaller} pixels, which need a quarter of it", smaller=smaller)
            )
        if self.device.name != "cpu":
            if self.precision.name == "float32":
                remedies.append(Message("the precision bfloat16, which needs half of it"))
            remedies.append(Message("the device 'cpu'"))
        return (
            Message("Use {remedies}.", remedies=joined(Message(", or "), remedies))
            if remedies
            else Message("Close other programs.")
        )
