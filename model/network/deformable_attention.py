"""Deformable attention that is quick on a CPU, with the parameters and results of transformers'.

Published code samples the values of a level as an image, one channel after the other. On a CPU the
values of a point are read together instead: the four pixels around each point are rows of a table,
and PyTorch's sum of weighted table rows (``embedding_bag``) reads a row in one instruction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from transformers.models.mask2former.modeling_mask2former import (
    Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention,
)

BORDER = (1, 2)  # pixels of 0 before and after each row and column, for points outside


class DeformableAttention(
    Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention  # type: ignore[misc]
):
    """Transformers' module, with another computation where a CPU predicts."""

    @classmethod
    def like(
        cls, module: Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention
    ) -> DeformableAttention:
        """Return one with the parameters of a module of transformers."""
        with torch.device("meta"):  # draws no random weights
            made = cls(module.d_model, module.n_heads, module.n_levels, module.n_points)
        made.load_state_dict(module.state_dict(keep_vars=True), assign=True)
        return made

    def forward(
        self,
        hidden_states: Tensor,
        attention_mask: Tensor | None = None,
        encoder_hidden_states: Tensor | None = None,
        position_embeddings: Tensor | None = None,
        reference_points: Tensor | None = None,
        spatial_shapes_list: Sequence[tuple[int, int]] = (),
        **rest: Any,
    ) -> tuple[Tensor, Tensor]:
        """Attend as transformers does; arguments and results are those of its module."""
        if (
            torch.is_grad_enabled()
            or hidden_states.device.type != "cpu"
            or encoder_hidden_states is None
            or reference_points is None
        ):
            result: tuple[Tensor, Tensor] = super().forward(
                hidden_states, attention_mask, encoder_hidden_states,
                position_embeddings=position_embeddings, reference_points=reference_points,
                spatial_shapes_list=spatial_shapes_list, **rest,
            )  # fmt: skip
            return result
        if position_embeddings is not None:
            hidden_states = hidden_states + position_embeddings
        value = self.value_proj(encoder_hidden_states).float()
        if attention_mask is not None:
            value = value.masked_fill(attention_mask[..., None], 0.0)
        value = value.unflatten(-1, (self.n_heads, -1))
        shape = (self.n_heads, self.n_levels, self.n_points)
        offsets = self.sampling_offsets(hidden_states).float().unflatten(-1, (*shape, 2))
        weights = self.attention_weights(hidden_states).unflatten(-1, (self.n_heads, -1))
        weights = weights.float().softmax(-1).unflatten(-1, shape[1:])
        sizes = reference_points.new_tensor([[w, h] for h, w in spatial_shapes_list])
        centres = reference_points * sizes - 0.5  # pixels of each level
        points = offsets + centres[:, :, None, :, None]
        return self.output_proj(
            sample_weighted(value, spatial_shapes_list, points, weights)
        ), weights


def sample_weighted(
    value: Tensor, shapes: Sequence[tuple[int, int]], points: Tensor, weights: Tensor
) -> Tensor:
    """Return the weighted sums of values that are interpolated at points.

    Args:
        value: Of all pixels of all levels, ``(b, pixels, heads, dim)``.
        shapes: Height and width of each of the ``l`` levels.
        points: x and y in pixels of their level, 0 in the middle of the first; outside of the
            level, values are 0: ``(b, q, heads, l, p, 2)``. Overwritten.
        weights: ``(b, q, heads, l, p)``.

    Returns:
        ``(b, q, heads * dim)``.
    """
    batch, heads, dim = len(value), value.shape[2], value.shape[3]
    first, last = BORDER
    levels = value.split([height * width for height, width in shapes], dim=1)
    table = torch.cat(
        [
            F.pad(level.unflatten(1, size), (0, 0, 0, 0, first, last, first, last)).flatten(1, 2)
            for level, size in zip(levels, shapes, strict=True)
        ],
        dim=1,
    )
    strides = [width + first + last for _, width in shapes]
    rows = [0]
    for (height, _), stride in zip(shapes, strides, strict=True):
        rows.append(rows[-1] + (height + first + last) * stride)
    # points far outside are moved to the border, where all is 0
    limits = points.new_tensor([[width, height] for height, width in shapes])
    points = torch.minimum(points.clamp_(min=-1.0), limits[:, None])
    corners = points.floor()
    share = points.sub_(corners)
    pair = torch.stack([1 - share, share], dim=-1)
    along_y = pair[..., 1, :] * weights[..., None]
    shares = along_y[..., :, None] * pair[..., 0, None, :]
    line = points.new_tensor(strides)[:, None]
    index = (corners[..., 1] * line + corners[..., 0]).to(torch.int32)
    # the pixel before the first of a level is the first row of its part of the table
    starts = torch.tensor([row + stride + 1 for row, stride in zip(rows, strides, strict=False)])
    around = torch.tensor([[0, 1, stride, stride + 1] for stride in strides])
    scene = torch.arange(batch)[:, None, None, None] * rows[-1]
    fixed = (scene + starts[:, None] + around) * heads + torch.arange(heads)[:, None, None]
    index = index.mul_(heads)[..., None] + fixed.to(torch.int32)[:, None, :, :, None, :]
    width = 4 * points.shape[3] * points.shape[4]
    sums = F.embedding_bag(
        index.view(-1, width),
        table.reshape(-1, dim),
        per_sample_weights=shares.view(-1, width),
        mode="sum",
    )
    return sums.view(batch, -1, heads * dim)
