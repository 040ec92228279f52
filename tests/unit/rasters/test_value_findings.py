"""What is told of values, bands and names before they mislead."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from rasterio.enums import ColorInterp
from scipy import ndimage

from mtrefseg.engine.info import describe
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.rasters.band_reader import BandReader
from mtrefseg.model.rasters.check_pair import check_pair
from mtrefseg.model.rasters.nodata_collar import find_collars
from mtrefseg.model.rasters.nodata_ranges import NodataRanges
from mtrefseg.model.rasters.sample_plan import SAMPLE_PX, plan_sample
from mtrefseg.model.requests.pair import RasterSource
from mtrefseg.tests.flat_requests import check_request
from mtrefseg.tests.unit.raster_pairs import Noise, Write, opened, whole

Image = npt.NDArray[Any]
RED, GREEN, BLUE = ColorInterp.red, ColorInterp.green, ColorInterp.blue


def taken(write_raster: Write, image: Image, **options: Any) -> tuple[int, ...]:
    """Return the bands that are taken of an image when none are asked."""
    colours = options.pop("colours", None)
    names = options.pop("names", ())
    path = write_raster("bands.tif", image, photometric="minisblack", **options)
    with rasterio.open(path, "r+") as file:
        if colours:
            file.colorinterp = colours
        for number, name in enumerate(names, 1):
            file.set_band_description(number, name)
    facts = describe(path)
    assert facts["problem"] is None
    return tuple(facts["bands_taken"])


@pytest.mark.parametrize(
    ("names", "bands"),
    [
        (("Blue", "Green", "Red", "NIR"), (3, 2, 1)),
        (
            ("coastal_blue", "blue", "green_i", "green", "yellow", "red", "rededge", "nir"),
            (6, 4, 2),
        ),
        (("B02", "B03", "B04", "B08"), (3, 2, 1)),
        (("B8", "Band 4 - red", "Band 3 - green", "Band 2 - blue"), (2, 3, 4)),
        (("red edge", "red", "green", "blue"), (2, 3, 4)),
        (("red", "red", "green", "blue"), (1, 2, 3)),
        (("Band 1", "Band 2", "Band 3", "Band 4"), (1, 2, 3)),
        (("B1", "B2", "B3", "B4"), (1, 2, 3)),
        (("B2", "B3", "B4", "B8"), (3, 2, 1)),
        (("B1", "B2", "B3", "B4", "B5", "B8", "B8A"), (4, 3, 2)),
        (("SR_B2", "SR_B3", "SR_B4", "SR_B5"), (3, 2, 1)),
        (("B4, central wavelength 665 nm", "B3, x", "B2, y", "B8, z"), (1, 2, 3)),
        (("B2, central wavelength 490 nm", "B3, x", "B4, y", "B8, z"), (3, 2, 1)),
        (("SR_B1", "SR_B2", "SR_B3", "SR_B4", "SR_B5", "SR_B7"), (1, 2, 3)),
        (("red", "green", "x", "y"), (1, 2, 3)),
    ],
)
def test_names_of_bands_decide_when_they_are_plain(
    write_raster: Write, noise: Noise, names: tuple[str, ...], bands: tuple[int, ...]
) -> None:
    assert taken(write_raster, noise(len(names), 40, 40), names=names) == bands


def test_declared_colours_decide_before_names(write_raster: Write, noise: Noise) -> None:
    colours = (BLUE, GREEN, RED, ColorInterp.undefined)
    names = ("red", "green", "blue", "nir")
    assert taken(write_raster, noise(4, 40, 40), colours=colours, names=names) == (3, 2, 1)
    twice = (RED, GREEN, BLUE, RED)
    assert taken(write_raster, noise(4, 40, 40), colours=twice) == (1, 2, 3)


def test_bands_that_are_asked_win(write_raster: Write, noise: Noise) -> None:
    image = noise(3, 40, 40)
    path = write_raster("a.tif", image)
    with opened(path, path, bands_before=(3, 2, 1)) as pair:
        assert (whole(pair)[0][0] == image[::-1]).all()
        assert pair.facts.remarks == ()


def test_what_was_taken_is_told_in_check_and_run(write_raster: Write, noise: Noise) -> None:
    one, three = write_raster("a.tif", noise(1, 64, 64)), write_raster("b.tif", noise(3, 64, 64))
    with opened(one, three) as pair:
        assert pair.facts.bands_before == (1, 1, 1)
        assert pair.facts.remarks == (f"Band 1 of '{one}' is taken for red, green and blue.",)
    texts = [finding.text for finding in check_pair(check_request(one, three)).findings]
    assert f"Band 1 of '{one}' is taken for red, green and blue." in texts


@pytest.mark.parametrize("value", [0, 255, 127])
def test_a_frame_is_found_straight_slanted_and_on_both_sides(noise: Noise, value: int) -> None:
    image = noise(3, 200, 200)
    slanted = np.add.outer(np.arange(200), np.arange(200)) < 120
    image[:, slanted | slanted[::-1, ::-1]] = value
    (collar,) = find_collars(image, np.ones((200, 200), np.bool_))
    assert collar.colour == (value,) * len(image)
    assert collar.share == pytest.approx(2 * slanted.mean(), abs=0.01)


def test_dark_water_shadows_and_holes_are_no_frame(noise: Noise) -> None:
    rng = np.random.default_rng(3)
    everywhere = np.ones((200, 200), np.bool_)
    image = noise(3, 200, 200)
    water = image.copy()
    water[:, :80] = np.array([12, 20, 31])[:, None, None]
    assert find_collars(water, everywhere) == (), "the bands of flat water differ"
    water[:, :80] = rng.poisson(0.4, (3, 80, 200))
    assert find_collars(water, everywhere) == (), "dark water has noise"
    bay = image.copy()
    bay[:, np.hypot(*np.mgrid[-100:100, 0:200]) < 70] = 0
    assert find_collars(bay, everywhere) == (), "a bay leaves the image its corners"
    hole = image.copy()
    hole[:, 60:140, 60:140] = 0
    assert find_collars(hole, everywhere) == (), "it does not touch the edge"
    fields = ndimage.zoom(rng.random((5, 5)), 40, order=1)
    bright = np.stack([np.clip(fields * 260 + rng.normal(50, 3, (200, 200)), 0, 255)] * 3)
    assert find_collars(bright.astype(np.uint8), everywhere) == (), "clouds fade"


def test_narrow_frames_missing_tiles_and_key_colours_are_found(noise: Noise) -> None:
    everywhere = np.ones((300, 300), np.bool_)
    narrow = noise(3, 300, 300)
    narrow[:, :2] = 0
    (collar,) = find_collars(narrow, everywhere)
    assert collar.share == pytest.approx(2 / 300)
    tile = noise(3, 300, 300)
    tile[:, 100:200, 250:] = 255
    assert [c.colour for c in find_collars(tile, everywhere)] == [(255, 255, 255)]
    magenta = noise(3, 300, 300)
    magenta[:, :90] = np.array([255, 0, 255])[:, None, None]
    assert [c.colour for c in find_collars(magenta, everywhere)] == [(255, 0, 255)]


def test_the_remedy_for_a_frame_fits_its_values(write_raster: Write, noise: Noise) -> None:
    image = np.clip(noise(3, 320, 320), 40, 220)
    slanted = np.add.outer(np.arange(320), 2 * np.arange(320)) < 300
    plain = write_raster("plain.tif", image)

    def remedy(frame: Any, **options: Any) -> str:
        framed = np.where(slanted, np.reshape(frame, (-1, 1, 1)), image).astype(image.dtype)
        path = write_raster("framed.tif", framed, **options)
        findings = check_pair(check_request(plain, path)).findings
        return next(f.text for f in findings if "frame without data" in f.text)

    jpeg = {"compress": "jpeg", "photometric": "ycbcr", "jpeg_quality": 75}
    assert "--nodata-after 0 on" in remedy(0)
    assert "--nodata-after 0:12 on" in remedy(0, **jpeg)
    assert "--nodata-after 243:255 on" in remedy(255, **jpeg)
    assert '-srcnodata "255 0 255" -dstalpha' in remedy([255, 0, 255])


def test_what_may_be_another_choice_of_bands_is_told_in_check_and_run(
    write_raster: Write, noise: Noise
) -> None:
    landsat = write_raster("a.tif", noise(4, 64, 64), photometric="minisblack")
    with rasterio.open(landsat, "r+") as file:
        file.descriptions = ("B1", "B2", "B3", "B4")
    many = write_raster("b.tif", noise(6, 64, 64), photometric="minisblack")
    texts = [f.text for f in check_pair(check_request(landsat, many)).findings if f.mark == "amber"]
    with opened(landsat, many) as pair:
        for words in ("differs between satellites", "has 6 bands; the first three"):
            assert any(words in text for text in texts)
            assert any(words in text for text in pair.warnings)


def test_classes_of_any_type_are_told(write_raster: Write, noise: Noise) -> None:
    classes = noise(1, 200, 200) // 32
    few = write_raster("a.tif", classes.astype(np.uint16))
    spread = write_raster("b.tif", classes * 20)
    with opened(few, spread) as pair:
        told = [w for w in pair.warnings if "8 different values only, as classes do" in w]
        assert len(told) == 2


def test_a_frame_that_is_nodata_already_is_not_told(write_raster: Write, noise: Noise) -> None:
    image = noise(3, 100, 100)
    image[:, :30] = 0
    silent, framed = write_raster("a.tif", image, nodata=0), write_raster("b.tif", image)
    with opened(silent, framed, nodata_after=((0, 0),)) as pair:
        assert pair.warnings == []
        assert pair.facts.valid_share_after == pytest.approx(0.7)
    result = check_pair(check_request(silent, framed))
    (finding,) = [f for f in result.findings if "as a frame" in f.text]
    assert (finding.about, finding.mark) == ("nodata", "amber")
    assert "--nodata-after 0" in finding.text
    assert "additional nodata value" in finding.text


def test_a_frame_of_a_large_raster_is_found_from_few_blocks(
    write_raster: Write, noise: Noise
) -> None:
    image = np.tile(noise(3, 256, 256), (1, 9, 9))
    image[:, np.add.outer(np.arange(2304), np.arange(2304)) < 900] = 0
    for options in ({"tiled": True}, {}):
        source = BandReader(RasterSource(write_raster("a.tif", image, **options)))
        source.prepare(0, 0, 2304, 2304)
        source.close()
        assert [finding.about for finding in source.findings] == ["nodata"]


def test_a_far_value_and_powers_of_ten_are_told(write_raster: Write) -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(0.2, 0.03, (3, 200, 200)).astype(np.float32)
    values[:, 50:60, 50:100] = -9999
    path = write_raster("a.tif", values)
    with opened(path, path) as pair:
        told = [warning for warning in pair.warnings if "--nodata-before -9999" in warning]
        assert len(told) == 1
    spread = (10 ** rng.uniform(-20, 20, (3, 200, 200))).astype(np.float32)
    path = write_raster("b.tif", spread)
    with opened(path, path) as pair:
        assert any("powers of ten" in warning for warning in pair.warnings)


def test_snow_and_a_bright_roof_are_not_told(write_raster: Write) -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(900, 200, (3, 200, 200)).clip(100, 2500)
    values[:, 20:40, 20:60] = 9000 + rng.normal(0, 500, (3, 20, 40))
    path = write_raster("a.tif", values.astype(np.uint16))
    with opened(path, path) as pair:
        assert pair.warnings == []


def test_a_band_without_data_is_told_in_one_sentence(write_raster: Write, noise: Noise) -> None:
    values = noise(3, 64, 64).astype(np.int16)
    values[1] = -32768
    good, bad = (
        write_raster("a.tif", noise(3, 64, 64)),
        write_raster("b.tif", values, nodata=-32768),
    )
    with opened(good, bad) as pair:
        whole(pair)
        (warning,) = pair.warnings
    assert "Band 2" in warning
    assert "Choose other bands (bands_after)" in warning
    result = check_pair(check_request(good, bad))
    assert result.findings[0].text == warning
    assert result.mark == "red"


@pytest.mark.parametrize(
    ("dtype", "tag", "added", "without", "with_data"),
    [
        ("float32", -3.4e38, (), [-3.4028235e38, -3.4e38, -1e38], [-1e30, 0]),
        ("float32", -9999.99, (), [np.float32(-9999.99)], [-9999]),
        ("float64", -1.7976931348623157e308, (), [-1.7976931348623157e308, -3.4e38], [0]),
        ("float32", np.nan, (), [np.nan], [0]),
        ("float32", None, ((-1e4, -1e3),), [-9999, -1000], [-999, np.float32(-10001)]),
        ("uint16", -9999, (), [], [0, 55537, 65535]),
        ("uint16", 65536.0, (), [], [0, 65535]),
        ("int16", 0.5, (), [], [0, 1]),
        ("uint16", 0, ((65000, 1e9),), [0, 65000, 65535], [1]),
        ("int32", -2147483648, (), [-2147483648], [-2147483647]),
        ("int64", -9223372036854775808, (), [-9223372036854775808], [0]),
    ],
)
def test_nodata_is_met_as_the_band_holds_it(
    dtype: str, tag: Any, added: Any, without: list[Any], with_data: list[Any]
) -> None:
    rule = NodataRanges.of_bands([np.dtype(dtype)], [tag], added)
    values = np.array([[[*without, *with_data]]], np.float64).astype(dtype)
    assert rule.valid(values)[0].tolist() == [False] * len(without) + [True] * len(with_data)


@pytest.mark.parametrize(
    ("tags", "added", "valid"),
    [
        ((0, 0, 0), (), [False, True, True, True]),
        ((7, 7, 7), (), [True, True, False, True]),
        ((0, None, 0), (), [False, True, True, True]),
        ((None, None, None), ((0, 3),), [False, True, True, True]),
        ((None, None, None), ((255, 255),), [True, True, True, True]),
    ],
)
def test_0_and_255_of_8_bits_need_all_bands_that_name_them(
    tags: Any, added: Any, valid: list[bool]
) -> None:
    values = np.array([[0, 0, 9, 9], [0, 9, 7, 9], [0, 9, 9, 9]], np.uint8)[:, None]
    rule = NodataRanges.of_bands([np.dtype(np.uint8)] * 3, tags, added)
    assert rule.valid(values)[0].tolist() == valid


@pytest.mark.parametrize("block", [(256, 256), (512, 512), (1, 9000), (64, 9000), (1024, 1024)])
@pytest.mark.parametrize("window", [(0, 0, 9000, 9000), (300, 10, 8000, 1500), (0, 5, 90, 8000)])
def test_a_sample_is_bounded_and_reaches_the_edges(
    block: tuple[int, int], window: tuple[int, int, int, int]
) -> None:
    plan = plan_sample(window, block, (9000, 9000))
    row, col, height, width = window
    for pieces, start, length in ((plan.rows, row, height), (plan.cols, col, width)):
        assert pieces[0][0] == start
        assert sum(pieces[-1]) == start + length
        assert all(a + n <= b for (a, n), (b, _) in zip(pieces, pieces[1:], strict=False))
    rows = sum(n for _, n in plan.rows) / plan.row_step
    cols = sum(n for _, n in plan.cols) / plan.col_step
    assert 0.2 * SAMPLE_PX < rows * cols <= 1.3 * SAMPLE_PX or height * width <= SAMPLE_PX


def test_stale_overviews_do_not_set_the_stretch(write_raster: Write) -> None:
    ramp = np.tile(np.linspace(1000, 9000, 2048), (3, 2048, 1)).astype(np.uint16)
    path = write_raster("a.tif", np.full_like(ramp, 60_000), tiled=True)
    with rasterio.open(path, "r+") as file:
        file.build_overviews([2, 4, 8, 16])
    with rasterio.open(path, "r+") as file:
        file.write(ramp)
    source = BandReader(RasterSource(path))
    source.prepare(0, 0, 2048, 2048)
    source.close()
    limits = source.limits()
    assert limits is not None
    assert limits[0] == pytest.approx((1160, 8840), abs=120)


def test_two_bands_are_refused_with_the_remedy(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(2, 40, 40), photometric="minisblack")
    with pytest.raises(MtrefsegError, match="bands_before 1,1,1"):
        opened(path, path)


@pytest.mark.parametrize(
    ("before", "after", "mark"),
    [
        ("site_2021.tif", "site_2019.tif", "amber"),
        ("site_2019.tif", "site_2021.tif", "green"),
        ("post.tif", "pre.tif", "amber"),
    ],
)
def test_dates_in_the_wrong_order_are_amber(
    write_raster: Write, noise: Noise, before: str, after: str, mark: str
) -> None:
    paths = write_raster(before, noise(3, 64, 64)), write_raster(after, noise(3, 64, 64))
    found = [f for f in check_pair(check_request(*paths)).findings if f.about == "dates"]
    assert bool(found) == (mark == "amber")
    with opened(*paths) as pair:
        assert any("exchanged" in w for w in pair.warnings) == (mark == "amber")
