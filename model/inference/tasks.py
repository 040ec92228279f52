"""What the worker can be asked to do: the name of an operation and the function that does it.

Everything is imported late: torch takes seconds to load, and the worker has to be ready at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from ..request import DetectRequest, Progress

Report = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Report, IsCancelled], Any]
"""Takes the decoded request; returns what JSON can hold, with ``warnings`` for the user if any."""


def _detect(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .pipeline import detect

    return asdict(detect(DetectRequest.from_dict(request), report, cancelled))


def _info(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .describe import describe

    return [describe(str(path)) for path in request.get("paths", ())]


def _import(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..importing.import_checkpoint import import_checkpoint

    source, folder = (str(request.get(name, "")) for name in ("source", "folder"))
    return import_checkpoint(source, folder, report, cancelled).to_dict()


def _train(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ...training.region.train import train
    from ..train_request import TrainRequest

    return asdict(train(TrainRequest.from_dict(request), report, cancelled))


def _evaluate(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ...training.region.evaluation import EvaluateRequest, run_evaluation

    return run_evaluation(EvaluateRequest.from_dict(request), report, cancelled)


TASKS: Mapping[str, Task] = {
    "detect": _detect,
    "info": _info,
    "import": _import,
    "train": _train,
    "evaluate": _evaluate,
}
