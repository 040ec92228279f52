"""What the worker can be asked to do: the name of an operation and the function that does it.

Everything is imported late: torch takes seconds to load, and the worker has to be ready at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..model.requests.check import CheckRequest
from ..model.requests.detect import DetectRequest, PolygonsFound, Progress, Warned
from ..model.requests.export import ExportRequest
from ..model.requests.redraw import RedrawRequest
from ..model.requests.wire import Decoded

if TYPE_CHECKING:
    from ..model.inference.tile_predictor import SceneCache

Report = Callable[["Progress | PolygonsFound | Warned"], None]
"""Takes how far the task is, what is finished already, and what is uncertain."""
IsCancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Report, IsCancelled], Any]
"""Takes the decoded request; returns what JSON can hold, with ``warnings`` for the user if any."""


def _detect(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..model.inference.pipeline import detect

    asked = DetectRequest.from_dict(request)
    return asdict(
        detect(
            asked,
            report,
            cancelled,
            on_polygons=report,
            cache=_scene_cache(),
            on_warning=lambda text: report(Warned(text)),
        )
    )


@cache
def _scene_cache() -> SceneCache:
    """Return what this process remembers of the last scene."""
    from ..model.inference.tile_predictor import SceneCache

    return SceneCache()


def _redraw(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..model.outputs.redraw import redraw

    return asdict(redraw(RedrawRequest.from_dict(request), report, cancelled))


def _check(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..model.rasters.check_pair import check_pair

    return asdict(check_pair(CheckRequest.from_dict(request), report, cancelled))


@dataclass(frozen=True)
class InfoRequest(Decoded):
    """Paths of rasters, names or folders of models."""

    paths: tuple[str, ...]


def _info(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .info import describe

    return [describe(path) for path in InfoRequest.from_dict(request).paths]


@dataclass(frozen=True)
class ImportRequest(Decoded):
    """A checkpoint and the folder that it is converted into."""

    source: str
    folder: str


def _import(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .import_process import import_in_process

    asked = ImportRequest.from_dict(request)
    return import_in_process(asked.source, asked.folder, report, cancelled)


def _export_training(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..training.data.export_reviewed import export_training

    return export_training(ExportRequest.from_dict(request), report, cancelled)


def _self_test(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from .self_test import self_test

    return self_test(report, cancelled)


def _train(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..model.requests.train import TrainRequest
    from ..training.finetune import train

    return asdict(train(TrainRequest.from_dict(request), report, cancelled))


def _evaluate(request: dict[str, Any], report: Report, cancelled: IsCancelled) -> Any:
    from ..training.evaluation.evaluate import EvaluateRequest, run_evaluation

    return run_evaluation(EvaluateRequest.from_dict(request), report, cancelled)


TASKS: Mapping[str, Task] = {
    "detect": _detect,
    "redraw": _redraw,
    "check": _check,
    "info": _info,
    "import": _import,
    "export_training": _export_training,
    "train": _train,
    "evaluate": _evaluate,
    "selftest": _self_test,
}
