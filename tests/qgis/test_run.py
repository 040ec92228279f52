"""Runs in a real QGIS with the fake worker."""

import threading
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsVectorLayer,
)

from mtrefseg.model.files.partial_files import partial_files

ALGORITHM = "mtrefseg:detectchanges"


@pytest.fixture
def run(provider, context, feedback):
    """processing.run, with the feedback at hand."""
    import processing

    def run(values, name=ALGORITHM):
        return processing.run(name, values, context=context, feedback=feedback)

    return run


def test_paths_in_polygons_and_numbers_out(run, values, feedback):
    result = run({**values, "SENTENCES": "count 3\ncount 0"})
    layer = QgsVectorLayer(result["OUTPUT"], "result")
    assert layer.featureCount() == 3
    assert layer.crs().authid() == "EPSG:32614"
    assert (result["COUNT"], result["AREA"]) == (3, 300.0)


def test_layers_of_the_project_in(run, values, layers):
    QgsProject.instance().addMapLayers([layers.before, layers.after])
    try:
        given = {**values, "BEFORE": layers.before, "AFTER": layers.after.id()}
        assert run(given)["COUNT"] == 1
    finally:
        QgsProject.instance().clear()


def test_a_temporary_output_works(run, values):
    output = run({**values, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]
    assert Path(output).suffix == ".gpkg"
    assert QgsVectorLayer(output, "result").isValid()


def test_the_log_tells_what_was_found_and_where_the_log_is(run, values, feedback):
    run({**values, "SENTENCES": "count 2\ncount 0"})
    text = "\n".join(feedback.infos)
    assert '"count 2": 2 polygons, 0.02 ha, mean confidence 0.75' in text
    assert '"count 0": nothing found' in text
    assert "0.1 s on cpu" in text
    assert ".log" in text


def test_progress_never_falls_and_has_words(run, values, feedback):
    run(values)
    assert feedback.percents == sorted(feedback.percents)
    assert feedback.percents[-1] == 100.0
    assert feedback.texts == ["opening", "Predicting, 4.0 tiles/s, 1 min 5 s left", "Writing"]


def test_warnings_are_pushed(run, values, feedback):
    run({**values, "SENTENCES": "warn"})
    assert feedback.warnings == ["The overlap is small."]


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("refuse", "The rasters do not overlap. Choose others."),
        ("memory", "ran out of memory"),
        ("crash", "exit code 3"),
        ("bug", "Unexpected error in the engine: ValueError, a bug"),
    ],
)
def test_what_the_engine_refuses_is_one_sentence(run, values, feedback, sentence, part):
    with pytest.raises(QgsProcessingException) as caught:
        run({**values, "SENTENCES": sentence})
    assert part in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert not Path(values["OUTPUT"]).exists()
    assert not partial_files(Path(values["OUTPUT"]).parent)


def test_a_crash_shows_the_tail_of_the_log(run, values, feedback):
    with pytest.raises(QgsProcessingException):
        run({**values, "SENTENCES": "crash"})
    assert any("the reason of the crash" in error for error in feedback.errors)


@pytest.mark.parametrize("sentence", ["sleep", "stubborn"])
def test_a_cancel_is_obeyed_within_two_seconds_and_leaves_nothing(run, values, feedback, sentence):
    cancelled_at_s = []

    def cancel():
        cancelled_at_s.append(time.monotonic())
        feedback.cancel()

    timer = threading.Timer(1.0, cancel)
    timer.start()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        run({**values, "SENTENCES": sentence})
    assert time.monotonic() - cancelled_at_s[0] < 2.0
    timer.join()
    assert {p.name for p in Path(values["OUTPUT"]).parent.iterdir()} <= {"logs", "two dates"}


def test_it_runs_as_a_task_in_the_background(algorithm, values, qtbot):
    context, done = QgsProcessingContext(), []
    task = QgsProcessingAlgRunnerTask(algorithm, values, context)
    task.executed.connect(lambda ok, results: done.append((ok, results)))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert done[0][0]
    assert done[0][1]["COUNT"] == 1


def load(values, context, feedback, project):
    """Run as the toolbox does, and load the result into the project."""
    import processing

    output = QgsProcessingOutputLayerDefinition(values["OUTPUT"], project)
    return processing.runAndLoadResults(
        ALGORITHM, {**values, "OUTPUT": output}, feedback=feedback, context=context
    )


def test_the_layer_is_named_and_gets_the_style_of_the_geopackage(
    provider, values, context, feedback
):
    project = QgsProject.instance()
    try:
        load(values, context, feedback, project)
        (layer,) = project.mapLayers().values()
        assert layer.name() == "the new buildings"
        assert layer.renderer().type() == "categorizedSymbol"
    finally:
        project.clear()


def test_a_batch_of_two_gives_two_styled_layers(provider, values, feedback, tmp_path):
    project = QgsProject.instance()
    try:
        for number in (1, 2):
            context = QgsProcessingContext()
            context.setProject(project)
            row = {**values, "SENTENCES": f"count {number}\nmore"}
            load({**row, "OUTPUT": str(tmp_path / f"{number}.gpkg")}, context, feedback, project)
        found = {layer.name(): layer for layer in project.mapLayers().values()}
        assert sorted(found) == ["count 1 (+1)", "count 2 (+1)"]
        assert {x.renderer().type() for x in found.values()} == {"categorizedSymbol"}
        assert found["count 2 (+1)"].featureCount() == 3
    finally:
        project.clear()


def test_the_batch_of_processing_runs_it(provider, algorithm, values, tmp_path, feedback):
    from processing.gui.AlgorithmExecutor import execute

    for number in (1, 2):
        row = {**values, "OUTPUT": str(tmp_path / f"row{number}.gpkg")}
        ok, results = execute(algorithm, row, QgsProcessingContext(), feedback)
        assert ok
        assert results["COUNT"] == 1


@pytest.mark.parametrize("saved", [False, True], ids=["in memory", "from a file"])
def test_a_model_of_two_steps(provider, pair, context, feedback, tmp_path, points_model, saved):
    import processing

    values = {"SENTENCES": "count 2\ncount 1", "AS_WRITTEN": True, "THRESHOLD": 0.4}
    # A number of the first step steers the second.
    model = points_model(values, all_parts="@detect_COUNT > 0")
    if saved:
        path = str(tmp_path / "two steps.model3")
        assert model.toFile(path)
        model = QgsProcessingModelAlgorithm()
        assert model.fromFile(path)
    model.initAlgorithm()
    names = [d.name() for d in model.destinationParameterDefinitions()]
    target = str(tmp_path / "points.gpkg")
    given = {"BEFORE": pair.before, "AFTER": pair.after, names[0]: target}
    processing.run(model, given, context=context, feedback=feedback)
    layer = QgsVectorLayer(target, "points")
    assert layer.featureCount() == 3
    assert layer.crs().authid() == "EPSG:32614"
