"""A training from its request to its report; reads from top to bottom, for both stages."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.errors import Cancelled
from ..model.messages import Message
from ..model.requests.detect import ANY_CHANGE
from ..model.requests.events import Progress
from ..model.requests.same_raster import check_two_rasters
from ..model.requests.train import TrainRequest
from ..model.weights.load_model import load_model
from .batches.samples import rows_of
from .data.datasets import TrainData, find_data
from .data.foreign_files import check_apart
from .evaluation.benchmark import evaluate_rows
from .evaluation.image_predictor import ImagePredictor
from .evaluation.report import write_report
from .history import History
from .loop.accelerator import make_accelerator
from .loop.checkpoints import resume
from .loop.run_folder import TrainFolder, inherited_from
from .losses.mask import LossConfig
from .progress import OnProgress, monotonic, rescaled
from .region_setup import RegionTraining, absolute_paths, set_up

LOSS = LossConfig()
PREPARED, TRAINED = 0.1, 0.95  # shares of a run at the end of its phases


@dataclass(frozen=True)
class TrainResult:
    """The result of a training.

    Attributes:
        folder: The best model.
        cancelled: It was stopped; what was best so far is there.
        steps: Optimiser steps that were done.
        score: Metrics of the best model, by name; empty where none was scored.
        report: Path of the report, or None where it was stopped.
        skipped: Samples that were left out.
        warnings: Sentences for the user.
    """

    folder: str
    cancelled: bool
    steps: int
    score: dict[str, Any]
    report: str | None
    skipped: int
    warnings: tuple[str, ...] = ()


def train(
    request: TrainRequest,
    on_event: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    loss: LossConfig = LOSS,
) -> TrainResult:
    """Train one stage.

    Args:
        request: What to train; what it leaves out is inherited from stage 1 or as published.
        on_event: Takes progress; where its stage is ``note``, the text is for the log.
        cancelled: Called before every batch; the best model so far is kept.
        loss: Points and weights of the mask losses.

    Raises:
        MtrefsegError: Names what cannot be used, or what ended the training.
        Cancelled: It was stopped before the first step.
    """
    accelerator = make_accelerator(request.device)
    first = accelerator.is_main_process
    on_progress = monotonic(on_event if first else lambda progress: None)

    inherited = inherited_from(request.model) if request.stage == 2 else {}
    request, notes = request.resolved(inherited)
    if request.rasters:
        check_two_rasters(request.rasters.pair)
    request = absolute_paths(request)
    check_apart(request)
    for line in notes:
        on_progress("note", 0.0, line)

    folder = TrainFolder(request.output)
    with folder.locked(request.resume) if first else nullcontext():
        if request.resume:
            folder.check_same(request.to_dict())
        data = _main_process_first(accelerator, lambda: find_data(
            request, folder.chips, rescaled(on_progress, 0.0, PREPARED), cancelled,
        ))  # fmt: skip
        if cancelled():
            raise Cancelled()
        on_progress("load", PREPARED, Message("loading the model"))
        steps = rescaled(on_progress, PREPARED, TRAINED)
        training = set_up(request, folder, data, accelerator, loss, steps, cancelled)
        if request.resume:
            resume(training.loop, folder, data)
        on_progress("note", PREPARED, training.describe())
        with ExitStack() as stack:
            if first:
                folder.write_request(request.to_dict())
                position = training.loop.position
                history = History(folder.history, position.step, position.scored)
                training.callbacks.history = stack.enter_context(closing(history))
            stopped = _run(training)
        return _finish(request, folder, training, data, stopped, on_progress if first else None)


def _run(training: RegionTraining) -> bool:
    """Store the first state, estimate the time, and train; returns whether it was cancelled."""
    loop = training.loop
    if not loop.position.step:
        loop.checkpoint()  # from here on there is something to resume
    alone = loop.accelerator.num_processes == 1
    if alone and loop.position.step < loop.steps and not loop.cancelled():
        step_s, score_s = loop.measure_step(), training.scorer.seconds()
        training.callbacks.progress.estimate(loop, step_s, score_s)
    return loop.run()


def _finish(
    request: TrainRequest,
    folder: TrainFolder,
    training: RegionTraining,
    data: TrainData,
    stopped: bool,
    on_progress: OnProgress | None,
) -> TrainResult:
    """Score the best model once more, and write the report."""
    steps = training.loop.position.step
    path: Path | None = None
    scored: dict[str, Any] = {}
    if on_progress and not stopped:
        try:
            path, scored = _report(request, folder, training, data, on_progress)
            on_progress("note", 1.0, Message("report: {path}", path=path))
        except Cancelled:
            stopped = True
    return TrainResult(
        str(folder.path), stopped, steps, scored, str(path) if path else None, data.skipped
    )


def _report(
    request: TrainRequest,
    folder: TrainFolder,
    training: RegionTraining,
    data: TrainData,
    on_progress: OnProgress,
) -> tuple[Path, dict[str, Any]]:
    on_progress("write", TRAINED, "report")
    best = load_model(str(folder.path), training.loop.accelerator.device.type)
    predictor = ImagePredictor(best.network, best.prompt)
    rows = rows_of(data.val, request.stage)
    on_score = rescaled(on_progress, TRAINED, 1.0)
    found = evaluate_rows(
        predictor, rows, ANY_CHANGE,
        lambda done, total: on_score("score", done / total, _scoring(done, total)),
        training.loop.cancelled,
    )  # fmt: skip
    path = folder.path / "report.html"
    history = training.callbacks.history
    title = f"Stage {request.stage}: {folder.path.name}"
    write_report(path, title, found, predictor, history.lines if history else [], request.to_dict())
    return path, found.summary()


def _scoring(done: int, total: int) -> Message:
    return Message("scoring the best, {done} of {total}", done=done, total=total)


def _main_process_first(accelerator: Any, work: Callable[[], TrainData]) -> TrainData:
    """Let the first process cut and read the samples; the others find its files."""
    with accelerator.main_process_first():
        return work()
