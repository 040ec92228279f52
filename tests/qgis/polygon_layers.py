"""Polygon layers of boxes."""

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer


def polygons(*boxes, crs="EPSG:32614"):
    """A layer with these boxes, in the project."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "areas", "memory")
    for box in boxes:
        layer.dataProvider().addFeature(boxed(layer, box))
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def boxed(layer, box):
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
    return feature
