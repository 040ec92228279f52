"""A finished result with another threshold: the work of a task."""

from __future__ import annotations

from typing import Optional, Sequence

from ...model.redraw_request import RedrawRequest
from ...model.request import DetectResult
from ...processing_provider.worker_client import WorkerClient
from .area import Mask
from .engine_task import EngineTask, Work
from .result_file import Verdict, finish_file


def redraw_work(
    client: WorkerClient,
    request: RedrawRequest,
    mask: Optional[Mask],
    verdicts: Sequence[Verdict],
) -> Work:
    """Return the work that draws a result again and keeps what the review said."""

    def work(task: EngineTask) -> DetectResult:
        request.check()
        found = client.redraw(request, task.report, task.isCanceled)
        finish_file(request.output, mask, verdicts)
        return found

    return work
