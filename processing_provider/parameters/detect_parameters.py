"""The parameters of ``mtrefseg:detectchanges``: name, type, default and help of each."""

from __future__ import annotations

from typing import List

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter
from qgis.core import QgsProcessingParameterRasterDestination as RasterDestination
from qgis.core import QgsProcessingParameterVectorDestination as VectorDestination

from ...model.requests.run import DEVICES, PRECISIONS
from .declarations import (
    Translate,
    advanced,
    choice,
    distance,
    flag,
    helped,
    integer,
    model,
    number,
)
from .pair_parameters import bands, extent, nodata, pixel_size, rasters, remote, shift

CONNECTIVITIES = ("4", "8")
POLYGON = QgsProcessing.SourceType.TypeVectorPolygon


def parameters(tr: Translate) -> List[Parameter]:
    """Return all parameters in the order of the dialog."""
    expert = [*bands(tr), *nodata(tr), *shift(tr), *_shapes(tr), *pixel_size(tr), *_machine(tr)]
    return [
        *_inputs(tr),
        *_polygons(tr),
        *_result(tr),
        *advanced(*expert, remote(tr)),
        *_outputs(tr),
    ]


def _inputs(tr: Translate) -> List[Parameter]:
    before = tr("Raster of the first date. The polygons lie on its pixels, in its CRS.")
    after = tr(
        "Raster of the second date, on any grid and in any CRS; it is brought onto the grid of "
        "the first."
    )
    return [
        *rasters(tr, before, after),
        helped(
            QgsProcessingParameterString("SENTENCES", tr("Sentences, one per line"), None, True),
            tr(
                'What changed, in words, as "the buildings that appeared". Several sentences cost '
                "little more than one."
            ),
        ),
        helped(
            model("MODEL", tr("Model")),
            tr("'mini' for the bundled model, or a folder with config.json and weights."),
        ),
        extent(tr),
        helped(
            QgsProcessingParameterFeatureSource(
                "WITHIN", tr("Polygons that a change has to touch"), [POLYGON], None, True
            ),
            tr(
                "Changes that touch none of these polygons (or of the selected ones) are left "
                "out; in any CRS. The extent decides where is searched. Empty: all are kept."
            ),
        ),
    ]


def _polygons(tr: Translate) -> List[Parameter]:
    return [
        helped(
            number("THRESHOLD", tr("Threshold"), 0.5, maximum=1.0),
            tr("A pixel counts as changed when its probability is above this, 0 to 1."),
        ),
        helped(
            number("MIN_AREA", tr("Minimum area (m²)"), 0.0),
            tr("Smaller polygons are left out; square metres on the ellipsoid."),
        ),
        helped(
            distance("SIMPLIFY", tr("Simplify by"), 0.0),
            tr("Tolerance in metres; 0 keeps the exact edges of the pixels."),
        ),
    ]


def _result(tr: Translate) -> List[Parameter]:
    return [
        helped(
            flag("REVIEW", tr("Add a field for the review"), False),
            tr(
                "An empty text field 'review', in which 'accepted' or 'rejected' is written; what "
                "was reviewed can be trained on."
            ),
        ),
        helped(
            flag("OVERWRITE", tr("Replace a result that was worked on"), False),
            tr(
                "An earlier result in the same file is replaced even when it has reviews or "
                "fields that were added. Off: such a result is kept and the run is refused."
            ),
        ),
    ]


def _shapes(tr: Translate) -> List[Parameter]:
    return [
        helped(
            number("FILL_HOLES", tr("Fill holes up to (m²)"), 0.0),
            tr("Smaller holes in polygons are filled; 0 keeps them all."),
        ),
        helped(
            choice("CONNECTIVITY", tr("Connectivity"), CONNECTIVITIES),
            tr("8 joins pixels that touch at a corner, 4 only those that share an edge."),
        ),
    ]


def _machine(tr: Translate) -> List[Parameter]:
    return [
        helped(
            integer("TILE_SIZE", tr("Tile size (pixels)"), 32),
            tr("Side of what the model sees at once; empty: one that fits model and raster."),
        ),
        helped(
            integer("OVERLAP", tr("Overlap of tiles (pixels)"), 0),
            tr("At most half a tile; empty: the model's default."),
        ),
        helped(
            integer("BATCH_SIZE", tr("Tiles at once"), 1),
            tr("More is faster on a GPU and needs more memory; empty: chosen for the device."),
        ),
        helped(
            choice("DEVICE", tr("Device"), DEVICES),
            tr("auto takes a GPU when there is one that works."),
        ),
        helped(
            choice("PRECISION", tr("Precision"), PRECISIONS),
            tr("auto is float32 on a CPU and bfloat16 on a GPU that computes in it."),
        ),
    ]


def _outputs(tr: Translate) -> List[Parameter]:
    return [
        helped(
            VectorDestination("OUTPUT", tr("Change polygons"), POLYGON),
            tr("GeoPackage with sentence, confidence, area and provenance of each polygon."),
        ),
        helped(
            RasterDestination(
                "PROBABILITY", tr("Probability raster"), optional=True, createByDefault=False
            ),
            tr("Cloud-Optimized GeoTIFF with one band per sentence."),
        ),
    ]
