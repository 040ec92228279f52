"""What the plugin adds to the window: icon, menus, settings page, dock; and takes away again."""

import time
from threading import Event

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QMenu

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.events import Progress
from mtrefseg.plugin.options_page import OptionsFactory
from mtrefseg.plugin.runtime import tasks as work
from mtrefseg.plugin.settings import Settings
from mtrefseg.plugin.translation import Translation, language
from mtrefseg.plugin.window import PluginWindow


class Window:
    """Keeps what a plugin adds, as QGIS's window does."""

    def __init__(self, iface):
        self._iface, self.help = iface, QMenu()
        self.icons, self.menu, self.options, self.docks = [], [], [], []

    def __getattr__(self, name):
        return getattr(self._iface, name)

    def addToolBarIcon(self, action):
        self.icons.append(action)

    def removeToolBarIcon(self, action):
        self.icons.remove(action)

    def addPluginToMenu(self, name, action):
        self.menu.append(action)

    def removePluginMenu(self, name, action):
        self.menu.remove(action)

    def pluginHelpMenu(self):
        return self.help

    def registerOptionsWidgetFactory(self, factory):
        self.options.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.options.remove(factory)

    def addDockWidget(self, area, dock):
        self.docks.append(dock)
        self._iface.mainWindow().addDockWidget(area, dock)

    def removeDockWidget(self, dock):
        self.docks.remove(dock)
        self._iface.mainWindow().removeDockWidget(dock)


@pytest.fixture
def window(qgis_iface, empty_project, own_settings):
    window = Window(qgis_iface)
    window.mainWindow().show()
    yield window
    window.mainWindow().hide()


def added(window):
    return [len(x) for x in (window.icons, window.menu, window.help.actions(), window.options)]


def test_unload_takes_away_what_load_added(window, client):
    plugin = PluginWindow(window, client)
    assert added(window) == [2, 2, 1, 1]
    for action in (plugin.action, plugin.audit_action):
        action.setChecked(True)
    docks = list(window.docks)
    assert [dock.isVisible() for dock in docks] == [True, True]
    plugin.remove()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert added(window) == [0, 0, 0, 0]
    assert window.docks == []
    assert all(map(sip.isdeleted, docks))
    assert not window.mainWindow().findChildren(QgsDockWidget)


def test_the_dock_is_made_when_it_is_first_shown(window, client):
    plugin = PluginWindow(window, client)
    assert plugin.dock is None
    plugin.action.setChecked(True)
    first = plugin.dock
    plugin.action.setChecked(False)
    assert not first.dock.isVisible()
    plugin.action.setChecked(True)
    assert plugin.dock is first
    plugin.remove()


def test_the_dock_is_open_again_when_it_was_left_open(window, client, qtbot):
    first = PluginWindow(window, client)
    first.action.setChecked(True)
    first.remove()
    second = PluginWindow(window, client)
    assert second.dock is None
    qtbot.waitUntil(lambda: second.dock is not None, timeout=10_000)
    second.action.setChecked(False)
    second.remove()
    third = PluginWindow(window, client)
    qtbot.wait(100)
    assert third.dock is None
    third.remove()


def test_a_plugin_that_was_unloaded_at_once_opens_no_dock(window, client, qtbot):
    first = PluginWindow(window, client)
    first.action.setChecked(True)
    first.remove()
    second = PluginWindow(window, client)
    second.remove()
    qtbot.wait(100)
    assert second.dock is None


def test_closing_the_dock_by_its_cross_releases_the_button(window, client):
    plugin = PluginWindow(window, client)
    plugin.action.setChecked(True)
    plugin.dock.dock.close()
    assert not plugin.action.isChecked()
    plugin.remove()


@pytest.fixture
def installing(window, client, qtbot, monkeypatch):
    """The plugin without an engine, whose installation goes on until it is stopped."""
    stopped, over = [], Event()

    def install(plan, network, on_progress, cancelled, on_checked, release):
        while not (cancelled() or over.is_set()):
            on_progress(Progress("install", 0.3, text="Downloading"))
            time.sleep(0.02)
        stopped.append(True)
        raise Cancelled()

    monkeypatch.setattr(work, "inspect_machine", lambda: work.Machine(None, None))
    monkeypatch.setattr(work, "install", install)
    monkeypatch.setattr(client, "check", refuse)
    plugin = PluginWindow(window, client)
    plugin.stopped = stopped
    plugin.action.setChecked(True)
    plugin.dock.panel.setupButton.click()
    qtbot.waitUntil(plugin.engine.install.isEnabled, timeout=20_000)
    plugin.engine.install.click()
    qtbot.waitUntil(lambda: plugin.engine.bar.value() == 300, timeout=10_000)
    yield plugin
    over.set()  # QGIS waits for its threads, also after a test that failed


def refuse():
    raise MtrefsegError("No Python with the mtrefseg engine was found.")


def test_unloading_stops_an_installation(installing):
    page = installing.engine
    began_s = time.monotonic()
    installing.remove()
    assert time.monotonic() - began_s < 2.0
    assert installing.stopped == [True]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sip.isdeleted(page)


def test_qgis_and_its_project_can_be_used_while_the_engine_is_installed(
    installing, qtbot, empty_project
):
    page = installing.engine
    assert not page.isModal()
    empty_project.clear()
    qtbot.wait(200)
    assert installing.stopped == []
    installing.show_engine()
    assert installing.engine is page
    with qtbot.waitSignal(page.finished, timeout=10_000):
        page.leave.click()
    assert (installing.stopped, installing.engine) == ([True], None)
    installing.remove()


def test_the_dock_asks_as_soon_as_the_engine_is_there(installing, client, monkeypatch):
    assert installing.dock.panel.setupButton.isVisible()
    monkeypatch.setattr(client, "check", lambda: None)
    installing.engine.changed.emit()
    assert installing.dock.panel.runButton.isVisible()
    installing.remove()


def test_over_the_options_the_page_can_be_used_too(window, client, qtbot, monkeypatch):
    monkeypatch.setattr(work, "inspect_machine", lambda: work.Machine(None, None))
    plugin, options = PluginWindow(window, client), QDialog(window.mainWindow())
    options.setModal(True)
    options.show()
    plugin.show_engine()
    assert plugin.engine.isModal()
    assert QApplication.activeModalWidget() is plugin.engine
    qtbot.waitUntil(plugin.engine.install.isEnabled, timeout=20_000)
    plugin.engine.leave.click()
    assert QApplication.activeModalWidget() is options
    options.close()
    plugin.remove()


def test_the_settings_page_stores_what_was_chosen(window):
    page = OptionsFactory(lambda: None).createWidget()
    assert page.device.currentText() == "auto"
    page.device.setCurrentText("cpu")
    page.check_pairs.setChecked(False)
    page.history.setValue(7)
    assert Settings.load().device == "auto"
    page.apply()
    settings = Settings.load()
    assert (settings.device, settings.check_pairs, settings.history_length) == ("cpu", False, 7)
    assert QgsSettings().value("mtrefseg/device") == "cpu"


def test_every_field_has_a_label_and_can_be_reached_by_keys(window, client):
    plugin = PluginWindow(window, client)
    plugin.action.setChecked(True)
    panel = plugin.dock.panel
    order, widget = [], panel.beforeCombo
    for _ in range(60):
        order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    wanted = (
        "beforeCombo afterCombo swapButton sentenceEdit extentCombo modelCombo runButton".split()
    )
    assert [name for name in order if name in wanted][: len(wanted)] == wanted
    for label in ("beforeLabel", "afterLabel", "sentenceLabel", "extentLabel", "modelLabel"):
        assert "&" in getattr(panel, label).text()
        assert getattr(panel, label).buddy() is not None
    plugin.remove()


def test_the_language_of_the_command_line_wins_over_the_settings(monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: "fr")
    assert language() == "fr"
    monkeypatch.setattr(QgsApplication, "translation", lambda self: "de_AT")
    assert language() == "de"


def test_no_button_is_out_of_sight_when_results_appear(window, client):
    plugin = PluginWindow(window, client)
    plugin.action.setChecked(True)
    panel = plugin.dock.panel
    panel.setStyleSheet("QPushButton, QToolButton { padding: 4px 20px; }")
    before = panel.content.minimumSizeHint().width()
    panel.show_results([("id", "a result")], "id")
    QCoreApplication.processEvents()
    needed = panel.content.minimumSizeHint().width()
    assert needed > before
    assert panel.scrollArea.minimumWidth() >= needed
    plugin.remove()


def test_no_button_is_out_of_sight_when_a_layer_says_where(window, client):
    plugin = PluginWindow(window, client)
    plugin.action.setChecked(True)
    panel = plugin.dock.panel
    panel.areaCombo.setMinimumWidth(500)
    panel.choose_extent("polygons")
    assert panel.scrollArea.minimumWidth() >= panel.content.minimumSizeHint().width() >= 500
    plugin.remove()


def test_the_dock_speaks_the_language_of_qgis(window, client, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: "de")
    translation = Translation()
    translation.install()
    plugin = PluginWindow(window, client)
    plugin.action.setChecked(True)
    assert plugin.action.text() == "Änderungen mit Worten finden"
    assert plugin.dock.panel.runButton.text() == "Änderungen &finden"
    assert plugin.dock.panel.extentCombo.itemText(0) == "Wo beide Raster sind"
    plugin.remove()
    translation.remove()
    plugin = PluginWindow(window, client)
    assert plugin.action.text() == "Find changes in words"
    plugin.remove()
