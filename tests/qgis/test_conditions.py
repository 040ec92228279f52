"""Conditions in sentences and expressions, from the run to the layer, with the real engine."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from mtrefseg.model.files.result_schema import KEPT
from mtrefseg.processing_provider.provider import MtrefsegProvider

DETECT, FILTER = "mtrefseg:detectchanges", "mtrefseg:filterchanges"
LARGEST = "the largest pond that appeared"


@pytest.fixture
def run(qgis_processing, engine, context, feedback, monkeypatch):
    """processing.run with the real engine."""
    import processing

    provider = MtrefsegProvider(engine)
    monkeypatch.setattr(engine, "close", lambda: None)
    QgsApplication.processingRegistry().addProvider(provider)

    def run(name, values, runner=processing.run):
        return runner(name, values, context=context, feedback=feedback)

    yield run
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def values(embedded, tmp_path):
    return {
        "BEFORE": embedded.before,
        "AFTER": embedded.after,
        "SENTENCES": LARGEST,
        "THRESHOLD": 0.3,
        "OUTPUT": str(tmp_path / "changes.gpkg"),
    }


@pytest.fixture
def roads(embedded):
    """A memory layer with a line through the western edge of the raster."""
    raster = QgsRasterLayer(embedded.before, "raster")
    box = raster.extent()
    layer = QgsVectorLayer(f"LineString?crs={raster.crs().authid()}", "Roads", "memory")
    feature = QgsFeature()
    west, south, north = box.xMinimum(), box.yMinimum(), box.yMaximum()
    feature.setGeometry(QgsGeometry.fromWkt(f"LINESTRING({west} {south}, {west} {north})"))
    layer.dataProvider().addFeature(feature)
    return layer


def whole(path):
    return QgsVectorLayer(f"{path}|layername=changes", "all")


def test_the_output_is_the_answer_and_the_file_has_everything(run, values, feedback):
    result = run(DETECT, values)
    assert result["COUNT"] == 1
    assert result["OUTPUT"] == f"{values['OUTPUT']}|layername=changes|subset={KEPT}"
    answer = QgsVectorLayer(result["OUTPUT"], "answer")
    (feature,) = answer.getFeatures()
    everything = list(whole(values["OUTPUT"]).getFeatures())
    assert len(everything) == 1 + result["DROPPED"] > 1
    assert feature["area_m2"] == max(one["area_m2"] for one in everything) == result["AREA"]
    assert {one["dropped_by"] for one in everything if one != feature} >= {"largest"}
    log = "\n".join(feedback.infos)
    assert 'the model is given "the water that appeared"' in log
    assert f"{result['DROPPED']} excluded by: largest" in log


def test_a_loaded_result_has_the_filter_and_the_style(run, values):
    import processing

    project = QgsProject.instance()
    output = QgsProcessingOutputLayerDefinition(values["OUTPUT"], project)
    try:
        run(DETECT, {**values, "OUTPUT": output}, processing.runAndLoadResults)
        (layer,) = project.mapLayers().values()
        assert layer.subsetString() == KEPT
        assert layer.featureCount() == 1
        assert layer.name() == LARGEST
        assert layer.renderer().type() != "singleSymbol"
    finally:
        project.clear()


def test_a_layer_of_the_list_is_measured_from_by_its_name(run, values, roads):
    sentence = "ponds that appeared within 100 m of the roads"
    result = run(DETECT, {**values, "SENTENCES": sentence, "LAYERS": [roads]})
    everything = list(whole(values["OUTPUT"]).getFeatures())
    near = [one for one in everything if one["dist_roads_m"] <= 100]
    assert result["COUNT"] == len(near) < len(everything)


def test_a_layer_that_is_missing_is_warned_of_and_the_summary_repeats_it(run, values, feedback):
    sentence = "ponds that appeared within 100 m of the roads"
    result = run(DETECT, {**values, "SENTENCES": sentence})
    assert result["COUNT"] == whole(values["OUTPUT"]).featureCount()
    warnings = "\n".join(feedback.warnings)
    assert "'Layers that the sentences name' has no layer 'roads'" in warnings
    assert "not limited to 'within 100 m of the roads'" in warnings
    assert "Not limited to 'within 100 m of the roads'" in feedback.infos


def test_an_expression_limits_all_sentences(run, values):
    given = {**values, "SENTENCES": "the water that appeared", "FILTER": '"x_rel" < 0.5'}
    result = run(DETECT, given)
    everything = list(whole(values["OUTPUT"]).getFeatures())
    assert result["COUNT"] == sum(one["x_rel"] < 0.5 for one in everything) < len(everything)


def test_what_is_missing_and_lists_are_read_as_qgis_reads_them(run, values):
    text = '"width_m" IS NOT NULL AND "area_m2" NOT IN (1, 2) AND "x_rel" NOT BETWEEN 0.5 AND 1'
    result = run(DETECT, {**values, "SENTENCES": "the water that appeared", "FILTER": text})
    everything = whole(values["OUTPUT"])
    everything.setSubsetString(text)
    assert result["COUNT"] == everything.featureCount() < result["COUNT"] + result["DROPPED"]


def test_conditions_change_without_a_run_and_are_undone(run, values):
    first = run(DETECT, values)
    other = run(FILTER, {"INPUT": first["OUTPUT"], "SENTENCES": "the smallest pond that appeared"})
    assert other["COUNT"] == 1
    assert other["AREA"] < first["AREA"]
    reset = run(FILTER, {"INPUT": values["OUTPUT"], "RESET": True})
    assert reset["DROPPED"] == 0
    assert reset["COUNT"] == 1 + first["DROPPED"]
    limited = run(FILTER, {"INPUT": values["OUTPUT"], "FILTER": "area_m2 > 100000000"})
    assert (limited["COUNT"], limited["DROPPED"]) == (0, reset["COUNT"])


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"SENTENCES": "hello"}, "mini does not know: hello"),
        ({"SENTENCES": "the buildings that did not change"}, "What did not change"),
        ({"FILTER": "height > 5"}, "names 'height'"),
        ({"FILTER": "area_m2 >"}, "condition"),
        ({"LAYERS": ["no such layer"]}, "no such layer"),
    ],
)
def test_what_cannot_work_is_refused_before_the_run(provider, context, values, change, part):
    algorithm = QgsApplication.processingRegistry().algorithmById(DETECT)
    accepted, reason = algorithm.checkParameterValues({**values, **change}, context)
    assert not accepted
    assert part in reason


def test_two_layers_of_one_name_are_refused(provider, context, values, roads):
    algorithm = QgsApplication.processingRegistry().algorithmById(DETECT)
    layers = [roads, QgsVectorLayer("Point?crs=EPSG:4326", "ROADS", "memory")]
    accepted, reason = algorithm.checkParameterValues({**values, "LAYERS": layers}, context)
    assert not accepted
    assert "'roads'" in reason


def test_a_layer_of_the_list_is_no_output(provider, context, values, roads, tmp_path):
    path = str(tmp_path / "roads.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(
        roads, path, context.transformContext(), QgsVectorFileWriter.SaveVectorOptions()
    )
    algorithm = QgsApplication.processingRegistry().algorithmById(DETECT)
    given = {**values, "LAYERS": [path], "OUTPUT": path}
    accepted, reason = algorithm.checkParameterValues(given, context)
    assert not accepted
    assert "roads.gpkg' is read by this run" in reason


def test_other_files_and_other_changes_cannot_be_filtered(context, run, values, roads):
    algorithm = QgsApplication.processingRegistry().algorithmById(FILTER)
    accepted, _ = algorithm.checkParameterValues({"INPUT": roads}, context)
    assert not accepted
    run(DETECT, values)
    given = {"INPUT": values["OUTPUT"], "SENTENCES": "the new roads"}
    accepted, reason = algorithm.checkParameterValues(given, context)
    assert not accepted
    assert "'the water that appeared'" in reason


def test_a_model_goes_on_with_the_answer_alone(run, values, embedded, tmp_path, points_model):
    model = points_model({name: values[name] for name in ("SENTENCES", "THRESHOLD")})
    model.initAlgorithm()
    (destination,) = model.destinationParameterDefinitions()
    target = str(tmp_path / "points.gpkg")
    run(model, {"BEFORE": embedded.before, "AFTER": embedded.after, destination.name(): target})
    assert QgsVectorLayer(target, "points").featureCount() == 1
