"""The installation, step by step; stopped anywhere, it goes on there the next time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, TextIO

from ...engine_client.interpreter import environment_python, worker_command
from ...engine_client.worker_client import WorkerClient
from ...model.errors import Cancelled, MtrefsegError
from ...model.requests.events import Progress
from ...model.version import VERSION
from . import machine
from .commands import CommandFailed, run_program
from .failures import diagnose
from .lock import installation_lock
from .plan import MANAGED_PYTHON, Batch, Plan
from .runtime_folder import Installed, has_python
from .uv_tool import Fetch, get_uv

OnProgress = Callable[[Progress], None]
Cancel = Callable[[], bool]
# Shares of the whole: the packages take most of the time.
TOOL_DONE, PACKAGES_FROM, PACKAGES_DONE = 0.03, 0.06, 0.9
DISK_POLL_S = 1.0
# The first start of the engine compiles its libraries; no download tells how long that takes.
TEST_S = 40.0
UNPACKING = "Unpacking the packages"
TESTING = "Testing the engine with a tiny prediction"


@dataclass(frozen=True)
class Network:
    """How the network is reached.

    Attributes:
        fetch: Downloads an address; raises MtrefsegError with the reason as it was given.
        variables: Gives the proxy variables for the programs of the installation, with the login
            that is known by then.
    """

    fetch: Fetch
    variables: Callable[[], Dict[str, str]]


def self_test(python: str, log_folder: Path, on_progress: OnProgress, cancelled: Cancel) -> Any:
    """Let an environment answer one tiny question; return what ``selftest`` of the worker does."""
    client = WorkerClient(lambda: worker_command(python), log_folder)
    try:
        return client.run("selftest", {}, on_progress, cancelled)
    finally:
        client.close()


class Installation:
    """Builds an environment beside the one in use and puts it to use when it has answered.

    Args:
        plan: What to install.
        network: How to reach the index.
        on_progress: Told how far it is, in the calling thread.
        cancelled: Asked all the time; True stops within a second.
        release: Ends the workers that hold the environment in use.
        test: Stands in for the self-test in tests.
    """

    def __init__(
        self,
        plan: Plan,
        network: Network,
        on_progress: OnProgress,
        cancelled: Cancel,
        release: Callable[[], None] = lambda: None,
        test: Callable[[str, Path, OnProgress, Cancel], Any] = self_test,
    ) -> None:
        self._plan = plan
        self._network = network
        self._report = on_progress
        self._cancelled = cancelled
        self._release = release
        self._test = test
        self._started_s = 0.0
        self._polled_s = 0.0
        self._text = ""
        self._free_mb = 0.0
        self._share = 0.0

    def run(self) -> Installed:
        """Install.

        Raises:
            Cancelled: The user stopped it; what was downloaded is kept for the next time.
            MtrefsegError: What failed, and what helps; or another installation is under way.
        """
        folder = self._plan.folder
        try:
            with installation_lock(folder.path):
                folder.cache.mkdir(parents=True, exist_ok=True)
                with folder.log.open("w", encoding="utf-8") as log:
                    return self._logged(log)
        except OSError as error:
            raise diagnose(f"{error} (os error {error.errno})") from error

    def _logged(self, log: TextIO) -> Installed:
        log.write(f"mtrefseg {VERSION}\n" + "\n".join(self._plan.describe()) + "\n\n")
        try:
            return self._install(log)
        except Cancelled:
            log.write("cancelled\n")
            raise
        except CommandFailed as error:
            raise diagnose(error.output) from error
        except MtrefsegError as error:
            log.write(f"{error}\n")
            raise

    def _install(self, log: TextIO) -> Installed:
        plan = self._plan
        self._started_s = time.monotonic()
        uv = self._tool(log)
        environment = plan.folder.new_environment(plan.key)
        if not has_python(environment):
            self._say(TOOL_DONE, "Making the environment")
            run_program(self._make(uv, environment), log, self._cancelled, self._variables())
            plan.folder.mark(environment, plan.key)
        self._packages(uv, environment, log)
        found = self._tested(environment, log)
        installed = Installed(environment=environment.name, key=plan.key, **found)
        self._release()
        plan.folder.activate(installed)
        plan.folder.remove_unused()
        self._say(1.0, f"The engine runs on '{installed.device}': {installed.reason}")
        return installed

    def _tool(self, log: TextIO) -> Optional[Path]:
        self._say(0.0, "Getting uv, which downloads and checks the packages")
        try:
            return get_uv(self._plan.folder, self._plan.sources, self._network.fetch)
        except Cancelled:
            raise
        except MtrefsegError as error:
            log.write(f"no uv: {error}\n")
            if self._plan.needs_uv:
                raise
            return None

    def _make(self, uv: Optional[Path], environment: Path) -> List[str]:
        python = self._plan.python
        if uv is None:
            return [python.path if python else "", "-I", "-m", "venv", str(environment)]
        made_of = ["--python", python.path, "--no-python-downloads"] if python else [
            "--python", MANAGED_PYTHON, "--managed-python"
        ]  # fmt: skip
        return [str(uv), "venv", "--no-project", "--clear", *made_of, str(environment)]

    def _packages(self, uv: Optional[Path], environment: Path, log: TextIO) -> None:
        self._free_mb = machine.free_mb(self._plan.folder.path)
        text = "Downloading and unpacking the packages"
        self._say(PACKAGES_FROM, text if self._plan.sources.wheels is None else UNPACKING)
        for batch in self._plan.batches():
            self._batch(uv, environment_python(environment), batch, log)

    def _batch(self, uv: Optional[Path], python: Path, batch: Batch, log: TextIO) -> None:
        files = [part for path in batch.files for part in ("-r", str(path))]
        start = [str(python), "-I", "-m", "pip"]
        if uv is not None:
            start = [str(uv), "pip"]
            files += ["--python", str(python)]
        fixed = ["install", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        for last, options in [(o is batch.options[-1], o) for o in batch.options]:
            try:
                command = [*start, *fixed, *options, *files]
                run_program(command, log, self._watch, self._variables(), self._line)
                return
            except CommandFailed:
                if last:
                    raise

    def _tested(self, environment: Path, log: TextIO) -> Any:
        self._say(PACKAGES_DONE, TESTING)
        log.write("self-test\n")
        folder, python = self._plan.folder, str(environment_python(environment))
        try:
            found = self._test(python, folder.path / "logs", self._testing, self._cancelled)
        except Cancelled:
            raise
        except MtrefsegError:
            folder.invalidate(environment)
            raise
        log.write(f"{found}\n")
        return found

    def _variables(self) -> Dict[str, str]:
        folder = self._plan.folder
        return {
            **self._network.variables(),
            "UV_CACHE_DIR": str(folder.cache),
            "PIP_CACHE_DIR": str(folder.cache / "pip"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_INPUT": "1",
            "UV_PYTHON_INSTALL_DIR": str(folder.path / "python"),
            "UV_NO_CONFIG": "1",
            "UV_SYSTEM_CERTS": "1",  # a company's certificates are in the system's store
            "UV_HTTP_TIMEOUT": "120",
        }

    def _watch(self) -> bool:
        """Ask whether to stop; tell by the way how far the disk has filled."""
        now_s = time.monotonic()
        if now_s - self._polled_s > DISK_POLL_S:
            self._polled_s = now_s
            filled = self._free_mb - machine.free_mb(self._plan.folder.path)
            # Other programs free and fill the disk too: the share never falls.
            self._share = max(self._share, min(1.0, filled / self._plan.disk_mb))
            self._say(PACKAGES_FROM + self._share * (PACKAGES_DONE - PACKAGES_FROM), self._text)
        return self._cancelled()

    def _line(self, line: str) -> None:
        if line.lstrip().startswith(("Downloading", "Collecting")):
            self._text = line.strip()

    def _testing(self, progress: Progress) -> None:
        fraction = PACKAGES_DONE + progress.fraction * (0.99 - PACKAGES_DONE)
        self._say(fraction, TESTING)

    def _say(self, fraction: float, text: str) -> None:
        self._text = text
        past_s = time.monotonic() - self._started_s
        left_s: Optional[float] = None
        if PACKAGES_FROM + 0.05 <= fraction < PACKAGES_DONE:
            left_s = past_s / fraction * (PACKAGES_DONE - fraction) + TEST_S
        self._report(Progress("install", fraction, left_s=left_s, text=text))
