"""Life cycle: what load adds, unload takes away."""

import os
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsSettings

import mtrefseg
from mtrefseg.processing_provider import provider as provider_module

FAKE_WORKER = Path(__file__).resolve().parents[1] / "fake_worker.py"


def registered():
    return QgsApplication.processingRegistry().providerById("mtrefseg")


@pytest.fixture
def plugin(qgis_iface, qgis_processing):
    plugin = mtrefseg.classFactory(qgis_iface)
    yield plugin
    plugin.unload()


def test_the_window_adds_the_provider_and_unload_takes_it_away(plugin):
    plugin.initGui()
    assert registered() is not None
    plugin.unload()
    assert registered() is None
    plugin.unload()


def test_without_a_window_there_is_processing(qgis_processing):
    plugin = mtrefseg.classFactory(None)
    plugin.initProcessing()
    assert registered().algorithm("detectchanges") is not None
    plugin.unload()
    assert registered() is None


def test_loading_twice_registers_once(plugin):
    plugin.initProcessing()
    plugin.initGui()
    ids = [p.id() for p in QgsApplication.processingRegistry().providers()]
    assert ids.count("mtrefseg") == 1


def test_it_can_be_switched_off_and_on_again(plugin):
    for _ in range(3):
        plugin.initGui()
        assert registered().algorithm("detectchanges").id() == "mtrefseg:detectchanges"
        plugin.unload()


def test_unload_leaves_no_worker(plugin, values, context, feedback, monkeypatch):
    import processing

    monkeypatch.setattr(
        provider_module, "_command", lambda: [sys.executable, "-u", str(FAKE_WORKER)]
    )
    plugin.initGui()
    processing.run("mtrefseg:detectchanges", values, context=context, feedback=feedback)
    children = Path(f"/proc/{os.getpid()}/task")
    if not children.exists():
        pytest.skip("no /proc here")

    def workers():
        return [
            pid
            for task in children.iterdir()
            for pid in (task / "children").read_text().split()
            if "fake_worker" in Path(f"/proc/{pid}/cmdline").read_text()
        ]

    assert len(workers()) == 1
    plugin.unload()
    assert workers() == []


def test_the_setting_names_the_python(monkeypatch):
    monkeypatch.delenv("MTREFSEG_PYTHON", raising=False)
    QgsSettings().setValue("mtrefseg/python", sys.executable)
    try:
        assert provider_module._command()[0] == sys.executable
    finally:
        QgsSettings().remove("mtrefseg/python")
