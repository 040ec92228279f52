"""QGIS's desktop in a home folder of its own, observed through its reporter."""

import json
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .screen import Screen

REPORTER = Path(__file__).with_name("reporter.py")
PROFILE = Path(".local/share/QGIS/QGIS3/profiles/default")
# What a machine may need to reach its package index; no other variable is passed on.
PASSED_ON = ("PATH", "PIP_FIND_LINKS", "PIP_INDEX_URL", "SSL_CERT_FILE")
POLL_S, STEP_S, START_S = 0.2, 120.0, 300.0
REPORTS = 4  # that must agree on a position
State = dict[str, Any]


class WalkError(Exception):
    """A step whose result is wrong."""


@dataclass(frozen=True)
class Setting:
    """Options of starting QGIS.

    Attributes:
        plugin: The zip.
        home: Home folder; created when it is missing.
        layers: Rasters on QGIS's command line.
        before: Words before the command, as those that cut off the network.
        ini: Lines for a new profile's settings.
        unpacked: Folder ``usr`` of another QGIS than the system's, or None.
    """

    plugin: Path
    home: Path
    layers: tuple[Path, ...]
    before: tuple[str, ...] = ()
    ini: str = ""
    unpacked: Path | None = None

    @property
    def program(self) -> str:
        """QGIS's binary; Debian's ``qgis`` is a script around it."""
        folder = "/usr" if self.unpacked is None else self.unpacked
        return f"{folder}/bin/qgis.bin"

    @property
    def profile(self) -> Path:
        return self.home / PROFILE

    @property
    def runtime(self) -> Path:
        """Folder in which the plugin installs the engine."""
        return self.profile / "mtrefseg" / "runtime"


@dataclass
class Desktop:
    """A running QGIS and the user before it."""

    screen: Screen
    setting: Setting
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start QGIS and wait until the plugin is in its toolbar."""
        setting = self.setting
        ini = setting.profile / "QGIS" / "QGIS3.ini"
        if not ini.exists():
            ini.parent.mkdir(parents=True)
            ini.write_text(f"[qgis]\ncheckVersion=false\n{setting.ini}", encoding="utf-8")
        self._state_file.unlink(missing_ok=True)
        options = ["--noversioncheck", "--nologo", "--code", str(REPORTER)]
        command = [*setting.before, setting.program, *options, *map(str, setting.layers)]
        with (self.screen.folder / "qgis.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self._environment(), stdout=log, stderr=log, cwd=setting.home
            )
        self.wait("QGIS with the plugin", lambda: bool(self.state().get("plugin")), START_S)

    def state(self) -> State:
        """Return the last state that the reporter wrote; empty before the first."""
        try:
            state: State = json.loads(self._state_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state

    def find(self, name: str) -> State | None:
        """Return a visible widget, by its name or text."""
        widgets = self.state().get("widgets", ())
        return next((widget for widget in widgets if widget["name"] == name), None)

    def text(self, name: str) -> str:
        """Return the text of a visible widget, else an empty text."""
        widget = self.find(name)
        return "" if widget is None else str(widget["text"])

    def enabled(self, name: str) -> bool:
        """Return whether a widget is visible and enabled."""
        widget = self.find(name)
        return widget is not None and bool(widget["enabled"])

    def wait(self, what: str, until: Callable[[], bool], most_s: float = STEP_S) -> float:
        """Wait for a condition; return the time of its end in seconds since the epoch."""
        end = time.monotonic() + most_s
        while time.monotonic() < end:
            if until():
                return time.time()
            if self.process.poll() is not None:
                raise WalkError(f"QGIS ended with code {self.process.returncode} before: {what}")
            time.sleep(POLL_S)
        raise WalkError(f"not observed within {most_s:.0f} s: {what}")

    def click(self, name: str, most_s: float = STEP_S) -> float:
        """Click a widget as soon as it can be clicked; return the time."""
        rects: dict[float, list[int]] = {}

        def stands_still() -> bool:
            # Windows and toolbars that have just appeared are still being placed.
            state = self.state()
            found = (w["rect"] for w in state["widgets"] if w["name"] == name and w["enabled"])
            rects[state["time"]] = next(found, [])
            last = list(rects.values())[-REPORTS:]
            return bool(last[-1]) and last == [last[-1]] * REPORTS

        self.wait(f"'{name}' to click", stands_still, most_s)
        x, y, width, height = list(rects.values())[-1]
        clicked_s = time.time()
        self.screen.click(x + width // 2, y + height // 2)
        return clicked_s

    def quit(self, most_s: float = STEP_S) -> float:
        """Press Ctrl+Q, discard changes; return the seconds to the end of QGIS."""
        self.click("mCoordsLabel")  # raises the main window
        self.screen.key("ctrl+q")
        began_s, answers = time.monotonic(), ["Yes", "Discard"]
        while self.process.poll() is None:
            if time.monotonic() - began_s > most_s:
                raise WalkError(f"QGIS did not quit within {most_s:.0f} s")
            for answer in filter(self.find, answers):
                self.screen.snap("quit_and_lose")
                self.click(answer)
                answers.remove(answer)
                began_s = time.monotonic()
                break
            time.sleep(POLL_S)
        return time.monotonic() - began_s

    def kill(self) -> None:
        """End QGIS if a step has left it running."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def left_running(self) -> list[str]:
        """Return the command lines of processes that were started in this home."""
        mark = f"HOME={self.setting.home}".encode()
        left = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes().split(b"\0"):
                    words = (folder / "cmdline").read_bytes().split(b"\0")
                    left.append(b" ".join(words).decode(errors="replace"))
            except OSError:  # it has ended, or is another user's
                continue
        return [line for line in left if line]

    @property
    def _state_file(self) -> Path:
        return self.setting.home / "state.json"

    def _environment(self) -> dict[str, str]:
        runtime = self.setting.home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        return (
            kept
            | unpacked_variables(self.setting.unpacked)
            | {
                "HOME": str(self.setting.home),
                "XDG_RUNTIME_DIR": str(runtime),
                "LANG": "C.UTF-8",
                "PYTHONFAULTHANDLER": "1",
                "DISPLAY": self.screen.display,
                "QT_QPA_PLATFORM": "xcb",
                "WALK_STATE": str(self._state_file),
                "WALK_ZIP": str(self.setting.plugin),
            }
        )


def unpacked_variables(usr: Path | None) -> dict[str, str]:
    """Return the variables of a QGIS outside of the system, as in ``make test-qgis340``."""
    if usr is None:
        return {}
    system = usr / "lib" / "x86_64-linux-gnu"
    return {
        "LD_LIBRARY_PATH": f"{usr / 'lib'}:{system}:{system / 'pulseaudio'}",
        "QGIS_PREFIX_PATH": str(usr),
        "PYTHONPATH": f"{usr / 'lib/python3/dist-packages'}:{usr / 'share/qgis/python'}",
    }
