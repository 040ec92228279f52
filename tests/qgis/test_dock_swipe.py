"""The swipe: both dates over the map with a line between them, by mouse and by keys."""

import pytest
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsFillSymbol,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
)
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

SLOW_MS = 30_000
BLOCKED_S = 0.1
BEFORE, AFTER = 40, 200


def paint(path, value):
    data = gdal.Open(path, gdal.GA_Update)
    for band in range(1, 4):
        data.GetRasterBand(band).Fill(value)
    data = None


@pytest.fixture
def pair(pair):
    """A dark date and a bright one."""
    paint(pair.before, BEFORE)
    paint(pair.after, AFTER)
    return pair


@pytest.fixture
def canvas(dock, layers, ask):
    """The map, zoomed to where the result has no polygon."""
    for layer in (layers.before, layers.after):
        layer.setContrastEnhancement(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.NoEnhancement
        )
    window = dock.context.iface.mainWindow()
    window.show()
    canvas = dock.context.canvas
    canvas.resize(400, 300)
    canvas.setDestinationCrs(layers.before.crs())
    ask("count 1")
    canvas.setExtent(QgsRectangle(500_012, 4_999_950, 500_052, 4_999_980))
    yield canvas
    canvas.setRotation(0)
    window.hide()


@pytest.fixture
def swipe(dock, canvas, qtbot):
    dock.panel.swipeButton.setChecked(True)
    settle(dock, qtbot)
    return dock.swipe.swipe


def settle(dock, qtbot):
    """Wait until both pictures show what the map shows."""
    canvas = dock.context.canvas
    pictures = dock.swipe.swipe.images
    qtbot.waitUntil(
        lambda: all(
            not p.image.isNull()
            and p.settings.visibleExtent() == canvas.mapSettings().visibleExtent()
            for p in pictures
        ),
        timeout=SLOW_MS,
    )


def grey(canvas, x_share, y_share):
    """Brightness of the map where a user sees it."""
    image = canvas.grab().toImage()
    x, y = int(x_share * (image.width() - 1)), int(y_share * (image.height() - 1))
    return image.pixelColor(x, y).red()


def mouse(canvas, kind, x_share, modifiers=Qt.KeyboardModifier.NoModifier, buttons=None):
    at = QPointF(x_share * canvas.width(), 0.75 * canvas.height())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = buttons if buttons is not None else left
    screen = QPointF(canvas.viewport().mapToGlobal(QPoint(int(at.x()), int(at.y()))))
    event = QMouseEvent(kind, at, screen, button, held, modifiers)
    QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas, begin, end, modifiers=Qt.KeyboardModifier.NoModifier):
    mouse(canvas, QEvent.Type.MouseButtonPress, begin, modifiers)
    mouse(canvas, QEvent.Type.MouseMove, end, modifiers)
    mouse(canvas, QEvent.Type.MouseButtonRelease, end, modifiers)


def test_the_date_before_is_left_of_the_line_and_the_date_after_right_of_it(swipe, canvas):
    assert grey(canvas, 0.25, 0.75) == BEFORE
    assert grey(canvas, 0.75, 0.75) == AFTER


def test_the_line_is_dragged(swipe, canvas):
    drag(canvas, 0.5, 0.9)
    assert swipe.item.line.share == pytest.approx(0.9, abs=0.01)
    assert grey(canvas, 0.75, 0.75) == BEFORE
    assert grey(canvas, 0.97, 0.75) == AFTER


def test_shift_and_a_press_on_the_line_lay_it_across(swipe, canvas):
    drag(canvas, 0.5, 0.5, Qt.KeyboardModifier.ShiftModifier)
    assert swipe.item.line.horizontal
    assert swipe.item.line.share == pytest.approx(0.75, abs=0.01)
    assert grey(canvas, 0.75, 0.5) == BEFORE
    assert grey(canvas, 0.25, 0.9) == AFTER


def test_beside_the_line_the_tool_of_the_map_works(swipe, canvas):
    tool = QgsMapToolPan(canvas)
    canvas.setMapTool(tool)
    before = canvas.center()
    drag(canvas, 0.2, 0.3)
    assert swipe.item.line.share == 0.5
    assert canvas.mapTool() is tool
    assert canvas.center().x() < before.x()
    canvas.unsetMapTool(tool)


def test_keys_move_the_line_and_turn_it(swipe, canvas, qtbot):
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert swipe.item.line.share == pytest.approx(0.55)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert swipe.item.line.share == pytest.approx(0.545)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert swipe.item.line.horizontal


def test_escape_ends_it_and_leaves_everything_as_it_was(dock, swipe, canvas, qtbot):
    root = QgsProject.instance().layerTreeRoot()
    tool, items = canvas.mapTool(), len(canvas.scene().items())
    shown = [(n.name(), n.isVisible()) for n in root.findLayers()]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert dock.swipe.swipe is None
    assert not dock.panel.swipeButton.isChecked()
    assert canvas.mapTool() is tool
    assert len(canvas.scene().items()) == items - 1
    assert [(n.name(), n.isVisible()) for n in root.findLayers()] == shown
    qtbot.keyClick(canvas, Qt.Key.Key_Right)


def test_it_says_how_to_use_it_and_then_what_was_said_before(dock, canvas):
    before = dock.panel.statusLabel.text()
    assert "polygons" in before
    dock.panel.swipeButton.setChecked(True)
    assert "Esc ends" in dock.panel.statusLabel.text()
    dock.panel.swipeButton.setChecked(False)
    assert dock.panel.statusLabel.text() == before


def test_the_project_is_not_changed_by_it(dock, canvas, qtbot):
    QgsProject.instance().setDirty(False)
    dock.panel.swipeButton.setChecked(True)
    settle(dock, qtbot)
    drag(canvas, 0.5, 0.2)
    dock.panel.swipeButton.setChecked(False)
    assert not QgsProject.instance().isDirty()


def test_the_pictures_follow_the_map(dock, swipe, canvas, qtbot):
    canvas.setExtent(QgsRectangle(500_000, 4_999_940, 500_060, 5_000_000))
    canvas.refresh()
    settle(dock, qtbot)
    assert grey(canvas, 0.25, 0.75) == BEFORE
    assert grey(canvas, 0.75, 0.75) == AFTER


def test_it_works_on_a_rotated_map(dock, swipe, canvas, qtbot):
    canvas.setRotation(30)
    canvas.refresh()
    qtbot.waitUntil(lambda: all(p.settings.rotation() == 30 for p in swipe.images), timeout=SLOW_MS)
    assert grey(canvas, 0.4, 0.6) == BEFORE
    assert grey(canvas, 0.6, 0.6) == AFTER


def test_polygons_are_above_both_dates(dock, swipe, canvas, qtbot):
    layer = dock.results.layer
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "0,90,0"})))
    canvas.setExtent(layer.extent())
    canvas.refresh()
    settle(dock, qtbot)
    assert (grey(canvas, 0.4, 0.7), grey(canvas, 0.6, 0.7)) == (0, 0)


def test_a_change_of_the_polygons_is_drawn_at_once(dock, swipe, qtbot):
    before = [picture.image.cacheKey() for picture in swipe.images]
    dock.results.layer.triggerRepaint()
    qtbot.waitUntil(
        lambda: all(p.image.cacheKey() not in before for p in swipe.images), timeout=SLOW_MS
    )


def test_the_gui_is_not_blocked_while_both_dates_are_drawn(dock, swipe, canvas, qtbot, heartbeat):
    longest_s = []
    for number in (1, 2, 3):  # a machine that is busy otherwise may hold up any process
        heart = heartbeat()
        canvas.zoomByFactor(1.0 + 0.2 * number)
        drag(canvas, swipe.item.line.share, 0.2 * number)
        settle(dock, qtbot)
        longest_s.append(heart.longest_s)
    assert min(longest_s) < BLOCKED_S, longest_s


def test_removing_a_raster_ends_it(dock, swipe, canvas, qtbot):
    QgsProject.instance().removeMapLayer(dock.pair.after.id())
    qtbot.wait(50)
    assert dock.swipe.swipe is None
    assert not dock.panel.swipeButton.isChecked()


def test_without_its_rasters_it_says_why_it_does_not_begin(dock, canvas):
    QgsProject.instance().removeMapLayer(dock.pair.after.id())
    dock.panel.swipeButton.setChecked(True)
    assert not dock.panel.swipeButton.isChecked()
    said = dock.context.iface.messageBar().get_messages(Qgis.MessageLevel.Warning)
    assert "no longer in the project" in said[-1]


def test_closing_the_dock_takes_it_off_the_map(dock, swipe, canvas):
    items = len(canvas.scene().items())
    dock.close()
    assert len(canvas.scene().items()) < items
