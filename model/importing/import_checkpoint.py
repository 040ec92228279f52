"""``import-checkpoint``: someone else's checkpoint → a folder of ours, whole or not at all."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..config import R1, NetworkConfig
from ..errors import Cancelled, MtrefsegError
from ..network.checkpoint import CARD, CONFIG, START, TOKENIZER, WEIGHTS
from ..network.prompt import Prompt
from ..network.weights_file import WeightsWriter
from ..outputs.stopping import held_signals
from ..partial_files import discard, new_partial, partial_files, remove_partial_files
from ..request import Progress
from .card import model_card
from .official_checkpoint import MARK, official_plan
from .plan import Plan
from .sources import WeightFiles
from .starting_points import is_phi, mask2former_plan, phi_plan


@dataclass(frozen=True)
class Imported:
    """What an import did.

    Attributes:
        recognised: What the source is.
        folder: Where the result lies.
        weights: Name of the weights file: a model, or a part to begin a training with.
        fusion: How the two dates are joined.
        layers: Layers of the language model.
        vocabulary: Its words.
        parameters_read: Values in the source.
        parameters_kept: Values stored.
        formats: Tensors per number format.
        dropped: Names of the tensors that serve nothing here.
        seconds: Wall-clock time.
    """

    recognised: str
    folder: str
    weights: str
    fusion: str
    layers: int
    vocabulary: int
    parameters_read: int
    parameters_kept: int
    formats: dict[str, int]
    dropped: tuple[str, ...]
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """Return values that JSON holds."""
        return asdict(self)


def import_checkpoint(
    source: str,
    folder: str,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    base: NetworkConfig = R1,
) -> Imported:
    """Convert a checkpoint; memory holds a few tensors at a time.

    Args:
        source: A folder as transformers' Trainer saves it (MTRefSeg-R1 or Phi-1.5), or the file
            with Mask2Former's arrays.
        folder: Where the result goes; must not exist or be empty.
        report: Takes progress, in the calling thread.
        cancelled: Asked between tensors; True stops the import.
        base: Sizes that the source does not tell.

    Raises:
        MtrefsegError: Names the file, what is wrong with it and the remedy.
        Cancelled: The import was stopped; nothing was written.
    """
    began = time.monotonic()
    target = _check_target(folder, source)
    report(Progress("open", 0.0, text="looking at the checkpoint"))
    plan = make_plan(Path(source).expanduser(), base)
    _check_space(target, plan)
    _write(plan, source, target, report, cancelled)
    formats = Counter(str(f.dtype).removeprefix("torch.") for f in plan.facts.values())
    return Imported(
        plan.title,
        str(target),
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
        MtrefsegError: It is nothing that can be imported, or not whole.
    """
    if source.is_file() and source.suffix == ".pkl":
        return mask2former_plan(source, base)
    if not source.is_dir():
        raise MtrefsegError(
            f"Checkpoint '{source}' is neither a folder nor a .pkl file.",
            "Give the folder that holds config.json and the weights.",
        )
    files = WeightFiles(source)
    if any(name.startswith(MARK) for name in files.facts):
        return official_plan(source, files, base)
    if is_phi(files.facts):
        return phi_plan(source, files, base)
    if any(name.startswith("backbone.body.") for name in files.facts):
        raise MtrefsegError(f"'{source}' is a model folder already.", "Use it as it is.")
    first = next(iter(files.facts), "no tensor at all")
    raise MtrefsegError(
        f"The weights in '{source}' belong to another network (they begin with '{first}').",
        "Give an MTRefSeg-R1 checkpoint, Phi-1.5, or Mask2Former's .pkl file.",
    )


def _check_target(folder: str, source: str) -> Path:
    target = Path(folder).expanduser()
    if not folder.strip() or target.resolve() == Path(source).expanduser().resolve():
        raise MtrefsegError(f"The target folder is '{folder}'.", "Give another folder.")
    remove_partial_files([target])
    kept = set(partial_files(target))
    if target.exists() and (not target.is_dir() or set(target.iterdir()) - kept):
        raise MtrefsegError(
            f"The target '{target}' is not an empty folder.",
            "Choose a new folder, or remove what is in it.",
        )
    return target


def _check_space(target: Path, plan: Plan) -> None:
    needed = sum(fact.size for fact in plan.facts.values())
    place = next(path for path in (target, *target.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    if free < needed:
        raise MtrefsegError(
            f"'{target}' needs {needed / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free.",
            "Free some space, or choose another disk.",
        )


def _write(
    plan: Plan,
    source: str,
    target: Path,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    """Write beside the target and rename at the end, the weights last."""
    existed = target.exists()
    try:
        target.mkdir(parents=True, exist_ok=True)
        made = new_partial(target)
        try:
            made.mkdir()
            _write_texts(plan, source, made)
            _write_weights(plan, made / _weights_name(plan), report, cancelled)
            with held_signals():
                for path in sorted(made.iterdir(), key=lambda path: path.suffix == ".safetensors"):
                    path.replace(target / path.name)
        finally:
            discard(made)
    except BaseException as error:
        if not existed and target.is_dir() and not any(target.iterdir()):
            target.rmdir()
        if isinstance(error, OSError):
            raise MtrefsegError(
                f"The folder '{target}' cannot be written ({error}).", "Choose another folder."
            ) from error
        raise


def _write_texts(plan: Plan, source: str, folder: Path) -> None:
    (folder / CONFIG).write_text(plan.config.to_json() + "\n", encoding="utf-8")
    (folder / CARD).write_text(model_card(plan, source), encoding="utf-8")
    if plan.tokenizer is not None:
        plan.tokenizer.save(str(folder / TOKENIZER))
        _check_tokenizer(plan, folder / TOKENIZER)


def _check_tokenizer(plan: Plan, path: Path) -> None:
    from transformers import PreTrainedTokenizerFast

    Prompt(PreTrainedTokenizerFast(tokenizer_file=str(path)), plan.config.language)


def _write_weights(
    plan: Plan, path: Path, report: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> None:
    whole, done = sum(fact.size for fact in plan.facts.values()), 0
    with WeightsWriter(path, plan.facts) as writer:
        for name, tensor in plan.read():
            if cancelled():
                raise Cancelled()
            writer.put(name, tensor.to(plan.facts[name].dtype))
            done += plan.facts[name].size
            report(
                Progress("write", done / whole, text=f"{done / 1e9:.1f} of {whole / 1e9:.1f} GB")
            )


def _weights_name(plan: Plan) -> str:
    return WEIGHTS if plan.complete else START
