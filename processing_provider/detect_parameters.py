"""The parameters of ``mtrefseg:detectchanges``: name, type, default and help of each."""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsUnitTypes,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ..model.request import DEVICES, PRECISIONS

Translate = Callable[[str], str]
CONNECTIVITIES = ("4", "8")


def parameters(tr: Translate) -> List[Parameter]:
    """Return all parameters in the order of the dialog."""
    plain = _inputs(tr) + _polygons(tr)
    expert = bands(tr) + shift(tr) + _expert(tr)
    for parameter in expert:
        parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
    return [*plain, *expert, *_outputs(tr)]


def _helped(parameter: Parameter, text: str) -> Parameter:
    parameter.setHelp(text)
    return parameter


def _inputs(tr: Translate) -> List[Parameter]:
    return [
        _helped(
            QgsProcessingParameterRasterLayer("BEFORE", tr("Before")),
            tr("Raster of the first date. The polygons lie on its pixels, in its CRS."),
        ),
        _helped(
            QgsProcessingParameterRasterLayer("AFTER", tr("After")),
            tr(
                "Raster of the second date, on any grid and in any CRS; it is brought onto the "
                "grid of the first."
            ),
        ),
        _helped(
            QgsProcessingParameterString("SENTENCES", tr("Sentences, one per line"), None, True),
            tr(
                'What changed, in words, as "the ponds that dried up". Several sentences cost '
                "little more than one."
            ),
        ),
        _helped(
            model("MODEL", tr("Model")),
            tr("'mini' for the bundled model, or a folder with config.json and weights."),
        ),
        _helped(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), None, True),
            tr("Where to look, in any CRS; empty: wherever both rasters are."),
        ),
    ]


def _polygons(tr: Translate) -> List[Parameter]:
    return [
        _helped(
            _number("THRESHOLD", tr("Threshold"), 0.5, maximum=1.0),
            tr("A pixel counts as changed when its probability is above this, 0 to 1."),
        ),
        _helped(
            _number("MIN_AREA", tr("Minimum area (m²)"), 0.0),
            tr("Smaller polygons are left out; square metres on the ellipsoid."),
        ),
        _helped(
            _distance("SIMPLIFY", tr("Simplify by"), 0.0),
            tr("Tolerance in metres; 0 keeps the exact edges of the pixels."),
        ),
    ]


def bands(tr: Translate) -> List[Parameter]:
    """Return the parameters that choose bands."""
    text = tr(
        "Three band numbers from 1 for red, green and blue, as 4,3,2; 1,1,1 takes one band three "
        "times. Empty: the first three, or the single band."
    )
    return [
        _helped(_string("BANDS_BEFORE", tr("Bands of the raster before")), text),
        _helped(_string("BANDS_AFTER", tr("Bands of the raster after")), text),
    ]


def shift(tr: Translate) -> List[Parameter]:
    """Return the parameters that move the raster after."""
    text = tr(
        "How far the image after lies off, in pixels of the raster before, as 'Check a pair' "
        "measures it; it is moved back while it is read."
    )
    directions = {
        "SHIFT_X": tr("Shift to the right (pixels)"),
        "SHIFT_Y": tr("Shift down (pixels)"),
    }
    return [
        _helped(_number(name, label, 0.0, minimum=-1e6, maximum=1e6), text)
        for name, label in directions.items()
    ]


def model(name: str, label: str) -> Parameter:
    """Return the parameter that takes one of the known models, or any model folder."""
    parameter = QgsProcessingParameterString(name, label, "mini", optional=True)
    # By its name: the class needs widgets, which qgis_process does not have.
    parameter.setMetadata({"widget_wrapper": {"class": f"{__package__}.model_widget.ModelWidget"}})
    return parameter


def _expert(tr: Translate) -> List[Parameter]:
    return [
        _helped(
            _number("FILL_HOLES", tr("Fill holes up to (m²)"), 0.0),
            tr("Smaller holes in polygons are filled; 0 keeps them all."),
        ),
        _helped(
            _choice("CONNECTIVITY", tr("Connectivity"), CONNECTIVITIES),
            tr("8 joins pixels that touch at a corner, 4 only those that share an edge."),
        ),
        _helped(
            _distance("GSD", tr("Resample to ground sample distance"), None),
            tr(
                "Metres per pixel that the model sees; empty: as it is. The polygons then follow "
                "these pixels."
            ),
        ),
        _helped(
            _integer("TILE_SIZE", tr("Tile size (pixels)"), 32),
            tr("Side of what the model sees at once; empty: one that fits model and raster."),
        ),
        _helped(
            _integer("OVERLAP", tr("Overlap of tiles (pixels)"), 0),
            tr("At most half a tile; empty: the model's default."),
        ),
        _helped(
            _integer("BATCH_SIZE", tr("Tiles at once"), 1),
            tr("More is faster on a GPU and needs more memory; empty: chosen for the device."),
        ),
        _helped(
            _choice("DEVICE", tr("Device"), DEVICES),
            tr("auto takes a GPU when there is one that works."),
        ),
        _helped(
            _choice("PRECISION", tr("Precision"), PRECISIONS),
            tr("auto is float32 on a CPU and bfloat16 on a GPU that computes in it."),
        ),
    ]


def _outputs(tr: Translate) -> List[Parameter]:
    polygon = QgsProcessing.SourceType.TypeVectorPolygon
    return [
        _helped(
            QgsProcessingParameterVectorDestination("OUTPUT", tr("Change polygons"), polygon),
            tr("GeoPackage with sentence, confidence, area and provenance of each polygon."),
        ),
        _helped(
            QgsProcessingParameterRasterDestination(
                "PROBABILITY", tr("Probability raster"), optional=True, createByDefault=False
            ),
            tr("Cloud-Optimized GeoTIFF with one band per sentence."),
        ),
    ]


def _number(
    name: str, label: str, default: float, minimum: float = 0.0, maximum: float = 1e15
) -> Parameter:
    kind = QgsProcessingParameterNumber.Type.Double
    parameter = QgsProcessingParameterNumber(name, label, kind, default, False, minimum, maximum)
    parameter.setMetadata({"widget_wrapper": {"decimals": 3}})
    return parameter


def _integer(name: str, label: str, minimum: int) -> Parameter:
    kind = QgsProcessingParameterNumber.Type.Integer
    return QgsProcessingParameterNumber(name, label, kind, None, True, minimum)


def _distance(name: str, label: str, default: Any) -> Parameter:
    parameter = QgsProcessingParameterDistance(
        name, label, default, optional=default is None, minValue=0.0
    )
    parameter.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
    return parameter


def _string(name: str, label: str) -> Parameter:
    return QgsProcessingParameterString(name, label, None, False, True)


def _choice(name: str, label: str, options: Tuple[str, ...]) -> Parameter:
    return QgsProcessingParameterEnum(
        name, label, list(options), defaultValue=options[0], usesStaticStrings=True
    )
