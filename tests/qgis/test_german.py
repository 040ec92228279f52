"""What the toolbox and the page of the engine say where QGIS speaks German."""

import pytest
from qgis.core import QgsApplication

from mtrefseg.model.requests.events import Progress
from mtrefseg.plugin.runtime import tasks as work
from mtrefseg.plugin.runtime.dialog import RuntimeDialog
from mtrefseg.plugin.translation import Translation
from mtrefseg.processing_provider.reporting import progress_text
from mtrefseg.processing_provider.translate import tr

ALGORITHMS = "checkpair detectchanges evaluate importcheckpoint trainstage1 trainstage2".split()
# The figures have the names that they have in the report.
FIGURES = {"mIoU", "oIoU", "F1", "samples"}


def said(name):
    """Everything that the toolbox shows of an algorithm, and what scripts call it by."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"mtrefseg:{name}")
    parameters = algorithm.parameterDefinitions()
    texts = {
        "name": algorithm.displayName(),
        "group": algorithm.group(),
        "short": algorithm.shortDescription(),
        "help": algorithm.shortHelpString(),
        **{f"parameter {p.name()}": p.description() for p in parameters},
        **{f"help {p.name()}": p.help() for p in parameters if p.help()},
        **{f"output {o.name()}": o.description() for o in algorithm.outputDefinitions()},
    }
    ids = [algorithm.id(), algorithm.groupId(), *(p.name() for p in parameters)]
    return texts, ids


@pytest.fixture
def german(monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: "de")
    translation = Translation()
    yield translation
    translation.remove()


@pytest.mark.parametrize("name", ALGORITHMS)
def test_an_algorithm_speaks_german_and_keeps_its_names_for_scripts(provider, german, name):
    english, ids = said(name)
    german.install()
    translated, same_ids = said(name)
    assert ids == same_ids
    assert len(english) > 6
    left = {key: text for key, text in english.items() if translated[key] == text}
    assert set(left.values()) <= FIGURES


def test_the_list_of_algorithms_of_the_test_is_whole(provider):
    assert sorted(a.name() for a in provider.algorithms()) == ALGORITHMS


def test_progress_is_told_in_german(german):
    german.install()
    text = progress_text(Progress("predict", 0.5, tiles_per_s=2.0, left_s=5.0), tr)
    assert text == "Wird vorhergesagt, 2.0 Kacheln/s, noch 5 s"


def test_the_page_of_the_engine_speaks_german(qgis_iface, qtbot, german, monkeypatch, tmp_path):
    monkeypatch.setattr(work, "inspect_machine", lambda: work.Machine(None, None))
    german.install()
    page = RuntimeDialog(qgis_iface.mainWindow(), folder=tmp_path / "runtime")
    with qtbot.waitSignal(page.ended, timeout=10_000):
        pass
    assert page.install.text() == "&Installieren"
    assert page.device.itemText(1) == "den Prozessor (CPU)"
    assert "Die Software ist noch nicht installiert." in page.state.text()
    page.reject()
