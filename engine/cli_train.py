"""The commands that train and measure; training is imported when they run."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from ..model.errors import MtrefsegError
from ..model.requests.evaluate import EvaluateRequest
from ..model.requests.events import Progress
from ..model.requests.pair import PairSource, RasterSource
from ..model.requests.raster_data import RasterData
from ..model.requests.train import TrainRequest
from .cli_errors import exit_on_error
from .cli_options import (
    AllowRemote,
    Bands,
    CrsAfter,
    CrsBefore,
    FileNodataAfter,
    FileNodataBefore,
    Json,
    NodataAfter,
    NodataBefore,
    read_nodata,
    read_numbers,
)
from .gsd_option import AUTO, read_gsd
from .gsd_option import Gsd as ShownGsd
from .printing import plain_or_bar, print_evaluation, print_facts

app = typer.Typer()

Output = Annotated[Path, typer.Argument(help="Folder of the trained model.")]
Data = Annotated[
    str,
    typer.Argument(help="Folder with A, B, masks, or with such folders train and val; - if none."),
]
Model = Annotated[str, typer.Option(help="Model to begin with: bundled, or a folder.")]
Start = Annotated[
    list[str] | None,
    typer.Option(help="Imported Phi-1.5 or Mask2Former, or 'imagenet', to begin with; repeat."),
]
Validation = Annotated[str | None, typer.Option(help="Folder to score on.")]
Before = Annotated[str | None, typer.Option(help="Raster before, instead of DATA.")]
After = Annotated[str | None, typer.Option(help="Raster after.")]
Polygons = Annotated[str | None, typer.Option(help="Vector file of what changed.")]
Layer = Annotated[str, typer.Option(help="Its layer; empty: the first.")]
Field = Annotated[str, typer.Option(help="Its field with sentences or classes.")]
Sentence = Annotated[str, typer.Option(help="Sentence of all polygons; {} is the field's value.")]
Gsd = Annotated[float | None, typer.Option(help="Metres per pixel of the chips.")]
Chip = Annotated[int, typer.Option(help="Side of the chips in pixels.")]
Overlap = Annotated[int, typer.Option(help="Overlap of the chips in pixels.")]
Share = Annotated[float | None, typer.Option(help="Share that is kept to score on [0.2].")]
Epochs = Annotated[int | None, typer.Option(help="Passes over the data [20].")]
Batch = Annotated[int | None, typer.Option(help="Samples at once in a process [4].")]
Together = Annotated[int | None, typer.Option(help="Samples in a step, over all [128].")]
Rate = Annotated[float | None, typer.Option(help="Learning rate [1e-4; stage 2: 5e-5].")]
Drop = Annotated[
    float | None, typer.Option(help="Drop path of a Swin encoder; empty: as the model has it.")
]
Side = Annotated[int | None, typer.Option(help="Side of the images in pixels.")]
Augment = Annotated[bool | None, typer.Option(help="Turn pairs and exchange dates.")]
Frozen = Annotated[list[str] | None, typer.Option(help="Part that is not trained; repeat.")]
Precision = Annotated[str | None, typer.Option(help="auto, float32 or bfloat16.")]
Save = Annotated[bool | None, typer.Option(help="Save memory, cost time.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")]
Workers = Annotated[int, typer.Option(help="Processes that load samples.")]
Seed = Annotated[int | None, typer.Option(help="Of everything random [0].")]
Minutes = Annotated[float, typer.Option(help="Minutes between two times of storing the state.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the training in OUTPUT.")]


@app.command("train-stage1")
def train_stage1(
    data: Data, output: Output, model: Model = "mini", start: Start = None,
    validation: Validation = None,
    before: Before = None, after: After = None, polygons: Polygons = None, layer: Layer = "",
    field: Field = "", sentence: Sentence = "{}", bands_before: Bands = None,
    bands_after: Bands = None, crs_before: CrsBefore = "", crs_after: CrsAfter = "",
    nodata_before: NodataBefore = "", nodata_after: NodataAfter = "",
    file_nodata_before: FileNodataBefore = True, file_nodata_after: FileNodataAfter = True,
    allow_remote: AllowRemote = False, gsd: Gsd = None, chip: Chip = 256,
    overlap: Overlap = 64, share: Share = None, epochs: Epochs = None, batch: Batch = None,
    global_batch: Together = None, learning_rate: Rate = None, drop_path: Drop = None,
    side: Side = None, augment: Augment = None, frozen: Frozen = None,
    precision: Precision = None, checkpointing: Save = None, device: Device = "auto",
    workers: Workers = 2, seed: Seed = None, state_minutes: Minutes = 4.0,
    resume: Resume = False, as_json: Json = False,
) -> None:  # fmt: skip
    """Train a network to see change, without language (stage 1).

    On several GPUs or machines: accelerate launch -m mtrefseg train-stage1 …
    """
    _train(locals(), stage=1)


@app.command("train-stage2")
def train_stage2(
    data: Data, output: Output, model: Model = "mini", start: Start = None,
    validation: Validation = None,
    before: Before = None, after: After = None, polygons: Polygons = None, layer: Layer = "",
    field: Field = "", sentence: Sentence = "{}", bands_before: Bands = None,
    bands_after: Bands = None, crs_before: CrsBefore = "", crs_after: CrsAfter = "",
    nodata_before: NodataBefore = "", nodata_after: NodataAfter = "",
    file_nodata_before: FileNodataBefore = True, file_nodata_after: FileNodataAfter = True,
    allow_remote: AllowRemote = False, gsd: Gsd = None, chip: Chip = 256,
    overlap: Overlap = 64, share: Share = None, epochs: Epochs = None, batch: Batch = None,
    global_batch: Together = None, learning_rate: Rate = None, drop_path: Drop = None,
    side: Side = None, augment: Augment = None, frozen: Frozen = None,
    lora: Annotated[int | None, typer.Option(help="Rank of LoRA in the language model.")] = None,
    precision: Precision = None, checkpointing: Save = None, device: Device = "auto",
    workers: Workers = 2, seed: Seed = None, state_minutes: Minutes = 4.0,
    resume: Resume = False, as_json: Json = False,
) -> None:  # fmt: skip
    """Train a network to find what sentences describe (stage 2); begin with a stage-1 result.

    On several GPUs or machines: accelerate launch -m mtrefseg train-stage2 …
    """
    _train(locals(), stage=2)


def _train(given: dict[str, Any], stage: int) -> None:
    as_json = given["as_json"]
    with exit_on_error(as_json):
        request = _request(given, stage)
        from ..training.finetune import train

        console = Console(stderr=True)
        with plain_or_bar(console) as bar, _stopped_by_signals(console) as stopped:

            def tell(progress: Progress) -> None:
                if progress.stage == "note":
                    console.print(progress.text, markup=False, highlight=False, soft_wrap=True)
                else:
                    bar(progress)

            made = train(request, tell, stopped)
        facts = {"folder": made.folder, "steps": made.steps, "left out": made.skipped}
        score = made.score.get("original frame", {})
        print_facts([{**facts, "report": made.report or "none", **score}], as_json)
        if made.cancelled:
            raise MtrefsegError(
                f"The training in '{made.folder}' was stopped after {made.steps} steps.",
                "Go on with --resume.",
            )


def _request(given: dict[str, Any], stage: int) -> TrainRequest:
    same = ("model", "validation", "epochs", "global_batch", "learning_rate", "drop_path",
            "augment", "precision", "checkpointing", "device", "workers", "seed", "resume",
            "state_minutes")  # fmt: skip
    lora = given.get("lora")
    return TrainRequest(
        stage,
        str(given["output"]),
        data=None if given["data"] == "-" else given["data"],
        rasters=_rasters(given),
        validation_share=given["share"],
        batch_size=given["batch"],
        side_px=given["side"],
        start=tuple(given["start"] or ()),
        frozen=tuple(given["frozen"] or ()),
        tuning="full" if lora is None else "lora",
        lora_rank=16 if lora is None else lora,
        **{name: given[name] for name in same},
    )


def _rasters(given: dict[str, Any]) -> RasterData | None:
    names = ("before", "after", "polygons")
    if not any(given[name] for name in names):
        return None
    before, after = (
        RasterSource(
            given[date] or "",
            read_numbers(given[f"bands_{date}"], f"bands-{date}", int),
            given[f"crs_{date}"],
            read_nodata("", given[f"nodata_{date}"], date),
            given[f"file_nodata_{date}"],
        )
        for date in ("before", "after")
    )
    return RasterData(
        PairSource(before, after, gsd_m=given["gsd"], allow_remote=given["allow_remote"]),
        given["polygons"] or "",
        given["layer"],
        given["field"],
        given["sentence"],
        given["chip"],
        given["overlap"],
    )


@contextmanager
def _stopped_by_signals(console: Console) -> Iterator[Callable[[], bool]]:
    """Let Ctrl-C, and what ends a process, end a training so that its state is kept.

    The second signal ends it at once; the state that was stored last stays.
    """
    stop = threading.Event()
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in map(signal.Signals.__getitem__, names)}

    def ask(number: int, frame: object) -> None:
        stop.set()
        for known in before:
            signal.signal(known, signal.SIG_DFL)
        console.print("stopping; the training is saved. Once more ends it at once", markup=False)

    for number in before:
        signal.signal(number, ask)
    try:
        yield stop.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@app.command()
def evaluate(
    model: Annotated[str, typer.Argument(help="Bundled model or model folder.")],
    data: Annotated[Path, typer.Argument(help="Folder with A, B, masks and sentences.")],
    sentence: Annotated[
        str | None, typer.Option(help="Asked where the folder has no sentences; empty: any change.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for the figures (.json).")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="File for the report (.html); empty: beside the figures.")
    ] = None,
    gsd: ShownGsd = AUTO,
    image_gsd: Annotated[
        float | None,
        typer.Option(
            help="Metres per pixel of the images; empty: unknown, they are shown as they are."
        ),
    ] = None,
    device: Device = "auto",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace also files that are no earlier evaluation.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Measure a model on a folder in the layout of MTRefSeg-21K."""
    with exit_on_error(as_json):
        from ..training.evaluation.evaluate import run_evaluation

        page = report or (output.with_suffix(".html") if output else None)
        gsd_m, fit_gsd = read_gsd(gsd)
        request = EvaluateRequest(
            model, str(data), sentence, str(output or ""), str(page or ""), device,
            image_gsd, gsd_m, fit_gsd, overwrite,
        )  # fmt: skip
        with plain_or_bar(Console(stderr=True)) as tell:
            figures = run_evaluation(request, tell)
        print_evaluation(figures, as_json)
