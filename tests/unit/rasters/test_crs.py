"""A CRS is known by its code, whichever way it was written."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.rasters.crs import (
    Wkt2CRS,
    crs_name,
    crs_text,
    horizontal,
    period,
    read_crs,
    same_crs,
)

SHIFTED = "+proj=tmerc +lon_0=15 +x_0=5500000 +ellps=bessel +towgs84=598,74,418,0.2,0.04,-2.5,6.7"


def esri(code: int) -> CRS:
    """Return a CRS as a .prj file beside a raster brings it."""
    return CRS.from_wkt(CRS.from_epsg(code).to_wkt(version="WKT1_ESRI"))


@pytest.mark.parametrize("code", [2393, 31469, 3035, 4326, 2263, 3067, 28992, 27700])
def test_a_code_is_found_in_the_wkt_of_others(code: int) -> None:
    for crs in (esri(code), CRS.from_wkt(CRS.from_epsg(code).to_wkt())):
        assert crs_text(crs) == f"EPSG:{code}"
        assert horizontal(crs).to_epsg() == code
        assert same_crs(crs, CRS.from_epsg(code))


@pytest.mark.parametrize("code", ["ESRI:102003", "OGC:CRS84", "EPSG:4979", "EPSG:7415"])
def test_codes_of_other_kinds_stay(code: str) -> None:
    assert crs_text(read_crs(code, "crs_after")) == code


def test_heights_do_not_matter() -> None:
    assert horizontal(read_crs("EPSG:7415", "p")).to_epsg() == 28992
    assert horizontal(read_crs("EPSG:4979", "p")).to_epsg() == 4326
    assert same_crs(read_crs("EPSG:7415", "p"), CRS.from_epsg(28992))


def test_without_a_code_the_text_is_wkt_2_and_comes_back() -> None:
    crs = read_crs("+proj=laea +lat_0=48 +lon_0=15 +units=us-ft", "p")
    assert crs_text(crs).startswith("PROJCRS[")
    assert same_crs(read_crs(crs_text(crs), "p"), crs)
    assert crs_name(crs) == "'unknown'"


def test_its_own_way_to_wgs_84_makes_another_crs() -> None:
    shifted = read_crs(SHIFTED, "p")
    assert crs_text(shifted).startswith("BOUNDCRS[")
    assert not same_crs(shifted, CRS.from_epsg(31469))
    assert not same_crs(shifted, read_crs(SHIFTED.replace("598", "500"), "p"))


@pytest.mark.parametrize("text", ["EPSG:0", "foo", "+proj=nowhere", "123 456", "PROJCS[", "[]"])
def test_no_crs_is_refused_in_one_sentence_that_names_the_parameter(text: str) -> None:
    with pytest.raises(MtrefsegError) as caught:
        read_crs(text, "crs_after")
    assert f"crs_after is '{text}'" in str(caught.value)
    assert "\n" not in str(caught.value)


# PROJ looks for each text among the names of its database
@settings(max_examples=8)
@given(st.text(max_size=12))
def test_any_text_is_a_crs_or_refused(text: str) -> None:
    try:
        read_crs(text, "crs_before")
    except MtrefsegError as error:
        assert "\n" not in str(error)


def test_the_turn_around_the_earth_is_in_units_of_the_crs() -> None:
    around_m = 2 * math.pi * 6_378_137
    assert period(CRS.from_epsg(4326)) == pytest.approx(360)
    assert period(CRS.from_epsg(4807)) == pytest.approx(400)
    assert period(CRS.from_epsg(3857)) == pytest.approx(around_m)
    assert period(CRS.from_epsg(3832)) == pytest.approx(around_m)
    for code in (32631, 3413, 27700):
        assert period(CRS.from_epsg(code)) is None


def test_files_get_wkt_2_whatever_a_library_asks_for() -> None:
    crs = Wkt2CRS.from_user_input(horizontal(read_crs("+proj=eqc +lat_ts=48", "p")))
    assert crs.to_wkt("WKT1_GDAL").startswith("PROJCRS[")
