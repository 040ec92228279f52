"""The files that a request names as outputs, and what became of them. Standard library only."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from ..model.errors import Cancelled
from ..model.messages import Message
from .worker_process import WorkerCrashed

OUTPUT_FILES = ("output", "probability", "figures", "report")
"""Fields of requests that name a file to write."""
OUTPUT_FOLDERS = ("output", "folder")
"""Fields of requests that name a folder to write into."""

FileState = Optional[Tuple[int, int, int]]
"""Number, size and time of a file; None: there is none."""


def output_folders(request: Dict[str, Any]) -> List[str]:
    """Return the folders in which a run writes files, where partial ones may be left."""
    files = (request.get(name) for name in OUTPUT_FILES)
    folders = [os.path.dirname(os.path.realpath(str(file))) for file in files if file]  # noqa: PTH120
    targets = [str(request[name]) for name in OUTPUT_FOLDERS if request.get(name)]
    return [*folders, *targets]


@contextmanager
def published_outputs_named(outputs: Sequence[str]) -> Iterator[None]:
    """Let errors of the body name the outputs that a run published before it was ended.

    Args:
        outputs: Paths that a successful run writes.
    """
    before = [_state(output) for output in outputs]
    try:
        yield
    except Cancelled as error:
        new = _new(outputs, before)
        if not new:
            raise
        raise Cancelled(Message("It had just ended: {files} was written.", files=new)) from error
    except WorkerCrashed as error:
        new = _new(outputs, before)
        if new:
            error.advice = Message(
                "{files} was written all the same. {advice}", files=new, advice=error.advice
            )
        raise


def _new(outputs: Sequence[str], before: Sequence[FileState]) -> str:
    """Name the outputs that are not as they were."""
    pairs = zip(outputs, before)
    new = [output for output, state in pairs if _state(output) not in (None, state)]
    return " and ".join(f"'{output}'" for output in new)


def _state(output: str) -> FileState:
    try:
        facts = os.stat(output)  # noqa: PTH116 - follows links, and takes any text
    except (OSError, ValueError):
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
