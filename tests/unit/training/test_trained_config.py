"""What a training adds to a model's configuration."""

from __future__ import annotations

import pytest

from mtrefseg.model.config import MINI
from mtrefseg.training.loop.trained_config import config_after_training


@pytest.mark.parametrize(
    ("gsd_m", "range_m"), [(0.1, (0.1, 0.8)), (0.5, (0.35, 0.8)), (2.0, (0.35, 2.0)), (None, None)]
)
def test_the_range_grows_to_the_pixels_of_the_chips(
    gsd_m: float | None, range_m: tuple[float, float] | None
) -> None:
    assert config_after_training(MINI, gsd_m).gsd_range_m == range_m
