"""From polygons to a training set and back, with the real engine, as the toolbox runs it."""

from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsVectorLayer,
)

from mtrefseg.processing_provider.provider import MtrefsegProvider
from mtrefseg.tests.qgis.changed_region import write_region

COUNT, SELECTED = 16, 5


@pytest.fixture
def real(qgis_processing, engine, monkeypatch):
    monkeypatch.setattr(engine, "close", lambda: None)  # stays warm for the next test
    provider = MtrefsegProvider(engine)
    QgsApplication.processingRegistry().addProvider(provider)
    yield
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def toolbox(real, feedback, empty_project, qtbot):
    """Run as the dialog does, load what it loads, and return success and results."""
    from processing.gui.Postprocessing import handleAlgorithmResults

    kept = []

    def toolbox(name, values):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"mtrefseg:{name}")
        accepted, text = algorithm.checkParameterValues(values, QgsProcessingContext())
        assert accepted, text
        context, done = QgsProcessingContext(), []
        context.setProject(empty_project)
        context.setFeedback(feedback)
        task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
        task.executed.connect(lambda ok, results: done.append((ok, results)))
        QgsApplication.taskManager().addTask(task)
        qtbot.waitUntil(lambda: bool(done), timeout=60_000)
        kept.append(context)
        if done[0][0]:
            handleAlgorithmResults(algorithm, context, feedback, parameters=done[0][1])
        return done[0]

    yield toolbox
    for context in kept:
        context.temporaryLayerStore().removeAllMapLayers()


@pytest.fixture
def region(tmp_path, empty_project):
    """Values of a build from polygons."""
    values = write_region(tmp_path)
    layer = QgsVectorLayer(values["POLYGONS"], "New houses")
    empty_project.addMapLayer(layer)
    return {**values, "POLYGONS": [layer], "OBJECT_FIELD": "what", "SIDE_PX": 128,
            "OUTPUT": str(tmp_path / "training.gpkg")}  # fmt: skip


def in_project(name):
    (layer,) = QgsProject.instance().mapLayersByName(name)
    return layer


def test_polygons_become_a_training_set_and_records_again(toolbox, region, tmp_path, feedback):
    ok, built = toolbox("buildcandidates", region)
    assert ok, feedback.errors
    assert (built["COUNT"], built["REJECTED"]) == (COUNT, 0)
    candidates = in_project("Candidates")
    assert candidates.featureCount() == COUNT
    assert candidates.renderer().type() == "categorizedSymbol"
    assert in_project("Chips").featureCount() == 4

    given = {"INPUT": built["OUTPUT"], "WORDINGS": 2, "EMPTY_SHARE": 0.2}
    ok, described = toolbox("describecandidates", given)
    assert ok, feedback.errors
    records = in_project("Records")
    assert records.featureCount() == described["COUNT"] > 0
    assert described["SENTENCES"] > described["COUNT"]
    assert any("building" in one["sentence"] for one in records.getFeatures())

    folder = tmp_path / "set"
    ok, exported = toolbox(
        "exporttrainingset", {"INPUT": built["OUTPUT"], "OUTPUT": str(folder), "UNAUDITED": True}
    )
    assert ok, feedback.errors
    assert exported["TRAIN"] + exported["VALIDATION"] == exported["PAIRS"] > 0
    images = [path for split in ("train", "val") for path in (folder / split / "A").iterdir()]
    assert len(images) == exported["PAIRS"]

    again = str(tmp_path / "again.gpkg")
    ok, imported = toolbox("importtrainingset", {"INPUT": str(folder), "OUTPUT": again})
    assert ok, feedback.errors
    assert imported["COUNT"] > 0
    assert Path(again).exists()


def test_selected_polygons_alone_are_candidates(toolbox, region, feedback):
    (layer,) = region["POLYGONS"]
    layer.selectByIds([feature.id() for feature in layer.getFeatures()][:SELECTED])
    ok, built = toolbox("buildcandidates", {**region, "SELECTED": True})
    assert ok, feedback.errors
    assert built["COUNT"] == SELECTED


def test_a_training_file_that_exists_is_kept_unless_it_may_be_replaced(toolbox, region, feedback):
    assert toolbox("buildcandidates", region)[0]
    size = Path(region["OUTPUT"]).read_bytes()
    QgsProject.instance().removeMapLayers([in_project(n).id() for n in ("Candidates", "Chips")])
    assert not toolbox("buildcandidates", region)[0]
    assert any(f"Training file '{region['OUTPUT']}' exists." in text for text in feedback.errors)
    assert Path(region["OUTPUT"]).read_bytes() == size
    assert toolbox("buildcandidates", {**region, "APPEND": True})[1]["COUNT"] == COUNT
    assert toolbox("buildcandidates", {**region, "OVERWRITE": True})[0]


def test_records_that_nobody_decided_are_not_exported(toolbox, region, tmp_path, feedback):
    assert toolbox("buildcandidates", {**region, "LOAD": False})[0]
    assert toolbox("describecandidates", {"INPUT": region["OUTPUT"]})[0]
    given = {"INPUT": region["OUTPUT"], "OUTPUT": str(tmp_path / "set")}
    assert not toolbox("exporttrainingset", given)[0]
    assert any("Audit them first" in text for text in feedback.errors)
    assert not (tmp_path / "set" / "train").exists()
