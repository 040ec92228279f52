"""What the user does, step by step, with a picture of each."""

import json
import subprocess
import time
from dataclasses import dataclass, field

from .desktop import Desktop, State, WalkError

INSTALL_S, ANSWER_S, LOOK_S = 1800.0, 600.0, 60.0
BEFORE, AFTER = "scene_2019", "scene_2023"
SENTENCE = "the buildings that appeared"
ACTION = "mtrefsegDockAction"


@dataclass
class Times:
    """Rows of the table that is printed in the end."""

    rows: list[tuple[str, str]] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        self.rows.append((name, value))
        print(f"  {name}: {value}", flush=True)

    def table(self) -> str:
        return "\n".join(
            ["| what | measured |", "|---|---|", *(f"| {n} | {v} |" for n, v in self.rows)]
        )


def open_engine_page(desktop: Desktop) -> None:
    """From the toolbar's button to the page that installs, as on a machine without the engine."""
    desktop.screen.snap("qgis_with_the_plugin")
    desktop.click(ACTION)
    desktop.wait(
        "the offer to install", lambda state: desktop.find("setupButton", state) is not None
    )
    desktop.screen.snap("dock_without_an_engine")
    desktop.click("setupButton")
    desktop.wait("the page of the engine", lambda state: enabled(desktop, "install", state), LOOK_S)
    desktop.screen.snap("page_of_the_engine")


def choose_wheels(desktop: Desktop, folder: str) -> None:
    desktop.click("wheels")
    desktop.wait(
        "the choice of a folder", lambda state: desktop.find("fileNameEdit", state) is not None
    )
    desktop.screen.key("ctrl+a")
    desktop.screen.type(folder)
    desktop.screen.snap("folder_of_wheels")
    desktop.screen.key("Return")
    desktop.wait("the folder in the plan", lambda state: folder in desktop.text("plan_text"))


def install(desktop: Desktop, times: Times) -> float:
    """Click Install and wait; return when it was clicked."""
    clicked_s = desktop.click("install")
    for share, label in ((0, "checked"), (250, "packages"), (600, "packages_further")):
        desktop.wait(label, lambda state, share=share: bar(desktop, state) > share, INSTALL_S)
        desktop.screen.snap(f"installing_{label}")
    ready_s = desktop.wait("the end", lambda state: enabled(desktop, "install", state), INSTALL_S)
    desktop.screen.snap("installed")
    if not desktop.text("message").startswith("Installed"):
        raise WalkError(f"the installation ended with: {desktop.text('message')}")
    times.add("click on Install → engine ready", f"{ready_s - clicked_s:.0f} s")
    times.add("the page says", desktop.text("message"))
    measure(desktop, times)
    return clicked_s


def refused(desktop: Desktop) -> str:
    """Click Install where it cannot work; return what the page says."""
    desktop.click("install")
    time.sleep(1.0)
    desktop.wait("the end", lambda state: enabled(desktop, "install", state), LOOK_S)
    desktop.screen.snap("refused")
    return desktop.text("message")


def ask(desktop: Desktop, clicked_s: float, times: Times) -> None:
    """Choose the layers, type a sentence, click the button, wait for polygons on the map."""
    desktop.click("leave")
    for name, layer in (("beforeCombo", BEFORE), ("afterCombo", AFTER)):
        desktop.click(name)
        desktop.screen.type(layer)
        desktop.screen.key("Return")
    check = desktop.wait(
        "the check of the pair", lambda state: bool(checked(desktop, state)), LOOK_S
    )
    desktop.screen.snap("pair_checked")
    desktop.click("sentenceEdit")
    desktop.screen.type(SENTENCE)
    asked_s = desktop.click("runButton")
    first_s = desktop.wait("polygons", lambda state: any(state["polygons"].values()), ANSWER_S)
    desktop.screen.snap("first_polygons")
    done_s = desktop.wait("the answer", lambda state: answered(state), ANSWER_S)
    time.sleep(1.0)
    desktop.screen.snap("answer")
    times.add("click on Install → pair checked", f"{check - clicked_s:.0f} s")
    times.add("click on Install → first polygons", f"{first_s - clicked_s:.0f} s")
    times.add("click on Find changes → first polygons", f"{first_s - asked_s:.1f} s")
    times.add("click on Find changes → answer drawn", f"{done_s - asked_s:.1f} s")
    times.add("polygons", str(desktop.state()["polygons"]))
    times.add("longest pause of QGIS's window", f"{desktop.state()['longest_pause_ms']:.0f} ms")


def leave(desktop: Desktop, times: Times) -> None:
    """Quit, and see that nothing is left running."""
    times.add("Ctrl+Q → QGIS has ended", f"{desktop.quit():.1f} s")
    time.sleep(1.0)
    left = desktop.left_running()
    times.add("left running", "; ".join(left) or "nothing")
    if left:
        raise WalkError("processes are left")


def begin_and_quit(desktop: Desktop, times: Times) -> None:
    """Click Install, and quit QGIS in the middle."""
    desktop.click("install")
    desktop.wait("packages", lambda state: bar(desktop, state) > 150, INSTALL_S)
    desktop.screen.snap("quit_while_installing")
    leave(desktop, times)
    runtime = desktop.setting.runtime
    begun = sorted(path.name for path in runtime.glob("env-*/mtrefseg.json"))
    times.add("begun environments that can go on", str(len(begun)))
    if (runtime / "current.json").exists() or not begun:
        raise WalkError(f"{runtime} is not as an installation that was stopped leaves it")


def measure(desktop: Desktop, times: Times) -> None:
    runtime = desktop.setting.runtime
    pointer = json.loads((runtime / "current.json").read_text(encoding="utf-8"))
    for name, folder in (("environment", pointer["environment"]), ("everything installed", ".")):
        size = subprocess.check_output(["du", "-sm", runtime / folder], text=True).split()[0]
        times.add(f"size of {name}", f"{size} MB")


def enabled(desktop: Desktop, name: str, state: State) -> bool:
    widget = desktop.find(name, state)
    return widget is not None and bool(widget["enabled"])


def bar(desktop: Desktop, state: State) -> int:
    """Return the thousandths that the installation's bar shows; all when it has ended."""
    widget = desktop.find("bar", state)
    if widget is None or enabled(desktop, "install", state):
        return 1000
    return int(widget["value"])


def checked(desktop: Desktop, state: State) -> str:
    widget = desktop.find("checkLabel", state)
    return "" if widget is None else str(widget["text"])


def answered(state: State) -> bool:
    done = any(count for name, count in state["polygons"].items() if "looking" not in name)
    return done and not state["drawing"]
