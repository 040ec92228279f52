"""The operations of the worker: names and functions.

Everything is imported late: torch takes seconds to load, and the worker has to be ready at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from ..model.requests.check import CheckRequest
from ..model.requests.craft_build import CraftBuildRequest
from ..model.requests.craft_describe import CraftDescribeRequest
from ..model.requests.craft_export import CraftExportRequest, CraftImportRequest
from ..model.requests.detect import DetectRequest
from ..model.requests.evaluate import EvaluateRequest
from ..model.requests.events import PolygonsFound, Progress, Warned
from ..model.requests.export import ExportRequest
from ..model.requests.files import ImportRequest, InfoRequest
from ..model.requests.probe_endpoint import ProbeEndpointRequest
from ..model.requests.redraw import RedrawRequest
from ..model.requests.train import TrainRequest

if TYPE_CHECKING:
    from ..model.inference.scene_cache import SceneCache

Event = Progress | PolygonsFound | Warned
"""Events that an operation sends before its result."""
OnEvent = Callable[[Event], None]
IsCancelled = Callable[[], bool]
Operation = Callable[[dict[str, Any], OnEvent, IsCancelled], Any]
"""Takes the request as JSON; returns a result as JSON, with ``warnings`` for the user if any."""


def _detect(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..model.inference.pipeline import detect

    result = detect(
        DetectRequest.from_dict(request),
        on_event,
        cancelled,
        on_polygons=on_event,
        cache=_scene_cache(),
        on_warning=lambda text: on_event(Warned(text)),
    )
    return asdict(result)


@cache
def _scene_cache() -> SceneCache:
    """Return this process's cache of the last scene."""
    from ..model.inference.scene_cache import SceneCache

    return SceneCache()


def _redraw(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..model.outputs.redraw import redraw

    return asdict(redraw(RedrawRequest.from_dict(request), on_event, cancelled))


def _check(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..model.rasters.check_pair import check_pair

    return asdict(check_pair(CheckRequest.from_dict(request), on_event, cancelled))


def _info(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from .info import describe

    return [describe(path) for path in InfoRequest.from_dict(request).paths]


def _import(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from .import_process import import_in_process

    paths = ImportRequest.from_dict(request)
    return import_in_process(paths.source, paths.folder, on_event, cancelled)


def _export_training(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.export.export_reviewed import export_training

    return export_training(ExportRequest.from_dict(request), on_event, cancelled)


def _self_test(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from .self_test import self_test

    return self_test(on_event, cancelled)


def _train(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.finetune import train

    return asdict(train(TrainRequest.from_dict(request), on_event, cancelled))


def _evaluate(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.evaluation.evaluate import run_evaluation

    return run_evaluation(EvaluateRequest.from_dict(request), on_event, cancelled)


def _probe_endpoint(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.agent.probe_endpoint import probe_endpoint
    from .agent_key import agent_key

    probed = ProbeEndpointRequest.from_dict(request)
    return probe_endpoint(probed, agent_key(probed.agent), cancelled)


def _build_candidates(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.build_candidates import build_candidates
    from .agent_key import agent_key

    build = CraftBuildRequest.from_dict(request)
    key = agent_key(build.agent)
    return build_candidates(build, key, on_event, cancelled, lambda text: on_event(Warned(text)))


def _describe_candidates(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.describe_with_agent import describe_with_agent
    from .agent_key import agent_key

    described = CraftDescribeRequest.from_dict(request)
    key = agent_key(described.agent)
    return describe_with_agent(
        described, key, on_event, cancelled, lambda text: on_event(Warned(text))
    )


def _export_training_set(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.export.export_training_set import export_training_set

    return export_training_set(CraftExportRequest.from_dict(request), on_event, cancelled)


def _import_training_set(request: dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
    from ..training.craft.export.import_training_set import import_training_set

    return import_training_set(CraftImportRequest.from_dict(request), on_event, cancelled)


OPERATIONS: Mapping[str, Operation] = {
    "detect": _detect,
    "redraw": _redraw,
    "check": _check,
    "info": _info,
    "import": _import,
    "export_training": _export_training,
    "train": _train,
    "evaluate": _evaluate,
    "probe_endpoint": _probe_endpoint,
    "build_candidates": _build_candidates,
    "describe_candidates": _describe_candidates,
    "export_training_set": _export_training_set,
    "import_training_set": _import_training_set,
    "selftest": _self_test,
}
