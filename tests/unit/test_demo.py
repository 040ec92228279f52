"""The pair that is shipped: small, documented, and answered as its card says."""

from pathlib import Path

import numpy as np
import rasterio

from mtrefseg.model.inference.pipeline import detect
from mtrefseg.model.outputs.logit_map import logit_maps
from mtrefseg.tests.flat_requests import detect_request

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "demo"
BEFORE, AFTER = sorted(FOLDER.glob("*.tif"))
# Columns and rows in the middle of what changed, and of what did not, as one sees it.
NEW_WATER = ((180, 100), (115, 300), (60, 365), (220, 485))
OLD_WATER, LAND = ((160, 375), (135, 250), (340, 140)), ((40, 150), (230, 150), (330, 250))


def test_it_is_small_and_names_source_and_terms():
    assert BEFORE.stat().st_size + AFTER.stat().st_size < 1_500_000
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "NAIP" in card and "Public domain" in card
    assert BEFORE.name in card and AFTER.name in card


def test_the_water_that_appeared_is_found_and_the_rest_is_not(tmp_path):
    probability = tmp_path / "p.tif"
    request = detect_request(str(BEFORE), str(AFTER), ("the water that appeared",),
                            str(tmp_path / "o.gpkg"), probability=str(probability))  # fmt: skip
    found = detect(request)
    with rasterio.open(probability) as raster:
        (one,) = logit_maps(found.facts).values()
        mask = raster.read(1) > one.shown_threshold(None)
    assert [bool(mask[row, col]) for col, row in NEW_WATER] == [True] * len(NEW_WATER)
    assert [bool(mask[row, col]) for col, row in (*OLD_WATER, *LAND)] == [False] * 6
    # 81.9 ha by the near infrared
    assert 70e4 < found.area_m2 < 95e4
    assert np.isclose(found.area_m2, mask.sum() * 25, rtol=0.02)
