"""A separate screen with a window manager, mouse and keyboard."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType

SIZE_PX = (1400, 1000)
JWM = """<JWM>
<Group><Class>QGIS3</Class><Type>normal</Type><Option>maximized</Option></Group>
<WindowStyle><Font>Sans-10</Font></WindowStyle>
</JWM>
"""
NEEDED = ("Xvfb", "xdotool", "import", "jwm")


class Screen:
    """Xvfb with jwm; input goes through XTEST, as from a real mouse and keyboard.

    Args:
        folder: Folder of the window manager's configuration, the screenshots and QGIS's log.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._number = 0
        self.display = ""

    def __enter__(self) -> "Screen":
        ours, theirs = os.pipe()
        width, height = SIZE_PX
        options = ["-nolisten", "tcp", "-screen", "0", f"{width}x{height}x24"]
        command = ["Xvfb", "-displayfd", str(theirs), *options]
        self._start(command, pass_fds=[theirs])
        os.close(theirs)
        with os.fdopen(ours) as number:
            self.display = f":{number.readline().strip()}"
        configuration = self.folder / "jwmrc"
        configuration.write_text(JWM, encoding="utf-8")
        self._start(["jwm", "-display", self.display, "-f", str(configuration)])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        for process in reversed(self._running):
            process.terminate()
            process.wait()

    def click(self, x_px: int, y_px: int) -> None:
        self._do("xdotool", "mousemove", str(x_px), str(y_px), "sleep", "0.2", "click", "1")

    def type(self, text: str) -> None:
        self._do("xdotool", "type", "--delay", "40", "--", text)

    def key(self, name: str) -> None:
        self._do("xdotool", "key", name)

    def snap(self, label: str) -> Path:
        """Save a screenshot of the whole screen."""
        self._number += 1
        path = self.folder / f"{self._number:02}_{label}.png"
        self._do("import", "-window", "root", str(path))
        return path

    def _start(self, command: list[str], pass_fds: list[int] | None = None) -> None:
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdout=quiet, stderr=quiet, pass_fds=pass_fds or [])
        self._running.append(process)

    def _do(self, *command: str) -> None:
        subprocess.run(command, check=True, env={**os.environ, "DISPLAY": self.display})
        time.sleep(0.3)


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]
