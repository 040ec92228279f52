"""Values of parameters from models, JSON, expressions and scripts, as Python values."""

from __future__ import annotations

import re
from typing import Any, Dict, Optional, Tuple

from qgis.core import (
    QgsExpression,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
)

from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.requests.same_raster import is_same_file
from ..translate import tr
from .plain_values import is_empty, normalised, whole_number

Values = Dict[str, Any]
_BETWEEN = re.compile(r"[,;\s]+")


class ParameterValues:
    """The values of one run.

    Args:
        algorithm: Declares the parameters.
        values: Values by the names of parameters: plain, expressions, lists, numbers as text.
        context: Context of the run, with project and layers.

    Attributes:
        plain: The values with expressions evaluated and options by their names, without empty
            ones and NULL.

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
            evaluated = self._evaluated(name, value)
            if not is_empty(evaluated):
                self.plain[name] = normalised(parameter, evaluated)

    def given(self, name: str) -> bool:
        """Return whether a value was given."""
        return name in self.plain

    def label(self, name: str) -> str:
        """Return the label of a parameter."""
        return str(self._algorithm.parameterDefinition(name).description())

    def error(self, name: str, message: str, advice: str) -> MtrefsegError:
        """Return an error whose message starts with the label of a parameter."""
        return MtrefsegError(
            Message("{label}: {problem}", label=self.label(name), problem=message), advice
        )

    def text(self, name: str) -> str:
        """Return a text without surrounding blanks; a list must have one item.

        Raises:
            MtrefsegError: It is a list of several.
        """
        value = self.plain.get(name)
        if isinstance(value, (list, tuple)):
            text = tr("{} is a list.").format(list(value))
            raise self.error(name, text, tr("Give one value."))
        return self._algorithm.parameterAsString(self.plain, name, self._context).strip()

    def lines(self, name: str) -> Tuple[str, ...]:
        """Return the lines of a text, or the items of a list, that are not empty."""
        value = self.plain.get(name)
        whole = "\n".join(map(str, value)) if isinstance(value, (list, tuple)) else self.text(name)
        return tuple(line.strip() for line in whole.splitlines() if line.strip())

    def joined(self, name: str) -> str:
        """Return a text without surrounding brackets, or the items of a list with commas."""
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
            raise self.error(
                name,
                tr("'{}' is unknown.").format(chosen),
                tr("Use one of {}.").format(", ".join(options)),
            )
        return self._algorithm.parameterAsEnumString(self.plain, name, self._context)

    def number(self, name: str) -> float:
        """Return a number, the default when none was given.

        Raises:
            MtrefsegError: The value is no number.
        """
        try:
            float(str(self.plain.get(name, 0.0)))
        except ValueError:
            text = tr("'{}' is no number.").format(self.plain[name])
            raise self.error(name, text, tr("Give one.")) from None
        return self._algorithm.parameterAsDouble(self.plain, name, self._context)

    def optional_number(self, name: str) -> Optional[float]:
        """Return a number as ``number`` does, None when none was given."""
        return self.number(name) if self.given(name) else None

    def optional_integer(self, name: str) -> Optional[int]:
        """Return a whole number, None when none was given.

        Raises:
            MtrefsegError: The value has a fraction, or is no number.
        """
        if not self.given(name):
            return None
        number = whole_number(self.plain[name])
        if number is None:
            text = tr("'{}' is no whole number.").format(self.plain[name])
            raise self.error(name, text, tr("Give one."))
        return number

    def bands(self, name: str) -> Tuple[int, ...]:
        """Return band numbers from a list or from a text such as ``4,3,2``.

        Raises:
            MtrefsegError: The value is no list of numbers from 1.
        """
        texts = [text for text in _BETWEEN.split(self.joined(name)) if text]
        numbers = [whole_number(text) for text in texts]
        bands = tuple(number for number in numbers if number is not None and number > 0)
        if len(bands) < len(texts):
            text = tr("'{}' is not a list of band numbers.").format(self.joined(name))
            raise self.error(name, text, tr("Write numbers from 1 with commas, as 4,3,2."))
        return bands

    def destination(self, name: str) -> str:
        """Return the path that was given for an output; empty: QGIS chooses a temporary path."""
        value = self.plain.get(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = value.sink.valueAsString(self._context.expressionContext())[0]
        path = str(value or "").strip()
        return "" if path == "TEMPORARY_OUTPUT" else path

    def check_no_input(self, name: str, inputs: Dict[str, str]) -> None:
        """Check that an output is not an input.

        Args:
            name: The output.
            inputs: Paths or GDAL's names by the parameters that they come from.

        Raises:
            MtrefsegError: Names output and input.
        """
        path = self.destination(name)
        for other, used in inputs.items():
            if path and used and is_same_file(path, used):
                text = tr("'{path}' is read by this run ({parameter}).")
                text = text.format(path=path, parameter=self.label(other))
                raise self.error(name, text, tr("Choose another name."))

    def _evaluated(self, name: str, value: Any) -> Any:
        """Return a value, or the result of its expression."""
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            return None if is_empty(self._evaluated(name, value.source)) else value
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            return None if is_empty(self._evaluated(name, value.sink)) else value
        if not isinstance(value, QgsProperty):
            return value
        scope = self._context.expressionContext()
        if value.propertyType() != QgsProperty.Type.ExpressionBasedProperty:
            return value.value(scope, None)[0]
        expression = QgsExpression(value.expressionString())
        expression.prepare(scope)
        result = expression.evaluate(scope)
        reason = expression.parserErrorString() or expression.evalErrorString()
        if reason:
            text = tr("The expression '{expression}' cannot be evaluated ({reason}).")
            text = text.format(expression=value.expressionString(), reason=" ".join(reason.split()))
            raise self.error(name, text, tr("Correct it, or leave the parameter empty."))
        return result
