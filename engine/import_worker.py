"""The process that converts a checkpoint: a worker with one operation and a limit of memory."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.config import NetworkConfig
from ..model.errors import MtrefsegError
from ..model.out_of_memory import is_out_of_memory
from ..model.requests.wire import Decoded
from ..model.weights.importing.prescan import prescan
from . import worker
from .operations import IsCancelled, OnEvent

SCAN_BYTES = 1 << 30
SPARE_BYTES = 3 << 29  # for PyTorch itself
PER_BYTE = 3  # the file mapped or read, its tensors, one more copy


@dataclass(frozen=True)
class ConvertRequest(Decoded):
    """A checkpoint to convert.

    Attributes:
        source: Path of the folder or file of the checkpoint.
        target: Existing folder for the files of the model.
        base: Configuration (JSON) that the result follows where the checkpoint leaves it open.
    """

    source: str
    target: str
    base: str


def convert(values: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> dict[str, Any]:
    """Convert a checkpoint; when that fails, the target folder is removed.

    Raises:
        MtrefsegError: The checkpoint cannot be converted, or takes too much memory.
        Cancelled: ``cancelled`` returned True.
    """
    request = ConvertRequest.from_dict(values)
    source, target = Path(request.source), Path(request.target)
    try:
        limit_memory(SCAN_BYTES + PER_BYTE * _size(source))
        size = prescan(source)
        limit_memory(None)
        from ..model.weights.importing.import_checkpoint import convert as convert_checkpoint

        limit_memory(SPARE_BYTES + PER_BYTE * size)
        base = NetworkConfig.from_json(request.base)
        return convert_checkpoint(request.source, target, on_event, cancelled, base).to_dict()
    except BaseException as error:
        shutil.rmtree(target, ignore_errors=True)
        if is_out_of_memory(error):
            raise MtrefsegError(
                ("'{source}' takes far more memory than its size explains, and was not imported."),
                "Download it from its author again.",
                source=source,
            ) from error
        raise


def limit_memory(more_bytes: int | None) -> None:
    """Let this process grow by so much address space from now on; None: without limit.

    Windows has no such limit for a process itself, and macOS does not keep to it: there the checks
    of the files and the time limit have to do.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        soft = hard if more_bytes is None else _address_space() + more_bytes
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _size(source: Path) -> int:
    return source.stat().st_size if source.is_file() else 0


def main() -> None:
    """Serve stdin and stdout."""
    # its stderr is that of the command line
    worker.main({"convert": convert}, log_level=logging.WARNING)


if __name__ == "__main__":
    main()
