"""What QGIS knows of a raster layer reaches the engine, and differences from the file are told."""

import math

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.processing_provider.raster_layer import crs_text, layer_source, raster_path

BOUNDS = QgsRasterRange.BoundsType


@pytest.fixture
def raster(tmp_path):
    """Write a raster of two bands and open it as a layer."""

    def raster(name="scene.tif", epsg=25833, nodata=None, scale=None):
        path = tmp_path / name
        data = gdal.GetDriverByName("GTiff").Create(str(path), 8, 8, 2, gdal.GDT_Int16)
        data.SetGeoTransform((500_000.0, 1.0, 0.0, 5_000_000.0, 0.0, -1.0))
        if epsg:
            data.SetProjection(QgsCoordinateReferenceSystem(f"EPSG:{epsg}").toWkt())
        for number in (1, 2):
            band = data.GetRasterBand(number)
            band.Fill(7)
            if nodata is not None:
                band.SetNoDataValue(nodata)
            if scale is not None:
                band.SetScale(scale[0])
                band.SetOffset(scale[1])
        data = band = None
        return QgsRasterLayer(str(path), "scene")

    return raster


def test_a_layer_as_its_file_is_has_nothing_but_a_path(raster, tmp_path):
    found = layer_source(raster(nodata=-1))
    assert found.raster.path == str(tmp_path / "scene.tif")
    assert (found.raster.crs, found.raster.nodata, found.raster.file_nodata, found.notes) == (
        "",
        (),
        True,
        (),
    )


def test_a_corrected_crs_wins_and_the_engine_alone_tells_it(raster):
    layer = raster()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:31469"))
    found = layer_source(layer)
    assert found.raster.crs == "EPSG:31469"
    assert found.notes == ()


def test_a_crs_that_only_the_layer_has_is_used(raster):
    layer = raster(epsg=None)
    assert layer_source(layer).notes == ()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    found = layer_source(layer)
    assert found.raster.crs == "EPSG:3857"
    assert "none in its file" in found.notes[0]


def test_a_layer_whose_crs_was_taken_away_falls_back_to_the_file(raster):
    layer = raster()
    layer.setCrs(QgsCoordinateReferenceSystem())
    found = layer_source(layer)
    assert found.raster.crs == ""
    assert "EPSG:25833" in found.notes[0]


def test_additional_nodata_goes_as_closed_ranges_of_all_bands(raster):
    layer = raster()
    provider = layer.dataProvider()
    provider.setUserNoDataValue(1, [QgsRasterRange(0, 0), QgsRasterRange(250, 255)])
    provider.setUserNoDataValue(2, [QgsRasterRange(0, 0), QgsRasterRange(250, 255)])
    found = layer_source(layer)
    assert found.raster.nodata == ((0.0, 0.0), (250.0, 255.0))
    assert found.raster.file_nodata
    assert "0, 250:255" in found.notes[0]


def test_open_ends_and_unlimited_ranges_are_closed(raster):
    layer = raster()
    nan = math.nan
    ranges = [QgsRasterRange(3, 5, BOUNDS.Exclusive), QgsRasterRange(nan, -9000.0)]
    layer.dataProvider().setUserNoDataValue(1, ranges)
    low, high = layer_source(layer, (1,)).raster.nodata
    assert low[0] < -1e300
    assert low[1] == -9000.0
    assert 3.0 < high[0] < 3.0 + 1e-9
    assert 5.0 - 1e-9 < high[1] < 5.0


def test_nodata_of_scaled_bands_is_given_in_stored_values(raster):
    layer = raster(scale=(0.5, 10.0))
    for band in (1, 2):
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(13.5, 13.5)])
    assert layer_source(layer).raster.nodata == ((7.0, 7.0),)


def test_nodata_that_differs_between_bands_is_united_and_told(raster):
    layer = raster()
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(0, 0)])
    layer.dataProvider().setUserNoDataValue(2, [QgsRasterRange(9, 9)])
    found = layer_source(layer)
    assert found.raster.nodata == ((0.0, 0.0), (9.0, 9.0))
    assert "differ between bands" in found.notes[0]


def test_only_the_bands_that_are_read_count(raster):
    layer = raster()
    layer.dataProvider().setUserNoDataValue(2, [QgsRasterRange(9, 9)])
    assert layer_source(layer, (1, 1, 1)).raster.nodata == ()
    assert layer_source(layer, (2,)).raster.nodata == ((9.0, 9.0),)


def test_a_nodata_value_that_is_switched_off_is_data(raster):
    layer = raster(nodata=-1)
    for band in (1, 2):
        layer.dataProvider().setUseSourceNoDataValue(band, False)
    found = layer_source(layer)
    assert not found.raster.file_nodata
    assert "-1" in found.notes[0]


def test_a_nodata_value_that_is_switched_off_in_one_band_counts_and_is_told(raster):
    layer = raster(nodata=-1)
    layer.dataProvider().setUseSourceNoDataValue(2, False)
    found = layer_source(layer)
    assert found.raster.file_nodata
    assert "some bands only" in found.notes[0]


@pytest.mark.parametrize("name", ["a|b.tif", "a|layername=b.tif", "c|option:X=1.tif"])
def test_a_bar_that_belongs_to_a_file_name_stays(raster, tmp_path, name):
    assert raster_path(raster(name)) == str(tmp_path / name)


def test_options_of_qgis_are_taken_off_and_told(raster, tmp_path):
    path = raster().source()
    layer = QgsRasterLayer(f"{path}|option:NUM_THREADS=2|option:IGNORE_COG_LAYOUT_BREAK=YES", "x")
    assert layer.isValid()
    found = layer_source(layer)
    assert found.raster.path == path
    assert "NUM_THREADS=2, IGNORE_COG_LAYOUT_BREAK=YES" in found.notes[0]


def test_a_part_of_a_file_keeps_its_whole_name(raster, tmp_path):
    path = raster().source()
    layer = QgsRasterLayer(f"GTIFF_DIR:1:{path}", "first")
    assert layer.isValid()
    assert raster_path(layer) == f"GTIFF_DIR:1:{path}"


def test_a_file_in_an_archive_keeps_its_whole_name(raster, tmp_path):
    import zipfile

    path = raster().source()
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "inside.tif")
    layer = QgsRasterLayer(f"/vsizip/{tmp_path}/a.zip/inside.tif", "inside")
    assert layer.isValid()
    assert raster_path(layer) == f"/vsizip/{tmp_path}/a.zip/inside.tif"


def test_a_relative_path_becomes_absolute(raster, tmp_path, monkeypatch):
    raster()
    monkeypatch.chdir(tmp_path)
    assert raster_path(QgsRasterLayer("scene.tif", "x")) == str(tmp_path / "scene.tif")


def test_a_layer_in_memory_is_refused(raster):
    path = raster().source()
    gdal.GetDriverByName("GTiff").CreateCopy("/vsimem/scene.tif", gdal.Open(path))
    try:
        with pytest.raises(MtrefsegError, match="Export"):
            layer_source(QgsRasterLayer("/vsimem/scene.tif", "in memory"))
    finally:
        gdal.Unlink("/vsimem/scene.tif")


def test_a_layer_with_a_password_of_qgis_is_refused():
    layer = QgsRasterLayer("/vsicurl/http://localhost:1/a.tif authcfg='abc1234'", "secret")
    with pytest.raises(MtrefsegError, match="password"):
        raster_path(layer)


def test_a_crs_without_a_code_goes_as_wkt():
    crs = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lat_0=1 +lon_0=2 +k=0.9")
    assert "BoundCRS" not in crs_text(crs)
    assert crs_text(crs).startswith("PROJCRS")
    assert crs_text(QgsCoordinateReferenceSystem()) == ""
