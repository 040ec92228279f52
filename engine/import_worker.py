"""The process that converts a checkpoint: a worker with one operation and a limit of memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
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

SCAN_BYTES = 1 << 30
SPARE_BYTES = 3 << 29  # what PyTorch works with beside the file
PER_BYTE = 3  # the file mapped or read, its tensors, one more copy


@dataclass(frozen=True)
class ConvertRequest(Decoded):
    """A checkpoint, the folder for the files, and the configuration as JSON."""

    source: str
    made: str
    base: str


def convert(
    values: dict[str, Any], report: Callable[[Any], None], cancelled: Callable[[], bool]
) -> Any:
    """Convert; what was written is removed when that fails."""
    request = ConvertRequest.from_dict(values)
    source, made = Path(request.source), Path(request.made)
    try:
        limit_memory(SCAN_BYTES + PER_BYTE * _size(source))
        size = prescan(source)
        limit_memory(None)
        from ..model.weights.importing.import_checkpoint import convert as convert_now

        limit_memory(SPARE_BYTES + PER_BYTE * size)
        base = NetworkConfig.from_json(request.base)
        return convert_now(request.source, made, report, cancelled, base).to_dict()
    except BaseException as error:
        shutil.rmtree(made, ignore_errors=True)
        if is_out_of_memory(error):
            raise MtrefsegError(
                f"'{source}' takes far more memory than its size explains, and was not imported.",
                "Download it from its author again.",
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
    worker.main({"convert": convert})


if __name__ == "__main__":
    main()
