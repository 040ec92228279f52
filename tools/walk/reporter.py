"""Runs in QGIS (``--code``): installs the zip once, then writes which widgets are where.

It never calls the plugin: the walk acts with mouse and keyboard, from outside.
"""

import json
import os
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QApplication, QProgressBar, QToolButton
from qgis.utils import iface, plugins

STATE = Path(os.environ["WALK_STATE"])
EVERY_MS, BEAT_MS, PAUSE_MS = 250, 10, 40
TEXTS = ("text", "toPlainText", "currentText", "windowTitle")
beat = {"last_s": time.monotonic(), "doing": ""}
pauses = []  # end in seconds since the epoch; length in ms; stack of Python in it


def install_zip():
    """Do what the page "Install from ZIP" of the plugin manager does."""
    if "mtrefseg" not in plugins:
        from pyplugin_installer import instance

        instance().installFromZipFile(os.environ["WALK_ZIP"])


def name_of(widget):
    """Return the name of the widget or of its action, else its text."""
    action = widget.defaultAction() if isinstance(widget, QToolButton) else None
    known = widget.objectName() or (action.objectName() if action else "")
    return known if known and not known.startswith("qt_") else text_of(widget).replace("&", "")


def text_of(widget):
    for method in TEXTS:
        with suppress(AttributeError, TypeError):  # not every text() goes without arguments
            return str(getattr(widget, method)())
    return ""


def described(widget):
    """Return the facts of a visible widget, or None."""
    # The viewport covers the widget: the visible region is that of the viewport.
    surface = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    visible = surface.visibleRegion().boundingRect() if widget.isVisible() else None
    if visible is None or visible.isEmpty() or widget.window().isMinimized():
        return None
    corner = surface.mapToGlobal(visible.topLeft())
    # The mouse counts the screen's pixels; later QGIS scales its own, as by 100/96 dpi.
    ratio = widget.devicePixelRatioF()
    rect = (corner.x(), corner.y(), visible.width(), visible.height())
    value = widget.value() if isinstance(widget, QProgressBar) else None
    return {
        "name": name_of(widget),
        "text": text_of(widget),
        "value": value,
        "enabled": widget.isEnabled(),
        "window": widget.window().windowTitle(),
        "rect": [round(ratio * pixels) for pixels in rect],
    }


def state():
    layers = QgsProject.instance().mapLayers().values()
    polygons = {x.name(): x.featureCount() for x in layers if isinstance(x, QgsVectorLayer)}
    widgets = (described(widget) for widget in QApplication.allWidgets())
    return {
        "time": time.time(),
        "pid": os.getpid(),
        "profile": QgsApplication.qgisSettingsDirPath(),
        "plugin": "mtrefseg" in plugins,
        "project": QgsProject.instance().fileName(),
        "rasters": len(layers) - len(polygons),
        "polygons": polygons,
        "drawing": iface.mapCanvas().isDrawing(),
        "pauses": pauses,
        "widgets": [widget for widget in widgets if widget is not None],
    }


def write_state():
    began_s = time.monotonic()
    temporary = STATE.with_suffix(".part")
    temporary.write_text(json.dumps(state()), encoding="utf-8")
    temporary.replace(STATE)
    beat["last_s"] += time.monotonic() - began_s  # the time of this function is no pause of QGIS


def measure_pause():
    """Record a pause of the window's thread."""
    now_s = time.monotonic()
    away_ms = 1000 * (now_s - beat["last_s"]) - BEAT_MS
    if away_ms > PAUSE_MS:
        pauses.append((time.time(), away_ms, beat["doing"]))
    beat.update(last_s=now_s, doing="")


def watch(thread):
    """Record the stack of the window's thread during a pause."""
    while True:
        time.sleep(PAUSE_MS / 1000)
        if time.monotonic() - beat["last_s"] > PAUSE_MS / 1000:
            frame = sys._current_frames().get(thread)  # None: QGIS itself is at work
            calls = (f"{Path(call.filename).name}:{call.lineno}"
                     for call in traceback.extract_stack(frame) if frame)  # fmt: skip
            beat["doing"] = " > ".join(calls)


def begin():
    install_zip()
    beat["last_s"] = time.monotonic()
    threading.Thread(target=watch, args=[threading.get_ident()], daemon=True).start()
    for timer, slot, every_ms in (
        (state_timer, write_state, EVERY_MS),
        (beat_timer, measure_pause, BEAT_MS),
    ):
        timer.timeout.connect(slot)
        timer.start(every_ms)


state_timer, beat_timer = QTimer(), QTimer()
QTimer.singleShot(2000, begin)
