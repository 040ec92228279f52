"""Training and evaluation as Processing sees them, and a region from two rasters to polygons."""

import os
import sys

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.engine_client.worker_process import WorkerCrashed
from mtrefseg.processing_provider.algorithms.train_algorithm import STATE
from mtrefseg.processing_provider.known_models import known_models
from mtrefseg.processing_provider.provider import MtrefsegProvider
from mtrefseg.tests.qgis.changed_region import write_region

STAGES = ["mtrefseg:trainstage1", "mtrefseg:trainstage2"]


@pytest.fixture
def algorithm(provider):
    return lambda name: QgsApplication.processingRegistry().createAlgorithmById(name)


@pytest.fixture
def region(tmp_path):
    return {**write_region(tmp_path), "FIELD": "what", "SENTENCE": "the {} that appeared"}


@pytest.fixture
def run(qgis_processing, tmp_path, context, feedback):
    """Run algorithms with the real engine."""
    import processing

    from mtrefseg.engine_client.interpreter import worker_command

    python = os.environ.get("MTREFSEG_PYTHON", sys.executable)
    client = WorkerClient(lambda: worker_command(python), tmp_path / "logs")
    provider = MtrefsegProvider(client)
    QgsApplication.processingRegistry().addProvider(provider)
    yield lambda name, values: processing.run(name, values, context=context, feedback=feedback)
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.mark.parametrize("name", [*STAGES, "mtrefseg:evaluate"])
def test_identity_and_help(algorithm, name):
    found = algorithm(name)
    assert found.id() == name
    assert found.groupId() == "models"
    assert "model" in found.tags()
    for text in (
        found.displayName(),
        found.group(),
        found.shortHelpString(),
        found.shortDescription(),
        *(p.help() for p in found.parameterDefinitions()),
    ):
        assert text.strip()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"BEFORE": None}, "Parameter before is empty"),
        ({"POLYGONS": None}, "Parameter polygons is empty"),
        ({"FIELD": None, "SENTENCE": "{}"}, "neither a field with sentences"),
        ({"CHIP_SIZE": 100}, "Chip size 100"),
        ({"GSD": 0}, "Ground sample distance 0.0 m"),
        ({"CHIP_OVERLAP": 200}, "Overlap 200"),
        ({"BEFORE": None, "AFTER": None, "POLYGONS": None}, "No training data was given"),
    ],
)
def test_values_that_cannot_work_are_refused(algorithm, region, context, tmp_path, change, reason):
    stage = algorithm(STAGES[0])
    values = {**region, "OUTPUT": str(tmp_path / "model")}
    assert stage.checkParameterValues(values, context) == (True, "")
    accepted, said = stage.checkParameterValues({**values, **change}, context)
    assert not accepted
    assert reason in said


def test_stage_2_may_leave_the_data_to_stage_1(algorithm, context, tmp_path):
    values = {"MODEL": str(tmp_path), "OUTPUT": str(tmp_path / "model")}
    assert algorithm(STAGES[1]).checkParameterValues(values, context) == (True, "")
    assert not algorithm(STAGES[0]).checkParameterValues(values, context)[0]


@pytest.mark.parametrize(
    ("values", "start"),
    [
        ({}, ()),
        ({"IMAGENET": True}, ("imagenet",)),
        (
            {"START_LANGUAGE": "/imported/phi", "START_VISION": "/imported/m2f"},
            ("/imported/phi", "/imported/m2f"),
        ),
    ],
)
def test_a_training_may_begin_with_starting_points(
    algorithm, provider, context, feedback, tmp_path, monkeypatch, values, start
):
    asked = []
    made = {"cancelled": False, "report": None, "score": {}}
    monkeypatch.setattr(provider.client, "run", lambda *a: asked.append(a[:2]) or made)
    found = algorithm(STAGES[0])
    given = {"DATA": str(tmp_path), "OUTPUT": str(tmp_path / "out"), **values}
    assert found.checkParameterValues(given, context) == (True, "")
    assert found.run(given, context, feedback)[1]
    [(operation, request)] = asked
    assert operation == "train"
    assert tuple(request["start"]) == start
    assert request["model"] == "mini"


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        (
            {},
            dict.fromkeys(
                ("epochs", "augment", "precision", "checkpointing", "validation_share", "seed",
                 "drop_path", "batch_size", "global_batch", "learning_rate", "side_px")
            ),
        ),
        (
            {"AUGMENT": "no", "CHECKPOINTING": "yes", "PRECISION": "float32", "SEED": 3},
            {"augment": False, "checkpointing": True, "precision": "float32", "seed": 3},
        ),
        (
            {"EPOCHS": [7], "SHARE": "0.3", "DROP_PATH": QVariant(), "STATE_MINUTES": 2},
            {"epochs": 7, "validation_share": 0.3, "drop_path": None, "state_minutes": 2.0},
        ),
    ],
)  # fmt: skip
def test_what_is_left_empty_stays_open_as_on_the_command_line(
    algorithm, provider, context, feedback, tmp_path, monkeypatch, values, fields
):
    asked = []
    made = {"cancelled": False, "report": None, "score": {}}
    monkeypatch.setattr(provider.client, "run", lambda *a: asked.append(a[1]) or made)
    given = {"DATA": str(tmp_path), "OUTPUT": str(tmp_path / "out"), **values}
    found = algorithm(STAGES[1])
    assert found.checkParameterValues(given, context) == (True, "")
    assert found.run(given, context, feedback)[1]
    assert {name: asked[0][name] for name in fields} == fields


def test_bands_nodata_and_what_qgis_knows_of_the_layers_reach_the_engine(
    algorithm, provider, context, feedback, region, tmp_path, monkeypatch
):
    asked = []
    made = {"cancelled": False, "report": None, "score": {}}
    monkeypatch.setattr(provider.client, "run", lambda *a: asked.append(a[1]) or made)
    layer = QgsRasterLayer(region["BEFORE"], "before")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    for band in range(1, layer.bandCount() + 1):
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(77, 77)])
    given = {**region, "BEFORE": layer, "BANDS_AFTER": [3, 2, 1], "NODATA_AFTER": "0,250:255"}
    assert algorithm(STAGES[0]).run({**given, "OUTPUT": str(tmp_path / "o")}, context, feedback)[1]
    rasters = asked[0]["rasters"]
    assert (rasters["crs_before"], rasters["crs_after"]) == ("EPSG:25833", "")
    assert (rasters["bands_before"], rasters["bands_after"]) == ((), (3, 2, 1))
    assert rasters["nodata_after"] == ((0.0, 0.0), (250.0, 255.0))
    assert rasters["layer"] == "changes"
    assert not any("EPSG:25833" in line for line in feedback.infos)  # the engine tells it
    assert any("additional values without data in QGIS, 77" in line for line in feedback.infos)


def test_polygons_in_memory_are_accepted(algorithm, context, region, tmp_path):
    layer = QgsVectorLayer(region["POLYGONS"], "drawn")
    memory = layer.materialize(QgsFeatureRequest())
    values = {**region, "POLYGONS": memory, "OUTPUT": str(tmp_path / "model")}
    assert algorithm(STAGES[0]).checkParameterValues(values, context) == (True, "")


def test_a_region_from_two_rasters_and_a_polygon_layer(run, region, feedback, tmp_path):
    small = {"EPOCHS": 1, "CHIP_SIZE": 128, "CHIP_OVERLAP": 0, "DEVICE": "cpu", "SHARE": 0.3}
    first = run(STAGES[0], {**region, **small, "OUTPUT": str(tmp_path / "one")})
    assert any("chips: 3 to train on, 1 to score on" in line for line in feedback.infos)
    assert any("epoch 1 of 1 scored: loss" in line for line in feedback.infos)
    assert 0 <= first["MIOU"] <= 100
    assert len(feedback.percents) > 2
    assert feedback.percents == sorted(feedback.percents)
    second = run(
        STAGES[1],
        {"MODEL": first["OUTPUT"], "EPOCHS": 1, "DEVICE": "cpu", "OUTPUT": str(tmp_path / "two")},
    )
    assert any("as in stage 1" in line for line in feedback.infos)
    assert "the buildings that appeared" in (tmp_path / "two" / "report.html").read_text()
    assert second["OUTPUT"] in [model.value for model in known_models()]
    assert second["REPORT"] == str(tmp_path / "two" / "report.html")

    found = run(
        "mtrefseg:detectchanges",
        {
            "BEFORE": region["BEFORE"],
            "AFTER": region["AFTER"],
            "SENTENCES": "the buildings that appeared",
            "MODEL": second["OUTPUT"],
            "OUTPUT": str(tmp_path / "found.gpkg"),
        },
    )
    layer = QgsVectorLayer(found["OUTPUT"], "found")
    assert layer.isValid()
    assert layer.featureCount() == found["COUNT"]

    measured = run(
        "mtrefseg:evaluate",
        {
            "MODEL": second["OUTPUT"],
            "DATA": str(tmp_path / "one" / "chips" / "val"),
            "REPORT": str(tmp_path / "measured.html"),
        },
    )
    assert measured["SAMPLES"] == 1
    assert "<table>" in (tmp_path / "measured.html").read_text()


def test_cancelling_keeps_what_was_learned(run, region, feedback, tmp_path):
    said = []
    shown = feedback.setProgressText
    feedback.setProgressText = lambda text: (said.append(text), shown(text))

    def cancel_when_scored(info):
        if "scored" in info:
            feedback.cancel()

    feedback.pushInfo = lambda info: (feedback.infos.append(info), cancel_when_scored(info))
    values = {"EPOCHS": 500, "CHIP_SIZE": 128, "CHIP_OVERLAP": 0, "DEVICE": "cpu"}
    made = run(STAGES[0], {**region, **values, "OUTPUT": str(tmp_path / "one")})
    assert "REPORT" not in made
    assert any("Stopped. The best model so far" in line for line in feedback.infos)
    assert any("saving the training" in text for text in said)
    assert (tmp_path / "one" / "model.safetensors").is_file()


def test_a_training_whose_engine_dies_says_that_it_can_be_resumed(
    algorithm, context, region, feedback, tmp_path, monkeypatch
):
    folder = tmp_path / "one"
    values = {**region, "OUTPUT": str(folder)}

    def die(*_):
        folder.joinpath("training").mkdir(parents=True)
        folder.joinpath(STATE).write_bytes(b"")
        raise WorkerCrashed("The engine stopped.", "", tmp_path / "log")

    stage = algorithm(STAGES[0])
    monkeypatch.setattr(stage._client, "run", die)
    assert stage.prepareAlgorithm(values, context, feedback)
    with pytest.raises(QgsProcessingException, match="The engine stopped"):
        stage.processAlgorithm(values, context, feedback)
    assert any(f"'{folder}'; resume it" in warning for warning in feedback.warnings)


def test_what_the_engine_refuses_is_said(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="has no folder A"):
        run(STAGES[0], {"DATA": str(tmp_path), "OUTPUT": str(tmp_path / "one")})
