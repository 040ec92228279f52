"""The steps of an installation; a stopped installation continues at the same step."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, TextIO

from ...engine_client.interpreter import environment_python, worker_command
from ...engine_client.worker_client import WorkerClient
from ...model.errors import Cancelled, MtrefsegError
from ...model.requests.events import Progress
from ...model.version import VERSION
from ...processing_provider.translate import tr
from . import machine
from .commands import CommandFailed, run_program
from .failures import diagnose
from .lock import installation_lock
from .plan import MANAGED_PYTHON, Batch, Plan
from .runtime_folder import Installed, has_python
from .uv_tool import Fetch, get_uv

OnProgress = Callable[[Progress], None]
Cancel = Callable[[], bool]
_LOGGER = logging.getLogger(__name__)
# Fractions of the progress: the packages take most of the time.
TOOL_DONE, PACKAGES_FROM, PACKAGES_DONE = 0.03, 0.06, 0.9
DISK_POLL_S = 1.0
# Estimated: the first start of the engine compiles its libraries.
TEST_S = 40.0


@dataclass(frozen=True)
class Network:
    """Access to the network.

    Attributes:
        fetch: Downloads an address; raises MtrefsegError with the original reason.
        variables: Returns the proxy variables for the programs of the installation, with the
            login known at the time of the call.
    """

    fetch: Fetch
    variables: Callable[[], Dict[str, str]]


def self_test(python: str, log_folder: Path, on_progress: OnProgress, cancelled: Cancel) -> Any:
    """Run one tiny prediction in an environment; return the result of ``selftest``."""
    client = WorkerClient(lambda: worker_command(python), log_folder)
    try:
        return client.run("selftest", {}, on_progress, cancelled)
    finally:
        client.close()


class Installation:
    """Builds an environment beside the active one and activates it after its self-test.

    Args:
        plan: What to install.
        network: Access to the package index.
        on_progress: Called with the progress in the calling thread.
        cancelled: Polled; True stops the installation within a second.
        release: Ends the workers that use the active environment.
        test: The self-test; tests pass another.
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
            Cancelled: ``cancelled`` returned True; downloads are kept for the next time.
            MtrefsegError: A step has failed, or another installation is in progress.
        """
        folder = self._plan.folder
        try:
            with installation_lock(folder.path):
                folder.cache.mkdir(parents=True, exist_ok=True)
                with folder.log.open("w", encoding="utf-8") as log:
                    return self._run_with_log(log)
        except OSError as error:
            raise diagnose(f"{error} (os error {error.errno})") from error

    def _run_with_log(self, log: TextIO) -> Installed:
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
        uv = self._get_uv(log)
        environment = plan.folder.new_environment(plan.key)
        if not has_python(environment):
            self._begin_step(TOOL_DONE, tr("Making the environment"))
            command = self._create_command(uv, environment)
            run_program(command, log, self._cancelled, self._variables())
            plan.folder.mark(environment, plan.key)
        self._install_packages(uv, environment, log)
        facts = self._run_test(environment, log)
        installed = Installed(environment=environment.name, key=plan.key, **facts)
        self._release()
        plan.folder.activate(installed)
        plan.folder.remove_unused()
        text = tr("The engine runs on '{device}': {reason}")
        self._begin_step(1.0, text.format(device=installed.device, reason=installed.reason))
        return installed

    def _get_uv(self, log: TextIO) -> Optional[Path]:
        self._begin_step(0.0, tr("Getting uv, which downloads and checks the packages"))
        try:
            return get_uv(self._plan.folder, self._plan.sources, self._network.fetch)
        except Cancelled:
            raise
        except MtrefsegError as error:
            log.write(f"no uv: {error}\n")
            if self._plan.needs_uv:
                raise
            return None

    def _create_command(self, uv: Optional[Path], environment: Path) -> List[str]:
        python = self._plan.python
        if uv is None:
            return [python.path if python else "", "-I", "-m", "venv", str(environment)]
        base = ["--python", python.path, "--no-python-downloads"] if python else [
            "--python", MANAGED_PYTHON, "--managed-python"
        ]  # fmt: skip
        return [str(uv), "venv", "--no-project", "--clear", *base, str(environment)]

    def _install_packages(self, uv: Optional[Path], environment: Path, log: TextIO) -> None:
        self._free_mb = machine.free_mb(self._plan.folder.path)
        text = tr("Downloading and unpacking the packages")
        if self._plan.sources.wheels is not None:
            text = tr("Unpacking the packages")
        self._begin_step(PACKAGES_FROM, text)
        for batch in self._plan.batches():
            self._install_batch(uv, environment_python(environment), batch, log)

    def _install_batch(self, uv: Optional[Path], python: Path, batch: Batch, log: TextIO) -> None:
        files = [option for path in batch.files for option in ("-r", str(path))]
        start = [str(python), "-I", "-m", "pip"]
        if uv is not None:
            start = [str(uv), "pip"]
            files += ["--python", str(python)]
        fixed = ["install", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
        for last, options in [(o is batch.options[-1], o) for o in batch.options]:
            try:
                command = [*start, *fixed, *options, *files]
                run_program(command, log, self._poll, self._variables(), self._on_line)
                return
            except CommandFailed:
                if last:
                    raise

    def _run_test(self, environment: Path, log: TextIO) -> Any:
        self._begin_step(PACKAGES_DONE, tr("Testing the engine with a tiny prediction"))
        log.write("self-test\n")
        folder, python = self._plan.folder, str(environment_python(environment))
        try:
            facts = self._test(
                python, folder.path / "logs", self._on_test_progress, self._cancelled
            )
        except Cancelled:
            raise
        except MtrefsegError:
            folder.invalidate(environment)
            raise
        log.write(f"{facts}\n")
        return facts

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
            "UV_SYSTEM_CERTS": "1",  # the system's store holds the certificates of a company
            "UV_HTTP_TIMEOUT": "120",
        }

    def _poll(self) -> bool:
        """Return whether to stop; report the progress by the disk space used so far."""
        now_s = time.monotonic()
        if now_s - self._polled_s > DISK_POLL_S:
            self._polled_s = now_s
            filled = self._free_mb - machine.free_mb(self._plan.folder.path)
            # Never decreases: other programs use and free disk space too.
            self._share = max(self._share, min(1.0, filled / self._plan.disk_mb))
            self._report_progress(PACKAGES_FROM + self._share * (PACKAGES_DONE - PACKAGES_FROM))
        return self._cancelled()

    def _on_line(self, line: str) -> None:
        if line.lstrip().startswith(("Downloading", "Collecting")):
            self._text = line.strip()

    def _on_test_progress(self, progress: Progress) -> None:
        self._report_progress(PACKAGES_DONE + progress.fraction * (0.99 - PACKAGES_DONE))

    def _begin_step(self, fraction: float, text: str) -> None:
        _LOGGER.info("Installation: %s", text)
        self._text = text
        self._report_progress(fraction)

    def _report_progress(self, fraction: float) -> None:
        elapsed_s = time.monotonic() - self._started_s
        left_s: Optional[float] = None
        if PACKAGES_FROM + 0.05 <= fraction < PACKAGES_DONE:
            left_s = elapsed_s / fraction * (PACKAGES_DONE - fraction) + TEST_S
        self._report(Progress("install", fraction, left_s=left_s, text=self._text))
