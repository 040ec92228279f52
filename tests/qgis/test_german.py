"""What the toolbox and the page of the engine say where QGIS speaks German."""

import processing
import pytest
from qgis.core import Qgis, QgsApplication, QgsProcessingException
from qgis.PyQt.QtCore import QLocale

from mtrefseg.engine.protocol import encode_event, error_event
from mtrefseg.engine_client.json_process import _decode
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.messages import Message
from mtrefseg.model.requests.events import Progress
from mtrefseg.plugin.runtime import tasks as work
from mtrefseg.plugin.runtime.dialog import RuntimeDialog
from mtrefseg.plugin.translation import Translation
from mtrefseg.processing_provider.engine_text import engine_text, error_text
from mtrefseg.processing_provider.reporting import progress_text
from mtrefseg.processing_provider.translate import tr

ALGORITHMS = [
    "buildcandidates", "checkpair", "describecandidates", "detectchanges", "evaluate",
    "exporttrainingset", "filterchanges", "importcheckpoint", "importtrainingset", "testendpoint",
    "trainstage1", "trainstage2",
]  # fmt: skip
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


def test_an_error_of_the_engine_is_told_in_german_with_its_values(german):
    german.install()
    wire = error_event(MtrefsegError(
        "Output '{output}' cannot be written in its folder ({problem}).",
        "Choose a folder that you may write to.",
        output="a{problem}.gpkg", problem=Message("it is read-only"),
    ))  # fmt: skip
    event = _decode(encode_event(wire))
    assert error_text(MtrefsegError(event["message"], event["advice"])) == (
        "Die Ausgabe 'a{problem}.gpkg' kann in ihrem Ordner nicht geschrieben werden "
        "(er ist schreibgeschützt). Wählen Sie einen Ordner, in den Sie schreiben dürfen."
    )


def test_a_message_without_german_stays_english(german):
    german.install()
    assert engine_text(Message("The {thing} is new.", thing="x")) == "The x is new."
    assert engine_text("An {old} sentence.") == "An {old} sentence."


def test_numbers_are_written_as_in_germany(german):
    german.install()
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    try:
        text = engine_text(Message("{done:.1f} of {whole:.1f} GB", done=1.5, whole=2.0))
    finally:
        QLocale.setDefault(before)
    assert text == "1,5 von 2,0 GB"


def test_a_raster_that_the_engine_refuses_is_refused_in_german(
    provider, german, values, context, feedback
):
    german.install()
    values = {**values, "SENTENCES": "missing"}
    with pytest.raises(QgsProcessingException) as caught:
        processing.run("mtrefseg:detectchanges", values, context=context, feedback=feedback)
    assert str(caught.value).endswith(
        "Das Raster '{path.__class__}<b>.tif' gibt es nicht. "
        "Prüfen Sie den Ordner und die Schreibweise."
    )


def test_a_sentence_that_is_refused_before_the_run_is_refused_in_german(
    provider, german, values, context, feedback
):
    german.install()
    with pytest.raises(QgsProcessingException) as caught:
        processing.run(
            "mtrefseg:detectchanges",
            {**values, "SENTENCES": "the elephants", "AS_WRITTEN": False},
            context=context,
            feedback=feedback,
        )
    assert "Der Satz 'the elephants' wird nicht verstanden" in str(caught.value)
    assert "Schreiben Sie" in str(caught.value)


def test_the_dock_shows_an_error_in_german_and_no_markup_of_its_values(german, ask, dock, qtbot):
    german.install()
    bar = dock.context.iface.messageBar()
    ask("missing")
    qtbot.waitUntil(lambda: bool(bar.get_messages(Qgis.MessageLevel.Critical)), timeout=10_000)
    (text,) = bar.get_messages(Qgis.MessageLevel.Critical)
    assert "Das Raster '{path.__class__}&lt;b&gt;.tif' gibt es nicht." in text


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
