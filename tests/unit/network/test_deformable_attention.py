"""Deformable attention on a CPU gives what transformers' gives."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from transformers.models.mask2former.modeling_mask2former import (
    Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention,
    multi_scale_deformable_attention,
)

from mtrefseg.model.network.deformable_attention import DeformableAttention, sample_weighted

pytestmark = pytest.mark.usefixtures("one_thread")
SHAPES = ((3, 5), (6, 4), (9, 11))
PIXELS = sum(height * width for height, width in SHAPES)
BATCH, QUERIES, HEADS, POINTS, DIM = 2, 7, 2, 4, 8


def _sizes() -> Tensor:
    return torch.tensor([[w, h] for h, w in SHAPES], dtype=torch.float32)


@pytest.mark.parametrize("spread", [0.3, 3.0, 1e6])
def test_weighted_sums_are_those_of_sampled_images(spread: float) -> None:
    generator = torch.Generator().manual_seed(0)
    value = torch.randn(BATCH, PIXELS, HEADS, DIM, generator=generator)
    shape = (BATCH, QUERIES, HEADS, len(SHAPES), POINTS)
    # the middle, the edges, and far outside
    places = 0.5 + spread * (torch.rand(*shape, 2, generator=generator) - 0.5)
    weights = torch.rand(shape, generator=generator)
    expected = multi_scale_deformable_attention(value, list(SHAPES), places, weights)
    found = sample_weighted(value, SHAPES, places * _sizes()[:, None] - 0.5, weights)

    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


def test_points_exactly_on_pixels_and_on_the_border_are_sampled_exactly() -> None:
    value = torch.arange(12.0).view(1, 12, 1, 1)
    x = torch.tensor([-1.0, 0.0, 3.0, 4.0, 3.5, 2.0])
    points = torch.stack([x, torch.ones(6)], dim=-1).view(1, 6, 1, 1, 1, 2)
    found = sample_weighted(value, ((3, 4),), points, torch.ones(1, 6, 1, 1, 1))

    assert found.flatten().tolist() == [0.0, 4.0, 7.0, 0.0, 3.5, 6.0]


def test_the_module_gives_what_that_of_transformers_gives() -> None:
    torch.manual_seed(0)
    published = Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention(
        HEADS * DIM, HEADS, len(SHAPES), POINTS
    )
    torch.nn.init.normal_(published.sampling_offsets.bias, std=2.0)
    ours = DeformableAttention.like(published)
    arguments = {
        "hidden_states": torch.randn(BATCH, QUERIES, HEADS * DIM),
        "encoder_hidden_states": torch.randn(BATCH, PIXELS, HEADS * DIM),
        "position_embeddings": torch.randn(BATCH, QUERIES, HEADS * DIM),
        "attention_mask": torch.rand(BATCH, PIXELS) < 0.1,
        "reference_points": torch.rand(BATCH, QUERIES, len(SHAPES), 2),
        "spatial_shapes_list": list(SHAPES),
    }
    trained = ours(**arguments)[0]
    with torch.inference_mode():
        expected, expected_weights = published(**arguments)
        found, weights = ours(**arguments)

    assert dict(ours.named_parameters()).keys() == dict(published.named_parameters()).keys()
    assert trained.requires_grad
    torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(trained.detach(), expected, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(weights.flatten(), expected_weights.flatten())


def test_replacing_the_module_leaves_the_random_numbers_alone() -> None:
    published = Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention(16, 2, 3, 4)
    before = torch.get_rng_state()
    DeformableAttention.like(published)

    assert torch.equal(before, torch.get_rng_state())
