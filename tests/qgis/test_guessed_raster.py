"""The dialog of the toolbox begins with the pair that the names tell; nothing else does."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsRasterLayer,
)

ALGORITHMS = ("mtrefseg:detectchanges", "mtrefseg:checkpair")


@pytest.fixture
def scenes(pair, empty_project):
    """Three rasters in an order that does not tell which is the earlier one."""
    layers = {
        "2020": QgsRasterLayer(pair.after, "scene 2020-06"),
        "2016": QgsRasterLayer(pair.before, "scene 2016-06"),
        "2018": QgsRasterLayer(pair.after, "scene 2018-06"),
    }
    empty_project.addMapLayers(list(layers.values()))
    return layers


@pytest.fixture
def opened(provider, dialog_iface):
    """Close what a test has opened."""
    dialogs = []
    yield dialogs.append
    for dialog in dialogs:
        dialog.close()


@pytest.mark.parametrize("name", ALGORITHMS)
def test_the_dialog_begins_with_the_earliest_and_the_latest(opened, scenes, name):
    import processing

    dialog = processing.createAlgorithmDialog(name, {"SENTENCES": "x"})
    opened(dialog)
    shown = dialog.createProcessingParameters()
    assert (shown["BEFORE"], shown["AFTER"]) == (scenes["2016"].id(), scenes["2020"].id())


def test_a_pair_that_was_given_stays(opened, scenes):
    import processing

    given = {"BEFORE": scenes["2018"].id(), "AFTER": scenes["2016"].id(), "SENTENCES": "x"}
    dialog = processing.createAlgorithmDialog(ALGORITHMS[0], given)
    opened(dialog)
    shown = dialog.createProcessingParameters()
    assert (shown["BEFORE"], shown["AFTER"]) == (given["BEFORE"], given["AFTER"])


def test_with_one_raster_the_dialog_is_qgis_s_own(opened, pair, empty_project):
    import processing

    layer = QgsRasterLayer(pair.before, "scene 2016-06")
    empty_project.addMapLayer(layer)
    dialog = processing.createAlgorithmDialog(ALGORITHMS[0], {"SENTENCES": "x"})
    opened(dialog)
    assert dialog.createProcessingParameters()["BEFORE"] in (layer.id(), None, "")


def test_the_algorithm_itself_has_no_default(provider, scenes):
    for name in ALGORITHMS:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
        for parameter in ("BEFORE", "AFTER"):
            assert algorithm.parameterDefinition(parameter).defaultValue() is None


def test_a_batch_begins_as_qgis_does(opened, scenes):
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    registry = QgsApplication.processingRegistry()
    dialog = BatchAlgorithmDialog(registry.createAlgorithmById(ALGORITHMS[0]))
    opened(dialog)
    panel = dialog.mainWidget()
    columns = [panel.parameter_to_column[name] for name in ("BEFORE", "AFTER")]
    before, after = (panel.wrappers[0][column].parameterValue() for column in columns)
    assert before == after  # the first of all layers, not the guess


def test_a_step_of_a_model_takes_the_rasters_of_the_model(opened, scenes):
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    model = QgsProcessingModelAlgorithm("pair", "tests")
    for name in ("EARLY", "LATE"):
        raster = QgsProcessingParameterRasterLayer(name, name)
        model.addModelParameter(raster, QgsProcessingModelParameter(name))
    registry = QgsApplication.processingRegistry()
    dialog = ModelerParametersDialog(registry.createAlgorithmById(ALGORITHMS[0]), model)
    opened(dialog)
    wrapper = dialog.widget.widget.wrappers["BEFORE"]
    wrapper.setWidgetValue(QgsProcessingModelChildParameterSource.fromModelParameter("LATE"))
    source = wrapper.value()
    assert source.parameterName() == "LATE"
