"""From values as models, JSON, expressions and scripts give them to the engine's request."""

import os
from pathlib import Path

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.flat import flatten
from mtrefseg.processing_provider.builders.request_builder import RequestBuilder

NOTHING = QgsProperty.fromExpression("NULL")
SQUARES = [
    "POLYGON((0 0, 1 0, 1 1, 0 1, 0 0))",
    "POLYGON((5 5, 6 5, 6 6, 5 6, 5 5))",
    "POLYGON((8 8, 9 8, 9 9, 8 9, 8 8))",
]


@pytest.fixture
def build(algorithm, context, values, feedback):
    """The request for these values besides those that work."""

    def build(**given):
        builder = RequestBuilder(algorithm, {**values, **given}, context)
        return builder.build("o.gpkg", "p.tif", feedback)

    return build


@pytest.fixture
def accepts(algorithm, context, values):
    """What the check of the values says."""

    def accepts(**given):
        return algorithm.checkParameterValues({**values, **given}, context)

    return accepts


def test_the_values_become_the_request(build, values, layers):
    request = build(
        BEFORE=layers.before,
        SENTENCES=" one \n\ntwo",
        EXTENT="10,20,30,40 [EPSG:4326]",
        BANDS_AFTER="3,2,1",
        GSD="0.5",
        TILE_SIZE="256",
        THRESHOLD="0.25",
        CONNECTIVITY="8",
        DEVICE="cpu",
        NODATA_AFTER="0, 250:255",
        FIT_GSD=False,
        REVIEW=True,
        OVERWRITE="true",
        ALLOW_REMOTE=1,
    )
    assert request.pair.before.path == values["BEFORE"]
    assert request.sentences == ("one", "two")
    assert (request.pair.extent, request.pair.extent_crs) == ((10.0, 30.0, 20.0, 40.0), "EPSG:4326")
    assert request.pair.before.bands == ()
    assert request.pair.after.bands == (3, 2, 1)
    assert (request.pair.gsd_m, request.run_options.tile_px, request.polygon_options.threshold) == (
        0.5,
        256,
        0.25,
    )
    assert (request.run_options.overlap_px, request.run_options.batch_size) == (None, None)
    assert (request.polygon_options.connectivity, request.run_options.device, request.model) == (
        8,
        "cpu",
        "mini",
    )
    assert (request.pair.before.nodata, request.pair.after.nodata) == (
        (),
        ((0.0, 0.0), (250.0, 255.0)),
    )
    assert (request.fit_gsd, request.polygon_options.review, request.overwrite) == (
        False,
        True,
        True,
    )
    assert request.pair.allow_remote


def test_without_values_the_request_has_its_defaults(build):
    request = build()
    assert (request.fit_gsd, request.polygon_options.review, request.overwrite) == (
        True,
        False,
        False,
    )
    assert (request.pair.gsd_m, request.pair.allow_remote, request.polygon_options.within) == (
        None,
        False,
        "",
    )
    assert (
        request.pair.before.crs,
        request.pair.before.nodata,
        request.pair.before.file_nodata,
    ) == ("", (), True)


@pytest.mark.parametrize(
    "given",
    [
        [3, 2, 1],
        (3, 2, 1),
        ["3", "2", "1"],
        [3.0, 2.0, 1.0],
        "3,2,1",
        "3.0;2.0;1.0",
        "3 2 1",
        "[3, 2, 1]",
        QgsProperty.fromValue([3, 2, 1]),
        QgsProperty.fromExpression("array(3, 2, 1)"),
        QgsProperty.fromExpression("'3,2,1'"),
    ],
    ids=str,
)
def test_bands_are_honoured_however_they_are_given(build, accepts, given):
    assert build(BANDS_BEFORE=given).pair.before.bands == (3, 2, 1)
    assert accepts(BANDS_BEFORE=given) == (True, "")


@pytest.mark.parametrize(
    "nothing",
    [NOTHING, None, NULL, "", "  ", [], QgsProperty.fromExpression("''"), QgsProperty()],
    ids=str,
)
def test_what_is_null_or_empty_counts_as_not_given(build, accepts, nothing):
    optional = (
        "MODEL", "EXTENT", "WITHIN", "BANDS_BEFORE", "BANDS_AFTER", "NODATA_BEFORE",
        "NODATA_AFTER", "GSD", "TILE_SIZE", "OVERLAP", "BATCH_SIZE", "PROBABILITY",
        "THRESHOLD", "MIN_AREA", "SHIFT_X", "FIT_GSD", "CONNECTIVITY", "DEVICE",
    )  # fmt: skip
    given = dict.fromkeys(optional, nothing)
    assert build(**given) == build()
    assert accepts(**given) == (True, "")


def test_a_sentence_that_is_null_is_refused(accepts):
    accepted, reason = accepts(SENTENCES=NOTHING)
    assert not accepted
    assert "sentence" in reason


@pytest.mark.parametrize(
    ("name", "given", "field", "wanted"),
    [
        ("TILE_SIZE", QgsProperty.fromExpression("128 * 2"), "tile_px", 256),
        ("TILE_SIZE", "256.0", "tile_px", 256),
        ("TILE_SIZE", [256], "tile_px", 256),
        ("OVERLAP", 0, "overlap_px", 0),
        ("OVERLAP", QgsProperty.fromExpression("0"), "overlap_px", 0),
        ("BATCH_SIZE", QgsProperty.fromValue("4"), "batch_size", 4),
        ("GSD", QgsProperty.fromExpression("1.0 / 2"), "gsd_m", 0.5),
        ("THRESHOLD", QgsProperty.fromExpression("0.1 + 0.2"), "threshold", 0.1 + 0.2),
        ("CONNECTIVITY", 8, "connectivity", 8),
        ("CONNECTIVITY", 1, "connectivity", 8),
        ("CONNECTIVITY", "4.0", "connectivity", 4),
        ("CONNECTIVITY", QgsProperty.fromExpression("8"), "connectivity", 8),
        ("DEVICE", 1, "device", "cpu"),
        ("DEVICE", "CPU", "device", "cpu"),
        ("DEVICE", ["cuda"], "device", "cuda"),
        ("PRECISION", "2", "precision", "bfloat16"),
        ("SENTENCES", ["one", " two "], "sentences", ("one", "two")),
        ("SENTENCES", QgsProperty.fromExpression("'the ' || 'roads'"), "sentences", ("the roads",)),
        ("NODATA_BEFORE", [0, 255], "nodata_before", ((0.0, 0.0), (255.0, 255.0))),
        ("NODATA_BEFORE", -9999, "nodata_before", ((-9999.0, -9999.0),)),
        ("NODATA_BEFORE", QgsProperty.fromExpression("250"), "nodata_before", ((250.0, 250.0),)),
        ("EXTENT", [0, 10, 0, 20], "extent", (0.0, 0.0, 10.0, 20.0)),
        ("EXTENT", QgsProperty.fromExpression("'0,10,0,20'"), "extent", (0.0, 0.0, 10.0, 20.0)),
        ("FIT_GSD", QgsProperty.fromExpression("false"), "fit_gsd", False),
        ("REVIEW", "1", "review", True),
    ],
    ids=str,
)
def test_each_value_has_its_meaning_in_every_form(build, accepts, name, given, field, wanted):
    assert flatten(build(**{name: given}))[field] == wanted
    assert accepts(**{name: given}) == (True, "")


def test_a_check_of_a_pair_reads_the_same_values(provider, context, values):
    check = QgsApplication.processingRegistry().createAlgorithmById("mtrefseg:checkpair")
    given = {
        "BEFORE": values["BEFORE"],
        "AFTER": values["AFTER"],
        "BANDS_AFTER": [3, 2, 1],
        "NODATA_BEFORE": "0",
        "GSD": NOTHING,
        "FIT_GSD": False,
        "ALLOW_REMOTE": True,
    }
    request = RequestBuilder(check, given, context).build_check()
    assert (request.pair.after.bands, request.pair.before.nodata) == ((3, 2, 1), ((0.0, 0.0),))
    assert (request.pair.gsd_m, request.fit_gsd, request.model) == (None, False, "mini")
    assert request.pair.allow_remote


@pytest.mark.parametrize("name", ["mtrefseg:detectchanges", "mtrefseg:checkpair"])
def test_one_raster_for_both_dates_is_refused_with_the_labels(context, values, provider, name):
    linked = Path(values["BEFORE"]).with_name("linked.tif")
    os.link(values["BEFORE"], linked)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
    for after in (values["BEFORE"], str(linked)):
        given = {**values, "AFTER": after}
        if name == "mtrefseg:checkpair":
            del given["OUTPUT"]
        accepted, reason = algorithm.checkParameterValues(given, context)
        assert not accepted
        assert reason.startswith("Before, After: Before and after are the same raster")
        assert "another date" in reason


def test_one_file_with_both_dates_in_its_bands_is_accepted(accepts, values):
    given = {"AFTER": values["BEFORE"], "BANDS_BEFORE": [1, 1, 1], "BANDS_AFTER": [2, 2, 3]}
    assert accepts(**given) == (True, "")


def test_an_output_that_is_an_input_is_refused_with_both_labels(accepts, values, tmp_path):
    linked = tmp_path / "linked.tif"
    linked.symlink_to(values["AFTER"])
    for path in (values["AFTER"], str(linked)):
        accepted, reason = accepts(PROBABILITY=path)
        assert not accepted
        assert reason.startswith(f"Probability raster: '{path}' is read by this run (After)")


def squares(path="", subset=""):
    """A layer of three squares, in memory or in a GeoPackage."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:32614", "areas", "memory")
    features = []
    for wkt in SQUARES:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    if not path:
        return layer
    options = QgsVectorFileWriter.SaveVectorOptions()
    transform = QgsCoordinateReferenceSystem("EPSG:32614")
    assert transform.isValid()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, _transforms(), options)
    stored = QgsVectorLayer(path, "areas")
    stored.setSubsetString(subset)
    return stored


def _transforms():
    from qgis.core import QgsCoordinateTransformContext

    return QgsCoordinateTransformContext()


def count(request):
    layer = (
        f"|layername={request.polygon_options.within_layer}"
        if request.polygon_options.within_layer
        else ""
    )
    return QgsVectorLayer(f"{request.polygon_options.within}{layer}", "x").featureCount()


def test_polygons_in_a_file_are_read_from_it(build, tmp_path):
    path = str(tmp_path / "areas.gpkg")
    layer = squares(path)
    for given in (path, layer):
        request = build(WITHIN=given)
        assert request.polygon_options.within == path
        assert count(request) == 3


def test_polygons_in_memory_filtered_or_edited_are_written_to_a_file(build, tmp_path):
    path = str(tmp_path / "areas.gpkg")
    edited = squares(str(tmp_path / "edited.gpkg"))
    edited.startEditing()
    edited.deleteFeature(1)
    for layer, wanted in ((squares(), 3), (squares(path, "fid < 3"), 2), (edited, 2)):
        request = build(WITHIN=layer)
        assert Path(request.polygon_options.within).is_file()
        assert request.polygon_options.within not in (path, str(tmp_path / "edited.gpkg"))
        assert count(request) == wanted
    edited.rollBack()


def test_only_selected_polygons_count_when_that_is_asked(build, empty_project, tmp_path):
    layer = squares(str(tmp_path / "areas.gpkg"))
    empty_project.addMapLayer(layer)
    layer.selectByIds([2])
    assert count(build(WITHIN=QgsProcessingFeatureSourceDefinition(layer.id(), True))) == 1
    assert count(build(WITHIN=QgsProcessingFeatureSourceDefinition(layer.id(), False))) == 3


def test_polygons_whose_crs_was_corrected_keep_the_corrected_one(build, tmp_path):
    layer = squares(str(tmp_path / "areas.gpkg"))
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    request = build(WITHIN=layer)
    assert QgsVectorLayer(request.polygon_options.within, "x").crs().authid() == "EPSG:25833"


def test_the_check_of_the_values_writes_nothing(accepts, monkeypatch, algorithm):
    def written(*_):
        raise AssertionError("a file was written")

    name = "parameterAsCompatibleSourceLayerPathAndLayerName"
    monkeypatch.setattr(type(algorithm), name, written)
    assert accepts(WITHIN=squares()) == (True, "")


def test_a_layer_of_points_is_refused(accepts):
    layer = QgsVectorLayer("Point?crs=EPSG:32614", "wells", "memory")
    accepted, reason = accepts(WITHIN=layer)
    assert not accepted
    assert "'wells' does not hold polygons" in reason


def test_a_temporary_output_of_any_kind_is_accepted(accepts):
    for value in (
        "TEMPORARY_OUTPUT",
        QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT"),
        QgsProperty.fromValue("TEMPORARY_OUTPUT"),
        QgsProcessingOutputLayerDefinition(QgsProperty.fromExpression("'TEMPORARY_OUTPUT'")),
    ):
        assert accepts(OUTPUT=value, PROBABILITY=value) == (True, "")


@pytest.mark.parametrize("name", ["a:b.gpkg", "a b'c.gpkg", "ä;b!.GPKG"])
def test_a_file_name_may_hold_what_the_disk_allows(accepts, tmp_path, name):
    assert accepts(OUTPUT=str(tmp_path / name)) == (True, "")


def test_an_expression_with_an_error_is_named(algorithm, context, values):
    given = {**values, "TILE_SIZE": QgsProperty.fromExpression("1 + ")}
    with pytest.raises(MtrefsegError, match=r"Tile size.*'1 \+ '.*cannot be evaluated"):
        RequestBuilder(algorithm, given, context)
