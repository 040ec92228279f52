"""Puts a training for a region together: network, objective, batches, loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from ..model.errors import Cancelled
from ..model.inference.device import choose_device, choose_precision
from ..model.messages import Message
from ..model.network.mtrefseg import MTRefSeg
from ..model.rasters.special_files import exists
from ..model.requests.flat import replaced
from ..model.requests.train import TrainRequest
from ..model.weights.load_model import LoadedModel
from .batches.sample_batches import SampleBatches
from .batches.samples import Samples, rows_of
from .batches.sampling_plan import SamplingPlan
from .data.datasets import TrainData, choose_side
from .evaluation.image_predictor import ImagePredictor
from .forward import Forward, SentenceForward
from .loop.checkpoints import Checkpointer
from .loop.epochs import EpochCallbacks
from .loop.initialise import initial_model
from .loop.loop import Loop
from .loop.objective import AuxiliaryLoss, Objective
from .loop.optimizer import Optimizer, Schedule
from .loop.position import Position
from .loop.run_folder import TrainFolder
from .loop.scoring import Scorer
from .loop.time_left import EpochProgress
from .loop.trainable import add_lora, checkpoint_activations, set_drop_path, set_trainable
from .loop.trained_config import config_after_training
from .loop.trained_words import words_after_training
from .losses.answer import AnswerLoss
from .losses.mask import LossConfig, QueryMaskLoss, SentenceMaskLoss
from .progress import OnProgress


@dataclass(frozen=True)
class RegionTraining:
    """A training that is ready to run.

    Attributes:
        loop: Its steps.
        callbacks: What happens beside them.
        scorer: Scores the model.
        samples: Number of samples.
        side_px: Side of the square in which they are shown.
        plan: Which sample is in which step.
    """

    loop: Loop
    callbacks: EpochCallbacks
    scorer: Scorer
    samples: int
    side_px: int
    plan: SamplingPlan

    def describe(self) -> str:
        """Return the size of the training in one line."""
        trained = sum(parameter.numel() for parameter in self.loop.optimizer.trained.values())
        return Message(
            (
                "{trained:,} parameters are trained on {samples} samples of {side_px} "
                "× {side_px} pixels, {global_batch} per step ({batch} at once in "
                "{processes} process(es)), {steps} steps"
            ),
            trained=trained,
            samples=self.samples,
            side_px=self.side_px,
            global_batch=self.plan.global_batch,
            batch=self.plan.batch,
            processes=self.plan.processes,
            steps=self.loop.steps,
        )


def set_up(
    request: TrainRequest,
    folder: TrainFolder,
    data: TrainData,
    accelerator: Any,
    loss: LossConfig,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> RegionTraining:
    """Load the network and put it together with the samples, at its first step.

    Args:
        request: Full: nothing in it is None that is needed here.
        folder: Of the training.
        data: Samples to train on and to score on.
        accelerator: accelerate's, with the processes and the device.
        loss: Points and weights of the mask losses.
        on_progress: Takes the progress of the steps.
        cancelled: Called before every batch.

    Raises:
        MtrefsegError: The model cannot be used.
        Cancelled: ``cancelled`` returned True.
    """
    model = initial_model(request)
    if cancelled():
        raise Cancelled()
    network = _network(request, model, data)
    step_px = 32 * network.context.tiles_per_side
    side_px = choose_side(request, network.config.tiles, data.longest_px, step_px)
    objective = _objective(request, model, network, loss, accelerator.device)
    predictor = ImagePredictor(network, model.prompt)
    rows = rows_of(data.train, request.stage)
    samples = Samples(rows, side_px, bool(request.augment), enlarge=predictor.square_px is not None)
    plan = _plan(request, len(samples), accelerator.num_processes)
    scorer = Scorer(predictor, rows_of(data.val, request.stage), accelerator, cancelled)
    callbacks = EpochCallbacks(scorer, EpochProgress(on_progress))
    if accelerator.is_main_process:
        callbacks.checkpointer = Checkpointer(
            folder,
            request,
            network,
            model.name,
            model.prompt.tokenizer,
            data,
            plan.global_batch,
            words_after_training(request, (sample.sentence for sample in data.train)),
        )
    loop = _loop(request, objective, samples, plan, accelerator, callbacks, cancelled)
    return RegionTraining(loop, callbacks, scorer, len(samples), side_px, plan)


def _network(request: TrainRequest, model: LoadedModel, data: TrainData) -> MTRefSeg:
    """Return the network with the configuration that it has after the training."""
    network = set_drop_path(model, request.drop_path)
    if request.stage == 1:
        network.config = replace(network.config, any_change=True)
    network.config = config_after_training(network.config, data.gsd_m)
    return network


def _objective(
    request: TrainRequest,
    model: LoadedModel,
    network: MTRefSeg,
    loss: LossConfig,
    device: torch.device,
) -> Objective:
    place = choose_device("cpu" if device.type == "cpu" else request.device)
    dtype = choose_precision(request.precision or "auto", place).dtype
    set_trainable(network, request.stage, request.frozen)
    if request.stage == 1:
        objective = query_objective(network, loss, dtype)
    else:
        objective = sentence_objective(SentenceForward(network, model.prompt, dtype), loss)
    if request.tuning == "lora":
        # peft draws the matrices from PyTorch's generator
        torch.manual_seed(int(request.seed or 0))
        add_lora(network, request.lora_rank, dtype)
        # the layer to the vocabulary is frozen as the words are
        objective.auxiliary.requires_grad_(False)
    if request.checkpointing:
        checkpoint_activations(network)
    return objective.to(device)


def query_objective(network: MTRefSeg, loss: LossConfig, dtype: torch.dtype) -> Objective:
    """Return what stage 1 minimises."""
    return Objective(Forward(network, dtype), QueryMaskLoss(loss))


def sentence_objective(forward: SentenceForward, loss: LossConfig) -> Objective:
    """Return the objective of stage 2: with the answer where the model's prompt has one."""
    auxiliary = []
    if any(forward.answer.supervised):
        words = forward.network.language.phi.embed_tokens.weight
        auxiliary.append(AuxiliaryLoss(1.0, AnswerLoss(forward.answer, words)))
    return Objective(forward, SentenceMaskLoss(loss), auxiliary)


def _plan(request: TrainRequest, samples: int, processes: int) -> SamplingPlan:
    together = min(int(request.global_batch or 1), samples)
    batch = min(int(request.batch_size or 1), -(-together // processes))
    return SamplingPlan(samples, together, batch, processes, int(request.seed or 0))


def _loop(
    request: TrainRequest,
    objective: Objective,
    samples: Samples,
    plan: SamplingPlan,
    accelerator: Any,
    callbacks: EpochCallbacks,
    cancelled: Callable[[], bool],
) -> Loop:
    steps = plan.steps * int(request.epochs or 1)
    schedule = Schedule(
        steps, float(request.learning_rate or 0), request.warm_up, request.clip,
        request.weight_decay,
    )  # fmt: skip
    named = objective.named_parameters()
    return Loop(
        objective,
        Optimizer({n: p for n, p in named if p.requires_grad}, schedule),
        SampleBatches(samples, plan, accelerator.process_index, steps, request.workers),
        accelerator,
        steps,
        Position(f"stage {request.stage}"),
        callbacks,
        checkpoint_every_s=60 * request.state_minutes,
        epoch_steps=plan.steps,
        seed=plan.seed,
        cancelled=cancelled,
    )


def absolute_paths(request: TrainRequest) -> TrainRequest:
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
