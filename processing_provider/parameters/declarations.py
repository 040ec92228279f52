"""Declaration of Processing parameters: one function per type, one call per parameter."""

from __future__ import annotations

from typing import Callable, Optional, Sequence

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorDestination,
    QgsProcessingParameterVectorLayer,
    QgsUnitTypes,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

Translate = Callable[[str], str]
ANY_GEOMETRY = QgsProcessing.SourceType.TypeVectorAnyGeometry
POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
FILE = QgsProcessingParameterFile.Behavior.File
FOLDER = QgsProcessingParameterFile.Behavior.Folder


def raster(
    name: str, label: str, help_text: str, *, guessed: bool = False, optional: bool = False
) -> Parameter:
    """Return a raster layer; ``guessed``: the toolbox preselects it by the names of the layers."""
    parameter = QgsProcessingParameterRasterLayer(name, label, optional=optional)
    if guessed:
        _set_widget(parameter, "guessed_raster.GuessedRasterWidget")
    return _finished(parameter, help_text)


def model(name: str, label: str, help_text: str, *, default: Optional[str] = "mini") -> Parameter:
    """Return a text with a widget that lists the known models and takes any model folder."""
    parameter = QgsProcessingParameterString(name, label, default, optional=True)
    _set_widget(parameter, "model_widget.ModelWidget")
    return _finished(parameter, help_text)


def text(
    name: str,
    label: str,
    help_text: str,
    *,
    default: Optional[str] = None,
    multiline: bool = False,
    optional: bool = True,
    advanced: bool = False,
) -> Parameter:
    """Return a text."""
    parameter = QgsProcessingParameterString(name, label, default, multiline, optional)
    return _finished(parameter, help_text, advanced)


def number(
    name: str,
    label: str,
    help_text: str,
    *,
    default: Optional[float] = None,
    minimum: float = 0.0,
    maximum: float = 1e15,
    decimals: int = 3,
    advanced: bool = False,
) -> Parameter:
    """Return a floating-point number; without a default it is optional."""
    kind = QgsProcessingParameterNumber.Type.Double
    parameter = QgsProcessingParameterNumber(
        name, label, kind, default, default is None, minimum, maximum
    )
    parameter.setMetadata({"widget_wrapper": {"decimals": decimals}})
    return _finished(parameter, help_text, advanced)


def integer(
    name: str,
    label: str,
    help_text: str,
    *,
    default: Optional[int] = None,
    minimum: int,
    maximum: int = 2**31 - 1,
    advanced: bool = False,
) -> Parameter:
    """Return a whole number; without a default it is optional."""
    kind = QgsProcessingParameterNumber.Type.Integer
    parameter = QgsProcessingParameterNumber(
        name, label, kind, default, default is None, minimum, maximum
    )
    return _finished(parameter, help_text, advanced)


def distance(
    name: str,
    label: str,
    help_text: str,
    *,
    default: Optional[float] = None,
    advanced: bool = False,
) -> Parameter:
    """Return a length in metres; without a default it is optional."""
    parameter = QgsProcessingParameterDistance(
        name, label, default, optional=default is None, minValue=0.0
    )
    parameter.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
    return _finished(parameter, help_text, advanced)


def flag(
    name: str, label: str, help_text: str, *, default: bool = False, advanced: bool = False
) -> Parameter:
    """Return a check box."""
    return _finished(QgsProcessingParameterBoolean(name, label, default), help_text, advanced)


def choice(
    name: str, label: str, help_text: str, options: Sequence[str], *, advanced: bool = False
) -> Parameter:
    """Return a list of texts whose first entry is the default."""
    parameter = QgsProcessingParameterEnum(
        name, label, list(options), defaultValue=options[0], usesStaticStrings=True
    )
    return _finished(parameter, help_text, advanced)


def optional_choice(
    name: str,
    label: str,
    help_text: str,
    options: Sequence[str],
    *,
    multiple: bool = False,
    advanced: bool = False,
) -> Parameter:
    """Return a list of texts without a default, of which one or several may be selected."""
    parameter = QgsProcessingParameterEnum(name, label, list(options), multiple, None, True, True)
    return _finished(parameter, help_text, advanced)


def extent(name: str, label: str, help_text: str) -> Parameter:
    """Return an optional extent."""
    return _finished(QgsProcessingParameterExtent(name, label, None, True), help_text)


def folder(
    name: str, label: str, help_text: str, *, optional: bool = False, advanced: bool = False
) -> Parameter:
    """Return an existing folder."""
    parameter = QgsProcessingParameterFile(name, label, FOLDER, optional=optional)
    return _finished(parameter, help_text, advanced)


def existing_file(name: str, label: str, help_text: str, extension: str) -> Parameter:
    """Return an existing file of a kind."""
    return _finished(QgsProcessingParameterFile(name, label, FILE, extension), help_text)


def polygon_source(name: str, label: str, help_text: str) -> Parameter:
    """Return an optional source of polygons, of which a selection may be used."""
    parameter = QgsProcessingParameterFeatureSource(name, label, [POLYGON], None, True)
    return _finished(parameter, help_text)


def polygon_layer(name: str, label: str, help_text: str, *, optional: bool = True) -> Parameter:
    """Return a layer of polygons."""
    parameter = QgsProcessingParameterVectorLayer(name, label, [POLYGON], optional=optional)
    return _finished(parameter, help_text)


def vector_layers(
    name: str, label: str, help_text: str, kind: QgsProcessing.SourceType = ANY_GEOMETRY
) -> Parameter:
    """Return an optional list of vector layers."""
    parameter = QgsProcessingParameterMultipleLayers(name, label, kind, None, True)
    return _finished(parameter, help_text)


def expression(name: str, label: str, help_text: str, layer: str = "") -> Parameter:
    """Return an optional expression; ``layer``: the parameter whose fields it may use."""
    parameter = QgsProcessingParameterExpression(name, label, None, layer, True)
    return _finished(parameter, help_text)


def layer_field(name: str, label: str, help_text: str, layer: str) -> Parameter:
    """Return an optional field of the layer of another parameter."""
    parameter = QgsProcessingParameterField(name, label, None, layer, optional=True)
    return _finished(parameter, help_text)


def new_folder(name: str, label: str, help_text: str) -> Parameter:
    """Return a folder to write."""
    return _finished(QgsProcessingParameterFolderDestination(name, label), help_text)


def new_file(
    name: str,
    label: str,
    help_text: str,
    file_filter: str,
    *,
    optional: bool = False,
    by_default: bool = True,
) -> Parameter:
    """Return a file to write; ``by_default``: an optional one is written where no name is given."""
    parameter = QgsProcessingParameterFileDestination(
        name, label, file_filter, None, optional, by_default
    )
    return _finished(parameter, help_text)


def new_polygons(name: str, label: str, help_text: str) -> Parameter:
    """Return a polygon layer to write."""
    parameter = QgsProcessingParameterVectorDestination(name, label, POLYGON)
    return _finished(parameter, help_text)


def new_raster(name: str, label: str, help_text: str) -> Parameter:
    """Return an optional raster to write, which is not written by default."""
    parameter = QgsProcessingParameterRasterDestination(
        name, label, optional=True, createByDefault=False
    )
    return _finished(parameter, help_text)


def _finished(parameter: Parameter, help_text: str, advanced: bool = False) -> Parameter:
    parameter.setHelp(help_text)
    if advanced:
        parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
    return parameter


def _set_widget(parameter: Parameter, name: str) -> None:
    # By name: the class imports widgets, which qgis_process does not have.
    parameter.setMetadata({"widget_wrapper": {"class": f"{__package__}.{name}"}})
