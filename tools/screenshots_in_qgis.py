"""Runs in QGIS for ``screenshots.py``: detects, compares and reviews, with a screenshot of each."""

import os
import time
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, QRect, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

FOLDER = Path(os.environ["MTREFSEG_SCREENSHOTS"])
SIZE_PX = (1200, 860)
QUALITY = 60  # below 150 kB each, which a test requires
LONGEST_S = 300
DOCKS_PX = (210, 330)  # the layers with their legend, MTRefSeg
REVIEWED_M2 = 20_000.0  # a polygon of this area or more is in the picture of the review
SENTENCES = "the water that appeared"
CONDITIONS = "ponds that appeared, larger than 0.5 ha, within 300 m of the roads"
MARGIN_PX = 30


def wait(most_s, until=lambda: False):
    end = time.monotonic() + most_s
    while time.monotonic() < end and not until():
        QApplication.processEvents()
        time.sleep(0.02)


def snap(name, widget, height_px=0):
    wait(2)
    path = FOLDER / f"{name}.jpg"
    height_px = height_px or widget.height()
    shown = widget.grab(QRect(0, 0, widget.width(), height_px))
    if not shown.save(str(path), "JPG", QUALITY):
        raise OSError(f"{path} cannot be written")


def open_dock():
    """Open the dock and make room for it and the map."""
    window = iface.mainWindow()
    window.resize(*SIZE_PX)
    window.findChild(QDockWidget, "Browser").hide()
    layers = window.findChild(QDockWidget, "Layers")
    opener = plugins["mtrefseg"]._window
    opener.action.trigger()
    wait(30, opener.dock.panel.markLabel.accessibleName)
    window.resizeDocks([layers, opener.dock.dock], list(DOCKS_PX), Qt.Orientation.Horizontal)
    wait(1)
    iface.zoomFull()
    wait(2)
    return opener.dock


def fold_legends():
    """Show the legend of the answer, not the bands of the rasters."""
    for node in QgsProject.instance().layerTreeRoot().findLayers():
        node.setExpanded(node.layer().type() == QgsMapLayer.LayerType.VectorLayer)


def detect(dock):
    dock.panel.choose_extent("canvas")
    dock.panel.sentenceEdit.setPlainText(SENTENCES)
    dock.panel.runButton.click()
    wait(LONGEST_S, lambda: not dock.run.running)
    iface.messageBar().clearWidgets()
    fold_legends()
    snap("answer", iface.mainWindow())


def compare(dock):
    dock.panel.compareButton.setChecked(True)
    snap("compare", dock.compare.window)
    dock.panel.compareButton.setChecked(False)


def swipe(dock):
    dock.panel.swipeButton.setChecked(True)
    snap("swipe", iface.mainWindow())
    dock.panel.swipeButton.setChecked(False)


def review(dock):
    """Show a large polygon in the audit panel, side by side."""
    dock.panel.auditButton.click()
    audit = plugins["mtrefseg"]._window.audit
    audit.panel.auditorEdit.setText("Ann")
    audit.open_result(dock.results.layer)
    actions = audit.audit.actions
    for _ in actions.queue.ids:
        if actions.record.fields["area_m2"] >= REVIEWED_M2:
            break
        actions.run("accept")
    dock.dock.hide()
    wait(20, lambda: audit.audit.display.is_ready)
    iface.messageBar().clearWidgets()
    snap("review", iface.mainWindow())
    audit.close_file()
    audit.dock.hide()
    dock.dock.show()


def conditions(dock):
    """Show a sentence whose conditions are chips, one of which needs a layer."""
    panel, project = dock.panel, QgsProject.instance()
    lines = QgsVectorLayer("LineString?crs=EPSG:32614", "osm_lines", "memory")
    project.addMapLayer(lines)
    panel.sentenceEdit.setPlainText(CONDITIONS)
    panel.runButton.click()
    wait(LONGEST_S, lambda: not dock.run.running)
    iface.messageBar().clearWidgets()
    wait(1)
    top = panel.sentenceEdit.mapTo(panel.scrollArea.widget(), QPoint(0, 0)).y()
    panel.scrollArea.verticalScrollBar().setValue(top - MARGIN_PX)
    bottom = panel.resultGroup.mapTo(dock.dock, QPoint(0, 0)).y()
    snap("conditions", dock.dock, bottom)


def show_engine():
    """Show the page of the engine as on a machine where nothing is installed."""
    from mtrefseg.plugin.runtime.dialog import RuntimeDialog

    os.environ.pop("MTREFSEG_PYTHON")
    dialog = RuntimeDialog(iface.mainWindow())
    dialog.show()
    wait(20, dialog.install.isEnabled)
    snap("install", dialog)
    dialog.close()


def main():
    try:
        dock = open_dock()
        detect(dock)
        compare(dock)
        swipe(dock)
        review(dock)
        conditions(dock)
        show_engine()
    finally:
        QgsProject.instance().removeAllMapLayers()
        QgsProject.instance().setDirty(False)
        iface.actionExit().trigger()


QTimer.singleShot(4000, main)
