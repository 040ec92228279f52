"""QGIS draws what a predicate dropped without a fill, and what belongs to the answer with one."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from mtrefseg.model.outputs.style import style_qml


@pytest.fixture(params=[("ponds",), ("ponds", "roofs")], ids=["one sentence", "two sentences"])
def layer(request, tmp_path):
    fields = "field=sentence:string&field=confidence:double&field=dropped_by:string"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:32633&{fields}", "changes", "memory")
    for left, dropped_by in ((0, None), (50, "larger than 1 ha")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["ponds", 0.5, dropped_by])
        box = QgsRectangle(left + 5, 5, left + 45, 45)
        feature.setGeometry(QgsGeometry.fromRect(box))
        layer.dataProvider().addFeature(feature)
    path = tmp_path / "style.qml"
    path.write_text(style_qml(request.param), encoding="utf-8")
    message, loaded = layer.loadNamedStyle(str(path))
    assert loaded, message
    return layer


def test_dropped_polygons_have_a_thin_grey_outline_and_no_fill(layer):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(QgsRectangle(0, 0, 100, 50))
    settings.setOutputSize(QSize(400, 200))
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    assert image.pixelColor(100, 100) != QColor("white")
    assert image.pixelColor(300, 100) == QColor("white")
    outline = [image.pixelColor(x, y) for x in range(215, 226) for y in range(40, 160)]
    drawn = [colour for colour in outline if colour != QColor("white")]
    assert drawn and len(drawn) < len(outline) / 4
    # grey, antialiased: red, green and blue are nearly equal
    assert all(abs(colour.red() - colour.blue()) < 8 for colour in drawn)
