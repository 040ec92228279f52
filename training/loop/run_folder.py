"""The folder of a training: the best model itself, the last one beside it, and what resumes it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from safetensors import SafetensorError
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from ...model.errors import MtrefsegError
from ...model.files.atomic_write import sync_file, write_text
from ...model.files.write_error import RESUME, write_error
from ...model.messages import Message
from ...model.network.mtrefseg import MTRefSeg
from ...model.requests.wire import read_json
from ...model.sentences.model_words import ModelWords
from ...model.weights.model_card import ModelCard
from ...model.weights.model_folder import WEIGHTS
from ...model.weights.save_model import save_model
from ..data.foreign_files import CHIPS, LOCK, PARTIAL_FOLDER, REQUEST, STATE, WORK_FOLDER, check_new
from .state_file import check_same_values

ANEW = Message("Free some space on the disk, then start the training again.")
# values that may differ when a training is resumed
FREE = {"resume", "device", "workers", "output", "state_minutes"}


class TrainFolder:
    """Reads and writes one output folder; every file in it is whole.

    Args:
        path: Of the folder; it need not exist.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).expanduser()
        self.inside = self.path / WORK_FOLDER
        self.state = self.inside / STATE
        self.history = self.inside / "history.jsonl"
        self.last = self.path / "last"
        self.chips = self.path / CHIPS

    @contextmanager
    def locked(self, resume: bool) -> Iterator[None]:
        """Keep other trainings out.

        Args:
            resume: Whether the folder is meant to hold a training.

        Raises:
            MtrefsegError: Another run works here, or the folder holds what would be lost.
        """
        check: Callable[[], None] = (lambda: None) if resume else (lambda: check_new(self.path))
        known = (self.inside / LOCK).is_file()
        if not known:
            check()  # before anything is written to the folder
        lock = self._lock()
        try:
            if known:
                check()
            # what a killed training was writing
            shutil.rmtree(self.inside / PARTIAL_FOLDER, ignore_errors=True)
            yield
        finally:
            lock.release()

    def _lock(self) -> FileLock:
        try:
            self.inside.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.inside / LOCK, timeout=0)
            lock.acquire()
        except Timeout as error:
            raise MtrefsegError(
                "Another training writes to folder '{path}'.",
                "Wait for its end, or choose another folder.",
                path=self.path,
            ) from error
        except OSError as error:
            raise write_error(self.path, error, ANEW) from error
        return lock

    @property
    def remedy(self) -> str:
        """Remedy where the disk is full: to resume, or to start again."""
        return RESUME if self.state.is_file() else ANEW

    def save_model(
        self, folder: Path, network: MTRefSeg, tokenizer: PreTrainedTokenizerBase,
        state: Mapping[str, Tensor], card: ModelCard, words: ModelWords,
    ) -> None:  # fmt: skip
        """Write a model folder; when that fails, the model that was there stays.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        # a killed training leaves its unfinished files in here, and the next one removes them
        unfinished = self.inside / PARTIAL_FOLDER / "model"
        try:
            save_model(unfinished, network, tokenizer, card, False, state, words)
            sync_file(unfinished / WEIGHTS)
            folder.mkdir(parents=True, exist_ok=True)
            for path in sorted(unfinished.iterdir(), key=lambda path: path.name == WEIGHTS):
                path.replace(folder / path.name)
        except (OSError, SafetensorError) as error:
            raise write_error(folder, error, self.remedy) from error
        finally:
            shutil.rmtree(self.inside / PARTIAL_FOLDER, ignore_errors=True)

    def check_same(self, request: Mapping[str, Any]) -> None:
        """Check that there is a training, and that it is resumed with the same values.

        Raises:
            MtrefsegError: There is none, or it names what differs.
        """
        if not self.state.is_file():
            raise MtrefsegError(
                "Folder '{path}' holds no training to resume.",
                "Start it without resume.",
                path=self.path,
            )
        check_same_values(self.path, _flat(stored_request(self.path)), _flat(request), FREE)

    def write_request(self, request: Mapping[str, Any]) -> None:
        """Store the request beside the model.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        path = self.path / REQUEST
        try:
            write_text(path, json.dumps(request, indent=2, ensure_ascii=False) + "\n")
        except OSError as error:
            raise write_error(path, error, self.remedy) from error


def _flat(request: Mapping[str, Any]) -> dict[str, Any]:
    """Put the fields of the rasters, if there are any, beside those of the request."""
    flat = {name: value for name, value in request.items() if name != "rasters"}
    rasters = request.get("rasters") or {}
    return {**flat, **{f"rasters.{name}": value for name, value in rasters.items()}}


def stored_request(model: str | Path) -> dict[str, Any]:
    """Return the request of the training of a model; empty where it was not trained here.

    Raises:
        MtrefsegError: The file cannot be read.
    """
    path = Path(model).expanduser() / REQUEST
    if not path.is_file():
        return {}
    try:
        values: dict[str, Any] = dict(read_json(path))
    except (ValueError, TypeError, OSError) as error:
        raise MtrefsegError(
            "'{path}' cannot be read ({error}).",
            "Remove it to start without what it stored.",
            path=path,
            error=error,
        ) from error
    return values


def inherited_from(model: str) -> dict[str, Any]:
    """Return what stage 2 takes over from the model that it begins with.

    Raises:
        MtrefsegError: What was stored beside the model cannot be read.
    """
    stored = stored_request(model)
    if stored.get("rasters"):
        stored["data"] = str(TrainFolder(model).chips.absolute())
    return stored
