"""The algorithm as Processing sees it: identity, parameters, and what it refuses."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgorithm,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsRasterLayer,
    QgsVectorLayer,
)

from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.processing_provider.provider import MtrefsegProvider

ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional

# name: type, default, optional, advanced
PARAMETERS = {
    "BEFORE": ("raster", None, False, False),
    "AFTER": ("raster", None, False, False),
    "SENTENCES": ("string", None, False, False),
    "MODEL": ("string", "mini", True, False),
    "EXTENT": ("extent", None, True, False),
    "LAYERS": ("multilayer", None, True, False),
    "FILTER": ("expression", None, True, False),
    "WITHIN": ("source", None, True, False),
    "THRESHOLD": ("number", 0.5, False, False),
    "MIN_AREA": ("number", 0.0, False, False),
    "SIMPLIFY": ("distance", 0.0, False, False),
    "REVIEW": ("boolean", False, False, False),
    "OVERWRITE": ("boolean", False, False, False),
    "BANDS_BEFORE": ("string", None, True, True),
    "BANDS_AFTER": ("string", None, True, True),
    "NODATA_BEFORE": ("string", None, True, True),
    "NODATA_AFTER": ("string", None, True, True),
    "SHIFT_X": ("number", 0.0, False, True),
    "SHIFT_Y": ("number", 0.0, False, True),
    "FILL_HOLES": ("number", 0.0, False, True),
    "CONNECTIVITY": ("enum", "4", False, True),
    "SPLIT_OBJECTS": ("enum", "auto", False, True),
    "FIT_GSD": ("boolean", True, False, True),
    "GSD": ("distance", None, True, True),
    "GUESS": ("boolean", False, False, True),
    "AS_WRITTEN": ("boolean", False, False, True),
    "TILE_SIZE": ("number", None, True, True),
    "OVERLAP": ("number", None, True, True),
    "BATCH_SIZE": ("number", None, True, True),
    "DEVICE": ("enum", "auto", False, True),
    "PRECISION": ("enum", "auto", False, True),
    "ALLOW_REMOTE": ("boolean", False, False, True),
    "OUTPUT": ("vectorDestination", None, False, False),
    "PROBABILITY": ("rasterDestination", None, True, False),
}


def test_identity(algorithm):
    assert algorithm.id() == "mtrefseg:detectchanges"
    assert algorithm.groupId() == "changedetection"
    for text in (
        algorithm.displayName(),
        algorithm.group(),
        algorithm.shortHelpString(),
        algorithm.shortDescription(),
        algorithm.helpUrl(),
    ):
        assert text.strip()
    assert {"change", "sentence"} <= set(algorithm.tags())
    assert not algorithm.icon().isNull()


def test_it_runs_in_a_thread_and_can_be_cancelled(algorithm):
    flags = QgsProcessingAlgorithm.Flag
    assert algorithm.flags() & flags.FlagCanCancel
    assert not algorithm.flags() & flags.FlagNoThreading


def test_the_provider_has_a_name_an_icon_and_a_version(provider):
    assert (provider.id(), provider.name()) == ("mtrefseg", "MTRefSeg")
    assert not provider.icon().isNull()
    assert provider.versionInfo().count(".") == 2
    assert provider.longName()
    assert provider.supportedOutputVectorLayerExtensions() == ["gpkg"]
    assert not provider.supportsNonFileBasedOutput()


def test_the_parameters_are_these_and_no_others(algorithm):
    assert [p.name() for p in algorithm.parameterDefinitions()] == list(PARAMETERS)
    assert [o.name() for o in algorithm.outputDefinitions()] == [
        "OUTPUT",
        "PROBABILITY",
        "COUNT",
        "AREA",
        "DROPPED",
    ]


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_parameter_has_its_type_default_flags_and_help(algorithm, name):
    parameter = algorithm.parameterDefinition(name)
    kind, default, optional, advanced = PARAMETERS[name]
    assert parameter.type() == kind
    assert parameter.defaultValue() == default
    assert bool(parameter.flags() & OPTIONAL) == optional
    assert bool(parameter.flags() & ADVANCED) == advanced
    assert parameter.help().strip()
    assert parameter.description().strip()


def test_the_probability_raster_is_not_made_unless_asked(algorithm):
    assert not algorithm.parameterDefinition("PROBABILITY").createByDefault()


def test_the_sentences_have_several_lines(algorithm):
    assert algorithm.parameterDefinition("SENTENCES").multiLine()


def test_an_instance_of_its_own_is_made_for_each_run(algorithm):
    assert algorithm.create().id() == algorithm.create().id()


def expression(text):
    return QgsProperty.fromExpression(text)


REFUSED = {
    "no before": ({"BEFORE": None}, "Before"),
    "before is missing": ({"BEFORE": "/no/such.tif"}, "/no/such.tif"),
    "after is no raster": ({"AFTER": __file__}, "After"),
    "no sentence": ({"SENTENCES": ""}, "sentence"),
    "blank sentences": ({"SENTENCES": " \n\t\n"}, "sentence"),
    "threshold": ({"THRESHOLD": 1.5}, "1.5"),
    "threshold as text": ({"THRESHOLD": "-0.5"}, "-0.5"),
    "threshold in words": ({"THRESHOLD": "half"}, "Threshold: 'half' is no number"),
    "minimum area": ({"MIN_AREA": -1}, "min_area_m2"),
    "holes": ({"FILL_HOLES": -1}, "fill_holes_m2"),
    "simplify": ({"SIMPLIFY": -2}, "simplify_m"),
    "gsd": ({"GSD": 0}, "Ground sample distance"),
    "bands before": ({"BANDS_BEFORE": "1,two"}, "Bands of the raster before"),
    "bands after": ({"BANDS_AFTER": "0,1,2"}, "0,1,2"),
    "bands with a fraction": ({"BANDS_AFTER": [1, 2.5, 3]}, "1,2.5,3"),
    "bands that are not there": ({"BANDS_AFTER": "1,2,7"}, "names band 7, but 'after' has 3"),
    "nodata": ({"NODATA_BEFORE": "black"}, "Additional nodata of the raster before"),
    "nodata from high to low": ({"NODATA_AFTER": "255:250"}, "255:250"),
    "an expression with an error": ({"OVERLAP": expression("1 +")}, "Overlap of tiles"),
    "an expression that fails": ({"GSD": expression("to_real('x')")}, "Resample to"),
    "no polygons": ({"WITHIN": "/no/such.gpkg"}, "/no/such.gpkg"),
    "tile with a fraction": ({"TILE_SIZE": "256.5"}, "256.5"),
    "list of models": ({"MODEL": ["mini", "r1"]}, "Model"),
    "device by a wrong place": ({"DEVICE": 9}, "Device: '9'"),
    "batch": ({"BATCH_SIZE": 0}, "Batch size"),
    "device": ({"DEVICE": "tpu"}, "Device: 'tpu' is unknown"),
    "precision": ({"PRECISION": "int4"}, "int4"),
    "connectivity": ({"CONNECTIVITY": "6"}, "Use one of 4, 8"),
    "tile": ({"TILE_SIZE": 1}, "TILE_SIZE"),
    "extent without area": ({"EXTENT": "1,1,2,2"}, "no area"),
    "extent that is none": ({"EXTENT": "here"}, "here"),
    "shapefile": ({"OUTPUT": "/tmp/out.shp"}, ".gpkg"),
    "memory layer": ({"OUTPUT": "memory:"}, ".gpkg"),
    "table in a GeoPackage": ({"OUTPUT": 'ogr:dbname="/tmp/a.gpkg" table="b" (geom)'}, ".gpkg"),
    "database": ({"OUTPUT": "postgis:dbname=x"}, ".gpkg"),
    "probability": ({"PROBABILITY": "/tmp/p.jpg"}, ".tif"),
}


@pytest.mark.parametrize(("change", "named"), REFUSED.values(), ids=REFUSED.keys())
def test_a_value_that_cannot_work_is_refused_with_a_reason(
    algorithm, context, values, change, named
):
    accepted, reason = algorithm.checkParameterValues({**values, **change}, context)
    assert not accepted
    assert named in reason
    assert "\n" not in reason


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"OUTPUT": "TEMPORARY_OUTPUT"},
        {"OUTPUT": QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT")},
        {"THRESHOLD": "0.25", "MIN_AREA": "100", "TILE_SIZE": "256", "GSD": "0.5"},
        {"SENTENCES": "one\n\n two \r\nthree"},
        {"BANDS_BEFORE": "3, 2, 1", "BANDS_AFTER": "1;1;1"},
        {"EXTENT": "500010,500040,4999950,4999990 [EPSG:32614]"},
        {"PROBABILITY": "TEMPORARY_OUTPUT", "CONNECTIVITY": "8", "DEVICE": "cpu"},
    ],
)
def test_values_that_work_are_accepted(algorithm, context, values, change):
    assert algorithm.checkParameterValues({**values, **change}, context) == (True, "")


def test_layers_without_a_file_are_refused(algorithm, context, values):
    url = "type=xyz&url=http://localhost:1/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=2"
    layer = QgsRasterLayer(url, "a map service", "wms")
    accepted, reason = algorithm.checkParameterValues({**values, "BEFORE": layer}, context)
    assert not accepted
    assert "a map service" in reason
    assert "Export" in reason


def test_a_vector_layer_is_no_raster(algorithm, context, values):
    layer = QgsVectorLayer("Polygon?crs=EPSG:32614", "polygons", "memory")
    assert not algorithm.checkParameterValues({**values, "AFTER": layer}, context)[0]


def test_without_an_engine_it_says_why_and_what_to_do(qgis_processing, tmp_path):
    def nowhere():
        raise MtrefsegError("There is no Python.", "Make one.")

    provider = MtrefsegProvider(WorkerClient(nowhere, tmp_path))
    QgsApplication.processingRegistry().addProvider(provider)
    try:
        algorithm = provider.algorithm("detectchanges")
        assert algorithm.canExecute() == (False, "There is no Python. Make one.")
    finally:
        QgsApplication.processingRegistry().removeProvider(provider)


def test_a_temporary_output_is_a_geopackage(algorithm, context):
    path = algorithm.parameterDefinition("OUTPUT").generateTemporaryDestination()
    assert path.endswith(".gpkg")
    assert QgsProcessingUtils.tempFolder() in path


def test_the_dialog_of_the_toolbox_opens_with_the_values(provider, dialog_iface, values):
    import processing

    given = {**values, "SENTENCES": "one\ntwo", "THRESHOLD": 0.25}
    dialog = processing.createAlgorithmDialog("mtrefseg:detectchanges", given)
    try:
        shown = dialog.createProcessingParameters()
        assert shown["SENTENCES"] == "one\ntwo"
        assert shown["THRESHOLD"] == 0.25
        assert shown.get("MODEL", "mini") == "mini"
        assert shown.get("GSD") is None
    finally:
        dialog.close()
