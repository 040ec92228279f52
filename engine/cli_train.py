"""The commands that train and measure; training is imported when they run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer
from rich.console import Console

from ..model.errors import MtrefsegError
from ..model.requests.evaluate import EvaluateRequest
from ..model.requests.events import Progress
from ..model.requests.train import LEARNING_RATES, PUBLISHED, TrainRequest
from .option_texts import GSD, PANELS, SPELLINGS, Json
from .printing import plain_or_bar, print_evaluation, print_facts
from .request_options import Derived, RequestOptions, Spelling, Values

app = typer.Typer()

TRAIN_SPELLINGS = {
    **SPELLINGS,
    "data": Spelling(
        "Folder with A, B, masks, or with such folders train and val; - if none.",
        read=lambda text, option: None if text == "-" else text,
    ),
    "before": Spelling("Raster of the first date, instead of DATA.", ("--before",)),
    "model": Spelling("Model to begin with: bundled, or a folder."),
    "start": Spelling(
        "Imported Phi-1.5 or Mask2Former, or 'imagenet', to begin with; repeat for several."
    ),
    "validation_share": Spelling("Share that is kept to score on.", ("--share",)),
    "learning_rate": Spelling("Learning rate at its peak."),
    "frozen": Spelling("Part that is not trained; repeat for several."),
    "seed": Spelling("Seed of everything random."),
    "resume": Spelling("Go on with the training in OUTPUT."),
    "field": Spelling("Field of the polygons with sentences or classes."),
    "sentence": Spelling("Sentence of all polygons; {} is the field's value."),
    "gsd_m": Spelling("Ground sample distance of the chips in metres; not given: the raster's."),
}


def _set_lora(rank: int | None, fields: Values) -> None:
    if rank is not None:
        fields.update(tuning="lora", lora_rank=rank)


LORA = Derived("lora", "--lora", int | None, None, "Rank of LoRA in the language model.", _set_lora)


def _train_options(stage: int, *derived: Derived) -> RequestOptions:
    shown = {name: value for name, value in PUBLISHED.items() if value is not False}
    return RequestOptions(
        TrainRequest,
        ("data", "output"),
        TRAIN_SPELLINGS,
        derived,
        fixed={"stage": stage},
        without=("tuning", "lora_rank", "warm_up", "weight_decay", "clip"),
        panels=PANELS,
        inherited={**shown, "learning_rate": LEARNING_RATES[stage]},
    )


@app.command("train-stage1")
@_train_options(1)
def train_stage1(request: TrainRequest, as_json: Json = False) -> None:
    """Train a network to recognise change, without language (stage 1).

    On several GPUs or machines: accelerate launch -m mtrefseg train-stage1 …
    """
    _train(request, as_json)


@app.command("train-stage2")
@_train_options(2, LORA)
def train_stage2(request: TrainRequest, as_json: Json = False) -> None:
    """Train a network to find what sentences describe (stage 2); begin with a stage-1 result.

    On several GPUs or machines: accelerate launch -m mtrefseg train-stage2 …
    """
    _train(request, as_json)


def _train(request: TrainRequest, as_json: bool) -> None:
    from ..training.finetune import train

    console = Console(stderr=True)
    with plain_or_bar(console) as bar, _cancelled_by_signals(console) as cancelled:

        def on_progress(progress: Progress) -> None:
            if progress.stage == "note":
                console.print(progress.text, markup=False, highlight=False, soft_wrap=True)
            else:
                bar(progress)

        result = train(request, on_progress, cancelled)
    facts: dict[str, Any] = {
        "folder": result.folder, "steps": result.steps, "left out": result.skipped,
        "report": result.report or "none", **result.score.get("original frame", {}),
    }  # fmt: skip
    print_facts([facts], as_json)
    if result.cancelled:
        raise MtrefsegError(
            "The training in '{folder}' was stopped after {steps} steps.",
            "Go on with --resume.",
            folder=result.folder,
            steps=result.steps,
        )


@contextmanager
def _cancelled_by_signals(console: Console) -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C, and signals that end a process, cancel a training so that its state is stored.

    The second signal ends it at once; the state that was stored last stays.
    """
    cancelled = threading.Event()
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in map(signal.Signals.__getitem__, names)}

    def cancel(number: int, frame: object) -> None:
        cancelled.set()
        for known in before:
            signal.signal(known, signal.SIG_DFL)
        console.print("stopping; the training is saved. Once more ends it at once", markup=False)

    for number in before:
        signal.signal(number, cancel)
    try:
        yield cancelled.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


EVALUATE_SPELLINGS = {
    "device": SPELLINGS["device"],
    "model": Spelling("Bundled model or model folder."),
    "data": Spelling("Folder with A, B, masks and sentences."),
    "sentence": Spelling("Sentence where the folder has none; empty: any change."),
    "figures": Spelling("File for the figures (.json).", ("--output", "-o")),
    "report": Spelling("File for the report (.html); empty: beside the figures."),
    "image_gsd_m": Spelling("Metres per pixel of the images; not given: shown as they are."),
    "overwrite": Spelling("Replace also files that are no earlier evaluation."),
}


@app.command()
@RequestOptions(EvaluateRequest, ("model", "data"), EVALUATE_SPELLINGS, (replace(GSD, panel=None),))
def evaluate(request: EvaluateRequest, as_json: Json = False) -> None:
    """Measure a model on a folder in the layout of MTRefSeg-21K."""
    from ..training.evaluation.evaluate import run_evaluation

    if request.figures and not request.report:
        request = replace(request, report=str(Path(request.figures).with_suffix(".html")))
    with plain_or_bar(Console(stderr=True)) as on_progress:
        figures = run_evaluation(request, on_progress)
    print_evaluation(figures, as_json)
