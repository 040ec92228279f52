"""A pair is looked at: shifts that are known, and what is said of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from affine import Affine
from scipy import ndimage

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.rasters.check_pair import check_pair
from mtrefseg.model.rasters.pair_findings import shift_findings
from mtrefseg.model.rasters.raster_pair import RasterPair
from mtrefseg.model.rasters.shift import WindowShifts, agreeing_windows, window_shift
from mtrefseg.model.requests.check import CheckResult, ShiftFacts
from mtrefseg.tests.flat_requests import check_request, pair_source

GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000)
SIDE = 320
Image = npt.NDArray[np.uint8]


def ground(seed: int, side: int = SIDE) -> npt.NDArray[np.float64]:
    """Fields with sharp edges and some grain, ``(side, side)`` in 0 to 1."""
    rng = np.random.default_rng(seed)
    fields = ndimage.gaussian_filter(rng.random((side, side)), 6) > 0.5
    return 0.6 * fields + 0.3 * ndimage.gaussian_filter(rng.random((side, side)), 1)


def picture(values: npt.NDArray[np.float64]) -> Image:
    return np.clip(np.stack([255 * values, 200 * values, 90 * values]), 1, 255).astype(np.uint8)


@pytest.fixture
def checked(write_raster: Any) -> Any:
    """Return a function that writes two pictures and checks them."""

    def check(before: Image, after: Image, **options: Any) -> CheckResult:
        written = {
            key: options.pop(key) for key in ("nodata", "transform", "crs") if key in options
        }
        paths = write_raster("b.tif", before), write_raster("a.tif", after, **written)
        return check_pair(check_request(*paths, **options))

    return check


def marks(result: CheckResult) -> dict[str, str]:
    return {finding.about: finding.mark for finding in result.findings}


@pytest.mark.parametrize("shift", [(1.8, -0.6), (-3.25, 2.5), (0.0, 7.3), (14.4, 0.5)])
def test_a_shift_is_found_to_a_tenth_of_a_pixel(checked: Any, shift: tuple[float, float]) -> None:
    scene = ground(1)
    moved = ndimage.shift(scene, shift[::-1], order=3, mode="reflect")
    found = checked(picture(scene), picture(moved)).shift
    assert (found.x_px, found.y_px) == pytest.approx(shift, abs=0.1)
    assert (found.x_m, found.y_m) == pytest.approx((shift[0] / 2, shift[1] / 2), abs=0.06)
    assert found.windows >= 5
    assert not found.varies


def test_other_light_and_inverted_brightness_do_not_matter(checked: Any) -> None:
    scene = ground(2)
    moved = ndimage.shift(scene, (2.5, -1.5), order=3, mode="reflect")
    haze = np.linspace(0, 0.3, SIDE)[None, :]
    found = checked(picture(scene), picture(1 - 0.6 * moved - haze)).shift
    assert (found.x_px, found.y_px) == pytest.approx((-1.5, 2.5), abs=0.15)


@pytest.mark.parametrize("shift", [(3.0, -2.0), (1.8, -0.6)])
def test_a_corrected_shift_is_gone(checked: Any, shift: tuple[float, float]) -> None:
    scene = ground(3)
    moved = ndimage.shift(scene, shift[::-1], order=3, mode="reflect")
    result = checked(picture(scene), picture(moved), shift_px=shift)
    assert (result.shift.x_px, result.shift.y_px) == pytest.approx((0, 0), abs=0.1)
    assert marks(result)["shift"] == "green"


def test_whole_pixels_are_moved_without_resampling(write_raster: Any, noise: Any) -> None:
    image = noise(3, 80, 90)
    paths = write_raster("b.tif", image), write_raster("a.tif", np.roll(image, (3, -2), (1, 2)))
    with RasterPair.open(pair_source(*paths, shift_px=(-2.0, 3.0))) as pair:
        images, valid = pair.read(0, 0, pair.height, pair.width)
        assert pair.facts.aligned
    # two columns at the left and three rows below are beyond what the moved raster covers
    assert (pair.height, pair.width) == (77, 88)
    assert valid.all()
    assert np.array_equal(images[0], images[1])


def test_a_stretched_image_is_said_to_vary(checked: Any) -> None:
    scene = ground(5, 640)
    middle = 320
    stretched = ndimage.affine_transform(scene, [1, 0.985], [0, middle * 0.015], order=3)
    result = checked(picture(scene), picture(stretched))
    assert result.shift.varies
    assert marks(result)["shift"] == "amber"
    assert "not everywhere" in result.findings[0].text


def test_two_other_places_have_no_shift(checked: Any) -> None:
    result = checked(picture(ground(6)), picture(ground(7)))
    assert result.shift is None
    assert marks(result)["shift"] == "amber"


def test_flat_windows_are_not_trusted() -> None:
    flat = np.full((3, 64, 64), 90, np.uint8)
    everywhere = np.ones((64, 64), bool)
    assert window_shift(flat, flat, everywhere) is None
    assert window_shift(picture(ground(1, 64)), flat, everywhere) is None


def test_the_after_image_may_be_much_coarser(checked: Any) -> None:
    scene = ndimage.gaussian_filter(ground(8, 640), 2)
    moved = ndimage.shift(scene, (8, -12), order=3, mode="reflect")
    coarse = moved.reshape(160, 4, 160, 4).mean((1, 3))
    result = checked(picture(scene), picture(coarse), transform=GRID @ Affine.scale(4))
    assert result.overlap.scale_ratio == pytest.approx(4.0)
    assert (result.shift.x_px, result.shift.y_px) == pytest.approx((-12, 8), abs=0.8)
    assert marks(result)["gsd"] == "amber"


def test_the_facts_of_both_rasters_are_told(checked: Any) -> None:
    scene = ground(9)
    after = picture(scene).astype(np.uint16) * 100
    after[:, :80] = 7
    result = checked(picture(scene), after, nodata=7, transform=GRID @ Affine.translation(160, 0))
    assert (result.before.crs, result.before.bands, result.before.dtype) == (
        "EPSG:32631", 3, "uint8"
    )  # fmt: skip
    assert result.after.dtype == "uint16"
    assert result.after.nodata_share == pytest.approx(0.25, abs=0.01)
    assert result.overlap.share == pytest.approx(0.5)
    assert result.overlap.size_px == (160, 320)
    assert result.overlap.size_m == pytest.approx((80, 160), rel=2e-3)
    assert CheckResult.from_dict(json.loads(json.dumps(asdict(result)))) == result


@pytest.mark.parametrize(
    ("after", "options", "about", "part"),
    [
        (picture(ground(1)), {"transform": GRID @ Affine.translation(9000, 0)}, "overlap", "apart"),
        (picture(ground(1)), {"crs": None}, "raster", "no CRS"),
        (picture(ground(1))[:2], {}, "overlap", "1,1,1"),
        (np.full((3, SIDE, SIDE), 7, np.uint8), {"nodata": 7}, "nodata", "no valid pixel"),
    ],
)
def test_what_makes_a_run_impossible_is_a_red_finding(
    checked: Any, after: Image, options: dict[str, Any], about: str, part: str
) -> None:
    result = checked(picture(ground(1)), after, **options)
    assert result.mark == "red"
    assert (result.findings[0].about, result.findings[0].mark) == (about, "red")
    assert part in result.findings[0].text
    assert result.shift is None


def test_a_raster_that_is_missing_leaves_what_is_known_of_the_other(
    write_raster: Any, tmp_path: Path
) -> None:
    before = write_raster("b.tif", picture(ground(1)))
    result = check_pair(check_request(before, str(tmp_path / "gone.tif")))
    assert result.mark == "red"
    assert "gone.tif" in result.findings[0].text
    assert result.before is not None
    assert result.before.size_px == (SIDE, SIDE)
    assert result.after is None


def test_a_request_without_sense_is_an_error() -> None:
    with pytest.raises(MtrefsegError, match="before is empty"):
        check_pair(check_request("", "a.tif"))


def test_a_check_can_be_cancelled(write_raster: Any) -> None:
    paths = write_raster("b.tif", picture(ground(1))), write_raster("a.tif", picture(ground(1)))
    with pytest.raises(Cancelled):
        check_pair(check_request(*paths), cancelled=lambda: True)


def test_the_remedy_adds_up_with_what_is_corrected_already() -> None:
    facts = ShiftFacts(1.5, -2.0, 0.75, -1.0, 0.1, 9, 0, False)
    (finding,) = shift_findings(facts, (0.5, 1.0))
    assert finding.mark == "amber"
    assert "0.75 m to the right and 1 m up" in finding.text
    assert finding.text.endswith("shift 2.00,-1.00.")


@pytest.mark.parametrize("shift", [(1.8, -0.6), (-3.3, 2.25)])
@pytest.mark.parametrize(
    ("before", "after", "bands"),
    [
        ("naip_nd/20120731.tif", "naip_nd/20150926.tif", ()),
        ("landsat_pucallpa/1990.tif", "landsat_pucallpa/2020.tif", ()),
        ("coldsprings_fire/A.tif", "coldsprings_fire/B.tif", (3, 2, 1)),
        ("suriname_clearing/A.tif", "suriname_clearing/B.tif", ()),
    ],
)
def test_real_pairs_show_a_known_shift(
    shared_data: Path, before: str, after: str, bands: Any, shift: tuple[float, float]
) -> None:
    """A correction that is not needed has to be found again, beside what was there before."""
    paths = str(shared_data / "geo" / before), str(shared_data / "geo" / after)
    both = {"bands_before": bands, "bands_after": bands}
    was = check_pair(check_request(*paths, **both)).shift
    now = check_pair(check_request(*paths, **both, shift_px=shift)).shift
    assert was is not None
    assert now is not None
    error = now.x_px - was.x_px + shift[0], now.y_px - was.y_px + shift[1]
    print(f"{before}: error {error[0]:+.2f}, {error[1]:+.2f} px from {now.windows} windows")
    assert np.hypot(*error) < 0.35


def test_no_shift_is_no_negative_one() -> None:
    facts = ShiftFacts(-0.01, 0.34, -0.005, 0.17, 0.05, 22, 3, False)
    (finding,) = shift_findings(facts, (0.0, 0.0))
    assert finding.mark == "green"
    assert "a shift of (0.0, 0.3) pixels" in finding.text


def windows(shifts: list[tuple[float, float]], rejected: int = 0) -> WindowShifts:
    """Return windows in rows of five with these shifts."""
    places = [(100.0 * (n // 5), 100.0 * (n % 5)) for n in range(len(shifts))]
    return WindowShifts(np.array(places), np.array(shifts, np.float64), rejected)


def test_windows_that_disagree_because_the_ground_changed_are_outvoted() -> None:
    alike = [(0.2, 0.1), (0.0, -0.1), (0.3, 0.2), (0.1, 0.0), (0.2, -0.2), (0.1, 0.1)]
    judged = agreeing_windows(windows([*alike, (6.0, -3.0), (-5.0, 7.0), (4.0, 8.0)], rejected=16))
    assert judged is not None
    kept, varies = judged
    assert not varies
    assert (len(kept.shifts), kept.rejected) == (6, 19)
    assert agreeing_windows(windows([(6.0, -3.0), (-5.0, 7.0), (0.0, 2.0)], rejected=22)) is None
    assert agreeing_windows(windows([(6.0, -3.0)], rejected=24)) is None


def test_a_scene_whose_halves_differ_varies_and_noise_of_sure_windows_does() -> None:
    halves = [(4.0 * (n % 5 > 2), 0.1 * (n % 3)) for n in range(25)]
    judged = agreeing_windows(windows(halves))
    assert judged is not None
    assert judged[1]
    rng = np.random.default_rng(0)
    scattered = [(float(x), float(y)) for x, y in rng.normal(0, 4, (20, 2))]
    judged = agreeing_windows(windows(scattered, rejected=2))
    assert judged is not None
    assert judged[1]


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_much_real_change_on_an_aligned_pair_is_no_distortion(checked: Any, seed: int) -> None:
    scene, other = ground(seed, 640), ground(seed + 50, 640)
    changed = ndimage.zoom(np.random.default_rng(seed).random((8, 8)) < 0.55, 80, order=0)
    after = np.where(changed, other, scene)
    result = checked(picture(scene), picture(after))
    assert not any("Co-register" in finding.text for finding in result.findings)
