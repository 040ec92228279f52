"""``make walk``: the first hour of a new user, in the real desktop, by mouse and keyboard.

QGIS starts on a screen of its own (Xvfb, jwm) with an empty home folder; the zip of ``make
package`` is installed through the plugin manager; from there on everything is clicked and typed
from outside: the engine is installed, a sentence typed, polygons waited for. Every step leaves a
screenshot in ``build/walk``, to be checked by eye. Other ways: ``make walk WALK="--proxy"``.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from screenshots import PAIR
from walk import proxy, steps
from walk.desktop import Desktop, Setting, WalkError
from walk.screen import Screen, missing_programs

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "build" / "walk"
PACKAGES = "files.pythonhosted.org"
# In a network namespace of its own there is nothing but the loopback.
CUT_OFF = ("unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


@dataclass(frozen=True)
class Walk:
    """One walk.

    Attributes:
        screen: Screen of QGIS.
        setting: How QGIS is started.
        times: The measured times.
        stack: Ends the processes that a step has left running.
    """

    screen: Screen
    setting: Setting
    times: steps.Times
    stack: ExitStack

    def start(self, setting: Setting | None = None) -> Desktop:
        desktop = Desktop(self.screen, setting or self.setting)
        self.stack.callback(desktop.kill)
        desktop.start()
        return desktop


def plain(walk: Walk) -> None:
    """Install from the package index, find changes."""
    install_and_detect(walk, walk.start())


def without_network(walk: Walk) -> None:
    """Install from a folder of wheels, with the network cut off."""
    script, wheels = ROOT / "plugin" / "runtime" / "fill_folder.py", walk.setting.home / "wheels"
    version = "{}.{}".format(*sys.version_info)
    command = [sys.executable, str(script), str(wheels), "--python", version]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    size = subprocess.check_output(["du", "-sm", wheels], text=True).split()[0]
    walk.times.add("size of the folder of wheels", f"{size} MB")
    install_and_detect(walk, walk.start(replace(walk.setting, before=CUT_OFF)), wheels)


def behind_a_proxy(walk: Walk) -> None:
    """Install behind a proxy: without its login, with it in a dialog, with it in the settings."""
    with proxy.Proxy() as server:
        home, port = walk.setting.home, server.port
        ini = proxy.settings(port, login=False)
        desktop = walk.start(replace(walk.setting, home=home / "without", ini=ini))
        steps.open_engine_page(desktop)
        steps.refuse_to_log_in(desktop, walk.times)
        steps.log_in(desktop, proxy.USER, proxy.PASSWORD, lambda: server.megabytes[PACKAGES] > 50)
        walk.times.add("through the proxy before Stop", server.summary())
        desktop.click("leave")
        steps.leave(desktop, walk.times)
        ini = proxy.settings(port, login=True)
        install_and_detect(walk, walk.start(replace(walk.setting, home=home / "with", ini=ini)))
        walk.times.add("through the proxy in the end", server.summary())


def quitting(walk: Walk) -> None:
    """Quit during the installation; the next start resumes it."""
    desktop = walk.start()
    steps.open_engine_page(desktop)
    steps.begin_and_quit(desktop, walk.times)
    plain(walk)


def install_and_detect(walk: Walk, desktop: Desktop, wheels: Path | None = None) -> None:
    """Take all steps, from the toolbar's button to the end of QGIS."""
    steps.open_engine_page(desktop)
    if wheels is not None:
        steps.choose_wheels(desktop, str(wheels))
    steps.detect(desktop, steps.install(desktop, walk.times), walk.times)
    steps.leave(desktop, walk.times)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    way = parser.add_mutually_exclusive_group()
    ways: dict[str, Callable[[Walk], None]] = {
        "wheels": without_network, "proxy": behind_a_proxy, "quit-while-installing": quitting
    }  # fmt: skip
    for name, act in ways.items():
        way.add_argument(f"--{name}", dest="act", action="store_const", const=act, help=act.__doc__)
    parser.add_argument(
        "--unpacked", type=lambda text: Path(text).resolve(), help="folder usr of another QGIS"
    )
    parser.add_argument("--keep", action="store_true", help="keep the home folders")
    options = parser.parse_args()
    act = options.act or plain
    missing = missing_programs()
    if missing:
        print(f"make walk: apt-get install xvfb xdotool imagemagick jwm ({missing[0]} is missing)")
        return 1
    return run(act, options)


def run(act: Callable[[Walk], None], options: argparse.Namespace) -> int:
    screenshots = SCREENSHOTS / (act.__name__ + ("-unpacked" if options.unpacked else ""))
    shutil.rmtree(screenshots, ignore_errors=True)
    screenshots.mkdir(parents=True)
    plugin = max((ROOT / "dist").glob("mtrefseg-*.zip"), key=lambda path: path.stat().st_mtime)
    # Not in /tmp: QGIS calls layers that lie there temporary.
    work, times = Path(tempfile.mkdtemp(prefix="walk-", dir="/var/tmp")), steps.Times()
    layers = tuple(Path(shutil.copy(path, work)) for path in PAIR)
    setting = Setting(plugin, work / "home", layers, unpacked=options.unpacked)
    print(f"{act.__doc__}\n  {plugin.name}, {work}, screenshots in {screenshots}", flush=True)
    with ExitStack() as stack:
        if not options.keep:
            stack.callback(shutil.rmtree, work)
        screen = stack.enter_context(Screen(screenshots))
        try:
            act(Walk(screen, setting, times, stack))
        except WalkError as error:
            screen.snap("failed")
            print(f"make walk: {error}", file=sys.stderr)
            return 1
    print(f"\n{times.table()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
