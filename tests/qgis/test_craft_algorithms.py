"""The algorithms of training data: what reaches the engine, what is refused, and a real chain."""

import json
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
)

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.messages import Message
from mtrefseg.model.requests.craft_build import CraftBuildRequest
from mtrefseg.model.requests.craft_describe import CraftDescribeRequest
from mtrefseg.model.requests.craft_export import CraftExportRequest, CraftImportRequest
from mtrefseg.processing_provider.algorithms import build_candidates
from mtrefseg.processing_provider.provider import MtrefsegProvider

NAMES = ["buildcandidates", "describecandidates", "exporttrainingset", "importtrainingset"]
RESULTS = {
    "build_candidates": {
        "candidates": 3, "chips": 4, "sources": {"polygons": 3}, "states": {"rejected": 1},
        "warnings": [Message("No source found a candidate.")],
    },
    "describe_candidates": {"records": 5, "sentences": 9, "types": {"appears": 5}, "warnings": []},
    "export_training_set": {"pairs": 4, "sentences": 5, "train": 3, "val": 1, "warnings": []},
    "import_training_set": {"records": 7, "before": "b.vrt", "warnings": []},
}  # fmt: skip
SIDE_PX = 256


class RecordingClient:
    """Keeps what is sent to the engine."""

    def __init__(self):
        self.runs, self.error = [], None

    def check(self):
        pass

    def close(self):
        pass

    def run(self, operation, request, on_progress, cancelled, on_warning=None, secret=""):
        self.runs.append((operation, request, secret))
        if self.error:
            raise self.error
        on_warning("3 requests go to localhost.")
        return dict(RESULTS[operation])


@pytest.fixture
def sent(qgis_processing):
    """The client of a registered provider, which runs nothing."""
    client = RecordingClient()
    provider = MtrefsegProvider(client)
    QgsApplication.processingRegistry().addProvider(provider)
    yield client
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def run(context, feedback):
    def run(name, values):
        return algorithm(name).run(values, context, feedback)

    return run


def algorithm(name):
    return QgsApplication.processingRegistry().createAlgorithmById(f"mtrefseg:{name}")


def memory_layer(name="Houses", count=2):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:32614&field=what:string&field=kind:string&field=sure:double",
        name,
        "memory",
    )
    for number in range(count):
        feature = QgsFeature(layer.fields())
        left = 500_010 + 20 * number
        box = QgsRectangle(left, 4_999_950, left + 10, 4_999_960)
        feature.setGeometry(QgsGeometry.fromRect(box))
        feature.setAttributes(["house", "new", 0.5])
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def building(pair, tmp_path):
    """Values that find candidates."""
    return {
        "BEFORE": pair.before,
        "AFTER": pair.after,
        "MODEL": "mini",
        "OUTPUT": str(tmp_path / "training.gpkg"),
    }


def refused(name, values, context):
    accepted, text = algorithm(name).checkParameterValues(values, context)
    assert not accepted
    return text


@pytest.mark.parametrize("name", NAMES)
def test_identity_and_help(sent, name):
    found = algorithm(name)
    assert (found.id(), found.groupId()) == (f"mtrefseg:{name}", "trainingdata")
    assert "training data" in found.tags()
    texts = [found.shortHelpString(), found.shortDescription(), found.group()]
    assert all(text.strip() for text in [*texts, *(p.help() for p in found.parameterDefinitions())])


def test_what_is_needed_first_is_not_advanced(sent):
    found = algorithm("buildcandidates")
    parameters = found.parameterDefinitions()
    shown = [p.name() for p in parameters if not p.flags() & p.Flag.FlagAdvanced]
    assert shown == ["BEFORE", "AFTER", "POLYGONS", "OBJECT", "OBJECT_FIELD", "CHANGE", "MODEL",
                     "PHRASES", "OBJECTS", "OUTPUT"]  # fmt: skip


def test_every_source_reaches_the_engine(sent, run, building, layers, empty_project):
    houses = memory_layer()
    empty_project.addMapLayers([houses, layers.before])
    results, done = run(
        "buildcandidates",
        {
            **building,
            "BEFORE": layers.before,
            "POLYGONS": [houses],
            "OBJECT": "house",
            "TYPE_FIELD": "kind",
            "CONFIDENCE_FIELD": "sure",
            "CHANGE": 2,
            "PHRASES": "the new roads\n\nthe trees that vanished",
            "OBJECTS": "building, road\nroad",
            "SIDE_PX": 128,
            "SCREEN": False,
            "APPEND": True,
            "EXTENT": "500000,500060,4999940,4999999 [EPSG:32614]",
            "AGENT_ENDPOINT": "http://localhost:8080/v1",
            "ROUNDS": 1,
        },
    )
    assert done
    ((operation, values, key),) = sent.runs
    request = CraftBuildRequest.from_dict(values)
    assert (operation, key) == ("build_candidates", "")
    assert request.phrases == ("the new roads", "the trees that vanished")
    assert request.objects == ("building", "road")
    assert (request.side_px, request.screen, request.append, request.rounds) == (
        128,
        False,
        True,
        1,
    )
    assert request.pair.extent == (500000, 4999940, 500060, 4999999)
    assert request.agent.endpoint == "http://localhost:8080/v1"
    (layer,) = request.layers.sources()
    assert (layer.object, request.layers.change) == ("house", "changes state")
    assert (request.layers.type_field, request.layers.confidence_field) == ("kind", "sure")
    written = QgsVectorLayer(layer.path + (f"|layername={layer.layer}" if layer.layer else ""))
    assert written.featureCount() == 2
    assert results["COUNT"] == 3
    assert results["REJECTED"] == 1
    assert results["CANDIDATES"] == f"{building['OUTPUT']}|layername=candidates"


def test_selection_and_filter_are_respected(sent, run, building, empty_project):
    selected, filtered = memory_layer("Selected", 3), memory_layer("Filtered", 3)
    empty_project.addMapLayers([selected, filtered])
    selected.selectByIds([1])
    filtered.setSubsetString("\"what\" = 'shed'")
    given = {"POLYGONS": [selected, filtered], "OBJECT": "house\nshed", "SELECTED": True}
    assert run("buildcandidates", {**building, **given})[1]
    one, other = CraftBuildRequest.from_dict(sent.runs[0][1]).layers.sources()
    assert (one.object, other.object) == ("house", "shed")
    assert QgsVectorLayer(one.path).featureCount() == 1
    assert QgsVectorLayer(other.path).featureCount() == 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"MODEL": None}, "No source of candidates was given."),
        ({"MODEL": None, "PHRASES": "new roads", "OBJECTS": "road"}, "without a model"),
        ({"POLYGONS": "houses"}, "What the polygons are: Nothing says what the polygons are."),
        ({"POLYGONS": "houses", "OBJECT": "a=b"}, "'a=b' is no noun."),
        ({"POLYGONS": "houses", "OBJECT": "a\nb"}, "2 nouns were given for 1 layers."),
        ({"POLYGONS": "houses", "OBJECT_FIELD": "use"}, "'Houses' has no field 'use'. Its fields"),
        ({"POLYGONS": "missing.gpkg", "OBJECT": "house"}, "'missing.gpkg' is not a vector layer"),
        ({"OUTPUT": "training.shp"}, "'training.shp' is not a GeoPackage"),
        ({"APPEND": True, "OVERWRITE": True}, "Both append and overwrite"),
        ({"AGENT_ENDPOINT": "ftp://host"}, "Endpoint 'ftp://host'"),
        ({"AFTER": "before"}, "Before and after are the same raster"),
    ],
)
def test_values_that_cannot_work_are_refused(
    sent, building, context, empty_project, change, reason
):
    houses = memory_layer()
    empty_project.addMapLayer(houses)
    named = {"houses": [houses], "before": building["BEFORE"]}
    given = {n: named.get(v, v) if isinstance(v, str) else v for n, v in change.items()}
    assert algorithm("buildcandidates").checkParameterValues(building, context) == (True, "")
    assert reason in refused("buildcandidates", {**building, **given}, context)


def test_what_is_read_is_not_overwritten(sent, building, context):
    path = str(Path(building["BEFORE"]).with_suffix(".gpkg"))
    gdal.Translate(path, building["BEFORE"], format="GPKG")
    text = refused("buildcandidates", {**building, "BEFORE": path, "OUTPUT": path}, context)
    assert "is read by this run (Before)" in text


def test_a_training_file_is_described_with_reference_layers(
    sent, run, training_file, empty_project
):
    roads = memory_layer("Main Roads")
    empty_project.addMapLayer(roads)
    given = {"INPUT": training_file, "LAYERS": [roads], "WORDINGS": 5, "COLOURS": False, "SEED": 7}
    results, done = run("describecandidates", given)
    assert done
    request = CraftDescribeRequest.from_dict(sent.runs[0][1])
    assert (request.wordings, request.colours, request.seed) == (5, False, 7)
    assert request.layers[0].startswith("main_roads=")
    assert (request.records_per_chip, request.empty_share) == (4, 0.15)
    assert (results["COUNT"], results["SENTENCES"]) == (5, 9)
    assert QgsVectorLayer(results["RECORDS"]).isValid()


def test_the_layer_of_a_training_file_serves_as_its_path(
    sent, run, training_file, tmp_path, context
):
    source, folder = f"{training_file}|layername=records", str(tmp_path / "set")
    given = {"INPUT": source, "OUTPUT": folder, "UNAUDITED": True}
    assert algorithm("exporttrainingset").checkParameterValues(given, context) == (True, "")
    results, done = run("exporttrainingset", given)
    assert done
    request = CraftExportRequest.from_dict(sent.runs[0][1])
    assert request == CraftExportRequest(training_file, folder, unaudited=True)
    assert results == {"OUTPUT": folder, "PAIRS": 4, "SENTENCES": 5, "TRAIN": 3, "VALIDATION": 1}


def test_a_folder_is_imported(sent, run, tmp_path):
    path = str(tmp_path / "imported.gpkg")
    results, done = run(
        "importtrainingset", {"INPUT": str(tmp_path), "OUTPUT": path, "OVERWRITE": True}
    )
    assert done
    request = CraftImportRequest.from_dict(sent.runs[0][1])
    assert request == CraftImportRequest(str(tmp_path), path, overwrite=True)
    assert results["COUNT"] == 7


@pytest.mark.parametrize("name", NAMES[1:])
def test_an_input_that_does_not_exist_is_named(sent, context, tmp_path, name):
    given = {"INPUT": str(tmp_path / "nothing.gpkg"), "OUTPUT": str(tmp_path / "out.gpkg")}
    assert f"'{given['INPUT']}'" in refused(name, given, context)


def test_warnings_and_errors_of_the_engine_reach_the_log(sent, run, building, feedback):
    assert run("buildcandidates", building)[1]
    assert feedback.warnings == ["3 requests go to localhost.", "No source found a candidate."]
    sent.error = MtrefsegError("Training file 'x' exists.", "Choose another name.")
    assert not run("buildcandidates", building)[1]
    assert any("Training file 'x' exists. Choose another name." in text for text in feedback.errors)


@pytest.mark.parametrize("endpoint", ["http://localhost:8080/v1", ""])
def test_the_key_goes_to_the_worker_alone_and_only_with_an_endpoint(
    sent, run, building, monkeypatch, endpoint
):
    monkeypatch.setattr(build_candidates, "endpoint_key", lambda _: "sk-secret")
    assert run("buildcandidates", {**building, "AGENT_ENDPOINT": endpoint})[1]
    ((_, request, key),) = sent.runs
    assert key == ("sk-secret" if endpoint else "")
    assert "sk-secret" not in json.dumps(request)


@pytest.mark.parametrize("load", [True, False])
def test_layers_are_loaded_unless_they_are_not_wanted(
    sent, run, building, context, empty_project, load
):
    assert run("buildcandidates", {**building, "LOAD": load})[1]
    names = {one.name for one in context.layersToLoadOnCompletion().values()}
    assert names == ({"Candidates", "Chips"} if load else set())


def test_the_panel_gives_parameters_that_exist(sent):
    given = {"buildcandidates": ("BEFORE", "AFTER"), "describecandidates": ("INPUT",),
             "exporttrainingset": ("INPUT",)}  # fmt: skip
    for name, parameters in given.items():
        found = algorithm(name)
        assert all(found.parameterDefinition(one) is not None for one in parameters)


def test_the_dialog_opens_with_the_rasters_and_without_a_model(
    sent, dialog_iface, layers, empty_project
):
    import processing

    empty_project.addMapLayers([layers.before, layers.after])
    given = {"BEFORE": layers.before.id(), "AFTER": layers.after.id()}
    dialog = processing.createAlgorithmDialog("mtrefseg:buildcandidates", given)
    values = dialog.createProcessingParameters()
    assert (values["BEFORE"], values["AFTER"]) == (layers.before.id(), layers.after.id())
    assert not values.get("MODEL")
    dialog.close()
