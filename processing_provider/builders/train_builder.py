"""The request of a training from the values of parameters; runs in the main thread."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.core import QgsProcessingFeedback

from ...model.requests.pair import PairSource, RasterSource
from ...model.requests.raster_data import RasterData
from ...model.requests.train import IMAGENET, TrainRequest
from .pair_builder import PairBuilder
from .polygon_source import polygon_source

SWITCH = {"yes": True, "no": False}  # not given: as in stage 1, or as published
RASTERS = ("BEFORE", "AFTER", "POLYGONS")


class TrainBuilder(PairBuilder):
    """Builds the request of a training; a value that was not given is None in it."""

    def build(
        self, stage: int, output: str, feedback: Optional[QgsProcessingFeedback] = None
    ) -> TrainRequest:
        """Return the request.

        Args:
            stage: 1 or 2.
            output: Folder of the trained model.
            feedback: When given, polygons that are in no file are written to one.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        lora = values.optional_integer("LORA_RANK") if stage == 2 else None
        return TrainRequest(
            stage=stage,
            output=output,
            model=values.text("MODEL") or "mini",
            start=self._start(),
            data=values.text("DATA") or None,
            validation=values.text("VALIDATION") or None,
            rasters=self._raster_data(feedback),
            validation_share=values.optional_number("SHARE"),
            epochs=values.optional_integer("EPOCHS"),
            batch_size=values.optional_integer("BATCH_SIZE"),
            global_batch=values.optional_integer("GLOBAL_BATCH"),
            learning_rate=values.optional_number("LEARNING_RATE"),
            drop_path=values.optional_number("DROP_PATH"),
            side_px=values.optional_integer("SIDE"),
            augment=SWITCH.get(values.choice("AUGMENT")),
            tuning="full" if lora is None else "lora",
            lora_rank=16 if lora is None else lora,
            frozen=self._frozen(),
            precision=values.choice("PRECISION") or None,
            checkpointing=SWITCH.get(values.choice("CHECKPOINTING")),
            device=values.choice("DEVICE"),
            workers=0,  # a worker started by QGIS forks no further processes
            seed=values.optional_integer("SEED"),
            resume=values.flag("RESUME"),
            state_minutes=values.number("STATE_MINUTES"),
        )

    def _start(self) -> Tuple[str, ...]:
        start = [IMAGENET] if self.values.flag("IMAGENET") else []
        folders = (self.values.text(name) for name in ("START_LANGUAGE", "START_VISION"))
        return (*start, *filter(None, folders))

    def _frozen(self) -> Tuple[str, ...]:
        chosen = self._algorithm.parameterAsEnumStrings(self.values.plain, "FROZEN", self._context)
        # QGIS returns one empty text where nothing is selected
        return tuple(filter(None, chosen))

    def _raster_data(self, feedback: Optional[QgsProcessingFeedback]) -> Optional[RasterData]:
        values = self.values
        if not any(values.given(name) for name in RASTERS):
            return None
        polygons, layer = polygon_source(
            self._algorithm, values, "POLYGONS", self._context, feedback
        )
        if feedback is None and values.given("POLYGONS"):
            polygons = polygons or "a layer that is written to a file when it runs"
        before, after = self._rasters()
        return RasterData(
            PairSource(
                before,
                after,
                gsd_m=values.optional_number("GSD"),
                allow_remote=values.flag("ALLOW_REMOTE"),
            ),
            polygons=polygons,
            layer=layer,
            field=values.text("FIELD"),
            sentence=values.text("SENTENCE") or "{}",
            chip_px=int(values.number("CHIP_SIZE")),
            overlap_px=int(values.number("CHIP_OVERLAP")),
        )

    def _raster(self, name: str) -> RasterSource:
        # the request names the missing parameter when it is created
        return super()._raster(name) if self.values.given(name) else RasterSource("")
