"""Measure a model on a folder: figures, and a report to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...model.inference.device import choose_device
from ...model.network.checkpoint import RESOURCES, load_model
from ...model.outputs.belonging import folder_files
from ...model.outputs.guard import InputFiles, check_outputs
from ...model.request import Progress
from ...model.wire import Decoded
from ..asker import Asker
from ..benchmark import read_split
from ..evaluate_split import evaluate_split, write_figures
from .report import write_report

Report = Callable[[Progress], None]


@dataclass(frozen=True)
class EvaluateRequest(Decoded):
    """What is measured, and where the figures go.

    Attributes:
        model: A bundled model or a model folder.
        data: Folder in the benchmark's layout.
        sentence: Asked where the folder has no sentences; None asks for any change.
        figures: File of the figures (JSON); empty: none.
        report: File of the report (HTML); empty: none.
        device: One of ``DEVICES``.
    """

    model: str
    data: str
    sentence: str | None = None
    figures: str = ""
    report: str = ""
    device: str = "auto"


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
    named = {"the file of figures": request.figures, "the report": request.report}
    check_outputs({what: path for what, path in named.items() if path}, _inputs(request))
    split = read_split(Path(request.data).expanduser())
    tell(Progress("load", 0.0, text=f"{len(split.samples)} samples"))
    model = load_model(request.model, choose_device(request.device).name)
    found = evaluate_split(
        model,
        split,
        request.sentence,
        lambda done, total: tell(
            Progress("predict", 0.95 * done / total, text=f"sample {done} of {total}")
        ),
        cancelled,
    )
    figures = {"model": request.model, "data": request.data, **found.summary()}
    if request.figures:
        write_figures(Path(request.figures), figures)
    if request.report:
        tell(Progress("write", 0.95, text="report"))
        title = f"{model.name} on {Path(request.data).name}"
        write_report(Path(request.report), title, found, Asker(model.network, model.prompt))
    return figures
