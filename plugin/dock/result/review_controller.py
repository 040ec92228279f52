"""Go through the polygons of a result: accept, reject, edit, by key or by button."""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut

from ....model.files.result_schema import ACCEPTED, CONFIDENCE, REJECTED, REVIEW
from ..context import Desk
from ..panel import DockPanel
from .result_controller import ResultController

SCALE_OUT = 3.0


class ReviewController(QObject):
    """Wires the buttons and keys of the review; the verdict is an attribute of the polygon."""

    def __init__(self, desk: Desk, panel: DockPanel, results: ResultController) -> None:
        super().__init__(panel)
        self._desk, self._panel, self._results = desk, panel, results
        self._ids: List[int] = []
        self._at = -1
        self._verdicts: Dict[int, str] = {}
        self._keys: List[QShortcut] = []
        panel.reviewCheck.toggled.connect(self.switch)
        for button, _, action in self._actions():
            button.clicked.connect(action)
        results.chosen.connect(self._begin)
        results.redrawn.connect(self._begin)

    @property
    def current(self) -> Optional[int]:
        """Id of the polygon that is looked at."""
        return self._ids[self._at] if 0 <= self._at < len(self._ids) else None

    def switch(self, on: bool) -> None:
        """Begin or end the review; its keys work only while it goes on."""
        self._panel.show_review(on)
        for key in self._keys:
            key.setParent(None)
            key.deleteLater()
        window = self._desk.iface.mainWindow()
        self._keys = [QShortcut(QKeySequence(key), window) for _, key, _ in self._actions() if on]
        for shortcut, (_, _, action) in zip(self._keys, self._actions()):
            shortcut.activated.connect(action)
        self._begin()
        if on:
            self.next()

    def next(self) -> None:
        """Look at the next polygon."""
        self._go(self._at + 1)

    def previous(self) -> None:
        """Look at the polygon before this one."""
        self._go(self._at - 1)

    def accept(self) -> None:
        """Say that this polygon is right, and go on."""
        self._judge(ACCEPTED)

    def reject(self) -> None:
        """Say that this polygon is wrong, and go on."""
        self._judge(REJECTED)

    def edit(self) -> None:
        """Let the user move the corners of this polygon with QGIS's own tool."""
        layer, fid = self._results.layer, self.current
        if layer is None or fid is None:
            return
        layer.startEditing()
        layer.selectByIds([fid])
        self._desk.iface.setActiveLayer(layer)
        self._desk.iface.actionVertexTool().trigger()

    def _actions(self) -> Tuple:
        panel = self._panel
        return (
            (panel.previousButton, "P", self.previous),
            (panel.acceptButton, "A", self.accept),
            (panel.rejectButton, "R", self.reject),
            (panel.editButton, "E", self.edit),
            (panel.nextButton, "N", self.next),
        )

    def _begin(self) -> None:
        """List the polygons, the most certain first."""
        layer = self._results.layer
        self._ids, self._at, self._verdicts = [], -1, {}
        if layer is None or not self._panel.reviewCheck.isChecked():
            return
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if layer.fields().lookupField(CONFIDENCE) >= 0:
            request.addOrderBy(CONFIDENCE, False)
        for feature in layer.getFeatures(request):
            self._ids.append(feature.id())
            self._verdicts[feature.id()] = str(feature[REVIEW])
        self._say()

    def _go(self, position: int) -> None:
        layer = self._results.layer
        if layer is None or not self._ids:
            self._say()
            return
        self._at = min(max(0, position), len(self._ids) - 1)
        feature = layer.getFeature(self._ids[self._at])
        if feature.hasGeometry():
            self._show(layer, self._ids[self._at])
        self._say()

    def _show(self, layer: QgsVectorLayer, fid: int) -> None:
        canvas = self._desk.canvas
        canvas.zoomToFeatureIds(layer, [fid])
        canvas.zoomByFactor(SCALE_OUT)
        canvas.flashFeatureIds(layer, [fid])

    def _judge(self, verdict: str) -> None:
        layer, fid = self._results.layer, self.current
        field = layer.fields().lookupField(REVIEW) if layer is not None else -1
        if fid is None:  # nobody has seen one yet, as after another threshold
            self.next()
            return
        if layer is None or field < 0:
            return
        if layer.isEditable():
            layer.changeAttributeValue(fid, field, verdict)
        else:
            layer.dataProvider().changeAttributeValues({fid: {field: verdict}})
            layer.triggerRepaint()
        self._verdicts[fid] = verdict
        self.next()

    def _say(self) -> None:
        if not self._ids:
            self._panel.reviewLabel.setText(self.tr("There is no polygon to review."))
            return
        said = list(self._verdicts.values())
        text = self.tr("Polygon {at} of {all}; {accepted} accepted, {rejected} rejected")
        if self.current is None:
            text = self.tr("Polygons: {all}; {accepted} accepted, {rejected} rejected")
        self._panel.reviewLabel.setText(
            text.format(
                at=self._at + 1,
                all=len(self._ids),
                accepted=said.count(ACCEPTED),
                rejected=said.count(REJECTED),
            )
        )
