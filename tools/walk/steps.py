"""The steps of a user, with a screenshot of each."""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from .desktop import Desktop, WalkError

INSTALL_S, DETECT_S = 1800.0, 600.0
BEFORE, AFTER = "naip_2009-08-18", "naip_2014-07-20"
SENTENCE = "the water that appeared"
ACTION = "mtrefsegDockAction"


@dataclass
class Times:
    """Rows of the table that is printed in the end."""

    rows: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        self.rows.append((name, value))
        print(f"  {name}: {value}", flush=True)

    def table(self) -> str:
        lines = ["| what | measured |", "|---|---|"]
        return "\n".join(lines + [f"| {name} | {value} |" for name, value in self.rows])


def open_engine_page(desktop: Desktop) -> None:
    """From the toolbar's button to the page that installs, as on a machine without the engine."""
    desktop.screen.snap("qgis_with_the_plugin")
    if not desktop.enabled("setupButton"):  # the dock opens by itself where it was left open
        desktop.click(ACTION)
    desktop.wait("the offer to install", lambda: desktop.enabled("setupButton"))
    desktop.screen.snap("dock_without_an_engine")
    desktop.click("setupButton")
    desktop.wait("the page of the engine", lambda: desktop.enabled("install"))
    desktop.screen.snap("page_of_the_engine")


def choose_wheels(desktop: Desktop, folder: str) -> None:
    """Type a folder into the dialog of 'Folder of wheels'."""
    desktop.click("wheels")
    desktop.wait("the choice of a folder", lambda: desktop.enabled("fileNameEdit"))
    desktop.screen.key("ctrl+a")
    desktop.screen.type(folder)
    desktop.screen.snap("folder_of_wheels")
    desktop.screen.key("Return")
    desktop.wait("the folder in the plan", lambda: folder in desktop.text("plan_text"))


def install(desktop: Desktop, times: Times) -> float:
    """Click Install and wait; return the time of the click."""
    clicked_s = desktop.click("install")
    desktop.wait("the start", lambda: desktop.enabled("cancel"))
    for share in (0, 250, 600):
        desktop.wait(f"{share} ‰", partial(above, desktop, share), INSTALL_S)
        desktop.screen.snap(f"installing_{share}")
    ready_s = desktop.wait("the end", lambda: desktop.enabled("install"), INSTALL_S)
    time.sleep(1.0)
    desktop.screen.snap("installed")
    if not desktop.text("message").startswith("Installed"):
        raise WalkError(f"the installation ended with: {desktop.text('message')}")
    times.add("click on Install → engine ready", f"{ready_s - clicked_s:.0f} s")
    times.add("message of the page", desktop.text("message"))
    measure(desktop, times)
    return clicked_s


def refuse_to_log_in(desktop: Desktop, times: Times) -> None:
    """Click Install, cancel the window in which QGIS asks for the proxy's login."""
    desktop.click("install")
    desktop.wait("QGIS to ask for the login", lambda: desktop.enabled("leUsername"))
    desktop.screen.snap("qgis_asks_for_the_login")
    desktop.click("mCancelButton")
    desktop.wait("the end", lambda: desktop.enabled("install"))
    desktop.screen.snap("refused")
    times.add("message of the page without the login", desktop.text("message"))
    if "proxy asks for a login" not in desktop.text("message"):
        raise WalkError("the proxy's refusal is not explained")


def log_in(desktop: Desktop, user: str, password: str, arrived: Callable[[], bool]) -> None:
    """Click Install, give QGIS the login, wait for packages to arrive, stop."""
    desktop.click("install")
    desktop.wait("QGIS to ask for the login", lambda: desktop.enabled("leUsername"))
    desktop.click("leUsername")
    desktop.screen.type(user)
    desktop.screen.key("Tab")
    desktop.screen.type(password)
    desktop.screen.key("Return")
    desktop.wait("packages through the proxy", arrived, INSTALL_S)
    desktop.screen.snap("logged_in")
    desktop.click("cancel")
    desktop.wait("the stop", lambda: desktop.enabled("install"))
    desktop.screen.snap("stopped")


def detect(desktop: Desktop, clicked_s: float, times: Times) -> None:
    """Choose the layers, type a sentence, click the button, wait for polygons on the map."""
    desktop.click("leave")
    for name, layer in (("beforeCombo", BEFORE), ("afterCombo", AFTER)):
        desktop.click(name)
        desktop.screen.type(layer)
        desktop.screen.key("Return")
    desktop.wait("the check of the pair", lambda: checked(desktop), DETECT_S)
    desktop.screen.snap("pair_checked")
    desktop.click("sentenceEdit")
    desktop.screen.type(SENTENCE)
    started_s = desktop.click("runButton")
    first_s = desktop.wait("polygons", lambda: any(polygons(desktop).values()), DETECT_S)
    desktop.screen.snap("first_polygons")
    done_s = desktop.wait("the result", lambda: finished(desktop), DETECT_S)
    time.sleep(1.0)
    desktop.screen.snap("result")
    times.add("click on Install → first polygons", f"{first_s - clicked_s:.0f} s")
    times.add("click on Find changes → first polygons", f"{first_s - started_s:.1f} s")
    times.add("click on Find changes → result drawn", f"{done_s - started_s:.1f} s")
    times.add("polygons", str(polygons(desktop)))
    noted = desktop.state()["pauses"]
    for what, since_s in (("a run", started_s), ("the whole walk", 0.0)):
        pauses = [pause for pause in noted if pause[0] >= since_s]
        _, longest_ms, doing = max(pauses, key=lambda pause: pause[1], default=(0, 0.0, ""))
        text = f"{longest_ms:.0f} ms, {len(pauses)} over 40 ms; in {doing or 'QGIS'}"
        times.add(f"longest pause of QGIS's window in {what}", text)


def leave(desktop: Desktop, times: Times) -> None:
    """Quit, and check that no process is left."""
    times.add("quit → QGIS has ended", f"{desktop.quit():.1f} s")
    time.sleep(1.0)
    left = desktop.left_running()
    times.add("left running", "; ".join(left) or "nothing")
    if left or desktop.process.returncode:
        raise WalkError(f"QGIS ended with code {desktop.process.returncode}, left running: {left}")


def begin_and_quit(desktop: Desktop, times: Times) -> None:
    """Click Install, and quit QGIS in the middle."""
    desktop.click("install")
    desktop.wait("the start", lambda: desktop.enabled("cancel"))
    desktop.wait("packages", lambda: above(desktop, 250), INSTALL_S)
    desktop.screen.snap("quit_while_installing")
    leave(desktop, times)
    runtime = desktop.setting.runtime
    begun = sorted(path.parent.name for path in runtime.glob("env-*/mtrefseg.json"))
    times.add("begun, to go on with", ", ".join(begun))
    if (runtime / "current.json").exists() or not begun:
        raise WalkError(f"{runtime} is not as an installation that was stopped leaves it")


def measure(desktop: Desktop, times: Times) -> None:
    """Add how much the installation takes on the disk."""
    runtime = desktop.setting.runtime
    pointer = json.loads((runtime / "current.json").read_text(encoding="utf-8"))
    for name, folder in (("the environment", pointer["environment"]), ("all of it", ".")):
        size = subprocess.check_output(["du", "-sm", runtime / folder], text=True).split()[0]
        times.add(f"size of {name}", f"{size} MB")


def above(desktop: Desktop, share: int) -> bool:
    """Return whether the installation's bar shows more thousandths, or it has ended."""
    widget = desktop.find("bar")
    return widget is None or desktop.enabled("install") or int(widget["value"]) > share


def checked(desktop: Desktop) -> bool:
    """Return whether the dock shows the check of the pair."""
    text = desktop.text("checkLabel")
    return bool(text) and not text.endswith("…")


def polygons(desktop: Desktop) -> dict[str, int]:
    """Return the numbers of polygons in the project's layers."""
    return dict(desktop.state().get("polygons", {}))


def finished(desktop: Desktop) -> bool:
    """Return whether a finished layer is drawn."""
    found = (count for name, count in polygons(desktop).items() if "looking" not in name)
    return any(found) and not desktop.state()["drawing"]
