"""History of a training, step by step: a file of JSON lines, and TensorBoard."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..model.files.atomic_write import write_text
from ..model.files.write_error import RESUME, write_error
from ..model.requests.wire import parse_json

Line = dict[str, Any]


class History:
    """Appends lines to a file; each is written at once.

    A line has ``step`` and ``loss`` and ``rate``, or ``step`` and ``epoch`` and ``score``.

    Args:
        path: File of JSON lines.
        until: Lines after this step are dropped: a resumed training writes them again.
        scored: Scores of later epochs are dropped too.
    """

    def __init__(self, path: Path, until: int = 0, scored: int = 0) -> None:
        self._path = path
        lines = read_history(path) if until else []
        self.lines = [
            line for line in lines if line["step"] <= until and line.get("epoch", 0) <= scored
        ]
        try:
            write_text(path, "".join(map(_text, self.lines)))
        except OSError as error:
            raise write_error(path, error, RESUME) from error
        self._board = _board(path.parent / "tensorboard", until)

    def add(self, **line: Any) -> None:
        """Append a line.

        Raises:
            MtrefsegError: The disk is full.
        """
        self.lines.append(line)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(_text(line))
        except OSError as error:
            raise write_error(self._path, error, RESUME) from error
        try:
            for name, value in _numbers(line) if self._board is not None else ():
                self._board.add_scalar(name, value, line["step"])
        except OSError:
            self._board = None  # a convenience must not end a training

    def mean_loss(self, after: int) -> float:
        """Return the mean loss of the steps after one."""
        losses = [line["loss"] for line in self.lines if "loss" in line and line["step"] > after]
        return sum(losses) / max(1, len(losses))

    def close(self) -> None:
        """Write what TensorBoard has not written yet."""
        if self._board is not None:
            with suppress(OSError):
                self._board.close()


def read_history(path: Path) -> list[Line]:
    """Read the complete lines of a file; a line that a crash truncated is left out."""
    if not path.is_file():
        return []
    lines = []
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            lines.append(parse_json(text))
        except ValueError:
            break
    return lines


def _text(line: Line) -> str:
    return json.dumps(line) + "\n"


def _numbers(line: Mapping[str, Any], prefix: str = "") -> list[tuple[str, float]]:
    found = []
    for name, value in line.items():
        if isinstance(value, Mapping):
            found += _numbers(value, f"{prefix}{name}/")
        elif isinstance(value, int | float) and name != "step":
            found.append((prefix + name, float(value)))
    return found


def _board(folder: Path, step: int) -> Any:
    """Return a writer, or None where TensorBoard is not installed or cannot write."""
    try:
        from torch.utils.tensorboard import SummaryWriter

        return SummaryWriter(str(folder), purge_step=step or None)
    except (ModuleNotFoundError, OSError):
        return None
