"""Checks of the outputs of each operation against its inputs, before any work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.input_protection import InputFiles, check_distinct, check_outputs
from ..messages import Message
from ..rasters.gdal_settings import gdal_env
from ..rasters.raster_files import folder_files, named_files, raster_files
from ..requests.detect import DetectRequest
from ..requests.pair import PairSource
from ..requests.polygons import PolygonOptions
from ..requests.redraw import RedrawRequest
from ..requests.reference_layer import reference_layers
from ..requests.same_raster import is_same_file
from ..weights.model_folder import RESOURCES
from .area_polygons import PolygonLayer
from .overwrite import check_file_overwrite, check_layer_overwrite, check_raster_overwrite

PREVIEW_MARK = b"mtrefseg"


def check_detect_outputs(request: DetectRequest) -> None:
    """Check the outputs of a run against the files that it reads.

    Raises:
        MtrefsegError: Names the output, what it would destroy, and the remedy.
    """
    outputs: dict[str, str] = {Message("the output"): request.output}
    if request.probability:
        outputs[Message("the probability raster")] = request.probability
    check_outputs(outputs, [*_pair(request.pair), *_model(request.model),
                            *_within(request.polygon_options), *_layers(request.layers)],
                  request.overwrite)  # fmt: skip
    check_layer_overwrite(request.output, request.overwrite)
    if request.probability:
        check_raster_overwrite(request.probability, request.overwrite)


def check_redraw_outputs(request: RedrawRequest) -> None:
    """Check the output of a redrawing; it may be the source, whose reviews are copied.

    Raises:
        MtrefsegError: Names the output, what it would destroy, and the remedy.
    """
    in_place = is_same_file(request.output, request.source)
    inputs = [
        _raster(Message("the probability raster"), request.probability),
        *_within(request.polygon_options),
        *_layers(request.layers),
    ]
    if not in_place:
        inputs.append(InputFiles(Message("the source"), named_files(request.source)))
    outputs: dict[str, str] = {Message("the output"): request.output}
    check_outputs(outputs, inputs, request.overwrite)
    check_layer_overwrite(request.output, request.overwrite, keeps_reviews=in_place)


def check_preview_output(
    output: str, changes: str, request: DetectRequest, overwrite: bool = False
) -> None:
    """Check the preview of a result against the result and its rasters.

    Raises:
        MtrefsegError: Names the picture, what it would destroy, and the remedy.
    """
    inputs = [InputFiles(Message("the result"), named_files(changes)), *_pair(request.pair)]
    inputs += [*_model(request.model), *_layers(request.layers)]
    inputs += _vector_files(Message("the polygons to touch"), request.polygon_options.within)
    if request.probability:
        inputs.append(_raster(Message("the probability raster"), request.probability))
    check_outputs({Message("the preview"): output}, inputs, overwrite)
    # a run that draws its preview afterwards has written neither yet
    others: dict[str, str] = {
        Message("the output"): changes,
        Message("the probability raster"): request.probability or "",
    }
    others[Message("the preview")] = output
    check_distinct({what: path for what, path in others.items() if path})
    check_file_overwrite(output, PREVIEW_MARK, "a preview", overwrite)


def _pair(pair: PairSource) -> list[InputFiles]:
    return [
        _raster(Message("the raster {date}", date=date), source.path)
        for date, source in pair.dates()
    ]


def _raster(what: str, path: str) -> InputFiles:
    with gdal_env():
        return InputFiles(what, raster_files(path))


def _model(model: str) -> list[InputFiles]:
    folders = (RESOURCES / model, Path(model).expanduser())
    found = [folder for folder in folders if model.strip() and folder.is_dir()][:1]
    return [
        InputFiles(Message("the model '{model}'", model=model), folder_files(folder))
        for folder in found
    ]


def _within(options: PolygonOptions) -> list[InputFiles]:
    if not options.within:
        return []
    PolygonLayer(options.within, options.within_layer)
    return _vector_files(Message("the polygons to touch"), options.within)


def _layers(texts: Sequence[str]) -> list[InputFiles]:
    return [
        files
        for layer in reference_layers(texts)
        for files in _vector_files(
            Message("the reference layer '{name}'", name=layer.name), layer.path
        )
    ]


def _vector_files(what: str, vector: str) -> list[InputFiles]:
    """Return the files of a vector layer; none where they are gone since the run."""
    path = Path(vector)
    if not vector or not path.exists():
        return []
    beside = [file for file in path.parent.iterdir() if file.stem == path.stem]
    shapes = beside if path.suffix.lower() in (".shp", ".dbf", ".mif", ".tab") else []
    return [InputFiles(what, named_files(vector) | frozenset(shapes))]
