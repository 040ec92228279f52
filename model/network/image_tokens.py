"""Image tokens for the language model, made from the last feature map of one date."""

from __future__ import annotations

from torch import Tensor, nn


class ImageTokens(nn.Module):
    """Two strided convolutions with norms over whole maps ("compression connector" of SegEarth-R1).

    The norms fix the map's size, so any other tile size is first pooled to it; at r1's 1024
    pixels the pooling changes nothing.
    """

    def __init__(self, channels: int, hidden: int, grid: int) -> None:
        super().__init__()
        self.side = 4 * grid
        self.proj1 = nn.Conv2d(channels, hidden, 3, stride=2, padding=1)
        self.norm1 = nn.LayerNorm([hidden, 2 * grid, 2 * grid])
        self.proj2 = nn.Conv2d(hidden, hidden, 3, stride=2, padding=1)
        self.norm2 = nn.LayerNorm([hidden, grid, grid])
        self.fc = nn.Conv2d(hidden, hidden, 1)

    def forward(self, features: Tensor) -> Tensor:
        """Turn res5, ``(b, c, h, w)``, into tokens in reading order, ``(b, grid², hidden)``."""
        pooled = nn.functional.adaptive_avg_pool2d(features, (self.side, self.side))
        tokens: Tensor = self.norm1(self.proj1(pooled))
        tokens = self.norm2(self.proj2(tokens))
        tokens = self.fc(tokens)
        return tokens.flatten(2).transpose(1, 2)
