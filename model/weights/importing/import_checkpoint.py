"""A published checkpoint → the files of a model folder."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ...config import R1, NetworkConfig
from ...errors import Cancelled, MtrefsegError
from ...messages import Message
from ...network.prompt import Prompt
from ...requests.events import Progress
from ..model_folder import CARD, CONFIG, START, TOKENIZER, WEIGHTS
from ..safetensors_io import WeightsWriter
from ..tokenizer_file import load_tokenizer
from .import_card import import_card
from .import_folder import Imported, import_with
from .import_plan import Plan
from .official_checkpoint import MARK, official_plan
from .shards import WeightFiles
from .starting_points import is_phi, mask2former_plan, phi_plan
from .weight_paths import no_checkpoint


def import_checkpoint(
    source: str,
    folder: str,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    base: NetworkConfig = R1,
) -> Imported:
    """Convert a checkpoint in this process; memory holds a few tensors at a time.

    ``engine.import_process`` does the same in a process with limits.

    Args:
        source: A folder as transformers' Trainer saves it (MTRefSeg-R1 or Phi-1.5), or the file
            with Mask2Former's arrays.
        folder: Of the result; must not exist or be empty.
        on_progress: Receives progress, in the calling thread.
        cancelled: Checked between tensors; True stops the import.
        base: Sizes that the source lacks.

    Raises:
        MtrefsegError: Names the file, what is wrong with it and the remedy.
        Cancelled: The import was stopped; nothing was written.
    """
    return import_with(convert, source, folder, on_progress, cancelled, base)


def convert(
    source: str,
    output: Path,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    base: NetworkConfig,
) -> Imported:
    """Write the files of a model into an existing folder; see ``import_checkpoint``."""
    began = time.monotonic()
    on_progress(Progress("open", 0.0, text=Message("reading the checkpoint")))
    plan = make_plan(Path(source), base)
    _check_space(output, plan)
    try:
        _write_texts(plan, source, output)
        _write_weights(plan, output / _weights_name(plan), on_progress, cancelled)
    except OSError as error:
        raise MtrefsegError(
            "The folder '{parent}' cannot be written ({error}).",
            "Choose another folder.",
            parent=output.parent,
            error=error,
        ) from error
    formats = Counter(str(f.dtype).removeprefix("torch.") for f in plan.facts.values())
    return Imported(
        plan.title,
        str(output),
        _weights_name(plan),
        plan.config.fusion,
        plan.config.language.layers,
        plan.config.language.vocabulary,
        plan.parameters_read,
        sum(fact.count for fact in plan.facts.values()),
        dict(formats),
        plan.dropped,
        round(time.monotonic() - began, 3),
    )


def make_plan(source: Path, base: NetworkConfig) -> Plan:
    """Recognise and check a source.

    Raises:
        MtrefsegError: It cannot be imported, or is incomplete.
    """
    if source.is_file() and source.suffix == ".pkl":
        return mask2former_plan(source, base)
    if not source.is_dir():
        raise no_checkpoint(source)
    files = WeightFiles(source)
    if any(name.startswith(MARK) for name in files.facts):
        return official_plan(source, files, base)
    if is_phi(files.facts):
        return phi_plan(source, files, base)
    if any(name.startswith("backbone.body.") for name in files.facts):
        raise MtrefsegError(
            "'{source}' is a model folder already.", "Use it as it is.", source=source
        )
    first = next(iter(files.facts), Message("no tensor at all"))
    raise MtrefsegError(
        ("The weights in '{source}' belong to another network (they begin with '{first}')."),
        "Give an MTRefSeg-R1 checkpoint, Phi-1.5, or Mask2Former's .pkl file.",
        source=source,
        first=first,
    )


def _check_space(folder: Path, plan: Plan) -> None:
    needed = sum(fact.size for fact in plan.facts.values())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise MtrefsegError(
            "'{parent}' needs {needed:.1f} GB, and {free:.1f} GB are free.",
            "Free some space, or choose another disk.",
            parent=folder.parent,
            needed=needed / 1000000000.0,
            free=free / 1000000000.0,
        )


def _write_texts(plan: Plan, source: str, folder: Path) -> None:
    (folder / CONFIG).write_text(plan.config.to_json() + "\n", encoding="utf-8")
    (folder / CARD).write_text(import_card(plan, source).to_text(), encoding="utf-8")
    if plan.tokenizer is not None:
        plan.tokenizer.save(str(folder / TOKENIZER))
        Prompt(load_tokenizer(folder / TOKENIZER), plan.config.language)


def _write_weights(
    plan: Plan, path: Path, on_progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> None:
    whole, done = sum(fact.size for fact in plan.facts.values()), 0
    with WeightsWriter(path, plan.facts) as writer:
        for name, tensor in plan.read():
            if cancelled():
                raise Cancelled()
            writer.put(name, tensor.to(plan.facts[name].dtype))
            done += plan.facts[name].size
            on_progress(
                Progress(
                    "write",
                    done / whole,
                    text=Message(
                        "{done:.1f} of {whole:.1f} GB",
                        done=done / 1000000000.0,
                        whole=whole / 1000000000.0,
                    ),
                )
            )


def _weights_name(plan: Plan) -> str:
    return WEIGHTS if plan.complete else START
