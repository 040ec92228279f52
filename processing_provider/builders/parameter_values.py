"""Values of parameters as models, JSON, expressions and scripts give them, made plain."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    NULL,
    QgsExpression,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProperty,
)
from qgis.core import QgsProcessingParameterDefinition as Parameter

from ...model.errors import MtrefsegError
from ...model.requests.same_raster import is_same_file

Values = Dict[str, Any]
_BETWEEN = re.compile(r"[,;\s]+")


class ParameterValues:
    """The values of one run.

    Args:
        algorithm: Declares the parameters.
        values: What the user gave: plain values, expressions, lists, texts of numbers.
        context: Knows project and layers.

    Attributes:
        plain: The same values with expressions evaluated and options by their names; what was
            left empty, or is NULL, is not in it.

    Raises:
        MtrefsegError: An expression cannot be evaluated.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, values: Values, context: QgsProcessingContext
    ) -> None:
        self._algorithm = algorithm
        self._context = context
        self.plain: Values = {}
        for name, value in values.items():
            parameter = algorithm.parameterDefinition(name)
            if parameter is None:
                continue
            found = self._evaluated(name, value)
            if not _is_empty(found):
                self.plain[name] = _normalised(parameter, found)

    def given(self, name: str) -> bool:
        """Return whether a value was given."""
        return name in self.plain

    def label(self, name: str) -> str:
        """Return the name of a parameter as users read it."""
        return str(self._algorithm.parameterDefinition(name).description())

    def text(self, name: str) -> str:
        """Return a text without blanks at its ends; a list has one item only.

        Raises:
            MtrefsegError: It is a list of several.
        """
        value = self.plain.get(name)
        if isinstance(value, (list, tuple)):
            raise MtrefsegError(f"{self.label(name)}: {list(value)} is a list.", "Give one value.")
        return self._algorithm.parameterAsString(self.plain, name, self._context).strip()

    def lines(self, name: str) -> Tuple[str, ...]:
        """Return the lines of a text, or the items of a list, that are not empty."""
        value = self.plain.get(name)
        whole = "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else self.text(name)
        return tuple(line.strip() for line in whole.splitlines() if line.strip())

    def joined(self, name: str) -> str:
        """Return a text, or the items of a list with commas; brackets around it are left out."""
        value = self.plain.get(name)
        if isinstance(value, (list, tuple)):
            return ",".join(map(str, value))
        return self.text(name).strip("[]() ")

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self._algorithm.parameterAsBool(self.plain, name, self._context)

    def choice(self, name: str) -> str:
        """Return the chosen option of a list.

        Raises:
            MtrefsegError: There is no such option.
        """
        options = self._algorithm.parameterDefinition(name).options()
        chosen = str(self.plain.get(name, options[0]))
        if chosen not in options:
            raise MtrefsegError(
                f"{self.label(name)}: '{chosen}' is unknown.", f"Use one of {', '.join(options)}."
            )
        return self._algorithm.parameterAsEnumString(self.plain, name, self._context)

    def number(self, name: str) -> float:
        """Return a number, the default when none was given.

        Raises:
            MtrefsegError: It is none.
        """
        try:
            float(str(self.plain.get(name, 0.0)))
        except ValueError:
            shown = self.plain[name]
            raise MtrefsegError(
                f"{self.label(name)}: '{shown}' is no number.", "Give one."
            ) from None
        return self._algorithm.parameterAsDouble(self.plain, name, self._context)

    def optional_number(self, name: str) -> Optional[float]:
        """Return a number as ``number`` does, None when none was given."""
        return self.number(name) if self.given(name) else None

    def optional_integer(self, name: str) -> Optional[int]:
        """Return a whole number, None when none was given.

        Raises:
            MtrefsegError: It has a fraction, or is no number.
        """
        if not self.given(name):
            return None
        number = _whole(self.plain[name])
        if number is None:
            shown = self.plain[name]
            raise MtrefsegError(f"{self.label(name)}: '{shown}' is no whole number.", "Give one.")
        return number

    def bands(self, name: str) -> Tuple[int, ...]:
        """Return band numbers from a list or from a text such as ``4,3,2``.

        Raises:
            MtrefsegError: It is no list of numbers from 1.
        """
        parts = [part for part in _BETWEEN.split(self.joined(name)) if part]
        numbers = [_whole(part) for part in parts]
        bands = tuple(number for number in numbers if number is not None and number > 0)
        if len(bands) < len(parts):
            raise MtrefsegError(
                f"{self.label(name)}: '{self.joined(name)}' is not a list of band numbers.",
                "Write numbers from 1 with commas, as 4,3,2.",
            )
        return bands

    def destination(self, name: str) -> str:
        """Return the path that was given for an output; empty: QGIS makes a temporary one."""
        value = self.plain.get(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = value.sink.valueAsString(self._context.expressionContext())[0]
        path = str(value or "").strip()
        return "" if path == "TEMPORARY_OUTPUT" else path

    def check_no_input(self, name: str, inputs: Dict[str, str]) -> None:
        """Check that an output is not a file that is read.

        Args:
            name: The output.
            inputs: Paths or GDAL's names by the parameters that they come from.

        Raises:
            MtrefsegError: Names output and input.
        """
        path = self.destination(name)
        for other, used in inputs.items():
            if path and used and is_same_file(path, used):
                raise MtrefsegError(
                    f"{self.label(name)}: '{path}' is read by this run ({self.label(other)}).",
                    "Choose another name.",
                )

    def _evaluated(self, name: str, value: Any) -> Any:
        """Return what a value is after its expression, if it has one, was evaluated."""
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            return None if _is_empty(self._evaluated(name, value.source)) else value
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            return None if _is_empty(self._evaluated(name, value.sink)) else value
        if not isinstance(value, QgsProperty):
            return value
        scope = self._context.expressionContext()
        if value.propertyType() != QgsProperty.Type.ExpressionBasedProperty:
            return value.value(scope, None)[0]
        expression = QgsExpression(value.expressionString())
        expression.prepare(scope)
        found = expression.evaluate(scope)
        reason = expression.parserErrorString() or expression.evalErrorString()
        if reason:
            raise MtrefsegError(
                f"{self.label(name)}: the expression '{value.expressionString()}' cannot be "
                f"evaluated ({' '.join(reason.split())}).",
                "Correct it, or leave the parameter empty.",
            )
        return found


def _is_empty(value: Any) -> bool:
    if isinstance(value, type(NULL)):
        return bool(value.isNull())
    if isinstance(value, (list, tuple)):
        return all(_is_empty(item) for item in value)
    return value is None or (isinstance(value, str) and not value.strip())


def _normalised(parameter: Parameter, value: Any) -> Any:
    """Return a value in the form in which QGIS takes it for a parameter."""
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if isinstance(parameter, QgsProcessingParameterEnum) and not parameter.allowMultiple():
        return _option(parameter.options(), value)
    if isinstance(parameter, QgsProcessingParameterExtent) and isinstance(value, (list, tuple)):
        return ",".join(map(str, value))
    return value


def _option(options: List[str], value: Any) -> Any:
    """Return the option that a value means by its text or else by its position."""
    index = _whole(value)
    text = str(value).strip() if index is None else str(index)
    for option in options:
        if option.casefold() == text.casefold():
            return option
    return options[index] if index is not None and 0 <= index < len(options) else value


def _whole(value: Any) -> Optional[int]:
    """Return a whole number that is given as a number or a text; None when it is none."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return int(number) if number.is_integer() else None
