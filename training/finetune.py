"""A training from its request to its report; reads from top to bottom, for both stages."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from ..model.errors import Cancelled, MtrefsegError
from ..model.inference.device import choose_device, choose_precision
from ..model.network.prompt import Prompt
from ..model.requests.detect import ANY_CHANGE
from ..model.requests.events import Progress
from ..model.requests.flat import replaced
from ..model.requests.same_raster import check_two_rasters
from ..model.requests.train import TrainRequest
from ..model.weights.load_model import LoadedModel, load_model
from .data.datasets import TrainData, check_data, choose_side, find_data
from .data.foreign_files import check_apart, exists
from .data.samples import Samples, rows_of
from .evaluation.benchmark import evaluate_rows
from .evaluation.image_predictor import ImagePredictor
from .evaluation.report import write_report
from .history import History
from .loop.checkpoints import Keeper
from .loop.initialise import begin
from .loop.loop import Training
from .loop.objective import Asking, Objective, Seeing
from .loop.run_folder import TrainFolder, inherited_from
from .loop.scoring import Scorer
from .loop.trainable import add_lora, choose_parts, save_memory, with_drop_path
from .loop.training_facts import taught
from .losses.mask import LossConfig
from .progress import Tell, teller, within

Report = Callable[[Progress], None]
LOSS = LossConfig()
PREPARED, TRAINED = 0.1, 0.95  # shares of a run at the end of its parts


@dataclass(frozen=True)
class TrainResult:
    """What a training made.

    Attributes:
        folder: The best model.
        cancelled: It was stopped; what was best so far is there.
        steps: Optimiser steps that were made.
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
    report: Report = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    loss: LossConfig = LOSS,
) -> TrainResult:
    """Train one stage.

    Args:
        request: What and how; what it leaves out is inherited from stage 1 or as published.
        report: Takes progress; where its stage is ``note``, the text is for the log.
        cancelled: Asked before every batch; the best model so far is kept.
        loss: Points and weights of the mask losses.

    Raises:
        MtrefsegError: Names what cannot be used, or where the training broke off.
        Cancelled: It was stopped before the first step.
    """
    accelerator = _accelerator(request.device)
    first = accelerator.is_main_process
    tell = teller(report if first else lambda progress: None)

    inherited = inherited_from(request.model) if request.stage == 2 else {}
    request, said = request.resolved(inherited)
    if request.rasters:
        check_two_rasters(request.rasters.pair)
    request = _absolute(request)
    check_apart(request)
    for line in said:
        tell("note", 0.0, line)

    folder = TrainFolder(request.output)
    with folder.held(request.resume) if first else nullcontext():
        if request.resume:
            folder.check_same(request.to_dict())
        data = _in_turn(accelerator, lambda: find_data(
            request, folder.chips, within(tell, 0.0, PREPARED), cancelled,
        ))  # fmt: skip
        _check_cancel(cancelled)
        tell("load", PREPARED, "loading the model")
        training = _prepare(request, folder, data, accelerator, loss, tell, cancelled)
        if request.resume:
            tensors, facts = folder.load_state()
            check_data(facts, data, folder.path)
            training.load(tensors, facts)
        if first:
            folder.write_request(request.to_dict())
            done = training.progress
            training.history = History(folder.history, done.step, done.scored)
        tell("note", PREPARED, _numbers(training))
        with closing(training.history) if training.history else nullcontext():
            stopped = training.run()
        return _finish(request, folder, training, data, stopped, tell if first else None)


def _prepare(
    request: TrainRequest,
    folder: TrainFolder,
    data: TrainData,
    accelerator: Any,
    loss: LossConfig,
    tell: Tell,
    cancelled: Callable[[], bool],
) -> Training:
    """Load the network and put it together with the samples, at its first step."""
    model = begin(request)
    _check_cancel(cancelled)
    objective, prompt, side_px = _objective(request, model, data, loss, accelerator.device)
    image_predictor = ImagePredictor(objective.network, prompt)
    scorer = Scorer(image_predictor, rows_of(data.val, request.stage), accelerator, cancelled)
    samples = Samples(
        rows_of(data.train, request.stage), side_px, bool(request.augment),
        enlarge=image_predictor.square_px is not None,
    )  # fmt: skip
    keeper = None
    if accelerator.is_main_process:
        every_s = 60 * request.state_minutes
        keeper = Keeper(folder, model.name, prompt.tokenizer, data, every_s)
    return Training(
        objective, request, samples, accelerator, None, keeper, scorer, scorer.seconds,
        within(tell, PREPARED, TRAINED), cancelled,
    )  # fmt: skip


def _finish(
    request: TrainRequest,
    folder: TrainFolder,
    training: Training,
    data: TrainData,
    stopped: bool,
    tell: Tell | None,
) -> TrainResult:
    """Ask the best model once more, and write the report."""
    steps = training.progress.step
    made: Path | None = None
    scored: dict[str, Any] = {}
    if tell and not stopped:
        try:
            made, scored = _report(request, folder, training, data, tell)
            tell("note", 1.0, f"report: {made}")
        except Cancelled:
            stopped = True
    return TrainResult(
        str(folder.path), stopped, steps, scored, str(made) if made else None, data.skipped
    )


def _report(
    request: TrainRequest,
    folder: TrainFolder,
    training: Training,
    data: TrainData,
    tell: Tell,
) -> tuple[Path, dict[str, Any]]:
    tell("write", TRAINED, "report")
    best = load_model(str(folder.path), training.accelerator.device.type)
    image_predictor = ImagePredictor(best.network, best.prompt)
    rows = rows_of(data.val, request.stage)
    part = within(tell, TRAINED, 1.0)
    found = evaluate_rows(
        image_predictor, rows, ANY_CHANGE,
        lambda done, total: part("score", done / total, f"scoring the best, {done} of {total}"),
        training.cancelled,
    )  # fmt: skip
    made = folder.path / "report.html"
    lines = training.history.lines if training.history else []
    title = f"Stage {request.stage}: {folder.path.name}"
    write_report(made, title, found, image_predictor, lines, request.to_dict())
    return made, found.summary()


def _objective(
    request: TrainRequest,
    model: LoadedModel,
    data: TrainData,
    loss: LossConfig,
    device: torch.device,
) -> tuple[Objective, Prompt, int]:
    """Prepare the network; returns it with its tokenizer and the side of the images."""
    network = with_drop_path(model, request.drop_path)
    if request.stage == 1:
        network.config = replace(network.config, any_change=True)
    sentences = [sample.sentence for sample in data.train]
    network.config = taught(network.config, model.prompt, data.gsd_m, sentences)
    step_px = 32 * network.context.tiles_per_side
    side_px = choose_side(request, network.config.tiles, data.longest_px, step_px)
    place = choose_device("cpu" if device.type == "cpu" else request.device)
    dtype = choose_precision(request.precision or "auto", place).dtype
    choose_parts(network, request.stage, request.frozen)
    objective: Objective
    if request.stage == 1:
        objective = Seeing(network, loss, dtype)
    else:
        objective = Asking(network, model.prompt, loss, dtype)
    if request.tuning == "lora":
        add_lora(network, request.lora_rank, dtype)
        objective.freeze_head()
    if request.checkpointing:
        save_memory(network)
    return objective.to(device), model.prompt, side_px


def _accelerator(device: str) -> Any:
    try:
        from accelerate import Accelerator
    except ModuleNotFoundError as error:
        raise MtrefsegError(
            "Training needs the package 'accelerate', which the engine's Python has not.",
            "Install it with: pip install 'mtrefseg[train]'.",
        ) from error
    alone = int(os.environ.get("WORLD_SIZE", "1")) == 1
    chosen = choose_device(device).name if alone else device
    return Accelerator(cpu=chosen == "cpu")


def _in_turn(accelerator: Any, work: Callable[[], TrainData]) -> TrainData:
    """Let the first process cut and look; the others find what it left."""
    with accelerator.main_process_first():
        return work()


def _check_cancel(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled()


def _absolute(request: TrainRequest) -> TrainRequest:
    """Make paths absolute: a later stage, or a resumed training, may be started from elsewhere."""
    rasters = request.rasters
    if rasters:
        before, after, polygons = map(_file, rasters.paths())
        rasters = replaced(rasters, before=before, after=after, polygons=polygons)
    data, validation = _folder(request.data), _folder(request.validation)
    return replace(request, rasters=rasters, data=data, validation=validation)


def _folder(path: str | None) -> str | None:
    return str(Path(path).expanduser().absolute()) if path else None


def _file(path: str) -> str:
    """Return the whole path of a file; names of GDAL's own, as /vsizip/…, stay."""
    place = Path(path).expanduser()
    return str(place.absolute()) if exists(place) else path


def _numbers(training: Training) -> str:
    trained = sum(parameter.numel() for parameter in training.optimizer.trained.values())
    plan, side_px = training.plan, training.samples.side_px
    return (
        f"{trained:,} parameters are trained on {len(training.samples)} samples of {side_px} × "
        f"{side_px} pixels, {plan.global_batch} per step ({plan.batch} at once in "
        f"{plan.processes} process(es)), {training.steps} steps"
    )
