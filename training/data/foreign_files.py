"""Checks that a training replaces no file of the user and writes into none of its inputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.rasters.special_files import exists
from ...model.requests.train import IMAGENET, TrainRequest
from ...model.weights.model_folder import CONFIG, RESOURCES, bundled
from .expression_entries import EXPRESSIONS
from .split_folders import SPLIT_NAMES

REQUEST, STATE, LOCK = "training.json", "state.safetensors", ".lock"
WORK_FOLDER = "training"  # state, history and lock, below the folder of the model
CHIPS, PARTIAL_CHIPS, STAMP = "chips", ".chips.part", "cut_from.json"
PARTIAL_FOLDER = "parts"  # incomplete files, below the work folder
TRAINING_NAMES = {LOCK, STATE, f".{STATE}.part", "history.jsonl", ".history.jsonl.part",
                "tensorboard", PARTIAL_FOLDER}  # fmt: skip
DESKTOP_FILES = {".DS_Store", "Thumbs.db", "desktop.ini", ".directory"}
LAYOUT = {"A", "B", "masks", EXPRESSIONS, *SPLIT_NAMES}
MAX_NAMED = 3  # files in a message


def check_new(folder: Path) -> None:
    """Check that a training may start in a folder: new, empty, or left by one without a state.

    Raises:
        MtrefsegError: It holds a training, a model, or anything else.
    """
    if not folder.is_dir():
        return
    if (folder / WORK_FOLDER / STATE).exists() or (
        (folder / CONFIG).exists() and (folder / REQUEST).exists()
    ):
        raise MtrefsegError(
            "Folder '{folder}' holds a model or a training already.",
            "Resume the training, or choose another folder.",
            folder=folder,
        )
    foreign = sorted(_foreign(folder))
    if foreign:
        left_out = len(foreign) - MAX_NAMED
        more = Message(" and {count} more", count=left_out) if left_out > 0 else ""
        raise MtrefsegError(
            (
                "Folder '{folder}' holds files that no training made "
                "({foreign}{more}), which must not be replaced."
            ),
            "Choose a new or an empty folder for the trained model.",
            folder=folder,
            foreign=", ".join(foreign[:MAX_NAMED]),
            more=more,
        )


def _foreign(folder: Path) -> Iterator[str]:
    """Yield names that belong neither to the desktop nor to a training that has just started."""
    for path in folder.iterdir():
        if path.name == WORK_FOLDER and path.is_dir():
            names = {inner.name for inner in path.iterdir()} - TRAINING_NAMES
            yield from (f"{WORK_FOLDER}/{name}" for name in names)
            if not (path / LOCK).is_file() and any(path.iterdir()):
                yield WORK_FOLDER
        elif path.name == CHIPS and (path / STAMP).is_file():
            continue
        elif path.name in (REQUEST, f".{REQUEST}.part", PARTIAL_CHIPS):
            if not (folder / WORK_FOLDER / LOCK).is_file():
                yield path.name
        elif path.name not in DESKTOP_FILES:
            yield path.name


def check_apart(request: TrainRequest) -> None:
    """Check that the output of a training is none of its inputs and contains none.

    Raises:
        MtrefsegError: Names the input.
    """
    output = Path(request.output).expanduser()
    for name, path in _folders(request):
        if _same(output, path):
            raise MtrefsegError(
                "Output '{output}' is the folder of {name}.",
                "Give a new folder for the trained model.",
                output=output,
                name=name,
            )
    for name, path in _folders(request):
        if name in ("data", "validation") and _same(output.parent, path) and output.name in LAYOUT:
            raise MtrefsegError(
                "Output '{output}' is a part of the folder of {name}.",
                "Give a new folder for the trained model.",
                output=output,
                name=name,
            )
    rasters = request.rasters
    names = ("before", "after", "polygons")
    for name, text in zip(names, rasters.paths(), strict=True) if rasters else ():
        path = Path(text).expanduser()
        if exists(path) and _within(path, output):
            raise MtrefsegError(
                "Output '{output}' is the folder that holds {name} '{path}'.",
                "Give a new folder for the trained model.",
                output=output,
                name=name,
                path=path,
            )


def _folders(request: TrainRequest) -> Iterator[tuple[str, Path]]:
    """Yield every folder that is read, with the name of its parameter."""
    yield "model", RESOURCES / request.model if request.model in bundled() else Path(request.model)
    for name, value in (("data", request.data), ("validation", request.validation)):
        if value:
            yield name, Path(value)
    for value in request.start:
        if value != IMAGENET:
            yield "start", Path(value)


def _same(one: Path, other: Path) -> bool:
    one, other = one.expanduser(), other.expanduser()
    if exists(one) and exists(other):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


def _within(path: Path, folder: Path) -> bool:
    return any(_same(parent, folder) for parent in Path(os.path.realpath(path)).parents)
