"""The toolbox as users have it: a dialog whose task runs in the background, and what it loads."""

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterBand,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QTextEdit

ALGORITHM = "mtrefseg:detectchanges"


@pytest.fixture
def background(algorithm, feedback, empty_project, qtbot):
    """Run as the dialog does: a context of the project, a task in the task manager."""
    kept = []

    def background(values, wanted=algorithm):
        context, done = QgsProcessingContext(), []
        context.setProject(empty_project)
        context.setFeedback(feedback)
        task = QgsProcessingAlgRunnerTask(wanted, values, context, feedback)
        task.executed.connect(lambda ok, results: done.append((ok, results)))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        assert done[0][0], feedback.errors
        kept.append(context)
        return done[0][1], context

    yield background
    for context in kept:
        context.temporaryLayerStore().removeAllMapLayers()


@pytest.fixture
def to_load(values, empty_project, tmp_path):
    """Values whose outputs are to be loaded into the project."""

    def definition(path):
        return QgsProcessingOutputLayerDefinition(path, empty_project)

    return {
        **values,
        "OUTPUT": definition(values["OUTPUT"]),
        "PROBABILITY": definition(str(tmp_path / "probability.tif")),
    }


def loaded(algorithm, context, feedback, results):
    from processing.gui.Postprocessing import handleAlgorithmResults

    assert handleAlgorithmResults(algorithm, context, feedback, parameters=results)
    return {layer.name(): layer for layer in QgsProject.instance().mapLayers().values()}


def test_a_run_in_the_background_hands_its_layers_to_the_project(
    algorithm, background, to_load, feedback
):
    results, context = background(to_load)
    paths = {results["OUTPUT"], results["PROBABILITY"]}
    assert set(context.layersToLoadOnCompletion()) == paths
    layers = loaded(algorithm, context, feedback, results)
    assert set(layers) == {"the new buildings", "Probability of the new buildings"}
    polygons = layers["the new buildings"]
    assert isinstance(polygons, QgsVectorLayer)
    assert polygons.renderer().type() == "categorizedSymbol"
    assert polygons.featureCount() == 1
    assert isinstance(layers["Probability of the new buildings"], QgsRasterLayer)


def test_a_temporary_result_of_the_background_is_loaded(
    algorithm, background, values, empty_project, feedback
):
    output = QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", empty_project)
    results, context = background({**values, "OUTPUT": output})
    assert list(context.layersToLoadOnCompletion()) == [results["OUTPUT"]]
    assert results["OUTPUT"].endswith(".gpkg")
    assert set(loaded(algorithm, context, feedback, results)) == {"the new buildings"}


def test_a_result_that_was_kept_under_another_name_is_what_is_loaded(
    algorithm, background, to_load, provider, monkeypatch, feedback
):
    detect = provider.client.detect

    def elsewhere(request, *rest, **named):
        result = detect(request, *rest, **named)
        other = Path(result.output).with_name("kept.gpkg")
        return replace(result, output=str(Path(result.output).rename(other)))

    monkeypatch.setattr(provider.client, "detect", elsewhere)
    results, context = background(to_load)
    assert results["OUTPUT"].endswith("kept.gpkg")
    assert set(context.layersToLoadOnCompletion()) == {results["OUTPUT"], results["PROBABILITY"]}
    layers = loaded(algorithm, context, feedback, results)
    assert layers["the new buildings"].renderer().type() == "categorizedSymbol"
    assert "kept.gpkg" in layers["the new buildings"].source()


def test_what_is_not_to_be_loaded_is_not(background, values, tmp_path):
    _, context = background({**values, "PROBABILITY": str(tmp_path / "p.tif")})
    assert not context.layersToLoadOnCompletion()


@pytest.fixture
def dialog(provider, dialog_iface, empty_project):
    """Open the dialog of the toolbox."""
    import processing

    opened = []

    def dialog(values, name=ALGORITHM):
        made = processing.createAlgorithmDialog(name, values)
        opened.append(made)
        return made

    yield dialog
    for made in opened:
        if not sip.isdeleted(made):  # it closes itself after a run
            made.close()


def finished(dialog, qtbot):
    """Press Run and wait for success, results and log: the dialog may close itself."""
    done = []
    dialog.algorithmFinished.connect(lambda ok, results: done.append((ok, results, log(dialog))))
    dialog.runAlgorithm()
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    return done[0]


def log(dialog):
    return "\n".join(box.toPlainText() for box in dialog.findChildren(QTextEdit))


def test_the_dialog_puts_the_answer_on_the_map(dialog, values, empty_project, qtbot):
    sentence = """the "<b>roofs</b>" & Bob's sheds &#x27; <i>"""
    ok, results, said = finished(dialog({**values, "SENTENCES": sentence}), qtbot)
    assert ok
    (layer,) = empty_project.mapLayers().values()
    assert layer.name() == sentence
    assert layer.renderer().type() == "categorizedSymbol"
    assert f'"{sentence}": 1 polygons' in said
    assert results["COUNT"] == 1


def test_a_row_of_a_batch_is_checked_though_the_batch_checks_nothing(
    algorithm, values, context, feedback
):
    # QGIS's dialog for batches calls run() without checkParameterValues().
    _, done = algorithm.run({**values, "AFTER": values["BEFORE"]}, context, feedback)
    assert not done
    assert any("Before and after are the same raster" in text for text in feedback.errors)


@pytest.fixture
def asked(provider, monkeypatch):
    """The requests that reach the engine."""
    requests, detect = [], provider.client.detect

    def spy(request, *rest, **named):
        requests.append(request)
        return detect(request, *rest, **named)

    monkeypatch.setattr(provider.client, "detect", spy)
    return requests


@pytest.fixture
def corrected(layers, empty_project):
    """A pair of which the layer before has another CRS and nodata than its file."""
    empty_project.addMapLayers([layers.before, layers.after])
    layers.before.setCrs(QgsCoordinateReferenceSystem("EPSG:32615"))
    for band in (1, 2, 3):
        layers.before.dataProvider().setUserNoDataValue(band, [QgsRasterRange(60, 62)])
    return {"BEFORE": layers.before.id(), "AFTER": layers.after.id()}


def test_what_qgis_knows_of_a_layer_reaches_the_engine(
    background, values, corrected, asked, feedback
):
    background({**values, **corrected, "NODATA_BEFORE": "0", "NODATA_AFTER": "250:255"})
    (request,) = asked
    assert (request.pair.before.crs, request.pair.after.crs) == ("EPSG:32615", "")
    assert request.pair.before.nodata == ((0.0, 0.0), (60.0, 62.0))
    assert request.pair.after.nodata == ((250.0, 255.0),)
    # the CRS is told once, by the engine, which the fake worker is not
    assert not any("EPSG:32614" in text for text in feedback.warnings)
    assert any("60:62" in text for text in feedback.warnings)


def one_step():
    """A model of one step, whose bands, overlap and WITHIN come in other types than declared."""
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("changes", "tests")
    for parameter in (
        QgsProcessingParameterRasterLayer("BEFORE", "BEFORE"),
        QgsProcessingParameterRasterLayer("AFTER", "AFTER"),
        QgsProcessingParameterBand("BANDS", "BANDS", None, "BEFORE", False, True),
    ):
        model.addModelParameter(parameter, QgsProcessingModelParameter(parameter.name()))
    detect = QgsProcessingModelChildAlgorithm(ALGORITHM)
    detect.setChildId("detect")
    for name, given in {"BEFORE": "BEFORE", "AFTER": "AFTER", "BANDS_BEFORE": "BANDS"}.items():
        detect.addParameterSources(name, [source.fromModelParameter(given)])
    detect.addParameterSources("SENTENCES", [source.fromStaticValue("count 2")])
    detect.addParameterSources("AS_WRITTEN", [source.fromStaticValue(True)])
    for name in (
        "OVERLAP",
        "TILE_SIZE",
        "GSD",
        "EXTENT",
        "NODATA_AFTER",
        "WITHIN",
        "LAYERS",
        "FILTER",
    ):
        detect.addParameterSources(name, [source.fromExpression("NULL")])
    output = QgsProcessingModelOutput("changes", "changes")
    output.setChildOutputName("OUTPUT")
    detect.setModelOutputs({"changes": output})
    model.addChildAlgorithm(detect)
    model.updateDestinationParameters()
    model.initAlgorithm()
    return model


def test_a_model_in_the_background_honours_layers_bands_and_null(
    background, corrected, asked, feedback, empty_project, tmp_path
):
    model = one_step()
    (destination,) = model.destinationParameterDefinitions()
    output = QgsProcessingOutputLayerDefinition(str(tmp_path / "changes.gpkg"), empty_project)
    given = {**corrected, "BANDS": [3, 2, 1], destination.name(): output}
    results, context = background(given, model)
    (request,) = asked
    assert request.pair.before.bands == (3, 2, 1)
    assert (request.run_options.overlap_px, request.run_options.tile_px, request.pair.gsd_m) == (
        None,
        None,
        None,
    )
    assert (request.pair.extent, request.pair.after.nodata, request.polygon_options.within) == (
        None,
        (),
        "",
    )
    assert request.pair.before.crs == "EPSG:32615"
    assert request.pair.before.nodata == ((60.0, 62.0),)
    assert len(context.layersToLoadOnCompletion()) == 1
    (layer,) = [
        layer
        for layer in loaded(model, context, feedback, results).values()
        if isinstance(layer, QgsVectorLayer)
    ]
    assert layer.renderer().type() == "categorizedSymbol"
