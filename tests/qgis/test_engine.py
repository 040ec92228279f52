"""The real engine behind the real algorithm: the bundled model on the embedded pair."""

import threading
import time
from datetime import datetime
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from mtrefseg.processing_provider.provider import MtrefsegProvider

ROOT = Path(__file__).resolve().parents[2]
FIELDS = "sentence confidence area_m2 perimeter_m before after model created".split()
WATER = "the water that appeared"

pytestmark = pytest.mark.skipif(
    not (ROOT / "resources" / "mini").is_dir(), reason="the bundled model is not there"
)


@pytest.fixture
def detect(qgis_processing, engine, context, feedback, monkeypatch):
    import processing

    provider = MtrefsegProvider(engine)
    # The worker stays for the next test; the provider would close it.
    monkeypatch.setattr(engine, "close", lambda: None)
    QgsApplication.processingRegistry().addProvider(provider)

    def detect(values, runner=processing.run):
        return runner("mtrefseg:detectchanges", values, context=context, feedback=feedback)

    yield detect
    QgsApplication.processingRegistry().removeProvider(provider)


def part_of(path, size_m=400):
    """The north-western corner of a raster, as Processing writes extents."""
    layer = QgsRasterLayer(path, "raster")
    box = layer.extent()
    west, north = box.xMinimum(), box.yMaximum()
    return f"{west},{west + size_m},{north - size_m},{north} [{layer.crs().authid()}]"


@pytest.fixture
def values(embedded, tmp_path):
    return {
        "BEFORE": embedded.before,
        "AFTER": embedded.after,
        "SENTENCES": WATER,
        "EXTENT": part_of(embedded.before),
        "OUTPUT": str(tmp_path / "changes.gpkg"),
    }


def test_the_polygons_have_what_the_contract_says(detect, values, embedded, feedback):
    two = "the buildings that were demolished"
    result = detect({**values, "SENTENCES": f"{WATER}\n{two}", "EXTENT": None})
    layer = QgsVectorLayer(result["OUTPUT"], "changes")
    assert layer.crs() == QgsRasterLayer(embedded.before, "before").crs()
    assert set(FIELDS) <= set(layer.fields().names())
    assert layer.featureCount() == result["COUNT"] > 0
    features = list(layer.getFeatures())
    assert sum(f["area_m2"] for f in features) == pytest.approx(result["AREA"])
    for feature in features:
        assert feature.geometry().isGeosValid()
        assert feature["sentence"] in (WATER, two)
        assert 0 <= feature["confidence"] <= 1
        assert (feature["before"], feature["after"]) == ("before.tif", "after.tif")
    created = features[0]["created"]
    text = created if isinstance(created, str) else created.toUTC().toPyDateTime().isoformat()
    assert datetime.fromisoformat(text.replace("Z", "+00:00")).year >= 2024
    assert feedback.percents == sorted(feedback.percents)


def test_an_extent_and_a_layer_limit_the_work(detect, values, embedded):
    layer = QgsRasterLayer(embedded.before, "old")
    result = detect({**values, "BEFORE": layer})
    found = QgsVectorLayer(result["OUTPUT"], "changes")
    west, east, south, north = (float(v) for v in values["EXTENT"].split()[0].split(","))
    box = found.extent()
    if found.featureCount():
        assert west - 1 <= box.xMinimum() <= box.xMaximum() <= east + 1
        assert south - 1 <= box.yMinimum() <= box.yMaximum() <= north + 1


def test_nothing_found_is_a_valid_empty_styled_layer(detect, values, context):
    import processing

    project = QgsProject.instance()
    output = QgsProcessingOutputLayerDefinition(values["OUTPUT"], project)
    try:
        detect({**values, "THRESHOLD": 1.0, "OUTPUT": output}, processing.runAndLoadResults)
        (layer,) = project.mapLayers().values()
        assert layer.isValid()
        assert layer.featureCount() == 0
        assert layer.name() == WATER
        assert layer.styleManager().currentStyle()
        assert layer.renderer().type() != "singleSymbol"
    finally:
        project.clear()


def test_the_probability_raster_has_a_band_per_sentence(detect, values, tmp_path):
    path = str(tmp_path / "probability.tif")
    detect({**values, "SENTENCES": f"{WATER}\nthe new roads", "PROBABILITY": path})
    assert QgsRasterLayer(path, "probability").bandCount() == 2


def test_a_cancel_stops_the_real_engine_within_two_seconds(detect, values, feedback, tmp_path):
    cancelled_at_s = []

    def cancel():
        cancelled_at_s.append(time.monotonic())
        feedback.cancel()

    timer = threading.Timer(1.5, cancel)
    timer.start()
    with pytest.raises(QgsProcessingException, match="cancelled"):
        detect({**values, "EXTENT": None})
    assert time.monotonic() - cancelled_at_s[0] < 2.0
    timer.join()
    assert list(tmp_path.iterdir()) == []


def test_rasters_that_do_not_overlap_are_refused_in_one_sentence(detect, values, pair):
    with pytest.raises(QgsProcessingException) as caught:
        detect({**values, "AFTER": pair.after, "EXTENT": None})
    assert "overlap" in str(caught.value)
    assert "Traceback" not in str(caught.value)
    assert not Path(values["OUTPUT"]).exists()
