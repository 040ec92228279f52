"""``make walk``: the first hour of a new user, in the real desktop, by mouse and keyboard.

QGIS starts on a screen of its own (Xvfb, jwm) with an empty home folder; the zip of ``make
package`` is installed through the plugin manager; from there on everything is clicked and typed
from outside: the engine is installed, a sentence asked, polygons waited for. Every step leaves a
picture in ``build/walk``. Look at them. Other ways: ``make walk WALK="--proxy"``.
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

from screenshots import make_pair
from walk import proxy, steps
from walk.desktop import Desktop, Setting, WalkError
from walk.screen import Screen, missing_programs

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "build" / "walk"
PACKAGES = "files.pythonhosted.org"
# In a network namespace of its own there is nothing but the loopback.
CUT_OFF = ("unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")


@dataclass(frozen=True)
class Walk:
    """One walk.

    Attributes:
        screen: Where QGIS is shown.
        setting: What QGIS is started with.
        times: Takes what is measured.
        stack: Ends what a step has left running.
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
    """Install from the package index, ask."""
    install_and_ask(walk, walk.start())


def without_network(walk: Walk) -> None:
    """Install from a folder of wheels, with the network cut off."""
    script, wheels = ROOT / "plugin" / "runtime" / "fill_folder.py", walk.setting.home / "wheels"
    version = "{}.{}".format(*sys.version_info)
    command = [sys.executable, str(script), str(wheels), "--python", version]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    size = subprocess.check_output(["du", "-sm", wheels], text=True).split()[0]
    walk.times.add("size of the folder of wheels", f"{size} MB")
    install_and_ask(walk, walk.start(replace(walk.setting, before=CUT_OFF)), wheels)


def behind_a_proxy(walk: Walk) -> None:
    """Be refused without the proxy's login, give it when QGIS asks, install with it set."""
    with proxy.Proxy() as server:
        home, port = walk.setting.home, server.port
        ini = proxy.settings(port, login=False)
        desktop = walk.start(replace(walk.setting, home=home / "without", ini=ini))
        steps.open_engine_page(desktop)
        steps.refuse_to_log_in(desktop, walk.times)
        steps.log_in(desktop, proxy.USER, proxy.PASSWORD, lambda: server.megabytes[PACKAGES] > 50)
        walk.times.add("through the proxy before Stop", server.told())
        desktop.click("leave")
        steps.leave(desktop, walk.times)
        ini = proxy.settings(port, login=True)
        install_and_ask(walk, walk.start(replace(walk.setting, home=home / "with", ini=ini)))
        walk.times.add("through the proxy in the end", server.told())


def quitting(walk: Walk) -> None:
    """Quit while it installs; the next start goes on."""
    desktop = walk.start()
    steps.open_engine_page(desktop)
    steps.begin_and_quit(desktop, walk.times)
    plain(walk)


def install_and_ask(walk: Walk, desktop: Desktop, wheels: Path | None = None) -> None:
    """Go the whole way, from the toolbar's button to the end of QGIS."""
    steps.open_engine_page(desktop)
    if wheels is not None:
        steps.choose_wheels(desktop, str(wheels))
    steps.ask(desktop, steps.install(desktop, walk.times), walk.times)
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
    given = parser.parse_args()
    act = given.act or plain
    missing = missing_programs()
    if missing:
        print(f"make walk: apt-get install xvfb xdotool imagemagick jwm ({missing[0]} is missing)")
        return 1
    return run(act, given)


def run(act: Callable[[Walk], None], given: argparse.Namespace) -> int:
    pictures = PICTURES / (act.__name__ + ("-unpacked" if given.unpacked else ""))
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    plugin = max((ROOT / "dist").glob("mtrefseg-*.zip"), key=lambda path: path.stat().st_mtime)
    # Not in /tmp: QGIS calls layers that lie there temporary.
    work, times = Path(tempfile.mkdtemp(prefix="walk-", dir="/var/tmp")), steps.Times()
    setting = Setting(plugin, work / "home", tuple(make_pair(work)), unpacked=given.unpacked)
    print(f"{act.__doc__}\n  {plugin.name}, {work}, pictures in {pictures}", flush=True)
    with ExitStack() as stack:
        if not given.keep:
            stack.callback(shutil.rmtree, work)
        screen = stack.enter_context(Screen(pictures))
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
