"""Evaluate a model on a folder: figures and a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...model.errors import Cancelled
from ...model.files.input_protection import InputFiles
from ...model.messages import Message
from ...model.rasters.raster_files import folder_files
from ...model.requests.evaluate import EvaluateRequest
from ...model.requests.events import Progress
from ...model.sentences.parse_sentence import parse_sentence
from ...model.weights.known_words import read_model_words
from ...model.weights.model_folder import RESOURCES, read_config
from ...model.weights.parse_request import request_warnings
from ..data.layout import read_splits
from ..data.split_folders import find_splits
from .benchmark import evaluate_split
from .evaluation_files import EvaluationFiles
from .image_predictor import GsdOptions, product_predictor
from .report import report_page

OnProgress = Callable[[Progress], None]


def _inputs(request: EvaluateRequest) -> list[InputFiles]:
    bundled = RESOURCES / request.model
    model = bundled if bundled.is_dir() else Path(request.model).expanduser()
    return [
        InputFiles(Message("the model '{model}'", model=request.model), folder_files(model)),
        InputFiles(Message("the data"), folder_files(Path(request.data).expanduser())),
    ]


def run_evaluation(
    request: EvaluateRequest,
    on_progress: OnProgress = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Score a model on every sample of a folder.

    Args:
        request: Model, data and outputs.
        on_progress: Takes progress.
        cancelled: Called before each pair.

    Returns:
        Figures by frame, change type and kind of qualifier, and the skipped samples.

    Raises:
        MtrefsegError: The model, the data or an output cannot be used.
        Cancelled: ``cancelled()`` returned True.
    """
    files = EvaluationFiles(request.figures, request.report, request.overwrite)
    files.check(_inputs(request))
    folder = Path(request.data).expanduser()
    splits = find_splits(folder)
    split = read_splits(splits.val or splits.train)
    on_progress(Progress("load", 0.0, text=Message("{count} samples", count=len(split.samples))))
    gsd = GsdOptions(request.image_gsd_m, request.gsd_m, request.fit_gsd)
    image_predictor = product_predictor(request.model, gsd, request.device)
    scores = evaluate_split(
        image_predictor,
        split,
        request.sentence,
        lambda done, total: on_progress(
            Progress(
                "predict",
                0.95 * done / total,
                text=Message("sample {done} of {total}", done=done, total=total),
            )
        ),
        cancelled,
    )
    warnings = [*_warnings(request), *splits.notes(folder)]
    figures = {"model": request.model, "data": request.data, **asdict(image_predictor.gsd),
               **scores.summary(), "warnings": warnings}  # fmt: skip
    page = ""
    if request.report:
        on_progress(Progress("write", 0.95, text="report"))
        title = f"{read_config(request.model).name} on {Path(request.data).name}"
        page = report_page(title, scores, image_predictor)
    if cancelled():
        raise Cancelled()
    figures["warnings"] += files.write(figures, page)
    return figures


def _warnings(request: EvaluateRequest) -> list[str]:
    """Warn of what the model may not know in the sentence of all pairs."""
    if not request.sentence:
        return []
    words = read_model_words(request.model)
    return list(request_warnings((parse_sentence(request.sentence, words, guess=True),)))
