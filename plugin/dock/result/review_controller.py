"""Review of the polygons of a result: accept, reject, edit, by key or button."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut

from ....model.files.result_schema import ACCEPTED, CONFIDENCE, REJECTED, REVIEW
from ..context import DockContext
from ..panel import DockPanel
from .result_controller import ResultController

SCALE_OUT = 3.0


class ReviewController(QObject):
    """Connects the buttons and keys; the review of a polygon is stored in its attribute."""

    def __init__(self, context: DockContext, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._context, self._panel, self._results = context, panel, results
        self._ids: List[int] = []
        self._position = -1
        self._reviews: Dict[int, str] = {}
        self._keys: List[QShortcut] = []
        panel.reviewCheck.toggled.connect(self.switch)
        for button, _, action in self._actions():
            button.clicked.connect(action)
        results.chosen.connect(self.reload)
        results.redrawn.connect(self.reload)

    @property
    def current(self) -> Optional[int]:
        """Id of the current polygon."""
        return self._ids[self._position] if 0 <= self._position < len(self._ids) else None

    def switch(self, on: bool) -> None:
        """Start or end the review; its keys are active only during it."""
        self._panel.show_review(on)
        for key in self._keys:
            key.setParent(None)
            key.deleteLater()
        window = self._context.iface.mainWindow()
        self._keys = [QShortcut(QKeySequence(key), window) for _, key, _ in self._actions() if on]
        for shortcut, (_, _, action) in zip(self._keys, self._actions()):
            shortcut.activated.connect(action)
        self.reload()
        if on:
            self.next()

    def next(self) -> None:
        """Go to the next polygon."""
        self._go_to(self._position + 1)

    def previous(self) -> None:
        """Go to the previous polygon."""
        self._go_to(self._position - 1)

    def accept(self) -> None:
        """Mark the current polygon as correct and go to the next."""
        self._set_review(ACCEPTED)

    def reject(self) -> None:
        """Mark the current polygon as wrong and go to the next."""
        self._set_review(REJECTED)

    def edit(self) -> None:
        """Start editing the vertices of the current polygon with QGIS's vertex tool."""
        layer, fid = self._results.layer, self.current
        if layer is None or fid is None:
            return
        layer.startEditing()
        layer.selectByIds([fid])
        self._context.iface.setActiveLayer(layer)
        self._context.iface.actionVertexTool().trigger()

    def _actions(self) -> Tuple:
        panel = self._panel
        return (
            (panel.previousButton, "P", self.previous),
            (panel.acceptButton, "A", self.accept),
            (panel.rejectButton, "R", self.reject),
            (panel.editButton, "E", self.edit),
            (panel.nextButton, "N", self.next),
        )

    def reload(self) -> None:
        """List the polygons by descending confidence."""
        layer = self._results.layer
        self._ids, self._position, self._reviews = [], -1, {}
        if layer is None or not self._panel.reviewCheck.isChecked():
            return
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if layer.fields().lookupField(CONFIDENCE) >= 0:
            request.addOrderBy(CONFIDENCE, False)
        for feature in layer.getFeatures(request):
            self._ids.append(feature.id())
            self._reviews[feature.id()] = str(feature[REVIEW])
        self._update_label()

    def _go_to(self, position: int) -> None:
        layer = self._results.layer
        if layer is None or not self._ids:
            self._update_label()
            return
        self._position = min(max(0, position), len(self._ids) - 1)
        feature = layer.getFeature(self._ids[self._position])
        if feature.hasGeometry():
            self._show(layer, self._ids[self._position])
        self._update_label()

    def _show(self, layer: QgsVectorLayer, fid: int) -> None:
        canvas = self._context.canvas
        canvas.zoomToFeatureIds(layer, [fid])
        canvas.zoomByFactor(SCALE_OUT)
        canvas.flashFeatureIds(layer, [fid])

    def _set_review(self, review: str) -> None:
        layer, fid = self._results.layer, self.current
        field = layer.fields().lookupField(REVIEW) if layer is not None else -1
        if fid is None:  # no polygon is current yet, as after another threshold
            self.next()
            return
        if layer is None or field < 0:
            return
        if layer.isEditable():
            layer.changeAttributeValue(fid, field, review)
        else:
            layer.dataProvider().changeAttributeValues({fid: {field: review}})
            layer.triggerRepaint()
        self._reviews[fid] = review
        self.next()

    def _update_label(self) -> None:
        if not self._ids:
            self._panel.reviewLabel.setText(self.tr("There is no polygon to review."))
            return
        reviews = list(self._reviews.values())
        text = self.tr("Polygon {at} of {all}; {accepted} accepted, {rejected} rejected")
        if self.current is None:
            text = self.tr("Polygons: {all}; {accepted} accepted, {rejected} rejected")
        self._panel.reviewLabel.setText(
            text.format(
                at=self._position + 1,
                all=len(self._ids),
                accepted=reviews.count(ACCEPTED),
                rejected=reviews.count(REJECTED),
            )
        )
