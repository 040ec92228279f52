"""Measure a model on a folder: figures, and a report to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...model.errors import Cancelled
from ...model.files.input_protection import InputFiles
from ...model.inference.device import choose_device, choose_precision
from ...model.inference.load_predictor import load_predictor
from ...model.inference.predictor import Predictor
from ...model.inference.unknown_words import unknown_word_warnings
from ...model.rasters.raster_files import folder_files
from ...model.requests.detect import ANY_CHANGE
from ...model.requests.evaluate import EvaluateRequest
from ...model.requests.events import Progress
from ...model.weights.model_folder import RESOURCES, read_config
from ..data.layout import read_split
from .benchmark import evaluate_split
from .evaluation_files import EvaluationFiles
from .image_predictor import GsdOptions, ImagePredictor
from .report import report_page

Report = Callable[[Progress], None]


def _inputs(request: EvaluateRequest) -> list[InputFiles]:
    bundled = RESOURCES / request.model
    model = bundled if bundled.is_dir() else Path(request.model).expanduser()
    return [
        InputFiles(f"the model '{request.model}'", folder_files(model)),
        InputFiles("the data", folder_files(Path(request.data).expanduser())),
    ]


def run_evaluation(
    request: EvaluateRequest,
    tell: Report = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Ask every sample.

    Args:
        request: What and where.
        tell: Takes progress.
        cancelled: Asked before each sample.

    Returns:
        Figures by frame, change type and kind of words, and what was left out.

    Raises:
        MtrefsegError: The model, the data or an output cannot be used.
        Cancelled: Of the caller's wish.
    """
    files = EvaluationFiles(request.figures, request.report, request.overwrite)
    files.check(_inputs(request))
    split = read_split(Path(request.data).expanduser())
    tell(Progress("load", 0.0, text=f"{len(split.samples)} samples"))
    image_predictor = _image_predictor(request)
    found = evaluate_split(
        image_predictor,
        split,
        request.sentence,
        lambda done, total: tell(
            Progress("predict", 0.95 * done / total, text=f"sample {done} of {total}")
        ),
        cancelled,
    )
    figures = {"model": request.model, "data": request.data, **asdict(image_predictor.pixels),
               **found.summary(), "warnings": _warnings(request)}  # fmt: skip
    page = ""
    if request.report:
        tell(Progress("write", 0.95, text="report"))
        title = f"{read_config(request.model).name} on {Path(request.data).name}"
        page = report_page(title, found, image_predictor)
    if cancelled():
        raise Cancelled()
    figures["warnings"] += files.write(figures, page)
    return figures


def _image_predictor(request: EvaluateRequest) -> ImagePredictor:
    """Load the model as a run does; the published measure of squares is one of 32 bits."""
    tiles, device = read_config(request.model).tiles, choose_device(request.device)
    precision = choose_precision("float32" if tiles.min_px == tiles.max_px else "auto", device)

    def predictor(sentences: Sequence[str]) -> Predictor:
        return load_predictor(request.model, sentences, device, precision)

    model = predictor([ANY_CHANGE]).model
    pixels = GsdOptions(request.image_gsd_m, request.gsd_m, request.fit_gsd)
    return ImagePredictor(model.network, model.prompt, pixels, predictor)


def _warnings(request: EvaluateRequest) -> list[str]:
    """Name words of the one sentence that is asked of all pairs."""
    asked = [request.sentence] if request.sentence else []
    return unknown_word_warnings(request.model, asked)
