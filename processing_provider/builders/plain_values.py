"""Conversion of single values of parameters to the forms that QGIS accepts."""

from __future__ import annotations

from typing import Any, List, Optional

from qgis.core import NULL, QgsProcessingParameterEnum, QgsProcessingParameterExtent
from qgis.core import QgsProcessingParameterDefinition as Parameter


def is_empty(value: Any) -> bool:
    """Return whether a value is None, NULL, blank, or a list of such values."""
    if isinstance(value, type(NULL)):
        return bool(value.isNull())
    if isinstance(value, (list, tuple)):
        return all(is_empty(item) for item in value)
    return value is None or (isinstance(value, str) and not value.strip())


def normalised(parameter: Parameter, value: Any) -> Any:
    """Return a value in the form that QGIS accepts for a parameter."""
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if isinstance(parameter, QgsProcessingParameterEnum) and not parameter.allowMultiple():
        return _option(parameter.options(), value)
    if isinstance(parameter, QgsProcessingParameterExtent) and isinstance(value, (list, tuple)):
        return ",".join(map(str, value))
    return value


def _option(options: List[str], value: Any) -> Any:
    """Return the option whose text or else whose position a value is."""
    index = whole_number(value)
    text = str(value).strip() if index is None else str(index)
    for option in options:
        if option.casefold() == text.casefold():
            return option
    return options[index] if index is not None and 0 <= index < len(options) else value


def whole_number(value: Any) -> Optional[int]:
    """Return a whole number given as number or text; None when the value is none."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return int(number) if number.is_integer() else None
