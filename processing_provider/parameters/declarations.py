"""How the parameters of the algorithms are made: one function for each kind."""

from __future__ import annotations

from typing import Any, Callable, Optional, Tuple

from qgis.core import (
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsUnitTypes,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

Translate = Callable[[str], str]


def helped(parameter: Parameter, text: str) -> Parameter:
    """Give a parameter its help."""
    parameter.setHelp(text)
    return parameter


def advanced(*parameters: Parameter) -> Tuple[Parameter, ...]:
    """Let parameters be shown among the advanced ones."""
    for parameter in parameters:
        parameter.setFlags(parameter.flags() | Parameter.Flag.FlagAdvanced)
    return parameters


def raster(name: str, label: str) -> Parameter:
    """Return a raster of the pair, which the toolbox guesses by the names of the layers."""
    parameter = QgsProcessingParameterRasterLayer(name, label)
    _set_widget(parameter, "guessed_raster.GuessedRasterWidget")
    return parameter


def model(name: str, label: str) -> Parameter:
    """Return the parameter that takes one of the known models, or any model folder."""
    parameter = QgsProcessingParameterString(name, label, "mini", optional=True)
    _set_widget(parameter, "model_widget.ModelWidget")
    return parameter


def number(
    name: str, label: str, default: float, minimum: float = 0.0, maximum: float = 1e15
) -> Parameter:
    """Return a number with three decimals."""
    kind = QgsProcessingParameterNumber.Type.Double
    parameter = QgsProcessingParameterNumber(name, label, kind, default, False, minimum, maximum)
    parameter.setMetadata({"widget_wrapper": {"decimals": 3}})
    return parameter


def integer(name: str, label: str, minimum: int) -> Parameter:
    """Return a whole number that may be left empty."""
    kind = QgsProcessingParameterNumber.Type.Integer
    return QgsProcessingParameterNumber(name, label, kind, None, True, minimum)


def distance(name: str, label: str, default: Optional[float]) -> Parameter:
    """Return a length in metres; without a default it may be left empty."""
    parameter = QgsProcessingParameterDistance(
        name, label, default, optional=default is None, minValue=0.0
    )
    parameter.setDefaultUnit(QgsUnitTypes.DistanceUnit.DistanceMeters)
    return parameter


def string(name: str, label: str, default: Any = None) -> Parameter:
    """Return a text that may be left empty."""
    return QgsProcessingParameterString(name, label, default, False, True)


def flag(name: str, label: str, default: bool) -> Parameter:
    """Return a check box."""
    return QgsProcessingParameterBoolean(name, label, default)


def choice(name: str, label: str, options: Tuple[str, ...]) -> Parameter:
    """Return a list of which the first entry is the default."""
    return QgsProcessingParameterEnum(
        name, label, list(options), defaultValue=options[0], usesStaticStrings=True
    )


def _set_widget(parameter: Parameter, name: str) -> None:
    # By its name: the class needs widgets, which qgis_process does not have.
    parameter.setMetadata({"widget_wrapper": {"class": f"{__package__}.{name}"}})
