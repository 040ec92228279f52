"""The folder of a training: the best model itself, the last one beside it, and what resumes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from safetensors import SafetensorError
from torch import Tensor
from transformers import PreTrainedTokenizerBase

from ...model.errors import MtrefsegError
from ...model.network.checkpoint import CONFIG, save_model
from ...model.network.mtrefseg import MTRefSeg
from ...model.wire import read_json
from ..evaluate_split import write_whole
from ..state import not_written, read_state, write_state

REQUEST = "training.json"
INSIDE = "training"
# what may differ when a training goes on
FREE = {"resume", "device", "workers", "output"}


class TrainFolder:
    """Reads and writes one output folder; every file in it is whole.

    Args:
        path: Of the folder; it need not exist.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).expanduser()
        self.inside = self.path / INSIDE
        self.state = self.inside / "state.safetensors"
        self.history = self.inside / "history.jsonl"
        self.last = self.path / "last"
        self.chips = self.path / "chips"

    @contextmanager
    def held(self, resume: bool) -> Iterator[None]:
        """Keep other trainings out.

        Args:
            resume: Whether the folder is meant to hold a training.

        Raises:
            MtrefsegError: Another run works here, or the folder holds what would be lost.
        """
        if not resume and ((self.path / CONFIG).exists() or self.state.exists()):
            raise MtrefsegError(
                f"Folder '{self.path}' holds a model or a training already.",
                "Resume the training, or choose another folder.",
            )
        try:
            self.inside.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.inside / ".lock", timeout=0)
            lock.acquire()
        except Timeout as error:
            raise MtrefsegError(
                f"Another training writes to folder '{self.path}'.",
                "Wait for its end, or choose another folder.",
            ) from error
        except OSError as error:
            raise not_written(self.path, error) from error
        try:
            yield
        finally:
            lock.release()

    def save_model(
        self, folder: Path, network: MTRefSeg, tokenizer: PreTrainedTokenizerBase,
        state: Mapping[str, Tensor], card: str,
    ) -> None:  # fmt: skip
        """Write a model folder; when that fails, the model that was there stays.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        try:
            save_model(folder, network, tokenizer, card, half=False, state=state)
        except (OSError, SafetensorError) as error:
            raise not_written(folder, error) from error

    def save_state(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Write what a training needs to go on; when that fails, the former state stays.

        Raises:
            MtrefsegError: The disk is full, or the folder cannot be written.
        """
        write_state(self.state, tensors, facts)

    def load_state(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Read what ``save_state`` wrote.

        Raises:
            MtrefsegError: There is no such file, or it is damaged.
        """
        if not self.state.is_file():
            raise MtrefsegError(
                f"Folder '{self.path}' holds no training to resume.", "Start it without resume."
            )
        return read_state(self.state)

    def check_same(self, request: Mapping[str, Any]) -> None:
        """Check that a training goes on as it began.

        Raises:
            MtrefsegError: Names what differs.
        """
        for name, value in stored_request(self.path).items():
            now = json.loads(json.dumps(request.get(name)))
            if name not in FREE and now != value:
                raise MtrefsegError(
                    f"The training in '{self.path}' has {name} {value}, but {now} is asked.",
                    "Resume it with the same values, or start anew in another folder.",
                )

    def write_request(self, request: Mapping[str, Any]) -> None:
        """Store the request beside the model."""
        write_whole(self.path / REQUEST, json.dumps(request, indent=2, ensure_ascii=False) + "\n")


def stored_request(model: str | Path) -> dict[str, Any]:
    """Return the request that made a model; empty where it was not trained here.

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
            f"'{path}' cannot be read ({error}).", "Remove it to start without what it stored."
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
