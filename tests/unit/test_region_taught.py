"""What a training adds to a model's configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from affine import Affine

from mtrefseg.model.config import MINI
from mtrefseg.model.inference.unknown_words import is_taught
from mtrefseg.model.network.checkpoint import load_model
from mtrefseg.model.train_request import RasterData, TrainRequest
from mtrefseg.training.region.taught import taught

SENTENCES = ("the greenhouses that were built", "New solar panels", "the new buildings")


def test_new_words_are_known_afterwards(tmp_path: Path) -> None:
    prompt = load_model("mini").prompt
    request = TrainRequest(2, str(tmp_path / "out"), data="pairs")
    config = taught(MINI, prompt, request, SENTENCES)
    new = config.language.more_words[len(MINI.language.more_words) :]
    assert {"greenhouses", "solar", "panels"} >= set(new)
    assert "greenhouses" in new
    tokenizer = prompt.tokenizer.backend_tokenizer
    assert is_taught("greenhouses", tokenizer, config.language)
    assert not is_taught("greenhouses", tokenizer, MINI.language)
    other = replace(MINI, language=replace(MINI.language, whole_words=False, more_words=()))
    assert taught(other, prompt, request, SENTENCES).language == other.language


@pytest.mark.parametrize(
    ("gsd_m", "range_m"), [(None, (0.1, 0.8)), (0.5, (0.35, 0.8)), (2.0, (0.35, 2.0))]
)
def test_the_range_grows_to_the_pixels_of_the_rasters(
    write_raster: Any, tmp_path: Path, gsd_m: float | None, range_m: tuple[float, float]
) -> None:
    grid = Affine(0.1, 0.0, 500_000.0, 0.0, -0.1, 5_400_000.0)
    path = write_raster("b.tif", np.zeros((3, 40, 40), np.uint8), transform=grid)
    rasters = RasterData(path, path, "polygons.gpkg", gsd_m=gsd_m)
    request = TrainRequest(1, str(tmp_path / "out"), rasters=rasters)
    found = taught(MINI, load_model("mini").prompt, request, ()).gsd_range_m
    assert found == pytest.approx(range_m, rel=1e-3)


def test_pictures_of_unknown_pixel_size_leave_no_range(tmp_path: Path) -> None:
    request = TrainRequest(1, str(tmp_path / "out"), data="pairs")
    assert taught(MINI, load_model("mini").prompt, request, ()).gsd_range_m is None
