"""What the worker can be asked to do: the name of an operation and the function that does it.

Everything is imported late: torch takes seconds to load, and the worker has to be ready at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from ..check_request import CheckRequest
from ..export_request import ExportRequest
from ..redraw_request import RedrawRequest
from ..request import DetectRequest, PolygonsFound, Progress

if TYPE_CHECKING:
    from .looking import SceneMemory

Report = Callable[["Progress | PolygonsFound"], None]
"""Takes how far the task is, and what is finished already."""
IsCancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Report, IsCancelled], Any]
"""Takes the decoded request; returns what JSON can hold, with ``warnings`` for the user if any."""


def _detect(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .pipeline import detect

    asked = DetectRequest.from_dict(request)
    return asdict(detect(asked, report, cancelled, on_polygons=report, memory=_memory()))


@cache
def _memory() -> SceneMemory:
    """Return what this process remembers of the last scene."""
    from .looking import SceneMemory

    return SceneMemory()


def _redraw(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .redraw import redraw

    return asdict(redraw(RedrawRequest.from_dict(request), report, cancelled))


def _check(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .check_pair import check_pair

    return asdict(check_pair(CheckRequest.from_dict(request), report, cancelled))


def _info(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .describe import describe

    return [describe(str(path)) for path in request.get("paths", ())]


def _import(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..importing.import_checkpoint import import_checkpoint

    source, folder = (str(request.get(name, "")) for name in ("source", "folder"))
    return import_checkpoint(source, folder, report, cancelled).to_dict()


def _export_training(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ...training.export import export_training

    return export_training(ExportRequest.from_dict(request), report, cancelled)


def _self_test(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .self_test import self_test

    return self_test(report, cancelled)


TASKS: Mapping[str, Task] = {
    "detect": _detect,
    "redraw": _redraw,
    "check": _check,
    "info": _info,
    "import": _import,
    "export_training": _export_training,
    "selftest": _self_test,
}
