"""Audits 30 records in the real desktop by keys and mouse, kills QGIS, goes on after the restart.

``.venv/bin/python tools/audit_trial.py`` makes a pair with known changes and a training file of
them, starts QGIS on a screen of its own (Xvfb, jwm) with an empty profile and acts from outside.
Every step leaves a screenshot in ``build/audit_trial``, to be checked by eye. It fails where a
decision is not in the file, before the kill or after it.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from walk.desktop import PROFILE, Desktop, Setting, WalkError
from walk.screen import Screen, missing_programs

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = ROOT / "build" / "audit_trial"
INI = "[PythonPlugins]\nmtrefseg=true\n[qgis]\ncheckVersion=false\n"
KEYS = ("a", "a", "r", "a", "u", "a", "space", "a", "r", "a")
VERDICTS = {"a": "accepted", "r": "rejected", "u": "unsure"}
RECORDS, PAUSE_S = 30, 0.35
COUNTER = "counterLabel"


def reviews(path: Path) -> dict[str, int]:
    """Return the number of records of each verdict in the file."""
    with closing(sqlite3.connect(path)) as data:
        query = "SELECT coalesce(review, ''), count(*) FROM records GROUP BY 1"
        return dict(data.execute(query).fetchall())


def expected(keys: list[str]) -> dict[str, int]:
    """Return the number of verdicts that these keys give."""
    verdicts = [VERDICTS[key] for key in keys if key in VERDICTS]
    return {verdict: verdicts.count(verdict) for verdict in set(verdicts)}


def decided(path: Path) -> dict[str, int]:
    return {verdict: count for verdict, count in reviews(path).items() if verdict}


def open_file(desktop: Desktop, path: Path) -> None:
    """Open the panel from the toolbar, type name and file, press Open."""
    if not desktop.enabled("openButton"):
        desktop.click("mtrefsegAuditAction")
    desktop.wait("the panel", lambda: desktop.enabled("openButton"))
    desktop.click("auditorEdit")
    desktop.screen.key("ctrl+a")
    desktop.screen.type("Ann")
    desktop.click("fileWidget")
    desktop.screen.key("ctrl+a")
    desktop.screen.type(str(path))
    desktop.screen.snap("start_page")
    desktop.click("openButton")
    desktop.wait("the first record", lambda: "Record 1 of" in desktop.text(COUNTER))
    time.sleep(3)


def audit(desktop: Desktop, path: Path) -> list[str]:
    """Decide 30 records and return the keys."""
    screen, keys = desktop.screen, []
    for number in range(RECORDS):
        key = KEYS[number % len(KEYS)]
        screen.key(key)
        keys.append(key)
        time.sleep(PAUSE_S)
        if number in (0, 5, 20):
            time.sleep(1)
            screen.snap(f"after_{number + 1}_records")
    desktop.wait("the decisions in the file", lambda: decided(path) == expected(keys), 10)
    return keys


def try_views(desktop: Desktop) -> None:
    """Swipe, hidden mask, blinking, another type, the table of keys; each with a picture."""
    screen = desktop.screen
    desktop.click("swipeButton")
    time.sleep(2)
    screen.snap("swipe")
    for key, label in (("h", "mask_hidden"), ("h", ""), ("b", "blink"), ("b", ""), ("2", "type")):
        screen.key(key)
        time.sleep(1)
        if label:
            screen.snap(label)
    screen.key("BackSpace")
    desktop.click("sideButton")
    time.sleep(2)
    desktop.click("helpButton")
    time.sleep(1)
    screen.snap("keys")
    screen.key("Escape")


def edit_mask(desktop: Desktop) -> None:
    """Start editing a mask by its key, and leave it as it was."""
    screen = desktop.screen
    desktop.click("stateLabel")  # the panel has the focus
    screen.key("e")
    desktop.wait("the bar of the edit", lambda: desktop.enabled("cancelEditButton"))
    time.sleep(2)
    screen.snap("edit")
    desktop.click("cancelEditButton")
    desktop.wait("the end of the edit", lambda: desktop.enabled("manyButton"))


def run(work: Path) -> None:
    path = work / "training.gpkg"
    python = [sys.executable, str(ROOT / "tools" / "audit_trial_data.py"), str(work)]
    subprocess.run(python, check=True)
    home = work / "home"
    plugins = home / PROFILE / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "mtrefseg").symlink_to(ROOT, target_is_directory=True)
    with Screen(SCREENSHOTS) as screen:
        pair = (work / "before.tif", work / "after.tif")
        desktop = Desktop(screen, Setting(ROOT, home, pair, ini=INI))
        try:
            desktop.start()
            open_file(desktop, path)
            keys = audit(desktop, path)
            try_views(desktop)
            edit_mask(desktop)
            os.kill(desktop.process.pid, signal.SIGKILL)
            desktop.process.wait()
            found = decided(path)
            print(f"after SIGKILL: {found}, expected {expected(keys)}")
            if found != expected(keys):
                raise WalkError("decisions were lost by the kill")
            desktop.start()
            open_file(desktop, path)
            screen.snap("after_the_restart")
            desktop.click("stateLabel")
            screen.key("BackSpace")
            keys = keys[:-1]
            desktop.wait("the undo", lambda: decided(path) == expected(keys), 10)
            screen.snap("undone_after_the_restart")
        except WalkError:
            screen.snap("failed")
            raise
        finally:
            desktop.kill()


def main() -> int:
    missing = missing_programs()
    if missing:
        print(f"apt-get install xvfb xdotool imagemagick jwm ({missing[0]} is missing)")
        return 1
    shutil.rmtree(SCREENSHOTS, ignore_errors=True)
    SCREENSHOTS.mkdir(parents=True)
    # Not in /tmp: QGIS calls layers that lie there temporary.
    work = Path(tempfile.mkdtemp(prefix="audit-", dir="/var/tmp"))
    try:
        run(work)
    except WalkError as error:
        print(f"audit trial: {error}", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(work)
    print(f"30 records audited, nothing lost; screenshots in {SCREENSHOTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
