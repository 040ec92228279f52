"""A training from its request to its report; reads from top to bottom, for both stages."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import torch

from ...model.errors import MtrefsegError
from ...model.inference.device import choose_device, choose_precision
from ...model.network.checkpoint import LoadedModel, load_model
from ...model.network.prompt import Prompt
from ...model.request import ANY_CHANGE, Progress
from ...model.train_request import TrainRequest
from ..asker import Asker
from ..benchmark import Sample
from ..evaluate_split import Evaluation, evaluate_rows
from ..losses import LossConfig
from .begin import begin
from .card import write_card
from .data import TrainData, choose_side, find_data
from .folder import TrainFolder, inherited_from
from .history import History
from .loop import Training
from .objective import Asking, Objective, Seeing
from .parts import add_lora, choose_parts, merged_state, save_memory, with_drop_path
from .report import write_report
from .samples import Samples, rows_of
from .taught import taught

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
    tell = _teller(report if first else lambda progress: None)

    inherited = inherited_from(request.model) if request.stage == 2 else {}
    request, said = request.settle(inherited)
    request.check()
    # a later stage, or a resumed training, may be started from elsewhere
    request = replace(request, data=_absolute(request.data),
                      validation=_absolute(request.validation))  # fmt: skip
    for line in said:
        tell("note", 0.0, line)

    folder = TrainFolder(request.output)
    with folder.held(request.resume) if first else nullcontext():
        if request.resume:
            folder.check_same(request.to_dict())
        data = _in_turn(accelerator, lambda: find_data(
            request, folder.chips, lambda stage, share, text: tell(stage, PREPARED * share, text),
            cancelled,
        ))  # fmt: skip

        model = begin(request)
        objective, prompt, side_px = _objective(request, model, data, loss, accelerator.device)
        asker = Asker(objective.network, prompt)
        rows = rows_of(data.val, request.stage)
        samples = Samples(
            rows_of(data.train, request.stage), side_px, bool(request.augment),
            enlarge=asker.square_px is not None,
        )  # fmt: skip

        def score() -> dict[str, float] | None:
            found = _score(asker, rows, accelerator, cancelled)
            return None if found is None else found.original.summary()

        def keep(best: bool) -> None:
            if not first:
                return
            card = write_card(request, model.name, training, data)
            network, place = objective.network, folder.path if best else folder.last
            folder.save_model(place, network, prompt.tokenizer, merged_state(network), card)
            if not best:
                folder.save_state(training.optimizer.state(), asdict(training.progress))

        training = Training(
            objective, request, samples, accelerator, None, keep, score,
            lambda stage, share, text: tell(stage, _between(share), text), cancelled,
        )  # fmt: skip
        if request.resume:
            training.load(*folder.load_state())
        if first:
            folder.write_request(request.to_dict())
            training.history = History(folder.history, training.progress.step)
        tell("note", PREPARED, _numbers(training, side_px))
        with closing(training.history) if training.history else nullcontext():
            stopped = training.run()
        return _finish(request, folder, training, data, stopped, tell if first else None)


def _finish(
    request: TrainRequest,
    folder: TrainFolder,
    training: Training,
    data: TrainData,
    stopped: bool,
    tell: Callable[[str, float, str], None] | None,
) -> TrainResult:
    """Ask the best model once more, and write the report."""
    steps, made, scored = training.progress.step, None, {}
    if tell and not stopped:
        tell("write", TRAINED, "report")
        best = load_model(str(folder.path), training.accelerator.device.type)
        asker = Asker(best.network, best.prompt)
        found = evaluate_rows(asker, rows_of(data.val, request.stage), ANY_CHANGE)
        made = folder.path / "report.html"
        lines = training.history.lines if training.history else []
        title = f"Stage {request.stage}: {folder.path.name}"
        write_report(made, title, found, asker, lines, request.to_dict())
        scored = found.summary()
        tell("note", 1.0, f"report: {made}")
    return TrainResult(
        str(folder.path), stopped, steps, scored, str(made) if made else None, data.skipped
    )


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
    network.config = taught(network.config, model.prompt, request, sentences)
    step_px = 64 if network.config.context == "scene" else 32
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


def _score(
    asker: Asker,
    rows: Sequence[Sequence[Sample]],
    accelerator: Any,
    cancelled: Callable[[], bool],
) -> Evaluation | None:
    """Score the model, each process its share of the rows; None where the user stopped it."""
    from accelerate.utils import gather_object

    from ...model.errors import Cancelled

    rank, count = accelerator.process_index, accelerator.num_processes
    # one process may stop at once; several wait for one another
    stop = cancelled if count == 1 else lambda: False
    try:
        own = evaluate_rows(asker, rows[rank::count], ANY_CHANGE, cancelled=stop)
    except Cancelled:
        return None
    if count == 1:
        return own
    parts = gather_object([own])
    for other in parts[1:]:
        parts[0].join(other)
    whole: Evaluation = parts[0]
    return whole


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


def _absolute(path: str | None) -> str | None:
    return str(Path(path).expanduser().absolute()) if path else None


def _teller(report: Report) -> Callable[[str, float, str], None]:
    highest = 0.0

    def tell(stage: str, share: float, text: str) -> None:
        nonlocal highest
        highest = max(highest, share)
        report(Progress(stage, highest, text=text))

    return tell


def _between(share: float) -> float:
    return PREPARED + (TRAINED - PREPARED) * share


def _numbers(training: Training, side_px: int) -> str:
    trained = sum(parameter.numel() for parameter in training.optimizer.trained.values())
    plan = training.plan
    return (
        f"{trained:,} parameters are trained on {len(training.samples)} samples of {side_px} × "
        f"{side_px} pixels, {plan.global_batch} per step ({plan.batch} at once in "
        f"{plan.processes} process(es)), {training.steps} steps"
    )
