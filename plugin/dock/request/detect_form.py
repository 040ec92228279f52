"""The inputs of a run as they are on the panel, and the request built from them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Optional, Tuple

from qgis.core import QgsRasterLayer

from ....model.errors import MtrefsegError
from ....model.requests.detect import DetectRequest
from ....model.requests.polygons import PolygonOptions
from ....model.requests.run import RunOptions
from ....model.requests.same_raster import check_two_rasters
from ....model.sentences.parsed_sentence import ParsedSentence
from ....model.weights.parse_request import check_not_refused
from ....processing_provider.translate import tr
from ...settings import Settings
from ..area import Area
from ..reading import PairReading
from ..result.result_folder import new_output, results_folder
from .area_polygons import LAYER, within_path
from .reference_layers import ReferenceFile, ReferenceLayers


@dataclass(frozen=True)
class DetectForm:
    """The inputs of one run.

    Attributes:
        before: Raster layer of the first date.
        after: Raster layer of the second date.
        reading: Bands, nodata and pixel size of both.
        sentences: Referring expressions.
        model: ``mini`` or a model folder.
        area: The searched area.
        threshold: 0 to 1; None: where the model itself decides.
        min_area_m2: Smaller polygons are left out; None: chosen by the pixel size.
        shift_px: Shift of the after image that is corrected; (0, 0): none.
        measured_shift_px: Shift and spread that the check has measured; empty: not measured.
        parsed: The sentences as shown and edited; empty: the engine parses them.
        references: Offers the reference layers that the sentences name.
    """

    before: QgsRasterLayer
    after: QgsRasterLayer
    reading: PairReading
    sentences: Tuple[str, ...]
    model: str
    area: Area
    threshold: Optional[float]
    min_area_m2: Optional[float]
    shift_px: Tuple[float, float] = (0.0, 0.0)
    measured_shift_px: Tuple[float, ...] = ()
    parsed: Tuple[ParsedSentence, ...] = ()
    references: ReferenceLayers = field(default_factory=ReferenceLayers)

    def request(self, settings: Settings) -> DetectRequest:
        """Return the engine's request, with new files to write to.

        Raises:
            MtrefsegError: A value is invalid, or the folder cannot be created.
        """
        check_not_refused(self.parsed)
        output = new_output(results_folder(settings))
        only_within = bool(self.area.polygons_id)
        pair = replace(
            self.reading.source,
            extent=self.area.extent,
            extent_crs=self.area.crs,
            shift_px=self.shift_px,
        )
        check_two_rasters(pair)
        return DetectRequest(
            pair,
            sentences=self.sentences,
            output=output,
            model=self.model,
            fit_gsd=self.reading.fit_gsd,
            polygon_options=PolygonOptions(
                threshold=self.threshold,
                min_area_m2=self.min_area_m2,
                split_objects=settings.split_objects,
                within=within_path(output) if only_within else "",
                within_layer=LAYER if only_within else "",
                review=True,
            ),
            probability=str(Path(output).with_suffix(".probability.tif")),
            run_options=RunOptions(device=settings.device),
            measured_shift_px=self.measured_shift_px,
            layers=tuple(file.source.text() for file in self.reference_files(output)),
            parsed=self.parsed,
        )

    def reference_files(self, output: str) -> Tuple[ReferenceFile, ...]:
        """Return the reference layers of a run with this output."""
        return self.references.files(self.parsed, output, self.before.crs())

    @property
    def pair_name(self) -> str:
        """Name of the group of results of this pair."""
        return f"{self.before.name()} → {self.after.name()}"


def chosen_pair(
    before: Optional[QgsRasterLayer], after: Optional[QgsRasterLayer]
) -> Tuple[QgsRasterLayer, QgsRasterLayer]:
    """Return both dates.

    Raises:
        MtrefsegError: One is missing or cannot be read, or both are the same.
    """
    if before is None or after is None:
        missing = (
            tr("No raster before was chosen.")
            if before is None
            else tr("No raster after was chosen.")
        )
        raise MtrefsegError(missing, tr("Add two rasters to the project and choose them."))
    if before.id() == after.id():
        text = tr("Before and after are the same layer, '{}'.")
        raise MtrefsegError(text.format(before.name()), tr("Choose two dates."))
    for layer in (before, after):
        if not layer.isValid():
            text = tr("Layer '{}' cannot be read: its source is missing or damaged.")
            raise MtrefsegError(
                text.format(layer.name()),
                tr("Repair the data source of the layer, or choose another."),
            )
    return before, after
