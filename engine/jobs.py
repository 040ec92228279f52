"""The requests of a worker that are waiting or running; thread-safe."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from ..model.errors import MtrefsegError

MAX_JOBS = 1000


@dataclass
class Job:
    """A request that was read.

    Attributes:
        message: The line of the client, decoded.
        cancelled: Set when the client has cancelled the request.
    """

    message: dict[str, Any] = field(repr=False)  # it may hold a secret
    cancelled: threading.Event = field(default_factory=threading.Event)

    @property
    def id(self) -> Any:
        """Number that the client gave it."""
        return self.message.get("id")

    @property
    def operation(self) -> str:
        """Name of the operation."""
        return str(self.message["op"])


class JobQueue:
    """Jobs in their order; one stays known until ``remove``, so that it can be cancelled."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._jobs: list[Job] = []
        self._lock = threading.Lock()

    def add(self, job: Job) -> None:
        """Append a job.

        Raises:
            MtrefsegError: Its id is in use, or too many jobs are waiting.
        """
        with self._lock:
            if any(job.id is not None and job.id == other.id for other in self._jobs):
                raise MtrefsegError(
                    "A request with the id {job_id} is under way.",
                    "Count its ids up.",
                    job_id=f"{job.id!r}",
                )
            if len(self._jobs) >= MAX_JOBS:
                raise MtrefsegError(
                    "{max_jobs} requests are waiting.",
                    "Send more when some are answered.",
                    max_jobs=MAX_JOBS,
                )
            self._jobs.append(job)
        self._waiting.put(job)

    def next(self, timeout_s: float) -> Job | None:
        """Return the next job; None after ``timeout_s`` without one, and at the end."""
        try:
            return self._waiting.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def cancel(self, job_id: Any) -> None:
        """Cancel the job with an id, if there is one."""
        with self._lock:
            for job in self._jobs:
                if job.id == job_id:
                    job.cancelled.set()

    def remove(self, job: Job) -> None:
        """Free the id of a job before it is answered: the client may use it again at once."""
        with self._lock, suppress(ValueError):
            self._jobs.remove(job)

    def cancel_all(self) -> list[Job]:
        """Cancel and return all jobs."""
        with self._lock:
            jobs = list(self._jobs)
        for job in jobs:
            job.cancelled.set()
        return jobs

    def close(self) -> None:
        """Let ``next`` return None behind the jobs."""
        self._waiting.put(None)
