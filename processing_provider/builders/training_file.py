"""Paths of training files and of their layers from the values of parameters."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsProcessingFeedback

from ...model.requests.checks import check_geopackage
from ...model.requests.reference_layer import LAYER_OPTION
from ..translate import tr
from .parameter_values import ParameterValues

PLACEHOLDER = "named later.gpkg"


def layer_of(path: str, name: str) -> str:
    """Return the source of a layer of a training file, as QGIS opens it."""
    return f"{path}{LAYER_OPTION}{name}"


def file_of(source: str) -> str:
    """Return the path in the source of a layer; a path stays as it is."""
    return source.partition(LAYER_OPTION)[0]


def existing_file(values: ParameterValues, name: str) -> str:
    """Return the path of a training file; the source of one of its layers serves too.

    Raises:
        MtrefsegError: There is no such file.
    """
    path = file_of(values.text(name))
    if not Path(path).is_file():
        text = tr("'{}' does not exist.").format(path)
        raise values.error(name, text, tr("Choose a training file, as Build candidates writes it."))
    return path


def existing_folder(values: ParameterValues, name: str) -> str:
    """Return the path of a folder.

    Raises:
        MtrefsegError: There is no such folder.
    """
    path = values.text(name)
    if not Path(path).is_dir():
        text = tr("'{}' is no folder that exists.").format(path)
        raise values.error(name, text, tr("Choose another."))
    return path


def new_path(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> str:
    """Return the path of the file or folder ``OUTPUT``.

    Args:
        algorithm: Declares the parameter.
        values: The values of the run.
        context: Of the run; a temporary output lies in its folder.
        feedback: None: a temporary output gets no path yet.
    """
    if feedback is None:
        return values.destination("OUTPUT") or PLACEHOLDER
    return str(algorithm.parameterAsFileOutput(values.plain, "OUTPUT", context))


def new_training_file(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> str:
    """Return the path of the training file ``OUTPUT``, as ``new_path``.

    Raises:
        MtrefsegError: Its name does not end in .gpkg.
    """
    path = new_path(algorithm, values, context, feedback)
    check_geopackage(path)
    return path
