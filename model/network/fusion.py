"""Fusion of the two dates' features, one block per level (paper, section 4.2 and ablations)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

LEVELS = ("res2", "res3", "res4", "res5")

LevelContext = Callable[[Tensor], Tensor]
"""Maps the mean features of each tile, ``(b, 2c, 1, 1)``, to those that open its gate."""


def group_count(channels: int) -> int:
    """Return the largest of 32, 16, 8, 4, 2 that divides ``channels``, else 1."""
    return next((n for n in (32, 16, 8, 4, 2) if channels % n == 0), 1)


def _conv(inputs: int, outputs: int, kernel: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False),
        nn.GroupNorm(group_count(outputs), outputs),
        nn.GELU(),
    )


class _Block(nn.Module):
    """Base of the learned blocks: a norm and a GELU at the end, Kaiming weights."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.out_norm = nn.GroupNorm(group_count(channels), channels)

    def _finish(self, features: Tensor) -> Tensor:
        return nn.functional.gelu(self.out_norm(features))

    def _initialise(self) -> None:
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)


class ChangeAware(_Block):
    """Signed and absolute difference, encoded and weighed by a channel gate.

    The gate follows the mean features of the tile, or, when ``context`` is given, those of all
    tiles of a scene.
    """

    def __init__(self, channels: int) -> None:
        super().__init__(channels)
        bottleneck = max(channels // 4, 32)
        self.t1_proj = _conv(channels, channels, 1)
        self.t2_proj = _conv(channels, channels, 1)
        self.diff_encoder = nn.Sequential(
            _conv(2 * channels, channels, 3), _conv(channels, channels, 3)
        )
        self.fuse = nn.Sequential(_conv(4 * channels, channels, 1), _conv(channels, channels, 3))
        self.gate = nn.Sequential(
            nn.Identity(),  # numbering as published; the mean over the map is taken before
            nn.Conv2d(2 * channels, bottleneck, 1, bias=False),
            nn.GELU(),
            nn.Conv2d(bottleneck, channels, 1),
            nn.Sigmoid(),
        )
        self._initialise()

    def forward(self, before: Tensor, after: Tensor, context: LevelContext | None) -> Tensor:
        """Fuse ``(b, c, h, w)`` of both dates to ``(b, c, h, w)``."""
        first, second = self.t1_proj(before), self.t2_proj(after)
        signed = second - first
        absolute = signed.abs()
        difference = self.diff_encoder(torch.cat([signed, absolute], dim=1))
        fused = self.fuse(torch.cat([first, second, absolute, difference], dim=1))
        mean = torch.cat([first, second], dim=1).mean((2, 3), keepdim=True)
        gate = self.gate(context(mean) if context else mean)
        return self._finish(fused + gate * difference + 0.5 * (first + second))


class ConcatConv(_Block):
    """Ablation: both dates concatenated, through two convolutions."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels)
        self.fuse = nn.Sequential(_conv(2 * channels, channels, 1), _conv(channels, channels, 3))
        self._initialise()

    def forward(self, before: Tensor, after: Tensor, context: LevelContext | None) -> Tensor:
        """Fuse ``(b, c, h, w)`` of both dates to ``(b, c, h, w)``."""
        fused = self.fuse(torch.cat([before, after], dim=1))
        return self._finish(fused + 0.5 * (before + after))


class AbsDiff(_Block):
    """Ablation: the encoded absolute difference concatenated with the mean of the dates."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels)
        self.diff_encoder = nn.Sequential(
            _conv(channels, channels, 3), _conv(channels, channels, 3)
        )
        self.merge = nn.Sequential(_conv(2 * channels, channels, 1), _conv(channels, channels, 3))
        self._initialise()

    def forward(self, before: Tensor, after: Tensor, context: LevelContext | None) -> Tensor:
        """Fuse ``(b, c, h, w)`` of both dates to ``(b, c, h, w)``."""
        difference = self.diff_encoder((after - before).abs())
        return self._finish(self.merge(torch.cat([0.5 * (before + after), difference], dim=1)))


class Average(nn.Module):
    """Ablation: the mean of the dates; nothing is learned."""

    def forward(self, before: Tensor, after: Tensor, context: LevelContext | None) -> Tensor:
        """Fuse ``(b, c, h, w)`` of both dates to ``(b, c, h, w)``."""
        return 0.5 * (before + after)


_BLOCKS: dict[str, Callable[[int], nn.Module]] = {
    "change_aware": ChangeAware,
    "concat_conv": ConcatConv,
    "abs_diff": AbsDiff,
    "avg": lambda _: Average(),
}


class Fusion(nn.Module):
    """One block per level."""

    def __init__(self, kind: str, channels: Sequence[int]) -> None:
        super().__init__()
        block = _BLOCKS[kind]
        self.blocks = nn.ModuleDict(
            {level: block(c) for level, c in zip(LEVELS, channels, strict=True)}
        )

    def forward(
        self,
        before: Sequence[Tensor],
        after: Sequence[Tensor],
        context: Sequence[LevelContext] | None = None,
    ) -> tuple[Tensor, ...]:
        """Fuse res2 to res5 of both dates; the shapes stay.

        Args:
            before: Maps of the first date.
            after: Maps of the second date.
            context: For each level what replaces the tile's mean features; None keeps them.
        """
        contexts: Sequence[LevelContext | None] = context or [None] * len(LEVELS)
        return tuple(
            self.blocks[level](first, second, gate_mean)
            for level, first, second, gate_mean in zip(LEVELS, before, after, contexts, strict=True)
        )
