"""What both stages of training share as algorithms: values → request → worker → model folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputHtml,
    QgsProcessingOutputNumber,
)

from ..model.errors import Cancelled, MtrefsegError
from ..model.train_request import IMAGENET, RasterData, TrainRequest
from .engine_algorithm import EngineAlgorithm
from .known_models import CONFIG, WEIGHTS, add_model
from .reporting import NoteReporter
from .raster_layer import raster_path
from .train_parameters import train_parameters
from .worker_client import WorkerClient

Values = Dict[str, Any]
INHERITED = "as in stage 1"  # stands for data that stage 1 has stored


class TrainAlgorithm(EngineAlgorithm):
    """A stage; the worker does the work."""

    STAGE = 1

    def __init__(self, client: WorkerClient) -> None:
        super().__init__(client)
        self._request: Optional[TrainRequest] = None

    def group(self) -> str:
        return self.tr("Models")

    def groupId(self) -> str:
        return "models"

    def tags(self) -> List[str]:
        return self.tr("model,training,fine-tuning,change,chips,sentence,deep learning").split(",")

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        for parameter in train_parameters(self.tr, self.STAGE):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("MIOU", self.tr("mIoU on held-out data (%)")))
        self.addOutput(QgsProcessingOutputHtml("REPORT", self.tr("Report")))

    def checkParameterValues(
        self, values: Values, context: QgsProcessingContext
    ) -> Tuple[bool, str]:
        try:
            request = self._read(values, context, "")
            given = request.data or request.rasters
            stand_in = None if given or self.STAGE == 1 else INHERITED
            settled = request.settle({"data": stand_in})[0]
            settled.check()
        except MtrefsegError as error:
            return False, str(error)
        return super().checkParameterValues(values, context)

    def prepareAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        folder = self.parameterAsString(values, "OUTPUT", context)
        with self.errors_told(feedback):
            self._request = self._read(values, context, folder, feedback)
        return True

    def processAlgorithm(
        self, values: Values, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        request = self._request
        if request is None:
            raise QgsProcessingException(self.tr("The algorithm was not prepared."))
        with self.errors_told(feedback):
            try:
                made = self._client.run(
                    "train",
                    request.to_dict(),
                    NoteReporter(feedback, self.tr),
                    feedback.isCanceled,
                    feedback.pushWarning,
                    lambda log: feedback.pushInfo(self.tr("Log of the engine: {}").format(log)),
                )
            except Cancelled:
                made = {"cancelled": True, "report": None, "score": {}}
        return self._outputs(request.output, made, feedback)

    def _outputs(
        self, folder: str, made: Dict[str, Any], feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        best = all((Path(folder) / name).is_file() for name in (CONFIG, WEIGHTS))
        if best and self.STAGE == 2:
            # what stage 1 makes knows no sentences yet
            add_model(folder)
        if made["cancelled"]:
            text = self.tr("Stopped. The best model so far is in '{}'; it can be resumed.")
            nothing = self.tr("Stopped before the first score; no model was made.")
            feedback.pushInfo(text.format(folder) if best else nothing)
        outputs = {"OUTPUT": folder}
        if made["report"]:
            outputs["REPORT"] = made["report"]
        score = made["score"].get("original frame", {})
        return {**outputs, "MIOU": score["mIoU"]} if score else outputs

    def _read(
        self,
        values: Values,
        context: QgsProcessingContext,
        folder: str,
        feedback: Optional[QgsProcessingFeedback] = None,
    ) -> TrainRequest:
        """Turn the values into a request; a layer without a file is written only with feedback."""

        def text(name: str) -> str:
            return self.parameterAsString(values, name, context).strip()

        def integer(name: str) -> Optional[int]:
            given = values.get(name) not in (None, "")
            return self.parameterAsInt(values, name, context) if given else None

        def number(name: str) -> Optional[float]:
            given = values.get(name) not in (None, "")
            return self.parameterAsDouble(values, name, context) if given else None

        start = (IMAGENET,) if self.parameterAsBool(values, "IMAGENET", context) else ()
        lora = integer("LORA_RANK")
        # QGIS gives one empty text where nothing is chosen
        frozen = filter(None, self.parameterAsEnumStrings(values, "FROZEN", context))
        return TrainRequest(
            stage=self.STAGE,
            output=folder or text("OUTPUT") or "checked",
            model=text("MODEL") or "mini",
            start=(*start, *filter(None, map(text, ("START_LANGUAGE", "START_VISION")))),
            data=text("DATA") or None,
            validation=text("VALIDATION") or None,
            rasters=self._rasters(values, context, feedback),
            validation_share=self.parameterAsDouble(values, "SHARE", context),
            epochs=self.parameterAsInt(values, "EPOCHS", context),
            batch_size=integer("BATCH_SIZE"),
            global_batch=integer("GLOBAL_BATCH"),
            learning_rate=number("LEARNING_RATE"),
            side_px=integer("SIDE"),
            augment=self.parameterAsBool(values, "AUGMENT", context),
            tuning="lora" if lora else "full",
            lora_rank=lora or 16,
            frozen=tuple(frozen),
            precision=self.parameterAsEnumString(values, "PRECISION", context),
            checkpointing=self.parameterAsBool(values, "CHECKPOINTING", context),
            device=self.parameterAsEnumString(values, "DEVICE", context),
            # the worker's process is not forked beneath QGIS
            workers=0,
            resume=self.parameterAsBool(values, "RESUME", context),
        )

    def _rasters(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> Optional[RasterData]:
        names = ("BEFORE", "AFTER", "POLYGONS")
        if not any(values.get(name) not in (None, "") for name in names):
            return None
        polygons, layer = self._polygons(values, context, feedback)
        gsd = self.parameterAsDouble(values, "GSD", context)
        return RasterData(
            before=self._raster(values, "BEFORE", context),
            after=self._raster(values, "AFTER", context),
            polygons=polygons,
            layer=layer,
            field=self.parameterAsString(values, "FIELD", context),
            sentence=self.parameterAsString(values, "SENTENCE", context).strip() or "{}",
            gsd_m=gsd or None,
            chip_px=self.parameterAsInt(values, "CHIP_SIZE", context),
            overlap_px=self.parameterAsInt(values, "CHIP_OVERLAP", context),
        )

    def _raster(self, values: Values, name: str, context: QgsProcessingContext) -> str:
        layer = self.parameterAsRasterLayer(values, name, context)
        return raster_path(layer) if layer is not None and layer.isValid() else ""

    def _polygons(
        self,
        values: Values,
        context: QgsProcessingContext,
        feedback: Optional[QgsProcessingFeedback],
    ) -> Tuple[str, str]:
        """Return file and layer of the polygons; layers without a file are written to one."""
        layer = self.parameterAsVectorLayer(values, "POLYGONS", context)
        if layer is None or not layer.isValid():
            return "", ""
        if feedback is None:
            return layer.source(), ""
        formats = ["gpkg", "shp", "geojson", "fgb"]
        path, name = self.parameterAsCompatibleSourceLayerPathAndLayerName(
            values, "POLYGONS", context, formats, "gpkg", feedback
        )
        return path, name
